#include "ui/widgets/pictures/picture_sheet.h"

#include "core/base/files/file_replacement.h"
#include "core/base/version.h"
#include "core/report/dicom_values.h"
#include "ui/state/language/translation.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/pictures/pane_snapshot.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <string_view>

namespace foramen {

namespace {

constexpr double kScale = 3; ///< pixels for each of the screen: some 250 a cm on A4
constexpr double kMarginMm = 12;
constexpr double kTextMm = 3.2; ///< height of the letters

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PictureSheet)
};

QString headingOf(const StudyIdentity& study)
{
    QStringList parts;
    const auto add = [&](const QString& text, const std::string& value) {
        if (!value.empty())
            parts << text.arg(QString::fromStdString(value));
    };
    add(QStringLiteral("%1"), readableName(study.patientName));
    add(Words::tr("ID %1"), study.patientId);
    add(Words::tr("born %1"), readableDate(study.patientBirthDate));
    add(Words::tr("study of %1"), readableDate(study.studyDate));
    return parts.join(QStringLiteral(" · "));
}

QString footerText()
{
    return Words::tr("Foramen %1 · Research use only. Not for diagnosis. · Printed %2")
        .arg(QString::fromStdString(programVersion()), dateText(QDate::currentDate()));
}

/// A line of text in a rectangle; smaller where it is too long, never cut off.
void drawLine(QPainter& painter, const QRectF& box, const QString& text)
{
    QFont font = painter.font();
    font.setPixelSize(std::max(1, static_cast<int>(box.height())));
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    if (width > box.width())
        font.setPixelSize(std::max(1, static_cast<int>(box.height() * box.width() / width)));
    painter.setFont(font);
    // Inter joins a hyphen to digits and capitals in a glyph that programs which extract the text
    // of a PDF lose: it is drawn by itself.
    static const QRegularExpression aroundHyphens(QStringLiteral("(?<=-)|(?=-)"));
    const QFontMetricsF metrics(font);
    QPointF position(box.left(), box.center().y() + metrics.capHeight() / 2);
    for (const QString& piece : text.split(aroundHyphens)) {
        painter.drawText(position, piece);
        position.rx() += metrics.horizontalAdvance(piece);
    }
}

Result<void> draw(QPagedPaintDevice& device, const PictureSheet& sheet)
{
    QPainter painter(&device);
    if (!painter.isActive())
        return failure(ErrorCode::NotWritable, "The page cannot be drawn");
    const QRectF page(QPointF(0, 0), QSizeF(device.width(), device.height()));
    const double mm = device.width() / static_cast<double>(device.widthMM());
    const QRectF inner =
        page.adjusted(kMarginMm * mm, kMarginMm * mm, -kMarginMm * mm, -kMarginMm * mm);
    const double text = kTextMm * mm;
    drawLine(painter, {inner.topLeft(), QSizeF(inner.width(), text)}, sheet.heading);
    drawLine(painter, {inner.left(), inner.bottom() - text * 0.8, inner.width(), text * 0.8},
             sheet.footer);
    const QRectF room = inner.adjusted(0, 2 * text, 0, -2 * text);
    const QRectF bounds = sheet.bounds();
    const double scale = std::min(room.width() / bounds.width(), room.height() / bounds.height());
    const QPointF corner(room.center().x() - bounds.width() * scale / 2, room.top());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const PictureSheet::Placed& one : sheet.pictures)
        painter.drawImage(QRectF(corner + (one.place.topLeft() - bounds.topLeft()) * scale,
                                 one.place.size() * scale),
                          one.image);
    return {};
}

Result<void> writeSheet(const std::filesystem::path& file, const PictureSheet& sheet,
                        QPageLayout::Orientation orientation)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QStringLiteral("Foramen pictures"));
        writer.setResolution(300);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(orientation);
        writer.setPageMargins({});
        if (auto drawn = draw(writer, sheet); !drawn)
            return drawn;
    }
    return replaceFile(file,
                       std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

QRectF PictureSheet::bounds() const
{
    QRectF all;
    for (const Placed& one : pictures)
        all |= one.place;
    return all;
}

PictureSheet sheetOf(const PaneArea& area, const StudyIdentity& study)
{
    PictureSheet sheet;
    std::vector<PaneWidget*> panes = area.priorPanes();
    for (PaneWidget* pane : area.panes().all())
        panes.push_back(pane);
    for (const PaneWidget* pane : panes) {
        if (!pane->isVisible())
            continue;
        PaneSnapshot snapshot(*pane, kScale);
        if (snapshot.hasPicture())
            sheet.pictures.push_back(
                {snapshot.image(), QRectF(pane->mapToGlobal(QPointF(0, 0)), QSizeF(pane->size()))});
    }
    sheet.heading = headingOf(study);
    sheet.footer = footerText();
    return sheet;
}

PrintJob printJobOf(const PictureSheet& sheet)
{
    const bool isLandscape = sheet.bounds().width() > sheet.bounds().height();
    const auto orientation = isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait;
    return {.title = Words::tr("Print the pictures"),
            .pagesName = Words::tr("Page with the pictures"),
            .documentName = QStringLiteral("Foramen pictures"),
            .fileName = QStringLiteral("pictures.pdf"),
            .isLandscape = isLandscape,
            .draw = [sheet](QPrinter& printer) { return draw(printer, sheet); },
            .writePdf =
                [sheet, orientation](const std::filesystem::path& file) {
                    return writeSheet(file, sheet, orientation);
                }};
}

} // namespace foramen
