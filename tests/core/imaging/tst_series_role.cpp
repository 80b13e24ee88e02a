#include "core/imaging/series_coverage.h"
#include "core/imaging/series_role.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace foramen;

namespace {

enum class Orientation { Sagittal, Axial, Coronal, None };

/// A series of @p count slices, 4 mm apart from @p start along its stack.
Series makeSeries(Orientation orientation, int count, double start = 0)
{
    Series series;
    series.modality = "MR";
    for (int i = 0; i < count; ++i) {
        Instance instance;
        instance.rows = 256;
        instance.columns = 256;
        instance.instanceNumber = i + 1;
        instance.sliceThickness = 4;
        Frame frame;
        const double offset = start + 4.0 * i;
        if (orientation == Orientation::Sagittal)
            frame.plane = ImagePlane{{offset, 0, 0}, {0, 1, 0}, {0, 0, -1}, 1, 1};
        else if (orientation == Orientation::Axial)
            frame.plane = ImagePlane{{0, 0, offset}, {1, 0, 0}, {0, 1, 0}, 1, 1};
        else if (orientation == Orientation::Coronal)
            frame.plane = ImagePlane{{0, offset, 0}, {1, 0, 0}, {0, 0, -1}, 1, 1};
        instance.frames.push_back(frame);
        series.instances.push_back(instance);
    }
    return series;
}

Series timed(Orientation orientation, double echo, double repetition, double inversion = 0,
             int count = 17)
{
    Series series = makeSeries(orientation, count);
    series.acquisition.scanningSequence = "SE";
    series.acquisition.echoTime = echo;
    series.acquisition.repetitionTime = repetition;
    if (inversion > 0)
        series.acquisition.inversionTime = inversion;
    return series;
}

void append(Series& series, const Series& other)
{
    series.instances.insert(series.instances.end(), other.instances.begin(), other.instances.end());
}

/// Tilts axial pictures by degrees, as along L5/S1.
void tilt(Series& series, std::size_t from, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    for (std::size_t i = from; i < series.instances.size(); ++i)
        for (Frame& frame : series.instances[i].frames)
            frame.plane->columnDirection = {0, std::cos(angle), std::sin(angle)};
}

} // namespace

/// The role of a series from its headers.
class TestSeriesRole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guessRole_readsTimes_data();
    void guessRole_readsTimes();
    void guessRole_saysWhy();
    void guessRole_prefersTimesToWords();
    void guessRole_readsSeriesTable();
    void guessRole_readsDescriptionLast_data();
    void guessRole_readsDescriptionLast();
    void guessRole_refusesLocalizers();
    void guessRole_refusesSparseLocalizers_data();
    void guessRole_refusesSparseLocalizers();
    void guessRole_goesByMostPictures();
    void guessRole_keepsTheRoleBesideLocalizers();
    void guessRole_keepsTheRoleOfTiltedBlocks_data();
    void guessRole_keepsTheRoleOfTiltedBlocks();
    void guessRole_tellsLumbosacralBlocksFromCoronals();
    void guessRole_takesObliqueLocalizersForNoAxial();
    void guessRole_refusesOtherModalities();
    void guessRole_refusesCapturesWhateverTheyAreCalled();
    void guessRole_acceptsSingleSliceWithKnownContrast();
    void assignRoles_choosesLargestCoverage();
    void assignRoles_prefersNativeToContrastEnhanced();
    void assignRoles_choosesSeveralAxialParts();
    void assignRoles_choosesTheLaterEcho();
};

void TestSeriesRole::guessRole_readsTimes_data()
{
    QTest::addColumn<double>("echo");
    QTest::addColumn<double>("repetition");
    QTest::addColumn<double>("inversion");
    QTest::addColumn<QString>("role");
    // Protocols of three vendors at 0.4, 1.5 and 3 T.
    QTest::newRow("T1 1.5 T") << 10.0 << 550.0 << 0.0 << "Sagittal T1";
    QTest::newRow("T1 3 T") << 13.8 << 716.0 << 0.0 << "Sagittal T1";
    QTest::newRow("T1 FLAIR") << 20.0 << 2300.0 << 860.0 << "Sagittal T1";
    QTest::newRow("T2") << 102.0 << 3500.0 << 0.0 << "Sagittal T2/STIR";
    QTest::newRow("T2 3D") << 124.0 << 1000.0 << 0.0 << "Sagittal T2/STIR";
    QTest::newRow("STIR") << 45.0 << 5570.0 << 160.0 << "Sagittal T2/STIR";
    QTest::newRow("STIR with long echo") << 90.0 << 5570.0 << 150.0 << "Sagittal T2/STIR";
    QTest::newRow("proton density") << 30.0 << 3000.0 << 0.0 << "";
}

