#include "core/ai/measuring/segmenting.h"

#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace foramen {

FlatPoint SegmentedPicture::placeOf(PatientPoint point) const
{
    return flatFromPixel(frame.pixelFromPatient(point), segmentation.grid());
}

SpineMeasure SegmentedPicture::measure(MeasureKind kind, const FlatMeasure& found,
                                       double deviation) const
{
    const SliceSource& source = volume->source(slice);
    SpineMeasure result{.kind = kind,
                        .value = found.value,
                        .deviation = std::max(deviation, found.unclear),
                        .percent = found.percent,
                        .seriesInstanceUid = volume->volume().seriesInstanceUid,
                        .sopInstanceUid = source.sopInstanceUid,
                        .instanceNumber = source.instanceNumber,
                        .frameNumber = source.frameNumber};
    for (const FlatPoint& point : found.points) {
        VoxelPoint at = volume->canonicalFromPatient(
            frame.patientFromPixel(pixelFromFlat(point, segmentation.grid())));
        at.slice = slice;
        const VoxelPoint voxel = volume->voxelFromCanonical(at);
        result.points.push_back({voxel.column, voxel.row});
    }
    return result;
}

Result<std::vector<SegmentedPicture>> segment(Engine& engine, NetworkRole segmenter,
                                              const std::vector<PictureRequest>& requests,
                                              const Task& task)
{
    const SegmenterGrid grid = segmenter == NetworkRole::SagittalSegmenter ? kSpineGrid : kCropGrid;
    const std::size_t values = segment_class::kCount * grid.pixels();
    const std::size_t batchSize = engine.batchSize();
    std::vector<SegmentedPicture> result;
    for (std::size_t from = 0; from < requests.size(); from += batchSize) {
        const std::size_t to = std::min(from + batchSize, requests.size());
        Tensor input{
            {static_cast<std::int64_t>(to - from), kPictureChannels, grid.rows, grid.columns}, {}};
        std::vector<SegmenterPicture> pictures;
        for (std::size_t i = from; i < to; ++i) {
            if (task.cancelled())
                return cancelledFailure();
            pictures.push_back(segmenterPicture(*requests[i].volume, requests[i].middle, {}, grid));
            const auto& own = pictures.back().values;
            input.values.insert(input.values.end(), own.begin(), own.end());
        }
        const auto output = engine.run(segmenter, input);
        if (!output)
            return tl::make_unexpected(output.error());
        if (output->values.size() != values * (to - from))
            return failure(ErrorCode::ModelContract, ReasonCode::OutputShape, keyOf(segmenter));
        for (std::size_t i = from; i < to; ++i)
            result.push_back(
                {requests[i].volume, pictures[i - from].slice, pictures[i - from].frame,
                 Segmentation::ofLogits(output->values.data() + (i - from) * values, grid)});
    }
    return result;
}

void addSharesOfLevelAbove(std::vector<SpineMeasure>& measures, MeasureKind kind)
{
    for (SpineMeasure& measure : measures) {
        if (measure.kind != kind || *measure.level == kLevels.front())
            continue;
        const DiscLevel above = kLevels[static_cast<std::size_t>(*measure.level) - 1];
        if (const auto* other = measureOf(measures, kind, above); other && other->value > 0)
            measure.percent = 100 * measure.value / other->value;
    }
}

} // namespace foramen
