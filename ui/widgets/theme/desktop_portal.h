#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QDBusVariant;
class QVariant;

namespace foramen {

/// Asks the desktop's settings portal whether it is light or dark, and hears when that changes. For
/// Qt before 6.5, which cannot tell. Where there is no portal, nothing is ever told.
class DesktopPortal : public QObject {
    Q_OBJECT

public:
    /// @p told gets true for light, in the GUI thread, and never from within the constructor.
    DesktopPortal(std::function<void(bool isLight)> told, QObject* parent);

private Q_SLOTS:
    void hear(const QString& space, const QString& key, const QDBusVariant& value);

private: // NOLINT(readability-redundant-access-specifiers): no slots from here
    void take(const QVariant& answer);

    std::function<void(bool)> m_told;
};

} // namespace foramen
