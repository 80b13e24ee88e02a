#include "core/ai/localising/slice_localiser.h"

#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <utility>

namespace foramen {

SliceLocaliser::SliceLocaliser(Engine& engine, const Task& task, std::function<void(int)> advanced)
    : m_engine(engine)
    , m_task(task)
    , m_advanced(std::move(advanced))
{
}

Result<std::vector<HeatMaps>> SliceLocaliser::mapsOf(NetworkRole network,
                                                     const std::vector<CanonicalVolume>& volumes,
                                                     const std::vector<VolumeSlice>& slices,
                                                     const PictureAffine& pose)
{
    const bool sagittal = network == NetworkRole::SagittalLocaliser;
    const int mapSize = sagittal ? kSagittalMapSize : kAxialMapSize;
    const std::size_t channels = sagittal ? sagittal_map::kCount : axial_map::kCount;
    const std::size_t points = sagittal ? sagittal_map::kPointCount : axial_map::kPointCount;
    const std::size_t mapValues = channels * static_cast<std::size_t>(mapSize * mapSize);
    const std::size_t batchSize = m_engine.batchSize();
    std::vector<HeatMaps> maps;
    for (std::size_t from = 0; from < slices.size(); from += batchSize) {
        const std::size_t to = std::min(from + batchSize, slices.size());
        std::vector<PictureFrame> frames;
        Tensor input;
        for (std::size_t i = from; i < to; ++i) {
            if (m_task.cancelled())
                return cancelledFailure();
            const LocaliserPicture picture =
                localiserPicture(volumes[slices[i].volume], slices[i].slice, pose);
            input.values.insert(input.values.end(), picture.values.begin(), picture.values.end());
            input.shape = {static_cast<std::int64_t>(to - from), kPictureChannels, picture.size,
                           picture.size};
            frames.push_back(picture.frame);
        }
        const auto output = m_engine.run(network, input);
        if (!output)
            return tl::make_unexpected(output.error());
        if (output->values.size() != mapValues * (to - from))
            return failure(ErrorCode::ModelContract, ReasonCode::OutputShape, keyOf(network));
        for (std::size_t i = from; i < to; ++i) {
            const auto begin =
                output->values.begin() + static_cast<std::ptrdiff_t>((i - from) * mapValues);
            maps.emplace_back(
                std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(mapValues)), mapSize,
                points, frames[i - from]);
            maps.back().volume = slices[i].volume;
            maps.back().slice = slices[i].slice;
        }
        m_advanced(static_cast<int>(to - from));
    }
    return maps;
}

} // namespace foramen
