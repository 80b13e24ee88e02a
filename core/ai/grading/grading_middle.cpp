#include "core/ai/grading/grading_run.h"
#include "core/ai/localising/midline.h"

namespace foramen {

Result<void> GradingRun::localiseRecesses()
{
    beginStage(GradingStage::FindingRecesses, "localise recesses");
    std::vector<std::optional<VolumeSlice>> slices(kLevelCount);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        Reason& refused = m_noRecesses[level];
        refused = whyNoAxialSlice(kLevels[level]);
        if (!refused.empty())
            continue;
        slices[level] = axialSliceFor(m_axial.volumes, *m_levels.frames[level]);
        if (!slices[level])
            refused = {ReasonCode::NoAxialSliceAtDisc, nameOf(kLevels[level])};
    }
    auto recesses = localiseAxial(slices);
    if (!recesses)
        return tl::make_unexpected(recesses.error());
    m_recesses = std::move(*recesses);
    centreLevels();
    endStage();
    return {};
}

Result<std::vector<Recesses>>
GradingRun::localiseAxial(const std::vector<std::optional<VolumeSlice>>& slices)
{
    std::vector<VolumeSlice> present;
    for (const auto& slice : slices)
        if (slice)
            present.push_back(*slice);
    const auto maps = mapsOf(NetworkRole::AxialLocaliser, m_axial.volumes, present);
    if (!maps)
        return tl::make_unexpected(maps.error());
    std::vector<Recesses> recesses(slices.size());
    std::size_t next = 0;
    for (std::size_t level = 0; level < slices.size(); ++level)
        if (slices[level])
            recesses[level] = findRecesses((*maps)[next++]);
    return recesses;
}

void GradingRun::centreLevels()
{
    const auto middleOf = [](const Role& role) {
        return sagittalMiddle(role.maps, role.levels.frames);
    };
    const auto sourcesFor = [&](const Role& role, const Role& other) {
        std::vector<MiddleSource> sources = {middleOf(role)};
        if (shareSpace(role, other))
            sources.push_back(middleOf(other));
        if (shareSpace(role, m_axial))
            for (const MiddleSource& source : axialMiddles(m_recesses))
                sources.push_back(source);
        return sources;
    };
    const std::vector<MiddleSource> t1 = sourcesFor(m_t1, m_t2);
    const std::vector<MiddleSource> t2 = sourcesFor(m_t2, m_t1);
    centreLaterally(m_levels, m_t2.levels.anyInView() ? t2 : t1);
    centreLaterally(m_t1.levels, t1);
    centreLaterally(m_t2.levels, t2);
    m_grading.levels = m_levels.levels;
}

Foramina GradingRun::localiseForamina() const
{
    const auto viewOf = [](const Role& role) {
        return SagittalView{&role.maps, &role.levels.frames};
    };
    RecessPairs pairs{};
    if (shareSpace(m_t1, m_axial))
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            const auto& [left, right, sac] = m_recesses[level];
            const auto& disc = m_t1.levels.frames[level];
            if (!left || !right || !disc)
                continue;
            const PatientVector across = left->point - right->point;
            const PatientPoint between = right->point + across * 0.5;
            pairs[level] = RecessPair{dot(across, disc->left) / 2,
                                      dot(between - disc->center, disc->posterior)};
        }
    return findForamina(viewOf(m_t1), shareSpace(m_t1, m_t2) ? viewOf(m_t2) : SagittalView{},
                        pairs);
}

std::optional<PatientPoint> GradingRun::sacOnAxial(const Role& role, DiscLevel level) const
{
    return shareSpace(role, m_axial) ? m_recesses[static_cast<std::size_t>(level)].sac
                                     : std::nullopt;
}

} // namespace foramen
