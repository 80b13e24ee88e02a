#include "tests/cli/phantom_copy.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

using namespace foramen::test;

namespace {

QJsonObject jsonOf(const ProgramRun& run)
{
    return QJsonDocument::fromJson(run.out).object();
}

using IndexRow = std::map<QString, QString>;

QList<IndexRow> indexOf(const QString& folder)
{
    QList<QString> titles;
    QList<IndexRow> rows;
    for (const QString& line :
         QString::fromUtf8(contentOf(folder + "/index.csv")).split('\n', Qt::SkipEmptyParts)) {
        const QStringList cells = line.split(',');
        if (titles.isEmpty()) {
            titles = cells;
            continue;
        }
        IndexRow row;
        for (qsizetype i = 0; i < titles.size(); ++i)
            row[titles.at(i)] = cells.value(i);
        rows << row;
    }
    return rows;
}

} // namespace

/// The subcommands dataset summary and dataset png.
class TestDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void challengeHeaders_giveTheSameFiguresAndPictures();
    void summary_countsGradesAndSeries();
    void summary_writesAPage();
    void summary_worksWithoutImagesOrTables();
    void summary_namesWhatItCannotRead();
    void summary_readsTablesOfSpreadsheets_data();
    void summary_readsTablesOfSpreadsheets();
    void instances_listEveryPicture();
    void instances_ofAnyFolder();
    void png_writesAllPicturesWithAnIndex();
    void png_keepsEveryValueIn16Bits();
    void png_cutsMillimetresAroundPoints();
    void png_marksPoints();
    void png_laysSeriesOutOnSheets();
    void png_writesCaptions();
    void png_choosesSubsets_data();
    void png_choosesSubsets();
    void png_isTheSameEachTime();
    void png_namesPicturesThatFail();
    void png_refusesWrongUsage_data();
    void png_refusesWrongUsage();

private:
    [[nodiscard]] QString out(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] ProgramRun png(const QString& name, const QStringList& more) const
    {
        return runCli(QStringList{"dataset", "png", m_phantom, "--out", out(name)} + more);
    }

    QTemporaryDir m_folder;
    QString m_phantom;
};

void TestDataset::initTestCase()
{
    m_phantom = m_folder.filePath("phantom");
    QCOMPARE(runCli({"phantom", "--out", m_phantom, "--studies", "1", "--seed", "9", "--severe",
                     "left", "--headers", "full"})
                 .status,
             0);
}

