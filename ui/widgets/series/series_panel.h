#pragma once

#include "core/dicom/documents/object_kind.h"
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
/// changes role and links. A double click or Enter opens a document.
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
    /// The document of a series was asked for: a report, or a PDF.
    /// @param document  its place among those of the series, by instance number
    void documentRequested(std::size_t seriesIndex, int document);
    /// The DICOM tags of a series were asked for.
    void tagsRequested(std::size_t seriesIndex);

private:
    void refresh();
    void refreshSeen();
    [[nodiscard]] ObjectKind kindOf(std::size_t seriesIndex) const;
    void addDocuments(QMenu* menu, std::size_t seriesIndex);
    void addRoles(QMenu* menu, const SeriesEntry& entry);
    void showMenu(const QPoint& position);

    const CurrentStudy& m_current;
    SeriesRoles& m_roles;
    SeriesLinks& m_links;
    QListWidget* m_list;
    const SeenSlices* m_seen = nullptr;
};

} // namespace foramen
