#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

/// The layers: which folder may include which, which target may link to which, and where the names
/// of a third-party library may occur.
class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folders_includeOnlyWhatLiesBelow();
    void targets_linkOnlyWhatLiesBelow();
    void coreHeaders_showNoThirdParty();
    void core_isFreeOfQtButForItsLeaves();
    void uiStateAndPanes_knowNoWidgetsAndNoVtk();
    void uiRender_knowsNoQt();
    void window_loadsNoLibTorch();
    void files_holdNoForbiddenWords();
};

namespace {

/// One #include line of a source.
struct Include {
    QString file; ///< relative to the source tree
    int line;
    QString target; ///< as written between the quotes or brackets
    bool own; ///< in quotes
};

QStringList sources(const QString& folder, const QStringList& patterns)
{
    const QDir root(QStringLiteral(FORAMEN_SOURCE_DIR));
    QStringList files;
    QDirIterator it(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << root.relativeFilePath(it.next());
    files.sort();
    return files;
}

QStringList linesOf(const QString& file)
{
    QFile source(QDir(QStringLiteral(FORAMEN_SOURCE_DIR)).filePath(file));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    return QString::fromUtf8(source.readAll()).split('\n');
}

QList<Include> includes(const QString& folder, const QStringList& patterns = {"*.h", "*.cpp"})
{
    static const QRegularExpression expression(
        QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> found;
    for (const QString& file : sources(folder, patterns)) {
        const QStringList lines = linesOf(file);
        for (int i = 0; i < lines.size(); ++i) {
            const auto match = expression.match(lines[i]);
            if (match.hasMatch())
                found << Include{file, i + 1, match.captured(2), match.captured(1) == "\""};
        }
    }
    return found;
}

bool isTorchModule(const QString& path)
{
    return path.startsWith("core/torch/");
}

/// Whether a file is one of these, or lies in one of these folders.
bool isIn(const QString& path, const QStringList& places)
{
    return std::any_of(places.begin(), places.end(), [&](const QString& place) {
        return path == place || path.startsWith(place + '/');
    });
}

/// The innermost known room of a file; empty for none.
QString roomOf(const QString& path, const QStringList& rooms)
{
    QString best;
    for (const QString& room : rooms)
        if (path.startsWith(room + '/') && room.size() > best.size())
            best = room;
    return best;
}

bool isQt(const QString& target)
{
    static const QRegularExpression expression(QStringLiteral("^(Q[A-Z]|Qt[A-Z])"));
    return expression.match(target).hasMatch();
}

bool isVtk(const QString& target)
{
    return target.startsWith("vtk");
}

bool isThirdParty(const QString& target)
{
    static const QRegularExpression expression(QStringLiteral(
        "^(itk|charls/|openjpeg|openjph/|torch/|ATen/|c10/|dcmtk/|sqlite3|nlohmann/|CLI/"
        "|openssl/|archive|png\\.h|ft2build|fontconfig/)"));
    return isQt(target) || isVtk(target) || expression.match(target).hasMatch();
}

QString described(const Include& include)
{
    return QStringLiteral("%1:%2 includes %3")
        .arg(include.file)
        .arg(include.line)
        .arg(include.target);
}

/// Each room and the rooms that it may include and link to.
QMap<QString, QStringList> layers()
{
    // A folder stands for all rooms in it except those with a row of their own.
    const QStringList terms = {"core/measure", "core/imaging", "core/dicom", "core/spine",
                               "core/base"};
    const QStringList shown = terms + QStringList{"ui/panes", "ui/state", "ui/render"};
    return {
        {"core/base", {}},
        {"core/spine", {"core/base"}},
        {"core/dicom", {"core/base"}}, // study.h alone
        {"core/dicom/parsing", {"core/dicom/study.h", "core/base"}},
        {"core/dicom/tags", {"core/dicom/parsing", "core/base"}},
        {"core/dicom/documents",
         {"core/dicom/tags", "core/dicom/parsing", "core/dicom/study.h", "core/base"}},
        {"core/dicom/index", {"core/dicom/parsing", "core/dicom/study.h", "core/base"}},
        {"core/dicom/media", {"core/dicom/parsing", "core/dicom/study.h", "core/base"}},
        {"core/dicom/scanning",
         {"core/dicom/index", "core/dicom/media", "core/dicom/parsing", "core/dicom/study.h",
          "core/base"}},
        {"core/dicom/codecs", {"core/dicom/parsing", "core/base"}},
        {"core/dicom/pixels",
         {"core/dicom/codecs", "core/dicom/parsing", "core/dicom/study.h", "core/base"}},
        {"core/dicom/writing", {"core/dicom/study.h", "core/base"}},
        {"core/deidentify", {"core/dicom", "core/base"}},
        {"core/pacs", {"core/dicom/parsing", "core/base"}},
        {"core/pacs/dimse", {"core/pacs", "core/dicom/parsing", "core/dicom/writing", "core/base"}},
        {"core/pacs/outbox", {"core/pacs", "core/base"}},
        {"core/pacs/web", {"core/pacs", "core/base"}},
        {"core/imaging", {"core/dicom", "core/spine", "core/base"}},
        {"core/imaging/spaces", {"core/imaging", "core/dicom", "core/base"}},
        {"core/imaging/registration",
         {"core/imaging/spaces", "core/imaging", "core/spine", "core/base"}},
        {"core/imaging/levels", {"core/imaging/spaces", "core/imaging", "core/spine", "core/base"}},
        {"core/imaging/windows", {"core/imaging", "core/base"}},
        {"core/measure", {"core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/phantom/recipe", {"core/spine", "core/base"}},
        {"core/phantom/body", {"core/phantom/recipe", "core/spine", "core/base"}},
        {"core/phantom/tissues",
         {"core/phantom/body", "core/phantom/recipe", "core/spine", "core/base"}},
        {"core/phantom/scanner",
         {"core/phantom/tissues", "core/phantom/body", "core/phantom/recipe", "core/imaging",
          "core/dicom", "core/spine", "core/base"}},
        {"core/phantom/study",
         {"core/phantom/scanner", "core/phantom/tissues", "core/phantom/body",
          "core/phantom/recipe", "core/imaging", "core/dicom", "core/dataset/tables", "core/spine",
          "core/base"}},
        {"core/dataset/tables", {"core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/dataset/check",
         {"core/dataset/tables", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/dataset/summary",
         {"core/dataset/tables", "core/plot", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"core/dataset/instances",
         {"core/dataset/tables", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/dataset/png",
         {"core/dataset/tables", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/ai/preprocessing", {"core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/ai/model",
         {"core/ai/preprocessing", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/ai/network_process", {"core/ai/model", "core/base"}},
        {"core/ai/remote", {"core/ai/model", "core/base"}},
        {"core/ai/remote/web", {"core/ai/remote", "core/ai/model", "core/base"}},
        {"core/ai/levels",
         {"core/ai/model", "core/ai/preprocessing", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"core/ai/limits",
         {"core/ai/levels", "core/ai/preprocessing", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"core/ai/localising",
         {"core/ai/levels", "core/ai/model", "core/ai/preprocessing", "core/imaging", "core/dicom",
          "core/spine", "core/base"}},
        {"core/ai/measuring",
         {"core/ai/levels", "core/ai/model", "core/ai/preprocessing", "core/imaging", "core/dicom",
          "core/spine", "core/base"}},
        {"core/ai/grading",
         {"core/ai/measuring", "core/ai/localising", "core/ai/limits", "core/ai/levels",
          "core/ai/model", "core/ai/preprocessing", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"core/metrics",
         {"core/dataset/tables", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/training/learner",
         {"core/ai/model", "core/ai/preprocessing", "core/imaging", "core/spine", "core/base"}},
        {"core/training/data",
         {"core/training/learner", "core/ai", "core/dataset", "core/phantom", "core/imaging",
          "core/dicom", "core/spine", "core/base"}},
        {"core/training/record",
         {"core/training/data", "core/training/learner", "core/metrics", "core/ai", "core/plot",
          "core/dataset", "core/imaging", "core/spine", "core/base"}},
        {"core/training/loop",
         {"core/training/record", "core/training/data", "core/training/learner", "core/metrics",
          "core/ai", "core/phantom", "core/dataset", "core/imaging", "core/spine", "core/base"}},
        // The LibTorch module is loaded at run time: no other room includes it.
        {"core/torch",
         {"core/training/learner", "core/ai", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"core/plot", {"core/base"}},
        {"core/evaluation",
         {"core/metrics", "core/plot", "core/dataset", "core/dicom", "core/spine", "core/base"}},
        {"core/calibration",
         {"core/training/record", "core/training/data", "core/evaluation", "core/metrics",
          "core/ai/model", "core/dataset/tables", "core/spine", "core/base"}},
        {"core/agreement",
         {"core/evaluation", "core/metrics", "core/plot", "core/report/json", "core/report",
          "core/measure", "core/dataset/tables", "core/dicom", "core/spine", "core/base"}},
        {"core/changes",
         {"core/store", "core/dataset/tables", "core/measure", "core/imaging", "core/dicom",
          "core/spine", "core/base"}},
        {"core/store", {"core/measure", "core/spine", "core/base"}},
        {"core/store/effort", {"core/store", "core/spine", "core/base"}},
        {"core/store/folder_index", {"core/store", "core/base"}},
        {"core/store/listing", {"core/store", "core/spine", "core/base"}},
        {"core/report",
         {"core/measure", "core/spine", "core/dicom", "core/dataset/tables", "core/base"}},
        {"core/report/build",
         {"core/report", "core/measure", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"core/report/results",
         {"core/report/build", "core/report", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"core/report/signed",
         {"core/report/build", "core/report", "core/store", "core/measure", "core/imaging",
          "core/dicom", "core/spine", "core/base"}},
        {"core/report_pdf",
         {"core/report", "core/measure", "core/spine", "core/dicom", "core/base"}},
        {"core/bundle",
         {"core/report", "core/deidentify", "core/store", "core/ai/model", "core/measure",
          "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"ui/state/tasks", {"core/base"}},
        {"ui/state/language", terms + QStringList{"core/ai", "core/report"}},
        {"ui/state/settings",
         {"ui/state/language", "ui/state/tasks", "core/ai", "core/spine", "core/base"}},
        {"ui/state/starts", {"core/store", "core/base"}},
        {"ui/state/studies",
         {"ui/state/language", "ui/state/tasks", "core/store", "core/spine", "core/base"}},
        {"ui/state/archive", {"ui/state/language", "ui/state/tasks", "core/pacs", "core/base"}},
        {"ui/state/outbox",
         {"ui/state/archive", "ui/state/language", "ui/state/tasks", "core/pacs", "core/base"}},
        {"ui/state/effort",
         terms
             + QStringList{"ui/state/editing", "ui/state/saving", "ui/state/study",
                           "ui/state/settings", "ui/state/language", "ui/state/tasks",
                           "core/store"}},
        {"ui/state/tags", terms},
        {"ui/state/documents", terms + QStringList{"ui/state/language", "ui/state/tags"}},
        {"ui/state/series",
         terms
             + QStringList{"ui/state/documents", "ui/state/language", "ui/state/tasks",
                           "core/store"}},
        {"ui/state/grader",
         terms + QStringList{"ui/state/language", "ui/state/tasks", "core/ai", "core/store"}},
        {"ui/state/study",
         terms
             + QStringList{"ui/state/grader", "ui/state/series", "ui/state/language",
                           "ui/state/tasks", "core/ai", "core/report", "core/store"}},
        {"ui/state/saving",
         terms + QStringList{"ui/state/study", "ui/state/language", "core/store"}},
        {"ui/state/editing",
         terms
             + QStringList{"ui/state/saving", "ui/state/study", "ui/state/series",
                           "ui/state/language", "core/store"}},
        {"ui/state/points",
         terms
             + QStringList{"ui/state/editing", "ui/state/saving", "ui/state/study",
                           "ui/state/series", "ui/state/language", "core/store"}},
        {"ui/state/measures",
         terms + QStringList{"ui/state/points", "ui/state/study", "ui/state/series"}},
        {"ui/state/grading",
         terms
             + QStringList{"ui/state/saving", "ui/state/study", "ui/state/grader",
                           "ui/state/settings", "ui/state/language", "ui/state/tasks", "core/ai"}},
        {"ui/state/prior",
         terms
             + QStringList{"ui/state/grading", "ui/state/saving", "ui/state/study",
                           "ui/state/series", "ui/state/language"}},
        {"ui/state/report",
         terms
             + QStringList{"core/pacs", "ui/state/measures", "ui/state/prior", "ui/state/saving",
                           "ui/state/study", "ui/state/series", "ui/state/grader",
                           "ui/state/language", "ui/state/tasks", "core/report", "core/report_pdf",
                           "core/store"}},
        {"ui/state/pictures", {"ui/state/language", "core/base"}},
        {"ui/state/cases",
         terms
             + QStringList{"ui/state/report", "ui/state/editing", "ui/state/saving",
                           "ui/state/series", "ui/state/study", "ui/state/language",
                           "ui/state/tasks", "core/ai/model", "core/bundle", "core/report",
                           "core/report_pdf", "core/store"}},
        {"ui/state/session", terms + QStringList{"ui/state", "core/ai", "core/report"}},
        {"ui/render", {"core/imaging", "core/spine", "core/base"}},
        {"ui/panes/stack", {"ui/state", "ui/render", "core/imaging", "core/spine", "core/base"}},
        {"ui/panes/annotation",
         {"ui/panes/stack", "ui/state", "ui/render", "core/measure", "core/imaging", "core/dicom",
          "core/spine", "core/base"}},
        {"ui/panes/pane",
         {"ui/panes/annotation", "ui/panes/stack", "ui/render", "core/measure", "core/imaging",
          "core/dicom", "core/spine", "core/base"}},
        {"ui/panes/source",
         {"ui/panes/stack", "ui/state", "ui/render", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"ui/panes/planes",
         {"ui/panes/source", "ui/panes/pane", "ui/panes/stack", "ui/state", "ui/render",
          "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"ui/panes/study",
         {"ui/panes/planes", "ui/panes/source", "ui/panes/pane", "ui/panes/stack", "ui/state",
          "ui/render", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"ui/panes/prior",
         {"ui/panes/study", "ui/panes/source", "ui/panes/pane", "ui/panes/stack", "ui/state",
          "ui/render", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"ui/widgets/theme", {"ui/panes/annotation", "ui/state", "core/spine", "core/base"}},
        {"ui/widgets/keys",
         {"ui/widgets/theme", "ui/panes/pane", "ui/state", "core/measure", "core/spine",
          "core/base"}},
        {"ui/widgets/pane_painting",
         {"ui/widgets/theme", "ui/panes/pane", "ui/panes/annotation", "ui/panes/stack", "ui/state",
          "ui/render", "core/measure", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"ui/widgets/pane",
         {"ui/widgets/pane_painting", "ui/widgets/theme", "ui/panes/pane", "ui/panes/stack",
          "core/measure", "ui/render", "core/imaging", "core/dicom", "core/spine", "core/base"}},
        {"ui/widgets/pane_area",
         {"ui/widgets/pane", "ui/widgets/keys", "ui/widgets/theme", "ui/panes", "ui/state",
          "ui/render", "core/ai", "core/measure", "core/imaging", "core/dicom", "core/spine",
          "core/base"}},
        {"ui/widgets/parts", {"ui/widgets/theme"}},
        {"ui/widgets/series",
         shown + QStringList{"ui/widgets/pane_area", "ui/widgets/pane", "ui/widgets/theme"}},
        {"ui/widgets/grid", shown + QStringList{"ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/pdf", {"ui/widgets/theme", "ui/state"}},
        {"ui/widgets/lookup",
         shown
             + QStringList{"ui/widgets/pdf", "ui/widgets/grid", "ui/widgets/pane_area",
                           "ui/widgets/pane", "ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/effort",
         shown + QStringList{"ui/widgets/lookup", "ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/history", shown + QStringList{"ui/widgets/lookup", "ui/widgets/theme"}},
        {"ui/widgets/prior",
         shown
             + QStringList{"ui/widgets/parts", "ui/widgets/pane_area", "ui/widgets/pane",
                           "ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/printing", {"ui/widgets/keys", "ui/widgets/theme", "ui/state", "core/base"}},
        {"ui/widgets/report",
         shown
             + QStringList{"ui/widgets/printing", "ui/widgets/pane_area", "ui/widgets/keys",
                           "ui/widgets/theme", "core/report", "core/report_pdf"}},
        {"ui/widgets/pictures",
         shown
             + QStringList{"ui/widgets/printing", "ui/widgets/parts", "ui/widgets/pane_area",
                           "ui/widgets/pane_painting", "ui/widgets/pane", "ui/widgets/keys",
                           "ui/widgets/theme", "core/report"}},
        {"ui/widgets/cases", shown + QStringList{"ui/widgets/parts"}},
        {"ui/widgets/preferences", shown + QStringList{"ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/side",
         shown
             + QStringList{"ui/widgets/report", "ui/widgets/lookup", "ui/widgets/grid",
                           "ui/widgets/parts", "ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/studies",
         shown
             + QStringList{"ui/widgets/lookup", "ui/widgets/parts", "ui/widgets/theme",
                           "core/store"}},
        {"ui/widgets/archive",
         shown
             + QStringList{"ui/widgets/studies", "ui/widgets/lookup", "ui/widgets/parts",
                           "ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets/points",
         shown
             + QStringList{"ui/widgets/parts", "ui/widgets/pane_area", "ui/widgets/pane",
                           "ui/widgets/keys"}},
        {"ui/widgets/measures",
         shown
             + QStringList{"ui/widgets/pane_area", "ui/widgets/pane", "ui/widgets/keys",
                           "ui/widgets/theme"}},
        {"ui/widgets/commands",
         shown
             + QStringList{"core/store", "ui/widgets/points", "ui/widgets/side",
                           "ui/widgets/studies", "ui/widgets/grid", "ui/widgets/preferences",
                           "ui/widgets/report", "ui/widgets/printing", "ui/widgets/series",
                           "ui/widgets/parts", "ui/widgets/pane_area", "ui/widgets/pane",
                           "ui/widgets/keys"}},
        {"ui/widgets/window",
         shown
             + QStringList{"ui/widgets/archive", "ui/widgets/cases", "ui/widgets/commands",
                           "ui/widgets/measures", "ui/widgets/pictures", "ui/widgets/points",
                           "ui/widgets/side", "ui/widgets/report", "ui/widgets/prior",
                           "ui/widgets/lookup", "ui/widgets/history", "ui/widgets/effort",
                           "ui/widgets/grid", "ui/widgets/series", "ui/widgets/parts",
                           "ui/widgets/pane_area", "ui/widgets/keys", "ui/widgets/theme"}},
        {"ui/widgets",
         shown
             + QStringList{"ui/widgets", "core/report", "core/report_pdf"}}, // the target of these
        {"app/networks", {"core/ai/network_process", "core/ai/model", "core/base"}},
        {"app/viewer",
         {"ui/widgets/window", "ui/widgets/theme", "ui/state", "core/ai", "core/dicom",
          "core/base"}},
    };
}

/// The libraries that CMake makes, by name without "foramen_".
struct Target {
    QString folder;
    QStringList links; ///< own libraries, without "foramen::"
};

QMap<QString, Target> targets()
{
    static const QRegularExpression call(
        QStringLiteral("\\b(foramen_library|foramen_rooms|target_link_libraries)\\s*"
                       "\\(\\s*([\\w-]+)([^)]*)\\)"));
    static const QRegularExpression own(QStringLiteral("foramen::(\\w+)"));
    QMap<QString, Target> found;
    for (const QString& file :
         sources("core", {"CMakeLists.txt"}) + sources("ui", {"CMakeLists.txt"})) {
        const QString folder = file.chopped(QStringLiteral("/CMakeLists.txt").size());
        const QString content =
            linesOf(file).replaceInStrings(QRegularExpression("#.*"), {}).join('\n');
        auto calls = call.globalMatch(content);
        while (calls.hasNext()) {
            const auto match = calls.next();
            QString name = match.captured(2);
            if (match.captured(1) == "target_link_libraries")
                name.remove(QRegularExpression("^foramen_"));
            Target& target = found[name];
            target.folder = folder;
            if (match.captured(1) == "foramen_rooms") // several rooms of its folder under one name
                continue;
            auto links = own.globalMatch(match.captured(3));
            while (links.hasNext())
                target.links << links.next().captured(1);
        }
    }
    return found;
}

} // namespace

void TestLayers::folders_includeOnlyWhatLiesBelow()
{
    const QMap<QString, QStringList> below = layers();
    for (const QString top : {"core", "ui", "app/networks", "app/viewer"})
        for (const Include& include : includes(top)) {
            if (!include.own || !include.target.contains('/'))
                continue;
            const QString room = roomOf(include.file, below.keys());
            QVERIFY2(!room.isEmpty(), qPrintable(include.file + " is in no known room"));
            const bool isSame = roomOf(include.target, below.keys()) == room;
            QVERIFY2(isSame || isIn(include.target, below[room]), qPrintable(described(include)));
        }
    for (const Include& include : includes("app/cli"))
        QVERIFY2(!include.target.startsWith("ui/"), qPrintable(described(include)));
}

void TestLayers::targets_linkOnlyWhatLiesBelow()
{
    const QMap<QString, QStringList> below = layers();
    const QMap<QString, Target> all = targets();
    QVERIFY(all.size() > 20);
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString room = roomOf(it->folder + '/', below.keys());
        for (const QString& link : it->links) {
            const QString folder = all.value(link).folder;
            const QString what = it.key() + " links to " + link;
            QVERIFY2(!folder.isEmpty(), qPrintable(what + ", which is no target of ours"));
            const bool isInside = roomOf(folder + '/', below.keys()) == room;
            const bool isHeaderAlone =
                link == "dicom_study" && below[room].contains("core/dicom/study.h");
            QVERIFY2(isInside || isHeaderAlone || isIn(folder, below[room]), qPrintable(what));
        }
    }
}

void TestLayers::coreHeaders_showNoThirdParty()
{
    for (const Include& include : includes("core", {"*.h"}))
        if (!isTorchModule(include.file))
            QVERIFY2(!isThirdParty(include.target), qPrintable(described(include)));
    for (const QString folder : {"core", "ui", "app"})
        for (const Include& include : includes(folder))
            if (isTorchModule(include.target))
                QVERIFY2(isTorchModule(include.file), qPrintable(described(include)));
}

void TestLayers::core_isFreeOfQtButForItsLeaves()
{
    for (const Include& include : includes("core"))
        if (!isIn(include.file, {"core/ai/remote/web", "core/report_pdf", "core/pacs/web"}))
            QVERIFY2(!isQt(include.target), qPrintable(described(include)));
    // foramen-cli needs Qt only to write a PDF, to speak DICOMweb and to reach a server of
    // networks.
    const QStringList users = {"app/cli/pdf_drawing.cpp", "app/cli/pacs/dicomweb_access.cpp",
                               "app/cli/grade/server_access.cpp"};
    for (const Include& include : includes("app/cli"))
        if (!isIn(include.file, users))
            QVERIFY2(!isQt(include.target)
                         && !isIn(include.target,
                                  {"core/ai/remote/web", "core/report_pdf", "core/pacs/web"}),
                     qPrintable(described(include)));
}

void TestLayers::uiStateAndPanes_knowNoWidgetsAndNoVtk()
{
    static const QRegularExpression widget(QStringLiteral(
        "^(QtWidgets|QWidget|QApplication|QMainWindow|QDialog|QMessageBox|QLabel|QPushButton)"));
    for (const QString folder : {"ui/state", "ui/panes"})
        for (const Include& include : includes(folder)) {
            QVERIFY2(!isVtk(include.target), qPrintable(described(include)));
            QVERIFY2(!widget.match(include.target).hasMatch(), qPrintable(described(include)));
        }
}

void TestLayers::uiRender_knowsNoQt()
{
    for (const Include& include : includes("ui/render"))
        QVERIFY2(!isQt(include.target), qPrintable(described(include)));
}

/// The window's networks run in foramen-networks: nothing that the window is made of may load a
/// module, or name what does.
void TestLayers::window_loadsNoLibTorch()
{
    const QStringList loaders = {"core/ai/model/runtime_loader.h", "core/ai/model/runtime_module.h",
                                 "dlfcn.h"};
    const QStringList others = {"core/ai/model/runtime_loader.cpp", "core/training", "core/torch",
                                "app/cli", "app/networks"};
    for (const QString folder : {"core", "ui", "app"})
        for (const Include& include : includes(folder))
            if (!isIn(include.file, others))
                QVERIFY2(!loaders.contains(include.target), qPrintable(described(include)));
    for (const QString folder : {"ui", "app/viewer"})
        for (const Include& include : includes(folder))
            QVERIFY2(!include.target.startsWith("core/training/"), qPrintable(described(include)));
}

void TestLayers::files_holdNoForbiddenWords()
{
    // What blocks the GUI thread, starts threads outside of tasks, or swallows errors.
    const QMap<QString, QString> forbidden = {
        {"ui",
         "processEvents|QThread::sleep|usleep|std::this_thread::sleep|std::thread\\b|std::jthread|"
         "catch \\(\\.\\.\\.\\)"},
        {"core", "std::this_thread::sleep|usleep\\("},
    };
    for (auto place = forbidden.begin(); place != forbidden.end(); ++place) {
        const QRegularExpression expression(*place);
        for (const QString& file : sources(place.key(), {"*.h", "*.cpp"})) {
            if (file == "ui/state/tasks/task_runner.h") // turns each exception into a failure
                continue;
            const QStringList lines = linesOf(file);
            for (int i = 0; i < lines.size(); ++i)
                QVERIFY2(!expression.match(lines[i]).hasMatch(),
                         qPrintable(QStringLiteral("%1:%2 %3").arg(file).arg(i + 1).arg(lines[i])));
        }
    }
}

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
