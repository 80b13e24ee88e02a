// Times opening a folder inside one process: headers, voxels of the series with roles, first
// pictures.
//   bench_open STUDY_FOLDER [RUNS]
// Prints one line for each stage: median and range in milliseconds. run.sh measures the start of
// the program and its window from outside.

#include "core/base/statistics.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume_builder.h"
#include "ui/render/slice_scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

using namespace foramen;

namespace {

using Clock = std::chrono::steady_clock;

struct Samples {
    std::vector<double> milliseconds;

    void print(const char* stage)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        fmt::print("{:<28} {:8.1f} ms [{:.1f}..{:.1f}]\n", stage, upperMedianOf(milliseconds),
                   milliseconds.front(), milliseconds.back());
    }
};

double since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

[[noreturn]] void fail(const std::string& message)
{
    fmt::print(stderr, "bench_open: {}\n", message);
    std::exit(1);
}

/// Builds and draws the series of each role. @return when the first picture was there, ms after
/// start.
double showRoles(const Study& study, Clock::time_point start)
{
    double first = 0;
    for (const RoleAssignment& assignment : assignRoles(study)) {
        if (!assignment.chosen)
            continue;
        const auto volumes = buildVolumes(study.series[assignment.seriesIndex]);
        if (!volumes || volumes->volumes.empty())
            fail("a series could not be built");
        SliceScene scene;
        scene.setSize(500, 800, 1);
        scene.setVolume(volumes->volumes.front());
        scene.setViewState(scene.defaultViewState());
        if (scene.render().gray == nullptr)
            fail("a series could not be drawn");
        if (first == 0)
            first = since(start);
    }
    return first;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        fail("usage: bench_open STUDY_FOLDER [RUNS]");
    const int runs = argc > 2 ? std::atoi(argv[2]) : 15;
    Samples headers;
    Samples firstPicture;
    Samples allPictures;
    for (int run = 0; run < runs; ++run) {
        const auto start = Clock::now();
        const auto scan = scanStudies({argv[1]});
        if (!scan || scan->studies.empty())
            fail("no study in that folder");
        headers.milliseconds.push_back(since(start));
        firstPicture.milliseconds.push_back(showRoles(scan->studies.front(), start));
        allPictures.milliseconds.push_back(since(start));
    }
    headers.print("headers of the study");
    firstPicture.print("first picture");
    allPictures.print("a picture of each role");
}
