#include "core/base/files/system_reason.h"

#include <cerrno>
#include <system_error>

namespace foramen {

Reason systemReason(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT: // the share of this user is full
        return ReasonCode::SystemDiskFull;
    case EACCES:
    case EPERM:
        return ReasonCode::SystemNoPermission;
    case EROFS:
        return ReasonCode::SystemReadOnly;
    case ENOENT:
    case ENOTDIR:
        return ReasonCode::SystemNoFolder;
    case EIO:
    case ESTALE:
    case ETIMEDOUT:
    case EHOSTDOWN:
    case EHOSTUNREACH:
        return ReasonCode::SystemNoAnswer;
    case EFBIG:
        return ReasonCode::SystemFileTooLarge;
    case ENOMEM:
        return ReasonCode::SystemNoMemory;
    default:
        return Reason::ofText(std::generic_category().message(code));
    }
}

} // namespace foramen
