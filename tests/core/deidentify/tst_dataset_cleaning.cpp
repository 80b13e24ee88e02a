#include "core/deidentify/dataset_cleaning.h"

#include <QDate>
#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dctk.h>

#include <memory>
#include <string>

using namespace foramen;

/// Attributes of one data set.
class TestDatasetCleaning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void patient_isReplaced();
    void dates_moveTogetherOrGo();
    void uids_areMappedEverywhereButThoseOfDicom();
    void descriptions_stayOnlyWithKnownWords();
    void keptTexts_goWhereTheyNameThePatient();
    void codes_stayOnlyInPublicSchemes();
    void characteristics_stayByOption();
    void privateAndUnknownAttributes_areRemovedAtEveryDepth();
    void textsOfReports_areReplaced();
    void method_isStated();
    void counts_sayWhatHappened();

private:
    void put(DcmItem& item, const DcmTagKey& tag, const char* value)
    {
        QVERIFY(item.putAndInsertString(tag, value).good());
    }
    void put(const DcmTagKey& tag, const char* value) { put(*m_data, tag, value); }
    DcmItem& item(DcmItem& parent, const DcmTagKey& sequence)
    {
        DcmItem* made = nullptr;
        constexpr long append = -2;
        if (parent.findOrCreateSequenceItem(sequence, made, append).bad())
            qFatal("no item");
        return *made;
    }
    void clean(const CleaningOptions& options = {}, const char* patient = "P1")
    {
        const auto cleaned = cleanDataset(*m_data, {m_names, options, patient}, m_counts);
        QVERIFY2(cleaned, cleaned ? "" : cleaned.error().message.c_str());
    }
    static std::string value(DcmItem& item, const DcmTagKey& tag)
    {
        OFString text;
        if (item.findAndGetOFStringArray(tag, text).bad())
            return "(none)";
        return {text.c_str(), text.length()};
    }
    std::string value(const DcmTagKey& tag) { return value(*m_data, tag); }

    const Pseudonyms m_names{Pseudonyms::Key{3}};
    std::unique_ptr<DcmDataset> m_data;
    AttributeCounts m_counts{true};
};

void TestDatasetCleaning::init()
{
    m_data = std::make_unique<DcmDataset>();
    m_counts = AttributeCounts(true);
}

void TestDatasetCleaning::patient_isReplaced()
{
    put(DCM_PatientName, "Miller^Eve");
    put(DCM_PatientID, "4711");
    put(DCM_PatientBirthDate, "19600102");
    put(DCM_PatientSex, "F");
    put(DCM_InstitutionName, "St. Mary");
    put(DCM_OperatorsName, "Smith");
    put(DCM_PatientComments, "back pain");
    clean();
    QCOMPARE(value(DCM_PatientName), std::string());
    QCOMPARE(value(DCM_PatientID), m_names.patientId("P1"));
    QCOMPARE(value(DCM_PatientBirthDate), std::string());
    QCOMPARE(value(DCM_PatientSex), std::string());
    QCOMPARE(value(DCM_InstitutionName), std::string("REMOVED"));
    QCOMPARE(value(DCM_OperatorsName), std::string("REMOVED"));
    QCOMPARE(value(DCM_PatientComments), std::string("(none)"));
}

