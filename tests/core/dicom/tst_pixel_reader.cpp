#include "core/dicom/pixels/pixel_reader.h"
#include "core/dicom/pixels/pixel_reading.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/encodings/transfer_syntaxes.h"
#include "tests/support/real_data.h"
#include "tests/support/sample_image.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <new>
#include <stop_token>
#include <vector>

using namespace foramen;
using namespace foramen::test;

using Bytes = std::vector<std::uint8_t>;

/// Stored pixels to modality values.
class TestPixelReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readPixels_isEqualInEveryTransferSyntax_data();
    void readPixels_isEqualInEveryTransferSyntax();
    void readPixels_keepsUnsigned16BitLosslessly();
    void readPixels_signExtendsStoredBits();
    void readPixels_turnsMonochrome1Round();
    void readPixels_appliesRescale();
    void readPixels_reads8Bit();
    void readPixels_readsColors_data();
    void readPixels_readsColors();
    void readPixels_readsDeepColors();
    void readPixels_leavesColorsAsTheyAre_data();
    void readPixels_leavesColorsAsTheyAre();
    void readPixels_refusesColorsOfOneBit();
    void readPixels_appliesModalityLut_data();
    void readPixels_appliesModalityLut();
    void readPixels_readsPalettes_data();
    void readPixels_readsPalettes();
    void readPixels_readsPaletteTables_data();
    void readPixels_readsPaletteTables();
    void readPixels_quantisesFloats_data();
    void readPixels_quantisesFloats();
    void readPixels_quantisesAnyDoubles_data();
    void readPixels_quantisesAnyDoubles();
    void readPixels_refusesTruncatedData_data();
    void readPixels_refusesTruncatedData();
    void readPixels_saysWhatIsMissing();
    void readPixelsOf_handsOverInOrder();
    void readPixelsOf_stopsWhenAsked();
    void readPixelsOf_passesOnWhatIsThrown();
    void readPixels_decodesRealEncodingsIdentically();
    void readPixels_readsRealSliceWithoutDelimiter();
    void readPixels_survivesRealFiles();

private:
    Instance written(const SampleImage& image);
    std::vector<Instance> writtenSeveral(int count);
    static double valueAt(const PixelData& pixels, std::size_t index)
    {
        return pixels.rescaleSlope * pixels.stored[index] + pixels.rescaleIntercept;
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

Instance TestPixelReader::written(const SampleImage& image)
{
    Instance instance;
    instance.path = m_folder.filePath(QString::number(++m_count)).toStdString();
    writeSample(instance.path, image);
    return instance;
}

/// Instances with their number as pixel values. The even ones are larger and take longer.
std::vector<Instance> TestPixelReader::writtenSeveral(int count)
{
    std::vector<Instance> instances;
    for (int i = 0; i < count; ++i) {
        SampleImage image;
        image.rows = image.columns = i % 2 == 0 ? 200 : 4;
        image.pixels.assign(static_cast<std::size_t>(image.rows * image.columns),
                            static_cast<std::uint16_t>(i));
        image.transferSyntaxUid = syntax::kRle;
        instances.push_back(written(image));
    }
    return instances;
}

std::vector<const Instance*> pointersTo(const std::vector<Instance>& instances)
{
    std::vector<const Instance*> pointers;
    for (const Instance& instance : instances)
        pointers.push_back(&instance);
    return pointers;
}

void TestPixelReader::readPixels_isEqualInEveryTransferSyntax_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<bool>("preamble");
    QTest::newRow("implicit little endian") << syntax::kImplicit << true;
    QTest::newRow("explicit little endian") << syntax::kExplicit << true;
    QTest::newRow("explicit big endian") << syntax::kBigEndian << true;
    QTest::newRow("deflated") << syntax::kDeflated << true;
    QTest::newRow("RLE") << syntax::kRle << true;
    QTest::newRow("JPEG lossless") << syntax::kJpegLosslessFirstOrder << true;
    QTest::newRow("JPEG-LS") << syntax::kJpegLs << true;
    QTest::newRow("implicit without preamble") << syntax::kImplicit << false;
    QTest::newRow("explicit without preamble") << syntax::kExplicit << false;
    QTest::newRow("big endian without preamble") << syntax::kBigEndian << false;
}

