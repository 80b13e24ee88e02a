#include "ui/widgets/theme/desktop_portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QVariant>

#include <utility>

namespace foramen {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kNamespace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr unsigned kPrefersLight = 2; ///< 0: no preference, 1: dark

} // namespace

DesktopPortal::DesktopPortal(std::function<void(bool)> told, QObject* parent)
    : QObject(parent)
    , m_told(std::move(told))
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(hear(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question << kNamespace << kKey;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* answered) {
                const QDBusPendingReply<QDBusVariant> reply = *answered;
                if (!reply.isError())
                    take(reply.value().variant());
                answered->deleteLater();
            });
}

void DesktopPortal::hear(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space == kNamespace && key == kKey)
        take(value.variant());
}

void DesktopPortal::take(const QVariant& answer)
{
    QVariant plain = answer; // in one variant, or in two where the portal is old
    while (plain.canConvert<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    m_told(plain.toUInt() == kPrefersLight);
}

} // namespace foramen
