#include "core/spine/assessment_json.h"

#include "core/spine/decision_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "foramen.assessment/1";

Json sentenceJson(const Reason& reason)
{
    return reason.empty() ? Json() : Json(englishSentence(reason));
}

/// ["NoSeries", ["SeriesSagittalT1"]]; ReasonCode::Text is a plain string.
Json codeJson(const Reason& reason)
{
    if (reason.code == ReasonCode::Text)
        return reason.text;
    Json json = Json::array({keyOf(reason.code)});
    for (const Reason& argument : reason.arguments)
        json.push_back(codeJson(argument));
    return json;
}

Json jsonOf(PatientPoint point)
{
    return Json::array({point.x, point.y, point.z});
}

Json jsonOf(const std::optional<SiteLocation>& location)
{
    if (!location)
        return {};
    return {{"series_instance_uid", location->seriesInstanceUid},
            {"sop_instance_uid", location->sopInstanceUid},
            {"instance_number", location->instanceNumber},
            {"x", location->image.column},
            {"y", location->image.row},
            {"lps_mm", jsonOf(location->patient)}};
}

Json jsonOf(const StudyIdentity& study)
{
    return {{"study_instance_uid", study.studyInstanceUid},
            {"patient_id", study.patientId},
            {"patient_name", study.patientName},
            {"patient_birth_date", study.patientBirthDate},
            {"patient_sex", study.patientSex},
            {"study_date", study.studyDate},
            {"study_description", study.studyDescription},
            {"accession_number", study.accessionNumber}};
}

Json jsonOf(const std::optional<ModelIdentity>& model)
{
    if (!model)
        return {};
    return {{"name", model->name},     {"version", model->version}, {"sha256", model->sha256},
            {"device", model->device}, {"runtime", model->runtime}, {"date", model->date}};
}

/// @param discs  name the disc where it has another name than its row.
Json jsonOf(const LevelLocation& level, NamedDiscs discs)
{
    Json json = {{"level", nameOf(level.level)},
                 {"disc_center_lps_mm", level.discCenter ? jsonOf(*level.discCenter) : Json()},
                 {"confidence", level.confidence}};
    if (discs != NamedDiscs::L1L2ToL5S1)
        json["named"] = discNameOf(discs, level.level);
    return json;
}

Json jsonOf(const SpineVariant& variant)
{
    return {{"transitional_vertebra", variant.vertebra ? Json(keyOf(*variant.vertebra)) : Json()},
            {"discs", keyOf(variant.discs)},
            {"name", variant.readerName},
            {"time", variant.time}};
}

Json jsonOf(const CutOff& cutOff)
{
    return {{"moderate", cutOff.moderate ? Json(*cutOff.moderate) : Json()},
            {"severe", cutOff.severe ? Json(*cutOff.severe) : Json()}};
}

/// What only some decisions have.
void addDetails(Json& reader, const ReaderDecision& decision)
{
    if (decision.refined)
        reader["refined"] = nameOf(*decision.refined);
    if (decision.ungradable)
        reader["ungradable_reason"] = {{"cause", keyOf(decision.ungradable->cause)},
                                       {"text", decision.ungradable->text}};
    if (decision.acceptedAt.isSet())
        reader["accepted_at_cut_off"] = jsonOf(decision.acceptedAt);
}

Json readerJson(const AssessmentCell& cell)
{
    Json reader = {{"severity", nullptr},
                   {"state", keyOf(cell.state())},
                   {"name", nullptr},
                   {"time", nullptr},
                   {"accepted", false},
                   {"comment", nullptr},
                   {"location", jsonOf(cell.readerLocation)}};
    if (cell.decision) {
        if (cell.decision->severity)
            reader["severity"] = nameOf(*cell.decision->severity);
        reader["name"] = cell.decision->readerName;
        reader["time"] = cell.decision->time;
        reader["accepted"] = cell.decision->acceptedFinding;
        reader["comment"] = "";
        addDetails(reader, *cell.decision);
    }
    if (cell.isPointRemoved)
        reader["point_removed"] = true;
    if (cell.comment) {
        reader["comment"] = cell.comment->text;
        // One of another author or time than the decision names its own.
        if (!cell.decision || cell.comment->readerName != cell.decision->readerName)
            reader["comment_by"] = cell.comment->readerName;
        if (!cell.decision || cell.comment->time != cell.decision->time)
            reader["comment_time"] = cell.comment->time;
    }
    return reader;
}

