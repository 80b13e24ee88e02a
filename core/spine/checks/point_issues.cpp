#include "core/spine/checks/point_issues.h"

namespace foramen {

namespace {

/// The points of two sites, where they can be compared.
struct PointPair {
    const SiteLocation* first = nullptr;
    const SiteLocation* second = nullptr;

    [[nodiscard]] bool isComparable() const { return first && second; }
};

/// Whether a person or a table of labels placed the point of a cell.
bool isPlaced(const AssessmentCell& cell)
{
    return cell.readerLocation || (cell.imported && cell.imported->location);
}

PointPair pairOf(const Assessment& assessment, Site first, Site second)
{
    const AssessmentCell& one = assessment.cell(first);
    const AssessmentCell& other = assessment.cell(second);
    const SiteLocation* a = one.location();
    const SiteLocation* b = other.location();
    if (!a || !b || a->seriesInstanceUid != b->seriesInstanceUid
        || !(isPlaced(one) || isPlaced(other)))
        return {};
    return {a, b};
}

} // namespace

std::vector<PointIssue> pointIssues(const Assessment& assessment)
{
    std::vector<PointIssue> issues;
    for (const Condition left :
         {Condition::LeftNeuralForaminalNarrowing, Condition::LeftSubarticularStenosis})
        for (const DiscLevel level : kLevels) {
            const Site site{left, level};
            const Site other{mirrored(left), level};
            const PointPair pair = pairOf(assessment, site, other);
            // LPS: x grows to the patient's left.
            if (pair.isComparable() && pair.first->patient.x <= pair.second->patient.x)
                issues.push_back({PointIssue::Kind::Sides, site, other,
                                  pair.second->patient.x - pair.first->patient.x});
        }
    for (const Condition condition : kConditions)
        for (std::size_t upper = 0; upper + 1 < kLevelCount; ++upper) {
            const Site site{condition, kLevels[upper]};
            const Site other{condition, kLevels[upper + 1]};
            const PointPair pair = pairOf(assessment, site, other);
            if (!pair.isComparable())
                continue;
            const double above = pair.second->patient.z - pair.first->patient.z;
            const double away = distance(pair.first->patient, pair.second->patient);
            if (away < kLeastLevelStep)
                issues.push_back({PointIssue::Kind::SamePlace, site, other, away});
            else if (above > 0)
                issues.push_back({PointIssue::Kind::Order, site, other, above});
        }
    return issues;
}

} // namespace foramen
