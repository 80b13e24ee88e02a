#include "ui/widgets/pdf/pdf_view.h"

#include "ui/widgets/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

constexpr int kGap = 12; ///< px between pages and around them
constexpr double kLeastZoom = 0.1;
constexpr double kMostZoom = 8;
constexpr double kZoomStep = 1.25;
constexpr int kKeptPages = 6; ///< drawn pages beside those in view
constexpr int kLine = 40; ///< px of an arrow key

} // namespace

PdfView::PdfView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("pdfView"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages of the document"));
    horizontalScrollBar()->setSingleStep(kLine);
    verticalScrollBar()->setSingleStep(kLine);
}

void PdfView::setPages(std::shared_ptr<const PdfPages> pages)
{
    m_runner.cancel();
    m_pages = std::move(pages);
    m_drawn.clear();
    m_hits.clear();
    m_hit = -1;
    m_isFitting = true;
    m_toldPage = -1;
    layOut();
    verticalScrollBar()->setValue(0);
    tellPage();
}

int PdfView::pageCount() const
{
    return m_pages ? static_cast<int>(m_pages->sizes().size()) : 0;
}

void PdfView::layOut()
{
    m_places.clear();
    const int width = viewport()->width();
    double widest = 1;
    for (int page = 0; page < pageCount(); ++page)
        widest = std::max(widest, m_pages->sizes()[static_cast<std::size_t>(page)].width());
    if (m_isFitting && pageCount() > 0) {
        const double fitting = std::clamp((width - 2 * kGap) / widest, kLeastZoom, kMostZoom);
        if (fitting != m_zoom) {
            m_zoom = fitting;
            Q_EMIT zoomChanged(m_zoom);
        }
    }
    const int column = std::max(width, static_cast<int>(std::lround(widest * m_zoom)) + 2 * kGap);
    int top = kGap;
    for (int page = 0; page < pageCount(); ++page) {
        const QSize size =
            (m_pages->sizes()[static_cast<std::size_t>(page)] * m_zoom).toSize().expandedTo({1, 1});
        m_places.emplace_back(QPoint((column - size.width()) / 2, top), size);
        top += size.height() + kGap;
    }
    m_whole = {column, top};
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setRange(0, std::max(0, column - width));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, top - viewport()->height()));
    viewport()->update();
    drawNext();
}

QRect PdfView::viewRectOf(int page) const
{
    return m_places[static_cast<std::size_t>(page)].translated(-horizontalScrollBar()->value(),
                                                               -verticalScrollBar()->value());
}

double PdfView::drawingScale() const
{
    return m_zoom * devicePixelRatioF();
}

std::vector<int> PdfView::visiblePages() const
{
    std::vector<int> visible;
    for (int page = 0; page < pageCount(); ++page)
        if (viewRectOf(page).intersects(viewport()->rect()))
            visible.push_back(page);
    return visible;
}

int PdfView::currentPage() const
{
    const int middle = viewport()->height() / 2;
    for (int page = 0; page < pageCount(); ++page)
        if (viewRectOf(page).bottom() + kGap >= middle)
            return page;
    return std::max(0, pageCount() - 1);
}

void PdfView::goToPage(int page)
{
    if (pageCount() == 0)
        return;
    const int wanted = std::clamp(page, 0, pageCount() - 1);
    verticalScrollBar()->setValue(m_places[static_cast<std::size_t>(wanted)].top() - kGap);
}

void PdfView::setZoom(double zoom)
{
    const double wanted = std::clamp(zoom, kLeastZoom, kMostZoom);
    if (wanted == m_zoom || pageCount() == 0)
        return;
    // The middle of the view stays.
    const double middle =
        (verticalScrollBar()->value() + viewport()->height() / 2.0) / std::max(1, m_whole.height());
    m_zoom = wanted;
    layOut();
    verticalScrollBar()->setValue(
        static_cast<int>(std::lround(middle * m_whole.height() - viewport()->height() / 2.0)));
    Q_EMIT zoomChanged(m_zoom);
}

