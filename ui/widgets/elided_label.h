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

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace foramen
