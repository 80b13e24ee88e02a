#pragma once

#include <QObject>

namespace foramen {

class PaneArea;
class Session;

/// Shows in the panes where the AI looked, as long as the session has an answer for the current
/// site.
class ExplanationLink : public QObject {
    Q_OBJECT

public:
    ExplanationLink(Session* session, PaneArea* area, QObject* parent = nullptr);

private:
    void refresh();

    Session* m_session;
    PaneArea* m_area;
};

} // namespace foramen
