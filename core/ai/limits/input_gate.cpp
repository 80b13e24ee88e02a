#include "core/ai/limits/input_gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>

namespace foramen {

namespace {

/// A value of Body Part Examined and the part of the body that it means.
struct BodyPart {
    std::string_view tag; ///< Body Part Examined (0018,0015), letters only
    ReasonCode name;
};

/// Parts whose pictures show no lumbar spine, or too little of it. What is not listed (ABDOMEN,
/// PELVIS, SPINE, ...) may show one: the localiser decides.
constexpr BodyPart kOtherParts[] = {
    {"ANKLE", ReasonCode::Ankle},
    {"ARM", ReasonCode::Arm},
    {"BRAIN", ReasonCode::Brain},
    {"BREAST", ReasonCode::Breast},
    {"CALF", ReasonCode::Leg},
    {"CERVICALSPINE", ReasonCode::CervicalSpine},
    {"CHEST", ReasonCode::Chest},
    {"CSPINE", ReasonCode::CervicalSpine},
    {"ELBOW", ReasonCode::Elbow},
    {"EXTREMITY", ReasonCode::Extremity},
    {"FACE", ReasonCode::Face},
    {"FINGER", ReasonCode::Finger},
    {"FOOT", ReasonCode::Foot},
    {"FOREARM", ReasonCode::Forearm},
    {"HAND", ReasonCode::Hand},
    {"HEAD", ReasonCode::Head},
    {"HEART", ReasonCode::Heart},
    {"HIP", ReasonCode::Hip},
    {"JAW", ReasonCode::Jaw},
    {"KNEE", ReasonCode::Knee},
    {"LEG", ReasonCode::Leg},
    {"LIVER", ReasonCode::Liver},
    {"NECK", ReasonCode::Neck},
    {"ORBIT", ReasonCode::Orbit},
    {"PROSTATE", ReasonCode::Prostate},
    {"SHOULDER", ReasonCode::Shoulder},
    {"SKULL", ReasonCode::Skull},
    {"THIGH", ReasonCode::Thigh},
    {"THORACICSPINE", ReasonCode::ThoracicSpine},
    {"THORAX", ReasonCode::Thorax},
    {"TMJ", ReasonCode::JawJoint},
    {"TOE", ReasonCode::Foot},
    {"TSPINE", ReasonCode::ThoracicSpine},
    {"UTERUS", ReasonCode::Uterus},
    {"WRIST", ReasonCode::Wrist},
};

/// Words of descriptions that name another part, as whole words.
constexpr BodyPart kOtherWords[] = {
    {"cervical", ReasonCode::CervicalSpine},
    {"c spine", ReasonCode::CervicalSpine},
    {"cspine", ReasonCode::CervicalSpine},
    {"hws", ReasonCode::CervicalSpine},
    {"thoracic", ReasonCode::ThoracicSpine},
    {"t spine", ReasonCode::ThoracicSpine},
    {"tspine", ReasonCode::ThoracicSpine},
    {"bws", ReasonCode::ThoracicSpine},
    {"brain", ReasonCode::Brain},
    {"head", ReasonCode::Head},
    {"neck", ReasonCode::Neck},
    {"knee", ReasonCode::Knee},
    {"shoulder", ReasonCode::Shoulder},
    {"hip", ReasonCode::Hip},
    {"ankle", ReasonCode::Ankle},
    {"wrist", ReasonCode::Wrist},
};

constexpr std::string_view kLumbarWords[] = {"l spine", "lspine", "lws", "ls spine", "lssp"};

/// Lower case, with a single blank in place of other characters and at both ends, so that whole
/// words can be searched for.
std::string wordsOf(std::string_view text)
{
    std::string words = " ";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0)
            words += static_cast<char>(std::tolower(byte));
        else if (words.back() != ' ')
            words += ' ';
    }
    if (words.back() != ' ')
        words += ' ';
    return words;
}

bool hasWord(const std::string& words, std::string_view word)
{
    return words.find(fmt::format(" {} ", word)) != std::string::npos;
}

std::string lettersOf(std::string_view text)
{
    std::string letters;
    for (const char letter : text)
        if (std::isalpha(static_cast<unsigned char>(letter)) != 0)
            letters += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return letters;
}

/// The term for a series in a reason.
ReasonCode phraseOf(SeriesRole role)
{
    switch (role) {
    case SeriesRole::SagittalT1:
        return ReasonCode::SeriesSagittalT1;
    case SeriesRole::SagittalT2:
        return ReasonCode::SeriesSagittalT2;
    case SeriesRole::AxialT2:
        break;
    }
    return ReasonCode::SeriesAxialT2;
}

bool namesLumbarSpine(const std::string& words)
{
    return words.find("lumb") != std::string::npos || words.find("lenden") != std::string::npos
        || std::any_of(std::begin(kLumbarWords), std::end(kLumbarWords),
                       [&](std::string_view word) { return hasWord(words, word); });
}

