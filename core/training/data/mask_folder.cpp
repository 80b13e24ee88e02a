#include "core/training/data/mask_folder.h"

#include "core/ai/model/network_contract.h"
#include "core/dataset/png/png_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kDescription = "masks.json";
constexpr double kMargin = 45; ///< mm kept before and behind what the masks show

/// What masks.json says.
struct Description {
    std::string source;
    std::string licence;
    double spacing = 0; ///< mm
    double sliceSpacing = 0; ///< mm
    std::array<StoredClass, 256> classes{};
    bool isSacrumKnown = false;
};

tl::unexpected<Error> corrupt(const std::string& why)
{
    return failure(ErrorCode::Corrupt,
                   fmt::format("{} is not what it should be: {}", kDescription, why));
}

Result<void> readValues(const Json& values, Description& description)
{
    if (!values.is_object())
        return corrupt("'values' is missing");
    for (const auto& [name, index] : {std::pair("vertebra", segment_class::kVertebra),
                                      {"disc", segment_class::kDisc},
                                      {"canal", segment_class::kCanal},
                                      {"sacrum", segment_class::kSacrum}}) {
        const Json list = values.value(name, Json::array());
        if (!list.is_array())
            return corrupt(fmt::format("'{}' is no list", name));
        for (const Json& value : list) {
            if (!value.is_number_integer() || value.get<int>() < 0 || value.get<int>() > 255)
                return corrupt(fmt::format("'{}' holds something else than 0 to 255", name));
            description.classes[value.get<std::size_t>()] = static_cast<StoredClass>(index);
            if (index == segment_class::kSacrum)
                description.isSacrumKnown = true;
        }
    }
    return {};
}

Result<Description> readDescription(const fs::path& file)
{
    std::ifstream stream(file);
    if (!stream)
        return failure(ErrorCode::NotReadable, fmt::format("{} cannot be read", file.string()));
    const Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != Json("foramen.masks/1"))
        return corrupt("'format' must be \"foramen.masks/1\"");
    Description description;
    for (const auto& [key, text] :
         {std::pair("source", &description.source), {"licence", &description.licence}}) {
        if (!json.contains(key) || !json[key].is_string())
            return corrupt(fmt::format("'{}' is missing", key));
        *text = json[key].get<std::string>();
    }
    constexpr double most = 20; // mm
    for (const auto& [key, number] : {std::pair("spacing_mm", &description.spacing),
                                      {"slice_spacing_mm", &description.sliceSpacing}}) {
        const Json value = json.value(key, Json());
        if (!value.is_number() || !(value.get<double>() > 0) || value.get<double>() > most)
            return corrupt(fmt::format("'{}' is no distance in mm", key));
        *number = value.get<double>();
    }
    if (auto read = readValues(json.value("values", Json()), description); !read)
        return tl::make_unexpected(read.error());
    return description;
}

/// The number at the end of a file's name.
std::optional<int> numberOf(std::string_view stem)
{
    const auto last = stem.find_last_not_of("0123456789");
    const std::string_view digits = stem.substr(last == std::string_view::npos ? 0 : last + 1);
    int number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

using Slices = std::map<int, fs::path>; ///< names by number

/// The longest run of neighbouring numbers.
std::vector<fs::path> longestRun(const Slices& slices)
{
    std::vector<fs::path> best;
    std::vector<fs::path> run;
    int before = 0;
    for (const auto& [number, name] : slices) {
        if (!run.empty() && number != before + 1)
            run.clear();
        run.push_back(name);
        before = number;
        if (run.size() > best.size())
            best = run;
    }
    return best;
}

/// All columns that show something, and a margin.
std::pair<int, int> usedColumns(const std::vector<GreyPicture>& masks,
                                const Description& description)
{
    const int columns = masks.front().columns;
    int from = columns;
    int to = -1;
    for (const GreyPicture& mask : masks)
        for (std::size_t i = 0; i < mask.pixels.size(); ++i)
            if (description.classes[mask.pixels[i]] != segment_class::kBackground) {
                const int column = static_cast<int>(i) % columns;
                from = std::min(from, column);
                to = std::max(to, column);
            }
    const int margin = static_cast<int>(kMargin / description.spacing);
    return {std::max(0, from - margin), std::min(columns - 1, to + margin)};
}

/// Square roots, as in StoredPixel: the brightest 0.3 % are white.
std::array<StoredPixel, 256> tonesOf(const std::vector<GreyPicture>& images)
{
    std::array<std::size_t, 256> counts{};
    std::size_t total = 0;
    for (const GreyPicture& image : images)
        for (const std::uint8_t pixel : image.pixels) {
            ++counts[pixel];
            ++total;
        }
    constexpr double share = 0.997;
    std::size_t sum = 0;
    std::size_t high = 0;
    while (high < 255
           && static_cast<double>(sum += counts[high]) < share * static_cast<double>(total))
        ++high;
    std::array<StoredPixel, 256> tones{};
    for (std::size_t i = 1; i < tones.size(); ++i) {
        const double value = std::min(
            1.0, static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, high)));
        tones[i] = static_cast<StoredPixel>(std::max(1L, std::lround(255 * std::sqrt(value))));
    }
    return tones;
}

