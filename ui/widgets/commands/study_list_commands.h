#pragma once

#include "core/store/listing/study_catalog.h"
#include "ui/state/studies/study_link.h"
#include "ui/state/studies/study_list.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/parts/open_dialog.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace foramen {

class Actions;
class MessageBanner;
class Session;
class StudiesWindow;
class StudyListFilter;

/// What the list of studies does: its window, opening a study of it, the next and the previous one,
/// deleting, backup and restoring. It notes each study that is opened.
class StudyListCommands : public QObject {
    Q_OBJECT

public:
    /// @param open  opens paths in the reading window, which owns this
    StudyListCommands(Session* session, MessageBanner* banner, Actions* actions, TakePaths open,
                      QWidget* window);
    ~StudyListCommands() override;

    /// Opens a study of the list by its UID. Where the list has it not, linkNotListed() follows.
    void openLink(const StudyLink& link);

    /// The window, which need not be shown.
    [[nodiscard]] StudiesWindow* studies();

Q_SIGNALS:
    void linkNotListed(const foramen::StudyLink& link);

private:
    void goToWanted();
    void noteOpened();
    void tellOpenRecord();
    /// The record of the open study, as far as the list knows it; else empty.
    [[nodiscard]] std::string openRecord() const;
    void open(const ListedStudy& study);
    void openFrom(const ListedStudy& study, const QStringList& paths);
    void openElsewhere(const ListedStudy& study);
    void follow(const StudyLink& link);
    void step(int by);
    void stepFrom(int row, int by);
    void restore(const QString& backup);
    void tell(const QString& sentence);

    Session* m_session;
    MessageBanner* m_banner;
    TakePaths m_open;
    QWidget* m_window;
    StudyList m_list;
    StudyListFilter* m_filter;
    std::unique_ptr<StudiesWindow> m_studies; ///< before the list that it shows
    TaskRunner m_looker{TaskRunner::kReading}; ///< whether files are still there
    std::optional<StudyIdentity> m_wanted; ///< chosen in the list, until it is open
    bool m_isRead = false; ///< the list, once at least
    int m_step = 0; ///< to make once it is
    std::optional<StudyLink> m_link; ///< to follow once it is
};

} // namespace foramen
