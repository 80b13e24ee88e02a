#include "core/dicom/codecs/decoding_resources.h"
#include "core/dicom/parsing/instance_header.h"
#include "core/dicom/pixels/pixel_reader.h"
#include "tests/support/encodings/encoded_picture.h"
#include "tests/support/encodings/pixel_mutants.h"
#include "tests/support/encodings/transfer_syntaxes.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <array>

using namespace foramen;
using namespace foramen::test;
using namespace foramen::test::syntax;

namespace {

constexpr std::array kLossless = {kRle,         kJpegLosslessFirstOrder, kJpegLs, kJpeg2000, kHtj2k,
                                  kEncapsulated};
constexpr qint64 kHang = 5000; // ms

PixelFile nativeFile(const Picture& picture)
{
    PixelFile file;
    file.header = picture;
    file.transferSyntaxUid = kExplicit;
    file.pixels = nativeBytes(picture);
    file.statedLength = true;
    return file;
}

Picture described(int allocated, int stored, bool isSigned = false)
{
    Picture picture;
    picture.bitsAllocated = allocated;
    picture.bitsStored = stored;
    picture.isSigned = isSigned;
    return picture;
}

std::vector<double> valuesOf(const PixelData& pixels)
{
    std::vector<double> values;
    for (const std::int16_t stored : pixels.stored)
        values.push_back(pixels.rescaleSlope * stored + pixels.rescaleIntercept);
    return values;
}

} // namespace

/// Pixels of every transfer syntax, correct and damaged.
class TestEncodings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEncoding_givesThePlainPixels_data();
    void everyEncoding_givesThePlainPixels();
    void statedLength_isReadByTheMarks();
    void fragments_makeUpTheirFrames();
    void otherSyntax_isReadByTheMarks_data();
    void otherSyntax_isReadByTheMarks();
    void oddFragments_makeUpTheirFrames_data();
    void oddFragments_makeUpTheirFrames();
    void fewerFrames_areThoseThatAreThere();
    void contradictingSize_isRefused();
    void eightOfSixteenBits_givesThePlainPixels_data();
    void eightOfSixteenBits_givesThePlainPixels();
    void contradictingDepth_isTheStreamsPicture_data();
    void contradictingDepth_isTheStreamsPicture();
    void contradictingColours_areRefused_data();
    void contradictingColours_areRefused();
    void contradictingAllocation_isTheStreamsPicture_data();
    void contradictingAllocation_isTheStreamsPicture();
    void halfSampledColour_isThatOfThreeSamples();
    void damagedHtj2k_isRefused();
    void colourBeyondItsDepth_isReadInBounds();
    void jpegThatEndsEarly_isShownAndNamed();
    void jpegLsWithoutEnd_isRefusedSoon();
    void everyLayout_givesThePlainPixels();
    void reusedMemory_leavesNothingOfAnotherPicture_data();
    void reusedMemory_leavesNothingOfAnotherPicture();
    void damagedFiles_neverEndTheProgram();

private:
    Instance written(const ByteVector& bytes);
    Result<PixelData> read(const ByteVector& bytes) { return readPixels(written(bytes)); }

    QTemporaryDir m_folder;
};

Instance TestEncodings::written(const ByteVector& bytes)
{
    Instance instance;
    instance.path = m_folder.filePath("image").toStdString();
    writeBytes(instance.path, bytes);
    return instance;
}

void TestEncodings::everyEncoding_givesThePlainPixels_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<int>("samples");
    for (const char* syntax : kLossless) {
        const auto row = [&](int allocated, int stored, bool isSigned, int samples) {
            QTest::addRow("%s, %d of %d bits%s, %d colours", syntax, stored, allocated,
                          isSigned ? ", signed" : "", samples)
                << QString(syntax) << allocated << stored << isSigned << samples;
        };
        row(8, 8, false, 1);
        row(16, 8, false, 1);
        row(16, 12, false, 1);
        row(16, 16, false, 1);
        row(16, 12, true, 1);
        row(16, 16, true, 1);
        row(8, 8, false, 3);
    }
    QTest::newRow("JPEG-LS, 7 of 8 bits") << QString(kJpegLs) << 8 << 7 << false << 1;
    QTest::newRow("JPEG 2000, 10 of 16 bits") << QString(kJpeg2000) << 16 << 10 << false << 1;
}

