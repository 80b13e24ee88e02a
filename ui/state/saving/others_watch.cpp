#include "ui/state/saving/others_watch.h"

#include "core/spine/assessment_merging.h"
#include "core/store/study_store.h"
#include "ui/state/language/term_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QGuiApplication>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace foramen {

namespace {

bool sameWork(const AssessmentCell& a, const AssessmentCell& b)
{
    return sameReaderPart(editOf(a), editOf(b)) && a.imported == b.imported;
}

std::vector<Site> differing(const Assessment& a, const Assessment& b)
{
    std::vector<Site> sites;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        if (!sameWork(a.cell(siteAt(i)), b.cell(siteAt(i))))
            sites.push_back(siteAt(i));
    return sites;
}

QString namesOf(const std::vector<Site>& sites)
{
    constexpr std::size_t most = 4; // more do not fit a message
    QStringList names;
    for (std::size_t i = 0; i < std::min(sites.size(), most); ++i)
        names << shortNameOf(sites[i]);
    if (sites.size() > most)
        names << QStringLiteral("…");
    return names.join(QStringLiteral(", "));
}

/// The saved work on @p mine. A grading that is going on, and what the reader chose for the
/// window, stay.
Assessment withWorkOf(const Assessment& saved, const Assessment& mine, bool isRenumbered)
{
    const bool isSameModel = saved.model() && mine.model()
        ? saved.model()->sha256 == mine.model()->sha256
        : !saved.model();
    Assessment result = isSameModel && !isRenumbered ? mine : saved;
    takeReaderParts(saved, result);
    result.setStudy(mine.study());
    result.setUnreliableGrades(mine.unreliableGrades());
    result.setOperatingPoints(mine.operatingPoints());
    return result;
}

} // namespace

OthersWatch::OthersWatch(CurrentStudy& current, StudyStore& store, StudySaving& saving,
                         QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_store(store)
    , m_saving(saving)
{
    constexpr std::chrono::seconds pause{3}; // short beside the time that a reader needs for a site
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, &OthersWatch::look);
    if (const auto* program = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(program, &QGuiApplication::applicationStateChanged, this,
                [this](Qt::ApplicationState state) {
                    if (state != Qt::ApplicationActive) {
                        m_timer.stop();
                        return;
                    }
                    m_timer.start();
                    look();
                });
    // Never within a step of undo, which is what saves.
    connect(&saving, &StudySaving::changed, this, [this] {
        if (m_current.isOpen() && m_store.hasMetOthers(m_current->assessment.study()))
            QTimer::singleShot(0, &m_current->life, [this] { look(); });
    });
}

void OthersWatch::look()
{
    if (!m_current.isOpen() || !m_current->saved.isRead)
        return;
    if (const auto work = m_store.takeWorkOfOthers(m_current->assessment.study()))
        takeOver(*work);
}

void OthersWatch::takeOver(const WorkOfOthers& work)
{
    OpenStudy& study = *m_current;
    takeSigning(work);
    takeAnnotations();
    if (!work.assessment)
        return;
    const Assessment before = study.assessment;
    const int shift = shiftedLevels(work.history) - study.levelShift;
    study.assessment = withWorkOf(*work.assessment, before, shift != 0);
    if (shift != 0) {
        study.undo.clear(); // its steps are about other rows
        study.levelsShifted(shift);
    }
    const std::vector<Site> sites = differing(before, study.assessment);
    if (sites.empty() && shift == 0)
        return;
    Q_EMIT m_current.assessmentChanged();
    if (!work.replaced.empty())
        Q_EMIT told(tr("%1 was changed in another window at the same time. Your change stands; the "
                       "history has both.")
                        .arg(namesOf(work.replaced)));
    else if (shift != 0)
        Q_EMIT told(tr("The levels were renumbered in another window."));
    else
        Q_EMIT told(tr("Changed in another window: %1.").arg(namesOf(sites)));
}

/// Another window may have signed the study, or opened it for a correction.
void OthersWatch::takeSigning(const WorkOfOthers& work)
{
    SigningState signing = signingOf(work.history);
    SigningState& known = m_current->saved.signing;
    const auto addenda = [](const SigningState& state) {
        return state.newest() ? state.newest()->addenda.size() : 0;
    };
    if (signing.versions.size() == known.versions.size() && addenda(signing) == addenda(known)
        && signing.correction.has_value() == known.correction.has_value())
        return;
    known = std::move(signing);
    Q_EMIT m_saving.signingChanged();
}

void OthersWatch::takeAnnotations()
{
    StudyAnnotations& known = m_current->annotations;
    if (!known.isLoaded)
        return;
    const auto saved = m_store.annotations(m_current->assessment.study());
    if (!saved || saved->annotations == known.all)
        return;
    known = {};
    Q_EMIT annotationsChanged();
}

} // namespace foramen
