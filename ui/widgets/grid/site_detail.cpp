#include "ui/widgets/grid/site_detail.h"

#include "ui/state/editing/annotations.h"
#include "ui/state/editing/comment_typing.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/grading/site_explanation.h"
#include "ui/state/grading/study_grading.h"
#include "ui/state/language/measure_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/measures/study_measures.h"
#include "ui/state/prior/prior.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/grid/decision_detail.h"
#include "ui/widgets/grid/grade_button.h"
#include "ui/widgets/grid/grid_texts.h"
#include "ui/widgets/grid/prior_detail.h"
#include "ui/widgets/grid/probability_bars.h"
#include "ui/widgets/keys/grade_actions.h"
#include "ui/widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace foramen {

namespace {

/// A button that triggers an action. It takes no focus by mouse, so that the grid or pane keeps the
/// keyboard.
QPushButton* buttonFor(QAction* action, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setToolTip(action->toolTip());
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(34);
    button->setMinimumWidth(72);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

/// A button beside the site's name that opens the grading criteria.
QToolButton* criteriaButton(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("smallTool"));
    button->setText(QStringLiteral("?"));
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text());
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}

/// Whether a measure is one of what the site grades: of the canal, or of its foramen.
bool belongsTo(const LevelMeasure& measure, Site site)
{
    if (measure.level != site.level)
        return false;
    if (isForaminal(site.condition))
        return measure.side && measure.side == sideOf(site.condition);
    return site.condition == Condition::SpinalCanalStenosis
        && (measure.kind == MeasureKind::CanalDiameter || measure.kind == MeasureKind::SacArea);
}

/// "8.2 mm ± 0.9, narrow: under 10 mm"; the tooltip says what it is.
QString shortText(const LevelMeasure& measure)
{
    QString text = measureValueText(measure.kind, measure.value);
    if (measure.deviation)
        text += QStringLiteral(" ± ") + measureNumberText(*measure.deviation);
    if (measure.isReaders)
        text = SiteDetail::tr("%1 by the reader").arg(text);
    return measure.norm ? text + QStringLiteral(", ") + termText(*measure.norm) : text;
}

/// A text field for one line, which grows where there is room.
class CommentField : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

    [[nodiscard]] QSize sizeHint() const override { return {200, 44}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 40}; }
};

} // namespace