void TestEncodings::everyEncoding_givesThePlainPixels()
{
    QFETCH(QString, syntax);
    QFETCH(int, allocated);
    QFETCH(int, stored);
    QFETCH(bool, isSigned);
    QFETCH(int, samples);
    Picture description = described(allocated, stored, isSigned);
    description.samples = samples;
    if (samples == 3)
        description.photometric = "RGB";
    const Picture picture = testPicture(description);
    const std::optional<ByteVector> stream = encoded(picture, syntax.toStdString());
    if (!stream)
        QSKIP("built without an encoder for it");
    const auto plain = read(bytesOf(nativeFile(picture)));
    QVERIFY(plain);
    const auto pixels = read(bytesOf(encapsulated(picture, syntax.toStdString(), {*stream})));
    QVERIFY(pixels);
    QVERIFY(valuesOf(*pixels) == valuesOf(*plain));
}

void TestEncodings::statedLength_isReadByTheMarks()
{
    const Picture picture = testPicture(described(16, 12));
    const auto plain = read(bytesOf(nativeFile(picture)));
    QVERIFY(plain);
    for (const char* syntax : {kJpegLosslessFirstOrder, kJpegLs, kJpeg2000}) {
        const ByteVector stream = *encoded(picture, syntax);
        PixelFile items = encapsulated(picture, syntax, {stream});
        items.statedLength = true;
        PixelFile bare = items;
        bare.items.clear();
        bare.pixels = stream;
        PixelFile wrong = encapsulated(picture, kExplicit, {stream});
        PixelFile open = encapsulated(picture, syntax, {stream});
        open.delimited = false;
        PixelFile native = nativeFile(picture); // no stream at all
        native.transferSyntaxUid = syntax;
        for (const PixelFile& file : {items, bare, wrong, open, native}) {
            const auto pixels = read(bytesOf(file));
            QVERIFY2(pixels, syntax);
            QVERIFY2(valuesOf(*pixels) == valuesOf(*plain), syntax);
            const auto header = readInstanceHeader(m_folder.filePath("image").toStdString());
            QVERIFY2(header && !header->instance.truncated, syntax);
        }
    }
}

void TestEncodings::fragments_makeUpTheirFrames()
{
    for (const char* syntax : {kJpegLosslessFirstOrder, kJpegLs, kJpeg2000}) {
        std::vector<ByteVector> streams;
        std::vector<double> wanted;
        for (unsigned frame = 0; frame < 3; ++frame) {
            const Picture picture = testPicture(described(16, 12), frame + 1);
            streams.push_back(*encoded(picture, syntax));
            if (streams.back().size() % 2 != 0)
                streams.back().push_back(0);
            const auto plain = read(bytesOf(nativeFile(picture)));
            QVERIFY(plain);
            const std::vector<double> values = valuesOf(*plain);
            wanted.insert(wanted.end(), values.begin(), values.end());
        }
        std::vector<ByteVector> halves;
        for (const ByteVector& stream : streams) {
            const auto middle = stream.begin() + static_cast<std::ptrdiff_t>(stream.size() / 4 * 2);
            halves.emplace_back(stream.begin(), middle);
            halves.emplace_back(middle, stream.end());
        }
        PixelFile marked = encapsulated(described(16, 12), syntax, halves);
        marked.frames = 3;
        PixelFile tabled = marked;
        tabled.items.front() = offsetTable(halves, {0, 2, 4});
        ByteVector all;
        for (const ByteVector& stream : streams)
            all.insert(all.end(), stream.begin(), stream.end());
        PixelFile inOne = encapsulated(described(16, 12), syntax, {all});
        inOne.frames = 3;
        for (const PixelFile& file : {marked, tabled, inOne}) {
            const auto pixels = read(bytesOf(file));
            QVERIFY2(pixels, syntax);
            QCOMPARE(pixels->frames, 3);
            QVERIFY2(valuesOf(*pixels) == wanted, syntax);
        }
    }
}

