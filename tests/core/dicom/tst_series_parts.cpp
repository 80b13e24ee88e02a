#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume_builder.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcuid.h>

#include <QTest>

#include <algorithm>
#include <functional>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kPlaces = 6;

/// One frame of an enhanced image: its place and the value of its pixels.
struct EnhancedFrame {
    int place = 0;
    std::uint16_t value = 0;
    std::function<void(DcmItem& groups)> change;
};

DcmItem& group(DcmItem& groups, const DcmTagKey& sequence)
{
    DcmItem* item = nullptr;
    groups.findOrCreateSequenceItem(sequence, item);
    return *item;
}

/// A sagittal enhanced MR whose frames come in the order given.
void writeEnhanced(const std::filesystem::path& path, const std::vector<EnhancedFrame>& frames,
                   const std::function<void(DcmDataset&)>& change = {})
{
    SampleImage image;
    image.placed = false;
    image.rows = 2;
    image.columns = 2;
    for (const EnhancedFrame& frame : frames)
        image.pixels.insert(image.pixels.end(), 4, frame.value);
    image.change = [&](DcmDataset& data) {
        data.putAndInsertString(DCM_SOPClassUID, UID_EnhancedMRImageStorage);
        data.putAndInsertString(DCM_NumberOfFrames, std::to_string(frames.size()).c_str());
        DcmItem& shared = group(data, DCM_SharedFunctionalGroupsSequence);
        group(shared, DCM_PlaneOrientationSequence)
            .putAndInsertString(DCM_ImageOrientationPatient, "0\\1\\0\\0\\0\\-1");
        group(shared, DCM_PixelMeasuresSequence).putAndInsertString(DCM_PixelSpacing, "0.5\\0.5");
        group(shared, DCM_MRTimingAndRelatedParametersSequence)
            .putAndInsertString(DCM_RepetitionTime, "3500");
        group(shared, DCM_MREchoSequence).putAndInsertFloat64(DCM_EffectiveEchoTime, 100);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            DcmItem* own = nullptr;
            data.findOrCreateSequenceItem(DCM_PerFrameFunctionalGroupsSequence, own,
                                          static_cast<long>(i));
            group(*own, DCM_PlanePositionSequence)
                .putAndInsertString(DCM_ImagePositionPatient,
                                    (std::to_string(4 * frames[i].place) + "\\0\\0").c_str());
            if (frames[i].change)
                frames[i].change(*own);
        }
        if (change)
            change(data);
    };
    writeSample(path, image);
}

/// The frames of two kinds of picture, in no order.
std::vector<EnhancedFrame> twoKinds(const std::function<void(DcmItem& groups, int kind)>& change)
{
    std::vector<EnhancedFrame> frames;
    for (int i = 0; i < 2 * kPlaces; ++i) {
        const int jumbled = i * 5 % (2 * kPlaces);
        const int kind = jumbled / kPlaces;
        frames.push_back(
            {jumbled % kPlaces, static_cast<std::uint16_t>(100 * (kind + 1)), [=](DcmItem& groups) {
                 change(groups, kind);
             }});
    }
    return frames;
}

void setFrameType(DcmItem& groups, const char* type)
{
    group(groups, DCM_MRImageFrameTypeSequence).putAndInsertString(DCM_FrameType, type);
}

double valueAt(const Volume& volume, int slice)
{
    return volume.rescaleSlope * volume.slice(slice)[0] + volume.rescaleIntercept;
}

} // namespace

/// Splitting of series that hold several kinds of picture.
class TestSeriesParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary.renew(); }

    void echoes_areSeriesOfTheirOwn();
    void echoes_areCalledEchoes_data();
    void echoes_areCalledEchoes();
    void unevenEchoes_areSeriesOfTheirOwn_data();
    void unevenEchoes_areSeriesOfTheirOwn();
    void echoNumbers_tellEchoesApart();
    void magnitudeAndPhase_areApart();
    void fatSaturation_isApart();
    void enhancedKinds_areApart_data();
    void enhancedKinds_areApart();
    void enhancedRepetitions_areBlocksOfOneSeries_data();
    void enhancedRepetitions_areBlocksOfOneSeries();
    void numbersOfEachFrame_splitNothing();
    void enhancedDimensions_tellEchoesApart();
    void privateDimension_tellsBlocksApart_data();
    void privateDimension_tellsBlocksApart();
    void diffusionWeightings_areApart();
    void whatVariesAlongAStack_splitsNothing();
    void rsnaFolder_isOneSeries();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }
    [[nodiscard]] std::vector<Series> scanned() const
    {
        return scanStudies({folder()}).value().studies.front().series;
    }
    /// Writes two kinds of picture at each place, with instance numbers without meaning.
    void writeTwice(const std::function<void(DcmDataset&, int kind)>& change,
                    const std::filesystem::path& below = {}) const;
    /// Checks that each series is one regular stack with pictures of one kind.
    static void checkPure(const std::vector<Series>& all);

    TestFolder m_temporary;
};

