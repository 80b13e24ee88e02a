// What is taken out of the tag browser, and its menu: see tag_browser.h.
#include "ui/state/study/tag_model.h"
#include "ui/widgets/lookup/tag_browser.h"

#include <QMenu>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace foramen {

QModelIndex TagBrowser::sourceOf(const QModelIndex& index) const
{
    return m_filter->mapToSource(index);
}

void TagBrowser::copyRows()
{
    QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    if (rows.isEmpty() && m_tree->currentIndex().isValid())
        rows << m_tree->currentIndex();
    // As they stand in the file: an index knows its line.
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex& a, const QModelIndex& b) {
        return sourceOf(a).internalId() < sourceOf(b).internalId();
    });
    QStringList lines;
    for (const QModelIndex& row : std::as_const(rows))
        lines << m_model->textOf(sourceOf(row));
    if (!lines.isEmpty())
        copyText(lines.join(QLatin1Char('\n')));
}

void TagBrowser::copyValue()
{
    if (m_tree->currentIndex().isValid())
        copyText(m_tree->currentIndex().data(TagModel::CopyRole).toString());
}

void TagBrowser::copyTag()
{
    const QModelIndex current = m_tree->currentIndex();
    if (current.isValid())
        copyText(current.siblingAtColumn(TagModel::TagColumn).data().toString());
}

void TagBrowser::copyAll()
{
    copyText(m_model->toText());
}

void TagBrowser::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool onLine = m_tree->indexAt(position).isValid();
    const auto add = [&](const QString& text, void (TagBrowser::*work)()) {
        connect(menu->addAction(text), &QAction::triggered, this, work);
    };
    if (onLine) {
        add(tr("Copy lines"), &TagBrowser::copyRows);
        add(tr("Copy value"), &TagBrowser::copyValue);
        add(tr("Copy tag"), &TagBrowser::copyTag);
    }
    add(tr("Copy everything"), &TagBrowser::copyAll);
    menu->addSeparator();
    connect(menu->addAction(tr("Unfold all")), &QAction::triggered, m_tree, &QTreeView::expandAll);
    connect(menu->addAction(tr("Fold all")), &QAction::triggered, m_tree, &QTreeView::collapseAll);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace foramen
