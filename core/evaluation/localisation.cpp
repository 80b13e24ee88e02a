#include "core/evaluation/localisation.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <map>
#include <utility>

namespace foramen {

namespace {

using SiteKey = std::pair<std::string, std::size_t>; ///< study, site

const ImagePlane* planeOf(const Study& study, const LabelCoordinate& row)
{
    for (const Series& series : study.series) {
        if (series.seriesId != row.seriesId)
            continue;
        for (const Instance& instance : series.instances)
            if (instance.instanceNumber == row.instanceNumber && !instance.frames.empty()) {
                const auto& plane = instance.frames.front().plane;
                return plane && plane->rowSpacing > 0 && plane->columnSpacing > 0 ? &*plane
                                                                                  : nullptr;
            }
    }
    return nullptr;
}

/// The measured distances of one site.
struct Miss {
    PointMiss miss;
    bool wrongLevel = false;
};

LocalisationFigures figuresOf(const std::vector<Miss>& misses, std::size_t missing)
{
    constexpr double near = 5; // mm
    constexpr double fair = 10;
    LocalisationFigures figures{.count = misses.size(), .missing = missing};
    if (misses.empty())
        return figures;
    for (const Miss& one : misses) {
        figures.errors.push_back(one.miss.distance);
        figures.mean += one.miss.distance;
        figures.meanInPlane += one.miss.inPlane;
        figures.within5 += one.miss.distance <= near ? 1 : 0;
        figures.within10 += one.miss.distance <= fair ? 1 : 0;
        figures.wrongLevel += one.wrongLevel ? 1 : 0;
    }
    const auto count = static_cast<double>(misses.size());
    for (double* sum : {&figures.mean, &figures.meanInPlane, &figures.within5, &figures.within10})
        *sum /= count;
    std::vector<double> sorted = figures.errors;
    std::sort(sorted.begin(), sorted.end());
    figures.median = interpolatedPercentile(sorted, 0.5);
    figures.percentile95 = interpolatedPercentile(sorted, 0.95);
    figures.most = sorted.back();
    return figures;
}

/// Whether another level of the same condition and study is nearer to the predicted point.
bool isNearerToAnotherLevel(const std::map<SiteKey, const TruePoint*>& truth,
                            const TruePoint& point, PatientPoint predicted)
{
    const double own = distance(predicted, point.patient);
    return std::any_of(kLevels.begin(), kLevels.end(), [&](DiscLevel level) {
        const auto other = truth.find({point.studyId, siteIndex({point.site.condition, level})});
        return other != truth.end() && level != point.site.level
            && distance(predicted, other->second->patient) < own;
    });
}

} // namespace

TruePoints placePoints(const std::vector<LabelCoordinate>& rows, const std::vector<Study>& studies)
{
    std::map<std::string, const Study*> byId;
    for (const Study& study : studies)
        byId[study.studyId] = &study;
    TruePoints truth;
    for (const LabelCoordinate& row : rows) {
        const auto study = byId.find(row.studyId);
        if (study == byId.end())
            continue;
        const ImagePlane* plane = planeOf(*study->second, row);
        if (plane == nullptr) {
            ++truth.unplaced;
            continue;
        }
        const PatientPoint patient = plane->position
            + plane->rowDirection * (row.image.column * plane->columnSpacing)
            + plane->columnDirection * (row.image.row * plane->rowSpacing);
        truth.points.push_back({row.studyId, row.site, patient,
                                normalized(cross(plane->rowDirection, plane->columnDirection))});
    }
    return truth;
}

LocalisationReport localisationReport(const TruePoints& truth,
                                      const std::vector<PredictedPoint>& predictions,
                                      std::size_t worstCount)
{
    std::map<SiteKey, const TruePoint*> trueByKey;
    for (const TruePoint& point : truth.points)
        trueByKey[{point.studyId, siteIndex(point.site)}] = &point;
    std::map<SiteKey, const PredictedPoint*> predictedByKey;
    for (const PredictedPoint& point : predictions)
        predictedByKey[{point.studyId, siteIndex(point.site)}] = &point;

    std::vector<Miss> all;
    std::array<std::vector<Miss>, kConditionCount> byCondition;
    std::array<std::size_t, kConditionCount> missing{};
    for (const auto& [key, point] : trueByKey) {
        const auto condition = static_cast<std::size_t>(point->site.condition);
        const auto predicted = predictedByKey.find(key);
        if (predicted == predictedByKey.end()) {
            ++missing[condition];
            continue;
        }
        const PatientVector error = predicted->second->patient - point->patient;
        const PatientVector inPlane = error - point->normal * dot(error, point->normal);
        const Miss miss{{point->studyId, point->site, length(error), length(inPlane)},
                        isNearerToAnotherLevel(trueByKey, *point, predicted->second->patient)};
        all.push_back(miss);
        byCondition[condition].push_back(miss);
    }
    LocalisationReport report{.unplaced = truth.unplaced};
    std::size_t allMissing = 0;
    for (std::size_t c = 0; c < kConditionCount; ++c) {
        report.conditions[c] = figuresOf(byCondition[c], missing[c]);
        allMissing += missing[c];
    }
    report.all = figuresOf(all, allMissing);
    std::stable_sort(all.begin(), all.end(), [](const Miss& a, const Miss& b) {
        return a.miss.distance > b.miss.distance;
    });
    for (std::size_t i = 0; i < std::min(worstCount, all.size()); ++i)
        report.worst.push_back(all[i].miss);
    return report;
}

} // namespace foramen
