#include "core/pacs/dimse/find_identifiers.h"

#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

using namespace foramen;

/// What is asked of an archive, and what its answers say.
class TestFindIdentifiers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putStudyQuery_asksByLevelAndText();
    void putStudyQuery_sendsOtherScriptsAsUtf8();
    void studyMatchFrom_readsCharacterSets();
    void studyMatchFrom_takesAbsentValuesAsUnknown();
    void failedInstances_areListed();
};

namespace {

std::string value(DcmDataset& data, const DcmTagKey& key)
{
    OFString text;
    data.findAndGetOFStringArray(key, text);
    return text.c_str();
}

} // namespace

void TestFindIdentifiers::putStudyQuery_asksByLevelAndText()
{
    DcmDataset data;
    StudyQuery query;
    query.patientName = "MILLER^*";
    query.studyDate = "20260101-";
    query.modality = "MR";
    putStudyQuery(data, query);
    QCOMPARE(value(data, DCM_QueryRetrieveLevel), std::string("STUDY"));
    QCOMPARE(value(data, DCM_PatientName), std::string("MILLER^*"));
    QCOMPARE(value(data, DCM_StudyDate), std::string("20260101-"));
    QCOMPARE(value(data, DCM_ModalitiesInStudy), std::string("MR"));
    QVERIFY(data.tagExists(DCM_StudyInstanceUID)); // asked for, though it matches everything
    QVERIFY(!data.tagExists(DCM_SpecificCharacterSet));
}

void TestFindIdentifiers::putStudyQuery_sendsOtherScriptsAsUtf8()
{
    DcmDataset data;
    StudyQuery query;
    query.patientName = "M\xC3\xBCLLER*";
    putStudyQuery(data, query);
    QCOMPARE(value(data, DCM_SpecificCharacterSet), std::string("ISO_IR 192"));
    QCOMPARE(value(data, DCM_PatientName), query.patientName);
}

void TestFindIdentifiers::studyMatchFrom_readsCharacterSets()
{
    DcmDataset data;
    data.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 100");
    data.putAndInsertString(DCM_PatientName, "M\xFCller^Anna");
    data.putAndInsertString(DCM_ModalitiesInStudy, "MR\\SR");
    data.putAndInsertString(DCM_NumberOfStudyRelatedInstances, "69 ");
    const StudyMatch match = studyMatchFrom(data);
    QCOMPARE(match.patientName, std::string("M\xC3\xBCller^Anna"));
    QCOMPARE(match.modalities, std::string("MR\\SR"));
    QCOMPARE(match.instanceCount, 69);
}

void TestFindIdentifiers::studyMatchFrom_takesAbsentValuesAsUnknown()
{
    DcmDataset data;
    data.putAndInsertString(DCM_NumberOfStudyRelatedSeries, "many");
    const StudyMatch match = studyMatchFrom(data);
    QCOMPARE(match.seriesCount, -1);
    QCOMPARE(match.instanceCount, -1);
    QVERIFY(match.studyInstanceUid.empty());
}

void TestFindIdentifiers::failedInstances_areListed()
{
    DcmDataset data;
    QVERIFY(failedInstances(data).empty());
    data.putAndInsertString(DCM_FailedSOPInstanceUIDList, "1.2.3\\1.2.4");
    QCOMPARE(failedInstances(data), std::vector<std::string>({"1.2.3", "1.2.4"}));
}

QTEST_APPLESS_MAIN(TestFindIdentifiers)
#include "tst_find_identifiers.moc"
