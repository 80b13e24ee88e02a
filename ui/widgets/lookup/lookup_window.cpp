#include "ui/widgets/lookup/lookup_window.h"

#include "ui/state/language/reason_text.h"
#include "ui/widgets/theme/theme.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>
#include <QTreeView>

namespace foramen {

LookupWindow::LookupWindow(const QString& settingsName, QSize size, QWidget* owner)
    : QWidget(owner, Qt::Window)
    , m_settingsName(settingsName)
{
    setAttribute(Qt::WA_StyledBackground);
    const QByteArray geometry = QSettings().value(m_settingsName).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(size);
}

void LookupWindow::present()
{
    show();
    raise();
    activateWindow();
}

void LookupWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(m_settingsName, saveGeometry());
    QWidget::closeEvent(event);
}

void LookupWindow::hideEvent(QHideEvent* event)
{
    // When the reading window is destroyed, it is not closed before.
    if (!event->spontaneous())
        QSettings().setValue(m_settingsName, saveGeometry());
    QWidget::hideEvent(event);
}

void LookupWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

QHBoxLayout* lookupRow()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    return row;
}

QLineEdit* makeSearchField(const QString& placeholder, const QString& toolTip, LookupWindow* window)
{
    auto* search = new QLineEdit(window);
    search->setPlaceholderText(placeholder);
    search->setAccessibleName(placeholder);
    search->setToolTip(toolTip);
    search->setClearButtonEnabled(true);
    const auto* find = new QShortcut(QKeySequence::Find, window);
    QObject::connect(find, &QShortcut::activated, search, [search] {
        search->setFocus();
        search->selectAll();
    });
    return search;
}

QLabel* makeWarning(LookupWindow* window)
{
    auto* message = new QLabel(window);
    message->setProperty("warning", true);
    message->setWordWrap(true);
    message->setContentsMargins(12, 0, 12, 8);
    message->hide();
    return message;
}

QTreeView* makeLookupTree(const QString& name, QAbstractItemModel* model, LookupWindow* window)
{
    auto* tree = new QTreeView(window);
    tree->setObjectName(name);
    tree->setAccessibleName(window->windowTitle());
    tree->setModel(model);
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setAllColumnsShowFocus(true);
    tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    return tree;
}

QString unreadableText(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return LookupWindow::tr("The file is no longer there.");
    case ErrorCode::NotReadable:
        return LookupWindow::tr("The file cannot be read.");
    case ErrorCode::NotDicom:
        return LookupWindow::tr("The file is not DICOM.");
    default:
        return reasonSentence(error.reason);
    }
}

void copyText(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace foramen
