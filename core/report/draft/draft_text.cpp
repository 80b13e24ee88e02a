#include "core/report/draft/draft_text.h"

#include "core/report/dicom_values.h"
#include "core/report/report.h"
#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace foramen {

namespace {

std::string capitalised(std::string text)
{
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// A reason as part of a sentence; texts of libraries may end with a full stop.
std::string withoutStop(const Reason& reason)
{
    std::string text = english(reason);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? std::string() : std::string(separator)) + part;
    return text;
}

/// The disorder without a side: "neural foraminal narrowing".
std::string_view disorder(Condition condition)
{
    if (isForaminal(condition))
        return "neural foraminal narrowing";
    return isSubarticular(condition) ? "subarticular stenosis" : "spinal canal stenosis";
}

std::string sideWord(Condition condition)
{
    const auto side = sideOf(condition);
    if (!side)
        return "";
    return *side == Side::Left ? "left" : "right";
}

/// "left neural foraminal narrowing".
std::string disorderWithSide(Condition condition)
{
    const std::string side = sideWord(condition);
    return side + (side.empty() ? "" : " ") + std::string(disorder(condition));
}

/// "left neural foramen".
std::string place(Condition condition)
{
    const std::string side = sideWord(condition);
    return side + (side.empty() ? "" : " ")
        + (isForaminal(condition)          ? "neural foramen"
               : isSubarticular(condition) ? "subarticular zone"
                                           : "spinal canal");
}

/// "moderate*": within a sentence.
std::string word(const DraftGrade& grade)
{
    constexpr std::array<const char*, kSeverityCount> words = {"Normal/Mild", "moderate", "severe"};
    return words[static_cast<std::size_t>(grade.severity)] + std::string(grade.isMarked ? "*" : "")
        + (grade.isUnreliable ? " (not reliable)" : "");
}

std::string word(const std::optional<DraftGrade>& grade)
{
    return grade ? word(*grade) : "not graded";
}

bool isAbnormal(const std::optional<DraftGrade>& grade)
{
    return grade && grade->severity != Severity::NormalMild;
}

std::string seriesText(const std::vector<DraftSeries>& list)
{
    std::vector<std::string> parts;
    parts.reserve(list.size());
    for (const DraftSeries& one : list)
        parts.push_back(fmt::format("{} ({} images)", one.role.empty() ? one.description : one.role,
                                    one.imageCount));
    return joined(parts, ", ");
}

/// Words each statement in English.
struct EnglishSentence {
    const SpineVariant& variant;

