// Counts how often the levels of real sagittal slices are found and numbered correctly, unchanged
// and perturbed. FOLDER holds images/ and masks/ of 2-D slices, rows from below, with the bodies L5
// to L1 in red, green, blue, yellow and magenta. Prints a line for each slice, then the sums.

#include "core/ai/grading/predictor.h"
#include "core/ai/model/runtime_loader.h"
#include "core/base/statistics.h"
#include "core/phantom/recipe/random.h"

#include <QImage>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

constexpr double kUsualPitch = 35; // mm from body to body: the files state no spacing
constexpr double kHit = 10; // mm
constexpr int kVariants = 16;

struct Place {
    double column = 0;
    double row = 0;
};

double apart(Place a, Place b)
{
    return std::hypot(a.column - b.column, a.row - b.row);
}

/// A vertebral body as its mask shows it: without what is posterior to it.
struct Body {
    Place center;
    std::vector<Place> pixels;
};

std::optional<Body> bodyOf(const QImage& mask, QRgb colour)
{
    constexpr int near = 120; // sum of differences: edges are blurred
    std::vector<std::vector<int>> columns(static_cast<std::size_t>(mask.width()));
    std::size_t tallest = 0;
    for (int x = 0; x < mask.width(); ++x)
        for (int y = 0; y < mask.height(); ++y) {
            const QRgb pixel = mask.pixel(x, y);
            const int away = std::abs(qRed(pixel) - qRed(colour))
                + std::abs(qGreen(pixel) - qGreen(colour)) + std::abs(qBlue(pixel) - qBlue(colour));
            if (away < near)
                columns[static_cast<std::size_t>(x)].push_back(y);
            tallest = std::max(tallest, columns[static_cast<std::size_t>(x)].size());
        }
    // From the front to where the column is less than half as high as the highest: the arch.
    Body body;
    bool high = false;
    for (std::size_t x = 0; x < columns.size(); ++x) {
        if (high && 2 * columns[x].size() <= tallest)
            break;
        high = high || 2 * columns[x].size() > tallest;
        for (const int y : columns[x]) {
            body.pixels.push_back({static_cast<double>(x), static_cast<double>(y)});
            body.center.column += static_cast<double>(x);
            body.center.row += y;
        }
    }
    if (body.pixels.empty())
        return std::nullopt;
    body.center.column /= static_cast<double>(body.pixels.size());
    body.center.row /= static_cast<double>(body.pixels.size());
    return body;
}

/// A point half a disc below L5, along the long axis of the smallest rectangle that holds most of
/// it.
Place belowL5(const Body& body, double spacing)
{
    constexpr double halfDisc = 5; // mm
    constexpr double outliers = 0.02;
    double smallest = 1e9;
    Place best;
    for (int degrees = -20; degrees <= 60; ++degrees) {
        const double angle = degrees * std::numbers::pi / 180;
        std::vector<double> down;
        std::vector<double> back;
        for (const Place& pixel : body.pixels) {
            const double x = pixel.column - body.center.column;
            const double y = pixel.row - body.center.row;
            down.push_back(x * std::sin(angle) + y * std::cos(angle));
            back.push_back(x * std::cos(angle) - y * std::sin(angle));
        }
        std::sort(down.begin(), down.end());
        std::sort(back.begin(), back.end());
        const auto low = static_cast<std::size_t>(outliers * static_cast<double>(down.size()));
        const std::size_t high = down.size() - 1 - low;
        const double area = (down[high] - down[low]) * (back[high] - back[low]);
        if (area >= smallest)
            continue;
        smallest = area;
        const double d = down[high] + halfDisc / spacing;
        const double b = (back[high] + back[low]) / 2;
        best = {body.center.column + d * std::sin(angle) + b * std::cos(angle),
                body.center.row + d * std::cos(angle) - b * std::sin(angle)};
    }
    return best;
}

/// A slice with the true places of its discs; a body that is cut off too much gives none.
struct Slice {
    std::string name;
    QImage image;
    double spacing = 1;
    std::array<std::optional<Place>, kLevelCount> discs;
};

