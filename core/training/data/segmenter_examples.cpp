#include "core/training/data/segmenter_examples.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/training/data/augmentation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// Which slices of a block are merged into one, and how many pixels in each direction into one.
struct Merging {
    int middle = 0;
    int slices = 1; ///< odd
    int pixels = 1;
};

/// A slice made of a block's, with the way back.
struct MergedSlice {
    Merging merging;
    int columns = 0;
    int rows = 0;
    double spacing = 1; ///< mm
    std::vector<StoredPixel> pixels;

    [[nodiscard]] ImagePoint fromBlock(ImagePoint block) const
    {
        const double shift = (merging.pixels - 1) / 2.0;
        return {(block.column - shift) / merging.pixels, (block.row - shift) / merging.pixels};
    }
    [[nodiscard]] ImagePoint toBlock(ImagePoint own) const
    {
        const double shift = (merging.pixels - 1) / 2.0;
        return {own.column * merging.pixels + shift, own.row * merging.pixels + shift};
    }
};

std::vector<int> mergedSlices(const SegmenterBlock& block, const Merging& merging)
{
    std::vector<int> slices;
    for (int i = -(merging.slices / 2); i <= merging.slices / 2; ++i)
        slices.push_back(std::clamp(merging.middle + i, 0, block.slices - 1));
    return slices;
}

int slicesFor(const SegmenterBlock& block, double thickness)
{
    const int count = static_cast<int>(std::lround(thickness / block.sliceSpacing));
    return std::clamp((count - 1) / 2 * 2 + 1, 1, 9);
}

/// The mean intensity of slices and pixels.
MergedSlice merged(const SegmenterBlock& block, const Merging& merging)
{
    MergedSlice result{merging,
                       block.columns / merging.pixels,
                       block.rows / merging.pixels,
                       block.spacing * merging.pixels,
                       {}};
    const std::vector<int> slices = mergedSlices(block, merging);
    const auto size =
        static_cast<std::size_t>(block.columns) * static_cast<std::size_t>(block.rows);
    const double count = static_cast<double>(slices.size()) * merging.pixels * merging.pixels;
    result.pixels.reserve(size / static_cast<std::size_t>(merging.pixels * merging.pixels));
    for (int row = 0; row < result.rows; ++row)
        for (int column = 0; column < result.columns; ++column) {
            double sum = 0;
            for (const int slice : slices)
                for (int v = 0; v < merging.pixels; ++v)
                    for (int u = 0; u < merging.pixels; ++u) {
                        const auto at = static_cast<std::size_t>(slice) * size
                            + static_cast<std::size_t>((row * merging.pixels + v) * block.columns
                                                       + column * merging.pixels + u);
                        const double root = block.pixels[at];
                        sum += root * root;
                    }
            result.pixels.push_back(static_cast<StoredPixel>(std::lround(std::sqrt(sum / count))));
        }
    return result;
}

/// Makes the picture of a slice and looks its truth up.
class ExampleBuilder {
public:
    ExampleBuilder(const SegmenterBlock& block, const MergedSlice& slice, AugmentedSlices shape,
                   const PictureAffine& affine)
        : m_block(block)
        , m_slice(slice)
        , m_shape(std::move(shape))
        , m_volume(canonicalFromSlices(m_shape, block.plane, slice.spacing, 1))
        , m_grid(block.grid())
        , m_picture(segmenterPicture(m_volume, middle(), affine, m_grid))
    {
    }

    [[nodiscard]] SegmenterExample build()
    {
        SegmenterExample example;
        example.shares = shares();
        for (std::size_t level = 0; level < kLevelCount; ++level)
            if (const auto& disc = m_block.discs[level])
                example.discs[level] =
                    m_picture.frame.pixelFromPatient(m_volume.patientFromCanonical(placeOf(*disc)));
        example.picture = std::move(m_picture.values);
        if (m_block.site)
            example.site = m_picture.frame.pixelFromPatient(
                m_volume.patientFromCanonical(placeOf(*m_block.site)));
        example.frame = m_picture.frame;
        example.grid = m_grid;
        return example;
    }

private:
    [[nodiscard]] VoxelPoint placeOf(ImagePoint block) const
    {
        const ImagePoint at = m_shape.warped(m_slice.fromBlock(block));
        return {at.column, at.row, 0};
    }

    [[nodiscard]] VoxelPoint middle() const
    {
        if (m_block.site)
            return placeOf(*m_block.site);
        std::vector<VoxelPoint> discs;
        for (const auto& disc : m_block.discs)
            if (disc)
                discs.push_back(placeOf(*disc));
        if (discs.empty())
            return {(m_volume.columns() - 1) / 2.0, (m_volume.rows() - 1) / 2.0, 0};
        return segmenterMiddle(m_volume, discs, 0);
    }

    /// The share of each class in each pixel, from four places in up to three of the slices.
    [[nodiscard]] std::vector<float> shares() const
    {
        using namespace segment_class;
        const std::size_t size = m_grid.pixels();
        std::vector<float> result(size * kCount, 0.0F);
        std::vector<int> slices = mergedSlices(m_block, m_slice.merging);
        if (slices.size() > 3)
            slices = {slices[1], slices[slices.size() / 2], slices[slices.size() - 2]};
        constexpr std::array<double, 2> places = {-0.25, 0.25};
        const float part = 0.25F / static_cast<float>(slices.size());
        for (int row = 0; row < m_grid.rows; ++row)
            for (int column = 0; column < m_grid.columns; ++column) {
                const auto at =
                    static_cast<std::size_t>(row) * static_cast<std::size_t>(m_grid.columns)
                    + static_cast<std::size_t>(column);
                bool isKnown = true;
                const auto middle = placeIn(column, row);
                for (const double v : places)
                    for (const double u : places) {
                        const ImagePoint from = middle ? stepped(*middle, u, v) : ImagePoint{};
                        for (const int slice : slices) {
                            const StoredClass found = middle ? classAt(from, slice) : kUnknownClass;
                            isKnown = isKnown && found != kUnknownClass;
                            if (found != kUnknownClass)
                                result[found * size + at] += part;
                        }
                    }
                for (std::size_t index = 0; index < kCount && !isKnown; ++index)
                    result[index * size + at] = -1;
                if (!m_block.isSacrumKnown)
                    result[kSacrum * size + at] = -1;
            }
        return result;
    }

