#include "core/phantom/scanner/rendered_block.h"

#include <algorithm>

namespace foramen {

namespace {

// One voxel: samples the middle of the slice and, near the spine, also its front and back.
AnatomySample through(const Anatomy& anatomy, const Palette& palette, PatientPoint middle,
                      PatientVector third, float softness)
{
    AnatomySample sample = anatomy.at(middle, palette, softness);
    if (!sample.intricate)
        return sample;
    const Signal before = anatomy.at(middle - third, palette, softness).signal;
    const Signal after = anatomy.at(middle + third, palette, softness).signal;
    sample.signal.t1 = (sample.signal.t1 + before.t1 + after.t1) / 3;
    sample.signal.t2 = (sample.signal.t2 + before.t2 + after.t2) / 3;
    return sample;
}

} // namespace

std::optional<RenderedBlock> renderBlock(const Anatomy& anatomy, const Palette& palette,
                                         const VolumeGeometry& geometry, double sliceThickness,
                                         const Task& task)
{
    const auto count = static_cast<std::size_t>(geometry.columns)
        * static_cast<std::size_t>(geometry.rows) * static_cast<std::size_t>(geometry.slices);
    RenderedBlock block;
    block.signals.reserve(count);
    block.labels.reserve(count);
    const PatientVector third = geometry.sliceNormal() * (sliceThickness / 3);
    const auto softness = static_cast<float>(
        std::max(0.7, 0.95 * std::max(geometry.columnSpacing, geometry.rowSpacing)));
    for (int slice = 0; slice < geometry.slices; ++slice) {
        if (task.cancelled())
            return std::nullopt;
        for (int row = 0; row < geometry.rows; ++row) {
            for (int column = 0; column < geometry.columns; ++column) {
                const PatientPoint point = geometry.patientFromVoxel({static_cast<double>(column),
                                                                      static_cast<double>(row),
                                                                      static_cast<double>(slice)});
                const AnatomySample sample = through(anatomy, palette, point, third, softness);
                block.signals.push_back(sample.signal);
                block.labels.push_back(sample.labels);
            }
        }
        task.report(static_cast<double>(slice + 1) / geometry.slices);
    }
    return block;
}

} // namespace foramen