void TestSeriesRole::guessRole_readsTimes()
{
    QFETCH(double, echo);
    QFETCH(double, repetition);
    QFETCH(double, inversion);
    QFETCH(QString, role);
    const RoleGuess guess = guessRole(timed(Orientation::Sagittal, echo, repetition, inversion));
    QCOMPARE(guess.role ? QString::fromStdString(nameOf(*guess.role)) : QString(), role);
}

void TestSeriesRole::guessRole_saysWhy()
{
    QCOMPARE(english(guessRole(timed(Orientation::Sagittal, 112, 3500)).reason),
             std::string("sagittal by orientation; T2 by TE 112 ms, TR 3,500 ms"));
    const RoleGuess axialT1 = guessRole(timed(Orientation::Axial, 10, 550));
    QVERIFY(!axialT1.role);
    QCOMPARE(english(axialT1.reason),
             std::string("axial by orientation; T1 by TE 10 ms, TR 550 ms"));
}

void TestSeriesRole::guessRole_prefersTimesToWords()
{
    Series series = timed(Orientation::Sagittal, 102, 3500);
    series.seriesDescription = "SAG T1";
    QVERIFY(guessRole(series).role == SeriesRole::SagittalT2);
    Series axial = timed(Orientation::Axial, 102, 3500);
    axial.seriesDescription = "SAG T2";
    QVERIFY(guessRole(axial).role == SeriesRole::AxialT2);
}

void TestSeriesRole::guessRole_readsSeriesTable()
{
    Series series = makeSeries(Orientation::Sagittal, 17);
    series.rsnaDescription = "Sagittal T2/STIR";
    series.seriesDescription = "T1";
    const RoleGuess guess = guessRole(series);
    QVERIFY(guess.role == SeriesRole::SagittalT2);
    QCOMPARE(english(guess.reason), std::string("sagittal by orientation; T2 by the series table"));
    series.rsnaDescription = "Sagittal T1";
    QVERIFY(guessRole(series).role == SeriesRole::SagittalT1);
}

void TestSeriesRole::guessRole_readsDescriptionLast_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("role");
    QTest::newRow("Siemens") << "t2_tse_sag_320"
                             << "Sagittal T2/STIR";
    QTest::newRow("GE") << "SAG T1 FSE"
                        << "Sagittal T1";
    QTest::newRow("STIR") << "Sag STIR"
                          << "Sagittal T2/STIR";
    QTest::newRow("TIRM") << "t2_tirm_sag"
                          << "Sagittal T2/STIR";
    QTest::newRow("says nothing") << "Lumbar spine"
                                  << "";
}

void TestSeriesRole::guessRole_readsDescriptionLast()
{
    QFETCH(QString, description);
    QFETCH(QString, role);
    Series series = makeSeries(Orientation::Sagittal, 17);
    series.seriesDescription = description.toStdString();
    const RoleGuess guess = guessRole(series);
    QCOMPARE(guess.role ? QString::fromStdString(nameOf(*guess.role)) : QString(), role);
    // Without geometry the description gives the plane, too.
    Series unplaced = makeSeries(Orientation::None, 17);
    unplaced.seriesDescription = "Ax T2";
    QVERIFY(guessRole(unplaced).role == SeriesRole::AxialT2);
}

void TestSeriesRole::guessRole_refusesLocalizers()
{
    Series planes = timed(Orientation::Sagittal, 102, 3500, 0, 7);
    append(planes, makeSeries(Orientation::Axial, 3));
    QVERIFY(!guessRole(planes).role);
    QVERIFY(guessRole(planes).reason == Reason(ReasonCode::LocalizerByPlanes));
    Series named = timed(Orientation::Sagittal, 102, 3500);
    named.seriesDescription = "3-plane Localizer";
    QVERIFY(!guessRole(named).role);
    Series typed = timed(Orientation::Sagittal, 102, 3500);
    for (Instance& instance : typed.instances)
        instance.imageType = "ORIGINAL\\PRIMARY\\LOCALIZER";
    QVERIFY(!guessRole(typed).role);
    Series few = timed(Orientation::Sagittal, 4, 9, 0, 3);
    few.acquisition.scanningSequence = "GR";
    QVERIFY(!guessRole(few).role);
    QVERIFY(english(guessRole(few).reason).find("too few slices") != std::string::npos);
}

