#include "tests/support/small_study.h"

#include "core/dicom/writing/dicom_writer.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/session/problem_list.h"

#include <QSignalSpy>
#include <QTest>

#include <random>
#include <thread>
#include <utility>
#include <vector>

namespace foramen::test {

namespace {

constexpr double kFieldMm = 240;
constexpr double kSliceSpacingMm = 4;
constexpr int kWaitMs = 120000; // the machine may be busy

/// One stack of parallel slices of the study.
struct Stack {
    std::string name;
    int number = 1;
    PatientPoint first; ///< centre of the first slice
    PatientVector row;
    PatientVector column;
    PatientVector step;
    int slices = 9;
    double repetitionTime = 3500;
    double echoTime = 110;
};

/// Writes the files of one study.
class StudyWriter {
public:
    StudyWriter(std::filesystem::path folder, SmallStudy study)
        : m_folder(std::move(folder))
        , m_study(std::move(study))
    {
    }

    void write(const Stack& stack)
    {
        const std::filesystem::path folder = m_folder / stack.name;
        std::filesystem::create_directories(folder);
        const double spacing = kFieldMm / m_study.size;
        std::vector<std::int16_t> pixels(static_cast<std::size_t>(m_study.size)
                                         * static_cast<std::size_t>(m_study.size));
        for (int slice = 0; slice < stack.slices; ++slice) {
            for (std::int16_t& pixel : pixels)
                pixel = static_cast<std::int16_t>(200 + m_random() % 800);
            ++m_count;
            MrImage image;
            image.patientId = m_study.patientId;
            image.patientBirthDate = m_study.patientBirthDate;
            image.patientName = "Test^Small";
            image.studyInstanceUid = m_study.studyInstanceUid;
            image.studyDate = m_study.studyDate;
            image.seriesInstanceUid = m_study.studyInstanceUid + "." + std::to_string(stack.number);
            image.seriesNumber = stack.number;
            image.seriesDescription = stack.name;
            const bool isOther = stack.name == "t1_sag" && !m_study.t1Frame.empty();
            const std::string own =
                m_study.frame.empty() ? m_study.studyInstanceUid + ".99" : m_study.frame;
            image.frameOfReferenceUid = isOther ? m_study.t1Frame : own;
            image.sopInstanceUid = image.seriesInstanceUid + "." + std::to_string(m_count);
            image.instanceNumber = slice + 1;
            image.acquisition.repetitionTime = stack.repetitionTime;
            image.acquisition.echoTime = stack.echoTime;
            image.acquisition.scanningSequence = "SE";
            image.plane = {stack.first + PatientVector{0, 0, m_study.shiftMm} + stack.step * slice
                               - (stack.row + stack.column) * (kFieldMm / 2),
                           stack.row, stack.column, spacing, spacing};
            image.sliceThickness = kSliceSpacingMm;
            image.spacingBetweenSlices = kSliceSpacingMm;
            image.windowCenter = 500;
            image.windowWidth = 1000;
            image.rows = image.columns = m_study.size;
            image.pixels = pixels;
            const auto written = writeMrImage(folder / (std::to_string(m_count) + ".dcm"), image);
            if (!written)
                QFAIL(written.error().message.c_str());
        }
    }

private:
    std::filesystem::path m_folder;
    SmallStudy m_study;
    std::minstd_rand m_random{7};
    int m_count = 0;
};

/// Grades as FakeModel says.
class FakeGrader : public Grader {
public:
    explicit FakeGrader(FakeModelPtr model)
        : m_model(std::move(model))
    {
    }

    std::string modelSha256() const override { return m_model->sha256; }
    Result<void> load(const Task&) override { return {}; }
    Reason deviceRemark() const override { return {}; }

    ModelIdentity identity() const override
    {
        return {.name = "fake",
                .version = "1.0",
                .sha256 = m_model->sha256,
                .device = "CPU, 2 threads",
                .runtime = "none",
                .date = "2026-01-02T03:04:05+00:00"};
    }

    Result<Grading> grade(const PredictorInput& input, const PredictorEvents& events,
                          const Task& task) override
    {
        ++m_model->gradings;
        if (m_model->fails)
            return failure(ErrorCode::DeviceFailed, "The device failed");
        events.stageStarted(GradingStage::GradingCanal);
        Grading grading;
        grading.model = identity();
        grading.numbering.certain = true;
        for (std::size_t i = 0; i < kLevelCount; ++i)
            grading.levels[i] = {
                kLevels[i], PatientPoint{0, 0, shiftOf(input) + 60 - 30.0 * static_cast<double>(i)},
                0.9};
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            while (static_cast<int>(i) >= m_model->stallAfter && !task.cancelled())
                std::this_thread::yield();
            if (task.cancelled())
                return cancelledFailure();
            const auto until = std::chrono::steady_clock::now() + m_model->perSite;
            while (std::chrono::steady_clock::now() < until) { }
            grading.findings[i] = finding(siteAt(i), input);
            if (m_model->uncertainty && !grading.findings[i].refused)
                grading.findings[i].uncertainty = m_model->uncertainty(siteAt(i));
            if (m_model->unreliable && m_model->unreliable(siteAt(i))
                && !grading.findings[i].refused)
                grading.findings[i].unreliable = ReasonCode::PatientsNotMeasured;
            events.findingReady(grading.findings[i]);
            task.report(static_cast<double>(i + 1) / kSiteCount);
        }
        if (m_model->measures && !input.sagittalT2.empty())
            grading.measures = m_model->measures(input.sagittalT2.front());
        return grading;
    }