void TestPixelReader::readPixels_isEqualInEveryTransferSyntax()
{
    QFETCH(QString, syntax);
    QFETCH(bool, preamble);
    SampleImage image;
    image.transferSyntaxUid = syntax.toStdString();
    image.preamble = preamble;
    image.rows = 16;
    image.columns = 20;
    for (int i = 0; i < 320; ++i)
        image.pixels.push_back(static_cast<std::uint16_t>(i * 199));
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY2(pixels, pixels ? "" : pixels.error().message.c_str());
    QCOMPARE(pixels->columns, 20);
    QCOMPARE(pixels->rows, 16);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        QCOMPARE(valueAt(*pixels, i), static_cast<double>(image.pixels[i]));
}

void TestPixelReader::readPixels_keepsUnsigned16BitLosslessly()
{
    SampleImage image;
    image.rows = 1;
    image.columns = 4;
    image.pixels = {0, 32767, 32768, 65535};
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QCOMPARE(pixels->rescaleIntercept, 32768.0);
    QVERIFY((pixels->stored == std::vector<std::int16_t>{-32768, -1, 0, 32767}));
}

void TestPixelReader::readPixels_signExtendsStoredBits()
{
    SampleImage image;
    image.rows = 1;
    image.columns = 4;
    image.pixels = {0x0FFF, 0x0800, 0x07FF, 0xF001}; // 12 bits stored; the rest is an old overlay
    image.change = [](DcmDataset& data) {
        data.putAndInsertUint16(DCM_BitsStored, 12);
        data.putAndInsertUint16(DCM_HighBit, 11);
        data.putAndInsertUint16(DCM_PixelRepresentation, 1);
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QVERIFY((pixels->stored == std::vector<std::int16_t>{-1, -2048, 2047, 1}));
}

void TestPixelReader::readPixels_turnsMonochrome1Round()
{
    SampleImage image;
    image.rows = 1;
    image.columns = 2;
    image.pixels = {0, 1000};
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QVERIFY(pixels->stored[0] > pixels->stored[1]);
    QVERIFY(pixels->turnedRoundFrom.has_value());
    QCOMPARE(*pixels->turnedRoundFrom - valueAt(*pixels, 1), 1000.0);
}

void TestPixelReader::readPixels_appliesRescale()
{
    SampleImage image;
    image.rows = 1;
    image.columns = 2;
    image.pixels = {0, 100};
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_RescaleSlope, "2.5");
        data.putAndInsertString(DCM_RescaleIntercept, "-10");
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QCOMPARE(valueAt(*pixels, 0), -10.0);
    QCOMPARE(valueAt(*pixels, 1), 240.0);
}

void TestPixelReader::readPixels_reads8Bit()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        const std::vector<Uint8> bytes(24, 200);
        data.putAndInsertUint16(DCM_BitsAllocated, 8);
        data.putAndInsertUint16(DCM_BitsStored, 8);
        data.putAndInsertUint16(DCM_HighBit, 7);
        data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size());
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QCOMPARE(valueAt(*pixels, 23), 200.0);
}

