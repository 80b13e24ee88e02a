#include "ui/state/session/severity_grid_model.h"

#include "ui/state/language/point_issue_text.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/prior/prior.h"
#include "ui/state/prior/prior_grade.h"
#include "ui/state/study/current_study.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace foramen {

namespace {

/// Laid out like the image: the patient's right first.
constexpr std::array<Condition, kConditionCount> kColumns = {
    Condition::RightNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
    Condition::SpinalCanalStenosis, Condition::LeftSubarticularStenosis,
    Condition::LeftNeuralForaminalNarrowing};

QString columnTitle(Condition condition)
{
    if (isForaminal(condition))
        return SeverityGridModel::tr("Foramen");
    return isSubarticular(condition) ? SeverityGridModel::tr("Subartic.")
                                     : SeverityGridModel::tr("Canal");
}

QVariantList listOf(const Probabilities& probabilities)
{
    return {probabilities[0], probabilities[1], probabilities[2]};
}

QString priorText(const Prior& prior, Site site)
{
    if (!prior.study())
        return {};
    const QString grade =
        SeverityGridModel::tr("prior (%1): %2").arg(prior.dateText(), priorGradeText(prior, site));
    const QString change = priorChangeText(prior, site);
    return change.isEmpty() ? grade : SeverityGridModel::tr("%1; %2 now").arg(grade, change);
}

int numberOf(std::optional<Severity> severity)
{
    return severity ? static_cast<int>(*severity) : -1;
}

} // namespace

SeverityGridModel::SeverityGridModel(const CurrentStudy& current, const Prior& prior,
                                     QObject* parent)
    : QAbstractTableModel(parent)
    , m_current(current)
    , m_prior(prior)
{
    const auto refresh = [this] {
        m_issues = pointIssues(m_current->assessment);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1); // a reader may name the discs
    };
    connect(&current, &CurrentStudy::assessmentChanged, this, refresh);
    connect(&prior, &Prior::assessmentChanged, this, refresh);
}

QString SeverityGridModel::issueText(Site site) const
{
    QStringList sentences;
    for (const PointIssue& issue : m_issues)
        if (issue.site == site || issue.other == site)
            sentences << pointIssueText(issue);
    return sentences.join(QLatin1Char('\n'));
}

void SeverityGridModel::setFilter(CellFilter filter)
{
    m_filter = filter;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

Site SeverityGridModel::siteAt(const QModelIndex& index)
{
    return {kColumns[static_cast<std::size_t>(index.column())],
            kLevels[static_cast<std::size_t>(index.row())]};
}

QModelIndex SeverityGridModel::indexOf(Site site) const
{
    const auto column =
        std::find(kColumns.begin(), kColumns.end(), site.condition) - kColumns.begin();
    return index(static_cast<int>(site.level), static_cast<int>(column));
}

QString SeverityGridModel::titleOf(Site site, const SpineVariant& variant)
{
    QString what = tr("Spinal canal stenosis");
    if (const auto side = sideOf(site.condition)) {
        const bool left = *side == Side::Left;
        if (isForaminal(site.condition))
            what = left ? tr("Left foraminal narrowing") : tr("Right foraminal narrowing");
        else
            what = left ? tr("Left subarticular stenosis") : tr("Right subarticular stenosis");
    }
    return termText(variant, site.level) + QStringLiteral(" · ") + what;
}

int SeverityGridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kLevelCount);
}

int SeverityGridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kConditionCount);
}

QVariant SeverityGridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Site site = siteAt(index);
    const AssessmentCell& cell = m_current->assessment.cell(site);
    const Finding* shown = cell.shownFinding();
    switch (role) {
    case Qt::DisplayRole: {
        const auto severity = cell.shownSeverity();
        return severity ? termText(*severity) : QString();
    }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString title = titleOf(site, m_current->assessment.variant());
        const QString issue = issueText(site);
        return issue.isEmpty() ? title : title + QLatin1Char('\n') + issue;
    }
    case SeverityRole:
        return numberOf(cell.shownSeverity());
    case StateRole:
        return static_cast<int>(cell.state());
    case ProbabilitiesRole:
        return shown && !cell.isUnreliable() ? listOf(shown->probabilities) : QVariantList();
    case UncertainRole:
        return shown && isUncertain(*shown);
    case RefusalRole:
        return cell.finding && cell.finding->refused ? reasonSentence(*cell.finding->refused)
                                                     : QString();
    case UnreliableRole:
        return !cell.unconfirmed() && (cell.isUnreliable() || cell.state() == CellState::Withheld)
            ? reasonSentence(*cell.finding->unreliable)
            : QString();
    case CommentRole:
        return cell.comment ? QString::fromStdString(cell.comment->text) : QString();
    case AiSeverityRole:
        return numberOf(cell.suggestion());
    case PriorChangeRole:
        return static_cast<int>(m_prior.changeOf(site));
    case DimmedRole:
        return !passes(cell, m_filter);
    case PriorRole:
        return priorText(m_prior, site);
    case PointIssueRole:
        return issueText(site);
    default:
        return {};
    }
}

QVariant SeverityGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto number = static_cast<std::size_t>(section);
    if (section < 0 || number >= kLevelCount)
        return {};
    const SpineVariant& variant = m_current->assessment.variant();
    if (role == NamedDiscRole && orientation == Qt::Vertical
        && variant.discs != NamedDiscs::L1L2ToL5S1)
        return QString::fromUtf8(discNameOf(variant.discs, kLevels[number]).data());
    if (role == Qt::DisplayRole)
        return orientation == Qt::Vertical ? termText(variant, kLevels[number])
                                           : columnTitle(kColumns[number]);
    return {};
}

Qt::ItemFlags SeverityGridModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace foramen
