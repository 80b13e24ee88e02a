#include "core/dataset/summary/series_summary.h"

#include "core/imaging/block_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kNoRole = 3; ///< index after the three roles

/// Counters of values over series or files.
struct Counts {
    std::map<std::string, int> tableDescriptions;
    std::map<std::string, int> headerDescriptions;
    std::map<std::string, int> positions;
    std::map<std::string, int> manufacturers;
    std::map<std::string, int> syntaxes;
    std::map<std::size_t, std::map<std::string, int>> matrices; ///< by role
};

void countIfKnown(std::map<std::string, int>& counts, const std::string& value)
{
    if (!value.empty())
        ++counts[value];
}

/// The direction of growing Instance Numbers: 1 to the patient's left (sagittal) or feet (axial),
/// -1 the opposite, 0 mixed; none when unknown.
std::optional<int> numberDirection(const Series& series, std::size_t role)
{
    std::vector<std::pair<int, double>> places;
    for (const Instance& instance : series.instances) {
        if (instance.frames.size() != 1 || !instance.frames.front().plane)
            continue;
        const ImagePlane& plane = *instance.frames.front().plane;
        const PatientPoint middle = plane.position
            + plane.rowDirection * (plane.columnSpacing * (instance.columns - 1) / 2.0)
            + plane.columnDirection * (plane.rowSpacing * (instance.rows - 1) / 2.0);
        const bool axial = role == static_cast<std::size_t>(SeriesRole::AxialT2);
        places.emplace_back(instance.instanceNumber, axial ? -middle.z : middle.x);
    }
    if (places.size() < 2)
        return std::nullopt;
    std::sort(places.begin(), places.end());
    int rises = 0;
    int falls = 0;
    constexpr double samePlace = 0.01; // mm
    for (std::size_t i = 1; i < places.size(); ++i) {
        const double step = places[i].second - places[i - 1].second;
        rises += step > samePlace ? 1 : 0;
        falls += step < -samePlace ? 1 : 0;
    }
    if (rises + falls == 0)
        return std::nullopt;
    // Angled blocks may overlap a little: the majority of steps decides.
    constexpr int most = 4; // times as many steps in one direction
    return rises > most * falls ? 1 : falls > most * rises ? -1 : 0;
}

void addGeometry(const Series& series, RoleSummary& role)
{
    std::optional<double> spacing;
    std::optional<double> thickness;
    for (const Instance& instance : series.instances) {
        if (!thickness && instance.sliceThickness.value_or(0) > 0)
            thickness = instance.sliceThickness;
        for (const Frame& frame : instance.frames)
            if (!spacing && frame.plane && frame.plane->columnSpacing > 0)
                spacing = frame.plane->columnSpacing;
    }
    if (spacing)
        role.pixelSpacings.push_back(*spacing);
    if (thickness)
        role.thicknesses.push_back(*thickness);
    const std::vector<SliceBlock> blocks = layoutBlocks(series);
    role.blocksPerSeries.push_back(static_cast<double>(blocks.size()));
    for (const SliceBlock& block : blocks)
        if (block.hasGeometry && block.geometry.slices > 1)
            role.sliceDistances.push_back(block.geometry.sliceSpacing);
}

void addSeries(const Series& series, std::size_t place, RoleSummary& role, Counts& counts)
{
    ++role.series;
    int pictures = 0;
    const Instance* first = nullptr;
    for (const Instance& instance : series.instances) {
        countIfKnown(counts.syntaxes, instance.transferSyntaxUid);
        pictures += static_cast<int>(instance.frames.size());
        if (!first && instance.kind == InstanceKind::Image)
            first = &instance;
    }
    role.pictures += pictures;
    countIfKnown(counts.headerDescriptions, series.seriesDescription);
    countIfKnown(counts.positions, series.acquisition.patientPosition);
    countIfKnown(counts.manufacturers, series.acquisition.manufacturer);
    if (!first)
        return;
    role.slicesPerSeries.push_back(pictures);
    ++counts.matrices[place][fmt::format("{} x {}", first->columns, first->rows)];
    addGeometry(series, role);
    if (const auto direction = numberDirection(series, place))
        ++(*direction > 0       ? role.numbersRise
               : *direction < 0 ? role.numbersFall
                                : role.numbersMixed);
}

void countSeriesPerStudy(const RsnaDataset& dataset, const DatasetIndex& index,
                         SeriesSummary& summary)
{
    std::map<std::string, int> seriesOf;
    for (const auto& [key, all] : index.series())
        seriesOf[key.first] += static_cast<int>(all.size());
    if (dataset.studies.empty() && dataset.descriptions)
        for (const DescriptionRow& row : *dataset.descriptions)
            ++seriesOf[row.value.studyId];
    for (const auto& [study, count] : seriesOf) {
        ++summary.seriesPerStudy[count];
        summary.series += count;
    }
}

/// Most frequent first, equal counts by name.
std::vector<ValueCount> sortedCounts(const std::map<std::string, int>& counts)
{
    std::vector<ValueCount> sorted;
    sorted.reserve(counts.size());
    for (const auto& [value, count] : counts)
        sorted.push_back({value, count});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const ValueCount& a, const ValueCount& b) { return a.count > b.count; });
    return sorted;
}

} // namespace

SeriesSummary summariseSeries(const RsnaDataset& dataset, const DatasetIndex& index)
{
    SeriesSummary summary;
    summary.studies = static_cast<int>(index.imageStudies().size());
    summary.files = dataset.fileCount;
    summary.unreadableFiles = static_cast<int>(dataset.unreadable.size());
    countSeriesPerStudy(dataset, index, summary);
    Counts counts;
    if (dataset.descriptions)
        for (const DescriptionRow& row : *dataset.descriptions)
            countIfKnown(counts.tableDescriptions, row.value.description);
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        summary.roles.push_back({nameOf(role)});
    summary.roles.push_back({"no role"});
    for (const auto& [key, all] : index.series()) {
        const auto role = index.role(key);
        const std::size_t place = role ? static_cast<std::size_t>(*role) : kNoRole;
        for (const Series* series : all)
            addSeries(*series, place, summary.roles[place], counts);
    }
    for (std::size_t place = 0; place < summary.roles.size(); ++place)
        summary.roles[place].matrices = sortedCounts(counts.matrices[place]);
    summary.descriptions =
        sortedCounts(dataset.descriptions ? counts.tableDescriptions : counts.headerDescriptions);
    summary.patientPositions = sortedCounts(counts.positions);
    summary.manufacturers = sortedCounts(counts.manufacturers);
    summary.transferSyntaxes = sortedCounts(counts.syntaxes);
    return summary;
}

} // namespace foramen
