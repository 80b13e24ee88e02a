#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace foramen {

/// One line of log.csv.
struct LogRow {
    std::string network; ///< "canal_grader", ...
    std::int64_t step = 0; ///< steps done
    double seconds = 0; ///< of training this network
    double loss = 0; ///< mean since the line before
    double learningRate = 0;
    /// On the studies kept apart: weighted log loss of a grader, mean distance in mm of a
    /// localiser; not a number where it was not measured.
    double validation = std::numeric_limits<double>::quiet_NaN();
};

/// How a training went: log.csv (network, step, seconds, loss, learning_rate, validation) and
/// training.html, its curves, in a model folder.
class TrainingLog {
public:
    /// Reads the log of the folder, or begins one. @return Corrupt when it cannot be understood,
    /// NotWritable.
    [[nodiscard]] static Result<TrainingLog> open(const std::filesystem::path& folder);

    /// Forgets what was logged of a network after a step: it is trained again from there.
    [[nodiscard]] Result<void> rewind(const std::string& network, std::int64_t step);
    [[nodiscard]] Result<void> add(const LogRow& row);
    /// Writes training.html, all of it or nothing. @param title  of the page.
    [[nodiscard]] Result<void> writePage(const std::string& title) const;

    [[nodiscard]] const std::vector<LogRow>& rows() const { return m_rows; }

private:
    explicit TrainingLog(std::filesystem::path folder);
    [[nodiscard]] Result<void> read();
    [[nodiscard]] Result<void> write() const;

    std::filesystem::path m_folder;
    std::vector<LogRow> m_rows;
};

} // namespace foramen