void TestPixelReader::readPixels_readsColors_data()
{
    QTest::addColumn<QByteArray>("photometric");
    QTest::addColumn<int>("planar");
    QTest::addColumn<Bytes>("bytes");
    QTest::addColumn<Bytes>("colors");
    QTest::addColumn<QList<double>>("luminance");
    const Bytes whiteAndGreen = {255, 255, 255, 0, 255, 0};
    const QList<double> theirs = {255, 150};
    QTest::newRow("by pixel") << QByteArray("RGB") << 0 << whiteAndGreen << whiteAndGreen << theirs;
    QTest::newRow("by plane") << QByteArray("RGB") << 1 << Bytes{255, 0, 255, 255, 255, 0}
                              << whiteAndGreen << theirs;
    QTest::newRow("YBR_FULL: red and grey")
        << QByteArray("YBR_FULL") << 0 << Bytes{76, 85, 255, 100, 128, 128}
        << Bytes{254, 0, 0, 100, 100, 100} << QList<double>{76, 100};
    QTest::newRow("YBR_FULL by plane")
        << QByteArray("YBR_FULL") << 1 << Bytes{76, 100, 85, 128, 255, 128}
        << Bytes{254, 0, 0, 100, 100, 100} << QList<double>{76, 100};
    QTest::newRow("YBR_FULL_422: two reds")
        << QByteArray("YBR_FULL_422") << 0 << Bytes{76, 100, 85, 255}
        << Bytes{254, 0, 0, 255, 24, 24} << QList<double>{76, 100};
    QTest::newRow("YBR_PARTIAL_422: white and black")
        << QByteArray("YBR_PARTIAL_422") << 0 << Bytes{235, 16, 128, 128}
        << Bytes{255, 255, 255, 0, 0, 0} << QList<double>{255, 0};
}

void TestPixelReader::readPixels_readsColors()
{
    QFETCH(QByteArray, photometric);
    QFETCH(int, planar);
    QFETCH(Bytes, bytes);
    QFETCH(Bytes, colors);
    QFETCH(QList<double>, luminance);
    SampleImage image;
    image.rows = 1;
    image.columns = 2;
    image.change = [&](DcmDataset& data) {
        putColors(data, photometric.toStdString(), planar, 8, bytes);
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY2(pixels, pixels ? "" : pixels.error().message.c_str());
    QCOMPARE(pixels->colors, colors);
    QCOMPARE(valueAt(*pixels, 0), luminance[0]);
    QCOMPARE(valueAt(*pixels, 1), luminance[1]);
}

void TestPixelReader::readPixels_readsDeepColors()
{
    SampleImage image;
    image.rows = 1;
    image.columns = 2;
    image.change = [](DcmDataset& data) {
        putColors(data, "RGB", 0, 16, {0xFF, 0xFF, 0x00, 0x80, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0});
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QCOMPARE(pixels->colors, (Bytes{255, 128, 0, 0, 255, 0}));
    QCOMPARE(valueAt(*pixels, 1), 150.0);
}

void TestPixelReader::readPixels_leavesColorsAsTheyAre_data()
{
    using Change = std::function<void(DcmDataset&)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("window of a CT") << Change([](DcmDataset& data) {
        data.putAndInsertString(DCM_WindowCenter, "-600");
        data.putAndInsertString(DCM_WindowWidth, "1500");
    });
    QTest::newRow("rescaling of a CT") << Change([](DcmDataset& data) {
        data.putAndInsertString(DCM_RescaleSlope, "2");
        data.putAndInsertString(DCM_RescaleIntercept, "-1024");
    });
    const auto table = [](const DcmTagKey& sequence) {
        return Change([sequence](DcmDataset& data) {
            DcmItem* item = nullptr;
            data.findOrCreateSequenceItem(sequence, item);
            const std::vector<Uint16> descriptor = {3, 10, 16};
            const std::vector<Uint16> entries = {0, 100, 20000};
            item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor.data(), 3);
            item->putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_OW), entries.data(), 3);
        });
    };
    QTest::newRow("Modality LUT") << table(DCM_ModalityLUTSequence);
    QTest::newRow("VOI LUT") << table(DCM_VOILUTSequence);
    QTest::newRow("modality CT") << Change([](DcmDataset& data) {
        data.putAndInsertString(DCM_Modality, "CT");
        data.putAndInsertString(DCM_WindowCenter, "40\\-600");
        data.putAndInsertString(DCM_WindowWidth, "400\\1500");
        data.putAndInsertString(DCM_RescaleIntercept, "-1024");
    });
}

