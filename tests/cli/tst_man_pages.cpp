#include "tests/cli/cli_run.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

using namespace foramen::test;

/// The man page that packaging/man-page.sh makes of --help.
class TestManPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void page_hasTheUsualSections();
    void page_hasEachSubcommandWithItsOptions();
    void page_hasNoFormattingError();

private:
    [[nodiscard]] static QString help(const QStringList& subcommand)
    {
        return QString::fromUtf8(runCli(subcommand + QStringList{"--help"}).out);
    }
    /// Names in the list of subcommands of a --help.
    static QStringList subcommandsIn(const QString& help)
    {
        static const QRegularExpression name("^  ([a-z]+)  ", QRegularExpression::MultilineOption);
        QStringList names;
        for (auto found = name.globalMatch(help.section("\nSubcommands:", 1)); found.hasNext();)
            names += found.next().captured(1);
        return names;
    }
    void checkPart(const QStringList& subcommand);

    QString m_page; ///< as made
    QString m_plain; ///< without the escapes of hyphens
};

void TestManPages::initTestCase()
{
    const ProgramRun made = runProgram(QStringLiteral(FORAMEN_SOURCE_DIR "/packaging/man-page.sh"),
                                       {qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli"});
    QVERIFY2(made.status == 0, made.error.constData());
    m_page = QString::fromUtf8(made.out);
    m_plain = QString(m_page).replace("\\-", "-");
}

void TestManPages::page_hasTheUsualSections()
{
    for (const char* section : {"NAME\nforamen-cli - ", "SYNOPSIS\nforamen-cli ", "DESCRIPTION\n",
                                "OPTIONS\n", "EXIT STATUS\n", "FILES\n", "SEE ALSO\n"})
        QVERIFY2(m_plain.contains(QStringLiteral("\n.SH ") + section), section);
}

void TestManPages::checkPart(const QStringList& subcommand)
{
    const QString text = help(subcommand);
    const QString heading = "\n.SS foramen-cli " + subcommand.join(' ') + ' ';
    QVERIFY2(m_plain.contains(heading), qPrintable(heading));
    const QString part = m_plain.section(heading, 1).section("\n.SS ", 0, 0);
    static const QRegularExpression option("^  (--[a-z-]+)", QRegularExpression::MultilineOption);
    for (auto found = option.globalMatch(text.section("\nOptions:", 1)); found.hasNext();) {
        const QString name = found.next().captured(1);
        QVERIFY2(part.contains("\n\\fB" + name), qPrintable(heading + name));
    }
    for (const QString& inner : subcommandsIn(text))
        checkPart(subcommand + QStringList{inner});
}

void TestManPages::page_hasEachSubcommandWithItsOptions()
{
    const QStringList subcommands = subcommandsIn(help({}));
    QVERIFY(subcommands.contains("grade") && subcommands.contains("dataset"));
    for (const QString& subcommand : subcommands)
        checkPart({subcommand});
    QVERIFY(m_plain.contains("\n.SS foramen-cli dataset check "));
}

void TestManPages::page_hasNoFormattingError()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QVERIFY(file.write(m_page.toUtf8()) > 0 && file.flush());
    const auto checked = runInstalled("groff", {"-man", "-Tutf8", "-ww", "-z", file.fileName()});
    if (!checked)
        QSKIP("needs groff");
    QCOMPARE(checked->status, 0);
    QCOMPARE(QString::fromUtf8(checked->error), QString());
}

QTEST_GUILESS_MAIN(TestManPages)
#include "tst_man_pages.moc"
