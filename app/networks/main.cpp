#include "core/ai/model/runtime_loader.h"
#include "core/ai/network_process/child_process.h"
#include "core/ai/network_process/network_service.h"

#include <malloc.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <utility>

namespace {

constexpr int kSocket = foramen::ChildProcess::kSocket;

bool isSocket(int descriptor)
{
    int type = 0;
    socklen_t size = sizeof type;
    return getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

/// Ends this process when the other end of the connection is gone, also in the middle of a pass.
/// Not by PR_SET_PDEATHSIG: it follows the thread that started this process, not the program.
void endWithConnection()
{
    pollfd waited{kSocket, POLLRDHUP, 0};
    while (poll(&waited, 1, -1) < 0 && errno == EINTR) { }
    std::_Exit(0);
}

/// When memory runs out, the system should end this process before the window.
void offerOwnMemory()
{
    std::ofstream("/proc/self/oom_score_adj") << 500; // without it, the system decides as usual
}

} // namespace

int main()
{
    if (!isSocket(kSocket)) {
        std::fprintf(stderr, "foramen-networks runs networks for foramen, which starts it.\n");
        return 2;
    }
    offerOwnMemory();
    mallopt(M_ARENA_MAX, 1); // one pool for all threads: 9 of 198 MiB less, in the same time
    std::thread(endWithConnection).detach();
    foramen::NetworkService service(foramen::Connection(kSocket), foramen::loadRuntime);
    const foramen::Error end = service.serve();
    // Without tidying up after LibTorch: nobody waits for this process.
    std::_Exit(end.code == foramen::ErrorCode::Corrupt ? 1 : 0);
}
