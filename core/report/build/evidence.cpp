#include "core/report/build/evidence.h"

#include "core/imaging/slice_picture.h"
#include "core/report/build/picture_windows.h"

#include <utility>

namespace foramen {

namespace {

constexpr double kEvidenceMm = 50;
constexpr int kEvidencePixels = 224; ///< of 50 mm: sharp at 34 mm on paper with 170 dpi

EvidencePicture evidencePicture(Site site, const SiteLocation& location, const SlicePlace& place,
                                PictureWindows& windows)
{
    GrayPicture picture = cutPicture(*place.volume,
                                     {.slice = place.slice,
                                      .center = location.image,
                                      .widthMm = kEvidenceMm,
                                      .heightMm = kEvidenceMm,
                                      .columns = kEvidencePixels,
                                      .rows = kEvidencePixels,
                                      .window = windows.of(*place.volume)});
    EvidencePicture evidence;
    evidence.site = site;
    evidence.columns = picture.columns;
    evidence.rows = picture.rows;
    evidence.gray = std::move(picture.gray);
    evidence.point = {(kEvidencePixels - 1) / 2.0, (kEvidencePixels - 1) / 2.0};
    return evidence;
}

} // namespace

std::vector<EvidencePicture> evidenceOf(const Assessment& assessment,
                                        const std::vector<SeriesPictures>& series,
                                        PictureWindows& windows)
{
    std::vector<EvidencePicture> pictures;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kConditions) {
            const Site site{condition, level};
            const AssessmentCell& cell = assessment.cell(site);
            const auto severity = cell.severity();
            const SiteLocation* location = cell.location();
            if (!severity || *severity == Severity::NormalMild || !location || cell.isUnreliable())
                continue;
            const SlicePlace place = placeOf(series, *location);
            if (place.volume && place.volume->hasGeometry)
                pictures.push_back(evidencePicture(site, *location, place, windows));
        }
    return pictures;
}

} // namespace foramen
