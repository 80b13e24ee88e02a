#include "core/imaging/series_contrast.h"

#include "core/base/text/ascii.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace foramen {

namespace {

// Limits in ms between the contrasts of spin-echo spine protocols at 0.2 to 3 T.
constexpr double kLongEcho = 60;
constexpr double kShortEcho = 40;
constexpr double kLongRepetition = 1500;
constexpr double kShortRepetition = 1300;
constexpr double kFlairInversion = 500; ///< TI of T1 FLAIR is longer, TI of STIR is shorter
constexpr int kFewSlices = 5;

/// Words of letters and digits: "t2_tse_sag" gives t2, tse, sag.
std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words(1);
    for (const char c : lowered(text)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

bool hasWord(const std::string& text, std::initializer_list<std::string_view> starts)
{
    const std::vector<std::string> words = wordsOf(text);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(starts.begin(), starts.end(),
                           [&](std::string_view start) { return word.starts_with(start); });
    });
}

/// With one decimal unless it is zero: 3500 as "3500", 13.8 as "13.8".
Reason milliseconds(double value)
{
    const long whole = std::lround(std::floor(value));
    const long tenth = std::lround((value - std::floor(value)) * 10) % 10;
    return {ReasonCode::Milliseconds,
            tenth > 0 ? fmt::format("{}.{}", whole, tenth) : fmt::format("{}", whole)};
}

Reason timesOf(const Acquisition& acquisition)
{
    const Reason echo = milliseconds(*acquisition.echoTime);
    const Reason repetition = milliseconds(*acquisition.repetitionTime);
    if (acquisition.inversionTime.value_or(0) > 0)
        return {ReasonCode::EchoRepetitionInversionTimes, echo, repetition,
                milliseconds(*acquisition.inversionTime)};
    return {ReasonCode::EchoRepetitionTimes, echo, repetition};
}

bool isGradientEcho(const Acquisition& acquisition)
{
    const bool gradient = acquisition.scanningSequence.find("GR") != std::string::npos
        || acquisition.scanningSequence == "EP";
    return gradient && acquisition.scanningSequence.find("SE") == std::string::npos;
}

Contrast contrastOfGradientEcho(const Acquisition& acquisition)
{
    constexpr double largeFlip = 40; // degrees
    constexpr double shortGradientEcho = 12;
    if (acquisition.flipAngle.value_or(90) >= largeFlip
        && *acquisition.echoTime < shortGradientEcho)
        return Contrast::T1;
    return *acquisition.echoTime >= shortGradientEcho ? Contrast::T2Star : Contrast::Unknown;
}

Contrast contrastOfTimes(const Acquisition& acquisition)
{
    const double echo = *acquisition.echoTime;
    const double repetition = *acquisition.repetitionTime;
    const double inversion = acquisition.inversionTime.value_or(0);
    if (isGradientEcho(acquisition))
        return contrastOfGradientEcho(acquisition);
    if (inversion > 0 && inversion < kFlairInversion && repetition >= kLongRepetition)
        return Contrast::Stir;
    if (inversion >= kFlairInversion && echo < kShortEcho)
        return Contrast::T1;
    if (echo >= kLongEcho)
        return Contrast::T2;
    if (echo < kShortEcho && repetition <= kShortRepetition)
        return Contrast::T1;
    if (echo < kLongEcho && repetition >= kLongRepetition)
        return Contrast::ProtonDensity;
    return Contrast::Unknown;
}

Contrast contrastOfWords(const std::string& text)
{
    if (hasWord(text, {"stir", "tirm"}))
        return Contrast::Stir;
    if (hasWord(text, {"t2"}))
        return hasWord(text, {"t2star", "medic", "merge", "gre"}) ? Contrast::T2Star : Contrast::T2;
    if (hasWord(text, {"t1"}))
        return Contrast::T1;
    if (hasWord(text, {"pd"}))
        return Contrast::ProtonDensity;
    return Contrast::Unknown;
}

