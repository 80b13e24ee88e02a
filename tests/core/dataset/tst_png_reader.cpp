#include "core/dataset/png/png_reader.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;

/// Grey values of PNG files.
class TestPngReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readGreyPng_keepsValues();
    void readGreyPng_takesBrightnessOfColours();
    void readGreyPng_leavesTransparencyOut();
    void readGreyPng_refusesOtherFiles();

private:
    [[nodiscard]] Result<GreyPicture> read(const QImage& image) const
    {
        const QString file = m_folder.filePath("picture.png");
        if (!image.save(file))
            qFatal("cannot write the test's picture");
        return readGreyPng(file.toStdString());
    }

    QTemporaryDir m_folder;
};

void TestPngReader::readGreyPng_keepsValues()
{
    QImage image(3, 2, QImage::Format_Grayscale8);
    const std::array<std::uint8_t, 6> values = {0, 29, 76, 150, 254, 255};
    for (int i = 0; i < 6; ++i)
        image.scanLine(i / 3)[i % 3] = values[static_cast<std::size_t>(i)];
    const auto picture = read(image);
    QVERIFY(picture);
    QCOMPARE(picture->columns, 3);
    QCOMPARE(picture->rows, 2);
    QVERIFY(std::equal(values.begin(), values.end(), picture->pixels.begin()));
}

void TestPngReader::readGreyPng_takesBrightnessOfColours()
{
    QImage image(2, 1, QImage::Format_RGB888);
    image.setPixelColor(0, 0, QColor(90, 90, 90));
    image.setPixelColor(1, 0, QColor(255, 255, 255));
    const auto picture = read(image);
    QVERIFY(picture);
    QVERIFY(std::abs(picture->pixels[0] - 90) <= 1);
    QCOMPARE(int(picture->pixels[1]), 255);
}

void TestPngReader::readGreyPng_leavesTransparencyOut()
{
    QImage image(1, 1, QImage::Format_RGBA8888);
    image.setPixelColor(0, 0, QColor(120, 120, 120, 255));
    const auto picture = read(image);
    QVERIFY(picture);
    QCOMPARE(picture->pixels.size(), std::size_t{1});
    QVERIFY(std::abs(picture->pixels[0] - 120) <= 1);
}

void TestPngReader::readGreyPng_refusesOtherFiles()
{
    QVERIFY(readGreyPng(m_folder.filePath("none.png").toStdString()).error().code
            == ErrorCode::NotReadable);
    const auto write = [&](const QByteArray& bytes) {
        QFile file(m_folder.filePath("odd.png"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
        file.close();
        return readGreyPng(m_folder.filePath("odd.png").toStdString());
    };
    QVERIFY(write("no picture").error().code == ErrorCode::Corrupt);
    QImage image(40, 40, QImage::Format_Grayscale8);
    image.fill(7);
    QVERIFY(image.save(m_folder.filePath("whole.png")));
    QFile whole(m_folder.filePath("whole.png"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QVERIFY(write(whole.readAll().first(60)).error().code == ErrorCode::Corrupt);
}

QTEST_APPLESS_MAIN(TestPngReader)
#include "tst_png_reader.moc"
