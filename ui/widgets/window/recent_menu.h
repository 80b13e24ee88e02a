#pragma once

#include <QMenu>
#include <QStringList>

namespace foramen {

class Actions;
class RecentStudies;

/// Below "Open": the ways to open a study, what was opened lately, and a way to forget that.
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
