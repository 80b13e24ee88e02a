#include "ui/widgets/commands/pane_menu.h"

#include "core/imaging/windows/window_presets.h"
#include "ui/panes/stack/window_choices.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/series/link_entries.h"

#include <QMenu>

#include <algorithm>

namespace foramen {

PaneMenu::PaneMenu(const CurrentStudy& current, SeriesLinks& seriesLinks,
                   const PointMenu& pointMenu, PaneArea* panes, StudyPanes* links, Actions* actions,
                   QWidget* window)
    : QObject(window)
    , m_current(current)
    , m_seriesLinks(seriesLinks)
    , m_pointMenu(pointMenu)
    , m_panes(panes)
    , m_links(links)
    , m_actions(actions)
    , m_window(window)
{
    connect(panes, &PaneArea::contextMenuRequested, this, &PaneMenu::show);
}

void PaneMenu::show(QPoint globalPosition)
{
    auto* menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu->addAction(m_actions->action(id));
        menu->addSeparator();
    };
    addPoints(menu, globalPosition);
    add({ActionId::Maximise});
    addObliqueEntries(menu, globalPosition);
    add({ActionId::ResetView, ActionId::FitView, ActionId::OneToOne, ActionId::Invert,
         ActionId::NextInterpolation});
    addWindows(menu);
    add({ActionId::RotateRight, ActionId::RotateLeft, ActionId::FlipHorizontal,
         ActionId::FlipVertical});
    add({ActionId::ScrollTogether, ActionId::LinkByHand, ActionId::Crosshair, ActionId::Cine,
         ActionId::PreviousSeries, ActionId::NextSeries});
    addSeriesLinks(menu);
    add({ActionId::CopyPicture, ActionId::SavePicture, ActionId::SaveMovie});
    menu->addAction(m_actions->action(ActionId::CycleOverlays));
    menu->addAction(m_actions->action(ActionId::ShowTags));
    menu->popup(globalPosition);
}

void PaneMenu::addPoints(QMenu* menu, QPoint globalPosition)
{
    const PaneWidget* pane = m_panes->activePane();
    if (const auto kind = m_panes->panes().kindOf(pane))
        m_pointMenu.addEntries(menu, *pane, *kind, pane->mapFromGlobal(QPointF(globalPosition)));
}

void PaneMenu::addWindows(QMenu* menu)
{
    PaneWidget* pane = m_panes->activePane();
    const VolumePtr volume = pane->pane().volume();
    if (!volume)
        return;
    QMenu* windows = menu->addMenu(tr("Window"));
    const auto addEntry = [&](const QString& text, const QKeySequence& key, const auto& work) {
        // The key is shown only: it belongs to the action of the registry.
        QAction* entry = windows->addAction(key.isEmpty() ? text
                                                          : text + QLatin1Char('\t')
                                                    + key.toString(QKeySequence::NativeText));
        connect(entry, &QAction::triggered, pane, work);
    };
    for (int preset = 0; preset < windowPresetCount(*volume); ++preset) {
        const bool hasKey = preset < static_cast<int>(kPresetActions.size());
        addEntry(
            presetName(*volume, preset),
            hasKey ? m_actions->action(kPresetActions[static_cast<std::size_t>(preset)])->shortcut()
                   : QKeySequence(),
            [pane, preset] { pane->applyWindowPreset(preset); });
    }
    // One that is the default is offered already.
    if (volume->voiWindows.size() < 2)
        return;
    windows->addSection(tr("Of the file"));
    for (std::size_t index = 0; index < volume->voiWindows.size(); ++index)
        addEntry(fileWindowName(*volume, index), {},
                 [pane, index] { pane->pane().applyFileWindow(index); });
}

void PaneMenu::addSeriesLinks(QMenu* menu)
{
    const VolumePtr shown = m_panes->activePane()->pane().volume();
    const auto hasShown = [&shown](const SeriesEntry& entry) {
        return std::find(entry.volumes.begin(), entry.volumes.end(), shown) != entry.volumes.end();
    };
    const auto& entries = m_current->series.entries();
    const auto series = std::find_if(entries.begin(), entries.end(), hasShown);
    if (!shown || series == entries.end())
        return;
    addLinkEntries(menu, m_seriesLinks, series->seriesIndex);
    menu->addSeparator();
}

void PaneMenu::addObliqueEntries(QMenu* menu, QPoint globalPosition)
{
    const PaneWidget* pane = m_panes->activePane();
    const auto kind = m_panes->panes().kindOf(pane);
    if (kind && *kind != PaneKind::AxialT2 && m_links->canBeResampled(*kind)) {
        const QPointF at = pane->mapFromGlobal(QPointF(globalPosition));
        const PatientPoint point = pane->scene().patientFromDisplay({at.x(), at.y()});
        QAction* here = menu->addAction(tr("Oblique plane through this disc"));
        connect(here, &QAction::triggered, m_links,
                [this, kind = *kind, point] { m_links->showObliqueThrough(kind, point); });
    }
    menu->addAction(m_actions->action(ActionId::ObliquePlane));
    if (m_links->isObliqueShown()) {
        menu->addAction(m_actions->action(ActionId::TiltObliqueUp));
        menu->addAction(m_actions->action(ActionId::TiltObliqueDown));
    }
    QMenu* planes = menu->addMenu(tr("Plane"));
    for (const ActionId id : {ActionId::PlaneAcquired, ActionId::PlaneSagittal,
                              ActionId::PlaneCoronal, ActionId::PlaneAxial})
        planes->addAction(m_actions->action(id));
    menu->addSeparator();
}

} // namespace foramen
