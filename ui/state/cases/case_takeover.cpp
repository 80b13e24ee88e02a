#include "ui/state/cases/case_takeover.h"

#include "core/spine/assessment_merging.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/language/person_name.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QUndoCommand>
#include <QUuid>

#include <utility>
#include <vector>

namespace foramen {

namespace {

/// What a history says of a part that was taken over.
CellAction actionOf(const CellEdit& part)
{
    if (part.decision && !part.decision->severity)
        return CellAction::Ungradable;
    if (part.decision)
        return part.decision->acceptedFinding ? CellAction::Accepted : CellAction::Graded;
    if (part.comment)
        return CellAction::Commented;
    return part.isPointRemoved ? CellAction::PointRemoved : CellAction::PointMoved;
}

/// The annotations of a reading, with an identity each: the file has none.
std::vector<Annotation> annotationsOf(const Report& report)
{
    std::vector<Annotation> all;
    for (const ReportMeasurement& one : report.measurements)
        all.push_back(one.annotation);
    for (const ReportKeyImage& one : report.keyImages)
        all.push_back(one.annotation);
    std::erase_if(all,
                  [](const Annotation& one) { return !isComplete(one) || !one.picture.isKnown(); });
    for (Annotation& one : all)
        one.annotationUid = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    return all;
}

bool hasReading(const Report& report)
{
    return report.assessment.hasReaderWork() || !annotationsOf(report).empty();
}

/// Names of those who decided, in the order of the sites: "Dr A, Dr B".
QString readersOf(const Assessment& assessment)
{
    QStringList names;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (const auto& decision = assessment.cell(siteAt(index)).decision)
            if (const QString name = personNameText(decision->readerName);
                !name.isEmpty() && !names.contains(name))
                names << name;
    return names.join(QStringLiteral(", "));
}

/// "25 sites decided by Dr A, 3 measurements".
QString summaryOf(const Report& report)
{
    QStringList parts;
    const int decided = report.assessment.reviewedCount();
    const QString names = readersOf(report.assessment);
    if (decided > 0 && !names.isEmpty())
        parts << CaseTakeover::tr("%n sites decided by %1", nullptr, decided).arg(names);
    else if (decided > 0)
        parts << CaseTakeover::tr("%n sites decided", nullptr, decided);
    if (const auto count = static_cast<int>(annotationsOf(report).size()); count > 0)
        parts << CaseTakeover::tr("%n measurements and key images", nullptr, count);
    if (parts.isEmpty())
        parts << CaseTakeover::tr("comments and points");
    return parts.join(QStringLiteral(", "));
}

} // namespace

/// Places an annotation of the case, with its own author and time.
class CaseTakeover::PlaceAnnotation : public QUndoCommand {
public:
    PlaceAnnotation(CaseTakeover& owner, Annotation annotation)
        : m_owner(owner)
        , m_annotation(std::move(annotation))
    {
    }

    void redo() override
    {
        apply({std::nullopt, m_annotation}, m_wasUndone ? EditStep::Redone : EditStep::Done);
    }
    void undo() override
    {
        m_wasUndone = true;
        apply({m_annotation, std::nullopt}, EditStep::Undone);
    }

private:
    void apply(const AnnotationEdited& event, EditStep step)
    {
        foramen::apply(event, m_owner.m_current->annotations.all);
        m_owner.m_saving.saveStep({event, step});
        Q_EMIT m_owner.m_annotations.changed();
        Q_EMIT m_owner.m_annotations.savedChanged();
    }

