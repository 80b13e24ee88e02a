#pragma once

#include <QWidget>

class QListWidget;

namespace foramen {

class Session;

/// The left edge: the series of the study with picture, role and count; those in use first drawn
/// with an accent frame. The menu of a series gives it another role.
class SeriesPanel : public QWidget {
    Q_OBJECT

public:
    explicit SeriesPanel(Session* session, QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* list() const { return m_list; }

private:
    void refresh();
    void showMenu(const QPoint& position);

    Session* m_session;
    QListWidget* m_list;
};

} // namespace foramen
