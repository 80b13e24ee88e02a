#include "core/dicom/scanning/rsna_layout.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <string_view>
#include <vector>

namespace foramen {

namespace {

bool isNumber(const std::string& text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
}

/// A Study Instance UID that an ISO root could have issued has several components; the challenge's
/// has one.
bool isRealUid(const std::string& uid)
{
    return std::count(uid.begin(), uid.end(), '.') >= 3;
}

std::vector<std::string> splitLine(std::string_view line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

template <class Table> void readTable(const std::filesystem::path& file, Table& table)
{
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line))
        return;
    if (line.starts_with("\xEF\xBB\xBF"))
        line.erase(0, 3);
    const std::vector<std::string> names = splitLine(line);
    const auto columnOf = [&](const char* name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name)
                                        - names.begin());
    };
    const std::size_t study = columnOf("study_id");
    const std::size_t series = columnOf("series_id");
    const std::size_t description = columnOf("series_description");
    while (std::getline(stream, line)) {
        const std::vector<std::string> fields = splitLine(line);
        if (std::max({study, series, description}) < fields.size())
            table[{fields[study], fields[series]}] = fields[description];
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
