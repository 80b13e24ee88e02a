#pragma once

#include <QString>

#include <string>

namespace foramen {

/// The first group of a DICOM person name (PN) without carets: "Reader Ann".
[[nodiscard]] QString personNameText(const std::string& name);

} // namespace foramen
