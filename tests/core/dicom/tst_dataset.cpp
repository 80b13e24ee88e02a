#include "core/dicom/parsing/header_reader.h"

#include <QTest>

#include <random>

using namespace foramen;

namespace {

using Bytes = std::vector<std::uint8_t>;

void addShort(Bytes& bytes, unsigned value)
{
    bytes.push_back(static_cast<std::uint8_t>(value));
    bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

void addLong(Bytes& bytes, std::uint32_t value)
{
    addShort(bytes, value & 0xFFFF);
    addShort(bytes, value >> 16);
}

/// Explicit VR little endian, short form.
void addElement(Bytes& bytes, DicomTag tag, const char* vr, const std::string& value)
{
    addShort(bytes, tag >> 16);
    addShort(bytes, tag & 0xFFFF);
    bytes.insert(bytes.end(), vr, vr + 2);
    addShort(bytes, static_cast<unsigned>(value.size()));
    bytes.insert(bytes.end(), value.begin(), value.end());
}

/// An item, sequence or delimiter head.
void addHead(Bytes& bytes, DicomTag tag, std::uint32_t length)
{
    addShort(bytes, tag >> 16);
    addShort(bytes, tag & 0xFFFF);
    addLong(bytes, length);
}

void addSequence(Bytes& bytes, DicomTag tag, std::uint32_t length)
{
    addShort(bytes, tag >> 16);
    addShort(bytes, tag & 0xFFFF);
    for (const char c : {'S', 'Q', '\0', '\0'})
        bytes.push_back(static_cast<std::uint8_t>(c));
    addLong(bytes, length);
}

constexpr DicomTag kSeriesUid = dicomTag(0x0020, 0x000E);
constexpr DicomTag kSharedGroups = dicomTag(0x5200, 0x9229);
constexpr DicomTag kPlanePosition = dicomTag(0x0020, 0x9113);
constexpr DicomTag kPosition = dicomTag(0x0020, 0x0032);
constexpr DicomTag kItemEnd = dicomTag(0xFFFE, 0xE00D);
constexpr DicomTag kSequenceEnd = dicomTag(0xFFFE, 0xE0DD);

Bytes start()
{
    Bytes bytes;
    addElement(bytes, dicomTag(0x0008, 0x0016), "UI",
               std::string("1.2.840.10008.5.1.4.1.1.4\0", 26));
    return bytes;
}

Result<Dataset> parsed(const Bytes& bytes)
{
    return readHeader(memorySource(bytes));
}

} // namespace

/// Parsing of DICOM data sets, correct and damaged.
class TestDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_findsValuesWithoutPreamble();
    void read_refusesWhatIsNotDicom_data();
    void read_refusesWhatIsNotDicom();
    void read_walksNestedSequences();
    void read_toleratesMissingDelimiters();
    void read_passesOverPrivateSequences();
    void read_stopsAtPixelData();
    void read_marksHeaderThatBreaksOff();
    void decimals_stopAtNonsense();
    void decimals_mayHaveCommas_data();
    void decimals_mayHaveCommas();
    void unknownSequence_isReadByItsBytes_data();
    void unknownSequence_isReadByItsBytes();
    void read_survivesDeepNesting();
    void read_survivesDamageOfEveryByte();
};

void TestDataset::read_findsValuesWithoutPreamble()
{
    Bytes bytes = start();
    addElement(bytes, kSeriesUid, "UI", std::string("1.2.3\0", 6));
    addElement(bytes, dicomTag(0x0028, 0x0010), "US", std::string("\x02\x01", 2));
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data);
    QCOMPARE(data->text(kSeriesUid), std::string("1.2.3"));
    QCOMPARE(data->unsignedShort(dicomTag(0x0028, 0x0010)).value(), 0x0102);
    QVERIFY(data->text(dicomTag(0x0010, 0x0010)).empty());
    QVERIFY(!data->damaged());
    QVERIFY(!data->pixels());
}

