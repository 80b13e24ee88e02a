#include "core/report/fhir/fhir_observations.h"

#include "core/report/dicom_values.h"
#include "core/report/fhir/fhir_codes.h"
#include "core/report/report_status.h"
#include "core/report/sr/sr_codes.h"
#include "core/spine/assessment_json.h"
#include "core/spine/decision_words.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace foramen::fhir {

namespace {

constexpr const char* kMillimetre = "mm";
constexpr const char* kPixel = "{pixels}";
constexpr const char* kNoUnit = "1";

/// "L4/L5 Left Subarticular Stenosis", with the disc in brackets where it has another name.
std::string titleOf(const SpineVariant& variant, Site site)
{
    return fmt::format("{} {}", nameOf(variant, site.level), nameOf(site.condition));
}

/// "L4/L5, left, subarticular zone of spinal canal".
std::string placeOf(const SpineVariant& variant, Site site)
{
    std::string words = nameOf(variant, site.level);
    if (const auto side = sideOf(site.condition))
        words += *side == Side::Left ? ", left" : ", right";
    return words + ", " + structureCode(site.condition).meaning;
}

std::string nameOfReader(Site site)
{
    return "reader " + keyOf(site);
}

/// The result of another model is another resource.
std::string nameOfModel(const ModelIdentity& model, Site site)
{
    return fmt::format("model {} {} {} {}", keyOf(site), model.name, model.version, model.sha256);
}

void addNumber(std::vector<Component>& components, Concept code, double value, const char* unit)
{
    if (std::isfinite(value)) // FHIR has no other numbers
        components.push_back({std::move(code), Quantity{value, unit}});
}

/// Adds the point in pixels and in patient space, and the image that it lies on.
void addPoint(Observation& made, const SiteLocation& location)
{
    const auto add = [&made](const char* code, const char* text, double value, const char* unit) {
        addNumber(made.components, privateConcept(code, text), value, unit);
    };
    add("POINT_COLUMN", "Column, 0: centre of the first pixel", location.image.column, kPixel);
    add("POINT_ROW", "Row, 0: centre of the first pixel", location.image.row, kPixel);
    add("POINT_LPS_X", "x in patient space, LPS", location.patient.x, kMillimetre);
    add("POINT_LPS_Y", "y in patient space, LPS", location.patient.y, kMillimetre);
    add("POINT_LPS_Z", "z in patient space, LPS", location.patient.z, kMillimetre);
    if (isValidUid(location.seriesInstanceUid) && isValidUid(location.sopInstanceUid))
        made.image =
            Image{location.seriesInstanceUid, location.sopInstanceUid, location.instanceNumber};
    else
        made.notes.push_back({fmt::format("The point lies on instance number {}, whose UID is not "
                                          "valid: {}",
                                          location.instanceNumber, location.sopInstanceUid),
                              {},
                              {}});
}

/// What the Observations of model and readers share.
Observation siteObservation(const Report& report, const SpineVariant& variant, Site site)
{
    Observation made;
    made.code = findingConcept(site.condition);
    made.bodySite = levelConcept(variant.discs, site.level, placeOf(variant, site));
    if (const auto side = sideOf(site.condition))
        made.components.push_back({conceptOf(kLaterality), sideConcept(*side)});
    made.components.push_back(
        {conceptOf(kTopographicalModifier), conceptOf(structureCode(site.condition))});
    made.components.push_back(
        {conceptOf(kTrackingUid),
         derivedUid("site " + studyKeyOf(report.assessment.study()) + ' ' + keyOf(site))});
    return made;
}

/// Probabilities, uncertainty and the grade of a finding that is given.
void addGrade(Observation& made, Site site, const AssessmentCell& cell)
{
    const Finding& finding = *cell.finding;
    for (const Severity severity : kSeverities) {
        Concept code = conceptOf(kProbability);
        code.codings.push_back({privateSystem(),
                                severity == Severity::NormalMild     ? "PROBABILITY_NORMAL_MILD"
                                    : severity == Severity::Moderate ? "PROBABILITY_MODERATE"
                                                                     : "PROBABILITY_SEVERE",
                                {}});
        code.text = fmt::format("Probability of {}", nameOf(severity));
        addNumber(made.components, std::move(code),
                  finding.probabilities[static_cast<std::size_t>(severity)], kNoUnit);
    }
    if (finding.uncertainty)
        addNumber(made.components,
                  privateConcept("UNCERTAINTY", "Uncertainty, 0 (certain) to 1 (a guess)"),
                  *finding.uncertainty, kNoUnit);
    const Severity grade = likeliest(finding.probabilities);
    made.value = gradeConcept(site.condition, grade);
    made.narrative += fmt::format(": {} according to the AI, not reviewed", nameOf(grade));
    if (cell.cutOff.isSet()) {
        const Severity there = gradeAt(finding.probabilities, cell.cutOff);
        made.components.push_back(
            {privateConcept("GRADE_AT_CUT_OFF", "Grade at the site's cut-off"),
             gradeConcept(site.condition, there)});
        made.notes.push_back(
            {fmt::format("The site's cut-off: {}", englishText(cell.cutOff)), {}, {}});
    }
}

Observation modelObservation(const Report& report, const ModelIdentity& model, Site site)
{
    const AssessmentCell& cell = report.assessment.cell(site);
    const SpineVariant rows; // the model speaks of the rows, not of a reader's numbering
    Observation made = siteObservation(report, rows, site);
    made.name = nameOfModel(model, site);
    made.observer = Observer::Model;
    made.status = "preliminary";
    made.time = model.date;
    made.narrative = titleOf(rows, site);
    const auto withhold = [&made](const char* code, const std::string& why) {
        made.absent = absentConcept(code, why);
        made.narrative += ": no grade of the AI. " + why;
    };
    if (!cell.finding) {
        withhold("unknown",
                 cell.hidden ? "The model's grade was not revealed to the reader." : "Not graded.");
        return made;
    }
    const Finding& finding = *cell.finding;
    if (finding.location)
        addPoint(made, *finding.location);
    if (finding.refused) {
        withhold("not-performed", englishSentence(*finding.refused));
        return made;
    }
    if (finding.unreliable)
        made.notes.push_back({englishSentence(*finding.unreliable), {}, {}});
    if (cell.isFindingWithheld())
        withhold("unknown",
                 "The model's grade is not given: " + englishSentence(*finding.unreliable));
    else
        addGrade(made, site, cell);
    return made;
}

Observation readerObservation(const Report& report, Site site)
{
    const AssessmentCell& cell = report.assessment.cell(site);
    const SpineVariant& variant = report.assessment.variant();
    Observation made = siteObservation(report, variant, site);
    made.name = nameOfReader(site);
    made.observer = Observer::Reader;
    made.status = readerStatus(report);
    made.narrative = titleOf(variant, site);
    const std::string state(keyOf(cell.state()));
    if (cell.decision) {
        const ReaderDecision& decision = *cell.decision;
        made.reader = decision.readerName;
        made.time = decision.time;
        made.components.push_back(
            {privateConcept("STATE", "State of the decision"), privateConcept(state, state)});
        if (decision.severity) {
            const Concept grade =
                gradeConcept(site.condition, *decision.severity, decision.refined);
            made.narrative += fmt::format(": {} according to the reader", grade.text);
            made.value = grade;
        } else {
            const std::string why = decision.ungradable
                ? "Not gradable: " + englishText(*decision.ungradable)
                : "Not gradable";
            made.absent = absentConcept("unknown", why);
            made.narrative += ": " + why;
        }
    } else {
        made.reader = cell.comment ? cell.comment->readerName : report.readerName;
        made.time = cell.comment ? cell.comment->time : std::string();
        made.absent = absentConcept("not-performed", "Not decided by a reader");
        made.narrative += ": not decided by a reader";
    }
    if (cell.comment)
        made.notes.push_back({cell.comment->text, cell.comment->readerName, cell.comment->time});
    if (const std::string named = englishText(variant); !named.empty())
        made.notes.push_back({"Numbering by a reader: " + named, {}, {}});
    if (cell.readerLocation && !cell.isPointRemoved)
        made.notes.push_back({"The point was placed by a reader", {}, {}});
    if (cell.isPointRemoved)
        made.notes.push_back({"The point was removed by a reader", {}, {}});
    const SiteLocation* location = cell.decision || cell.readerLocation ? cell.location() : nullptr;
    if (location)
        addPoint(made, *location);
    if (cell.state() == CellState::Accepted && report.assessment.model())
        made.derivedFrom = nameOfModel(*report.assessment.model(), site);
    return made;
}

} // namespace

const char* readerStatus(const Report& report)
{
    return isSigned(report) ? "final" : "preliminary";
}

std::vector<Observation> modelObservations(const Report& report)
{
    std::vector<Observation> made;
    const auto& model = report.assessment.model();
    for (std::size_t index = 0; model && index < kSiteCount; ++index)
        made.push_back(modelObservation(report, *model, siteAt(index)));
    return made;
}

std::vector<Observation> readerObservations(const Report& report)
{
    std::vector<Observation> made;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (report.assessment.cell(siteAt(index)).hasReaderWork())
            made.push_back(readerObservation(report, siteAt(index)));
    return made;
}

} // namespace foramen::fhir
