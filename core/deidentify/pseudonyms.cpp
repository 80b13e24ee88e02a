#include "core/deidentify/pseudonyms.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <span>

namespace foramen {

namespace {

/// A large number as decimal digits. @param bytes  most significant first
std::string decimal(std::array<std::uint8_t, 16> bytes)
{
    std::string digits;
    const auto isZero = [&] {
        return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t one) { return one == 0; });
    };
    while (!isZero()) {
        unsigned rest = 0;
        for (std::uint8_t& byte : bytes) {
            const unsigned value = rest * 256 + byte;
            byte = static_cast<std::uint8_t>(value / 10);
            rest = value % 10;
        }
        digits += static_cast<char>('0' + rest);
    }
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::optional<unsigned> hexDigit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return static_cast<unsigned>(letter - '0');
    if (letter >= 'a' && letter <= 'f')
        return static_cast<unsigned>(letter - 'a' + 10);
    if (letter >= 'A' && letter <= 'F')
        return static_cast<unsigned>(letter - 'A' + 10);
    return std::nullopt;
}

std::string hexText(std::span<const std::uint8_t> bytes)
{
    std::string text;
    for (const std::uint8_t byte : bytes)
        text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace

Result<Pseudonyms> Pseudonyms::random()
{
    Key key{};
    if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1)
        return failure(ErrorCode::Internal, "The system gives no random bytes for a key");
    return Pseudonyms(key);
}

Result<Pseudonyms> Pseudonyms::fromFile(const std::filesystem::path& file)
{
    auto text = readTextFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r' || text->back() == ' '))
        text->pop_back();
    Key key{};
    bool isKey = text->size() == 2 * key.size();
    for (std::size_t i = 0; isKey && i < key.size(); ++i) {
        const auto high = hexDigit((*text)[2 * i]);
        const auto low = hexDigit((*text)[2 * i + 1]);
        isKey = high && low;
        if (isKey)
            key[i] = static_cast<std::uint8_t>(*high * 16 + *low);
    }
    if (!isKey)
        return failure(ErrorCode::Corrupt, "The file holds no key: 64 hexadecimal digits");
    return Pseudonyms(key);
}

Result<void> Pseudonyms::writeKey(const std::filesystem::path& file) const
{
    constexpr mode_t ownerOnly = 0600;
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly);
    if (descriptor < 0)
        return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten,
                       errno == EEXIST ? Reason::ofText("there is a file of this name")
                                       : systemReason(errno));
    const std::string text = hexText(m_key) + '\n';
    const bool isWritten =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size())
        && ::fsync(descriptor) == 0;
    const int reason = errno;
    const bool isClosed = ::close(descriptor) == 0;
    if (isWritten && isClosed)
        return {};
    ::unlink(file.c_str());
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten,
                   systemReason(isWritten ? errno : reason));
}

Pseudonyms::Digest Pseudonyms::digest(std::string_view purpose, std::string_view text) const
{
    std::string message(purpose);
    message += '\n';
    message += text;
    Digest made{};
    unsigned length = 0;
    [[maybe_unused]] const unsigned char* written =
        HMAC(EVP_sha256(), m_key.data(), static_cast<int>(m_key.size()),
             reinterpret_cast<const unsigned char*>(message.data()), message.size(), made.data(),
             &length);
    assert(written && length == made.size());
    return made;
}

std::string Pseudonyms::uid(std::string_view original) const
{
    std::string text(original);
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\0'; });
    const Digest bytes = digest("uid", text);
    std::array<std::uint8_t, 16> uuid{};
    std::copy_n(bytes.begin(), uuid.size(), uuid.begin());
    uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0F) | 0x80); // version 8
    uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3F) | 0x80); // variant of RFC 9562
    return "2.25." + decimal(uuid); // PS3.5 B.2
}

std::string Pseudonyms::patientId(std::string_view patient) const
{
    constexpr std::size_t length = 6; // bytes
    const Digest bytes = digest("patient", patient);
    return "P-" + hexText(std::span(bytes).first(length));
}

int Pseudonyms::days(std::string_view patient) const
{
    constexpr unsigned least = 365;
    constexpr unsigned choices = 3651;
    const Digest bytes = digest("days", patient);
    const unsigned number = (unsigned{bytes[0]} << 24) | (unsigned{bytes[1]} << 16)
        | (unsigned{bytes[2]} << 8) | bytes[3];
    return static_cast<int>(least + number % choices);
}

} // namespace foramen
