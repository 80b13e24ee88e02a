#include "core/imaging/volume_builder.h"

#include "core/dicom/pixels/pixel_reading.h"
#include "core/dicom/pixels/voi_lut.h"
#include "core/imaging/block_layout.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <new>
#include <optional>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Rescale Slope and Intercept.
struct Rescale {
    double slope = 1;
    double intercept = 0;
    friend bool operator==(const Rescale&, const Rescale&) = default;
};

/// A volume under construction, with the rescaling of each slice.
struct Growing {
    std::shared_ptr<Volume> volume;
    std::vector<Rescale> rescales;
    std::vector<bool> areColors; ///< of each slice: it has colours
    std::optional<double> turnedRoundFrom; ///< of the middle slice
    VoiLut voiLut; ///< likewise
    std::vector<VoiWindow> windows; ///< of the slice nearest to the middle
    bool isOfOtherDepth = false; ///< windows of the files do not apply
    std::size_t windowsFromMiddle = 0; ///< its distance, slices
};

/// The slice of a block into which a picture is copied.
struct Target {
    std::size_t block = 0;
    std::size_t slice = 0;
    std::size_t frameIndex = 0; ///< among the pictures of the file
};

std::size_t sliceSize(const VolumeGeometry& geometry)
{
    return static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows);
}

/// Reserves memory, in large pages where the system has them: giving a volume thousands of small
/// ones takes longer than decoding some encodings. Without them it is as good as reserve().
void reserveLargePages(std::vector<std::int16_t>& voxels, std::size_t count)
{
    voxels.reserve(count);
#if defined(__linux__)
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
    const auto address = reinterpret_cast<std::uintptr_t>(voxels.data());
    const std::uintptr_t begin = (address + page - 1) / page * page;
    const std::uintptr_t end = (address + count * sizeof(std::int16_t)) / page * page;
    if (begin < end)
        ::madvise(voxels.data() + (begin - address) / sizeof(std::int16_t), end - begin,
                  MADV_HUGEPAGE);
#endif
}

SliceSource sourceOf(const Series& series, const BlockSlice& slice)
{
    SliceSource source;
    source.missing = slice.absent;
    if (!slice.absent) {
        const Instance& instance = series.instances[slice.instance];
        source.sopInstanceUid = instance.sopInstanceUid;
        source.sopClassUid = instance.sopClassUid;
        source.instanceNumber = instance.instanceNumber;
        source.frameNumber = instance.frames[slice.frameIndex].frameNumber;
    }
    return source;
}

Growing startVolume(const Series& series, const SliceBlock& block)
{
    Growing growing{.volume = std::make_shared<Volume>(),
                    .rescales = std::vector<Rescale>(block.slices.size()),
                    .areColors = std::vector<bool>(block.slices.size()),
                    .turnedRoundFrom = {},
                    .voiLut = {},
                    .windows = {}};
    Volume& volume = *growing.volume;
    const auto present = std::find_if(block.slices.begin(), block.slices.end(),
                                      [](const BlockSlice& slice) { return !slice.absent; });
    const Instance& first = series.instances[present->instance];
    volume.seriesInstanceUid = series.seriesInstanceUid;
    volume.seriesId = series.seriesId;
    volume.modality = series.modality;
    volume.hasGeometry = block.hasGeometry;
    if (block.hasGeometry)
        volume.frameOfReferenceUid = block.frameOfReferenceUid;
    volume.geometry = block.geometry;
    volume.flatSpacing = block.flatSpacing;
    volume.sliceThickness = std::max(0.0, first.sliceThickness.value_or(0));
    for (const BlockSlice& slice : block.slices)
        volume.sources.push_back(sourceOf(series, slice));
    return growing;
}

bool everyPresent(const Volume& volume)
{
    return std::none_of(volume.sources.begin(), volume.sources.end(),
                        [](const SliceSource& source) { return source.missing; });
}

