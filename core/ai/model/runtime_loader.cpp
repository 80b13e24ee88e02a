#include "core/ai/model/runtime_loader.h"

#include "core/ai/model/runtime_module.h"
#include "core/base/library_loading.h"
#include "core/base/log.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr int kCpu = -1;
constexpr const char* kCpuModule = "foramen_torch_cpu.so";
constexpr const char* kCudaModule = "foramen_torch_cuda.so";
/// From the program's folder, as it was installed: distributions have more folders for libraries
/// than one.
constexpr const char* kInstalledModules = FORAMEN_INSTALLED_MODULES;

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

std::vector<fs::path> moduleFolders()
{
    std::vector<fs::path> folders;
    if (const char* named = std::getenv("FORAMEN_MODULE_PATH")) {
        std::istringstream list(named);
        for (std::string folder; std::getline(list, folder, ':');)
            if (!folder.empty())
                folders.emplace_back(folder);
    }
    std::error_code ignored; // without /proc only FORAMEN_MODULE_PATH is left
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    if (!program.empty()) {
        folders.push_back(program); // a build tree
        folders.push_back(program / kInstalledModules);
    }
    return folders;
}

std::optional<fs::path> findModule(const char* name)
{
    for (const fs::path& folder : moduleFolders()) {
        std::error_code error;
        if (fs::is_regular_file(folder / name, error))
            return folder / name;
    }
    return std::nullopt;
}

Result<CreateRuntime> openModule(const char* name)
{
    if (loadedModule())
        return loadedModule()->create;
    const auto path = findModule(name);
    if (!path)
        return failure(ErrorCode::RuntimeMissing, ReasonCode::ModuleMissing, name);
    const auto open = [&path] {
        const LibraryLoading loading;
        return dlopen(path->c_str(), RTLD_NOW | RTLD_LOCAL);
    };
    void* handle = open();
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

/// Whether an NVIDIA driver is loaded: without one the CUDA module, which loads slowly, is not
/// tried.
bool hasNvidiaDriver()
{
    std::error_code ignored;
    return fs::exists("/dev/nvidiactl", ignored) || fs::exists("/dev/dxg", ignored);
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

Result<DeviceChoice> deviceFromText(const std::string& text)
{
    if (text == "auto")
        return DeviceChoice{DeviceKind::Auto, 0};
    if (text == "cpu")
        return DeviceChoice{DeviceKind::Cpu, 0};
    if (text == "cuda")
        return DeviceChoice{DeviceKind::Cuda, 0};
    constexpr std::string_view prefix = "cuda:";
    const std::string digits = text.rfind(prefix, 0) == 0 ? text.substr(prefix.size()) : "";
    const bool isNumber = !digits.empty() && digits.size() <= 3
        && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!isNumber)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("'{}' is no device: auto, cpu, cuda or cuda:N is expected", text));
    return DeviceChoice{DeviceKind::Cuda, std::stoi(digits)};
}

Result<Precision> precisionFromText(const std::string& text)
{
    constexpr std::array<std::pair<std::string_view, Precision>, 4> words = {
        {{"auto", Precision::Auto},
         {"f32", Precision::F32},
         {"bf16", Precision::Bf16},
         {"f16", Precision::F16}}};
    for (const auto& [word, precision] : words)
        if (text == word)
            return precision;
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("'{}' is no precision: auto, f32, bf16 or f16 is expected", text));
}

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
    if (!hasNvidiaDriver() || (!loadedModule() && !findModule(kCudaModule)))
        return onCpu(wish.precision, {});
    auto choice = onCuda(wish);
    if (choice)
        return choice;
    return onCpu(wish.precision, {ReasonCode::GpuUnusable, choice.error().reason});
}

} // namespace foramen