void TestSeriesRole::guessRole_refusesSparseLocalizers_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("gap");
    QTest::addColumn<double>("degrees"); // from a picture to the next
    QTest::addColumn<bool>("hasRole");
    QTest::newRow("three pictures") << 3 << 40.0 << 0.0 << false;
    QTest::newRow("seven pictures") << 7 << 20.0 << 0.0 << false;
    QTest::newRow("thin stack") << 3 << 4.4 << 0.0 << true;
    QTest::newRow("stack with large gaps") << 20 << 12.5 << 0.0 << true;
    QTest::newRow("one picture a disc, along it") << 5 << 36.0 << 9.0 << true;
}

/// Fast spin echo with the times of a T2, and nothing that calls it a localizer.
void TestSeriesRole::guessRole_refusesSparseLocalizers()
{
    QFETCH(int, count);
    QFETCH(double, gap);
    QFETCH(double, degrees);
    Series series = timed(Orientation::Axial, 92, 1600, 0, count);
    for (std::size_t i = 0; i < series.instances.size(); ++i) {
        series.instances[i].frames.front().plane->position.z = gap * static_cast<double>(i);
        const double angle = degrees * static_cast<double>(i) * std::numbers::pi / 180;
        series.instances[i].frames.front().plane->columnDirection = {0, std::cos(angle),
                                                                     std::sin(angle)};
    }
    QTEST(guessRole(series).role == SeriesRole::AxialT2, "hasRole");
    if (guessRole(series).role)
        return;
    QVERIFY(guessRole(series).reason == Reason(ReasonCode::TooFewSlices, count));
    // It covers more of the spine than the axial series, and is not taken for it.
    Study study;
    study.series = {series, timed(Orientation::Axial, 102, 3500)};
    QVERIFY(!assignRoles(study)[0].chosen && assignRoles(study)[1].chosen);
}

void TestSeriesRole::guessRole_goesByMostPictures()
{
    Series axial = timed(Orientation::Axial, 105, 4000, 0, 12);
    append(axial, makeSeries(Orientation::Sagittal, 1));
    QVERIFY(guessRole(axial).role == SeriesRole::AxialT2);
    QCOMPARE(english(guessRole(axial).reason),
             std::string("axial by orientation; T2 by TE 105 ms, TR 4,000 ms; one picture of "
                         "another plane or a localizer stands apart"));
    QCOMPARE(coverageOf(axial).headMm, 44.0);
    // The scout comes first, and there are three of it.
    Series sagittal = makeSeries(Orientation::Axial, 3);
    append(sagittal, timed(Orientation::Sagittal, 102, 3500));
    sagittal.acquisition = timed(Orientation::Sagittal, 102, 3500).acquisition;
    QVERIFY(guessRole(sagittal).role == SeriesRole::SagittalT2);
    QVERIFY(guessRole(sagittal).reason.code == ReasonCode::SomeBeside);
    // A stack with more slices than a localizer has is none, beside some scouts.
    append(axial, makeSeries(Orientation::Sagittal, 4));
    QVERIFY(guessRole(axial).role == SeriesRole::AxialT2);
    Series coronal = timed(Orientation::Coronal, 102, 3500, 0, 12);
    append(coronal, makeSeries(Orientation::Sagittal, 1));
    QVERIFY(!guessRole(coronal).role);
}

