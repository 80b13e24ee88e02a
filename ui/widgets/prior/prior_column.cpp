#include "ui/widgets/prior/prior_column.h"

#include "ui/panes/prior/prior_panes.h"
#include "ui/panes/prior/prior_texts.h"
#include "ui/panes/source/prior_source.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/prior/prior.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <QSplitter>

#include <memory>
#include <utility>

namespace foramen {

PriorColumn::PriorColumn(Prior* prior, PaneArea* area, StudyPanes* openPanes,
                         const PaneSource* openSource, QObject* parent)
    : QObject(parent)
    , m_prior(prior)
    , m_area(area)
{
    build();
    auto* source = new PriorSource(prior, openSource, this);
    StudyPanes::Options options;
    options.points = LevelPlacement::Points::OfShownSeries;
    options.marksSites = false;
    options.followsAxial = false;
    options.resamples = false;
    options.makeTexts = [prior](const StudyPanes::Parts& parts) -> std::unique_ptr<PaneTexts> {
        return std::make_unique<PriorTexts>(parts.source, *prior);
    };
    auto* panes = new StudyPanes(
        source,
        {{PaneKind::SagittalT2, &m_sagittal->pane()}, {PaneKind::AxialT2, &m_axial->pane()}},
        std::move(options), this);
    m_links = new PriorPanes(openPanes, panes, openSource, source, this);
    connect(prior, &Prior::stateChanged, this, &PriorColumn::takeState);
    connect(area, &PaneArea::layoutChanged, m_links,
            [this](PaneLayout layout) { m_links->setSideBySide(layout == PaneLayout::Prior); });
}

void PriorColumn::build()
{
    auto* column = new QSplitter(Qt::Vertical, m_area);
    column->setHandleWidth(1);
    column->setChildrenCollapsible(false);
    m_sagittal = new PaneWidget(column);
    m_sagittal->setObjectName(QStringLiteral("priorSagittal"));
    m_axial = new PaneWidget(column);
    m_axial->setObjectName(QStringLiteral("priorAxial"));
    column->addWidget(m_sagittal);
    column->addWidget(m_axial);
    m_area->setPriorPanes(column, {m_sagittal, m_axial});
}

void PriorColumn::takeState()
{
    const bool isOpen = m_prior->study() != nullptr;
    const bool wasOpen = std::exchange(m_isOpen, isOpen);
    if (isOpen && !wasOpen)
        m_area->setPaneLayout(PaneLayout::Prior);
    else if (!isOpen && wasOpen)
        m_area->leavePriorLayout();
}

} // namespace foramen
