#include "core/dataset/instances/instance_table.h"

#include "core/base/text/csv.h"
#include "core/base/text/csv_text_cell.h"
#include "core/dataset/tables/dataset_index.h"
#include "core/imaging/series_role.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>
#include <vector>

namespace foramen {

namespace {

constexpr const char* kHeader =
    "study_id,series_id,series_description,role,instance_number,frame_number,sop_instance_uid,file,"
    "position_x,position_y,position_z,row_direction_x,row_direction_y,row_direction_z,"
    "column_direction_x,column_direction_y,column_direction_z,row_spacing,column_spacing,"
    "slice_thickness,rows,columns,transfer_syntax_uid\n";

std::string positive(double value)
{
    return value > 0 ? csvCell(value) : std::string();
}

std::string positive(int value)
{
    return value > 0 ? fmt::format("{}", value) : std::string();
}

/// Nine cells of position and directions.
std::string planeCells(const std::optional<ImagePlane>& plane)
{
    if (!plane)
        return ",,,,,,,,,";
    std::string cells;
    for (const double value :
         {plane->position.x, plane->position.y, plane->position.z, plane->rowDirection.x,
          plane->rowDirection.y, plane->rowDirection.z, plane->columnDirection.x,
          plane->columnDirection.y, plane->columnDirection.z})
        cells += ',' + csvCell(value);
    return cells;
}

std::string spacingCells(const Frame& frame)
{
    if (frame.spacing.isMetric())
        return ',' + positive(frame.spacing.row) + ',' + positive(frame.spacing.column);
    if (frame.plane)
        return ',' + positive(frame.plane->rowSpacing) + ',' + positive(frame.plane->columnSpacing);
    return ",,";
}

/// Below the data set; empty for a file that was unpacked from an archive.
std::string relativePath(const std::filesystem::path& file, const std::filesystem::path& folder)
{
    const std::string path = file.lexically_relative(folder).generic_string();
    return path.starts_with("..") ? std::string() : path;
}

template <class Value, class Less>
std::vector<const Value*> sorted(const std::vector<Value>& values, const Less& less)
{
    std::vector<const Value*> pointers;
    pointers.reserve(values.size());
    for (const Value& value : values)
        pointers.push_back(&value);
    std::stable_sort(pointers.begin(), pointers.end(),
                     [&less](const Value* a, const Value* b) { return less(*a, *b); });
    return pointers;
}

/// Collects the rows of a data set.
class Collector {
public:
    explicit Collector(const RsnaDataset& dataset)
        : m_dataset(dataset)
        , m_index(dataset)
    {
        m_table.text = kHeader;
    }

    void add(const Study& study)
    {
        const auto bySeries = sorted(study.series, [](const Series& a, const Series& b) {
            return std::tie(a.seriesId, a.seriesInstanceUid)
                < std::tie(b.seriesId, b.seriesInstanceUid);
        });
        for (const Series* series : bySeries)
            add(study, *series);
    }

    [[nodiscard]] InstanceTable take() { return std::move(m_table); }

private:
    void add(const Study& study, const Series& series)
    {
        const SeriesKey key{study.studyId, series.seriesId};
        const auto described = m_index.describedRole(key);
        const auto role = described ? described : guessRole(series).role;
        const std::string description = described ? nameOf(*described) : series.seriesDescription;
        const std::string head =
            fmt::format("{},{},{},{}", csvTextCell(study.studyId), csvTextCell(series.seriesId),
                        csvTextCell(description), role ? keyOf(*role) : std::string_view());
        const std::size_t before = m_table.rows;
        const auto byNumber = sorted(series.instances, [](const Instance& a, const Instance& b) {
            return std::tie(a.instanceNumber, a.path) < std::tie(b.instanceNumber, b.path);
        });
        for (const Instance* instance : byNumber) {
            if (instance->kind == InstanceKind::Image)
                add(*instance, head);
            else
                ++m_table.others;
        }
        m_table.series += m_table.rows > before ? 1 : 0;
    }

    void add(const Instance& instance, const std::string& head)
    {
        const std::string file = csvTextCell(relativePath(instance.path, m_dataset.folder));
        for (const Frame& frame : instance.frames) {
            ++m_table.rows;
            m_table.text +=
                fmt::format("{},{},{},{},{}", head, instance.instanceNumber, frame.frameNumber,
                            csvTextCell(instance.sopInstanceUid), file)
                + planeCells(frame.plane) + spacingCells(frame)
                + fmt::format(",{},{},{},{}\n",
                              instance.sliceThickness ? csvCell(*instance.sliceThickness)
                                                      : std::string(),
                              positive(instance.rows), positive(instance.columns),
                              csvTextCell(instance.transferSyntaxUid));
        }
    }

    const RsnaDataset& m_dataset;
    DatasetIndex m_index;
    InstanceTable m_table;
};

} // namespace

InstanceTable instanceTable(const RsnaDataset& dataset)
{
    Collector collector(dataset);
    for (const Study& study : dataset.studies)
        collector.add(study);
    return collector.take();
}

} // namespace foramen