Slice readSlice(const std::filesystem::path& folder, const std::string& name)
{
    constexpr double leastArea = 375; // mm2
    constexpr std::array<QRgb, 5> colours = {0xffff00ff, 0xffffff00, 0xff0000ff, 0xff00ff00,
                                             0xffff0000}; // L1 to L5
    const auto read = [&](const char* kind) {
        return QImage(QString::fromStdString((folder / kind / (name + ".png")).string()))
            .mirrored();
    };
    Slice slice{name, read("images").convertToFormat(QImage::Format_Grayscale8), 1, {}};
    const QImage mask = read("masks");
    std::array<std::optional<Body>, 5> bodies;
    std::vector<double> pitches;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        bodies[i] = bodyOf(mask, colours[i]);
        if (i > 0 && bodies[i] && bodies[i - 1])
            pitches.push_back(apart(bodies[i]->center, bodies[i - 1]->center));
    }
    if (pitches.empty())
        return slice;
    slice.spacing = kUsualPitch / medianOf(std::move(pitches));
    for (auto& body : bodies)
        if (body
            && static_cast<double>(body->pixels.size()) * slice.spacing * slice.spacing < leastArea)
            body.reset();
    for (std::size_t i = 0; i + 1 < bodies.size(); ++i)
        if (bodies[i] && bodies[i + 1])
            slice.discs[i] = {(bodies[i]->center.column + bodies[i + 1]->center.column) / 2,
                              (bodies[i]->center.row + bodies[i + 1]->center.row) / 2};
    if (bodies[4])
        slice.discs[4] = belowL5(*bodies[4], slice.spacing);
    return slice;
}

/// Rotated, scaled, cropped, and with other intensities.
struct Variant {
    double angle = 0; ///< radians
    double scale = 1;
    std::array<int, 4> shown{}; ///< first and last column, first and last row
    double gamma = 1;
    bool inverted = false;
    double wave = 0; ///< height of a non-monotone change of contrast
    double phase = 0;
    double noise = 0; ///< share of full scale
};

Variant drawVariant(int number, const QImage& image, Random& random)
{
    Variant variant;
    const int width = image.width();
    const int height = image.height();
    variant.shown = {0, width - 1, 0, height - 1};
    if (number == 0)
        return variant;
    constexpr double mostTurn = 13 * std::numbers::pi / 180;
    variant.angle = random.uniform(-mostTurn, mostTurn);
    variant.scale = std::exp(random.uniform(-0.148, 0.148)); // 16 %
    if (random.chance(0.5)) {
        variant.shown = {static_cast<int>(width * random.uniform(0, 0.12)),
                         width - 1 - static_cast<int>(width * random.uniform(0, 0.08)),
                         static_cast<int>(height * random.uniform(0, 0.10)),
                         height - 1 - static_cast<int>(height * random.uniform(0, 0.04))};
    }
    variant.gamma = std::exp(random.uniform(-0.6, 0.6));
    variant.inverted = random.chance(0.2);
    const bool wavy = random.chance(0.3);
    const double wave = random.uniform(0.1, 0.3);
    variant.wave = wavy ? wave : 0;
    variant.phase = random.uniform(0, 2 * std::numbers::pi);
    variant.noise = random.chance(0.6) ? random.uniform(0, 0.06) : 0;
    return variant;
}

/// A rotation about the middle of a picture.
Place turned(Place place, const QImage& image, double angle)
{
    const double x = place.column - (image.width() - 1) / 2.0;
    const double y = place.row - (image.height() - 1) / 2.0;
    return {(image.width() - 1) / 2.0 + std::cos(angle) * x - std::sin(angle) * y,
            (image.height() - 1) / 2.0 + std::sin(angle) * x + std::cos(angle) * y};
}

bool shows(const Variant& variant, Place place)
{
    return place.column >= variant.shown[0] && place.column <= variant.shown[1]
        && place.row >= variant.shown[2] && place.row <= variant.shown[3];
}

/// Bilinear, 0 to 1. @return nothing outside the image.
std::optional<double> sampleAt(const QImage& image, Place at)
{
    const int x = static_cast<int>(std::floor(at.column));
    const int y = static_cast<int>(std::floor(at.row));
    if (x < 0 || y < 0 || x + 1 >= image.width() || y + 1 >= image.height())
        return std::nullopt;
    const double u = at.column - x;
    const double v = at.row - y;
    const auto* upper = image.constScanLine(y) + x;
    const auto* lower = image.constScanLine(y + 1) + x;
    return ((upper[0] * (1 - u) + upper[1] * u) * (1 - v) + (lower[0] * (1 - u) + lower[1] * u) * v)
        / 255;
}

