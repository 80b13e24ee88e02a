#include "core/dataset/png/png_writer.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;

/// PNG files with 8 and 16 bits and with colours.
class TestPngWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writePng_keeps8Bits();
    void writePng_keeps16Bits();
    void writePng_keepsColours();
    void writePng_saysWhenItCannotWrite();

private:
    [[nodiscard]] QImage written(const PngImage& image) const
    {
        const QString file = m_folder.filePath("picture.png");
        return writePng(file.toStdString(), image) ? QImage(file) : QImage();
    }

    QTemporaryDir m_folder;
};

void TestPngWriter::writePng_keeps8Bits()
{
    const QImage image = written({3, 2, 1, std::vector<std::uint8_t>{0, 1, 127, 128, 254, 255}});
    QCOMPARE(image.format(), QImage::Format_Grayscale8);
    QCOMPARE(image.size(), QSize(3, 2));
    QCOMPARE(int(image.constScanLine(0)[2]), 127);
    QCOMPARE(int(image.constScanLine(1)[2]), 255);
}

void TestPngWriter::writePng_keeps16Bits()
{
    const QImage image = written({2, 2, 1, std::vector<std::uint16_t>{0, 1, 4095, 65535}});
    QCOMPARE(image.format(), QImage::Format_Grayscale16);
    const auto* row = reinterpret_cast<const quint16*>(image.constScanLine(1));
    QCOMPARE(int(row[0]), 4095);
    QCOMPARE(int(row[1]), 65535);
    QCOMPARE(int(reinterpret_cast<const quint16*>(image.constScanLine(0))[1]), 1);
}

void TestPngWriter::writePng_keepsColours()
{
    const QImage image = written({2, 1, 3, std::vector<std::uint8_t>{255, 0, 7, 0, 9, 255}});
    QCOMPARE(image.pixelColor(0, 0), QColor(255, 0, 7));
    QCOMPARE(image.pixelColor(1, 0), QColor(0, 9, 255));
}

void TestPngWriter::writePng_saysWhenItCannotWrite()
{
    const auto result = writePng(m_folder.filePath("absent/picture.png").toStdString(),
                                 {1, 1, 1, std::vector<std::uint8_t>{0}});
    QVERIFY(!result && result.error().code == ErrorCode::NotWritable);
}

QTEST_APPLESS_MAIN(TestPngWriter)
#include "tst_png_writer.moc"
