#pragma once

#include "core/base/task.h"

#include <chrono>
#include <memory>
#include <string>

class DcmTransportLayer;

namespace foramen {

/// What went wrong with a connection, beyond what DCMTK says.
enum class TransportFault {
    None,
    Silence, ///< the peer sent or took nothing for too long
    Closed, ///< the peer closed the connection
    OtherHost, ///< the peer's certificate is of another machine
};

/// What a connection looks at while it waits, and what it finds.
struct TransportWatch {
    const Task& task;
    std::chrono::milliseconds idleLimit;
    std::string host; ///< that the peer's certificate must name, where the connection is encrypted
    double fraction = 0; ///< progress, reported again while the connection waits
    TransportFault fault = TransportFault::None;
    int descriptor = -1; ///< the socket of the connection
};

/// A transport layer of DCMTK whose connections end, with an error, within 100 ms of a cancel and
/// after silence, and send small pieces at once (TCP_NODELAY). Where DCMTK waits, it has limits in
/// whole seconds and asks nobody. @param watch  must outlive the layer and its connections.
[[nodiscard]] std::unique_ptr<DcmTransportLayer>
watchedTransport(std::unique_ptr<DcmTransportLayer> layer, TransportWatch& watch);

} // namespace foramen
