#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// The imported tables of data sets, stored unchanged so that they can be exported identically. In
/// the same file as the readers' work (see StudyDatabase). Opened, used and closed on one thread.
class ImportedTables {
public:
    using Texts = std::map<std::string, std::string>; ///< by the table's name

    /// @return as StudyDatabase::open(), but DatabaseDamaged for a damaged file, which stays in
    /// place.
    [[nodiscard]] static Result<std::unique_ptr<ImportedTables>>
    open(const std::filesystem::path& file);
    ~ImportedTables();

    /// Names of the data sets, most recently imported first.
    [[nodiscard]] Result<std::vector<std::string>> dataSets() const;
    /// Empty when there is no such data set.
    [[nodiscard]] Result<Texts> load(const std::string& dataSet) const;
    /// Replaces an earlier import of that name, in one transaction.
    /// @param time ISO 8601 with time zone.
    [[nodiscard]] Result<void> save(const std::string& dataSet, const Texts& tables,
                                    const std::string& time);

private:
    struct Private;
    explicit ImportedTables(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
