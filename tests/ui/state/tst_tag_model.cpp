#include "ui/state/tags/tag_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace foramen;

namespace {

TagLine line(int depth, DicomTag tag, const char* keyword, const char* name, const char* value)
{
    TagLine made;
    made.depth = depth;
    made.tag = tag;
    made.vr = "LO";
    made.keyword = keyword;
    made.name = name;
    made.value = value;
    made.multiplicity = 1;
    made.length = 4;
    return made;
}

TagLine container(int depth, DicomTag tag, TagContent content, const char* name, int count)
{
    TagLine made = line(depth, tag, name, name, "");
    made.vr = content == TagContent::Item ? "" : "SQ";
    made.content = content;
    made.multiplicity = count;
    return made;
}

/// A name, a sequence of two items with a UID each, an unknown private tag, pixels.
TagListing sample(const char* name = "Doe^Jane")
{
    TagListing listing;
    listing.lines = {
        line(0, dicomTag(0x0010, 0x0010), "PatientName", "Patient Name", name),
        container(0, dicomTag(0x0008, 0x1140), TagContent::Sequence, "Referenced", 2),
        container(1, kItem, TagContent::Item, "", 1),
        line(2, dicomTag(0x0008, 0x1155), "ReferencedUID", "Referenced UID", "1.2.3"),
        container(1, kItem, TagContent::Item, "", 2),
        line(2, dicomTag(0x0008, 0x1155), "ReferencedUID", "Referenced UID", "1.2.4"),
        line(0, dicomTag(0x0021, 0x1001), "", "", "first\r\nsecond"),
        container(0, dicomTag(0x7FE0, 0x0010), TagContent::Pixels, "Pixel Data", 1),
    };
    listing.lines.back().length = 524288;
    return listing;
}

QString cell(const QAbstractItemModel& model, const QModelIndex& row, int column)
{
    return model.data(row.sibling(row.row(), column), Qt::DisplayRole).toString();
}

} // namespace

/// The tag listing as a tree model with a filter.
class TestTagModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listing_isATree();
    void cells_sayWhatIsThere();
    void newValues_keepTheTree();
    void otherTags_makeAnotherTree();
    void filter_keepsParentsAndChildren();
    void filter_findsTagsNamesAndValues_data();
    void filter_findsTagsNamesAndValues();
    void text_isIndented();
};

void TestTagModel::listing_isATree()
{
    TagModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setListing(sample());
    QCOMPARE(model.rowCount(), 4);
    const QModelIndex sequence = model.index(1, 0);
    QCOMPARE(model.rowCount(sequence), 2);
    const QModelIndex second = model.index(1, 0, sequence);
    QCOMPARE(model.rowCount(second), 1);
    QCOMPARE(cell(model, model.index(0, 0, second), TagModel::ValueColumn), "1.2.4");
    QCOMPARE(model.parent(second), sequence);
    model.setListing({});
    QCOMPARE(model.rowCount(), 0);
}

void TestTagModel::cells_sayWhatIsThere()
{
    TagModel model;
    TagListing listing = sample();
    listing.lines[0].cut = true;
    listing.lines[0].length = 30000;
    listing.lines[3].meaning = "MRImageStorage";
    model.setListing(listing);
    const QModelIndex name = model.index(0, 0);
    QCOMPARE(name.data().toString(), "(0010,0010)");
    QCOMPARE(cell(model, name, TagModel::NameColumn), "Patient Name");
    QCOMPARE(cell(model, name, TagModel::VrColumn), "LO");
    QCOMPARE(cell(model, name, TagModel::CountColumn), "1");
    QVERIFY(cell(model, name, TagModel::ValueColumn).startsWith("Doe^Jane …"));
    QCOMPARE(name.data(TagModel::CopyRole).toString(), "Doe^Jane");
    const QModelIndex sequence = model.index(1, 0);
    QVERIFY(cell(model, sequence, TagModel::ValueColumn).contains('2'));
    const QModelIndex item = model.index(0, 0, sequence);
    QVERIFY(cell(model, item, TagModel::NameColumn).contains('1'));
    QVERIFY(
        cell(model, model.index(0, 0, item), TagModel::ValueColumn).endsWith("= MRImageStorage"));
    QCOMPARE(cell(model, model.index(2, 0), TagModel::ValueColumn), "first second");
    QVERIFY(!cell(model, model.index(2, 0), TagModel::NameColumn).isEmpty());
    QVERIFY(cell(model, model.index(3, 0), TagModel::ValueColumn).contains("524"));
}

void TestTagModel::newValues_keepTheTree()
{
    TagModel model;
    model.setListing(sample());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex name(model.index(0, TagModel::ValueColumn));
    model.setListing(sample("Roe^Richard"));
    QCOMPARE(reset.size(), 0);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(name.data().toString(), "Roe^Richard");
}

void TestTagModel::otherTags_makeAnotherTree()
{
    TagModel model;
    model.setListing(sample());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    TagListing other = sample();
    other.lines.erase(other.lines.begin() + 1, other.lines.begin() + 6);
    model.setListing(other);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 3);
}

void TestTagModel::filter_keepsParentsAndChildren()
{
    TagModel model;
    model.setListing(sample());
    TagFilter filter;
    filter.setSourceModel(&model);
    filter.setSearch("1.2.4");
    QCOMPARE(filter.rowCount(), 1);
    const QModelIndex sequence = filter.index(0, 0);
    QCOMPARE(filter.rowCount(sequence), 1); // the item without it is gone
    QCOMPARE(filter.hitCount(), 1);
    filter.setSearch("sq");
    QCOMPARE(filter.rowCount(filter.index(0, 0)), 2); // the children of a match stay
    filter.setSearch({});
    QCOMPARE(filter.rowCount(), 4);
}

void TestTagModel::filter_findsTagsNamesAndValues_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("rows");
    QTest::newRow("tag") << "0010,0010" << 1;
    QTest::newRow("tag in brackets") << "(0010,0010)" << 1;
    QTest::newRow("tag without comma") << "00100010" << 1;
    QTest::newRow("keyword") << "patientname" << 1;
    QTest::newRow("words in any order") << "name PATIENT" << 1;
    QTest::newRow("value") << "jane" << 1;
    QTest::newRow("name and value") << "patient jane" << 1;
    QTest::newRow("nothing") << "patient john" << 0;
}

void TestTagModel::filter_findsTagsNamesAndValues()
{
    QFETCH(QString, words);
    TagModel model;
    model.setListing(sample());
    TagFilter filter;
    filter.setSourceModel(&model);
    filter.setSearch(words);
    QTEST(filter.rowCount(), "rows");
}

void TestTagModel::text_isIndented()
{
    TagModel model;
    model.setListing(sample());
    const QStringList lines = model.toText().split('\n');
    QCOMPARE(lines[0], "(0010,0010)\tLO\tPatient Name\tDoe^Jane");
    QVERIFY(lines[2].startsWith("  (FFFE,E000)"));
    QVERIFY(lines[3].startsWith("    (0008,1155)"));
    QCOMPARE(lines.size(), 9); // each with its line end
}

QTEST_GUILESS_MAIN(TestTagModel)
#include "tst_tag_model.moc"
