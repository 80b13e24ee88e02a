#include "core/ai/model/runtime_module.h"

#include <string>

// Replaces the module built against CUDA and pretends to have two GPUs, so that the choice among
// devices is tested without a GPU.

namespace {

/// A runtime that pretends to be one GPU.
class FakeGpu : public foramen::NetworkRuntime {
public:
    FakeGpu(int index, foramen::Precision precision)
        : m_index(index)
        , m_precision(precision)
    {
    }
    std::string version() const override { return "Fake 1"; }
    std::string deviceName() const override
    {
        return "CUDA " + std::to_string(m_index)
            + (m_precision == foramen::Precision::Bf16 ? ": Fake, bf16" : ": Fake");
    }
    bool onGpu() const override { return m_index >= 0; }
    foramen::Result<std::unique_ptr<foramen::Network>> load(const std::string&,
                                                            const std::filesystem::path&) override
    {
        return foramen::failure(foramen::ErrorCode::Unsupported, "a fake has no networks");
    }

private:
    int m_index;
    foramen::Precision m_precision;
};

} // namespace

extern "C" __attribute__((visibility("default"))) foramen::NetworkRuntime*
foramen_create_runtime_5(int wantedCudaDevice, foramen::Precision precision,
                         foramen::Reason& reason)
{
    constexpr int gpus = 2;
    if (wantedCudaDevice < gpus)
        return new FakeGpu(wantedCudaDevice, precision);
    reason = foramen::Reason::ofText("there is cuda:0 to cuda:1");
    return nullptr;
}
