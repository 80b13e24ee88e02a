#include "ui/panes/study/open_study_texts.h"

#include "ui/panes/planes/oblique_planes.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/site_names.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/panes/study/hanging.h"
#include "ui/panes/study/scroll_links.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

const QString kDot = QStringLiteral(" · ");
constexpr double kRoomyPane = 320; ///< px, from which the second line is written in full
constexpr double kRoomyForamen = 170;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(kDot);
}

} // namespace

OpenStudyTexts::OpenStudyTexts(const PaneSource& source, const Hanging& hanging,
                               const ScrollLinks& scroll, const ObliquePlanes& planes)
    : m_source(source)
    , m_hanging(hanging)
    , m_scroll(scroll)
    , m_planes(planes)
{
}

void OpenStudyTexts::tell(PaneViews& views, const std::map<PaneKind, double>& widths) const
{
    for (auto& [kind, view] : views) {
        if (view.reformat) {
            nameReformat(view);
        } else if (const SeriesEntry* entry = m_hanging.otherSeries(kind)) {
            view.title = entry->title;
            view.subtitle = entry->detail;
        } else if (foramenSideOf(kind)) {
            nameForamen(kind, view, widths.at(kind));
        } else if (isLargeSagittal(kind)) {
            nameSagittal(kind, views, widths.at(kind));
        } else if (view.isResampled) {
            namePlane(view);
        } else {
            nameAxial(views);
        }
        view.message = messageFor(kind, view);
    }
    remark(views);
}

QString OpenStudyTexts::lineText(std::optional<DiscLevel> level, int number) const
{
    return level ? tr("%1 · %2").arg(levelName(m_source.assessment().variant(), *level)).arg(number)
                 : tr("axial %1").arg(number);
}

QString OpenStudyTexts::planeText(std::optional<DiscLevel> level) const
{
    return level ? tr("%1 · oblique").arg(levelName(m_source.assessment().variant(), *level))
                 : tr("oblique");
}

QString OpenStudyTexts::roleTitle(SeriesRole role) const
{
    for (const SeriesEntry& entry : m_source.series()) {
        if (entry.chosen && entry.role == role)
            return entry.title;
    }
    switch (role) {
    case SeriesRole::SagittalT1:
        return tr("Sagittal T1");
    case SeriesRole::SagittalT2:
        return tr("Sagittal T2");
    case SeriesRole::AxialT2:
        break;
    }
    return tr("Axial T2");
}

void OpenStudyTexts::nameSagittal(PaneKind kind, PaneViews& views, double width) const
{
    PaneView& view = views.at(kind);
    view.title = roleTitle(roleOf(kind));
    const VolumePtr volume = view.volume();
    if (!volume)
        return;
    const auto left = leftOfMidline(*volume, view.slice(), m_source.discsIn(volume));
    // The T1 says how it is linked; the T2 only says what is unusual.
    const QString link = linkText(kind, views);
    const bool isUsual = link.isEmpty() || kind == PaneKind::SagittalT2;
    const bool isRoomy = isUsual && width >= kRoomyPane;
    const QString side =
        left ? sideText(*left, isRoomy ? SideWords::Full : SideWords::Short) : QString();
    const QString thickness = isUsual && volume->sliceThickness > 0
        ? tr("%1 mm").arg(decimalText(volume->sliceThickness, 1))
        : QString();
    const QString how = isUsual ? QString() : link;
    // The less important one comes last, where a narrow pane cuts it off.
    const auto found = m_scroll.linkOf(kind, views);
    const bool isLong = found && found->basis == SpaceBasis::Pictures;
    view.subtitle = width >= kRoomyPane && !isLong ? joined({thickness, how, side})
                                                   : joined({thickness, side, how});
    if (isLong && !isUsual && !found->isByHand && m_scroll.isOn())
        view.shortSubtitles = {joined({side, shortBasisText(found->basis, found->mm)})};
    if (!view.shortSubtitles.isEmpty() && found->mm > 0)
        view.shortSubtitles << joined(
            {side, tr("pictures, %1 mm", "linked by").arg(decimalText(found->mm, 1))});
}

QString OpenStudyTexts::linkText(PaneKind kind, const PaneViews& views) const
{
    const auto link = m_scroll.linkOf(kind, views);
    if (!link)
        return {};
    if (!m_scroll.isOn())
        return tr("scrolls alone");
    if (link->isByHand)
        return tr("linked by hand, %1 mm").arg(decimalText(link->mm, 1));
    const QString text = basisText(link->basis, link->mm);
    return text.isEmpty() ? tr("linked by position") : text;
}

