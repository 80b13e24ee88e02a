#include "core/dicom/codecs/codestream_head.h"

#include "tests/support/encodings/encoded_picture.h"
#include "tests/support/encodings/transfer_syntaxes.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

using namespace foramen;
using namespace foramen::test;
using namespace foramen::test::syntax;

namespace {

/// An encoding, and what the head of its codestream says.
struct Sample {
    const char* syntax;
    PixelEncoding encoding;
    int bits;
    int samples;
    int headBits;
};

constexpr std::array kSamples = {
    Sample{kRle, PixelEncoding::Rle, 12, 1, 16},
    Sample{kRle, PixelEncoding::Rle, 8, 3, 8},
    Sample{kJpegBaseline, PixelEncoding::Jpeg, 8, 1, 8},
    Sample{kJpegLosslessFirstOrder, PixelEncoding::Jpeg, 16, 1, 16},
    Sample{kJpegLosslessFirstOrder, PixelEncoding::Jpeg, 8, 3, 8},
    Sample{kJpegLs, PixelEncoding::JpegLs, 12, 1, 12},
    Sample{kJpegLs, PixelEncoding::JpegLs, 8, 3, 8},
    Sample{kJpeg2000, PixelEncoding::Jpeg2000, 12, 1, 12},
    Sample{kJpeg2000, PixelEncoding::Jpeg2000, 8, 3, 8},
    Sample{kHtj2k, PixelEncoding::Jpeg2000, 12, 1, 12},
};

Picture pictureOf(const Sample& sample)
{
    Picture picture;
    picture.samples = sample.samples;
    picture.bitsStored = sample.bits;
    picture.bitsAllocated = sample.bits > 8 ? 16 : 8;
    if (sample.samples == 3)
        picture.photometric = "RGB";
    return testPicture(picture);
}

PixelLayout layoutOf(const Picture& picture)
{
    PixelLayout layout;
    layout.columns = picture.columns;
    layout.rows = picture.rows;
    layout.samples = picture.samples;
    layout.bitsAllocated = picture.bitsAllocated;
    layout.bitsStored = picture.bitsStored;
    return layout;
}

/// Where the bytes of @p mark lie.
ByteVector::iterator placeOf(ByteVector& stream, std::initializer_list<std::uint8_t> mark)
{
    return std::search(stream.begin(), stream.end(), mark.begin(), mark.end());
}

} // namespace

/// What the head of a codestream says about its picture.
class TestCodestreamHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void head_isThatOfTheStream();
    void truncatedHead_isDamaged();
    void mark_tellsTheEncoding();
    void otherSizeOrColours_contradictTheHeader();
    void otherDepth_isTheStreams();
    void rleTable_mustFitItsStream();
    void jpeg2000_thatAsksForTooMuch_isDamaged();
    void part1Blocks_areToldFromHighThroughput();
};

void TestCodestreamHead::head_isThatOfTheStream()
{
    for (const Sample& sample : kSamples) {
        const Picture picture = pictureOf(sample);
        const auto stream = encoded(picture, sample.syntax);
        if (!stream)
            continue; // no encoder for HTJ2K
        const auto head = readCodestreamHead(sample.encoding, *stream, layoutOf(picture));
        QVERIFY2(head, sample.syntax);
        QCOMPARE(head->encoding, sample.encoding);
        QCOMPARE(head->columns, picture.columns);
        QCOMPARE(head->rows, picture.rows);
        QCOMPARE(head->samples, picture.samples);
        QCOMPARE(head->bits, sample.headBits);
        QVERIFY(!head->isSigned);
        QVERIFY(checkAgainstHeader(*head, layoutOf(picture)));
    }
}

void TestCodestreamHead::truncatedHead_isDamaged()
{
    for (const Sample& sample : kSamples) {
        const Picture picture = pictureOf(sample);
        const auto stream = encoded(picture, sample.syntax);
        if (!stream)
            continue;
        // The frame header of JPEG, SIZ and COD of JPEG 2000, the table of RLE.
        constexpr std::size_t within = 11;
        for (std::size_t size = 0; size < within; ++size) {
            const Bytes cut(stream->data(), size);
            QVERIFY2(!readCodestreamHead(sample.encoding, cut, layoutOf(picture)), sample.syntax);
        }
        for (std::size_t size = within; size < stream->size(); ++size)
            (void)readCodestreamHead(sample.encoding, Bytes(stream->data(), size),
                                     layoutOf(picture));
    }
}

void TestCodestreamHead::mark_tellsTheEncoding()
{
    for (const Sample& sample : kSamples) {
        const Picture picture = pictureOf(sample);
        const auto stream = encoded(picture, sample.syntax);
        if (!stream)
            continue;
        const std::optional<PixelEncoding> marked = encodingByMark(*stream);
        QCOMPARE(marked.has_value(), sample.encoding != PixelEncoding::Rle);
        if (marked)
            QCOMPARE(*marked, sample.encoding);
        QCOMPARE(looksLikeRle(*stream, picture.samples), !marked);
        // A stream is not read as one of another kind.
        const PixelEncoding other = sample.encoding == PixelEncoding::Jpeg2000
            ? PixelEncoding::Jpeg
            : PixelEncoding::Jpeg2000;
        QVERIFY2(!readCodestreamHead(other, *stream, layoutOf(picture)), sample.syntax);
    }
    QVERIFY(!encodingByMark({}));
    QVERIFY(!encodingByMark(nativeBytes(pictureOf(kSamples[0]))));
}