void TestSeriesParts::writeTwice(const std::function<void(DcmDataset&, int kind)>& change,
                                 const std::filesystem::path& below) const
{
    for (int i = 0; i < 2 * kPlaces; ++i) {
        const int kind = i % 2;
        const int place = i / 2;
        SampleImage image;
        image.orientation = {0, 1, 0, 0, 0, -1};
        image.position = {4.0 * place, 0, 0};
        image.instanceNumber = 1 + i * 7 % (2 * kPlaces);
        image.description = "SAG T1";
        image.pixels.assign(24, static_cast<std::uint16_t>(100 * (kind + 1)));
        image.change = [&](DcmDataset& data) {
            data.putAndInsertString(DCM_RepetitionTime, "3500");
            data.putAndInsertString(DCM_ScanningSequence, "SE");
            change(data, kind);
        };
        writeSample(folder() / below / (std::to_string(i) + ".dcm"), image);
    }
}

void TestSeriesParts::checkPure(const std::vector<Series>& all)
{
    QCOMPARE(all.size(), std::size_t{2});
    QVERIFY(all[0].seriesId != all[1].seriesId);
    for (const Series& series : all) {
        const VolumeSet set = buildVolumes(series).value();
        QVERIFY(set.problems.empty());
        QCOMPARE(set.volumes.size(), std::size_t{1});
        const Volume& volume = *set.volumes.front();
        QCOMPARE(volume.geometry.slices, kPlaces);
        for (int slice = 0; slice < kPlaces; ++slice)
            QCOMPARE(valueAt(volume, slice), valueAt(volume, 0));
    }
    QVERIFY(valueAt(*buildVolumes(all[0])->volumes.front(), 0)
            != valueAt(*buildVolumes(all[1])->volumes.front(), 0));
}

void TestSeriesParts::echoes_areSeriesOfTheirOwn()
{
    writeTwice([](DcmDataset& data, int kind) {
        data.putAndInsertString(DCM_EchoTime, kind == 0 ? "100" : "20");
    });
    const std::vector<Series> all = scanned();
    checkPure(all);
    QCOMPARE(all[0].seriesDescription, std::string("SAG T1 · TE 20 ms"));
    QCOMPARE(all[1].acquisition.echoTime.value(), 100.0);
    QVERIFY(!guessRole(all[0]).role);
    QVERIFY(guessRole(all[1]).role == SeriesRole::SagittalT2);
    QCOMPARE(all[0].seriesInstanceUid, all[1].seriesInstanceUid);
}

void TestSeriesParts::echoes_areCalledEchoes_data()
{
    QTest::addColumn<double>("shift");
    QTest::addColumn<bool>("isEchoes");
    QTest::newRow("at the same places") << 0.0 << true;
    QTest::newRow("elsewhere") << 60.0 << false;
}

void TestSeriesParts::echoes_areCalledEchoes()
{
    QFETCH(double, shift);
    QFETCH(bool, isEchoes);
    // As many as may not be a localizer, with a name for each echo.
    for (int i = 0; i < 20; ++i) {
        const int kind = i % 2;
        const int place = i / 2;
        SampleImage image;
        image.orientation = {0, 1, 0, 0, 0, -1};
        image.position = {4.0 * place + kind * shift, 0, 0};
        image.instanceNumber = i + 1;
        image.description = kind == 0 ? "SAG PD" : "SAG T2";
        image.change = [kind](DcmDataset& data) {
            data.putAndInsertString(DCM_RepetitionTime, "3500");
            data.putAndInsertString(DCM_EchoTime, kind == 0 ? "20" : "100");
        };
        writeSample(folder() / (std::to_string(i) + ".dcm"), image);
    }
    const ScanResult scan = scanStudies({folder()}).value();
    QCOMPARE(scan.studies.front().series.size(), std::size_t{2});
    QCOMPARE(scan.problems.size(), std::size_t{1});
    QVERIFY(scan.problems.front().reason
            == Reason(isEchoes ? ReasonCode::SeriesOfEchoes : ReasonCode::SeriesOfOneUid));
}

