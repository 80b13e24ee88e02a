#include "ui/state/editing/study_twins.h"

#include "core/dicom/scanning/study_joining.h"
#include "ui/state/language/person_name.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/series/patient_match.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"

#include <QTimer>
#include <QUndoCommand>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

namespace foramen {

namespace {

/// An answer in the undo stack. Going back shows another study, which destroys the stack: it is
/// done after the step.
class AnswerStep : public QUndoCommand {
public:
    AnswerStep(const QString& text, std::function<void(bool isUndone)> change)
        : QUndoCommand(text)
        , m_change(std::move(change))
    {
    }

    void undo() override { m_change(true); }
    void redo() override
    {
        if (!std::exchange(m_isFirst, false)) // the first time it is done already
            m_change(false);
    }

private:
    std::function<void(bool)> m_change;
    bool m_isFirst = true;
};

/// The scan with one study in place of those that have one UID.
std::shared_ptr<ScannedStudies> joinedScan(const ScannedStudiesPtr& separate, std::size_t index,
                                           std::size_t& joinedIndex)
{
    auto joined = std::make_shared<ScannedStudies>(*separate);
    const std::vector<std::size_t> twins = twinsOf(separate->studies, index);
    // The whole is the first part's, whichever was open: it has that part's record.
    const std::size_t first = twins.empty() ? index : std::min(index, twins.front());
    Study whole = separate->studies[first];
    for (const std::size_t twin : twins)
        whole = joinedStudy(std::move(whole), separate->studies[twin == first ? index : twin]);
    joined->roles[index] = assignRoles(whole);
    joined->studies[index] = std::move(whole);
    joinedIndex = index;
    for (auto twin = twins.rbegin(); twin != twins.rend(); ++twin) {
        joined->studies.erase(joined->studies.begin() + static_cast<std::ptrdiff_t>(*twin));
        joined->roles.erase(joined->roles.begin() + static_cast<std::ptrdiff_t>(*twin));
        joinedIndex -= *twin < index ? 1 : 0;
    }
    joined->separate = separate;
    joined->separateIndex = index;
    return joined;
}

} // namespace

StudyTwins::StudyTwins(CurrentStudy& current, StudyOpening& opening, StudySaving& saving,
                       QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_opening(opening)
    , m_saving(saving)
{
    connect(&current, &CurrentStudy::replaced, this, &StudyTwins::forget);
    connect(&saving, &StudySaving::loaded, this, &StudyTwins::restore);
    connect(&saving, &StudySaving::signingChanged, this,
            [this] { setAsked(m_isAsked && mayBeAsked()); });
}

bool StudyTwins::isDoubtful() const
{
    if (!m_current.isOpen())
        return false;
    const ScannedStudies& scanned = *m_current->scanned;
    return scanned.separate || !twinsOf(scanned.studies, *m_current->index).empty();
}

bool StudyTwins::mayBeAsked() const
{
    return isDoubtful() && !m_saving.isFinal();
}

QString StudyTwins::question() const
{
    if (!isDoubtful())
        return {};
    const ScannedStudies& shown = *m_current->scanned;
    const ScannedStudies& scanned = shown.separate ? *shown.separate : shown;
    const std::size_t index = shown.separate ? shown.separateIndex : *m_current->index;
    QStringList parts;
    const auto add = [&](const Study& study) {
        const QString id = QString::fromStdString(study.patientId);
        const QString name = personNameText(study.patientName);
        QStringList who;
        for (const QString& one : {id, name, dateTextOf(study)})
            if (!one.isEmpty())
                who << one;
        parts << tr("%1 (%n series)", nullptr, static_cast<int>(study.series.size()))
                     .arg(who.join(QStringLiteral(", ")));
    };
    add(scanned.studies[index]);
    for (const std::size_t twin : twinsOf(scanned.studies, index))
        add(scanned.studies[twin]);
    return tr("Files of one Study Instance UID state different patients or dates: %1. Is this one "
              "study?")
        .arg(parts.join(QStringLiteral(" · ")));
}

void StudyTwins::answer(bool isOne)
{
    if (!isDoubtful() || m_isOne == isOne || !m_saving.mayEdit())
        return;
    const std::optional<bool> before = m_isOne;
    set(isOne);
    const QString text = isOne ? tr("showing files as one study") : tr("keeping studies apart");
    m_current->undo.push(new AnswerStep(text, [this, before, isOne](bool isUndone) {
        const std::optional<bool> wanted = isUndone ? before : std::optional(isOne);
        QTimer::singleShot(0, this, [this, wanted] { set(wanted); });
    }));
}

void StudyTwins::set(std::optional<bool> isOne)
{
    if (!isDoubtful())
        return;
    m_saving.load();
    m_saving.save(StudiesJoined{isOne});
    apply(isOne.value_or(false));
    m_isOne = isOne;
    setAsked(!isOne.has_value());
}

void StudyTwins::apply(bool isOne)
{
    const ScannedStudiesPtr shown = m_current->scanned;
    if (isOne == (shown->separate != nullptr))
        return;
    if (!isOne) {
        m_opening.showStudy(shown->separate, shown->separateIndex);
        return;
    }
    std::size_t index = 0;
    const ScannedStudiesPtr joined = joinedScan(shown, *m_current->index, index);
    m_opening.showStudy(joined, index);
}

void StudyTwins::forget()
{
    m_isOne.reset();
    setAsked(false);
}

/// After the first pictures: the question never delays them.
void StudyTwins::restore(const SavedStudy& saved)
{
    m_isOne = saved.isOneStudy;
    if (!isDoubtful())
        return;
    if (m_isOne && *m_isOne != (m_current->scanned->separate != nullptr))
        QTimer::singleShot(0, &m_current->life, [this, isOne = *m_isOne] { apply(isOne); });
    setAsked(!m_isOne && mayBeAsked());
}

void StudyTwins::ask()
{
    setAsked(mayBeAsked());
}

void StudyTwins::putOff()
{
    setAsked(false);
}

void StudyTwins::setAsked(bool isAsked)
{
    m_isAsked = isAsked;
    Q_EMIT changed();
}

} // namespace foramen