void TestEncodings::otherSyntax_isReadByTheMarks_data()
{
    QTest::addColumn<QString>("streamOf");
    QTest::addColumn<QString>("stated");
    QTest::addColumn<int>("frames");
    QTest::addColumn<bool>("statedLength");
    const auto row = [](const char* name, const char* streamOf, const char* stated, int frames,
                        bool statedLength) {
        QTest::newRow(name) << QString(streamOf) << QString(stated) << frames << statedLength;
    };
    row("JPEG 2000 called JPEG-LS", kJpeg2000, kJpegLs, 1, false);
    row("JPEG called JPEG 2000", kJpegLosslessFirstOrder, kJpeg2000, 1, false);
    row("JPEG-LS called RLE", kJpegLs, kRle, 1, false);
    row("RLE called JPEG", kRle, kJpegLosslessFirstOrder, 1, false);
    row("RLE called native", kRle, kExplicit, 1, false);
    row("RLE of stated length", kRle, kRle, 1, true);
    row("three frames of RLE, stated length", kRle, kRle, 3, true);
    row("three frames of JPEG, stated length", kJpegLosslessFirstOrder, kJpegLosslessFirstOrder, 3,
        true);
    row("three frames of JPEG 2000 called native", kJpeg2000, kExplicit, 3, true);
    row("uncompressed, stated length", kEncapsulated, kEncapsulated, 3, true);
    row("uncompressed called native", kEncapsulated, kExplicit, 1, false);
    row("HTJ2K called JPEG 2000", kHtj2k, kJpeg2000, 1, false);
}

void TestEncodings::otherSyntax_isReadByTheMarks()
{
    QFETCH(QString, streamOf);
    QFETCH(QString, stated);
    QFETCH(int, frames);
    QFETCH(bool, statedLength);
    const Picture picture = testPicture(described(16, 12));
    const auto stream = encoded(picture, streamOf.toStdString());
    if (!stream)
        QSKIP("built without an encoder for it");
    ByteVector even = *stream;
    even.resize(even.size() + even.size() % 2);
    PixelFile file = encapsulated(picture, stated.toStdString(),
                                  std::vector<ByteVector>(static_cast<std::size_t>(frames), even));
    file.statedLength = statedLength;
    const auto pixels = read(bytesOf(file));
    QVERIFY(pixels);
    QCOMPARE(pixels->frames, frames);
    std::vector<double> wanted;
    for (int frame = 0; frame < frames; ++frame)
        wanted.insert(wanted.end(), picture.values.begin(), picture.values.end());
    QVERIFY(valuesOf(*pixels) == wanted);
}

void TestEncodings::oddFragments_makeUpTheirFrames_data()
{
    QTest::addColumn<QString>("syntax");
    for (const char* syntax : {kRle, kJpegLosslessFirstOrder, kJpegLs, kJpeg2000})
        QTest::newRow(syntax) << QString(syntax);
}

