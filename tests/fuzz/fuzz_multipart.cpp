#include "core/pacs/multipart_parser.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

/// Counts, and refuses parts in the wrong order.
class Counter : public foramen::MultipartReceiver {
public:
    foramen::Result<void> beginPart(const std::map<std::string, std::string>&) override
    {
        if (isOpen)
            __builtin_trap();
        isOpen = true;
        ++parts;
        return {};
    }
    foramen::Result<void> partBytes(std::string_view bytes) override
    {
        if (!isOpen)
            __builtin_trap();
        size += bytes.size();
        return {};
    }
    foramen::Result<void> endPart() override
    {
        if (!isOpen)
            __builtin_trap();
        isOpen = false;
        return {};
    }

    std::size_t parts = 0;
    std::size_t size = 0;
    bool isOpen = false;
};

/// @return whether the body was complete.
bool parse(std::string_view body, std::size_t piece, Counter& counter)
{
    foramen::MultipartParser parser("XX", counter);
    for (std::size_t begin = 0; begin < body.size(); begin += piece)
        if (!parser.feed(body.substr(begin, piece)))
            return false;
    return parser.finish().has_value();
}

} // namespace

/// libFuzzer's entry: any bytes end in parts or in a failure, and in the same ones however they are
/// cut. The first byte chooses the size of the pieces; the first line is a Content-Type, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view input{reinterpret_cast<const char*>(bytes), size};
    const auto boundary = foramen::multipartBoundary(input.substr(0, input.find('\n')));
    if (boundary && (boundary->empty() || boundary->size() > 70))
        __builtin_trap();
    if (input.empty())
        return 0;
    const std::string_view body = input.substr(1);
    Counter whole;
    Counter cut;
    const bool isWhole = parse(body, std::max<std::size_t>(body.size(), 1), whole);
    const bool isCut = parse(body, static_cast<std::size_t>(bytes[0]) + 1, cut);
    if (isWhole != isCut || (isWhole && (whole.parts != cut.parts || whole.size != cut.size)))
        __builtin_trap();
    if (whole.size > size || (isWhole && whole.isOpen))
        __builtin_trap();
    return 0;
}
