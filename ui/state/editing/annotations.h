#pragma once

#include "core/measure/annotation.h"
#include "core/store/history_event.h"

#include <QObject>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace foramen {

class CurrentStudy;
class StudySaving;
class StudyStore;

/// Edits the reader's measurements, texts and key images of the open study. Each change is one step
/// of the study's undo stack, which the grid shares, and is in the database before the call
/// returns; a change that could not be written is written with the next one. GUI thread.
class Annotations : public QObject {
    Q_OBJECT

public:
    /// @param saving knows the reader, who is the author of what is placed and changed
    Annotations(CurrentStudy& current, StudyStore& store, StudySaving& saving,
                QObject* parent = nullptr);

    /// Reads the saved annotations of the study, once.
    void load();

    [[nodiscard]] const std::vector<Annotation>& all() const;
    /// Null when there is none.
    [[nodiscard]] const Annotation* find(const std::string& annotationUid) const;

    /// Gives the annotation an identity, author and time. @return its UID; empty where it cannot be
    /// placed: no study is open, it is signed, or the picture has no identity.
    std::string add(Annotation annotation);
    /// Replaces the annotation of the same UID. @param step  text for the undo menu.
    void change(Annotation annotation, const QString& step);
    void remove(const std::string& annotationUid);

    [[nodiscard]] bool isKeyImage(const PictureIdentity& picture) const;
    /// Makes a picture a key image, or no longer one.
    void toggleKeyImage(const PictureIdentity& picture);

    /// Saved annotations of this study that could not be read.
    [[nodiscard]] int unreadable() const;

Q_SIGNALS:
    void changed(); ///< all()
    void savedChanged(); ///< the database was read or written, or that failed

private:
    class Step;

    void push(std::optional<Annotation> before, std::optional<Annotation> after,
              const QString& text);
    [[nodiscard]] std::string author() const;
    void apply(const std::optional<Annotation>& from, const std::optional<Annotation>& to,
               EditStep step);

    CurrentStudy& m_current;
    StudyStore& m_store;
    StudySaving& m_saving;
};

} // namespace foramen
