#pragma once

#include "core/ai/grading/predictor.h"
#include "core/spine/assessment.h"
#include "core/store/history_event.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace foramen {

/// The model and the pictures of a saved grading.
struct KnownGrading {
    std::string sha256; ///< of the model's weights; empty: there is none
    std::string inputKey; ///< inputKeyOf(); empty: not recorded, as by older versions
    bool hasRefusals = false; ///< sites were refused; what they lacked may be there now
    bool servesAnyModel = false; ///< it is kept with any model
    bool servesAnyPictures = false; ///< it is kept: the graded pictures are not known
};

/// Checksum of the pictures that a study is graded on: the series of each role, their pixels and
/// geometry. It does not depend on the order of slices and blocks. Takes some 10 ms. Any thread.
[[nodiscard]] std::string inputKeyOf(const PredictorInput& input);

/// Whether a saved grading holds for the pictures with this key. One without a recorded key holds
/// unless it refused sites.
[[nodiscard]] bool speaksOf(const KnownGrading& grading, const std::string& inputKey);

/// The saved grading of a study. @param history  of the study, in the order of writing.
[[nodiscard]] KnownGrading knownGrading(const Assessment& assessment,
                                        const std::vector<HistoryRecord>& history);

/// The saved grading of a prior study, which is kept with any model. A prior does not know the
/// roles that a reader gave to its series, and so not the pictures that were graded.
[[nodiscard]] KnownGrading knownPriorGrading(const Assessment& assessment,
                                             const std::vector<HistoryRecord>& history);

/// How a grading ran, for the history.
struct GradingFacts {
    ModelIdentity model;
    std::string inputKey;
    QString device; ///< short
    double seconds = 0;
};

/// The history's event of a grading: its pictures, and the AI's earlier findings at sites that a
/// reader has decided or moved, so that both can be compared.
[[nodiscard]] GradingFinished gradingEvent(const GradingFacts& facts, const Assessment& before);

/// Remarks after other pictures were graded: since when, how many sites, and the decided sites
/// where the AI's grade has changed. One sentence each, in the language of the window.
[[nodiscard]] QStringList regradedRemarks(const Assessment& before, const Assessment& after);

/// Number of sites with an AI grade.
[[nodiscard]] int gradedCount(const Assessment& assessment);

} // namespace foramen
