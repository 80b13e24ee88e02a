#include "core/pacs/web/dicom_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

tl::unexpected<Error> noDicomJson()
{
    return failure(ErrorCode::Corrupt, ReasonCode::PacsNoDicomWeb);
}

/// @return a discarded value for text that is no JSON.
Json parsed(std::string_view text)
{
    return Json::parse(text.begin(), text.end(), nullptr, false);
}

/// The values of an attribute; null where there are none.
const Json* valuesOf(const Json& object, const char* tag)
{
    if (!object.is_object() || !object.contains(tag))
        return nullptr;
    const Json& attribute = object[tag];
    if (!attribute.is_object() || !attribute.contains("Value") || !attribute["Value"].is_array())
        return nullptr;
    return &attribute["Value"];
}

/// One value as text: a number as it is written, a name in its alphabetic form.
std::string textOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number())
        return value.dump();
    for (const char* form : {"Alphabetic", "Ideographic", "Phonetic"})
        if (value.is_object() && value.contains(form) && value[form].is_string())
            return value[form].get<std::string>();
    return {};
}

/// All values of an attribute, with backslashes between them.
std::string text(const Json& object, const char* tag)
{
    std::string joined;
    const Json* values = valuesOf(object, tag);
    for (std::size_t i = 0; values && i < values->size(); ++i)
        joined += (i > 0 ? "\\" : "") + textOf((*values)[i]);
    return joined;
}

/// @return -1 where there is none.
int count(const Json& object, const char* tag)
{
    const std::string value = text(object, tag);
    int number = -1;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

/// Instances of Referenced SOP Sequence (0008,1199) or Failed SOP Sequence (0008,1198).
std::vector<StoredInstances::Instance> instancesIn(const Json& object, const char* sequence,
                                                   const char* reason)
{
    std::vector<StoredInstances::Instance> instances;
    if (const Json* items = valuesOf(object, sequence))
        for (const Json& item : *items)
            // Referenced SOP Instance UID (0008,1155)
            instances.push_back({text(item, "00081155"), std::max(0, count(item, reason))});
    return instances;
}

} // namespace

Result<std::vector<StudyMatch>> studiesFromJson(std::string_view input)
{
    const Json json = parsed(input);
    if (!json.is_array())
        return noDicomJson();
    std::vector<StudyMatch> studies;
    for (const Json& one : json) {
        StudyMatch match;
        match.studyInstanceUid = text(one, "0020000D");
        match.patientName = text(one, "00100010");
        match.patientId = text(one, "00100020");
        match.patientBirthDate = text(one, "00100030");
        match.patientSex = text(one, "00100040");
        match.studyDate = text(one, "00080020");
        match.studyTime = text(one, "00080030");
        match.studyDescription = text(one, "00081030");
        match.accessionNumber = text(one, "00080050");
        match.modalities = text(one, "00080061"); // Modalities in Study
        match.seriesCount = count(one, "00201206"); // Number of Study Related Series
        match.instanceCount = count(one, "00201208"); // Number of Study Related Instances
        if (match.studyInstanceUid.empty())
            return noDicomJson();
        studies.push_back(std::move(match));
    }
    return studies;
}

Result<std::vector<SeriesMatch>> seriesFromJson(std::string_view input,
                                                const std::string& studyInstanceUid)
{
    const Json json = parsed(input);
    if (!json.is_array())
        return noDicomJson();
    std::vector<SeriesMatch> series;
    for (const Json& one : json) {
        SeriesMatch match;
        match.studyInstanceUid = text(one, "0020000D");
        if (match.studyInstanceUid.empty())
            match.studyInstanceUid = studyInstanceUid;
        match.seriesInstanceUid = text(one, "0020000E");
        match.modality = text(one, "00080060");
        match.seriesNumber = text(one, "00200011");
        match.seriesDescription = text(one, "0008103E");
        match.instanceCount = count(one, "00201209"); // Number of Series Related Instances
        if (match.seriesInstanceUid.empty())
            return noDicomJson();
        series.push_back(std::move(match));
    }
    return series;
}

Result<std::vector<std::string>> instancesFromJson(std::string_view input)
{
    const Json json = parsed(input);
    if (!json.is_array())
        return noDicomJson();
    std::vector<std::string> instances;
    for (const Json& one : json) {
        instances.push_back(text(one, "00080018")); // SOP Instance UID
        if (instances.back().empty())
            return noDicomJson();
    }
    return instances;
}

Result<StoredInstances> storedFromJson(std::string_view input)
{
    const Json json = parsed(input);
    if (!json.is_object())
        return noDicomJson();
    return StoredInstances{instancesIn(json, "00081199", "00081196"),
                           instancesIn(json, "00081198", "00081197")};
}

} // namespace foramen
