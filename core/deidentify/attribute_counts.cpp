#include "core/deidentify/attribute_counts.h"

#include <algorithm>

namespace foramen {

void AttributeCounts::add(std::uint32_t tag, const std::string& name, AttributeOutcome outcome)
{
    AttributeCount& count = m_counts[tag];
    if (count.name.empty())
        count.name = name;
    switch (outcome) {
    case AttributeOutcome::Removed:
        ++count.removed;
        break;
    case AttributeOutcome::Emptied:
        ++count.emptied;
        break;
    case AttributeOutcome::Replaced:
        ++count.replaced;
        break;
    case AttributeOutcome::Kept:
        ++count.kept;
        break;
    }
}

void AttributeCounts::addExample(std::uint32_t tag, const ValueExample& example)
{
    std::vector<ValueExample>& known = m_counts[tag].examples;
    if (m_keepsExamples && known.size() < kMostExamples
        && std::find(known.begin(), known.end(), example) == known.end())
        known.push_back(example);
}

} // namespace foramen
