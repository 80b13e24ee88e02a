#pragma once

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
    NotDicom, ///< the bytes are no DICOM object
    Unsupported, ///< recognised, but nothing here can read it
    Corrupt, ///< recognised, but damaged or truncated
    NoGeometry, ///< images without position, orientation or spacing
    DatabaseLocked, ///< another program holds the database
    DatabaseDamaged, ///< the database cannot be read
    DatabaseNewer, ///< written by a newer version of Foramen
    ModelMissing, ///< no model folder where one was expected
    ModelDamaged, ///< a model file does not have its checksum
    ModelContract, ///< the model's card or interface is not the documented one
    RuntimeMissing, ///< LibTorch, or the module built against it, cannot be loaded
    DeviceFailed, ///< the GPU was lost or out of memory
    Internal, ///< an exception of a library that no other code describes
};

/// One failure. `message` is an English sentence for a log or terminal and holds no patient data.
struct Error {
    ErrorCode code;
    std::string message;
};

/// The value of a function that can fail because of the outside world.
template <class T = void> using Result = tl::expected<T, Error>;

/// Builds the failure branch of any Result: `return failure(ErrorCode::NotFound, "No such
/// folder");`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string message)
{
    return tl::make_unexpected(Error{code, std::move(message)});
}

} // namespace foramen
