#include "core/report/build/report_pictures.h"

#include "core/measure/measurement.h"
#include "core/report/build/picture_windows.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

/// The instance of a picture and its frame; null where the study has none.
std::pair<const Instance*, const Frame*> find(const Study& study, const PictureIdentity& picture)
{
    for (const Series& series : study.series) {
        if (series.seriesInstanceUid != picture.seriesInstanceUid)
            continue;
        for (const Instance& instance : series.instances) {
            if (instance.sopInstanceUid != picture.sopInstanceUid)
                continue;
            const auto frame =
                std::find_if(instance.frames.begin(), instance.frames.end(), [&](const Frame& one) {
                    return one.frameNumber == picture.frameNumber;
                });
            if (frame != instance.frames.end())
                return {&instance, &*frame};
        }
    }
    return {nullptr, nullptr};
}

/// The slice that a picture was loaded into.
SlicePlace placeOf(const std::vector<SeriesPictures>& series, const PictureIdentity& picture)
{
    for (const SeriesPictures& one : series)
        for (const VolumePtr& volume : one.volumes)
            for (int slice = 0; slice < volume->geometry.slices; ++slice)
                if (pictureOf(*volume, slice) == picture)
                    return {volume, slice};
    return {};
}

/// Collects pictures.
class Collection {
public:
    Collection(const Study& study, const std::vector<SeriesPictures>& series,
               PictureWindows& windows)
        : m_study(study)
        , m_series(series)
        , m_windows(windows)
    {
    }

    /// @return null for a picture that the study does not have.
    ReportPicture* at(const PictureIdentity& picture)
    {
        const auto known =
            std::find_if(m_pictures.begin(), m_pictures.end(),
                         [&](const ReportPicture& one) { return one.picture == picture; });
        if (known != m_pictures.end())
            return &*known;
        const auto [instance, frame] = find(m_study, picture);
        if (!instance)
            return nullptr;
        ReportPicture& made = m_pictures.emplace_back();
        made.picture = picture;
        made.file = instance->path;
        made.columns = instance->columns;
        made.rows = instance->rows;
        made.isMultiFrame = instance->frames.size() > 1;
        made.spacing = frame->spacing;
        if (const SlicePlace place = placeOf(m_series, picture); place.volume)
            made.window = windowOf(*place.volume);
        return &made;
    }

    void addPoint(Site site, const SiteLocation& location, bool isReaders)
    {
        // A location names no frame: the slice that it was found in does.
        const SlicePlace place = foramen::placeOf(m_series, location);
        const PictureIdentity picture = place.volume
            ? pictureOf(*place.volume, place.slice)
            : PictureIdentity{location.seriesInstanceUid, location.sopInstanceUid};
        if (ReportPicture* found = at(picture))
            found->sites.push_back({site, isReaders, location.image});
    }

    std::vector<ReportPicture> take() { return std::move(m_pictures); }

private:
    ReportWindow windowOf(const Volume& volume)
    {
        const GrayWindow stored = m_windows.of(volume);
        const double slope = volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
        const double low = slope * stored.low + volume.rescaleIntercept;
        const double high = slope * stored.high + volume.rescaleIntercept;
        return {(low + high) / 2, high - low};
    }

    const Study& m_study;
    const std::vector<SeriesPictures>& m_series;
    PictureWindows& m_windows;
    std::vector<ReportPicture> m_pictures;
};

} // namespace

std::vector<ReportPicture> reportPicturesOf(const Assessment& assessment,
                                            const std::vector<ReportMeasurement>& measurements,
                                            const Study& study,
                                            const std::vector<SeriesPictures>& series,
                                            PictureWindows& windows)
{
    Collection pictures(study, series, windows);
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        const AssessmentCell& cell = assessment.cell(site);
        if (const Finding* shown = cell.shownFinding(); shown && shown->location)
            pictures.addPoint(site, *shown->location, false);
        if (const SiteLocation* location = cell.location(); cell.decision && location)
            pictures.addPoint(site, *location, true);
    }
    for (const ReportMeasurement& measurement : measurements)
        pictures.at(measurement.annotation.picture);
    return pictures.take();
}

} // namespace foramen
