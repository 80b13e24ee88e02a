// Times the listing of studies and series of a folder with many files, warm page cache: reading all
// headers, as `foramen-cli scan` does, and in turn with the index of folders, as the window does
// when it opens a folder again.
//   bench_scan FOLDER [RUNS]

#include "core/base/statistics.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/store/folder_index/folder_index_file.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

/// Seconds of each run, and the files that were listed.
struct Runs {
    std::vector<double> seconds;
    std::size_t files = 0;
};

template <class Scan> void timeScan(Scan scan, Runs& runs)
{
    const auto start = std::chrono::steady_clock::now();
    const Result<ScanResult> result = scan();
    const auto end = std::chrono::steady_clock::now();
    if (!result) {
        fmt::print(stderr, "bench_scan: {}\n", result.error().message);
        std::exit(1);
    }
    runs.seconds.push_back(std::chrono::duration<double>(end - start).count());
    runs.files = result->fileCount;
}

void print(const char* name, Runs runs)
{
    std::sort(runs.seconds.begin(), runs.seconds.end());
    const double median = upperMedianOf(runs.seconds);
    fmt::print("{:<28} of {} files {:8.1f} ms [{:.1f}..{:.1f}]   {:.0f} files/s\n", name,
               runs.files, median * 1000, runs.seconds.front() * 1000, runs.seconds.back() * 1000,
               static_cast<double>(runs.files) / median);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_scan FOLDER [RUNS]\n");
        return 2;
    }
    const int count = argc > 2 ? std::max(1, std::atoi(argv[2])) : 7;
    const std::filesystem::path folder = argv[1];
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("bench_scan-{}.sqlite", getpid());
    const FolderIndexFile index(file);
    const KnownFolders known{.recall = [&](const std::vector<std::string>& folders) {
        return index.load(folders);
    }};
    Runs plain;
    Runs first;
    Runs storing;
    Runs again;
    for (int run = 0; run < count; ++run) {
        timeScan([&] { return scanStudies({folder}); }, plain);
        std::filesystem::remove(file);
        std::vector<FolderIndexFile::Folder> changed;
        timeScan(
            [&] {
                auto scan = scanKnownStudies(known, {folder});
                if (scan)
                    for (IndexedFolder& one : scan->newlyIndexed)
                        changed.emplace_back(std::move(one.path), std::move(one.entries));
                return scan;
            },
            first);
        const auto start = std::chrono::steady_clock::now();
        if (const auto saved = index.save(changed); !saved)
            fmt::print(stderr, "bench_scan: {}\n", saved.error().message);
        storing.seconds.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        storing.files = first.files;
        timeScan([&] { return scanKnownStudies(known, {folder}); }, again);
    }
    fmt::print("index: {:.1f} MB\n", static_cast<double>(std::filesystem::file_size(file)) / 1e6);
    for (const char* part : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + part);
    print("all headers", plain);
    print("all headers, noted", first);
    print("storing, in the background", storing);
    print("known folder", again);
}
