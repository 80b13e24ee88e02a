#include "ui/state/language/translation.h"

#include "tests/support/file_content.h"
#include "tests/support/small_study.h"
#include "ui/state/session/session.h"
#include "ui/state/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <clocale>

using namespace foramen;
using namespace foramen::test;

/// The language of the window, and what does not depend on it.
class TestTranslation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void languages_areEnglishAndGerman();
    void wish_comesToALanguage_data();
    void wish_comesToALanguage();
    void setting_isTheDesktopsUntilChosen();
    void texts_followTheLanguage();
    void plurals_areRightInBoth();
    void numbersAndDates_followTheLanguage();
    void exchangedFiles_areTheSameInEachLanguage();

private:
    QMap<QString, QByteArray> exported(Session& session, const QString& name);

    QTemporaryDir m_folder;
};

namespace {

QString slices(int count)
{
    return QCoreApplication::translate("SeriesList", "%n slice(s)", nullptr, count);
}

} // namespace

void TestTranslation::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
}

void TestTranslation::cleanup()
{
    setLanguage(QStringLiteral("en"));
    std::setlocale(LC_NUMERIC, "C");
}

void TestTranslation::languages_areEnglishAndGerman()
{
    const auto known = languages();
    QCOMPARE(known.size(), std::size_t(2));
    QCOMPARE(known[0].code, QStringLiteral("en"));
    QCOMPARE(known[1].code, QStringLiteral("de"));
    QCOMPARE(known[1].name, QStringLiteral("Deutsch"));
}

void TestTranslation::wish_comesToALanguage_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("code");
    QTest::newRow("German") << "de"
                            << "de";
    QTest::newRow("of a country") << "de_CH"
                                  << "de";
    QTest::newRow("English") << "en"
                             << "en";
    QTest::newRow("not there") << "fr"
                               << "en";
    QTest::newRow("nonsense") << "%1"
                              << "en";
    QTest::newRow("nothing") << ""
                             << "en";
}

void TestTranslation::wish_comesToALanguage()
{
    QFETCH(QString, wish);
    QTEST(languageFor(wish), "code");
}

void TestTranslation::setting_isTheDesktopsUntilChosen()
{
    QSettings().clear();
    QCOMPARE(Settings().language(), QString(kSystemLanguage));
    Settings().setLanguage(QStringLiteral("de"));
    QCOMPARE(Settings().language(), QStringLiteral("de"));
    QSettings().clear();
}

void TestTranslation::texts_followTheLanguage()
{
    setLanguage(QStringLiteral("de"));
    QCOMPARE(currentLanguage(), QStringLiteral("de"));
    QCOMPARE(QCoreApplication::translate("SeriesList", "Sagittal T2"),
             QStringLiteral("T2 sagittal"));
    setLanguage(QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("SeriesList", "Sagittal T2"),
             QStringLiteral("Sagittal T2"));
}

void TestTranslation::plurals_areRightInBoth()
{
    QCOMPARE(slices(1), QStringLiteral("1 slice")); // English is the initial language
    QCOMPARE(slices(17), QStringLiteral("17 slices"));
    setLanguage(QStringLiteral("de"));
    QCOMPARE(slices(1), QStringLiteral("1 Schicht"));
    QCOMPARE(slices(17), QStringLiteral("17 Schichten"));
}

void TestTranslation::numbersAndDates_followTheLanguage()
{
    QCOMPARE(decimalText(1234.56, 1), QStringLiteral("1234.6"));
    QCOMPARE(decimalText(-0.4, 0), QStringLiteral("0"));
    QCOMPARE(decimalText(-0.6, 0), QStringLiteral("-1"));
    QCOMPARE(dicomDateText("20261120"), QStringLiteral("2026-11-20"));
    setLanguage(QStringLiteral("de"));
    QCOMPARE(decimalText(1234.56, 1), QStringLiteral("1234,6"));
    QCOMPARE(dicomDateText("20261120"), QStringLiteral("20.11.2026"));
    QCOMPARE(dicomDateText("2026"), QStringLiteral("2026"));
    QCOMPARE(clockText(QTime(9, 4, 31)), QStringLiteral("09:04:31"));
    const QDateTime time(QDate(2026, 11, 20), QTime(12, 4));
    QCOMPARE(dateTimeText(time), QStringLiteral("20.11.2026 12:04"));
}

QMap<QString, QByteArray> TestTranslation::exported(Session& session, const QString& name)
{
    const QString folder = m_folder.filePath(name);
    QSignalSpy done(session.exporter(), &ReportExporter::exported);
    session.exporter()->start({"json", "csv", "submission", "sr"}, folder);
    if (!done.wait(30000))
        return {};
    // The time of the export, and the numbers that DICOM derives from it.
    static const QRegularExpression moment(
        QStringLiteral("\"time\": \"\\d{4}-\\d\\d-\\d\\dT[^\"]+\""));
    QMap<QString, QByteArray> files;
    for (const QString& file : QDir(folder).entryList(QDir::Files))
        files[file] = QString::fromLatin1(contentOf(QDir(folder).filePath(file)))
                          .replace(moment, QString())
                          .toLatin1();
    return files;
}

void TestTranslation::exchangedFiles_areTheSameInEachLanguage()
{
    writeSmallStudy(m_folder.filePath("study").toStdString());
    Session session(optionsFor(m_folder.path().toStdString(), std::make_shared<FakeModel>()));
    QVERIFY(openAndSettle(session, m_folder.filePath("study").toStdString()));
    session.editing()->setSeverity({Condition::SpinalCanalStenosis, DiscLevel::L4L5},
                                   Severity::Moderate);
    const auto english = exported(session, QStringLiteral("en"));
    QVERIFY(english.size() >= 6);
    QVERIFY(session.draft()->text().contains(QStringLiteral("TECHNIQUE")));

    setLanguage(QStringLiteral("de"));
    // Where the C library has the locale, functions that use it write decimal commas.
    const bool isLocaleThere = std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr;
    if (!isLocaleThere)
        qInfo("The locale de_DE.UTF-8 is not installed: only Qt's is German.");
    QVERIFY(session.draft()->text().contains(QStringLiteral("BEURTEILUNG")));
    const auto german = exported(session, QStringLiteral("de"));
    QCOMPARE(german.keys(), english.keys());
    for (const QString& name : german.keys()) {
        if (name.endsWith(QStringLiteral(".dcm"))) {
            QVERIFY2(german[name].contains("TECHNIQUE"), qPrintable(name));
            QVERIFY2(!german[name].contains("BEURTEILUNG"), qPrintable(name));
        } else {
            QCOMPARE(german[name], english[name]);
        }
    }
}

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
