#pragma once

#include "core/base/reason.h"
#include "core/measure/level_measures.h"
#include "core/spine/assessment.h"
#include "core/spine/terms.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace foramen {

/// A grade in the draft.
struct DraftGrade {
    Severity severity = Severity::NormalMild;
    bool isMarked = false; ///< by the model alone, in a draft that also has readers' grades
    bool isUnreliable = false; ///< by the model alone, and not reliable on patients
    friend bool operator==(const DraftGrade&, const DraftGrade&) = default;
};

/// A condition and the levels that a statement is about.
struct DraftSites {
    Condition condition = Condition::SpinalCanalStenosis;
    std::vector<DiscLevel> levels;
};

/// A series and its number of pictures.
struct DraftSeries {
    std::string role; ///< of a series that was graded
    std::string description; ///< of one that was not
    int imageCount = 0;
};

/// Each struct is one sentence of the draft, which its name states. Dates are DICOM's (DA) or ISO
/// 8601.
namespace statement {

struct StudyOf {
    std::string date;
    std::string description; ///< may be empty
};
struct Provisional {
    int byModel = 0;
    int graded = 0;
};
struct SeriesGraded {
    std::vector<DraftSeries> series;
};
struct NoSeriesUsable { };
struct SeriesNotUsed {
    std::vector<DraftSeries> series;
};
struct ModelUsed {
    std::string name;
    std::string version;
    std::string device;
    std::string date; ///< of grading, ISO 8601; may be empty
};
struct NoModelUsed { };
struct Limitation {
    Reason problem;
};
struct ComparedWith {
    std::string date; ///< empty: unknown
    std::vector<std::string> readers; ///< for people
};
struct PriorIdentityInDoubt { };
struct PriorNumberingUncertain { };
struct NothingToCompare { };
struct SitesChanged {
    struct Change {
        Site site;
        Severity before = Severity::NormalMild;
        Severity now = Severity::NormalMild;
    };
    bool isWorse = false;
    std::vector<Change> changes;
};
struct SitesUnchanged {
    int unchanged = 0;
    int compared = 0;
};
struct NumberingUncertain {
    Reason reason; ///< may be empty
};
/// How the reader named the vertebrae and discs, where that is not usual.
struct NumberingByReader {
    SpineVariant variant;
};
struct LevelNotGraded { };
struct LevelNormalMild {
    DraftGrade grade;
};
struct CanalGrade {
    std::optional<DraftGrade> grade;
};
/// Both neural foramina or both subarticular zones of a level.
struct PairGrades {
    Condition leftCondition = Condition::LeftNeuralForaminalNarrowing;
    std::optional<DraftGrade> left;
    std::optional<DraftGrade> right;
};
struct ReaderComment {
    Condition condition = Condition::SpinalCanalStenosis;
    std::string text;
};
/// Sites of a level that the reader called Normal or Mild within Normal/Mild.
struct RefinedByReader {
    MildGrade grade = MildGrade::Normal;
    std::vector<Condition> conditions;
};
/// A measure that lies beyond a published limit, or that the reader took.
struct Measured {
    LevelMeasure measure;
};
struct NothingGraded { };
/// Grades that are not reliable on patients, which the impression does not rest on.
struct LeftOutOfImpression {
    int count = 0;
};
struct AllNormalMild {
    int graded = 0;
};
struct Finding {
    DraftGrade grade;
    DraftSites sites;
    std::vector<DiscLevel> uncertain; ///< of these, where the model is not sure
};
struct NormalMildCount {
    int normalMild = 0;
    int graded = 0;
};
struct NotGradedBecause {
    enum class Cause { Reader, Nobody, Hidden, Refused, Withheld };
    Cause cause = Cause::Nobody;
    Reason reason; ///< of a refusal, or why the grade is withheld
    std::vector<DraftSites> sites;
    std::optional<UngradableReason> ungradable{}; ///< the reader's
};
struct GradedByReader {
    std::vector<std::string> readers; ///< for people
    int count = 0;
};
struct GradedByModel {
    int count = 0;
    bool isMarked = false;
};
/// Of those, grades that are shown although they are not reliable on patients.
struct GradedUnreliably {
    int count = 0;
};
/// The site's own cut-offs that the model's grades were shown at.
struct SiteCutOffs {
    OperatingPoints points;
};
struct SitesNotGraded {
    int count = 0;
};
/// Imported labels that no reader confirmed; the draft does not rest on them.
struct LabelsNotConfirmed {
    int count = 0;
};
struct ChangesFollow { };
struct ChangedByReader {
    Site site;
    Severity reader = Severity::NormalMild;
    Severity model = Severity::NormalMild;
};
struct ModelWeights {
    std::string sha256;
};
struct IntendedUse { };

} // namespace statement

using DraftStatement =
    std::variant<statement::StudyOf, statement::Provisional, statement::SeriesGraded,
                 statement::NoSeriesUsable, statement::SeriesNotUsed, statement::ModelUsed,
                 statement::NoModelUsed, statement::Limitation, statement::ComparedWith,
                 statement::PriorIdentityInDoubt, statement::PriorNumberingUncertain,
                 statement::NothingToCompare, statement::SitesChanged, statement::SitesUnchanged,
                 statement::NumberingUncertain, statement::NumberingByReader,
                 statement::LevelNotGraded, statement::LevelNormalMild, statement::CanalGrade,
                 statement::PairGrades, statement::ReaderComment, statement::RefinedByReader,
                 statement::Measured, statement::NothingGraded, statement::LeftOutOfImpression,
                 statement::AllNormalMild, statement::Finding, statement::NormalMildCount,
                 statement::NotGradedBecause, statement::GradedByReader, statement::GradedByModel,
                 statement::GradedUnreliably, statement::SiteCutOffs, statement::SitesNotGraded,
                 statement::LabelsNotConfirmed, statement::ChangesFollow,
                 statement::ChangedByReader, statement::ModelWeights, statement::IntendedUse>;

/// A line of the draft: its beginning, then sentences.
struct DraftLine {
    std::variant<std::monostate, DiscLevel, int> beginning; ///< "L4/L5: ", "1. "
    std::vector<DraftStatement> statements;
};

enum class DraftHeading {
    Title,
    Technique,
    Comparison,
    Findings,
    Impression,
    NotGraded,
    WhoGraded
};

/// A section of the draft: its heading and its lines.
struct DraftSection {
    std::optional<DraftHeading> heading;
    std::vector<DraftLine> lines;
};

/// A report before a reader edits it, as a tree of statements: sections, lines, sentences.
/// draft_text.h renders it in English; the window has a renderer for each language.
struct Draft {
    std::vector<DraftSection> sections;
    SpineVariant variant{}; ///< names the levels
};

} // namespace foramen