void TestDataset::read_refusesWhatIsNotDicom_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("DICM?");
    QTest::newRow("text") << QByteArray("study_id,series_id,series_description\n1,2,Axial T2\n");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("zip") << QByteArray("PK\x03\x04\x14\0\0\0\x08\0abcdefghijklmnop", 26);
}

void TestDataset::read_refusesWhatIsNotDicom()
{
    QFETCH(QByteArray, content);
    const Result<Dataset> data = parsed(Bytes(content.begin(), content.end()));
    QVERIFY(!data);
    QCOMPARE(data.error().code, ErrorCode::NotDicom);
}

void TestDataset::read_walksNestedSequences()
{
    Bytes bytes = start();
    addSequence(bytes, kSharedGroups, kUndefinedLength);
    addHead(bytes, kItem, kUndefinedLength);
    addSequence(bytes, kPlanePosition, kUndefinedLength);
    addHead(bytes, kItem, kUndefinedLength);
    addElement(bytes, kPosition, "DS", "1\\-2.5\\3e1");
    addHead(bytes, kItemEnd, 0);
    addHead(bytes, kSequenceEnd, 0);
    addHead(bytes, kItemEnd, 0);
    addHead(bytes, kSequenceEnd, 0);
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data && !data->damaged());
    const DatasetItem* shared = data->firstItem(data->root(), kSharedGroups);
    QVERIFY(shared);
    const DatasetItem* position = data->firstItem(*shared, kPlanePosition);
    QVERIFY(position);
    QVERIFY((data->decimals(*position, kPosition) == std::vector<double>{1, -2.5, 30}));
}

void TestDataset::read_toleratesMissingDelimiters()
{
    Bytes bytes = start();
    addSequence(bytes, kSharedGroups, kUndefinedLength);
    addHead(bytes, kItem, kUndefinedLength);
    addElement(bytes, kPosition, "DS", "1\\2\\3 ");
    addHead(bytes, kSequenceEnd, 0); // no item delimiter before it
    addElement(bytes, dicomTag(0x5400, 0x0001), "LO", "behind");
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data && !data->damaged());
    QVERIFY(data->firstItem(data->root(), kSharedGroups));
    QCOMPARE(data->text(dicomTag(0x5400, 0x0001)), std::string("behind"));
}

void TestDataset::read_passesOverPrivateSequences()
{
    Bytes bytes = start();
    addSequence(bytes, dicomTag(0x0019, 0x1010), kUndefinedLength);
    addHead(bytes, kItem, kUndefinedLength);
    addElement(bytes, dicomTag(0x0019, 0x1011), "LO", "within");
    addHead(bytes, kItemEnd, 0);
    addHead(bytes, kSequenceEnd, 0);
    addSequence(bytes, dicomTag(0x0019, 0x1020), 4);
    addLong(bytes, 0xDEADBEEF); // its length is used, its content is not
    addElement(bytes, kSeriesUid, "UI", "1.2.34");
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data && !data->damaged());
    QCOMPARE(data->text(kSeriesUid), std::string("1.2.34"));
}

void TestDataset::read_stopsAtPixelData()
{
    Bytes bytes = start();
    addShort(bytes, 0x7FE0);
    addShort(bytes, 0x0010);
    for (const char c : {'O', 'W', '\0', '\0'})
        bytes.push_back(static_cast<std::uint8_t>(c));
    addLong(bytes, 1 << 30);
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data && data->pixels() && !data->damaged());
    QCOMPARE(data->pixels()->length, std::uint32_t{1} << 30);
    QCOMPARE(data->pixels()->offset, bytes.size());
}

void TestDataset::read_marksHeaderThatBreaksOff()
{
    Bytes bytes = start();
    addElement(bytes, kSeriesUid, "UI", "1.2.34");
    addElement(bytes, dicomTag(0x0028, 0x0004), "CS", "MONOCHROME2 ");
    bytes.resize(bytes.size() - 3);
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data);
    QVERIFY(data->damaged());
    QCOMPARE(data->text(kSeriesUid), std::string("1.2.34"));
}

