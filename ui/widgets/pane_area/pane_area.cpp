#include "ui/widgets/pane_area/pane_area.h"

#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/prior_side.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

const QString kLayoutKey = QStringLiteral("panes/layout");
const QString kBeforeKey = QStringLiteral("panes/before");
const QString kActiveKey = QStringLiteral("panes/active");
constexpr int kLayoutCount = 6;

QString sizesKey(PaneLayout layout)
{
    return QStringLiteral("panes/sizes%1").arg(static_cast<int>(layout));
}

QSplitter* makeSplitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

PaneArea::PaneArea(QWidget* parent)
    : QWidget(parent)
{
    build();
    for (PaneWidget* pane : m_panes.all()) {
        pane->setFocusPolicy(Qt::StrongFocus);
        pane->setMinimumSize(96, 96);
        pane->installEventFilter(this);
        connect(pane, &PaneWidget::activated, this, [this, pane] { activate(pane); });
        connect(pane, &PaneWidget::doubleClicked, this, [this, pane] {
            activate(pane);
            toggleMaximised();
        });
        connect(pane, &PaneWidget::contextMenuRequested, this, [this, pane](QPoint globalPosition) {
            activate(pane);
            Q_EMIT contextMenuRequested(globalPosition);
        });
    }
    m_active = m_panes.axialT2;
    m_active->setActive(true);
}

void PaneArea::build()
{
    m_columns = makeSplitter(Qt::Horizontal, this);
    m_axialColumn = makeSplitter(Qt::Vertical, m_columns);
    m_foramina = makeSplitter(Qt::Horizontal, m_axialColumn);
    const std::pair<PaneWidget**, QString> names[] = {{&m_panes.sagittalT2, tr("Sagittal T2")},
                                                      {&m_panes.sagittalT1, tr("Sagittal T1")},
                                                      {&m_panes.axialT2, tr("Axial T2")},
                                                      {&m_panes.rightForamen, tr("Right foramen")},
                                                      {&m_panes.leftForamen, tr("Left foramen")}};
    for (const auto& [pane, name] : names) {
        *pane = new PaneWidget(this);
        (*pane)->setAccessibleName(name);
    }
    m_panes.rightForamen->setCompact(true);
    m_panes.leftForamen->setCompact(true);
    m_columns->addWidget(m_panes.sagittalT2);
    m_columns->addWidget(m_panes.sagittalT1);
    m_columns->addWidget(m_axialColumn);
    m_axialColumn->addWidget(m_panes.axialT2);
    m_axialColumn->addWidget(m_foramina);
    m_foramina->addWidget(m_panes.rightForamen);
    m_foramina->addWidget(m_panes.leftForamen);
    for (int column = 0; column < 3; ++column)
        m_columns->setStretchFactor(column, 1);
    m_axialColumn->setStretchFactor(0, 56);
    m_axialColumn->setStretchFactor(1, 44);
    m_columns->setSizes({1000, 1000, 1000});
    m_axialColumn->setSizes({560, 440});
    m_foramina->setSizes({500, 500});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columns);
}

void PaneArea::activate(PaneWidget* pane)
{
    if (!pane->hasFocus() && pane->isVisible())
        pane->setFocus();
    makeActive(pane);
}

void PaneArea::makeActive(PaneWidget* pane)
{
    if (pane == m_active)
        return;
    m_active->setActive(false);
    m_active = pane;
    m_active->setActive(true);
    if (m_layout == PaneLayout::One)
        showPanes();
    Q_EMIT activeChanged(pane);
}

void PaneArea::setPaneLayout(PaneLayout layout)
{
    if (layout == PaneLayout::Prior && !m_prior)
        return;
    if (layout == PaneLayout::Prior && m_before != PaneLayout::Prior)
        m_withoutPrior = m_before;
    if (layout != PaneLayout::One)
        m_before = layout;
    if (m_prior && m_prior->alone() && layout == m_layout) {
        maximisePrior(nullptr);
        return;
    }
    if (m_prior)
        m_prior->setAlone(nullptr);
    if (layout == m_layout) {
        // Chosen again, the layout is shown with all its panes, so that another series can hang
        // there.
        showEmptyPanes(!m_showsEmpty && !m_empty.empty());
        return;
    }
    keepSizes();
    m_layout = layout;
    showPanes();
    takeSizes();
    Q_EMIT layoutChanged(layout);
}

void PaneArea::toggleMaximised()
{
    if (m_layout == PaneLayout::Prior && (m_prior->alone() || m_prior->keyPane()))
        maximisePrior(m_prior->alone() ? nullptr : m_prior->keyPane());
    else
        setPaneLayout(m_layout == PaneLayout::One ? m_before : PaneLayout::One);
}

