#include "ui/state/editing/annotations.h"

#include "core/base/clock.h"
#include "core/store/study_store.h"
#include "ui/state/language/annotation_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QUndoCommand>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

auto withUid(const std::string& annotationUid)
{
    return [&annotationUid](const Annotation& annotation) {
        return annotation.annotationUid == annotationUid;
    };
}

} // namespace

/// One undo step: from one state of an annotation to another; none before it was placed and after
/// it was removed.
class Annotations::Step : public QUndoCommand {
public:
    Step(Annotations& owner, std::optional<Annotation> before, std::optional<Annotation> after)
        : m_owner(owner)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    void redo() override
    {
        m_owner.apply(m_before, m_after, m_wasUndone ? EditStep::Redone : EditStep::Done);
    }

    void undo() override
    {
        m_wasUndone = true;
        m_owner.apply(m_after, m_before, EditStep::Undone);
    }

private:
    Annotations& m_owner;
    std::optional<Annotation> m_before;
    std::optional<Annotation> m_after;
    bool m_wasUndone = false;
};

Annotations::Annotations(CurrentStudy& current, StudyStore& store, StudySaving& saving,
                         QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_store(store)
    , m_saving(saving)
{
    connect(&current, &CurrentStudy::replaced, this, &Annotations::changed);
}

std::string Annotations::author() const
{
    return m_saving.readerName().toStdString();
}

const std::vector<Annotation>& Annotations::all() const
{
    return m_current->annotations.all;
}

int Annotations::unreadable() const
{
    return m_current->annotations.unreadable;
}

void Annotations::load()
{
    if (m_current->annotations.isLoaded || m_current->uid().empty())
        return;
    auto saved = m_store.annotations(m_current->assessment.study());
    if (!saved) {
        Q_EMIT savedChanged();
        return;
    }
    m_current->annotations.isLoaded = true;
    m_current->annotations.unreadable = saved->unreadable;
    // If the database could not be read at first, annotations may have been placed already.
    for (Annotation& annotation : saved->annotations)
        if (!find(annotation.annotationUid))
            m_current->annotations.all.push_back(std::move(annotation));
    Q_EMIT changed();
    Q_EMIT savedChanged();
}

const Annotation* Annotations::find(const std::string& annotationUid) const
{
    const auto found = std::find_if(all().begin(), all().end(), withUid(annotationUid));
    return found == all().end() ? nullptr : &*found;
}

std::string Annotations::add(Annotation annotation)
{
    if (m_current->uid().empty() || !annotation.picture.isKnown() || !isComplete(annotation)
        || !m_saving.mayEdit())
        return {};
    annotation.annotationUid = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    annotation.author = author();
    annotation.time = timeNow();
    std::string uid = annotation.annotationUid;
    const QString name = annotationName(annotation.kind);
    push(std::nullopt, std::move(annotation), tr("%1 placed").arg(name));
    return uid;
}

void Annotations::change(Annotation annotation, const QString& step)
{
    const Annotation* before = find(annotation.annotationUid);
    if (!before || *before == annotation || !isComplete(annotation) || !m_saving.mayEdit())
        return;
    annotation.time = timeNow();
    annotation.author = author();
    push(*before, std::move(annotation), step);
}

void Annotations::remove(const std::string& annotationUid)
{
    const Annotation* before = find(annotationUid);
    if (!before || !m_saving.mayEdit())
        return;
    const QString name = annotationName(before->kind);
    push(*before, std::nullopt, tr("%1 deleted").arg(name));
}

bool Annotations::isKeyImage(const PictureIdentity& picture) const
{
    return std::any_of(all().begin(), all().end(), [&picture](const Annotation& annotation) {
        return annotation.kind == AnnotationKind::KeyImage && annotation.picture == picture;
    });
}

void Annotations::toggleKeyImage(const PictureIdentity& picture)
{
    load();
    const auto found = std::find_if(all().begin(), all().end(), [&](const Annotation& annotation) {
        return annotation.kind == AnnotationKind::KeyImage && annotation.picture == picture;
    });
    if (found != all().end()) {
        const std::string uid = found->annotationUid;
        remove(uid);
        return;
    }
    Annotation key;
    key.kind = AnnotationKind::KeyImage;
    key.picture = picture;
    add(std::move(key));
}

void Annotations::push(std::optional<Annotation> before, std::optional<Annotation> after,
                       const QString& text)
{
    load();
    auto* step = new Step(*this, std::move(before), std::move(after));
    step->setText(text);
    m_current->undo.push(step); // which applies it
}

void Annotations::apply(const std::optional<Annotation>& from, const std::optional<Annotation>& to,
                        EditStep step)
{
    const AnnotationEdited edited{from, to};
    foramen::apply(edited, m_current->annotations.all);
    m_store.save(m_current->assessment.study(), {timeNow(), author(), step, edited});
    Q_EMIT changed();
    Q_EMIT savedChanged();
}

} // namespace foramen
