#pragma once

#include "core/spine/terms.h"
#include "ui/widgets/lookup/lookup_window.h"

class QLabel;

namespace foramen {

class ManualView;
class SiteSelection;

/// Window with the published grading criteria of the current site, which it follows.
class GradingHelp : public LookupWindow {
    Q_OBJECT

public:
    GradingHelp(SiteSelection* selection, QWidget* owner);

    [[nodiscard]] ManualView* view() const { return m_view; }

    /// The criteria of a condition, Markdown.
    [[nodiscard]] static QString criteriaOf(Condition condition);

Q_SIGNALS:
    /// The whole page was asked for.
    void manualRequested(const QString& page);

private:
    void refresh();

    SiteSelection* m_selection;
    QLabel* m_title = nullptr;
    ManualView* m_view = nullptr;
};

} // namespace foramen
