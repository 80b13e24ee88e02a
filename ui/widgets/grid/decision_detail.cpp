#include "ui/widgets/grid/decision_detail.h"

#include "core/spine/decision_words.h"
#include "ui/state/editing/assessment_editing.h"
#include "ui/state/language/term_text.h"
#include "ui/state/study/current_study.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>

namespace foramen {

namespace {

constexpr int kHeight = 34; ///< px, of a field with its frame
constexpr int kNoCause = -1;

/// In the order in which they are built.
enum Page { kEmptyPage, kRefinementPage, kReasonPage };

Page pageOf(const std::optional<ReaderDecision>& decision)
{
    if (!decision)
        return kEmptyPage;
    if (!decision->severity)
        return kReasonPage;
    return decision->severity == Severity::NormalMild ? kRefinementPage : kEmptyPage;
}

} // namespace

DecisionDetail::DecisionDetail(const CurrentStudy& current, AssessmentEditing& editing,
                               QWidget* parent)
    : QWidget(parent)
    , m_current(current)
    , m_editing(editing)
    , m_pages(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("decisionDetail"));
    setFixedHeight(kHeight); // nothing below moves when a decision is made
    m_pages->addWidget(new QWidget(this));
    buildRefinement();
    buildReason();
    connect(&current, &CurrentStudy::closing, this, &DecisionDetail::saveReason);
}

void DecisionDetail::buildRefinement()
{
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* name = new QLabel(tr("More precisely"), page);
    name->setProperty("dim", true);
    name->setProperty("small", true);
    row->addWidget(name);
    for (const MildGrade grade : {MildGrade::Normal, MildGrade::Mild}) {
        auto* button = new QPushButton(termText(grade), page);
        button->setObjectName(grade == MildGrade::Normal ? QStringLiteral("refineNormal")
                                                         : QStringLiteral("refineMild"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tr("Which of the two it is, if you want to say; again: not said"));
        connect(button, &QPushButton::clicked, this, [this, grade] { refine(grade); });
        m_refined[static_cast<std::size_t>(grade)] = button;
        row->addWidget(button, 1);
    }
    m_pages->addWidget(page);
}

void DecisionDetail::buildReason()
{
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_cause = new QComboBox(page);
    m_cause->setObjectName(QStringLiteral("ungradableCause"));
    m_cause->setAccessibleName(tr("Why the site is ungradable"));
    m_cause->setToolTip(tr("Why the site is ungradable; kept in the report and in exports"));
    m_cause->addItem(tr("Why? (optional)"), kNoCause);
    for (const UngradableCause cause : kUngradableCauses)
        m_cause->addItem(termText(cause), static_cast<int>(cause));
    m_text = new QLineEdit(page);
    m_text->setObjectName(QStringLiteral("ungradableText"));
    m_text->setPlaceholderText(tr("In your words"));
    m_text->setAccessibleName(tr("Why the site is ungradable, in your words"));
    m_text->setToolTip(m_cause->toolTip());
    connect(m_cause, &QComboBox::currentIndexChanged, this, &DecisionDetail::saveReason);
    connect(m_text, &QLineEdit::editingFinished, this, &DecisionDetail::saveReason);
    row->addWidget(m_cause, 1);
    row->addWidget(m_text, 1);
    m_pages->addWidget(page);
}

void DecisionDetail::showSite(Site site)
{
    if (site != m_site) {
        saveReason();
        m_site = site;
    }
    const auto& decision = m_current->assessment.cell(site).decision;
    m_pages->setCurrentIndex(pageOf(decision));
    for (const MildGrade grade : {MildGrade::Normal, MildGrade::Mild})
        m_refined[static_cast<std::size_t>(grade)]->setChecked(decision
                                                               && decision->refined == grade);
    const auto known = decision ? decision->ungradable : std::nullopt;
    const QSignalBlocker block(m_cause);
    m_cause->setCurrentIndex(m_cause->findData(known ? static_cast<int>(known->cause) : kNoCause));
    if (!m_text->hasFocus() || !m_text->isModified())
        m_text->setText(known ? QString::fromStdString(known->text) : QString());
}

void DecisionDetail::refine(MildGrade grade)
{
    const auto& decision = m_current->assessment.cell(m_site).decision;
    const bool isSaid = decision && decision->refined == grade;
    m_editing.refine(m_site, isSaid ? std::nullopt : std::optional(grade));
    showSite(m_site);
}

std::optional<UngradableReason> DecisionDetail::reason() const
{
    const int cause = m_cause->currentData().toInt();
    const std::string text = m_text->text().simplified().toStdString();
    if (cause == kNoCause && text.empty())
        return std::nullopt;
    return UngradableReason{
        cause == kNoCause ? UngradableCause::Other : static_cast<UngradableCause>(cause), text};
}

/// Only what the reader changed: the fields of a site that is not ungradable are empty.
void DecisionDetail::saveReason()
{
    const auto& decision = m_current->assessment.cell(m_site).decision;
    m_text->setModified(false);
    if (decision && !decision->severity && decision->ungradable != reason())
        m_editing.setUngradableReason(m_site, reason());
}

} // namespace foramen
