#pragma once

#include "core/phantom/study/phantom_study.h"
#include "ui/panes/source/pane_source.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace foramen::test {

/// A source of panes with series in memory.
class MemorySource : public PaneSource {
public:
    explicit MemorySource(std::vector<SeriesEntry> series)
        : m_series(std::move(series))
    {
    }
    void find()
    {
        std::vector<std::vector<VolumePtr>> all;
        for (const SeriesEntry& entry : m_series)
            all.push_back(entry.volumes);
        m_spaces = PatientSpaces::of(all);
        findWindows();
        Q_EMIT volumesChanged();
    }
    /// As more of the study is read.
    void setSeries(std::vector<SeriesEntry> series) { m_series = std::move(series); }
    /// No site is graded.
    void refuse(const Reason& why)
    {
        Grading grading;
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            grading.findings[i].site = siteAt(i);
            grading.findings[i].refused = why;
        }
        m_assessment.setGrading(grading);
    }
    void setLevels(const LevelLocations& levels)
    {
        Grading grading;
        grading.levels = levels;
        for (std::size_t i = 0; i < kSiteCount; ++i)
            grading.findings[i].site = siteAt(i);
        m_assessment.setGrading(grading);
        findWindows();
        Q_EMIT changed();
    }

    [[nodiscard]] Stage stage() const override { return Stage::Read; }
    [[nodiscard]] std::string studyKey() const override { return "1.2.3"; }
    [[nodiscard]] const std::vector<SeriesEntry>& series() const override { return m_series; }
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const override
    {
        for (const SeriesEntry& entry : m_series)
            if (entry.role == role)
                return entry.volumes;
        return {};
    }
    [[nodiscard]] const PatientSpaces& spaces() const override { return m_spaces; }
    [[nodiscard]] const SpineWindows& spineWindows() const override { return m_windows; }
    [[nodiscard]] const Assessment& assessment() const override { return m_assessment; }
    void setSite(Site site) { m_site = site; }
    [[nodiscard]] Site currentSite() const override { return m_site; }

private:
    /// Of each series once.
    void findWindows()
    {
        std::vector<StackWithDiscs> stacks;
        for (const SeriesEntry& entry : m_series) {
            StackWithDiscs stack{entry.volumes, {}};
            for (const LevelLocation& level : discsIn(entry.volumes.front()))
                if (level.discCenter)
                    stack.discs.push_back(*level.discCenter);
            if (!stack.discs.empty())
                stacks.push_back(std::move(stack));
        }
        m_windows.merge(spineWindowsOf(stacks));
    }

    std::vector<SeriesEntry> m_series;
    SpineWindows m_windows;
    PatientSpaces m_spaces;
    Assessment m_assessment;
    Site m_site = {Condition::SpinalCanalStenosis, DiscLevel::L4L5};
};

/// The series of a phantom, each in a Frame of Reference of its own.
inline std::vector<SeriesEntry> seriesOf(const PhantomStudy& study)
{
    std::vector<SeriesEntry> entries;
    for (const PhantomSeries& series : study.series) {
        SeriesEntry entry;
        entry.seriesIndex = entries.size();
        entry.role = series.role;
        entry.chosen = true;
        for (const VolumePtr& block : series.blocks) {
            auto copy = std::make_shared<Volume>(*block);
            copy->frameOfReferenceUid = "9." + std::to_string(entries.size());
            copy->seriesInstanceUid = "1.9." + std::to_string(entries.size());
            entry.volumes.push_back(copy);
        }
        entries.push_back(entry);
    }
    return entries;
}

} // namespace foramen::test
