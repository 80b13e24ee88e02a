#pragma once

#include <map>
#include <string>

namespace foramen {

/// Texts by file name: the tables as they were read, and the notes below.
using TableTexts = std::map<std::string, std::string>;

inline constexpr const char* kLabelsFile = "train.csv";
inline constexpr const char* kCoordinatesFile = "train_label_coordinates.csv";
inline constexpr const char* kDescriptionsFile = "train_series_descriptions.csv";
/// Notes beside imported tables, which are never exported.
inline constexpr const char* kStudiesNote = "note: studies";
inline constexpr const char* kSeriesNote = "note: series";
inline constexpr const char* kPointsNote = "note: points";

} // namespace foramen
