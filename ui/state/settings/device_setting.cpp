#include "ui/state/settings/device_setting.h"

#include "core/ai/model/device_choice.h"

#include <QSettings>

namespace foramen {

namespace {
const QString kDeviceKey = QStringLiteral("grading/device");
const QString kAuto = QStringLiteral("auto");
} // namespace

QString gradingDevice()
{
    const QString device = QSettings().value(kDeviceKey, kAuto).toString();
    // A wrong value in the file must not keep the program from starting.
    return deviceFromText(device.toStdString()) ? device : kAuto;
}

void setGradingDevice(const QString& device)
{
    QSettings().setValue(kDeviceKey, device);
}

} // namespace foramen
