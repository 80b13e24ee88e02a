#include "ui/panes/study/site_marks.h"

#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/site_names.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/state/language/term_text.h"

#include <QCoreApplication>

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SiteMarks)
};

std::vector<Site> atAllLevels(Condition condition)
{
    std::vector<Site> sites;
    sites.reserve(kLevelCount);
    for (const DiscLevel level : kLevels)
        sites.push_back({condition, level});
    return sites;
}

/// The name at a mark, which says so where the AI's grade is not reliable on patients.
QString markName(const AssessmentCell& cell, Condition condition)
{
    const QString name = shortName(condition);
    if (cell.unconfirmed())
        return Words::tr("%1, imported").arg(name);
    if (cell.isUnreliable())
        return Words::tr("%1, AI: %2, not reliable").arg(name, termText(*cell.severity()));
    return cell.state() == CellState::Withheld ? Words::tr("%1, AI not reliable").arg(name) : name;
}

std::vector<PaneMark> marksOf(const std::vector<Site>& sites, const PaneView& view,
                              const PaneSource& source)
{
    std::vector<PaneMark> marks;
    const Site current = source.currentSite();
    for (const Site& site : sites) {
        const AssessmentCell& cell = source.assessment().cell(site);
        const SiteLocation* location = cell.location();
        const auto point = location ? source.pointIn(*location, view.volume()) : std::nullopt;
        if (!point)
            continue;
        const CellState state = cell.state();
        marks.push_back({.site = site,
                         .patient = *point,
                         .severity = state != CellState::Imported && cell.isUnreliable()
                             ? std::nullopt
                             : cell.shownSeverity(),
                         .name = markName(cell, site.condition),
                         .selected = site == current,
                         .provisional = state == CellState::Imported
                             || state == CellState::AiSuggested || state == CellState::Hidden
                             || state == CellState::Refused || state == CellState::Withheld});
    }
    return marks;
}

/// The side of the midline that a sagittal view shows; none where no disc is known.
std::optional<Side> sideShown(const PaneView& view, const PaneSource& source)
{
    const VolumePtr volume = view.volume();
    const auto left =
        volume ? leftOfMidline(*volume, view.slice(), source.discsIn(volume)) : std::nullopt;
    if (!left)
        return std::nullopt;
    return *left > 0 ? Side::Left : Side::Right;
}

std::vector<Site> sitesIn(PaneKind kind, const PaneView& view, const PaneSource& source, Side side)
{
    const DiscLevel level = source.currentSite().level;
    if (const auto foramen = foramenSideOf(kind))
        return {{foraminalNarrowing(*foramen), level}};
    if (kind == PaneKind::SagittalT2)
        return atAllLevels(Condition::SpinalCanalStenosis);
    if (kind == PaneKind::SagittalT1)
        return atAllLevels(foraminalNarrowing(sideShown(view, source).value_or(side)));
    // Only the sites of the block's own level: those of the next disc would lie in the wrong
    // anatomy.
    const DiscLevel shown = view.stack.levelAt(view.position).value_or(level);
    return {{Condition::RightSubarticularStenosis, shown},
            {Condition::SpinalCanalStenosis, shown},
            {Condition::LeftSubarticularStenosis, shown}};
}

/// The name of a level; that of the lowest one tells of a transitional vertebra below it.
QString nameBesideDisc(const SpineVariant& variant, DiscLevel level)
{
    const QString name = levelName(variant, level);
    return variant.vertebra && level == DiscLevel::L5S1
        ? QStringLiteral("%1 · %2").arg(name, termText(*variant.vertebra))
        : name;
}

/// The sites whose points a reader placed on the series of a view.
std::vector<Site> sitesPlacedIn(const PaneView& view, const PaneSource& source)
{
    std::vector<Site> sites;
    const VolumePtr volume = view.volume();
    for (std::size_t index = 0; volume && index < kSiteCount; ++index) {
        const auto& location = source.assessment().cell(siteAt(index)).readerLocation;
        if (location && location->seriesInstanceUid == volume->seriesInstanceUid)
            sites.push_back(siteAt(index));
    }
    return sites;
}

} // namespace

void markSites(PaneViews& views, const PaneSource& source, Side side)
{
    for (auto& [kind, view] : views)
        if (!view.isOtherSeries)
            view.marks = marksOf(sitesIn(kind, view, source, side), view, source);
        else if (!view.isResampled)
            view.marks = marksOf(sitesPlacedIn(view, source), view, source);
}

void nameLevels(PaneViews& views, const PaneSource& source)
{
    const DiscLevel current = source.currentSite().level;
    const SpineVariant& variant = source.assessment().variant();
    for (auto& [kind, view] : views) {
        if (kind == PaneKind::AxialT2)
            view.segments = segmentsOf(view.stack, current, variant);
        if (!isLargeSagittal(kind) || view.isOtherSeries)
            continue;
        for (const LevelLocation& location : source.discsIn(view.volume()))
            if (location.discCenter)
                view.levels.push_back({location.level, *location.discCenter,
                                       location.level == current,
                                       nameBesideDisc(variant, location.level)});
    }
}

} // namespace foramen
