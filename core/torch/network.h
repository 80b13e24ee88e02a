#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// Shape of a convolution and whether it is normalised.
struct ConvolutionOptions {
    std::int64_t in = 1;
    std::int64_t out = 1;
    std::int64_t kernel = 3; ///< odd; padded so that the size stays
    std::int64_t stride = 1;
    bool normalised = true; ///< followed by batch normalisation; else it has a bias
};

/// A convolution with its batch normalisation. Computes in the type of its input; its weights stay
/// f32 (mixed precision) until convert().
class ConvolutionUnit : public torch::nn::Module {
public:
    explicit ConvolutionUnit(const ConvolutionOptions& options);

    torch::Tensor forward(const torch::Tensor& input);

    /// Weight and bias that include the normalisation with its running statistics, f32.
    struct Folded {
        torch::Tensor weight;
        torch::Tensor bias;
    };
    [[nodiscard]] Folded folded() const;
    /// Replaces the weights by folded ones; afterwards the unit computes without normalisation, and
    /// learns weight and bias alone.
    /// @return false when the shapes differ from this unit's.
    [[nodiscard]] bool setFolded(const Folded& folded);
    /// For inference: moves folded weights to a device and type.
    void convert(torch::Device device, torch::Dtype type);

private:
    ConvolutionOptions m_options;
    bool m_folded = false;
    torch::Tensor m_weight;
    torch::Tensor m_bias; ///< of the convolution, or beta of the normalisation
    torch::Tensor m_scale; ///< gamma of the normalisation
    torch::Tensor m_runningMean;
    torch::Tensor m_runningVariance;
};

/// A network of convolution units, in the order of its file.
class NetworkModule : public torch::nn::Module {
public:
    virtual torch::Tensor forward(const torch::Tensor& input) = 0;
    /// The same, with the features of the last blocks, [n, channels, rows, columns] each; no
    /// features for networks whose output is a map.
    virtual torch::Tensor forwardWithFeatures(const torch::Tensor& input,
                                              std::vector<torch::Tensor>& features);

    struct Unit {
        std::string name;
        std::shared_ptr<ConvolutionUnit> unit;
    };
    [[nodiscard]] const std::vector<Unit>& units() const { return m_units; }

protected:
    std::shared_ptr<ConvolutionUnit> addUnit(const std::string& name,
                                             const ConvolutionOptions& options);

private:
    std::vector<Unit> m_units;
};

/// The input with two more channels that hold the row and the column of each pixel, -1 to 1.
[[nodiscard]] torch::Tensor withPlaces(const torch::Tensor& input);

/// Writes the folded weights in half precision. Throws c10::Error.
void writeWeights(const NetworkModule& network, const std::string& file);
/// Throws std::system_error where the disk refuses a part; LibTorch itself does not look.
void writeArchive(torch::serialize::OutputArchive& archive, const std::string& file);
/// Reads what writeWeights() wrote; the network then has no normalisation. Throws c10::Error.
/// @return false when the file belongs to another architecture.
[[nodiscard]] bool readWeights(NetworkModule& network, const std::string& file);

} // namespace foramen
