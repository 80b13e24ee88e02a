#include "core/training/augmentation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace foramen {

namespace {

constexpr double kFullScale = 3000;

/// From stored pixels to intensities of another sequence: a power, a wave that may turn the order
/// of tissues around, an inversion.
class ContrastTable {
public:
    ContrastTable(double remap, Random& random)
    {
        const double power = 2 * std::exp(random.normal(0, 0.35 * remap));
        const bool wavy = random.chance(0.35 * remap);
        const double height = random.uniform(0.08, 0.35);
        const double waves = random.uniform(0.5, 1.6);
        const double phase = random.uniform(0, 2 * std::numbers::pi);
        const bool inverted = random.chance(0.12 * remap);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            double value = std::pow(static_cast<double>(i) / 255, power);
            if (wavy)
                value += height * std::sin(2 * std::numbers::pi * waves * value + phase);
            if (inverted)
                value = 1 - value;
            m_values[i] = static_cast<float>(std::clamp(value, 0.0, 1.2));
        }
    }

    [[nodiscard]] float operator[](StoredPixel pixel) const { return m_values[pixel]; }

private:
    std::array<float, 256> m_values{};
};

/// A running mean of three along one direction of the picture.
void blur(std::vector<float>& slice, int columns, int rows)
{
    const std::vector<float> before = slice;
    for (int row = 1; row + 1 < rows; ++row)
        for (int column = 1; column + 1 < columns; ++column) {
            const auto at = static_cast<std::size_t>(row * columns + column);
            const auto width = static_cast<std::size_t>(columns);
            slice[at] = (4 * before[at] + 2 * (before[at - 1] + before[at + 1])
                         + 2 * (before[at - width] + before[at + width]) + before[at - width - 1]
                         + before[at - width + 1] + before[at + width - 1] + before[at + width + 1])
                / 16;
        }
}

void addNoise(std::vector<float>& slice, float deviation, Random& random)
{
    for (float& value : slice)
        value += deviation * random.quickNormal();
}

/// A window that hides what is outside it, and a patch that hides what is inside.
struct Hiding {
    std::array<int, 4> shown{};
    std::array<int, 4> patch{1, 1, 0, 0}; ///< empty
};

Hiding drawHiding(int columns, int rows, double amount, Random& random)
{
    Hiding hiding{{0, 0, columns - 1, rows - 1}};
    const auto cut = [&](int size) {
        return static_cast<int>(size * random.uniform(0, 0.3));
    };
    if (random.chance(0.25 * amount))
        hiding.shown[0] = cut(columns);
    if (random.chance(0.2 * amount))
        hiding.shown[1] = cut(rows);
    if (random.chance(0.2 * amount))
        hiding.shown[2] -= cut(columns) / 2;
    if (random.chance(0.3 * amount))
        hiding.shown[3] -= cut(rows);
    if (random.chance(0.15 * amount)) {
        const int width = static_cast<int>(columns * random.uniform(0.05, 0.2));
        const int height = static_cast<int>(rows * random.uniform(0.03, 0.12));
        const int left = random.below(columns - width);
        const int top = random.below(rows - height);
        hiding.patch = {left, top, left + width, top + height};
    }
    return hiding;
}

bool contains(const std::array<int, 4>& box, int column, int row)
{
    return column >= box[0] && row >= box[1] && column <= box[2] && row <= box[3];
}

/// Copies one slice through the warp and the contrast.
std::vector<float> warpedSlice(const StoredPixel* pixels, const AugmentedSlices& shape,
                               const ContrastTable& contrast, const SmoothField& shading)
{
    std::vector<float> slice(static_cast<std::size_t>(shape.columns)
                             * static_cast<std::size_t>(shape.rows));
    std::size_t at = 0;
    for (int row = 0; row < shape.rows; ++row)
        for (int column = 0; column < shape.columns; ++column, ++at) {
            const ImagePoint from =
                shape.unwarped({static_cast<double>(column), static_cast<double>(row)});
            const double c = std::clamp(from.column, 0.0, shape.columns - 1.001);
            const double r = std::clamp(from.row, 0.0, shape.rows - 1.001);
            const int left = static_cast<int>(c);
            const int top = static_cast<int>(r);
            const StoredPixel* p = pixels + top * shape.columns + left;
            const auto u = static_cast<float>(c - left);
            const auto v = static_cast<float>(r - top);
            const float value = (contrast[p[0]] * (1 - u) + contrast[p[1]] * u) * (1 - v)
                + (contrast[p[shape.columns]] * (1 - u) + contrast[p[shape.columns + 1]] * u) * v;
            const bool padding = p[0] == 0 && p[1] == 0;
            slice[at] = padding ? -1
                                : value
                    * (1
                       + shading.at(static_cast<float>(column) / static_cast<float>(shape.columns),
                                    static_cast<float>(row) / static_cast<float>(shape.rows)));
        }
    return slice;
}

} // namespace

SmoothField::SmoothField(Random& random, int cells, double deviation)
    : m_cells(cells)
{
    m_values.reserve(static_cast<std::size_t>(cells + 1) * static_cast<std::size_t>(cells + 1));
    for (int i = 0; i < (cells + 1) * (cells + 1); ++i)
        m_values.push_back(deviation > 0 ? static_cast<float>(random.normal(0, deviation)) : 0.0F);
}

