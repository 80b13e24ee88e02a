#pragma once

#include "core/training/data/training_study.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// A folder in the RSNA layout: train.csv, train_label_coordinates.csv,
/// train_series_descriptions.csv, train_images/. Disc centres are estimated from the canal's
/// points, which lie behind them.
/// @return NotFound when a table or the images are missing, Corrupt when a table cannot be
/// understood.
[[nodiscard]] Result<std::unique_ptr<StudySource>> rsnaSource(const std::filesystem::path& folder,
                                                              const Task& task = {});

} // namespace foramen
