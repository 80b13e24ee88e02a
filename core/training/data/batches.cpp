#include "core/training/data/batches.h"

#include "core/ai/model/network_contract.h"
#include "core/training/data/augmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <utility>

namespace foramen {

namespace {

constexpr double kForamenRadius = 4; ///< mm, deviation of the heat map's spots

int mapSize(PicturePlane plane)
{
    return plane == PicturePlane::Sagittal ? kSagittalMapSize : kAxialMapSize;
}

/// A picture and the mapping between its map's pixels and the stored slice.
class ExampleBuilder {
public:
    ExampleBuilder(const LocaliserSlice& slice, AugmentedSlices shape, const PictureAffine& affine)
        : m_slice(slice)
        , m_shape(std::move(shape))
        , m_volume(canonicalFromSlices(m_shape, slice.plane, slice.spacing, 1))
        , m_picture(localiserPicture(m_volume, 0, affine))
    {
    }

    [[nodiscard]] LocaliserExample build() const
    {
        LocaliserExample example;
        example.picture = m_picture.values;
        for (const auto& point : m_slice.points)
            addPoint(point, example.points);
        if (m_slice.plane == PicturePlane::Sagittal) {
            addMasks({kDiscLabel, kSacLabel, kSacrumLabel}, example.masks);
            addForamina(example.masks);
        } else {
            addMasks({kSacLabel}, example.masks);
        }
        return example;
    }

private:
    /// Map pixel of a place in the stored slice.
    [[nodiscard]] ImagePoint mapFromStored(ImagePoint stored) const
    {
        const ImagePoint at = m_shape.warped(stored);
        const PatientPoint patient = m_volume.patientFromCanonical({at.column, at.row, 0});
        return mapFromPicture(m_picture.frame.pixelFromPatient(patient));
    }

    void addPoint(const std::optional<ImagePoint>& point, std::vector<float>& points) const
    {
        constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
        const ImagePoint at = point ? mapFromStored(*point) : ImagePoint{};
        const double last = mapSize(m_slice.plane) - 0.5;
        const bool inView = point && at.column >= 0 && at.row >= 0 && at.column <= last
            && at.row <= last && m_shape.shows(m_shape.warped(*point));
        const float absent = point ? -1 : unknown;
        points.push_back(inView ? static_cast<float>(at.column) : absent);
        points.push_back(inView ? static_cast<float>(at.row) : absent);
    }

    /// The share of each map pixel that carries each label, from four samples.
    void addMasks(std::initializer_list<PhantomLabel> labels, std::vector<float>& masks) const
    {
        const int size = mapSize(m_slice.plane);
        const auto pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
        const std::size_t first = masks.size();
        masks.resize(first + labels.size() * pixels, m_slice.labels.empty() ? -1.0F : 0.0F);
        if (m_slice.labels.empty())
            return;
        constexpr std::array<double, 2> places = {-0.25, 0.25};
        std::size_t at = first;
        for (int row = 0; row < size; ++row)
            for (int column = 0; column < size; ++column, ++at)
                for (const double v : places)
                    for (const double u : places) {
                        const PhantomLabel found = labelAt({column + u, row + v});
                        std::size_t channel = at;
                        for (const PhantomLabel label : labels) {
                            masks[channel] += (found & label) != 0 ? 0.25F : 0.0F;
                            channel += pixels;
                        }
                    }
    }

    [[nodiscard]] PhantomLabel labelAt(ImagePoint map) const
    {
        const PatientPoint patient = m_picture.frame.patientFromPixel(pictureFromMap(map));
        const VoxelPoint canonical = m_volume.canonicalFromPatient(patient);
        const ImagePoint augmented{canonical.column, canonical.row};
        if (!m_shape.shows(augmented))
            return 0;
        const ImagePoint stored = m_shape.unwarped(augmented);
        const long x = std::lround((stored.column - 0.5) / 2);
        const long y = std::lround((stored.row - 0.5) / 2);
        const long width = m_slice.columns / 2;
        const long height = m_slice.rows / 2;
        const bool inside = x >= 0 && y >= 0 && x < width && y < height;
        return inside ? m_slice.labels[static_cast<std::size_t>(y * width + x)] : PhantomLabel{0};
    }

