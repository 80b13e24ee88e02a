#include "core/store/history_codec.h"

#include "core/measure/annotation_json.h"
#include "core/spine/decision_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

// Keys in existing databases: new ones may be added, but none may be changed.
constexpr std::array<std::pair<CellAction, std::string_view>, 10> kCellActions = {
    {{CellAction::Graded, "cell_graded"},
     {CellAction::Accepted, "cell_accepted"},
     {CellAction::Confirmed, "cell_confirmed"},
     {CellAction::Ungradable, "cell_ungradable"},
     {CellAction::Refined, "cell_refined"},
     {CellAction::Cleared, "cell_cleared"},
     {CellAction::Commented, "cell_commented"},
     {CellAction::PointMoved, "point_moved"},
     {CellAction::PointAccepted, "point_accepted"},
     {CellAction::PointRemoved, "point_removed"}}};
constexpr std::array<std::pair<EditStep, std::string_view>, 3> kSteps = {
    {{EditStep::Done, "done"}, {EditStep::Undone, "undone"}, {EditStep::Redone, "redone"}}};
constexpr std::string_view kLevelsShifted = "levels_shifted";
constexpr std::string_view kSpineVariantChosen = "spine_variant_chosen";
constexpr std::string_view kGradingFinished = "grading_finished";
constexpr std::string_view kGradingStopped = "grading_stopped";
constexpr std::string_view kRevealModeChosen = "reveal_mode_chosen";
constexpr std::string_view kFindingsRevealed = "ai_revealed";
constexpr std::string_view kRoleGiven = "role_given";
constexpr std::string_view kSeriesLinked = "series_linked";
constexpr std::string_view kStudiesJoined = "studies_joined";
constexpr std::string_view kReportTextEdited = "report_text_edited";
constexpr std::string_view kAnnotationEdited = "annotation_edited";
constexpr std::string_view kReportExported = "report_exported";
constexpr std::string_view kLabelsImported = "labels_imported";
constexpr std::string_view kAddendumSigned = "addendum_signed";
constexpr std::string_view kUngradable = "ungradable";

template <class Value, std::size_t count>
std::string_view keyIn(const std::array<std::pair<Value, std::string_view>, count>& table,
                       Value value)
{
    for (const auto& [one, key] : table)
        if (one == value)
            return key;
    return {};
}

template <class Value, std::size_t count>
std::optional<Value> valueIn(const std::array<std::pair<Value, std::string_view>, count>& table,
                             std::string_view key)
{
    for (const auto& [one, itsKey] : table)
        if (itsKey == key)
            return one;
    return std::nullopt;
}

template <class Value> Value known(std::optional<Value> value)
{
    if (!value)
        throw std::invalid_argument("unknown key");
    return std::move(*value);
}

