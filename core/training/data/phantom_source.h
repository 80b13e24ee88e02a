#pragma once

#include "core/training/data/training_study.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace foramen {

/// Generated studies: mostly randomised ones, every fifth a clinical one.
[[nodiscard]] std::unique_ptr<StudySource> phantomSource(std::size_t count, std::uint64_t seed);

} // namespace foramen