void TestDataset::challengeHeaders_giveTheSameFiguresAndPictures()
{
    const QString challenge = out("challenge");
    QCOMPARE(
        runCli({"phantom", "--out", challenge, "--studies", "1", "--seed", "9", "--severe", "left"})
            .status,
        0);
    // But for what the headers state differently.
    const auto summary = [](const QString& folder) {
        QJsonObject figures = jsonOf(runCli({"dataset", "summary", folder, "--json"}));
        QJsonObject images = figures["images"].toObject();
        images.remove("transfer_syntaxes");
        images.remove("manufacturers");
        figures["images"] = images;
        return figures;
    };
    QVERIFY(!summary(challenge).isEmpty());
    QCOMPARE(summary(challenge), summary(m_phantom));
    const ProgramRun check = runCli({"dataset", "check", challenge, "--strict"});
    QVERIFY2(check.status == 0, check.out.constData());

    const QStringList few = {"--bits", "16", "--role", "axial_t2", "--limit", "2"};
    QCOMPARE(png("plain", few).status, 0);
    const ProgramRun drawn =
        runCli(QStringList{"dataset", "png", challenge, "--out", out("stripped")} + few);
    QVERIFY2(drawn.status == 0, drawn.error.constData());
    int count = 0;
    QDirIterator files(out("plain"), {"*.png"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString other = out("stripped") + file.mid(out("plain").size());
        QVERIFY2(contentOf(file) == contentOf(other), qPrintable(other));
        ++count;
    }
    QVERIFY(count > 0);
}

void TestDataset::summary_countsGradesAndSeries()
{
    const ProgramRun run = runCli({"dataset", "summary", m_phantom, "--json"});
    QCOMPARE(run.status, 0);
    QVERIFY(run.error.isEmpty());
    const QJsonObject json = jsonOf(run);
    QVERIFY(json["missing"].toArray().isEmpty());
    const QJsonObject grades = json["grades"].toObject();
    QCOMPARE(grades["all"]["normal_mild"].toInt(), 15);
    QCOMPARE(grades["all"]["severe"].toInt(), 10);
    QCOMPARE(grades["sites"]["left_subarticular_stenosis_l4_l5"]["severe"].toInt(), 1);
    QCOMPARE(grades["studies_with_severe"]["spinal_canal_stenosis"].toInt(), 0);
    QCOMPARE(
        grades["together"]["left_neural_foraminal_narrowing"]["left_subarticular_stenosis"].toInt(),
        5);
    QCOMPARE(json["points"]["by_role"]["spinal_canal_stenosis"]["Sagittal T2/STIR"].toInt(), 5);
    QCOMPARE(json["series_per_study"]["3"].toInt(), 1);
    QCOMPARE(json["descriptions"]["Axial T2"].toInt(), 1);
    const QJsonObject axial = json["roles"].toArray().at(2).toObject();
    QCOMPARE(axial["matrices"]["320 x 320"].toInt(), 1);
    QCOMPARE(axial["blocks_per_series"]["median"].toDouble(), 5.0);
    QCOMPARE(axial["slices_per_series"]["max"].toDouble(), 25.0);
    QVERIFY(axial["slice_distance_mm"]["mean"].toDouble() > 3);
    QCOMPARE(axial["instance_numbers"]["rise"].toInt(), 1);
    const QByteArray text = runCli({"dataset", "summary", m_phantom}).out;
    QVERIFY(text.contains("Left Subarticular Stenosis") && text.contains("320 x 320 (1)"));
}

void TestDataset::summary_writesAPage()
{
    const QString file = out("summary.html");
    QCOMPARE(runCli({"dataset", "summary", m_phantom, "--html", file}).status, 0);
    const QByteArray page = contentOf(file);
    QVERIFY(page.count("<svg") >= 20);
    for (const char* text : {"Severe by level", "Missing labels", "Pixel spacing",
                             "Blocks in a series", "Series in a study"})
        QVERIFY2(page.contains(text), text);
    QVERIFY(!page.contains("<script") && !page.contains("PHANTOM"));
    QCOMPARE(runCli({"dataset", "summary", m_phantom, "--html", out("absent/x.html")}).status, 1);
}

void TestDataset::summary_worksWithoutImagesOrTables()
{
    PhantomCopy tables(m_phantom);
    QDir(tables.path("train_images")).removeRecursively();
    const ProgramRun withoutImages = runCli({"dataset", "summary", tables.path(), "--json"});
    QCOMPARE(withoutImages.status, 0);
    const QJsonObject tablesOnly = jsonOf(withoutImages);
    QVERIFY(tablesOnly["images"].isNull());
    QCOMPARE(tablesOnly["grades"]["studies"].toInt(), 1);
    QCOMPARE(tablesOnly["series_per_study"]["3"].toInt(), 1);
    QVERIFY(withoutImages.out.contains("no images"));

    PhantomCopy images(m_phantom);
    for (const char* table :
         {"train.csv", "train_label_coordinates.csv", "train_series_descriptions.csv"})
        QFile::remove(images.path(table));
    const ProgramRun withoutTables = runCli({"dataset", "summary", images.path(), "--json"});
    QCOMPARE(withoutTables.status, 0);
    const QJsonObject imagesOnly = jsonOf(withoutTables);
    QVERIFY(imagesOnly["grades"].isNull());
    QCOMPARE(imagesOnly["missing"].toArray().size(), 3);
    QCOMPARE(imagesOnly["roles"].toArray().size(), 3);
    // The folder of the images itself is a data set without tables too.
    QCOMPARE(runCli({"dataset", "summary", images.path("train_images")}).status, 0);
}

void TestDataset::summary_namesWhatItCannotRead()
{
    PhantomCopy copy(m_phantom);
    copy.truncate(copy.picture(copy.axial, 1), 300);
    copy.edit("train.csv", [](QStringList& row) {
        row[1] = "Awful";
        return true;
    });
    const ProgramRun run = runCli({"dataset", "summary", copy.path(), "--json"});
    QCOMPARE(run.status, 1);
    QVERIFY(run.error.contains("1.dcm") && run.error.contains("train.csv, line 2"));
    const QJsonObject json = jsonOf(run);
    QCOMPARE(json["grades"]["all"]["missing"].toInt(), 1);
    QCOMPARE(json["images"]["unreadable_files"].toInt(), 1);
}

void TestDataset::summary_readsTablesOfSpreadsheets_data()
{
    QTest::addColumn<char>("separator");
    QTest::addColumn<bool>("decimalCommas");
    QTest::addColumn<bool>("utf16");
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("semicolons, decimal commas") << ';' << true << false << QByteArray();
    QTest::newRow("tabs, UTF-16") << '\t' << false << true << QByteArray();
    QTest::newRow("a line sep=") << ';' << false << false << QByteArray("\xEF\xBB\xBFsep=;\r\n");
}

void TestDataset::summary_readsTablesOfSpreadsheets()
{
    QFETCH(char, separator);
    QFETCH(bool, decimalCommas);
    QFETCH(bool, utf16);
    QFETCH(QByteArray, mark);
    PhantomCopy copy(m_phantom);
    for (const char* name :
         {"train.csv", "train_label_coordinates.csv", "train_series_descriptions.csv"}) {
        QByteArray text = mark;
        for (QStringList row : copy.table(name)) {
            for (QString& cell : row)
                if (decimalCommas && cell.toDouble() > 0)
                    cell.replace('.', ',');
            text += row.join(separator).toUtf8() + "\r\n";
        }
        if (utf16) {
            const QString wide = QChar(QChar::ByteOrderMark) + QString::fromUtf8(text);
            text = QByteArray(reinterpret_cast<const char*>(wide.utf16()), 2 * wide.size());
        }
        writeText(copy.path(name), text);
    }
    const ProgramRun run = runCli({"dataset", "summary", copy.path(), "--json"});
    QVERIFY2(run.status == 0, run.error.constData());
    QCOMPARE(run.out, runCli({"dataset", "summary", m_phantom, "--json"}).out);
    QCOMPARE(runCli({"dataset", "check", copy.path()}).out,
             runCli({"dataset", "check", m_phantom}).out);
}

void TestDataset::instances_listEveryPicture()
{
    const ProgramRun run = runCli({"dataset", "instances", m_phantom});
    QVERIFY2(run.status == 0, run.error.constData());
    const QList<QByteArray> lines = run.out.split('\n');
    int pictures = 0;
    QDirIterator files(m_phantom, {"*.dcm"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        ++pictures;
    }
    QCOMPARE(lines.size(), pictures + 2); // header, and the end of the last line
    QVERIFY(lines[0].startsWith("study_id,series_id,series_description,role,instance_number,"));
    QSet<QByteArray> roles;
    for (const QByteArray& line : lines.mid(1, pictures)) {
        const QList<QByteArray> cells = line.split(',');
        QCOMPARE(cells.size(), 23);
        QVERIFY2(QFile::exists(m_phantom + '/' + cells[7]), line.constData());
        for (const int column : {8, 9, 10, 11, 16, 17, 18, 19, 20, 21})
            QVERIFY2(!cells[column].isEmpty(), line.constData());
        roles.insert(cells[3]);
    }
    QCOMPARE(roles, (QSet<QByteArray>{"sagittal_t1", "sagittal_t2", "axial_t2"}));
    const ProgramRun written =
        runCli({"dataset", "instances", m_phantom, "--out", out("instances.csv")});
    QCOMPARE(written.status, 0);
    QCOMPARE(contentOf(out("instances.csv")), run.out);
    QVERIFY(written.out.startsWith(QByteArray::number(pictures) + " pictures of 3 series"));
}

void TestDataset::instances_ofAnyFolder()
{
    const QString images = m_phantom + "/train_images";
    const ProgramRun run = runCli({"dataset", "instances", images});
    QVERIFY2(run.status == 0, run.error.constData());
    const QList<QByteArray> all = runCli({"dataset", "instances", m_phantom}).out.split('\n');
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines.size(), all.size());
    QVERIFY(QFile::exists(images + '/' + lines[1].split(',')[7]));
    QVERIFY(runCli({"dataset", "instances", out("nowhere")}).status == 1);
}

void TestDataset::png_writesAllPicturesWithAnIndex()
{
    const ProgramRun run = png("all", {});
    QCOMPARE(run.status, 0);
    const QList<IndexRow> rows = indexOf(out("all"));
    QSet<QString> files;
    int points = 0;
    for (const IndexRow& row : rows) {
        files << row.at("file");
        points += row.at("condition").isEmpty() ? 0 : 1;
        const QImage image(out("all/" + row.at("file")));
        QCOMPARE(image.format(), QImage::Format_Grayscale8);
        QCOMPARE(image.width(), row.at("columns").toInt());
        QVERIFY(QFile::exists(m_phantom + '/' + row.at("source")));
    }
    QCOMPARE(points, 25);
    QCOMPARE(run.out.split(' ').first().toInt(), files.size());
    PhantomCopy copy(m_phantom);
    QVERIFY(files.contains(copy.study + "/axial_t2-" + copy.axial + "/0012.png"));
}

void TestDataset::png_keepsEveryValueIn16Bits()
{
    QCOMPARE(png("deep", {"--bits", "16", "--role", "axial_t2", "--limit", "2"}).status, 0);
    const IndexRow row = indexOf(out("deep")).first();
    QCOMPARE(row.at("scale").toDouble(), 1.0);
    QCOMPARE(row.at("offset").toDouble(), 0.0);
    const QImage image(out("deep/" + row.at("file")));
    QCOMPARE(image.format(), QImage::Format_Grayscale16);
    DcmFileFormat file;
    QVERIFY(file.loadFile((m_phantom + '/' + row.at("source")).toStdString().c_str()).good());
    const Uint16* stored = nullptr;
    QVERIFY(file.getDataset()->findAndGetUint16Array(DCM_PixelData, stored).good());
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (reinterpret_cast<const quint16*>(image.constScanLine(y))[x]
                != stored[y * image.width() + x])
                QFAIL("a value differs");
}

void TestDataset::png_cutsMillimetresAroundPoints()
{
    QCOMPARE(png("crops", {"--crop", "50", "--size", "100"}).status, 0);
    const QList<IndexRow> rows = indexOf(out("crops"));
    QCOMPARE(rows.size(), 25);
    for (const IndexRow& row : rows) {
        QCOMPARE(QImage(out("crops/" + row.at("file"))).size(), QSize(100, 100));
        QCOMPARE(row.at("column_spacing_mm").toDouble(), 0.5);
        QCOMPARE(row.at("png_x").toDouble(), 49.5);
        QVERIFY(row.at("grade")
                == (row.at("condition").startsWith("Left") ? "Severe" : "Normal/Mild"));
    }
    QCOMPARE(png("native", {"--crop", "50", "--limit", "1"}).status, 0);
    const IndexRow row = indexOf(out("native")).first();
    const double pixels = row.at("columns").toInt() * row.at("column_spacing_mm").toDouble();
    QVERIFY(std::abs(pixels - 50) < row.at("column_spacing_mm").toDouble());
}

void TestDataset::png_marksPoints()
{
    QCOMPARE(png("marked", {"--mark", "--condition", "canal", "--level", "L4/L5"}).status, 0);
    const QList<IndexRow> rows = indexOf(out("marked"));
    QCOMPARE(rows.size(), 1);
    const IndexRow& row = rows.first();
    const QImage image(out("marked/" + row.at("file")));
    QVERIFY(!image.allGray());
    const QPoint middle(qRound(row.at("png_x").toDouble()), qRound(row.at("png_y").toDouble()));
    const auto isBlue = [&](QPoint at) {
        return qBlue(image.pixel(at)) > qRed(image.pixel(at)) + 60;
    };
    QVERIFY(!isBlue(middle)); // a ring leaves the point itself free
    for (const QPoint way : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)}) {
        bool crossed = false;
        for (int step = 4; step < 9; ++step)
            crossed = crossed || isBlue(middle + step * way);
        QVERIFY(crossed);
    }
}

