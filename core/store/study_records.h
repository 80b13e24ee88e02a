#pragma once

#include "core/base/result.h"
#include "core/spine/assessment.h"

#include <string>

namespace foramen {

class Database;

/// Which record of the database a study has. The first study of a Study Instance UID has the record
/// of that name. A study that contradicts the patient or date of every record of its UID has one of
/// its own, "<UID>#2" and so on: the work on one is never shown at another.
class StudyRecords {
public:
    explicit StudyRecords(Database& database)
        : m_database(database)
    {
    }

    /// The record of a study, which need not exist yet.
    [[nodiscard]] Result<std::string> find(const StudyIdentity& study) const;
    /// The same; from now on it is this study's record. To be called in the transaction that writes
    /// into it.
    [[nodiscard]] Result<std::string> claim(const StudyIdentity& study);

private:
    Database& m_database;
};

} // namespace foramen