void TestCodestreamHead::otherSizeOrColours_contradictTheHeader()
{
    const PixelLayout layout = layoutOf(pictureOf(kSamples[0]));
    const CodestreamHead head{PixelEncoding::Jpeg, layout.columns, layout.rows, 1, 8, false};
    QVERIFY(checkAgainstHeader(head, layout));
    CodestreamHead wider = head;
    ++wider.columns;
    CodestreamHead shorter = head;
    --shorter.rows;
    CodestreamHead turned = head;
    std::swap(turned.columns, turned.rows);
    CodestreamHead coloured = head;
    coloured.samples = 3;
    for (const CodestreamHead& other : {wider, shorter, turned, coloured}) {
        const Result<void> checked = checkAgainstHeader(other, layout);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::Corrupt);
    }
}

void TestCodestreamHead::otherDepth_isTheStreams()
{
    for (const char* syntax : {kJpegLosslessFirstOrder, kJpegLs, kJpeg2000}) {
        Picture picture;
        picture.bitsAllocated = 8;
        picture.bitsStored = 8;
        picture = testPicture(picture);
        const ByteVector stream = *encoded(picture, syntax);
        PixelLayout deeper = layoutOf(picture);
        deeper.bitsAllocated = 16;
        deeper.bitsStored = 12;
        const auto head = readCodestreamHead(*encodingByMark(stream), stream, deeper);
        QVERIFY2(head, syntax);
        QCOMPARE(head->bits, 8);
        QVERIFY2(checkAgainstHeader(*head, deeper), syntax);
    }
}

void TestCodestreamHead::rleTable_mustFitItsStream()
{
    const Picture picture = pictureOf(kSamples[0]);
    const ByteVector good = *encoded(picture, kRle);
    const PixelLayout layout = layoutOf(picture);
    const auto refused = [&](std::size_t at, std::uint8_t value) {
        ByteVector stream = good;
        stream[at] = value;
        return !readCodestreamHead(PixelEncoding::Rle, stream, layout);
    };
    QVERIFY(refused(0, 0)); // segments
    QVERIFY(refused(0, 3)); // no width of a sample
    QVERIFY(refused(0, 16)); // more than the table has room for
    QVERIFY(refused(4, 60)); // the first begins in the table
    QVERIFY(refused(11, 0x7F)); // the second begins behind the end
    QVERIFY(refused(0, 1)); // fewer bits than are stored
}

void TestCodestreamHead::jpeg2000_thatAsksForTooMuch_isDamaged()
{
    const Picture picture = pictureOf(kSamples[7]);
    const ByteVector good = *encoded(picture, kJpeg2000);
    constexpr std::size_t siz = 4; // its length
    const auto with = [&](std::size_t offset, std::uint32_t value) {
        ByteVector stream = good;
        for (std::size_t i = 0; i < 4; ++i)
            stream[siz + offset + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
        return readCodestreamHead(PixelEncoding::Jpeg2000, stream, layoutOf(picture));
    };
    constexpr std::size_t width = 4;
    constexpr std::size_t tileWidth = 20;
    QVERIFY(with(width, 20)); // as it is
    QVERIFY(!with(width, std::numeric_limits<std::uint32_t>::max()));
    QVERIFY(!with(width, 0));
    QVERIFY(!with(tileWidth, 0));
    constexpr std::size_t tileLeft = 28;
    constexpr std::size_t tileTop = 32;
    QVERIFY(!with(tileLeft, 1)); // right of the picture's beginning
    QVERIFY(!with(tileTop, std::numeric_limits<std::uint32_t>::max()));
    ByteVector layers = good;
    const auto cod = placeOf(layers, {0xFF, 0x52});
    QVERIFY(cod != layers.end());
    std::fill_n(cod + 6, 2, std::uint8_t{0xFF});
    QVERIFY(!readCodestreamHead(PixelEncoding::Jpeg2000, layers, layoutOf(picture)));
}

void TestCodestreamHead::part1Blocks_areToldFromHighThroughput()
{
    const Picture picture = pictureOf(kSamples[7]);
    const ByteVector good = *encoded(picture, kJpeg2000);
    QVERIFY(blockCodingOf(good) == BlockCoding::Part1);
    QVERIFY(blockCodingOf({}) == BlockCoding::Unknown);
    if (const auto highThroughput = encoded(picture, kHtj2k)) {
        QVERIFY(blockCodingOf(*highThroughput) == BlockCoding::HighThroughput);
        for (std::size_t size = 0; size < highThroughput->size(); ++size)
            QVERIFY(blockCodingOf(Bytes(*highThroughput).first(size)) == BlockCoding::Unknown);
    }
    ByteVector styled = good;
    *(placeOf(styled, {0xFF, 0x52}) + 12) |= 0x40;
    QVERIFY(blockCodingOf(styled) == BlockCoding::HighThroughput);
    ByteVector longer = good; // its tile-part reaches beyond the stream
    *(placeOf(longer, {0xFF, 0x90}) + 7) = 1;
    QVERIFY(blockCodingOf(longer) == BlockCoding::Unknown);
    const ByteVector cut(good.begin(), good.end() - 2);
    QVERIFY(blockCodingOf(cut) == BlockCoding::Unknown);
}

QTEST_APPLESS_MAIN(TestCodestreamHead)
#include "tst_codestream_head.moc"
