#pragma once

#include <QMenu>
#include <QStringList>

namespace foramen {

class Actions;
class RecentStudies;

/// The menu below "Open": ways to open a study, recently opened ones, and an entry that clears
/// their list.
class RecentMenu : public QMenu {
    Q_OBJECT

public:
    RecentMenu(Actions* actions, RecentStudies* recent, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QStringList& paths);

private:
    void fill();

    Actions* m_actions;
    RecentStudies* m_recent;
};

} // namespace foramen
