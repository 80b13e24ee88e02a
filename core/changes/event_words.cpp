#include "core/changes/event_words.h"

#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>
#include <variant>

namespace foramen {

namespace {

std::string variantText(const SpineVariant& variant)
{
    if (variant.isUsual())
        return {};
    std::string text(keyOf(variant.discs));
    if (variant.vertebra)
        text += fmt::format(" {}", keyOf(*variant.vertebra));
    return text;
}

std::string annotationText(const std::optional<Annotation>& annotation)
{
    return annotation ? std::string(keyOf(annotation->kind)) : std::string();
}

/// Words for each event.
struct Words {
    EventWords operator()(const CellEdited& edited) const
    {
        return {.what = "grade",
                .before = {},
                .after = {},
                .note = {},
                .seriesInstanceUid = {},
                .site = edited.site};
    }
    EventWords operator()(const LevelsShifted& shift) const
    {
        return plain("level shift", {},
                     fmt::format("{} {}", std::abs(shift.by), shift.by < 0 ? "up" : "down"));
    }
    EventWords operator()(const SpineVariantChosen& chosen) const
    {
        return plain("spine variant", variantText(chosen.before), variantText(chosen.after));
    }
    EventWords operator()(const GradingFinished& grading) const
    {
        return plain("AI grading", grading.earlierSha256, grading.sha256);
    }
    EventWords operator()(const GradingStopped& /*event*/) const
    {
        return plain("AI grading", {}, {}, "stopped early");
    }
    EventWords operator()(const RevealModeChosen& chosen) const
    {
        return plain("reveal mode", std::string(keyOf(chosen.before)),
                     std::string(keyOf(chosen.after)));
    }
    EventWords operator()(const FindingsRevealed& /*event*/) const
    {
        return plain("AI revealed", {}, {});
    }
    EventWords operator()(const RoleGiven& given) const
    {
        EventWords words = plain(
            "series role", {}, given.role ? std::string(keyOf(*given.role)) : std::string("none"));
        words.note = given.isAutomatic ? "the program's choice" : "";
        words.seriesInstanceUid = given.seriesInstanceUid;
        return words;
    }
    EventWords operator()(const SeriesLinked& said) const
    {
        EventWords words = plain("series link", {}, "automatic");
        if (said.isLinked)
            words.after = *said.isLinked ? "linked" : "not linked";
        words.seriesInstanceUid = said.seriesInstanceUid;
        return words;
    }
    EventWords operator()(const StudiesJoined& said) const
    {
        if (!said.isOne)
            return plain("studies of one UID", {}, "not decided");
        return plain("studies of one UID", {}, *said.isOne ? "one study" : "several studies");
    }
    EventWords operator()(const ReportTextEdited& edited) const
    {
        return plain("report text", {}, edited.text ? "edited" : "draft");
    }
    EventWords operator()(const AnnotationEdited& edited) const
    {
        EventWords words =
            plain("annotation", annotationText(edited.before), annotationText(edited.after));
        if (const auto& one = edited.after ? edited.after : edited.before)
            words.seriesInstanceUid = one->picture.seriesInstanceUid;
        return words;
    }
    EventWords operator()(const ReportExported& exported) const
    {
        return plain("report exported", {}, fmt::format("{}", fmt::join(exported.formats, " ")));
    }
    EventWords operator()(const LabelsImported& imported) const
    {
        return plain("labels imported", {}, fmt::format("{}", imported.cells), "sites");
    }
    EventWords operator()(const ReportSigned& report) const
    {
        return plain("report signed", {}, report.sha256);
    }
    EventWords operator()(const AddendumSigned& addendum) const
    {
        return plain("addendum signed", {}, addendum.sha256);
    }
    EventWords operator()(const CorrectionBegun& begun) const
    {
        return plain("correction of the report", {}, {}, begun.reason);
    }
    EventWords operator()(const UnknownEvent& unknown) const
    {
        // Its content may be a text about the patient.
        EventWords words = plain("unknown", {}, {}, "of a newer version, or damaged");
        words.site = siteFromKey(unknown.site);
        return words;
    }

private:
    static EventWords plain(std::string what, std::string before, std::string after,
                            std::string note = {})
    {
        return {.what = std::move(what),
                .before = std::move(before),
                .after = std::move(after),
                .note = std::move(note),
                .seriesInstanceUid = {}};
    }
};

} // namespace

EventWords wordsOf(const HistoryEvent& event)
{
    return std::visit(Words(), event);
}

} // namespace foramen
