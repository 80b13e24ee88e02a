#pragma once

#include <QObject>

#include <vector>

class QSplitter;

namespace foramen {

class PaneWidget;

/// The column of the prior's panes beside the reading panes: which of them has the keyboard, and
/// which is shown alone. Its splitter is aligned with that of the reading panes.
class PriorSide : public QObject {
    Q_OBJECT

public:
    /// @param reading  the columns of the reading panes, which are stacked meanwhile.
    PriorSide(QSplitter* column, std::vector<PaneWidget*> panes, QSplitter* reading,
              QObject* parent = nullptr);

    [[nodiscard]] QSplitter* column() const { return m_column; }
    [[nodiscard]] const std::vector<PaneWidget*>& panes() const { return m_panes; }

    /// The pane that has the keyboard; null: none has.
    [[nodiscard]] PaneWidget* keyPane() const { return m_keyPane; }
    void setKeyPane(PaneWidget* pane);
    /// The pane that is shown without any other; null: all are shown.
    [[nodiscard]] PaneWidget* alone() const { return m_alone; }
    void setAlone(PaneWidget* pane) { m_alone = pane; }

    /// Shows or hides the column, and the reading panes where one pane of the prior is shown alone.
    void show(bool isShown);
    void takeSizesOfReading();

private:
    QSplitter* m_column;
    std::vector<PaneWidget*> m_panes;
    QSplitter* m_reading;
    PaneWidget* m_keyPane = nullptr;
    PaneWidget* m_alone = nullptr;
};

} // namespace foramen
