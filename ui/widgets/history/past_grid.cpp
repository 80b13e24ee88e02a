#include "ui/widgets/history/past_grid.h"

#include "core/spine/assessment.h"
#include "ui/state/language/term_text.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/theme/theme.h"

#include <QHeaderView>

namespace foramen {

namespace {

/// The grade, and who gave it where that was not the reader.
QString textOf(const AssessmentCell& cell)
{
    if (cell.decision && !cell.decision->severity)
        return PastGrid::tr("Ungradable");
    if (cell.decision)
        return cell.decision->refined ? termText(*cell.decision->refined)
                                      : termText(*cell.decision->severity);
    const auto severity = cell.severity();
    return severity ? PastGrid::tr("AI: %1").arg(termText(*severity)) : QStringLiteral("–");
}

} // namespace

PastGrid::PastGrid(QWidget* parent)
    : QTableWidget(static_cast<int>(kLevelCount), static_cast<int>(kConditionCount), parent)
{
    setObjectName(QStringLiteral("pastGrid"));
    setAccessibleName(tr("Grades at this moment"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalHeaderLabels({tr("Right foramen"), tr("Right subartic."), tr("Canal"),
                               tr("Left subartic."), tr("Left foramen")});
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    constexpr int height = 200;
    setFixedHeight(height);
}

void PastGrid::showGrades(const Assessment& assessment)
{
    QStringList levels;
    for (const DiscLevel level : kLevels)
        levels << termText(assessment.variant(), level);
    setVerticalHeaderLabels(levels);
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column) {
            const Site site = SeverityGridModel::siteAt(model()->index(row, column));
            const AssessmentCell& cell = assessment.cell(site);
            auto* item = new QTableWidgetItem(textOf(cell));
            item->setTextAlignment(Qt::AlignCenter);
            if (cell.decision && cell.decision->severity) {
                item->setBackground(theme::gradeFill(cell.decision->severity));
                item->setForeground(theme::textOnGrade(cell.decision->severity));
            }
            QString tip = shortNameOf(site);
            if (cell.decision)
                tip += QLatin1Char('\n') + QString::fromStdString(cell.decision->readerName);
            if (cell.comment)
                tip += QLatin1Char('\n') + QString::fromStdString(cell.comment->text);
            item->setToolTip(tip);
            if (cell.comment)
                item->setText(item->text() + QStringLiteral(" *"));
            setItem(row, column, item);
        }
}

} // namespace foramen
