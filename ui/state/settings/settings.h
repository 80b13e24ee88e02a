#pragma once

#include "core/spine/assessment.h"

#include <QByteArray>
#include <QString>

namespace foramen {

/// The settings of the program, kept in QSettings. Nothing of a study; recently opened paths are in
/// RecentStudies.
class Settings {
public:
    /// Whether what was set so far is in the file and more can be written. Where it cannot, a
    /// choice holds until the program ends.
    [[nodiscard]] static bool areKept();

    /// As the user last left it: QWidget::saveGeometry(); empty at first.
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    /// The reader's name in decisions and reports; the login's full name until set.
    [[nodiscard]] QString readerName() const;
    void setReaderName(const QString& name);

    /// Language of the window: a code of ui/state/language/translation.h, or "system" (default). It
    /// takes effect with the next start.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);

    /// Whether grades that are not reliable on patients are shown; not at first.
    [[nodiscard]] bool areUnreliableGradesShown() const;
    void setUnreliableGradesShown(bool shown);

    /// When the AI's grades of a study are shown that was not opened before; at once at first.
    [[nodiscard]] RevealMode revealMode() const;
    void setRevealMode(RevealMode mode);

    /// Whether the effort log is kept; not at first.
    [[nodiscard]] bool isEffortLogged() const;
    void setEffortLogged(bool logged);

    /// The site's own cut-offs; none are set at first. Values outside of 0 to 1 are none.
    [[nodiscard]] OperatingPoints operatingPoints() const;
    void setOperatingPoints(const OperatingPoints& points);
};

/// Full name of the account that runs the program, else its login name.
[[nodiscard]] QString loginFullName();

} // namespace foramen