Result<SegmenterBlock> readPatient(const fs::path& folder, const std::vector<fs::path>& names,
                                   const Description& description)
{
    std::vector<GreyPicture> images;
    std::vector<GreyPicture> masks;
    for (const fs::path& name : names) {
        auto image = readGreyPng(folder / "images" / name);
        if (!image)
            return tl::make_unexpected(image.error());
        auto mask = readGreyPng(folder / "masks" / name);
        if (!mask)
            return tl::make_unexpected(mask.error());
        const auto isOfSize = [&](const GreyPicture& one) {
            const GreyPicture& first = images.empty() ? *image : images.front();
            return one.columns == first.columns && one.rows == first.rows;
        };
        if (!isOfSize(*image) || !isOfSize(*mask))
            return failure(
                ErrorCode::Corrupt,
                fmt::format("{} has another size than its mask or its neighbours", name.string()));
        images.push_back(std::move(*image));
        masks.push_back(std::move(*mask));
    }
    const auto [from, to] = usedColumns(masks, description);
    if (to < from)
        return failure(ErrorCode::Corrupt,
                       fmt::format("The masks of {} show nothing", names.front().string()));
    SegmenterBlock block;
    block.columns = to - from + 1;
    block.rows = images.front().rows;
    block.slices = static_cast<int>(images.size());
    block.spacing = description.spacing;
    block.sliceSpacing = description.sliceSpacing;
    block.isSacrumKnown = description.isSacrumKnown;
    const auto tones = tonesOf(images);
    for (std::size_t slice = 0; slice < images.size(); ++slice)
        for (int row = 0; row < block.rows; ++row)
            for (int column = from; column <= to; ++column) {
                const auto at =
                    static_cast<std::size_t>(row) * static_cast<std::size_t>(images.front().columns)
                    + static_cast<std::size_t>(column);
                block.pixels.push_back(tones[images[slice].pixels[at]]);
                block.classes.push_back(description.classes[masks[slice].pixels[at]]);
            }
    findMiddleAndDiscs(block);
    return block;
}

} // namespace

Result<MaskFolder> readMaskFolder(const fs::path& folder, const Task& task)
{
    const auto description = readDescription(folder / kDescription);
    if (!description)
        return tl::make_unexpected(description.error());
    std::map<std::string, Slices> patients;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / "images", error)) {
        const std::string stem = entry.path().stem().string();
        const auto number = numberOf(stem);
        if (entry.path().extension() == ".png" && number)
            patients[stem.substr(0, stem.find('_'))][*number] = entry.path().filename();
    }
    if (patients.empty())
        return failure(
            ErrorCode::NotFound,
            fmt::format("{} holds no pictures NAME_...NUMBER.png", (folder / "images").string()));
    MaskFolder result{description->source, description->licence, {}};
    for (const auto& [patient, slices] : patients) {
        if (task.cancelled())
            return cancelledFailure();
        auto block = readPatient(folder, longestRun(slices), *description);
        if (!block)
            return tl::make_unexpected(block.error());
        block->patient = patient;
        block->number = result.patients.size();
        result.patients.push_back(std::move(*block));
        task.report(static_cast<double>(result.patients.size())
                    / static_cast<double>(patients.size()));
    }
    return result;
}

} // namespace foramen
