#include "core/training/learner/training_runtime.h"

#include "core/ai/model/runtime_loader.h"

#include <utility>

namespace foramen {

Result<std::unique_ptr<TrainingRuntime>> loadTrainingRuntime(DeviceChoice wish)
{
    auto choice = loadRuntime(wish);
    if (!choice)
        return tl::make_unexpected(choice.error());
    std::unique_ptr<TrainingRuntime> training(choice->runtime->createTrainingRuntime());
    if (!training)
        return failure(ErrorCode::RuntimeMissing, "The LibTorch module cannot train");
    return training;
}

} // namespace foramen
