#pragma once

#include "core/spine/finding.h"

#include <array>
#include <optional>
#include <string>

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

/// What a person decided about one site.
struct ReaderDecision {
    std::optional<Severity> severity; ///< none when the site is ungradable
    bool acceptedFinding = false; ///< the reader took over the model's grade as it stood
    std::string comment;
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
};

/// How a cell of the grid is shown.
enum class CellState {
    NotReviewed, ///< neither model nor reader has said anything
    Refused, ///< the model refused, no reader decision
    AiSuggested, ///< the model's finding, not looked at
    Accepted, ///< the reader accepted the finding, and it still says the same
    Changed, ///< the reader's grade differs from the finding, or was set by hand over it
    ReaderOnly, ///< the reader's grade where there is no finding
    Ungradable, ///< the reader says that it cannot be graded
};

/// One of the 25 sites: the model's finding and the reader's decision, always two things.
struct AssessmentCell {
    std::optional<Finding> finding;
    std::optional<ReaderDecision> decision;
    std::optional<SiteLocation> readerLocation; ///< where the reader moved the point to

    [[nodiscard]] CellState state() const;
    /// The reader's grade if there is one, else the model's; none when refused, ungradable or
    /// empty.
    [[nodiscard]] std::optional<Severity> severity() const;
    /// The reader's point if there is one, else the model's.
    [[nodiscard]] const SiteLocation* location() const;
    [[nodiscard]] bool isReviewed() const { return decision.has_value(); }
};

/// The severity grid of one study: what the model found, what the reader decided. The grid, the
/// store and the report see only this.
class Assessment {
public:
    explicit Assessment(StudyIdentity study = {});

    [[nodiscard]] const StudyIdentity& study() const { return m_study; }
    [[nodiscard]] const std::optional<ModelIdentity>& model() const { return m_model; }
    [[nodiscard]] const std::array<LevelLocation, kLevelCount>& levels() const { return m_levels; }
    [[nodiscard]] const Numbering& numbering() const { return m_numbering; }
    [[nodiscard]] const std::vector<Reason>& problems() const { return m_problems; }
    [[nodiscard]] const AssessmentCell& cell(Site site) const { return m_cells[siteIndex(site)]; }
    [[nodiscard]] int reviewedCount() const;

    /// Takes over a model's grading; reader decisions stay as they are.
    void setGrading(const Grading& grading);
    /// Takes over one finding while a grading is still running.
    void setFinding(const Finding& finding);
    /// Names the model of findings that are taken over one by one, so that no export lacks it when
    /// the grading ends early.
    void setModel(const ModelIdentity& model);
    /// Takes over a whole cell, as it was saved.
    void setCell(Site site, AssessmentCell cell);
    /// Sets or, with none, removes the reader's decision.
    void setDecision(Site site, std::optional<ReaderDecision> decision);
    /// Sets or, with none, removes the reader's point. The point must be on the side that the
    /// condition names.
    void setReaderLocation(Site site, std::optional<SiteLocation> location);
    /// Renumbers all levels at once, for a miscounted spine: what was at a level moves @p by levels
    /// down (negative: up), findings, points, disc centres and decisions together; what falls off
    /// the ends is dropped, what is left empty is empty.
    void shiftLevels(int by);

private:
    StudyIdentity m_study;
    std::optional<ModelIdentity> m_model;
    std::array<LevelLocation, kLevelCount> m_levels;
    Numbering m_numbering;
    std::vector<Reason> m_problems;
    std::array<AssessmentCell, kSiteCount> m_cells;
};

} // namespace foramen
