#include "ui/state/prior/prior.h"

#include "core/spine/assessment_merging.h"
#include "ui/state/grading/site_cut_offs.h"
#include "ui/state/grading/unreliable_choice.h"
#include "ui/state/prior/prior_choice.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/series/patient_match.h"

#include <QPointer>

#include <array>
#include <memory>
#include <utility>

namespace foramen {

namespace {

/// The order in which series are read: first those that are shown, then those that are only graded.
constexpr std::array kLoadingOrder = {SeriesRole::SagittalT2, SeriesRole::AxialT2,
                                      SeriesRole::SagittalT1};

std::vector<std::size_t> neededSeries(const SeriesList& list)
{
    std::vector<std::size_t> order;
    for (const SeriesRole role : kLoadingOrder)
        for (const SeriesEntry& entry : list.entries())
            if (entry.chosen && entry.role == role)
                order.push_back(entry.seriesIndex);
    return order;
}

/// The AI's grade of a site then is no more to be seen than the one of now. @return whether the
/// prior changed.
bool hideAs(const Assessment& now, Assessment& then)
{
    const RevealMode mode =
        now.revealMode() == RevealMode::AtOnce ? RevealMode::AtOnce : RevealMode::OnDemand;
    bool changed = then.revealMode() != mode;
    if (changed)
        then.setRevealMode(mode);
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        if (now.cell(site).isRevealed && then.cell(site).hidden) {
            then.reveal(site);
            changed = true;
        }
    }
    return changed;
}

ScannedStudiesPtr alone(const Study& study)
{
    auto scanned = std::make_shared<ScannedStudies>();
    scanned->studies.push_back(study);
    scanned->roles.push_back(assignRoles(study));
    return scanned;
}

} // namespace

Prior::Prior(const CurrentStudy& open, const StudyGrading& openGrading, StudyStore& store,
             GradingOptions options, QObject* parent)
    : QObject(parent)
    , m_open(open)
    , m_openGrading(openGrading)
    , m_store(store)
    , m_spaces(m_prior)
    , m_windows(m_prior)
    , m_grading(m_prior, std::move(options), nullptr)
{
    connect(&m_loader, &StudyLoader::scanned, this, &Prior::takeScan);
    connect(&m_loader, &StudyLoader::scanFailed, this, [this](const QString& sentence) {
        m_wish = std::monostate();
        Q_EMIT stateChanged();
        Q_EMIT failed(sentence);
    });
    connect(&m_loader, &StudyLoader::loaded, this, &Prior::takeSeries);
    connect(&m_loader, &StudyLoader::finished, this, &Prior::finishReading);
    connect(&open, &CurrentStudy::closing, this, &Prior::close);
    connect(&openGrading, &StudyGrading::changed, this, &Prior::gradeWhenDue);
    connect(&open, &CurrentStudy::assessmentChanged, this, [this] {
        if (m_prior.isOpen() && hideAs(m_open->assessment, m_prior->assessment))
            Q_EMIT assessmentChanged();
    });
    connect(&m_prior, &CurrentStudy::replaced, this, [this] {
        Q_EMIT stateChanged();
        if (!m_prior.isOpen())
            Q_EMIT volumesChanged();
    });
    connect(&m_prior, &CurrentStudy::spacesChanged, this, &Prior::volumesChanged);
    connect(&m_prior, &CurrentStudy::windowsChanged, this, &Prior::assessmentChanged);
    connect(&m_prior, &CurrentStudy::assessmentChanged, this, &Prior::assessmentChanged);
    connect(&m_grading, &StudyGrading::changed, this, &Prior::assessmentChanged);
}

Prior::~Prior() = default;

void Prior::setScan(ScanFunction scan)
{
    m_loader.setScan(std::move(scan));
}

void Prior::obey(UnreliableChoice& choice)
{
    choice.follow(m_prior);
}

void Prior::obey(SiteCutOffs& cutOffs)
{
    cutOffs.follow(m_prior);
}

void Prior::open(const QStringList& paths)
{
    if (paths.isEmpty() || !m_open.isOpen())
        return;
    m_wish = std::monostate(); // ends an earlier scan
    m_loader.scan(paths);
    m_wish = Scan{ScopeGuard([loader = QPointer(&m_loader)] {
        if (loader)
            loader->stopScanning();
    })};
    Q_EMIT stateChanged();
}

void Prior::takeScan(const ScannedStudiesPtr& found)
{
    m_wish = std::monostate();
    const auto index = m_open.isOpen() ? chosenPrior(*m_open->study(), *found) : std::nullopt;
    if (index)
        take(found, *index);
    else
        Q_EMIT failed(tr("That is the open study: choose another one to compare with."));
    Q_EMIT stateChanged();
}

void Prior::openOffered(std::size_t studyIndex)
{
    if (m_open.isOpen() && studyIndex < m_open->scanned->studies.size())
        take(alone(m_open->scanned->studies[studyIndex]), 0);
}

