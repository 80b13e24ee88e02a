#pragma once

#include "core/spine/finding.h"

#include <QWidget>

#include <optional>

namespace foramen {

/// The three probabilities as bars with their numbers; a text in their place where there are none.
class ProbabilityBars : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityBars(QWidget* parent = nullptr);

    void setProbabilities(std::optional<Probabilities> probabilities);
    /// Draws the bars without the colours of the grades.
    void setMuted(bool muted);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Probabilities> m_probabilities;
    bool m_isMuted = false;
};

} // namespace foramen
