#pragma once

#include "core/training/record/log_row.h"

#include <string>
#include <vector>

namespace foramen {

/// An HTML page with the curves of a training: loss, learning rate and validation of each network.
[[nodiscard]] std::string trainingPage(const std::string& title, const std::vector<LogRow>& rows);

} // namespace foramen
