#include "core/torch/residual_network.h"

#include <torch/utils.h>

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

namespace {

constexpr std::int64_t kFirstWidth = 64; ///< of the finest resolution; doubles with each
constexpr std::int64_t kExpansion = 4; ///< of a bottleneck's output over its middle

/// The module of a residual network.
class ResidualNetwork : public NetworkModule {
public:
    explicit ResidualNetwork(const ResidualOptions& options)
        : m_places(options.places)
    {
        constexpr std::int64_t kernel = 7;
        m_stem = addUnit("stem",
                         {.in = options.channels + (options.places ? 2 : 0),
                          .out = kFirstWidth,
                          .kernel = kernel,
                          .stride = 2});
        std::int64_t in = kFirstWidth;
        std::int64_t width = kFirstWidth;
        for (std::size_t i = 0; i < options.blocks.size(); ++i, width *= 2) {
            m_stages.emplace_back();
            for (int k = 0; k < options.blocks[i]; ++k) {
                const Place place{"stage" + std::to_string(i) + "_" + std::to_string(k), in, width,
                                  i > 0 && k == 0 ? 2 : 1};
                m_stages.back().push_back(options.bottleneck ? bottleneck(place) : basic(place));
                in = options.bottleneck ? width * kExpansion : width;
            }
        }
        m_head =
            addUnit("head", {.in = in, .out = options.outputs, .kernel = 1, .normalised = false});
    }

    torch::Tensor forward(const torch::Tensor& input) override
    {
        std::vector<torch::Tensor> unused;
        return forwardWithFeatures(input, unused);
    }

    torch::Tensor forwardWithFeatures(const torch::Tensor& input,
                                      std::vector<torch::Tensor>& features) override
    {
        torch::Tensor x =
            (m_places ? withPlaces(input) : input).contiguous(torch::MemoryFormat::ChannelsLast);
        x = torch::relu(m_stem->forward(x));
        features.clear();
        for (const auto& stage : m_stages) {
            for (const Block& block : stage)
                x = forward(block, x);
            features.push_back(x);
        }
        constexpr std::size_t shown = 2; // the coarsest: earlier ones respond to edges only
        features.erase(features.begin(), features.end() - shown);
        return m_head->forward(x.mean({2, 3}, true)).flatten(1);
    }

private:
    struct Place {
        std::string name;
        std::int64_t in = 1;
        std::int64_t width = 1;
        std::int64_t stride = 1;
    };
    struct Block {
        std::vector<std::shared_ptr<ConvolutionUnit>> path;
        std::shared_ptr<ConvolutionUnit> shortcut; ///< none where sizes stay
    };

    Block basic(const Place& place)
    {
        Block block;
        block.path = {
            addUnit(place.name + "a", {.in = place.in, .out = place.width, .stride = place.stride}),
            addUnit(place.name + "b", {.in = place.width, .out = place.width})};
        addShortcut(block, place, place.width);
        return block;
    }

    Block bottleneck(const Place& place)
    {
        const std::int64_t out = place.width * kExpansion;
        Block block;
        block.path = {addUnit(place.name + "a", {.in = place.in, .out = place.width, .kernel = 1}),
                      addUnit(place.name + "b",
                              {.in = place.width, .out = place.width, .stride = place.stride}),
                      addUnit(place.name + "c", {.in = place.width, .out = out, .kernel = 1})};
        addShortcut(block, place, out);
        return block;
    }

    void addShortcut(Block& block, const Place& place, std::int64_t out)
    {
        if (place.stride != 1 || place.in != out)
            block.shortcut =
                addUnit(place.name + "s",
                        {.in = place.in, .out = out, .kernel = 1, .stride = place.stride});
    }

    static torch::Tensor forward(const Block& block, const torch::Tensor& input)
    {
        torch::Tensor x = input;
        for (std::size_t i = 0; i + 1 < block.path.size(); ++i)
            x = torch::relu(block.path[i]->forward(x));
        x = block.path.back()->forward(x);
        return torch::relu(x + (block.shortcut ? block.shortcut->forward(input) : input));
    }

    bool m_places;
    std::shared_ptr<ConvolutionUnit> m_stem;
    std::vector<std::vector<Block>> m_stages;
    std::shared_ptr<ConvolutionUnit> m_head;
};

} // namespace

std::shared_ptr<NetworkModule> makeResidualNetwork(const ResidualOptions& options)
{
    return std::make_shared<ResidualNetwork>(options);
}

} // namespace foramen
