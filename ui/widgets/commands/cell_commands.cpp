#include "ui/widgets/commands/cell_commands.h"

#include "ui/state/editing/assessment_editing.h"
#include "ui/state/editing/cell_filter.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/grid/accept_dialog.h"
#include "ui/widgets/keys/actions.h"

#include <algorithm>

namespace foramen {

CellCommands::CellCommands(const Parts& parts, Actions* actions, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{
    actions->on(ActionId::AcceptSeveral, this, [this] { acceptSeveral(); });
    actions->on(ActionId::NextFilter, this, [this] { stepFilter(); });
    actions->on(ActionId::NoFilter, this, [this] { m_parts.filter.set(CellFilter::All); });
}

void CellCommands::acceptSeveral()
{
    if (!m_parts.current.isOpen())
        return;
    auto* dialog =
        new AcceptDialog(m_parts.current, m_parts.editing, m_parts.selection.site(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CellCommands::stepFilter()
{
    const auto now = std::find(kCellFilters.begin(), kCellFilters.end(), m_parts.filter.filter());
    const auto next = now + 1;
    m_parts.filter.set(next == kCellFilters.end() ? kCellFilters.front() : *next);
}

} // namespace foramen