/// A picture of a screen keeps attributes of the pictures that it shows.
void TestPixelReader::readPixels_leavesColorsAsTheyAre()
{
    using Change = std::function<void(DcmDataset&)>;
    QFETCH(Change, change);
    SampleImage image;
    image.rows = 1;
    image.columns = 2;
    const Bytes bytes = {255, 128, 0, 10, 20, 30};
    image.change = [&](DcmDataset& data) {
        putColors(data, "RGB", 0, 8, bytes);
        change(data);
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    QCOMPARE(pixels->colors, bytes);
    QVERIFY(!pixels->voiLut.curve);
    QVERIFY(pixels->voiLut.windows.empty());
    QCOMPARE(valueAt(*pixels, 0), 151.0); // luminance
}

/// Three samples of one bit are no picture that DICOM knows.
void TestPixelReader::readPixels_refusesColorsOfOneBit()
{
    SampleImage image;
    image.rows = 8;
    image.columns = 8;
    image.change = [](DcmDataset& data) {
        putColors(data, "RGB", 0, 1, Bytes(24));
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(!pixels);
    QCOMPARE(pixels.error().code, ErrorCode::Unsupported);
}

void TestPixelReader::readPixels_appliesModalityLut_data()
{
    QTest::addColumn<QString>("photometric");
    QTest::addColumn<QString>("slope");
    QTest::addColumn<QList<double>>("expected");
    using Values = QList<double>;
    QTest::newRow("table") << "MONOCHROME2" << QString() << Values{0, 0, 100, 20000, 20000};
    QTest::newRow("turned round") << "MONOCHROME1" << QString()
                                  << Values{20000, 20000, 19900, 0, 0};
    QTest::newRow("a rescaling goes before it") << "MONOCHROME2"
                                                << "2" << Values{18, 20, 22, 24, 26};
}

void TestPixelReader::readPixels_appliesModalityLut()
{
    QFETCH(QString, photometric);
    QFETCH(QString, slope);
    QFETCH(QList<double>, expected);
    SampleImage image;
    image.rows = 1;
    image.columns = 5;
    image.pixels = {9, 10, 11, 12, 13};
    image.change = [&](DcmDataset& data) {
        data.putAndInsertString(DCM_PhotometricInterpretation, photometric.toUtf8().constData());
        if (!slope.isEmpty())
            data.putAndInsertString(DCM_RescaleSlope, slope.toUtf8().constData());
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_ModalityLUTSequence, item);
        const std::vector<Uint16> descriptor = {3, 10, 16};
        const std::vector<Uint16> table = {0, 100, 20000};
        item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor.data(), 3);
        item->putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_OW), table.data(), 3);
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY(pixels);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(valueAt(*pixels, static_cast<std::size_t>(i)), expected[i]);
}

void TestPixelReader::readPixels_readsPalettes_data()
{
    QTest::addColumn<int>("brightest");
    QTest::addColumn<int>("first");
    QTest::addColumn<Bytes>("colors");
    QTest::newRow("16 bits") << 0xC800 << 0 << Bytes{0, 0, 0, 200, 0, 200};
    QTest::newRow("bytes in words") << 0xC8 << 0 << Bytes{0, 0, 0, 200, 0, 200};
    QTest::newRow("begins at another value") << 0xC800 << 1 << Bytes{0, 0, 0, 0, 0, 0};
}

