#pragma once

#include <QString>

namespace foramen {

/// Where the reader wishes to grade when the command line says nothing: "auto" (at first), "cpu",
/// "cuda" or "cuda:1", by QSettings.
[[nodiscard]] QString gradingDevice();
void setGradingDevice(const QString& device);

} // namespace foramen
