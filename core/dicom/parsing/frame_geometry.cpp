#include "core/dicom/parsing/frame_geometry.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr DicomTag kSharedGroups = dicomTag(0x5200, 0x9229);
constexpr DicomTag kFrameGroups = dicomTag(0x5200, 0x9230);
constexpr DicomTag kPosition = dicomTag(0x0020, 0x0032);
constexpr DicomTag kOrientation = dicomTag(0x0020, 0x0037);
constexpr DicomTag kPixelSpacing = dicomTag(0x0028, 0x0030);
constexpr DicomTag kPixelAspectRatio = dicomTag(0x0028, 0x0034);
constexpr DicomTag kPixelSpacingCalibrationType = dicomTag(0x0028, 0x0A02);
constexpr DicomTag kImagerPixelSpacing = dicomTag(0x0018, 0x1164);
constexpr DicomTag kNominalScannedPixelSpacing = dicomTag(0x0018, 0x2010);

/// Two positive values, as pixel spacings are.
bool areDistances(const std::vector<double>& values)
{
    return values.size() >= 2 && values[0] > 0 && values[1] > 0;
}

/// Pixel Spacing, or without it the attribute that states at least the shape of a pixel
/// (PS3.3 10.7).
/// @param spacing  values of Pixel Spacing, row spacing first
PixelSpacing spacingFrom(const Dataset& data, const std::vector<double>& spacing)
{
    const std::vector<double> imager = data.decimals(data.root(), kImagerPixelSpacing);
    // A projection whose Pixel Spacing is that of the detector was not calibrated.
    const bool isOfDetector = spacing == imager && data.text(kPixelSpacingCalibrationType).empty();
    if (areDistances(spacing))
        return {spacing[0], spacing[1],
                isOfDetector ? SpacingKind::Detector : SpacingKind::Patient};
    if (areDistances(imager))
        return {imager[0], imager[1], SpacingKind::Detector};
    const std::vector<double> nominal = data.decimals(data.root(), kNominalScannedPixelSpacing);
    if (areDistances(nominal))
        return {nominal[0], nominal[1], SpacingKind::Nominal};
    const std::vector<double> ratio = data.decimals(data.root(), kPixelAspectRatio);
    if (areDistances(ratio)) // vertical size, then horizontal
        return {ratio[0] / ratio[1], 1, SpacingKind::AspectRatio};
    return {};
}

/// Pixel Spacing. Where a file states one value for both distances, pixels are square.
std::vector<double> pixelSpacing(std::vector<double> values)
{
    if (values.size() == 1)
        values.push_back(values.front());
    return values;
}

/// @return none unless the directions have a length and are nearly perpendicular. The result is
/// exactly orthonormal.
std::optional<ImagePlane> planeFrom(const std::vector<double>& position,
                                    const std::vector<double>& orientation,
                                    const std::vector<double>& spacing)
{
    if (position.size() < 3 || orientation.size() < 6)
        return std::nullopt;
    ImagePlane plane;
    plane.position = {position[0], position[1], position[2]};
    const PatientVector row{orientation[0], orientation[1], orientation[2]};
    const PatientVector column{orientation[3], orientation[4], orientation[5]};
    constexpr double leastLength = 0.1; // some files state multiples of the unit vectors
    constexpr double angleTolerance = 0.05;
    if (!(length(row) > leastLength) || !(length(column) > leastLength)
        || std::abs(dot(normalized(row), normalized(column))) > angleTolerance)
        return std::nullopt;
    plane.rowDirection = normalized(row);
    plane.columnDirection = normalized(
        normalized(column) - plane.rowDirection * dot(normalized(column), plane.rowDirection));
    if (areDistances(spacing)) {
        plane.rowSpacing = spacing[0];
        plane.columnSpacing = spacing[1];
    }
    return plane;
}

std::vector<double> fromGroup(const Dataset& data, std::size_t frameIndex, DicomTag macro,
                              DicomTag tag)
{
    const DatasetItem* item = functionalGroup(data, frameIndex, macro);
    return item ? data.decimals(*item, tag) : std::vector<double>{};
}

} // namespace

const DatasetItem* functionalGroup(const Dataset& data, std::size_t frameIndex, DicomTag macro)
{
    if (const DatasetElement* frames = data.root().find(kFrameGroups))
        if (frameIndex < frames->items.size())
            if (const DatasetItem* own = data.firstItem(frames->items[frameIndex], macro))
                return own;
    const DatasetItem* shared = data.firstItem(data.root(), kSharedGroups);
    return shared ? data.firstItem(*shared, macro) : nullptr;
}

std::vector<Frame> readFrames(const Dataset& data)
{
    constexpr double mostFrames = 1e5; // a false number would cost memory
    const auto count = static_cast<int>(
        std::clamp(data.decimal(dicomTag(0x0028, 0x0008)).value_or(1), 1.0, mostFrames));
    std::vector<Frame> frames(static_cast<std::size_t>(count));
    const bool enhanced = data.root().find(kSharedGroups) || data.root().find(kFrameGroups);
    const std::vector<double> common = pixelSpacing(data.decimals(data.root(), kPixelSpacing));
    const PixelSpacing commonSpacing = spacingFrom(data, common);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i].frameNumber = static_cast<int>(i) + 1;
        frames[i].spacing = commonSpacing;
        if (!enhanced)
            continue;
        const std::vector<double> own =
            pixelSpacing(fromGroup(data, i, dicomTag(0x0028, 0x9110), kPixelSpacing));
        frames[i].plane =
            planeFrom(fromGroup(data, i, dicomTag(0x0020, 0x9113), kPosition),
                      fromGroup(data, i, dicomTag(0x0020, 0x9116), kOrientation), own);
        if (areDistances(own))
            frames[i].spacing = {own[0], own[1], SpacingKind::Patient};
    }
    // The position of a classic multi-frame object is that of its first frame only.
    if (count == 1 && !frames.front().plane)
        frames.front().plane = planeFrom(data.decimals(data.root(), kPosition),
                                         data.decimals(data.root(), kOrientation), common);
    if (count == 1 && frames.front().plane && areDistances(common))
        frames.front().spacing.kind = SpacingKind::Patient; // no projection
    return frames;
}

} // namespace foramen
