#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace foramen {

/// What became of one attribute of one file.
enum class AttributeOutcome { Removed, Emptied, Replaced, Kept };

/// One value before and after; for people who check a dry run. Holds patient data.
struct ValueExample {
    std::string before;
    std::string after; ///< empty where nothing is left
    friend bool operator==(const ValueExample&, const ValueExample&) = default;
};

/// How often each outcome occurred for one attribute, in all files and sequence items.
struct AttributeCount {
    std::string name; ///< as the data dictionary has it
    std::size_t removed = 0;
    std::size_t emptied = 0;
    std::size_t replaced = 0;
    std::size_t kept = 0;
    std::vector<ValueExample> examples; ///< few, and only where they were asked for
};

/// Owns the counts of an export, by tag. All private attributes count as one.
class AttributeCounts {
public:
    static constexpr std::uint32_t kPrivate = 0xFFFFFFFF;
    static constexpr std::size_t kMostExamples = 3; ///< of each attribute

    explicit AttributeCounts(bool keepsExamples)
        : m_keepsExamples(keepsExamples)
    {
    }
    [[nodiscard]] bool keepsExamples() const { return m_keepsExamples; }
    void add(std::uint32_t tag, const std::string& name, AttributeOutcome outcome);
    /// Ignored where enough are known, or examples are not wanted.
    void addExample(std::uint32_t tag, const ValueExample& example);
    [[nodiscard]] const std::map<std::uint32_t, AttributeCount>& all() const { return m_counts; }

private:
    bool m_keepsExamples;
    std::map<std::uint32_t, AttributeCount> m_counts;
};

} // namespace foramen
