// Times the comparison of the series of one study by their pictures, as window and grading do it.
//   bench_spaces STUDY_FOLDER [RUNS]
// Prints the links, and the median and range in milliseconds.

#include "core/base/statistics.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

using namespace foramen;

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& message)
{
    fmt::print(stderr, "bench_spaces: {}\n", message);
    std::exit(1);
}

const char* basisName(SpaceBasis basis)
{
    switch (basis) {
    case SpaceBasis::FrameOfReference:
        return "one Frame of Reference";
    case SpaceBasis::Pictures:
        return "pictures";
    case SpaceBasis::Reader:
        return "a reader";
    case SpaceBasis::None:
        break;
    }
    return "not linked";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        fail("usage: bench_spaces STUDY_FOLDER [RUNS]");
    const int runs = argc > 2 ? std::atoi(argv[2]) : 15;
    const auto scan = scanStudies({argv[1]});
    if (!scan || scan->studies.empty())
        fail("no study in that folder");
    const auto pictures = readSeriesInRoles(scan->studies.front());
    if (!pictures)
        fail("the series could not be read");
    std::vector<std::vector<VolumePtr>> series;
    for (const SeriesPictures& one : *pictures)
        if (one.chosen && !one.volumes.empty())
            series.push_back(one.volumes);

    PatientSpaces spaces;
    std::vector<double> milliseconds;
    for (int run = 0; run < runs; ++run) {
        const auto start = Clock::now();
        spaces = PatientSpaces::of(series);
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    for (std::size_t i = 0; i < series.size(); ++i)
        for (std::size_t j = i + 1; j < series.size(); ++j)
            fmt::print("series {} and {}: {}\n", i + 1, j + 1,
                       basisName(spaces.between(*series[i].front(), *series[j].front()).basis));
    std::sort(milliseconds.begin(), milliseconds.end());
    fmt::print("{} series compared             {:8.1f} ms [{:.1f}..{:.1f}]\n", series.size(),
               upperMedianOf(milliseconds), milliseconds.front(), milliseconds.back());
}
