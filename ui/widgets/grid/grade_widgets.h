#pragma once

#include "core/spine/finding.h"

#include <QPushButton>
#include <QWidget>

#include <optional>

namespace foramen {

/// The three probabilities as bars with their numbers; a sentence in their place where there are
/// none.
class ProbabilityBars : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityBars(QWidget* parent = nullptr);

    void setProbabilities(std::optional<Probabilities> probabilities);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Probabilities> m_probabilities;
};

/// A button for one grade with its key in the corner; filled with the grade's colour when checked.
class GradeButton : public QPushButton {
    Q_OBJECT

public:
    GradeButton(Severity severity, const QString& key, QWidget* parent = nullptr);

    [[nodiscard]] Severity severity() const { return m_severity; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Severity m_severity;
    QString m_key;
};

/// The meanings of glyphs, outlines and fillings, in two lines.
class GridLegend : public QWidget {
    Q_OBJECT

public:
    explicit GridLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace foramen
