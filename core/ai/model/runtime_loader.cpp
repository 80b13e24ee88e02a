#include "core/ai/model/runtime_loader.h"

#include "core/ai/model/module_files.h"
#include "core/ai/model/runtime_module.h"
#include "core/base/log.h"

#include <dlfcn.h>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

namespace {

constexpr int kCpu = -1;

/// A module stays loaded until the program ends: LibTorch cannot be unloaded, and two builds of it
/// cannot share a process, since their libraries have the same names. So the first module that is
/// loaded serves every later request.
struct LoadedModule {
    std::string name;
    CreateRuntime create = nullptr;
};
std::optional<LoadedModule>& loadedModule()
{
    static std::optional<LoadedModule> module;
    return module;
}

Result<CreateRuntime> openModule(const char* name)
{
    if (loadedModule())
        return loadedModule()->create;
    const auto path = findProgramFile(name);
    if (!path)
        return failure(ErrorCode::RuntimeMissing, ReasonCode::ModuleMissing, name);
    void* handle = dlopen(path->c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return failure(ErrorCode::RuntimeMissing, ReasonCode::ModuleNotLoaded, name, dlerror());
    const auto create = reinterpret_cast<CreateRuntime>(dlsym(handle, kCreateRuntimeSymbol));
    if (!create) {
        dlclose(handle);
        return failure(ErrorCode::RuntimeMissing, ReasonCode::ModuleForeign, name);
    }
    loadedModule() = LoadedModule{name, create};
    logInfo("Loaded the module {}", name);
    return create;
}

Result<std::unique_ptr<NetworkRuntime>> createOn(CreateRuntime create, int device,
                                                 Precision precision)
{
    Reason reason = ReasonCode::ModuleGaveNoReason;
    std::unique_ptr<NetworkRuntime> runtime(create(device, precision, reason));
    if (runtime)
        return runtime;
    return failure(device == kCpu ? ErrorCode::RuntimeMissing : ErrorCode::DeviceFailed, reason);
}

Result<RuntimeChoice> onCuda(DeviceChoice wish)
{
    const auto create = openModule(kCudaModule);
    if (!create)
        return tl::make_unexpected(create.error());
    auto runtime = createOn(*create, wish.index, wish.precision);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    return RuntimeChoice{std::move(*runtime), {}};
}

Result<RuntimeChoice> onCpu(Precision precision, Reason remark)
{
    auto create = openModule(kCpuModule);
    if (!create) {
        // The CUDA module computes on the CPU as well.
        const Error cpuError = create.error();
        create = openModule(kCudaModule);
        if (!create)
            return tl::make_unexpected(cpuError);
    }
    auto runtime = createOn(*create, kCpu, precision);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    return RuntimeChoice{std::move(*runtime), std::move(remark)};
}

} // namespace

Result<RuntimeChoice> loadRuntime(DeviceChoice wish)
{
    if (wish.kind == DeviceKind::Cpu)
        return onCpu(wish.precision, {});
    if (wish.kind == DeviceKind::Cuda) {
        auto choice = onCuda(wish);
        if (!choice && choice.error().code == ErrorCode::RuntimeMissing)
            return failure(ErrorCode::DeviceFailed, ReasonCode::CudaUnusable,
                           choice.error().reason);
        return choice;
    }
    if (!loadedModule() ? !isCudaTried(wish) : !hasNvidiaDriver())
        return onCpu(wish.precision, {});
    auto choice = onCuda(wish);
    if (choice)
        return choice;
    return onCpu(wish.precision, {ReasonCode::GpuUnusable, choice.error().reason});
}

} // namespace foramen
