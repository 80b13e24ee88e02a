#pragma once

#include "core/spine/terms.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace foramen {

class AssessmentEditing;
class CurrentStudy;

/// Holds the comment that is being typed, and saves it when typing pauses, when another site is
/// typed at, and when the study closes. GUI thread.
class CommentTyping : public QObject {
    Q_OBJECT

public:
    CommentTyping(CurrentStudy& current, AssessmentEditing& editing, QObject* parent = nullptr);

    /// The comment on a site as it is typed so far.
    void type(Site site, const QString& text);
    /// Saves at once what is not saved.
    void save();

private:
    struct Typed {
        Site site;
        QString text;
    };

    AssessmentEditing& m_editing;
    std::optional<Typed> m_typed; ///< not saved
    QTimer m_rest;
};

} // namespace foramen
