#include "core/metrics/predicted_truth.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace foramen {

WithoutPrediction keepPredicted(LabelTable& truth, const std::vector<SubmissionRow>& predictions)
{
    std::set<std::pair<std::string, std::size_t>> predicted;
    for (const SubmissionRow& row : predictions)
        predicted.emplace(row.studyId, siteIndex(row.site));
    WithoutPrediction left;
    for (auto study = truth.begin(); study != truth.end();) {
        SiteSeverities& grades = study->second;
        for (std::size_t site = 0; site < grades.size(); ++site)
            if (grades[site] && !predicted.contains({study->first, site})) {
                grades[site].reset();
                ++left.sites;
            }
        const bool isEmpty = std::none_of(grades.begin(), grades.end(),
                                          [](const auto& grade) { return grade.has_value(); });
        left.studies += isEmpty ? 1 : 0;
        study = isEmpty ? truth.erase(study) : std::next(study);
    }
    return left;
}

} // namespace foramen
