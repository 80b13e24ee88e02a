#include "core/torch/architectures.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/preprocessing.h"
#include "core/torch/picture_measures.h"
#include "core/torch/residual_network.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/nn/options/upsampling.h>
#include <torch/utils.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace foramen {

namespace {

/// Sizes of a U-Net: the number of channels at each resolution, from fine to coarse.
struct UnetOptions {
    std::vector<std::int64_t> widths;
    std::int64_t outputs = 1;
    std::int64_t fold = kMapStride; ///< picture pixels in a row or column that become channels
    std::int64_t mapStride = kMapStride; ///< picture pixels in a row or column of a map pixel
};

/// A U-Net. Its input of two channels is first folded into more channels at lower resolution (pixel
/// unshuffle); where that is coarser than the maps, the output is unfolded at the end. Two
/// convolutions for each resolution on the way down, one more at the bottom, whose receptive field
/// is the whole picture, and one for each resolution on the way up, with skip connections by
/// addition.
class Unet : public NetworkModule {
public:
    explicit Unet(const UnetOptions& options)
        : m_fold(options.fold)
        , m_unfold(options.fold / options.mapStride)
    {
        const auto& widths = options.widths;
        std::int64_t in = 2 * m_fold * m_fold;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string name = "down" + std::to_string(i);
            const std::int64_t stride = i == 0 ? 1 : 2;
            Stage stage;
            stage.first = addUnit(name + "a", {.in = in, .out = widths[i], .stride = stride});
            stage.second = addUnit(name + "b", {.in = widths[i], .out = widths[i]});
            m_down.push_back(stage);
            in = widths[i];
        }
        m_bottom = addUnit("bottom", {.in = in, .out = in});
        for (std::size_t i = widths.size() - 1; i > 0; --i) {
            const std::string name = "up" + std::to_string(i - 1);
            const std::int64_t out = widths[i - 1];
            Stage stage;
            stage.first = addUnit(name + "a", {.in = widths[i], .out = out, .kernel = 1});
            stage.second = addUnit(name + "b", {.in = out, .out = out});
            m_up.push_back(stage);
        }
        m_head = addUnit("head",
                         {.in = widths[0],
                          .out = options.outputs * m_unfold * m_unfold,
                          .kernel = 1,
                          .normalised = false});
    }

    torch::Tensor forward(const torch::Tensor& input) override
    {
        torch::Tensor x =
            torch::pixel_unshuffle(input, m_fold).contiguous(torch::MemoryFormat::ChannelsLast);
        std::vector<torch::Tensor> skips;
        for (const Stage& stage : m_down) {
            x = torch::relu(stage.first->forward(x));
            x = torch::relu(stage.second->forward(x) + x);
            skips.push_back(x);
        }
        x = torch::relu(m_bottom->forward(x) + x);
        skips.pop_back();
        for (const Stage& stage : m_up) {
            const auto size = skips.back().sizes().slice(2).vec();
            x = torch::upsample_nearest2d(stage.first->forward(x), size);
            x = torch::relu(x + skips.back());
            x = torch::relu(stage.second->forward(x) + x);
            skips.pop_back();
        }
        x = m_head->forward(x);
        return m_unfold == 1 ? x : torch::pixel_shuffle(x, m_unfold);
    }

private:
    struct Stage {
        std::shared_ptr<ConvolutionUnit> first;
        std::shared_ptr<ConvolutionUnit> second;
    };
    std::int64_t m_fold;
    std::int64_t m_unfold; ///< map pixels in a row or column that the channels become at the end
    std::vector<Stage> m_down;
    std::vector<Stage> m_up;
    std::shared_ptr<ConvolutionUnit> m_bottom;
    std::shared_ptr<ConvolutionUnit> m_head;
};

/// Each picture with mean 0 and deviation 1/4, as a crop of this slice alone would be.
torch::Tensor standardised(const torch::Tensor& pictures)
{
    constexpr double deviation = 0.25;
    constexpr double least = 1e-4; // of an empty picture
    const torch::Tensor exact = pictures.to(torch::kFloat);
    const torch::Tensor centred = exact - exact.mean({1, 2, 3}, true);
    const torch::Tensor spread = centred.square().mean({1, 2, 3}, true).sqrt().clamp_min(least);
    return (centred / spread * deviation).clamp(-1, 1).to(pictures.scalar_type());
}

/// A small residual network with the slices of a crop as channels. Two more channels hold the
/// position of each pixel, which is informative since a crop is centred on its site. With one
/// slice, it sees the middle one only, and measures of it join the features.
class Grader : public NetworkModule {
public:
    enum class Slices { All, Middle };

