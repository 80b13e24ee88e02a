#include "ui/widgets/grid/prior_detail.h"

#include "ui/state/language/term_text.h"
#include "ui/state/prior/prior.h"
#include "ui/state/prior/prior_grade.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <vector>

namespace foramen {

namespace {

QLabel* wrappedLabel(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("small", true);
    label->setWordWrap(true);
    return label;
}

QString offerText(const PriorOffer& offer)
{
    return offer.description.isEmpty() ? offer.date
                                       : offer.date + QStringLiteral("  ") + offer.description;
}

/// A sign beside the word, to be seen at a glance.
QString arrowOf(PriorChange change)
{
    switch (change) {
    case PriorChange::Worse:
        return QStringLiteral("▲ ");
    case PriorChange::Better:
        return QStringLiteral("▼ ");
    default:
        return {};
    }
}

} // namespace

PriorDetail::PriorDetail(const CurrentStudy& current, Prior& prior, const SiteSelection& selection,
                         QWidget* parent)
    : QWidget(parent)
    , m_current(current)
    , m_prior(prior)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("priorDetail"));
    m_before = wrappedLabel(QStringLiteral("priorBefore"), this);
    m_now = wrappedLabel(QStringLiteral("priorNow"), this);
    m_now->setProperty("dim", true);
    m_warning = wrappedLabel(QStringLiteral("priorWarning"), this);
    m_warning->setProperty("warning", true);
    m_compare = new QToolButton(this);
    m_compare->setObjectName(QStringLiteral("smallTool"));
    m_compare->setFocusPolicy(Qt::TabFocus);
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setMenu(new QMenu(m_compare));
    m_compare->setText(tr("Compare ▾"));
    m_compare->setToolTip(tr("Shows the same level of an earlier study of this patient"));
    m_close = new QToolButton(this);
    m_close->setProperty("flat", true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setIcon(theme::icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close the prior study"));
    m_close->setAccessibleName(m_close->toolTip());
    connect(m_close, &QToolButton::clicked, &prior, &Prior::close);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_before, 1);
    top->addWidget(m_compare);
    top->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 2);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(m_now);
    column->addWidget(m_warning);

    connect(&prior, &Prior::stateChanged, this, &PriorDetail::refresh);
    connect(&prior, &Prior::assessmentChanged, this, &PriorDetail::refresh);
    connect(&current, &CurrentStudy::assessmentChanged, this, &PriorDetail::refresh);
    connect(&selection, &SiteSelection::changed, this, &PriorDetail::refresh);
    refresh();
}

QString PriorDetail::text() const
{
    QStringList parts{m_before->text(), m_now->text(), m_warning->text()};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

void PriorDetail::refresh()
{
    for (QLabel* label : {m_before, m_now, m_warning})
        label->clear();
    m_close->setVisible(m_prior.study() != nullptr);
    m_compare->setVisible(false);
    if (m_prior.state() == PriorState::Scanning)
        m_before->setText(tr("Looking for the prior study…"));
    else if (m_prior.study())
        showPrior();
    else
        showOffers();
    m_now->setVisible(!m_now->text().isEmpty());
    m_warning->setVisible(!m_warning->text().isEmpty());
    setVisible(!m_before->text().isEmpty());
    setAccessibleName(text());
}

void PriorDetail::showOffers()
{
    const std::vector<PriorOffer> offers = m_prior.offers();
    if (offers.empty())
        return;
    m_before->setText(offers.size() == 1
                          ? tr("Prior study of %1 in this folder").arg(offers[0].date)
                          : tr("%1 prior studies in this folder, the newest of %2")
                                .arg(offers.size())
                                .arg(offers[0].date));
    fillMenu();
    m_compare->setVisible(true);
}

void PriorDetail::fillMenu()
{
    QMenu* menu = m_compare->menu();
    menu->clear();
    for (const PriorOffer& offer : m_prior.offers()) {
        QAction* action = menu->addAction(offerText(offer));
        connect(action, &QAction::triggered, &m_prior,
                [this, index = offer.studyIndex] { m_prior.openOffered(index); });
    }
}

void PriorDetail::showPrior()
{
    const Site site = m_selection.site();
    const bool isWaiting =
        !m_prior.assessment().cell(site).severity() && !m_prior.gradingText().isEmpty();
    m_before->setText(tr("Prior (%1): %2")
                          .arg(m_prior.dateText(),
                               isWaiting ? m_prior.gradingText() : priorGradeText(m_prior, site)));
    m_now->setText(nowText());
    m_warning->setText(warningText());
}

QString PriorDetail::nowText() const
{
    const Site site = m_selection.site();
    const AssessmentCell& cell = m_current->assessment.cell(site);
    const QString change = priorChangeText(m_prior, site);
    if (change.isEmpty())
        return {};
    const QString grade = termText(*cell.severity());
    const QString now = cell.isReviewed() ? grade : tr("%1, AI only").arg(grade);
    return arrowOf(m_prior.changeOf(site)) + tr("Now %1: %2").arg(now, change);
}

QString PriorDetail::warningText() const
{
    QStringList warnings{m_prior.warning()};
    if (m_prior.isGraded() && !m_prior.assessment().numbering().certain)
        warnings << tr("Level numbering of the prior is not certain");
    warnings.removeAll(QString());
    return warnings.join(QStringLiteral(". "));
}

} // namespace foramen
