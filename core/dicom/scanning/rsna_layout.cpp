#include "core/dicom/scanning/rsna_layout.h"

#include "core/base/text/csv.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace foramen {

namespace {

bool isNumber(const std::string& text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
}

/// Whether a UID has several components, as every registered root gives, or is a UUID (root 2.25).
/// Those of the challenge have one component.
bool isRealUid(const std::string& uid)
{
    return std::count(uid.begin(), uid.end(), '.') >= 3 || uid.starts_with("2.25.");
}

/// Reads a table of series descriptions, also as spreadsheets save it.
template <class Table> void readTable(const std::filesystem::path& file, Table& table)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string text =
        csvUtf8({std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
    const CsvRecords read = csvRecords(text);
    if (read.records.empty())
        return;
    const std::vector<std::string>& titles = read.records.front().cells;
    const auto columnOf = [&](const char* title) {
        const auto found = std::find_if(titles.begin(), titles.end(), [&](const auto& cell) {
            return csvTitle(csvContent(cell)) == title;
        });
        return static_cast<std::size_t>(found - titles.begin());
    };
    const std::size_t study = columnOf("study_id");
    const std::size_t series = columnOf("series_id");
    const std::size_t description = columnOf("series_description");
    for (std::size_t row = 1; row < read.records.size(); ++row) {
        const std::vector<std::string>& cells = read.records[row].cells;
        if (std::max({study, series, description}) >= cells.size())
            continue;
        const bool decimalCommas = read.separator != ',';
        const auto studyId = csvId(csvContent(cells[study]), decimalCommas);
        const auto seriesId = csvId(csvContent(cells[series]), decimalCommas);
        if (studyId && seriesId)
            table[{*studyId, *seriesId}] = csvTrimmed(csvContent(cells[description]));
    }
}

} // namespace

std::optional<RsnaPlace> rsnaPlaceOf(const std::filesystem::path& file,
                                     const std::string& studyInstanceUid)
{
    const std::filesystem::path series = file.parent_path();
    const std::filesystem::path study = series.parent_path();
    const RsnaPlace place{study.parent_path(), study.filename().string(),
                          series.filename().string()};
    if (!isNumber(place.studyId) || !isNumber(place.seriesId) || !isNumber(file.stem().string()))
        return std::nullopt;
    const std::string images = place.imagesFolder.filename().string();
    const bool named = images == "train_images" || images == "test_images";
    return named || !isRealUid(studyInstanceUid) ? std::optional(place) : std::nullopt;
}

std::string RsnaDescriptions::find(const RsnaPlace& place)
{
    const auto [table, fresh] = m_tables.try_emplace(place.imagesFolder);
    if (fresh)
        for (const auto& folder : {place.imagesFolder.parent_path(), place.imagesFolder})
            for (const char* name :
                 {"train_series_descriptions.csv", "test_series_descriptions.csv"})
                readTable(folder / name, table->second);
    const auto row = table->second.find({place.studyId, place.seriesId});
    return row == table->second.end() ? std::string() : row->second;
}

} // namespace foramen