/// Sets one rescaling for all slices: their own where it is the same, else 65,536 steps over the
/// common range.
void unifyRescale(Growing& growing)
{
    Volume& volume = *growing.volume;
    std::optional<Rescale> common;
    bool uniform = true;
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    const std::size_t size = sliceSize(volume.geometry);
    for (std::size_t i = 0; i < volume.sources.size(); ++i) {
        if (volume.sources[i].missing)
            continue;
        const Rescale& rescale = growing.rescales[i];
        uniform = uniform && (!common || *common == rescale);
        common = rescale;
    }
    volume.rescaleSlope = common->slope;
    volume.rescaleIntercept = common->intercept;
    if (uniform)
        return;
    const auto forEachSlice = [&](auto use) {
        for (std::size_t i = 0; i < volume.sources.size(); ++i)
            if (!volume.sources[i].missing)
                use(volume.voxels.data() + i * size, growing.rescales[i]);
    };
    forEachSlice([&](const std::int16_t* voxels, const Rescale& rescale) {
        const auto [least, most] = std::minmax_element(voxels, voxels + size);
        for (const std::int16_t stored : {*least, *most}) {
            low = std::min(low, rescale.slope * stored + rescale.intercept);
            high = std::max(high, rescale.slope * stored + rescale.intercept);
        }
    });
    const double step = high > low ? (high - low) / 65535 : 1;
    volume.rescaleSlope = step;
    volume.rescaleIntercept = low + 32768 * step;
    forEachSlice([&](std::int16_t* voxels, const Rescale& rescale) {
        std::transform(voxels, voxels + size, voxels, [&](std::int16_t stored) {
            const double value = rescale.slope * stored + rescale.intercept;
            return static_cast<std::int16_t>(std::lround((value - low) / step) - 32768);
        });
    });
}

void fillMissing(Volume& volume)
{
    if (everyPresent(volume))
        return;
    const std::size_t size = sliceSize(volume.geometry);
    std::int16_t lowest = std::numeric_limits<std::int16_t>::max();
    for (std::size_t i = 0; i < volume.sources.size(); ++i)
        if (!volume.sources[i].missing)
            lowest =
                std::min(lowest,
                         *std::min_element(
                             volume.voxels.begin() + static_cast<std::ptrdiff_t>(i * size),
                             volume.voxels.begin() + static_cast<std::ptrdiff_t>((i + 1) * size)));
    for (std::size_t i = 0; i < volume.sources.size(); ++i)
        if (volume.sources[i].missing)
            std::fill_n(volume.voxels.begin() + static_cast<std::ptrdiff_t>(i * size), size,
                        lowest);
}

/// Gives the grey slices among colours their grey as a colour: their values where they are bytes,
/// else from their lowest to their highest.
void fillColors(Growing& growing)
{
    Volume& volume = *growing.volume;
    if (!volume.isColor())
        return;
    const std::size_t size = sliceSize(volume.geometry);
    for (std::size_t i = 0; i < volume.sources.size(); ++i) {
        if (growing.areColors[i] || volume.sources[i].missing)
            continue;
        const std::int16_t* voxels = volume.voxels.data() + i * size;
        const auto valueOf = [&](std::int16_t stored) {
            return volume.rescaleSlope * stored + volume.rescaleIntercept;
        };
        const auto [least, most] = std::minmax_element(voxels, voxels + size);
        double low = std::min(valueOf(*least), valueOf(*most));
        double high = std::max(valueOf(*least), valueOf(*most));
        if (low >= 0 && high <= 255) {
            low = 0;
            high = 255;
        }
        std::uint8_t* color = volume.colors.data() + 3 * i * size;
        for (std::size_t pixel = 0; pixel < size; ++pixel, color += 3) {
            const double share = (valueOf(voxels[pixel]) - low) / (high - low);
            std::fill_n(color, 3, static_cast<std::uint8_t>(std::lround(255 * share)));
        }
    }
}

