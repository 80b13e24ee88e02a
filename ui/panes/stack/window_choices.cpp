#include "ui/panes/stack/window_choices.h"

#include "core/imaging/windows/window_presets.h"

#include <QCoreApplication>

#include <array>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowChoices)
};

/// Of the fixed windows of CT.
constexpr std::array<const char*, kCtWindowCount> kCtNames = {
    QT_TRANSLATE_NOOP("WindowChoices", "Bone"),
    QT_TRANSLATE_NOOP("WindowChoices", "Soft tissue"),
    QT_TRANSLATE_NOOP("WindowChoices", "Disc and canal"),
    QT_TRANSLATE_NOOP("WindowChoices", "Lung"),
    QT_TRANSLATE_NOOP("WindowChoices", "Vessels"),
    QT_TRANSLATE_NOOP("WindowChoices", "Brain"),
};
constexpr std::array kMrNames = {
    QT_TRANSLATE_NOOP("WindowChoices", "High contrast"),
    QT_TRANSLATE_NOOP("WindowChoices", "Wide"),
    QT_TRANSLATE_NOOP("WindowChoices", "Fluid and fat"),
    QT_TRANSLATE_NOOP("WindowChoices", "Disc and marrow"),
};

} // namespace

QString presetName(const Volume& volume, int preset)
{
    if (preset == 0)
        return Words::tr("Automatic");
    if (preset < kFirstPresetOfKind)
        return Words::tr("As DICOM says");
    const auto index = static_cast<std::size_t>(preset - kFirstPresetOfKind);
    const auto fixed = fixedWindow(volume, preset);
    if (!fixed)
        return Words::tr(kMrNames[index]);
    return Words::tr("%1 · %2/%3 HU", "name, width, centre")
        .arg(Words::tr(kCtNames[index]))
        .arg(fixed->width)
        .arg(fixed->center);
}

QString fileWindowName(const Volume& volume, std::size_t index)
{
    const VoiWindow& window = volume.voiWindows[index];
    const QString range = Words::tr("%1/%2", "width, centre of a window")
                              .arg(window.width, 0, 'g', 5)
                              .arg(window.center, 0, 'g', 5);
    const QString name = QString::fromStdString(window.explanation).simplified();
    const QString shown = name.isEmpty() ? range : QStringLiteral("%1 · %2").arg(name, range);
    return window.isTable ? Words::tr("Table: %1").arg(shown) : shown;
}

} // namespace foramen
