#include "core/dicom/codecs/child_process.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <exception>

namespace foramen {

namespace {

/// Memory that is shared with a child process.
class SharedMemory {
public:
    explicit SharedMemory(std::size_t size)
        : m_size(size)
        , m_address(
              ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
    {
    }
    ~SharedMemory()
    {
        if (isValid())
            ::munmap(m_address, m_size);
    }
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;

    // mmap() reports failure as the pointer -1.
    [[nodiscard]] bool isValid() const
    {
        return m_address != MAP_FAILED; // NOLINT(performance-no-int-to-ptr)
    }
    [[nodiscard]] std::uint8_t* bytes() const { return static_cast<std::uint8_t*>(m_address); }

private:
    std::size_t m_size;
    void* m_address;
};

/// Prepares the child process: a crash writes no core file and no message and calls no handler of
/// the program; a hang is ended.
void prepareChild()
{
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGALRM, SIGXCPU})
        std::signal(signal, SIG_DFL);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0)
        ::dup2(nowhere, STDERR_FILENO);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    constexpr rlim_t longest = 4; // seconds
    const rlimit time{longest, longest};
    ::setrlimit(RLIMIT_CPU, &time);
    ::alarm(10 * longest); // real time, for a wait on a busy machine or a lock
}

bool endedInOrder(pid_t child)
{
    int status = 0;
    pid_t ended = 0;
    do {
        ended = ::waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

bool fillInChildProcess(std::span<std::uint8_t> bytes,
                        const std::function<bool(std::uint8_t*)>& fill)
{
    const SharedMemory shared(std::max<std::size_t>(1, bytes.size()));
    if (!shared.isValid())
        return false;
    const pid_t child = ::fork();
    if (child == 0) {
        prepareChild();
        bool filled = false;
        try {
            filled = fill(shared.bytes());
        } catch (const std::exception&) { // memory: not filled
            filled = false;
        }
        ::_exit(filled ? 0 : 1);
    }
    if (child < 0 || !endedInOrder(child))
        return false;
    std::copy_n(shared.bytes(), bytes.size(), bytes.begin());
    return true;
}

} // namespace foramen
