#include "core/imaging/series_pictures.h"

#include "core/imaging/stack_order.h"
#include "core/imaging/volume_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

Result<std::vector<SeriesPictures>> readSeriesInRoles(const Study& study, const Task& task)
{
    std::vector<SeriesPictures> all;
    for (const RoleAssignment& assignment : assignRoles(study))
        all.push_back({assignment.seriesIndex, assignment.guess.role, assignment.chosen, {}, {}});
    const auto count = static_cast<double>(std::count_if(
        all.begin(), all.end(), [](const SeriesPictures& one) { return one.chosen; }));
    double done = 0;
    for (SeriesPictures& one : all) {
        if (!one.chosen)
            continue;
        auto built = buildVolumes(study.series[one.seriesIndex],
                                  task.part(done / count, (done + 1) / count));
        ++done;
        if (!built && built.error().code == ErrorCode::Cancelled)
            return tl::make_unexpected(built.error());
        if (!built) {
            one.problems.push_back({{}, built.error().reason});
            continue;
        }
        one.volumes = std::move(built->volumes);
        one.problems = std::move(built->problems);
    }
    return all;
}

std::vector<VolumePtr> blocksFor(const std::vector<SeriesPictures>& series, SeriesRole role)
{
    std::vector<VolumePtr> blocks;
    for (const SeriesPictures& one : series)
        if (one.chosen && one.role == role)
            blocks.insert(blocks.end(), one.volumes.begin(), one.volumes.end());
    if (role == SeriesRole::AxialT2)
        sortFromHeadToFeet(blocks);
    return blocks;
}

std::vector<VolumePtr> stackOf(const std::vector<SeriesPictures>& series, const SeriesPictures& one)
{
    return one.chosen && one.role ? blocksFor(series, *one.role) : one.volumes;
}

SlicePlace placeOf(const std::vector<SeriesPictures>& series, const SiteLocation& location)
{
    SlicePlace named; // by SOP Instance UID only
    for (const SeriesPictures& one : series)
        for (const VolumePtr& volume : one.volumes) {
            if (volume->seriesInstanceUid != location.seriesInstanceUid)
                continue;
            const VoxelPoint voxel = volume->geometry.voxelFromPatient(location.patient);
            for (int slice = 0; slice < volume->geometry.slices; ++slice) {
                if (volume->sources[static_cast<std::size_t>(slice)].sopInstanceUid
                    != location.sopInstanceUid)
                    continue;
                // UIDs may be repeated: the slice that contains the point decides.
                if (std::abs(voxel.slice - slice) <= 0.5)
                    return {volume, slice};
                if (!named.volume)
                    named = {volume, slice};
            }
        }
    return named;
}

int pictureCount(const Series& series)
{
    int count = 0;
    for (const Instance& instance : series.instances)
        if (instance.kind == InstanceKind::Image)
            count += std::max<int>(1, static_cast<int>(instance.frames.size()));
    return count;
}

} // namespace foramen
