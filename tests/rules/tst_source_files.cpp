#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// How source files are named, listed and laid out in folders.
class TestSourceFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headers_beginWithPragmaOnce();
    void sources_includeTheirHeaderFirst();
    void sources_areListed();

private:
    static QDir root() { return QDir(QStringLiteral(FORAMEN_SOURCE_DIR)); }
    /// Files of core, ui and app, relative to the source tree.
    static QStringList files(const QStringList& patterns);
    static QString contentOf(const QString& file);
};

QStringList TestSourceFiles::files(const QStringList& patterns)
{
    QStringList found;
    for (const QString folder : {"app", "core", "ui"}) {
        QDirIterator it(root().filePath(folder), patterns, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            found << root().relativeFilePath(it.next());
    }
    found.sort();
    return found;
}

QString TestSourceFiles::contentOf(const QString& file)
{
    QFile source(root().filePath(file));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    return QString::fromUtf8(source.readAll());
}

void TestSourceFiles::headers_beginWithPragmaOnce()
{
    const QStringList headers = files({"*.h"});
    QVERIFY(headers.size() > 100);
    for (const QString& header : headers)
        QVERIFY2(contentOf(header).startsWith("#pragma once\n"), qPrintable(header));
}

void TestSourceFiles::sources_includeTheirHeaderFirst()
{
    // A header that comes first in its .cpp compiles alone: it finds nothing that others included.
    static const QRegularExpression include(QStringLiteral("^#include [<\"]([^>\"]+)"),
                                            QRegularExpression::MultilineOption);
    for (const QString& source : files({"*.cpp"})) {
        const QString header = source.chopped(3) + "h";
        if (root().exists(header))
            QVERIFY2(include.match(contentOf(source)).captured(1) == header,
                     qPrintable(source + " must include its header first"));
    }
}

void TestSourceFiles::sources_areListed()
{
    static const QRegularExpression name(QStringLiteral("(?<=[\\s(])([\\w/-]+\\.cpp)\\b"));
    QSet<QString> listed;
    for (const QString& list : files({"CMakeLists.txt"})) {
        const QString folder = list.chopped(QStringLiteral("CMakeLists.txt").size());
        auto matches = name.globalMatch(contentOf(list));
        while (matches.hasNext())
            listed << folder + matches.next().captured(1);
    }
    for (const QString& source : files({"*.cpp"}))
        QVERIFY2(listed.contains(source), qPrintable(source + " is in no CMakeLists.txt"));
}

QTEST_APPLESS_MAIN(TestSourceFiles)
#include "tst_source_files.moc"
