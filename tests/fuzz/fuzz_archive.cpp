#include "core/dicom/media/archive.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace {

namespace fs = std::filesystem;

/// A folder in a folder: files that leave the inner one are found in the outer one.
fs::path outerFolder()
{
    const fs::path memory = "/dev/shm"; // thousands of files are made and removed
    const fs::path parent =
        ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
    std::string name = (parent / "fuzz-archive-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        std::abort();
    return name;
}

/// Removed when the program ends.
struct Outer {
    ~Outer()
    {
        std::error_code error;
        fs::remove_all(path, error);
    }
    fs::path path = outerFolder();
};

} // namespace

/// libFuzzer's entry: any bytes must be unpacked or refused, without a fault, and nothing may be
/// written but plain files below the folder.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    static const Outer folder;
    const fs::path& outer = folder.path;
    const fs::path inner = outer / "inner";
    fs::create_directory(inner);
    const int file = ::memfd_create("archive", MFD_CLOEXEC);
    if (file < 0 || ::write(file, bytes, size) != static_cast<ssize_t>(size))
        std::abort();
    constexpr std::uint64_t small = 1 << 20;
    (void)unpackArchive(fmt::format("/proc/self/fd/{}", file), inner,
                        {.bytes = small, .harmless = small, .entries = 100, .spare = 0});
    ::close(file);
    for (const auto& entry : fs::recursive_directory_iterator(inner))
        if (entry.is_symlink() || entry.is_other())
            __builtin_trap();
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(inner))
        fs::remove_all(entry.path(), error);
    if (error || !fs::is_empty(inner)
        || ++fs::directory_iterator(outer) != fs::directory_iterator())
        __builtin_trap();
    return 0;
}
