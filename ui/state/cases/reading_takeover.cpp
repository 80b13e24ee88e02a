#include "ui/state/cases/reading_takeover.h"

#include "core/bundle/bundle_reader.h"
#include "core/report/sr/reading/study_reading.h"
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
        parts << ReadingTakeover::tr("%n sites decided by %1", nullptr, decided).arg(names);
    else if (decided > 0)
        parts << ReadingTakeover::tr("%n sites decided", nullptr, decided);
    if (const auto count = static_cast<int>(annotationsOf(report).size()); count > 0)
        parts << ReadingTakeover::tr("%n measurements and key images", nullptr, count);
    if (parts.isEmpty())
        parts << ReadingTakeover::tr("comments and points");
    return parts.join(QStringLiteral(", "));
}

} // namespace

/// Places an annotation of the case, with its own author and time.
class ReadingTakeover::PlaceAnnotation : public QUndoCommand {
public:
    PlaceAnnotation(ReadingTakeover& owner, Annotation annotation)
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

    ReadingTakeover& m_owner;
    Annotation m_annotation;
    bool m_wasUndone = false;
};

ReadingTakeover::ReadingTakeover(CurrentStudy& current, StudySaving& saving,
                                 Annotations& annotations, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
    , m_annotations(annotations)
{
    connect(&current, &CurrentStudy::replaced, this, &ReadingTakeover::withdraw);
    connect(&saving, &StudySaving::loaded, this, &ReadingTakeover::look);
    // The reader began to work before answering: that stays.
    connect(&current, &CurrentStudy::assessmentChanged, this, [this] {
        if (m_offer && hasWork())
            withdraw();
    });
}

ReadingTakeover::~ReadingTakeover() = default;

Assessment& ReadingTakeover::editedAssessment()
{
    return m_current->assessment;
}

/// No step of this class renumbers levels.
void ReadingTakeover::levelsShifted(int by)
{
    m_current->levelsShifted(by);
}

void ReadingTakeover::edited(const EditRecord& record)
{
    m_saving.saveAssessment(record);
    Q_EMIT m_current.assessmentChanged();
}

void ReadingTakeover::look()
{
    withdraw();
    if (!m_current.isOpen())
        return;
    m_reader.start(
        // The scan owns the folders.
        [scanned = m_current->scanned, index = *m_current->index](const Task& task) {
            return readingIn(scanned, index, task);
        },
        [this](const Found& found) { take(found); });
}

/// A case bundle goes first: it has all that its structured reports have, and more.
ReadingTakeover::Found ReadingTakeover::readingIn(const ScannedStudiesPtr& scanned,
                                                  std::size_t index, const Task& task)
{
    const Study& study = scanned->studies[index];
    for (const auto& folder : scanned->unpacked) {
        if (!isUnpackedBundle(folder->path()))
            continue;
        auto bundle = readUnpackedBundle(folder->path(), task);
        if (!bundle)
            return tl::make_unexpected(bundle.error());
        if (bundle->manifest.studyInstanceUid == study.studyInstanceUid)
            return std::optional(Offer{Offer::Source::Case, std::move(bundle->report)});
    }
    auto reading = readersReportOf(study, task);
    if (!reading)
        return tl::make_unexpected(reading.error());
    if (!*reading)
        return std::optional<Offer>();
    Offer offer;
    offer.source = Offer::Source::StructuredReport;
    offer.report.assessment = std::move((*reading)->assessment);
    return std::optional(std::move(offer));
}

void ReadingTakeover::take(const Found& found)
{
    if (!m_current.isOpen())
        return;
    if (!found) {
        if (found.error().code == ErrorCode::Cancelled)
            return;
        Q_EMIT told(tr("The reading that comes with this study cannot be taken over: %1")
                        .arg(reasonText(found.error().reason)));
        return;
    }
    if (!*found)
        return;
    const Offer& offer = **found;
    m_annotations.load();
    if (!hasReading(offer.report) || isSameWork(offer))
        return;
    if (hasWork() || m_saving.isFinal()) {
        Q_EMIT told(tr("%1 There is work on this study already; it stays as it is, and nothing was "
                       "taken over.")
                        .arg(sentence(offer)));
        return;
    }
    m_offer = offer;
    Q_EMIT changed();
}

QString ReadingTakeover::sentence(const Offer& offer)
{
    const QString summary = summaryOf(offer.report);
    return offer.source == Offer::Source::Case
        ? tr("This case holds a reading: %1.").arg(summary)
        : tr("A structured report of this study holds a reading: %1.").arg(summary);
}

QString ReadingTakeover::question() const
{
    return m_offer ? tr("%1 Take it over?").arg(sentence(*m_offer)) : QString();
}

void ReadingTakeover::takeOver()
{
    if (!m_offer || !m_saving.mayEdit() || hasWork())
        return;
    const Report report = std::exchange(m_offer, std::nullopt)->report;
    const Assessment& reading = report.assessment;
    const QString name = tr("taking over a reading");
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

void ReadingTakeover::putOff()
{
    withdraw();
}

void ReadingTakeover::withdraw()
{
    m_reader.cancel();
    m_offer.reset();
    Q_EMIT changed();
}

bool ReadingTakeover::hasWork() const
{
    return m_current->assessment.hasReaderWork() || !m_current->annotations.all.empty();
}

/// Whether it was taken over before, or comes from here. A structured report keeps points and
/// times less exactly and no annotations, so that its grades decide.
bool ReadingTakeover::isSameWork(const Offer& offer) const
{
    const Report& report = offer.report;
    if (offer.source == Offer::Source::StructuredReport)
        return hasSameGrades(report.assessment);
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (!sameReaderPart(editOf(m_current->assessment.cell(siteAt(index))),
                            editOf(report.assessment.cell(siteAt(index)))))
            return false;
    return annotationsOf(report).size() == m_current->annotations.all.size();
}

bool ReadingTakeover::hasSameGrades(const Assessment& other) const
{
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto& here = m_current->assessment.cell(siteAt(index)).decision;
        const auto& there = other.cell(siteAt(index)).decision;
        if (here.has_value() != there.has_value() || (here && here->severity != there->severity))
            return false;
    }
    return true;
}

} // namespace foramen
