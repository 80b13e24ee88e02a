#pragma once

#include "core/imaging/series_role.h"

#include <cstdint>
#include <string>

namespace foramen {

enum class UidKind { Study, Series, Instance, FrameOfReference };

/// A UID under 2.25 that depends on its arguments only.
[[nodiscard]] std::string phantomUid(std::uint64_t seed, UidKind kind, int series, int instance);

/// The seed of one study of a data set.
[[nodiscard]] std::uint64_t phantomStudySeed(std::uint64_t seed, int index);

/// A folder number like those of the challenge: up to 2^32, often above 2^31. It is unique within a
/// data set.
[[nodiscard]] std::string phantomStudyId(std::uint64_t seed, int index);
[[nodiscard]] std::string phantomSeriesId(std::uint64_t seed, SeriesRole role);

} // namespace foramen
