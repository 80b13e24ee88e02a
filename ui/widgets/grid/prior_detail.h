#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace foramen {

class CurrentStudy;
class Prior;
class SiteSelection;

/// The prior study, under the grid: its grade of the current site, by whom, and what has changed;
/// without a prior, the studies that the folder offers. Hidden where there is neither.
class PriorDetail : public QWidget {
    Q_OBJECT

public:
    PriorDetail(const CurrentStudy& current, Prior& prior, const SiteSelection& selection,
                QWidget* parent = nullptr);

    /// The text shown, for tests and screen readers.
    [[nodiscard]] QString text() const;

private:
    void refresh();
    void showOffers();
    void showPrior();
    void fillMenu();
    [[nodiscard]] QString nowText() const;
    [[nodiscard]] QString warningText() const;

    const CurrentStudy& m_current;
    Prior& m_prior;
    const SiteSelection& m_selection;
    QLabel* m_before = nullptr;
    QLabel* m_now = nullptr;
    QLabel* m_warning = nullptr;
    QToolButton* m_compare = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace foramen
