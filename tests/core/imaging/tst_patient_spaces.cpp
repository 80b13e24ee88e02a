#include "core/imaging/spaces/patient_spaces.h"

#include "core/phantom/study/phantom_study.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>

using namespace foramen;

/// Whether series share a patient space, by their Frames of Reference and by their pictures.
class TestPatientSpaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneFrameOfReference_isOneSpace();
    void framesOfTheirOwn_areLinkedByPictures_data();
    void framesOfTheirOwn_areLinkedByPictures();
    void missingFrames_areLinkedByPictures();
    void shiftedSeries_saysItsOffset();
    void movedSeries_isNotLinked_data();
    void movedSeries_isNotLinked();
    void seriesOfAnotherPatient_isNotLinked();
    void turnedSeries_isNotLinked_data();
    void turnedSeries_isNotLinked();
    void mirroredSeries_isNotLinkedOverAThird();
    void shearedStack_isLinkedWhereItLies_data();
    void shearedStack_isLinkedWhereItLies();
    void unevenStack_isLinkedWhereItLies_data();
    void unevenStack_isLinkedWhereItLies();
    void noGeometry_isNotCompared();
    void thirdSeries_linksWhatCannotBeCompared();
    void offsets_addUpOverAThirdSeries();
    void reader_overrulesBothWays();
    void missingLinkReason_saysWhy();

private:
    using Series = std::vector<std::vector<VolumePtr>>;

    /// A moved copy of a series, with a name as its Frame of Reference and its UID.
    static std::vector<VolumePtr> copied(const std::vector<VolumePtr>& blocks,
                                         const std::string& name, PatientVector shift = {})
    {
        std::vector<VolumePtr> copies;
        for (const VolumePtr& block : blocks) {
            auto copy = std::make_shared<Volume>(*block);
            copy->frameOfReferenceUid = name;
            copy->seriesInstanceUid = "1.2." + name;
            copy->geometry.origin = copy->geometry.origin + shift;
            copies.push_back(copy);
        }
        return copies;
    }
    /// The same headers with the pixels exchanged along the axis of each block that is nearest to
    /// one of the patient's. @param axis  0: left and right, 1: front and back, 2: head and foot
    static std::vector<VolumePtr> exchanged(const std::vector<VolumePtr>& blocks, int axis)
    {
        const auto along = [axis](PatientVector v) {
            return std::abs(axis == 0 ? v.x : axis == 1 ? v.y : v.z);
        };
        std::vector<VolumePtr> copies;
        for (const VolumePtr& block : blocks) {
            auto copy = std::make_shared<Volume>(*block);
            const VolumeGeometry& geometry = block->geometry;
            const double row = along(geometry.rowDirection);
            const double column = along(geometry.columnDirection);
            const double normal = along(geometry.sliceNormal());
            const bool ofRow = row >= std::max(column, normal);
            const bool ofColumn = !ofRow && column >= normal;
            for (int slice = 0; slice < geometry.slices; ++slice) {
                const int from = ofRow || ofColumn ? slice : geometry.slices - 1 - slice;
                for (int y = 0; y < geometry.rows; ++y)
                    for (int x = 0; x < geometry.columns; ++x)
                        copy->voxels[at(geometry, x, y, slice)] =
                            block->voxels[at(geometry, ofRow ? geometry.columns - 1 - x : x,
                                             ofColumn ? geometry.rows - 1 - y : y, from)];
            }
            copies.push_back(copy);
        }
        return copies;
    }
    static std::size_t at(const VolumeGeometry& geometry, int column, int row, int slice)
    {
        return (static_cast<std::size_t>(slice) * static_cast<std::size_t>(geometry.rows)
                + static_cast<std::size_t>(row))
            * static_cast<std::size_t>(geometry.columns)
            + static_cast<std::size_t>(column);
    }
    /// Sagittal T1, sagittal T2, axial T2, each in a Frame of Reference of its own.
    static Series apart(const PhantomStudy& study)
    {
        return {copied(study.series[0].blocks, "1"), copied(study.series[1].blocks, "2"),
                copied(study.series[2].blocks, "3")};
    }
    static SpaceLink between(const Series& series, std::size_t a, std::size_t b)
    {
        return PatientSpaces::of(series).between(*series[a].front(), *series[b].front());
    }
    static PhantomStudy made(std::uint64_t seed)
    {
        auto study = makePhantomStudy({.seed = seed});
        if (!study)
            qFatal("%s", study.error().message.c_str());
        return std::move(*study);
    }

    PhantomStudy m_study;
    PhantomStudy m_other;
};

