#include "core/dicom/documents/object_kind.h"

#include <QTest>

using namespace foramen;

/// What objects are called by their SOP class, or their modality without one.
class TestObjectKind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classes_haveKinds_data();
    void classes_haveKinds();
    void modality_speaksWithoutAClass();
    void pictures_areImagesWhateverTheirClass();
    void series_ofCapturesAndImages_isOfImages();
    void kinds_haveNamesOfTheirOwn();
};

void TestObjectKind::classes_haveKinds_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<ObjectKind>("kind");
    QTest::newRow("Comprehensive SR") << "88.33" << ObjectKind::StructuredReport;
    QTest::newRow("Key Object Selection") << "88.59" << ObjectKind::KeyObjectSelection;
    QTest::newRow("Encapsulated PDF") << "104.1" << ObjectKind::EncapsulatedPdf;
    QTest::newRow("Encapsulated CDA") << "104.2" << ObjectKind::EncapsulatedDocument;
    QTest::newRow("Grayscale Presentation State") << "11.1" << ObjectKind::PresentationState;
    QTest::newRow("Raw Data") << "66" << ObjectKind::RawData;
    QTest::newRow("Segmentation") << "66.4" << ObjectKind::Segmentation;
    QTest::newRow("Real World Value Mapping") << "67" << ObjectKind::ValueMapping;
    QTest::newRow("MR Spectroscopy") << "4.2" << ObjectKind::Spectroscopy;
    QTest::newRow("RT Structure Set") << "481.3" << ObjectKind::Radiotherapy;
    QTest::newRow("12-lead ECG") << "9.1.1" << ObjectKind::Waveform;
    QTest::newRow("of tomorrow") << "777.1" << ObjectKind::Other;
    QTest::newRow("88 is no beginning of 881") << "881" << ObjectKind::Other;
}

void TestObjectKind::classes_haveKinds()
{
    QFETCH(const QString, number);
    QFETCH(const ObjectKind, kind);
    Instance instance;
    instance.kind = InstanceKind::Other;
    instance.sopClassUid = "1.2.840.10008.5.1.4.1.1." + number.toStdString();
    QCOMPARE(objectKindOf(instance, "OT"), kind);
}

void TestObjectKind::modality_speaksWithoutAClass()
{
    Instance instance;
    instance.kind = InstanceKind::Other;
    QCOMPARE(objectKindOf(instance, "KO"), ObjectKind::KeyObjectSelection);
    QCOMPARE(objectKindOf(instance, "MR"), ObjectKind::Other);
    instance.sopClassUid = "1.2.840.10008.5.1.4.1.1.11.1";
    QCOMPARE(objectKindOf(instance, "KO"), ObjectKind::PresentationState);
}

void TestObjectKind::pictures_areImagesWhateverTheirClass()
{
    Instance instance;
    instance.sopClassUid = "1.2.840.10008.5.1.4.1.1.4";
    QCOMPARE(objectKindOf(instance, "SR"), ObjectKind::Image);
    instance.sopClassUid = "1.2.840.10008.5.1.4.1.1.7.2";
    QCOMPARE(objectKindOf(instance, "MR"), ObjectKind::SecondaryCapture);
    instance.sopClassUid.clear();
    QCOMPARE(objectKindOf(instance, "SR"), ObjectKind::Image);
}

void TestObjectKind::series_ofCapturesAndImages_isOfImages()
{
    Instance capture;
    capture.sopClassUid = "1.2.840.10008.5.1.4.1.1.7";
    Series series;
    QCOMPARE(objectKindOf(series), ObjectKind::Other);
    series.instances = {capture, capture};
    QCOMPARE(objectKindOf(series), ObjectKind::SecondaryCapture);
    Instance image;
    image.sopClassUid = "1.2.840.10008.5.1.4.1.1.4";
    series.instances.push_back(image);
    QCOMPARE(objectKindOf(series), ObjectKind::Image);
    Instance report;
    report.kind = InstanceKind::Other;
    report.sopClassUid = "1.2.840.10008.5.1.4.1.1.88.22";
    series.instances = {report};
    QCOMPARE(objectKindOf(series), ObjectKind::StructuredReport);
    QVERIFY(isDocument(objectKindOf(series)));
}

void TestObjectKind::kinds_haveNamesOfTheirOwn()
{
    QStringList names;
    for (int kind = 0; kind <= static_cast<int>(ObjectKind::Other); ++kind) {
        const std::string_view name = nameOf(static_cast<ObjectKind>(kind));
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    QCOMPARE(names.removeDuplicates(), 0);
}

QTEST_APPLESS_MAIN(TestObjectKind)
#include "tst_object_kind.moc"
