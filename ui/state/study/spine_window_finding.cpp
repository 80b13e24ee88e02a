#include "ui/state/study/spine_window_finding.h"

#include "core/imaging/levels/disc_places.h"
#include "ui/state/study/current_study.h"

#include <algorithm>
#include <utility>

namespace foramen {

SpineWindowFinding::SpineWindowFinding(CurrentStudy& current, QObject* parent)
    : QObject(parent)
    , m_current(current)
{
    connect(&current, &CurrentStudy::replaced, &m_runner, &TaskRunner::cancel);
    connect(&current, &CurrentStudy::seriesChanged, this, &SpineWindowFinding::update);
    connect(&current, &CurrentStudy::volumesChanged, this, &SpineWindowFinding::update);
    connect(&current, &CurrentStudy::spacesChanged, this, &SpineWindowFinding::update);
    connect(&current, &CurrentStudy::assessmentChanged, this, &SpineWindowFinding::update);
}

std::vector<StackWithDiscs> SpineWindowFinding::due() const
{
    const OpenStudy& study = *m_current;
    const auto& levels = study.assessment.levels();
    if (std::none_of(levels.begin(), levels.end(),
                     [](const LevelLocation& level) { return level.discCenter.has_value(); }))
        return {};
    const auto volumesFor = [&study](SeriesRole role) {
        return study.series.volumesFor(role);
    };
    std::vector<StackWithDiscs> stacks;
    const auto add = [&](std::vector<VolumePtr> blocks) {
        if (blocks.empty() || study.spineWindows.contains(blocks.front())
            || std::any_of(stacks.begin(), stacks.end(), [&](const StackWithDiscs& other) {
                   return other.blocks.front() == blocks.front();
               }))
            return;
        std::vector<PatientPoint> discs;
        for (const LevelLocation& level :
             discPlaces(levels, blocks.front(), study.spaces, volumesFor))
            if (level.discCenter)
                discs.push_back(*level.discCenter);
        if (!discs.empty())
            stacks.push_back({std::move(blocks), std::move(discs)});
    };
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
        add(volumesFor(role));
    for (const SeriesEntry& entry : study.series.entries()) // shown on their own
        add(entry.volumes);
    return stacks;
}

void SpineWindowFinding::update()
{
    if (m_runner.isRunning())
        return;
    std::vector<StackWithDiscs> stacks = due();
    if (stacks.empty())
        return;
    m_runner.start(
        [stacks = std::move(stacks)](const Task& task) -> Result<SpineWindows> {
            return spineWindowsOf(stacks, task);
        },
        [this](Result<SpineWindows> found) {
            if (found) {
                m_current->spineWindows.merge(std::move(*found));
                update(); // what became due meanwhile
            } else { // the windows that are shown stay
                m_current->problems.push_back({{}, found.error().reason});
                Q_EMIT m_current.problemsChanged();
            }
            Q_EMIT m_current.windowsChanged();
        });
}

} // namespace foramen
