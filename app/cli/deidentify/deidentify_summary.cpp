#include "app/cli/deidentify/deidentify_summary.h"

#include "core/base/text/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <vector>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

std::string tagText(std::uint32_t tag)
{
    if (tag == AttributeCounts::kPrivate)
        return "(odd group)";
    return fmt::format("({:04X},{:04X})", tag >> 16, tag & 0xFFFF);
}

std::string countText(std::size_t count)
{
    return count > 0 ? std::to_string(count) : "-";
}

/// "4, 17-18, 20".
std::string numbersText(const std::vector<std::size_t>& numbers)
{
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        text += text.empty() ? "" : ", ";
        text += std::to_string(numbers[i]);
        if (last > i)
            text += fmt::format("{}{}", last > i + 1 ? "-" : ", ", numbers[last]);
        i = last + 1;
    }
    return text;
}

/// What became of a value.
std::string fateOf(const ValueExample& example)
{
    if (example.after.empty())
        return "goes";
    return example.after == example.before ? "stays" : "becomes \"" + example.after + '"';
}

Json jsonOf(const std::vector<FileRemark>& remarks, ShownInput shown)
{
    Json list = Json::array();
    for (const FileRemark& one : remarks) {
        Json json{{"input", one.input}, {"reason", one.reason}};
        if (shown == ShownInput::Everything)
            json["path"] = one.path.string();
        list.push_back(std::move(json));
    }
    return list;
}

Json jsonOf(const AttributeCounts& counts)
{
    Json list = Json::array();
    for (const auto& [tag, count] : counts.all()) {
        Json json{{"tag", tagText(tag)},        {"name", count.name},
                  {"removed", count.removed},   {"emptied", count.emptied},
                  {"replaced", count.replaced}, {"kept", count.kept}};
        for (const ValueExample& example : count.examples)
            json["examples"].push_back({{"before", example.before}, {"after", example.after}});
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

std::string attributeTable(const AttributeCounts& counts, ShownInput shown)
{
    TextTable table({"attribute", "removed", "emptied", "replaced", "kept"});
    for (const auto& [tag, count] : counts.all())
        table.add({tagText(tag) + ' ' + count.name, countText(count.removed),
                   countText(count.emptied), countText(count.replaced), countText(count.kept)});
    std::string text = table.text();
    if (shown == ShownInput::Everything) {
        text += "\nValues:\n";
        for (const auto& [tag, count] : counts.all())
            for (const ValueExample& example : count.examples)
                text += fmt::format("  {} {}: \"{}\" {}\n", tagText(tag), count.name,
                                    example.before, fateOf(example));
    }
    return text;
}

std::string remarkLines(const std::vector<FileRemark>& remarks, ShownInput shown)
{
    std::map<std::string, std::vector<const FileRemark*>> byReason;
    for (const FileRemark& one : remarks)
        byReason[one.reason].push_back(&one);
    std::string text;
    for (const auto& [reason, files] : byReason) {
        std::vector<std::size_t> numbers;
        for (const FileRemark* one : files)
            if (one->input > 0) // 0: no file, but a folder that cannot be read
                numbers.push_back(one->input);
        text += fmt::format("  {} {}{}: {}\n", files.size(), files.size() == 1 ? "file" : "files",
                            numbers.empty() ? "" : " (" + numbersText(numbers) + ")", reason);
        if (shown == ShownInput::Everything)
            for (const FileRemark* one : files)
                text += fmt::format("    {}\n", one->path.string());
    }
    return text;
}

std::string exportJson(const ExportResult& result, const ExportOptions& options, ShownInput shown)
{
    Json studies = Json::array();
    for (const ExportedStudy& study : result.studies)
        studies.push_back({{"folder", study.folder},
                           {"study_instance_uid", study.newStudyInstanceUid},
                           {"patient_id", study.newPatientId},
                           {"series", study.series},
                           {"files", study.files}});
    const Json json{{"dry_run", options.isDryRun},
                    {"inputs", result.inputs},
                    {"studies", studies},
                    {"refused", jsonOf(result.refused, shown)},
                    {"accepted", jsonOf(result.accepted, shown)},
                    {"not_copied", jsonOf(result.notCopied, shown)},
                    {"attributes", jsonOf(result.counts)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace foramen
