#include "ui/widgets/theme/colors.h"

namespace foramen::theme {

namespace {

const Colors*& shown()
{
    static const Colors* set = &darkColors();
    return set;
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
    // Backgrounds from white down, with the hues of the dark theme darkened until they are readable
    // on each.
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

void showColors(bool light)
{
    shown() = light ? &lightColors() : &darkColors();
}

} // namespace foramen::theme
