#include "core/report/fhir/fhir_writer.h"

#include "core/base/text/text_file.h"
#include "core/report/dicom_values.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"
#include "core/report/fhir/fhir_codes.h"
#include "core/report/fhir/fhir_content.h"
#include "core/report/fhir/fhir_measurements.h"
#include "core/report/fhir/fhir_observations.h"
#include "core/report/fhir/fhir_text.h"
#include "core/report/fhir/name_uuid.h"
#include "core/report/report_status.h"
#include "core/report/sr/sr_codes.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using namespace fhir;
using Json = nlohmann::ordered_json;

/// The namespace of all UUIDs of bundles: a random UUID, made once.
constexpr const char* kSpace = "9a4c1f0e-6f2b-4f5d-8c1a-2b7d3e90c6a5";
constexpr const char* kDicomUid = "urn:dicom:uid";
constexpr const char* kUri = "urn:ietf:rfc:3986";
constexpr const char* kIdentifierTypes = "http://terminology.hl7.org/CodeSystem/v2-0203";

// Building blocks. Members without content are left out: FHIR knows no empty ones.

void put(Json& json, const char* key, const std::string& text)
{
    if (std::string value = stringOf(text); !value.empty())
        json[key] = std::move(value);
}

/// A member whose form is checked already.
void putPlain(Json& json, const char* key, std::string text)
{
    if (!text.empty())
        json[key] = std::move(text);
}

Json jsonOf(const Coding& coding)
{
    Json json{{"system", coding.system}, {"code", coding.code}};
    put(json, "display", coding.display);
    return json;
}

Json jsonOf(const Concept& coded)
{
    Json json = Json::object();
    for (const Coding& coding : coded.codings)
        json["coding"].push_back(jsonOf(coding));
    put(json, "text", coded.text);
    return json;
}

/// Adds value[x].
void putValue(Json& json, const Value& value)
{
    if (const auto* coded = std::get_if<Concept>(&value))
        json["valueCodeableConcept"] = jsonOf(*coded);
    else if (const auto* quantity = std::get_if<Quantity>(&value))
        json["valueQuantity"] = {{"value", quantity->value},
                                 {"unit", quantity->unit},
                                 {"system", kUcum},
                                 {"code", quantity->unit}};
    else if (const auto* text = std::get_if<std::string>(&value))
        put(json, "valueString", *text);
}

Json narrativeOf(const std::string& text)
{
    return {{"status", "generated"},
            {"div",
             fmt::format("<div xmlns=\"http://www.w3.org/1999/xhtml\">{}</div>", xhtmlOf(text))}};
}

/// CodeableConcept with one code and no words.
Json codedAs(const char* system, const char* code)
{
    Json json = Json::object();
    json["coding"].push_back(Json{{"system", system}, {"code", code}});
    return json;
}

Json uidIdentifier(const std::string& uid)
{
    return {{"system", kDicomUid}, {"value", "urn:oid:" + uid}};
}

/// @param type  of the HL7 v2 table 0203; none where there is no value
void addIdentifier(Json& resource, const char* type, const std::string& text)
{
    if (std::string value = stringOf(text); !value.empty())
        resource["identifier"].push_back(
            Json{{"type", codedAs(kIdentifierTypes, type)}, {"value", std::move(value)}});
}

std::string display(const std::string& name)
{
    return stringOf(name).empty() ? "Unknown" : readableName(name);
}

/// The first group of a DICOM name that is there: the alphabetic, ideographic or phonetic one.
std::string nameGroup(const std::string& dicomName)
{
    const std::size_t begin = std::min(dicomName.find_first_not_of('='), dicomName.size());
    return dicomName.substr(begin, dicomName.find('=', begin) - begin);
}

