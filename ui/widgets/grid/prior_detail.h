#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace foramen {

class CurrentStudy;
class Prior;
class SiteSelection;

/// The prior study beside now, under the grid: its grade of the current site, whose it is, and what
/// has changed; before there is one, what the folder offers. Takes no room where there is neither.
class PriorDetail : public QWidget {
    Q_OBJECT

public:
    PriorDetail(const CurrentStudy& current, Prior& prior, const SiteSelection& selection,
                QWidget* parent = nullptr);

    /// What is said, for tests and screen readers.
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