Json jsonOf(const ImportedLabel& label)
{
    return {{"severity", label.severity ? Json(nameOf(*label.severity)) : Json()},
            {"location", jsonOf(label.location)},
            {"source", label.source},
            {"time", label.time}};
}

Json cellJson(Site site, const AssessmentCell& cell, NamedDiscs discs, AssessmentUse use)
{
    Json json = {{"condition", nameOf(site.condition)},
                 {"level", nameOf(site.level)},
                 {"probabilities", nullptr},
                 {"uncertainty", nullptr},
                 {"location", nullptr},
                 {"refused", nullptr},
                 {"not_reliable", nullptr},
                 {"reader", readerJson(cell)}};
    if (discs != NamedDiscs::L1L2ToL5S1)
        json["named"] = discNameOf(discs, site.level);
    // An export gives no grade that the reader has not seen.
    const Finding* finding = use == AssessmentUse::Saving ? cell.modelFinding()
        : cell.finding                                    ? &*cell.finding
                                                          : nullptr;
    if (finding) {
        Json& probabilities = json["probabilities"] = Json::object();
        for (const Severity severity : kSeverities)
            probabilities[std::string(keyOf(severity))] =
                finding->probabilities[static_cast<std::size_t>(severity)];
        if (finding->uncertainty)
            json["uncertainty"] = *finding->uncertainty;
        json["location"] = jsonOf(finding->location);
        if (finding->refused) {
            json["refused"] = sentenceJson(*finding->refused);
            if (use == AssessmentUse::Saving)
                json["refused_code"] = codeJson(*finding->refused);
        }
        if (finding->unreliable) {
            json["not_reliable"] = sentenceJson(*finding->unreliable);
            if (use == AssessmentUse::Saving)
                json["not_reliable_code"] = codeJson(*finding->unreliable);
        }
    }
    if (cell.imported)
        json["imported"] = jsonOf(*cell.imported);
    if (use == AssessmentUse::Saving && cell.isRevealed)
        json["revealed"] = true;
    if (use == AssessmentUse::Export && cell.cutOff.isSet())
        if (const auto suggestion = cell.suggestion()) {
            json["site_cut_off"] = jsonOf(cell.cutOff);
            json["site_cut_off"]["grade"] = nameOf(*suggestion);
        }
    return json;
}

constexpr const char* kLeft = "left";
constexpr const char* kRight = "right";

Json jsonOf(const SpineMeasure& measure)
{
    Json json = {
        {"kind", keyOf(measure.kind)},
        {"level", measure.level ? Json(nameOf(*measure.level)) : Json()},
        {"side", measure.side ? Json(*measure.side == Side::Left ? kLeft : kRight) : Json()},
        {"value", measure.value},
        {"unit", traitsOf(measure.kind).unit},
        {"deviation", measure.deviation},
        {"percent", measure.percent ? Json(*measure.percent) : Json()},
        {"series_instance_uid", measure.seriesInstanceUid},
        {"sop_instance_uid", measure.sopInstanceUid},
        {"instance_number", measure.instanceNumber},
        {"frame_number", measure.frameNumber},
        {"points", Json::array()}};
    for (const ImagePoint& point : measure.points)
        json["points"].push_back(Json::array({point.column, point.row}));
    return json;
}

// Reading: the accessors throw; assessmentFromJson() converts exceptions to an Error.

