#include "tests/cli/cli_run.h"
#include "tests/support/real_data.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace foramen::test;

/// Real lumbar pictures, wrapped as DICOM, from the file to the graded sites. Skipped without
/// FORAMEN_TEST_DATA.
class TestRealLumbar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void midlineSlice_hasItsDiscsFound_data();
    void midlineSlice_hasItsDiscsFound();
    void volumeWithoutSacrum_isNotNumberedForCertain();

private:
    QJsonObject gradedOf(const QStringList& wrapArguments);
};

namespace {

constexpr double kSpacing = 0.6; ///< mm a pixel, given to the pictures
constexpr double kDiscTolerance = 10; ///< mm

} // namespace

QJsonObject TestRealLumbar::gradedOf(const QStringList& wrapArguments)
{
    const QTemporaryDir folder;
    const QString bin = qEnvironmentVariable("FORAMEN_BIN");
    QStringList arguments = wrapArguments;
    arguments.insert(1, folder.filePath("study"));
    if (runProgram(bin + "/../tests/wrap_as_dicom", arguments).status != 0)
        return {};
    if (runCli({"grade", folder.filePath("study"), "--out", folder.filePath("out"), "--device",
                "cpu", "--format", "json"})
            .status
        != 0)
        return {};
    QDir out(folder.filePath("out"));
    const QStringList studies = out.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (studies.size() != 1)
        return {};
    return QJsonDocument::fromJson(contentOf(out.filePath(studies.front() + "/assessment.json")))
        .object();
}

void TestRealLumbar::midlineSlice_hasItsDiscsFound_data()
{
    // Rows of the disc centres, pixels from above, once the picture is turned head up.
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<int>("height");
    QTest::newRow("10008_12") << QList<int>{129, 176, 222, 275, 324} << 427;
    QTest::newRow("10026_13") << QList<int>{79, 135, 195, 256, 313} << 461;
    QTest::newRow("10028_13") << QList<int>{110, 158, 210, 266, 316} << 448;
}

void TestRealLumbar::midlineSlice_hasItsDiscsFound()
{
    QFETCH(QList<int>, rows);
    QFETCH(int, height);
    const auto picture = realData(QString("lumbar-sagittal-slices/images/%1.png")
                                      .arg(QLatin1String(QTest::currentDataTag())));
    if (picture.empty())
        QSKIP("FORAMEN_TEST_DATA names no folder with this picture");
    const QJsonObject graded = gradedOf({QString::fromStdString(picture.string()), "--flip-rows",
                                         "--spacing", QString::number(kSpacing)});
    const QJsonArray levels = graded["levels"].toArray();
    QCOMPARE(levels.size(), rows.size());
    QCOMPARE(graded["numbering"].toObject()["certain"], QJsonValue(true));
    for (int i = 0; i < levels.size(); ++i) {
        const QJsonArray center = levels[i].toObject()["disc_center_lps_mm"].toArray();
        QCOMPARE(center.size(), 3);
        const double z = (height / 2.0 - rows[i]) * kSpacing;
        QVERIFY2(std::abs(center[2].toDouble() - z) < kDiscTolerance,
                 qPrintable(levels[i].toObject()["level"].toString()));
    }
    for (const auto& value : graded["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        const bool canal = finding["condition"].toString() == "Spinal Canal Stenosis";
        QCOMPARE(finding["refused"].isNull(), canal);
        if (!canal) // the missing series is named
            QVERIFY(finding["refused"].toString().contains(
                finding["condition"].toString().contains("Foraminal") ? "T1" : "axial",
                Qt::CaseInsensitive));
    }
}

void TestRealLumbar::volumeWithoutSacrum_isNotNumberedForCertain()
{
    const auto volume = realData("lumbar-volume/t2_lumbar.nii.gz");
    if (volume.empty())
        QSKIP("FORAMEN_TEST_DATA names no folder with this volume");
    const QJsonObject graded = gradedOf({QString::fromStdString(volume.string())});
    QCOMPARE(graded["numbering"].toObject()["certain"], QJsonValue(false));
    QVERIFY(!graded["numbering"].toObject()["reason"].toString().isEmpty());
    // Its canal is open: nothing in it is called Severe.
    for (const auto& value : graded["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        if (finding["refused"].isNull())
            QVERIFY(finding["probabilities"].toObject()["severe"].toDouble() < 0.5);
    }
}

QTEST_APPLESS_MAIN(TestRealLumbar)
#include "tst_real_lumbar.moc"
