#include "ui/state/prior/prior_choice.h"

#include "core/imaging/series_pictures.h"
#include "ui/state/series/patient_match.h"
#include "ui/state/series/scanned_studies.h"

#include <algorithm>

namespace foramen {

namespace {

bool hasPictures(const Study& study)
{
    return std::any_of(study.series.begin(), study.series.end(),
                       [](const Series& series) { return pictureCount(series) > 0; });
}

} // namespace

std::vector<std::size_t> priorsOf(const Study& current, const std::vector<Study>& studies)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < studies.size(); ++i) {
        const Study& study = studies[i];
        if (!isSameStudy(study, current) && !isLater(study, current) && hasPictures(study)
            && doubtOf(current, study).isEmpty())
            found.push_back(i);
    }
    std::stable_sort(found.begin(), found.end(), [&studies](std::size_t a, std::size_t b) {
        return isLater(studies[a], studies[b]);
    });
    return found;
}

std::optional<std::size_t> chosenPrior(const Study& current, const ScannedStudies& scanned)
{
    const auto better = [&scanned](std::size_t a, std::size_t b) {
        return roleCount(scanned.roles[a]) < roleCount(scanned.roles[b]);
    };
    const std::vector<std::size_t> priors = priorsOf(current, scanned.studies);
    if (!priors.empty()) // max_element takes the first, the newest, of equals
        return *std::max_element(priors.begin(), priors.end(), better);
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < scanned.studies.size(); ++i)
        if (!isSameStudy(scanned.studies[i], current))
            others.push_back(i);
    if (others.empty())
        return std::nullopt;
    return *std::max_element(others.begin(), others.end(), better);
}

} // namespace foramen
