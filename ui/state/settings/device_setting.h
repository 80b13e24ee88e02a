#pragma once

#include <QString>

namespace foramen {

/// The device for grading when the command line names none: "auto" (default), "cpu", "cuda" or
/// "cuda:1". Kept in QSettings.
[[nodiscard]] QString gradingDevice();
void setGradingDevice(const QString& device);

} // namespace foramen