void TestPixelReader::readPixels_readsPalettes()
{
    QFETCH(int, brightest);
    QFETCH(int, first);
    QFETCH(Bytes, colors);
    SampleImage image;
    image.rows = 1;
    image.columns = 2;
    image.pixels = {0, 1};
    image.change = [&](DcmDataset& data) {
        data.putAndInsertString(DCM_PhotometricInterpretation, "PALETTE COLOR");
        const std::vector<Uint16> descriptor = {2, static_cast<Uint16>(first), 16};
        const std::vector<Uint16> purple = {0, static_cast<Uint16>(brightest)};
        const std::vector<Uint16> none = {0, 0};
        for (const DcmTagKey& tag :
             {DCM_RedPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableDescriptor,
              DCM_BluePaletteColorLookupTableDescriptor})
            data.putAndInsertUint16Array(DcmTag(tag, EVR_US), descriptor.data(), 3);
        for (const DcmTagKey& tag :
             {DCM_RedPaletteColorLookupTableData, DCM_GreenPaletteColorLookupTableData,
              DCM_BluePaletteColorLookupTableData})
            data.putAndInsertUint16Array(
                DcmTag(tag, EVR_OW),
                (tag == DCM_GreenPaletteColorLookupTableData ? none : purple).data(), 2);
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY2(pixels, pixels ? "" : pixels.error().message.c_str());
    QCOMPARE(pixels->colors, colors);
    QCOMPARE(valueAt(*pixels, 1), colors[3] == 0 ? 0.0 : 83.0);
}

void TestPixelReader::readPixels_readsPaletteTables_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("isSegmented");
    QTest::addColumn<Bytes>("table");
    QTest::addColumn<Bytes>("grey"); // of the stored values 0, 1, 2...; empty: refused
    QTest::addColumn<bool>("bigEndian");
    const auto words = [](std::initializer_list<int> values) {
        Bytes bytes;
        for (const int value : values) {
            bytes.push_back(static_cast<std::uint8_t>(value));
            bytes.push_back(static_cast<std::uint8_t>(value >> 8));
        }
        return bytes;
    };
    const auto plain = [](const char* name, int count, int bits, const Bytes& table,
                          const Bytes& grey) {
        for (const bool big : {false, true})
            QTest::addRow("%s%s", name, big ? ", big endian" : "")
                << count << bits << false << table << grey << big;
    };
    plain("bytes, an odd number, with padding", 3, 8, Bytes{10, 20, 30, 0}, Bytes{10, 20, 30, 30});
    plain("bytes, stated as 16 bits", 4, 16, Bytes{10, 20, 30, 255}, Bytes{10, 20, 30, 255});
    plain("words, stated as 8 bits", 2, 8, words({0x1000, 0xFF00}), Bytes{0x10, 0xFF});
    plain("12 bits", 3, 12, words({0, 0x800, 0xFFF}), Bytes{0, 0x80, 0xFF});
    plain("12 bits, stated as 16", 3, 16, words({0, 0x800, 0xFFF}), Bytes{0, 0x80, 0xFF});
    plain("bits of no entry", 2, 0, words({0x1000, 0xFF00}), Bytes{0x10, 0xFF});
    plain("words that end early", 4, 16, words({1000, 2000, 65280}), {});
    plain("bytes that end early", 8, 8, Bytes{1, 2, 3, 4}, {});

    const auto segments = [](const char* name, int count, int bits, const Bytes& table,
                             const Bytes& grey) {
        for (const bool big : {false, true})
            QTest::addRow("%s%s", name, big ? ", segments, big endian" : ", segments")
                << count << bits << true << table << grey << big;
    };
    constexpr int discrete = 0;
    constexpr int linear = 1;
    constexpr int indirect = 2;
    segments("discrete", 3, 16, words({discrete, 3, 0, 0x8000, 0xFF00}), Bytes{0, 0x80, 0xFF});
    segments("a ramp up and down", 6, 16,
             words({discrete, 1, 0x1000, linear, 3, 0x4000, linear, 2, 0xFF00}),
             Bytes{0x10, 0x20, 0x30, 0x40, 0x9F, 0xFF});
    segments("in bytes, with padding", 4, 8, Bytes{discrete, 1, 10, linear, 3, 40, 0},
             Bytes{10, 20, 30, 40});
    segments("segments again", 6, 16,
             words({discrete, 1, 0x1000, linear, 2, 0xF000, indirect, 2, 0, 0}),
             Bytes{0x10, 0x80, 0xF0, 0x10, 0x80, 0xF0});
    segments("segments again from a place, in bytes", 5, 8,
             Bytes{discrete, 1, 10, discrete, 2, 20, 30, indirect, 1, 3, 0, 0, 0, 0},
             Bytes{10, 20, 30, 20, 30});
    segments("more than are stated", 2, 16, words({discrete, 3, 0x1000, 0xF000, 0xFF00}),
             Bytes{0x10, 0xF0, 0xF0});
    segments("too few", 4, 16, words({discrete, 3, 0x1000, 0x2000, 0xF000}), {});
    segments("a segment that ends early", 4, 16, words({discrete, 4, 0x1000, 0x2000}), {});
    segments("a ramp from nothing", 2, 16, words({linear, 2, 0xF000}), {});
    segments("segments of themselves", 4, 16, words({discrete, 1, 0x1000, indirect, 2, 6, 0}), {});
    segments("segments beyond the table", 4, 16,
             words({discrete, 1, 0x1000, indirect, 1, 0xFFFE, 0xFFFF}), {});
    segments("empty segments for ever", 4, 16, words({discrete, 0, indirect, 0xFFFF, 0, 0}), {});
    segments("an opcode that does not exist", 2, 16, words({3, 2, 0x1000, 0xF000}), {});
}

