#pragma once

#include <QWidget>

namespace foramen {

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
