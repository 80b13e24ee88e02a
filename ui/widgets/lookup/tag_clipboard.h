#pragma once

#include <QObject>

class QModelIndex;
class QTreeView;

namespace foramen {

class TagFilter;
class TagModel;

/// Copies lines, values and tags of a list of DICOM tags to the clipboard, and shows its context
/// menu.
class TagClipboard : public QObject {
    Q_OBJECT

public:
    /// @param tree shows @p filter, whose source is @p model
    TagClipboard(QTreeView* tree, TagModel* model, TagFilter* filter, QObject* parent);

    void copyRows();
    void copyValue();
    void copyTag();
    void copyAll();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMenu(const QPoint& position);
    [[nodiscard]] QModelIndex sourceOf(const QModelIndex& index) const;

    QTreeView* m_tree;
    TagModel* m_model;
    TagFilter* m_filter;
};

} // namespace foramen
