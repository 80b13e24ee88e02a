#include "core/ai/grading/predictor.h"
#include "core/ai/model/device_choice.h"
#include "core/ai/model/installed_model.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_probe.h"
#include "core/ai/model/runtime_loader.h"
#include "core/base/statistics.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

// bench_inference [PRECISION] [DEVICE]: one pass of a batch through each kind of network of the
// installed model, wall and CPU time (all threads), median of several. The same lines as
// peer_networks.py.

namespace {

using namespace foramen;

/// One kind of network and its input.
struct Case {
    NetworkRole role;
    std::int64_t count;
    const char* name;
};
constexpr std::array<Case, 3> kCases = {
    {{NetworkRole::SagittalLocaliser, 34, "sagittal localiser, 34 slices"},
     {NetworkRole::AxialLocaliser, 5, "axial localiser, 5 slices"},
     {NetworkRole::CanalGrader, 25, "grader, 25 crops"}}};

/// Median times of one case.
struct Times {
    double wall = 0; ///< ms
    double cpu = 0; ///< ms
};

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

Tensor noiseFor(const Case& one)
{
    Tensor input{{one.count}, {}};
    const auto each = shapesOf(one.role).input;
    input.shape.insert(input.shape.end(), each.begin(), each.end());
    std::size_t size = 1;
    for (const std::int64_t length : input.shape)
        size *= static_cast<std::size_t>(length);
    for (std::size_t i = 0; i < size; ++i)
        input.values.push_back(static_cast<float>(std::sin(0.13 * static_cast<double>(i))));
    return input;
}

Result<Times> timesOf(Network& network, const Tensor& input)
{
    constexpr int warmUp = 3;
    constexpr int repeats = 15;
    std::vector<double> walls;
    std::vector<double> cpus;
    for (int i = 0; i < warmUp + repeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const double cpu = cpuMilliseconds();
        if (const auto output = network.run(input); !output)
            return tl::make_unexpected(output.error());
        if (i < warmUp)
            continue;
        cpus.push_back(cpuMilliseconds() - cpu);
        walls.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
    }
    return Times{medianOf(walls), medianOf(cpus)};
}

Result<void> run(const std::string& precision, const std::string& device)
{
    auto wish = deviceFromText(device);
    const auto numbers = precisionFromText(precision);
    if (!wish || !numbers)
        return tl::make_unexpected(wish ? numbers.error() : wish.error());
    wish->precision = *numbers;
    const auto folder = defaultModelFolder();
    if (!folder)
        return tl::make_unexpected(folder.error());
    const auto model = loadModelBundle(*folder);
    if (!model)
        return tl::make_unexpected(model.error());
    const auto choice = loadRuntime(*wish);
    if (!choice)
        return tl::make_unexpected(choice.error());
    fmt::print("{} on {}: median wall ms, CPU ms of one pass\n", choice->runtime->version(),
               choice->runtime->deviceName());
    for (const Case& one : kCases) {
        const ModelNetwork& weights = model->network(one.role);
        const auto network = choice->runtime->load(weights.architecture, weights.file);
        if (!network)
            return tl::make_unexpected(network.error());
        const auto times = timesOf(**network, noiseFor(one));
        if (!times)
            return tl::make_unexpected(times.error());
        fmt::print("{:32} {:28} {:8.1f} {:8.1f}\n", one.name, "Foramen", times->wall, times->cpu);
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const auto done = run(argc > 1 ? argv[1] : "auto", argc > 2 ? argv[2] : "cpu");
    if (!done)
        fmt::print(stderr, "bench_inference: {}\n", done.error().message);
    return done ? 0 : 1;
}
