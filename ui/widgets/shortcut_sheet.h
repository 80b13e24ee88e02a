#pragma once

#include <QDialog>

namespace foramen {

/// All keys and gestures by section, made from the action registry.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutSheet(QWidget* parent = nullptr);
};

} // namespace foramen
