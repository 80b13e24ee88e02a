#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

/// How source files are named, listed and laid out in folders.
class TestSourceFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headers_beginWithPragmaOnce();
    void sources_includeTheirHeaderFirst();
    void sources_haveTheirHeader();
    void sources_areListed();
    void sourceLists_areSorted();
    void folders_fitOnAScreen();
    void tests_lieWhereTheirSubjectLies();
    void files_includeEachOtherInNoCircle();

private:
    static QDir root() { return QDir(QStringLiteral(FORAMEN_SOURCE_DIR)); }
    /// Files of some folders, relative to the source tree.
    static QStringList files(const QStringList& patterns,
                             const QStringList& folders = {"app", "core", "ui"});
    static QString contentOf(const QString& file);
};

QStringList TestSourceFiles::files(const QStringList& patterns, const QStringList& folders)
{
    QStringList found;
    for (const QString& folder : folders) {
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
    // A header that is the first include of its .cpp compiles alone.
    static const QRegularExpression include(QStringLiteral("^#include [<\"]([^>\"]+)"),
                                            QRegularExpression::MultilineOption);
    for (const QString& source : files({"*.cpp"})) {
        const QString header = source.chopped(3) + "h";
        if (root().exists(header))
            QVERIFY2(include.match(contentOf(source)).captured(1) == header,
                     qPrintable(source + " must include its header first"));
    }
}

void TestSourceFiles::sources_haveTheirHeader()
{
    static const QRegularExpression program(QStringLiteral("^int main\\("),
                                            QRegularExpression::MultilineOption);
    for (const QString& source : files({"*.cpp"})) {
        // A subcommand is a part of the program; its function is declared in subcommand.h.
        const bool isPart = source.startsWith("app/cli/");
        if (!isPart && !program.match(contentOf(source)).hasMatch())
            QVERIFY2(root().exists(source.chopped(3) + "h"),
                     qPrintable(source + " has no header of its name"));
    }
}

void TestSourceFiles::folders_fitOnAScreen()
{
    QHash<QString, int> counts;
    for (const QString& file : files({"*"}, {"app", "core", "tests", "ui"}))
        if (!file.startsWith("tests/baselines/")) // a table of pictures
            ++counts[file.section('/', 0, -2)];
    for (auto it = counts.begin(); it != counts.end(); ++it)
        QVERIFY2(*it <= 25, qPrintable(QStringLiteral("%1 has %2 files").arg(it.key()).arg(*it)));
}

void TestSourceFiles::tests_lieWhereTheirSubjectLies()
{
    // A test that is named after a header lies in the mirror of the header's folder or above it:
    // tests/core/dicom holds the tests of all rooms of core/dicom.
    QHash<QString, QStringList> places; // of headers, by name
    for (const QString& header : files({"*.h"}, {"core", "ui"}))
        places[header.section('/', -1).chopped(2)] << header.section('/', 0, -2) + '/';
    const QStringList tests = files({"tst_*.cpp"}, {"tests/core", "tests/ui"});
    QVERIFY(tests.size() > 100);
    for (const QString& test : tests) {
        const QString folder = test.section('/', 1, -2) + '/';
        QVERIFY2(root().exists(folder), qPrintable(test + " mirrors no folder"));
        const QStringList known = places.value(test.section('/', -1).chopped(4).mid(4));
        const bool isBeside = std::any_of(known.begin(), known.end(), [&](const QString& place) {
            return place.startsWith(folder);
        });
        QVERIFY2(known.isEmpty() || isBeside,
                 qPrintable(test + " lies elsewhere than " + known.join(", ")));
    }
}

namespace {

/// Finds a circle of files that include each other; a header and its .cpp are one file.
class CircleSearch {
public:
    void add(const QString& file, const QString& content)
    {
        static const QRegularExpression include(QStringLiteral("^#include \"([^\"]+)\\.h\""),
                                                QRegularExpression::MultilineOption);
        QSet<QString>& below = m_below[file.section('.', 0, -2)];
        auto matches = include.globalMatch(content);
        while (matches.hasNext())
            below << matches.next().captured(1);
    }
    /// The files of a circle in order; empty where there is none.
    [[nodiscard]] QStringList circle()
    {
        m_path.clear();
        m_done.clear();
        for (const QString& file : m_below.keys())
            if (const QStringList found = from(file); !found.isEmpty())
                return found;
        return {};
    }

private:
    QStringList from(const QString& file)
    {
        if (m_path.contains(file))
            return m_path.mid(m_path.indexOf(file)) << file;
        if (m_done.contains(file))
            return {};
        m_path << file;
        for (const QString& below : m_below.value(file))
            if (below != file)
                if (const QStringList found = from(below); !found.isEmpty())
                    return found;
        m_path.removeLast();
        m_done << file;
        return {};
    }

    QHash<QString, QSet<QString>> m_below; ///< what each file includes
    QStringList m_path; ///< from the start of the search to the current file
    QSet<QString> m_done; ///< files that lead to no circle
};

} // namespace

void TestSourceFiles::files_includeEachOtherInNoCircle()
{
    CircleSearch known;
    known.add("a.h", "#include \"b.h\"\n");
    known.add("b.cpp", "#include \"b.h\"\n#include \"c.h\"\n");
    QVERIFY(known.circle().isEmpty());
    known.add("c.cpp", "#include \"a.h\"\n");
    QCOMPARE(known.circle().size(), 4);

    CircleSearch search;
    for (const QString& file : files({"*.h", "*.cpp"}))
        search.add(file, contentOf(file));
    QCOMPARE(search.circle().join(" includes "), QString());
}

void TestSourceFiles::sourceLists_areSorted()
{
    // A list is a row of names of .cpp files, with no other word or comment between them.
    static const QRegularExpression list(QStringLiteral("(?:[\\w/.-]+\\.cpp\\s+)+[\\w/.-]+\\.cpp"));
    for (const QString& file : files({"CMakeLists.txt"})) {
        auto matches = list.globalMatch(contentOf(file));
        while (matches.hasNext()) {
            const QStringList names =
                matches.next().captured().split(QRegularExpression("\\s+"), Qt::SkipEmptyParts);
            for (int i = 1; i < names.size(); ++i) {
                // A program's list begins with its main.cpp.
                const bool isInOrder = names[i - 1] < names[i] || names[i - 1] == "main.cpp";
                QVERIFY2(isInOrder,
                         qPrintable(QStringLiteral("%1: %2 stands after %3")
                                        .arg(file, names[i], names[i - 1])));
            }
        }
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