/// Offset tables that are wrong, empty fragments, more frames than stated, none stated.
void TestEncodings::oddFragments_makeUpTheirFrames()
{
    QFETCH(QString, syntax);
    const std::string uid = syntax.toStdString();
    std::vector<ByteVector> streams;
    std::vector<std::vector<double>> frames;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const Picture picture = testPicture(described(16, 12), seed);
        streams.push_back(*encoded(picture, uid));
        streams.back().resize(streams.back().size() + streams.back().size() % 2);
        frames.emplace_back(picture.values.begin(), picture.values.end());
    }
    const PixelFile plain = encapsulated(described(16, 12), uid, streams);
    PixelFile zeros = plain;
    zeros.items.front() = ByteVector(12, 0);
    PixelFile beyond = plain;
    beyond.items.front() = ByteVector(12, 0xFE);
    PixelFile shorter = plain; // an offset for the first frame alone
    shorter.items.front() = ByteVector(4, 0);
    PixelFile shifted = plain; // offsets from the beginning of the table
    shifted.items.front() = offsetTable(streams, {0, 1, 2});
    for (std::size_t i = 0; i < shifted.items.front().size(); i += 4)
        shifted.items.front()[i] = static_cast<std::uint8_t>(shifted.items.front()[i] + 20);
    PixelFile ended = plain;
    ended.items.emplace_back();
    PixelFile begun = plain; // by an empty fragment, as each other frame is
    for (std::size_t i = 0; i < streams.size(); ++i)
        begun.items.insert(begun.items.begin() + 1 + static_cast<std::ptrdiff_t>(2 * i),
                           ByteVector());
    for (const PixelFile& file : {zeros, beyond, shorter, shifted, ended, begun}) {
        const auto pixels = read(bytesOf(file));
        QVERIFY(pixels);
        QCOMPARE(pixels->frames, 3);
        std::vector<double> all;
        for (const auto& frame : frames)
            all.insert(all.end(), frame.begin(), frame.end());
        QVERIFY(valuesOf(*pixels) == all);
    }
    PixelFile more = plain;
    more.frames = 2;
    const auto two = read(bytesOf(more));
    QVERIFY(two);
    QCOMPARE(two->frames, 2);
    PixelFile empty = encapsulated(described(16, 12), uid, {streams[1]});
    empty.items.insert(empty.items.begin() + 1, ByteVector());
    const auto one = read(bytesOf(empty));
    QVERIFY(one);
    QVERIFY(valuesOf(*one) == frames[1]);
}

void TestEncodings::fewerFrames_areThoseThatAreThere()
{
    const Picture picture = testPicture(described(16, 12));
    for (const char* syntax : {kRle, kJpegLosslessFirstOrder, kJpegLs, kJpeg2000, kEncapsulated}) {
        const ByteVector stream = *encoded(picture, syntax);
        PixelFile file = encapsulated(picture, syntax, {stream, stream});
        file.frames = 6;
        const auto pixels = read(bytesOf(file));
        QVERIFY2(pixels, syntax);
        QCOMPARE(pixels->frames, 2);
        QCOMPARE(pixels->stored.size(), std::size_t(2 * 320));
    }
    PixelFile native = nativeFile(picture);
    native.frames = 3;
    native.pixels.insert(native.pixels.end(), native.pixels.begin(), native.pixels.end());
    const auto pixels = read(bytesOf(native));
    QVERIFY(pixels);
    QCOMPARE(pixels->frames, 2);
}

void TestEncodings::contradictingSize_isRefused()
{
    for (const char* syntax : {kRle, kJpegLosslessFirstOrder, kJpegLs, kJpeg2000}) {
        const Picture picture = testPicture(described(16, 12));
        const ByteVector stream = *encoded(picture, syntax);
        Picture wider = picture;
        wider.columns += 4;
        Picture shorter = picture;
        shorter.rows -= 4;
        Picture colours = picture;
        colours.samples = 3;
        for (const Picture& header : {wider, shorter, colours}) {
            const auto pixels = read(bytesOf(encapsulated(header, syntax, {stream})));
            QVERIFY2(!pixels, syntax);
            QCOMPARE(pixels.error().code, ErrorCode::Corrupt);
        }
    }
}

void TestEncodings::eightOfSixteenBits_givesThePlainPixels_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<int>("samples");
    for (const char* syntax : {kRle, kJpegLosslessFirstOrder, kJpegLs, kJpeg2000, kHtj2k}) {
        QTest::addRow("%s, signed", syntax) << QString(syntax) << true << 1;
        QTest::addRow("%s, colour", syntax) << QString(syntax) << false << 3;
    }
}

