#pragma once

#include "ui/state/documents/pdf_pages.h"
#include "ui/state/tasks/task_runner.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <QRect>

#include <map>
#include <memory>
#include <vector>

namespace foramen {

/// The pages of a PDF one below the other. Pages are drawn on a thread when they come into view.
/// Wheel and arrow keys scroll, PgUp and PgDn turn pages, Home and End go to the first and last
/// one, Ctrl+wheel, + and - zoom, 0 shows the whole width.
class PdfView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PdfView(QWidget* parent = nullptr);

    /// Null: nothing.
    void setPages(std::shared_ptr<const PdfPages> pages);
    [[nodiscard]] int pageCount() const;
    /// The page in the middle of the view, 0-based.
    [[nodiscard]] int currentPage() const;
    void goToPage(int page);
    /// Logical pixels for each point.
    [[nodiscard]] double zoom() const { return m_zoom; }
    void zoomBy(double factor);
    void fitWidth();
    /// Marks places, and brings the current one into view; none: -1.
    void setHits(std::vector<PdfHit> hits, int current);
    /// The picture of a page as it is shown; null until it is drawn.
    [[nodiscard]] QImage pictureOf(int page) const;

Q_SIGNALS:
    void pageChanged(int page);
    void zoomChanged(double zoom);
    void pageDrawn(int page);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// A drawn page.
    struct Drawn {
        QImage picture; ///< null where it cannot be drawn
        double scale = 0; ///< device pixels for each point
    };
    void layOut();
    void setZoom(double zoom);
    [[nodiscard]] QRect viewRectOf(int page) const;
    [[nodiscard]] double drawingScale() const;
    [[nodiscard]] std::vector<int> visiblePages() const;
    void drawNext();
    void dropFarPages();
    void tellPage();

    std::shared_ptr<const PdfPages> m_pages;
    std::vector<QRect> m_places; ///< of the pages, in the whole of them; logical pixels
    QSize m_whole;
    std::map<int, Drawn> m_drawn;
    std::vector<PdfHit> m_hits;
    int m_hit = -1;
    double m_zoom = 1;
    bool m_isFitting = true; ///< the zoom follows the width
    int m_toldPage = -1;
    TaskRunner m_runner;
};

} // namespace foramen
