#pragma once

#include <QObject>

namespace foramen {

class PaneArea;
class SiteExplanation;

/// Shows in the panes where the AI looked, as long as there is an answer for the current site.
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
