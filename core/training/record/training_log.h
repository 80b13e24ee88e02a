#pragma once

#include "core/base/result.h"
#include "core/training/record/log_row.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

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
