#pragma once

#include "core/spine/assessment.h"
#include "ui/widgets/printing/print_window.h"

#include <QImage>
#include <QRectF>
#include <QString>

#include <vector>

namespace foramen {

class PaneArea;

/// The pictures on the screen for one page, in the places that they have on the screen.
struct PictureSheet {
    /// A picture with its place on the screen, in any unit.
    struct Placed {
        QImage image;
        QRectF place;
    };
    QString heading; ///< whose pictures these are
    QString footer;
    std::vector<Placed> pictures;

    /// The rectangle of all places.
    [[nodiscard]] QRectF bounds() const;
};

/// The shown panes that have a picture, those of a prior study, too. Empty where there are none.
[[nodiscard]] PictureSheet sheetOf(const PaneArea& area, const StudyIdentity& study);

/// The sheet as a page. @return NotWritable where the printer or the file cannot be drawn on.
[[nodiscard]] PrintJob printJobOf(const PictureSheet& sheet);

} // namespace foramen