bool PaneArea::belongs(const PaneWidget* pane) const
{
    const bool isForamen = pane == m_panes.rightForamen || pane == m_panes.leftForamen;
    switch (m_layout) {
    case PaneLayout::One:
        return pane == m_active;
    case PaneLayout::Two:
    case PaneLayout::Prior:
        return pane == m_panes.axialT2 || pane == firstSagittal();
    case PaneLayout::Three:
        return !isForamen;
    case PaneLayout::Full:
        break;
    case PaneLayout::Level:
        return isForamen || pane == m_panes.axialT2;
    }
    return true;
}

PaneWidget* PaneArea::firstSagittal() const
{
    return isEmpty(m_panes.sagittalT2) && !isEmpty(m_panes.sagittalT1) ? m_panes.sagittalT1
                                                                       : m_panes.sagittalT2;
}

bool PaneArea::isEmpty(const PaneWidget* pane) const
{
    return !m_showsEmpty && std::find(m_empty.begin(), m_empty.end(), pane) != m_empty.end();
}

bool PaneArea::isShown(const PaneWidget* pane) const
{
    const auto all = m_panes.all();
    const auto hasPicture = [this](const PaneWidget* one) {
        return belongs(one) && !isEmpty(one);
    };
    if (m_layout == PaneLayout::One || hasPicture(pane))
        return belongs(pane);
    // Of a layout of only empty panes one is shown, with its message.
    const auto first =
        std::find_if(all.begin(), all.end(), [this](const auto* one) { return belongs(one); });
    const PaneWidget* only = belongs(m_panes.axialT2) ? m_panes.axialT2 : *first;
    return pane == only && std::none_of(all.begin(), all.end(), hasPicture);
}

void PaneArea::setEmptyPanes(std::vector<const PaneWidget*> panes)
{
    if (panes == m_empty)
        return;
    keepSizes();
    m_empty = std::move(panes);
    m_showsEmpty = false;
    takeUpRoom();
}

void PaneArea::showEmptyPanes(bool shown)
{
    if (shown == m_showsEmpty)
        return;
    keepSizes();
    m_showsEmpty = shown;
    takeUpRoom();
}

void PaneArea::takeUpRoom()
{
    const auto all = m_panes.all();
    const auto other =
        std::find_if(all.begin(), all.end(), [this](const auto* pane) { return !isEmpty(pane); });
    if (isEmpty(m_active) && other != all.end() && m_layout == PaneLayout::One)
        makeActive(*other);
    showPanes();
    takeSizes();
}

void PaneArea::showPanes()
{
    const bool hadKeyboard = m_active->hasFocus();
    const auto all = m_panes.all();
    for (PaneWidget* pane : all)
        pane->setVisible(isShown(pane));
    m_foramina->setVisible(isShown(m_panes.rightForamen) || isShown(m_panes.leftForamen));
    m_axialColumn->setVisible(isShown(m_panes.axialT2) || !m_foramina->isHidden());
    if (m_prior)
        m_prior->show(m_layout == PaneLayout::Prior);
    // Otherwise keys would go to a hidden pane.
    if (isShown(m_active))
        return;
    PaneWidget* next = m_panes.axialT2;
    if (!isShown(next))
        next = *std::find_if(all.begin(), all.end(),
                             [this](const auto* pane) { return isShown(pane); });
    makeActive(next);
    if (hadKeyboard)
        next->setFocus();
}

bool PaneArea::isWhole() const
{
    const auto all = m_panes.all();
    return m_layout == PaneLayout::One
        || std::all_of(all.begin(), all.end(),
                       [this](const auto* pane) { return belongs(pane) == isShown(pane); });
}

void PaneArea::keepSizes()
{
    if (!isWhole()) // these are not the sizes of the whole layout
        return;
    m_sizes[m_layout] = {m_columns->saveState(), m_axialColumn->saveState(),
                         m_foramina->saveState()};
}

void PaneArea::takeSizes()
{
    const bool isPrior = m_layout == PaneLayout::Prior;
    m_columns->setOrientation(isPrior ? Qt::Vertical : Qt::Horizontal);
    const auto found = m_sizes.find(m_layout);
    if (found == m_sizes.end() || !isWhole()) {
        const bool isLevel = m_layout == PaneLayout::Level;
        m_columns->setSizes({1000, 1000, 1000});
        m_axialColumn->setSizes({isLevel ? 600 : 560, isLevel ? 400 : 440});
        m_foramina->setSizes({500, 500});
        if (isPrior)
            m_columns->setSizes({540, 0, 460});
        if (m_prior)
            m_prior->takeSizesOfReading();
        return;
    }
    m_columns->restoreState(found->second[0]);
    if (m_prior)
        m_prior->takeSizesOfReading();
    m_axialColumn->restoreState(found->second[1]);
    m_foramina->restoreState(found->second[2]);
}

