#pragma once

#include "core/spine/annotation.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QUndoStack;

namespace foramen {

/// The reader's measurements, texts and key images of the open study, apart from everything that
/// the model says. Each change is one step of the undo stack that the grid uses too, and is in the
/// database before the call returns; where that fails, it is written with the next one that
/// succeeds. GUI thread.
class Annotations : public QObject {
    Q_OBJECT

public:
    Annotations(std::filesystem::path databaseFile, QString author, QUndoStack* undo,
                QObject* parent = nullptr);
    ~Annotations() override;

    /// Another study, or none (empty); what is saved of it is read by load().
    void setStudy(const std::string& studyInstanceUid);
    /// Reads what is saved of the study, unless that was done.
    void load();

    [[nodiscard]] const std::vector<Annotation>& all() const { return m_all; }
    /// Null when there is none.
    [[nodiscard]] const Annotation* find(const std::string& annotationUid) const;

    /// Gives the annotation an identity, author and time. @return its UID; empty where it cannot be
    /// placed: no study is open, or its picture has no identity.
    std::string add(Annotation annotation);
    /// Replaces the annotation of the same UID. @param step as the undo menu says it.
    void change(Annotation annotation, const QString& step);
    void remove(const std::string& annotationUid);

    [[nodiscard]] bool isKeyImage(const PictureIdentity& picture) const;
    /// Makes a picture a key image, or no longer one.
    void toggleKeyImage(const PictureIdentity& picture);

    [[nodiscard]] bool isSaved() const { return m_trouble.isEmpty(); }
    /// Why something is not saved, in one sentence; empty mostly.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// "Saved 12:04:31"; empty before the first change.
    [[nodiscard]] QString savedText() const;
    /// Saved annotations of this study that could not be read.
    [[nodiscard]] int unreadable() const { return m_unreadable; }

Q_SIGNALS:
    void changed(); ///< all()
    void savedChanged();

private:
    class Step;
    struct Store;

    void push(std::optional<Annotation> before, std::optional<Annotation> after,
              const QString& action, const QString& text);
    void apply(const std::optional<Annotation>& from, const std::optional<Annotation>& to,
               const QString& action);

    QString m_author;
    QUndoStack* m_undo;
    std::string m_study;
    bool m_isLoaded = false;
    std::vector<Annotation> m_all;
    int m_unreadable = 0;
    std::unique_ptr<Store> m_store;
    QString m_trouble;
};

/// "Length", "Canal diameter", ...: what a reader calls it.
[[nodiscard]] QString annotationName(AnnotationKind kind);

} // namespace foramen
