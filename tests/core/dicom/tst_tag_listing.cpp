#include "core/dicom/tags/tag_listing.h"

#include "core/dicom/tags/tag_listing_values.h"
#include "tests/support/real_data.h"
#include "tests/support/sample_image.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

using namespace foramen;
using namespace foramen::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

const TagLine* find(const TagListing& listing, DicomTag tag, int nth = 0)
{
    for (const TagLine& line : listing.lines)
        if (line.tag == tag && nth-- == 0)
            return &line;
    return nullptr;
}

Bytes bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void addHead(Bytes& bytes, DicomTag tag, const char* vr, std::uint32_t length)
{
    for (const std::uint32_t value : {tag >> 16, tag & 0xFFFF}) {
        bytes.push_back(static_cast<std::uint8_t>(value));
        bytes.push_back(static_cast<std::uint8_t>(value >> 8));
    }
    if (vr)
        bytes.insert(bytes.end(), vr, vr + 2);
    const bool isLong = vr && (std::strcmp(vr, "SQ") == 0 || std::strcmp(vr, "UN") == 0);
    if (isLong)
        bytes.insert(bytes.end(), 2, 0);
    const int width = vr && !isLong ? 2 : 4;
    for (int i = 0; i < width; ++i)
        bytes.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
}

} // namespace

/// The listing of all tags of a file.
class TestTagListing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void list_namesTagsWithTypeAndValue();
    void list_nestsSequences();
    void list_readsSequencesOfUnknownVrByTheirBytes_data();
    void list_readsSequencesOfUnknownVrByTheirBytes();
    void list_namesPrivateTagsByTheirCreator();
    void list_convertsByTheCharacterSetThatHolds();
    void list_elidesHugeValues();
    void list_namesPixelDataWithoutReadingThem();
    void list_goesOnBehindPixelData();
    void list_isTheSameInEveryEncoding_data();
    void list_isTheSameInEveryEncoding();
    void list_keepsWhatStandsBeforeTheDamage();
    void list_refusesWhatIsNotDicom();
    void list_survivesDeepNesting();
    void list_survivesDamageOfEveryByte();
    void list_stopsWhenAsked();
    void list_readsRealFiles();
    void names_areSplitIntoWords_data();
    void names_areSplitIntoWords();

private:
    std::filesystem::path write(const SampleImage& image)
    {
        const std::filesystem::path path =
            std::filesystem::path(m_folder.path().toStdString()) / std::to_string(m_count++);
        writeSample(path, image);
        return path;
    }
    QTemporaryDir m_folder;
    int m_count = 0;
};

void TestTagListing::list_namesTagsWithTypeAndValue()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_EchoTime, "101.5");
        const Float64 numbers[] = {1.5, -2};
        data.putAndInsertFloat64Array(DCM_DiffusionGradientOrientation, numbers, 2);
        data.putAndInsertSint32(DCM_ReferencePixelX0, -7);
        data.putAndInsertTagKey(DCM_FrameIncrementPointer, DCM_FrameTime);
    };
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    QVERIFY(!listing->damaged && !listing->cut);
    const TagLine* echo = find(*listing, dicomTag(0x0018, 0x0081));
    QVERIFY(echo);
    QCOMPARE(echo->vr, std::string("DS"));
    QCOMPARE(echo->keyword, std::string("EchoTime"));
    QCOMPARE(echo->name, std::string("Echo Time"));
    QCOMPARE(echo->value, std::string("101.5"));
    QCOMPARE(echo->multiplicity, 1);
    QCOMPARE(find(*listing, dicomTag(0x0020, 0x0032))->multiplicity, 3);
    QCOMPARE(find(*listing, dicomTag(0x0018, 0x9089))->value, std::string("1.5\\-2"));
    QCOMPARE(find(*listing, dicomTag(0x0018, 0x6020))->value, std::string("-7"));
    QCOMPARE(find(*listing, dicomTag(0x0028, 0x0009))->value, std::string("(0018,1063)"));
    QCOMPARE(find(*listing, dicomTag(0x0028, 0x0010))->value, std::string("4"));
    const TagLine* syntax = find(*listing, dicomTag(0x0002, 0x0010));
    QVERIFY(syntax);
    QCOMPARE(syntax->value, std::string("1.2.840.10008.1.2.1"));
    QCOMPARE(syntax->meaning, std::string("LittleEndianExplicit"));
    QVERIFY(std::is_sorted(listing->lines.begin(), listing->lines.end(),
                           [](const TagLine& a, const TagLine& b) { return a.tag < b.tag; }));
}

