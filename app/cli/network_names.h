#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace foramen {

/// The networks named on a command line: "canal_grader", ...
/// @return InvalidArgument for a name that is none.
[[nodiscard]] Result<std::vector<NetworkRole>> networksNamed(const std::vector<std::string>& names);

} // namespace foramen
