#pragma once

#include "core/spine/terms.h"

#include <QPushButton>

namespace foramen {

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

} // namespace foramen
