#include "core/training/record/training_log.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace foramen;
using namespace foramen::test;

/// The log of a training and its page.
class TestTrainingLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_areThereAgain();
    void rewind_forgetsWhatIsTrainedAgain();
    void open_readsALogWithoutValidations();
    void open_refusesWhatIsNoLog();
    void page_showsTheCurvesOfEachNetwork();
    void page_isThereWholeOrNotAtAll();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    void write(const std::string& text) const { writeText(folder() / "log.csv", text); }
    [[nodiscard]] std::string read(const char* name) const { return contentOf(folder() / name); }
    QTemporaryDir m_folder;
};

void TestTrainingLog::rows_areThereAgain()
{
    std::filesystem::remove(folder() / "log.csv");
    auto log = TrainingLog::open(folder());
    QVERIFY(log && log->rows().empty());
    QVERIFY(log->add({"canal_grader", 10, 4.5, 1.25, 0.003}));
    QVERIFY(log->add({"canal_grader", 20, 9, 0.75, 0.001, 0.5}));
    const auto again = TrainingLog::open(folder());
    QVERIFY(again);
    QCOMPARE(again->rows().size(), std::size_t{2});
    QVERIFY(std::isnan(again->rows()[0].validation));
    QCOMPARE(again->rows()[1].network, std::string("canal_grader"));
    QCOMPARE(again->rows()[1].step, std::int64_t{20});
    QCOMPARE(again->rows()[1].seconds, 9.0);
    QCOMPARE(again->rows()[1].loss, 0.75);
    QCOMPARE(again->rows()[1].learningRate, 0.001);
    QCOMPARE(again->rows()[1].validation, 0.5);
}

void TestTrainingLog::rewind_forgetsWhatIsTrainedAgain()
{
    write("network,step,seconds,loss,learning_rate,validation\n"
          "canal_grader,10,1,1,0.1,\ncanal_grader,20,2,1,0.1,\nforaminal_grader,30,3,1,0.1,\n");
    auto log = TrainingLog::open(folder());
    QVERIFY(log && log->rewind("canal_grader", 10));
    QCOMPARE(log->rows().size(), std::size_t{2});
    QVERIFY(log->rewind("canal_grader", 0));
    const auto again = TrainingLog::open(folder());
    QVERIFY(again);
    QCOMPARE(again->rows().size(), std::size_t{1});
    QCOMPARE(again->rows()[0].network, std::string("foraminal_grader"));
}

void TestTrainingLog::open_readsALogWithoutValidations()
{
    write("network,step,seconds,loss,learning_rate\ncanal_grader,10,1.5,0.9,0.1\n");
    auto log = TrainingLog::open(folder());
    QVERIFY(log);
    QCOMPARE(log->rows().size(), std::size_t{1});
    QVERIFY(log->add({"canal_grader", 20, 2, 0.8, 0.1, 0.7}));
    const auto again = TrainingLog::open(folder());
    QVERIFY(again);
    QCOMPARE(again->rows().size(), std::size_t{2});
}

void TestTrainingLog::open_refusesWhatIsNoLog()
{
    write("network,step,seconds,loss,learning_rate\ncanal_grader,ten,1.5,0.9,0.1\n");
    QVERIFY(!TrainingLog::open(folder()));
    write("a,b\n1,2\n");
    QVERIFY(!TrainingLog::open(folder()));
    QCOMPARE(TrainingLog::open(folder() / "absent").error().code, ErrorCode::NotWritable);
}

void TestTrainingLog::page_showsTheCurvesOfEachNetwork()
{
    write("network,step,seconds,loss,learning_rate,validation\n"
          "canal_grader,10,60,1.2,0.1,0.9\ncanal_grader,20,120,1.1,0.1,0.8\n"
          "canal_grader,30,180,1,0.1,0.85\nsagittal_localiser,5,60,4,0.1,12.5\n");
    const auto log = TrainingLog::open(folder());
    QVERIFY(log && log->writePage("Training of <me>"));
    const std::string page = read("training.html");
    QVERIFY(page.find("Training of &lt;me&gt;") != std::string::npos);
    for (const char* text : {"canal_grader", "sagittal_localiser", "Learning rate",
                             "Weighted log loss", "12.5 mm", "0.800"})
        QVERIFY2(page.find(text) != std::string::npos, text);
    std::size_t charts = 0;
    for (std::size_t at = page.find("<svg"); at != std::string::npos;
         at = page.find("<svg", at + 1))
        ++charts;
    QCOMPARE(charts, std::size_t{6});
}

void TestTrainingLog::page_isThereWholeOrNotAtAll()
{
    const auto log = TrainingLog::open(folder());
    QVERIFY(log);
    // A folder in its place cannot be replaced by a file.
    std::filesystem::remove(folder() / "training.html");
    std::filesystem::create_directories(folder() / "training.html" / "in the way");
    QCOMPARE(log->writePage("x").error().code, ErrorCode::NotWritable);
    QVERIFY(!std::filesystem::exists(folder() / "training.html.part"));
}

QTEST_APPLESS_MAIN(TestTrainingLog)
#include "tst_training_log.moc"