void TestSeriesParts::unevenEchoes_areSeriesOfTheirOwn_data()
{
    QTest::addColumn<double>("perSlice"); // ms
    QTest::addColumn<double>("offset"); // mm of the second echo
    QTest::newRow("times that differ between slices") << 0.01 << 0.0;
    QTest::newRow("positions that differ between echoes") << 0.0 << 0.013;
    QTest::newRow("both, a rounding step apart") << 0.02 << 0.03;
}

void TestSeriesParts::unevenEchoes_areSeriesOfTheirOwn()
{
    QFETCH(double, perSlice);
    QFETCH(double, offset);
    int file = 0;
    writeTwice([&](DcmDataset& data, int kind) {
        const int place = file++ / 2;
        data.putAndInsertString(DCM_EchoTime,
                                std::to_string((kind == 0 ? 100 : 20) + perSlice * place).c_str());
        data.putAndInsertString(DCM_ImagePositionPatient,
                                (std::to_string(4.0 * place + offset * kind) + "\\0\\0").c_str());
    });
    const std::vector<Series> all = scanned();
    checkPure(all);
    QCOMPARE(all[0].seriesDescription, std::string("SAG T1 · TE 20 ms"));
    QVERIFY(guessRole(all[1]).role == SeriesRole::SagittalT2);
}

void TestSeriesParts::echoNumbers_tellEchoesApart()
{
    writeTwice([](DcmDataset& data, int kind) {
        data.putAndInsertString(DCM_EchoNumbers, kind == 0 ? "2" : "1");
    });
    checkPure(scanned());
}

void TestSeriesParts::magnitudeAndPhase_areApart()
{
    writeTwice([](DcmDataset& data, int kind) {
        data.putAndInsertString(DCM_EchoTime, "100");
        data.putAndInsertString(
            DCM_ImageType, kind == 0 ? "ORIGINAL\\PRIMARY\\M\\SE" : "ORIGINAL\\PRIMARY\\P\\SE");
    });
    const std::vector<Series> all = scanned();
    checkPure(all);
    QCOMPARE(all[1].seriesDescription, std::string("SAG T1 · P"));
    Study study;
    study.series = {all[1], all[0]};
    const std::vector<RoleAssignment> roles = assignRoles(study);
    QVERIFY(!roles[0].chosen && roles[1].chosen);
}

void TestSeriesParts::fatSaturation_isApart()
{
    writeTwice([](DcmDataset& data, int kind) {
        data.putAndInsertString(DCM_EchoTime, "100");
        data.putAndInsertString(DCM_ScanOptions, kind == 0 ? "PFP" : "PFP\\FS");
    });
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{2});
    checkPure(all);
    QCOMPARE(std::max(all[0].seriesDescription, all[1].seriesDescription),
             std::string("SAG T1 · FS"));
}

void TestSeriesParts::enhancedKinds_areApart_data()
{
    using Change = std::function<void(DcmItem&, int)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("description");
    QTest::newRow("water and fat") << Change([](DcmItem& groups, int kind) {
        setFrameType(groups,
                     kind == 0 ? "ORIGINAL\\PRIMARY\\T2\\WATER" : "ORIGINAL\\PRIMARY\\T2\\FAT");
    }) << "FAT";
    QTest::newRow("echoes") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_MREchoSequence)
            .putAndInsertFloat64(DCM_EffectiveEchoTime, kind == 0 ? 20 : 100);
    }) << "TE 20 ms";
    QTest::newRow("component") << Change([](DcmItem& groups, int kind) {
        setFrameType(groups, "ORIGINAL\\PRIMARY\\T2\\NONE");
        group(groups, DCM_MRImageFrameTypeSequence)
            .putAndInsertString(DCM_ComplexImageComponent, kind == 0 ? "PHASE" : "MAGNITUDE");
    }) << "";
}

void TestSeriesParts::enhancedKinds_areApart()
{
    using Change = std::function<void(DcmItem&, int)>;
    QFETCH(Change, change);
    QFETCH(QString, description);
    writeEnhanced(folder() / "e.dcm", twoKinds(change));
    const std::vector<Series> all = scanned();
    checkPure(all);
    QCOMPARE(QString::fromStdString(all[0].seriesDescription), description);
    // Frames keep their numbers in the file.
    for (const Series& series : all)
        for (const Frame& frame : series.instances.front().frames)
            QCOMPARE(frame.frameNumber - 1 >= 0 && frame.frameNumber <= 2 * kPlaces, true);
    Study study;
    study.series = all;
    const std::vector<RoleAssignment> roles = assignRoles(study);
    QCOMPARE(std::count_if(roles.begin(), roles.end(), [](const auto& one) { return one.chosen; }),
             1);
    QVERIFY(roles[description.isEmpty() ? 0 : 1].chosen);
}

