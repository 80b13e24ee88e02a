#pragma once

#include "core/spine/terms.h"

#include <string>
#include <vector>

namespace foramen {

/// The names of several terms, as titles of a table or a chart: namesOf(kLevels).
template <class Terms> [[nodiscard]] std::vector<std::string> namesOf(const Terms& terms)
{
    std::vector<std::string> names;
    names.reserve(terms.size());
    for (const auto term : terms)
        names.emplace_back(nameOf(term));
    return names;
}

} // namespace foramen
