#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

/// Each language has a finished translation of every text of the window, with all placeholders.
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyText_isTranslated_data() { languages(); }
    void everyText_isTranslated();
    void everyTextOfTheSources_isThere_data() { languages(); }
    void everyTextOfTheSources_isThere();
    void placeholdersAndMnemonics_survive_data() { languages(); }
    void placeholdersAndMnemonics_survive();
    void texts_areNamedWhereTheyStand();

private:
    static void languages();
};

namespace {

/// One text of a translation file.
struct Text {
    QString context;
    QString source;
    QString comment;
    QStringList translations; ///< one, or one a plural form
    bool isFinished = true;
    bool hasPlural = false;

    QString key() const { return context + QLatin1Char('|') + source + QLatin1Char('|') + comment; }
};

QDir sourceTree()
{
    return QDir(QStringLiteral(FORAMEN_SOURCE_DIR));
}

QString contentOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

Text messageOf(QXmlStreamReader& xml, const QString& context)
{
    Text text{.context = context, .source = {}, .comment = {}, .translations = {}};
    text.hasPlural = xml.attributes().value(QStringLiteral("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            text.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            text.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            text.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!text.hasPlural)
                text.translations << xml.readElementText();
            else
                while (xml.readNextStartElement())
                    text.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return text;
}

QList<Text> textsOf(const QString& name)
{
    const QString content = contentOf(name);
    QXmlStreamReader xml(content);
    QList<Text> texts;
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                texts << messageOf(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(name), qPrintable(xml.errorString()));
    return texts;
}

QString fileOf(const QString& code)
{
    return sourceTree().filePath(QStringLiteral("resources/translations/foramen_%1.ts").arg(code));
}

QStringList placeholdersIn(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(?:L?\\d+|n)"));
    QStringList found;
    auto matches = place.globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured();
    std::sort(found.begin(), found.end());
    found.removeDuplicates();
    return found;
}

qsizetype mnemonicsIn(const QString& text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&\\w"));
    return text.count(mnemonic);
}

QString lupdate()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("lupdate"));
    return found.isEmpty()
        ? QStandardPaths::findExecutable(QStringLiteral("lupdate"), {QStringLiteral(QT_BINARIES)})
        : found;
}

} // namespace

void TestTranslations::languages()
{
    QTest::addColumn<QString>("code");
    const QStringList files = QDir(sourceTree().filePath(QStringLiteral("resources/translations")))
                                  .entryList({QStringLiteral("foramen_*.ts")});
    QVERIFY(files.size() >= 2);
    for (const QString& file : files) {
        const QString code = file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        QTest::newRow(qPrintable(code)) << code;
    }
}

void TestTranslations::everyText_isTranslated()
{
    QFETCH(QString, code);
    QStringList unfinished;
    for (const Text& text : textsOf(fileOf(code))) {
        const bool isEmpty = std::any_of(text.translations.begin(), text.translations.end(),
                                         [](const QString& one) { return one.isEmpty(); });
        if (!text.isFinished || isEmpty || text.translations.isEmpty())
            unfinished << text.key();
    }
    QVERIFY2(unfinished.isEmpty(), qPrintable(unfinished.join(QLatin1Char('\n'))));
}

void TestTranslations::everyTextOfTheSources_isThere()
{
    QFETCH(QString, code);
    const QString program = lupdate();
    if (program.isEmpty())
        QSKIP("lupdate (Debian: qt6-l10n-tools) is not installed");
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("foramen_%1.ts").arg(code));
    QVERIFY(QFile::copy(fileOf(code), copy));
    QProcess update;
    update.start(sourceTree().filePath(QStringLiteral("packaging/update-translations.sh")),
                 {folder.path(), program});
    QVERIFY(update.waitForFinished(120000));
    QVERIFY2(update.exitCode() == 0, update.readAllStandardError().constData());
    QSet<QString> known;
    for (const Text& text : textsOf(fileOf(code)))
        known << text.key();
    QSet<QString> wanted;
    for (const Text& text : textsOf(copy))
        wanted << text.key();
    const QString lacking = QStringList((wanted - known).values()).join(QLatin1Char('\n'));
    const QString superfluous = QStringList((known - wanted).values()).join(QLatin1Char('\n'));
    QVERIFY2(lacking.isEmpty(), qPrintable("Run packaging/update-translations.sh: " + lacking));
    QVERIFY2(superfluous.isEmpty(), qPrintable("No longer in the sources: " + superfluous));
}

void TestTranslations::placeholdersAndMnemonics_survive()
{
    QFETCH(QString, code);
    for (const Text& text : textsOf(fileOf(code))) {
        QStringList wanted = placeholdersIn(text.source);
        for (const QString& translation : text.translations) {
            QCOMPARE(placeholdersIn(translation), wanted);
            QVERIFY2(mnemonicsIn(translation) == mnemonicsIn(text.source), qPrintable(text.key()));
            QVERIFY2(translation.endsWith(QChar(0x2026)) == text.source.endsWith(QChar(0x2026)),
                     qPrintable(text.key()));
        }
    }
}

void TestTranslations::texts_areNamedWhereTheyStand()
{
    // lupdate does not see a text that a function passes on to translate().
    static const QRegularExpression handedOn(
        QStringLiteral("translate\\(\\s*(\"[^\"]*\"),\\s*(?![\\s\"])"));
    QStringList found;
    QDirIterator files(sourceTree().filePath(QStringLiteral("ui")), {QStringLiteral("*.cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next();
        const QString content = contentOf(name);
        const auto match = handedOn.match(content);
        const bool isNamed = content.contains("QT_TRANSLATE_NOOP(" + match.captured(1));
        if (match.hasMatch() && !isNamed)
            found << name;
    }
    QVERIFY2(found.isEmpty(),
             qPrintable("Use Q_DECLARE_TR_FUNCTIONS: " + found.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
