#include "core/report/fhir/name_uuid.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>

namespace foramen::fhir {

namespace {

constexpr std::size_t kBytes = 16;
constexpr std::array<std::size_t, 4> kHyphens = {8, 13, 18, 23};
constexpr std::size_t kLength = 2 * kBytes + kHyphens.size();

/// The bytes of a UUID in their order in the text.
std::optional<std::string> bytesOf(std::string_view uuid)
{
    if (uuid.size() != kLength)
        return std::nullopt;
    std::string digits(uuid);
    for (auto hyphen = kHyphens.rbegin(); hyphen != kHyphens.rend(); ++hyphen) {
        if (digits[*hyphen] != '-')
            return std::nullopt;
        digits.erase(*hyphen, 1);
    }
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        std::uint8_t byte = 0;
        const char* end = digits.data() + i + 2;
        const auto [stop, error] = std::from_chars(digits.data() + i, end, byte, 16);
        if (error != std::errc{} || stop != end)
            return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

} // namespace

std::string nameUuid(std::string_view space, std::string_view name)
{
    const auto bytes = bytesOf(space);
    if (!bytes)
        return {};
    const std::string content = *bytes + std::string(name);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1
        || size < kBytes)
        return {};
    digest[6] = static_cast<unsigned char>((digest[6] & 0x0f) | 0x50); // version 5
    digest[8] = static_cast<unsigned char>((digest[8] & 0x3f) | 0x80); // variant of RFC 9562
    std::string uuid;
    for (std::size_t i = 0; i < kBytes; ++i)
        uuid += fmt::format("{:02x}", digest[i]);
    for (const std::size_t hyphen : kHyphens)
        uuid.insert(hyphen, 1, '-');
    return uuid;
}

} // namespace foramen::fhir