/// 16 bits allocated, 8 stored, whether the codestream has 8 or 16: three frames of it.
void TestEncodings::eightOfSixteenBits_givesThePlainPixels()
{
    QFETCH(QString, syntax);
    QFETCH(bool, isSigned);
    QFETCH(int, samples);
    const std::string uid = syntax.toStdString();
    for (const int allocatedInStream : {8, 16}) {
        if (uid == kRle && allocatedInStream == 8)
            continue; // a segment of RLE is a byte of a word
        Picture description = described(allocatedInStream, 8, isSigned);
        description.samples = samples;
        if (samples == 3)
            description.photometric = "RGB";
        std::vector<ByteVector> streams;
        std::vector<double> wanted;
        Picture header = description;
        header.bitsAllocated = 16;
        for (unsigned seed = 1; seed <= 3; ++seed) {
            Picture picture = testPicture(description, seed);
            auto stream = encoded(picture, uid);
            if (!stream)
                QSKIP("built without an encoder for it");
            stream->resize(stream->size() + stream->size() % 2);
            streams.push_back(*stream);
            picture.bitsAllocated = 16;
            const auto plain = read(bytesOf(nativeFile(picture)));
            QVERIFY(plain);
            const std::vector<double> values = valuesOf(*plain);
            wanted.insert(wanted.end(), values.begin(), values.end());
        }
        const auto pixels = read(bytesOf(encapsulated(header, uid, streams)));
        QVERIFY(pixels);
        QVERIFY(valuesOf(*pixels) == wanted);
    }
}

void TestEncodings::contradictingDepth_isTheStreamsPicture_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<int>("bitsOfStream");
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("stored");
    for (const char* syntax : {kJpegLosslessFirstOrder, kJpegLs, kJpeg2000, kHtj2k}) {
        const auto row = [&](int bitsOfStream, int allocated, int stored) {
            QTest::addRow("%s, %d bits, stated as %d of %d", syntax, bitsOfStream, stored,
                          allocated)
                << QString(syntax) << bitsOfStream << allocated << stored;
        };
        row(12, 8, 8);
        row(16, 8, 8);
        row(16, 16, 12);
        row(12, 16, 16);
        row(12, 16, 10);
    }
}

void TestEncodings::contradictingDepth_isTheStreamsPicture()
{
    QFETCH(QString, syntax);
    QFETCH(int, bitsOfStream);
    QFETCH(int, allocated);
    QFETCH(int, stored);
    const Picture picture = testPicture(described(16, bitsOfStream));
    const auto plain = read(bytesOf(nativeFile(picture)));
    QVERIFY(plain);
    const auto stream = encoded(picture, syntax.toStdString());
    if (!stream)
        QSKIP("built without an encoder for it");
    const auto pixels =
        read(bytesOf(encapsulated(described(allocated, stored), syntax.toStdString(), {*stream})));
    QVERIFY(pixels);
    QVERIFY(valuesOf(*pixels) == valuesOf(*plain));
}

void TestEncodings::contradictingColours_areRefused_data()
{
    QTest::addColumn<QString>("syntax");
    for (const char* syntax : {kRle, kJpegLosslessFirstOrder, kJpegLs, kJpeg2000, kHtj2k})
        QTest::newRow(syntax) << QString(syntax);
}

/// Grey under a header of three colours and the other way round, rows and columns exchanged.
void TestEncodings::contradictingColours_areRefused()
{
    QFETCH(QString, syntax);
    const std::string uid = syntax.toStdString();
    const Picture grey = testPicture(described(8, 8));
    Picture description = described(8, 8);
    description.samples = 3;
    description.photometric = "RGB";
    const Picture colour = testPicture(description);
    Picture turned = grey;
    std::swap(turned.rows, turned.columns);
    for (const auto& [header, stream] :
         {std::pair(colour, grey), std::pair(grey, colour), std::pair(turned, grey)}) {
        const auto bytes = encoded(stream, uid);
        if (!bytes)
            QSKIP("built without an encoder for it");
        const auto pixels = read(bytesOf(encapsulated(header, uid, {*bytes})));
        // A stream of RLE does not say its rows and columns.
        if (uid == kRle && header.samples == stream.samples) {
            QVERIFY(pixels);
            continue;
        }
        QVERIFY(!pixels);
        QCOMPARE(pixels.error().code, ErrorCode::Corrupt);
        QVERIFY(!pixels.error().reason.empty());
    }
}