void TestDatasetCleaning::dates_moveTogetherOrGo()
{
    const auto fill = [&] {
        put(DCM_StudyDate, "20240301");
        put(DCM_SeriesDate, "20240302");
        put(DCM_StudyTime, "101500");
        put(DCM_AcquisitionDateTime, "20240301101530.5");
        put(DCM_DateOfSecondaryCapture, "not a date");
    };
    fill();
    clean();
    const auto day = [&](const DcmTagKey& tag) {
        const QString text = QString::fromStdString(value(tag)).left(8);
        return QDate::fromString(text, "yyyyMMdd");
    };
    QCOMPARE(day(DCM_StudyDate).daysTo(QDate(2024, 3, 1)), m_names.days("P1"));
    QCOMPARE(day(DCM_StudyDate).daysTo(day(DCM_SeriesDate)), 1);
    QCOMPARE(day(DCM_AcquisitionDateTime), day(DCM_StudyDate));
    QVERIFY(value(DCM_AcquisitionDateTime).ends_with("101530.5"));
    QCOMPARE(value(DCM_StudyTime), std::string("101500"));
    QCOMPARE(value(DCM_DateOfSecondaryCapture), std::string());
    QCOMPARE(value(DCM_LongitudinalTemporalInformationModified), std::string("MODIFIED"));

    init();
    fill();
    clean({.movesDates = false});
    QCOMPARE(value(DCM_StudyDate), std::string());
    QCOMPARE(value(DCM_SeriesDate), std::string("19000101"));
    QCOMPARE(value(DCM_StudyTime), std::string());
    QCOMPARE(value(DCM_LongitudinalTemporalInformationModified), std::string("REMOVED"));
}

void TestDatasetCleaning::uids_areMappedEverywhereButThoseOfDicom()
{
    put(DCM_SOPClassUID, UID_MRImageStorage);
    put(DCM_StudyInstanceUID, "1.2.3");
    put(DCM_FrameOfReferenceUID, "1.2.840.10008.1.4.1.1"); // Talairach
    put(DCM_SeriesInstanceUID, "1.2.840.10008.99.4711"); // of nobody
    put(DCM_SOPInstanceUID, "malformed 7");
    put(DCM_ContextUID, "1.2.840.10008.MILLER");
    put(DCM_MappingResourceUID, "1.2.840.10008.8.1.1");
    DcmItem& reference = item(*m_data, DCM_ReferencedImageSequence);
    put(reference, DCM_ReferencedSOPClassUID, UID_MRImageStorage);
    put(reference, DCM_ReferencedSOPInstanceUID, "1.2.3");
    DcmItem& inner = item(item(*m_data, DCM_ContentSequence), DCM_ContentSequence);
    put(inner, DCM_UID, "1.2.3");
    clean();
    const std::string mapped = m_names.uid("1.2.3");
    QCOMPARE(value(DCM_SOPClassUID), std::string(UID_MRImageStorage));
    QCOMPARE(value(DCM_StudyInstanceUID), mapped);
    QCOMPARE(value(DCM_FrameOfReferenceUID), std::string("1.2.840.10008.1.4.1.1"));
    QCOMPARE(value(DCM_SeriesInstanceUID), m_names.uid("1.2.840.10008.99.4711"));
    QCOMPARE(value(DCM_SOPInstanceUID), m_names.uid("malformed 7")); // DCMTK drops the blank
    QCOMPARE(value(DCM_ContextUID), m_names.uid("1.2.840.10008.MILLER"));
    QCOMPARE(value(DCM_MappingResourceUID), std::string("1.2.840.10008.8.1.1"));
    QCOMPARE(value(reference, DCM_ReferencedSOPClassUID), std::string(UID_MRImageStorage));
    QCOMPARE(value(reference, DCM_ReferencedSOPInstanceUID), mapped);
    QCOMPARE(value(inner, DCM_UID), mapped);
}

void TestDatasetCleaning::descriptions_stayOnlyWithKnownWords()
{
    put(DCM_StudyDescription, "LWS Miller");
    put(DCM_SeriesDescription, "t2_tse_sag 3mm");
    put(DCM_ProtocolName, "Dr. Smith special");
    clean();
    QCOMPARE(value(DCM_StudyDescription), std::string("(none)"));
    QCOMPARE(value(DCM_SeriesDescription), std::string("t2_tse_sag 3mm"));
    QCOMPARE(value(DCM_ProtocolName), std::string("REMOVED"));
}