    CaseTakeover& m_owner;
    Annotation m_annotation;
    bool m_wasUndone = false;
};

CaseTakeover::CaseTakeover(CurrentStudy& current, StudySaving& saving, Annotations& annotations,
                           QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
    , m_annotations(annotations)
{
    connect(&current, &CurrentStudy::replaced, this, &CaseTakeover::withdraw);
    connect(&saving, &StudySaving::loaded, this, &CaseTakeover::look);
    // The reader began to work before answering: that stays.
    connect(&current, &CurrentStudy::assessmentChanged, this, [this] {
        if (m_offer && hasWork())
            withdraw();
    });
}

CaseTakeover::~CaseTakeover() = default;

Assessment& CaseTakeover::editedAssessment()
{
    return m_current->assessment;
}

/// No step of this class renumbers levels.
void CaseTakeover::levelsShifted(int by)
{
    m_current->levelsShifted(by);
}

void CaseTakeover::edited(const EditRecord& record)
{
    m_saving.saveAssessment(record);
    Q_EMIT m_current.assessmentChanged();
}

void CaseTakeover::look()
{
    withdraw();
    if (!m_current.isOpen() || m_current->scanned->unpacked.empty())
        return;
    m_reader.start(
        // The scan owns the folders.
        [scanned = m_current->scanned](const Task& task) -> Found {
            for (const auto& folder : scanned->unpacked) {
                if (!isUnpackedBundle(folder->path()))
                    continue;
                auto bundle = readUnpackedBundle(folder->path(), task);
                if (!bundle)
                    return tl::make_unexpected(bundle.error());
                return std::optional(*std::move(bundle));
            }
            return std::optional<CaseBundle>();
        },
        [this](const Found& found) { take(found); });
}

void CaseTakeover::take(const Found& found)
{
    if (!m_current.isOpen())
        return;
    if (!found) {
        Q_EMIT told(tr("The reading of this case cannot be taken over: %1")
                        .arg(reasonText(found.error().reason)));
        return;
    }
    if (!*found || (*found)->manifest.studyInstanceUid != m_current->uid())
        return;
    const Report& report = (*found)->report;
    m_annotations.load();
    if (!hasReading(report) || isSameWork(report))
        return;
    if (hasWork() || m_saving.isFinal()) {
        Q_EMIT told(tr("This case holds a reading: %1. There is work on this study already; it "
                       "stays as it is, and nothing was taken over.")
                        .arg(summaryOf(report)));
        return;
    }
    m_offer = report;
    Q_EMIT changed();
}

QString CaseTakeover::question() const
{
    return m_offer ? tr("This case holds a reading: %1. Take it over?").arg(summaryOf(*m_offer))
                   : QString();
}

void CaseTakeover::takeOver()
{
    if (!m_offer || !m_saving.mayEdit() || hasWork())
        return;
    const Report report = *std::exchange(m_offer, std::nullopt);
    const Assessment& reading = report.assessment;
    const QString name = tr("taking over the reading of the case");
    QUndoStack& undo = m_current->undo;
    undo.beginMacro(name);
    if (!reading.variant().isUsual())
        undo.push(new NameSpine(*this, reading.variant()));
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = reading.cell(siteAt(index));
        if (cell.hasReaderWork())
            undo.push(
                new SetCell(*this, actionOf(editOf(cell)), siteAt(index), editOf(cell), name));
    }
    for (Annotation& annotation : annotationsOf(report))
        undo.push(new PlaceAnnotation(*this, std::move(annotation)));
    undo.endMacro();
    Q_EMIT changed();
}

void CaseTakeover::putOff()
{
    withdraw();
}

void CaseTakeover::withdraw()
{
    m_reader.cancel();
    m_offer.reset();
    Q_EMIT changed();
}

bool CaseTakeover::hasWork() const
{
    return m_current->assessment.hasReaderWork() || !m_current->annotations.all.empty();
}

/// Whether it was taken over before, or comes from here.
bool CaseTakeover::isSameWork(const Report& report) const
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (!sameReaderPart(editOf(m_current->assessment.cell(siteAt(index))),
                            editOf(report.assessment.cell(siteAt(index)))))
            return false;
    return annotationsOf(report).size() == m_current->annotations.all.size();
}

} // namespace foramen
