#pragma once

#include "core/dicom/parsing/instance_header.h"
#include "core/dicom/scanning/rsna_layout.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace foramen {

/// Puts the headers of files, one after the other, into studies and series.
class StudyGrouping {
public:
    void add(InstanceHeader header);
    /// The studies, sorted by date, then UID; their series by number, then UID. Leaves the grouping
    /// empty.
    [[nodiscard]] std::vector<Study> take();

private:
    struct Place {
        std::size_t study = 0;
        std::size_t series = 0;
    };

    std::vector<Study> m_studies;
    std::unordered_map<std::string, std::size_t> m_studyByKey;
    std::unordered_map<std::string, Place> m_seriesByKey;
    RsnaDescriptions m_descriptions;
};

} // namespace foramen