void TestDatasetCleaning::keptTexts_goWhereTheyNameThePatient()
{
    put(DCM_PatientName, "Sagittal^Eve");
    put(DCM_SeriesDescription, "T2 sagittal");
    put(DCM_Manufacturer, "Siemens");
    put(DCM_SequenceName, "eve2d");
    put(DCM_ImagedNucleus, "1H");
    put(DCM_SoftwareVersions, "R2 453561454581");
    put(DCM_ConvolutionKernel, "of 2010/06/30");
    put(DCM_ContentLabel, "ST MARY");
    put(DCM_ReceiveCoilName, "Coil Eve");
    put(DCM_BodyPartExamined, "EVE");
    put(DCM_PatientPosition, "HFS");
    put(DCM_OtherPatientNames, "HFS");
    clean();
    QCOMPARE(value(DCM_SeriesDescription), std::string("(none)"));
    QCOMPARE(value(DCM_Manufacturer), std::string("Siemens"));
    QCOMPARE(value(DCM_SequenceName), std::string("eve2d")); // another word
    QCOMPARE(value(DCM_ReceiveCoilName), std::string("(none)"));
    QCOMPARE(value(DCM_ImagedNucleus), std::string("1H"));
    QCOMPARE(value(DCM_SoftwareVersions), std::string("(none)"));
    QCOMPARE(value(DCM_ConvolutionKernel), std::string("(none)"));
    QCOMPARE(value(DCM_ContentLabel), std::string("REMOVED"));
    QCOMPARE(value(DCM_BodyPartExamined), std::string("(none)"));
    QCOMPARE(value(DCM_PatientPosition), std::string("HFS")); // geometry
}

void TestDatasetCleaning::codes_stayOnlyInPublicSchemes()
{
    const auto code = [&](DcmItem& parent, const DcmTagKey& sequence, const char* scheme) {
        DcmItem& made = item(parent, sequence);
        put(made, DCM_CodeValue, "T-11500");
        put(made, DCM_CodingSchemeDesignator, scheme);
        put(made, DCM_CodeMeaning, "Lumbar spine");
        return &made;
    };
    DcmItem* open = code(*m_data, DCM_AnatomicRegionSequence, "SRT");
    DcmItem* hidden = code(*m_data, DCM_ContrastBolusAgentSequence, "99MARY");
    DcmItem* institution = code(*m_data, DCM_InstitutionCodeSequence, "SRT");
    clean();
    QCOMPARE(value(*open, DCM_CodeMeaning), std::string("Lumbar spine"));
    for (DcmItem* one : {hidden, institution}) {
        QCOMPARE(value(*one, DCM_CodeValue), std::string("REMOVED"));
        QCOMPARE(value(*one, DCM_CodingSchemeDesignator), std::string("99REMOVED"));
        QCOMPARE(value(*one, DCM_CodeMeaning), std::string("REMOVED"));
    }
}

void TestDatasetCleaning::characteristics_stayByOption()
{
    const auto fill = [&](const char* age) {
        init();
        put(DCM_PatientAge, age);
        put(DCM_PatientSex, "F");
        put(DCM_PatientWeight, "71.5");
    };
    fill("063Y");
    clean();
    QCOMPARE(value(DCM_PatientAge), std::string("(none)"));
    QCOMPARE(value(DCM_PatientWeight), std::string("(none)"));
    fill("063Y");
    clean({.keepsCharacteristics = true});
    QCOMPARE(value(DCM_PatientAge), std::string("063Y"));
    QCOMPARE(value(DCM_PatientSex), std::string("F"));
    QCOMPARE(value(DCM_PatientWeight), std::string("71.5"));
    fill("097Y");
    clean({.keepsCharacteristics = true});
    QCOMPARE(value(DCM_PatientAge), std::string("090Y"));
}

