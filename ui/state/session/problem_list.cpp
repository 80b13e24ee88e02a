#include "ui/state/session/problem_list.h"

#include "core/spine/checks/point_issues.h"
#include "ui/state/language/point_issue_text.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/session/session.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <utility>

namespace foramen {

namespace {

QString wordOf(ProblemSource source)
{
    switch (source) {
    case ProblemSource::Files:
        return ProblemList::tr("Files");
    case ProblemSource::Grading:
        return ProblemList::tr("Grading");
    case ProblemSource::Points:
        return ProblemList::tr("Points");
    case ProblemSource::Database:
        return ProblemList::tr("Saved work");
    case ProblemSource::Request:
        return ProblemList::tr("Asked for");
    }
    return {};
}

QString siteText(Site site)
{
    return termText(site.level) + QLatin1Char(' ') + termText(site.condition);
}

} // namespace

ProblemList::ProblemList(Session* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(session, &Session::failed, this, [this](const QString& sentence) {
        m_requests.removeAll(sentence);
        m_requests << sentence;
        collect();
    });
    for (const auto signal : {&CurrentStudy::problemsChanged, &CurrentStudy::assessmentChanged})
        connect(&session->current(), signal, this, &ProblemList::collect);
    connect(session->opening(), &StudyOpening::changed, this, &ProblemList::collect);
    connect(session->grading(), &StudyGrading::changed, this, &ProblemList::collect);
    connect(session->saving(), &StudySaving::changed, this, &ProblemList::collect);
    collect();
}

void ProblemList::collect()
{
    const Study* study = m_session->current()->study();
    const QString uid = study ? QString::fromStdString(study->studyInstanceUid) : QString();
    if (uid != m_studyUid)
        m_requests.clear();
    m_studyUid = uid;
    std::vector<Problem> found;
    addFiles(found);
    addGrading(found);
    addPoints(found);
    addSaving(found);
    addRequests(found);
    if (found == m_problems)
        return;
    const bool otherCount = found.size() != m_problems.size();
    beginResetModel();
    m_problems = std::move(found);
    endResetModel();
    if (otherCount)
        Q_EMIT countChanged(count());
}

void ProblemList::addFiles(std::vector<Problem>& found) const
{
    for (const InputProblem& problem : m_session->current()->problems) {
        const auto name = problem.path.parent_path().filename() / problem.path.filename();
        found.push_back({ProblemSource::Files, QString::fromStdString(name.string()),
                         QString::fromStdString(problem.path.string()),
                         reasonSentence(problem.reason)});
    }
}

void ProblemList::addGrading(std::vector<Problem>& found) const
{
    const auto add = [&](const QString& reason) {
        found.push_back({ProblemSource::Grading, {}, {}, reason});
    };
    if (!m_session->current()->study())
        return;
    const Assessment& assessment = m_session->current()->assessment;
    for (const Reason& problem : assessment.problems())
        add(reasonSentence(problem));
    if (m_session->grading()->state() == GradingState::Failed)
        add(m_session->grading()->text());
    // One line for each reason, so that a reason for a whole study is not repeated 25 times.
    std::map<QString, std::vector<Site>> refused;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = assessment.cell(siteAt(i));
        if (cell.finding && cell.finding->refused)
            refused[reasonSentence(*cell.finding->refused)].push_back(siteAt(i));
    }
    for (const auto& [reason, sites] : refused) {
        QStringList names;
        for (const Site site : sites)
            names << siteText(site);
        const QString which = sites.size() == kSiteCount
            ? tr("No site was graded")
            : tr("Not graded: %1").arg(names.join(QStringLiteral(", ")));
        add(which + QStringLiteral(". ") + reason);
    }
}

void ProblemList::addPoints(std::vector<Problem>& found) const
{
    if (!m_session->current()->study())
        return;
    for (const PointIssue& issue : pointIssues(m_session->current()->assessment))
        found.push_back(
            {ProblemSource::Points, {}, {}, pointIssueText(issue), std::optional(issue.site)});
}

void ProblemList::addSaving(std::vector<Problem>& found) const
{
    const OpenStudy& study = *m_session->current();
    const StudySaving& saving = *m_session->saving();
    QStringList sentences;
    if (study.study() && !saving.isSaved())
        sentences << saving.text();
    sentences << study.regradingRemarks;
    if (const int count = study.annotations.unreadable; count > 0)
        sentences << tr("%n saved measurement(s) could not be read; they are kept.", nullptr,
                        count);
    if (const QString remark = saving.remark(); !remark.isEmpty())
        sentences << remark;
    sentences.removeDuplicates();
    for (const QString& sentence : std::as_const(sentences))
        found.push_back({ProblemSource::Database, {}, {}, sentence});
}

void ProblemList::addRequests(std::vector<Problem>& found) const
{
    for (const QString& sentence : m_requests) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Problem& problem) {
            return problem.reason == sentence;
        });
        if (!known)
            found.push_back({ProblemSource::Request, {}, {}, sentence});
    }
}

QString ProblemList::textOf(int row) const
{
    const Problem& problem = m_problems[static_cast<std::size_t>(row)];
    QStringList parts{wordOf(problem.source), problem.path, problem.reason};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(": "));
}

QString ProblemList::toText() const
{
    QStringList lines;
    for (int row = 0; row < count(); ++row)
        lines << textOf(row);
    return lines.join(QLatin1Char('\n'));
}

int ProblemList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ProblemList::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Problem& problem = m_problems[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return problem.file.isEmpty() ? problem.reason
                                      : problem.file + QLatin1Char('\n') + problem.reason;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return textOf(index.row());
    case ReasonRole:
        return problem.reason;
    case FileRole:
        return problem.file;
    case SourceRole:
        return wordOf(problem.source);
    default:
        return {};
    }
}

} // namespace foramen
