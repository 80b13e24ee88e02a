#include "core/store/effort/effort_log.h"

#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/study_records.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <exception>
#include <optional>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

std::string levelsJson(const ReadingEffort& effort)
{
    Json levels = Json::object();
    for (const DiscLevel level : kLevels)
        levels[std::string(keyOf(level))] = effort.levelSeconds[static_cast<std::size_t>(level)];
    return levels.dump();
}

std::string changesJson(const ReadingEffort& effort)
{
    Json changes = Json::object();
    for (const Condition condition : kConditions)
        changes[std::string(keyOf(condition))] =
            effort.changes[static_cast<std::size_t>(condition)];
    return changes.dump();
}

constexpr const char* kColumns = "visit, record, begun, assist, revealed, decided_before, decided, "
                                 "seconds, levels, changes";

/// One row of kColumns.
std::optional<LoggedReading> readingFrom(const Database::Row& row)
try {
    LoggedReading logged{row[1], {}};
    ReadingEffort& effort = logged.effort;
    const auto assist = assistUseFromKey(row[3]);
    if (!assist)
        return std::nullopt;
    effort.visit = row[0];
    effort.begun = row[2];
    effort.assist = *assist;
    effort.revealed = std::stoi(row[4]);
    effort.decidedBefore = std::stoi(row[5]);
    effort.decided = std::stoi(row[6]);
    effort.seconds = Json::parse(row[7]).get<double>();
    const Json levels = Json::parse(row[8]);
    const Json changes = Json::parse(row[9]);
    for (const DiscLevel level : kLevels)
        effort.levelSeconds[static_cast<std::size_t>(level)] =
            levels.at(std::string(keyOf(level))).get<double>();
    for (const Condition condition : kConditions)
        effort.changes[static_cast<std::size_t>(condition)] =
            changes.at(std::string(keyOf(condition))).get<int>();
    return logged;
} catch (const std::exception&) {
    return std::nullopt;
}

} // namespace

EffortLog::EffortLog(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{
}

EffortLog::~EffortLog() = default;

Result<std::unique_ptr<EffortLog>> EffortLog::open(const std::filesystem::path& file)
{
    auto database = openStore(file);
    if (!database)
        return tl::make_unexpected(database.error());
    return std::unique_ptr<EffortLog>(new EffortLog(std::move(*database)));
}

Result<void> EffortLog::write(const StudyIdentity& study, const ReadingEffort& effort)
{
    return m_database->transaction([&]() -> Result<void> {
        const auto record = StudyRecords(*m_database).find(study);
        if (!record)
            return tl::make_unexpected(record.error());
        const auto done = m_database->query(
            fmt::format("INSERT INTO reading_effort ({}) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                        "ON CONFLICT (visit) DO UPDATE SET assist = excluded.assist, "
                        "revealed = excluded.revealed, decided = excluded.decided, "
                        "seconds = excluded.seconds, levels = excluded.levels, "
                        "changes = excluded.changes",
                        kColumns),
            {effort.visit, *record, effort.begun, std::string(keyOf(effort.assist)),
             std::to_string(effort.revealed), std::to_string(effort.decidedBefore),
             std::to_string(effort.decided), fmt::format("{:.3f}", effort.seconds),
             levelsJson(effort), changesJson(effort)});
        return done ? Result<void>() : tl::make_unexpected(done.error());
    });
}

Result<EffortLog::Readings> EffortLog::readings() const
{
    const auto rows =
        m_database->query(fmt::format("SELECT {} FROM reading_effort ORDER BY rowid", kColumns));
    if (!rows)
        return tl::make_unexpected(rows.error());
    Readings all;
    for (const Database::Row& row : *rows) {
        if (auto reading = readingFrom(row))
            all.readings.push_back(std::move(*reading));
        else
            ++all.unreadable;
    }
    return all;
}

Result<void> EffortLog::deleteAll()
{
    return m_database->execute("DELETE FROM reading_effort");
}

} // namespace foramen