void TestDatasetCleaning::privateAndUnknownAttributes_areRemovedAtEveryDepth()
{
    DcmItem& inner = item(*m_data, DCM_AnatomicRegionSequence);
    for (DcmItem* one : {static_cast<DcmItem*>(m_data.get()), &inner}) {
        QVERIFY(one->putAndInsertString(DcmTag(0x0029, 0x0010, EVR_LO), "MARY").good());
        QVERIFY(one->putAndInsertString(DcmTag(0x0029, 0x1010, EVR_LO), "Miller").good());
        QVERIFY(one->putAndInsertString(DcmTag(0x0010, 0x9999, EVR_LO), "Miller").good());
        // Text that is stated to be numbers.
        const Float32 number = 1;
        QVERIFY(one->putAndInsertFloat32Array(DcmTag(0x0010, 0x0213, EVR_OF), &number, 1).good());
    }
    clean();
    for (DcmItem* one : {static_cast<DcmItem*>(m_data.get()), &inner}) {
        QVERIFY(!one->tagExists(DcmTagKey(0x0029, 0x0010)));
        QVERIFY(!one->tagExists(DcmTagKey(0x0029, 0x1010)));
        QVERIFY(!one->tagExists(DcmTagKey(0x0010, 0x9999)));
        QVERIFY(!one->tagExists(DcmTagKey(0x0010, 0x0213)));
    }
    QCOMPARE(m_counts.all().at(AttributeCounts::kPrivate).removed, std::size_t{4});
}

void TestDatasetCleaning::textsOfReports_areReplaced()
{
    DcmItem& text = item(*m_data, DCM_ContentSequence);
    put(text, DCM_ValueType, "TEXT");
    put(text, DCM_TextValue, "Miller has back pain");
    DcmItem& name = item(*m_data, DCM_ContentSequence);
    put(name, DCM_ValueType, "PNAME");
    put(name, DCM_PersonName, "Smith");
    DcmItem& observer = item(*m_data, DCM_VerifyingObserverSequence);
    put(observer, DCM_VerifyingObserverName, "Smith");
    put(observer, DCM_VerifyingOrganization, "St. Mary");
    clean();
    QCOMPARE(value(text, DCM_ValueType), std::string("TEXT"));
    QCOMPARE(value(text, DCM_TextValue), std::string("REMOVED"));
    QCOMPARE(value(name, DCM_PersonName), std::string("REMOVED"));
    QCOMPARE(value(observer, DCM_VerifyingObserverName), std::string("REMOVED"));
    QVERIFY(value(observer, DCM_VerifyingOrganization) != "St. Mary");
}

void TestDatasetCleaning::method_isStated()
{
    put(DCM_PatientIdentityRemoved, "NO");
    put(DCM_DeidentificationMethod, "by Miller");
    clean({.movesDates = true, .keepsCharacteristics = true});
    QCOMPARE(value(DCM_PatientIdentityRemoved), std::string("YES"));
    QVERIFY(value(DCM_DeidentificationMethod).starts_with("Foramen "));
    std::string codes;
    DcmItem* code = nullptr;
    for (long i = 0;
         m_data->findAndGetSequenceItem(DCM_DeidentificationMethodCodeSequence, code, i).good();
         ++i)
        codes += value(*code, DCM_CodeValue) + ' ';
    QCOMPARE(codes, std::string("113100 113104 113105 113107 113108 "));
}

void TestDatasetCleaning::counts_sayWhatHappened()
{
    put(DCM_PatientName, "Miller^Eve");
    put(DCM_StudyInstanceUID, "1.2.3");
    put(DCM_EchoTime, "100");
    put(DCM_PatientComments, "pain\x1b[31m");
    clean();
    const auto count = [&](quint32 tag) {
        return m_counts.all().at(tag);
    };
    QCOMPARE(count(0x00100010).emptied, std::size_t{1});
    QCOMPARE(count(0x00100010).name, std::string("PatientName"));
    QCOMPARE(count(0x0020000D).replaced, std::size_t{1});
    QCOMPARE(count(0x00180081).kept, std::size_t{1});
    QCOMPARE(count(0x00104000).removed, std::size_t{1});
    QCOMPARE(count(0x00104000).examples.at(0).before, std::string("pain?[31m"));
    QCOMPARE(count(0x0020000D).examples.at(0).after, m_names.uid("1.2.3"));
}

QTEST_APPLESS_MAIN(TestDatasetCleaning)
#include "tst_dataset_cleaning.moc"
