#include "core/ai/grading/grader_pass.h"

#include "core/ai/preprocessing/preprocessing.h"

#include <cassert>

namespace foramen {

Result<std::vector<Probabilities>> gradeCrops(Engine& engine, const ModelBundle& model,
                                              NetworkRole grader,
                                              const std::vector<std::vector<float>>& crops,
                                              const std::vector<Site>& sites)
{
    assert(sites.size() == crops.size());
    Tensor input{{static_cast<std::int64_t>(crops.size()), kCropSlices, kCropSize, kCropSize}, {}};
    for (const auto& crop : crops)
        input.values.insert(input.values.end(), crop.begin(), crop.end());
    const auto output = engine.run(grader, input);
    if (!output)
        return tl::make_unexpected(output.error());
    if (output->values.size() != crops.size() * kSeverityCount)
        return failure(ErrorCode::ModelContract, ReasonCode::OutputShape, keyOf(grader));
    std::vector<Probabilities> probabilities;
    for (std::size_t i = 0; i < crops.size(); ++i)
        probabilities.push_back(model.network(grader).probabilitiesOf(
            output->values.data() + i * kSeverityCount, model.prior[siteIndex(sites[i])]));
    return probabilities;
}

} // namespace foramen
