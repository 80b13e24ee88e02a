#pragma once

#include "core/spine/finding.h"
#include "core/spine/operating_points.h"
#include "core/spine/spine_variant.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// What identifies a study in files, reports and the database.
struct StudyIdentity {
    std::string studyInstanceUid;
    std::string patientId;
    std::string patientName; ///< UTF-8, DICOM component order "Family^Given"
    std::string patientBirthDate; ///< DICOM DA, may be empty
    std::string patientSex; ///< "F", "M", "O" or empty
    std::string studyDate; ///< DICOM DA, may be empty
    std::string studyDescription;
    std::string accessionNumber;
};

/// Which of the two a Normal/Mild site is. Only a reader says so: the challenge and the model do
/// not separate them.
enum class MildGrade { Normal, Mild };

/// Why a reader could not grade a site.
enum class UngradableCause { Motion, Metal, NotInView, NoSuitableSeries, ChangedAnatomy, Other };

/// The cause that a reader chose, and what they wrote about it.
struct UngradableReason {
    UngradableCause cause = UngradableCause::Other;
    std::string text; ///< may be empty
    friend bool operator==(const UngradableReason&, const UngradableReason&) = default;
};

/// What a person decided about one site.
struct ReaderDecision {
    std::optional<Severity> severity; ///< none when the site is ungradable
    bool acceptedFinding = false; ///< the reader accepted the model's grade unchanged
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
    std::optional<MildGrade> refined{}; ///< of Normal/Mild; none: the reader did not say
    std::optional<UngradableReason> ungradable{}; ///< none: the reader gave no reason
    CutOff acceptedAt{}; ///< the cut-off at which the model's grade was accepted
};

/// What a person wrote about one site. It stands by itself, beside any decision or none.
struct CellComment {
    std::string text; ///< never empty
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
};

/// The source of labels that were imported from the challenge's tables.
inline constexpr const char* kChallengeTables = "RSNA tables";

/// What a table of labels says of one site. It is nobody's decision until a reader confirms it, and
/// no report rests on it.
struct ImportedLabel {
    std::optional<Severity> severity; ///< none: the table has only a point
    std::optional<SiteLocation> location; ///< none: only a grade, or its picture is missing
    std::string source; ///< kChallengeTables
    std::string time; ///< of the import, ISO 8601
    friend bool operator==(const ImportedLabel&, const ImportedLabel&) = default;
};

/// The state of a cell, which decides how it is shown.
enum class CellState {
    NotReviewed, ///< no finding and no decision
    Imported, ///< an imported grade that no reader confirmed, with or without a finding
    Hidden, ///< a finding that is not revealed to the reader yet; no decision
    Refused, ///< the model refused; no decision
    Withheld, ///< a finding that is not reliable on patients and is not shown; no decision
    AiSuggested, ///< a finding without a decision
    Accepted, ///< the reader accepted the finding, which has not changed since
    Changed, ///< the reader's grade differs from the finding, or was set by hand
    ReaderOnly, ///< the reader's grade where there is no finding
    Ungradable, ///< the reader decided that it cannot be graded
};

/// Whether grades that are not reliable on patients are shown and reported.
enum class UnreliableGrades { Withheld, Shown };

/// When a reader sees the model's grades: at once, each when asked for, or only after the reader's
/// own.
enum class RevealMode { AtOnce, OnDemand, ReaderFirst };

/// One of the 25 sites: the model's finding and the reader's decision, kept apart. A finding that
/// is not revealed is not in @p finding, so that nothing that is shown, computed or exported can
/// rest on it.
struct AssessmentCell {
    std::optional<Finding> finding;
    std::optional<ReaderDecision> decision;
    std::optional<SiteLocation> readerLocation; ///< where the reader placed the point
    std::optional<CellComment> comment;
    std::optional<ImportedLabel> imported{};
    UnreliableGrades unreliableGrades = UnreliableGrades::Withheld; ///< set by the Assessment
    std::optional<Finding> hidden{}; ///< the finding until it is revealed; set by the Assessment
    bool isRevealed = false; ///< the reader asked for the finding, whatever the mode
    CutOff cutOff{}; ///< the site's own, set by the Assessment
    bool isPointRemoved = false; ///< the reader says that the site has no point

