#include "core/report/sr/sr_levels.h"

#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_items.h"
#include "core/report/sr/sr_parts.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>

namespace foramen::sr {

namespace {

constexpr CodedConcept kLevels = {"LEVELS", kPrivateScheme, "Levels found by the algorithm"};
constexpr CodedConcept kFoundDisc = {"DISC", kPrivateScheme, "Disc found by the algorithm"};
constexpr CodedConcept kNumbering = {"NUMBERING", kPrivateScheme, "Numbering of the levels"};
constexpr CodedConcept kRemark = {"REMARK", kPrivateScheme, "Remark on the study"};
constexpr CodedConcept kMillimetre = {"mm", "UCUM", "millimeter"};
constexpr const char* kCertain = "Certain";

/// Of a disc centre, in the order of x, y, z.
constexpr std::array<CodedConcept, 3> kAxes = {{
    {"DISC_LEFT", kPrivateScheme, "Disc centre towards the patient's left"},
    {"DISC_POSTERIOR", kPrivateScheme, "Disc centre towards posterior"},
    {"DISC_HEAD", kPrivateScheme, "Disc centre towards the head"},
}};

SrItem discItem(const LevelLocation& level)
{
    SrItem disc = container(kFoundDisc);
    disc.children.push_back(code(SrRelation::HasConceptModifier, kFindingSite,
                                 kLevelCodes[static_cast<std::size_t>(level.level)]));
    if (std::isfinite(level.confidence))
        disc.children.push_back(
            number(kCertainty, fmt::format("{:.10g}", 100 * level.confidence), kPercent));
    if (!level.discCenter)
        return disc;
    const std::array<double, 3> place = {level.discCenter->x, level.discCenter->y,
                                         level.discCenter->z};
    for (std::size_t i = 0; i < place.size(); ++i)
        if (std::isfinite(place[i]))
            disc.children.push_back(number(kAxes[i], fmt::format("{:.4f}", place[i]), kMillimetre));
    return disc;
}

/// Takes one disc; its level is named by the code alone.
void readDisc(const ContentItem& disc, std::array<LevelLocation, kLevelCount>& levels)
{
    const ContentItem* site = childOf(disc, kFindingSite);
    for (std::size_t i = 0; site && i < kLevelCount; ++i) {
        if (!isCode(site->code, kLevelCodes[i]))
            continue;
        levels[i].confidence = numberOf(childOf(disc, kCertainty)).value_or(0) / 100;
        std::array<std::optional<double>, kAxes.size()> place;
        for (std::size_t axis = 0; axis < place.size(); ++axis)
            place[axis] = numberOf(childOf(disc, kAxes[axis]));
        if (place[0] && place[1] && place[2])
            levels[i].discCenter = PatientPoint{*place[0], *place[1], *place[2]};
    }
}

} // namespace

SrItem levelsItem(const Assessment& assessment)
{
    SrItem levels = container(kLevels);
    for (const LevelLocation& level : assessment.levels())
        levels.children.push_back(discItem(level));
    const Numbering& numbering = assessment.numbering();
    levels.children.push_back(
        text(SrRelation::Contains, kNumbering,
             numbering.certain ? kCertain : englishSentence(numbering.reason)));
    for (const Reason& problem : assessment.problems())
        levels.children.push_back(text(SrRelation::Contains, kRemark, englishSentence(problem)));
    return levels;
}

void readLevels(const ContentItem& root, Grading& grading)
{
    const ContentItem* levels = childOf(root, kLevels);
    if (!levels)
        return;
    for (const ContentItem& item : levels->children) {
        if (isNamed(item, kNumbering)) {
            grading.numbering.certain = item.value == kCertain;
            grading.numbering.reason =
                grading.numbering.certain ? Reason() : reasonFromSentence(textOf(item));
        } else if (isNamed(item, kRemark)) {
            grading.problems.push_back(reasonFromSentence(textOf(item)));
        } else if (isNamed(item, kFoundDisc)) {
            readDisc(item, grading.levels);
        }
    }
}

} // namespace foramen::sr
