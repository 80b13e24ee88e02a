#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/dicom/documents/object_kind.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/block_layout.h"
#include "core/imaging/series_coverage.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/series_role.h"
#include "core/imaging/spaces/series_links.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

/// The options of `foramen-cli scan`.
struct ScanOptions {
    std::vector<std::string> paths;
    bool json = false;
    bool links = false; ///< also compare the pictures of the series with roles
};

std::string planeName(const SliceBlock& block)
{
    return block.hasGeometry ? english(termOf(planeOf(block.geometry))) : "unknown";
}

/// Degrees between the slice normal and the nearest axis of the patient.
double tiltOf(const VolumeGeometry& geometry)
{
    const PatientVector normal = geometry.sliceNormal();
    const double largest = std::max({std::abs(normal.x), std::abs(normal.y), std::abs(normal.z)});
    return std::acos(std::min(1.0, largest)) * 180 / std::numbers::pi;
}

int absentSlices(const SliceBlock& block)
{
    return static_cast<int>(std::count_if(block.slices.begin(), block.slices.end(),
                                          [](const BlockSlice& slice) { return slice.absent; }));
}

/// Files that the headers show to be cut off, besides what the scan found.
std::vector<InputProblem> allProblems(const ScanResult& scan)
{
    std::vector<InputProblem> problems = scan.problems;
    for (const Study& study : scan.studies)
        for (const Series& series : study.series)
            for (const Instance& instance : series.instances)
                if (instance.truncated)
                    problems.push_back({instance.path, ReasonCode::PixelDataMissing});
    return problems;
}

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

Json jsonFrom(const SliceBlock& block)
{
    const VolumeGeometry& geometry = block.geometry;
    Json json{{"plane", planeName(block)},
              {"columns", geometry.columns},
              {"rows", geometry.rows},
              {"slices", geometry.slices},
              {"missing_slices", absentSlices(block)},
              {"has_geometry", block.hasGeometry}};
    if (block.hasGeometry) {
        const PatientPoint& origin = geometry.origin;
        const PatientVector normal = geometry.sliceNormal();
        json["column_spacing_mm"] = geometry.columnSpacing;
        json["row_spacing_mm"] = geometry.rowSpacing;
        json["slice_spacing_mm"] = rounded(geometry.sliceSpacing, 1e-4);
        json["tilt_degrees"] = rounded(tiltOf(geometry), 1e-2);
        json["origin_lps_mm"] = {origin.x, origin.y, origin.z};
        json["normal"] = {normal.x, normal.y, normal.z};
    }
    for (const Reason& remark : block.remarks)
        json["remarks"].push_back(englishSentence(remark));
    return json;
}

Json jsonFrom(const Series& series, const RoleAssignment& assignment)
{
    Json blocks = Json::array();
    for (const SliceBlock& block : layoutBlocks(series))
        blocks.push_back(jsonFrom(block));
    const auto& role = assignment.guess.role;
    return {{"series_id", series.seriesId},
            {"series_instance_uid", series.seriesInstanceUid},
            {"number", series.seriesNumber},
            {"modality", series.modality},
            {"object", nameOf(objectKindOf(series))},
            {"description", series.seriesDescription},
            {"rsna_description", series.rsnaDescription},
            {"files", series.instances.size()},
            {"images", pictureCount(series)},
            {"role", role ? Json(nameOf(*role)) : Json(nullptr)},
            {"role_reason", english(assignment.guess.reason)},
            {"chosen", assignment.chosen},
            {"blocks", std::move(blocks)}};
}

/// The series with roles of a study and how they are linked.
struct StudyLinks {
    std::vector<SeriesPictures> series;
    std::vector<SeriesLink> links;
};

Result<StudyLinks> linksIn(const Study& study)
{
    auto series = readSeriesInRoles(study, terminalTask("Comparing"));
    finishProgress();
    if (!series)
        return tl::make_unexpected(series.error());
    StudyLinks found{std::move(*series), {}};
    found.links = linksOf(found.series, spacesOf(found.series));
    return found;
}

Json jsonFrom(const Study& study, const StudyLinks& found)
{
    Json list = Json::array();
    for (const SeriesLink& one : found.links) {
        const Series& first = study.series[found.series[one.first].seriesIndex];
        const Series& second = study.series[found.series[one.second].seriesIndex];
        const PatientVector offset = one.link.toSecond();
        Json json{{"series_ids", {first.seriesId, second.seriesId}}, {"by", keyOf(one.link.basis)}};
        json["offset_mm"] = one.missing.empty()
            ? Json{rounded(offset.x, 0.1), rounded(offset.y, 0.1), rounded(offset.z, 0.1)}
            : Json();
        json["not_linked"] = one.missing.empty() ? Json() : Json(englishSentence(one.missing));
        list.push_back(std::move(json));
    }
    return list;
}

Json jsonFrom(const ScanResult& scan, const std::vector<InputProblem>& problems,
              const std::vector<StudyLinks>& links)
{
    Json json{{"files", scan.fileCount}, {"studies", Json::array()}, {"problems", Json::array()}};
    for (const Study& study : scan.studies) {
        Json all = Json::array();
        for (const RoleAssignment& assignment : assignRoles(study))
            all.push_back(jsonFrom(study.series[assignment.seriesIndex], assignment));
        Json one{{"study_id", study.studyId},
                 {"study_instance_uid", study.studyInstanceUid},
                 {"date", study.studyDate},
                 {"description", study.studyDescription},
                 {"series", std::move(all)}};
        if (!links.empty())
            one["links"] = jsonFrom(study, links[json["studies"].size()]);
        json["studies"].push_back(std::move(one));
    }
    for (const InputProblem& problem : problems)
        json["problems"].push_back(
            {{"path", problem.path.string()}, {"reason", englishSentence(problem.reason)}});
    return json;
}