double number(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

std::string text(const Json& object, const char* name)
{
    return object.at(name).get<std::string>();
}

template <class Value> Value word(std::optional<Value> value)
{
    if (!value)
        throw std::invalid_argument("unknown word");
    return *value;
}

/// None for a code that this version does not have.
std::optional<Reason> reasonFromCode(const Json& json)
{
    if (json.is_string())
        return Reason::ofText(json.get<std::string>());
    const auto code = reasonCodeFromKey(json.at(0).get<std::string>());
    if (!code)
        return std::nullopt;
    Reason reason(*code);
    for (std::size_t i = 1; i < json.size(); ++i) {
        auto argument = reasonFromCode(json.at(i));
        if (!argument)
            return std::nullopt;
        reason.arguments.push_back(std::move(*argument));
    }
    return reason;
}

/// The saved code, or without one the sentence: exports and older versions have no codes.
Reason reasonOf(const Json& sentence, const Json& code)
{
    if (!code.is_null())
        if (auto reason = reasonFromCode(code))
            return *reason;
    return sentence.is_null() ? Reason() : Reason::ofText(sentence.get<std::string>());
}

PatientPoint pointOf(const Json& json)
{
    return {number(json.at(0)), number(json.at(1)), number(json.at(2))};
}

std::optional<SiteLocation> locationOf(const Json& json)
{
    if (json.is_null())
        return std::nullopt;
    return SiteLocation{.seriesInstanceUid = text(json, "series_instance_uid"),
                        .sopInstanceUid = text(json, "sop_instance_uid"),
                        .instanceNumber = json.at("instance_number").get<int>(),
                        .image = {number(json.at("x")), number(json.at("y"))},
                        .patient = pointOf(json.at("lps_mm"))};
}

StudyIdentity studyOf(const Json& json)
{
    return {.studyInstanceUid = text(json, "study_instance_uid"),
            .patientId = text(json, "patient_id"),
            .patientName = text(json, "patient_name"),
            .patientBirthDate = text(json, "patient_birth_date"),
            .patientSex = text(json, "patient_sex"),
            .studyDate = text(json, "study_date"),
            .studyDescription = text(json, "study_description"),
            .accessionNumber = text(json, "accession_number")};
}

Side sideFrom(const std::string& key)
{
    if (key != kLeft && key != kRight)
        throw std::invalid_argument("unknown side");
    return key == kLeft ? Side::Left : Side::Right;
}

/// None for a kind that this version does not have.
std::optional<SpineMeasure> measureFrom(const Json& json)
{
    const auto kind = measureKindFromKey(text(json, "kind"));
    if (!kind)
        return std::nullopt;
    SpineMeasure measure{.kind = *kind,
                         .value = number(json.at("value")),
                         .deviation = number(json.at("deviation")),
                         .seriesInstanceUid = text(json, "series_instance_uid"),
                         .sopInstanceUid = text(json, "sop_instance_uid"),
                         .instanceNumber = json.at("instance_number").get<int>(),
                         .frameNumber = json.at("frame_number").get<int>(),
                         .points = {}};
    if (!json.at("level").is_null())
        measure.level = word(levelFromText(text(json, "level")));
    if (!json.at("side").is_null())
        measure.side = sideFrom(text(json, "side"));
    if (!json.at("percent").is_null())
        measure.percent = number(json.at("percent"));
    for (const Json& point : json.at("points"))
        measure.points.push_back({number(point.at(0)), number(point.at(1))});
    if (!isSound(measure))
        throw std::invalid_argument("a measure is none");
    return measure;
}

/// Older versions and models without a segmentation have none.
std::vector<SpineMeasure> measuresFrom(const Json& list)
{
    std::vector<SpineMeasure> measures;
    for (const Json& one : list)
        if (auto measure = measureFrom(one)) {
            if (measureOf(measures, measure->kind, measure->level, measure->side))
                throw std::invalid_argument("a measure stands twice");
            measures.push_back(std::move(*measure));
        }
    return measures;
}

Grading gradingOf(const Json& json)
{
    Grading grading;
    const Json& model = json.at("model");
    grading.model = {.name = text(model, "name"),
                     .version = text(model, "version"),
                     .sha256 = text(model, "sha256"),
                     .device = text(model, "device"),
                     .runtime = text(model, "runtime"),
                     .date = text(model, "date")};
    const Json& levels = json.at("levels");
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        const Json& level = levels.at(i);
        grading.levels[i].level = word(levelFromText(text(level, "level")));
        if (!level.at("disc_center_lps_mm").is_null())
            grading.levels[i].discCenter = pointOf(level.at("disc_center_lps_mm"));
        grading.levels[i].confidence = number(level.at("confidence"));
    }
    grading.numbering.certain = json.at("numbering").at("certain").get<bool>();
    const Json& numbering = json.at("numbering");
    grading.numbering.reason = reasonOf(numbering.at("reason"), numbering.value("code", Json()));
    const Json& problems = json.at("problems");
    const Json codes = json.value("problem_codes", Json::array());
    for (std::size_t i = 0; i < problems.size(); ++i)
        grading.problems.push_back(
            reasonOf(problems.at(i), i < codes.size() ? codes.at(i) : Json()));
    grading.measures = measuresFrom(json.value("measures", Json::array()));
    return grading;
}