void TestEncodings::contradictingAllocation_isTheStreamsPicture_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("JPEG-LS, 32 of 32 bits") << QString(kJpegLs) << 32 << 32 << true;
    QTest::newRow("JPEG-LS, 8 of 32 bits") << QString(kJpegLs) << 32 << 8 << true;
    QTest::newRow("JPEG 2000, 32 of 32 bits") << QString(kJpeg2000) << 32 << 32 << true;
    QTest::newRow("JPEG, 8 of 32 bits") << QString(kJpegLosslessFirstOrder) << 32 << 8 << true;
    QTest::newRow("JPEG-LS, 1 bit") << QString(kJpegLs) << 1 << 1 << true;
    QTest::newRow("RLE, 8 of 32 bits") << QString(kRle) << 32 << 8 << true;
    // A segment of RLE is a byte of each value: with one of four, the values are not known.
    QTest::newRow("RLE, 32 of 32 bits") << QString(kRle) << 32 << 32 << false;
}

void TestEncodings::contradictingAllocation_isTheStreamsPicture()
{
    QFETCH(QString, syntax);
    QFETCH(int, allocated);
    QFETCH(int, stored);
    QFETCH(bool, isRead);
    const Picture picture = testPicture(described(8, 8));
    const auto plain = read(bytesOf(nativeFile(picture)));
    QVERIFY(plain);
    const std::string uid = syntax.toStdString();
    Picture header = picture;
    header.bitsAllocated = allocated;
    header.bitsStored = stored;
    const auto pixels = read(bytesOf(encapsulated(header, uid, {*encoded(picture, uid)})));
    QCOMPARE(pixels.has_value(), isRead);
    if (pixels)
        QVERIFY(valuesOf(*pixels) == valuesOf(*plain));
    else
        QVERIFY(!pixels.error().reason.empty());
}

/// A Photometric Interpretation for 8-bit colour does not shorten other pixels.
void TestEncodings::halfSampledColour_isThatOfThreeSamples()
{
    for (const auto& [bits, samples] : {std::pair(8, 1), std::pair(16, 1), std::pair(16, 3)})
        for (const char* syntax : {kExplicit, kEncapsulated}) {
            Picture picture = described(bits, bits);
            picture.samples = samples;
            picture.photometric = samples == 3 ? "YBR_FULL" : "MONOCHROME2";
            picture = testPicture(picture);
            const auto plain = read(bytesOf(nativeFile(picture)));
            QVERIFY(plain);
            picture.photometric = "YBR_FULL_422";
            const auto pixels =
                read(bytesOf(encapsulated(picture, syntax, {nativeBytes(picture)})));
            QVERIFY(pixels);
            QVERIFY(valuesOf(*pixels) == valuesOf(*plain));
        }
}

/// OpenJPEG 2.5.0 fails an assertion on HTJ2K code-blocks that no encoder writes.
void TestEncodings::damagedHtj2k_isRefused()
{
    const Picture picture = testPicture(described(16, 12));
    const std::optional<ByteVector> whole = encoded(picture, kHtj2k);
    if (!whole)
        QSKIP("built without an encoder for it");
    constexpr std::size_t tail = 200; // code-blocks
    int refused = 0;
    for (std::size_t at = whole->size() - tail; at + 4 < whole->size(); ++at) {
        ByteVector stream = *whole;
        std::fill_n(stream.begin() + static_cast<std::ptrdiff_t>(at), 2, std::uint8_t{0xFF});
        refused += read(bytesOf(encapsulated(picture, kHtj2k, {stream}))) ? 0 : 1;
    }
    QVERIFY(refused > 0);
}