void TestSeriesRole::guessRole_keepsTheRoleBesideLocalizers()
{
    Series series = timed(Orientation::Axial, 105, 4000, 0, 12);
    series.instances[4].imageType = "ORIGINAL\\PRIMARY\\LOCALIZER";
    QVERIFY(guessRole(series).role == SeriesRole::AxialT2);
    QVERIFY(guessRole(series).reason.code == ReasonCode::OneBeside);
    Series derived = timed(Orientation::Axial, 105, 4000, 0, 12);
    derived.instances.front().imageType = "DERIVED\\SECONDARY\\REFORMATTED";
    Study study;
    study.series = {derived, timed(Orientation::Axial, 105, 4000, 0, 11)};
    QVERIFY(assignRoles(study)[0].chosen);
    for (std::size_t i = 0; i < 4; ++i)
        series.instances[i].imageType = "ORIGINAL\\PRIMARY\\LOCALIZER";
    QVERIFY(!guessRole(series).role);
}

void TestSeriesRole::guessRole_keepsTheRoleOfTiltedBlocks_data()
{
    QTest::addColumn<int>("pictures");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<bool>("isAxial");
    QTest::newRow("one of five blocks") << 3 << 47.0 << true;
    QTest::newRow("nearer to coronal") << 3 << 56.0 << true;
    QTest::newRow("two of three blocks") << 10 << 50.0 << true;
    QTest::newRow("the other way") << 3 << -47.0 << true;
    QTest::newRow("alone") << 15 << 44.0 << true;
    QTest::newRow("alone, nearer to coronal") << 15 << 56.0 << true;
    QTest::newRow("alone, at the limit") << 15 << 59.0 << true;
    QTest::newRow("alone, along the sacrum") << 15 << -56.0 << false;
    QTest::newRow("alone, all but coronal") << 15 << 70.0 << false;
    QTest::newRow("all but coronal") << 3 << 70.0 << false;
}

void TestSeriesRole::guessRole_keepsTheRoleOfTiltedBlocks()
{
    QFETCH(int, pictures);
    QFETCH(double, degrees);
    Series series = timed(Orientation::Axial, 105, 4000, 0, 15);
    tilt(series, static_cast<std::size_t>(15 - pictures), degrees);
    const bool isAxial = guessRole(series).role == SeriesRole::AxialT2
        && guessRole(series).reason.code == ReasonCode::PlaneAndContrast;
    QTEST(isAxial, "isAxial");
}

void TestSeriesRole::guessRole_tellsLumbosacralBlocksFromCoronals()
{
    const auto isAxial = [](const Series& series) {
        return guessRole(series).role == SeriesRole::AxialT2;
    };
    Series block = timed(Orientation::Axial, 105, 4000, 0, 6);
    tilt(block, 0, 54);
    QVERIFY(isAxial(block));
    // Two angulations along the disc of a steep sacrum.
    Series two = block;
    append(two, block);
    tilt(two, 6, 58);
    QVERIFY(isAxial(two));
    Series scouted = block;
    append(scouted, makeSeries(Orientation::Sagittal, 1));
    QVERIFY(isAxial(scouted));
    // Coronal pictures of the sacrum: through the whole pelvis, of a large field, or beside others.
    Series deep = timed(Orientation::Axial, 105, 4000, 0, 24);
    tilt(deep, 0, 54);
    QVERIFY(!isAxial(deep));
    Series wide = block;
    for (Instance& instance : wide.instances)
        instance.columns = 300;
    QVERIFY(!isAxial(wide));
    Series beside = block;
    append(beside, makeSeries(Orientation::Coronal, 2));
    QVERIFY(!isAxial(beside));
}

void TestSeriesRole::guessRole_takesObliqueLocalizersForNoAxial()
{
    // Three planes, of which the coronal one is tilted along the sacrum.
    Series series = timed(Orientation::Axial, 105, 4000, 0, 9);
    tilt(series, 4, 50);
    append(series, timed(Orientation::Coronal, 105, 4000, 0, 4));
    append(series, timed(Orientation::Sagittal, 105, 4000, 0, 4));
    QVERIFY(!guessRole(series).role);
    // Oblique coronal pictures of the sacroiliac joints, and a scout.
    Series sacroiliac = timed(Orientation::Axial, 105, 4000, 0, 20);
    tilt(sacroiliac, 1, -50);
    QVERIFY(guessRole(sacroiliac).role != SeriesRole::AxialT2);
}

void TestSeriesRole::guessRole_refusesOtherModalities()
{
    Series series = timed(Orientation::Sagittal, 102, 3500);
    series.modality = "CT";
    QCOMPARE(english(guessRole(series).reason), std::string("modality CT, not MR"));
    QVERIFY(!guessRole(series).role);
    QVERIFY(!guessRole(Series{}).role);
}

