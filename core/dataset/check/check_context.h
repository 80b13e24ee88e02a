#pragma once

#include "core/dataset/tables/dataset_index.h"
#include "core/dataset/tables/dataset_issue.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <set>
#include <string>
#include <vector>

namespace foramen {

/// The input of the parts of a check, and the list of issues that they add to.
struct CheckContext {
    const RsnaDataset& dataset;
    const DatasetIndex& index;
    std::vector<DatasetIssue>& issues;
    /// Points on a wrong picture or series; checkAnatomy() skips them, since it would only repeat
    /// that.
    std::set<const CoordinateRow*>& misplaced;

    void add(IssueKind kind, IssueWeight weight, const SeriesKey& where,
             const std::string& message) const
    {
        issues.push_back(
            {kind, weight, where.first, where.second, {}, 0, {}, std::nullopt, message});
    }
    void add(IssueKind kind, IssueWeight weight, const PlacedPoint& point,
             const std::string& message) const
    {
        const CoordinateRow& row = *point.row;
        issues.push_back({kind,
                          weight,
                          row.value.studyId,
                          row.value.seriesId,
                          row.place.table,
                          row.place.line,
                          {},
                          row.value.site,
                          message});
    }
};

} // namespace foramen
