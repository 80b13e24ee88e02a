#include "ui/widgets/lookup/manual_window.h"

#include "ui/widgets/lookup/manual_view.h"
#include "ui/widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace foramen {

namespace {

const QString kFolder = QStringLiteral("/docs/resources/manual/");
constexpr int kChaptersWidth = 200;

QUrl urlOf(const QString& name)
{
    return QUrl(QStringLiteral("qrc:") + kFolder + name);
}

/// The links of the manual's first page: names of chapters and their files.
QList<std::pair<QString, QString>> chapterLinks()
{
    static const QRegularExpression link(QStringLiteral("^\\| \\[([^\\]]+)\\]\\(([^)]+)\\)"),
                                         QRegularExpression::MultilineOption);
    QList<std::pair<QString, QString>> found;
    auto it = link.globalMatch(ManualView::textOf(QLatin1Char(':') + kFolder + "README.md"));
    while (it.hasNext()) {
        const auto match = it.next();
        found.emplaceBack(match.captured(1), match.captured(2));
    }
    return found;
}

} // namespace

ManualWindow::ManualWindow(QWidget* owner)
    : LookupWindow(QStringLiteral("manual/geometry"), {980, 760}, owner)
{
    setObjectName(QStringLiteral("manualWindow"));
    setWindowTitle(tr("Manual"));
    m_chapters = new QListWidget(this);
    m_chapters->setAccessibleName(tr("Chapters"));
    m_chapters->setMinimumWidth(kChaptersWidth);
    m_chapters->setSpacing(4);
    m_view = new ManualView(this);
    m_view->setAccessibleName(tr("Manual"));
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setHandleWidth(1);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_chapters);
    halves->addWidget(m_view);
    halves->setStretchFactor(1, 1);
    halves->setSizes({kChaptersWidth, 10000});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(halves, 1);
    fillChapters();
    connect(m_chapters, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem* item) {
                if (item)
                    m_view->setSource(item->data(Qt::UserRole).toUrl());
            });
    connect(m_view, &QTextBrowser::sourceChanged, this, &ManualWindow::markChapter);
    showPage(QStringLiteral("README.md"));
    m_view->setFocus();
}

QWidget* ManualWindow::makeTop()
{
    auto* top = new QWidget(this);
    auto* row = lookupRow();
    top->setLayout(row);
    const auto button = [&](const QString& text, const QString& tip) {
        auto* made = new QPushButton(text, top);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setProperty("small", true);
        row->addWidget(made);
        return made;
    };
    auto* back = button(tr("← Back"), tr("Previous page (Alt+Left)"));
    auto* forward = button(tr("Forward →"), tr("Next page (Alt+Right)"));
    for (QPushButton* one : {back, forward})
        one->setEnabled(false);
    row->addStretch(1);
    m_found = new QLabel(top);
    m_found->setProperty("dim", true);
    row->addWidget(m_found);
    m_search = new QLineEdit(top);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setToolTip(tr("Enter finds the next match (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(240);
    row->addWidget(m_search);
    connect(back, &QPushButton::clicked, m_view, &QTextBrowser::backward);
    connect(forward, &QPushButton::clicked, m_view, &QTextBrowser::forward);
    connect(m_view, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_view, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, &ManualWindow::searchAgain);
    const auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    return top;
}

void ManualWindow::fillChapters()
{
    const auto add = [this](const QString& title, const QUrl& url) {
        auto* item = new QListWidgetItem(title, m_chapters);
        item->setData(Qt::UserRole, url);
    };
    add(tr("Contents"), urlOf(QStringLiteral("README.md")));
    const auto links = chapterLinks();
    for (const auto& [title, file] : links)
        add(title, urlOf({}).resolved(QUrl(file)));
}

void ManualWindow::showPage(const QString& name)
{
    m_view->setSource(urlOf({}).resolved(QUrl(name)));
}

/// While the view emits this, its source() is still the previous page.
void ManualWindow::markChapter(const QUrl& page)
{
    const QUrl shown = urlOf({}).resolved(page).adjusted(QUrl::RemoveFragment);
    const QSignalBlocker block(m_chapters);
    m_chapters->setCurrentItem(nullptr);
    for (int row = 0; row < m_chapters->count(); ++row) {
        if (m_chapters->item(row)->data(Qt::UserRole).toUrl() == shown)
            m_chapters->setCurrentRow(row);
    }
}

/// Searches on in this page, then in the next one that contains the words.
void ManualWindow::searchAgain()
{
    const QString words = m_search->text();
    if (words.isEmpty() || m_view->find(words))
        return;
    const int count = m_chapters->count();
    const int from = m_chapters->currentRow();
    for (int step = 1; step <= count; ++step) {
        const QUrl url = m_chapters->item((from + step) % count)->data(Qt::UserRole).toUrl();
        if (!ManualView::textOf(QLatin1Char(':') + url.path()).contains(words, Qt::CaseInsensitive))
            continue;
        m_view->setSource(url);
        m_view->moveCursor(QTextCursor::Start);
        if (m_view->find(words))
            return;
    }
    search();
}

void ManualWindow::search()
{
    const QString words = m_search->text();
    int pages = 0;
    for (int row = 0; row < m_chapters->count(); ++row) {
        const QUrl url = m_chapters->item(row)->data(Qt::UserRole).toUrl();
        const QString text = ManualView::textOf(QLatin1Char(':') + url.path());
        pages += text.contains(words, Qt::CaseInsensitive) ? 1 : 0;
    }
    m_found->setText(words.isEmpty() ? QString() : tr("in %n page(s)", nullptr, pages));
    if (words.isEmpty())
        return;
    m_view->moveCursor(QTextCursor::Start);
    (void)m_view->find(words);
}

} // namespace foramen