VolumePtr volumeOf(const Slice& slice, const Variant& variant, Random& random)
{
    constexpr double background = 0.02;
    constexpr double fullScale = 1000;
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    geometry.columns = slice.image.width();
    geometry.rows = slice.image.height();
    geometry.slices = 1;
    geometry.rowDirection = {0, 1, 0};
    geometry.columnDirection = {0, 0, -1};
    geometry.columnSpacing = geometry.rowSpacing = slice.spacing * variant.scale;
    geometry.sliceSpacing = 4;
    volume->sources.resize(1);
    for (int row = 0; row < geometry.rows; ++row)
        for (int column = 0; column < geometry.columns; ++column) {
            const Place here{static_cast<double>(column), static_cast<double>(row)};
            const Place from = turned(here, slice.image, -variant.angle);
            const auto sampled =
                shows(variant, here) ? sampleAt(slice.image, from) : std::optional<double>();
            double value = 0;
            if (sampled) {
                value = std::pow(*sampled, variant.gamma);
                value += variant.wave * std::sin(2 * std::numbers::pi * value + variant.phase);
                if (variant.inverted && *sampled > background)
                    value = 1 - value;
                value = std::max(0.0, value + variant.noise * random.normal());
                if (*sampled <= background && variant.noise == 0)
                    value = 0;
            }
            volume->voxels.push_back(static_cast<std::int16_t>(fullScale * value));
        }
    return volume;
}

struct Counts {
    int all = 0;
    int right = 0;
    int misnumbered = 0;
    int certainlyMisnumbered = 0;
    double error = 0; ///< sum over the right ones, mm
};

void count(const Slice& slice, const Variant& variant, const Volume& volume, const Grading& grading,
           Counts& counts)
{
    const double spacing = volume.geometry.columnSpacing;
    std::array<std::optional<Place>, kLevelCount> truth;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (slice.discs[level])
            truth[level] = turned(*slice.discs[level], slice.image, variant.angle);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (!truth[level] || !shows(variant, *truth[level]))
            continue;
        ++counts.all;
        const auto& found = grading.levels[level].discCenter;
        if (!found)
            continue;
        const VoxelPoint voxel = volume.geometry.voxelFromPatient(*found);
        const Place at{voxel.column, voxel.row};
        const double error = spacing * apart(at, *truth[level]);
        bool other = false;
        for (std::size_t i = 0; i < kLevelCount; ++i)
            other = other || (i != level && truth[i] && spacing * apart(at, *truth[i]) < kHit);
        if (error < kHit) {
            ++counts.right;
            counts.error += error;
        } else if (other) {
            ++counts.misnumbered;
            counts.certainlyMisnumbered += grading.numbering.certain ? 1 : 0;
        }
    }
}

void print(const char* name, const Counts& counts)
{
    const double all = std::max(1, counts.all);
    fmt::print("{}: {} of {} right ({:.1f} %), mean error {:.2f} mm, misnumbered {:.1f} % ({:.1f} "
               "% with certainty)\n",
               name, counts.right, counts.all, 100 * counts.right / all,
               counts.error / std::max(1, counts.right), 100 * counts.misnumbered / all,
               100 * counts.certainlyMisnumbered / all);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        fmt::print(stderr, "bench_numbering MODEL FOLDER NAME...\n");
        return 2;
    }
    const auto predictor = Predictor::create(argv[1], {DeviceKind::Cpu}, loadRuntime);
    if (!predictor) {
        fmt::print(stderr, "{}\n", predictor.error().message);
        return 1;
    }
    Counts plain;
    Counts perturbed;
    for (int i = 3; i < argc; ++i) {
        const Slice slice = readSlice(argv[2], argv[i]);
        Counts own;
        for (int number = 0; number <= kVariants; ++number) {
            Random random(1000 * static_cast<std::uint64_t>(i - 3)
                          + static_cast<std::uint64_t>(number));
            const Variant variant = drawVariant(number, slice.image, random);
            const VolumePtr volume = volumeOf(slice, variant, random);
            PredictorInput input;
            input.sagittalT2 = {volume};
            const auto grading = (*predictor)->predict(input);
            if (!grading) {
                fmt::print(stderr, "{}: {}\n", slice.name, grading.error().message);
                return 1;
            }
            count(slice, variant, *volume, *grading, number == 0 ? plain : perturbed);
            if (number > 0)
                count(slice, variant, *volume, *grading, own);
        }
        print(slice.name.c_str(), own);
    }
    print("plain", plain);
    print("perturbed", perturbed);
    return 0;
}
