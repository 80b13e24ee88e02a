#include "core/dicom/pixels/voi_lut.h"

#include "core/dicom/parsing/frame_geometry.h"
#include "core/dicom/pixels/lookup_table.h"

#include <algorithm>
#include <cmath>
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

VoiLut curveOf(const LookupTable& table)
{
    const auto white = static_cast<float>((1 << table.bits) - 1);
    auto curve = std::make_shared<VoiCurve>();
    for (const int entry : table.entries)
        curve->shares.push_back(static_cast<float>(entry) / white);
    const double width = static_cast<double>(table.entries.size()) - 1;
    return {std::move(curve), table.first + width / 2, width};
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
    const DatasetItem* item = header.firstItem(header.root(), dicomTag(0x0028, 0x3010));
    if (hasWindow || !item)
        return {};
    const std::optional<LookupTable> table = readLookupTable(header, *item, signedValues);
    return table ? curveOf(*table) : VoiLut();
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
