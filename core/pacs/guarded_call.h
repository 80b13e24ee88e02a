#pragma once

#include "core/base/exception_failure.h"
#include "core/pacs/archive_client.h"

#include <exception>

namespace foramen {

/// Runs a call whose libraries may throw, as with too little memory.
template <class Value, class Call> [[nodiscard]] Result<Value> guarded(Call&& call)
try {
    return call();
} catch (const std::exception&) {
    return tl::make_unexpected(errorOfException());
}

/// The same for a transfer, whose count is lost then.
template <class Call> [[nodiscard]] Transfer guardedTransfer(Call&& call)
try {
    return call();
} catch (const std::exception&) {
    Transfer transfer;
    transfer.end = tl::make_unexpected(errorOfException());
    return transfer;
}

} // namespace foramen
