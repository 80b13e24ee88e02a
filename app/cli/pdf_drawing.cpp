#include "app/cli/pdf_drawing.h"

#include "core/report_pdf/pdf_writer.h"

#include <QGuiApplication>

#include <array>

namespace foramen {

PdfDrawing startPdfDrawing()
{
    // Qt needs an application object, but no display.
    static int count = 1;
    static std::array<char, 12> name{"foramen-cli"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return {writePdf, std::make_shared<QGuiApplication>(count, arguments.data())};
}

} // namespace foramen