CutOff cutOffOf(const Json& json)
{
    const auto part = [&json](const char* name) {
        return json.at(name).is_null() ? std::optional<double>() : number(json.at(name));
    };
    return {part("moderate"), part("severe")};
}

std::optional<ReaderDecision> decisionOf(const Json& reader)
{
    // A decision always has a name, which may be empty.
    if (reader.at("name").is_null())
        return std::nullopt;
    ReaderDecision decision{.severity = std::nullopt,
                            .acceptedFinding = reader.at("accepted").get<bool>(),
                            .readerName = text(reader, "name"),
                            .time = text(reader, "time")};
    if (!reader.at("severity").is_null())
        decision.severity = word(severityFromText(text(reader, "severity")));
    if (reader.contains("refined"))
        decision.refined = word(mildGradeFromText(text(reader, "refined")));
    if (const auto reason = reader.find("ungradable_reason"); reason != reader.end())
        decision.ungradable = UngradableReason{
            ungradableCauseFromKey(text(*reason, "cause")).value_or(UngradableCause::Other),
            text(*reason, "text")};
    if (reader.contains("accepted_at_cut_off"))
        decision.acceptedAt = cutOffOf(reader.at("accepted_at_cut_off"));
    return decision;
}

/// Older versions kept the comment within the decision: its author and time are the decision's.
std::optional<CellComment> commentOf(const Json& reader)
{
    if (reader.at("comment").is_null() || text(reader, "comment").empty())
        return std::nullopt;
    const auto own = [&reader](const char* key, const char* ofDecision) {
        if (reader.contains(key))
            return text(reader, key);
        return reader.at(ofDecision).is_null() ? std::string() : text(reader, ofDecision);
    };
    return CellComment{.text = text(reader, "comment"),
                       .readerName = own("comment_by", "name"),
                       .time = own("comment_time", "time")};
}

/// Older versions did not record it: such a grade is not known to be reliable.
std::optional<Reason> unreliabilityOf(const Json& finding)
{
    const auto sentence = finding.find("not_reliable");
    if (sentence == finding.end())
        return ReasonCode::PatientsNotRecorded;
    if (sentence->is_null())
        return std::nullopt;
    return reasonOf(*sentence, finding.value("not_reliable_code", Json()));
}

std::optional<ImportedLabel> importedOf(const Json& finding)
{
    const auto found = finding.find("imported");
    if (found == finding.end())
        return std::nullopt;
    ImportedLabel label{.source = text(*found, "source"), .time = text(*found, "time")};
    if (!found->at("severity").is_null())
        label.severity = word(severityFromText(text(*found, "severity")));
    label.location = locationOf(found->at("location"));
    return label;
}

/// Older versions kept an imported grade as a decision whose reader was the table.
void separateImported(AssessmentCell& cell)
{
    if (!cell.decision || cell.decision->readerName != kChallengeTables)
        return;
    cell.imported = ImportedLabel{.severity = cell.decision->severity,
                                  .source = kChallengeTables,
                                  .time = cell.decision->time};
    cell.decision.reset();
}

AssessmentCell cellOf(Site site, const Json& json)
{
    AssessmentCell cell;
    if (!json.at("probabilities").is_null()) {
        Finding& finding = cell.finding.emplace(Finding{.site = site});
        for (const Severity severity : kSeverities)
            finding.probabilities[static_cast<std::size_t>(severity)] =
                number(json.at("probabilities").at(std::string(keyOf(severity))));
        // Absent in older versions.
        if (const auto doubt = json.find("uncertainty"); doubt != json.end() && !doubt->is_null())
            finding.uncertainty = number(*doubt);
        finding.location = locationOf(json.at("location"));
        if (!json.at("refused").is_null())
            finding.refused = reasonOf(json.at("refused"), json.value("refused_code", Json()));
        finding.unreliable = unreliabilityOf(json);
    }
    cell.decision = decisionOf(json.at("reader"));
    cell.comment = commentOf(json.at("reader"));
    cell.readerLocation = locationOf(json.at("reader").at("location"));
    cell.isPointRemoved = json.at("reader").value("point_removed", false);
    cell.isRevealed = json.value("revealed", false);
    cell.imported = importedOf(json);
    separateImported(cell);
    return cell;
}

