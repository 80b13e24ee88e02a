#include "core/dataset/png/png_plan.h"

#include "core/imaging/block_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace foramen {

namespace {

template <class Value> bool chosen(const std::vector<Value>& list, const Value& value)
{
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

/// An id as a file name: without separators, not hidden, not leading out of the folder.
std::string fileName(std::string text)
{
    for (char& c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
        c = plain ? c : '_';
    }
    if (text.empty() || text.front() == '.')
        text.insert(text.begin(), '_');
    return text;
}

/// Points of a study by picture.
using PicturePoints = std::map<const Instance*, std::vector<PngPoint>>;

PicturePoints pointsOf(const DatasetIndex& index, const std::string& study,
                       const PngSelection& selection)
{
    PicturePoints all;
    const auto points = index.points().find(study);
    if (points == index.points().end())
        return all;
    const auto labels = index.labels().find(study);
    for (const auto& [site, point] : points->second) {
        PngPoint each{&point.value(), std::nullopt};
        if (labels != index.labels().end())
            each.grade = labels->second->severities[site];
        const Site where = siteAt(site);
        const bool graded =
            selection.grades.empty() || (each.grade && chosen(selection.grades, *each.grade));
        if (point.instance && graded && chosen(selection.levels, where.level)
            && chosen(selection.conditions, where.condition))
            all[point.instance].push_back(each);
    }
    return all;
}

/// The pictures of blocks, sorted by position.
std::vector<BlockSlice> slicesOf(const std::vector<SliceBlock>& blocks)
{
    std::vector<BlockSlice> slices;
    for (const SliceBlock& block : blocks)
        for (const BlockSlice& slice : block.slices)
            if (!slice.absent)
                slices.push_back(slice);
    return slices;
}

/// z of the centre of a block with geometry, LPS, mm.
double heightOf(const VolumeGeometry& geometry)
{
    return geometry
        .patientFromVoxel(
            {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, (geometry.slices - 1) / 2.0})
        .z;
}

/// The order in which a reader scrolls, as indices into slicesOf(): blocks across the body from
/// head to feet (core/imaging/stack_order.h), others by position.
std::vector<std::size_t> scrollingOrder(const std::vector<SliceBlock>& blocks)
{
    struct Part {
        double height = 0;
        std::vector<std::size_t> slices;
    };
    std::vector<Part> parts;
    std::size_t next = 0;
    bool areAcross = true;
    for (const SliceBlock& block : blocks) {
        Part& part = parts.emplace_back();
        for (const BlockSlice& slice : block.slices)
            if (!slice.absent)
                part.slices.push_back(next++);
        if (!block.hasGeometry || !isAcrossBody(block.geometry)) {
            areAcross = false;
            continue;
        }
        part.height = heightOf(block.geometry);
        if (block.geometry.sliceNormal().z > 0)
            std::reverse(part.slices.begin(), part.slices.end());
    }
    if (areAcross)
        std::stable_sort(parts.begin(), parts.end(),
                         [](const Part& a, const Part& b) { return a.height > b.height; });
    std::vector<std::size_t> order;
    for (const Part& part : parts)
        order.insert(order.end(), part.slices.begin(), part.slices.end());
    return order;
}

/// 0, 1, 2, ...
std::vector<std::size_t> plainOrder(std::size_t count)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

/// Indices of @p wanted of @p count, evenly spaced, both ends included; the middle one for one.
std::set<std::size_t> evenly(std::size_t count, int wanted)
{
    std::set<std::size_t> indices;
    if (wanted == 1 && count > 0)
        return {count / 2};
    for (int k = 0; k < wanted && count > 0; ++k)
        indices.insert(static_cast<std::size_t>(
            std::lround(k * (static_cast<double>(count) - 1) / std::max(1, wanted - 1))));
    return indices;
}

/// Plans the files of one export.
class Planner {
public:
    Planner(const DatasetIndex& index, const PngOptions& options)
        : m_index(index)
        , m_options(options)
    {
        const PngSelection& selection = options.selection;
        m_pointsOnly = selection.labelledOnly || options.cropMm > 0 || !selection.levels.empty()
            || !selection.conditions.empty() || !selection.grades.empty();
    }

    std::vector<PngJob> run()
    {
        std::string study;
        PicturePoints points;
        for (const auto& [key, all] : m_index.series()) {
            if (full())
                break;
            const auto role = m_index.role(key);
            const bool roleChosen = m_options.selection.roles.empty()
                || (role && chosen(m_options.selection.roles, *role));
            if (!roleChosen || !chosen(m_options.selection.studies, key.first)
                || !chosen(m_options.selection.series, key.second))
                continue;
            if (study != key.first)
                points = pointsOf(m_index, key.first, m_options.selection);
            study = key.first;
            for (const Series* series : all)
                addSeries(key, role, *series, points);
        }
        return std::move(m_jobs);
    }

private:
    [[nodiscard]] bool full() const
    {
        return m_options.selection.limit > 0 && m_jobs.size() >= m_options.selection.limit;
    }

    void addSeries(const SeriesKey& key, std::optional<SeriesRole> role, const Series& series,
                   const PicturePoints& points)
    {
        const std::string folder =
            fmt::format("{}/{}-{}", fileName(key.first), keyOf(role), fileName(key.second));
        const std::vector<SliceBlock> blocks = layoutBlocks(series);
        const std::vector<BlockSlice> slices = slicesOf(blocks);
        std::set<std::size_t> wanted;
        if (m_options.selection.perSeries > 0)
            wanted = evenly(slices.size(), m_options.selection.perSeries);
        for (const std::size_t i :
             m_options.montage > 0 ? scrollingOrder(blocks) : plainOrder(slices.size())) {
            if (m_options.selection.perSeries > 0 && wanted.count(i) == 0)
                continue;
            const Instance& instance = series.instances[slices[i].instance];
            const auto found = points.find(&instance);
            if (m_pointsOnly && found == points.end())
                continue;
            PngJob job{{},    key.first,     role, &series, &instance, slices[i].frameIndex,
                       i + 1, slices.size(), {}};
            const bool labelled = found != points.end() && job.frameIndex == 0;
            std::string name = fmt::format("{}/{:04}", folder, instance.instanceNumber);
            if (instance.frames.size() > 1)
                name += fmt::format("-f{:04}", job.frameIndex + 1);
            if (m_options.cropMm <= 0) {
                if (labelled)
                    job.points = found->second;
                add(std::move(job), name);
            } else if (labelled) {
                for (const PngPoint& point : found->second) {
                    job.points = {point};
                    add(job, fmt::format("{}-{}", name, keyOf(point.value->site)));
                }
            }
        }
    }

    /// Two pictures may have one number: the second gets a suffix.
    void add(PngJob job, const std::string& name)
    {
        if (full())
            return;
        job.file = name;
        for (int suffix = 2; !m_names.insert(job.file).second; ++suffix)
            job.file = fmt::format("{}-{}", name, suffix);
        job.file += ".png";
        m_jobs.push_back(std::move(job));
    }

    const DatasetIndex& m_index;
    const PngOptions& m_options;
    bool m_pointsOnly = false;
    std::vector<PngJob> m_jobs;
    std::set<std::string> m_names;
};

} // namespace

std::vector<PngJob> planPngs(const DatasetIndex& index, const PngOptions& options)
{
    return Planner(index, options).run();
}

std::string keyOf(std::optional<SeriesRole> role)
{
    if (!role)
        return "other";
    switch (*role) {
    case SeriesRole::SagittalT1:
        return "sagittal_t1";
    case SeriesRole::SagittalT2:
        return "sagittal_t2";
    case SeriesRole::AxialT2:
        break;
    }
    return "axial_t2";
}

} // namespace foramen
