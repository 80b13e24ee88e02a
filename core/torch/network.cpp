#include "core/torch/network.h"

#include <torch/nn/init.h>
#include <torch/serialize/input-archive.h>
#include <torch/serialize/output-archive.h>
#include <torch/utils.h>

#include <cerrno>
#include <fstream>
#include <ios>
#include <sstream>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

constexpr double kNormalisationEpsilon = 1e-5;
constexpr double kNormalisationMomentum = 0.1;

} // namespace

ConvolutionUnit::ConvolutionUnit(const ConvolutionOptions& options)
    : m_options(options)
{
    const auto kernel = options.kernel;
    m_weight = torch::empty({options.out, options.in, kernel, kernel});
    torch::nn::init::kaiming_normal_(m_weight, 0.0, torch::kFanOut, torch::kReLU);
    // Without normalisation the first outputs would be large and wrong, and cost many steps.
    constexpr double quiet = 0.1;
    if (!options.normalised)
        m_weight.mul_(quiet);
    m_weight = register_parameter("weight", m_weight);
    m_bias = register_parameter("bias", torch::zeros({options.out}));
    if (options.normalised) {
        m_scale = register_parameter("scale", torch::ones({options.out}));
        m_runningMean = register_buffer("running_mean", torch::zeros({options.out}));
        m_runningVariance = register_buffer("running_variance", torch::ones({options.out}));
    }
}

torch::Tensor ConvolutionUnit::forward(const torch::Tensor& input)
{
    const auto padding = m_options.kernel / 2;
    const auto type = input.scalar_type();
    if (m_folded || !m_options.normalised)
        return torch::conv2d(input, m_weight.to(type), m_bias.to(type), m_options.stride, padding);
    const auto convolved = torch::conv2d(input, m_weight.to(type), {}, m_options.stride, padding);
    return torch::batch_norm(convolved, m_scale, m_bias, m_runningMean, m_runningVariance,
                             is_training(), kNormalisationMomentum, kNormalisationEpsilon, false);
}

ConvolutionUnit::Folded ConvolutionUnit::folded() const
{
    const torch::NoGradGuard noGradient;
    if (m_folded || !m_options.normalised)
        return {m_weight.to(torch::kFloat), m_bias.to(torch::kFloat)};
    const auto factor = m_scale / torch::sqrt(m_runningVariance + kNormalisationEpsilon);
    return {m_weight * factor.view({-1, 1, 1, 1}), m_bias - m_runningMean * factor};
}

bool ConvolutionUnit::setFolded(const Folded& folded)
{
    if (folded.weight.sizes() != m_weight.sizes() || folded.bias.sizes() != m_bias.sizes())
        return false;
    const torch::NoGradGuard noGradient;
    m_weight.copy_(folded.weight);
    m_bias.copy_(folded.bias);
    m_folded = true;
    return true;
}

void ConvolutionUnit::convert(torch::Device device, torch::Dtype type)
{
    const torch::NoGradGuard noGradient;
    m_weight.set_data(m_weight.to(device, type).contiguous(torch::MemoryFormat::ChannelsLast));
    m_bias.set_data(m_bias.to(device, type));
}

torch::Tensor withPlaces(const torch::Tensor& input)
{
    const auto rows = torch::linspace(-1, 1, input.size(2), input.options());
    const auto columns = torch::linspace(-1, 1, input.size(3), input.options());
    const auto shape = {input.size(0), std::int64_t{1}, input.size(2), input.size(3)};
    return torch::cat(
        {input, rows.view({1, 1, -1, 1}).expand(shape), columns.view({1, 1, 1, -1}).expand(shape)},
        1);
}

torch::Tensor NetworkModule::forwardWithFeatures(const torch::Tensor& input,
                                                 std::vector<torch::Tensor>& features)
{
    features.clear();
    return forward(input);
}

std::shared_ptr<ConvolutionUnit> NetworkModule::addUnit(const std::string& name,
                                                        const ConvolutionOptions& options)
{
    auto unit = register_module(name, std::make_shared<ConvolutionUnit>(options));
    m_units.push_back({name, unit});
    return unit;
}

void writeWeights(const NetworkModule& network, const std::string& file)
{
    torch::serialize::OutputArchive archive;
    for (const auto& [name, unit] : network.units()) {
        const auto [weight, bias] = unit->folded();
        archive.write(name + "_weight", weight.to(torch::kHalf).contiguous());
        archive.write(name + "_bias", bias.to(torch::kHalf));
    }
    writeArchive(archive, file);
}

void writeArchive(torch::serialize::OutputArchive& archive, const std::string& file)
{
    std::ostringstream bytes;
    archive.save_to(bytes);
    const std::string content = std::move(bytes).str();
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.close();
    if (!stream)
        throw std::system_error(errno, std::generic_category(), "a file cannot be written");
}

bool readWeights(NetworkModule& network, const std::string& file)
{
    torch::serialize::InputArchive archive;
    archive.load_from(file);
    for (const auto& [name, unit] : network.units()) {
        torch::Tensor weight;
        torch::Tensor bias;
        if (!archive.try_read(name + "_weight", weight) || !archive.try_read(name + "_bias", bias)
            || !unit->setFolded({weight, bias}))
            return false;
    }
    return true;
}

} // namespace foramen
