#include "ui/widgets/prior/prior_controls.h"

#include "ui/panes/pane/pane_tool.h"
#include "ui/panes/prior/prior_registration.h"
#include "ui/state/prior/prior.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/parts/open_dialog.h"
#include "ui/widgets/prior/prior_column.h"
#include "ui/widgets/prior/prior_drop.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <initializer_list>

namespace foramen {

namespace {

/// Actions that would mark, measure or exchange pictures of the open study, like the tools that
/// place annotations: blocked while a prior has the keyboard.
constexpr ActionId kNotInPriors[] = {ActionId::KeyImage,         ActionId::NextKeyImage,
                                     ActionId::PreviousKeyImage, ActionId::LinkByHand,
                                     ActionId::PreviousSeries,   ActionId::NextSeries,
                                     ActionId::DeleteAnnotation, ActionId::Crosshair};

} // namespace

PriorControls::PriorControls(const CurrentStudy& current, Prior& prior, const Parts& parts,
                             QWidget* window)
    : QObject(window)
    , m_current(current)
    , m_prior(prior)
    , m_parts(parts)
    , m_window(window)
    , m_panes(new PriorColumn(&prior, parts.area, parts.links, parts.openSource, this))
    , m_drop(new PriorDrop(window, parts.area))
{
    connectActions();
    connectTools();
    for (PaneWidget* pane : {m_panes->sagittal(), m_panes->axial()})
        connectPane(pane);
    connect(&prior, &Prior::stateChanged, this, &PriorControls::refresh);
    connect(&prior, &Prior::identityQuestion, this, &PriorControls::ask);
    connect(&prior, &Prior::failed, parts.banner, &MessageBanner::showMessage);
    connect(m_drop, &PriorDrop::dropped, &prior, &Prior::open);
    refresh();
}

void PriorControls::connectActions()
{
    const auto on = [this](ActionId id, auto work) {
        connect(m_parts.actions->action(id), &QAction::triggered, this, work);
    };
    on(ActionId::ComparePrior,
       [this] { askForFolder(m_window, tr("Choose the folder of the prior study"), opener()); });
    on(ActionId::ComparePriorFiles, [this] {
        askForFiles(m_window, tr("Choose files, archives or a DICOMDIR of the prior study"),
                    opener());
    });
    on(ActionId::ClosePrior, [this] { m_prior.close(); });
    on(ActionId::LayoutPrior, [this] { toggleLayout(); });
    QAction* registered = m_parts.actions->action(ActionId::RegisterPrior);
    registered->setCheckable(true);
    registered->setChecked(m_panes->registration()->isOn());
    connect(registered, &QAction::toggled, m_panes->registration(), &PriorRegistration::setOn);
}

void PriorControls::connectTools()
{
    for (const PaneTool tool : kPaneTools) {
        const PaneTool wanted = kindPlacedBy(tool) ? ViewTool::Window : tool;
        connect(m_parts.actions->action(actionOf(tool)), &QAction::toggled, this,
                [this, wanted](bool on) {
                    if (!on)
                        return;
                    m_panes->sagittal()->setTool(wanted);
                    m_panes->axial()->setTool(wanted);
                });
    }
}

void PriorControls::connectPane(PaneWidget* pane)
{
    pane->installEventFilter(this);
    connect(pane, &PaneWidget::contextMenuRequested, this, [this, pane](QPoint position) {
        pane->setFocus();
        showMenu(position);
    });
    connect(pane, &PaneWidget::toolDropped, m_parts.actions->action(ActionId::ToolWindow),
            &QAction::trigger);
}

void PriorControls::refresh()
{
    const bool hasPrior = m_prior.study() != nullptr;
    const bool isOpen = m_current->study() != nullptr;
    for (const ActionId id : {ActionId::ComparePrior, ActionId::ComparePriorFiles})
        m_parts.actions->action(id)->setEnabled(isOpen);
    m_parts.actions->action(ActionId::ClosePrior)->setEnabled(hasPrior);
    m_parts.actions->action(ActionId::RegisterPrior)->setEnabled(hasPrior);
    m_parts.actions->action(ActionId::LayoutPrior)->setVisible(hasPrior);
    m_parts.actions->action(ActionId::LayoutPrior)->setEnabled(hasPrior);
    m_drop->setPossible(isOpen);
}

TakePaths PriorControls::opener()
{
    return [this](const QStringList& paths) {
        m_parts.banner->showMessage({});
        m_prior.open(paths);
    };
}

void PriorControls::ask(const QString& question)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Another patient?"), question,
                                QMessageBox::Cancel, m_window);
    box->setObjectName(QStringLiteral("priorQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The studies are compared only if you confirm; a warning then remains."));
    const QPushButton* goOn = box->addButton(tr("Compare anyway"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this,
            [this, box, goOn] { m_prior.answer(box->clickedButton() == goOn); });
    box->open();
}

void PriorControls::toggleLayout()
{
    if (m_parts.area->paneLayout() == PaneLayout::Prior)
        m_parts.area->leavePriorLayout();
    else
        m_parts.area->setPaneLayout(PaneLayout::Prior);
}

void PriorControls::showMenu(QPoint globalPosition)
{
    auto* menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu->addAction(m_parts.actions->action(id));
        menu->addSeparator();
    };
    add({ActionId::ResetView, ActionId::FitView, ActionId::OneToOne, ActionId::Invert,
         ActionId::NextInterpolation});
    add({ActionId::Preset0, ActionId::Preset1, ActionId::Preset2, ActionId::Preset3,
         ActionId::Preset4, ActionId::Preset5});
    add({ActionId::RotateRight, ActionId::RotateLeft, ActionId::FlipHorizontal,
         ActionId::FlipVertical});
    add({ActionId::RegisterPrior, ActionId::ScrollTogether, ActionId::Cine});
    add({ActionId::Maximise, ActionId::LayoutPrior, ActionId::ClosePrior});
    menu->popup(globalPosition);
}

bool PriorControls::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const QKeySequence pressed(key->keyCombination());
    const auto isKeyOf = [&](ActionId id) {
        return m_parts.actions->keys(id).contains(pressed);
    };
    const bool isBlocked = std::any_of(std::begin(kNotInPriors), std::end(kNotInPriors), isKeyOf)
        || std::any_of(kPaneTools.begin(), kPaneTools.end(), [&](const PaneTool& tool) {
                               return kindPlacedBy(tool) && isKeyOf(actionOf(tool));
                           });
    if (!isBlocked)
        return QObject::eventFilter(watched, event);
    // The shortcut is overridden first, so that no action of the window takes the key; then the key
    // event comes here.
    if (event->type() == QEvent::KeyPress)
        m_parts.banner->showMessage(tr(
            "The prior study is read only: nothing can be marked, measured or exchanged there."));
    event->accept();
    return true;
}

} // namespace foramen
