#pragma once

#include "core/spine/annotation.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

class CurrentStudy;

/// The reader's measurements, texts and key images of the open study, apart from everything that
/// the model says. Each change is one step of the study's undo stack, which the grid uses too, and
/// is in the database before the call returns; where that fails, it is written with the next one
/// that succeeds. GUI thread.
class Annotations : public QObject {
    Q_OBJECT

public:
    Annotations(CurrentStudy& current, std::filesystem::path databaseFile, QString author,
                QObject* parent = nullptr);
    ~Annotations() override;

    /// Reads what is saved of the study, unless that was done.
    void load();

    [[nodiscard]] const std::vector<Annotation>& all() const;
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
    [[nodiscard]] int unreadable() const;

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

    CurrentStudy& m_current;
    QString m_author;
    std::unique_ptr<Store> m_store;
    QString m_trouble;
};

/// "Length", "Canal diameter", ...: what a reader calls it.
[[nodiscard]] QString annotationName(AnnotationKind kind);

} // namespace foramen
