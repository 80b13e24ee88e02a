#include "core/pacs/dimse/find_identifiers.h"

#include "core/dicom/parsing/charset.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcitem.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace foramen {

namespace {

/// Puts attributes with their value representations, so that no data dictionary is asked.
void put(DcmItem& item, const DcmTagKey& key, DcmEVR vr, const std::string& value)
{
    item.putAndInsertString(DcmTag(key, vr), value.c_str());
}

bool isAscii(const std::string& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

std::string raw(DcmItem& item, const DcmTagKey& key)
{
    OFString text;
    if (item.findAndGetOFStringArray(key, text).bad())
        return {};
    std::string value(text.c_str(), text.size());
    while (!value.empty() && (value.back() == ' ' || value.back() == '\0'))
        value.pop_back();
    return value;
}

/// Texts of one response, in its character set.
class Values {
public:
    explicit Values(DcmItem& item)
        : m_item(item)
        , m_charset(raw(item, DCM_SpecificCharacterSet))
    {
    }
    [[nodiscard]] std::string text(const DcmTagKey& key) const
    {
        return utf8From(raw(m_item, key), m_charset);
    }
    /// @return -1 where there is none.
    [[nodiscard]] int count(const DcmTagKey& key) const
    {
        const std::string value = raw(m_item, key);
        const auto begin = std::min(value.find_first_not_of(' '), value.size());
        int number = -1;
        std::from_chars(value.data() + begin, value.data() + value.size(), number);
        return number;
    }

private:
    DcmItem& m_item;
    std::string m_charset;
};

} // namespace

void putStudyQuery(DcmItem& identifier, const StudyQuery& query)
{
    const bool ascii = isAscii(query.patientName) && isAscii(query.patientId)
        && isAscii(query.studyDescription) && isAscii(query.accessionNumber);
    if (!ascii)
        put(identifier, DCM_SpecificCharacterSet, EVR_CS, "ISO_IR 192");
    put(identifier, DCM_QueryRetrieveLevel, EVR_CS, "STUDY");
    put(identifier, DCM_PatientName, EVR_PN, query.patientName);
    put(identifier, DCM_PatientID, EVR_LO, query.patientId);
    put(identifier, DCM_StudyDate, EVR_DA, query.studyDate);
    put(identifier, DCM_ModalitiesInStudy, EVR_CS, query.modality);
    put(identifier, DCM_StudyDescription, EVR_LO, query.studyDescription);
    put(identifier, DCM_AccessionNumber, EVR_SH, query.accessionNumber);
    put(identifier, DCM_StudyInstanceUID, EVR_UI, query.studyInstanceUid);
    put(identifier, DCM_PatientBirthDate, EVR_DA, {});
    put(identifier, DCM_PatientSex, EVR_CS, {});
    put(identifier, DCM_StudyTime, EVR_TM, {});
    put(identifier, DCM_NumberOfStudyRelatedSeries, EVR_IS, {});
    put(identifier, DCM_NumberOfStudyRelatedInstances, EVR_IS, {});
}

void putSeriesQuery(DcmItem& identifier, const SeriesQuery& query)
{
    put(identifier, DCM_QueryRetrieveLevel, EVR_CS, "SERIES");
    put(identifier, DCM_StudyInstanceUID, EVR_UI, query.studyInstanceUid);
    put(identifier, DCM_Modality, EVR_CS, query.modality);
    put(identifier, DCM_SeriesInstanceUID, EVR_UI, {});
    put(identifier, DCM_SeriesNumber, EVR_IS, {});
    put(identifier, DCM_SeriesDescription, EVR_LO, {});
    put(identifier, DCM_NumberOfSeriesRelatedInstances, EVR_IS, {});
}

void putInstanceQuery(DcmItem& identifier, const InstanceQuery& query)
{
    put(identifier, DCM_QueryRetrieveLevel, EVR_CS, "IMAGE");
    put(identifier, DCM_StudyInstanceUID, EVR_UI, query.studyInstanceUid);
    put(identifier, DCM_SeriesInstanceUID, EVR_UI, query.seriesInstanceUid);
    put(identifier, DCM_SOPInstanceUID, EVR_UI, {});
}

void putRetrieveRequest(DcmItem& identifier, const RetrieveRequest& request)
{
    const bool isSeries = !request.seriesInstanceUid.empty();
    put(identifier, DCM_QueryRetrieveLevel, EVR_CS, isSeries ? "SERIES" : "STUDY");
    put(identifier, DCM_StudyInstanceUID, EVR_UI, request.studyInstanceUid);
    if (isSeries)
        put(identifier, DCM_SeriesInstanceUID, EVR_UI, request.seriesInstanceUid);
}

StudyMatch studyMatchFrom(DcmItem& identifier)
{
    const Values values(identifier);
    StudyMatch match;
    match.studyInstanceUid = values.text(DCM_StudyInstanceUID);
    match.patientName = values.text(DCM_PatientName);
    match.patientId = values.text(DCM_PatientID);
    match.patientBirthDate = values.text(DCM_PatientBirthDate);
    match.patientSex = values.text(DCM_PatientSex);
    match.studyDate = values.text(DCM_StudyDate);
    match.studyTime = values.text(DCM_StudyTime);
    match.studyDescription = values.text(DCM_StudyDescription);
    match.accessionNumber = values.text(DCM_AccessionNumber);
    match.modalities = values.text(DCM_ModalitiesInStudy);
    match.seriesCount = values.count(DCM_NumberOfStudyRelatedSeries);
    match.instanceCount = values.count(DCM_NumberOfStudyRelatedInstances);
    return match;
}

SeriesMatch seriesMatchFrom(DcmItem& identifier)
{
    const Values values(identifier);
    SeriesMatch match;
    match.studyInstanceUid = values.text(DCM_StudyInstanceUID);
    match.seriesInstanceUid = values.text(DCM_SeriesInstanceUID);
    match.modality = values.text(DCM_Modality);
    match.seriesNumber = values.text(DCM_SeriesNumber);
    match.seriesDescription = values.text(DCM_SeriesDescription);
    match.instanceCount = values.count(DCM_NumberOfSeriesRelatedInstances);
    return match;
}

std::string instanceFrom(DcmItem& identifier)
{
    return Values(identifier).text(DCM_SOPInstanceUID);
}

std::vector<std::string> failedInstances(DcmItem& identifier)
{
    std::vector<std::string> failed;
    const std::string list = raw(identifier, DCM_FailedSOPInstanceUIDList);
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find('\\', begin), list.size());
        failed.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return failed;
}

} // namespace foramen
