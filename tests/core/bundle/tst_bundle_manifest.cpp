#include "core/bundle/bundle_manifest.h"

#include <QTest>

using namespace foramen;

/// The list of a case bundle.
class TestBundleManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void json_isReadAgain();
    void json_namesNoFileOutside_data();
    void json_namesNoFileOutside();
    void json_isRefusedWhereItIsDamaged_data();
    void json_isRefusedWhereItIsDamaged();
    void json_ofOtherFormatsIsRefused();

private:
    static BundleManifest sample()
    {
        return {.programVersion = "1.2.3",
                .time = "2026-11-20T10:00:00+01:00",
                .isDeidentified = true,
                .studyInstanceUid = "2.25.7",
                .leftOut = 3,
                .files = {{"images/series-01/0001.dcm", 5'000'000'000, std::string(64, 'a')},
                          {"assessment.json", 0, std::string(64, '0')}}};
    }
};

void TestBundleManifest::json_isReadAgain()
{
    const BundleManifest manifest = sample();
    const auto read = bundleManifestFromJson(bundleManifestJson(manifest));
    QVERIFY(read);
    QVERIFY(*read == manifest);
    QCOMPARE(read->imageCount(), std::size_t{1});
    QVERIFY(read->file("assessment.json"));
    QVERIFY(!read->file("assessment"));
}

void TestBundleManifest::json_namesNoFileOutside_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path : {"", "/etc/passwd", "../evil", "a/../../evil", "a/..", "./a", "a//b",
                             "a/", "a\\b", "C:a", "c:/a"})
        QTest::newRow(path) << path;
    QTest::newRow("twice") << "assessment.json";
}

void TestBundleManifest::json_namesNoFileOutside()
{
    QFETCH(QString, path);
    BundleManifest manifest = sample();
    manifest.files.front().path = path.toStdString();
    const auto read = bundleManifestFromJson(bundleManifestJson(manifest));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
    QVERIFY(path.isEmpty() || read.error().message.find(path.toStdString()) == std::string::npos);
}

void TestBundleManifest::json_isRefusedWhereItIsDamaged_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[");
    QTest::newRow("a list that is none") << QByteArray("\"files\": [") << QByteArray("\"x\": [");
    QTest::newRow("a checksum that is none") << QByteArray(64, 'a') << QByteArray(63, 'a');
    QTest::newRow("capitals") << QByteArray(64, 'a') << QByteArray(64, 'A');
    QTest::newRow("a negative size") << QByteArray("5000000000") << QByteArray("\"-5\"");
    QTest::newRow("text for yes") << QByteArray("true") << QByteArray("\"true\"");
}

void TestBundleManifest::json_isRefusedWhereItIsDamaged()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray json = QByteArray::fromStdString(bundleManifestJson(sample()));
    QVERIFY(json.contains(from));
    json.replace(from, to);
    const auto read = bundleManifestFromJson(json.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

void TestBundleManifest::json_ofOtherFormatsIsRefused()
{
    QByteArray json = QByteArray::fromStdString(bundleManifestJson(sample()));
    json.replace("foramen.case/1", "foramen.case/2");
    const auto newer = bundleManifestFromJson(json.toStdString());
    QVERIFY(!newer);
    QCOMPARE(newer.error().code, ErrorCode::Unsupported);
    QVERIFY(newer.error().message.find("newer version") != std::string::npos);
    json.replace("foramen.case/2", "another/1");
    const auto foreign = bundleManifestFromJson(json.toStdString());
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, ErrorCode::Unsupported);
}

QTEST_APPLESS_MAIN(TestBundleManifest)
#include "tst_bundle_manifest.moc"
