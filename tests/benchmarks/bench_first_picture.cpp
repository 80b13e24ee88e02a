// Times the opening of a folder of 2,000 files, one study of twelve series: until the first series
// is in pixels and until the whole study is, with and without showing the first series early.
// Grading is off.
//   bench_first_picture [RUNS [FOLDER]]
// Without FOLDER, which may hold any study, the files are made in a temporary folder.
// slow_open.cpp, preloaded, simulates a slow disk or a network folder.

#include "core/base/statistics.h"
#include "tests/support/sample_image.h"
#include "ui/state/session/session.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kSeries = 12;
constexpr int kFiles = 2000;

/// Twenty slices each of a sagittal T2 in the middle and a T1, the rest in large axial series.
void writeStudy(const std::filesystem::path& folder)
{
    constexpr int sagittalSlices = 20;
    constexpr int side = 256;
    int left = kFiles;
    for (int i = 0; i < kSeries; ++i) {
        const bool sagittal = i == 5 || i == 6;
        SampleImage image;
        image.seriesUid = "1.2.826.0.1.3680043.9.1." + std::to_string(i + 1);
        image.seriesNumber = i + 1;
        image.rows = image.columns = side;
        image.spacing = {1, 1};
        if (sagittal)
            image.orientation = {0, 1, 0, 0, 0, -1};
        image.change = [i](DcmDataset& data) {
            data.putAndInsertString(DCM_EchoTime, i == 6 ? "10" : "110");
            data.putAndInsertString(DCM_RepetitionTime, i == 6 ? "500" : "3500");
            data.putAndInsertString(DCM_ScanningSequence, "SE");
            data.putAndInsertString(DCM_BodyPartExamined, "LSPINE");
        };
        const int count = sagittal ? sagittalSlices
            : i == kSeries - 1     ? left
                                   : (kFiles - 2 * sagittalSlices) / (kSeries - 2);
        left -= count;
        const std::filesystem::path own = folder / fmt::format("series{:02}", i);
        std::filesystem::create_directories(own);
        for (int slice = 1; slice <= count; ++slice) {
            const double at = 4.0 * slice - 2.0 * count;
            image.position =
                sagittal ? std::array{at, -128.0, 128.0} : std::array{-128.0, -128.0, at};
            image.instanceNumber = slice;
            image.sopUid = image.seriesUid + "." + std::to_string(slice);
            writeSample(own / fmt::format("IM{:04}", slice), image);
        }
    }
}

struct Times {
    std::vector<double> first; ///< ms to the first volume that hangs
    std::vector<double> whole; ///< ms to the end
};

void openOnce(const QString& folder, bool early, Times& times)
{
    QTemporaryDir database;
    SessionOptions options;
    options.databaseFile = (database.path() + "/bench.sqlite").toStdString();
    options.gradeAutomatically = false;
    if (!early)
        options.scan = [](const std::vector<std::filesystem::path>& paths, const Task& task,
                          const ScanWatch&) {
            return scanStudies(paths, task);
        };
    Session session(options);
    QElapsedTimer clock;
    bool seen = false;
    QEventLoop loop;
    QObject::connect(&session.current(), &CurrentStudy::volumesChanged, &loop,
                     [&](SeriesRole role) {
                         if (seen || session.current()->series.volumesFor(role).empty())
                             return;
                         seen = true;
                         times.first.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
                     });
    QObject::connect(&session, &Session::settled, &loop, &QEventLoop::quit);
    clock.start();
    session.open({folder});
    loop.exec();
    times.whole.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
}

void print(const char* name, std::vector<double>& values)
{
    std::sort(values.begin(), values.end());
    fmt::print("{:<44} {:8.0f} ms [{:.0f}..{:.0f}]\n", name, upperMedianOf(values), values.front(),
               values.back());
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    const QString study = argc > 2 ? QString::fromLocal8Bit(argv[2]) : folder.path() + "/study";
    if (argc <= 2)
        writeStudy(study.toStdString());
    Times early;
    Times late;
    for (int run = 0; run < runs; ++run) {
        openOnce(study, true, early);
        openOnce(study, false, late);
    }
    print("first series, shown while scanning", early.first);
    print("first series, after all headers", late.first);
    print("whole study, shown while scanning", early.whole);
    print("whole study, after all headers", late.whole);
}
