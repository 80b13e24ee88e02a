#include "core/imaging/windows/coil_shading.h"

#include "core/imaging/windows/body_intensities.h"
#include "core/imaging/windows/voxel_samples.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr double kSamples = 15000;
constexpr std::size_t kLeastSamples = 500;
/// Deviations from the smooth function that are tissue, in natural logarithms.
constexpr double kTissue = 0.5;
constexpr int kRounds = 3;
constexpr double kMostShading = 3; ///< natural logarithm of 20

template <std::size_t N> using Square = std::array<std::array<double, N>, N>;

/// Solves a symmetric positive definite system by Gaussian elimination.
template <std::size_t N> std::array<double, N> solved(Square<N> matrix, std::array<double, N> right)
{
    for (std::size_t i = 0; i < N; ++i)
        for (std::size_t below = i + 1; below < N; ++below) {
            const double factor = matrix[below][i] / matrix[i][i];
            for (std::size_t k = i; k < N; ++k)
                matrix[below][k] -= factor * matrix[i][k];
            right[below] -= factor * right[i];
        }
    for (std::size_t i = N; i-- > 0;) {
        for (std::size_t k = i + 1; k < N; ++k)
            right[i] -= matrix[i][k] * right[k];
        right[i] /= matrix[i][i];
    }
    return right;
}

} // namespace

CoilShading::CoilShading(const VolumeGeometry& geometry)
    : m_middle{(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, (geometry.slices - 1) / 2.0}
    , m_half{std::max(1.0, m_middle.column), std::max(1.0, m_middle.row),
             std::max(1.0, m_middle.slice)}
{
}

CoilShading::Terms CoilShading::termsAt(VoxelPoint place) const
{
    const double x = (place.column - m_middle.column) / m_half.column;
    const double y = (place.row - m_middle.row) / m_half.row;
    const double z = (place.slice - m_middle.slice) / m_half.slice;
    return {1, x, y, z, x * x, y * y, z * z, x * y, x * z, y * z};
}

double CoilShading::logAt(const Terms& terms) const
{
    double sum = 0;
    for (std::size_t i = 0; i < kTerms; ++i)
        sum += m_weights[i] * terms[i];
    return sum;
}

double CoilShading::at(VoxelPoint place) const
{
    return std::exp(std::clamp(logAt(termsAt(place)) - m_weights[0], -kMostShading, kMostShading));
}

std::optional<CoilShading> CoilShading::of(const Volume& volume, const BodyIntensities& body)
{
    const VolumeGeometry& geometry = volume.geometry;
    const double slope = volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
    const int darkest = body.darkest();
    if (slope * darkest + volume.rescaleIntercept <= 0)
        return std::nullopt;

    CoilShading shading(geometry);
    std::vector<std::pair<Terms, double>> samples; // the logarithm of each
    const int step = stepForSamples(geometry, kSamples);
    for (int slice = 0; slice < geometry.slices; ++slice) {
        if (!isReadable(volume, slice))
            continue;
        for (int row = step / 2; row < geometry.rows; row += step) {
            const std::int16_t* line =
                volume.slice(slice) + static_cast<std::ptrdiff_t>(row) * geometry.columns;
            for (int column = step / 2; column < geometry.columns; column += step)
                if (line[column] >= darkest)
                    samples.emplace_back(shading.termsAt({0.0 + column, 0.0 + row, 0.0 + slice}),
                                         std::log(slope * line[column] + volume.rescaleIntercept));
        }
    }
    if (samples.size() < kLeastSamples)
        return std::nullopt;

    for (int round = 0; round < kRounds; ++round) {
        Square<kTerms> matrix{};
        Terms right{};
        for (const auto& [terms, value] : samples) {
            const double far = round == 0 ? 0 : (value - shading.logAt(terms)) / kTissue;
            const double weight = 1 / (1 + far * far);
            for (std::size_t i = 0; i < kTerms; ++i) {
                right[i] += weight * terms[i] * value;
                for (std::size_t k = 0; k <= i; ++k)
                    matrix[i][k] += weight * terms[i] * terms[k];
            }
        }
        // Holds back what the samples do not show, such as a change across a single slice.
        const double restraint = 1e-3 * matrix[0][0];
        for (std::size_t i = 0; i < kTerms; ++i) {
            for (std::size_t k = 0; k < i; ++k)
                matrix[k][i] = matrix[i][k];
            if (i > 0)
                matrix[i][i] += restraint;
        }
        shading.m_weights = solved(matrix, right);
    }
    return shading;
}

} // namespace foramen