    Result<Explanation> explain(const PredictorInput&, const Finding& finding, const Task&) override
    {
        if (m_model->fails)
            return failure(ErrorCode::DeviceFailed, "The device failed");
        Explanation map;
        map.site = finding.site;
        map.severity = likeliest(finding.probabilities);
        map.size = 2;
        map.values = {0, 0.25F, 0.5F, 1};
        map.seriesInstanceUid = finding.location->seriesInstanceUid;
        map.sopInstanceUid = finding.location->sopInstanceUid;
        map.frame = {finding.location->patient, {0, 1, 0}, {0, 0, -1}};
        return map;
    }

private:
    /// SmallStudy::shiftMm, as the pictures show it.
    static double shiftOf(const PredictorInput& input)
    {
        const auto& volumes = input.sagittalT2.empty() ? input.sagittalT1 : input.sagittalT2;
        if (volumes.empty())
            return 0;
        const VolumeGeometry& geometry = volumes.front()->geometry;
        const PatientPoint middle =
            geometry.patientFromVoxel({(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, 0});
        return std::round(middle.z / 10) * 10;
    }

    static Finding finding(Site site, const PredictorInput& input)
    {
        Finding one;
        one.site = site;
        const auto& volumes = isSubarticular(site.condition) ? input.axialT2
            : isForaminal(site.condition)                    ? input.sagittalT1
                                                             : input.sagittalT2;
        if (volumes.empty()) {
            one.probabilities = {0.8, 0.15, 0.05};
            one.refused = Reason::ofText("The series is missing");
            return one;
        }
        const bool severe = site == Site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
        one.probabilities =
            severe ? Probabilities{0.05, 0.15, 0.8} : Probabilities{0.9, 0.08, 0.02};
        const auto side = sideOf(site.condition);
        const double x = !side ? 0 : *side == Side::Left ? 15 : -15;
        const Volume& volume = *volumes[volumes.size() / 2];
        const PatientPoint patient{x, 10,
                                   shiftOf(input) + 60 - 30.0 * static_cast<double>(site.level)};
        const VoxelPoint voxel = volume.geometry.voxelFromPatient(patient);
        const int slice =
            std::clamp(static_cast<int>(std::lround(voxel.slice)), 0, volume.geometry.slices - 1);
        const SliceSource& source = volume.sources[static_cast<std::size_t>(slice)];
        one.location = SiteLocation{volume.seriesInstanceUid,
                                    source.sopInstanceUid,
                                    source.instanceNumber,
                                    {voxel.column, voxel.row},
                                    patient};
        return one;
    }

    FakeModelPtr m_model;
};

} // namespace

void writeSmallStudy(const std::filesystem::path& folder, const SmallStudy& study)
{
    StudyWriter writer(folder, study);
    const PatientVector back{0, 1, 0};
    const PatientVector down{0, 0, -1};
    const PatientVector left{1, 0, 0};
    const Stack t2{.name = "t2_sag",
                   .number = 1,
                   .first = {-16, 0, 0},
                   .row = back,
                   .column = down,
                   .step = left * kSliceSpacingMm};
    if (study.withT2)
        writer.write(t2);
    if (study.withT1)
        writer.write({.name = "t1_sag",
                      .number = 2,
                      .first = t2.first,
                      .row = back,
                      .column = down,
                      .step = t2.step,
                      .repetitionTime = 500,
                      .echoTime = 12});
    if (study.axialT1Slices > 0)
        writer.write({.name = "t1_tra",
                      .number = 4,
                      .first = {0, 0, kSliceSpacingMm * study.axialT1Slices / 2},
                      .row = left,
                      .column = back,
                      .step = down * kSliceSpacingMm,
                      .slices = study.axialT1Slices,
                      .repetitionTime = 500,
                      .echoTime = 12});
    if (!study.withAxial)
        return;
    for (const double z : {40.0, 0.0, -40.0}) {
        const double tilt = z * 0.005;
        const PatientVector column{0, std::cos(tilt), std::sin(tilt)};
        writer.write({.name = "t2_tra",
                      .number = 3,
                      .first = {0, 0, z + kSliceSpacingMm},
                      .row = left,
                      .column = column,
                      .step = cross(left, column) * -kSliceSpacingMm,
                      .slices = 3});
    }
}

GraderFactory fakeGraderFactory(FakeModelPtr model)
{
    return [model](const std::filesystem::path&, DeviceChoice) -> Result<std::unique_ptr<Grader>> {
        return std::make_unique<FakeGrader>(model);
    };
}

SessionOptions optionsFor(const std::filesystem::path& folder, const FakeModelPtr& model)
{
    SessionOptions options;
    options.databaseFile = folder / "foramen.sqlite";
    options.readerName = QStringLiteral("Dr Test");
    options.makeGrader = fakeGraderFactory(model);
    return options;
}

QStringList problemsOf(Session& session)
{
    QStringList all;
    for (const Reason& reason : session.current()->assessment.problems())
        all << reasonSentence(reason);
    const ProblemList list(&session);
    for (const Problem& problem : list.problems())
        if (problem.source != ProblemSource::Grading) // sites that are refused
            all << (problem.file.isEmpty() ? QString() : problem.file + ": ") + problem.reason;
    return all;
}

bool openAndSettle(Session& session, const std::filesystem::path& folder)
{
    QSignalSpy replaced(&session.current(), &CurrentStudy::replaced);
    QSignalSpy settled(&session, &Session::settled);
    session.open({QString::fromStdString(folder.string())});
    // Until it is shown, the study before it may settle once more.
    if (!replaced.wait(kWaitMs))
        return false;
    settled.clear();
    return settled.wait(kWaitMs);
}

} // namespace foramen::test
