#pragma once

#include <QObject>

namespace foramen {

class PaneArea;
class PaneSource;
class Prior;
class PriorPanes;
class PriorRegistration;
class StudyPanes;
class PaneWidget;

/// The column of the prior study beside the reading panes, shown while there is a prior.
class PriorColumn : public QObject {
    Q_OBJECT

public:
    PriorColumn(Prior* prior, PaneArea* area, StudyPanes* openPanes, const PaneSource* openSource,
                QObject* parent = nullptr);

    [[nodiscard]] PaneWidget* sagittal() const { return m_sagittal; }
    [[nodiscard]] PaneWidget* axial() const { return m_axial; }
    [[nodiscard]] PriorRegistration* registration() const { return m_registration; }

private:
    void build();
    void takeState();

    Prior* m_prior;
    PaneArea* m_area;
    PaneWidget* m_sagittal = nullptr;
    PaneWidget* m_axial = nullptr;
    PriorRegistration* m_registration = nullptr;
    PriorPanes* m_links = nullptr;
    bool m_isOpen = false; ///< there is a prior
};

} // namespace foramen
