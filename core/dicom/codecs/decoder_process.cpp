#include "core/dicom/codecs/decoder_process.h"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>
#include <new>
#include <utility>

namespace foramen {

namespace {

/// A picture to decode. Stream and samples lie in the shared memory.
struct Job {
    StreamDecoder decoder = nullptr;
    CodestreamHead head;
    std::size_t streamSize = 0;
    std::size_t samplesSize = 0;
};

/// Where the stream lies in the shared memory: behind the samples.
std::size_t streamPlace(std::size_t samplesSize)
{
    constexpr std::size_t alignment = 64;
    return (samplesSize + alignment - 1) / alignment * alignment;
}

/// Bytes of address space that this process has; 0 when that is not known.
std::size_t addressSpace()
{
    std::FILE* file = std::fopen("/proc/self/statm", "re");
    if (!file)
        return 0;
    std::size_t pages = 0;
    const bool isRead = std::fscanf(file, "%zu", &pages) == 1; // NOLINT(cert-err34-c): a number
    std::fclose(file);
    return isRead ? pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

/// Memory that was freed would be copied when it is used again while the child lives; new pages are
/// not.
void giveUnusedPagesBack()
{
#if defined(__GLIBC__)
    ::malloc_trim(0);
#endif
}

/// The child's side.
class Service {
public:
    Service(int socket, std::uint8_t* memory, const DecoderProcess::Limits& limits)
        : m_socket(socket)
        , m_memory(memory)
        , m_limits(limits)
    {
        prepare();
        m_addressSpace = addressSpace();
    }

    /// Decodes until the other side is gone.
    /// An exception that is none of the standard library ends the process.
    void serve() noexcept
    {
        Job job;
        while (::recv(m_socket, &job, sizeof job, 0) == static_cast<ssize_t>(sizeof job)) {
            limit(job);
            const auto answer = static_cast<std::uint8_t>(isDecoded(job) ? 1 : 0);
            if (::send(m_socket, &answer, sizeof answer, MSG_NOSIGNAL) != sizeof answer)
                return;
        }
    }

private:
    /// A crash writes no core file and no message and calls no handler of the program; no file of
    /// the program stays open here.
    void prepare() const
    {
        for (int signal = 1; signal < NSIG; ++signal)
            std::signal(signal, SIG_DFL); // not possible for some
        std::signal(SIGINT, SIG_IGN); // Ctrl+C is for the program, which ends this process
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        if (const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC); nowhere >= 0)
            for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                ::dup2(nowhere, stream);
        constexpr unsigned firstFile = 3;
        const auto socket = static_cast<unsigned>(m_socket);
        if (socket > firstFile)
            ::close_range(firstFile, socket - 1, 0);
        ::close_range(socket + 1, ~0U, 0);
        const rlimit noCore{0, 0};
        ::setrlimit(RLIMIT_CORE, &noCore);
    }

    /// Limits processor time and memory from now on.
    void limit(const Job& job) const
    {
        timespec used{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
        lower(RLIMIT_CPU, static_cast<rlim_t>(used.tv_sec + 1 + m_limits.processorTime.count()));
        constexpr std::size_t perSample = 24; // OpenJPEG takes about 12 bytes
        if (m_addressSpace > 0)
            lower(RLIMIT_AS, m_addressSpace + m_limits.memory + perSample * job.samplesSize);
    }

    static void lower(decltype(RLIMIT_CPU) resource, rlim_t value)
    {
        rlimit limits{};
        ::getrlimit(resource, &limits);
        limits.rlim_cur = std::min(value, limits.rlim_max);
        ::setrlimit(resource, &limits);
    }

    [[nodiscard]] bool isDecoded(const Job& job) const
    {
        try {
            return job.decoder({m_memory + streamPlace(job.samplesSize), job.streamSize}, job.head,
                               {m_memory, job.samplesSize});
        } catch (const std::exception&) { // memory, or the decoder's word for damage
            return false;
        }
    }

    int m_socket;
    std::uint8_t* m_memory;
    const DecoderProcess::Limits& m_limits;
    std::size_t m_addressSpace = 0; ///< before the first picture
};

/// Whether the answer that arrives in time is that the picture is decoded.
bool isAnsweredWell(int socket, std::chrono::seconds most)
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + most;
    pollfd waited{socket, POLLIN, 0};
    int ready = -1;
    do {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        ready = ::poll(&waited, 1, static_cast<int>(std::max<std::int64_t>(0, left)));
    } while (ready < 0 && errno == EINTR);
    std::uint8_t answer = 0;
    return ready > 0 && ::recv(socket, &answer, sizeof answer, 0) == sizeof answer && answer == 1;
}

} // namespace

/// Memory that is shared with a child process.
class DecoderProcess::SharedMemory {
public:
    explicit SharedMemory(std::size_t size)
        : m_size(size)
        , m_address(
              ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
    {
    }
    ~SharedMemory()
    {
        if (size() > 0)
            ::munmap(m_address, m_size);
    }
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;

    /// 0 when there is none.
    [[nodiscard]] std::size_t size() const
    {
        // mmap() reports failure as the pointer -1.
        return m_address != MAP_FAILED ? m_size : 0; // NOLINT(performance-no-int-to-ptr)
    }
    [[nodiscard]] std::uint8_t* bytes() const { return static_cast<std::uint8_t*>(m_address); }

private:
    std::size_t m_size;
    void* m_address;
};

DecoderProcess::DecoderProcess()
    : DecoderProcess(Limits())
{
}

DecoderProcess::DecoderProcess(Limits limits)
    : m_limits(limits)
{
}

DecoderProcess::~DecoderProcess()
{
    end();
}

void DecoderProcess::start(std::size_t room)
{
    end();
    m_memory = std::make_unique<SharedMemory>(room);
    std::array<int, 2> sockets{};
    if (m_memory->size() == 0
        || ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        throw std::bad_alloc();
    giveUnusedPagesBack();
    const pid_t child = ::fork();
    if (child == 0) {
        Service(sockets[1], m_memory->bytes(), m_limits).serve();
        ::_exit(0);
    }
    ::close(sockets[1]);
    m_socket = sockets[0];
    m_id = child;
    if (child < 0) {
        end();
        throw std::bad_alloc();
    }
}

void DecoderProcess::end()
{
    if (const int socket = std::exchange(m_socket, -1); socket >= 0)
        ::close(socket);
    const int id = std::exchange(m_id, -1);
    if (id <= 0)
        return;
    ::kill(id, SIGKILL);
    while (::waitpid(id, nullptr, 0) < 0 && errno == EINTR) { }
}

std::optional<Bytes> DecoderProcess::decode(StreamDecoder decoder, Bytes stream,
                                            const CodestreamHead& head, std::size_t size)
{
    const Job job{decoder, head, stream.size(), size};
    const std::size_t needed = streamPlace(size) + stream.size();
    const auto send = [&] {
        if (!isRunning() || m_memory->size() < needed)
            return false;
        std::copy(stream.begin(), stream.end(), m_memory->bytes() + streamPlace(size));
        return ::send(m_socket, &job, sizeof job, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof job);
    };
    if (!send()) { // the first picture, a larger one, or a process that was killed while it waited
        constexpr std::size_t some = std::size_t{1} << 20;
        start(needed + needed / 2 + some);
        if (!send()) {
            end();
            return std::nullopt;
        }
    }
    if (!isAnsweredWell(m_socket, m_limits.waiting)) {
        end();
        return std::nullopt;
    }
    return Bytes(m_memory->bytes(), size);
}

} // namespace foramen
