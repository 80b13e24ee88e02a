#include "core/training/data/mask_folder.h"

#include "core/ai/model/network_contract.h"

#include "tests/core/training/mask_pictures.h"
#include "tests/support/test_folder.h"

#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Pictures with masks, read from a folder.
class TestMaskFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void patients_becomeBlocks();
    void patients_areInTheOrderOfTheirNames();
    void slices_areTheLongestRun();
    void sacrum_isKnownWhereItHasAValue();
    void description_isChecked_data();
    void description_isChecked();
    void pictures_areChecked();
    void cancelling_stops();

private:
    TestFolder m_folder;
};

void TestMaskFolder::patients_becomeBlocks()
{
    const MaskPictures pictures(m_folder.folder());
    pictures.addPatient("7");
    const auto folder = readMaskFolder(pictures.path());
    QVERIFY2(folder, folder ? "" : folder.error().message.c_str());
    QCOMPARE(folder->source, std::string("drawn boxes"));
    QCOMPARE(folder->licence, std::string("none"));
    QCOMPARE(folder->patients.size(), std::size_t{1});
    const SegmenterBlock& block = folder->patients.front();
    QCOMPARE(block.patient, std::string("7"));
    QVERIFY(!block.isGenerated && !block.isSacrumKnown);
    QCOMPARE(block.slices, MaskPictures::kSlices);
    QCOMPARE(block.rows, MaskPictures::kRows);
    // Columns 70 to 123 show something; 45 mm are kept on both sides.
    QCOMPARE(block.columns, 54 + 2 * 45);
    QCOMPARE(block.spacing, 1.0);
    QCOMPARE(block.middleSlice, MaskPictures::kSlices / 2);
    QCOMPARE(block.pixels.size(), block.classes.size());
    // The disc L3/L4 of the middle slice.
    const auto at =
        static_cast<std::size_t>((block.middleSlice * block.rows + 112) * block.columns + 88 - 25);
    QCOMPARE(std::size_t{block.classes[at]}, segment_class::kDisc);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(block.discs[level]);
        QVERIFY(std::abs(block.discs[level]->row - (44.0 + 34.0 * static_cast<double>(level)))
                < 1.1);
        QVERIFY(std::abs(block.discs[level]->column - (87.5 - 25)) < 0.6);
    }
}

void TestMaskFolder::patients_areInTheOrderOfTheirNames()
{
    const MaskPictures pictures(m_folder.folder());
    for (const char* name : {"3", "11", "2"})
        pictures.addPatient(name);
    const auto folder = readMaskFolder(pictures.path());
    QVERIFY(folder);
    QCOMPARE(folder->patients.size(), std::size_t{3});
    QCOMPARE(folder->patients[0].patient, std::string("11"));
    QCOMPARE(folder->patients[2].patient, std::string("3"));
    QCOMPARE(folder->patients[2].number, std::size_t{2});
}

void TestMaskFolder::slices_areTheLongestRun()
{
    const MaskPictures pictures(m_folder.folder());
    pictures.addPatient("5", 9); // 9 to 15: not in the order of their letters
    pictures.addPatient("5", 30, 2);
    const auto folder = readMaskFolder(pictures.path());
    QVERIFY(folder);
    QCOMPARE(folder->patients.front().slices, MaskPictures::kSlices);
    QCOMPARE(folder->patients.front().middleSlice, MaskPictures::kSlices / 2);
}

void TestMaskFolder::sacrum_isKnownWhereItHasAValue()
{
    const MaskPictures pictures(m_folder.folder());
    pictures.describe(R"({ "format": "foramen.masks/1", "source": "", "licence": "",
                           "spacing_mm": 1, "slice_spacing_mm": 1,
                           "values": { "vertebra": [76], "disc": [29], "sacrum": [150] } })");
    pictures.addPatient("1");
    const auto folder = readMaskFolder(pictures.path());
    QVERIFY(folder);
    const SegmenterBlock& block = folder->patients.front();
    QVERIFY(block.isSacrumKnown);
    QVERIFY(std::count(block.classes.begin(), block.classes.end(), segment_class::kSacrum) > 0);
}

void TestMaskFolder::description_isChecked_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("other format") << QByteArray(R"({ "format": "masks" })");
    const QByteArray begin = R"({ "format": "foramen.masks/1", "source": "", "licence": "", )";
    QTest::newRow("no spacing") << begin + R"("slice_spacing_mm": 1, "values": {} })";
    QTest::newRow("spacing 0") << begin
            + R"("spacing_mm": 0, "slice_spacing_mm": 1, "values": {} })";
    QTest::newRow("no values") << begin + R"("spacing_mm": 1, "slice_spacing_mm": 1 })";
    QTest::newRow("value 256") << begin
            + R"("spacing_mm": 1, "slice_spacing_mm": 1, "values": { "disc": [256] } })";
    QTest::newRow("no list") << begin
            + R"("spacing_mm": 1, "slice_spacing_mm": 1, "values": { "disc": 29 } })";
}

void TestMaskFolder::description_isChecked()
{
    QFETCH(QByteArray, json);
    const MaskPictures pictures(m_folder.folder());
    pictures.addPatient("1");
    pictures.describe(json);
    const auto folder = readMaskFolder(pictures.path());
    QVERIFY(!folder);
    QVERIFY(folder.error().code == ErrorCode::Corrupt);
}

void TestMaskFolder::pictures_areChecked()
{
    QVERIFY(readMaskFolder(m_folder.path()).error().code == ErrorCode::NotReadable);
    const MaskPictures pictures(m_folder.folder());
    QVERIFY(readMaskFolder(pictures.path()).error().code == ErrorCode::NotFound);
    pictures.addPatient("1");
    pictures.write("masks/1_t2_slice42.png", "no picture");
    QVERIFY(readMaskFolder(pictures.path()).error().code == ErrorCode::Corrupt);
    QFile::remove(m_folder.filePath("masks/1_t2_slice42.png"));
    QVERIFY(readMaskFolder(pictures.path()).error().code == ErrorCode::NotReadable);
    QVERIFY(writePng(pictures.path() / "masks/1_t2_slice42.png",
                     {2, 2, 1, std::vector<std::uint8_t>{0, 0, 0, 0}}));
    QVERIFY(readMaskFolder(pictures.path()).error().code == ErrorCode::Corrupt);
}

void TestMaskFolder::cancelling_stops()
{
    const MaskPictures pictures(m_folder.folder());
    pictures.addPatient("1");
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(readMaskFolder(pictures.path(), Task{stop.get_token(), {}}).error().code
            == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestMaskFolder)
#include "tst_mask_folder.moc"
