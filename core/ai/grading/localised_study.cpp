#include "core/ai/grading/localised_study.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

/// The blocks of a role, series by series.
std::vector<std::vector<VolumePtr>> seriesOf(const std::vector<VolumePtr>& blocks)
{
    std::vector<std::vector<VolumePtr>> series;
    for (const VolumePtr& block : blocks) {
        const auto same = std::find_if(series.begin(), series.end(), [&](const auto& one) {
            return one.front()->seriesInstanceUid == block->seriesInstanceUid
                && one.front()->seriesId == block->seriesId;
        });
        if (same != series.end())
            same->push_back(block);
        else
            series.push_back({block});
    }
    return series;
}

void addVolumes(LocalisedRole& role, const std::vector<VolumePtr>& volumes, PicturePlane plane,
                const RoleGate& gate)
{
    if (gate.otherAnatomy) {
        role.missing = gate.refused;
        return;
    }
    role.ungraded = gate.refused;
    for (const VolumePtr& volume : volumes)
        if (auto canonical = CanonicalVolume::create(volume, plane))
            role.volumes.push_back(std::move(*canonical));
    if (volumes.empty())
        role.missing = {ReasonCode::NoSeries, role.term};
    else if (role.volumes.empty())
        role.missing = {ReasonCode::SeriesWithoutGeometry, role.term};
}

} // namespace

LocalisedStudy LocalisedStudy::of(const PredictorInput& input, const Task& task)
{
    LocalisedStudy study;
    study.t1.term = ReasonCode::SeriesSagittalT1;
    study.t2.term = ReasonCode::SeriesSagittalT2;
    study.axial.term = ReasonCode::SeriesAxialT2;
    const InputGate& gate = input.gate;
    if (!gate.study.empty()) {
        for (LocalisedRole* role : {&study.t1, &study.t2, &study.axial})
            role->missing = gate.study;
        return study;
    }
    addVolumes(study.t1, input.sagittalT1, PicturePlane::Sagittal, gate.of(SeriesRole::SagittalT1));
    addVolumes(study.t2, input.sagittalT2, PicturePlane::Sagittal, gate.of(SeriesRole::SagittalT2));
    addVolumes(study.axial, input.axialT2, PicturePlane::Axial, gate.of(SeriesRole::AxialT2));
    std::vector<std::vector<VolumePtr>> series;
    for (const auto* blocks : {&input.sagittalT2, &input.sagittalT1, &input.axialT2})
        for (auto& one : seriesOf(*blocks))
            series.push_back(std::move(one));
    const bool isKnown = std::all_of(series.begin(), series.end(), [&](const auto& one) {
        return input.spaces.covers(*one.front());
    });
    study.spaces = isKnown ? input.spaces : PatientSpaces::of(series, task);
    study.spaces.overruleAs(input.spaces);
    return study;
}

SpaceBasis LocalisedStudy::spaceBasis(const LocalisedRole& a, const LocalisedRole& b) const
{
    SpaceBasis basis = SpaceBasis::None;
    for (const CanonicalVolume& one : a.volumes)
        for (const CanonicalVolume& other : b.volumes) {
            const SpaceLink link = spaces.between(one.volume(), other.volume());
            if (!link.isLinked())
                return SpaceBasis::None;
            if (basis != SpaceBasis::Pictures)
                basis = link.basis;
        }
    return basis;
}

bool LocalisedStudy::isLinkedByPictures() const
{
    const LocalisedRole& leader = t2.volumes.empty() ? t1 : t2;
    return spaceBasis(leader, axial) == SpaceBasis::Pictures
        || spaceBasis(t1, t2) == SpaceBasis::Pictures;
}

} // namespace foramen
