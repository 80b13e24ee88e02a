#include "core/pacs/web/dicom_json.h"

#include <QTest>

using namespace foramen;

/// Answers in DICOM JSON.
class TestDicomJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void studies_areRead();
    void series_areRead();
    void storedInstances_areRead();
    void instances_areRead();
    void otherText_isRefused_data();
    void otherText_isRefused();
};

void TestDicomJson::studies_areRead()
{
    const auto studies = studiesFromJson(R"([
        {"0020000D": {"vr": "UI", "Value": ["1.2.3"]},
         "00100010": {"vr": "PN", "Value": [{"Alphabetic": "M\u00fcller^Anna"}]},
         "00080061": {"vr": "CS", "Value": ["MR", "SR"]},
         "00081030": {"vr": "LO", "Value": [null]},
         "00201206": {"vr": "IS", "Value": [3]},
         "00201208": {"vr": "IS", "Value": ["69"]}},
        {"0020000D": {"vr": "UI", "Value": ["1.2.4"]},
         "00100010": {"vr": "PN"}, "00100020": 7, "00201206": {"Value": "3"}}])");
    QVERIFY(studies);
    QCOMPARE(studies->size(), 2U);
    QCOMPARE(studies->front().patientName, std::string("M\xC3\xBCller^Anna"));
    QCOMPARE(studies->front().modalities, std::string("MR\\SR"));
    QCOMPARE(studies->front().studyDescription, std::string());
    QCOMPARE(studies->front().seriesCount, 3);
    QCOMPARE(studies->front().instanceCount, 69);
    QCOMPARE(studies->back().studyInstanceUid, std::string("1.2.4"));
    QCOMPARE(studies->back().patientName, std::string());
    QCOMPARE(studies->back().patientId, std::string());
    QCOMPARE(studies->back().seriesCount, -1);
}

void TestDicomJson::series_areRead()
{
    const auto series = seriesFromJson(R"([{"0020000E": {"Value": ["1.2.3.1"]},
        "00080060": {"Value": ["MR"]}, "00200011": {"Value": [4]}}])",
                                       "1.2.3");
    QVERIFY(series);
    QCOMPARE(series->front().studyInstanceUid, std::string("1.2.3"));
    QCOMPARE(series->front().seriesNumber, std::string("4"));
    QCOMPARE(series->front().instanceCount, -1);
}

void TestDicomJson::storedInstances_areRead()
{
    const auto stored = storedFromJson(R"({
        "00081199": {"Value": [{"00081155": {"Value": ["1.1"]}},
                               {"00081155": {"Value": ["1.2"]}, "00081196": {"Value": [45056]}}]},
        "00081198": {"Value": [{"00081155": {"Value": ["1.3"]}, "00081197": {"Value": [290]}}]}})");
    QVERIFY(stored);
    QCOMPARE(stored->stored.size(), 2U);
    QCOMPARE(stored->stored[0].reason, 0);
    QCOMPARE(stored->stored[1].reason, 0xB000);
    QCOMPARE(stored->failed.size(), 1U);
    QCOMPARE(stored->failed[0].sopInstanceUid, std::string("1.3"));
    QCOMPARE(stored->failed[0].reason, 0x0122);
}

void TestDicomJson::instances_areRead()
{
    const auto instances = instancesFromJson(
        R"([{"00080018": {"vr": "UI", "Value": ["1.1"]}}, {"00080018": {"Value": ["1.2"]}}])");
    QVERIFY(instances);
    QCOMPARE(*instances, (std::vector<std::string>{"1.1", "1.2"}));
    QVERIFY(instancesFromJson("[]")->empty());
}

void TestDicomJson::otherText_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("HTML") << QByteArray("<html></html>");
    QTest::newRow("object") << QByteArray(R"({"studies": []})");
    QTest::newRow("cut off") << QByteArray(R"([{"0020000D": )");
    QTest::newRow("without UIDs") << QByteArray(R"([{"name": "x"}])");
    QTest::newRow("numbers") << QByteArray("[1, 2]");
    QTest::newRow("not UTF-8") << QByteArray("[\"\xff\"]");
}

void TestDicomJson::otherText_isRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!studiesFromJson(text.toStdString()));
    QVERIFY(!seriesFromJson(text.toStdString(), "1.2"));
    QVERIFY(!instancesFromJson(text.toStdString()));
    if (!text.startsWith('{'))
        QVERIFY(!storedFromJson(text.toStdString()));
}

QTEST_APPLESS_MAIN(TestDicomJson)
#include "tst_dicom_json.moc"
