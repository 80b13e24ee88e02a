#pragma once

#include "core/spine/assessment.h"
#include "ui/state/editing/reading_order.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace foramen {

class CurrentStudy;

/// Which cells the reader wants to see and to walk.
enum class CellFilter {
    All,
    NotReviewed, ///< without a decision
    Accepted,
    ReadersGrade, ///< changed or set by the reader
    Ungradable,
    Abnormal, ///< shown as Moderate or Severe
    CheckFirst, ///< uncertain AI grade without a decision
    Different, ///< the reader's grade is another than the AI's
};

inline constexpr std::array kCellFilters = {CellFilter::All,        CellFilter::NotReviewed,
                                            CellFilter::Accepted,   CellFilter::ReadersGrade,
                                            CellFilter::Ungradable, CellFilter::Abnormal,
                                            CellFilter::CheckFirst, CellFilter::Different};

/// Whether a cell is one of those; it looks at nothing that is hidden.
[[nodiscard]] bool passes(const AssessmentCell& cell, CellFilter filter);
[[nodiscard]] QString filterText(CellFilter filter); ///< "Not reviewed"

/// The site after @p from in an order that passes the filter, wrapping round; with CellFilter::All
/// the next one without a decision.
[[nodiscard]] std::optional<Site> nextSite(const Assessment& assessment, Site from,
                                           ReadingOrder order, CellFilter filter);

/// The filter that is on. Another study begins with all cells.
class FilterChoice : public QObject {
    Q_OBJECT

public:
    explicit FilterChoice(const CurrentStudy& current, QObject* parent = nullptr);

    [[nodiscard]] CellFilter filter() const { return m_filter; }
    void set(CellFilter filter);

Q_SIGNALS:
    void changed();

private:
    CellFilter m_filter = CellFilter::All;
};

} // namespace foramen
