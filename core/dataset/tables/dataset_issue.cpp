#include "core/dataset/tables/dataset_issue.h"

#include <array>
#include <cstddef>

namespace foramen {

namespace {

/// Keys in the order of IssueKind.
constexpr std::array<std::string_view, 29> kKeys = {
    "table-unreadable",      "bad-cell",
    "grade-spelling",        "description-spelling",
    "duplicate-row",         "study-without-images",
    "study-without-labels",  "study-without-points",
    "series-without-images", "series-without-description",
    "missing-series",        "wrong-series",
    "wrong-point-series",    "wrong-side",
    "level-order",           "level-spacing",
    "level-mismatch",        "point-outside",
    "missing-instance",      "point-without-label",
    "label-without-point",   "unreadable-file",
    "mixed-studies",         "duplicate-uid",
    "duplicate-number",      "number-gap",
    "file-number",           "mixed-matrix",
    "no-geometry",
};
static_assert(static_cast<std::size_t>(IssueKind::NoGeometry) + 1 == kKeys.size());

} // namespace

std::string_view keyOf(IssueKind kind)
{
    return kKeys[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(IssueWeight weight)
{
    return weight == IssueWeight::Error ? "error" : "warning";
}

} // namespace foramen
