// The two sets of colours and which one is shown: see theme.h.
#include "ui/widgets/theme/theme_look.h"

#include <QSettings>

namespace foramen::theme {

namespace {

const QString kLookKey = QStringLiteral("look/theme");

/// GUI thread only, like all that paints.
const Colors*& shown()
{
    static const Colors* set = &darkColors();
    return set;
}

QString wordOf(Look look)
{
    switch (look) {
    case Look::Light:
        return QStringLiteral("light");
    case Look::System:
        return QStringLiteral("system");
    case Look::Dark:
        break;
    }
    return QStringLiteral("dark");
}

QColor lineOf(const Colors& set, std::optional<Severity> severity)
{
    if (!severity)
        return set.dim;
    switch (*severity) {
    case Severity::NormalMild:
        return set.mild;
    case Severity::Moderate:
        return set.moderate;
    case Severity::Severe:
        return set.severe;
    }
    return set.dim;
}

} // namespace

const Colors& darkColors()
{
    static const Colors set{.background = kBackground,
                            .surface = kSurface,
                            .raised = kRaised,
                            .hover = kHover,
                            .line = kLine,
                            .text = kText,
                            .dim = kDimText,
                            .disabled = {0x59, 0x65, 0x73},
                            .accent = kAccent,
                            .accentHover = {0x7b, 0xba, 0xff},
                            .onAccent = kOnAccent,
                            .done = kDone,
                            .warning = kWarning,
                            .bannerGround = {0x3a, 0x2a, 0x10},
                            .handle = {0x3a, 0x45, 0x50},
                            .edge = {0x5d, 0x6d, 0x7c},
                            .mild = kMild,
                            .moderate = kModerate,
                            .severe = kSevere,
                            .mildFill = kMildFill,
                            .moderateFill = kModerate,
                            .severeFill = kSevere,
                            .onMild = kText,
                            .onModerate = kOnAccent,
                            // White is not readable on it (3.8), and a deeper red comes too near
                            // to the fill of Normal/Mild for protanopes.
                            .onSevere = kOnAccent,
                            .plate = {0x0d, 0x11, 0x16, 190}};
    return set;
}

const Colors& lightColors()
{
    // Grounds from white down, the dark theme's hues deepened until they are readable on each.
    static const Colors set{.background = {0xff, 0xff, 0xff},
                            .surface = {0xf3, 0xf5, 0xf8},
                            .raised = {0xe9, 0xed, 0xf2},
                            .hover = {0xde, 0xe4, 0xeb},
                            .line = {0xcd, 0xd5, 0xde},
                            .text = {0x17, 0x20, 0x2a},
                            .dim = {0x55, 0x61, 0x6e},
                            .disabled = {0x98, 0xa3, 0xae},
                            .accent = {0x0b, 0x63, 0xc5},
                            .accentHover = {0x08, 0x54, 0xaa},
                            .onAccent = {0xff, 0xff, 0xff},
                            .done = {0x14, 0x72, 0x3f},
                            .warning = {0x8a, 0x5a, 0x00},
                            .bannerGround = {0xff, 0xf1, 0xd2},
                            .handle = {0xae, 0xb9, 0xc5},
                            .edge = {0x7c, 0x8a, 0x98},
                            .mild = {0x4a, 0x65, 0x80},
                            .moderate = {0x8a, 0x60, 0x00},
                            .severe = {0xa8, 0x10, 0x3e},
                            .mildFill = {0xd5, 0xdf, 0xe8},
                            .moderateFill = {0xe6, 0xa1, 0x17},
                            .severeFill = {0xc0, 0x1a, 0x4b},
                            .onMild = {0x17, 0x20, 0x2a},
                            .onModerate = {0x17, 0x20, 0x2a},
                            .onSevere = {0xff, 0xff, 0xff},
                            .plate = {0xff, 0xff, 0xff, 215}};
    return set;
}

const Colors& colors()
{
    return *shown();
}

Look look()
{
    const QString word = QSettings().value(kLookKey).toString();
    for (const Look look : {Look::Light, Look::System}) {
        if (word == wordOf(look))
            return look;
    }
    return Look::Dark;
}

void rememberLook(Look look)
{
    QSettings().setValue(kLookKey, wordOf(look));
}

void showLook(Look look)
{
    const bool light = look == Look::Light || (look == Look::System && isSystemLight());
    shown() = light ? &lightColors() : &darkColors();
}

QColor gradeColor(std::optional<Severity> severity)
{
    return lineOf(colors(), severity);
}

QColor gradeColorOnPicture(std::optional<Severity> severity)
{
    return lineOf(darkColors(), severity);
}

QColor gradeFill(std::optional<Severity> severity)
{
    const Colors& set = colors();
    if (!severity)
        return set.raised;
    return *severity == Severity::NormalMild ? set.mildFill
        : *severity == Severity::Moderate    ? set.moderateFill
                                             : set.severeFill;
}

QColor textOnGrade(std::optional<Severity> severity)
{
    const Colors& set = colors();
    if (!severity)
        return set.text;
    return *severity == Severity::NormalMild ? set.onMild
        : *severity == Severity::Moderate    ? set.onModerate
                                             : set.onSevere;
}

} // namespace foramen::theme