/// The usual spine where nothing is said.
SpineVariant variantOf(const Json& numbering)
{
    const auto said = numbering.find("variant");
    if (said == numbering.end())
        return {};
    SpineVariant variant{.vertebra = std::nullopt,
                         .discs = word(namedDiscsFromKey(text(*said, "discs"))),
                         .readerName = text(*said, "name"),
                         .time = text(*said, "time")};
    if (!said->at("transitional_vertebra").is_null())
        variant.vertebra = word(transitionalVertebraFromKey(text(*said, "transitional_vertebra")));
    return variant;
}

Assessment assessmentOf(const Json& json)
{
    if (text(json, "format") != kFormat)
        throw std::invalid_argument("unknown format");
    Assessment assessment(studyOf(json.at("study")));
    if (!json.at("model").is_null())
        assessment.setGrading(gradingOf(json));
    assessment.setVariant(variantOf(json.value("numbering", Json::object())));
    std::array<bool, kSiteCount> seen{};
    for (const Json& finding : json.at("findings")) {
        const Site site{word(conditionFromText(text(finding, "condition"))),
                        word(levelFromText(text(finding, "level")))};
        assessment.setCell(site, cellOf(site, finding));
        seen[siteIndex(site)] = true;
    }
    if (std::find(seen.begin(), seen.end(), false) != seen.end())
        throw std::invalid_argument("sites are missing");
    if (json.contains("reveal_mode")) // older versions showed all at once
        assessment.setRevealMode(word(revealModeFromKey(text(json, "reveal_mode"))));
    return assessment;
}

} // namespace

std::string_view keyOf(CellState state)
{
    switch (state) {
    case CellState::NotReviewed:
        return "not_reviewed";
    case CellState::Imported:
        return "imported";
    case CellState::Hidden:
        return "not_revealed";
    case CellState::Refused:
        return "refused";
    case CellState::Withheld:
        return "withheld";
    case CellState::AiSuggested:
        return "ai_suggested";
    case CellState::Accepted:
        return "accepted";
    case CellState::Changed:
        return "changed";
    case CellState::ReaderOnly:
        return "reader_only";
    case CellState::Ungradable:
        return "ungradable";
    }
    return "";
}

std::string assessmentToJson(const Assessment& assessment, AssessmentUse use)
{
    Json json = {{"format", kFormat},
                 {"study", jsonOf(assessment.study())},
                 {"model", jsonOf(assessment.model())},
                 {"levels", Json::array()}};
    for (const LevelLocation& level : assessment.levels())
        json["levels"].push_back(jsonOf(level, assessment.variant().discs));
    const Numbering& numbering = assessment.numbering();
    json["numbering"] = {{"certain", numbering.certain},
                         {"reason", sentenceJson(numbering.reason)}};
    if (use == AssessmentUse::Saving && !numbering.reason.empty())
        json["numbering"]["code"] = codeJson(numbering.reason);
    if (!assessment.variant().isUsual())
        json["numbering"]["variant"] = jsonOf(assessment.variant());
    if (use == AssessmentUse::Saving && assessment.revealMode() != RevealMode::AtOnce)
        json["reveal_mode"] = keyOf(assessment.revealMode());
    json["findings"] = Json::array();
    for (std::size_t index = 0; index < kSiteCount; ++index)
        json["findings"].push_back(cellJson(siteAt(index), assessment.cell(siteAt(index)),
                                            assessment.variant().discs, use));
    // An export gives no measure that the reader has not seen.
    const auto& measures =
        use == AssessmentUse::Saving ? assessment.modelMeasures() : assessment.measures();
    for (const SpineMeasure& measure : measures)
        json["measures"].push_back(jsonOf(measure));
    json["problems"] = Json::array();
    for (const Reason& problem : assessment.problems())
        json["problems"].push_back(englishSentence(problem));
    if (use == AssessmentUse::Saving && !assessment.problems().empty())
        for (const Reason& problem : assessment.problems())
            json["problem_codes"].push_back(codeJson(problem));
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<Assessment> assessmentFromJson(std::string_view json)
{
    try {
        return assessmentOf(Json::parse(json));
    } catch (const std::exception&) {
        // The message of the library may quote the text, which contains patient data.
        return failure(ErrorCode::Corrupt, ReasonCode::AssessmentDamaged);
    }
}

} // namespace foramen
