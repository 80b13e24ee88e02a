#pragma once

#include "core/spine/checks/point_issues.h"
#include "core/spine/terms.h"
#include "ui/state/editing/cell_filter.h"

#include <QAbstractTableModel>

#include <vector>

namespace foramen {

class CurrentStudy;
class Prior;

/// The severity grid as Qt sees it: rows L1/L2 to L5/S1, columns laid out like the image (the
/// patient's right first): right foramen, right subarticular, canal, left subarticular, left
/// foramen. Read only: AssessmentEditing changes grades.
class SeverityGridModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        SeverityRole = Qt::UserRole, ///< int of Severity, or -1
        StateRole, ///< int of CellState
        ProbabilitiesRole, ///< QVariantList of three doubles; empty when there is no finding
        UncertainRole, ///< bool
        RefusalRole, ///< QString, empty when graded
        UnreliableRole, ///< QString: why the AI's grade, shown or withheld, is not reliable on
                        ///< patients; empty where it is, and where a reader decided
        CommentRole, ///< QString
        AiSeverityRole, ///< int of Severity of the model's finding, or -1
        PriorChangeRole, ///< int of PriorChange
        DimmedRole, ///< bool: the filter does not want the cell
        PriorRole, ///< QString: the prior's grade and what has changed; empty without a prior
        PointIssueRole, ///< QString: what is wrong with its point; empty for nothing
        NamedDiscRole, ///< QString of a row's header: its disc where a reader named it otherwise
    };

    SeverityGridModel(const CurrentStudy& current, const Prior& prior, QObject* parent = nullptr);

    /// Dims the cells that do not pass it.
    void setFilter(CellFilter filter);

    [[nodiscard]] static Site siteAt(const QModelIndex& index);
    [[nodiscard]] QModelIndex indexOf(Site site) const;
    /// "L4/L5 · Left subarticular stenosis".
    [[nodiscard]] static QString titleOf(Site site, const SpineVariant& variant = {});

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QString issueText(Site site) const;

    const CurrentStudy& m_current;
    const Prior& m_prior;
    std::vector<PointIssue> m_issues;
    CellFilter m_filter = CellFilter::All;
};

} // namespace foramen
