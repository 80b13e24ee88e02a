#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

/// How far a worker is with a study.
enum class LedgerState {
    Queued, ///< its objects were made and may be in the outbox
    Sent, ///< the archive has them
    Nothing, ///< nothing could be graded, so nothing is sent
};

/// A line of the ledger. No patient data: UIDs alone.
struct LedgerLine {
    std::string studyInstanceUid;
    std::string model; ///< name, version and checksum
    LedgerState state = LedgerState::Queued;
    std::string sopInstanceUid; ///< of the SR with the grades; empty where there is none of ours
    int instances = -1; ///< of the study, as the archive said when it was graded; -1: not known
};

/// What a worker did, a line of JSON each, in a file that only grows. A line that a killed program
/// did not finish counts as not written. Used by one process and one thread.
class WorkerLedger {
public:
    /// @return NotReadable; Corrupt where a finished line cannot be read.
    [[nodiscard]] static Result<WorkerLedger> open(std::filesystem::path file);

    /// The last line of a study by that model; null: none.
    [[nodiscard]] const LedgerLine* find(const std::string& studyInstanceUid,
                                         const std::string& model) const;
    /// The last line that names this SR; null: none.
    [[nodiscard]] const LedgerLine* findObject(const std::string& sopInstanceUid) const;
    /// Appends a line. It is on the disk when this returns. @return NotWritable.
    [[nodiscard]] Result<void> add(const LedgerLine& line);

private:
    explicit WorkerLedger(std::filesystem::path file);
    void keep(LedgerLine line);

    std::filesystem::path m_file;
    bool m_isTorn = false; ///< the file's last line is not finished
    std::map<std::pair<std::string, std::string>, LedgerLine> m_lines; ///< by study and model
};

} // namespace foramen
