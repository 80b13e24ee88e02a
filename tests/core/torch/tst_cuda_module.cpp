#include "core/ai/grading/predictor.h"
#include "core/ai/model/runtime_loader.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/phantom/study/phantom_study.h"
#include "tests/support/phantom_files.h"
#include "tests/support/program_run.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

/// The module built against PyTorch's CUDA LibTorch, alone in its folder: on the GPU where there is
/// one, else on the CPU with a warning.
class TestCudaModule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cudaDemanded_isRefusedWithoutAGpu();
    void grading_agreesWithTheCpuModule();

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
    bool m_gpu = false;
};

namespace {

/// Largest difference of a probability between the two modules: the GPU computes in half precision,
/// and so may the CPU.
constexpr double kProbabilityTolerance = 0.05;

} // namespace

void TestCudaModule::initTestCase()
{
    QDir().mkpath(path("modules"));
    QVERIFY(QFile::link(qEnvironmentVariable("FORAMEN_BIN") + "/foramen_torch_cuda.so",
                        path("modules/foramen_torch_cuda.so")));
    qputenv("FORAMEN_MODULE_PATH", path("modules").toUtf8());
    PhantomRecipe recipe;
    recipe.seed = 31;
    writePhantoms(path("study").toStdString(), recipe);
    m_gpu = QFile::exists("/dev/nvidiactl");
    if (!m_gpu)
        QWARN("No NVIDIA GPU on this machine: the CUDA module is tested on the CPU.");
}

void TestCudaModule::cudaDemanded_isRefusedWithoutAGpu()
{
    const auto choice = loadRuntime({DeviceKind::Cuda, 0});
    if (m_gpu) {
        QVERIFY2(choice, choice ? "" : choice.error().message.c_str());
        QVERIFY(choice->runtime->onGpu());
        return;
    }
    QVERIFY(!choice);
    QVERIFY(choice.error().code == ErrorCode::DeviceFailed);
    QVERIFY(!choice.error().message.empty());
}

void TestCudaModule::grading_agreesWithTheCpuModule()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("FORAMEN_MODULE_PATH", qEnvironmentVariable("FORAMEN_BIN"));
    const ProgramRun cli = runProgram(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli",
                                      {"grade", path("study/train_images"), "--out", path("out"),
                                       "--device", "cpu", "--format", "json"},
                                      environment);
    QVERIFY2(cli.status == 0, cli.error);
    const auto expected = readSubmission(path("out/submission.csv").toStdString());
    QVERIFY(expected);

    const auto scan = scanStudies({path("study/train_images").toStdString()});
    QVERIFY(scan && scan->studies.size() == 1);
    const Study& study = scan->studies.front();
    const auto series = readSeriesInRoles(study);
    QVERIFY(series);
    const auto device = m_gpu ? DeviceKind::Cuda : DeviceKind::Cpu;
    const auto predictor = Predictor::create(qEnvironmentVariable("FORAMEN_MODEL").toStdString(),
                                             {device, 0}, loadRuntime);
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    const auto grading = (*predictor)->predict(predictorInputOf(study, *series));
    QVERIFY(grading);
    QCOMPARE(expected->size(), kSiteCount);
    for (const SubmissionRow& row : *expected) {
        const Finding& finding = grading->findings[siteIndex(row.site)];
        for (std::size_t i = 0; i < kSeverityCount; ++i)
            QVERIFY2(std::abs(finding.probabilities[i] - row.probabilities[i])
                         < kProbabilityTolerance,
                     keyOf(row.site).c_str());
    }
}

QTEST_APPLESS_MAIN(TestCudaModule)
#include "tst_cuda_module.moc"