void TestPixelReader::readPixels_readsPaletteTables()
{
    QFETCH(int, count);
    QFETCH(int, bits);
    QFETCH(bool, isSegmented);
    QFETCH(Bytes, table);
    QFETCH(Bytes, grey);
    QFETCH(bool, bigEndian);
    SampleImage image;
    if (bigEndian) // in words, whose bytes are exchanged
        image.transferSyntaxUid = syntax::kBigEndian;
    image.rows = 1;
    image.columns = std::max(1, static_cast<int>(grey.size()));
    for (int i = 0; i < image.columns; ++i)
        image.pixels.push_back(static_cast<std::uint16_t>(i));
    image.change = [&](DcmDataset& data) {
        data.putAndInsertString(DCM_PhotometricInterpretation, "PALETTE COLOR");
        const std::vector<Uint16> descriptor = {static_cast<Uint16>(count), 0,
                                                static_cast<Uint16>(bits)};
        const int element = isSegmented ? 0x1221 : 0x1201;
        std::vector<Uint16> words(table.size() / 2);
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = static_cast<Uint16>(table[2 * i] | table[2 * i + 1] << 8);
        for (int color = 0; color < 3; ++color) {
            data.putAndInsertUint16Array(
                DcmTag(0x0028, static_cast<Uint16>(0x1101 + color), EVR_US), descriptor.data(), 3);
            data.putAndInsertUint16Array(
                DcmTag(0x0028, static_cast<Uint16>(element + color), EVR_OW), words.data(),
                static_cast<unsigned long>(words.size()));
        }
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QCOMPARE(pixels.has_value(), !grey.empty());
    if (!pixels) {
        QCOMPARE(pixels.error().reason, Reason(ReasonCode::PaletteDamaged));
        return;
    }
    for (std::size_t i = 0; i < grey.size(); ++i)
        for (std::size_t color = 0; color < 3; ++color)
            QCOMPARE(pixels->colors[3 * i + color], grey[i]);
}

void TestPixelReader::readPixels_quantisesFloats_data()
{
    QTest::addColumn<bool>("isDouble");
    QTest::addColumn<int>("bitsAllocated");
    QTest::newRow("Float Pixel Data") << false << 32;
    QTest::newRow("Float, stated as bytes") << false << 8;
    QTest::newRow("Float, stated as double") << false << 64;
    QTest::newRow("Float, stated as bits that do not exist") << false << 12;
    QTest::newRow("Double Float Pixel Data") << true << 64;
    QTest::newRow("Double, stated as float") << true << 32;
}

/// The element says how wide its numbers are, whatever Bits Allocated states.
void TestPixelReader::readPixels_quantisesFloats()
{
    QFETCH(bool, isDouble);
    QFETCH(int, bitsAllocated);
    SampleImage image;
    image.rows = 1;
    image.columns = 3;
    image.change = [&](DcmDataset& data) {
        const std::vector<Float64> values = {-1.5, 0.25, 8.5};
        const std::vector<Float32> narrow(values.begin(), values.end());
        data.findAndDeleteElement(DCM_PixelData);
        data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(bitsAllocated));
        if (isDouble)
            data.putAndInsertFloat64Array(DCM_DoubleFloatPixelData, values.data(), values.size());
        else
            data.putAndInsertFloat32Array(DCM_FloatPixelData, narrow.data(), narrow.size());
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY2(pixels, pixels ? "" : pixels.error().message.c_str());
    constexpr double step = 10.0 / 65535;
    QVERIFY(std::abs(valueAt(*pixels, 0) + 1.5) < step);
    QVERIFY(std::abs(valueAt(*pixels, 1) - 0.25) < step);
    QVERIFY(std::abs(valueAt(*pixels, 2) - 8.5) < step);
}

void TestPixelReader::readPixels_quantisesAnyDoubles_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("tolerance"); // a step of the quantisation
    // The distance between these values is no double.
    constexpr double lowest = -1.5e308;
    constexpr double highest = 1.7e308;
    QTest::newRow("whole range") << QList<double>{lowest, 0, highest}
                                 << (highest / 2 - lowest / 2) / 65535 * 2;
    // A step of these is none.
    QTest::newRow("next to zero") << QList<double>{0, 5e-324, 1e-322} << 1e-321;
    QTest::newRow("equal") << QList<double>{0.5, 0.5, 0.5} << 0.0;
    QTest::newRow("next to one") << QList<double>{1, std::nextafter(1.0, 2.0), 1} << 1e-15;
}