std::string compact(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

double number(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

Json jsonOf(const SiteLocation& location)
{
    return {{"series", location.seriesInstanceUid},
            {"instance", location.sopInstanceUid},
            {"instance_number", location.instanceNumber},
            {"x", location.image.column},
            {"y", location.image.row},
            {"lps_mm", {location.patient.x, location.patient.y, location.patient.z}}};
}

SiteLocation locationOf(const Json& json)
{
    const Json& patient = json.at("lps_mm");
    return {.seriesInstanceUid = json.at("series").get<std::string>(),
            .sopInstanceUid = json.at("instance").get<std::string>(),
            .instanceNumber = json.value("instance_number", 0), // older versions wrote none
            .image = {number(json.at("x")), number(json.at("y"))},
            .patient = {number(patient.at(0)), number(patient.at(1)), number(patient.at(2))}};
}

Json jsonOf(const CutOff& cutOff)
{
    return {{"moderate", cutOff.moderate ? Json(*cutOff.moderate) : Json()},
            {"severe", cutOff.severe ? Json(*cutOff.severe) : Json()}};
}

std::optional<double> partOf(const Json& json)
{
    return json.is_null() ? std::optional<double>() : json.get<double>();
}

/// What only some decisions have.
void addDetails(Json& json, const ReaderDecision& decision)
{
    if (decision.refined)
        json["refined"] = nameOf(*decision.refined);
    if (decision.ungradable) {
        json["ungradable_cause"] = keyOf(decision.ungradable->cause);
        json["ungradable_text"] = decision.ungradable->text;
    }
    if (decision.acceptedAt.isSet())
        json["cut_off"] = jsonOf(decision.acceptedAt);
}

void readDetails(const Json& json, ReaderDecision& decision)
{
    if (json.contains("refined"))
        decision.refined = known(mildGradeFromText(json.at("refined").get<std::string>()));
    if (json.contains("ungradable_cause"))
        decision.ungradable =
            UngradableReason{ungradableCauseFromKey(json.at("ungradable_cause").get<std::string>())
                                 .value_or(UngradableCause::Other),
                             json.value("ungradable_text", std::string())};
    if (json.contains("cut_off"))
        decision.acceptedAt = {partOf(json.at("cut_off").at("moderate")),
                               partOf(json.at("cut_off").at("severe"))};
}

std::string textOf(const CellEdit& edit)
{
    Json json;
    if (const auto& decision = edit.decision) {
        json["decision"] = decision->severity ? keyOf(*decision->severity) : kUngradable;
        json["accepted"] = decision->acceptedFinding;
        json["reader"] = decision->readerName;
        json["time"] = decision->time;
        addDetails(json, *decision);
    }
    if (const auto& comment = edit.comment) {
        json["comment"] = comment->text;
        json["comment_by"] = comment->readerName;
        json["comment_time"] = comment->time;
    }
    if (edit.readerLocation)
        json["point"] = jsonOf(*edit.readerLocation);
    if (edit.isPointRemoved)
        json["point_removed"] = true;
    return json.is_null() ? std::string() : compact(json);
}

CellEdit cellEditOf(const std::string& text)
{
    CellEdit edit;
    if (text.empty())
        return edit;
    const Json json = Json::parse(text);
    if (json.contains("decision")) {
        ReaderDecision& decision = edit.decision.emplace();
        const auto severity = json.at("decision").get<std::string>();
        if (severity != kUngradable)
            decision.severity = known(severityFromText(severity));
        decision.acceptedFinding = json.at("accepted").get<bool>();
        decision.readerName = json.value("reader", std::string()); // older versions wrote neither
        decision.time = json.value("time", std::string());
        readDetails(json, decision);
    }
    if (json.contains("comment")) {
        // Older versions kept the comment within the decision.
        const ReaderDecision decision = edit.decision.value_or(ReaderDecision{});
        edit.comment = CellComment{json.at("comment").get<std::string>(),
                                   json.value("comment_by", decision.readerName),
                                   json.value("comment_time", decision.time)};
    }
    if (json.contains("point"))
        edit.readerLocation = locationOf(json.at("point"));
    edit.isPointRemoved = json.value("point_removed", false);
    // Older versions kept an imported grade as a decision.
    if (edit.decision && edit.decision->readerName == kChallengeTables)
        edit.decision.reset();
    return edit;
}

/// Empty for the usual spine.
std::string textOf(const SpineVariant& variant)
{
    if (variant.isUsual())
        return {};
    return compact({{"vertebra", variant.vertebra ? Json(keyOf(*variant.vertebra)) : Json()},
                    {"discs", keyOf(variant.discs)},
                    {"reader", variant.readerName},
                    {"time", variant.time}});
}

SpineVariant variantOf(const std::string& text)
{
    if (text.empty())
        return {};
    const Json json = Json::parse(text);
    SpineVariant variant{.vertebra = std::nullopt,
                         .discs = known(namedDiscsFromKey(json.at("discs").get<std::string>())),
                         .readerName = json.at("reader").get<std::string>(),
                         .time = json.at("time").get<std::string>()};
    if (!json.at("vertebra").is_null())
        variant.vertebra =
            known(transitionalVertebraFromKey(json.at("vertebra").get<std::string>()));
    return variant;
}

std::string textOf(const std::string& sha256, const std::vector<EarlierGrade>& grades)
{
    if (grades.empty())
        return {};
    Json findings = Json::object();
    for (const EarlierGrade& grade : grades) {
        Json& finding = findings[keyOf(grade.site)];
        if (grade.refused)
            finding = {{"refused", *grade.refused}};
        else
            finding = {{"severity", keyOf(likeliest(grade.probabilities))},
                       {"probabilities", grade.probabilities}};
    }
    return compact({{"sha256", sha256}, {"findings", std::move(findings)}});
}

/// Reads the event of a row; throws if its content does not match the event.
class Reader {
public:
    explicit Reader(const HistoryRow& row)
        : m_row(row)
    {
    }

    [[nodiscard]] HistoryEvent event() const
    {
        const std::string& key = m_row.event;
        if (const auto action = valueIn(kCellActions, key))
            return CellEdited{*action, known(siteFromKey(m_row.site)), cellEditOf(m_row.before),
                              cellEditOf(m_row.after)};
        if (key == kLevelsShifted)
            return LevelsShifted{after().at("by").get<int>()};
        if (key == kSpineVariantChosen)
            return SpineVariantChosen{variantOf(m_row.before), variantOf(m_row.after)};
        if (key == kGradingFinished)
            return grading();
        if (key == kGradingStopped)
            return GradingStopped{};
        if (key == kRevealModeChosen)
            return RevealModeChosen{known(revealModeFromKey(m_row.before)),
                                    known(revealModeFromKey(m_row.after))};
        if (key == kFindingsRevealed)
            return findingsRevealed();
        if (key == kRoleGiven)
            return role();
        if (key == kSeriesLinked)
            return seriesLinked();
        if (key == kStudiesJoined)
            return studiesJoined();
        if (key == kReportTextEdited)
            return reportText();
        if (key == kAnnotationEdited)
            return AnnotationEdited{annotationOf(m_row.before), annotationOf(m_row.after)};
        if (key == kReportExported)
            return exported();
        if (key == kLabelsImported)
            return LabelsImported{after().at("cells").get<std::size_t>()};
        if (key == kReportSigned)
            return contentSigned<ReportSigned>();
        if (key == kAddendumSigned)
            return contentSigned<AddendumSigned>();
        if (key == kCorrectionBegun)
            return CorrectionBegun{after().at("reason").get<std::string>()};
        throw std::invalid_argument("unknown event");
    }

private:
    [[nodiscard]] Json after() const { return Json::parse(m_row.after); }

    [[nodiscard]] GradingFinished grading() const
    {
        const Json json = after();
        GradingFinished grading{.sha256 = json.at("sha256").get<std::string>(),
                                .device = json.value("device", std::string()),
                                .seconds = json.value("seconds", 0.0),
                                .inputKey = json.value("input", std::string()),
                                .earlierSha256 = {},
                                .earlier = {}};
        if (m_row.before.empty())
            return grading;
        const Json before = Json::parse(m_row.before);
        grading.earlierSha256 = before.at("sha256").get<std::string>();
        for (const auto& [key, finding] : before.at("findings").items()) {
            EarlierGrade& grade = grading.earlier.emplace_back();
            grade.site = known(siteFromKey(key));
            if (finding.contains("refused"))
                grade.refused = finding.at("refused").get<std::string>();
            else
                for (std::size_t i = 0; i < kSeverityCount; ++i)
                    grade.probabilities[i] = number(finding.at("probabilities").at(i));
        }
        return grading;
    }

    [[nodiscard]] FindingsRevealed findingsRevealed() const
    {
        const Json json = after();
        FindingsRevealed revealed;
        for (const Json& site : json.at("sites"))
            revealed.sites.push_back(known(siteFromKey(site.get<std::string>())));
        return revealed;
    }

    [[nodiscard]] RoleGiven role() const
    {
        const Json json = after();
        RoleGiven given{.seriesInstanceUid = json.at("series").get<std::string>(),
                        .seriesId = json.at("id").get<std::string>(),
                        .role = std::nullopt,
                        .isAutomatic = json.value("automatic", false)};
        if (!json.at("role").is_null())
            given.role = known(seriesRoleFromKey(json.at("role").get<std::string>()));
        return given;
    }

    [[nodiscard]] SeriesLinked seriesLinked() const
    {
        const Json json = after();
        SeriesLinked said{.seriesInstanceUid = json.at("series").get<std::string>(),
                          .seriesId = json.at("id").get<std::string>(),
                          .isLinked = std::nullopt};
        if (!json.at("linked").is_null())
            said.isLinked = json.at("linked").get<bool>();
        return said;
    }

    [[nodiscard]] StudiesJoined studiesJoined() const
    {
        const Json json = after();
        return json.at("one").is_null() ? StudiesJoined{}
                                        : StudiesJoined{json.at("one").get<bool>()};
    }

    [[nodiscard]] ReportTextEdited reportText() const
    {
        if (m_row.after.empty())
            return {};
        const Json json = after();
        return {json.at("text").get<std::string>(), json.value("draft", std::string())};
    }

    [[nodiscard]] static std::optional<Annotation> annotationOf(const std::string& text)
    {
        if (text.empty())
            return std::nullopt;
        auto annotation = annotationFromJson(text);
        if (!annotation)
            throw std::invalid_argument("unreadable annotation");
        return std::move(*annotation);
    }

    [[nodiscard]] ReportExported exported() const
    {
        ReportExported event;
        for (std::size_t begin = 0; begin < m_row.after.size();) {
            const std::size_t end = std::min(m_row.after.find(',', begin), m_row.after.size());
            event.formats.push_back(m_row.after.substr(begin, end - begin));
            begin = end + 1;
        }
        return event;
    }

    template <class Event> [[nodiscard]] Event contentSigned() const
    {
        const Json json = after();
        return {json.at("content").get<std::string>(), json.at("sha256").get<std::string>()};
    }

    const HistoryRow& m_row;
};

/// Writes event, site, before and after of a row.
class Writer {
public:
    explicit Writer(HistoryRow& row)
        : m_row(row)
    {
    }

    void operator()(const CellEdited& edited) const
    {
        m_row.event = keyIn(kCellActions, edited.action);
        m_row.site = keyOf(edited.site);
        m_row.before = textOf(edited.before);
        m_row.after = textOf(edited.after);
    }
    void operator()(const LevelsShifted& shift) const
    {
        m_row.event = kLevelsShifted;
        m_row.after = compact({{"by", shift.by}});
    }
    void operator()(const SpineVariantChosen& chosen) const
    {
        m_row.event = kSpineVariantChosen;
        m_row.before = textOf(chosen.before);
        m_row.after = textOf(chosen.after);
    }
    void operator()(const GradingFinished& grading) const
    {
        m_row.event = kGradingFinished;
        m_row.before = textOf(grading.earlierSha256, grading.earlier);
        m_row.after = compact({{"sha256", grading.sha256},
                               {"device", grading.device},
                               {"seconds", grading.seconds},
                               {"input", grading.inputKey}});
    }
    void operator()(const GradingStopped& /*event*/) const { m_row.event = kGradingStopped; }
    void operator()(const RevealModeChosen& chosen) const
    {
        m_row.event = kRevealModeChosen;
        m_row.before = keyOf(chosen.before);
        m_row.after = keyOf(chosen.after);
    }
    void operator()(const FindingsRevealed& revealed) const
    {
        m_row.event = kFindingsRevealed;
        Json sites = Json::array();
        for (const Site site : revealed.sites)
            sites.push_back(keyOf(site));
        m_row.after = compact({{"sites", std::move(sites)}});
    }
    void operator()(const RoleGiven& given) const
    {
        m_row.event = kRoleGiven;
        Json json{{"series", given.seriesInstanceUid},
                  {"id", given.seriesId},
                  {"role", given.role ? Json(keyOf(*given.role)) : Json()}};
        if (given.isAutomatic)
            json["automatic"] = true;
        m_row.after = compact(json);
    }
    void operator()(const SeriesLinked& said) const
    {
        m_row.event = kSeriesLinked;
        m_row.after = compact({{"series", said.seriesInstanceUid},
                               {"id", said.seriesId},
                               {"linked", said.isLinked ? Json(*said.isLinked) : Json()}});
    }
    void operator()(const StudiesJoined& said) const
    {
        m_row.event = kStudiesJoined;
        m_row.after = compact({{"one", said.isOne ? Json(*said.isOne) : Json()}});
    }
    void operator()(const ReportTextEdited& edited) const
    {
        m_row.event = kReportTextEdited;
        if (!edited.text) {
            m_row.after.clear();
            return;
        }
        Json json = {{"text", *edited.text}};
        if (!edited.draft.empty())
            json["draft"] = edited.draft;
        m_row.after = compact(json);
    }
    void operator()(const AnnotationEdited& edited) const
    {
        m_row.event = kAnnotationEdited;
        m_row.before = edited.before ? annotationToJson(*edited.before) : std::string();
        m_row.after = edited.after ? annotationToJson(*edited.after) : std::string();
    }
    void operator()(const ReportExported& exported) const
    {
        m_row.event = kReportExported;
        m_row.after = fmt::format("{}", fmt::join(exported.formats, ","));
    }
    void operator()(const LabelsImported& imported) const
    {
        m_row.event = kLabelsImported;
        m_row.after = compact({{"cells", imported.cells}});
    }
    void operator()(const ReportSigned& report) const
    {
        m_row.event = kReportSigned;
        m_row.after = compact({{"content", report.content}, {"sha256", report.sha256}});
    }
    void operator()(const AddendumSigned& addendum) const
    {
        m_row.event = kAddendumSigned;
        m_row.after = compact({{"content", addendum.content}, {"sha256", addendum.sha256}});
    }
    void operator()(const CorrectionBegun& begun) const
    {
        m_row.event = kCorrectionBegun;
        m_row.after = compact({{"reason", begun.reason}});
    }
    void operator()(const UnknownEvent& unknown) const
    {
        m_row.event = unknown.key;
        m_row.site = unknown.site;
        m_row.before = unknown.before;
        m_row.after = unknown.after;
    }

private:
    HistoryRow& m_row;
};

} // namespace

HistoryRow rowOf(const HistoryRecord& record)
{
    HistoryRow row{.time = record.time,
                   .author = record.author,
                   .event = {},
                   .step = std::string(keyIn(kSteps, record.step)),
                   .site = {},
                   .before = {},
                   .after = {}};
    std::visit(Writer(row), record.event);
    return row;
}

HistoryRecord recordOf(const HistoryRow& row)
{
    HistoryRecord record{.time = row.time,
                         .author = row.author,
                         .step = valueIn(kSteps, row.step).value_or(EditStep::Done),
                         .event = UnknownEvent{row.event, row.site, row.before, row.after}};
    try {
        record.event = Reader(row).event();
    } catch (const std::exception&) {
        // It stays an UnknownEvent: damaged, or from a newer version.
    }
    return record;
}

} // namespace foramen