void TestDataset::png_laysSeriesOutOnSheets()
{
    const ProgramRun run =
        png("sheets", {"--montage", "5", "--size", "60", "--per-series", "12", "--mark"});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.startsWith("3 pictures"));
    PhantomCopy copy(m_phantom);
    const QImage sheet(out("sheets/" + copy.study + "/axial_t2-" + copy.axial + ".png"));
    QCOMPARE(sheet.size(), QSize(5 * 60 + 4 * 4, 3 * 60 + 2 * 4));
    QVERIFY(!sheet.allGray());
    const IndexRow last = indexOf(out("sheets")).last();
    QCOMPARE(last.at("left").toInt(), 64);
    QCOMPARE(last.at("top").toInt(), 128);
    // The phantom's axial pictures are numbered from head to feet: so they stand on the sheet.
    std::vector<std::pair<int, int>> places; // by place on the sheet, with the number
    for (const IndexRow& row : indexOf(out("sheets")))
        if (row.at("role") == "axial_t2")
            places.emplace_back(row.at("top").toInt() * 1000 + row.at("left").toInt(),
                                row.at("instance_number").toInt());
    QVERIFY(places.size() > 5);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 1; i < places.size(); ++i)
        QVERIFY(places[i].second >= places[i - 1].second);
    QVERIFY(places.back().second > places.front().second);
}