void TestTagListing::list_nestsSequences()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        for (const char* uid : {"1.2.3", "1.2.4"}) {
            DcmItem* item = nullptr;
            data.findOrCreateSequenceItem(DCM_ReferencedImageSequence, item, -2);
            item->putAndInsertString(DCM_ReferencedSOPInstanceUID, uid);
        }
    };
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    const TagLine* sequence = find(*listing, dicomTag(0x0008, 0x1140));
    QVERIFY(sequence);
    QCOMPARE(sequence->content, TagContent::Sequence);
    QCOMPARE(sequence->multiplicity, 2);
    const TagLine* second = find(*listing, dicomTag(0x0008, 0x1155), 1);
    QVERIFY(second);
    QCOMPARE(second->value, std::string("1.2.4"));
    QCOMPARE(second->depth, 2);
    QCOMPARE((second - 1)->content, TagContent::Item);
    QCOMPARE((second - 1)->depth, 1);
    QCOMPARE((second - 1)->multiplicity, 2);
    QCOMPARE((second + 1)->depth, 0);
}

void TestTagListing::list_readsSequencesOfUnknownVrByTheirBytes_data()
{
    QTest::addColumn<QByteArray>("itemVr");
    QTest::addColumn<unsigned>("tag");
    QTest::addColumn<bool>("bounded");
    QTest::addColumn<int>("emptyItems");
    constexpr DicomTag known = dicomTag(0x0008, 0x1140); // Referenced Image Sequence
    constexpr DicomTag unknown = dicomTag(0x0029, 0x1010); // private, without a creator
    QTest::newRow("implicit items, by rule") << QByteArray() << known << false << 0;
    QTest::newRow("explicit items") << QByteArray("UI") << known << false << 0;
    QTest::newRow("explicit items, private") << QByteArray("UI") << unknown << false << 0;
    QTest::newRow("explicit items, stated length") << QByteArray("UI") << known << true << 0;
    QTest::newRow("explicit items behind empty ones") << QByteArray("UI") << known << false << 2;
}

void TestTagListing::list_readsSequencesOfUnknownVrByTheirBytes()
{
    QFETCH(QByteArray, itemVr);
    QFETCH(unsigned, tag);
    QFETCH(bool, bounded);
    QFETCH(int, emptyItems);
    Bytes items;
    for (int i = 0; i < emptyItems; ++i)
        addHead(items, dicomTag(0xFFFE, 0xE000), nullptr, 0);
    addHead(items, dicomTag(0xFFFE, 0xE000), nullptr, kUndefinedLength);
    addHead(items, dicomTag(0x0008, 0x1155), itemVr.isEmpty() ? nullptr : itemVr.constData(), 6);
    for (const char c : std::string("1.2.34"))
        items.push_back(static_cast<std::uint8_t>(c));
    addHead(items, dicomTag(0xFFFE, 0xE00D), nullptr, 0);
    Bytes bytes;
    addHead(bytes, dicomTag(0x0008, 0x0060), "CS", 2);
    bytes.insert(bytes.end(), {'M', 'R'});
    addHead(bytes, tag, "UN",
            bounded ? static_cast<std::uint32_t>(items.size()) : kUndefinedLength);
    bytes.insert(bytes.end(), items.begin(), items.end());
    if (!bounded)
        addHead(bytes, dicomTag(0xFFFE, 0xE0DD), nullptr, 0);
    addHead(bytes, dicomTag(0x0029, 0x1020), "LO", 4);
    bytes.insert(bytes.end(), {'l', 'a', 's', 't'});
    const auto listing = listTags(memorySource(bytes));
    QVERIFY(listing);
    QVERIFY(!listing->damaged);
    const TagLine* sequence = find(*listing, tag);
    QVERIFY(sequence);
    QCOMPARE(sequence->content, TagContent::Sequence);
    QCOMPARE(sequence->multiplicity, emptyItems + 1);
    const TagLine* uid = find(*listing, dicomTag(0x0008, 0x1155));
    QVERIFY(uid);
    QCOMPARE(uid->value, std::string("1.2.34"));
    QCOMPARE(uid->depth, 2);
    QCOMPARE(listing->lines.back().value, std::string("last"));
    QCOMPARE(listing->lines.back().depth, 0);
}