ReasonCode termOf(Contrast contrast)
{
    switch (contrast) {
    case Contrast::T1:
        return ReasonCode::T1;
    case Contrast::T2:
        return ReasonCode::T2;
    case Contrast::Stir:
        return ReasonCode::Stir;
    case Contrast::ProtonDensity:
        return ReasonCode::ProtonDensity;
    case Contrast::T2Star:
        return ReasonCode::T2Star;
    case Contrast::Unknown:
        break;
    }
    return ReasonCode::ContrastUnknown;
}

std::optional<AnatomicalPlane> planeOfWords(const std::string& text)
{
    if (hasWord(text, {"sag"}))
        return AnatomicalPlane::Sagittal;
    if (hasWord(text, {"ax", "tra"}))
        return AnatomicalPlane::Axial;
    if (hasWord(text, {"cor"}))
        return AnatomicalPlane::Coronal;
    return std::nullopt;
}

} // namespace

ContrastGuess guessContrast(const Series& series)
{
    const Acquisition& acquisition = series.acquisition;
    const auto guess = [](Contrast contrast, const Reason& why) {
        return ContrastGuess{contrast, {ReasonCode::ContrastBy, termOf(contrast), why}};
    };
    const bool timed =
        acquisition.echoTime.value_or(0) > 0 && acquisition.repetitionTime.value_or(0) > 0;
    if (timed)
        if (const Contrast contrast = contrastOfTimes(acquisition); contrast != Contrast::Unknown)
            return guess(contrast, timesOf(acquisition));
    if (const Contrast contrast = contrastOfWords(series.rsnaDescription);
        contrast != Contrast::Unknown) {
        // "T2/STIR" in the table may mean either.
        const bool either = hasWord(series.rsnaDescription, {"t2"});
        return guess(either ? Contrast::T2 : contrast, ReasonCode::BySeriesTable);
    }
    for (const std::string& text : {series.seriesDescription, acquisition.protocolName})
        if (const Contrast contrast = contrastOfWords(text); contrast != Contrast::Unknown)
            return guess(contrast, ReasonCode::ByDescription);
    if (!timed)
        return {Contrast::Unknown, ReasonCode::ContrastUnknown};
    return {Contrast::Unknown, {ReasonCode::ContrastUnknownBy, timesOf(acquisition)}};
}

PlaneGuess guessPlane(const Series& series, const SeriesCoverage& coverage)
{
    if (coverage.plane)
        return {coverage.plane, ReasonCode::ByOrientation};
    if (const auto plane = planeOfWords(series.rsnaDescription))
        return {plane, ReasonCode::BySeriesTable};
    if (const auto plane = planeOfWords(series.seriesDescription))
        return {plane, ReasonCode::ByDescription};
    return {std::nullopt, ReasonCode::NoOrientation};
}

Reason localizerReason(const Series& series, const SeriesCoverage& coverage)
{
    const bool named = hasWord(series.seriesDescription, {"loc", "scout", "survey", "topo"})
        || hasWord(series.acquisition.protocolName, {"localizer", "scout", "survey"})
        || std::all_of(series.instances.begin(), series.instances.end(), isLocalizer);
    if (named && series.rsnaDescription.empty())
        return ReasonCode::LocalizerByName;
    // Scouts do not make a series a localizer: the majority of the pictures decides. A stack with
    // more slices than any localizer has in a plane is none.
    constexpr int stackOfSlices = 9;
    const double mostBeside = coverage.slices - coverage.beside >= stackOfSlices ? 0.4 : 0.25;
    if (coverage.beside > mostBeside * coverage.slices)
        return coverage.planes > 1 ? ReasonCode::LocalizerByPlanes : ReasonCode::LocalizerByName;
    const Contrast contrast = guessContrast(series).contrast;
    if (coverage.slices < kFewSlices
        && (isGradientEcho(series.acquisition) || contrast == Contrast::Unknown))
        return {ReasonCode::TooFewSlices, coverage.slices};
    // Some localizers are fast spin echo, with the times of a T2.
    constexpr int mostOfLocalizer = 9;
    if (coverage.isSparse && coverage.slices <= mostOfLocalizer && series.rsnaDescription.empty())
        return {ReasonCode::TooFewSlices, coverage.slices};
    return {};
}

} // namespace foramen
