#pragma once

#include "core/spine/terms.h"
#include "core/store/signing/signing_state.h"

#include <QObject>
#include <QString>

#include <vector>

namespace foramen {

class CurrentStudy;
class ReportDraft;
class StudySaving;

/// What a signature would cover, for the reader to see before.
struct SigningSummary {
    int reviewed = 0; ///< sites that a reader decided
    std::vector<Site> aiOnly; ///< graded by the AI alone: provisional
    std::vector<Site> undecided; ///< without any grade
};

/// Signs the report of the open study for a reader, adds addenda to it, and opens it for a
/// correction. Nothing of it can be undone. GUI thread.
class ReportSigning : public QObject {
    Q_OBJECT

public:
    ReportSigning(CurrentStudy& current, StudySaving& saving, ReportDraft& draft,
                  QObject* parent = nullptr);

    [[nodiscard]] const SigningState& state() const;
    [[nodiscard]] bool isFinal() const { return state().isFinal(); }
    [[nodiscard]] SigningSummary summary() const;
    /// Why the report cannot be signed now, as a sentence; else empty.
    [[nodiscard]] QString obstacle() const;

    /// Signs grid, points, comments, measurements and text as they are. @return whether it did;
    /// otherwise failed() says why.
    bool sign(const QString& readerName);
    /// Appends a text to the signed report. @return as sign()
    bool addAddendum(const QString& readerName, const QString& reason, const QString& text);
    /// Opens the signed report for changes; what was signed stays in the history. @return as sign()
    bool beginCorrection(const QString& readerName, const QString& reason);

    /// "Signed by A on 2026-11-30 10:00, version 2, with 1 addendum", "Correction of version 1:
    /// wrong side", or nothing.
    [[nodiscard]] QString stateText() const;
    /// What is wrong with the saved signature: it was changed in the database. Usually empty.
    [[nodiscard]] QString warning() const;
    /// The addenda of the signed report, as they are printed.
    [[nodiscard]] QString addendaText() const;

Q_SIGNALS:
    /// The work is about to be signed: whoever holds something that is being typed saves it.
    void signing();
    void changed(); ///< state()
    void failed(const QString& sentence);

private:
    bool save(const Result<HistoryRecord>& record);

    CurrentStudy& m_current;
    StudySaving& m_saving;
    ReportDraft& m_draft;
};

} // namespace foramen
