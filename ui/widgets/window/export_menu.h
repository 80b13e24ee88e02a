#pragma once

class QMenu;

namespace foramen {

class Actions;
class ReportPanel;

/// Adds an entry for each export format, one for all of them, and printing.
void fillExportMenu(QMenu* menu, Actions* actions, ReportPanel* report);

} // namespace foramen
