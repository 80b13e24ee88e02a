#include "core/training/loop/checkpoint.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>

using namespace foramen;
using namespace foramen::test;

namespace {

/// A learner whose state is a word.
class WordLearner : public Learner {
public:
    std::string word;
    bool failsToSave = false;

    Result<double> step(const TrainingBatch&, double) override { return 0.0; }
    Result<Tensor> run(const Tensor& input) override { return input; }
    Result<void> writeWeights(const std::filesystem::path& file) override
    {
        std::ofstream(file) << "weights of " << word;
        return {};
    }
    Result<void> saveState(const std::filesystem::path& file) override
    {
        std::ofstream(file) << (failsToSave ? "half" : word);
        if (failsToSave)
            return failure(ErrorCode::NotWritable, "no room");
        return {};
    }
    Result<void> loadState(const std::filesystem::path& file) override
    {
        std::ifstream stream(file);
        if (!(stream >> word))
            return failure(ErrorCode::NotReadable, "no state");
        return {};
    }
};

} // namespace

/// Saved progress of a training.
class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void progress_comesBackWithItsState();
    void write_keepsOneState();
    void write_thatFailsLeavesTheOneBefore();
    void read_refusesAnotherArchitecture();
    void read_refusesOtherBeginnings();
    void read_refusesDamage();
    void bestWeights_areCopied();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }
    [[nodiscard]] Checkpoint checkpoint(const char* architecture = "grader") const
    {
        return {folder(), NetworkRole::CanalGrader, architecture};
    }
    TestFolder m_folder;
};

void TestCheckpoint::progress_comesBackWithItsState()
{
    WordLearner learner;
    const auto none = checkpoint().read(learner);
    QVERIFY(none && !*none);
    learner.word = "first";
    QVERIFY(checkpoint().write(learner, {12, 3.5, 2, Progress::Best{0.25, 8, 1}}));
    learner.word = "else";
    const auto progress = checkpoint().read(learner);
    QVERIFY(progress && *progress);
    QCOMPARE(learner.word, std::string("first"));
    QCOMPARE((*progress)->step, std::int64_t{12});
    QCOMPARE((*progress)->seconds, 3.5);
    QCOMPARE((*progress)->validations, std::int64_t{2});
    QVERIFY((*progress)->best.has_value());
    QCOMPARE((*progress)->best->validation, 0.25);
    QCOMPARE((*progress)->best->step, std::int64_t{8});
    QCOMPARE((*progress)->best->since, 1);
}

void TestCheckpoint::write_keepsOneState()
{
    WordLearner learner;
    learner.word = "word";
    for (const std::int64_t step : {1, 2, 3})
        QVERIFY(checkpoint().write(learner, {.step = step}));
    int states = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder() / "checkpoints"))
        states += entry.path().extension() == ".state" ? 1 : 0;
    QCOMPARE(states, 1);
}

void TestCheckpoint::write_thatFailsLeavesTheOneBefore()
{
    WordLearner learner;
    learner.word = "good";
    QVERIFY(checkpoint().write(learner, {.step = 1}));
    learner.failsToSave = true;
    QVERIFY(!checkpoint().write(learner, {.step = 2}));
    const auto progress = checkpoint().read(learner);
    QVERIFY(progress && *progress);
    QCOMPARE((*progress)->step, std::int64_t{1});
    QCOMPARE(learner.word, std::string("good"));
}

void TestCheckpoint::read_refusesAnotherArchitecture()
{
    WordLearner learner;
    learner.word = "word";
    QVERIFY(checkpoint("resnet18").write(learner, {.step = 1}));
    const auto other = checkpoint("grader").read(learner);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::InvalidArgument);
    QVERIFY(other.error().message.find("resnet18") != std::string::npos);
}

void TestCheckpoint::read_refusesOtherBeginnings()
{
    const auto begunFrom = [&](const char* sha256) {
        return Checkpoint(folder(), NetworkRole::CanalGrader, "grader", sha256);
    };
    WordLearner learner;
    learner.word = "word";
    QVERIFY(begunFrom("abc").write(learner, {.step = 1}));
    QVERIFY(begunFrom("abc").read(learner));
    for (const char* other : {"", "def"}) {
        const auto read = begunFrom(other).read(learner);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(begunFrom("").write(learner, {.step = 2}));
    QVERIFY(begunFrom("").read(learner));
    QVERIFY(!begunFrom("abc").read(learner));
}

void TestCheckpoint::read_refusesDamage()
{
    WordLearner learner;
    learner.word = "word";
    QVERIFY(checkpoint().write(learner, {.step = 1}));
    for (const char* text : {"", "{", "{}", "[]", R"({"step": "one", "seconds": 1})"}) {
        std::ofstream(folder() / "checkpoints" / "canal_grader.json") << text;
        QCOMPARE(checkpoint().read(learner).error().code, ErrorCode::Corrupt);
    }
}

void TestCheckpoint::bestWeights_areCopied()
{
    WordLearner learner;
    learner.word = "best";
    const auto to = folder() / "canal.weights";
    QVERIFY(!checkpoint().copyBestWeights(to));
    QVERIFY(checkpoint().writeBestWeights(learner));
    learner.word = "later";
    QVERIFY(checkpoint().copyBestWeights(to));
    std::ifstream stream(to);
    std::string text;
    std::getline(stream, text);
    QCOMPARE(text, std::string("weights of best"));
}

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
