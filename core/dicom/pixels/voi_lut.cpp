#include "core/dicom/pixels/voi_lut.h"

#include "core/dicom/parsing/frame_geometry.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Beyond so many widths of its window the sigmoid is flat.
constexpr double kSigmoidReach = 3;
constexpr int kSigmoidSteps = 1024;

int wordAt(std::span<const std::uint8_t> bytes, std::size_t index, bool bigEndian)
{
    const std::uint8_t* word = bytes.data() + 2 * index;
    return bigEndian ? word[0] << 8 | word[1] : word[1] << 8 | word[0];
}

std::shared_ptr<const VoiCurve> sigmoid()
{
    auto curve = std::make_shared<VoiCurve>();
    curve->reach = kSigmoidReach;
    for (int i = 0; i <= kSigmoidSteps; ++i) {
        const double fromCenter = kSigmoidReach * (static_cast<double>(i) / kSigmoidSteps - 0.5);
        curve->shares.push_back(static_cast<float>(1 / (1 + std::exp(-4 * fromCenter))));
    }
    return curve;
}

/// What white is in a table. Entries that need more bits than are stated, or that leave the upper
/// half unused, were written with other bits than stated: PS3.3 C.11.2.1.1 lets a table use them
/// all.
int whiteOf(const std::vector<int>& entries, int statedBits)
{
    const int most = *std::max_element(entries.begin(), entries.end());
    const int needed = std::bit_width(static_cast<unsigned>(std::max(1, most)));
    const bool believed = most == 0 || needed == statedBits;
    return (1 << (believed ? statedBits : needed)) - 1;
}

VoiLut tableOf(const Dataset& header, const DatasetItem& item, bool signedValues)
{
    const DatasetElement* descriptor = item.find(dicomTag(0x0028, 0x3002));
    const DatasetElement* data = item.find(dicomTag(0x0028, 0x3006));
    if (!descriptor || !data || header.value(*descriptor).size() < 6)
        return {};
    const bool big = header.bigEndian();
    const std::span<const std::uint8_t> words = header.value(*descriptor);
    const int stated = wordAt(words, 0, big);
    const std::size_t count = stated == 0 ? 65536 : static_cast<std::size_t>(stated);
    const int begin = wordAt(words, 1, big);
    const int first = signedValues && begin >= 32768 ? begin - 65536 : begin;
    const int bits = std::clamp(wordAt(words, 2, big), 1, 16);
    const std::span<const std::uint8_t> bytes = header.value(*data);
    const bool wide = bytes.size() >= 2 * count;
    if (count < 2 || bytes.size() < count)
        return {};
    std::vector<int> entries(count);
    for (std::size_t i = 0; i < count; ++i)
        entries[i] = wide ? wordAt(bytes, i, big) : bytes[i];
    const auto white = static_cast<float>(whiteOf(entries, bits));
    auto curve = std::make_shared<VoiCurve>();
    for (const int entry : entries)
        curve->shares.push_back(static_cast<float>(entry) / white);
    const double width = static_cast<double>(count) - 1;
    return {std::move(curve), first + width / 2, width};
}

} // namespace

VoiLut readVoiLut(const Dataset& header, bool signedValues)
{
    const DatasetItem* group = functionalGroup(header, 0, dicomTag(0x0028, 0x9132));
    const DatasetItem& source = group ? *group : header.root();
    const bool hasWindow = header.decimal(source, dicomTag(0x0028, 0x1050))
        && header.decimal(source, dicomTag(0x0028, 0x1051)).value_or(0) > 0;
    if (hasWindow && header.text(source, dicomTag(0x0028, 0x1056)) == "SIGMOID")
        return {sigmoid(), {}, {}};
    const DatasetItem* table = header.firstItem(header.root(), dicomTag(0x0028, 0x3010));
    return hasWindow || !table ? VoiLut() : tableOf(header, *table, signedValues);
}

std::shared_ptr<const VoiCurve> turnedRound(const VoiCurve& curve)
{
    auto turned = std::make_shared<VoiCurve>(curve);
    std::reverse(turned->shares.begin(), turned->shares.end());
    for (float& share : turned->shares)
        share = 1 - share;
    return turned;
}

} // namespace foramen
