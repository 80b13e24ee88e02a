#include "ui/widgets/commands/study_list_commands.h"

#include "core/base/patient_identity.h"
#include "core/spine/study_owner.h"
#include "ui/state/session/session.h"
#include "ui/state/studies/study_list_filter.h"
#include "ui/state/studies/study_list_model.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/studies/studies_window.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>
#include <vector>

namespace foramen {

namespace {

QStringList pathsOf(const ListedStudy& study)
{
    QStringList paths;
    for (const std::string& path : study.paths)
        paths << QString::fromStdString(path);
    return paths;
}

/// The study of a scan that an entry of the list means.
std::optional<int> placeOf(const StudyIdentity& wanted, const std::vector<Study>& studies)
{
    for (std::size_t i = 0; i < studies.size(); ++i) {
        const Study& one = studies[i];
        if (one.studyInstanceUid == wanted.studyInstanceUid
            && contradictionBetween(
                   ownerOf(wanted),
                   normalIdentity({one.patientId, one.patientName, one.patientBirthDate,
                                   one.patientSex, one.studyDate}))
                == Contradiction::None)
            return static_cast<int>(i);
    }
    return std::nullopt;
}

} // namespace

StudyListCommands::StudyListCommands(Session* session, MessageBanner* banner, Actions* actions,
                                     TakePaths open, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_banner(banner)
    , m_open(std::move(open))
    , m_window(window)
    , m_list(std::filesystem::path(session->saving()->place().toStdString()), this)
    , m_filter(new StudyListFilter(new StudyListModel(m_list, this), this))
{
    m_list.setObjectName(QStringLiteral("studyList"));
    m_filter->sort(StudyListModel::Time, Qt::DescendingOrder);
    actions->on(ActionId::Studies, this, [this] { studies()->present(); });
    actions->on(ActionId::NextStudy, this, [this] { step(1); });
    actions->on(ActionId::PreviousStudy, this, [this] { step(-1); });
    connect(session->opening(), &StudyOpening::changed, this, &StudyListCommands::goToWanted);
    connect(&session->current(), &CurrentStudy::replaced, this, &StudyListCommands::tellOpenRecord);
    connect(session->saving(), &StudySaving::loaded, this, &StudyListCommands::noteOpened);
    connect(session->opening(), &StudyOpening::failed, this, [this] { m_wanted.reset(); });
    connect(&m_list, &StudyList::changed, this, [this] {
        tellOpenRecord();
        m_isRead = m_isRead || !m_list.isReading();
        if (m_isRead && m_step != 0)
            step(std::exchange(m_step, 0));
        if (m_link && !m_list.isReading())
            follow(*std::exchange(m_link, std::nullopt));
    });
}

StudyListCommands::~StudyListCommands() = default;

StudiesWindow* StudyListCommands::studies()
{
    if (m_studies)
        return m_studies.get();
    m_studies = std::make_unique<StudiesWindow>(&m_list, m_filter, m_window);
    connect(m_studies.get(), &StudiesWindow::openRequested, this, &StudyListCommands::open);
    connect(m_studies.get(), &StudiesWindow::openElsewhereRequested, this,
            &StudyListCommands::openElsewhere);
    connect(m_studies.get(), &StudiesWindow::deleteRequested, this,
            [this](const ListedStudy& study) { m_list.deleteWork(study.record); });
    connect(m_studies.get(), &StudiesWindow::backupRequested, &m_list, &StudyList::backUp);
    connect(m_studies.get(), &StudiesWindow::restoreRequested, this, &StudyListCommands::restore);
    tellOpenRecord();
    return m_studies.get();
}

void StudyListCommands::tell(const QString& sentence)
{
    if (m_studies && m_studies->isVisible())
        m_studies->say(sentence);
    else
        m_banner->showMessage(sentence);
}

/// Where the paths hold several studies, shows the one that was chosen.
void StudyListCommands::goToWanted()
{
    const CurrentStudy& current = m_session->current();
    if (!m_wanted || !current.isOpen() || m_session->opening()->state() != StudyState::Shown)
        return;
    const auto place = placeOf(*m_wanted, current->scanned->studies);
    m_wanted.reset();
    if (!place)
        tell(tr("The study that was chosen is not among these files."));
    else if (current->index != static_cast<std::size_t>(*place))
        m_session->showStudy(*place);
}

void StudyListCommands::noteOpened()
{
    QStringList paths;
    for (const QString& path : m_session->opening()->paths())
        paths << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    m_list.noteOpened(m_session->current()->statedIdentity(), paths);
}

std::string StudyListCommands::openRecord() const
{
    if (const Study* study = m_session->current()->study())
        for (const ListedStudy& one : m_list.studies())
            if (placeOf(one.study, {*study}))
                return one.record;
    return {};
}

void StudyListCommands::tellOpenRecord()
{
    if (m_studies)
        m_studies->setOpenRecord(openRecord());
}

void StudyListCommands::open(const ListedStudy& study)
{
    const QStringList paths = pathsOf(study);
    // A folder on a network may not answer.
    m_looker.start(
        [paths](const Task&) {
            return std::all_of(paths.begin(), paths.end(),
                               [](const QString& path) { return QFileInfo::exists(path); });
        },
        [this, study, paths](bool areThere) {
            if (areThere)
                openFrom(study, paths);
            else
                tell(tr("The files are no longer at %1. \"Open from another place…\" finds them "
                        "again; the work is kept.")
                         .arg(paths.join(QStringLiteral(", "))));
        });
}

void StudyListCommands::openLink(const StudyLink& link)
{
    m_link = link;
    m_list.read(); // what was opened since it was read last is wanted, too
}

void StudyListCommands::follow(const StudyLink& link)
{
    std::vector<ListedStudy> found;
    for (const ListedStudy& one : m_list.studies())
        if (one.study.studyInstanceUid == link.studyInstanceUid.toStdString() && !one.paths.empty())
            found.push_back(one);
    if (found.empty()) {
        Q_EMIT linkNotListed(link);
    } else if (found.size() == 1) {
        open(found.front());
    } else {
        // Studies of several patients have one UID: the reader chooses.
        studies()->present();
        tell(tr("Several studies of the list have the UID of the link, %1. Choose one of them.")
                 .arg(link.studyInstanceUid));
    }
}

void StudyListCommands::openFrom(const ListedStudy& study, const QStringList& paths)
{
    if (m_studies)
        m_studies->close();
    m_wanted = study.study;
    m_open(paths);
}

void StudyListCommands::openElsewhere(const ListedStudy& study)
{
    askForFolder(studies(), tr("The folder that holds the study now"),
                 [this, study](const QStringList& paths) { openFrom(study, paths); });
}

void StudyListCommands::step(int by)
{
    if (!m_isRead) {
        m_step = by; // goes on once the list is read
        m_list.read();
        return;
    }
    const int count = m_filter->rowCount();
    const auto here = m_filter->rowOf(openRecord());
    const int row = here ? *here + by : (by > 0 ? 0 : count - 1);
    stepFrom(row, by);
}

/// Opens the nearest study of the list whose place is known.
void StudyListCommands::stepFrom(int row, int by)
{
    for (; row >= 0 && row < m_filter->rowCount(); row += by) {
        const ListedStudy& study = m_filter->study(m_filter->index(row, 0));
        if (!study.paths.empty()) {
            open(study);
            return;
        }
    }
    tell(by > 0 ? tr("This is the last study of the list.")
                : tr("This is the first study of the list."));
}

void StudyListCommands::restore(const QString& backup)
{
    if (m_session->saving()->closeDatabase())
        m_list.restore(backup);
    else
        tell(tr("Close the study first: a backup is restored while none is open."));
}

} // namespace foramen
