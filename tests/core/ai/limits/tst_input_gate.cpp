#include "core/ai/limits/input_gate.h"

#include <QTest>

#include <optional>
#include <string>
#include <vector>

using namespace foramen;

namespace {

Study adultStudy()
{
    Study study;
    study.patientAge = "058Y";
    study.studyDate = "20261122";
    study.studyDescription = "MR";
    for (const char* description : {"t1_tse_sag", "t2_tse_sag", "t2_tse_tra"}) {
        Series series;
        series.seriesDescription = description;
        series.acquisition.bodyPartExamined = "LSPINE";
        study.series.push_back(series);
    }
    return study;
}

InputGate gate(const Study& study)
{
    return gateOf(study,
                  {{SeriesRole::SagittalT1, &study.series[0]},
                   {SeriesRole::SagittalT2, &study.series[1]},
                   {SeriesRole::AxialT2, &study.series[2]}});
}

std::string refusal(const Study& study)
{
    return englishSentence(gate(study).of(SeriesRole::SagittalT2).refused);
}

} // namespace

/// Which studies and series are refused before grading, and with which reason.
class TestInputGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void adultLumbarStudy_passes();
    void age_comesFromEitherTag_data();
    void age_comesFromEitherTag();
    void otherBodyPart_isRefusedByRole_data();
    void otherBodyPart_isRefusedByRole();
    void contrastAgent_refusesItsSeriesAlone_data();
    void contrastAgent_refusesItsSeriesAlone();
    void metalSequence_isRefused_data();
    void metalSequence_isRefused();
    void studyOfOtherModality_isRefusedByName();
    void sentences_holdNoPatientData();
};

void TestInputGate::adultLumbarStudy_passes()
{
    const InputGate passed = gate(adultStudy());
    QVERIFY(passed.study.empty());
    for (const RoleGate& role : passed.roles)
        QVERIFY(role.refused.empty() && !role.otherAnatomy);
}

void TestInputGate::age_comesFromEitherTag_data()
{
    QTest::addColumn<QString>("age");
    QTest::addColumn<QString>("born");
    QTest::addColumn<QString>("seen");
    QTest::addColumn<bool>("minor");
    QTest::newRow("58 years") << "058Y"
                              << ""
                              << "" << false;
    QTest::newRow("17 years") << "017Y"
                              << ""
                              << "" << true;
    QTest::newRow("18 years") << "018Y"
                              << ""
                              << "" << false;
    QTest::newRow("200 months") << "200M"
                                << ""
                                << "" << true;
    QTest::newRow("240 months") << "240M"
                                << ""
                                << "" << false;
    QTest::newRow("weeks") << "030W"
                           << ""
                           << "" << true;
    QTest::newRow("days") << "012D"
                          << ""
                          << "" << true;
    QTest::newRow("without unit") << "17"
                                  << ""
                                  << "" << true;
    QTest::newRow("nobody says") << ""
                                 << ""
                                 << "20261122" << false;
    QTest::newRow("no number") << "old"
                               << ""
                               << "" << false;
    QTest::newRow("anonymiser's zero") << "000Y"
                                       << ""
                                       << "" << false;
    QTest::newRow("birthday tomorrow") << ""
                                       << "20081123"
                                       << "20261122" << true;
    QTest::newRow("birthday today") << ""
                                    << "20081122"
                                    << "20261122" << false;
    QTest::newRow("born after the study") << ""
                                          << "20270101"
                                          << "20261122" << false;
    QTest::newRow("the age goes before the date") << "040Y"
                                                  << "20200101"
                                                  << "20261122" << false;
    QTest::newRow("broken date") << ""
                                 << "2008-11-2"
                                 << "20261122" << false;
}

void TestInputGate::age_comesFromEitherTag()
{
    QFETCH(QString, age);
    QFETCH(QString, born);
    QFETCH(QString, seen);
    QFETCH(bool, minor);
    Study study = adultStudy();
    study.patientAge = age.toStdString();
    study.patientBirthDate = born.toStdString();
    study.studyDate = seen.toStdString();
    QCOMPARE(!gate(study).study.empty(), minor);
    if (minor)
        QCOMPARE(englishSentence(gate(study).study),
                 std::string("The patient is under 18; the model was made for adults only."));
}

void TestInputGate::otherBodyPart_isRefusedByRole_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("study");
    QTest::addColumn<QString>("part"); // empty: passes
    QTest::newRow("lumbar") << "LSPINE"
                            << "t2_tse_sag"
                            << ""
                            << "";
    QTest::newRow("spine") << "SPINE"
                           << "t2_tse_sag"
                           << ""
                           << "";
    QTest::newRow("not stated") << ""
                                << "t2_tse_sag"
                                << ""
                                << "";
    QTest::newRow("may show it") << "ABDOMEN"
                                 << "t2_tse_sag"
                                 << ""
                                 << "";
    QTest::newRow("unknown word") << "LWIRBEL"
                                  << "t2_tse_sag"
                                  << ""
                                  << "";
    QTest::newRow("neck, by tag") << "CSPINE"
                                  << "t2_tse_sag"
                                  << ""
                                  << "cervical spine";
    QTest::newRow("knee, by tag") << "Knee"
                                  << "t2_tse_sag"
                                  << ""
                                  << "knee";
    QTest::newRow("tag in other letters") << "C-SPINE"
                                          << ""
                                          << ""
                                          << "cervical spine";
    QTest::newRow("series says cervical") << "SPINE"
                                          << "T2 sag C-spine"
                                          << ""
                                          << "cervical spine";
    QTest::newRow("study says cervical") << ""
                                         << "t2_tse_sag"
                                         << "MR Cervical spine"
                                         << "cervical spine";
    QTest::newRow("lumbar goes before the tag") << "TSPINE"
                                                << "t2 sag lumbar"
                                                << ""
                                                << "";
    QTest::newRow("study says lumbar") << "CSPINE"
                                       << "t2_tse_sag"
                                       << "MRI L-SPINE"
                                       << "";
    QTest::newRow("hip is not a part of a word") << ""
                                                 << "ship_t2_sag"
                                                 << ""
                                                 << "";
    QTest::newRow("thoracolumbar") << ""
                                   << "t2 thoracolumbar"
                                   << ""
                                   << "";
}