void TestTagListing::list_namesPrivateTagsByTheirCreator()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DcmTag(0x0019, 0x0010, EVR_LO), "SIEMENS MR VA0  COAD");
        data.putAndInsertString(DcmTag(0x0019, 0x1014, EVR_DS), "1000");
        data.putAndInsertString(DcmTag(0x0021, 0x0010, EVR_LO), "NOBODY WE KNOW");
        data.putAndInsertString(DcmTag(0x0021, 0x1001, EVR_LO), "kept");
    };
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    QCOMPARE(find(*listing, dicomTag(0x0019, 0x0010))->keyword, std::string("PrivateCreator"));
    const TagLine* known = find(*listing, dicomTag(0x0019, 0x1014));
    QVERIFY(known);
    QCOMPARE(known->keyword, std::string("ADCVoltage"));
    QCOMPARE(known->value, std::string("1000"));
    const TagLine* unknown = find(*listing, dicomTag(0x0021, 0x1001));
    QVERIFY(unknown);
    QVERIFY(unknown->keyword.empty());
    QCOMPARE(unknown->value, std::string("kept"));
}

void TestTagListing::list_convertsByTheCharacterSetThatHolds()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 100");
        data.putAndInsertString(DCM_PatientName, "J\xFCrgens^Ren\xE9");
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_RequestAttributesSequence, item);
        item->putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 192");
        item->putAndInsertString(DCM_RequestedProcedureDescription,
                                 "R\xC3\xBC"
                                 "cken");
    };
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    QCOMPARE(find(*listing, dicomTag(0x0010, 0x0010))->value, std::string("Jürgens^René"));
    QCOMPARE(find(*listing, dicomTag(0x0032, 0x1060))->value, std::string("Rücken"));
}

void TestTagListing::list_elidesHugeValues()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_ImageComments, std::string(30'000, 'x').c_str());
        const std::vector<Uint8> bytes(5000, 0xAB);
        data.putAndInsertUint8Array(DcmTag(0x0029, 0x1010, EVR_OB), bytes.data(), 5000);
    };
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    const TagLine* text = find(*listing, dicomTag(0x0020, 0x4000));
    QVERIFY(text && text->cut);
    QCOMPARE(text->length, 30'000U);
    QVERIFY(text->value.size() < 20'000);
    const TagLine* binary = find(*listing, dicomTag(0x0029, 0x1010));
    QVERIFY(binary && binary->cut);
    QCOMPARE(binary->content, TagContent::Binary);
    QCOMPARE(binary->length, 5000U);
    QVERIFY(QByteArray(binary->value.c_str()).startsWith("AB AB "));
    QVERIFY(binary->value.size() < 256);
}

void TestTagListing::list_namesPixelDataWithoutReadingThem()
{
    SampleImage image;
    image.rows = 100;
    image.columns = 100;
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    const TagLine& last = listing->lines.back();
    QCOMPARE(last.content, TagContent::Pixels);
    QCOMPARE(last.keyword, std::string("PixelData"));
    QCOMPARE(last.length, 20'000U);
    QVERIFY(last.value.empty());
}

void TestTagListing::list_goesOnBehindPixelData()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        const std::vector<Uint8> padding(16, 0);
        data.putAndInsertUint8Array(DCM_DataSetTrailingPadding, padding.data(), 16);
    };
    const auto listing = listTags(write(image));
    QVERIFY(listing);
    QCOMPARE(listing->lines.back().keyword, std::string("DataSetTrailingPadding"));
}

void TestTagListing::list_isTheSameInEveryEncoding_data()
{
    QTest::addColumn<QString>("syntax");
    QTest::addColumn<bool>("preamble");
    QTest::newRow("implicit") << "1.2.840.10008.1.2" << true;
    QTest::newRow("big endian") << "1.2.840.10008.1.2.2" << true;
    QTest::newRow("deflated") << "1.2.840.10008.1.2.1.99" << true;
    QTest::newRow("bare implicit") << "1.2.840.10008.1.2" << false;
    QTest::newRow("run lengths") << "1.2.840.10008.1.2.5" << true;
}

