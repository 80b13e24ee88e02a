#include "core/dicom/pixels/voi_lut.h"

#include "core/dicom/parsing/instance_header.h"
#include "core/dicom/pixels/pixel_reader.h"
#include "tests/support/encodings/transfer_syntaxes.h"
#include "tests/support/sample_image.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcvrobow.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

void dropWindow(DcmDataset& data)
{
    data.findAndDeleteElement(DCM_WindowCenter);
    data.findAndDeleteElement(DCM_WindowWidth);
}

void putWindow(DcmDataset& data)
{
    data.putAndInsertString(DCM_WindowCenter, "400");
    data.putAndInsertString(DCM_WindowWidth, "800");
}

/// A VOI LUT Sequence of one table.
void putTable(DcmDataset& data, Uint16 first, Uint16 bits, std::initializer_list<Uint16> entries)
{
    DcmItem* item = nullptr;
    data.findOrCreateSequenceItem(DCM_VOILUTSequence, item);
    const Uint16 descriptor[] = {static_cast<Uint16>(entries.size()), first, bits};
    const std::vector<Uint16> values(entries);
    item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor, 3);
    item->putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_OW), values.data(),
                                  static_cast<unsigned long>(values.size()));
}

} // namespace

/// Window and VOI LUT of a header as one curve.
class TestVoiLut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing_isAStraightLine();
    void table_isReadWhereThereIsNoWindow();
    void table_mayBeginBelowZero();
    void whiteOfATable_isThatOfItsEntries_data();
    void whiteOfATable_isThatOfItsEntries();
    void tableOfBytes_isReadInEveryForm_data();
    void tableOfBytes_isReadInEveryForm();
    void window_goesBeforeTheTable();
    void allWindows_areKeptWithTheirNames();
    void windowWithoutWidth_isNotOffered();
    void colour_hasNoWindow();
    void damagedTable_isNone();
    void sigmoid_isThatOfTheStandard();
    void turnedRound_keepsWhatIsBright();

private:
    VoiLut readFrom(const std::function<void(DcmDataset&)>& change);

    QTemporaryDir m_folder;
};

VoiLut TestVoiLut::readFrom(const std::function<void(DcmDataset&)>& change)
{
    SampleImage image;
    image.change = change;
    Instance instance;
    instance.path = m_folder.filePath("image").toStdString();
    writeSample(instance.path, image);
    const auto pixels = readPixels(instance);
    return pixels ? pixels->voiLut : VoiLut();
}

void TestVoiLut::nothing_isAStraightLine()
{
    QVERIFY(!readFrom(putWindow).curve);
    QVERIFY(!readFrom(dropWindow).curve);
}

void TestVoiLut::table_isReadWhereThereIsNoWindow()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        dropWindow(data);
        putTable(data, 100, 12, {0, 0, 4095, 2048, 4095});
    });
    QVERIFY(lut.curve);
    QCOMPARE(lut.center.value(), 102.0);
    QCOMPARE(lut.width.value(), 4.0);
    QCOMPARE(lut.curve->shares.size(), std::size_t(5));
    QCOMPARE(lut.curve->shares[2], 1.0F);
    QVERIFY(std::abs(lut.curve->shares[3] - 0.5F) < 0.001F);
    QCOMPARE(lut.curve->reach, 1.0);
}

void TestVoiLut::table_mayBeginBelowZero()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        dropWindow(data);
        data.putAndInsertUint16(DCM_PixelRepresentation, 1);
        putTable(data, static_cast<Uint16>(-10), 8, {0, 128, 255});
    });
    QVERIFY(lut.curve);
    QCOMPARE(lut.center.value(), -9.0);
}

void TestVoiLut::whiteOfATable_isThatOfItsEntries_data()
{
    QTest::addColumn<int>("statedBits");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("white");
    QTest::newRow("as stated") << 12 << 4095 << 4095;
    QTest::newRow("12 bits in 16") << 16 << 4095 << 4095;
    QTest::newRow("8 bits in 16") << 16 << 255 << 255;
    QTest::newRow("10 bits in 12") << 12 << 1020 << 1023;
    QTest::newRow("16 bits in 12") << 12 << 65535 << 65535;
    QTest::newRow("12 bits in 8") << 8 << 4000 << 4095;
    QTest::newRow("upper half unused") << 12 << 2000 << 4095;
    QTest::newRow("upper half unused, full of ones") << 12 << 2047 << 4095;
    QTest::newRow("12 bits in 16, not full") << 16 << 3000 << 4095;
    QTest::newRow("dark on purpose") << 12 << 1000 << 4095;
}

