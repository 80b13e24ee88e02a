#include "core/ai/model/runtime_module.h"

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

// Takes the place of a module with LibTorch in the network process. What its networks do is the
// name of their architecture.

namespace {

using foramen::Result;
using foramen::Tensor;

/// Ends by a signal, also where a sanitizer handles it.
void crash()
{
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
}

/// Allocates more than the process may have.
void exhaustMemory()
{
    constexpr rlim_t limit = 1U << 30U;
    const rlimit narrow{limit, limit};
    setrlimit(RLIMIT_AS, &narrow);
    const std::vector<char> much(std::size_t{2} * limit);
    std::exit(much.empty() ? 3 : 4); // never reached
}

/// Gives twice each value of its input, or misbehaves.
class FakeNetwork : public foramen::Network {
public:
    FakeNetwork(std::string kind, bool onGpu)
        : m_kind(std::move(kind))
        , m_onGpu(onGpu)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        if (m_kind == "fails")
            return foramen::failure(foramen::ErrorCode::ModelContract,
                                    foramen::ReasonCode::NetworkFailsOnInput, "for a test");
        if (m_kind == "crashes" || (m_kind == "crashes on a GPU" && m_onGpu))
            crash();
        if (m_kind == "is killed")
            std::raise(SIGKILL);
        if (m_kind == "exits")
            std::_Exit(7);
        if (m_kind == "hangs")
            std::raise(SIGSTOP);
        if (m_kind == "computes for ever")
            for (volatile bool on = true; on;) { }
        if (m_kind == "exhausts memory")
            exhaustMemory();
        Tensor output = input;
        if (m_kind == "lies about shape")
            output.shape.back() += 1;
        for (float& value : output.values)
            value *= 2;
        return output;
    }

    Result<Tensor> explain(const Tensor& input, std::size_t output) override
    {
        return Tensor{{1, 2}, {input.values.front(), static_cast<float>(output)}};
    }

private:
    std::string m_kind;
    bool m_onGpu;
};

/// Has a device of its own invention.
class FakeRuntime : public foramen::NetworkRuntime {
public:
    explicit FakeRuntime(int device)
        : m_device(device)
    {
    }
    std::string version() const override { return "Fake 1"; }
    std::string deviceName() const override
    {
        return onGpu() ? "CUDA " + std::to_string(m_device) + ": Fake" : "CPU, fake";
    }
    bool onGpu() const override { return m_device >= 0; }
    std::size_t usefulBatch() const override { return 5; }
    Result<std::unique_ptr<foramen::Network>> load(const std::string& architecture,
                                                   const std::filesystem::path& weights) override
    {
        if (weights == "missing")
            return foramen::failure(foramen::ErrorCode::ModelMissing,
                                    foramen::ReasonCode::WeightsFileMissing);
        return std::make_unique<FakeNetwork>(architecture, onGpu());
    }

private:
    int m_device;
};

} // namespace

extern "C" __attribute__((visibility("default"))) foramen::NetworkRuntime*
foramen_create_runtime_5(int wantedCudaDevice, foramen::Precision, foramen::Reason& reason)
{
    constexpr int crashingDevice = 9;
    if (wantedCudaDevice == crashingDevice)
        crash();
    if (wantedCudaDevice < 2)
        return new FakeRuntime(wantedCudaDevice);
    reason = {foramen::ReasonCode::NoSuchGpuOfSeveral, "cuda:2", "cuda:0", "cuda:1"};
    return nullptr;
}
