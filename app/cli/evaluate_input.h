#pragma once

#include "core/evaluation/evaluation.h"

#include <string>

namespace foramen {

/// Where truth and predictions come from: either tables, or a data set and a model.
struct EvaluateSource {
    std::string dataset;
    std::string truth; ///< train.csv
    std::string predictions; ///< submission.csv
    std::string assessments; ///< folder that `grade --out` wrote; may be empty
    std::string model;
    std::string device = "auto";
    bool isAtPoints = false; ///< grade at the points of the labels
    bool allowsMissing = false; ///< leave sites out that the tables have no prediction for
};

/// The values to compare, and whether all of the input could be used.
struct EvaluateInput {
    EvaluationInput input;
    bool complete = true;
};

/// Reads the tables, and the points of assessments where a folder of them is named.
[[nodiscard]] Result<EvaluateInput> readEvaluateTables(const EvaluateSource& source);

/// Runs the model over the studies of a data set in the RSNA layout.
[[nodiscard]] Result<EvaluateInput> gradeEvaluateDataset(const EvaluateSource& source);

} // namespace foramen
