#pragma once

#include "core/dataset/tables/label_tables.h"
#include "core/dataset/tables/table_notes.h"
#include "core/spine/assessment.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A point as a row of the coordinate table has it.
struct TablePoint {
    std::string seriesId;
    int instanceNumber = 0;
    ImagePoint image; ///< pixels of that instance
};

/// "series_id=12 instance_number=7 x=101.5 y=20"; empty for none.
[[nodiscard]] std::string pointText(const std::optional<TablePoint>& point);

/// What the tables and readers say of one site.
struct SiteLabels {
    CellEdit part; ///< the readers'
    std::optional<Severity> importedGrade;
    std::optional<TablePoint> importedPoint; ///< that was found on a picture
};

/// "Severe", "Ungradable", or empty: the reader's decision, else the imported grade.
[[nodiscard]] std::string gradeText(const SiteLabels& labels);
/// What only some decisions have: the finer grade, why it is ungradable, that it is the AI's.
[[nodiscard]] std::string decisionNote(const SiteLabels& labels);
[[nodiscard]] std::string commentText(const SiteLabels& labels);

/// The labels of one study, which start as they were imported and follow its history.
class LabelState {
public:
    /// @param imported  the tables; both must outlive this
    LabelState(const LabelGrades& grades, const LabelPoints& points, const TableNotes& notes,
               std::string studyId);

    [[nodiscard]] const std::string& studyId() const { return m_studyId; }
    [[nodiscard]] SiteLabels& at(std::size_t site) { return m_sites[site]; }
    [[nodiscard]] const SiteLabels& at(std::size_t site) const { return m_sites[site]; }
    /// Moves all levels down, as Assessment::shiftLevels().
    void shift(int by);

    /// The point that the exported table has for a site. A row of the imported table whose picture
    /// is not known stays in its place unless a reader says otherwise.
    [[nodiscard]] std::optional<TablePoint> pointOf(std::size_t site,
                                                    const SiteLabels& labels) const;
    /// A place on a picture as a row of the table.
    [[nodiscard]] TablePoint tablePointOf(std::size_t site, const SiteLocation& location) const;
    [[nodiscard]] std::string seriesIdOf(const std::string& seriesInstanceUid) const;

    /// The labels that are saved now.
    [[nodiscard]] SiteLabels savedLabels(const AssessmentCell& cell, std::size_t site) const;

private:
    const LabelPoints& m_points;
    const TableNotes& m_notes;
    std::string m_studyId;
    std::array<SiteLabels, kSiteCount> m_sites;
};

} // namespace foramen