void TestSeriesRole::guessRole_refusesCapturesWhateverTheyAreCalled()
{
    Series series = makeSeries(Orientation::None, 17);
    series.seriesDescription = "SAG T2 TSE";
    QCOMPARE(guessRole(series).role, std::optional(SeriesRole::SagittalT2));
    for (Instance& instance : series.instances)
        instance.sopClassUid = "1.2.840.10008.5.1.4.1.1.7";
    QVERIFY(!guessRole(series).role);
    QCOMPARE(guessRole(series).reason.code, ReasonCode::NoOrientation);
    // With a place in the patient they are as good as others.
    Series placed = timed(Orientation::Sagittal, 102, 3500);
    for (Instance& instance : placed.instances)
        instance.sopClassUid = "1.2.840.10008.5.1.4.1.1.7";
    QCOMPARE(guessRole(placed).role, std::optional(SeriesRole::SagittalT2));
}

void TestSeriesRole::guessRole_acceptsSingleSliceWithKnownContrast()
{
    QVERIFY(guessRole(timed(Orientation::Sagittal, 102, 3500, 0, 1)).role
            == SeriesRole::SagittalT2);
}

void TestSeriesRole::assignRoles_choosesLargestCoverage()
{
    Study study;
    study.series = {timed(Orientation::Sagittal, 102, 3500, 0, 6),
                    timed(Orientation::Sagittal, 102, 3500, 0, 17),
                    timed(Orientation::Sagittal, 10, 550), timed(Orientation::Coronal, 102, 3500)};
    const std::vector<RoleAssignment> roles = assignRoles(study);
    QCOMPARE(roles.size(), std::size_t{4});
    QVERIFY(!roles[0].chosen && roles[0].guess.role);
    QVERIFY(roles[1].chosen && roles[2].chosen && !roles[3].chosen);
}

void TestSeriesRole::assignRoles_prefersNativeToContrastEnhanced()
{
    Study study;
    study.series = {timed(Orientation::Sagittal, 10, 550, 0, 18),
                    timed(Orientation::Sagittal, 10, 550, 0, 17)};
    study.series[0].acquisition.contrastAgent = "Gadolinium";
    const std::vector<RoleAssignment> roles = assignRoles(study);
    QVERIFY(!roles[0].chosen && roles[1].chosen);
}

void TestSeriesRole::assignRoles_choosesSeveralAxialParts()
{
    Study study;
    for (const double start : {0.0, 100.0, 2.0}) { // the third one repeats the first
        Series series = makeSeries(Orientation::Axial, 20, start);
        series.acquisition = timed(Orientation::Axial, 102, 3500).acquisition;
        study.series.push_back(series);
    }
    const std::vector<RoleAssignment> roles = assignRoles(study);
    QVERIFY(roles[0].chosen && roles[1].chosen && !roles[2].chosen);
}

void TestSeriesRole::assignRoles_choosesTheLaterEcho()
{
    Study study;
    for (const int echo : {1, 2}) {
        Series series = makeSeries(Orientation::Sagittal, 15);
        series.seriesDescription = "SAG T2 · E" + std::to_string(echo);
        for (Instance& instance : series.instances)
            instance.frames.front().contrast.echoNumber = echo;
        study.series.push_back(series);
    }
    const auto chosen = [&study] {
        const auto all = assignRoles(study);
        return std::pair(all[0].chosen, all[1].chosen);
    };
    QVERIFY(chosen() == std::pair(false, true));
    // One with known times is surer than one without.
    study.series[0].acquisition.echoTime = 100;
    study.series[0].acquisition.repetitionTime = 3500;
    QVERIFY(chosen() == std::pair(true, false));
    // Times number the echoes of one acquisition.
    for (std::size_t i = 0; i < 2; ++i) {
        study.series[i].seriesInstanceUid = "1.2.3";
        study.series[i].acquisition.echoTime = i == 0 ? 65 : 105;
        study.series[i].acquisition.repetitionTime = 3500;
        for (Instance& instance : study.series[i].instances)
            instance.frames.front().contrast.echoNumber = 0;
    }
    QVERIFY(chosen() == std::pair(false, true));
}

QTEST_APPLESS_MAIN(TestSeriesRole)
#include "tst_series_role.moc"
