#include "core/ai/model/network_contract.h"
#include "core/torch/architectures.h"

#include <torch/script.h>
#include <torch/utils.h>

#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

// Writes networks for the tests of core/torch: make_network KIND FILE.

namespace {

/// A TorchScript module as Python exports one, from the source text of its forward().
void writeScript(const std::string& body, const std::string& file)
{
    torch::jit::Module module("Toy");
    module.register_buffer("gain", torch::full({1}, 8.0));
    module.register_attribute("training", c10::BoolType::get(), false);
    module.define("def forward(self, x):\n" + body);
    module.save(file);
}

/// Localisers with output of the right shape and without meaning.
std::string localiser(std::size_t channels)
{
    return "    y = torch.avg_pool2d(x, [2, 2])[:, 0:1]\n"
           "    return y.repeat([1, "
        + std::to_string(channels) + ", 1, 1]) * self.gain\n";
}

/// Grades Severe by the brightness of the upper left 12 x 12 mm of a crop.
const char* const kCornerGrader = "    corner = x[:, :, 0:24, 0:24].mean([1, 2, 3])\n"
                                  "    zero = torch.zeros_like(corner)\n"
                                  "    return torch.stack([zero, zero, corner * self.gain], 1)\n";

const std::map<std::string, std::string>& scripts()
{
    using namespace foramen;
    static const std::map<std::string, std::string> bodies = {
        {"sagittal_localiser", localiser(sagittal_map::kCount)},
        {"axial_localiser", localiser(axial_map::kCount)},
        {"grader", kCornerGrader},
        {"four_grades", "    return x.mean([2, 3])[:, 0:4]\n"},
        {"one_for_all", "    return x.mean([0, 2, 3])[0:3].unsqueeze(0)\n"},
        {"not_a_number", "    return x.mean([2, 3])[:, 0:3] * float('nan')\n"},
        {"two_tensors", "    return x, x\n"},
        {"three_channels", "    return x.view([-1, 3, 9216]).mean(2)\n"},
        {"fails", "    return torch.matmul(x, torch.ones([7, 3]))\n"}};
    return bodies;
}

/// One of our own graders whose weights are chosen by hand: its first channel lights up where the
/// middle slice is bright in the upper left, and is carried to the third grade; all others are 0.
void writeCornerNetwork(const std::string& file)
{
    const auto network = foramen::makeNetwork(foramen::kGrader);
    for (const auto& [name, unit] : network->units()) {
        auto folded = unit->folded();
        folded.weight = torch::zeros_like(folded.weight);
        folded.bias = torch::zeros_like(folded.bias);
        if (name == "stem") {
            // Slices 0 to 4, then the row and the column from -1 to 1: bright (1), and far up left.
            folded.weight[0][2][1][1] = 1;
            folded.weight[0][5][1][1] = -2;
            folded.weight[0][6][1][1] = -2;
            folded.bias[0] = -3;
        } else if (name.back() == 's') {
            folded.weight[0][0][0][0] = 1;
        } else if (name == "head") {
            const auto inputs = folded.weight.size(1);
            folded.weight[2][inputs / 2][0][0] = 1; // the largest value of the first channel
        }
        if (!unit->setFolded(folded))
            throw std::runtime_error("the shapes of a unit are not its own");
    }
    foramen::writeWeights(*network, file);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: make_network KIND FILE\n", stderr);
        return 2;
    }
    try {
        const std::string kind = argv[1];
        const auto found = scripts().find(kind);
        if (found != scripts().end())
            writeScript(found->second, argv[2]);
        else if (kind == "corner_weights")
            writeCornerNetwork(argv[2]);
        else
            throw std::invalid_argument("unknown kind " + kind);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_network: %s\n", error.what());
        return 1;
    }
    return 0;
}