void TestSeriesParts::enhancedRepetitions_areBlocksOfOneSeries_data()
{
    using Change = std::function<void(DcmItem&, int)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("temporal position") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_FrameContentSequence)
            .putAndInsertUint32(DCM_TemporalPositionIndex, static_cast<Uint32>(kind + 1));
    });
    QTest::newRow("time offset") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_TemporalPositionSequence)
            .putAndInsertFloat64(DCM_TemporalPositionTimeOffset, 31.5 * kind);
    });
    QTest::newRow("number of the acquisition") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_FrameContentSequence)
            .putAndInsertUint16(DCM_FrameAcquisitionNumber, static_cast<Uint16>(kind + 1));
    });
    const auto stack = [](const char* first, const char* second) {
        return Change([=](DcmItem& groups, int kind) {
            DcmItem& content = group(groups, DCM_FrameContentSequence);
            content.putAndInsertString(DCM_StackID, kind == 0 ? first : second);
            content.putAndInsertUint32(DCM_TemporalPositionIndex, 1);
        });
    };
    QTest::newRow("repetition time") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_MRTimingAndRelatedParametersSequence)
            .putAndInsertString(DCM_RepetitionTime, kind == 0 ? "3500" : "600");
    });
    QTest::newRow("repetition time, one temporal position") << Change([](DcmItem& groups,
                                                                         int kind) {
        group(groups, DCM_FrameContentSequence).putAndInsertUint32(DCM_TemporalPositionIndex, 1);
        group(groups, DCM_MRTimingAndRelatedParametersSequence)
            .putAndInsertString(DCM_RepetitionTime, kind == 0 ? "3500" : "600");
    });
    QTest::newRow("flip angle") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_MRTimingAndRelatedParametersSequence)
            .putAndInsertString(DCM_FlipAngle, kind == 0 ? "5" : "30");
    });
    QTest::newRow("trigger delay") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_CardiacSynchronizationSequence)
            .putAndInsertFloat64(DCM_NominalCardiacTriggerDelayTime, kind == 0 ? 12.5 : 480);
    });
    QTest::newRow("time offset, one temporal position") << Change([](DcmItem& groups, int kind) {
        group(groups, DCM_FrameContentSequence).putAndInsertUint32(DCM_TemporalPositionIndex, 1);
        group(groups, DCM_TemporalPositionSequence)
            .putAndInsertFloat64(DCM_TemporalPositionTimeOffset, 31.5 * kind);
    });
    QTest::newRow("an index along a dimension that is not described")
        << Change([](DcmItem& groups, int kind) {
               const Uint32 indices[] = {1, static_cast<Uint32>(kind + 1)};
               group(groups, DCM_FrameContentSequence)
                   .putAndInsertUint32Array(DCM_DimensionIndexValues, indices, 2);
           });
    QTest::newRow("stacks") << stack("1", "2");
    QTest::newRow("named stacks") << stack("WATER", "FAT");
}

void TestSeriesParts::enhancedRepetitions_areBlocksOfOneSeries()
{
    using Change = std::function<void(DcmItem&, int)>;
    QFETCH(Change, change);
    writeEnhanced(folder() / "e.dcm", twoKinds(change));
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{1});
    const VolumeSet set = buildVolumes(all.front()).value();
    QCOMPARE(set.volumes.size(), std::size_t{2});
    for (const VolumePtr& volume : set.volumes)
        for (int slice = 0; slice < kPlaces; ++slice)
            QCOMPARE(valueAt(*volume, slice), valueAt(*volume, 0));
}

void TestSeriesParts::numbersOfEachFrame_splitNothing()
{
    int frame = 0;
    writeEnhanced(folder() / "e.dcm", twoKinds([&](DcmItem& groups, int) {
                      group(groups, DCM_FrameContentSequence)
                          .putAndInsertUint16(DCM_FrameAcquisitionNumber,
                                              static_cast<Uint16>(++frame));
                  }));
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(buildVolumes(all.front())->volumes.size(), std::size_t{2});
}

