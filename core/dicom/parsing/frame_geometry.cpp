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
constexpr DicomTag kImagerPixelSpacing = dicomTag(0x0018, 0x1164);

/// @return none unless the two directions are nearly unit and nearly perpendicular; they are made
/// exactly so.
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
    constexpr double lengthTolerance = 0.1;
    constexpr double angleTolerance = 0.05;
    if (std::abs(length(row) - 1) > lengthTolerance
        || std::abs(length(column) - 1) > lengthTolerance
        || std::abs(dot(row, column)) > angleTolerance)
        return std::nullopt;
    plane.rowDirection = normalized(row);
    plane.columnDirection =
        normalized(column - plane.rowDirection * dot(column, plane.rowDirection));
    if (spacing.size() >= 2 && spacing[0] > 0 && spacing[1] > 0) {
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
    constexpr double mostFrames = 1e5; // the number is a claim that costs memory
    const auto count = static_cast<int>(
        std::clamp(data.decimal(dicomTag(0x0028, 0x0008)).value_or(1), 1.0, mostFrames));
    std::vector<Frame> frames(static_cast<std::size_t>(count));
    const bool enhanced = data.root().find(kSharedGroups) || data.root().find(kFrameGroups);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i].frameNumber = static_cast<int>(i) + 1;
        if (enhanced)
            frames[i].plane =
                planeFrom(fromGroup(data, i, dicomTag(0x0020, 0x9113), kPosition),
                          fromGroup(data, i, dicomTag(0x0020, 0x9116), kOrientation),
                          fromGroup(data, i, dicomTag(0x0028, 0x9110), kPixelSpacing));
    }
    // The position of a classic multi-frame object holds for its first picture alone.
    if (count == 1 && !frames.front().plane) {
        std::vector<double> spacing = data.decimals(data.root(), kPixelSpacing);
        if (spacing.empty())
            spacing = data.decimals(data.root(), kImagerPixelSpacing);
        frames.front().plane = planeFrom(data.decimals(data.root(), kPosition),
                                         data.decimals(data.root(), kOrientation), spacing);
    }
    return frames;
}

} // namespace foramen