void TestDataset::png_writesCaptions()
{
    const QStringList look = {"--montage", "5", "--size", "128", "--per-series", "12"};
    QCOMPARE(png("bare", look).status, 0);
    QCOMPARE(png("captions", look + QStringList{"--caption"}).status, 0);
    const PhantomCopy copy(m_phantom);
    const QString file = copy.study + "/axial_t2-" + copy.axial + ".png";
    const QImage plain(out("bare/" + file));
    const QImage captions(out("captions/" + file));
    QCOMPARE(captions.size(), plain.size());
    QVERIFY(plain.allGray());
    QVERIFY(!captions.allGray());
    // Nothing moves: equal rows of the index.
    QCOMPARE(indexOf(out("captions")), indexOf(out("bare")));
}

void TestDataset::png_choosesSubsets_data()
{
    QTest::addColumn<QStringList>("choice");
    QTest::addColumn<int>("files");
    QTest::newRow("role and number")
        << QStringList{"--role", "sagittal_t1", "Axial T2", "--per-series", "4"} << 8;
    QTest::newRow("more than there are")
        << QStringList{"--role", "axial_t2", "--per-series", "500"} << 25;
    QTest::newRow("limit") << QStringList{"--limit", "7"} << 7;
    QTest::newRow("grade") << QStringList{"--crop", "40",          "--grade",
                                          "severe", "--condition", "subarticular"}
                           << 5;
    QTest::newRow("level") << QStringList{"--crop", "40", "--level", "l1_l2", "L5/S1"} << 10;
}

