#include "core/deidentify/descriptor_words.h"

#include "core/base/text/ascii.h"
#include "core/base/text/words.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

namespace foramen {

namespace {

/// Sorted. Words that are also common names of people ("long", "may", "young") are left out.
// clang-format off
constexpr std::string_view kWords[] = {
    "2d", "3d", "abd", "abdomen", "acq", "adc", "angio", "ap", "ax", "axial", "axiale", "b0",
    "b1000", "b50", "b500", "b800", "blade", "body", "bone", "breath", "bssfp", "bwk", "caipi",
    "cervical", "ciss", "cm", "coil", "compl", "composed", "composing", "compressed", "contrast",
    "cor", "coronal", "coronar", "csf", "cspine", "ct", "cube", "disc", "discs", "disk", "dixon",
    "dl", "dorsal", "drb", "dti", "dwi", "ep2d", "epi", "fast", "fat", "fatsat", "ffe", "fiesta",
    "fl2d", "fl3d", "flair", "flash", "fov", "frfse", "fs", "fse", "gad", "gado", "gadolinium",
    "gd", "ge", "gradient", "grappa", "gre", "haste", "head", "highres", "hr", "hws", "ideal",
    "images", "in", "inv", "ipat", "ir", "iso", "isotropic", "iv", "ivim", "km", "knee", "lat",
    "left", "lendenwirbelsaeule", "level", "levels", "loc", "localiser", "localizer", "lombaire",
    "lower", "lspine", "lumbal", "lumbalis", "lumbar", "lumbosacral", "lws", "mag", "map", "medic",
    "mip", "mm", "motion", "mpr", "mprage", "mr", "mra", "mri", "mrt", "ms", "msma", "mt", "multi",
    "myelo", "myelogram", "nativ", "native", "neck", "nerve", "nex", "no", "none", "o", "obl",
    "oblique", "of", "opp", "ortho", "out", "pa", "para", "parallel", "pc", "pd", "pdw", "pelvis",
    "phase", "pilot", "plane", "planes", "plus", "post", "pre", "propeller", "proset", "proton",
    "ps", "psif", "quick", "reformat", "rep", "resolve", "restore", "rf", "right", "rl", "roots",
    "routine", "rst", "sacral", "sacrum", "sag", "sagital", "sagittal", "sagittale", "sat", "scan",
    "scout", "se", "semac", "sense", "seq", "series", "set", "sl", "slab", "slice", "slices",
    "smartbrain", "smash", "space", "spair", "spc", "spgr", "spin", "spinal", "spine", "spir",
    "ssfp", "ssfse", "stack", "stacks", "standard", "std", "stir", "stk", "study", "sub",
    "subtraction", "supine", "survey", "swi", "t1", "t1w", "t1wi", "t2", "t2s", "t2star", "t2w",
    "t2wi", "te", "tfe", "thick", "thin", "thoracic", "thoracolumbar", "ti", "tirm", "tl", "tof",
    "tr", "tra", "trace", "trans", "transversal", "transverse", "trig", "trim", "trufi", "tse",
    "tspine", "turbo", "upper", "vfl", "vibe", "view", "vista", "volume", "w", "water", "whole",
    "wi", "wirbelsaeule", "with", "without", "wo", "ws", "zoom",
};
// clang-format on

bool isNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

/// The highest vertebra of a region of the spine, by its letter; 0 for another letter.
int highestOf(char region)
{
    switch (region) {
    case 'c':
        return 8; // the root C8
    case 't':
    case 'd':
        return 13;
    case 'l':
    case 's':
        return 6;
    default:
        return 0;
    }
}

/// "l4", "th12", "s1", and two without a hyphen: "l4l5", "l5s1".
bool isLevel(std::string_view word)
{
    int levels = 0;
    while (!word.empty()) {
        const int highest = highestOf(word.front());
        word.remove_prefix(word.starts_with("th") ? 2 : 1);
        int number = 0;
        while (!word.empty() && isDigit(word.front()) && number < 10) {
            number = number * 10 + (word.front() - '0');
            word.remove_prefix(1);
        }
        if (number < 1 || number > highest || ++levels > 2)
            return false;
    }
    return levels > 0;
}

/// "3mm", "15cm", "90ms".
bool isMeasured(std::string_view word)
{
    std::size_t digits = 0;
    while (digits < word.size() && isDigit(word[digits]))
        ++digits;
    const std::string_view unit = word.substr(digits);
    return digits > 0 && digits <= 3 && (unit == "mm" || unit == "cm" || unit == "ms");
}

bool isKnown(std::string_view word)
{
    return isLevel(word) || isMeasured(word)
        || std::binary_search(std::begin(kWords), std::end(kWords), word);
}

} // namespace

bool hasKnownWordsOnly(std::string_view description)
{
    const std::string text = lowered(description);
    bool isBehindLevel = false; // and one of "/" and "-"
    int numbers = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!isWordLetter(text[at])) {
            isBehindLevel = isBehindLevel && (text[at] == '/' || text[at] == '-');
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isWordLetter(text[end]))
            ++end;
        const std::string_view word = std::string_view(text).substr(at, end - at);
        if (isNumber(word)) {
            if (word.size() > 2 || (!isBehindLevel && ++numbers > 1))
                return false;
        } else if (!isKnown(word)) {
            return false;
        }
        isBehindLevel = isLevel(word) || (isBehindLevel && isNumber(word));
        at = end;
    }
    return true;
}

} // namespace foramen
