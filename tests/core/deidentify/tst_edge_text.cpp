#include "core/deidentify/edge_text.h"
#include "core/deidentify/picture_doubt.h"
#include "core/dicom/pixels/pixel_reader.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/core/deidentify/burnt_text.h"
#include "tests/support/phantom_files.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <algorithm>
#include <cstddef>
#include <vector>

using namespace foramen;
using namespace foramen::test;

/// Burnt-in text at the edges of pictures.
class TestEdgeText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void phantoms_showNone();
    void text_isFoundInEveryPicture_data();
    void text_isFoundInEveryPicture();
    void text_inTheMiddleIsNotLookedFor();
    void shortMarks_areNoText();
    void emptyAndSmallPictures_showNone();
    void series_withoutTextIsNotDoubtful();

private:
    TestFolder m_folder;
    std::vector<Instance> m_instances;
    std::vector<PixelData> m_pictures;
};

void TestEdgeText::initTestCase()
{
    writePhantoms(m_folder.path(), {.seed = 11, .headers = PhantomHeaders::Full});
    const auto scan = scanStudies({m_folder.path("train_images")});
    QVERIFY(scan);
    for (const Series& series : scan->studies.at(0).series)
        for (const Instance& instance : series.instances) {
            auto pixels = readPixels(instance);
            QVERIFY(pixels);
            m_instances.push_back(instance);
            m_pictures.push_back(std::move(*pixels));
        }
    QVERIFY(m_pictures.size() > 30);
}

void TestEdgeText::phantoms_showNone()
{
    for (const PixelData& picture : m_pictures)
        QVERIFY(lettersAtEdges(picture.stored, picture.columns, picture.rows) < kLettersOfText);
}

void TestEdgeText::text_isFoundInEveryPicture_data()
{
    QTest::addColumn<int>("scale");
    QTest::addColumn<bool>("atBottom");
    QTest::addColumn<double>("brightness"); // of the brightest pixel
    QTest::newRow("small, over air") << 1 << false << 1.0;
    QTest::newRow("large, over air") << 2 << false << 1.0;
    // In the axial pictures there is fat, as bright as anything: text must stand out of it.
    QTest::newRow("small, over tissue") << 1 << true << 1.5;
    QTest::newRow("large, over tissue") << 2 << true << 1.5;
}

void TestEdgeText::text_isFoundInEveryPicture()
{
    QFETCH(int, scale);
    QFETCH(bool, atBottom);
    QFETCH(double, brightness);
    for (const PixelData& picture : m_pictures) {
        std::vector<std::int16_t> pixels = picture.stored;
        const double brightest = *std::max_element(pixels.begin(), pixels.end());
        const int top = atBottom ? picture.rows - 4 - 7 * scale : 4;
        burnText(pixels, picture.columns, "MAIER", 4, top, scale,
                 static_cast<std::int16_t>(brightness * brightest));
        QVERIFY(lettersAtEdges(pixels, picture.columns, picture.rows) >= kLettersOfText);
    }
}

void TestEdgeText::text_inTheMiddleIsNotLookedFor()
{
    constexpr int size = 128;
    std::vector<std::int16_t> pixels(std::size_t{size} * size);
    burnText(pixels, size, "MAIER", 50, 60, 1, std::int16_t{900});
    QCOMPARE(lettersAtEdges(pixels, size, size), 0);
    burnText(pixels, size, "MAIER", 50, 4, 1, std::int16_t{900});
    QCOMPARE(lettersAtEdges(pixels, size, size), 5);
}

void TestEdgeText::shortMarks_areNoText()
{
    constexpr int size = 128;
    std::vector<std::int16_t> pixels(std::size_t{size} * size);
    burnText(pixels, size, "R", 4, 60, 2, std::int16_t{900}); // the side of the patient
    burnText(pixels, size, "A", 60, 4, 2, std::int16_t{900});
    QVERIFY(lettersAtEdges(pixels, size, size) < kLettersOfText);
}

void TestEdgeText::emptyAndSmallPictures_showNone()
{
    QCOMPARE(lettersAtEdges(std::vector<std::int16_t>(128 * 128, 7), 128, 128), 0);
    QCOMPARE(lettersAtEdges(std::vector<std::int16_t>(16 * 16, 7), 16, 16), 0);
    QCOMPARE(lettersAtEdges({}, 0, 0), 0);
}

void TestEdgeText::series_withoutTextIsNotDoubtful()
{
    std::vector<const Instance*> series;
    for (const Instance& instance : m_instances)
        series.push_back(&instance);
    const auto doubts = pictureDoubts(series, {});
    QVERIFY(doubts);
    QCOMPARE(doubts->size(), series.size());
    for (const std::string& doubt : *doubts)
        QCOMPARE(doubt, std::string());
}

QTEST_APPLESS_MAIN(TestEdgeText)
#include "tst_edge_text.moc"
