#include "core/dicom/parsing/frame_contrast.h"

#include "core/dicom/parsing/frame_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Reads one value of a functional group, else of the object.
class FrameValues {
public:
    FrameValues(const Dataset& data, std::size_t frameIndex)
        : m_data(data)
        , m_frameIndex(frameIndex)
    {
    }

    [[nodiscard]] std::string text(DicomTag macro, DicomTag inGroup, DicomTag inObject) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        const std::string own = item ? m_data.text(*item, inGroup) : std::string();
        return own.empty() ? m_data.text(inObject) : own;
    }

    [[nodiscard]] std::optional<double> decimal(DicomTag macro, DicomTag tag) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        return item ? m_data.decimal(*item, tag) : std::nullopt;
    }

    [[nodiscard]] std::optional<double> doubleFloat(DicomTag macro, DicomTag tag) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        return item ? m_data.doubleFloat(*item, tag) : std::nullopt;
    }

    /// A whole number of @p size bytes.
    template <std::size_t size>
    [[nodiscard]] std::optional<int> index(DicomTag macro, DicomTag tag) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        const DatasetElement* element = item ? item->find(tag) : nullptr;
        if (!element)
            return std::nullopt;
        const std::vector<std::uint32_t> numbers = numbersOf<size>(*element);
        return numbers.empty() ? std::nullopt
                               : std::optional(static_cast<int>(numbers.front() & kLargest));
    }

    /// The index along the echoes, or along the other dimensions of contrast together; 0 where
    /// there is none.
    [[nodiscard]] int dimensionIndex(bool ofEchoes) const
    {
        const DatasetElement* dimensions = m_data.root().find(dicomTag(0x0020, 0x9222));
        const DatasetItem* content =
            functionalGroup(m_data, m_frameIndex, dicomTag(0x0020, 0x9111));
        const DatasetElement* own = content ? content->find(dicomTag(0x0020, 0x9157)) : nullptr;
        if (!dimensions || !own)
            return 0;
        const std::vector<std::uint32_t> indices = numbersOf<4>(*own);
        std::uint32_t all = 0;
        for (std::size_t i = 0; i < std::min(indices.size(), dimensions->items.size()); ++i) {
            const DicomTag pointer = pointerOf(dimensions->items[i]);
            const bool isEcho = pointer == dicomTag(0x0018, 0x9082);
            if (ofEchoes ? isEcho : isOfContrast(pointer))
                all = all * kMostIndices + indices[i];
        }
        return static_cast<int>(all & kLargest);
    }

    /// The indices along all dimensions but the place.
    [[nodiscard]] std::vector<std::uint32_t> indicesBesidePlace() const
    {
        const DatasetElement* dimensions = m_data.root().find(dicomTag(0x0020, 0x9222));
        const DatasetItem* content =
            functionalGroup(m_data, m_frameIndex, dicomTag(0x0020, 0x9111));
        const DatasetElement* own = content ? content->find(dicomTag(0x0020, 0x9157)) : nullptr;
        if (!own)
            return {};
        std::vector<std::uint32_t> indices = numbersOf<4>(*own);
        for (std::size_t i = 0; dimensions && i < indices.size(); ++i)
            if (i < dimensions->items.size() && isOfPlace(pointerOf(dimensions->items[i])))
                indices[i] = 0;
        return indices;
    }

