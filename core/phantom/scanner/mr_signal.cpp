#include "core/phantom/scanner/mr_signal.h"

#include "core/phantom/scanner/chemical_shift.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

// Makes noise that is correlated along rows and columns, as after interpolation of the acquisition
// matrix.
class GrainyNoise {
public:
    GrainyNoise(int columns, float grain, Random& random)
        : m_row(static_cast<std::size_t>(columns))
        , m_grain(grain)
        , m_fresh(std::sqrt(1 - grain * grain))
        , m_random(random)
    {
        for (float& value : m_row)
            value = m_random.quickNormal();
    }

    void startRow() { m_last = m_random.quickNormal(); }

    float next(std::size_t column)
    {
        m_last = m_grain * m_last + m_fresh * m_random.quickNormal();
        m_row[column] = m_grain * m_row[column] + m_fresh * m_last;
        return m_row[column];
    }

private:
    std::vector<float> m_row;
    float m_grain;
    float m_fresh;
    float m_last = 0;
    Random& m_random;
};

float shading(const Anatomy& anatomy, PatientPoint point, const ScannerTraits& scanner)
{
    const float depth =
        anatomy.depthBelowBack(static_cast<float>(point.y), static_cast<float>(point.z));
    const float share = std::max(0.0F, depth - 10) / scanner.coilReach;
    const float coil = 1 / (1 + share * share);
    const float slope = 1 + scanner.tiltZ * static_cast<float>(point.z) / 100;
    const float band = 1 - 0.88F * std::clamp((depth - scanner.bandDepth) / 25, 0.0F, 1.0F);
    return (1 + scanner.coilStrength * (1.25F * coil - 1)) * std::max(0.2F, slope) * band;
}

// The received signal of one slice.
std::vector<float> shadedSlice(const RenderedBlock& block, Weighting weighting,
                               const VolumeGeometry& geometry, int slice, const Anatomy& anatomy,
                               const ScannerTraits& scanner)
{
    const auto size =
        static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows);
    std::vector<float> values;
    values.reserve(size);
    const std::vector<Signal> received = withFatShifted(block, geometry, slice, scanner.artefacts);
    std::size_t index = 0;
    for (int row = 0; row < geometry.rows; ++row)
        for (int column = 0; column < geometry.columns; ++column, ++index) {
            const PatientPoint point =
                geometry.patientFromVoxel({static_cast<double>(column), static_cast<double>(row),
                                           static_cast<double>(slice)});
            const Signal& signal = received[index];
            float value = weighting == Weighting::T1 ? signal.t1 : signal.t2;
            value *= 1 + scanner.gamma * (value / 1000 - 1);
            value *= shading(anatomy, point, scanner);
            values.push_back(value);
        }
    return values;
}

} // namespace

ScannerTraits drawScanner(PhantomVariety variety, Random& random)
{
    const auto drawn = [&random](double low, double high) {
        return static_cast<float>(random.uniform(low, high));
    };
    ScannerTraits traits;
    if (variety == PhantomVariety::Clinical) {
        traits.noise = drawn(9, 20);
        traits.coilReach = drawn(110, 170);
        traits.coilStrength = drawn(0.5, 0.9);
        traits.tiltZ = drawn(-0.08, 0.08);
        traits.gain = drawn(0.7, 1.6);
        traits.noiseGrain = drawn(0.3, 0.55);
        if (random.chance(0.3))
            traits.bandDepth = drawn(128, 150);
        return traits;
    }
    traits.noise = drawn(4, 20) + (random.chance(0.3) ? drawn(0, 60) : 0);
    traits.coilReach = drawn(70, 220);
    traits.coilStrength = drawn(0, 0.95);
    traits.tiltZ = drawn(-0.3, 0.3);
    traits.gain = drawn(0.15, 2.8);
    traits.noiseGrain = drawn(0, 0.75);
    traits.gamma = drawn(-0.4, 0.4);
    if (random.chance(0.35))
        traits.bandDepth = drawn(125, 180);
    return traits;
}

std::vector<std::int16_t> acquire(const RenderedBlock& block, Weighting weighting,
                                  const VolumeGeometry& geometry, const Anatomy& anatomy,
                                  const ScannerTraits& scanner, Random& random)
{
    std::vector<std::int16_t> voxels(block.signals.size());
    GrainyNoise real(geometry.columns, scanner.noiseGrain, random);
    GrainyNoise imaginary(geometry.columns, scanner.noiseGrain, random);
    std::size_t index = 0;
    for (int slice = 0; slice < geometry.slices; ++slice) {
        auto values = shadedSlice(block, weighting, geometry, slice, anatomy, scanner);
        applyArtefacts(values, geometry, slice, scanner.artefacts);
        auto value = values.begin();
        for (int row = 0; row < geometry.rows; ++row) {
            real.startRow();
            imaginary.startRow();
            for (int column = 0; column < geometry.columns; ++column, ++index, ++value) {
                const auto at = static_cast<std::size_t>(column);
                const float a = *value + scanner.noise * real.next(at);
                const float b = scanner.noise * imaginary.next(at);
                const float stored = std::sqrt(a * a + b * b) * scanner.gain;
                voxels[index] = static_cast<std::int16_t>(std::min(stored + 0.5F, 4095.0F));
            }
        }
    }
    return voxels;
}

} // namespace foramen
