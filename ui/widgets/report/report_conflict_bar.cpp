#include "ui/widgets/report/report_conflict_bar.h"

#include "ui/state/report/report_draft.h"
#include "ui/widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace foramen {

namespace {

/// A conflict may be the whole report.
QString shortened(const QString& text)
{
    constexpr qsizetype most = 240;
    return text.size() <= most ? text : text.left(most).trimmed() + QStringLiteral(" …");
}

} // namespace

ReportConflictBar::ReportConflictBar(ReportDraft& draft, QWidget* parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_question(new QLabel(this))
    , m_drafted(new QLabel(this))
    , m_take(new QPushButton(tr("Use the grid’s text"), this))
    , m_keep(new QPushButton(tr("Keep my text"), this))
{
    setObjectName(QStringLiteral("reportConflicts"));
    m_question->setProperty("warning", true);
    m_drafted->setProperty("dim", true);
    for (QLabel* label : {m_question, m_drafted}) {
        label->setProperty("small", true);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_drafted->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_take->setToolTip(tr("Replaces the marked lines with what the grid says; they follow it "
                          "from then on"));
    m_keep->setToolTip(tr("The marked lines stay until the grid changes there again"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_take, 1);
    buttons->addWidget(m_keep, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_question);
    column->addWidget(m_drafted);
    column->addLayout(buttons);
    connect(m_take, &QPushButton::clicked, this, [this] { m_draft.takeDraftedLines(0); });
    connect(m_keep, &QPushButton::clicked, this, [this] { m_draft.keepReadersLines(0); });
    refresh();
}

void ReportConflictBar::refresh()
{
    const std::vector<ReportConflict> conflicts = m_draft.conflicts();
    setVisible(!conflicts.empty());
    if (conflicts.empty())
        return;
    m_question->setText(tr("The grid has changed under your text in %n place(s), which are marked.",
                           nullptr, static_cast<int>(conflicts.size())));
    const QString drafted = QString::fromStdString(conflicts.front().drafted).trimmed();
    m_drafted->setText(drafted.isEmpty() ? tr("The grid now says nothing there.")
                                         : tr("The grid now says: %1").arg(shortened(drafted)));
    m_drafted->setToolTip(drafted);
}

} // namespace foramen