/// HumanName of a DICOM name, "Family^Given^Middle^Prefix^Suffix", or of words.
Json humanName(const std::string& dicomName)
{
    const std::string group = nameGroup(dicomName);
    std::vector<std::string> parts(1);
    for (const char letter : group)
        if (letter == '^')
            parts.emplace_back();
        else
            parts.back() += letter;
    constexpr std::size_t components = 5;
    parts.resize(components);
    Json name = Json::object();
    put(name, "text", display(group));
    if (group.find('^') == std::string::npos)
        return name;
    put(name, "family", parts[0]);
    const auto add = [&name](const char* key, const std::string& part) {
        if (std::string value = stringOf(part); !value.empty())
            name[key].push_back(std::move(value));
    };
    add("given", parts[1]);
    add("given", parts[2]);
    add("prefix", parts[3]);
    add("suffix", parts[4]);
    return name;
}

std::string base64(std::string_view bytes)
{
    constexpr std::size_t group = 3; // bytes that become four characters
    std::string text(4 * ((bytes.size() + group - 1) / group) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

/// A modality as DICOM defines its terms (CS): MR where none is stated.
std::string modalityOf(const std::string& text)
{
    constexpr std::size_t longest = 16;
    if (text.empty())
        return "MR";
    const bool isTerm = text.size() <= longest
        && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos;
    return isTerm ? text : "OT";
}

/// The text of the report, which always states the intended use, and its signature.
std::string conclusionOf(const Report& report)
{
    std::string text = report.text;
    if (text.find(kIntendedUse) == std::string::npos)
        text += (text.empty() ? "" : "\n") + std::string(kIntendedUse);
    if (const std::string signature = signatureText(report); !signature.empty())
        text += "\n\n" + signature;
    return text;
}

/// Preliminary until a reader signs it.
const char* statusOf(const Report& report)
{
    if (!isSigned(report))
        return "preliminary";
    if (report.signature && report.signature->version > 1)
        return "amended";
    if (report.signature && !report.signature->addenda.empty())
        return "appended";
    return "final";
}

// The names of the resources that are in a bundle once.
constexpr const char* kPatient = "patient";
constexpr const char* kModelDevice = "device";
constexpr const char* kImagingStudy = "imaging study";
constexpr const char* kReport = "diagnostic report";

/// Makes one bundle.
class Bundle {
public:
    Bundle(const Report& report, std::string_view pdf)
        : m_report(report)
        , m_pdf(pdf)
        , m_study(report.assessment.study())
        , m_studyKey(studyKeyOf(report.assessment.study()))
    {
    }
    std::string make();

private:
    [[nodiscard]] std::string uuidOf(const std::string& name) const
    {
        return nameUuid(kSpace, m_studyKey + '\n' + name);
    }
    [[nodiscard]] Json referenceTo(const std::string& name, const std::string& words = {}) const;
    [[nodiscard]] static std::string nameOfReader(const std::string& reader)
    {
        return "practitioner " + reader;
    }
    /// A person, who gets an entry of the bundle.
    Json referenceToReader(const std::string& reader);
    /// Begins a resource with its id and its narrative.
    [[nodiscard]] Json resource(const char* type, const std::string& name,
                                const std::string& narrative) const;
    void add(const std::string& name, Json json);

    void addPatient();
    void addDevice();
    void addImagingStudy(const std::vector<Observation>& observations);
    void addObservation(const Observation& observation);
    void addKeyImages();
    void addReport(const std::vector<Observation>& observations);
    void addReaders();

    const Report& m_report;
    const std::string_view m_pdf;
    const StudyIdentity& m_study;
    const std::string m_studyKey;
    std::set<std::string> m_readers;
    std::vector<std::string> m_keyImages; ///< names of their resources
    Json m_entries = Json::array();
};

Json Bundle::referenceTo(const std::string& name, const std::string& words) const
{
    Json json{{"reference", "urn:uuid:" + uuidOf(name)}};
    put(json, "display", words);
    return json;
}

Json Bundle::referenceToReader(const std::string& reader)
{
    m_readers.insert(reader);
    return referenceTo(nameOfReader(reader), display(reader));
}

Json Bundle::resource(const char* type, const std::string& name, const std::string& narrative) const
{
    return {{"resourceType", type},
            {"id", uuidOf(name)},
            {"language", "en"},
            {"text", narrativeOf(narrative)}};
}

void Bundle::add(const std::string& name, Json json)
{
    m_entries.push_back(
        Json{{"fullUrl", "urn:uuid:" + uuidOf(name)}, {"resource", std::move(json)}});
}

void Bundle::addPatient()
{
    Json patient = resource(
        "Patient", kPatient,
        fmt::format("Patient {} {}", readableName(m_study.patientName), m_study.patientId));
    addIdentifier(patient, "MR", m_study.patientId);
    if (!stringOf(m_study.patientName).empty())
        patient["name"].push_back(humanName(m_study.patientName));
    if (m_study.patientSex == "F")
        patient["gender"] = "female";
    else if (m_study.patientSex == "M")
        patient["gender"] = "male";
    else if (m_study.patientSex == "O")
        patient["gender"] = "other";
    putPlain(patient, "birthDate", dateOf(m_study.patientBirthDate));
    add(kPatient, std::move(patient));
}

void Bundle::addDevice()
{
    const auto& model = m_report.assessment.model();
    if (!model)
        return;
    Json device =
        resource("Device", kModelDevice,
                 fmt::format("AI model {} {}. {}", model->name, model->version, kIntendedUse));
    device["identifier"].push_back(
        {{"system", kUri},
         {"value",
          "urn:oid:"
              + derivedUid("model " + model->name + ' ' + model->version + ' ' + model->sha256)}});
    device["status"] = "active";
    device["manufacturer"] = "Foramen";
    if (const std::string name = stringOf(model->name); !name.empty())
        device["deviceName"].push_back({{"name", name}, {"type", "model-name"}});
    device["type"] = Json{{"text", "AI model that grades lumbar stenosis"}};
    if (const std::string version = stringOf(model->version); !version.empty())
        device["version"].push_back(Json{{"value", version}});
    const auto property = [&device](const char* code, const char* text, const std::string& value) {
        const std::string words = stringOf(value);
        if (words.empty())
            return;
        Json made{{"type", jsonOf(privateConcept(code, text))}};
        made["valueCode"].push_back(Json{{"text", words}});
        device["property"].push_back(std::move(made));
    };
    property("WEIGHTS_SHA256", "SHA-256 of the weights", model->sha256);
    property("PROCESSOR", "Processor that it ran on", model->device);
    property("RUNTIME", "Runtime library", model->runtime);
    device["note"].push_back(Json{{"text", kIntendedUse}});
    add(kModelDevice, std::move(device));
}

void Bundle::addImagingStudy(const std::vector<Observation>& observations)
{
    struct Series {
        const ReportSeries* header = nullptr;
        std::map<std::string, int> instances; ///< instance number by SOP Instance UID
    };
    std::vector<std::string> order;
    std::map<std::string, Series> series; // some data sets repeat UIDs: each once
    const auto seriesOf = [&](const std::string& uid) -> Series& {
        if (!series.contains(uid))
            order.push_back(uid);
        return series[uid];
    };
    for (const ReportSeries& one : m_report.series)
        if (isValidUid(one.seriesInstanceUid))
            if (Series& known = seriesOf(one.seriesInstanceUid); !known.header)
                known.header = &one;
    for (const Observation& observation : observations)
        if (const auto& image = observation.image)
            seriesOf(image->seriesInstanceUid)
                .instances.emplace(image->sopInstanceUid, image->instanceNumber);
    for (const ReportKeyImage& key : m_report.keyImages)
        if (const PictureIdentity& picture = key.annotation.picture;
            isValidUid(picture.seriesInstanceUid) && isValidUid(picture.sopInstanceUid))
            seriesOf(picture.seriesInstanceUid)
                .instances.emplace(picture.sopInstanceUid, key.place.instanceNumber);

    Json study =
        resource("ImagingStudy", kImagingStudy, "Imaging study " + m_study.studyDescription);
    study["identifier"].push_back(uidIdentifier(usableUid(m_study.studyInstanceUid)));
    addIdentifier(study, "ACSN", m_study.accessionNumber);
    study["status"] = "available";
    study["subject"] = referenceTo(kPatient);
    putPlain(study, "started", dateOf(m_study.studyDate));
    std::set<std::string> modalities;
    Json list = Json::array();
    for (const std::string& uid : order) {
        const Series& one = series[uid];
        const ReportSeries unknown;
        const ReportSeries& header = one.header ? *one.header : unknown;
        const std::string modality = modalityOf(header.modality);
        modalities.insert(modality);
        Json json{{"uid", uid}, {"modality", {{"system", kDicom}, {"code", modality}}}};
        put(json, "description",
            header.role.empty() ? header.seriesDescription
                                : fmt::format("{} ({})", header.seriesDescription, header.role));
        const std::string sopClass =
            isValidUid(header.sopClassUid) ? header.sopClassUid : unknown.sopClassUid;
        for (const auto& [instance, number] : one.instances) {
            Json made{{"uid", instance},
                      {"sopClass", {{"system", kUri}, {"code", "urn:oid:" + sopClass}}}};
            if (number > 0)
                made["number"] = number;
            json["instance"].push_back(std::move(made));
        }
        list.push_back(std::move(json));
    }
    for (const std::string& modality : modalities)
        study["modality"].push_back({{"system", kDicom}, {"code", modality}});
    put(study, "description", m_study.studyDescription);
    if (!list.empty())
        study["series"] = std::move(list);
    add(kImagingStudy, std::move(study));
}

void Bundle::addObservation(const Observation& observation)
{
    Json json = resource("Observation", observation.name, observation.narrative);
    json["status"] = observation.status;
    json["category"].push_back(
        codedAs("http://terminology.hl7.org/CodeSystem/observation-category", "imaging"));
    json["code"] = jsonOf(observation.code);
    json["subject"] = referenceTo(kPatient);
    putPlain(json, "effectiveDateTime", dateTimeOf(observation.time));
    if (observation.observer == Observer::Reader)
        json["performer"].push_back(referenceToReader(observation.reader));
    putValue(json, observation.value);
    if (observation.absent)
        json["dataAbsentReason"] = jsonOf(*observation.absent);
    for (const Note& note : observation.notes) {
        Json made = Json::object();
        if (!note.author.empty())
            made["authorReference"] = referenceToReader(note.author);
        putPlain(made, "time", dateTimeOf(note.time));
        put(made, "text", note.text);
        if (made.contains("text"))
            json["note"].push_back(std::move(made));
    }
    if (!observation.bodySite.codings.empty())
        json["bodySite"] = jsonOf(observation.bodySite);
    if (observation.observer == Observer::Model)
        json["device"] = referenceTo(kModelDevice);
    json["derivedFrom"].push_back(referenceTo(kImagingStudy));
    // R4 cannot name an instance of an ImagingStudy: a logical reference does.
    if (const auto& image = observation.image)
        json["derivedFrom"].push_back(
            {{"type", "Media"}, {"identifier", uidIdentifier(image->sopInstanceUid)}});
    if (!observation.derivedFrom.empty())
        json["derivedFrom"].push_back(referenceTo(observation.derivedFrom));
    for (const Component& component : observation.components) {
        Json made{{"code", jsonOf(component.code)}};
        putValue(made, component.value);
        json["component"].push_back(std::move(made));
    }
    add(observation.name, std::move(json));
}

void Bundle::addKeyImages()
{
    for (const ReportKeyImage& key : m_report.keyImages) {
        const PictureIdentity& picture = key.annotation.picture;
        const std::string name = fmt::format("key image {} {} {}", picture.seriesInstanceUid,
                                             picture.sopInstanceUid, picture.frameNumber);
        if (!isValidUid(picture.sopInstanceUid)
            || std::find(m_keyImages.begin(), m_keyImages.end(), name) != m_keyImages.end())
            continue;
        const std::string title = fmt::format(
            "Key image, {}, instance number {}{}", placeText(key.place), key.place.instanceNumber,
            picture.frameNumber > 1 ? fmt::format(", frame {}", picture.frameNumber)
                                    : std::string());
        Json media = resource("Media", name, title);
        media["identifier"].push_back(uidIdentifier(picture.sopInstanceUid));
        media["partOf"].push_back(referenceTo(kImagingStudy));
        media["status"] = "completed";
        media["type"] = codedAs("http://terminology.hl7.org/CodeSystem/media-type", "image");
        media["subject"] = referenceTo(kPatient);
        media["content"] = Json{{"contentType", "application/dicom"}};
        put(media["content"], "title", title);
        m_keyImages.push_back(name);
        add(name, std::move(media));
    }
}

void Bundle::addReport(const std::vector<Observation>& observations)
{
    const std::string conclusion = conclusionOf(m_report);
    Json json = resource("DiagnosticReport", kReport, conclusion);
    // The language of a text that a reader wrote is not known.
    if (m_report.text != draftText(draftOf(m_report)))
        json.erase("language");
    addIdentifier(json, "ACSN", m_study.accessionNumber);
    json["status"] = statusOf(m_report);
    json["category"].push_back(codedAs("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD"));
    json["code"] = jsonOf(conceptOf(kMrLumbarSpine));
    json["subject"] = referenceTo(kPatient);
    putPlain(json, "effectiveDateTime", dateOf(m_study.studyDate));
    putPlain(json, "issued", instantOf(lastSignedTime(m_report)));
    if (isSigned(m_report)) {
        std::vector<std::string> signers{m_report.readerName};
        if (m_report.signature)
            for (const ReportAddendum& addendum : m_report.signature->addenda)
                if (std::find(signers.begin(), signers.end(), addendum.readerName) == signers.end())
                    signers.push_back(addendum.readerName);
        for (const std::string& signer : signers)
            json["resultsInterpreter"].push_back(referenceToReader(signer));
    }
    for (const Observation& observation : observations)
        json["result"].push_back(referenceTo(observation.name));
    json["imagingStudy"].push_back(referenceTo(kImagingStudy));
    for (const std::string& name : m_keyImages)
        json["media"].push_back(Json{{"link", referenceTo(name)}});
    put(json, "conclusion", conclusion);
    if (!m_pdf.empty())
        json["presentedForm"].push_back(
            {{"contentType", "application/pdf"}, {"data", base64(m_pdf)}, {"title", "Report"}});
    // The report comes first, before what it refers to.
    add(kReport, std::move(json));
    std::rotate(m_entries.begin(), m_entries.end() - 1, m_entries.end());
}

void Bundle::addReaders()
{
    for (const std::string& reader : m_readers) {
        Json json = resource("Practitioner", nameOfReader(reader), "Reader " + display(reader));
        json["name"].push_back(humanName(reader));
        add(nameOfReader(reader), std::move(json));
    }
}

std::string Bundle::make()
{
    std::vector<Observation> observations = modelObservations(m_report);
    for (auto more : {automaticObservations(m_report), readerObservations(m_report),
                      measurementObservations(m_report)})
        observations.insert(observations.end(), more.begin(), more.end());
    addPatient();
    addDevice();
    addImagingStudy(observations);
    for (const Observation& observation : observations)
        addObservation(observation);
    addKeyImages();
    addReport(observations);
    addReaders();
    const std::string uuid = uuidOf("bundle " + lastSignedTime(m_report));
    Json bundle{{"resourceType", "Bundle"},
                {"id", uuid},
                {"language", "en"},
                {"identifier", {{"system", kUri}, {"value", "urn:uuid:" + uuid}}},
                {"type", "collection"}};
    putPlain(bundle, "timestamp", instantOf(lastSignedTime(m_report)));
    bundle["entry"] = std::move(m_entries);
    return bundle.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string fhirBundle(const Report& report, std::string_view pdf)
{
    return Bundle(report, pdf).make();
}

Result<void> writeFhirBundle(const std::filesystem::path& file, const Report& report,
                             std::string_view pdf)
{
    return writeTextFile(file, fhirBundle(report, pdf));
}

} // namespace foramen
