#include "core/spine/study_owner.h"

#include <QTest>

using namespace foramen;

/// Which studies of one Study Instance UID are the same study.
class TestStudyOwner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void key_isEqualHoweverTheSameIsWritten();
    void key_tellsPatientsAndDaysApart();
};

namespace {

const StudyIdentity kStudy{.studyInstanceUid = "1.2.3",
                           .patientId = "0042",
                           .patientName = "Doe^Jane",
                           .patientBirthDate = "19600101",
                           .patientSex = "F",
                           .studyDate = "20261130",
                           .studyDescription = "MR",
                           .accessionNumber = "A1"};

} // namespace

void TestStudyOwner::key_isEqualHoweverTheSameIsWritten()
{
    StudyIdentity other = kStudy;
    other.patientId = " 42";
    other.patientName = "DOE^JANE^^";
    other.studyDescription = "another one";
    other.accessionNumber.clear();
    QVERIFY(ownerOf(other) == ownerOf(kStudy));
    QCOMPARE(studyKeyOf(other), studyKeyOf(kStudy));
    QVERIFY(studyKeyOf(kStudy).starts_with("1.2.3\n"));
}

void TestStudyOwner::key_tellsPatientsAndDaysApart()
{
    const auto differs = [](auto change) {
        StudyIdentity other = kStudy;
        change(other);
        return studyKeyOf(other) != studyKeyOf(kStudy);
    };
    QVERIFY(differs([](StudyIdentity& other) { other.studyInstanceUid = "1.2.4"; }));
    QVERIFY(differs([](StudyIdentity& other) { other.patientId = "43"; }));
    QVERIFY(differs([](StudyIdentity& other) { other.patientName = "Doe^Joan"; }));
    QVERIFY(differs([](StudyIdentity& other) { other.patientBirthDate = "19610101"; }));
    QVERIFY(differs([](StudyIdentity& other) { other.patientSex = "M"; }));
    QVERIFY(differs([](StudyIdentity& other) { other.studyDate = "20261129"; }));
}

QTEST_APPLESS_MAIN(TestStudyOwner)
#include "tst_study_owner.moc"
