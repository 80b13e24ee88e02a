#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace foramen {

class CurrentStudy;
class StudySaving;
class StudyStore;
struct WorkOfOthers;

/// Takes over what another window or another program saved of the open study: after a change that
/// met it, when the program becomes active, and every few seconds while it is. One's own steps of
/// undo stay, unless the levels were renumbered. GUI thread.
class OthersWatch : public QObject {
    Q_OBJECT

public:
    OthersWatch(CurrentStudy& current, StudyStore& store, StudySaving& saving,
                QObject* parent = nullptr);

    /// Looks now.
    void look();

Q_SIGNALS:
    void annotationsChanged(); ///< they are to be read again
    void told(const QString& sentence); ///< what was changed, for the reader

private:
    void takeOver(const WorkOfOthers& work);
    void takeSigning(const WorkOfOthers& work);
    void takeAnnotations();

    CurrentStudy& m_current;
    StudyStore& m_store;
    StudySaving& m_saving;
    QTimer m_timer;
};

} // namespace foramen