/// Sets the window of the present slice that is nearest to the middle.
void setWindow(const Series& series, const SliceBlock& block, Growing& growing)
{
    Volume& volume = *growing.volume;
    if (growing.isOfOtherDepth)
        return;
    const std::size_t middle = block.slices.size() / 2;
    std::optional<std::size_t> nearest;
    const auto distanceTo = [&](std::size_t i) {
        return i > middle ? i - middle : middle - i;
    };
    for (std::size_t i = 0; i < block.slices.size(); ++i)
        if (!volume.sources[i].missing && (!nearest || distanceTo(i) < distanceTo(*nearest)))
            nearest = i;
    const Instance& instance = series.instances[block.slices[*nearest].instance];
    for (VoiWindow window : growing.windows) {
        if (growing.turnedRoundFrom) {
            window.center = *growing.turnedRoundFrom - window.center;
            window.curve = window.curve ? turnedRound(*window.curve) : nullptr;
        }
        volume.voiWindows.push_back(std::move(window));
    }
    const VoiLut& lut = growing.voiLut;
    const std::optional<double> center = lut.center ? lut.center : instance.windowCenter;
    const std::optional<double> width = lut.width ? lut.width : instance.windowWidth;
    if (!center || !width || *width <= 0)
        return;
    volume.windowWidth = width;
    volume.windowCenter = growing.turnedRoundFrom ? *growing.turnedRoundFrom - *center : *center;
    volume.voiCurve = growing.turnedRoundFrom && lut.curve ? turnedRound(*lut.curve) : lut.curve;
}

/// Builds the volumes of one series.
class SeriesBuilder {
public:
    SeriesBuilder(const Series& series, const Task& task)
        : m_series(series)
        , m_task(task)
        , m_blocks(layoutBlocks(series))
    {
    }

    Result<VolumeSet> build()
    {
        if (m_blocks.empty())
            return failure(ErrorCode::Unsupported, ReasonCode::SeriesWithoutImages);
        for (std::size_t b = 0; b < m_blocks.size(); ++b) {
            m_growing.push_back(startVolume(m_series, m_blocks[b]));
            noteTargets(b);
            noteRemarks(m_blocks[b]);
        }
        std::vector<const Instance*> instances;
        for (const auto& [instance, targets] : m_targets)
            instances.push_back(&m_series.instances[instance]);
        auto next = m_targets.begin();
        const auto take = [&](Result<PixelData>& pixels) {
            takeInstance(next->first, pixels, next->second);
            ++next;
        };
        if (const Result<void> read = readPixelsOf(instances, m_task, take); !read)
            return tl::make_unexpected(read.error());
        return finish();
    }

private:
    void noteTargets(std::size_t block)
    {
        const std::vector<BlockSlice>& slices = m_blocks[block].slices;
        for (std::size_t s = 0; s < slices.size(); ++s) {
            if (!slices[s].absent)
                m_targets[slices[s].instance].push_back({block, s, frameInFile(slices[s])});
            else if (s > 0 && !slices[s - 1].absent)
                noteGap(slices, s);
        }
    }

    void noteRemarks(const SliceBlock& block)
    {
        for (const Reason& remark : block.remarks)
            m_set.problems.push_back(
                {m_series.instances[block.slices.front().instance].path.parent_path(), remark});
    }

    /// Index in the file. An instance may be in a series with some of its frames only.
    [[nodiscard]] std::size_t frameInFile(const BlockSlice& slice) const
    {
        const Frame& frame = m_series.instances[slice.instance].frames[slice.frameIndex];
        return static_cast<std::size_t>(frame.frameNumber - 1);
    }

    void noteGap(const std::vector<BlockSlice>& slices, std::size_t first)
    {
        std::size_t end = first;
        while (end < slices.size() && slices[end].absent)
            ++end;
        const Instance& before = m_series.instances[slices[first - 1].instance];
        const Instance& after = m_series.instances[slices[end].instance];
        const int low = std::min(before.instanceNumber, after.instanceNumber);
        const int high = std::max(before.instanceNumber, after.instanceNumber);
        m_set.problems.push_back(
            {before.path.parent_path(),
             (end - first == 1 ? Reason(ReasonCode::SliceMissing, low, high)
                               : Reason(ReasonCode::SlicesMissing, end - first, low, high))});
    }