    [[nodiscard]] std::string levelsText(const std::vector<DiscLevel>& levels) const
    {
        std::vector<std::string> names;
        names.reserve(levels.size());
        for (const DiscLevel level : levels)
            names.push_back(nameOf(variant, level));
        return joined(names, ", ");
    }
    std::string operator()(const statement::StudyOf& one) const
    {
        return "Study of " + readableDate(one.date)
            + (one.description.empty() ? "" : ", " + one.description) + '.';
    }
    std::string operator()(const statement::Provisional& one) const
    {
        return fmt::format(
            "Provisional: {} of {} grades are the model's and were not reviewed by a reader.",
            one.byModel, one.graded);
    }
    std::string operator()(const statement::SeriesGraded& one) const
    {
        return "Series graded: " + seriesText(one.series) + '.';
    }
    std::string operator()(const statement::NoSeriesUsable&) const
    {
        return "No series could be used for grading.";
    }
    std::string operator()(const statement::SeriesNotUsed& one) const
    {
        return "Not used: " + seriesText(one.series) + '.';
    }
    std::string operator()(const statement::ModelUsed& one) const
    {
        return fmt::format("Model: {} {}, on {}{}.", one.name, one.version, one.device,
                           one.date.empty() ? "" : ", " + one.date.substr(0, one.date.find('T')));
    }
    std::string operator()(const statement::NoModelUsed&) const { return "No model was used."; }
    std::string operator()(const statement::Limitation& one) const
    {
        return "Limitation: " + withoutStop(one.problem) + '.';
    }
    std::string operator()(const statement::ComparedWith& one) const
    {
        const std::string date = readableDate(one.date);
        return fmt::format("Compared with the study of {}, graded by a reader{}, by disc level.",
                           date.empty() ? "an unknown date" : date,
                           one.readers.empty() ? ""
                                               : fmt::format(" ({})", joined(one.readers, ", ")));
    }
    std::string operator()(const statement::PriorIdentityInDoubt&) const
    {
        return "Attention: patient ID or birth date of that study differ from this one's, or are "
               "missing.";
    }
    std::string operator()(const statement::PriorNumberingUncertain&) const
    {
        return "The level numbering of that study is not certain.";
    }
    std::string operator()(const statement::NothingToCompare&) const
    {
        return "No site was graded by a reader in both studies.";
    }
    std::string operator()(const statement::SitesChanged& one) const
    {
        std::vector<std::string> parts;
        for (const auto& change : one.changes)
            parts.push_back(fmt::format(
                "{} at {} ({}, now {})", disorderWithSide(change.site.condition),
                nameOf(variant, change.site.level), nameOf(change.before), nameOf(change.now)));
        return (one.isWorse ? "Worse: " : "Better: ") + joined(parts, "; ") + '.';
    }
    std::string operator()(const statement::SitesUnchanged& one) const
    {
        return fmt::format("Unchanged: {} of the {} sites that readers graded in both studies.",
                           one.unchanged, one.compared);
    }
    std::string operator()(const statement::NumberingUncertain& one) const
    {
        return "The level numbering is not certain"
            + (one.reason.empty() ? "" : " (" + withoutStop(one.reason) + ")")
            + " and has to be checked.";
    }
    std::string operator()(const statement::NumberingByReader& one) const
    {
        return "Numbering by the reader: " + englishText(one.variant);
    }
    std::string operator()(const statement::LevelNotGraded&) const { return "Not graded."; }
    std::string operator()(const statement::LevelNormalMild& one) const
    {
        return "No moderate or severe stenosis; spinal canal, subarticular zones and neural "
               "foramina graded "
            + word(one.grade) + '.';
    }
    std::string operator()(const statement::CanalGrade& one) const
    {
        return isAbnormal(one.grade) ? capitalised(word(one.grade)) + " spinal canal stenosis."
                                     : "Spinal canal " + word(one.grade) + '.';
    }
    std::string operator()(const statement::PairGrades& one) const
    {
        if (one.left == one.right) {
            if (isAbnormal(one.left))
                return capitalised(word(one.left)) + " bilateral "
                    + std::string(disorder(one.leftCondition)) + '.';
            return std::string("Both ")
                + (isForaminal(one.leftCondition) ? "neural foramina " : "subarticular zones ")
                + word(one.left) + '.';
        }
        std::vector<std::string> abnormal;
        std::vector<std::string> rest;
        for (const auto& [condition, grade] : {std::pair(one.leftCondition, one.left),
                                               std::pair(mirrored(one.leftCondition), one.right)})
            if (isAbnormal(grade))
                abnormal.push_back(word(grade) + ' ' + sideWord(condition));
            else
                rest.push_back(place(condition) + ' ' + word(grade));
        std::vector<std::string> parts;
        if (!abnormal.empty())
            parts.push_back(joined(abnormal, " and ") + ' '
                            + std::string(disorder(one.leftCondition)));
        if (!rest.empty())
            parts.push_back(joined(rest, ", "));
        return capitalised(joined(parts, "; ")) + '.';
    }
    std::string operator()(const statement::ReaderComment& one) const
    {
        return capitalised(place(one.condition)) + ": " + one.text
            + (one.text.ends_with('.') ? "" : ".");
    }
    std::string operator()(const statement::RefinedByReader& one) const
    {
        std::vector<std::string> places;
        for (const Condition condition : one.conditions)
            places.push_back(place(condition));
        return fmt::format("{}, says the reader: {}.", nameOf(one.grade), joined(places, ", "));
    }
    std::string operator()(const statement::Measured& one) const
    {
        return englishText(one.measure) + '.';
    }
    std::string operator()(const statement::NothingGraded&) const { return "Nothing was graded."; }
    std::string operator()(const statement::LeftOutOfImpression& one) const
    {
        return fmt::format("{} grades by the model are not reliable on patients and are left out "
                           "of this impression.",
                           one.count);
    }
    std::string operator()(const statement::AllNormalMild& one) const
    {
        return fmt::format(
            "No moderate or severe stenosis among the {} graded sites: all are Normal/Mild.",
            one.graded);
    }
    std::string operator()(const statement::Finding& one) const
    {
        const std::string doubt = one.uncertain.empty() ? ""
            : one.uncertain == one.sites.levels
            ? " (the model is not sure)"
            : " (the model is not sure at " + levelsText(one.uncertain) + ")";
        return fmt::format("{} {} at {}{}.", capitalised(word(one.grade)),
                           disorderWithSide(one.sites.condition), levelsText(one.sites.levels),
                           doubt);
    }
    std::string operator()(const statement::NormalMildCount& one) const
    {
        return fmt::format("{} of the {} graded sites are Normal/Mild.", one.normalMild,
                           one.graded);
    }
    std::string operator()(const statement::NotGradedBecause& one) const
    {
        std::vector<std::string> parts;
        for (const DraftSites& sites : one.sites)
            parts.push_back(place(sites.condition) + " at " + levelsText(sites.levels));
        return capitalised(causeText(one)) + ": " + joined(parts, "; ") + '.';
    }
    std::string operator()(const statement::GradedByReader& one) const
    {
        return fmt::format("Graded or accepted by a reader{}: {} of 25 sites.",
                           one.readers.empty() ? "" : " (" + joined(one.readers, ", ") + ")",
                           one.count);
    }
    std::string operator()(const statement::GradedByModel& one) const
    {
        return fmt::format("Graded by the model alone: {} of 25 sites, provisional, not reviewed "
                           "by a reader{}.",
                           one.count, one.isMarked ? " (marked *)" : "");
    }
    std::string operator()(const statement::GradedUnreliably& one) const
    {
        return fmt::format("Of these, {} are not reliable on patients: they were asked for, and "
                           "each is named \"not reliable\".",
                           one.count);
    }
    std::string operator()(const statement::SiteCutOffs& one) const
    {
        std::vector<std::string> parts;
        for (const Condition condition : kConditions)
            if (const CutOff& cutOff = one.points[static_cast<std::size_t>(condition)];
                cutOff.isSet())
                parts.push_back(place(condition) + ' ' + englishText(cutOff));
        return "The model's grades are given at the site's own cut-offs: " + joined(parts, "; ")
            + '.';
    }
    std::string operator()(const statement::SitesNotGraded& one) const
    {
        return fmt::format("Not graded: {} of 25 sites.", one.count);
    }
    std::string operator()(const statement::LabelsNotConfirmed& one) const
    {
        return fmt::format(
            "Imported labels that no reader confirmed, and that this report does not "
            "rest on: {}.",
            one.count);
    }
    std::string operator()(const statement::ChangesFollow&) const
    {
        return "Changed by the reader:";
    }
    std::string operator()(const statement::ChangedByReader& one) const
    {
        return fmt::format("{} at {}: {} (the model said {}).",
                           capitalised(place(one.site.condition)), nameOf(variant, one.site.level),
                           nameOf(one.reader), nameOf(one.model));
    }
    std::string operator()(const statement::ModelWeights& one) const
    {
        return "Model weights: SHA-256 " + one.sha256 + '.';
    }
    std::string operator()(const statement::IntendedUse&) const
    {
        return std::string(kIntendedUse);
    }
};

std::string headingText(DraftHeading heading)
{
    switch (heading) {
    case DraftHeading::Title:
        return "MR LUMBAR SPINE: DEGENERATIVE STENOSIS, L1/L2 TO L5/S1";
    case DraftHeading::Technique:
        return "TECHNIQUE";
    case DraftHeading::Comparison:
        return "COMPARISON";
    case DraftHeading::Findings:
        return "FINDINGS";
    case DraftHeading::Impression:
        return "IMPRESSION";
    case DraftHeading::NotGraded:
        return "NOT GRADED";
    case DraftHeading::WhoGraded:
        return "WHO GRADED";
    }
    return {};
}

std::string beginningOf(const DraftLine& line, const SpineVariant& variant)
{
    if (const auto* level = std::get_if<DiscLevel>(&line.beginning))
        return nameOf(variant, *level) + ": ";
    if (const auto* number = std::get_if<int>(&line.beginning))
        return fmt::format("{}. ", *number);
    return {};
}

} // namespace

