#include "core/dicom/scanning/study_joining.h"

#include <QTest>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

Series seriesOf(int number, const char* file)
{
    Series series;
    series.seriesInstanceUid = "1.2.3." + std::to_string(number);
    series.seriesId = series.seriesInstanceUid;
    series.seriesNumber = number;
    Instance instance;
    instance.path = file;
    series.instances.push_back(instance);
    return series;
}

Study studyOf(const char* patient, std::vector<Series> series)
{
    Study study;
    study.studyInstanceUid = "1.2.3";
    study.studyId = "1.2.3";
    study.patientId = patient;
    study.series = std::move(series);
    return study;
}

} // namespace

/// Studies of one UID that a reader joins.
class TestStudyJoining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twins_haveOneUidAndPlace();
    void joined_hasAllSeriesInOrder();
    void joined_makesOneSeriesOfItsParts();
    void joined_keepsTheFirstPatient();
};

void TestStudyJoining::twins_haveOneUidAndPlace()
{
    std::vector<Study> studies = {studyOf("A", {}), studyOf("B", {}), studyOf("C", {}),
                                  studyOf("D", {})};
    studies[2].studyInstanceUid = "1.2.4";
    studies[3].studyId = "4003253"; // of another folder in a data set
    QCOMPARE(twinsOf(studies, 0), std::vector<std::size_t>{1});
    QCOMPARE(twinsOf(studies, 1), std::vector<std::size_t>{0});
    QVERIFY(twinsOf(studies, 2).empty());
    QVERIFY(twinsOf(studies, 3).empty());
    studies[1].studyId += "#2"; // the second part
    QCOMPARE(twinsOf(studies, 0), std::vector<std::size_t>{1});
    QCOMPARE(twinsOf(studies, 1), std::vector<std::size_t>{0});
    studies[0].studyInstanceUid.clear();
    studies[1].studyInstanceUid.clear();
    QVERIFY(twinsOf(studies, 0).empty());
}

void TestStudyJoining::joined_hasAllSeriesInOrder()
{
    const Study whole = joinedStudy(studyOf("A", {seriesOf(2, "b"), seriesOf(4, "d")}),
                                    studyOf("B", {seriesOf(1, "a"), seriesOf(3, "c")}));
    QCOMPARE(whole.series.size(), std::size_t(4));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(whole.series[static_cast<std::size_t>(i)].seriesNumber, i + 1);
}

void TestStudyJoining::joined_makesOneSeriesOfItsParts()
{
    const Study whole = joinedStudy(studyOf("A", {seriesOf(2, "b")}),
                                    studyOf("B", {seriesOf(2, "c"), seriesOf(3, "d")}));
    QCOMPARE(whole.series.size(), std::size_t(2));
    QCOMPARE(whole.series.front().instances.size(), std::size_t(2));
}

void TestStudyJoining::joined_keepsTheFirstPatient()
{
    Study other = studyOf("B", {seriesOf(1, "a")});
    other.patientName = "Name^Only^Here";
    const Study whole = joinedStudy(studyOf("A", {}), other);
    QCOMPARE(whole.patientId, std::string("A"));
    QCOMPARE(whole.patientName, std::string("Name^Only^Here"));
}

QTEST_APPLESS_MAIN(TestStudyJoining)
#include "tst_study_joining.moc"
