#include "core/dataset/check/dataset_check.h"

#include "core/dataset/check/check_anatomy.h"
#include "core/dataset/check/check_points.h"
#include "core/dataset/check/check_series.h"
#include "core/dataset/check/check_tables.h"
#include "core/dataset/tables/dataset_index.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace foramen {

std::vector<DatasetIssue> checkDataset(const RsnaDataset& dataset)
{
    std::vector<DatasetIssue> issues = dataset.tableIssues;
    const DatasetIndex index(dataset);
    std::set<const CoordinateRow*> misplaced;
    const CheckContext context{dataset, index, issues, misplaced};
    checkTables(context);
    checkSeries(context);
    checkPoints(context);
    checkAnatomy(context);
    std::stable_sort(issues.begin(), issues.end(),
                     [](const DatasetIssue& a, const DatasetIssue& b) {
                         return std::tie(a.studyId, a.seriesId, a.table, a.line, a.file)
                             < std::tie(b.studyId, b.seriesId, b.table, b.line, b.file);
                     });
    return issues;
}

} // namespace foramen
