#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>
#include <cmath>
#include <memory>

// Outside of all namespaces, as Qt requires: the resource is part of a static library.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace foramen {

namespace {

const QString kFolder = QStringLiteral(":/foramen/translations");
const QString kEnglish = QStringLiteral("en");

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Translation)
};

/// The translators of this program and of Qt for the current language. They are destroyed with the
/// application.
std::array<QTranslator*, 2>& translators()
{
    static std::array<QTranslator*, 2> both{};
    return both;
}

QString& current()
{
    static QString code = kEnglish;
    return code;
}

void install(std::size_t place, const QString& name, const QString& folder)
{
    QTranslator*& installed = translators()[place];
    if (installed) {
        QCoreApplication::removeTranslator(installed);
        delete installed;
        installed = nullptr;
    }
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder))
        return;
    installed = translator.release();
    installed->setParent(QCoreApplication::instance());
    QCoreApplication::installTranslator(installed);
}

/// Without a setting: English, with its plurals.
void speakEnglish()
{
    translators() = {}; // those of an earlier application were destroyed with it
    setLanguage(kEnglish);
}
Q_COREAPP_STARTUP_FUNCTION(speakEnglish)

} // namespace

std::vector<Language> languages()
{
    initialiseTranslations();
    std::vector<Language> found{{kEnglish, QStringLiteral("English")}};
    const QStringList files = QDir(kFolder).entryList({QStringLiteral("foramen_*.qm")});
    for (const QString& file : files) {
        const QString code = file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        if (code != kEnglish)
            found.push_back({code, QLocale(code).nativeLanguageName()});
    }
    return found;
}

QString languageFor(const QString& wanted)
{
    const QStringList wishes = wanted == QLatin1String(kSystemLanguage)
        ? QLocale::system().uiLanguages()
        : QStringList{wanted};
    const auto known = languages();
    for (const QString& wish : wishes) {
        for (const Language& language : known) {
            if (QLocale(wish).language() == QLocale(language.code).language()
                && QLocale(wish).language() != QLocale::C)
                return language.code;
        }
    }
    return kEnglish;
}

void setLanguage(const QString& wanted)
{
    initialiseTranslations();
    const QString code = languageFor(wanted);
    current() = code;
    install(1, QStringLiteral("qtbase_") + code,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(0, QStringLiteral("foramen_") + code, kFolder);
    // With the country, where the desktop has one for this language.
    QLocale locale(code);
    if (QLocale::system().language() == locale.language())
        locale = QLocale(locale.language(), QLocale::system().territory());
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(locale);
}

QString currentLanguage()
{
    return current();
}

QString decimalText(double value, int decimals)
{
    // What rounds to zero has no sign.
    const double shown = std::abs(value) * std::pow(10, decimals) < 0.5 ? 0 : value;
    return QLocale().toString(shown, 'f', decimals);
}

QString dateText(const QDate& date)
{
    //: A date with day, month and year; the letters are those of QDate::toString()
    return date.toString(Words::tr("yyyy-MM-dd"));
}

QString clockText(const QTime& time)
{
    return time.toString(QStringLiteral("HH:mm:ss"));
}

QString dateTimeText(const QDateTime& time)
{
    const QDateTime local = time.toLocalTime();
    return dateText(local.date()) + local.toString(QStringLiteral(" HH:mm"));
}

QString dicomDateText(const std::string& dicom)
{
    const QString text = QString::fromStdString(dicom).trimmed();
    const QDate date = QDate::fromString(text, QStringLiteral("yyyyMMdd"));
    return date.isValid() ? dateText(date) : text;
}

} // namespace foramen