    /// The place in the block's slice of a place in the picture; none outside what is shown.
    [[nodiscard]] std::optional<ImagePoint> placeIn(double column, double row) const
    {
        const PatientPoint patient = m_picture.frame.patientFromPixel({column, row});
        const VoxelPoint canonical = m_volume.canonicalFromPatient(patient);
        const ImagePoint augmented{canonical.column, canonical.row};
        if (!m_shape.shows(augmented))
            return std::nullopt;
        return m_slice.toBlock(m_shape.unwarped(augmented));
    }

    /// A part of a pixel further: within a pixel the warp hardly changes.
    [[nodiscard]] ImagePoint stepped(ImagePoint place, double column, double row) const
    {
        const double perMm = 1 / m_block.spacing;
        const PatientVector way =
            m_picture.frame.columnStep * column + m_picture.frame.rowStep * row;
        return {place.column + dot(way, m_volume.alongColumns()) * perMm,
                place.row + dot(way, m_volume.alongRows()) * perMm};
    }

    [[nodiscard]] StoredClass classAt(ImagePoint place, int slice) const
    {
        const long x = std::lround(place.column);
        const long y = std::lround(place.row);
        if (x < 0 || y < 0 || x >= m_block.columns || y >= m_block.rows)
            return kUnknownClass;
        return m_block.classes[static_cast<std::size_t>(
            (static_cast<long>(slice) * m_block.rows + y) * m_block.columns + x)];
    }

    const SegmenterBlock& m_block;
    const MergedSlice& m_slice;
    AugmentedSlices m_shape;
    CanonicalVolume m_volume;
    SegmenterGrid m_grid;
    SegmenterPicture m_picture;
};

PictureAffine drawPose(bool isCrop, Random& random)
{
    const double turn = random.normal(0, isCrop ? 0.15 : 0.1);
    const double scale = std::exp(random.normal(0, isCrop ? 0.15 : 0.1));
    const double far = !isCrop && random.chance(0.15) ? random.uniform(-40, 40) : 0; // mm
    // A crop's place is found to within a few millimetres.
    const double away = isCrop ? 0.5 : 1;
    PictureAffine pose = PictureAffine::similarity(turn, scale, random.normal(0, 7 * away),
                                                   random.normal(0, 9 * away) + far);
    const double stretch = std::exp(random.normal(0, 0.06));
    const double lean = random.normal(0, 0.06);
    const auto m = pose.matrix;
    pose.matrix = {m[0] * stretch, m[0] * lean + m[1] / stretch, m[2] * stretch,
                   m[2] * lean + m[3] / stretch};
    return pose;
}

/// Any slice, of any thickness that scanners use, and a coarser grid for every second fine one.
Merging drawMerging(const SegmenterBlock& block, Random& random)
{
    constexpr double fine = 0.6; // mm
    Merging merging;
    merging.middle = random.below(block.slices);
    merging.slices = slicesFor(block, random.chance(0.3) ? 0 : random.uniform(2, 5));
    merging.pixels = block.spacing < fine && random.chance(0.5) ? 2 : 1;
    return merging;
}

} // namespace

SegmenterExample augmentedExample(const SegmenterBlock& block, std::uint64_t seed)
{
    Random random(seed);
    const PictureAffine pose = drawPose(block.site.has_value(), random);
    const MergedSlice slice = merged(block, drawMerging(block, random));
    // T2, STIR or T1: tones differ less than among all sequences. Drawn sacs are ellipses, and
    // become others by a warp.
    AugmentationStrength strength{
        .warp = 1.5, .remap = 0.4, .hiding = 0.3, .noise = 0.8, .blur = 1.5};
    if (block.plane == PicturePlane::Axial)
        strength.warp = 3;
    return ExampleBuilder(
               block, slice,
               augmented(slice.pixels, slice.columns, slice.rows, slice.spacing, strength, random),
               pose)
        .build();
}

SegmenterExample plainExample(const SegmenterBlock& block, int slice, double thickness)
{
    const MergedSlice one =
        merged(block, {.middle = slice, .slices = slicesFor(block, thickness), .pixels = 1});
    return ExampleBuilder(block, one, unchanged(one.pixels, one.columns, one.rows), {}).build();
}

TrainingBatch batchOf(const std::vector<SegmenterExample>& examples)
{
    TrainingBatch batch;
    for (const SegmenterExample& example : examples) {
        batch.input.values.insert(batch.input.values.end(), example.picture.begin(),
                                  example.picture.end());
        batch.masks.values.insert(batch.masks.values.end(), example.shares.begin(),
                                  example.shares.end());
    }
    const auto count = static_cast<std::int64_t>(examples.size());
    const SegmenterGrid grid = examples.empty() ? kSpineGrid : examples.front().grid;
    batch.input.shape = {count, kPictureChannels, grid.rows, grid.columns};
    batch.masks.shape = {count, static_cast<std::int64_t>(segment_class::kCount), grid.rows,
                         grid.columns};
    return batch;
}

} // namespace foramen
