#include "ui/state/settings/settings.h"

#include "ui/state/language/translation.h"

#include <QSettings>

#include <pwd.h>
#include <unistd.h>

namespace foramen {

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kReaderKey = QStringLiteral("reader/name");
const QString kLanguageKey = QStringLiteral("window/language");
const QString kUnreliableKey = QStringLiteral("grading/show-unreliable");

} // namespace

bool Settings::areKept()
{
    QSettings settings;
    settings.sync();
    return settings.isWritable() && settings.status() == QSettings::NoError;
}

QByteArray Settings::windowGeometry() const
{
    return QSettings().value(kGeometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    QSettings().setValue(kGeometryKey, geometry);
}

QString Settings::readerName() const
{
    const QString name = QSettings().value(kReaderKey).toString();
    return name.isEmpty() ? loginFullName() : name;
}

void Settings::setReaderName(const QString& name)
{
    QSettings().setValue(kReaderKey, name);
}

QString Settings::language() const
{
    return QSettings().value(kLanguageKey, QLatin1String(kSystemLanguage)).toString();
}

void Settings::setLanguage(const QString& code)
{
    QSettings().setValue(kLanguageKey, code);
}

bool Settings::areUnreliableGradesShown() const
{
    return QSettings().value(kUnreliableKey, false).toBool();
}

void Settings::setUnreliableGradesShown(bool shown)
{
    QSettings().setValue(kUnreliableKey, shown);
}

QString loginFullName()
{
    const passwd* account = getpwuid(geteuid());
    if (!account)
        return qEnvironmentVariable("USER");
    // GECOS: the full name is the first of several fields, "&" stands for the login.
    const QString full = QString::fromLocal8Bit(account->pw_gecos).section(',', 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(account->pw_name) : full;
}

} // namespace foramen