    void takeInstance(std::size_t index, Result<PixelData>& pixels,
                      const std::vector<Target>& targets)
    {
        const Instance& instance = m_series.instances[index];
        if (pixels && (pixels->columns != instance.columns || pixels->rows != instance.rows))
            pixels = failure(ErrorCode::Corrupt, ReasonCode::FileChanged);
        if (!pixels) {
            m_set.problems.push_back({instance.path, pixels.error().reason});
            m_firstError = m_firstError.value_or(pixels.error());
        }
        if (pixels && pixels->problem)
            m_set.problems.push_back({instance.path, *pixels->problem});
        const auto isAbsent = [&](const Target& target) {
            return pixels && target.frameIndex >= static_cast<std::size_t>(pixels->frames);
        };
        if (std::any_of(targets.begin(), targets.end(), isAbsent))
            m_set.problems.push_back({instance.path, ReasonCode::PixelDataTooShort});
        for (const Target& target : targets) {
            Growing& growing = m_growing[target.block];
            if (pixels && !isAbsent(target))
                copySlice(*pixels, target, growing);
            else
                growing.volume->sources[target.slice].missing = true;
        }
    }

    static void copySlice(const PixelData& pixels, const Target& target, Growing& growing)
    {
        const std::size_t size = sliceSize(growing.volume->geometry);
        const std::size_t whole = size * growing.volume->sources.size();
        const std::size_t place = target.slice * size;
        const auto from =
            pixels.stored.begin() + static_cast<std::ptrdiff_t>(target.frameIndex * size);
        std::vector<std::int16_t>& voxels = growing.volume->voxels;
        // Allocates only when a decoded picture has confirmed the size of the header. Slices that
        // come in their order are appended: nothing is set to zero first.
        if (voxels.capacity() < whole)
            reserveLargePages(voxels, whole);
        if (place == voxels.size()) {
            voxels.insert(voxels.end(), from, from + static_cast<std::ptrdiff_t>(size));
        } else {
            voxels.resize(whole);
            std::copy_n(from, size, voxels.begin() + static_cast<std::ptrdiff_t>(place));
        }
        if (!pixels.colors.empty()) {
            growing.volume->colors.resize(3 * whole);
            std::copy_n(pixels.colors.begin()
                            + static_cast<std::ptrdiff_t>(3 * target.frameIndex * size),
                        3 * size,
                        growing.volume->colors.begin()
                            + static_cast<std::ptrdiff_t>(3 * target.slice * size));
            growing.areColors[target.slice] = true;
        }
        growing.rescales[target.slice] = {pixels.rescaleSlope, pixels.rescaleIntercept};
        if (pixels.turnedRoundFrom)
            growing.turnedRoundFrom = pixels.turnedRoundFrom;
        growing.isOfOtherDepth = growing.isOfOtherDepth || pixels.isOfOtherDepth;
        if (pixels.voiLut.curve)
            growing.voiLut = pixels.voiLut;
        const std::size_t middle = growing.rescales.size() / 2;
        const std::size_t distance =
            target.slice > middle ? target.slice - middle : middle - target.slice;
        if (growing.windows.empty() || distance < growing.windowsFromMiddle) {
            growing.windows = pixels.voiLut.windows;
            growing.windowsFromMiddle = distance;
        }
    }

    Result<VolumeSet> finish()
    {
        for (std::size_t b = 0; b < m_blocks.size(); ++b) {
            Growing& growing = m_growing[b];
            const auto& sources = growing.volume->sources;
            if (std::all_of(sources.begin(), sources.end(),
                            [](const auto& s) { return s.missing; }))
                continue; // each of its files was reported
            growing.volume->voxels.resize(sliceSize(growing.volume->geometry) * sources.size());
            unifyRescale(growing);
            fillMissing(*growing.volume);
            fillColors(growing);
            setWindow(m_series, m_blocks[b], growing);
            m_set.volumes.push_back(std::move(growing.volume));
        }
        if (m_set.volumes.empty())
            return tl::make_unexpected(*m_firstError);
        return std::move(m_set);
    }

    const Series& m_series;
    const Task& m_task;
    std::vector<SliceBlock> m_blocks;
    std::vector<Growing> m_growing;
    std::map<std::size_t, std::vector<Target>> m_targets; ///< by instance, each decoded once
    VolumeSet m_set;
    std::optional<Error> m_firstError;
};

} // namespace

Result<VolumeSet> buildVolumes(const Series& series, const Task& task)
{
    try {
        return SeriesBuilder(series, task).build();
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::Unsupported, ReasonCode::SeriesTooLarge);
    }
}

} // namespace foramen
