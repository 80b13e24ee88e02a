#pragma once

#include "core/base/patient_identity.h"
#include "core/dicom/parsing/instance_header.h"
#include "core/dicom/scanning/rsna_layout.h"
#include "core/dicom/scanning/series_draft.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace foramen {

/// Groups the headers of files into studies and series. Identifiers may be missing or spelt
/// differently: files that do not contradict each other are joined; others are kept apart and
/// reported.
class StudyGrouping {
public:
    void add(InstanceHeader header);
    /// The studies, sorted by date, then UID; their series by number, then UID. Leaves the grouping
    /// empty except for the problems.
    [[nodiscard]] std::vector<Study> take();
    /// Files that take() kept apart.
    [[nodiscard]] const std::vector<InputProblem>& problems() const { return m_problems; }

private:
    /// The files of one study with the same patient identity.
    struct Draft {
        Study study;
        PatientIdentity identity;
        std::vector<SeriesDraft> series;
        std::unordered_map<std::string, std::size_t> seriesByKey;
    };
    using Drafts = std::vector<Draft>;
    /// What separates a group of files from others.
    struct Group {
        std::string studyInstanceUid;
        bool isPlaced = false; ///< in an RSNA layout
    };

    void joinObjects();
    void joinLost();
    [[nodiscard]] std::vector<Drafts> patientsOf(Drafts drafts);
    [[nodiscard]] Study studyOf(Drafts drafts);
    [[nodiscard]] std::vector<Series> seriesOf(std::vector<SeriesDraft> drafts);

    std::vector<Drafts> m_studies; ///< by study key
    std::vector<Group> m_groups; ///< of m_studies
    std::unordered_map<std::string, std::size_t> m_studyByKey;
    std::map<std::pair<std::size_t, PatientIdentity>, std::size_t> m_draftByIdentity;
    RsnaDescriptions m_descriptions;
    std::vector<InputProblem> m_problems;
};

} // namespace foramen
