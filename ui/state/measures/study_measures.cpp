#include "ui/state/measures/study_measures.h"

#include "core/measure/measured_level.h"
#include "core/measure/measurement.h"
#include "ui/state/points/place_in_study.h"
#include "ui/state/study/open_study.h"

#include <optional>
#include <utility>

namespace foramen {

namespace {

std::optional<std::pair<VolumePtr, int>> find(const OpenStudy& study,
                                              const PictureIdentity& picture)
{
    for (const SeriesEntry& entry : study.series.entries())
        for (const VolumePtr& volume : entry.volumes)
            for (int slice = 0; volume->seriesInstanceUid == picture.seriesInstanceUid
                 && slice < volume->geometry.slices;
                 ++slice)
                if (pictureOf(*volume, slice) == picture)
                    return std::pair(volume, slice);
    return std::nullopt;
}

} // namespace

std::vector<ReaderMeasure> readerMeasuresOf(const OpenStudy& study,
                                            const std::vector<Annotation>& annotations)
{
    std::vector<ReaderMeasure> list;
    for (const Annotation& annotation : annotations) {
        if (!traitsOf(annotation.kind).measure || !isComplete(annotation))
            continue;
        const auto place = find(study, annotation.picture);
        if (!place)
            continue;
        if (auto measured = readerMeasureOf(annotation, place->first, place->second,
                                            discsIn(study, place->first)))
            list.push_back(std::move(*measured));
    }
    return list;
}

std::vector<ReaderMeasure> readerMeasuresOf(const OpenStudy& study)
{
    return readerMeasuresOf(study, study.annotations.all);
}

std::vector<LevelMeasure> measuresOf(const OpenStudy& study)
{
    return levelMeasures(study.assessment, readerMeasuresOf(study));
}

} // namespace foramen