void TestPatientSpaces::initTestCase()
{
    m_study = made(7001);
    m_other = made(7002);
}

void TestPatientSpaces::oneFrameOfReference_isOneSpace()
{
    Series series = apart(m_study);
    series[2] =
        copied(m_other.series[2].blocks, "2"); // not compared: the Frame of Reference decides
    const SpaceLink link = between(series, 1, 2);
    QCOMPARE(link.basis, SpaceBasis::FrameOfReference);
    QCOMPARE(length(link.offset), 0.0);
}

void TestPatientSpaces::framesOfTheirOwn_areLinkedByPictures_data()
{
    QTest::addColumn<int>("a");
    QTest::addColumn<int>("b");
    QTest::newRow("T1 and T2, parallel") << 0 << 1;
    QTest::newRow("T1 and axial") << 0 << 2;
    QTest::newRow("T2 and axial") << 1 << 2;
}

void TestPatientSpaces::framesOfTheirOwn_areLinkedByPictures()
{
    QFETCH(int, a);
    QFETCH(int, b);
    const Series series = apart(m_study);
    const auto one = series[static_cast<std::size_t>(a)];
    const auto other = series[static_cast<std::size_t>(b)];
    const SpaceLink alone = compareByPictures(one, other);
    QCOMPARE(alone.refusal, SpaceRefusal::None);
    QCOMPARE(alone.basis, SpaceBasis::Pictures);
    QVERIFY2(length(alone.offset) <= 2, qPrintable(QString::number(length(alone.offset))));
    QVERIFY(between(series, static_cast<std::size_t>(a), static_cast<std::size_t>(b)).isLinked());
    QVERIFY(between(series, static_cast<std::size_t>(b), static_cast<std::size_t>(a)).isLinked());
}

void TestPatientSpaces::missingFrames_areLinkedByPictures()
{
    Series series = apart(m_study);
    for (auto& blocks : series)
        for (VolumePtr& block : blocks) {
            auto nameless = std::make_shared<Volume>(*block);
            nameless->frameOfReferenceUid.clear();
            block = nameless;
        }
    QCOMPARE(between(series, 1, 2).basis, SpaceBasis::Pictures);
}

void TestPatientSpaces::shiftedSeries_saysItsOffset()
{
    const Series series = apart(m_study);
    const auto shifted = copied(series[2], "3", {0, 4, 0});
    const SpaceLink link = compareByPictures(series[1], shifted);
    QCOMPARE(link.basis, SpaceBasis::Pictures);
    QVERIFY2(
        length(link.offset - PatientVector{0, -4, 0}) <= 1.5,
        qPrintable(QString("%1 %2 %3").arg(link.offset.x).arg(link.offset.y).arg(link.offset.z)));
}

void TestPatientSpaces::movedSeries_isNotLinked_data()
{
    QTest::addColumn<int>("moved");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("z");
    for (const int moved : {0, 1, 2}) {
        const char* name = moved == 0 ? "T1" : moved == 1 ? "T2" : "axial";
        QTest::addRow("%s to the back", name) << moved << 0.0 << 12.0 << 0.0;
        QTest::addRow("%s to the left", name) << moved << 12.0 << 0.0 << 0.0;
        QTest::addRow("%s to the head", name) << moved << 0.0 << 0.0 << 34.0;
    }
}

