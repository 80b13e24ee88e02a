#include "ui/panes/stack/window_choices.h"

#include "core/imaging/windows/window_presets.h"

#include <QCoreApplication>

#include <array>
#include <string_view>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WindowChoices)
};

/// A usual window of CT, Hounsfield units.
struct CtWindow {
    const char* name; ///< untranslated
    double center;
    double width;
};

constexpr int kFirstOfKind = 2; ///< after the automatic one and that of the file
constexpr std::array kCtWindows = {
    CtWindow{QT_TRANSLATE_NOOP("WindowChoices", "Bone"), 400, 2000},
    CtWindow{QT_TRANSLATE_NOOP("WindowChoices", "Soft tissue"), 40, 400},
    CtWindow{QT_TRANSLATE_NOOP("WindowChoices", "Disc and canal"), 60, 250},
    CtWindow{QT_TRANSLATE_NOOP("WindowChoices", "Lung"), -600, 1500},
    CtWindow{QT_TRANSLATE_NOOP("WindowChoices", "Vessels"), 200, 600},
    CtWindow{QT_TRANSLATE_NOOP("WindowChoices", "Brain"), 40, 80},
};
constexpr std::array kMrNames = {
    QT_TRANSLATE_NOOP("WindowChoices", "High contrast"),
    QT_TRANSLATE_NOOP("WindowChoices", "Wide"),
    QT_TRANSLATE_NOOP("WindowChoices", "Fluid and fat"),
    QT_TRANSLATE_NOOP("WindowChoices", "Disc and marrow"),
};

} // namespace

bool isCt(const Volume& volume)
{
    constexpr std::string_view ctClasses = "1.2.840.10008.5.1.4.1.1.2"; // and its enhanced kinds
    if (!volume.modality.empty())
        return volume.modality == "CT";
    const std::string_view kind =
        volume.sources.empty() ? std::string_view() : volume.sources.front().sopClassUid;
    return kind == ctClasses || kind.starts_with(std::string(ctClasses) + '.');
}

int windowPresetCount(const Volume& volume)
{
    return isCt(volume) ? kFirstOfKind + static_cast<int>(kCtWindows.size()) : kWindowPresetCount;
}

std::optional<WindowRange> fixedWindow(const Volume& volume, int preset)
{
    if (preset < kFirstOfKind || !isCt(volume))
        return std::nullopt;
    const CtWindow& window = kCtWindows[static_cast<std::size_t>(preset - kFirstOfKind)];
    return WindowRange{window.center, window.width};
}

QString presetName(const Volume& volume, int preset)
{
    if (preset == 0)
        return Words::tr("Automatic");
    if (preset < kFirstOfKind)
        return Words::tr("As DICOM says");
    const auto index = static_cast<std::size_t>(preset - kFirstOfKind);
    if (!isCt(volume))
        return Words::tr(kMrNames[index]);
    const CtWindow& window = kCtWindows[index];
    return Words::tr("%1 · %2/%3 HU", "name, width, centre")
        .arg(Words::tr(window.name))
        .arg(window.width)
        .arg(window.center);
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
