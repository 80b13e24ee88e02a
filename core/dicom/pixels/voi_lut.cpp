#include "core/dicom/pixels/voi_lut.h"

#include "core/dicom/parsing/frame_geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

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
    auto curve = std::make_shared<VoiCurve>();
    const auto white = static_cast<float>((1 << bits) - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const int entry = wide ? wordAt(bytes, i, big) : bytes[i];
        curve->shares.push_back(std::min(1.0F, static_cast<float>(entry) / white));
    }
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
