#include "core/ai/network_process/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>

extern char** environ;

namespace foramen {

namespace {

/// How long a killed process may take to end: one that hangs in a driver cannot be killed, and must
/// not stop the program.
constexpr int kMostEndMilliseconds = 2000;

/// Attributes and file actions of a start.
class StartRules {
public:
    StartRules()
    {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~StartRules()
    {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&files);
    }
    StartRules(const StartRules&) = delete;
    StartRules& operator=(const StartRules&) = delete;

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

/// No input and no output but messages of errors, the socket, no other file of the program's; the
/// usual signals.
int prepare(StartRules& rules, int socket)
{
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    for (const int result :
         {posix_spawn_file_actions_addopen(&rules.files, 0, "/dev/null", O_RDONLY, 0),
          posix_spawn_file_actions_addopen(&rules.files, 1, "/dev/null", O_WRONLY, 0),
          posix_spawn_file_actions_adddup2(&rules.files, socket, ChildProcess::kSocket),
          posix_spawn_file_actions_addclosefrom_np(&rules.files, ChildProcess::kSocket + 1),
          posix_spawnattr_setsigmask(&rules.attributes, &none),
          posix_spawnattr_setsigdefault(&rules.attributes, &all),
          posix_spawnattr_setflags(&rules.attributes,
                                   POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)})
        if (result != 0)
            return result;
    return 0;
}

Reason reasonOf(int status)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return ReasonCode::NetworkProcessKilled;
    if (WIFSIGNALED(status))
        return {ReasonCode::NetworkProcessSignal, WTERMSIG(status)};
    return {ReasonCode::NetworkProcessExited, WEXITSTATUS(status)};
}

} // namespace

ChildProcess::~ChildProcess()
{
    end();
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, -1))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    end();
    m_id = std::exchange(other.m_id, -1);
    m_descriptor = std::exchange(other.m_descriptor, -1);
    return *this;
}

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program, int socket)
{
    StartRules rules;
    std::string name = program.string();
    std::array<char*, 2> arguments = {name.data(), nullptr};
    ChildProcess child;
    int result = prepare(rules, socket);
    if (result == 0)
        result = posix_spawn(&child.m_id, name.c_str(), &rules.files, &rules.attributes,
                             arguments.data(), environ);
    if (result != 0) {
        child.m_id = -1;
        return failure(ErrorCode::RuntimeMissing, ReasonCode::NetworkProcessNotStarted,
                       std::strerror(result));
    }
    child.m_descriptor = static_cast<int>(syscall(SYS_pidfd_open, child.m_id, 0));
    return child;
}

Reason ChildProcess::end()
{
    const int id = std::exchange(m_id, -1);
    const int descriptor = std::exchange(m_descriptor, -1);
    if (id < 0)
        return {};
    // A process that has ended by itself keeps the status that it ended with.
    kill(id, SIGKILL);
    bool hasEnded = true;
    if (descriptor >= 0) {
        pollfd waited{descriptor, POLLIN, 0};
        int ready = -1;
        while ((ready = poll(&waited, 1, kMostEndMilliseconds)) < 0 && errno == EINTR) { }
        hasEnded = ready > 0;
        close(descriptor);
    }
    int status = 0;
    const pid_t reaped = waitpid(id, &status, hasEnded ? 0 : WNOHANG);
    return reaped == id ? reasonOf(status) : Reason();
}

} // namespace foramen
