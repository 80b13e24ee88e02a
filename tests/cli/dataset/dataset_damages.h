#pragma once

#include "tests/cli/phantom_copy.h"

#include <functional>
#include <vector>

namespace foramen::test {

/// One way in which real data sets are odd or wrong.
struct DatasetDamage {
    const char* name;
    std::function<void(PhantomCopy&)> damage;
    /// All issues that it causes, each as "kind severity count", sorted by kind.
    QStringList expected;
};

[[nodiscard]] const std::vector<DatasetDamage>& datasetDamages();

} // namespace foramen::test
