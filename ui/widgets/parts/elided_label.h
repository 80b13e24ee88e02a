#pragma once

#include <QLabel>

namespace foramen {

/// A label that shortens its text with an ellipsis where it has too little room; the tooltip has
/// the whole text.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// The text as it is shown.
    [[nodiscard]] QString shownText() const;
    /// Room for the ellipsis: the label asks for its whole text and accepts less.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace foramen
