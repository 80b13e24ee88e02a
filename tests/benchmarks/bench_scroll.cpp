// Times one step of the wheel through a stack, until the pixels of the pane are there: one pane,
// three linked ones, and one with planes resampled from a sagittal series; also the resampling.

#include "core/base/statistics.h"
#include "ui/render/oblique_plane.h"
#include "ui/render/resampler.h"
#include "ui/render/slice_scene.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <vector>

using namespace foramen;

namespace {

constexpr int kSlices = 17;
constexpr int kSteps = 200;
constexpr int kWarmUpSteps = 10;
constexpr int kTurns = 40;

VolumePtr makeVolume(int side)
{
    auto volume = std::make_shared<Volume>();
    volume->geometry = {.origin = {},
                        .rowDirection = {0, 1, 0},
                        .columnDirection = {0, 0, -1},
                        .columnSpacing = 280.0 / side,
                        .rowSpacing = 280.0 / side,
                        .sliceSpacing = 4,
                        .columns = side,
                        .rows = side,
                        .slices = kSlices};
    const auto count = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * kSlices;
    volume->voxels.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        volume->voxels[i] = static_cast<std::int16_t>((i * 2654435761U) >> 20U & 1023U);
    return volume;
}

struct Pane {
    SliceScene scene;
    Pane(const VolumePtr& volume, double width, double height)
    {
        scene.setVolume(volume);
        scene.setSize(width, height, 1);
        scene.setViewState(scene.defaultViewState());
    }
    void show(int slice)
    {
        ViewState state = scene.viewState();
        state.slice = slice;
        scene.setViewState(state);
        if (scene.render().gray == nullptr)
            std::abort();
    }
};

void measure(const char* name, std::vector<std::unique_ptr<Pane>>& panes)
{
    std::vector<double> times;
    std::clock_t busy = 0;
    for (int step = 0; step < kSteps + kWarmUpSteps; ++step) {
        if (step == kWarmUpSteps)
            busy = std::clock();
        const auto start = std::chrono::steady_clock::now();
        for (const auto& pane : panes)
            pane->show(step % kSlices);
        const std::chrono::duration<double, std::milli> spent =
            std::chrono::steady_clock::now() - start;
        if (step >= kWarmUpSteps)
            times.push_back(spent.count());
    }
    const double processor =
        1000.0 * static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC / kSteps;
    fmt::print("{:<44} median {:6.2f} ms   p90 {:6.2f} ms   processor {:6.2f} ms\n", name,
               medianOf(times), percentileOf(times, 0.9), processor);
}

/// A stack through one disc, as resampled while its plane is turned.
void measureOblique(const VolumePtr& volume, int side)
{
    const VolumeGeometry& geometry = volume->geometry;
    const PatientPoint middle =
        geometry.patientFromVoxel({(side - 1) / 2.0, (side - 1) / 2.0, kSlices / 2.0});
    ObliquePlane plane = obliquePlane(geometry, middle, {0, 1, 0});
    std::vector<double> times;
    VolumePtr planes;
    for (int turn = 0; turn < kTurns; ++turn) {
        const auto start = std::chrono::steady_clock::now();
        plane = tilted(plane, 1);
        planes = resampled(*volume, obliqueStack(geometry, plane)).value_or(nullptr);
        const std::chrono::duration<double, std::milli> spent =
            std::chrono::steady_clock::now() - start;
        if (!planes)
            std::abort();
        times.push_back(spent.count());
    }
    fmt::print("{:<44} median {:6.2f} ms\n",
               fmt::format("making {0} planes, slices of {1} x {1}", kObliqueSlices, side),
               medianOf(times));
    std::vector<std::unique_ptr<Pane>> panes;
    panes.push_back(std::make_unique<Pane>(planes, 600, 470));
    measure(fmt::format("one pane of planes, slices of {0} x {0}", side).c_str(), panes);
}

} // namespace

int main()
{
    for (const int side : {512, 1024}) {
        const VolumePtr volume = makeVolume(side);
        std::vector<std::unique_ptr<Pane>> panes;
        panes.push_back(std::make_unique<Pane>(volume, 600, 950));
        measure(fmt::format("one pane 600 x 950, slices of {0} x {0}", side).c_str(), panes);
        panes.push_back(std::make_unique<Pane>(volume, 600, 950));
        panes.push_back(std::make_unique<Pane>(volume, 600, 470));
        measure(fmt::format("three linked panes, slices of {0} x {0}", side).c_str(), panes);
        std::vector<std::unique_ptr<Pane>> zoomed;
        zoomed.push_back(std::make_unique<Pane>(volume, 600, 950));
        ViewState state = zoomed.front()->scene.viewState();
        state.zoom = 2;
        zoomed.front()->scene.setViewState(state);
        measure(fmt::format("one pane full of picture, slices of {0} x {0}", side).c_str(), zoomed);
        measureOblique(volume, side);
    }
    return EXIT_SUCCESS;
}
