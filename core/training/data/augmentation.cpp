#include "core/training/data/augmentation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace foramen {

namespace {

constexpr double kFullScale = 3000;

/// Maps stored pixels to intensities of another sequence: a power, a wave that may reverse the
/// order of tissues, an inversion.
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
            const auto width = static_cast<std::size_t>(columns);
            const auto at =
                static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column);
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

/// A window that hides its outside, and a patch that hides its inside.
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

/// The source and the shading of each pixel, the same for all slices of a block.
struct Resampling {
    std::vector<std::int32_t> from; ///< upper left of four pixels
    std::vector<float> right; ///< weight of the right ones
    std::vector<float> below; ///< weight of the lower ones
    std::vector<float> gain;
};

Resampling resamplingOf(const AugmentedSlices& shape, const SmoothField& shading)
{
    Resampling result;
    const auto lastColumn = static_cast<float>(shape.columns) - 1.001F;
    const auto lastRow = static_cast<float>(shape.rows) - 1.001F;
    for (int row = 0; row < shape.rows; ++row) {
        const float v = static_cast<float>(row) / static_cast<float>(shape.rows);
        const auto columnShifts = shape.columnWarp.row(v, shape.columns);
        const auto rowShifts = shape.rowWarp.row(v, shape.columns);
        const auto shades = shading.row(v, shape.columns);
        for (std::size_t column = 0; column < columnShifts.size(); ++column) {
            const float c =
                std::clamp(static_cast<float>(column) + columnShifts[column], 0.0F, lastColumn);
            const float r = std::clamp(static_cast<float>(row) + rowShifts[column], 0.0F, lastRow);
            const int left = static_cast<int>(c);
            const int top = static_cast<int>(r);
            result.from.push_back(top * shape.columns + left);
            result.right.push_back(c - static_cast<float>(left));
            result.below.push_back(r - static_cast<float>(top));
            result.gain.push_back(1 + shades[column]);
        }
    }
    return result;
}

/// Copies one slice through the warp and the contrast; padding becomes -1.
std::vector<float> warpedSlice(const StoredPixel* pixels, int columns, const Resampling& way,
                               const ContrastTable& contrast)
{
    std::vector<float> slice(way.from.size());
    for (std::size_t i = 0; i < slice.size(); ++i) {
        const StoredPixel* p = pixels + way.from[i];
        const StoredPixel* q = p + columns;
        const float u = way.right[i];
        const float upper = contrast[p[0]] * (1 - u) + contrast[p[1]] * u;
        const float lower = contrast[q[0]] * (1 - u) + contrast[q[1]] * u;
        const float value = upper * (1 - way.below[i]) + lower * way.below[i];
        slice[i] = p[0] == 0 && p[1] == 0 ? -1 : value * way.gain[i];
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
    // Smooth instead of linear interpolation: the field's slope is continuous.
    const auto smooth = [](float t) {
        return t * t * (3 - 2 * t);
    };
    const float s = smooth(x - static_cast<float>(column));
    const float t = smooth(y - static_cast<float>(row));
    const float* p = m_values.data() + static_cast<std::ptrdiff_t>(row) * (m_cells + 1) + column;
    return (p[0] * (1 - s) + p[1] * s) * (1 - t)
        + (p[m_cells + 1] * (1 - s) + p[m_cells + 2] * s) * t;
}

std::vector<float> SmoothField::row(float v, int columns) const
{
    // Along a row only the column's weight changes: one sum of two values for each pixel.
    std::vector<float> nodes;
    for (int cell = 0; cell <= m_cells; ++cell)
        nodes.push_back(at(static_cast<float>(cell) / static_cast<float>(m_cells), v));
    std::vector<float> values(static_cast<std::size_t>(columns));
    for (std::size_t column = 0; column < values.size(); ++column) {
        const float x =
            static_cast<float>(column) / static_cast<float>(columns) * static_cast<float>(m_cells);
        const auto cell = static_cast<std::size_t>(x);
        const float t = x - static_cast<float>(cell);
        const float s = t * t * (3 - 2 * t);
        values[column] = nodes[cell] * (1 - s) + nodes[cell + 1] * s;
    }
    return values;
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
    const bool blurred = random.chance(0.3 * strength.blur);
    const bool blurredTwice =
        strength.blur > 1 && blurred && random.chance(0.4 * (strength.blur - 1));
    const auto noise = static_cast<float>(
        random.chance(0.6) ? std::abs(random.normal(0, 0.05 * strength.noise)) : 0);
    const bool softNoise = random.chance(0.5);

    const auto size = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    const Resampling way = resamplingOf(result, shading);
    std::vector<bool> hidden(size);
    for (std::size_t i = 0; i < size; ++i) {
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns;
        hidden[i] = !contains(hiding.shown, column, row) || contains(hiding.patch, column, row);
    }
    result.values.reserve(pixels.size());
    for (std::size_t first = 0; first < pixels.size(); first += size) {
        const std::vector<float> clean = warpedSlice(pixels.data() + first, columns, way, contrast);
        std::vector<float> slice = clean;
        if (noise > 0 && softNoise)
            addNoise(slice, 2 * noise, random);
        if (blurred || (noise > 0 && softNoise))
            blur(slice, columns, rows);
        if (blurredTwice)
            blur(slice, columns, rows);
        if (noise > 0 && !softNoise)
            addNoise(slice, noise, random);
        for (std::size_t i = 0; i < size; ++i) {
            const float value = std::min(std::abs(slice[i]), 5.0F);
            result.values.push_back(hidden[i] || clean[i] < 0
                                        ? std::int16_t{0}
                                        : static_cast<std::int16_t>(1 + kFullScale * value));
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
