#include "ui/state/editing/cell_filter.h"

#include "ui/state/study/current_study.h"

#include <QCoreApplication>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(CellFilter)
};

} // namespace

bool passes(const AssessmentCell& cell, CellFilter filter)
{
    const CellState state = cell.state();
    switch (filter) {
    case CellFilter::All:
        break;
    case CellFilter::NotReviewed:
        return !cell.isReviewed();
    case CellFilter::Accepted:
        return state == CellState::Accepted;
    case CellFilter::ReadersGrade:
        return state == CellState::Changed || state == CellState::ReaderOnly;
    case CellFilter::Ungradable:
        return state == CellState::Ungradable;
    case CellFilter::Abnormal:
        return cell.shownSeverity() && cell.shownSeverity() != Severity::NormalMild;
    case CellFilter::CheckFirst:
        return !cell.isReviewed() && cell.shownFinding() && isUncertain(*cell.shownFinding());
    case CellFilter::Different:
        return cell.isDifferent();
    }
    return true;
}

QString filterText(CellFilter filter)
{
    switch (filter) {
    case CellFilter::All:
        break;
    case CellFilter::NotReviewed:
        return Words::tr("Not reviewed");
    case CellFilter::Accepted:
        return Words::tr("Accepted");
    case CellFilter::ReadersGrade:
        return Words::tr("Reader’s own grade");
    case CellFilter::Ungradable:
        return Words::tr("Ungradable");
    case CellFilter::Abnormal:
        return Words::tr("Moderate or Severe");
    case CellFilter::CheckFirst:
        return Words::tr("Check first");
    case CellFilter::Different:
        return Words::tr("Different from the AI");
    }
    return Words::tr("All cells");
}

std::optional<Site> nextSite(const Assessment& assessment, Site from, ReadingOrder order,
                             CellFilter filter)
{
    if (filter == CellFilter::All)
        return nextUnreviewed(assessment, from, order);
    const auto wanted = [&assessment, filter](Site site) {
        return passes(assessment.cell(site), filter);
    };
    return nextThat(wanted, from, order);
}

FilterChoice::FilterChoice(const CurrentStudy& current, QObject* parent)
    : QObject(parent)
{
    connect(&current, &CurrentStudy::replaced, this, [this] { set(CellFilter::All); });
}

void FilterChoice::set(CellFilter filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT changed();
}

} // namespace foramen