    void addForamina(std::vector<float>& masks) const
    {
        const int size = mapSize(m_slice.plane);
        std::vector<LocaliserSlice::Foramen> spots;
        for (const auto& foramen : m_slice.foramina)
            if (m_shape.shows(m_shape.warped(foramen.place)))
                spots.push_back({mapFromStored(foramen.place), foramen.strength});
        constexpr double spread = kForamenRadius / (kPictureSpacing * kMapStride);
        for (int row = 0; row < size; ++row)
            for (int column = 0; column < size; ++column) {
                double value = m_slice.foraminaKnown ? 0 : -1;
                for (const auto& spot : spots) {
                    const double c = (column - spot.place.column) / spread;
                    const double r = (row - spot.place.row) / spread;
                    value = std::max(value, spot.strength * std::exp(-0.5 * (c * c + r * r)));
                }
                masks.push_back(static_cast<float>(value));
            }
    }

    const LocaliserSlice& m_slice;
    AugmentedSlices m_shape;
    CanonicalVolume m_volume;
    LocaliserPicture m_picture;
};

/// Real pictures are usually centred, so the position in the picture predicts the level, but not
/// always. The shifts are large so that networks count from the sacrum instead.
PictureAffine drawPose(PicturePlane plane, Random& random)
{
    const bool sagittal = plane == PicturePlane::Sagittal;
    const double turn = random.normal(0, sagittal ? 0.12 : 0.08);
    const double scale = std::exp(random.normal(0, 0.12));
    const double shift = sagittal ? 18 : 10; // mm
    const double down = sagittal && random.chance(0.4) ? random.uniform(-70, 70) : 0; // mm
    PictureAffine pose = PictureAffine::similarity(turn, scale, random.normal(0, shift),
                                                   random.normal(0, shift) + down);
    // Vertebral bodies differ in height relative to depth, and spines are tilted.
    const double stretch = std::exp(random.normal(0, 0.06));
    const double lean = random.normal(0, sagittal ? 0.1 : 0.03);
    const auto m = pose.matrix;
    pose.matrix = {m[0] * stretch, m[0] * lean + m[1] / stretch, m[2] * stretch,
                   m[2] * lean + m[3] / stretch};
    return pose;
}

CropJitter drawJitter(Condition condition, Random& random)
{
    CropJitter jitter;
    // The canal's point is the middle of a long structure, so its position is less certain.
    const double spread = condition == Condition::SpinalCanalStenosis ? 2.5
        : isForaminal(condition)                                      ? 2.0
                                                                      : 1.5; // mm
    const auto shift = [&] {
        return std::clamp(random.normal(0, spread), -2.4 * spread, 2.4 * spread);
    };
    const double columns = shift();
    const double rows = shift();
    jitter.affine = PictureAffine::similarity(random.normal(0, 0.1),
                                              std::exp(random.normal(0, 0.08)), columns, rows);
    const double draw = random.uniform();
    if (!isForaminal(condition)) // those are graded from the slice that shows them best
        jitter.slices = draw < 0.2 ? -1 : draw < 0.4 ? 1 : 0;
    return jitter;
}

/// The neighbouring slices of a block that a crop may use.
struct NeededSlices {
    std::vector<StoredPixel> pixels;
    int middle = 0; ///< of the crop, among them
};

NeededSlices neededSlices(const SiteBlock& block, int shift)
{
    const int middle = std::clamp(block.middleSlice + shift, 0, block.slices - 1);
    const int first = std::max(middle - kCropSlices / 2, 0);
    const int last = std::min(middle + kCropSlices / 2, block.slices - 1);
    const auto size = static_cast<std::ptrdiff_t>(block.columns) * block.rows;
    return {{block.pixels.begin() + first * size, block.pixels.begin() + (last + 1) * size},
            middle - first};
}

std::vector<float> cropOf(const SiteBlock& block, AugmentedSlices slices, int middleSlice,
                          const CropJitter& jitter)
{
    const ImagePoint middle = slices.warped({(block.columns - 1) / 2.0, (block.rows - 1) / 2.0});
    const CanonicalVolume volume =
        canonicalFromSlices(slices, block.plane, block.spacing, block.sliceSpacing);
    const PatientPoint center =
        volume.patientFromCanonical({middle.column, middle.row, static_cast<double>(middleSlice)});
    const bool right = sideOf(block.site.condition) == Side::Right;
    return graderCrop(volume, center, right ? CropSide::Mirrored : CropSide::AsIs, jitter).values;
}

} // namespace

LocaliserExample augmentedExample(const LocaliserSlice& slice, std::uint64_t seed)
{
    Random random(seed);
    const PictureAffine pose = drawPose(slice.plane, random);
    return ExampleBuilder(
               slice, augmented(slice.pixels, slice.columns, slice.rows, slice.spacing, {}, random),
               pose)
        .build();
}

LocaliserExample plainExample(const LocaliserSlice& slice)
{
    return ExampleBuilder(slice, unchanged(slice.pixels, slice.columns, slice.rows), {}).build();
}

std::vector<float> augmentedCrop(const SiteBlock& block, std::uint64_t seed)
{
    Random random(seed);
    CropJitter jitter = drawJitter(block.site.condition, random);
    const NeededSlices needed = neededSlices(block, jitter.slices);
    jitter.slices = 0;
    // A grader needs the contrast between fluid, fat and root: it is changed less, and little is
    // hidden.
    // Foramina are smaller than the noise and shifts that the others bear.
    const AugmentationStrength strength = isForaminal(block.site.condition)
        ? AugmentationStrength{.warp = 0.6, .remap = 0.15, .hiding = 0.2, .noise = 0.35, .blur = 2}
        : AugmentationStrength{.warp = 0.6, .remap = 0.4, .hiding = 0.2};
    return cropOf(
        block, augmented(needed.pixels, block.columns, block.rows, block.spacing, strength, random),
        needed.middle, jitter);
}

std::vector<float> plainCrop(const SiteBlock& block)
{
    const NeededSlices needed = neededSlices(block, 0);
    return cropOf(block, unchanged(needed.pixels, block.columns, block.rows), needed.middle, {});
}

TrainingBatch batchOf(const std::vector<LocaliserExample>& examples, PicturePlane plane)
{
    const auto count = static_cast<std::int64_t>(examples.size());
    const std::int64_t picture =
        plane == PicturePlane::Sagittal ? kSagittalPictureSize : kAxialPictureSize;
    const std::int64_t map = mapSize(plane);
    TrainingBatch batch;
    for (const LocaliserExample& example : examples) {
        const auto add = [](std::vector<float>& to, const std::vector<float>& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        add(batch.input.values, example.picture);
        add(batch.points.values, example.points);
        add(batch.masks.values, example.masks);
    }
    const bool sagittal = plane == PicturePlane::Sagittal;
    const auto points =
        static_cast<std::int64_t>(sagittal ? sagittal_map::kPointCount : axial_map::kPointCount);
    const auto channels =
        static_cast<std::int64_t>(sagittal ? sagittal_map::kCount : axial_map::kCount);
    batch.input.shape = {count, kPictureChannels, picture, picture};
    batch.points.shape = {count, points, 2};
    batch.masks.shape = {count, channels - points, map, map};
    return batch;
}

TrainingBatch batchOf(const std::vector<std::vector<float>>& crops,
                      const std::vector<Severity>& grades)
{
    TrainingBatch batch;
    batch.input.shape = {static_cast<std::int64_t>(crops.size()), kCropSlices, kCropSize,
                         kCropSize};
    for (const auto& crop : crops)
        batch.input.values.insert(batch.input.values.end(), crop.begin(), crop.end());
    for (const Severity grade : grades)
        batch.grades.push_back(static_cast<std::int64_t>(grade));
    return batch;
}

} // namespace foramen
