#pragma once

#include <QLabel>

namespace foramen {

/// A line of text that ends with an ellipsis where it has too little room; the tooltip holds all of
/// it.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// What is shown with the room there is.
    [[nodiscard]] QString shownText() const;
    /// Room for the ellipsis: it asks for all of its text and takes less.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace foramen
