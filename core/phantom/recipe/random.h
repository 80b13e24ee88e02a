#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace foramen {

/// xoshiro256** seeded by SplitMix64 (Blackman and Vigna): the same numbers on every machine.
class Random {
public:
    /// @param stream separates independent sequences of one seed.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
    {
        std::uint64_t state = seed ^ (stream * 0xD1342543DE82EF95ULL);
        for (std::uint64_t& word : m_state)
            word = splitMix(state);
    }

    std::uint64_t next()
    {
        const std::uint64_t result = rotated(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }

    /// Uniform in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }
    int below(int bound) { return static_cast<int>(uniform() * bound); }

    /// Standard normal, as the sum of twelve uniform numbers: within +-6, without library
    /// functions.
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    double normal(double mean, double deviation) { return mean + deviation * normal(); }

    /// Standard normal from one draw (four 16-bit uniform numbers): for noise on millions of
    /// voxels.
    float quickNormal()
    {
        const std::uint64_t bits = next();
        const auto sum = static_cast<float>((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF)
                                            + ((bits >> 32) & 0xFFFF) + (bits >> 48));
        return (sum - 131070.0F) * (1.7320508F / 65536.0F);
    }

private:
    static std::uint64_t rotated(std::uint64_t value, int bits)
    {
        return (value << bits) | (value >> (64 - bits));
    }
    static std::uint64_t splitMix(std::uint64_t& state)
    {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    std::array<std::uint64_t, 4> m_state{};
};

} // namespace foramen