QString OpenStudyTexts::basisText(SpaceBasis basis, double mm)
{
    if (basis == SpaceBasis::Reader)
        return tr("linked by a reader");
    if (basis != SpaceBasis::Pictures)
        return {};
    return mm > 0 ? tr("linked by pictures, %1 mm").arg(decimalText(mm, 1))
                  : tr("linked by pictures");
}

QString OpenStudyTexts::shortBasisText(SpaceBasis basis, double mm)
{
    if (basis == SpaceBasis::Reader)
        return tr("by a reader");
    if (basis != SpaceBasis::Pictures)
        return {};
    return mm > 0 ? tr("by pictures, %1 mm").arg(decimalText(mm, 1)) : tr("by pictures");
}

void OpenStudyTexts::nameAxial(PaneViews& views) const
{
    PaneView& view = views.at(PaneKind::AxialT2);
    view.title = roleTitle(SeriesRole::AxialT2);
    const VolumePtr volume = view.volume();
    if (!volume)
        return;
    if (const auto level = view.stack.levelAt(view.position))
        view.title += kDot + levelName(m_source.assessment().variant(), *level);
    const auto& blocks = view.stack.blocks();
    QString block;
    if (blocks.size() > 1)
        block = tr("block %1 of %2")
                    .arg(std::find(blocks.begin(), blocks.end(), volume) - blocks.begin() + 1)
                    .arg(blocks.size());
    else if (volume->sliceThickness > 0)
        block = tr("%1 mm").arg(decimalText(volume->sliceThickness, 1));
    const QString tilt =
        volume->hasGeometry ? tr("%1° tilt").arg(std::lround(axialTilt(*volume))) : QString();
    SpaceLink link;
    if (const VolumePtr sagittal = views.at(PaneKind::SagittalT2).volume())
        link = m_source.spaces().between(*sagittal, *volume);
    const double mm = length(link.toSecond());
    view.subtitle = joined({block, tilt, basisText(link.basis, mm)});
    // The link is said in any case: without it the reader could not tell how sure the level is.
    if (const QString how = shortBasisText(link.basis, mm); !how.isEmpty())
        view.shortSubtitles = {joined({block, tilt, how}), joined({block, how}), how};
}

void OpenStudyTexts::namePlane(PaneView& view) const
{
    const ObliqueBlock* block = m_planes.shownIn(view);
    if (!block)
        return;
    view.title = tr("Oblique");
    if (block->level)
        view.title = levelName(m_source.assessment().variant(), *block->level) + kDot + view.title;
    const auto tilt = static_cast<int>(std::lround(std::abs(tiltOf(block->plane))));
    view.subtitle = tr("from %1").arg(m_planes.seriesTitle()) + kDot + tr("%1° tilt").arg(tilt);
    view.spokenTitle = tr("%1, resampled").arg(view.title); // the badge is painted only
}

void OpenStudyTexts::nameReformat(PaneView& view) const
{
    const std::string& uid = view.volume()->seriesInstanceUid;
    const std::string& id = view.volume()->seriesId;
    QString series;
    for (const SeriesEntry& entry : m_source.series())
        if (!entry.volumes.empty() && entry.volumes.front()->seriesInstanceUid == uid
            && entry.volumes.front()->seriesId == id)
            series = entry.title;
    const QString plane = *view.reformat == AnatomicalPlane::Sagittal ? tr("sagittal plane")
        : *view.reformat == AnatomicalPlane::Coronal                  ? tr("coronal plane")
                                                                      : tr("axial plane");
    view.title = series + kDot + plane;
    view.subtitle = tr("%1 mm").arg(decimalText(view.volume()->geometry.sliceSpacing, 1));
    view.spokenTitle = tr("%1, resampled").arg(view.title); // the badge is painted only
}

void OpenStudyTexts::nameForamen(PaneKind kind, PaneView& view, double width) const
{
    const bool isRight = foramenSideOf(kind) == Side::Right;
    const DiscLevel current = m_source.currentSite().level;
    const QString level = levelName(m_source.assessment().variant(), current);
    const VolumePtr volume = view.volume();
    view.title = isRight ? tr("Right %1").arg(level) : tr("Left %1").arg(level);
    if (!volume)
        return;
    if (!hasPlace(volume, {foraminalNarrowing(isRight ? Side::Right : Side::Left), current})) {
        nameUnknownPlace(view, isRight, level);
        return;
    }
    // The T2 replaces a missing T1, and says so in a pane of any width.
    const bool isT2 = m_source.volumesFor(SeriesRole::SagittalT1).empty();
    const QString what = isT2 ? tr("T2") : tr("foramen");
    const auto left = leftOfMidline(*volume, view.slice(), m_source.discsIn(volume));
    if (!left) {
        view.subtitle = what;
        return;
    }
    const QString place = sideText(*left, SideWords::Short);
    view.subtitle = width < kRoomyForamen && !isT2 ? place : joined({what, place});
}