std::string causeText(const statement::NotGradedBecause& because)
{
    using Cause = statement::NotGradedBecause::Cause;
    const Reason& reason = because.reason;
    switch (because.cause) {
    case Cause::Reader:
        return "Not gradable, says the reader"
            + (because.ungradable ? " (" + englishText(*because.ungradable) + ")" : "");
    case Cause::Hidden:
        return "Not graded by a reader, and the model's grade was not revealed";
    case Cause::Nobody:
        return "Neither the model nor a reader has graded";
    case Cause::Withheld:
        return "The model's grade is not given. " + withoutStop(reason);
    case Cause::Refused:
        break;
    }
    return withoutStop(reason);
}

std::string sentenceOf(const DraftStatement& statement, const SpineVariant& variant)
{
    return std::visit(EnglishSentence{variant}, statement);
}

std::string laidOut(const Draft& draft, const DraftWords& words)
{
    std::string text;
    for (const DraftSection& section : draft.sections) {
        if (!text.empty())
            text += '\n';
        if (section.heading)
            text += words.heading(*section.heading) + '\n';
        for (const DraftLine& line : section.lines) {
            std::vector<std::string> sentences;
            for (const DraftStatement& statement : line.statements)
                sentences.push_back(words.sentence(statement));
            text += beginningOf(line, draft.variant) + joined(sentences, " ") + '\n';
        }
    }
    return text;
}

std::string draftText(const Draft& draft)
{
    return laidOut(draft, {headingText, [&draft](const DraftStatement& statement) {
                               return sentenceOf(statement, draft.variant);
                           }});
}

} // namespace foramen