void TestPatientSpaces::movedSeries_isNotLinked()
{
    QFETCH(int, moved);
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, z);
    const auto index = static_cast<std::size_t>(moved);
    Series series = apart(m_study);
    series[index] = copied(series[index], std::to_string(moved + 1), {x, y, z});
    const PatientSpaces spaces = PatientSpaces::of(series);
    for (std::size_t other = 0; other < series.size(); ++other) {
        if (other == index)
            continue;
        const SpaceLink link = spaces.between(*series[index].front(), *series[other].front());
        QCOMPARE(link.basis, SpaceBasis::None);
        QVERIFY(link.refusal == SpaceRefusal::Moved
                || link.refusal == SpaceRefusal::PicturesDisagree);
    }
    // The two others still share a space.
    QVERIFY(spaces.between(*series[(index + 1) % 3].front(), *series[(index + 2) % 3].front())
                .isLinked());
}

void TestPatientSpaces::seriesOfAnotherPatient_isNotLinked()
{
    for (std::size_t foreign = 0; foreign < 3; ++foreign) {
        Series series = apart(m_study);
        series[foreign] = copied(m_other.series[foreign].blocks, std::to_string(foreign + 1));
        for (std::size_t other = 0; other < 3; ++other)
            if (other != foreign)
                QCOMPARE(between(series, foreign, other).basis, SpaceBasis::None);
    }
}

void TestPatientSpaces::turnedSeries_isNotLinked_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("turned");
    QTest::addColumn<int>("axis");
    const char* names[] = {"T1", "T2", "axial"};
    const char* ways[] = {"left and right", "front and back", "head and foot"};
    for (int turned = 0; turned < 3; ++turned) {
        for (int axis = 0; axis < 3; ++axis)
            QTest::addRow("%s, %s", names[turned], ways[axis]) << 7001 << turned << axis;
        QTest::addRow("another body's %s, %s", names[turned], ways[0]) << 7002 << turned << 0;
    }
}

void TestPatientSpaces::turnedSeries_isNotLinked()
{
    QFETCH(int, seed);
    QFETCH(int, turned);
    QFETCH(int, axis);
    Series series = apart(seed == 7001 ? m_study : m_other);
    const auto index = static_cast<std::size_t>(turned);
    series[index] = exchanged(series[index], axis);
    const PatientSpaces spaces = PatientSpaces::of(series);
    for (std::size_t other = 0; other < series.size(); ++other) {
        if (other == index)
            continue;
        const SpaceLink link = spaces.between(*series[index].front(), *series[other].front());
        QCOMPARE(link.basis, SpaceBasis::None);
        QVERIFY(!spaces.missingLinkReason(*series[index].front(), *series[other].front()).empty());
    }
    QVERIFY(spaces.between(*series[(index + 1) % 3].front(), *series[(index + 2) % 3].front())
                .isLinked());
}

void TestPatientSpaces::mirroredSeries_isNotLinkedOverAThird()
{
    // A fourth series that shows the mirrored axial's anatomy agrees with it, and joins nothing.
    Series series = apart(m_study);
    series.push_back(copied(exchanged(series[2], 0), "4"));
    series.push_back(copied(exchanged(series[1], 0), "5"));
    const PatientSpaces spaces = PatientSpaces::of(series);
    QVERIFY(spaces.between(*series[3].front(), *series[4].front()).isLinked());
    for (const std::size_t whole : {0U, 1U, 2U})
        for (const std::size_t mirrored : {3U, 4U})
            QVERIFY(!spaces.between(*series[whole].front(), *series[mirrored].front()).isLinked());
    QCOMPARE(spaces.between(*series[1].front(), *series[3].front()).refusal,
             SpaceRefusal::Mirrored);
    const Reason why = spaces.missingLinkReason(*series[1].front(), *series[3].front());
    QVERIFY2(english(why).find("mirrored") != std::string::npos, english(why).c_str());
}

void TestPatientSpaces::shearedStack_isLinkedWhereItLies_data()
{
    QTest::addColumn<int>("other");
    QTest::newRow("T2, parallel") << 1;
    QTest::newRow("axial") << 2;
}

