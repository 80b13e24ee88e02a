#pragma once

#include "core/ai/model/network_runtime.h"

#include "tests/core/ai/levels/synthetic_spine.h"
#include "tests/core/ai/measuring/drawn_regions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen::test {

/// Holds the answers of the fake networks for known pictures, and counts their passes. So geometry
/// is tested without LibTorch.
class FakeKnowledge {
public:
    /// Learns the localiser's answer for every slice of a volume.
    void learn(const VolumePtr& volume, PicturePlane plane, const SyntheticSpine& spine)
    {
        const auto canonical = CanonicalVolume::create(volume, plane);
        for (int slice = 0; slice < canonical->slices(); ++slice) {
            const auto picture = localiserPicture(*canonical, slice);
            m_logits[picture.values] = plane == PicturePlane::Sagittal
                ? spine.sagittalLogits(picture.frame)
                : spine.axialLogits(picture.frame);
        }
    }
    [[nodiscard]] const std::vector<float>* logitsFor(const std::vector<float>& picture) const
    {
        const auto found = m_logits.find(picture);
        return found == m_logits.end() ? nullptr : &found->second;
    }

    std::optional<DrawnEllipse> outline; ///< what the segmenters of sacs and foramina find
    int failOnGpuAt = -1; ///< the pass, counted from 0, at which the GPU is lost
    std::function<void(int)> beforePass; ///< called with the number of the pass
    int passes = 0;
    int cpuLoads = 0;

private:
    std::map<std::vector<float>, std::vector<float>> m_logits;
};

/// Localises by FakeKnowledge; grades Severe where a bright mark lies in the middle of a crop.
class FakeNetwork : public Network {
public:
    FakeNetwork(FakeKnowledge& knowledge, bool onGpu)
        : m_knowledge(knowledge)
        , m_onGpu(onGpu)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        const int pass = m_knowledge.passes++;
        if (m_knowledge.beforePass)
            m_knowledge.beforePass(pass);
        if (m_onGpu && m_knowledge.failOnGpuAt >= 0 && pass >= m_knowledge.failOnGpuAt)
            return failure(ErrorCode::DeviceFailed, "CUDA out of memory");
        Tensor output;
        const auto count = static_cast<std::size_t>(input.shape[0]);
        const std::size_t each = input.values.size() / count;
        for (std::size_t i = 0; i < count; ++i) {
            const auto begin = input.values.begin() + static_cast<std::ptrdiff_t>(i * each);
            const std::vector<float> one(begin, begin + static_cast<std::ptrdiff_t>(each));
            if (input.shape[1] == kCropSlices) {
                const auto logits = gradeOf(one);
                output.values.insert(output.values.end(), logits.begin(), logits.end());
            } else if (input.shape.back() == kSegmenterCropSize && m_knowledge.outline) {
                const auto logits = logitsOf(*m_knowledge.outline);
                output.values.insert(output.values.end(), logits.begin(), logits.end());
            } else if (const auto* logits = m_knowledge.logitsFor(one)) {
                output.values.insert(output.values.end(), logits->begin(), logits->end());
            } else {
                return failure(ErrorCode::Internal, "a picture that was never learnt");
            }
        }
        return output;
    }

private:
    static std::array<float, 3> gradeOf(const std::vector<float>& crop)
    {
        constexpr int middle = kCropSize / 2;
        constexpr int reach = 6; // pixels, 3 mm
        float brightest = -1;
        for (int row = middle - reach; row < middle + reach; ++row)
            for (int column = middle - reach; column < middle + reach; ++column)
                brightest =
                    std::max(brightest,
                             crop[static_cast<std::size_t>(
                                 (kCropSlices / 2 * kCropSize + row) * kCropSize + column)]);
        return brightest > 0.9F ? std::array<float, 3>{0, 1, 4} : std::array<float, 3>{4, 1, 0};
    }

    static std::vector<float> logitsOf(const DrawnEllipse& ellipse)
    {
        const Segmentation drawn = drawnRegion([&](FlatPoint at) { return ellipse.contains(at); });
        std::vector<float> logits;
        for (std::size_t k = 0; k < segment_class::kCount; ++k)
            for (int row = 0; row < kSegmenterCropSize; ++row)
                for (int column = 0; column < kSegmenterCropSize; ++column)
                    logits.push_back(std::log(drawn.at(k, column, row) + 1e-4F));
        return logits;
    }

    FakeKnowledge& m_knowledge;
    bool m_onGpu;
};

/// Makes FakeNetworks on a pretended device.
class FakeRuntime : public NetworkRuntime {
public:
    FakeRuntime(FakeKnowledge& knowledge, bool onGpu)
        : m_knowledge(knowledge)
        , m_onGpu(onGpu)
    {
    }
    [[nodiscard]] std::string version() const override { return "Fake 1"; }
    [[nodiscard]] std::string deviceName() const override
    {
        return m_onGpu ? "CUDA 0: Fake" : "CPU";
    }
    [[nodiscard]] bool onGpu() const override { return m_onGpu; }
    [[nodiscard]] Result<std::unique_ptr<Network>> load(const std::string&,
                                                        const std::filesystem::path&) override
    {
        return std::unique_ptr<Network>(std::make_unique<FakeNetwork>(m_knowledge, m_onGpu));
    }

private:
    FakeKnowledge& m_knowledge;
    bool m_onGpu;
};

} // namespace foramen::test