void TestDataset::decimals_stopAtNonsense()
{
    Bytes bytes = start();
    addElement(bytes, kPosition, "DS", " +1.5 \\2\\nan\\4 ");
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data);
    QVERIFY((data->decimals(data->root(), kPosition) == std::vector<double>{1.5, 2}));
    QVERIFY(!data->decimal(kSeriesUid));
}

void TestDataset::decimals_mayHaveCommas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("tag");
    QTest::addColumn<QList<double>>("expected");
    const auto position = static_cast<int>(kPosition);
    constexpr auto spacing = static_cast<int>(dicomTag(0x0028, 0x0030));
    constexpr auto echoTime = static_cast<int>(dicomTag(0x0018, 0x0081));
    using Values = QList<double>;
    QTest::newRow("decimal comma") << "3,5\\3,25 " << spacing << Values{3.5, 3.25};
    QTest::newRow("in one value") << "-1,5\\2\\3.5" << position << Values{-1.5, 2, 3.5};
    QTest::newRow("single value") << "10,25" << echoTime << Values{10.25};
    QTest::newRow("exponent") << "1,5e2 " << echoTime << Values{150};
    QTest::newRow("separator") << "0.5,0.75" << spacing << Values{0.5, 0.75};
    QTest::newRow("separator of whole numbers") << "1,2,-3" << position << Values{1, 2, -3};
    QTest::newRow("separator and blank") << "0.5, 0.75" << spacing << Values{0.5, 0.75};
    QTest::newRow("both") << "3,5,3,25" << spacing << Values{3.5, 3.25};
    QTest::newRow("thousands") << "1.234,5 " << echoTime << Values{1234.5};
    QTest::newRow("semicolon") << "0,5;0,75" << spacing << Values{0.5, 0.75};
    QTest::newRow("blanks") << "0.5 0.75" << spacing << Values{0.5, 0.75};
    QTest::newRow("blanks and decimal commas")
        << "-1,5 2  3,25" << position << Values{-1.5, 2, 3.25};
    QTest::newRow("brackets") << "[0.5, 0.75]" << spacing << Values{0.5, 0.75};
    QTest::newRow("brackets and quotes") << "('0.5', '0.75')" << spacing << Values{0.5, 0.75};
    QTest::newRow("a slash") << "0.5/0.75" << spacing << Values{0.5, 0.75};
    QTest::newRow("exponent of Fortran") << "1.5D+02 " << echoTime << Values{150};
    QTest::newRow("unit") << "10,25 ms" << echoTime << Values{10.25};
    QTest::newRow("units") << "0.5mm\\0.75 mm" << spacing << Values{0.5, 0.75};
    QTest::newRow("another unit") << "10.25 m " << echoTime << Values{};
    QTest::newRow("a colon") << "4:3" << spacing << Values{4, 3};
    QTest::newRow("a blank inside one value") << "1 5" << echoTime << Values{};
    QTest::newRow("minus sign") << "\xE2\x88\x92"
                                   "1.5\\2\\\xE2\x80\x93"
                                   "3"
                                << position << Values{-1.5, 2, -3};
    QTest::newRow("no-break space") << "0.5\xC2\xA0\\0.75\xC2\xA0" << spacing << Values{0.5, 0.75};
    QTest::newRow("nonsense") << "1,2,3" << echoTime << Values{};
}

void TestDataset::decimals_mayHaveCommas()
{
    QFETCH(QString, text);
    QFETCH(int, tag);
    QFETCH(QList<double>, expected);
    Bytes bytes = start();
    addElement(bytes, static_cast<DicomTag>(tag), "DS", text.toStdString());
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data);
    const std::vector<double> found = data->decimals(data->root(), static_cast<DicomTag>(tag));
    QCOMPARE(QList<double>(found.begin(), found.end()), expected);
}

