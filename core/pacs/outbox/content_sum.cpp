#include "core/pacs/outbox/content_sum.h"

#include <openssl/evp.h>

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace foramen {

std::string contentSum(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), sum.data(), &length, EVP_sha256(), nullptr) != 1)
        return {};
    std::string text;
    for (unsigned i = 0; i < length; ++i)
        fmt::format_to(std::back_inserter(text), "{:02x}", sum[i]);
    return text;
}

} // namespace foramen
