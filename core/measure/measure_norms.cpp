#include "core/measure/measure_norms.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// In the order of NormRemark; of one kind the narrowest first.
constexpr std::array kLimits = {
    NormLimit{MeasureKind::CanalDiameter, 10,
              "absolute stenosis: Verbiest, J Bone Joint Surg Br 1954;36:230; the limit that is "
              "used most: Steurer et al., BMC Musculoskelet Disord 2011;12:175"},
    NormLimit{MeasureKind::CanalDiameter, 12,
              "relative stenosis after Verbiest, J Bone Joint Surg Br 1954;36:230"},
    NormLimit{MeasureKind::SacArea, 75,
              "pressure on the roots rises: Schönström and Hansson, Spine 1988;13:385"},
    NormLimit{MeasureKind::SacArea, 100,
              "stenosis: Bolender et al., J Bone Joint Surg Am 1985;67:240; Schönström et al., "
              "Spine 1985;10:806"},
    NormLimit{MeasureKind::Slip, 3, "olisthesis: Vogt et al., Spine 1998;23:2640"},
    NormLimit{MeasureKind::ForamenHeight, 15,
              "the root was compressed in four of five: Hasegawa et al., J Bone Joint Surg Am "
              "1995;77:32"},
};
static_assert(kLimits.size() == static_cast<std::size_t>(NormRemark::ForamenUnder15) + 1);

} // namespace

const NormLimit& limitOf(NormRemark remark)
{
    return kLimits[static_cast<std::size_t>(remark)];
}

std::optional<NormRemark> normRemarkOf(MeasureKind kind, double value)
{
    for (std::size_t i = 0; i < kLimits.size(); ++i) {
        const NormLimit& norm = kLimits[i];
        const bool isBeyond = norm.kind == MeasureKind::Slip ? std::abs(value) >= norm.limit
            : norm.kind == MeasureKind::ForamenHeight        ? value <= norm.limit
                                                             : value < norm.limit;
        if (norm.kind == kind && isBeyond)
            return static_cast<NormRemark>(i);
    }
    return std::nullopt;
}

std::optional<int> meyerdingGrade(double slipMm, std::optional<double> percent)
{
    constexpr double quarter = 25;
    constexpr int most = 4;
    if (slipMm < limitOf(NormRemark::SlipFrom3).limit || !percent || *percent <= 0
        || *percent > most * quarter)
        return std::nullopt;
    return static_cast<int>(std::ceil(*percent / quarter));
}

std::string englishText(NormRemark remark)
{
    const NormLimit& norm = limitOf(remark);
    const char* unit = norm.kind == MeasureKind::SacArea ? "mm²" : "mm";
    switch (norm.kind) {
    case MeasureKind::Slip:
        return fmt::format("slip of {} {} or more", norm.limit, unit);
    case MeasureKind::ForamenHeight:
        return fmt::format("low: {} {} or less", norm.limit, unit);
    default:
        return fmt::format("narrow: under {} {}", norm.limit, unit);
    }
}

} // namespace foramen
