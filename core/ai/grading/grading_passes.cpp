#include "core/ai/grading/grading_run.h"
#include "core/ai/grading/uncertainty.h"
#include "core/ai/model/network_contract.h"

#include <algorithm>

namespace foramen {

namespace {

SiteLocation locationOf(const CanonicalVolume& volume, int slice, PatientPoint point)
{
    VoxelPoint at = volume.canonicalFromPatient(point);
    at.slice = slice;
    const VoxelPoint voxel = volume.voxelFromCanonical(at);
    const SliceSource& source = volume.source(slice);
    return {volume.volume().seriesInstanceUid,
            source.sopInstanceUid,
            source.instanceNumber,
            {voxel.column, voxel.row},
            volume.patientFromCanonical(at)};
}

/// The crop that grades a site comes first. Beside a recess, those a slice higher and lower: a
/// grade that depends on which of them was looked at is doubtful. Sagittal neighbours lie 4 mm away
/// and show something else; for them the grade's own probabilities tell as much (README.md).
std::vector<CropJitter> cropsOf(NetworkRole network)
{
    if (network != NetworkRole::SubarticularGrader)
        return {{}};
    return {{}, {.affine = {}, .slices = -1}, {.affine = {}, .slices = 1}};
}

Error wrongShape(NetworkRole role)
{
    return {ErrorCode::ModelContract, Reason(ReasonCode::OutputShape, keyOf(role))};
}

} // namespace

Result<std::vector<HeatMaps>> GradingRun::mapsOf(NetworkRole network,
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
            return tl::make_unexpected(wrongShape(network));
        for (std::size_t i = from; i < to; ++i) {
            const auto begin =
                output->values.begin() + static_cast<std::ptrdiff_t>((i - from) * mapValues);
            maps.emplace_back(
                std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(mapValues)), mapSize,
                points, frames[i - from]);
            maps.back().volume = slices[i].volume;
            maps.back().slice = slices[i].slice;
        }
        advance(static_cast<int>(to - from));
    }
    return maps;
}

Result<void> GradingRun::grade(NetworkRole network, const std::vector<Candidate>& candidates)
{
    const std::size_t batchSize = m_engine.batchSize();
    std::vector<const Candidate*> graded;
    for (const Candidate& candidate : candidates) {
        const bool metal = m_metal[static_cast<std::size_t>(candidate.site.level)];
        if (candidate.volume && !metal) {
            graded.push_back(&candidate);
            continue;
        }
        refuse(candidate.volume
                   ? Candidate{.site = candidate.site, .refused = whyMetal(candidate.site.level)}
                   : candidate);
        advance(1);
    }
    for (std::size_t from = 0; from < graded.size(); from += batchSize) {
        const std::size_t count = std::min(batchSize, graded.size() - from);
        const auto begin = graded.begin() + static_cast<std::ptrdiff_t>(from);
        const std::vector<const Candidate*> batch(begin,
                                                  begin + static_cast<std::ptrdiff_t>(count));
        std::vector<std::vector<Probabilities>> crops(count);
        for (const CropJitter& jitter : cropsOf(network)) {
            const auto probabilities = gradeCrops(network, batch, jitter);
            if (!probabilities)
                return tl::make_unexpected(probabilities.error());
            for (std::size_t i = 0; i < count; ++i)
                crops[i].push_back((*probabilities)[i]);
        }
        for (std::size_t i = 0; i < count; ++i)
            publish(*batch[i], crops[i]);
        advance(static_cast<int>(count));
    }
    endStage();
    return {};
}

Result<std::vector<Probabilities>>
GradingRun::gradeCrops(NetworkRole network, const std::vector<const Candidate*>& candidates,
                       const CropJitter& jitter)
{
    const auto count = static_cast<std::int64_t>(candidates.size());
    Tensor input{{count, kCropSlices, kCropSize, kCropSize}, {}};
    for (const Candidate* candidate : candidates) {
        if (m_task.cancelled())
            return cancelledFailure();
        const bool right = sideOf(candidate->site.condition) == Side::Right;
        const GraderCrop crop = graderCrop(*candidate->volume, candidate->point,
                                           right ? CropSide::Mirrored : CropSide::AsIs, jitter);
        input.values.insert(input.values.end(), crop.values.begin(), crop.values.end());
    }
    const auto output = m_engine.run(network, input);
    if (!output)
        return tl::make_unexpected(output.error());
    if (output->values.size() != candidates.size() * kSeverityCount)
        return tl::make_unexpected(wrongShape(network));
    std::vector<Probabilities> probabilities;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        probabilities.push_back(
            m_model.network(network).probabilitiesOf(output->values.data() + i * kSeverityCount));
    return probabilities;
}

void GradingRun::refuse(const Candidate& candidate)
{
    Finding& finding = m_grading.findings[siteIndex(candidate.site)];
    finding.refused = candidate.refused;
    if (m_events.findingReady)
        m_events.findingReady(finding);
}

void GradingRun::publish(const Candidate& candidate, const std::vector<Probabilities>& crops)
{
    Finding& finding = m_grading.findings[siteIndex(candidate.site)];
    finding.probabilities = crops.front();
    finding.location = locationOf(*candidate.volume, candidate.slice, candidate.point);
    finding.refused.reset();
    finding.uncertainty = uncertaintyOf(crops);
    if (m_events.findingReady)
        m_events.findingReady(finding);
}

void GradingRun::beginStage(GradingStage stage, const std::string& timed)
{
    m_times.push_back({timed, 0});
    m_stageStart = std::chrono::steady_clock::now();
    m_networksBefore = m_engine.times().networks;
    if (m_events.stageStarted)
        m_events.stageStarted(stage);
}

void GradingRun::endStage()
{
    m_times.back().seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - m_stageStart).count();
    m_times.back().networks = m_engine.times().networks - m_networksBefore;
}

void GradingRun::advance(int steps)
{
    m_stepsDone += steps;
    m_task.report(std::min(1.0, static_cast<double>(m_stepsDone) / m_stepCount));
}

} // namespace foramen
