#pragma once

#include "core/base/result.h"
#include "core/store/history_event.h"
#include "core/store/signing/signed_report.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// An addendum as it is in the history.
struct AddendumEntry {
    SignedAddendum addendum;
    std::string sha256;
    bool isIntact = false; ///< as of SignedVersion
};

/// A version of the report that was signed, with its addenda.
struct SignedVersion {
    SignedReport report;
    std::string sha256; ///< of its signedContent()
    /// Whether the saved content has this checksum, and its reader, time and version before are
    /// those of the history. If not, somebody changed the database; report may be empty then.
    bool isIntact = false;
    std::vector<AddendumEntry> addenda; ///< oldest first

    /// Whether the report and all addenda are intact.
    [[nodiscard]] bool isWholeIntact() const;
    /// The checksum that whatever comes next refers to.
    [[nodiscard]] const std::string& lastSha256() const;
};

/// A reader opened a signed report to correct it.
struct Correction {
    std::string reason;
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
};

/// How far the report of a study is signed.
struct SigningState {
    std::vector<SignedVersion> versions; ///< oldest first
    std::optional<Correction> correction; ///< of the newest version, not signed yet

    /// Whether the report is final: nothing but an addendum or a correction may follow.
    [[nodiscard]] bool isFinal() const { return !versions.empty() && !correction; }
    /// Null when none was signed.
    [[nodiscard]] const SignedVersion* newest() const;
    /// Takes the next entry of the history; what is not of signing changes nothing.
    void take(const HistoryRecord& record);
};

/// @param history  oldest first
[[nodiscard]] SigningState signingOf(const std::vector<HistoryRecord>& history);

/// The entry of the history that signs this work as the next version, by a reader at a time. The
/// report's version, reason and version before are those that follow from the state.
/// @return InvalidArgument for a report that is final, or without name or time.
[[nodiscard]] Result<HistoryRecord> signingRecord(const SigningState& state, SignedReport report);
/// The same for an addendum to a final report. @return InvalidArgument for a report that is not
/// final, or without text, reason, name or time.
[[nodiscard]] Result<HistoryRecord> addendumRecord(const SigningState& state,
                                                   SignedAddendum addendum);
/// The same for the beginning of a correction.
[[nodiscard]] Result<HistoryRecord> correctionRecord(const SigningState& state,
                                                     const Correction& correction);

} // namespace foramen