void TestTagListing::list_isTheSameInEveryEncoding()
{
    QFETCH(QString, syntax);
    QFETCH(bool, preamble);
    SampleImage image;
    image.change = [](DcmDataset& data) {
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_ReferencedImageSequence, item);
        item->putAndInsertString(DCM_ReferencedSOPInstanceUID, "1.2.3");
        data.putAndInsertTagKey(DCM_FrameIncrementPointer, DCM_FrameTime);
        data.putAndInsertFloat64(DCM_DiffusionBValue, 0.25);
    };
    const auto lines = [this](const SampleImage& wanted) {
        QStringList texts;
        const auto listing = listTags(write(wanted));
        for (const TagLine& line : listing ? listing->lines : std::vector<TagLine>())
            if (line.tag >> 16 > 2 && (line.tag & 0xFFFF) != 0)
                texts << QString::fromStdString(
                    textOf(line.tag) + (line.content == TagContent::Pixels ? "" : line.vr)
                    + line.keyword + line.value);
        return texts;
    };
    const QStringList plain = lines(image);
    QVERIFY(plain.size() > 15);
    image.transferSyntaxUid = syntax.toStdString();
    image.preamble = preamble;
    QCOMPARE(lines(image), plain);
}

void TestTagListing::list_keepsWhatStandsBeforeTheDamage()
{
    const std::filesystem::path path = write({});
    truncateFile(path, 10); // within the pixel data
    auto listing = listTags(path);
    QVERIFY(listing);
    QVERIFY(listing->damaged);
    QCOMPARE(listing->lines.back().content, TagContent::Pixels);
    std::filesystem::resize_file(path, 700); // within the header
    listing = listTags(path);
    QVERIFY(listing);
    QVERIFY(listing->damaged);
    QVERIFY(find(*listing, dicomTag(0x0008, 0x0060)));
}

void TestTagListing::list_refusesWhatIsNotDicom()
{
    const std::string path = (m_folder.path() + "/text").toStdString();
    writeText(path, "study_id,series_id,series_description\n1,2,Axial T2\n");
    const auto text = listTags(std::filesystem::path(path));
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::NotDicom);
    const auto nothing = listTags(std::filesystem::path(path + "-none"));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::NotFound);
}

void TestTagListing::list_survivesDeepNesting()
{
    Bytes bytes;
    addHead(bytes, dicomTag(0x0008, 0x0060), "CS", 2);
    bytes.insert(bytes.end(), {'M', 'R'});
    for (int i = 0; i < 100'000; ++i) {
        addHead(bytes, dicomTag(0x0008, 0x1140), "SQ", kUndefinedLength);
        addHead(bytes, dicomTag(0xFFFE, 0xE000), nullptr, kUndefinedLength);
    }
    const auto listing = listTags(memorySource(bytes));
    QVERIFY(listing);
    QVERIFY(listing->damaged);
    QVERIFY(listing->lines.size() < 200);
}

void TestTagListing::list_survivesDamageOfEveryByte()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_ReferencedImageSequence, item);
        item->putAndInsertString(DCM_ReferencedSOPInstanceUID, "1.2.3");
    };
    const Bytes sound = bytesOf(write(image));
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): fixed on purpose
    std::size_t listed = 0;
    for (std::size_t i = 128; i < sound.size(); ++i)
        for (int round = 0; round < 4; ++round) {
            Bytes damaged = sound;
            damaged[i] = static_cast<std::uint8_t>(random());
            const auto listing = listTags(memorySource(damaged));
            listed += listing ? 1 : 0;
        }
    QVERIFY(listed > sound.size());
}

void TestTagListing::list_stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const auto listing = listTags(write({}), Task{stop.get_token(), {}});
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::Cancelled);
}

void TestTagListing::list_readsRealFiles()
{
    const QString folder = QString::fromStdString(realData("pydicom").string());
    if (!QFileInfo::exists(folder))
        QSKIP("FORAMEN_TEST_DATA has no real files");
    int listed = 0;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const auto listing = listTags(std::filesystem::path(it.next().toStdString()));
        listed += listing && !listing->lines.empty() ? 1 : 0;
    }
    QVERIFY(listed > 100);
}

void TestTagListing::names_areSplitIntoWords_data()
{
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "EchoTime"
                           << "Echo Time";
    QTest::newRow("abbreviation first") << "MRAcquisitionType"
                                        << "MR Acquisition Type";
    QTest::newRow("abbreviation last") << "SOPInstanceUID"
                                       << "SOP Instance UID";
    QTest::newRow("plural") << "RelatedFrameUIDs"
                            << "Related Frame UIDs";
    QTest::newRow("one word") << "Rows"
                              << "Rows";
    QTest::newRow("none") << ""
                          << "";
}

void TestTagListing::names_areSplitIntoWords()
{
    QFETCH(QString, keyword);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(nameFromKeyword(keyword.toStdString())), name);
}

QTEST_APPLESS_MAIN(TestTagListing)
#include "tst_tag_listing.moc"