float SmoothField::at(float u, float v) const
{
    const float x = std::clamp(u, 0.0F, 0.9999F) * static_cast<float>(m_cells);
    const float y = std::clamp(v, 0.0F, 0.9999F) * static_cast<float>(m_cells);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    // Smooth steps instead of straight ones: the field's slope has no kinks.
    const auto smooth = [](float t) {
        return t * t * (3 - 2 * t);
    };
    const float s = smooth(x - static_cast<float>(column));
    const float t = smooth(y - static_cast<float>(row));
    const float* p = m_values.data() + row * (m_cells + 1) + column;
    return (p[0] * (1 - s) + p[1] * s) * (1 - t)
        + (p[m_cells + 1] * (1 - s) + p[m_cells + 2] * s) * t;
}

ImagePoint AugmentedSlices::unwarped(ImagePoint augmented) const
{
    const auto u = static_cast<float>(augmented.column / columns);
    const auto v = static_cast<float>(augmented.row / rows);
    return {augmented.column + columnWarp.at(u, v), augmented.row + rowWarp.at(u, v)};
}

ImagePoint AugmentedSlices::warped(ImagePoint stored) const
{
    // The displacement changes by far less than a pixel from pixel to pixel: this converges.
    ImagePoint at = stored;
    for (int i = 0; i < 8; ++i) {
        const ImagePoint from = unwarped(at);
        at.column += stored.column - from.column;
        at.row += stored.row - from.row;
    }
    return at;
}

bool AugmentedSlices::shows(ImagePoint augmented) const
{
    return augmented.column >= shown[0] && augmented.row >= shown[1] && augmented.column <= shown[2]
        && augmented.row <= shown[3];
}

AugmentedSlices augmented(const std::vector<StoredPixel>& pixels, int columns, int rows,
                          double spacing, const AugmentationStrength& strength, Random& random)
{
    constexpr double cellSize = 45; // mm
    const int cells = std::max(2, static_cast<int>(columns * spacing / cellSize));
    const double warp = random.chance(0.7) ? strength.warp * random.uniform(0.2, 1) / spacing : 0;
    AugmentedSlices result{
        columns, rows, {}, SmoothField(random, cells, warp), SmoothField(random, cells, warp)};
    const ContrastTable contrast(strength.remap, random);
    const SmoothField shading(random, 2, random.chance(0.5) ? random.uniform(0, 0.35) : 0);
    const Hiding hiding = drawHiding(columns, rows, strength.hiding, random);
    result.shown = hiding.shown;
    const bool blurred = random.chance(0.3);
    const auto noise =
        static_cast<float>(random.chance(0.6) ? std::abs(random.normal(0, 0.05)) : 0);
    const bool softNoise = random.chance(0.5);

    const auto size = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    for (std::size_t first = 0; first < pixels.size(); first += size) {
        std::vector<float> slice = warpedSlice(pixels.data() + first, result, contrast, shading);
        std::vector<bool> padding(size);
        for (std::size_t i = 0; i < size; ++i) {
            padding[i] = slice[i] < 0;
            slice[i] = std::max(slice[i], 0.0F);
        }
        if (noise > 0 && softNoise)
            addNoise(slice, 2 * noise, random);
        if (blurred || (noise > 0 && softNoise))
            blur(slice, columns, rows);
        if (noise > 0 && !softNoise)
            addNoise(slice, noise, random);
        for (std::size_t i = 0; i < size; ++i) {
            const int column = static_cast<int>(i) % columns;
            const int row = static_cast<int>(i) / columns;
            const bool hidden = padding[i] || !contains(hiding.shown, column, row)
                || contains(hiding.patch, column, row);
            result.values.push_back(
                hidden ? std::int16_t{0}
                       : static_cast<std::int16_t>(1 + kFullScale * std::abs(slice[i])));
        }
    }
    return result;
}

AugmentedSlices unchanged(const std::vector<StoredPixel>& pixels, int columns, int rows)
{
    Random none(0);
    AugmentedSlices result{columns, rows, {}, SmoothField(none, 1, 0), SmoothField(none, 1, 0)};
    result.shown = {0, 0, columns - 1, rows - 1};
    result.values.reserve(pixels.size());
    for (const StoredPixel pixel : pixels)
        result.values.push_back(
            static_cast<std::int16_t>(kFullScale * pixel * pixel / (255.0 * 255.0)));
    return result;
}

CanonicalVolume canonicalFromSlices(AugmentedSlices& slices, PicturePlane plane, double spacing,
                                    double sliceSpacing)
{
    const bool sagittal = plane == PicturePlane::Sagittal;
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    geometry.columns = slices.columns;
    geometry.rows = slices.rows;
    geometry.slices = static_cast<int>(
        slices.values.size()
        / (static_cast<std::size_t>(slices.columns) * static_cast<std::size_t>(slices.rows)));
    geometry.rowDirection = sagittal ? PatientVector{0, 1, 0} : PatientVector{1, 0, 0};
    geometry.columnDirection = sagittal ? PatientVector{0, 0, -1} : PatientVector{0, 1, 0};
    geometry.columnSpacing = spacing;
    geometry.rowSpacing = spacing;
    geometry.sliceSpacing = sliceSpacing;
    // Slices of a volume follow its normal, which runs against the canonical order: the first
    // canonical slice is the last one here.
    geometry.origin =
        PatientPoint{} - geometry.sliceNormal() * (sliceSpacing * (geometry.slices - 1));
    const auto size = static_cast<std::ptrdiff_t>(slices.columns) * slices.rows;
    std::vector<std::int16_t> voxels;
    voxels.reserve(slices.values.size());
    for (std::ptrdiff_t slice = geometry.slices - 1; slice >= 0; --slice)
        voxels.insert(voxels.end(), slices.values.begin() + slice * size,
                      slices.values.begin() + (slice + 1) * size);
    volume->voxels = std::move(voxels);
    auto canonical = CanonicalVolume::create(std::move(volume), plane);
    assert(canonical);
    return *std::move(canonical);
}

} // namespace foramen