private:
    static constexpr std::uint32_t kLargest = 0x7FFFFFFF;
    static constexpr std::uint32_t kMostIndices = 1000; ///< along one dimension

    /// Values of @p size bytes.
    template <std::size_t size>
    [[nodiscard]] std::vector<std::uint32_t> numbersOf(const DatasetElement& element) const
    {
        const std::span<const std::uint8_t> bytes = m_data.value(element);
        std::vector<std::uint32_t> numbers;
        for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
            std::uint32_t number = 0;
            for (std::size_t i = 0; i < size; ++i)
                number = number << 8 | bytes[at + (m_data.bigEndian() ? i : size - 1 - i)];
            numbers.push_back(number);
        }
        return numbers;
    }

    /// Dimension Index Pointer; 0 where it is missing.
    [[nodiscard]] DicomTag pointerOf(const DatasetItem& dimension) const
    {
        const DatasetElement* pointer = dimension.find(dicomTag(0x0020, 0x9165));
        const auto halves = pointer ? numbersOf<2>(*pointer) : std::vector<std::uint32_t>(); // AT
        return halves.size() < 2 ? DicomTag{}
                                 : dicomTag(static_cast<std::uint16_t>(halves[0]),
                                            static_cast<std::uint16_t>(halves[1]));
    }

    /// Whether pictures with another index along the dimension are of another kind. Of other
    /// dimensions each slice may have an index of its own.
    static bool isOfContrast(DicomTag pointer)
    {
        switch (pointer) {
        case dicomTag(0x0008, 0x9007): // Frame Type
        case dicomTag(0x0008, 0x9208): // Complex Image Component
        case dicomTag(0x0008, 0x9209): // Acquisition Contrast
        case dicomTag(0x0018, 0x0080): // Repetition Time
        case dicomTag(0x0018, 0x1314): // Flip Angle
        case dicomTag(0x0018, 0x9075): // Diffusion Directionality
        case dicomTag(0x0018, 0x9079): // Inversion Times
        case dicomTag(0x0018, 0x9087): // Diffusion b-value
        case dicomTag(0x0018, 0x9089): // Diffusion Gradient Orientation
        case dicomTag(0x0020, 0x9153): // Nominal Cardiac Trigger Delay Time
        case dicomTag(0x0020, 0x930D): // Temporal Position Time Offset
            return true;
        default:
            return false;
        }
    }

    /// Whether the index along the dimension numbers the slices.
    static bool isOfPlace(DicomTag pointer)
    {
        return pointer == dicomTag(0x0020, 0x9057) // In-Stack Position Number
            || pointer == dicomTag(0x0020, 0x0032) // Image Position
            || pointer == dicomTag(0x0020, 0x1041); // Slice Location
    }

    const Dataset& m_data;
    std::size_t m_frameIndex;
};

int wholeNumber(const Dataset& data, DicomTag tag)
{
    const double number = data.decimal(tag).value_or(0);
    return number > -1e9 && number < 1e9 ? static_cast<int>(number) : 0;
}

/// A number for a Stack ID (0020,9056), 0 where there is none: its own, else one of its letters.
int numberOfStack(const std::string& stackId)
{
    std::uint32_t number = 0;
    for (const char letter : stackId)
        number = letter >= '0' && letter <= '9'
            ? number * 10 + static_cast<std::uint32_t>(letter - '0')
            : number * 131 + static_cast<unsigned char>(letter);
    constexpr std::uint32_t most = 20000;
    return stackId.empty() ? 0 : static_cast<int>(1 + number % most);
}

/// What tells repetitions apart: the temporal position, without it the index along the dimensions,
/// the time offset, the number of the acquisition; and the stack, which may repeat another.
int repetitionOf(const Dataset& data, const FrameValues& values)
{
    constexpr DicomTag content = dicomTag(0x0020, 0x9111);
    int repetition = values.index<4>(content, dicomTag(0x0020, 0x9128))
                         .value_or(wholeNumber(data, dicomTag(0x0020, 0x0100)));
    if (repetition == 0)
        repetition = values.dimensionIndex(false);
    if (repetition == 0) {
        constexpr double stepsOfSecond = 100;
        constexpr double mostSeconds = 1e6;
        const double offset =
            values.doubleFloat(dicomTag(0x0020, 0x9310), dicomTag(0x0020, 0x930D)).value_or(0);
        if (offset > 0 && offset < mostSeconds)
            repetition = 1 + static_cast<int>(offset * stepsOfSecond);
    }
    if (repetition == 0)
        repetition = values.index<2>(content, dicomTag(0x0020, 0x9156)).value_or(0);
    constexpr int perStack = 100000;
    if (const int stack = numberOfStack(values.text(content, dicomTag(0x0020, 0x9056), {}));
        stack > 0)
        repetition = stack * perStack + repetition % perStack;
    return repetition;
}

