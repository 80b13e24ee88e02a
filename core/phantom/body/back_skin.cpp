#include "core/phantom/body/back_skin.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cstddef>

namespace foramen {

namespace {

constexpr float kStep = 2; // mm of z
constexpr int kCount = 320;

float mixed(float from, float to, float share)
{
    return from + (to - from) * share;
}

} // namespace

BackSkin::BackSkin(const BodyPlan& plan, const SpineCurve& curve, const NoiseField& noise)
{
    std::vector<float> raw(kCount);
    m_top = static_cast<float>(plan.anchor.z) + kStep * kCount / 2;
    const float scale = plan.scale;
    for (std::size_t i = 0; i < kCount; ++i) {
        const float z = m_top - static_cast<float>(i) * kStep;
        raw[i] = curve.centerY(z) + 68 * scale;
    }
    m_y.resize(kCount);
    constexpr int reach = 30;
    for (int i = 0; i < kCount; ++i) {
        float sum = 0;
        float weights = 0;
        for (int j = -reach; j <= reach; ++j) {
            const float weight = shapes::bell(static_cast<float>(j) / (reach + 1));
            sum += weight * raw[static_cast<std::size_t>(std::clamp(i + j, 0, kCount - 1))];
            weights += weight;
        }
        const float bumps = 2.5F * noise.at(5.5F, static_cast<float>(i) / 18, 2);
        m_y[static_cast<std::size_t>(i)] = sum / weights + plan.fatThickness + bumps;
    }
}

float BackSkin::depthAt(float y, float z) const
{
    const float place = std::clamp((m_top - z) / kStep, 0.0F, kCount - 1.01F);
    const auto index = static_cast<std::size_t>(place);
    return mixed(m_y[index], m_y[index + 1], place - static_cast<float>(index)) - y;
}

} // namespace foramen
