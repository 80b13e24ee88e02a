#include "core/imaging/windows/automatic_window.h"

#include "core/base/statistics.h"
#include "core/imaging/windows/body_intensities.h"
#include "core/imaging/windows/coil_shading.h"
#include "core/imaging/windows/spine_region.h"
#include "core/imaging/windows/voxel_samples.h"
#include "core/imaging/windows/window_presets.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace foramen {

namespace {

constexpr double kBodySamples = 60000;
constexpr double kSpineSamples = 300000; ///< of a whole series; one in ten or so is of the column
constexpr std::size_t kLeastSpineSamples = 400;

/// Of the body, and of the column: the fluid of the canal is a tenth of it, and its nerve roots are
/// to be seen.
constexpr double kLowShare = 0.01;
constexpr double kBodyHighShare = 0.995;
constexpr double kSpineHighShare = 0.99;

/// A window for values that begin at 0 and are mostly dark, as those of MR are. Where the middle
/// of the tissue would be nearly black, black is moved below the darkest values, so that vertebrae
/// are gray beside bright fluid.
WindowRange windowOfTissue(std::vector<float>& values, double lowShare, double highShare,
                           double least)
{
    constexpr double darkestMiddle = 0.22; // of white
    constexpr double lowestBlack = -0.12; // of white
    const auto high = static_cast<double>(percentileOf(values, highShare));
    const auto middle = static_cast<double>(percentileOf(values, 0.5));
    auto low = static_cast<double>(percentileOf(values, lowShare));
    low = std::min(low, (middle - darkestMiddle * high) / (1 - darkestMiddle));
    low = std::max(low, lowestBlack * high);
    const double width = std::max(least, high - low);
    return {.center = low + width / 2, .width = width};
}

double slopeOf(const Volume& volume)
{
    return volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
}

const std::int16_t* lineOf(const Volume& volume, int slice, int row)
{
    return volume.slice(slice) + static_cast<std::ptrdiff_t>(row) * volume.geometry.columns;
}

/// Adds the values of the column in one block.
void addSpine(const Volume& block, const SpineRegion& region, int step, std::vector<float>& values)
{
    const VolumeGeometry& geometry = block.geometry;
    const double slope = slopeOf(block);
    const PatientVector along = geometry.rowDirection * (geometry.columnSpacing * step);
    const int first = step / 2;
    for (int slice = 0; slice < geometry.slices; ++slice) {
        if (!isReadable(block, slice))
            continue;
        for (int row = first; row < geometry.rows; row += step) {
            const std::int16_t* line = lineOf(block, slice, row);
            PatientPoint point = geometry.patientFromVoxel({0.0 + first, 0.0 + row, 0.0 + slice});
            for (int column = first; column < geometry.columns; column += step) {
                if (region.contains(point))
                    values.push_back(
                        static_cast<float>(slope * line[column] + block.rescaleIntercept));
                point = point + along;
            }
        }
    }
}

/// Whether a window shows any tissue of CT.
bool isOfHounsfieldUnits(const WindowRange& window)
{
    constexpr double air = -1024;
    constexpr double metal = 4000;
    return window.width >= 2 && window.low() < metal && window.high() > air;
}

/// Whether two windows show the column much alike.
bool areAlike(const WindowRange& file, const WindowRange& spine)
{
    constexpr double most = 0.2; // of the width
    return std::abs(file.low() - spine.low()) < most * spine.width
        && std::abs(file.high() - spine.high()) < most * spine.width;
}

} // namespace

std::optional<WindowRange> fileWindow(const Volume& volume)
{
    if (!volume.windowCenter || !volume.windowWidth)
        return std::nullopt;
    const WindowRange file{.center = *volume.windowCenter, .width = *volume.windowWidth};
    if (!std::isfinite(file.center) || !std::isfinite(file.width) || file.width <= 0)
        return std::nullopt;
    if (isCt(volume)) // absolute values: a narrow window of the brain is one all the same
        return isOfHounsfieldUnits(file) ? std::optional(file) : std::nullopt;
    const WindowRange body = BodyIntensities(volume).window(0.01, 0.99);
    const double low = std::max(file.low(), body.low());
    const double high = std::min(file.high(), body.high());
    constexpr double leastOverlap = 0.25; // of the narrower of the two
    constexpr double mostRatio = 10;
    const bool isSane = high - low >= leastOverlap * std::min(file.width, body.width)
        && file.width < body.width * mostRatio && body.width < file.width * mostRatio;
    return isSane ? std::optional(file) : std::nullopt;
}

WindowRange bodyWindow(const Volume& volume)
{
    const BodyIntensities body(volume);
    const WindowRange plain = body.window(0.01, 0.99);
    const auto shading = CoilShading::of(volume, body);
    if (!shading)
        return plain;
    const VolumeGeometry& geometry = volume.geometry;
    const double slope = slopeOf(volume);
    std::vector<float> values;
    const int step = stepForSamples(geometry, kBodySamples);
    for (int slice = 0; slice < geometry.slices; ++slice) {
        if (!isReadable(volume, slice))
            continue;
        for (int row = step / 2; row < geometry.rows; row += step) {
            const std::int16_t* line = lineOf(volume, slice, row);
            for (int column = step / 2; column < geometry.columns; column += step)
                if (line[column] >= body.darkest())
                    values.push_back(
                        static_cast<float>((slope * line[column] + volume.rescaleIntercept)
                                           / shading->at({0.0 + column, 0.0 + row, 0.0 + slice})));
        }
    }
    return values.empty() ? plain : windowOfTissue(values, kLowShare, kBodyHighShare, slope);
}

std::optional<WindowRange> spineWindow(std::span<const VolumePtr> blocks,
                                       std::span<const PatientPoint> discs)
{
    if (discs.empty())
        return std::nullopt;
    const SpineRegion region(discs);
    double voxels = 0;
    for (const VolumePtr& block : blocks)
        voxels += static_cast<double>(block->voxels.size());
    const int step = stepFor(voxels, kSpineSamples);
    std::vector<float> values;
    double slope = 1;
    for (const VolumePtr& block : blocks) {
        if (!block->hasGeometry)
            continue;
        addSpine(*block, region, step, values);
        slope = slopeOf(*block);
    }
    if (values.size() < kLeastSpineSamples)
        return std::nullopt;
    const WindowRange window = windowOfTissue(values, kLowShare, kSpineHighShare, slope);
    // Fat is about -100 HU; the magnitude of an MR signal is not negative but for interpolation.
    constexpr double mostNegative = -0.02;
    const auto darkest = static_cast<double>(percentileOf(values, kLowShare));
    return darkest < mostNegative * window.high() ? std::nullopt : std::optional(window);
}

AutomaticWindow automaticWindow(const Volume& shown, std::optional<WindowRange> spine)
{
    if (shown.isColor())
        return {{.center = 127.5, .width = 255}, WindowBasis::File};
    const auto file = fileWindow(shown);
    if (file && (!spine || shown.voiCurve || areAlike(*file, *spine)))
        return {*file, WindowBasis::File};
    if (spine)
        return {*spine, WindowBasis::Spine};
    return {bodyWindow(shown), WindowBasis::Body};
}

} // namespace foramen