PictureContrast contrastOf(const Dataset& data, std::size_t frameIndex)
{
    constexpr DicomTag frameType = dicomTag(0x0018, 0x9226);
    const FrameValues values(data, frameIndex);
    PictureContrast contrast;
    contrast.echoTime = values.doubleFloat(dicomTag(0x0018, 0x9114), dicomTag(0x0018, 0x9082));
    if (!contrast.echoTime)
        contrast.echoTime = data.decimal(dicomTag(0x0018, 0x0081));
    contrast.inversionTime = values.doubleFloat(dicomTag(0x0018, 0x9115), dicomTag(0x0018, 0x9079));
    if (!contrast.inversionTime)
        contrast.inversionTime = data.decimal(dicomTag(0x0018, 0x0082));
    constexpr DicomTag diffusion = dicomTag(0x0018, 0x9087);
    contrast.diffusionWeighting = values.doubleFloat(dicomTag(0x0018, 0x9117), diffusion);
    if (!contrast.diffusionWeighting)
        contrast.diffusionWeighting = data.doubleFloat(data.root(), diffusion);
    contrast.type = values.text(frameType, dicomTag(0x0008, 0x9007), dicomTag(0x0008, 0x0008));
    // MAGNITUDE, PHASE, REAL, IMAGINARY
    const std::string component =
        values.text(frameType, dicomTag(0x0008, 0x9208), dicomTag(0x0008, 0x9208));
    if (!component.empty() && component != "MAGNITUDE")
        contrast.type += '\\' + component;
    // With fat saturation or without
    if (const std::string options = data.text(dicomTag(0x0018, 0x0022)); !options.empty())
        contrast.type += '\\' + options;
    contrast.echoNumber = wholeNumber(data, dicomTag(0x0018, 0x0086));
    if (contrast.echoNumber == 0)
        contrast.echoNumber = values.dimensionIndex(true);
    contrast.repetition = repetitionOf(data, values);
    return contrast;
}

/// Numbers the repetitions of the frames of one object by values that tell frames at one place
/// apart, and that are not different for each frame.
class Repetitions {
public:
    explicit Repetitions(const std::vector<Frame>& frames)
        : m_applied(frames.size())
    {
        std::map<std::array<double, 6>, std::vector<std::size_t>> places;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const PictureContrast& contrast = frames[i].contrast;
            m_keys.push_back({contrast.type,
                              {contrast.echoTime.value_or(-1), contrast.inversionTime.value_or(-1),
                               contrast.diffusionWeighting.value_or(-1),
                               static_cast<double>(contrast.echoNumber)}});
            if (frames[i].plane)
                places[placeOf(*frames[i].plane)].push_back(i);
        }
        m_placeCount = places.size();
        for (auto& [place, here] : places)
            if (here.size() > 1)
                m_places.push_back(std::move(here));
    }

    /// Whether several frames lie at one place.
    [[nodiscard]] bool areNeeded() const { return !m_places.empty(); }

    /// @return whether the values, one of each frame, tell frames apart that were equal before.
    bool apply(const std::vector<double>& values)
    {
        const bool tellApart = std::any_of(m_places.begin(), m_places.end(), [&](const auto& here) {
            std::map<Key, double> seen;
            return std::any_of(here.begin(), here.end(), [&](std::size_t i) {
                return seen.try_emplace(m_keys[i], values[i]).first->second != values[i];
            });
        });
        if (!tellApart)
            return false;
        std::set<std::pair<Key, double>> classes;
        for (std::size_t i = 0; i < values.size(); ++i)
            classes.emplace(m_keys[i], values[i]);
        if (classes.size() * m_placeCount > 2 * values.size()) // they number the frames
            return false;
        for (std::size_t i = 0; i < values.size(); ++i) {
            m_keys[i].second.push_back(values[i]);
            m_applied[i].push_back(values[i]);
        }
        return true;
    }

    /// The number of each frame's repetition, from 1.
    [[nodiscard]] std::vector<int> numbers() const
    {
        std::map<std::vector<double>, int> ranks;
        for (const std::vector<double>& applied : m_applied)
            ranks.try_emplace(applied, 0);
        int last = 0;
        for (auto& [applied, rank] : ranks)
            rank = ++last;
        std::vector<int> numbers;
        for (const std::vector<double>& applied : m_applied)
            numbers.push_back(ranks.at(applied));
        return numbers;
    }

