#include "core/dicom/pixels/voi_lut.h"

#include "core/dicom/parsing/charset.h"
#include "core/dicom/parsing/frame_geometry.h"
#include "core/dicom/pixels/lookup_table.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace foramen {

namespace {

/// The sigmoid is flat beyond this many window widths.
constexpr double kSigmoidReach = 3;
constexpr int kSigmoidSteps = 1024;

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

VoiWindow windowOf(const LookupTable& table, std::string explanation)
{
    const auto white = static_cast<float>((1 << table.bits) - 1);
    auto curve = std::make_shared<VoiCurve>();
    for (const int entry : table.entries)
        curve->shares.push_back(static_cast<float>(entry) / white);
    const double width = static_cast<double>(table.entries.size()) - 1;
    return {std::move(explanation), table.first + width / 2, width, std::move(curve), true};
}

/// The value of a text with several values, from 0; empty where there is none.
std::string valueAt(const std::string& text, std::size_t index)
{
    std::size_t begin = 0;
    for (; index > 0 && begin != std::string::npos; --index)
        begin = text.find('\\', begin) == std::string::npos ? std::string::npos
                                                            : text.find('\\', begin) + 1;
    if (begin == std::string::npos)
        return {};
    std::string value = text.substr(begin, text.find('\\', begin) - begin);
    value.erase(0, std::min(value.find_first_not_of(' '), value.size()));
    value.erase(value.find_last_not_of(' ') + 1);
    return value;
}

/// The pairs of Window Center and Width, but those whose width is not positive.
std::vector<VoiWindow> pairsOf(const Dataset& header, const DatasetItem& source,
                               const std::string& charset)
{
    const std::vector<double> centers = header.decimals(source, dicomTag(0x0028, 0x1050));
    const std::vector<double> widths = header.decimals(source, dicomTag(0x0028, 0x1051));
    const std::string explanations =
        utf8From(header.text(source, dicomTag(0x0028, 0x1055)), charset);
    const bool isSigmoid = header.text(source, dicomTag(0x0028, 0x1056)) == "SIGMOID";
    std::vector<VoiWindow> pairs;
    for (std::size_t i = 0; i < std::min(centers.size(), widths.size()); ++i)
        if (std::isfinite(centers[i]) && std::isfinite(widths[i]) && widths[i] > 0)
            pairs.push_back({valueAt(explanations, i), centers[i], widths[i],
                             isSigmoid ? sigmoid() : nullptr, false});
    return pairs;
}

/// The tables of the VOI LUT Sequence that are not damaged.
std::vector<VoiWindow> tablesOf(const Dataset& header, bool signedValues,
                                const std::string& charset)
{
    std::vector<VoiWindow> tables;
    const DatasetElement* sequence = header.root().find(dicomTag(0x0028, 0x3010));
    if (!sequence)
        return tables;
    for (const DatasetItem& item : sequence->items)
        if (const auto table = readLookupTable(header, item, signedValues))
            tables.push_back(
                windowOf(*table, utf8From(header.text(item, dicomTag(0x0028, 0x3003)), charset)));
    return tables;
}

} // namespace

VoiLut readVoiLut(const Dataset& header, bool signedValues)
{
    const DatasetItem* group = functionalGroup(header, 0, dicomTag(0x0028, 0x9132));
    const DatasetItem& source = group ? *group : header.root();
    const std::string charset = header.text(dicomTag(0x0008, 0x0005));
    VoiLut lut;
    lut.windows = pairsOf(header, source, charset);
    const bool hasWindow = !lut.windows.empty();
    std::vector<VoiWindow> tables = tablesOf(header, signedValues, charset);
    if (hasWindow) {
        lut.curve = lut.windows.front().curve;
    } else if (!tables.empty()) {
        lut.curve = tables.front().curve;
        lut.center = tables.front().center;
        lut.width = tables.front().width;
    }
    std::move(tables.begin(), tables.end(), std::back_inserter(lut.windows));
    return lut;
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