SiteDetail::SiteDetail(const Parts& parts, Actions* actions, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_actions(actions)
    , m_site(parts.selection.site())
{
    setObjectName(QStringLiteral("siteDetail"));
    build();
    nameKeys();
    connect(actions, &Actions::keysChanged, this, &SiteDetail::nameKeys);
    connect(&parts.current, &CurrentStudy::assessmentChanged, this, &SiteDetail::refresh);
    connect(&parts.opening, &StudyOpening::changed, this, &SiteDetail::refresh);
    connect(&parts.grading, &StudyGrading::changed, this, &SiteDetail::refresh);
    connect(&parts.saving, &StudySaving::signingChanged, this, &SiteDetail::refresh);
    connect(&parts.annotations, &Annotations::changed, this, &SiteDetail::showMeasures);
    connect(&parts.explanation, &SiteExplanation::changed, this, &SiteDetail::refresh);
    connect(&parts.explanation, &SiteExplanation::failed, this,
            &SiteDetail::refresh); // there is no explanation to show
    connect(&parts.selection, &SiteSelection::changed, this, [this](Site site) {
        m_parts.comments.save();
        m_site = site;
        showComment(); // also under the reader's cursor: what he types belongs to this site
        refresh();
    });
    refresh();
}

void SiteDetail::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, 12, theme::kMargin, 12);
    column->setSpacing(6);

    m_title = new QLabel(this);
    m_title->setProperty("title", true);
    m_history = new QLabel(this);
    m_history->setProperty("dim", true);
    m_history->setProperty("small", true);
    m_history->setWordWrap(true);
    m_history->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // Two lines are kept free, so that nothing below jumps from site to site.
    m_history->setMinimumHeight(32);
    m_bars = new ProbabilityBars(this);
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_title, 1);
    heading->addWidget(criteriaButton(m_actions->action(ActionId::GradingCriteria), this));
    column->addLayout(heading);
    column->addWidget(m_history);
    column->addWidget(m_bars);
    m_doubt = new QLabel(this);
    m_doubt->setObjectName(QStringLiteral("doubt"));
    m_doubt->setProperty("dim", true);
    m_doubt->setProperty("small", true);
    column->addWidget(m_doubt);
    m_measured = new QLabel(this);
    m_measured->setObjectName(QStringLiteral("measured"));
    m_measured->setProperty("small", true);
    m_measured->setWordWrap(true);
    column->addWidget(m_measured);
    column->addWidget(new PriorDetail(m_parts.current, m_parts.prior, m_parts.selection, this));

    m_gradeRow = new QWidget(this);
    auto* grades = new QHBoxLayout(m_gradeRow);
    grades->setContentsMargins(0, 0, 0, 0);
    grades->setSpacing(8);
    for (const auto& [severity, stay, goOn] : kGradeActions) {
        auto* button = new GradeButton(severity, m_gradeRow);
        QAction* action = m_actions->action(stay);
        connect(button, &QPushButton::clicked, this, [this, action] {
            action->trigger();
            refresh(); // a click on the current grade must not uncheck it
        });
        m_grades[static_cast<std::size_t>(severity)] = button;
        grades->addWidget(button, 1);
    }
    column->addSpacing(4);
    column->addWidget(m_gradeRow);
    m_decision = new DecisionDetail(m_parts.current, m_parts.editing, this);
    column->addWidget(m_decision);

    m_acceptRow = new QWidget(this);
    auto* steps = new QHBoxLayout(m_acceptRow);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(8);
    m_accept = new QPushButton(m_acceptRow);
    m_accept->setObjectName(QStringLiteral("accept"));
    m_accept->setFocusPolicy(Qt::TabFocus);
    m_accept->setMinimumHeight(34);
    m_accept->setMinimumWidth(72);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        const bool hides = m_parts.current->assessment.cell(m_site).hidden.has_value();
        m_actions->action(hides ? ActionId::RevealGrade : ActionId::Accept)->trigger();
    });
    m_next = buttonFor(m_actions->action(ActionId::NextUnreviewed), tr("Next unreviewed  N"),
                       m_acceptRow);
    steps->addWidget(m_accept, 1);
    steps->addWidget(m_next, 1);
    column->addWidget(m_acceptRow);

    auto* doubts = new QHBoxLayout;
    doubts->setSpacing(8);
    m_explain =
        buttonFor(m_actions->action(ActionId::ShowExplanation), tr("Where it looked  Y"), this);
    m_explain->setCheckable(true);
    m_explain->setObjectName(QStringLiteral("explain"));
    m_uncertain =
        buttonFor(m_actions->action(ActionId::NextUncertain), tr("Next uncertain  ⇧N"), this);
    doubts->addWidget(m_explain, 1);
    doubts->addWidget(m_uncertain, 1);
    column->addLayout(doubts);

    m_comment = new CommentField(this);
    m_comment->setPlaceholderText(tr("Comment"));
    m_comment->setAccessibleName(tr("Comment on this site"));
    m_comment->setTabChangesFocus(true);
    m_comment->setMinimumHeight(40);
    m_comment->setMaximumHeight(96);
    m_comment->installEventFilter(this);
    connect(m_comment, &QPlainTextEdit::textChanged, this, [this] {
        if (m_parts.current->study())
            m_parts.comments.type(m_site, m_comment->toPlainText());
    });
    column->addWidget(m_comment, 1);
    column->addStretch(0);
}

void SiteDetail::moveButtonsTo(QVBoxLayout* place)
{
    if (place) {
        place->addWidget(m_gradeRow);
        place->addWidget(m_acceptRow);
        return;
    }
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    // Around the line that tells more of the decision.
    column->insertWidget(column->indexOf(m_decision), m_gradeRow);
    column->insertWidget(column->indexOf(m_decision) + 1, m_acceptRow);
}

void SiteDetail::setGridHasKeyboard(bool has)
{
    m_gridHasKeyboard = has;
    nameKeys();
}

void SiteDetail::nameKeys()
{
    const auto keyOf = [this](ActionId id) {
        return m_actions->action(id)->shortcut().toString(QKeySequence::NativeText);
    };
    const QString shift = QKeySequence(Qt::SHIFT).toString(QKeySequence::NativeText);
    for (const GradeActions& grade : kGradeActions) {
        const QString stay = keyOf(grade.stay);
        const QString goOn = keyOf(grade.goOn);
        GradeButton* button = m_grades[static_cast<std::size_t>(grade.severity)];
        button->setKey(m_gridHasKeyboard ? stay : QString(goOn).replace(shift, QStringLiteral("⇧")),
                       m_gridHasKeyboard);
        button->setToolTip(
            tr("%1: %2 while the grid has the keyboard; %3 also goes on to the next site")
                .arg(termText(grade.severity), stay, goOn));
    }
}