private:
    using Key = std::pair<std::string, std::vector<double>>;

    static std::array<double, 6> placeOf(const ImagePlane& plane)
    {
        const auto rounded = [](double value, double step) {
            return std::isfinite(value) ? std::round(value / step) : 0;
        };
        constexpr double samePlace = 0.2; // mm
        constexpr double sameDirection = 0.1;
        const PatientVector normal = cross(plane.rowDirection, plane.columnDirection);
        return {rounded(plane.position.x, samePlace), rounded(plane.position.y, samePlace),
                rounded(plane.position.z, samePlace), rounded(normal.x, sameDirection),
                rounded(normal.y, sameDirection),     rounded(normal.z, sameDirection)};
    }

    std::vector<std::vector<std::size_t>> m_places; ///< those with several frames
    std::size_t m_placeCount = 0; ///< of all places
    std::vector<Key> m_keys; ///< of each frame: what separates it so far
    std::vector<std::vector<double>> m_applied; ///< of each frame: the values that apply() took
};

/// Values of each frame that may number repetitions, the surest first.
std::vector<std::vector<double>> candidatesOf(const Dataset& data, const std::vector<Frame>& frames)
{
    constexpr DicomTag timing = dicomTag(0x0018, 0x9112);
    constexpr std::size_t named = 6;
    std::vector<std::vector<double>> candidates(named, std::vector<double>(frames.size()));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const FrameValues values(data, i);
        const auto put = [&](std::size_t candidate, std::optional<double> value) {
            if (candidates.size() <= candidate)
                candidates.resize(candidate + 1, std::vector<double>(frames.size()));
            candidates[candidate][i] = value && std::isfinite(*value) ? *value : 0;
        };
        put(0, frames[i].contrast.repetition);
        put(1, values.doubleFloat(dicomTag(0x0020, 0x9310), dicomTag(0x0020, 0x930D)));
        put(2, values.decimal(timing, dicomTag(0x0018, 0x0080))); // Repetition Time
        put(3, values.decimal(timing, dicomTag(0x0018, 0x1314))); // Flip Angle
        // Nominal Cardiac Trigger Delay Time
        put(4, values.doubleFloat(dicomTag(0x0018, 0x9118), dicomTag(0x0020, 0x9153)));
        put(5, values.index<2>(dicomTag(0x0020, 0x9111), dicomTag(0x0020, 0x9156)));
        const std::vector<std::uint32_t> indices = values.indicesBesidePlace();
        constexpr std::size_t mostDimensions = 16;
        for (std::size_t k = 0; k < std::min(indices.size(), mostDimensions); ++k)
            put(named + k, indices[k]);
    }
    return candidates;
}

} // namespace

void readContrasts(const Dataset& data, std::vector<Frame>& frames)
{
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i].contrast = contrastOf(data, i);
    Repetitions repetitions(frames);
    if (!repetitions.areNeeded())
        return;
    const std::vector<std::vector<double>> candidates = candidatesOf(data, frames);
    bool areNew = false; // beside what the frames say themselves
    for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate)
        areNew = (repetitions.apply(candidates[candidate]) && candidate > 0) || areNew;
    if (!areNew)
        return;
    const std::vector<int> numbers = repetitions.numbers();
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i].contrast.repetition = numbers[i];
}

} // namespace foramen