void TestVoiLut::whiteOfATable_isThatOfItsEntries()
{
    QFETCH(int, statedBits);
    QFETCH(int, most);
    QFETCH(int, white);
    const VoiLut lut = readFrom([&](DcmDataset& data) {
        dropWindow(data);
        putTable(data, 0, static_cast<Uint16>(statedBits),
                 {0, static_cast<Uint16>(most / 2), static_cast<Uint16>(most)});
    });
    QVERIFY(lut.curve);
    QCOMPARE(lut.curve->shares.back(), static_cast<float>(most) / static_cast<float>(white));
}

void TestVoiLut::tableOfBytes_isReadInEveryForm_data()
{
    QTest::addColumn<int>("statedBits");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("vr");
    QTest::addColumn<QString>("syntax");
    const QByteArray bytes("\x00\x40\x80\xFF", 4);
    const QByteArray words("\x00\x00\x40\x00\x80\x00\xFF\x00", 8);
    const auto row = [](const char* name, int bits, const QByteArray& table, const char* vr,
                        const char* syntax = syntax::kExplicit) {
        QTest::newRow(name) << bits << table << QString(vr) << QString(syntax);
    };
    row("two in a word", 8, bytes, "OW");
    row("two in a word, stated as 12 bits", 12, bytes, "OW");
    row("two in a word, stated as 16 bits", 16, bytes, "OW");
    row("two in a word, big endian", 8, bytes, "OW", syntax::kBigEndian);
    row("VR UN", 8, bytes, "UN");
    row("a word each", 8, words, "OW");
    row("a word each, VR US", 8, words, "US");
    row("a word each, big endian", 8, words, "OW", syntax::kBigEndian);
    row("a word each, implicit VR", 16, words, "OW", syntax::kImplicit);
}

/// The shares of 0, 64, 128 and 255 in white, whatever the file says of them.
void TestVoiLut::tableOfBytes_isReadInEveryForm()
{
    QFETCH(int, statedBits);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, vr);
    QFETCH(QString, syntax);
    SampleImage image;
    image.transferSyntaxUid = syntax.toStdString();
    image.change = [&](DcmDataset& data) {
        dropWindow(data);
        putTable(data, 0, static_cast<Uint16>(statedBits), {0, 1, 2, 3});
        DcmItem* item = nullptr;
        data.findAndGetSequenceItem(DCM_VOILUTSequence, item);
        item->findAndDeleteElement(DCM_LUTData);
        if (vr == "UN") {
            auto* element = new DcmOtherByteOtherWord(DcmTag(DCM_LUTData, EVR_UN));
            element->putUint8Array(reinterpret_cast<const Uint8*>(bytes.constData()),
                                   static_cast<unsigned long>(bytes.size()));
            item->insert(element, true);
            return;
        }
        std::vector<Uint16> words;
        for (qsizetype i = 0; i < bytes.size(); i += 2)
            words.push_back(static_cast<Uint16>(static_cast<std::uint8_t>(bytes[i])
                                                | static_cast<std::uint8_t>(bytes[i + 1]) << 8));
        item->putAndInsertUint16Array(DcmTag(DCM_LUTData, vr == "US" ? EVR_US : EVR_OW),
                                      words.data(), static_cast<unsigned long>(words.size()));
    };
    Instance instance;
    instance.path = m_folder.filePath("table").toStdString();
    writeSample(instance.path, image);
    const auto pixels = readPixels(instance);
    QVERIFY(pixels);
    QVERIFY(pixels->voiLut.curve);
    const auto& shares = pixels->voiLut.curve->shares;
    QCOMPARE(shares.size(), std::size_t{4});
    QCOMPARE(shares[1], 64.0F / 255);
    QCOMPARE(shares[2], 128.0F / 255);
    QCOMPARE(shares[3], 1.0F);
}