void SiteDetail::saveTyped()
{
    m_decision->saveReason();
}

void SiteDetail::refresh()
{
    showSite(m_site);
}

void SiteDetail::showSite(Site site)
{
    const bool open = m_parts.current->study() != nullptr;
    const AssessmentCell& cell = m_parts.current->assessment.cell(site);
    const Finding* shown = cell.shownFinding();
    const bool graded = shown != nullptr;
    m_title->setText(SeverityGridModel::titleOf(site, m_parts.current->assessment.variant()));
    m_history->setText(open ? historySentence(cell, m_parts.saving.readerName()) : QString());
    m_history->setToolTip(m_history->text());
    m_doubt->setVisible(graded && shown->uncertainty.has_value());
    if (graded && shown->uncertainty)
        m_doubt->setText(doubtSentence(*shown));
    m_bars->setProbabilities(graded ? std::optional(shown->probabilities) : std::nullopt);
    m_bars->setMuted(graded && !cell.decision && shown->unreliable.has_value());
    for (GradeButton* button : m_grades) {
        button->setEnabled(open);
        button->setChecked(cell.decision && cell.decision->severity == button->severity());
    }
    showMeasures();
    showAccept(cell);
    m_decision->showSite(site);
    m_next->setEnabled(open && nextUnreviewed(m_parts.current->assessment, site).has_value());
    m_explain->setEnabled(graded);
    m_explain->setChecked(m_parts.explanation.isAskedFor());
    m_explain->setText(m_parts.explanation.isAskedFor() ? tr("Hide the map  Y")
                                                        : tr("Where it looked  Y"));
    m_uncertain->setEnabled(open && nextUncertain(m_parts.current->assessment, site).has_value());
    m_comment->setEnabled(open);
    m_comment->setReadOnly(m_parts.saving.isFinal());
    if (!m_comment->hasFocus())
        showComment();
}

void SiteDetail::showAccept(const AssessmentCell& cell)
{
    if (cell.unconfirmed()) {
        m_accept->setText(tr("Confirm label  ⏎"));
        m_accept->setToolTip(m_actions->action(ActionId::Accept)->toolTip());
        m_accept->setEnabled(true);
        return;
    }
    const bool hides = cell.hidden.has_value();
    const bool waits = m_parts.current->assessment.revealMode() == RevealMode::ReaderFirst;
    m_accept->setText(hides ? tr("Reveal AI  V") : tr("Accept AI  ⏎"));
    m_accept->setToolTip(
        m_actions->action(hides ? ActionId::RevealGrade : ActionId::Accept)->toolTip());
    m_accept->setEnabled(hides ? !waits || cell.isReviewed()
                               : cell.shownFinding() && cell.state() != CellState::Accepted);
}

void SiteDetail::showMeasures()
{
    QStringList shown;
    QStringList whole;
    if (m_parts.current->study())
        for (const LevelMeasure& measure : measuresOf(*m_parts.current))
            if (belongsTo(measure, m_site)) {
                shown << shortText(measure);
                whole << measureText(measure);
            }
    m_measured->setVisible(!shown.isEmpty());
    m_measured->setText(tr("Measured: %1").arg(shown.join(QStringLiteral(" · "))));
    m_measured->setToolTip(whole.join(QLatin1Char('\n')));
}

QString SiteDetail::knownComment() const
{
    const AssessmentCell& cell = m_parts.current->assessment.cell(m_site);
    return cell.comment ? QString::fromStdString(cell.comment->text) : QString();
}

void SiteDetail::showComment()
{
    const QString comment = knownComment();
    if (m_comment->toPlainText() == comment)
        return;
    const QSignalBlocker block(m_comment);
    m_comment->setPlainText(comment);
}

bool SiteDetail::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_comment && event->type() == QEvent::FocusOut)
        m_parts.comments.save();
    // A signed study takes no comment: it is said why.
    if (watched == m_comment && event->type() == QEvent::KeyPress && m_comment->isReadOnly()
        && !static_cast<QKeyEvent*>(event)->text().trimmed().isEmpty())
        (void)m_parts.saving.mayEdit();
    return QWidget::eventFilter(watched, event);
}

} // namespace foramen
