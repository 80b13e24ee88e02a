#pragma once

#include "core/base/result.h"
#include "core/training/record/log_row.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// The log of a training in a model folder: log.csv (network, step, seconds, loss, learning_rate,
/// validation) and training.html with its curves.
class TrainingLog {
public:
    /// Reads the log of the folder, or starts one. @return Corrupt when it cannot be parsed,
    /// NotWritable.
    [[nodiscard]] static Result<TrainingLog> open(const std::filesystem::path& folder);

    /// Removes the lines of a network after a step, from which its training is repeated.
    [[nodiscard]] Result<void> rewind(const std::string& network, std::int64_t step);
    [[nodiscard]] Result<void> add(const LogRow& row);
    /// Writes training.html atomically. @param title  of the page.
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
