#include "ui/widgets/prior/prior_column.h"

#include "ui/panes/prior/prior_panes.h"
#include "ui/panes/prior/prior_registration.h"
#include "ui/panes/prior/prior_texts.h"
#include "ui/panes/prior/registered_source.h"
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
    auto* acquired = new PriorSource(prior, openSource, this);
    m_registration = new PriorRegistration(openSource, acquired, this);
    auto* source = new RegisteredSource(acquired, m_registration, this);
    StudyPanes::Options options;
    options.points = LevelPlacement::Points::OfShownSeries;
    options.marksSites = false;
    options.followsAxial = false;
    options.resamples = false;
    options.makeTexts = [this](const StudyPanes::Parts& parts) -> std::unique_ptr<PaneTexts> {
        return std::make_unique<PriorTexts>(parts.source, *m_prior, *m_registration);
    };
    options.followed = [this](PaneKind kind, const LevelledStack& stack) {
        return m_links ? m_links->samePosition(kind, stack) : std::nullopt;
    };
    auto* panes = new StudyPanes(
        source,
        {{PaneKind::SagittalT2, &m_sagittal->pane()}, {PaneKind::AxialT2, &m_axial->pane()}},
        std::move(options), this);
    m_links = new PriorPanes({openPanes, openSource}, {panes, source}, *m_registration, this);
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
