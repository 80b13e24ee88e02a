#include "core/store/imported_tables.h"

#include "core/store/database.h"
#include "core/store/schema.h"

#include <utility>

namespace foramen {

/// The open database.
struct ImportedTables::Private {
    std::unique_ptr<Database> database;
};

ImportedTables::ImportedTables(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

ImportedTables::~ImportedTables() = default;

Result<std::unique_ptr<ImportedTables>> ImportedTables::open(const std::filesystem::path& file)
{
    auto database = openStore(file);
    if (!database)
        return tl::make_unexpected(database.error());
    auto d = std::make_unique<Private>();
    d->database = std::move(*database);
    return std::unique_ptr<ImportedTables>(new ImportedTables(std::move(d)));
}

Result<std::vector<std::string>> ImportedTables::dataSets() const
{
    const auto rows = m_d->database->query("SELECT data_set FROM imported_table GROUP BY data_set "
                                           "ORDER BY max(rowid) DESC");
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<std::string> names;
    for (const Database::Row& row : *rows)
        names.push_back(row.front());
    return names;
}

Result<ImportedTables::Texts> ImportedTables::load(const std::string& dataSet) const
{
    const auto rows = m_d->database->query(
        "SELECT name, content FROM imported_table WHERE data_set = ?1", {dataSet});
    if (!rows)
        return tl::make_unexpected(rows.error());
    Texts texts;
    for (const Database::Row& row : *rows)
        texts[row[0]] = row[1];
    return texts;
}

Result<void> ImportedTables::save(const std::string& dataSet, const Texts& tables,
                                  const std::string& time)
{
    return m_d->database->transaction([&]() -> Result<void> {
        const auto removed =
            m_d->database->query("DELETE FROM imported_table WHERE data_set = ?1", {dataSet});
        if (!removed)
            return tl::make_unexpected(removed.error());
        for (const auto& [name, content] : tables) {
            const auto written =
                m_d->database->query("INSERT INTO imported_table (data_set, name, content, time) "
                                     "VALUES (?1, ?2, ?3, ?4)",
                                     {dataSet, name, content, time});
            if (!written)
                return tl::make_unexpected(written.error());
        }
        return {};
    });
}

} // namespace foramen
