#include "core/dicom/scanning/study_grouping.h"

#include "core/dicom/scanning/series_joining.h"
#include "core/dicom/scanning/series_parts.h"
#include "core/dicom/scanning/series_runs.h"
#include "core/dicom/scanning/study_joining.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

/// A key for a study: its UID, in an RSNA layout the folder. Without a UID: patient, date, time and
/// number, and without these the folder.
std::string keyOf(const InstanceHeader& header, const std::optional<RsnaPlace>& place)
{
    const Study& study = header.study;
    std::string key = study.studyInstanceUid;
    const bool isKnown = !study.patientId.empty() && !study.studyDate.empty();
    if (key.empty() && isKnown)
        key = study.patientId + '\n' + study.studyDate + '\n' + study.studyTime + '\n'
            + study.accessionNumber;
    else if (key.empty())
        key = header.instance.path.parent_path().string();
    return key + '\n' + (place ? place->imagesFolder.string() + '\n' + place->studyId : "");
}

/// @param kind  derived objects may state another date than the pictures.
PatientIdentity identityOf(const Study& study, InstanceKind kind)
{
    return normalIdentity({study.patientId, study.patientName, study.patientBirthDate,
                           study.patientSex,
                           kind == InstanceKind::Image ? study.studyDate : std::string()});
}

/// The IDs that only echoes of one acquisition share.
std::set<std::string> echoIds(const std::vector<SeriesDraft>& drafts)
{
    std::map<std::string, const SeriesDraft*> firsts;
    std::set<std::string> echoes;
    std::set<std::string> others;
    for (const SeriesDraft& draft : drafts) {
        const std::string& id = draft.series().seriesId;
        const auto [first, isNew] = firsts.try_emplace(id, &draft);
        if (!isNew)
            (draft.isEchoOf(*first->second) ? echoes : others).insert(id);
    }
    std::erase_if(echoes, [&others](const std::string& id) { return others.contains(id); });
    return echoes;
}

std::filesystem::path folderOf(const Series& series)
{
    return series.instances.front().path.parent_path();
}

} // namespace

void StudyGrouping::add(InstanceHeader header)
{
    if (header.directory)
        return;
    const std::optional<RsnaPlace> place =
        rsnaPlaceOf(header.instance.path, header.study.studyInstanceUid);
    if (place) {
        header.study.studyId = place->studyId;
        header.series.seriesId = place->seriesId;
    }
    const auto [study, newStudy] = m_studyByKey.try_emplace(keyOf(header, place), m_studies.size());
    if (newStudy) {
        m_studies.emplace_back();
        m_groups.push_back({header.study.studyInstanceUid, place.has_value()});
    }
    Drafts& drafts = m_studies[study->second];
    const PatientIdentity identity = identityOf(header.study, header.instance.kind);
    const auto [found, newDraft] =
        m_draftByIdentity.try_emplace({study->second, identity}, drafts.size());
    if (newDraft)
        drafts.push_back({std::move(header.study), identity, {}, {}});
    Draft& draft = drafts[found->second];
    const auto [series, newSeries] = draft.seriesByKey.try_emplace(
        SeriesDraft::keyOf(header, place.has_value()), draft.series.size());
    if (newSeries) {
        if (place)
            header.series.rsnaDescription = m_descriptions.find(*place);
        draft.series.emplace_back(std::move(header.series), series->first, place.has_value());
    } else {
        draft.series[series->second].fillFrom(header.series);
    }
    draft.series[series->second].add(std::move(header.instance));
}

/// Joins the drafts of one study by patient, most complete identity first.
std::vector<StudyGrouping::Drafts> StudyGrouping::patientsOf(Drafts drafts)
{
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return std::tuple(a.identity.id.empty(), -a.identity.knownCount())
            < std::tuple(b.identity.id.empty(), -b.identity.knownCount());
    });
    std::vector<Drafts> patients;
    for (Draft& draft : drafts) {
        Contradiction why = Contradiction::Patient;
        std::vector<Drafts*> fitting;
        for (Drafts& patient : patients) {
            Contradiction found = Contradiction::None;
            for (const Draft& member : patient)
                if (found == Contradiction::None)
                    found = contradictionBetween(member.identity, draft.identity);
            if (found == Contradiction::None)
                fitting.push_back(&patient);
            else
                why = found;
        }
        // Without a Patient ID it may belong to any of several patients.
        const bool isClear =
            fitting.size() == 1 || (!fitting.empty() && !draft.identity.id.empty());
        if (isClear) {
            fitting.front()->push_back(std::move(draft));
            continue;
        }
        if (!patients.empty())
            m_problems.push_back({folderOf(draft.series.front().series()),
                                  why == Contradiction::Date ? ReasonCode::StudyOfDates
                                                             : ReasonCode::StudyOfPatients});
        patients.emplace_back();
        patients.back().push_back(std::move(draft));
    }
    return patients;
}

