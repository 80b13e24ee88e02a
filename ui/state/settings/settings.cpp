#include "ui/state/settings/settings.h"

#include "core/spine/decision_words.h"
#include "ui/state/language/translation.h"

#include <QSettings>
#include <QVariant>

#include <pwd.h>
#include <unistd.h>

namespace foramen {

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kReaderKey = QStringLiteral("reader/name");
const QString kLanguageKey = QStringLiteral("window/language");
const QString kUnreliableKey = QStringLiteral("grading/show-unreliable");
const QString kEffortKey = QStringLiteral("effort/logged");
const QString kRevealKey = QStringLiteral("grading/reveal");

/// "grading/cut-off/spinal_canal_stenosis/moderate".
QString cutOffKey(Condition condition, const char* grade)
{
    const std::string key(keyOf(condition));
    return QStringLiteral("grading/cut-off/%1/%2")
        .arg(QString::fromStdString(key), QLatin1String(grade));
}

std::optional<double> shareOf(const QVariant& value)
{
    bool isNumber = false;
    const double share = value.toDouble(&isNumber);
    return isNumber && share > 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

void keep(const QString& key, const std::optional<double>& share)
{
    if (share)
        QSettings().setValue(key, *share);
    else
        QSettings().remove(key);
}

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

RevealMode Settings::revealMode() const
{
    return revealModeFromKey(QSettings().value(kRevealKey).toString().toStdString())
        .value_or(RevealMode::AtOnce);
}

void Settings::setRevealMode(RevealMode mode)
{
    const std::string key(keyOf(mode));
    QSettings().setValue(kRevealKey, QString::fromStdString(key));
}

bool Settings::isEffortLogged() const
{
    return QSettings().value(kEffortKey, false).toBool();
}

void Settings::setEffortLogged(bool logged)
{
    QSettings().setValue(kEffortKey, logged);
}

OperatingPoints Settings::operatingPoints() const
{
    const QSettings settings;
    OperatingPoints points;
    for (const Condition condition : kConditions)
        points[static_cast<std::size_t>(condition)] = {
            shareOf(settings.value(cutOffKey(condition, "moderate"))),
            shareOf(settings.value(cutOffKey(condition, "severe")))};
    return points;
}

void Settings::setOperatingPoints(const OperatingPoints& points)
{
    for (const Condition condition : kConditions) {
        const CutOff& cutOff = points[static_cast<std::size_t>(condition)];
        keep(cutOffKey(condition, "moderate"), cutOff.moderate);
        keep(cutOffKey(condition, "severe"), cutOff.severe);
    }
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
