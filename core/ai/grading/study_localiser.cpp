#include "core/ai/grading/study_localiser.h"

#include "core/ai/grading/refusals.h"
#include "core/ai/levels/average_maps.h"
#include "core/ai/levels/level_agreement.h"
#include "core/ai/limits/metal_voids.h"
#include "core/ai/localising/midline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// The slices that go through a localiser: all of a usual series, every n-th of a thin-slice
/// series, no missing ones.
std::vector<VolumeSlice> slicesToLocalise(const std::vector<CanonicalVolume>& volumes)
{
    constexpr double enough = 3; // mm between slices
    std::vector<VolumeSlice> slices;
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        const int step =
            std::max(1, static_cast<int>(std::floor(enough / volumes[i].sliceSpacing())));
        const int first = (volumes[i].slices() - 1) % step / 2;
        for (int slice = first; slice < volumes[i].slices(); slice += step)
            if (!volumes[i].source(slice).missing)
                slices.push_back({i, slice});
    }
    return slices;
}

/// The slices that the discs were numbered on.
std::vector<VolumeSlice> slicesThatCount(const std::vector<HeatMaps>& maps)
{
    const std::vector<double> weights = sliceWeights(maps);
    std::vector<VolumeSlice> slices;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0)
            slices.push_back({maps[i].volume, maps[i].slice});
    return slices;
}

} // namespace

StudyLocaliser::StudyLocaliser(LocalisedStudy& study, SliceLocaliser& localiser,
                               std::function<void(int)> expected)
    : m_study(study)
    , m_localiser(localiser)
    , m_expected(std::move(expected))
{
}

Result<void> StudyLocaliser::locateLevels()
{
    LocalisedRole& t1 = m_study.t1;
    LocalisedRole& t2 = m_study.t2;
    m_expected(static_cast<int>(slicesToLocalise(t1.volumes).size()
                                + slicesToLocalise(t2.volumes).size()));
    for (LocalisedRole* role : {&t2, &t1})
        if (const auto done = localiseSagittal(*role); !done)
            return tl::make_unexpected(done.error());
    m_study.levels = agreeOnLevels(t1.levels, t2.levels, m_study.shareSpace(t1, t2));
    m_study.metal = levelsNearMetal(
        {pedicleVoidsOf(t1.volumes, t1.levels), pedicleVoidsOf(t2.volumes, t2.levels)});
    return {};
}

Result<void> StudyLocaliser::localiseSagittal(LocalisedRole& role)
{
    auto maps = m_localiser.mapsOf(NetworkRole::SagittalLocaliser, role.volumes,
                                   slicesToLocalise(role.volumes));
    if (!maps)
        return tl::make_unexpected(maps.error());
    role.maps = std::move(*maps);
    role.levels = decodeLevels(role.maps);
    const bool doubtful = role.levels.anyInView() && !role.levels.numbering.certain;
    return doubtful ? countAgain(role) : Result<void>{};
}

Result<void> StudyLocaliser::countAgain(LocalisedRole& role)
{
    constexpr double turn = 0.15; // radians
    constexpr double scale = 1.15;
    const std::array poses = {
        PictureAffine::similarity(-turn, 1, 0, 0), PictureAffine::similarity(turn, 1, 0, 0),
        PictureAffine::similarity(0, 1 / scale, 0, 0), PictureAffine::similarity(0, scale, 0, 0)};
    const std::vector<VolumeSlice> slices = slicesThatCount(role.maps);
    m_expected(static_cast<int>(poses.size() * slices.size()));
    for (const PictureAffine& pose : poses) {
        const auto maps =
            m_localiser.mapsOf(NetworkRole::SagittalLocaliser, role.volumes, slices, pose);
        if (!maps)
            return tl::make_unexpected(maps.error());
        if (DecodedLevels other = decodeLevels(*maps); other.score > role.levels.score)
            role.levels = std::move(other);
    }
    return {};
}

Result<void> StudyLocaliser::locateRecesses()
{
    std::vector<VolumeSlice> slices;
    std::vector<std::size_t> levels; // of the slices
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        Reason& refused = m_study.noRecesses[level];
        refused = whyNoAxialSlice(m_study, kLevels[level]);
        if (!refused.empty())
            continue;
        const auto slice = axialSliceFor(m_study.axial.volumes, *m_study.levels.frames[level]);
        if (!slice) {
            refused = {ReasonCode::NoAxialSliceAtDisc, nameOf(kLevels[level])};
            continue;
        }
        slices.push_back(*slice);
        levels.push_back(level);
    }
    const auto maps =
        m_localiser.mapsOf(NetworkRole::AxialLocaliser, m_study.axial.volumes, slices);
    if (!maps)
        return tl::make_unexpected(maps.error());
    for (std::size_t i = 0; i < levels.size(); ++i)
        m_study.recesses[levels[i]] = findRecesses((*maps)[i]);
    centreLevels();
    return {};
}

void StudyLocaliser::centreLevels()
{
    LocalisedRole& t1 = m_study.t1;
    LocalisedRole& t2 = m_study.t2;
    const auto middleOf = [](const LocalisedRole& role) {
        return sagittalMiddle(role.maps, role.levels.frames);
    };
    const auto sourcesFor = [&](const LocalisedRole& role, const LocalisedRole& other) {
        std::vector<MiddleSource> sources = {middleOf(role)};
        if (m_study.shareSpace(role, other))
            sources.push_back(middleOf(other));
        if (m_study.shareSpace(role, m_study.axial))
            for (const MiddleSource& source : axialMiddles(m_study.recesses))
                sources.push_back(source);
        return sources;
    };
    const std::vector<MiddleSource> ofT1 = sourcesFor(t1, t2);
    const std::vector<MiddleSource> ofT2 = sourcesFor(t2, t1);
    centreLaterally(m_study.levels, t2.levels.anyInView() ? ofT2 : ofT1);
    centreLaterally(t1.levels, ofT1);
    centreLaterally(t2.levels, ofT2);
}

} // namespace foramen