void TestInputGate::otherBodyPart_isRefusedByRole()
{
    QFETCH(QString, tag);
    QFETCH(QString, series);
    QFETCH(QString, study);
    QFETCH(QString, part);
    Study headers = adultStudy();
    headers.studyDescription = study.toStdString();
    headers.series[1].acquisition.bodyPartExamined = tag.toStdString();
    headers.series[1].seriesDescription = series.toStdString();
    const RoleGate role = gate(headers).of(SeriesRole::SagittalT2);
    QCOMPARE(role.otherAnatomy, !part.isEmpty());
    QCOMPARE(QString::fromStdString(english(role.refused)).contains("shows the " + part + ","),
             !part.isEmpty());
}

void TestInputGate::contrastAgent_refusesItsSeriesAlone_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("given");
    QTest::newRow("none") << ""
                          << "t1_tse_sag" << false;
    QTest::newRow("the word none") << "NONE"
                                   << "t1_tse_sag" << false;
    QTest::newRow("no") << "No"
                        << "t1_tse_sag" << false;
    QTest::newRow("an agent") << "Gadovist 7.5 ml"
                              << "t1_tse_sag" << true;
    QTest::newRow("said in the name") << ""
                                      << "t1_tse_sag +GD" << true;
    QTest::newRow("before it") << ""
                               << "t1 sag pre GD" << false;
}

void TestInputGate::contrastAgent_refusesItsSeriesAlone()
{
    QFETCH(QString, agent);
    QFETCH(QString, description);
    QFETCH(bool, given);
    Study study = adultStudy();
    study.series[0].acquisition.contrastAgent = agent.toStdString();
    study.series[0].seriesDescription = description.toStdString();
    const InputGate refused = gate(study);
    QCOMPARE(!refused.of(SeriesRole::SagittalT1).refused.empty(), given);
    QVERIFY(!refused.of(SeriesRole::SagittalT1).otherAnatomy); // its levels still count
    QVERIFY(refused.of(SeriesRole::SagittalT2).refused.empty());
    QVERIFY(refused.study.empty());
}

void TestInputGate::metalSequence_isRefused_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("refused");
    QTest::newRow("plain") << "t2_tse_sag" << false;
    QTest::newRow("SEMAC") << "t2_tse_sag_SEMAC" << true;
    QTest::newRow("MAVRIC") << "Sag MAVRIC SL" << true;
    QTest::newRow("metal") << "SAG T2 METAL" << true;
    QTest::newRow("no whole word") << "t2_marsh_sag" << false;
}

void TestInputGate::metalSequence_isRefused()
{
    QFETCH(QString, description);
    QFETCH(bool, refused);
    Study study = adultStudy();
    study.series[1].seriesDescription = description.toStdString();
    QCOMPARE(QString::fromStdString(refusal(study)).contains("metal"), refused);
}

void TestInputGate::studyOfOtherModality_isRefusedByName()
{
    Study study = adultStudy();
    for (Series& series : study.series)
        series.instances.emplace_back();
    QVERIFY(gateOf(study, {}).study.empty()); // it may be MR
    for (Series& series : study.series)
        series.modality = "CT";
    QCOMPARE(englishSentence(gateOf(study, {}).study),
             std::string("The pictures of this study are CT, not MR; they can be viewed, but not "
                         "graded."));
    study.series[2].modality = "PT";
    QVERIFY(english(gateOf(study, {}).study).find("CT, PT") != std::string::npos);
    study.series[0].modality = "MR";
    QVERIFY(gateOf(study, {}).study.empty());
    // Objects that are no images do not count.
    study.series[0].instances.front().kind = InstanceKind::Other;
    QVERIFY(!gateOf(study, {}).study.empty());
}

void TestInputGate::sentences_holdNoPatientData()
{
    Study study = adultStudy();
    study.patientAge = "016Y";
    study.patientName = "Miller^Jane";
    study.studyDescription = "Cervical Miller";
    for (Series& series : study.series)
        series.acquisition.bodyPartExamined = "";
    const InputGate refused = gate(study);
    QVERIFY(english(refused.study).find("16") == std::string::npos);
    for (const RoleGate& role : refused.roles) {
        QVERIFY(!role.refused.empty());
        QVERIFY(english(role.refused).find("Miller") == std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestInputGate)
#include "tst_input_gate.moc"