    [[nodiscard]] CellState state() const;
    /// The model's grade, where it may be shown. Null when there is none, when it was refused, and
    /// when it is not reliable on patients and such grades are withheld.
    [[nodiscard]] const Finding* shownFinding() const;
    /// The grade that the model suggests: that of the shown finding at the site's cut-off.
    [[nodiscard]] std::optional<Severity> suggestion() const;
    /// The model's finding, revealed or not: for saving, and for knowing that there is one.
    [[nodiscard]] const Finding* modelFinding() const;
    /// Whether the reader's grade is another than the one that the model suggests.
    [[nodiscard]] bool isDifferent() const;
    /// Whether there is a grade that is withheld because it is not reliable on patients.
    [[nodiscard]] bool isFindingWithheld() const;
    /// Whether what the cell shows rests on a grade that is not reliable on patients, without a
    /// reader's decision.
    [[nodiscard]] bool isUnreliable() const;
    /// The grade that reports give: the reader's if there is one, else the model's; none when
    /// refused, withheld, ungradable or empty. Never an imported one.
    [[nodiscard]] std::optional<Severity> severity() const;
    /// The imported grade that no reader confirmed or replaced yet.
    [[nodiscard]] std::optional<Severity> unconfirmed() const;
    /// What grid and panes show: the reader's grade, else the imported one, else the model's.
    [[nodiscard]] std::optional<Severity> shownSeverity() const;
    /// The reader's point if there is one, else the imported one, else the model's, which serves
    /// finding the place even where the grade is not revealed.
    [[nodiscard]] const SiteLocation* location() const;
    [[nodiscard]] bool isReviewed() const { return decision.has_value(); }
    /// Whether a reader placed or removed the point.
    [[nodiscard]] bool hasReaderPoint() const { return readerLocation || isPointRemoved; }
    /// Whether a reader decided, placed or removed the point, or wrote a comment.
    [[nodiscard]] bool hasReaderWork() const { return decision || hasReaderPoint() || comment; }
};

/// The reader's part of a cell: decision, point and comment.
struct CellEdit {
    std::optional<ReaderDecision> decision{};
    std::optional<SiteLocation> readerLocation{};
    std::optional<CellComment> comment{};
    bool isPointRemoved = false; ///< the reader says that the site has no point
};

/// The reader's part of a cell as it is now.
[[nodiscard]] CellEdit editOf(const AssessmentCell& cell);

/// The severity grid of one study: the model's findings and the reader's decisions for 25 sites.
/// The window, the store and the report use only this.
class Assessment {
public:
    explicit Assessment(StudyIdentity study = {});

    [[nodiscard]] const StudyIdentity& study() const { return m_study; }
    [[nodiscard]] const std::optional<ModelIdentity>& model() const { return m_model; }
    [[nodiscard]] const std::array<LevelLocation, kLevelCount>& levels() const { return m_levels; }
    [[nodiscard]] const Numbering& numbering() const { return m_numbering; }
    /// How a reader named the vertebrae and discs; the usual spine at first.
    [[nodiscard]] const SpineVariant& variant() const { return m_variant; }
    /// What the program measured by itself, level by level, as far as it may be shown: never what
    /// hidesMeasures() names.
    [[nodiscard]] const std::vector<SpineMeasure>& measures() const { return m_shownMeasures; }
    /// All that the program measured, revealed or not: for saving, and for knowing that there is
    /// something.
    [[nodiscard]] const std::vector<SpineMeasure>& modelMeasures() const { return m_measures; }
    /// Whether the automatic measures of a level are hidden: where grades are not shown at once,
    /// until each of its sites is decided or revealed, and no grade of it is hidden any more.
    /// Without a level: the measures of the whole spine, which wait for all levels.
    [[nodiscard]] bool hidesMeasures(std::optional<DiscLevel> level) const;
    [[nodiscard]] const std::vector<Reason>& problems() const { return m_problems; }
    [[nodiscard]] const AssessmentCell& cell(Site site) const { return m_cells[siteIndex(site)]; }
    [[nodiscard]] int reviewedCount() const;
    /// Whether a reader worked on any site, or named a variant of the spine.
    [[nodiscard]] bool hasReaderWork() const;

