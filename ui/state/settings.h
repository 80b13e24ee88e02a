#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace foramen {

/// What the program remembers about itself between two starts, by QSettings. Nothing of a study but
/// the paths that were opened.
class Settings {
public:
    /// Newest first, at most ten. They may be gone by now: asking the file system could take long.
    [[nodiscard]] QStringList recentPaths() const;
    void addRecentPath(const QString& path);
    void clearRecentPaths();

    /// As the user last left it: QWidget::saveGeometry() and QMainWindow::saveState(); empty at
    /// first.
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    [[nodiscard]] QByteArray windowState() const;
    void setWindowState(const QByteArray& state);

    /// The reader's name in decisions and reports; the login's full name until set.
    [[nodiscard]] QString readerName() const;
    void setReaderName(const QString& name);

    /// What the window speaks: a code of ui/state/translation.h, or "system" (at first). It takes
    /// effect with the next start.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);
};

/// Full name of the account that runs the program, else its login name.
[[nodiscard]] QString loginFullName();

} // namespace foramen
