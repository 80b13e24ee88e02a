#pragma once

#include "ui/state/outbox/outbox_model.h"
#include "ui/state/outbox/outbox_queue.h"

#include <QString>
#include <QWidget>

class QLabel;
class QLayout;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace foramen {

class LookupWindow;

/// What waits to be sent, as a page of the window of the archive. Requests are signals.
class OutboxPage : public QWidget {
    Q_OBJECT

public:
    OutboxPage(const OutboxQueue& queue, LookupWindow* window);

    [[nodiscard]] QTreeView* table() const { return m_table; }
    [[nodiscard]] QPushButton* tryButton() const { return m_try; }
    [[nodiscard]] QPushButton* removeButton() const { return m_remove; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void tryRequested(const QString& id);
    void removeRequested(const QString& id); ///< the user has confirmed it where it is not sent

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeTable(LookupWindow* window);
    [[nodiscard]] QWidget* makeEmptyPage();
    [[nodiscard]] QLayout* makeButtons();
    [[nodiscard]] const OutboxJob* current() const;
    void refresh();
    void removeCurrent();

    const OutboxQueue& m_queue;
    OutboxModel m_model;
    QStackedWidget* m_pages = nullptr;
    QTreeView* m_table = nullptr;
    QPushButton* m_try = nullptr;
    QPushButton* m_remove = nullptr;
    QLabel* m_summary = nullptr;
};

} // namespace foramen
