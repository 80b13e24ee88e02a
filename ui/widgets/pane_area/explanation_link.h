#pragma once

#include <QObject>

namespace foramen {

class PaneArea;
class SiteExplanation;

/// Shows the explanation of the current site's grade in the panes, as long as there is one.
class ExplanationLink : public QObject {
    Q_OBJECT

public:
    ExplanationLink(SiteExplanation* explanation, PaneArea* area, QObject* parent = nullptr);

private:
    void refresh();

    SiteExplanation* m_explanation;
    PaneArea* m_area;
};

} // namespace foramen