/// Lossless JPEG can hold samples larger than its depth; the library converts colour by tables.
void TestEncodings::colourBeyondItsDepth_isReadInBounds()
{
    Picture picture = described(16, 16);
    picture.samples = 3;
    picture.photometric = "RGB";
    picture = testPicture(picture);
    ByteVector stream = *encoded(picture, kJpegLosslessFirstOrder);
    constexpr std::array<std::uint8_t, 5> frameOf16Bits = {0xFF, 0xC3, 0, 17, 16};
    const auto frame =
        std::search(stream.begin(), stream.end(), frameOf16Bits.begin(), frameOf16Bits.end());
    QVERIFY(frame != stream.end());
    picture.photometric = "YBR_FULL";
    for (const std::uint8_t bits : {12, 10, 8}) {
        frame[4] = bits;
        const auto pixels = read(bytesOf(encapsulated(picture, kJpegLosslessFirstOrder, {stream})));
        QVERIFY(pixels);
        QCOMPARE(pixels->stored.size(), std::size_t{320});
    }
}

/// The IJG library fills missing data and only warns.
void TestEncodings::jpegThatEndsEarly_isShownAndNamed()
{
    for (const auto& [syntax, bits] : {std::pair(kJpegBaseline, 8), std::pair(kJpegExtended, 12)}) {
        const Picture picture = testPicture(described(bits > 8 ? 16 : 8, bits));
        const ByteVector whole = *encoded(picture, syntax);
        const auto good = read(bytesOf(encapsulated(picture, syntax, {whole})));
        QVERIFY2(good, syntax);
        QVERIFY2(!good->problem, syntax);
        ByteVector cut(whole.begin(), whole.end() - 40);
        cut.insert(cut.end(), {0xFF, 0xD9});
        const auto pixels = read(bytesOf(encapsulated(picture, syntax, {cut})));
        QVERIFY2(pixels, syntax);
        QVERIFY2(pixels->problem, syntax);
    }
}

/// CharLS counted two thousand million zero bits where no marker followed.
void TestEncodings::jpegLsWithoutEnd_isRefusedSoon()
{
    const Picture picture = testPicture(described(16, 12));
    const ByteVector whole = *encoded(picture, kJpegLs);
    for (const std::ptrdiff_t zeros : {1, 2, 3, 8, 20}) {
        ByteVector stream(whole.begin(), whole.end() - 2 - zeros);
        stream.resize(whole.size());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!read(bytesOf(encapsulated(picture, kJpegLs, {stream}))));
        QVERIFY(timer.elapsed() < kHang);
    }
    // Only the end marker is missing: the picture is whole.
    const ByteVector unmarked(whole.begin(), whole.end() - 2);
    QVERIFY(read(bytesOf(encapsulated(picture, kJpegLs, {unmarked}))));
}

/// Files of every encoding and layout, correct.
void TestEncodings::everyLayout_givesThePlainPixels()
{
    const std::vector<SoundFile> files = soundFiles();
    constexpr std::size_t many = 70; // without HTJ2K
    QVERIFY(files.size() > many);
    for (const SoundFile& file : files) {
        const auto pixels = read(file.bytes);
        QVERIFY2(pixels, file.name.c_str());
        QCOMPARE(pixels->frames, static_cast<int>(file.frames.size()));
        std::vector<double> wanted;
        for (const Picture& frame : file.frames) {
            const auto plain = read(bytesOf(nativeFile(frame)));
            QVERIFY(plain);
            const std::vector<double> values = valuesOf(*plain);
            wanted.insert(wanted.end(), values.begin(), values.end());
        }
        if (file.isLossless)
            QVERIFY2(valuesOf(*pixels) == wanted, file.name.c_str());
        else
            QCOMPARE(pixels->stored.size(), wanted.size());
    }
}

