#include "core/dataset/tables/rsna_dataset.h"

#include "core/dataset/tables/tolerant_tables.h"
#include "core/dicom/scanning/study_scanner.h"

#include <fmt/format.h>

#include <initializer_list>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The rows of all files that exist; none when no file exists or can be read.
template <class Row, class Read>
std::optional<std::vector<Row>> readFiles(RsnaDataset& dataset,
                                          std::initializer_list<const char*> names,
                                          const char* purpose, Read read)
{
    std::optional<std::vector<Row>> all;
    bool found = false;
    for (const char* name : names) {
        std::error_code error;
        if (!fs::exists(dataset.folder / name, error))
            continue;
        found = true;
        auto rows = read(dataset.folder / name, dataset.tableIssues);
        if (!rows) {
            dataset.tableIssues.push_back({IssueKind::TableUnreadable,
                                           IssueWeight::Error,
                                           {},
                                           {},
                                           name,
                                           0,
                                           {},
                                           {},
                                           rows.error().message + "."});
            dataset.missing.push_back(
                fmt::format("{} cannot be used: {}; {}.", name, rows.error().message, purpose));
            continue;
        }
        if (!all)
            all.emplace();
        std::move(rows->begin(), rows->end(), std::back_inserter(*all));
    }
    if (!found)
        dataset.missing.push_back(fmt::format("There is no {}: {}.", *names.begin(), purpose));
    return all;
}

void readTables(RsnaDataset& dataset)
{
    dataset.labels = readFiles<LabelRow>(dataset, {"train.csv"}, "no grades", readLabelRows);
    dataset.coordinates = readFiles<CoordinateRow>(dataset, {"train_label_coordinates.csv"},
                                                   "no points", readCoordinateRows);
    dataset.descriptions = readFiles<DescriptionRow>(
        dataset, {"train_series_descriptions.csv", "test_series_descriptions.csv"},
        "roles of series come from the images alone", readDescriptionRows);
}

Result<void> readImages(RsnaDataset& dataset, const Task& task)
{
    std::vector<fs::path> places;
    std::error_code error;
    for (const char* name : {"train_images", "test_images"})
        if (fs::is_directory(dataset.folder / name, error))
            places.push_back(dataset.folder / name);
    const bool named = !places.empty();
    if (!named)
        places.push_back(dataset.folder);
    auto scan = scanStudies(places, task);
    if (!scan && scan.error().code == ErrorCode::NotDicom) {
        dataset.missing.push_back(named ? scan.error().message + "."
                                        : "There is no folder train_images: no images.");
        return {};
    }
    if (!scan)
        return tl::make_unexpected(scan.error());
    dataset.studies = std::move(scan->studies);
    dataset.fileCount = scan->fileCount;
    dataset.unreadable = std::move(scan->problems);
    std::stable_sort(dataset.studies.begin(), dataset.studies.end(),
                     [](const Study& a, const Study& b) { return a.studyId < b.studyId; });
    return {};
}

} // namespace

Result<RsnaDataset> openRsnaDataset(const fs::path& folder, const Task& task)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return failure(ErrorCode::NotFound, "There is no such folder");
    RsnaDataset dataset;
    dataset.folder = fs::absolute(folder, error).lexically_normal();
    readTables(dataset);
    if (const auto read = readImages(dataset, task); !read)
        return tl::make_unexpected(read.error());
    const bool tables = dataset.labels || dataset.coordinates || dataset.descriptions
        || !dataset.tableIssues.empty();
    if (!tables && dataset.studies.empty())
        return failure(ErrorCode::NotFound,
                       "The folder holds neither the challenge's tables nor DICOM images");
    return dataset;
}

SeriesRole roleFor(Condition condition)
{
    if (isForaminal(condition))
        return SeriesRole::SagittalT1;
    return isSubarticular(condition) ? SeriesRole::AxialT2 : SeriesRole::SagittalT2;
}

} // namespace foramen