/// Echo times are not stated: the indices along the dimensions are all there is.
void TestSeriesParts::enhancedDimensions_tellEchoesApart()
{
    writeEnhanced(folder() / "e.dcm", twoKinds([](DcmItem& groups, int kind) {
                      const Uint32 indices[] = {1, static_cast<Uint32>(kind + 1)};
                      group(groups, DCM_FrameContentSequence)
                          .putAndInsertUint32Array(DCM_DimensionIndexValues, indices, 2);
                  }),
                  [](DcmDataset& data) {
                      for (const auto& [i, tag] :
                           {std::pair(0L, DCM_StackID), std::pair(1L, DCM_EffectiveEchoTime)}) {
                          DcmItem* dimension = nullptr;
                          data.findOrCreateSequenceItem(DCM_DimensionIndexSequence, dimension, i);
                          dimension->putAndInsertTagKey(DCM_DimensionIndexPointer, tag);
                      }
                  });
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{2});
    checkPure(all);
    QCOMPARE(all[0].seriesDescription, std::string("E1"));
}

void TestSeriesParts::privateDimension_tellsBlocksApart_data()
{
    QTest::addColumn<DcmTagKey>("pointer");
    QTest::newRow("private") << DcmTagKey(0x2005, 0x1011);
    QTest::newRow("trigger") << DCM_NominalCardiacTriggerDelayTime;
    QTest::newRow("label") << DCM_FrameLabel;
}

/// The place has an index of its own, which numbers the slices.
void TestSeriesParts::privateDimension_tellsBlocksApart()
{
    QFETCH(DcmTagKey, pointer);
    std::vector<EnhancedFrame> frames = twoKinds([](DcmItem&, int) {});
    for (EnhancedFrame& frame : frames)
        frame.change = [frame](DcmItem& groups) {
            const Uint32 indices[] = {1, static_cast<Uint32>(frame.place + 1), frame.value / 100U};
            group(groups, DCM_FrameContentSequence)
                .putAndInsertUint32Array(DCM_DimensionIndexValues, indices, 3);
        };
    writeEnhanced(folder() / "e.dcm", frames, [&](DcmDataset& data) {
        const std::vector<DcmTagKey> pointers = {DCM_StackID, DCM_InStackPositionNumber, pointer};
        for (std::size_t i = 0; i < pointers.size(); ++i) {
            DcmItem* dimension = nullptr;
            data.findOrCreateSequenceItem(DCM_DimensionIndexSequence, dimension,
                                          static_cast<long>(i));
            dimension->putAndInsertTagKey(DCM_DimensionIndexPointer, pointers[i]);
        }
    });
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{1});
    const VolumeSet set = buildVolumes(all.front()).value();
    QCOMPARE(set.volumes.size(), std::size_t{2});
    for (const VolumePtr& volume : set.volumes)
        for (int slice = 0; slice < kPlaces; ++slice)
            QCOMPARE(valueAt(*volume, slice), valueAt(*volume, 0));
}

void TestSeriesParts::diffusionWeightings_areApart()
{
    writeTwice([](DcmDataset& data, int kind) {
        data.putAndInsertFloat64(DCM_DiffusionBValue, kind == 0 ? 50 : 800);
    });
    const std::vector<Series> all = scanned();
    checkPure(all);
    QCOMPARE(all[1].seriesDescription, std::string("SAG T1 · b 800"));
}

void TestSeriesParts::whatVariesAlongAStack_splitsNothing()
{
    SampleImage image;
    for (int i = 0; i < kPlaces; ++i) {
        image.position = {0, 0, 4.0 * i};
        image.instanceNumber = i + 1;
        image.change = [i](DcmDataset& data) {
            data.putAndInsertString(DCM_EchoTime, i % 2 == 0 ? "101" : "102");
            data.putAndInsertString(DCM_ImageType,
                                    i < 3 ? "ORIGINAL\\PRIMARY\\M\\NORM"
                                          : "ORIGINAL\\PRIMARY\\M\\DIS2D");
        };
        writeSample(folder() / std::to_string(i), image);
    }
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(buildVolumes(all.front())->volumes.size(), std::size_t{1});
}

void TestSeriesParts::rsnaFolder_isOneSeries()
{
    writeTwice([](DcmDataset& data,
                  int kind) { data.putAndInsertString(DCM_EchoTime, kind == 0 ? "100" : "20"); },
               std::filesystem::path("train_images") / "4003253" / "702807833");
    const std::vector<Series> all = scanned();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(buildVolumes(all.front())->volumes.size(), std::size_t{2});
}

QTEST_APPLESS_MAIN(TestSeriesParts)
#include "tst_series_parts.moc"
