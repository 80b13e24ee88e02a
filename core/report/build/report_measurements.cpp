#include "core/report/build/report_measurements.h"

#include "core/imaging/levels/disc_places.h"
#include "core/imaging/slice_picture.h"
#include "core/imaging/stack_order.h"
#include "core/measure/measured_level.h"
#include "core/measure/measurement.h"
#include "core/report/build/picture_windows.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace foramen {

namespace {

constexpr int kKeyImagePixels = 512; ///< sharp at 58 mm on paper with 220 dpi

/// A slice that an annotation refers to: its place for people and, if it is loaded, in the volume.
struct Found {
    std::optional<SlicePlace> loaded;
    ReportPlace place;
};

std::string nameOf(const SeriesPictures& one, const Series& header)
{
    if (one.role)
        return std::string(foramen::nameOf(*one.role));
    return header.seriesDescription.empty() ? header.modality : header.seriesDescription;
}

/// Counts through all blocks that are shown as one stack, as the panes do.
Found find(const PictureIdentity& picture, const Study& study,
           const std::vector<SeriesPictures>& series)
{
    Found found;
    for (const SeriesPictures& one : series) {
        const Series& header = study.series[one.seriesIndex];
        if (header.seriesInstanceUid != picture.seriesInstanceUid)
            continue;
        found.place.series = nameOf(one, header);
        const std::vector<VolumePtr> stack = stackOf(series, one);
        found.place.count = positionCount(stack);
        for (const VolumePtr& volume : one.volumes)
            for (int slice = 0; slice < volume->geometry.slices; ++slice) {
                if (found.loaded || pictureOf(*volume, slice) != picture)
                    continue;
                found.loaded = SlicePlace{volume, slice};
                found.place.position = positionOf(stack, volume, slice).value_or(-1) + 1;
                found.place.instanceNumber =
                    volume->sources[static_cast<std::size_t>(slice)].instanceNumber;
            }
        if (found.loaded)
            return found;
    }
    return found;
}

ReportMeasurement measured(const Annotation& annotation, const Found& where)
{
    ReportMeasurement made;
    made.annotation = annotation;
    made.place = where.place;
    if (!where.loaded)
        return made;
    const Measurement measurement = measure(annotation, *where.loaded->volume, where.loaded->slice);
    made.spacing = measurement.spacing;
    made.length = measurement.length;
    made.angle = measurement.angle;
    made.area = measurement.area;
    made.crossesItself = measurement.crossesItself;
    if (measurement.values) {
        made.mean = measurement.values->mean;
        made.deviation = measurement.values->deviation;
    }
    return made;
}

ReportKeyImage::Mark markOf(const ReportMeasurement& measurement, const SlicePlace& where)
{
    ReportKeyImage::Mark mark;
    mark.kind = measurement.annotation.kind;
    const PictureRequest request = wholeSlice(*where.volume, where.slice, kKeyImagePixels);
    for (const ImagePoint& point : measurement.annotation.points)
        mark.points.push_back(placeInPicture(*where.volume, request, point));
    mark.measurement = measurement;
    return mark;
}

std::vector<ReportKeyImage::Mark> siteMarks(const Assessment& assessment, const SlicePlace& where,
                                            const PictureIdentity& picture)
{
    std::vector<ReportKeyImage::Mark> marks;
    const PictureRequest request = wholeSlice(*where.volume, where.slice, kKeyImagePixels);
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        const SiteLocation* location = cell.location();
        if (!location || !cell.severity() || cell.isUnreliable()
            || location->sopInstanceUid != picture.sopInstanceUid
            || location->seriesInstanceUid != picture.seriesInstanceUid)
            continue;
        ReportKeyImage::Mark mark;
        mark.severity = cell.severity();
        mark.points = {placeInPicture(*where.volume, request, location->image)};
        marks.push_back(std::move(mark));
    }
    return marks;
}

} // namespace

std::vector<ReportMeasurement> reportMeasurementsOf(const std::vector<Annotation>& annotations,
                                                    const LevelLocations& discs, const Study& study,
                                                    const std::vector<SeriesPictures>& series,
                                                    const PatientSpaces& spaces)
{
    std::vector<ReportMeasurement> list;
    for (const Annotation& annotation : annotations) {
        if (annotation.kind == AnnotationKind::KeyImage || !isComplete(annotation))
            continue;
        const Found where = find(annotation.picture, study, series);
        ReportMeasurement& made = list.emplace_back(measured(annotation, where));
        if (where.loaded) {
            const auto& [volume, slice] = *where.loaded;
            const LevelLocations places =
                discPlaces(discs, volume, spaces,
                           [&series](SeriesRole role) { return blocksFor(series, role); });
            made.level = levelOf(annotation, volume, slice, places);
            made.side = sideOf(annotation, volume, slice, places);
        }
    }
    return list;
}

std::vector<ReportKeyImage> reportKeyImagesOf(const std::vector<Annotation>& annotations,
                                              const Assessment& assessment, const Study& study,
                                              const std::vector<SeriesPictures>& series,
                                              PictureWindows& windows)
{
    std::vector<ReportKeyImage> list;
    for (const Annotation& annotation : annotations) {
        if (annotation.kind != AnnotationKind::KeyImage)
            continue;
        const Found where = find(annotation.picture, study, series);
        ReportKeyImage key;
        key.annotation = annotation;
        key.place = where.place;
        if (where.loaded) {
            const Volume& volume = *where.loaded->volume;
            PictureRequest request = wholeSlice(volume, where.loaded->slice, kKeyImagePixels);
            request.window = windows.of(volume);
            GrayPicture picture = cutPicture(volume, request);
            key.columns = picture.columns;
            key.rows = picture.rows;
            key.gray = std::move(picture.gray);
            key.marks = siteMarks(assessment, *where.loaded, annotation.picture);
            for (const Annotation& other : annotations)
                if (other.picture == annotation.picture && other.kind != AnnotationKind::KeyImage
                    && isComplete(other))
                    key.marks.push_back(markOf(measured(other, where), *where.loaded));
        }
        list.push_back(std::move(key));
    }
    return list;
}

} // namespace foramen
