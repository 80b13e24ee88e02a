#include "core/store/history_migration.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

// Do not change this together with the current schema: it reads databases of that time, and later
// steps read its output.

namespace foramen {

namespace {

using Json = nlohmann::json;

/// An old name and its replacement.
struct Renamed {
    std::string_view before;
    std::string_view after;
};

constexpr Renamed kEvents[] = {{"change", "cell_graded"},
                               {"accept", "cell_accepted"},
                               {"ungradable", "cell_ungradable"},
                               {"clear", "cell_cleared"},
                               {"comment", "cell_commented"},
                               {"move point", "point_moved"},
                               {"shift levels", "levels_shifted"},
                               {"grading", "grading_finished"},
                               {"grading cancelled", "grading_stopped"},
                               {"series role", "role_given"},
                               {"report text", "report_text_edited"},
                               {"export", "report_exported"},
                               {"import", "labels_imported"}};
constexpr Renamed kRoles[] = {
    {"Sagittal T1", "sagittal_t1"}, {"Sagittal T2/STIR", "sagittal_t2"}, {"Axial T2", "axial_t2"}};
/// "add length", "change canal diameter", ...
constexpr std::array<std::string_view, 3> kAnnotationVerbs = {"add ", "change ", "delete "};
constexpr std::array<std::string_view, 9> kAnnotationKinds = {
    "length",  "canal diameter", "angle", "cobb angle", "ellipse",
    "polygon", "arrow",          "text",  "key image"};

/// Columns of history_3 as they are selected.
enum Column : std::size_t { Id, Study, Time, Author, Action, Site, Before, After };

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::string_view stepOf(std::string_view& action)
{
    if (takePrefix(action, "undo "))
        return "undone";
    return takePrefix(action, "redo ") ? "redone" : "done";
}

/// An unknown action keeps its text.
std::string_view eventOf(std::string_view action)
{
    for (const Renamed& event : kEvents)
        if (event.before == action)
            return event.after;
    for (const std::string_view verb : kAnnotationVerbs)
        if (std::string_view kind = action; takePrefix(kind, verb)
            && std::find(kAnnotationKinds.begin(), kAnnotationKinds.end(), kind)
                != kAnnotationKinds.end())
            return "annotation_edited";
    return action;
}

/// Null when it is no JSON object.
Json objectOf(const std::string& text)
{
    Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json();
}

std::string textIn(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<void> run(Database& database, const std::string& sql, const Database::Row& values)
{
    const auto done = database.query(sql, values);
    return done ? Result<void>() : tl::make_unexpected(done.error());
}

/// Row by row, oldest first, so that the newest role and text remain.
class Migration {
public:
    explicit Migration(Database& database)
        : m_database(database)
    {
    }

    Result<void> take(Database::Row row)
    {
        std::string_view action = row[Action];
        const std::string_view step = stepOf(action);
        const std::string event(eventOf(action));
        Result<void> done;
        if (event == "role_given")
            done = takeRole(row);
        else if (event == "report_text_edited")
            done = takeText(row);
        if (!done)
            return done;
        return run(m_database,
                   "INSERT INTO history (id, study_instance_uid, time, author, event, step, site, "
                   "value_before, value_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                   {row[Id], row[Study], row[Time], row[Author], event, std::string(step),
                    row[Site], row[Before], row[After]});
    }

private:
    /// Also replaces the role's name by its key.
    Result<void> takeRole(Database::Row& row)
    {
        Json json = objectOf(row[After]);
        if (json.is_null())
            return {};
        const std::string name = textIn(json, "role");
        std::string role = "none"; // versions up to 3 read an unknown name in this way
        json["role"] = nullptr;
        for (const Renamed& known : kRoles)
            if (known.before == name)
                json["role"] = role = known.after;
        if (json.value("automatic", Json(false)) == Json(true))
            role = "automatic";
        row[After] = json.dump(-1, ' ', false, Json::error_handler_t::replace);
        const Database::Row key{row[Study], textIn(json, "series"), textIn(json, "id")};
        auto done = run(m_database,
                        "DELETE FROM series_role WHERE study_instance_uid = ?1 AND "
                        "series_instance_uid = ?2 AND series_id = ?3",
                        key);
        if (done)
            done = run(m_database,
                       "INSERT INTO series_role (study_instance_uid, series_instance_uid, "
                       "series_id, role, author, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       {key[0], key[1], key[2], role, row[Author], row[Time]});
        return done;
    }

    Result<void> takeText(const Database::Row& row)
    {
        const Json json = objectOf(row[After]);
        const bool hasText = !json.is_null() && json.contains("text") && json["text"].is_string();
        if (!hasText)
            return run(m_database, "DELETE FROM report_text WHERE study_instance_uid = ?1",
                       {row[Study]});
        return run(m_database,
                   "INSERT OR REPLACE INTO report_text (study_instance_uid, text, author, time) "
                   "VALUES (?1, ?2, ?3, ?4)",
                   {row[Study], json["text"].get<std::string>(), row[Author], row[Time]});
    }

    Database& m_database;
};

} // namespace

Result<void> migrateHistory(Database& database)
{
    Migration migration(database);
    std::string last = "0";
    for (;;) { // in portions, since a history may be larger than memory
        const auto rows =
            database.query("SELECT id, study_instance_uid, time, author, action, site, "
                           "value_before, value_after FROM history_3 WHERE id > ?1 ORDER BY id "
                           "LIMIT 1000",
                           {last});
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (rows->empty())
            return {};
        for (const Database::Row& row : *rows)
            if (auto taken = migration.take(row); !taken)
                return taken;
        last = rows->back()[Id];
    }
}

} // namespace foramen
