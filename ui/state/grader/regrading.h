#pragma once

#include "core/ai/grading/predictor.h"
#include "core/spine/assessment.h"
#include "core/store/history_event.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace foramen {

/// What a saved grading was made by and of.
struct KnownGrading {
    std::string sha256; ///< of the model's weights; empty: there is none
    std::string inputKey; ///< inputKeyOf(); empty: not written down, as older versions did not
    bool hasRefusals = false; ///< sites were refused; what they lacked may have come since
    bool servesAnyModel = false; ///< it stands whichever model there is now
    bool servesAnyPictures = false; ///< it stands: nobody knows which pictures were meant
};

/// Tells the pictures that a study is graded on from others: which series stand for which role,
/// their pixels and where they lie. The order of slices and blocks does not matter. Takes some
/// hundredths of a second. Any thread.
[[nodiscard]] std::string inputKeyOf(const PredictorInput& input);

/// Whether a grading still speaks of the pictures with this key. Where nobody wrote down what was
/// graded, it does as long as it refused nothing.
[[nodiscard]] bool speaksOf(const KnownGrading& grading, const std::string& inputKey);

/// The saved grading of a study. @param history  of the study, in the order of writing.
[[nodiscard]] KnownGrading knownGrading(const Assessment& assessment,
                                        const std::vector<HistoryRecord>& history);

/// The saved grading of a prior study: what was read with one model is compared with that. Roles
/// that a reader gave there are not known to a prior, and so neither is what was graded.
[[nodiscard]] KnownGrading knownPriorGrading(const Assessment& assessment,
                                             const std::vector<HistoryRecord>& history);

/// How a grading ran, for the history.
struct GradingFacts {
    ModelIdentity model;
    std::string inputKey;
    QString device; ///< short
    double seconds = 0;
};

/// What the history says of a grading: which pictures, and what the AI had said before at the sites
/// that a reader has decided or moved, so that both can still be compared.
[[nodiscard]] GradingFinished gradingEvent(const GradingFacts& facts, const Assessment& before);

/// What a reader should know when other pictures came and were graded anew: since when, how many
/// sites, and where the AI now says something else at sites that were decided. One sentence each,
/// in the language of the window.
[[nodiscard]] QStringList regradedRemarks(const Assessment& before, const Assessment& after);

/// Sites that the AI graded.
[[nodiscard]] int gradedCount(const Assessment& assessment);

} // namespace foramen