void TestVoiLut::colour_hasNoWindow()
{
    const auto readColour = [&](const char* photometric, int bits) {
        SampleImage image;
        image.change = [&](DcmDataset& data) {
            putTable(data, 100, 12, {0, 4095});
            data.putAndInsertString(DCM_WindowCenter, "40");
            data.putAndInsertString(DCM_WindowWidth, "400");
            data.putAndInsertString(DCM_PhotometricInterpretation, photometric);
            data.putAndInsertUint16(DCM_SamplesPerPixel,
                                    std::string_view(photometric).starts_with("RGB")
                                            || std::string_view(photometric).starts_with("YBR")
                                        ? 3
                                        : 1);
            data.putAndInsertUint16(DCM_BitsAllocated, 16);
            data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(bits));
        };
        const auto path = m_folder.filePath("colour").toStdString();
        writeSample(path, image);
        const auto header = readInstanceHeader(path);
        return header ? header->instance : Instance();
    };
    QCOMPARE(readColour("RGB", 8).windowWidth.value(), 255.0);
    QCOMPARE(readColour("RGB", 8).windowCenter.value(), 127.5);
    QCOMPARE(readColour("YBR_FULL", 12).windowWidth.value(), 4095.0);
    QCOMPARE(readColour("PALETTE COLOR", 16).windowWidth.value(), 255.0);
    QCOMPARE(readColour("MONOCHROME2", 16).windowWidth.value(), 400.0);
}

void TestVoiLut::window_goesBeforeTheTable()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        putWindow(data);
        putTable(data, 100, 12, {0, 4095});
    });
    QVERIFY(!lut.curve);
    QVERIFY(!lut.center);
}

void TestVoiLut::allWindows_areKeptWithTheirNames()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        data.putAndInsertString(DCM_WindowCenter, "40\\-600\\400");
        data.putAndInsertString(DCM_WindowWidth, "400\\1500\\2000");
        data.putAndInsertString(DCM_WindowCenterWidthExplanation, "SOFT\\LUNG");
        putTable(data, 100, 12, {0, 4095});
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_VOILUTSequence, item, 0);
        item->putAndInsertString(DCM_LUTExplanation, "EDGES");
    });
    QVERIFY(!lut.curve);
    QCOMPARE(lut.windows.size(), std::size_t(4));
    QCOMPARE(lut.windows[0].explanation, std::string("SOFT"));
    QCOMPARE(lut.windows[1].explanation, std::string("LUNG"));
    QCOMPARE(lut.windows[1].center, -600.0);
    QCOMPARE(lut.windows[1].width, 1500.0);
    QCOMPARE(lut.windows[2].explanation, std::string());
    QCOMPARE(lut.windows[2].width, 2000.0);
    QVERIFY(!lut.windows[2].isTable);
    QCOMPARE(lut.windows[3].explanation, std::string("EDGES"));
    QVERIFY(lut.windows[3].isTable && lut.windows[3].curve);
}

void TestVoiLut::windowWithoutWidth_isNotOffered()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        data.putAndInsertString(DCM_WindowCenter, "40\\50\\60");
        data.putAndInsertString(DCM_WindowWidth, "0\\-1");
    });
    QVERIFY(lut.windows.empty());
}

void TestVoiLut::damagedTable_isNone()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        dropWindow(data);
        putTable(data, 0, 12, {0, 1000, 4095});
        DcmItem* item = nullptr;
        data.findAndGetSequenceItem(DCM_VOILUTSequence, item);
        const Uint16 descriptor[] = {4096, 0, 12}; // more than there is
        item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor, 3);
    });
    QVERIFY(!lut.curve);
}

void TestVoiLut::sigmoid_isThatOfTheStandard()
{
    const VoiLut lut = readFrom([](DcmDataset& data) {
        putWindow(data);
        data.putAndInsertString(DCM_VOILUTFunction, "SIGMOID");
    });
    QVERIFY(lut.curve);
    QVERIFY(!lut.center);
    const auto& shares = lut.curve->shares;
    const auto shareAt = [&](double widthsFromCenter) {
        const double place =
            (widthsFromCenter / lut.curve->reach + 0.5) * static_cast<double>(shares.size() - 1);
        return static_cast<double>(shares[static_cast<std::size_t>(std::lround(place))]);
    };
    QCOMPARE(shareAt(0), 0.5);
    // PS3.3 C.11.2.1.3.1: 1 / (1 + exp(-4 (x - c) / w)).
    QVERIFY(std::abs(shareAt(0.5) - 1 / (1 + std::exp(-2.0))) < 0.005);
    QVERIFY(std::abs(shareAt(-1) - 1 / (1 + std::exp(4.0))) < 0.005);
}

void TestVoiLut::turnedRound_keepsWhatIsBright()
{
    // MONOCHROME1: the largest output is black, so the table is reversed.
    const auto turned = turnedRound({{0.0F, 0.25F, 1.0F}, 1});
    QVERIFY((turned->shares == std::vector<float>{0.0F, 0.75F, 1.0F}));
}

QTEST_GUILESS_MAIN(TestVoiLut)
#include "tst_voi_lut.moc"
