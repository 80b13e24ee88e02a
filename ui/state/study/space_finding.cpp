#include "ui/state/study/space_finding.h"

#include "ui/state/study/current_study.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

bool shareOneFrame(const std::vector<const Volume*>& blocks)
{
    return std::all_of(blocks.begin(), blocks.end(), [&](const Volume* block) {
        return !block->frameOfReferenceUid.empty()
            && block->frameOfReferenceUid == blocks.front()->frameOfReferenceUid;
    });
}

} // namespace

SpaceFinding::SpaceFinding(CurrentStudy& current, QObject* parent)
    : QObject(parent)
    , m_current(current)
{
    connect(&current, &CurrentStudy::replaced, this, [this] {
        m_runner.cancel();
        m_compared.clear();
    });
}

void SpaceFinding::update()
{
    std::vector<std::vector<VolumePtr>> series;
    std::vector<const Volume*> blocks;
    for (const SeriesEntry& entry : m_current->series.entries()) {
        if (!entry.chosen || entry.volumes.empty())
            continue;
        series.push_back(entry.volumes);
        for (const VolumePtr& block : entry.volumes)
            blocks.push_back(block.get());
    }
    if (blocks == m_compared)
        return;
    m_compared = std::move(blocks);
    m_runner.cancel();
    if (shareOneFrame(m_compared)) // linked without comparing pictures
        return;
    m_runner.start(
        [series = std::move(series)](const Task& task) -> Result<PatientSpaces> {
            return PatientSpaces::of(series, task);
        },
        [this](Result<PatientSpaces> spaces) {
            if (spaces) { // without it, series of different frames stay apart, as their panes say
                spaces->overruleAs(m_current->spaces); // what the reader chose meanwhile
                m_current->spaces = std::move(*spaces);
            } else {
                m_current->problems.push_back({{}, spaces.error().reason});
                Q_EMIT m_current.problemsChanged();
            }
            Q_EMIT m_current.spacesChanged();
        });
}

} // namespace foramen
