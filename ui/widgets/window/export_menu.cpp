#include "ui/widgets/window/export_menu.h"

#include "ui/widgets/keys/actions.h"
#include "ui/widgets/report/report_panel.h"

#include <QCoreApplication>
#include <QMenu>

#include <utility>

namespace foramen {

namespace {

struct ExportMenu {
    Q_DECLARE_TR_FUNCTIONS(ExportMenu)
};

} // namespace

void fillExportMenu(QMenu* menu, Actions* actions, ReportPanel* report)
{
    const std::pair<QString, QStringList> formats[] = {
        {ExportMenu::tr("PDF report…"), {QStringLiteral("pdf")}},
        {ExportMenu::tr("DICOM SR…"), {QStringLiteral("sr")}},
        {ExportMenu::tr("CSV table…"), {QStringLiteral("csv")}},
        {ExportMenu::tr("JSON…"), {QStringLiteral("json")}},
        {ExportMenu::tr("Challenge tables…"), {QStringLiteral("submission")}}};
    for (const auto& [text, names] : formats) {
        QAction* action = menu->addAction(text);
        QObject::connect(action, &QAction::triggered, report,
                         [report, wanted = names] { report->exportTo(wanted); });
    }
    menu->addSeparator();
    QAction* all = menu->addAction(ExportMenu::tr("All formats…"));
    QObject::connect(all, &QAction::triggered, actions->action(ActionId::Export),
                     &QAction::trigger);
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::Print));
}

} // namespace foramen
