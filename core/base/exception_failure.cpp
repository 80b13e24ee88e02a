#include "core/base/exception_failure.h"

#include "core/base/files/system_reason.h"

#include <exception>
#include <new>
#include <stdexcept>
#include <system_error>

namespace foramen {

Error errorOfException()
{
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::Internal, ReasonCode::MemoryShort};
    } catch (const std::length_error&) { // a container larger than memory can be
        return {ErrorCode::Internal, ReasonCode::MemoryShort};
    } catch (const std::system_error& error) {
        return {ErrorCode::Internal, systemReason(error.code().value())};
    } catch (const std::exception& error) {
        return {ErrorCode::Internal, Reason::ofText(error.what())};
    } catch (...) {
        return {ErrorCode::Internal, Reason::ofText("an exception of an unknown kind")};
    }
}

} // namespace foramen