void TestDataset::unknownSequence_isReadByItsBytes_data()
{
    QTest::addColumn<bool>("explicitVr");
    QTest::addColumn<bool>("bounded");
    QTest::addColumn<bool>("emptyItemFirst");
    for (const bool explicitVr : {false, true})
        for (const bool bounded : {false, true})
            for (const bool empty : {false, true})
                QTest::addRow("%s VR, %s length%s", explicitVr ? "explicit" : "implicit",
                              bounded ? "stated" : "undefined", empty ? ", empty item first" : "")
                    << explicitVr << bounded << empty;
}

void TestDataset::unknownSequence_isReadByItsBytes()
{
    QFETCH(bool, explicitVr);
    QFETCH(bool, bounded);
    QFETCH(bool, emptyItemFirst);
    Bytes position;
    if (explicitVr) {
        addElement(position, kPosition, "DS", "1\\2\\3 ");
    } else {
        addHead(position, kPosition, 6);
        for (const char c : std::string("1\\2\\3 "))
            position.push_back(static_cast<std::uint8_t>(c));
    }
    Bytes items;
    if (emptyItemFirst)
        addHead(items, kItem, 0);
    addHead(items, kItem, bounded ? static_cast<std::uint32_t>(position.size()) : kUndefinedLength);
    items.insert(items.end(), position.begin(), position.end());
    if (!bounded) {
        addHead(items, kItemEnd, 0);
        addHead(items, kSequenceEnd, 0);
    }
    // A private sequence that is skipped, and one that is read.
    Bytes bytes = start();
    for (const DicomTag tag : {dicomTag(0x0019, 0x1010), kSharedGroups}) {
        addSequence(bytes, tag,
                    bounded ? static_cast<std::uint32_t>(items.size()) : kUndefinedLength);
        std::copy_n("UN", 2, bytes.end() - 8);
        bytes.insert(bytes.end(), items.begin(), items.end());
    }
    addElement(bytes, dicomTag(0x5400, 0x0001), "LO", "behind");
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data && !data->damaged());
    const DatasetElement* shared = data->root().find(kSharedGroups);
    QVERIFY(shared && !shared->items.empty());
    QVERIFY((data->decimals(shared->items.back(), kPosition) == std::vector<double>{1, 2, 3}));
    QCOMPARE(data->text(dicomTag(0x5400, 0x0001)), std::string("behind"));
}

void TestDataset::read_survivesDeepNesting()
{
    Bytes bytes = start();
    for (int i = 0; i < 100000; ++i) {
        addSequence(bytes, kSharedGroups, kUndefinedLength);
        addHead(bytes, kItem, kUndefinedLength);
    }
    const Result<Dataset> data = parsed(bytes);
    QVERIFY(data);
    QVERIFY(data->damaged());
}

void TestDataset::read_survivesDamageOfEveryByte()
{
    Bytes bytes = start();
    addSequence(bytes, kSharedGroups, kUndefinedLength);
    addHead(bytes, kItem, kUndefinedLength);
    addSequence(bytes, kPlanePosition, kUndefinedLength);
    addHead(bytes, kItem, 18);
    addElement(bytes, kPosition, "DS", "1\\2\\3\\4\\5 ");
    addHead(bytes, kSequenceEnd, 0);
    addHead(bytes, kItemEnd, 0);
    addHead(bytes, kSequenceEnd, 0);
    addElement(bytes, dicomTag(0x5400, 0x0001), "LO", "behind");
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): fixed on purpose
    int readable = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (int round = 0; round < 16; ++round) {
            Bytes damaged = bytes;
            damaged[i] = static_cast<std::uint8_t>(random());
            const Result<Dataset> data = parsed(damaged);
            readable += data ? 1 : 0;
        }
    QVERIFY(readable > 0);
}

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset.moc"
