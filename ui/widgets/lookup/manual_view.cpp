#include "ui/widgets/lookup/manual_view.h"

#include "ui/state/language/translation.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

// Resources of a static library are dropped by the linker unless they are named; the macro must be
// outside of every namespace.
static void initManual()
{
    Q_INIT_RESOURCE(manual);
}

namespace foramen {

namespace {

constexpr int kPageMargin = 24;
constexpr double kSmallerPicture = 0.995; // rounding must not bring a scrollbar

void dressTable(QTextTable* table, const QPalette& colors)
{
    QTextTableFormat format = table->format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(colors.color(QPalette::Mid));
    format.setCellPadding(5);
    format.setCellSpacing(0);
    format.setTopMargin(6);
    format.setBottomMargin(10);
    table->setFormat(format);
}

QImage pictureOf(const QTextDocument& document, const QTextImageFormat& format)
{
    return document.resource(QTextDocument::ImageResource, QUrl(format.name())).value<QImage>();
}

} // namespace

ManualView::ManualView(QWidget* parent)
    : QTextBrowser(parent)
{
    initManual();
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(kPageMargin);
    connect(this, &QTextBrowser::anchorClicked, this, &ManualView::openLink);
}

QString ManualView::localFile(const QString& file)
{
    if (!file.endsWith(QStringLiteral(".md")))
        return file;
    const QString own = file.chopped(3) + QStringLiteral(".%1.md").arg(currentLanguage());
    return QFile::exists(own) ? own : file;
}

QString ManualView::textOf(const QString& file)
{
    initManual();
    QFile page(localFile(file));
    return page.open(QIODevice::ReadOnly) ? QString::fromUtf8(page.readAll()) : QString();
}

void ManualView::showMarkdown(const QString& markdown)
{
    document()->setBaseUrl(QUrl(QStringLiteral("qrc:/docs/resources/help/")));
    setMarkdown(markdown);
    dress();
}

QVariant ManualView::loadResource(int type, const QUrl& name)
{
    const QUrl whole = source().isEmpty() ? name : source().resolved(name);
    const QString file =
        whole.scheme() == QLatin1String("qrc") ? QLatin1Char(':') + whole.path() : whole.path();
    if (type == QTextDocument::ImageResource)
        return QImage(file);
    return textOf(file).toUtf8();
}

void ManualView::doSetSource(const QUrl& name, QTextDocument::ResourceType type)
{
    QTextBrowser::doSetSource(name, type);
    dress();
}

/// Sets the style that Markdown does not have: rows and lines of tables, the font of code, the
/// width of pictures.
void ManualView::dress()
{
    m_isDressing = true;
    QTextCursor cursor(document());
    const QList<QTextFrame*> frames = document()->rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        if (auto* table = qobject_cast<QTextTable*>(frame))
            dressTable(table, palette());
    }
    const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment piece = it.fragment();
            if (!piece.charFormat().fontFixedPitch())
                continue;
            QTextCharFormat code;
            code.setFontFamilies({fixed});
            cursor.setPosition(piece.position());
            cursor.setPosition(piece.position() + piece.length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(code);
        }
    }
    fitPictures();
    m_isDressing = false;
}

void ManualView::fitPictures()
{
    const double room = (viewport()->width() - 2 * kPageMargin) * kSmallerPicture;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            QTextImageFormat format = it.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            const QImage picture = pictureOf(*document(), format);
            if (picture.isNull())
                continue;
            const double width = std::min<double>(picture.width(), room);
            if (qFuzzyCompare(format.width(), width))
                continue;
            format.setWidth(width);
            format.setHeight(width * picture.height() / picture.width());
            QTextCursor cursor(document());
            cursor.setPosition(it.fragment().position());
            cursor.setPosition(it.fragment().position() + 1, QTextCursor::KeepAnchor);
            cursor.setCharFormat(format);
            break; // the block was rebuilt
        }
    }
}

void ManualView::openLink(const QUrl& url)
{
    const QUrl whole =
        source().isEmpty() ? document()->baseUrl().resolved(url) : source().resolved(url);
    if (whole.scheme() == QLatin1String("qrc"))
        setSource(whole);
    else
        QDesktopServices::openUrl(whole);
}

void ManualView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isDressing)
        dress();
}

void ManualView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    fitPictures();
}

} // namespace foramen