void TestPixelReader::readPixels_quantisesAnyDoubles()
{
    QFETCH(const QList<double>, values);
    QFETCH(const double, tolerance);
    SampleImage image;
    image.rows = 1;
    image.columns = 3;
    image.change = [&](DcmDataset& data) {
        data.findAndDeleteElement(DCM_PixelData);
        data.putAndInsertUint16(DCM_BitsAllocated, 64);
        data.putAndInsertFloat64Array(DCM_DoubleFloatPixelData, values.data(), 3);
    };
    const Result<PixelData> pixels = readPixels(written(image));
    QVERIFY2(pixels, pixels ? "" : pixels.error().message.c_str());
    QVERIFY(pixels->rescaleSlope > 0);
    for (int i = 0; i < 3; ++i)
        QVERIFY(std::abs(valueAt(*pixels, static_cast<std::size_t>(i)) - values[i]) <= tolerance);
}

void TestPixelReader::readPixels_refusesTruncatedData_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::newRow("native") << syntax::kExplicit;
    QTest::newRow("deflated") << syntax::kDeflated;
    QTest::newRow("RLE") << syntax::kRle;
    QTest::newRow("JPEG lossless") << syntax::kJpegLosslessFirstOrder;
    QTest::newRow("JPEG-LS") << syntax::kJpegLs;
}

void TestPixelReader::readPixels_refusesTruncatedData()
{
    QFETCH(QString, syntax);
    SampleImage image;
    image.transferSyntaxUid = syntax.toStdString();
    image.rows = 32;
    image.columns = 32;
    for (int i = 0; i < 1024; ++i)
        image.pixels.push_back(static_cast<std::uint16_t>(i * i * 31));
    const Instance instance = written(image);
    truncateFile(instance.path, 200);
    const Result<PixelData> pixels = readPixels(instance);
    QVERIFY(!pixels);
    QCOMPARE(pixels.error().code, ErrorCode::Corrupt);
}

void TestPixelReader::readPixels_saysWhatIsMissing()
{
    Instance instance;
    instance.path = m_folder.filePath("absent").toStdString();
    QCOMPARE(readPixels(instance).error().code, ErrorCode::NotFound);
    writeText(instance.path, "Not a DICOM file, but long enough to be looked at.");
    QCOMPARE(readPixels(instance).error().code, ErrorCode::NotDicom);
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.findAndDeleteElement(DCM_PixelData);
    };
    QCOMPARE(readPixels(written(image)).error().code, ErrorCode::Corrupt);
}