void OpenStudyTexts::nameUnknownPlace(PaneView& view, bool isRight, const QString& level) const
{
    const LevelLocations levels = m_source.discsIn(view.volume());
    const bool isSpine = std::any_of(levels.begin(), levels.end(),
                                     [](const LevelLocation& disc) { return disc.discCenter; });
    if (isSpine) {
        view.title = isRight ? tr("Right foramen") : tr("Left foramen");
        view.subtitle = tr("%1 not found").arg(level);
        return;
    }
    // It may be of another part of the body.
    view.title = isRight ? tr("Right side") : tr("Left side");
    view.subtitle = m_source.volumesFor(SeriesRole::SagittalT1).empty() ? tr("T2") : tr("T1");
}

bool OpenStudyTexts::hasPlace(const VolumePtr& volume, Site site) const
{
    const LevelLocations levels = m_source.discsIn(volume);
    const SiteLocation* location = m_source.assessment().cell(site).location();
    return levels[static_cast<std::size_t>(site.level)].discCenter
        || (location && m_source.pointIn(*location, volume));
}

QString OpenStudyTexts::messageFor(PaneKind kind, const PaneView& view) const
{
    const SeriesRole role = roleOf(kind);
    const bool isForamenWithT2 = foramenSideOf(kind) && !view.stack.isEmpty();
    if (m_source.stage() == PaneSource::Stage::None || !m_source.volumesFor(role).empty()
        || view.isOtherSeries || view.isResampled || isForamenWithT2)
        return {};
    const bool isRead = m_source.stage() == PaneSource::Stage::Read;
    const auto& series = m_source.series();
    if (isRead && std::all_of(series.begin(), series.end(), [](const SeriesEntry& entry) {
            return entry.volumes.empty();
        }))
        return tr("No picture of this study can be shown.\nDocuments at the left edge open with a "
                  "double click.");
    const QString name = role == SeriesRole::SagittalT2 ? tr("sagittal T2")
        : role == SeriesRole::SagittalT1                ? tr("sagittal T1")
                                                        : tr("axial T2");
    QString message;
    if (m_source.hasSeries(role))
        message = isRead ? tr("%1 could not be read").arg(name) : tr("Reading %1…").arg(name);
    else if (isRead)
        message = tr("No %1 in this study").arg(name);
    if (!message.isEmpty() && kind == PaneKind::AxialT2 && isRead && m_planes.sagittalToResample())
        message += QStringLiteral(".\n")
            + tr("The menu of a sagittal pane shows a plane through a disc, resampled from its "
                 "slices.");
    return message;
}

void OpenStudyTexts::remark(PaneViews& views) const
{
    PaneView& axial = views.at(PaneKind::AxialT2);
    const VolumePtr crossing = axial.volume();
    int linked = 0;
    QStringList apart;
    for (const PaneKind kind : {PaneKind::SagittalT1, PaneKind::SagittalT2}) {
        PaneView& view = views.at(kind);
        const VolumePtr volume = view.volume();
        const bool hasBoth = volume && crossing;
        const Reason reason =
            hasBoth ? m_source.spaces().missingLinkReason(*volume, *crossing) : Reason();
        if (!reason.empty())
            apart << roleTitle(roleOf(kind));
        else if (hasBoth)
            ++linked;
        view.remark = sagittalRemark(kind, views, reason);
    }
    axial.remark = apart.isEmpty() ? QString()
        : linked > 0               ? tr("Not linked to: %1").arg(apart.front())
                                   : tr("Not linked to the sagittal series");
}

QString OpenStudyTexts::sagittalRemark(PaneKind kind, const PaneViews& views,
                                       const Reason& noLineReason) const
{
    const Reason alone = m_scroll.missingReason(kind, views);
    if (noLineReason.empty() && alone.empty())
        return {};
    if (alone.empty())
        return tr("No line to the axial. %1").arg(reasonSentence(noLineReason));
    if (noLineReason.empty())
        return tr("Scrolls alone. %1 Shift+L links the stacks as they stand.")
            .arg(reasonSentence(alone));
    // Both usually have the same cause, which is named once.
    return tr("No line to the axial, scrolls alone. %1 Shift+L links the stacks as they stand.")
        .arg(reasonSentence(noLineReason));
}

} // namespace foramen