void TestEncodings::reusedMemory_leavesNothingOfAnotherPicture_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("samples");
    for (const char* syntax : kLossless) {
        QTest::addRow("%s, grey", syntax) << QString(syntax) << 12 << 1;
        QTest::addRow("%s, colour", syntax) << QString(syntax) << 8 << 3;
    }
    QTest::newRow("JPEG baseline") << QString(kJpegBaseline) << 8 << 1;
}

/// A picture that ends early, read with memory of another one: the same pixels or the same refusal
/// as with new memory.
void TestEncodings::reusedMemory_leavesNothingOfAnotherPicture()
{
    QFETCH(QString, syntax);
    QFETCH(int, bits);
    QFETCH(int, samples);
    Picture description = described(bits > 8 ? 16 : 8, bits);
    description.samples = samples;
    if (samples == 3)
        description.photometric = "RGB";
    const Picture picture = testPicture(description);
    const std::optional<ByteVector> stream = encoded(picture, syntax.toStdString());
    if (!stream)
        QSKIP("built without an encoder for it");
    const std::size_t most = 8 * picture.values.size();
    DecodingResources resources;
    std::size_t readable = 0;
    constexpr std::size_t cuts = 24;
    for (std::size_t cut = 0; cut < cuts; ++cut) {
        ByteVector part = *stream;
        part.resize(part.size() - part.size() * cut / cuts);
        const Instance instance =
            written(bytesOf(encapsulated(picture, syntax.toStdString(), {part})));
        const Result<PixelData> fresh = readPixels(instance);
        resources.stream = resources.samples = resources.frames = ByteVector(most, 0xAB);
        const Result<PixelData> again =
            readPixels(instance, resources, std::vector<std::int16_t>(most, 0x0ABC));
        QCOMPARE(again.has_value(), fresh.has_value());
        if (!fresh)
            continue;
        ++readable;
        QVERIFY(again->stored == fresh->stored);
        QVERIFY(again->colors == fresh->colors);
    }
    QVERIFY(readable > 0);
}

/// Damaged files of every encoding and layout; FORAMEN_MUTANTS is their number.
void TestEncodings::damagedFiles_neverEndTheProgram()
{
    constexpr int few = 3000;
    const int count = qEnvironmentVariable("FORAMEN_MUTANTS", QString::number(few)).toInt();
    PixelMutator mutator(soundFiles());
    qint64 slowest = 0;
    int decoded = 0;
    for (int i = 0; i < count; ++i) {
        const ByteVector bytes = mutator.next();
        QElapsedTimer timer;
        timer.start();
        const auto pixels = read(bytes);
        if (timer.elapsed() > 1000)
            qInfo("mutant %d (%s) took %lld ms", i, mutator.name().c_str(), timer.elapsed());
        slowest = std::max(slowest, timer.elapsed());
        decoded += pixels ? 1 : 0;
        if (pixels)
            QCOMPARE(pixels->stored.size(),
                     static_cast<std::size_t>(pixels->columns)
                         * static_cast<std::size_t>(pixels->rows)
                         * static_cast<std::size_t>(pixels->frames));
    }
    rusage self{};
    rusage children{};
    getrusage(RUSAGE_SELF, &self);
    getrusage(RUSAGE_CHILDREN, &children);
    const long peak = std::max(self.ru_maxrss, children.ru_maxrss) / 1024; // MiB
    qInfo("%d mutants, %d decoded, the slowest in %lld ms, at most %ld MiB", count, decoded,
          slowest, peak);
    QVERIFY(slowest < kHang);
    QVERIFY(decoded > 0 && decoded < count);
#if !defined(__SANITIZE_ADDRESS__)
    constexpr long mostMemory = 1024;
    QVERIFY(peak < mostMemory);
#endif
}

QTEST_APPLESS_MAIN(TestEncodings)
#include "tst_encodings.moc"
