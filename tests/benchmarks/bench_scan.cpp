// Times the listing of studies and series of a folder with many files, as `foramen-cli scan` does,
// warm page cache.
//   bench_scan FOLDER [RUNS]

#include "core/base/statistics.h"
#include "core/dicom/scanning/study_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <vector>

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_scan FOLDER [RUNS]\n");
        return 2;
    }
    const int runs = argc > 2 ? std::atoi(argv[2]) : 7;
    std::vector<double> seconds;
    std::size_t files = 0;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const auto scan = foramen::scanStudies({argv[1]});
        if (!scan) {
            fmt::print(stderr, "bench_scan: {}\n", scan.error().message);
            return 1;
        }
        seconds.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        files = scan->fileCount;
    }
    std::sort(seconds.begin(), seconds.end());
    const double median = foramen::upperMedianOf(seconds);
    fmt::print("scan of {} files             {:8.1f} ms [{:.1f}..{:.1f}]   {:.0f} files/s\n", files,
               median * 1000, seconds.front() * 1000, seconds.back() * 1000,
               static_cast<double>(files) / median);
}
