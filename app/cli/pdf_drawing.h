#pragma once

#include "core/report/build/export_formats.h"

#include <memory>

namespace foramen {

/// What this program draws PDF files with. pdf_drawing.cpp has it, no_pdf_drawing.cpp has none:
/// FORAMEN_WITH_PDF decides which of them is built.
struct PdfDrawing {
    PdfWriter write = nullptr; ///< null: the program was built without PDF
    std::shared_ptr<void> application; ///< write() works while it lives
};
[[nodiscard]] PdfDrawing startPdfDrawing();

} // namespace foramen