void PaneArea::setPriorPanes(QSplitter* column, std::vector<PaneWidget*> panes)
{
    m_prior = new PriorSide(column, std::move(panes), m_columns, this);
    column->setVisible(m_layout == PaneLayout::Prior);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setSpacing(0);
    row->addWidget(column, 1);
    row->setStretchFactor(m_columns, 1);
    for (PaneWidget* pane : m_prior->panes()) {
        pane->installEventFilter(this);
        connect(pane, &PaneWidget::doubleClicked, this, [this, pane] {
            pane->setFocus();
            toggleMaximised();
        });
    }
}

std::vector<PaneWidget*> PaneArea::priorPanes() const
{
    return m_prior ? m_prior->panes() : std::vector<PaneWidget*>();
}

PaneWidget* PaneArea::keyPane() const
{
    return m_prior && m_prior->keyPane() ? m_prior->keyPane() : m_active;
}

void PaneArea::giveKeysToPrior(PaneWidget* pane)
{
    if (!m_prior || (!pane && !m_prior->keyPane()))
        return;
    m_prior->setKeyPane(pane);
    m_active->setActive(!pane);
}

void PaneArea::maximisePrior(PaneWidget* pane)
{
    m_prior->setAlone(pane);
    m_prior->show(m_layout == PaneLayout::Prior);
    if (!pane)
        m_prior->takeSizesOfReading();
    Q_EMIT layoutChanged(m_layout);
}

void PaneArea::leavePriorLayout()
{
    giveKeysToPrior(nullptr);
    if (m_before == PaneLayout::Prior)
        m_before = m_withoutPrior;
    if (m_layout == PaneLayout::Prior)
        setPaneLayout(m_withoutPrior);
}

void PaneArea::saveLayout() const
{
    QSettings settings;
    // A prior is not opened automatically at the next start.
    const auto lasting = [this](PaneLayout layout) {
        return static_cast<int>(layout == PaneLayout::Prior ? m_withoutPrior : layout);
    };
    settings.setValue(kLayoutKey, lasting(m_layout));
    settings.setValue(kBeforeKey, lasting(m_before));
    const auto panes = m_panes.all();
    settings.setValue(
        kActiveKey,
        static_cast<int>(std::find(panes.begin(), panes.end(), m_active) - panes.begin()));
    auto sizes = m_sizes;
    if (isWhole())
        sizes[m_layout] = {m_columns->saveState(), m_axialColumn->saveState(),
                           m_foramina->saveState()};
    for (const auto& [layout, states] : sizes)
        settings.setValue(sizesKey(layout), QVariantList{states[0], states[1], states[2]});
}

void PaneArea::restoreLayout()
{
    const QSettings settings;
    const auto layoutAt = [&settings](const QString& key) {
        const int number = settings.value(key, static_cast<int>(PaneLayout::Full)).toInt();
        const auto layout = static_cast<PaneLayout>(number);
        return number >= 0 && number < kLayoutCount && layout != PaneLayout::Prior
            ? layout
            : PaneLayout::Full;
    };
    for (int number = 0; number < kLayoutCount; ++number) {
        const auto layout = static_cast<PaneLayout>(number);
        const QVariantList states = settings.value(sizesKey(layout)).toList();
        if (states.size() == 3)
            m_sizes[layout] = {states[0].toByteArray(), states[1].toByteArray(),
                               states[2].toByteArray()};
    }
    const auto panes = m_panes.all();
    const auto active = static_cast<std::size_t>(settings.value(kActiveKey, 2).toUInt());
    m_before = layoutAt(kBeforeKey);
    makeActive(panes[active < panes.size() ? active : 2]);
    m_layout = layoutAt(kLayoutKey);
    showPanes();
    takeSizes();
    Q_EMIT layoutChanged(m_layout);
}

bool PaneArea::eventFilter(QObject* watched, QEvent* event)
{
    // The pane that gets the keyboard becomes the active one, by Tab, too.
    const std::vector<PaneWidget*> priorPanes = this->priorPanes();
    const auto prior = std::find(priorPanes.begin(), priorPanes.end(), watched);
    if (prior != priorPanes.end() && event->type() == QEvent::FocusIn)
        giveKeysToPrior(*prior);
    // A menu has the keyboard only while it is open, and its entries act on the pane.
    if (prior != priorPanes.end() && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        giveKeysToPrior(nullptr);
    if (event->type() == QEvent::FocusIn) {
        for (PaneWidget* pane : m_panes.all()) {
            if (pane == watched)
                activate(pane);
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace foramen
