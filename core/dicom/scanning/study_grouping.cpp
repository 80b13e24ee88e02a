#include "core/dicom/scanning/study_grouping.h"

#include <algorithm>
#include <tuple>

namespace foramen {

namespace {

template <class Value> void fill(std::optional<Value>& value, const std::optional<Value>& other)
{
    if (!value)
        value = other;
}

void fill(std::string& value, const std::string& other)
{
    if (value.empty())
        value = other;
}

/// Takes from @p other what @p acquisition lacks: the first instance may be a localizer or a
/// stripped one.
void fillAcquisition(Acquisition& acquisition, const Acquisition& other)
{
    fill(acquisition.repetitionTime, other.repetitionTime);
    fill(acquisition.echoTime, other.echoTime);
    fill(acquisition.inversionTime, other.inversionTime);
    fill(acquisition.flipAngle, other.flipAngle);
    fill(acquisition.magneticFieldStrength, other.magneticFieldStrength);
    fill(acquisition.scanningSequence, other.scanningSequence);
    fill(acquisition.sequenceVariant, other.sequenceVariant);
    fill(acquisition.scanOptions, other.scanOptions);
    fill(acquisition.sequenceName, other.sequenceName);
    fill(acquisition.protocolName, other.protocolName);
    fill(acquisition.bodyPartExamined, other.bodyPartExamined);
    fill(acquisition.contrastAgent, other.contrastAgent);
    fill(acquisition.manufacturer, other.manufacturer);
    fill(acquisition.manufacturerModelName, other.manufacturerModelName);
    fill(acquisition.patientPosition, other.patientPosition);
}

} // namespace

void StudyGrouping::add(InstanceHeader header)
{
    if (header.directory)
        return;
    const std::filesystem::path& path = header.instance.path;
    const std::optional<RsnaPlace> place = rsnaPlaceOf(path, header.study.studyInstanceUid);
    if (place) {
        header.study.studyId = place->studyId;
        header.series.seriesId = place->seriesId;
    }
    // Identity: UIDs, the folders in an RSNA layout, and the folder where UIDs are missing. The
    // patient is part of it, so that two patients who were given one UID by mistake are never shown
    // as one.
    const std::string folder = path.parent_path().string();
    const std::string studyKey =
        (header.study.studyInstanceUid.empty() ? folder : header.study.studyInstanceUid) + '\n'
        + header.study.patientId + '\n'
        + (place ? place->imagesFolder.string() + '\n' + place->studyId : "");
    const std::string seriesKey = studyKey + '\n'
        + (header.series.seriesInstanceUid.empty() ? folder : header.series.seriesInstanceUid)
        + '\n' + (place ? place->seriesId : "");

    const auto [study, newStudy] = m_studyByKey.try_emplace(studyKey, m_studies.size());
    if (newStudy)
        m_studies.push_back(std::move(header.study));
    std::vector<Series>& all = m_studies[study->second].series;
    const auto [found, newSeries] =
        m_seriesByKey.try_emplace(seriesKey, Place{study->second, all.size()});
    if (newSeries) {
        if (place)
            header.series.rsnaDescription = m_descriptions.find(*place);
        all.push_back(std::move(header.series));
    } else {
        Series& series = all[found->second.series];
        fill(series.seriesDescription, header.series.seriesDescription);
        fill(series.modality, header.series.modality);
        fillAcquisition(series.acquisition, header.series.acquisition);
    }
    all[found->second.series].instances.push_back(std::move(header.instance));
}

std::vector<Study> StudyGrouping::take()
{
    for (Study& study : m_studies)
        std::stable_sort(study.series.begin(), study.series.end(),
                         [](const Series& a, const Series& b) {
                             return std::tie(a.seriesNumber, a.seriesInstanceUid, a.seriesId)
                                 < std::tie(b.seriesNumber, b.seriesInstanceUid, b.seriesId);
                         });
    std::stable_sort(m_studies.begin(), m_studies.end(), [](const Study& a, const Study& b) {
        return std::tie(a.studyDate, a.studyInstanceUid, a.studyId)
            < std::tie(b.studyDate, b.studyInstanceUid, b.studyId);
    });
    m_studyByKey.clear();
    m_seriesByKey.clear();
    return std::exchange(m_studies, {});
}

} // namespace foramen
