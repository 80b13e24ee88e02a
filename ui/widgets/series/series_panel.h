#pragma once

#include "ui/panes/study/reading_order.h"

#include <QWidget>

#include <cstddef>
#include <vector>

class QListWidget;
class QMenu;

namespace foramen {

class SeenSlices;
class CurrentStudy;
class SeriesLinks;
class SeriesRoles;
class StudyOpening;
struct SeriesEntry;

/// The list of series at the left edge, with picture, role, count and share of slices seen. Series
/// in use come first, with an accent frame. A click shows a series in the active pane; its menu
/// changes role and links.
class SeriesPanel : public QWidget {
    Q_OBJECT

public:
    SeriesPanel(const CurrentStudy& current, const StudyOpening& opening, SeriesRoles& roles,
                SeriesLinks& links, QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* list() const { return m_list; }
    /// Sets what counts the slices that were on the screen.
    void setSeen(const SeenSlices* seen);

Q_SIGNALS:
    /// A series was clicked: show it in the active pane. @p seriesIndex as in SeriesEntry.
    void seriesClicked(std::size_t seriesIndex);
    /// The DICOM tags of a series were asked for.
    void tagsRequested(std::size_t seriesIndex);

private:
    void refresh();
    void refreshSeen();
    void addRoles(QMenu* menu, const SeriesEntry& entry);
    void showMenu(const QPoint& position);

    const CurrentStudy& m_current;
    SeriesRoles& m_roles;
    SeriesLinks& m_links;
    QListWidget* m_list;
    const SeenSlices* m_seen = nullptr;
};

} // namespace foramen