void PdfView::zoomBy(double factor)
{
    m_isFitting = false;
    setZoom(m_zoom * factor);
}

void PdfView::fitWidth()
{
    m_isFitting = true;
    const int page = currentPage();
    layOut();
    goToPage(page);
}

void PdfView::setHits(std::vector<PdfHit> hits, int current)
{
    m_hits = std::move(hits);
    m_hit = current;
    if (current >= 0 && current < static_cast<int>(m_hits.size())) {
        const PdfHit& hit = m_hits[static_cast<std::size_t>(current)];
        const QRect page = m_places[static_cast<std::size_t>(hit.page)];
        const int top = page.top() + static_cast<int>(hit.place.top() * m_zoom);
        const int shown = verticalScrollBar()->value();
        if (top < shown + kGap || top > shown + viewport()->height() - 3 * kGap)
            verticalScrollBar()->setValue(top - viewport()->height() / 3);
    }
    viewport()->update();
}

QImage PdfView::pictureOf(int page) const
{
    const auto found = m_drawn.find(page);
    return found == m_drawn.end() ? QImage() : found->second.picture;
}

void PdfView::drawNext()
{
    if (!m_pages || m_runner.isRunning())
        return;
    const double scale = drawingScale();
    for (const int page : visiblePages()) {
        const auto found = m_drawn.find(page);
        if (found != m_drawn.end() && found->second.scale == scale)
            continue;
        m_runner.start(
            [pages = m_pages, page, scale](const Task&) { return pages->picture(page, scale); },
            [this, page, scale](const QImage& picture) {
                m_drawn[page] = {picture, scale};
                dropFarPages();
                viewport()->update();
                Q_EMIT pageDrawn(page);
                drawNext();
            });
        return;
    }
}

void PdfView::dropFarPages()
{
    const int here = currentPage();
    std::erase_if(m_drawn, [this, here](const auto& one) {
        return std::abs(one.first - here) > kKeptPages
            && !viewRectOf(one.first).intersects(viewport()->rect());
    });
}

void PdfView::tellPage()
{
    const int page = currentPage();
    if (page == m_toldPage)
        return;
    m_toldPage = page;
    Q_EMIT pageChanged(page);
}

void PdfView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme::colors().background);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const int page : visiblePages()) {
        const QRect place = viewRectOf(page);
        painter.fillRect(place, Qt::white);
        if (const QImage picture = pictureOf(page); !picture.isNull())
            painter.drawImage(place, picture);
        for (std::size_t i = 0; i < m_hits.size(); ++i) {
            if (m_hits[i].page != page)
                continue;
            const QRectF hit = m_hits[i].place;
            const bool isCurrent = static_cast<int>(i) == m_hit;
            QColor mark = isCurrent ? QColor(255, 140, 0) : QColor(255, 220, 0);
            mark.setAlpha(110);
            painter.fillRect(QRectF(place.topLeft() + hit.topLeft() * m_zoom, hit.size() * m_zoom),
                             mark);
        }
    }
    if (hasFocus()) {
        painter.setPen(theme::colors().accent);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void PdfView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    tellPage();
}

void PdfView::scrollContentsBy(int dx, int dy)
{
    QAbstractScrollArea::scrollContentsBy(dx, dy);
    viewport()->update();
    drawNext();
    tellPage();
}

void PdfView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        viewport()->update();
    QAbstractScrollArea::changeEvent(event);
}

void PdfView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
        goToPage(currentPage() - 1);
        break;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        goToPage(currentPage() + 1);
        break;
    case Qt::Key_Home:
        goToPage(0);
        break;
    case Qt::Key_End:
        goToPage(pageCount() - 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kZoomStep);
        break;
    case Qt::Key_Minus:
        zoomBy(1 / kZoomStep);
        break;
    case Qt::Key_0:
        fitWidth();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PdfView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    zoomBy(std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

} // namespace foramen
