#include "core/dataset/png/png_captions.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace foramen;

namespace {

constexpr int kSide = 256;

LabelCoordinate point(Condition condition, DiscLevel level)
{
    LabelCoordinate value;
    value.site = {condition, level};
    return value;
}

PngImage grey(std::uint8_t level)
{
    return {kSide, kSide, 1, std::vector<std::uint8_t>(std::size_t{kSide} * kSide, level)};
}

/// How many pixels of some rows are mostly of a colour.
template <class IsColour> int countIn(const PngImage& image, int top, int bottom, IsColour isColour)
{
    const auto& pixels = std::get<std::vector<std::uint8_t>>(image.pixels);
    int count = 0;
    for (int y = top; y < bottom; ++y)
        for (int x = 0; x < image.columns; ++x) {
            const std::uint8_t* pixel = &pixels[3 * (static_cast<std::size_t>(y) * kSide + x)];
            count += isColour(pixel[0], pixel[1], pixel[2]) ? 1 : 0;
        }
    return count;
}

bool isRed(int red, int green, int blue)
{
    return red > 200 && green < 140 && blue < 120;
}

bool isBlue(int red, int, int blue)
{
    return blue > 180 && red < 130;
}

} // namespace

/// Captions of the points in pictures of a data set.
class TestPngCaptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lines_nameLevelSideAndGrade();
    void caption_hasTheColoursOfTheGrades_data();
    void caption_hasTheColoursOfTheGrades();
    void place_standsBelow();
    void smallPicture_cutsTheTextOff();

private:
    std::unique_ptr<PngCaptions> m_captions;
    LabelCoordinate m_left = point(Condition::LeftSubarticularStenosis, DiscLevel::L4L5);
    LabelCoordinate m_right = point(Condition::RightSubarticularStenosis, DiscLevel::L4L5);
    PngJob m_job{.slice = 7,
                 .slices = 15,
                 .points = {{&m_left, Severity::Severe}, {&m_right, Severity::NormalMild}}};
};

void TestPngCaptions::initTestCase()
{
    auto captions = PngCaptions::create();
    QVERIFY2(captions, captions ? "" : captions.error().message.c_str());
    m_captions = std::move(*captions);
}

void TestPngCaptions::lines_nameLevelSideAndGrade()
{
    const auto lines = PngCaptions::linesOf(m_job);
    QCOMPARE(lines,
             (std::vector<std::string>{"L4/L5 left subarticular: Severe",
                                       "L4/L5 right subarticular: Normal/Mild"}));
    const LabelCoordinate canal = point(Condition::SpinalCanalStenosis, DiscLevel::L1L2);
    const LabelCoordinate foramen =
        point(Condition::RightNeuralForaminalNarrowing, DiscLevel::L5S1);
    const PngJob job{.points = {{&canal, std::nullopt}, {&foramen, Severity::Moderate}}};
    QCOMPARE(PngCaptions::linesOf(job),
             (std::vector<std::string>{"L1/L2 canal", "L5/S1 right foramen: Moderate"}));
}

void TestPngCaptions::caption_hasTheColoursOfTheGrades_data()
{
    QTest::addColumn<int>("level");
    for (const int level : {0, 128, 255})
        QTest::newRow(qPrintable(QString::number(level))) << level;
}

void TestPngCaptions::caption_hasTheColoursOfTheGrades()
{
    QFETCH(const int, level);
    PngImage image = grey(static_cast<std::uint8_t>(level));
    m_captions->draw(image, m_job);
    QCOMPARE(image.samples, 3);
    // The first line is red, the second one blue, below it nothing is drawn.
    const auto isDrawn = [level](int red, int green, int blue) {
        return std::max({std::abs(red - level), std::abs(green - level), std::abs(blue - level)})
            > 8;
    };
    QVERIFY(countIn(image, 0, 16, isRed) > 60);
    QCOMPARE(countIn(image, 0, 14, isBlue), 0);
    QVERIFY(countIn(image, 16, 32, isBlue) > 60);
    QCOMPARE(countIn(image, 20, 32, isRed), 0);
    QCOMPARE(countIn(image, 40, 230, isDrawn), 0);
    if (level == 255) // a dark edge makes it readable on fat
        QVERIFY(countIn(image, 0, 32,
                        [](int red, int green, int blue) {
                            return red < 60 && green < 60 && blue < 60;
                        })
                > 60);
}

void TestPngCaptions::place_standsBelow()
{
    PngImage image = grey(0);
    PngJob job = m_job;
    job.points.clear();
    m_captions->draw(image, job);
    const auto isGrey = [](int red, int green, int blue) {
        return red > 120 && red == green && green == blue;
    };
    QVERIFY(countIn(image, 235, kSide, isGrey) > 20);
    QCOMPARE(countIn(image, 0, 230, isGrey), 0);
}

void TestPngCaptions::smallPicture_cutsTheTextOff()
{
    for (const int side : {1, 8, 20}) {
        PngImage image{side, side, 1,
                       std::vector<std::uint8_t>(static_cast<std::size_t>(side * side), 128)};
        m_captions->draw(image, m_job);
        QCOMPARE(std::get<std::vector<std::uint8_t>>(image.pixels).size(),
                 static_cast<std::size_t>(3 * side * side));
    }
}

QTEST_GUILESS_MAIN(TestPngCaptions)
#include "tst_png_captions.moc"