/// What pictures without a position state of their pixels (PS3.3 10.7).
std::string statedSpacing(const PixelSpacing& spacing)
{
    switch (spacing.kind) {
    case SpacingKind::AspectRatio:
        return fmt::format("pixels 1 to {:.3g} (Pixel Aspect Ratio)", spacing.row / spacing.column);
    case SpacingKind::Detector:
        return fmt::format("{:.3g} x {:.3g} mm at the detector", spacing.column, spacing.row);
    case SpacingKind::Nominal:
        return fmt::format("{:.3g} x {:.3g} mm on the scanned film", spacing.column, spacing.row);
    case SpacingKind::Patient:
        return fmt::format("{:.3g} x {:.3g} mm", spacing.column, spacing.row);
    case SpacingKind::Unknown:
        break;
    }
    return "no spacing";
}

void printBlock(const SliceBlock& block)
{
    const VolumeGeometry& geometry = block.geometry;
    std::string line = fmt::format("      {:<8} {:>4} x {:<4} {:>4} slices", planeName(block),
                                   geometry.columns, geometry.rows, geometry.slices);
    if (block.hasGeometry)
        line += fmt::format("  {:.3g} x {:.3g} mm, every {:.2f} mm, tilt {:.1f} deg",
                            geometry.columnSpacing, geometry.rowSpacing, geometry.sliceSpacing,
                            tiltOf(geometry));
    else
        line += "  " + statedSpacing(block.flatSpacing) + ", place in the patient unknown";
    if (const int absent = absentSlices(block); absent > 0)
        line += fmt::format("  ({} missing)", absent);
    fmt::print("{}\n", line);
    for (const Reason& remark : block.remarks)
        fmt::print("        {}\n", englishSentence(remark));
}

void printSeries(const Series& series, const RoleAssignment& assignment)
{
    const std::string& description =
        series.seriesDescription.empty() ? series.rsnaDescription : series.seriesDescription;
    const int pictures = pictureCount(series);
    fmt::print("  {}{:>4}  {:<28} {:<3} {}\n", assignment.chosen ? '*' : ' ', series.seriesNumber,
               description.empty() ? series.seriesId : description, series.modality,
               pictures > 0 ? fmt::format("{:>4} images", pictures)
                            : std::string(nameOf(objectKindOf(series))));
    fmt::print("      {}: {}\n",
               assignment.guess.role ? nameOf(*assignment.guess.role) : std::string("no role"),
               english(assignment.guess.reason));
    for (const SliceBlock& block : layoutBlocks(series))
        printBlock(block);
}

void printLinks(const StudyLinks& found)
{
    for (const SeriesLink& one : found.links) {
        std::string text = englishSentence(one.missing);
        if (one.missing.empty()) {
            const double mm = length(one.link.toSecond());
            text = one.link.basis == SpaceBasis::Pictures ? "linked by pictures"
                                                          : "one Frame of Reference";
            if (mm > 0)
                text += fmt::format(", {:.1f} mm", mm);
        }
        fmt::print("  {} and {}: {}\n", nameOf(*found.series[one.first].role),
                   nameOf(*found.series[one.second].role), text);
    }
}

void printTable(const ScanResult& scan, const std::vector<InputProblem>& problems,
                const std::vector<StudyLinks>& links)
{
    std::size_t number = 0;
    for (const Study& study : scan.studies) {
        fmt::print("Study {}  {}  {}\n", study.studyId, study.studyDate, study.studyDescription);
        for (const RoleAssignment& assignment : assignRoles(study))
            printSeries(study.series[assignment.seriesIndex], assignment);
        if (!links.empty())
            printLinks(links[number++]);
        fmt::print("\n");
    }
    fmt::print("{} {}, {} files. * used for its role.\n", scan.studies.size(),
               scan.studies.size() == 1 ? "study" : "studies", scan.fileCount);
    if (!problems.empty())
        fmt::print("Problems:\n");
    for (const InputProblem& problem : problems)
        fmt::print("  {}: {}\n", problem.path.string(), englishSentence(problem.reason));
}

int runScan(const ScanOptions& options)
{
    const Task task = terminalTask("Scanning");
    const Result<ScanResult> scan = scanStudies({options.paths.begin(), options.paths.end()}, task);
    finishProgress();
    if (!scan)
        return exitStatus(scan.error());
    const std::vector<InputProblem> problems = allProblems(*scan);
    std::vector<StudyLinks> links;
    if (options.links)
        for (const Study& study : scan->studies) {
            auto found = linksIn(study);
            if (!found)
                return exitStatus(found.error());
            links.push_back(std::move(*found));
        }
    if (options.json)
        fmt::print(
            "{}\n",
            jsonFrom(*scan, problems, links).dump(2, ' ', false, Json::error_handler_t::replace));
    else
        printTable(*scan, problems, links);
    return problems.empty() ? 0 : 1;
}

} // namespace

void addScanCommand(CLI::App& program, Run& run)
{
    auto* command = program.add_subcommand("scan",
                                           "Show the studies in files, folders and archives: "
                                           "series, roles, blocks of slices, problems.");
    command->footer("Example: foramen-cli scan ~/studies --json > studies.json\n"
                    "Reads headers only, unless --links compares pictures. Exit status 1 when some "
                    "input could not be used.");
    auto options = std::make_shared<ScanOptions>();
    command
        ->add_option("PATH", options->paths, "Files, folders, zip, ISO and tar archives, DICOMDIRs")
        ->required();
    command->add_flag("--json", options->json, "Print JSON instead of a table");
    command->add_flag("--links", options->links,
                      "Also read the pictures of series with roles, and say which are linked");
    runWhenChosen(command, run, options, runScan);
}

} // namespace foramen
