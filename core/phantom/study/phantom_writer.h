#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/phantom/recipe/phantom_recipe.h"

#include <filesystem>

namespace foramen {

/// Writes studies as an RSNA data set: train_images/<study_id>/<series_id>/<n>.dcm, train.csv,
/// train_label_coordinates.csv, train_series_descriptions.csv and sample_submission.csv. Study i
/// uses seed recipe.seed and i, and its study_id is derived from both. Runs on up to @p threads
/// threads. Equal arguments give equal trees, byte for byte. recipe.headers chooses the headers of
/// the files.
[[nodiscard]] Result<void> writePhantomStudies(const std::filesystem::path& folder, int studyCount,
                                               const PhantomRecipe& recipe, int threads,
                                               const Task& task = {});

} // namespace foramen
