#include "app/cli/pdf_drawing.h"

namespace foramen {

PdfDrawing startPdfDrawing()
{
    return {};
}

} // namespace foramen
