#include "core/dicom/scanning/study_joining.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

namespace foramen {

namespace {

constexpr char kPartSign = '#';

void fill(std::string& value, const std::string& other)
{
    if (value.empty())
        value = other;
}

/// Whether two series of different studies are parts of one.
bool isSameSeries(const Series& a, const Series& b)
{
    return a.seriesInstanceUid == b.seriesInstanceUid && a.seriesId == b.seriesId
        && a.seriesNumber == b.seriesNumber && a.seriesDescription == b.seriesDescription;
}

} // namespace

void numberPart(Study& study, int part)
{
    if (part > 1)
        study.studyId += kPartSign + std::to_string(part);
}

std::string_view wholeStudyId(const Study& study)
{
    return std::string_view(study.studyId).substr(0, study.studyId.rfind(kPartSign));
}

std::vector<std::size_t> twinsOf(const std::vector<Study>& studies, std::size_t index)
{
    std::vector<std::size_t> twins;
    const Study& study = studies[index];
    for (std::size_t i = 0; i < studies.size(); ++i)
        if (i != index && !study.studyInstanceUid.empty()
            && studies[i].studyInstanceUid == study.studyInstanceUid
            && wholeStudyId(studies[i]) == wholeStudyId(study))
            twins.push_back(i);
    return twins;
}

void fillIdentifiers(Study& study, const Study& other)
{
    fill(study.patientId, other.patientId);
    fill(study.patientName, other.patientName);
    fill(study.patientBirthDate, other.patientBirthDate);
    fill(study.patientSex, other.patientSex);
    fill(study.patientAge, other.patientAge);
    fill(study.studyDate, other.studyDate);
    fill(study.studyTime, other.studyTime);
    fill(study.studyDescription, other.studyDescription);
    fill(study.accessionNumber, other.accessionNumber);
}

Study joinedStudy(Study study, const Study& other)
{
    fillIdentifiers(study, other);
    for (const Series& series : other.series) {
        const auto same =
            std::find_if(study.series.begin(), study.series.end(),
                         [&](const Series& known) { return isSameSeries(known, series); });
        if (same == study.series.end())
            study.series.push_back(series);
        else
            same->instances.insert(same->instances.end(), series.instances.begin(),
                                   series.instances.end());
    }
    std::stable_sort(study.series.begin(), study.series.end(),
                     [](const Series& a, const Series& b) {
                         return std::tie(a.seriesNumber, a.seriesInstanceUid, a.seriesId)
                             < std::tie(b.seriesNumber, b.seriesInstanceUid, b.seriesId);
                     });
    return study;
}

} // namespace foramen
