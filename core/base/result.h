#pragma once

#include "core/base/reason.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace foramen {

/// Why something that depends on the outside world failed. The user interface maps a code to a
/// translated text.
enum class ErrorCode {
    Cancelled, ///< the caller asked to stop
    InvalidArgument, ///< wrong usage of a command or file format option
    NotFound, ///< file, folder or row does not exist
    NotReadable, ///< no permission, or the device failed
    NotWritable, ///< no permission, disk full, read-only
    NotDicom, ///< the bytes are not a DICOM object
    Unsupported, ///< recognised, but Foramen cannot read it
    Corrupt, ///< recognised, but damaged or truncated
    NoGeometry, ///< images without position, orientation or spacing
    DatabaseLocked, ///< another program holds the database
    DatabaseDamaged, ///< the database cannot be read
    DatabaseNewer, ///< written by a newer version of Foramen
    ModelMissing, ///< no model folder where one was expected
    ModelDamaged, ///< a model file does not have its checksum
    ModelContract, ///< the model's card or interface differs from the documented one
    RuntimeMissing, ///< LibTorch, or the module built against it, cannot be loaded
    DeviceFailed, ///< the GPU was lost or out of memory
    Internal, ///< an exception of a library that no other code describes
};

/// One failure: its kind and its reason.
struct Error {
    ErrorCode code;
    Reason reason;
    std::string message; ///< the reason in English, for the log and the terminal

    Error(ErrorCode kind, Reason why)
        : code(kind)
        , reason(std::move(why))
        , message(english(reason))
    {
    }
    /// With a text that has no code: of a library, or for the command line only.
    Error(ErrorCode kind, std::string text)
        : Error(kind, Reason::ofText(std::move(text)))
    {
    }
};

/// The value of a function that can fail because of the outside world.
template <class T = void> using Result = tl::expected<T, Error>;

/// Builds the failure branch of any Result:
/// `return failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, path);`
template <class... Values>
[[nodiscard]] tl::unexpected<Error> failure(ErrorCode code, ReasonCode why, Values&&... values)
{
    return tl::make_unexpected(Error{code, Reason(why, std::forward<Values>(values)...)});
}
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, Reason why)
{
    return tl::make_unexpected(Error{code, std::move(why)});
}
/// With an English text without a code, for failures that the window never shows.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string text)
{
    return tl::make_unexpected(Error{code, std::move(text)});
}

} // namespace foramen