    /// Replaces what identifies the study, such as when more of its files are known.
    void setStudy(StudyIdentity study);
    /// Replaces the findings by those of a grading; decisions stay.
    void setGrading(const Grading& grading);
    /// Replaces what the program measured. Measures that are not sound (isSound()) and second ones
    /// of the same place are left out.
    void setMeasures(const std::vector<SpineMeasure>& measures);
    /// Replaces one finding while a grading is still running.
    void setFinding(const Finding& finding);
    /// Sets the model of findings that arrive one by one, so that exports name it even when the
    /// grading ends early.
    void setModel(const ModelIdentity& model);
    /// Sets a whole cell, as it was saved.
    void setCell(Site site, AssessmentCell cell);
    /// Sets the reader's decision; none removes it.
    void setDecision(Site site, std::optional<ReaderDecision> decision);
    /// Sets the reader's point; none: the model's is used again.
    void setReaderLocation(Site site, std::optional<SiteLocation> location);
    /// Sets the reader's comment; none removes it.
    void setComment(Site site, std::optional<CellComment> comment);
    /// Sets what a table says; none removes it.
    void setImported(Site site, std::optional<ImportedLabel> label);
    /// Sets the whole part of the reader.
    void setReaderPart(Site site, CellEdit part);
    /// Names the vertebrae and discs; nothing else changes.
    void setVariant(SpineVariant variant);
    /// Shows or withholds the grades that are not reliable on patients; withheld at first.
    void setUnreliableGrades(UnreliableGrades which);
    [[nodiscard]] UnreliableGrades unreliableGrades() const { return m_unreliableGrades; }
    /// Sets the site's cut-offs for what the model's grade is shown as; none at first.
    void setOperatingPoints(const OperatingPoints& points);
    [[nodiscard]] const OperatingPoints& operatingPoints() const { return m_operatingPoints; }
    /// Hides or shows the findings; AtOnce at first. What was accepted or revealed stays visible.
    void setRevealMode(RevealMode mode);
    [[nodiscard]] RevealMode revealMode() const { return m_revealMode; }
    /// Shows the finding of a site from now on.
    void reveal(Site site);
    /// Takes over from @p other, whose levels lie @p by further down, what is hidden.
    void setRevealedAs(const Assessment& other, int by = 0);
    /// Renumbers all levels, for a miscounted spine: findings, points, disc centres and decisions
    /// move @p by levels down (negative: up). What would leave L1/L2 to L5/S1 is dropped; levels
    /// without a source become empty, and refused where the model graded the study.
    void shiftLevels(int by);

private:
    void arrange(AssessmentCell& cell) const;
    void arrangeMeasures();

    StudyIdentity m_study;
    std::optional<ModelIdentity> m_model;
    std::array<LevelLocation, kLevelCount> m_levels;
    Numbering m_numbering;
    SpineVariant m_variant;
    std::vector<SpineMeasure> m_measures;
    std::vector<SpineMeasure> m_shownMeasures;
    std::vector<Reason> m_problems;
    std::array<AssessmentCell, kSiteCount> m_cells;
    UnreliableGrades m_unreliableGrades = UnreliableGrades::Withheld;
    OperatingPoints m_operatingPoints;
    RevealMode m_revealMode = RevealMode::AtOnce;
};

} // namespace foramen
