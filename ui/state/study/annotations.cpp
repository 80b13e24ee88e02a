#include "ui/state/study/annotations.h"

#include "core/base/log.h"
#include "core/spine/annotation_json.h"
#include "core/store/annotation_store.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/saved_work.h"

#include <QTime>
#include <QUndoCommand>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

QString keyText(AnnotationKind kind)
{
    const std::string_view key = keyOf(kind);
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

auto withUid(const std::string& annotationUid)
{
    return [&annotationUid](const Annotation& annotation) {
        return annotation.annotationUid == annotationUid;
    };
}

} // namespace

/// The database, opened when it is first needed, and what could not be written to it yet.
struct Annotations::Store {
    struct Due {
        std::string study;
        std::string annotationUid;
        std::optional<Annotation> annotation; ///< none: removed
        HistoryEntry entry;
    };

    std::filesystem::path file;
    std::unique_ptr<AnnotationStore> store;
    std::vector<Due> due;
    QString savedTime;

    Result<void> open()
    {
        if (store)
            return {};
        auto opened = AnnotationStore::open(file.empty() ? defaultDatabaseFile() : file);
        if (!opened)
            return tl::make_unexpected(opened.error());
        store = std::move(*opened);
        return {};
    }

    Result<SavedAnnotations> load(const std::string& study)
    {
        const auto ready = open();
        return ready ? store->load(study) : tl::make_unexpected(ready.error());
    }

    /// Writes everything that is due, oldest first.
    Result<void> write()
    {
        if (auto ready = open(); !ready)
            return ready;
        while (!due.empty()) {
            const Due& next = due.front();
            auto done = next.annotation ? store->save(next.study, *next.annotation, next.entry)
                                        : store->remove(next.study, next.annotationUid, next.entry);
            if (!done)
                return done;
            due.erase(due.begin());
        }
        savedTime = clockText(QTime::currentTime());
        return {};
    }
};

/// From one state of an annotation to another; none before it was placed and after it was removed.
class Annotations::Step : public QUndoCommand {
public:
    Step(Annotations& owner, std::optional<Annotation> before, std::optional<Annotation> after,
         QString action)
        : m_owner(owner)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_action(std::move(action))
    {
    }

    void redo() override
    {
        m_owner.apply(m_before, m_after,
                      m_wasUndone ? QStringLiteral("redo ") + m_action : m_action);
    }

    void undo() override
    {
        m_wasUndone = true;
        m_owner.apply(m_after, m_before, QStringLiteral("undo ") + m_action);
    }

private:
    Annotations& m_owner;
    std::optional<Annotation> m_before;
    std::optional<Annotation> m_after;
    QString m_action; ///< as the history says it
    bool m_wasUndone = false;
};

Annotations::Annotations(CurrentStudy& current, std::filesystem::path databaseFile, QString author,
                         QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_author(std::move(author))
    , m_store(std::make_unique<Store>())
{
    m_store->file = std::move(databaseFile);
    connect(&current, &CurrentStudy::replaced, this, &Annotations::changed);
}

Annotations::~Annotations()
{
    if (!m_store->due.empty() && !m_store->write())
        logWarning("{} changes of annotations could not be saved", m_store->due.size());
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
    auto saved = m_store->load(m_current->uid());
    if (!saved) {
        logWarning("Annotations: {}", saved.error().message);
        m_trouble = notSavedSentence(saved.error());
        Q_EMIT savedChanged();
        return;
    }
    m_current->annotations.isLoaded = true;
    m_current->annotations.unreadable = saved->unreadable;
    if (m_store->due.empty())
        m_trouble.clear();
    // Where the database could not be read at first, something may have been placed already.
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
    if (m_current->uid().empty() || !annotation.picture.isKnown() || !isComplete(annotation))
        return {};
    annotation.annotationUid = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    annotation.author = m_author.toStdString();
    annotation.time = timeNow();
    std::string uid = annotation.annotationUid;
    const QString name = annotationName(annotation.kind);
    const QString action = QStringLiteral("add ") + keyText(annotation.kind);
    push(std::nullopt, std::move(annotation), action, tr("%1 placed").arg(name));
    return uid;
}

void Annotations::change(Annotation annotation, const QString& step)
{
    const Annotation* before = find(annotation.annotationUid);
    if (!before || *before == annotation || !isComplete(annotation))
        return;
    annotation.time = timeNow();
    annotation.author = m_author.toStdString();
    const QString action = QStringLiteral("change ") + keyText(annotation.kind);
    push(*before, std::move(annotation), action, step);
}

void Annotations::remove(const std::string& annotationUid)
{
    const Annotation* before = find(annotationUid);
    if (!before)
        return;
    const QString name = annotationName(before->kind);
    push(*before, std::nullopt, QStringLiteral("delete ") + keyText(before->kind),
         tr("%1 deleted").arg(name));
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
                       const QString& action, const QString& text)
{
    load();
    auto* step = new Step(*this, std::move(before), std::move(after), action);
    step->setText(text);
    m_current->undo.push(step); // which applies it
}

void Annotations::apply(const std::optional<Annotation>& from, const std::optional<Annotation>& to,
                        const QString& action)
{
    std::vector<Annotation>& all = m_current->annotations.all;
    const std::string uid = from ? from->annotationUid : to->annotationUid;
    const auto found = std::find_if(all.begin(), all.end(), withUid(uid));
    if (to && found != all.end())
        *found = *to;
    else if (to)
        all.push_back(*to);
    else if (found != all.end())
        all.erase(found);
    m_store->due.push_back({m_current->uid(),
                            uid,
                            to,
                            {.time = timeNow(),
                             .author = m_author.toStdString(),
                             .action = action.toStdString(),
                             .site = {},
                             .before = from ? annotationToJson(*from) : std::string(),
                             .after = to ? annotationToJson(*to) : std::string()}});
    const auto written = m_store->write();
    if (!written)
        logWarning("Annotations: {}", written.error().message);
    m_trouble = written ? QString() : notSavedSentence(written.error());
    Q_EMIT changed();
    Q_EMIT savedChanged();
}

QString Annotations::savedText() const
{
    return m_store->savedTime.isEmpty() ? QString() : tr("Saved %1").arg(m_store->savedTime);
}

QString annotationName(AnnotationKind kind)
{
    switch (kind) {
    case AnnotationKind::Length:
        return Annotations::tr("Length");
    case AnnotationKind::CanalDiameter:
        return Annotations::tr("Canal AP");
    case AnnotationKind::Angle:
        return Annotations::tr("Angle");
    case AnnotationKind::CobbAngle:
        return Annotations::tr("Cobb angle");
    case AnnotationKind::Ellipse:
        return Annotations::tr("Ellipse");
    case AnnotationKind::Polygon:
        return Annotations::tr("Polygon");
    case AnnotationKind::Arrow:
        return Annotations::tr("Arrow");
    case AnnotationKind::Text:
        return Annotations::tr("Text");
    case AnnotationKind::KeyImage:
        return Annotations::tr("Key image");
    }
    return {};
}

} // namespace foramen
