#include "ui/widgets/lookup/tag_clipboard.h"

#include "ui/state/tags/tag_model.h"
#include "ui/widgets/lookup/lookup_window.h"

#include <QKeyEvent>
#include <QMenu>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace foramen {

TagClipboard::TagClipboard(QTreeView* tree, TagModel* model, TagFilter* filter, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_model(model)
    , m_filter(filter)
{
    tree->setContextMenuPolicy(Qt::CustomContextMenu);
    tree->installEventFilter(this);
    connect(tree, &QTreeView::customContextMenuRequested, this, &TagClipboard::showMenu);
}

QModelIndex TagClipboard::sourceOf(const QModelIndex& index) const
{
    return m_filter->mapToSource(index);
}

void TagClipboard::copyRows()
{
    QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    if (rows.isEmpty() && m_tree->currentIndex().isValid())
        rows << m_tree->currentIndex();
    // In the order of the file.
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex& a, const QModelIndex& b) {
        return sourceOf(a).internalId() < sourceOf(b).internalId();
    });
    QStringList lines;
    for (const QModelIndex& row : std::as_const(rows))
        lines << m_model->textOf(sourceOf(row));
    if (!lines.isEmpty())
        copyText(lines.join(QLatin1Char('\n')));
}

void TagClipboard::copyValue()
{
    if (m_tree->currentIndex().isValid())
        copyText(m_tree->currentIndex().data(TagModel::CopyRole).toString());
}

void TagClipboard::copyTag()
{
    const QModelIndex current = m_tree->currentIndex();
    if (current.isValid())
        copyText(current.siblingAtColumn(TagModel::TagColumn).data().toString());
}

void TagClipboard::copyAll()
{
    copyText(m_model->toText());
}

void TagClipboard::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool onLine = m_tree->indexAt(position).isValid();
    const auto add = [&](const QString& text, void (TagClipboard::*work)()) {
        connect(menu->addAction(text), &QAction::triggered, this, work);
    };
    if (onLine) {
        add(tr("Copy lines"), &TagClipboard::copyRows);
        add(tr("Copy value"), &TagClipboard::copyValue);
        add(tr("Copy tag"), &TagClipboard::copyTag);
    }
    add(tr("Copy everything"), &TagClipboard::copyAll);
    menu->addSeparator();
    connect(menu->addAction(tr("Unfold all")), &QAction::triggered, m_tree, &QTreeView::expandAll);
    connect(menu->addAction(tr("Fold all")), &QAction::triggered, m_tree, &QTreeView::collapseAll);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

bool TagClipboard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyRows();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace foramen