void Prior::take(const ScannedStudiesPtr& found, std::size_t index)
{
    const Study& wanted = found->studies[index];
    const Study& open = *m_open->study();
    if (isSameStudy(wanted, open)) {
        Q_EMIT failed(tr("That is the open study: choose another one to compare with."));
        return;
    }
    if (isLater(wanted, open)) {
        Q_EMIT failed(tr("That study (%1) is later than the open one: open it first, and "
                         "compare it with this one.")
                          .arg(dateTextOf(wanted)));
        return;
    }
    const PatientDoubt doubt = doubtOf(open, wanted);
    if (doubt.isEmpty()) {
        begin(found, index);
        return;
    }
    m_wish = Question{found, index};
    Q_EMIT stateChanged();
    Q_EMIT identityQuestion(doubt.question);
}

void Prior::answer(bool goOn)
{
    const Question* asked = std::get_if<Question>(&m_wish);
    if (!asked)
        return;
    const Question question = *asked;
    m_wish = std::monostate();
    if (goOn && m_open.isOpen())
        begin(question.found, question.index);
    else
        Q_EMIT stateChanged();
}

void Prior::begin(const ScannedStudiesPtr& found, std::size_t index)
{
    m_wish = std::monostate();
    auto study = std::make_unique<OpenStudy>(found, index, RolesAwaited());
    const SavedStudy saved = mergeSaved(*study, m_store);
    study->saved.grading = knownPriorGrading(study->assessment, saved.history);
    study->reading = ScopeGuard([loader = QPointer(&m_loader)] {
        if (loader)
            loader->stopLoading();
    });
    hideAs(m_open->assessment, study->assessment);
    m_prior.show(std::move(study));
    m_loader.load(found, index, neededSeries(m_prior->series));
}

void Prior::takeSeries(const LoadedSeries& loaded)
{
    m_prior->takeSeries(loaded);
    Q_EMIT volumesChanged();
    if (m_prior->series.rolesLoaded())
        finishReading();
}

void Prior::finishReading()
{
    if (isRead())
        return;
    m_prior->stage = AllRead();
    m_spaces.update();
    Q_EMIT stateChanged();
    Q_EMIT volumesChanged(); // what is missing now will not come
    gradeWhenDue();
    Q_EMIT assessmentChanged();
}

void Prior::close()
{
    const bool wasThere = state() != PriorState::None;
    m_wish = std::monostate();
    if (m_prior.isOpen())
        m_prior.close();
    else if (wasThere)
        Q_EMIT stateChanged();
}

// The open study comes first: its grading stops that of the prior, which starts again afterwards.
void Prior::gradeWhenDue()
{
    if (m_openGrading.isBusy())
        m_grading.pause();
    else if (isRead())
        m_grading.startIfWaiting();
}

bool Prior::isRead() const
{
    return std::holds_alternative<AllRead>(m_prior->stage);
}

PriorState Prior::state() const
{
    if (std::holds_alternative<Scan>(m_wish))
        return PriorState::Scanning;
    if (std::holds_alternative<Question>(m_wish))
        return PriorState::Asking;
    if (!m_prior.isOpen())
        return PriorState::None;
    return isRead() ? PriorState::Shown : PriorState::Loading;
}

const Study* Prior::study() const
{
    return m_prior->study();
}

QString Prior::dateText() const
{
    return study() ? dateTextOf(*study()) : QString();
}

QString Prior::warning() const
{
    return study() && m_open.isOpen() ? doubtOf(*m_open->study(), *study()).warning : QString();
}

std::vector<PriorOffer> Prior::offers() const
{
    std::vector<PriorOffer> found;
    const Study* open = m_open->study();
    if (!open)
        return found;
    const std::vector<Study>& studies = m_open->scanned->studies;
    for (const std::size_t index : priorsOf(*open, studies))
        found.push_back({index, dateTextOf(studies[index]),
                         QString::fromStdString(studies[index].studyDescription).trimmed()});
    return found;
}

std::vector<VolumePtr> Prior::volumesFor(SeriesRole role) const
{
    return m_prior->series.volumesFor(role);
}

const Assessment& Prior::assessment() const
{
    return m_prior->assessment;
}

bool Prior::isGraded() const
{
    return isFullyGraded(m_prior->assessment);
}

QString Prior::gradingText() const
{
    if (!study() || isGraded())
        return {};
    const GradingPhase& phase = m_prior->grading;
    if (std::holds_alternative<GradingOff>(phase))
        return tr("Grading is off");
    if (const auto* failed = std::get_if<GradingFailed>(&phase))
        return tr("No AI for the prior: %1").arg(failed->reason);
    if (!isRead())
        return tr("Reading the prior study…");
    if (const auto* running = std::get_if<GradingRunning>(&phase))
        return tr("Grading the prior… %1 %").arg(qRound(running->progress * 100));
    return tr("The prior is graded after the open study");
}

PriorChange Prior::changeOf(Site site) const
{
    const AssessmentCell& then = m_prior->assessment.cell(site);
    const AssessmentCell& here = m_open->assessment.cell(site);
    const auto before = then.severity();
    const auto now = here.severity();
    if (!study() || !before || !now || then.isUnreliable() || here.isUnreliable())
        return PriorChange::Unknown;
    if (*before == *now)
        return PriorChange::Same;
    return *now > *before ? PriorChange::Worse : PriorChange::Better;
}

} // namespace foramen
