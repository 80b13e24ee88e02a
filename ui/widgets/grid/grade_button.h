#pragma once

#include "core/spine/terms.h"

#include <QPushButton>

namespace foramen {

/// A button for one grade, filled with the grade's colour when checked. The key that gives the
/// grade now is in the corner.
class GradeButton : public QPushButton {
    Q_OBJECT

public:
    explicit GradeButton(Severity severity, QWidget* parent = nullptr);

    /// @param key  empty for none
    /// @param isNear  the key grades because the grid has the keyboard; drawn on a filled cap
    void setKey(const QString& key, bool isNear);
    [[nodiscard]] QString key() const { return m_key; }

    [[nodiscard]] Severity severity() const { return m_severity; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintKey(QPainter& painter, const QColor& ink);

    Severity m_severity;
    QString m_key;
    bool m_isKeyNear = false;
};

} // namespace foramen