/// Which other part of the body a series shows; Nothing when it may show the lumbar spine. The
/// attribute is often left at its default, so a description that says lumbar has precedence.
ReasonCode otherPartOf(const Study& study, const Series& series)
{
    const std::string words =
        wordsOf(series.seriesDescription + ' ' + series.acquisition.protocolName);
    const std::string studyWords = wordsOf(study.studyDescription);
    if (namesLumbarSpine(words) || namesLumbarSpine(studyWords))
        return ReasonCode::Nothing;
    const std::string tag = lettersOf(series.acquisition.bodyPartExamined);
    for (const BodyPart& part : kOtherParts)
        if (tag == part.tag)
            return part.name;
    if (!tag.empty() && tag != "SPINE")
        return ReasonCode::Nothing;
    for (const std::string& described : {words, studyWords})
        for (const BodyPart& part : kOtherWords)
            if (hasWord(described, part.tag))
                return part.name;
    return ReasonCode::Nothing;
}

bool hasContrastAgent(const Series& series)
{
    // Contrast/Bolus Agent (0018,0010): some scanners write "NO" there.
    const std::string agent = wordsOf(series.acquisition.contrastAgent);
    constexpr std::string_view noAgent[] = {"no", "none", "n", "without", "nativ", "native", "0"};
    if (agent != " ")
        return std::none_of(std::begin(noAgent), std::end(noAgent), [&](std::string_view word) {
            return agent == fmt::format(" {} ", word);
        });
    const std::string words = wordsOf(series.seriesDescription);
    const bool before = hasWord(words, "pre") || hasWord(words, "before")
        || hasWord(words, "without") || hasWord(words, "w o");
    constexpr std::string_view given[] = {"gd", "gad", "gado", "gadolinium", "post contrast"};
    return !before && std::any_of(std::begin(given), std::end(given), [&](std::string_view word) {
        return hasWord(words, word);
    });
}

/// Names of sequences that are made to reduce metal artefacts.
bool suppressesMetal(const Series& series)
{
    const std::string words =
        wordsOf(series.seriesDescription + ' ' + series.acquisition.protocolName + ' '
                + series.acquisition.sequenceName);
    constexpr std::string_view names[] = {"semac", "mavric", "mars", "omar", "metal", "warp"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](std::string_view name) { return hasWord(words, name); });
}

RoleGate gateOf(const Study& study, const GatedSeries& gated)
{
    const ReasonCode phrase = phraseOf(gated.role);
    if (const ReasonCode part = otherPartOf(study, *gated.series); part != ReasonCode::Nothing)
        return {{ReasonCode::OtherBodyPart, phrase, part}, true};
    if (hasContrastAgent(*gated.series))
        return {{ReasonCode::ContrastAgent, phrase}, false};
    if (suppressesMetal(*gated.series))
        return {{ReasonCode::MetalSuppression, phrase}, false};
    return {};
}

/// A DICOM date (DA) in two comparable parts.
struct Date {
    int year = 0;
    int monthAndDay = 0; ///< 1231 for the last day
};

/// DICOM DA. @return none for anything but eight digits.
std::optional<Date> dateOf(const std::string& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.size() != 8 || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return Date{number / 10000, number % 10000};
}

/// Patient's Age (0010,1010): digits and D, W, M or Y. Anonymisers write a zero.
std::optional<double> statedAge(const std::string& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number <= 0)
        return std::nullopt;
    const char unit = end == text.data() + text.size() ? 'Y' : *end;
    switch (unit) {
    case 'D':
        return number / 365.25;
    case 'W':
        return number * 7 / 365.25;
    case 'M':
        return number / 12.0;
    case 'Y':
        return number;
    default:
        return std::nullopt;
    }
}

/// "CT" where no picture of the study was made by MR; empty where one was or may have been.
std::string otherModalityOf(const Study& study)
{
    std::string found;
    for (const Series& series : study.series) {
        const bool hasPictures = std::any_of(
            series.instances.begin(), series.instances.end(),
            [](const Instance& instance) { return instance.kind == InstanceKind::Image; });
        if (!hasPictures)
            continue;
        if (series.modality.empty() || series.modality == "MR")
            return {};
        if (found.find(series.modality) == std::string::npos)
            found += (found.empty() ? "" : ", ") + series.modality;
    }
    return found;
}

} // namespace

std::optional<double> ageInYears(const Study& study)
{
    if (const auto age = statedAge(study.patientAge))
        return age;
    const auto born = dateOf(study.patientBirthDate);
    const auto seen = dateOf(study.studyDate);
    if (!born || !seen)
        return std::nullopt;
    const int years = seen->year - born->year - (seen->monthAndDay < born->monthAndDay ? 1 : 0);
    return years < 0 ? std::nullopt : std::optional<double>(years);
}

InputGate gateOf(const Study& study, const std::vector<GatedSeries>& chosen)
{
    constexpr double adult = 18; // years
    InputGate gate;
    if (const std::string modality = otherModalityOf(study); chosen.empty() && !modality.empty())
        gate.study = {ReasonCode::StudyOfOtherModality, modality};
    if (const auto age = ageInYears(study); age && *age < adult)
        gate.study = ReasonCode::PatientUnderAge;
    for (const GatedSeries& one : chosen) {
        RoleGate& role = gate.roles[static_cast<std::size_t>(one.role)];
        if (role.refused.empty())
            role = gateOf(study, one);
    }
    return gate;
}

} // namespace foramen