void TestPixelReader::readPixelsOf_handsOverInOrder()
{
    constexpr int count = 60;
    std::vector<Instance> instances = writtenSeveral(count);
    constexpr std::size_t absent = 7;
    instances[absent].path += ".missing";
    std::vector<int> values;
    double fraction = 0;
    const Task task{{}, [&](double done) {
                        fraction = done;
                    }};
    const auto take = [&](const Result<PixelData>& pixels) {
        values.push_back(pixels ? static_cast<int>(valueAt(*pixels, 0)) : -1);
    };
    QVERIFY(readPixelsOf(pointersTo(instances), task, take));
    QCOMPARE(values.size(), instances.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        QCOMPARE(values[i], i == absent ? -1 : static_cast<int>(i));
    QCOMPARE(fraction, 1.0);
}

void TestPixelReader::readPixelsOf_stopsWhenAsked()
{
    const std::vector<Instance> instances = writtenSeveral(60);
    std::stop_source stop;
    std::size_t taken = 0;
    const auto take = [&](const Result<PixelData>& /*pixels*/) {
        if (++taken == 5)
            stop.request_stop();
    };
    const auto read = readPixelsOf(pointersTo(instances), {stop.get_token(), {}}, take);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QVERIFY(taken < instances.size());
}

void TestPixelReader::readPixelsOf_passesOnWhatIsThrown()
{
    // The first picture takes so long that each other thread waits for it.
    SampleImage large;
    large.rows = large.columns = 2000;
    large.pixels.assign(static_cast<std::size_t>(large.rows * large.columns), 7);
    large.transferSyntaxUid = syntax::kRle;
    std::vector<Instance> instances = writtenSeveral(60);
    instances.insert(instances.begin(), written(large));
    const auto take = [](const Result<PixelData>& /*pixels*/) {
        throw std::bad_alloc();
    };
    QVERIFY_EXCEPTION_THROWN((void)readPixelsOf(pointersTo(instances), {}, take), std::bad_alloc);
}

void TestPixelReader::readPixels_decodesRealEncodingsIdentically()
{
    const std::filesystem::path folder = realData("transfer-syntaxes/In");
    if (folder.empty() || !std::filesystem::exists(folder))
        QSKIP("FORAMEN_TEST_DATA has no transfer-syntaxes");
    std::optional<PixelData> first;
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        Instance instance;
        instance.path = entry.path();
        const Result<PixelData> pixels = readPixels(instance);
        QVERIFY2(pixels, entry.path().c_str());
        first = first.value_or(*pixels);
        QVERIFY2(pixels->stored == first->stored, entry.path().c_str());
        QCOMPARE(pixels->rescaleIntercept, first->rescaleIntercept);
        ++count;
    }
    QCOMPARE(count, 9);
}

void TestPixelReader::readPixels_readsRealSliceWithoutDelimiter()
{
    Instance instance;
    instance.path = realData("lumbar-axial-slice/GH1339.dcm");
    if (!std::filesystem::exists(instance.path))
        QSKIP("FORAMEN_TEST_DATA has no lumbar-axial-slice");
    const Result<PixelData> pixels = readPixels(instance);
    QVERIFY2(pixels, pixels ? "" : pixels.error().message.c_str());
    QCOMPARE(pixels->columns, 320);
    const auto [low, high] = std::minmax_element(pixels->stored.begin(), pixels->stored.end());
    QVERIFY(*high - *low > 200);
}

void TestPixelReader::readPixels_survivesRealFiles()
{
    const std::filesystem::path folder = realData("pydicom");
    if (folder.empty() || !std::filesystem::exists(folder))
        QSKIP("FORAMEN_TEST_DATA has no pydicom files");
    const Result<ScanResult> scan = scanStudies({folder});
    QVERIFY(scan);
    int decoded = 0;
    int failed = 0;
    for (const Study& study : scan->studies)
        for (const Series& series : study.series)
            for (const Instance& instance : series.instances) {
                if (instance.kind != InstanceKind::Image)
                    continue;
                const Result<PixelData> pixels = readPixels(instance);
                ++(pixels ? decoded : failed);
                if (!pixels && qEnvironmentVariableIsSet("FORAMEN_TEST_VERBOSE"))
                    qInfo("%s: %s", instance.path.c_str(), pixels.error().message.c_str());
            }
    qInfo("%d images decoded, %d refused", decoded, failed);
    QVERIFY(decoded > 4 * failed);
}

QTEST_APPLESS_MAIN(TestPixelReader)
#include "tst_pixel_reader.moc"
