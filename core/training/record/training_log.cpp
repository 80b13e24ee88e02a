#include "core/training/record/training_log.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/dataset/tables/csv_table.h"
#include "core/training/record/training_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

constexpr const char* kHeader = "network,step,seconds,loss,learning_rate,validation\n";

std::string lineOf(const LogRow& row)
{
    const std::string validation =
        std::isnan(row.validation) ? std::string() : fmt::format("{:.5f}", row.validation);
    return fmt::format("{},{},{:.1f},{:.5f},{:.6f},{}\n", row.network, row.step, row.seconds,
                       row.loss, row.learningRate, validation);
}

std::optional<double> numberIn(const CsvRow& row, std::size_t column)
{
    const std::string& cell = row.cells[column];
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

} // namespace

TrainingLog::TrainingLog(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
}

Result<TrainingLog> TrainingLog::open(const std::filesystem::path& folder)
{
    TrainingLog log(folder);
    if (std::filesystem::exists(folder / "log.csv"))
        if (auto done = log.read(); !done)
            return tl::make_unexpected(done.error());
    if (auto done = log.write(); !done)
        return tl::make_unexpected(done.error());
    return log;
}

Result<void> TrainingLog::read()
{
    const auto table = readCsv(m_folder / "log.csv");
    if (!table)
        return tl::make_unexpected(table.error());
    const auto network = table->requiredColumn("network");
    if (!network)
        return tl::make_unexpected(network.error());
    struct Number {
        const char* name;
        double LogRow::*member;
    };
    constexpr Number numbers[] = {{"seconds", &LogRow::seconds},
                                  {"loss", &LogRow::loss},
                                  {"learning_rate", &LogRow::learningRate}};
    const auto step = table->requiredColumn("step");
    if (!step)
        return tl::make_unexpected(step.error());
    const auto validation = table->column("validation"); // absent in older logs
    for (const CsvRow& from : table->rows) {
        LogRow row;
        row.network = from.cells[*network];
        const auto steps = numberIn(from, *step);
        if (!steps)
            return table->refusal(from, *step, "is no number");
        row.step = static_cast<std::int64_t>(*steps);
        for (const auto& [name, member] : numbers) {
            const auto column = table->requiredColumn(name);
            if (!column)
                return tl::make_unexpected(column.error());
            const auto value = numberIn(from, *column);
            if (!value)
                return table->refusal(from, *column, "is no number");
            row.*member = *value;
        }
        if (validation)
            row.validation = numberIn(from, *validation).value_or(row.validation);
        m_rows.push_back(std::move(row));
    }
    return {};
}

Result<void> TrainingLog::write() const
{
    std::string text = kHeader;
    for (const LogRow& row : m_rows)
        text += lineOf(row);
    return writeTextFile(m_folder / "log.csv", text);
}

Result<void> TrainingLog::rewind(const std::string& network, std::int64_t step)
{
    const auto isLater = [&](const LogRow& row) {
        return row.network == network && row.step > step;
    };
    if (std::none_of(m_rows.begin(), m_rows.end(), isLater))
        return {};
    m_rows.erase(std::remove_if(m_rows.begin(), m_rows.end(), isLater), m_rows.end());
    return write();
}

Result<void> TrainingLog::add(const LogRow& row)
{
    m_rows.push_back(row);
    const std::filesystem::path file = m_folder / "log.csv";
    std::error_code error;
    const std::uintmax_t before = std::filesystem::file_size(file, error);
    std::ofstream stream(file, std::ios::app);
    stream << lineOf(row);
    stream.close();
    if (stream)
        return {};
    const int code = errno;
    if (!error) // half a row would make the log unreadable when the training goes on
        std::filesystem::resize_file(file, before, error);
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, systemReason(code));
}

Result<void> TrainingLog::writePage(const std::string& title) const
{
    return writeTextFile(m_folder / "training.html", trainingPage(title, m_rows));
}

} // namespace foramen
