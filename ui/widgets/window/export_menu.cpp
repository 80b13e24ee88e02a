#include "ui/widgets/window/export_menu.h"

#include "ui/state/report/report_exporter.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/report/report_panel.h"

#include <QCoreApplication>
#include <QMenu>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct ExportMenu {
    Q_DECLARE_TR_FUNCTIONS(ExportMenu)
};

} // namespace

void fillExportMenu(QMenu* menu, Actions* actions, ReportPanel* report)
{
    for (const ExportFormat& format : ReportExporter::formats()) {
        QAction* action =
            menu->addAction(ExportMenu::tr("%1…").arg(ReportExporter::nameOf(format)));
        QObject::connect(
            action, &QAction::triggered, report,
            [report, key = QString::fromStdString(format.key)] { report->exportTo({key}); });
    }
    menu->addSeparator();
    QAction* all = menu->addAction(ExportMenu::tr("All formats…"));
    QObject::connect(all, &QAction::triggered, actions->action(ActionId::Export),
                     &QAction::trigger);
    menu->addAction(ExportMenu::tr("Send to an archive…"), report, &ReportPanel::requestSending);
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::Print));
}

} // namespace foramen
