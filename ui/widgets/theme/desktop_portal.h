#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QDBusVariant;
class QVariant;

namespace foramen {

/// Asks the desktop's settings portal whether the desktop is light or dark, and watches it for
/// changes. For Qt before 6.5, which does not know. Without a portal there is no answer.
class DesktopPortal : public QObject {
    Q_OBJECT

public:
    /// @p told is called with true for light, in the GUI thread, and never from within the
    /// constructor.
    DesktopPortal(std::function<void(bool isLight)> told, QObject* parent);

private Q_SLOTS:
    void hear(const QString& space, const QString& key, const QDBusVariant& value);

private: // NOLINT(readability-redundant-access-specifiers): no slots from here
    void take(const QVariant& answer);

    std::function<void(bool)> m_told;
};

} // namespace foramen
