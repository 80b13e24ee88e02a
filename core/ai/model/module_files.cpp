#include "core/ai/model/module_files.h"

#include <cstdlib>
#include <sstream>
#include <system_error>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// From the program's folder, as it was installed: distributions have more folders for libraries
/// than one.
constexpr const char* kInstalledModules = FORAMEN_INSTALLED_MODULES;

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
        folders.push_back(program); // a build tree, and where the modules are installed
        folders.push_back(program / kInstalledModules);
    }
    return folders;
}

} // namespace

std::optional<fs::path> findProgramFile(const std::string& name)
{
    for (const fs::path& folder : moduleFolders()) {
        std::error_code error;
        if (fs::is_regular_file(folder / name, error))
            return folder / name;
    }
    return std::nullopt;
}

bool hasNvidiaDriver()
{
    std::error_code ignored;
    return fs::exists("/dev/nvidiactl", ignored) || fs::exists("/dev/dxg", ignored);
}

bool isCudaTried(DeviceChoice wish)
{
    return wish.kind == DeviceKind::Cuda
        || (wish.kind == DeviceKind::Auto && hasNvidiaDriver() && findProgramFile(kCudaModule));
}

} // namespace foramen
