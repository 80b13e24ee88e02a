#pragma once

#include "core/training/data/training_study.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace foramen {

/// A source of generated studies: every fifth is a clinical one, the others are randomised.
[[nodiscard]] std::unique_ptr<StudySource> phantomSource(std::size_t count, std::uint64_t seed);

} // namespace foramen
