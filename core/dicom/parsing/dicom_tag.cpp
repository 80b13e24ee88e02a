#include "core/dicom/parsing/dicom_tag.h"

#include <fmt/format.h>

namespace foramen {

std::string textOf(DicomTag tag)
{
    return fmt::format("({:04X},{:04X})", tag >> 16, tag & 0xFFFF);
}

} // namespace foramen
