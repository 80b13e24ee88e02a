#include "core/dicom/charset.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcspchrs.h>

#include <algorithm>

namespace foramen {

namespace {

bool isPlainAscii(const std::string& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c & 0x80) == 0 && c != '\x1b'; });
}

/// Length of the valid UTF-8 sequence at @p position, 0 when there is none.
std::size_t utf8Length(const std::string& text, std::size_t position)
{
    const auto byteAt = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    const unsigned char lead = byteAt(position);
    const std::size_t length = lead < 0x80 ? 1
        : lead >= 0xC2 && lead <= 0xDF     ? 2
        : (lead & 0xF0) == 0xE0            ? 3
        : lead >= 0xF0 && lead <= 0xF4     ? 4
                                           : 0;
    if (length == 0 || position + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byteAt(position + i) & 0xC0) != 0x80)
            return 0;
    return length;
}

std::string validUtf8(const std::string& text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8Length(text, i);
        result += length == 0 ? "?" : text.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    return result;
}

bool isValidUtf8(const std::string& text)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8Length(text, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

std::string fromLatin1(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            result += c;
        } else {
            result += static_cast<char>(0xC0 | code >> 6);
            result += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return result;
}

} // namespace

std::string utf8From(const std::string& text, const std::string& charset)
{
    if (isPlainAscii(text))
        return text;
    if (charset.find("ISO_IR 192") != std::string::npos)
        return validUtf8(text);
    if (charset.empty() || charset == "ISO_IR 6")
        return isValidUtf8(text) ? text : fromLatin1(text); // undeclared: the two commonest lapses
    if (charset == "ISO_IR 100")
        return fromLatin1(text);
    if (!DcmSpecificCharacterSet::isConversionAvailable())
        return validUtf8(text);
    DcmSpecificCharacterSet converter;
    OFString converted;
    const OFString value(text.data(), text.size());
    if (converter.selectCharacterSet(charset.c_str()).good()
        && converter.convertString(value, converted, "\\^=").good())
        return validUtf8(std::string(converted.c_str(), converted.length()));
    return isValidUtf8(text) ? text : validUtf8(text);
}

} // namespace foramen