void TestPatientSpaces::shearedStack_isLinkedWhereItLies()
{
    // Each slice of the T1 was acquired two columns farther to the back than the one before.
    QFETCH(int, other);
    const Series series = apart(m_study);
    auto sheared = std::make_shared<Volume>(*series[0].front());
    VolumeGeometry& geometry = sheared->geometry;
    constexpr int columns = 2;
    geometry.sliceShift = geometry.rowDirection * (geometry.columnSpacing * columns);
    const int middle = geometry.slices / 2;
    geometry.origin = geometry.origin - geometry.sliceShift * middle;
    for (int slice = 0; slice < geometry.slices; ++slice)
        for (int row = 0; row < geometry.rows; ++row)
            for (int column = 0; column < geometry.columns; ++column) {
                const int from = column + (slice - middle) * columns;
                sheared->voxels[at(geometry, column, row, slice)] =
                    from < 0 || from >= geometry.columns
                    ? std::int16_t{0}
                    : series[0].front()->voxels[at(geometry, from, row, slice)];
            }
    const SpaceLink link = compareByPictures({{sheared}}, series[static_cast<std::size_t>(other)]);
    QCOMPARE(link.refusal, SpaceRefusal::None);
    QVERIFY2(length(link.offset) <= 1, qPrintable(QString::number(length(link.offset))));
}

void TestPatientSpaces::unevenStack_isLinkedWhereItLies_data()
{
    QTest::addColumn<int>("other");
    QTest::newRow("T2, parallel") << 1;
    QTest::newRow("axial") << 2;
}

void TestPatientSpaces::unevenStack_isLinkedWhereItLies()
{
    // Each slice of the T1 was acquired some columns to the front or back, the first one most.
    QFETCH(int, other);
    const Series series = apart(m_study);
    auto uneven = std::make_shared<Volume>(*series[0].front());
    VolumeGeometry& geometry = uneven->geometry;
    for (int slice = 0; slice < geometry.slices; ++slice) {
        const int columns = slice == 0 ? 16 : slice % 2 == 0 ? 5 : -5;
        geometry.sliceOffsets.push_back(geometry.rowDirection * (geometry.columnSpacing * columns));
        for (int row = 0; row < geometry.rows; ++row)
            for (int column = 0; column < geometry.columns; ++column) {
                const int from = column + columns;
                uneven->voxels[at(geometry, column, row, slice)] =
                    from < 0 || from >= geometry.columns
                    ? std::int16_t{0}
                    : series[0].front()->voxels[at(geometry, from, row, slice)];
            }
    }
    const SpaceLink link = compareByPictures({{uneven}}, series[static_cast<std::size_t>(other)]);
    QCOMPARE(link.refusal, SpaceRefusal::None);
    QVERIFY2(length(link.offset) <= 1, qPrintable(QString::number(length(link.offset))));
    // The other way round it is the stack that is moved.
    const SpaceLink back = compareByPictures(series[static_cast<std::size_t>(other)], {{uneven}});
    QCOMPARE(back.refusal, SpaceRefusal::None);
    QVERIFY2(length(back.offset) <= 1, qPrintable(QString::number(length(back.offset))));
}

void TestPatientSpaces::noGeometry_isNotCompared()
{
    Series series = apart(m_study);
    auto flat = std::make_shared<Volume>(*series[1].front());
    flat->hasGeometry = false;
    series[1] = {flat};
    QCOMPARE(between(series, 1, 2).refusal, SpaceRefusal::NoGeometry);
    QVERIFY(between(series, 0, 2).isLinked());
}

void TestPatientSpaces::thirdSeries_linksWhatCannotBeCompared()
{
    // Two halves of one sagittal stack have no place in common; the axial series crosses both.
    const Series series = apart(m_study);
    const auto part = [&](int from, int to, const std::string& name) {
        auto half = std::make_shared<Volume>(*series[1].front());
        half->geometry.origin = half->geometry.patientFromVoxel({0, 0, double(from)});
        half->geometry.slices = to - from;
        half->sources = {half->sources.begin() + from, half->sources.begin() + to};
        const auto size = static_cast<std::ptrdiff_t>(half->geometry.columns) * half->geometry.rows;
        half->voxels = {half->voxels.begin() + from * size, half->voxels.begin() + to * size};
        return copied({half}, name);
    };
    const int slices = series[1].front()->geometry.slices;
    const Series halves = {part(0, slices / 2, "4"), part(slices / 2, slices, "5"), series[2]};
    QVERIFY(!compareByPictures(halves[0], halves[1]).isLinked());
    QVERIFY(between(halves, 0, 2).isLinked());
    QVERIFY(between(halves, 1, 2).isLinked());
    QCOMPARE(between(halves, 0, 1).basis, SpaceBasis::Pictures);
}

