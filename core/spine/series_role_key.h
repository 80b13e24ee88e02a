#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace foramen {

/// The role of a series: one of the three inputs of lumbar grading.
enum class SeriesRole { SagittalT1, SagittalT2, AxialT2 };
inline constexpr std::array kSeriesRoles = {SeriesRole::SagittalT1, SeriesRole::SagittalT2,
                                            SeriesRole::AxialT2};

/// As written to the database: "sagittal_t1", "sagittal_t2", "axial_t2".
[[nodiscard]] std::string_view keyOf(SeriesRole role);
[[nodiscard]] std::optional<SeriesRole> seriesRoleFromKey(std::string_view key);

} // namespace foramen
