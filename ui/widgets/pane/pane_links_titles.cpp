// What the panes say about themselves and about one another: lines, titles, remarks. See
// pane_links.h.
#include "ui/panes/spine_layout.h"
#include "ui/render/overlays.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/session.h"
#include "ui/widgets/grid/site_words.h"
#include "ui/widgets/pane/pane_links.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

const QString kDot = QStringLiteral(" · ");
constexpr int kRoomyPane = 320; ///< px, from which the second line is written in full
constexpr int kRoomyForamen = 170;

QString thicknessText(const Volume& volume)
{
    return volume.sliceThickness > 0
        ? PaneLinks::tr("%1 mm").arg(decimalText(volume.sliceThickness, 1))
        : QString();
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(kDot);
}

} // namespace

QString PaneLinks::roleTitle(SeriesRole role) const
{
    for (const SeriesEntry& entry : m_session->series()) {
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

void PaneLinks::refreshReferences()
{
    const VolumePtr axial = m_panes.axialT2->currentVolume();
    std::vector<PaneReference> ofAxial;
    if (isObliqueShown()) {
        ofAxial = obliqueReferences();
    } else if (axial) {
        const int slice = m_panes.axialT2->currentSlice();
        const int last = axial->geometry.slices - 1;
        for (const int end : {0, last}) {
            if (end != slice && last > 0)
                ofAxial.push_back({axial, end, false, {}});
        }
        const auto level = axialLevel();
        const int number = m_panes.axialT2->position() + 1;
        ofAxial.push_back({axial, slice, true,
                           level ? tr("%1 · %2").arg(levelName(*level)).arg(number)
                                 : tr("axial %1").arg(number)});
    }
    m_panes.sagittalT2->setReferences(ofAxial);
    m_panes.sagittalT1->setReferences(ofAxial);

    // The axial is crossed by the sagittal pane that is being read, and by none while it is read
    // itself.
    std::vector<PaneReference> ofSagittal;
    ViewportWidget* active = m_area->activePane();
    if (active != m_panes.axialT2 && active->currentVolume())
        ofSagittal.push_back({active->currentVolume(), active->currentSlice(), false, {}});
    m_panes.axialT2->setReferences(ofSagittal);
    refreshObliqueLines();
}

void PaneLinks::refreshTitles()
{
    refreshSagittalTitle(m_panes.sagittalT2, SeriesRole::SagittalT2);
    refreshSagittalTitle(m_panes.sagittalT1, SeriesRole::SagittalT1);
    refreshAxialTitle();
    refreshForamenTitle(m_panes.rightForamen, tr("Right %1"));
    refreshForamenTitle(m_panes.leftForamen, tr("Left %1"));
    for (ViewportWidget* pane : m_panes.all()) {
        if (const SeriesEntry* entry = instead(pane))
            pane->setTitle(entry->title, entry->detail);
    }
}

void PaneLinks::refreshSagittalTitle(ViewportWidget* pane, SeriesRole role)
{
    const VolumePtr volume = pane->currentVolume();
    if (!volume) {
        pane->setTitle(roleTitle(role));
        return;
    }
    const auto left = leftOfMidline(*volume, pane->currentSlice(), levelsFor(pane));
    // How the T1 follows is said on it; on the T2 only what is out of the ordinary.
    const QString words = scrollWords(pane);
    const bool isUsual = words.isEmpty() || pane == m_panes.sagittalT2;
    const bool isRoomy = isUsual && pane->width() >= kRoomyPane;
    const QString side =
        left ? sideText(*left, isRoomy ? SideWords::Full : SideWords::Short) : QString();
    const QString thickness = isUsual ? thicknessText(*volume) : QString();
    const QString how = isUsual ? QString() : words;
    // What is cut in a narrow pane is the less important of the two.
    pane->setTitle(roleTitle(role),
                   pane->width() >= kRoomyPane ? joined({thickness, how, side})
                                               : joined({thickness, side, how}));
}

void PaneLinks::refreshAxialTitle()
{
    if (isObliqueShown()) {
        refreshObliqueTitle();
        return;
    }
    ViewportWidget* pane = m_panes.axialT2;
    const VolumePtr volume = pane->currentVolume();
    QString title = roleTitle(SeriesRole::AxialT2);
    if (!volume) {
        pane->setTitle(title);
        return;
    }
    if (const auto level = axialLevel())
        title += kDot + levelName(*level);
    const auto& blocks = pane->volumes();
    const auto place = std::find(blocks.begin(), blocks.end(), volume) - blocks.begin() + 1;
    QStringList parts;
    if (blocks.size() > 1)
        parts << tr("block %1 of %2").arg(place).arg(blocks.size());
    else
        parts << thicknessText(*volume);
    if (volume->hasGeometry)
        parts << tr("%1° tilt").arg(std::lround(axialTilt(*volume)));
    pane->setTitle(title, joined(parts));
}

void PaneLinks::refreshForamenTitle(ViewportWidget* pane, const QString& side)
{
    const QString title = side.arg(levelName(m_session->currentSite().level));
    const VolumePtr volume = pane->currentVolume();
    const auto left =
        volume ? leftOfMidline(*volume, pane->currentSlice(), levelsFor(pane)) : std::nullopt;
    // The T2 stands in where there is no T1, and says so however narrow the pane is.
    const bool isT2 = volume && m_session->volumesFor(SeriesRole::SagittalT1).empty();
    const QString what = isT2 ? tr("T2") : tr("foramen");
    if (!left) {
        pane->setTitle(title, volume ? what : QString());
        return;
    }
    const QString place = sideText(*left, SideWords::Short);
    pane->setTitle(title, pane->width() < kRoomyForamen && !isT2 ? place : joined({what, place}));
}

void PaneLinks::refreshRemarks()
{
    const VolumePtr axial = m_panes.axialT2->currentVolume();
    int linked = 0;
    QStringList apart;
    for (ViewportWidget* pane : {m_panes.sagittalT1, m_panes.sagittalT2}) {
        const VolumePtr volume = pane->currentVolume();
        const bool hasBoth = volume && axial;
        const Reason reason = hasBoth ? missingLinkReason(*volume, *axial) : Reason();
        if (!reason.empty())
            apart << (pane == m_panes.sagittalT1 ? roleTitle(SeriesRole::SagittalT1)
                                                 : roleTitle(SeriesRole::SagittalT2));
        else if (hasBoth)
            ++linked;
        pane->setLinkRemark(remarkOf(pane, reason));
    }
    m_panes.axialT2->setLinkRemark(apart.isEmpty()  ? QString()
                                       : linked > 0 ? tr("Not linked to: %1").arg(apart.front())
                                                    : tr("Not linked to the sagittal series"));
}

QString PaneLinks::remarkOf(const ViewportWidget* pane, const Reason& noLineReason) const
{
    const Reason alone = scrollReason(pane);
    if (noLineReason.empty() && alone.empty())
        return {};
    if (alone.empty())
        return tr("No line to the axial. %1").arg(reasonSentence(noLineReason));
    if (noLineReason.empty())
        return tr("Scrolls alone. %1 Shift+L links the stacks as they stand.")
            .arg(reasonSentence(alone));
    // Seldom is the one because of anything but the other.
    return tr("No line to the axial, scrolls alone. %1 Shift+L links the stacks as they stand.")
        .arg(reasonSentence(noLineReason));
}

} // namespace foramen