    explicit Grader(Slices slices)
        : m_slices(slices)
    {
        const std::int64_t seen = slices == Slices::All ? kCropSlices : 1;
        m_stem = addUnit("stem", {.in = seen + 2, .out = kWidths.front(), .stride = 2});
        std::int64_t in = kWidths.front();
        for (std::size_t i = 0; i < kWidths.size(); ++i) {
            const std::string name = "block" + std::to_string(i);
            const std::int64_t out = kWidths[i];
            const std::int64_t stride = i == 0 ? 1 : 2;
            Block block;
            block.first = addUnit(name + "a", {.in = in, .out = out, .stride = stride});
            block.second = addUnit(name + "b", {.in = out, .out = out});
            if (stride != 1)
                block.shortcut =
                    addUnit(name + "s", {.in = in, .out = out, .kernel = 1, .stride = stride});
            m_blocks.push_back(block);
            in = out;
        }
        const std::int64_t measures = slices == Slices::All ? 0 : kPictureMeasures;
        m_head =
            addUnit("head", {.in = 2 * in + measures, .out = 3, .kernel = 1, .normalised = false});
    }

    torch::Tensor forward(const torch::Tensor& input) override
    {
        std::vector<torch::Tensor> unused;
        return forwardWithFeatures(input, unused);
    }

    torch::Tensor forwardWithFeatures(const torch::Tensor& input,
                                      std::vector<torch::Tensor>& features) override
    {
        const torch::Tensor seen =
            m_slices == Slices::All ? input : standardised(input.narrow(1, kCropSlices / 2, 1));
        torch::Tensor x = withPlaces(seen).contiguous(torch::MemoryFormat::ChannelsLast);
        x = torch::relu(m_stem->forward(x));
        for (const Block& block : m_blocks) {
            const torch::Tensor past = block.shortcut ? block.shortcut->forward(x) : x;
            x = torch::relu(block.first->forward(x));
            x = torch::relu(block.second->forward(x) + past);
            features.push_back(x);
        }
        constexpr std::size_t shown = 2; // the last blocks: earlier ones respond to edges only
        features.erase(features.begin(), features.end() - shown);
        const torch::Tensor pooled = torch::cat({x.mean({2, 3}), x.amax({2, 3})}, 1);
        constexpr double dropped = 0.2;
        torch::Tensor kept = torch::dropout(pooled, dropped, is_training());
        if (m_slices == Slices::Middle)
            kept = torch::cat({kept, pictureMeasures(seen).to(kept.scalar_type())}, 1);
        return m_head->forward(kept.unsqueeze(2).unsqueeze(3)).flatten(1);
    }

private:
    static constexpr std::array<std::int64_t, 4> kWidths = {32, 48, 72, 88};

    struct Block {
        std::shared_ptr<ConvolutionUnit> first;
        std::shared_ptr<ConvolutionUnit> second;
        std::shared_ptr<ConvolutionUnit> shortcut; ///< none where sizes stay
    };
    Slices m_slices;
    std::shared_ptr<ConvolutionUnit> m_stem;
    std::vector<Block> m_blocks;
    std::shared_ptr<ConvolutionUnit> m_head;
};

/// A linear function of the measures of a crop's middle slice. It has no features to explain it by.
class MeasureGrader : public NetworkModule {
public:
    MeasureGrader()
        : m_head(
            addUnit("head", {.in = kPictureMeasures, .out = 3, .kernel = 1, .normalised = false}))
    {
        const torch::NoGradGuard none;
        for (torch::Tensor& parameter : parameters())
            parameter.zero_(); // begins with equal grades
    }

    torch::Tensor forward(const torch::Tensor& input) override
    {
        const torch::Tensor seen = standardised(input.narrow(1, kCropSlices / 2, 1));
        const torch::Tensor measures = pictureMeasures(seen).to(input.scalar_type());
        return m_head->forward(measures.unsqueeze(2).unsqueeze(3)).flatten(1);
    }

private:
    std::shared_ptr<ConvolutionUnit> m_head;
};

} // namespace

std::shared_ptr<NetworkModule> makeNetwork(std::string_view architecture)
{
    if (architecture == kSagittalLocaliser)
        return std::make_shared<Unet>(
            UnetOptions{{64, 96, 128, 160}, static_cast<std::int64_t>(sagittal_map::kCount), 4});
    if (architecture == kAxialLocaliser)
        return std::make_shared<Unet>(
            UnetOptions{{24, 40, 64, 80}, static_cast<std::int64_t>(axial_map::kCount)});
    if (architecture == kSagittalSegmenter)
        return std::make_shared<Unet>(
            UnetOptions{{32, 56, 88, 120}, static_cast<std::int64_t>(segment_class::kCount), 2, 1});
    if (architecture == kAxialSegmenter || architecture == kForamenSegmenter)
        return std::make_shared<Unet>(
            UnetOptions{{24, 40, 64, 80}, static_cast<std::int64_t>(segment_class::kCount), 2, 1});
    if (architecture == kGrader)
        return std::make_shared<Grader>(Grader::Slices::All);
    if (architecture == kSliceGrader)
        return std::make_shared<Grader>(Grader::Slices::Middle);
    if (architecture == kMeasureGrader)
        return std::make_shared<MeasureGrader>();
    if (architecture == kResnet18)
        return makeResidualNetwork({.blocks = {2, 2, 2, 2}});
    if (architecture == kResnet50)
        return makeResidualNetwork({.blocks = {3, 4, 6, 3}, .bottleneck = true});
    return nullptr;
}

} // namespace foramen
