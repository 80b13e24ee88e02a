#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

/// Gives a fuzz target each file of a corpus: whole, truncated, and damaged in fixed ways. It
/// replaces libFuzzer where the compiler lacks it. Arguments: a folder, the number of damaged
/// copies of each file, and the number of places where large files are truncated (all, if not
/// given).
int main(int argc, char** argv)
{
    if (argc < 2 || argc > 4)
        return 2;
    constexpr int many = 20000;
    const int rounds = argc >= 3 ? std::atoi(argv[2]) : many;
    const std::size_t places = argc == 4 ? std::strtoul(argv[3], nullptr, 10) : 0;
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same damage in every run
    std::size_t runs = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::vector<char> content{std::istreambuf_iterator<char>(file), {}};
        const std::vector<std::uint8_t> bytes(content.begin(), content.end());
        const std::size_t step = places > 0 ? bytes.size() / places + 1 : 1;
        for (std::size_t size = 0; size < bytes.size(); size += step, ++runs)
            LLVMFuzzerTestOneInput(bytes.data(), size);
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        ++runs;
        for (int round = 0; round < rounds && !bytes.empty(); ++round, ++runs) {
            std::vector<std::uint8_t> damaged = bytes;
            for (int hits = static_cast<int>(random() % 4); hits >= 0; --hits)
                damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
            LLVMFuzzerTestOneInput(damaged.data(), damaged.size());
        }
    }
    std::printf("%zu inputs\n", runs);
    return runs > 0 ? 0 : 1;
}
