#pragma once

#include "core/report/build/export_formats.h"

#include <memory>

namespace foramen {

/// The PDF writer of this program. pdf_drawing.cpp provides it, no_pdf_drawing.cpp provides none;
/// FORAMEN_WITH_PDF selects the file that is built.
struct PdfDrawing {
    PdfWriter write = nullptr; ///< null: the program was built without PDF
    std::shared_ptr<void> application; ///< write() works while it lives
};
[[nodiscard]] PdfDrawing startPdfDrawing();

} // namespace foramen
