#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace foramen {

/// Owns the key of an export, and derives from it what stands in place of UIDs and patients. Equal
/// keys give equal replacements; without the key nothing leads back.
class Pseudonyms {
public:
    using Key = std::array<std::uint8_t, 32>;

    explicit Pseudonyms(const Key& key)
        : m_key(key)
    {
    }
    /// With a key of its own, which nobody knows. @return Internal where the system gives no random
    /// bytes.
    [[nodiscard]] static Result<Pseudonyms> random();
    /// With the key of a file: 64 hexadecimal digits. @return NotFound, NotReadable, Corrupt.
    [[nodiscard]] static Result<Pseudonyms> fromFile(const std::filesystem::path& file);
    /// Writes the key into a new file that only the user may read.
    /// @return NotWritable, also where the file exists.
    [[nodiscard]] Result<void> writeKey(const std::filesystem::path& file) const;

    /// A UID below 2.25 (a UUID of version 8, RFC 9562) in place of a UID or of what stands where
    /// one should. Depends on the key and that text alone; blanks make no difference, which DCMTK
    /// removes.
    [[nodiscard]] std::string uid(std::string_view original) const;
    /// A Patient ID such as "P-3f0a91c27be4" for whom @p patient identifies.
    [[nodiscard]] std::string patientId(std::string_view patient) const;
    /// By how many days all dates of this patient are moved: 365 to 4015 into the past.
    [[nodiscard]] int days(std::string_view patient) const;

private:
    using Digest = std::array<std::uint8_t, 32>;
    [[nodiscard]] Digest digest(std::string_view purpose, std::string_view text) const;

    Key m_key;
};

} // namespace foramen
