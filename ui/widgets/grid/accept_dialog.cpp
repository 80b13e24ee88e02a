#include "ui/widgets/grid/accept_dialog.h"

#include "ui/state/editing/assessment_editing.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/grid/grid_texts.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <cstddef>

namespace foramen {

namespace {

/// What is offered; in the order of the field.
enum class Scope { NormalMild, Column, Level };

const QString kDoubtKey = QStringLiteral("reading/accepted-doubt");
constexpr double kFirstDoubt = 0.3;

} // namespace

AcceptDialog::AcceptDialog(const CurrentStudy& current, AssessmentEditing& editing, Site site,
                           QWidget* parent)
    : QDialog(parent)
    , m_current(current)
    , m_editing(editing)
    , m_site(site)
{
    setObjectName(QStringLiteral("acceptSeveral"));
    setWindowTitle(tr("Accept several AI grades"));
    build();
    refresh();
    connect(&current, &CurrentStudy::assessmentChanged, this, &AcceptDialog::refresh);
    connect(&current, &CurrentStudy::closing, this, &AcceptDialog::reject);
}

void AcceptDialog::build()
{
    m_scope = new QComboBox(this);
    m_scope->setObjectName(QStringLiteral("scope"));
    m_scope->setAccessibleName(tr("Which"));
    m_scope->setToolTip(tr("Which AI grades are listed"));
    m_scope->addItem(tr("Every Normal/Mild up to a doubt"), static_cast<int>(Scope::NormalMild));
    m_scope->addItem(tr("Column: %1").arg(termText(m_site.condition)),
                     static_cast<int>(Scope::Column));
    m_scope->addItem(tr("Level: %1").arg(termText(m_site.level)), static_cast<int>(Scope::Level));
    m_doubt = new QDoubleSpinBox(this);
    m_doubt->setObjectName(QStringLiteral("doubt"));
    m_doubt->setAccessibleName(tr("Doubt at most"));
    m_doubt->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_doubt->setRange(0, 1);
    m_doubt->setSingleStep(0.05);
    m_doubt->setDecimals(2);
    m_doubt->setValue(QSettings().value(kDoubtKey, kFirstDoubt).toDouble());
    m_doubt->setToolTip(tr("The uncertainty of the AI grade, from 0 (certain) to 1 (a guess)"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Which"), m_scope);
    form->addRow(tr("&Doubt at most"), m_doubt);

    m_remark = new QLabel(
        tr("You accept these grades without going to each picture. Untick what you want to look at "
           "first. Grades that are not reliable on patients, not revealed, or already decided are "
           "not listed."),
        this);
    m_remark->setWordWrap(true);
    m_remark->setProperty("dim", true);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Grades to accept"));
    m_list->setToolTip(tr("Space ticks and unticks a grade"));
    m_list->setMinimumSize(380, 260);
    m_accept = new QPushButton(this);
    m_accept->setObjectName(QStringLiteral("acceptTicked"));
    m_accept->setDefault(true);
    m_accept->setToolTip(tr("Accepts the ticked grades as one step, which can be undone"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setToolTip(textWithKey(tr("Accepts nothing"), QKeySequence(Qt::Key_Escape)));
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_remark);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);

    connect(m_scope, &QComboBox::currentIndexChanged, this, &AcceptDialog::refresh);
    connect(m_doubt, &QDoubleSpinBox::valueChanged, this, &AcceptDialog::refresh);
    connect(m_list, &QListWidget::itemChanged, this, &AcceptDialog::takeTick);
    connect(m_accept, &QPushButton::clicked, this, &AcceptDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &AcceptDialog::reject);
}

std::vector<Site> AcceptDialog::offered() const
{
    const Assessment& assessment = m_current->assessment;
    const auto scope = static_cast<Scope>(m_scope->currentData().toInt());
    if (scope == Scope::NormalMild)
        return normalMildUpTo(assessment, m_doubt->value());
    std::vector<Site> sites;
    if (scope == Scope::Column) {
        for (const DiscLevel level : kLevels)
            sites.push_back({m_site.condition, level});
    } else {
        for (const Condition condition : kReadingOrder)
            sites.push_back({condition, m_site.level});
    }
    std::erase_if(sites, [&assessment](Site site) { return !isAcceptable(assessment.cell(site)); });
    return sites;
}

void AcceptDialog::takeTick(const QListWidgetItem* item)
{
    const Site site = m_sites[static_cast<std::size_t>(m_list->row(item))];
    std::erase(m_unticked, site);
    if (item->checkState() != Qt::Checked)
        m_unticked.push_back(site);
    refreshButton();
}

/// What was unticked stays so, in another choice, too.
void AcceptDialog::refresh()
{
    m_doubt->setEnabled(m_scope->currentData().toInt() == static_cast<int>(Scope::NormalMild));
    m_sites = offered();
    const QSignalBlocker block(m_list);
    m_list->clear();
    for (const Site site : m_sites) {
        const AssessmentCell& cell = m_current->assessment.cell(site);
        const Finding& finding = *cell.shownFinding();
        QString text =
            tr("%1: %2").arg(shortNameOf(site), termText(cell.suggestion().value_or(Severity())));
        if (finding.uncertainty)
            text += QStringLiteral(" · ") + doubtSentence(finding);
        auto* item = new QListWidgetItem(text, m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const bool isUnticked =
            std::find(m_unticked.begin(), m_unticked.end(), site) != m_unticked.end();
        item->setCheckState(isUnticked ? Qt::Unchecked : Qt::Checked);
    }
    refreshButton();
}

std::vector<Site> AcceptDialog::ticked() const
{
    std::vector<Site> sites;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            sites.push_back(m_sites[static_cast<std::size_t>(row)]);
    return sites;
}

void AcceptDialog::refreshButton()
{
    const auto count = static_cast<int>(ticked().size());
    m_accept->setText(tr("Accept %n grade(s)", nullptr, count));
    m_accept->setEnabled(count > 0);
}

void AcceptDialog::accept()
{
    const std::vector<Site> sites = ticked();
    if (sites.empty())
        return;
    QSettings().setValue(kDoubtKey, m_doubt->value());
    disconnect(&m_current, &CurrentStudy::assessmentChanged, this, nullptr);
    m_editing.acceptTogether(sites, tr("%n site(s)", nullptr, static_cast<int>(sites.size())));
    QDialog::accept();
}

} // namespace foramen
