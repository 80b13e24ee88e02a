#include "core/report/dicom_objects/presented_pictures.h"

#include "core/dicom/parsing/frame_geometry.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/parsing/inflate_source.h"
#include "core/report/dicom_values.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kRescaleSlope = dicomTag(0x0028, 0x1053);
constexpr DicomTag kModalityLutSequence = dicomTag(0x0028, 0x3000);

/// The sum of the lowest and the highest value that the pixels can have.
double sumOfEnds(const Dataset& header)
{
    constexpr int most = 32;
    const int bits =
        std::clamp(header.unsignedShort(dicomTag(0x0028, 0x0101)).value_or(16), 1, most);
    const bool isSigned = header.unsignedShort(dicomTag(0x0028, 0x0103)).value_or(0) == 1;
    return isSigned ? -1.0 : static_cast<double>((std::int64_t{1} << bits) - 1);
}

/// @return none for a picture whose values go through a table.
std::optional<PresentedPicture> presented(const ReportPicture& picture, const Dataset& header)
{
    PresentedPicture made;
    made.picture = &picture;
    made.sopClassUid = header.text(dicomTag(0x0008, 0x0016));
    // Pixel Value Transformation (0028,9145) of the frame, or the attributes of the image.
    const auto frame = static_cast<std::size_t>(std::max(picture.picture.frameNumber, 1) - 1);
    const DatasetItem* group = functionalGroup(header, frame, dicomTag(0x0028, 0x9145));
    const DatasetItem& source = group ? *group : header.root();
    const auto slope = header.decimal(source, kRescaleSlope);
    if (!slope && header.firstItem(header.root(), kModalityLutSequence))
        return std::nullopt;
    if (slope && *slope != 0) // some writers use 0 for "none"
        made.rescaleSlope = *slope;
    made.rescaleIntercept = header.decimal(source, dicomTag(0x0028, 0x1052)).value_or(0);
    made.isInverse = header.text(dicomTag(0x0028, 0x0004)) == "MONOCHROME1";
    made.window = picture.window;
    if (made.window && made.isInverse) // it counts from the other end
        made.window->center =
            made.rescaleSlope * sumOfEnds(header) + 2 * made.rescaleIntercept - made.window->center;
    return made;
}

bool belongTogether(const PresentedPicture& a, const PresentedPicture& b)
{
    return a.rescaleSlope == b.rescaleSlope && a.rescaleIntercept == b.rescaleIntercept
        && a.isInverse == b.isInverse;
}

} // namespace

Result<PresentedPictures> presentedPicturesOf(const Report& report)
{
    PresentedPictures all;
    for (const ReportPicture& picture : report.pictures) {
        if (!isValidUid(picture.picture.sopInstanceUid)
            || !isValidUid(picture.picture.seriesInstanceUid)) {
            ++all.withoutUid;
            continue;
        }
        auto source = openContentSource(picture.file);
        if (!source)
            return tl::make_unexpected(source.error());
        const Result<Dataset> header = readHeader(std::move(*source));
        if (!header)
            return tl::make_unexpected(header.error());
        std::optional<PresentedPicture> made = presented(picture, *header);
        if (!made) {
            ++all.withTable;
            continue;
        }
        if (!isValidUid(made->sopClassUid)) // as the challenge's files have none
            made->sopClassUid = ReportSeries{}.sopClassUid;
        const auto set =
            std::find_if(all.sets.begin(), all.sets.end(), [&](const PresentedSet& one) {
                return belongTogether(one.pictures.front(), *made);
            });
        (set == all.sets.end() ? all.sets.emplace_back() : *set).pictures.push_back(*made);
    }
    return all;
}

} // namespace foramen
