#include "core/ai/levels/average_maps.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kDiscRadius = 9; ///< mm: radius of one disc's peak

} // namespace

double AverageMaps::near(std::size_t channel, ImagePoint map) const
{
    const long row = std::lround(map.row);
    const long column = std::lround(map.column);
    const bool inside = row >= 0 && column >= 0 && row < size() && column < size();
    return inside ? at(channel, static_cast<int>(row), static_cast<int>(column)) : 0;
}

double maskArea(const HeatMaps& maps, std::size_t channel)
{
    int count = 0;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column)
            count += maps.at(channel, row, column) > 0.5F ? 1 : 0;
    return count * maps.spacing() * maps.spacing();
}

std::vector<double> sliceWeights(const std::vector<HeatMaps>& slices)
{
    constexpr double leastArea = 200; // mm2: less is a stray patch
    constexpr double leastShare =
        0.4; // of the largest: the sac's edge slices are worse than its middle
    std::vector<double> weights(slices.size(), 0.0);
    for (const std::size_t channel : {sagittal_map::kSac, sagittal_map::kAnyDisc}) {
        double largest = 0;
        for (std::size_t i = 0; i < slices.size(); ++i) {
            weights[i] = maskArea(slices[i], channel);
            largest = std::max(largest, weights[i]);
        }
        for (double& weight : weights)
            weight = weight < leastShare * largest ? 0 : weight;
        if (largest >= leastArea)
            return weights;
    }
    return {};
}

AverageMaps averageOf(const std::vector<HeatMaps>& slices, const std::vector<double>& weights)
{
    const auto heaviest = std::max_element(weights.begin(), weights.end());
    AverageMaps mean{.reference = &slices[static_cast<std::size_t>(heaviest - weights.begin())]};
    const int size = mean.size();
    for (auto& channel : mean.values)
        channel.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), 0.0);
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double share = weights[i] / sum;
        if (share == 0)
            continue;
        for (std::size_t channel = 0; channel < sagittal_map::kPointCount; ++channel)
            mean.absent[channel] += share * slices[i].absent(channel);
        std::size_t pixel = 0;
        for (int row = 0; row < size; ++row)
            for (int column = 0; column < size; ++column, ++pixel) {
                const PatientPoint place = mean.reference->patientFromMap(
                    {static_cast<double>(column), static_cast<double>(row)});
                const ImagePoint there = slices[i].mapFromPatient(place);
                for (std::size_t channel = 0; channel < AverageMaps::kChannels; ++channel)
                    mean.values[channel][pixel] += share * slices[i].sample(channel, there);
            }
    }
    return mean;
}

Mass massAround(const AverageMaps& mean, std::optional<std::size_t> channel, ImagePoint around)
{
    const double radius = kDiscRadius / mean.reference->spacing();
    const auto from = [&](double middle) {
        return std::max(0, static_cast<int>(std::ceil(middle - radius)));
    };
    const auto to = [&](double middle) {
        return std::min(mean.size() - 1, static_cast<int>(std::floor(middle + radius)));
    };
    Mass mass{0, around};
    double columns = 0;
    double rows = 0;
    for (int row = from(around.row); row <= to(around.row); ++row)
        for (int column = from(around.column); column <= to(around.column); ++column) {
            if (std::hypot(row - around.row, column - around.column) > radius)
                continue;
            double value = 0;
            for (std::size_t c = 0; c < sagittal_map::kPointCount; ++c)
                value += !channel || *channel == c ? mean.at(c, row, column) : 0;
            mass.total += value;
            columns += value * column;
            rows += value * row;
        }
    if (mass.total > 0)
        mass.center = {columns / mass.total, rows / mass.total};
    return mass;
}

std::optional<DiscAxis> discAxis(const AverageMaps& mean, ImagePoint disc)
{
    constexpr double reach = 18; // mm: half a disc's depth, and not yet the next disc
    constexpr double leastValue = 0.2;
    constexpr double leastPixels = 8;
    constexpr double pixel = 1.0 / 12; // variance of a pixel itself: no mask is thinner
    const double radius = reach / mean.reference->spacing();
    double sum = 0;
    ImagePoint first;
    ImagePoint square; // column * column, row * row
    double mixed = 0;
    for (int row = 0; row < mean.size(); ++row)
        for (int column = 0; column < mean.size(); ++column) {
            const double u = column - disc.column;
            const double v = row - disc.row;
            const double value = mean.at(sagittal_map::kAnyDisc, row, column);
            if (std::hypot(u, v) > radius || value < leastValue)
                continue;
            sum += value;
            first = {first.column + value * u, first.row + value * v};
            square = {square.column + value * u * u, square.row + value * v * v};
            mixed += value * u * v;
        }
    if (sum < leastPixels)
        return std::nullopt;
    const double uu = square.column / sum - first.column * first.column / (sum * sum);
    const double vv = square.row / sum - first.row * first.row / (sum * sum);
    const double uv = mixed / sum - first.column * first.row / (sum * sum);
    const double angle =
        0.5 * std::atan2(2 * uv, uu - vv); // from columns to rows: -90 to 90 degrees
    const double half = std::hypot((uu - vv) / 2, uv);
    const double along = (uu + vv) / 2 + half;
    const double across = (uu + vv) / 2 - half;
    return DiscAxis{{std::cos(angle), std::sin(angle)}, (along + pixel) / (across + pixel)};
}

} // namespace foramen