void TestDataset::png_choosesSubsets()
{
    QFETCH(QStringList, choice);
    QFETCH(int, files);
    const QString name = QString("subset-%1").arg(QTest::currentDataTag());
    const ProgramRun run = png(name, choice);
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out.split(' ').first().toInt(), files);
}

void TestDataset::png_isTheSameEachTime()
{
    for (const char* name : {"first", "second"})
        QCOMPARE(png(name, {"--labelled", "--mark", "--size", "64"}).status, 0);
    QCOMPARE(contentOf(out("first/index.csv")), contentOf(out("second/index.csv")));
    for (const IndexRow& row : indexOf(out("first")))
        QCOMPARE(contentOf(out("first/" + row.at("file"))),
                 contentOf(out("second/" + row.at("file"))));
}

void TestDataset::png_namesPicturesThatFail()
{
    PhantomCopy copy(m_phantom);
    copy.truncate(copy.picture(copy.axial, 25), -1000);
    const ProgramRun run = runCli({"dataset", "png", copy.path(), "--out", out("damaged"), "--role",
                                   "axial_t2", "--window", "full"});
    QCOMPARE(run.status, 1);
    QVERIFY(run.error.contains("25.dcm"));
    QVERIFY(run.out.startsWith("24 pictures"));
}

void TestDataset::png_refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("role") << QStringList{"--role", "coronal"} << 2;
    QTest::newRow("level") << QStringList{"--level", "L6"} << 2;
    QTest::newRow("window") << QStringList{"--window", "500,-3"} << 2;
    QTest::newRow("marks in 16 bits") << QStringList{"--mark", "--bits", "16"} << 2;
    QTest::newRow("captions in 16 bits") << QStringList{"--caption", "--bits", "16"} << 2;
    QTest::newRow("sheets in 16 bits") << QStringList{"--montage", "5", "--bits", "16"} << 2;
    QTest::newRow("no such study") << QStringList{"--study", "1"} << 1;
    QTest::newRow("nothing matches") << QStringList{"--grade", "moderate"} << 1;
}

void TestDataset::png_refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const ProgramRun run = png("refused", arguments);
    QCOMPARE(run.status, status);
    QCOMPARE(run.error.count('\n'), 1);
    QVERIFY(!QFile::exists(out("refused/index.csv")));
    QDir().mkpath(out("full/inside"));
    QVERIFY(png("full", {"--limit", "1"}).error.contains("--force"));
}

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset_commands.moc"