void TestPatientSpaces::offsets_addUpOverAThirdSeries()
{
    // The axial is 4 mm off; the T1 shares the T2's frame and is never compared with it.
    Series series = apart(m_study);
    series[0] = copied(series[0], "2");
    series[2] = copied(series[2], "3", {0, 4, 0});
    const PatientSpaces spaces = PatientSpaces::of(series);
    for (const std::size_t sagittal : {std::size_t(0), std::size_t(1)}) {
        const SpaceLink link = spaces.between(*series[sagittal].front(), *series[2].front());
        QCOMPARE(link.basis, SpaceBasis::Pictures);
        QVERIFY(length(link.toSecond() - PatientVector{0, 4, 0}) <= 1.5);
        const SpaceLink back = spaces.between(*series[2].front(), *series[sagittal].front());
        QVERIFY(length(back.toSecond() + link.toSecond()) < 1e-9);
    }
}

void TestPatientSpaces::reader_overrulesBothWays()
{
    Series series = apart(m_study);
    series[2] = copied(m_other.series[2].blocks, "3");
    PatientSpaces spaces = PatientSpaces::of(series);
    const Volume& t1 = *series[0].front();
    const Volume& t2 = *series[1].front();
    const Volume& axial = *series[2].front();
    spaces.overrule(axial.seriesInstanceUid, axial.seriesId, true);
    QCOMPARE(spaces.between(t2, axial).basis, SpaceBasis::Reader);
    QVERIFY(spaces.missingLinkReason(t1, axial).empty());
    spaces.overrule(t1.seriesInstanceUid, t1.seriesId, false);
    QVERIFY(!spaces.between(t1, t2).isLinked());
    QVERIFY(!spaces.between(axial, t1).isLinked());
    QVERIFY(english(spaces.missingLinkReason(t1, t2)).find("reader") != std::string::npos);
    QVERIFY(spaces.between(t1, t1).isLinked());
    spaces.overrule(t1.seriesInstanceUid, t1.seriesId, std::nullopt);
    QCOMPARE(spaces.between(t1, t2).basis, SpaceBasis::Pictures);
}

void TestPatientSpaces::missingLinkReason_saysWhy()
{
    const auto says = [](const PatientSpaces& spaces, const Volume& a, const Volume& b) {
        return english(spaces.missingLinkReason(a, b));
    };
    const auto has = [](const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    };
    const PatientSpaces nothingCompared;
    const Volume a = *apart(m_study)[1].front();
    Volume b = *apart(m_study)[2].front();
    b.frameOfReferenceUid = a.frameOfReferenceUid;
    QVERIFY(nothingCompared.missingLinkReason(a, b).empty());
    b.frameOfReferenceUid = "9.9";
    QVERIFY(has(says(nothingCompared, a, b), "different Frames of Reference"));
    b.frameOfReferenceUid.clear();
    QVERIFY(has(says(nothingCompared, a, b), "no Frame of Reference"));
    b.hasGeometry = false;
    QVERIFY(has(says(nothingCompared, a, b), "without position"));
    QVERIFY(nothingCompared.missingLinkReason(a, b) == nothingCompared.missingLinkReason(b, a));

    Series series = apart(m_study);
    QVERIFY(PatientSpaces::of(series)
                .missingLinkReason(*series[1].front(), *series[2].front())
                .empty());
    series[2] = copied(m_other.series[2].blocks, "3");
    QVERIFY(has(says(PatientSpaces::of(series), *series[1].front(), *series[2].front()),
                "pictures do not show the same anatomy"));
}

QTEST_APPLESS_MAIN(TestPatientSpaces)
#include "tst_patient_spaces.moc"
