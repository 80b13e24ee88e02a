#pragma once

#include <QByteArray>
#include <QString>

namespace foramen {

/// What the program remembers about itself between two starts, by QSettings. Nothing of a study;
/// what was opened lately is RecentStudies'.
class Settings {
public:
    /// As the user last left it: QWidget::saveGeometry(); empty at first.
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    /// The reader's name in decisions and reports; the login's full name until set.
    [[nodiscard]] QString readerName() const;
    void setReaderName(const QString& name);

    /// What the window speaks: a code of ui/state/language/translation.h, or "system" (at first).
    /// It takes effect with the next start.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);
};

/// Full name of the account that runs the program, else its login name.
[[nodiscard]] QString loginFullName();

} // namespace foramen