/// The series of one study; each ID is unique.
std::vector<Series> StudyGrouping::seriesOf(std::vector<SeriesDraft> drafts)
{
    JoinedSeries joined = joinedSeries(std::move(drafts));
    if (joined.hasUidOfEachFile)
        m_problems.push_back(
            {folderOf(joined.series.back().series()), ReasonCode::SeriesUidOfEachFile});
    std::vector<Series> result;
    std::map<std::string, int> counts; // by ID
    const std::set<std::string> echoes = echoIds(joined.series);
    std::map<std::string, int> sharers; // by UID
    for (const SeriesDraft& draft : joined.series)
        ++sharers[draft.series().seriesInstanceUid];
    for (SeriesDraft& draft : joined.series) {
        const bool isWithoutUid = draft.isWithoutUid();
        // Where a UID was written into all files, its series are as good as without one.
        const bool isUnidentified =
            isWithoutUid || (draft.isBare() && sharers[draft.series().seriesInstanceUid] > 1);
        Series series = std::move(draft.series());
        const int count = ++counts[series.seriesId];
        if (count == 2 && !isWithoutUid)
            m_problems.push_back({folderOf(series),
                                  echoes.contains(series.seriesId) ? ReasonCode::SeriesOfEchoes
                                                                   : ReasonCode::SeriesOfOneUid});
        const bool isFolder = series.seriesId != series.seriesInstanceUid;
        if (count > 1)
            series.seriesId +=
                '#' + std::to_string(series.seriesNumber) + '-' + std::to_string(count);
        // In an RSNA layout the folder is the series.
        std::vector<Series> parts;
        if (isFolder)
            parts.push_back(std::move(series));
        else
            parts = partsOf(std::move(series));
        if (isUnidentified && !isFolder && parts.size() == 1)
            parts = runsOf(std::move(parts.front()));
        std::ranges::move(parts, std::back_inserter(result));
    }
    return result;
}

Study StudyGrouping::studyOf(Drafts drafts)
{
    Study study = std::move(drafts.front().study);
    std::vector<SeriesDraft> series;
    for (Draft& draft : drafts) {
        fillIdentifiers(study, draft.study);
        std::move(draft.series.begin(), draft.series.end(), std::back_inserter(series));
    }
    study.series = seriesOf(std::move(series));
    std::stable_sort(study.series.begin(), study.series.end(),
                     [](const Series& a, const Series& b) {
                         return std::tie(a.seriesNumber, a.seriesInstanceUid, a.seriesId)
                             < std::tie(b.seriesNumber, b.seriesInstanceUid, b.seriesId);
                     });
    return study;
}

/// Reports and other objects without pictures lie beside the folders of an RSNA layout: they belong
/// to the study of their UID.
void StudyGrouping::joinObjects()
{
    const auto hasPictures = [](const Draft& draft) {
        return std::any_of(draft.series.begin(), draft.series.end(), [](const SeriesDraft& series) {
            const auto& instances = series.series().instances;
            return std::any_of(instances.begin(), instances.end(), [](const Instance& instance) {
                return instance.kind == InstanceKind::Image;
            });
        });
    };
    for (std::size_t i = 0; i < m_studies.size(); ++i) {
        const std::string& uid = m_groups[i].studyInstanceUid;
        if (m_groups[i].isPlaced || uid.empty()
            || std::any_of(m_studies[i].begin(), m_studies[i].end(), hasPictures))
            continue;
        std::vector<std::size_t> placed;
        for (std::size_t other = 0; other < m_studies.size(); ++other)
            if (m_groups[other].isPlaced && m_groups[other].studyInstanceUid == uid)
                placed.push_back(other);
        if (placed.size() != 1)
            continue;
        std::ranges::move(m_studies[i], std::back_inserter(m_studies[placed.front()]));
        m_studies[i].clear();
    }
}

/// Files that lost the Study Instance UID belong to the one study of their patient and day.
void StudyGrouping::joinLost()
{
    const auto isOfStudy = [](const Draft& lost, const Draft& draft) {
        const PatientIdentity& a = lost.identity;
        const PatientIdentity& b = draft.identity;
        const bool sameId = !a.id.empty() && a.id == b.id;
        const bool sameBirth = !a.birthDate.empty() && a.birthDate == b.birthDate;
        const bool samePerson = sameId || (!a.name.empty() && a.name == b.name && sameBirth);
        // Without a date the folder tells that they belong together.
        const bool sameDay = a.studyDate.empty()
            ? folderOf(lost.series.front().series()) == folderOf(draft.series.front().series())
            : a.studyDate == b.studyDate;
        return samePerson && sameDay && contradictionBetween(a, b) == Contradiction::None;
    };
    for (std::size_t i = 0; i < m_studies.size(); ++i) {
        if (m_groups[i].isPlaced || !m_groups[i].studyInstanceUid.empty())
            continue;
        for (auto lost = m_studies[i].begin(); lost != m_studies[i].end();) {
            std::vector<std::size_t> fitting;
            for (std::size_t other = 0; other < m_studies.size(); ++other)
                if (!m_groups[other].isPlaced && !m_groups[other].studyInstanceUid.empty()
                    && std::any_of(m_studies[other].begin(), m_studies[other].end(),
                                   [&](const Draft& draft) { return isOfStudy(*lost, draft); }))
                    fitting.push_back(other);
            if (fitting.size() != 1) {
                ++lost;
                continue;
            }
            lost->study.studyInstanceUid = m_groups[fitting.front()].studyInstanceUid;
            lost->study.studyId = lost->study.studyInstanceUid;
            m_studies[fitting.front()].push_back(std::move(*lost));
            lost = m_studies[i].erase(lost);
        }
    }
}

std::vector<Study> StudyGrouping::take()
{
    joinObjects();
    joinLost();
    std::vector<Study> studies;
    for (Drafts& drafts : m_studies) {
        int part = 0;
        for (Drafts& patient : patientsOf(std::move(drafts))) {
            studies.push_back(studyOf(std::move(patient)));
            numberPart(studies.back(), ++part);
        }
    }
    std::stable_sort(studies.begin(), studies.end(), [](const Study& a, const Study& b) {
        return std::tie(a.studyDate, a.studyInstanceUid, a.studyId)
            < std::tie(b.studyDate, b.studyInstanceUid, b.studyId);
    });
    m_studies.clear();
    m_groups.clear();
    m_studyByKey.clear();
    m_draftByIdentity.clear();
    return studies;
}

} // namespace foramen
