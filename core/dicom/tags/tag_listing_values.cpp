#include "core/dicom/tags/tag_listing_values.h"

#include "core/dicom/parsing/charset.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctag.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cctype>
#include <string_view>

namespace foramen {

namespace {

constexpr std::size_t kMostNumbers = 256;
constexpr std::size_t kMostBytes = 64;

/// Whether a VR is one of a list of two-letter codes without blanks.
bool isOneOf(std::string_view vr, std::string_view list)
{
    for (std::size_t i = 0; i + 1 < list.size(); i += 2)
        if (list.substr(i, 2) == vr)
            return true;
    return false;
}

bool isText(std::string_view vr)
{
    return isOneOf(vr, "AEASCSDADSDTISLOLTPNSHSTTMUCUIURUT");
}

bool isConverted(std::string_view vr)
{
    return isOneOf(vr, "LOLTPNSHSTUCUT");
}

/// A VR with a single value, in which a backslash is an ordinary character.
bool isSingleText(std::string_view vr)
{
    return isOneOf(vr, "LTSTURUT");
}

std::uint64_t wordAt(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t width,
                     bool bigEndian)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t from = bigEndian ? offset + i : offset + width - 1 - i;
        word = word << 8 | bytes[from];
    }
    return word;
}

/// Bytes of one number; 0 for a VR without numbers.
std::size_t widthOf(std::string_view vr)
{
    if (isOneOf(vr, "USSSOW"))
        return 2;
    if (isOneOf(vr, "ULSLFLOFOLAT"))
        return 4;
    return isOneOf(vr, "FDODSVUVOV") ? 8 : 0;
}

std::string numberText(std::string_view vr, std::uint64_t word, bool bigEndian)
{
    if (vr == "SS")
        return std::to_string(static_cast<std::int16_t>(word));
    if (vr == "SL")
        return std::to_string(static_cast<std::int32_t>(word));
    if (vr == "SV")
        return std::to_string(static_cast<std::int64_t>(word));
    if (isOneOf(vr, "FLOF"))
        return fmt::format("{}", std::bit_cast<float>(static_cast<std::uint32_t>(word)));
    if (isOneOf(vr, "FDOD"))
        return fmt::format("{}", std::bit_cast<double>(word));
    if (vr == "AT") { // two shorts, whose order does not depend on the byte order
        const auto tag = static_cast<std::uint32_t>(word);
        return textOf(bigEndian ? tag : tag << 16 | tag >> 16);
    }
    return std::to_string(word);
}

void readNumbers(TagLine& line, std::span<const std::uint8_t> bytes, const ValueReading& reading)
{
    const std::size_t width = widthOf(reading.vr);
    const std::size_t count = bytes.size() / width;
    line.multiplicity = static_cast<int>(count);
    line.cut = count > kMostNumbers;
    for (std::size_t i = 0; i < std::min(count, kMostNumbers); ++i) {
        if (i > 0)
            line.value += '\\';
        line.value += numberText(reading.vr, wordAt(bytes, i * width, width, reading.bigEndian),
                                 reading.bigEndian);
    }
}

void readBytes(TagLine& line, std::span<const std::uint8_t> bytes)
{
    line.content = TagContent::Binary;
    line.multiplicity = bytes.empty() ? 0 : 1;
    line.cut = bytes.size() > kMostBytes;
    for (const std::uint8_t byte : bytes.first(std::min(bytes.size(), kMostBytes)))
        line.value += fmt::format("{}{:02X}", line.value.empty() ? "" : " ", byte);
}

/// Removes an incomplete UTF-8 character from the end.
void dropPartOfCharacter(std::string& text)
{
    constexpr int longest = 4;
    for (int i = 0; i < longest && !text.empty() && (text.back() & 0x80) != 0; ++i)
        text.pop_back();
}

void readText(TagLine& line, std::span<const std::uint8_t> bytes, const ValueReading& reading)
{
    std::string text(reinterpret_cast<const char*>(bytes.data()),
                     std::min(bytes.size(), reading.longestText));
    line.cut = bytes.size() > reading.longestText;
    if (line.cut)
        dropPartOfCharacter(text);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\0'))
        text.pop_back();
    const std::string converted =
        isConverted(reading.vr) ? utf8From(text, reading.charset) : utf8From(text, {});
    line.value = converted;
    std::replace(line.value.begin(), line.value.end(), '\0', ' ');
    if (!line.value.empty())
        line.multiplicity = isSingleText(reading.vr)
            ? 1
            : 1 + static_cast<int>(std::count(line.value.begin(), line.value.end(), '\\'));
    if (reading.vr == "UI" && !line.value.empty())
        if (const char* meaning = dcmFindNameOfUID(line.value.c_str(), nullptr))
            line.meaning = meaning;
}

/// Whether a value of unknown VR is printable text, apart from padding at the end.
bool looksLikeText(std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty() && bytes.back() == 0)
        bytes = bytes.first(bytes.size() - 1);
    return !bytes.empty() && std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) {
        return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
    });
}

} // namespace

TagWords wordsOf(DicomTag tag, const std::string& privateCreator)
{
    DcmTag known(static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag & 0xFFFF),
                 privateCreator.empty() ? nullptr : privateCreator.c_str());
    TagWords words{known.getTagName(), known.getVR().getValidVRName()};
    if (words.keyword == DcmTag_ERROR_TagName)
        words.keyword.clear();
    if (words.vr.size() != 2 || words.vr == "??")
        words.vr = "UN";
    return words;
}

std::string nameFromKeyword(const std::string& keyword)
{
    const auto isUpper = [&](std::size_t i) {
        return std::isupper(static_cast<unsigned char>(keyword[i])) != 0;
    };
    const auto isLower = [&](std::size_t i) {
        return std::islower(static_cast<unsigned char>(keyword[i])) != 0;
    };
    std::string name;
    for (std::size_t i = 0; i < keyword.size(); ++i) {
        const bool afterWord = i > 0 && isUpper(i) && isLower(i - 1);
        const bool beforeWord =
            i > 0 && i + 1 < keyword.size() && isUpper(i) && isUpper(i - 1) && isLower(i + 1);
        // "UIDs" and similar plurals stay together.
        const bool plural =
            beforeWord && keyword[i + 1] == 's' && (i + 2 == keyword.size() || isUpper(i + 2));
        if (afterWord || (beforeWord && !plural))
            name += ' ';
        name += keyword[i];
    }
    return name;
}

void readValue(TagLine& line, std::span<const std::uint8_t> bytes, const ValueReading& reading)
{
    line.content = TagContent::Text;
    if (isText(reading.vr) || (reading.vr == "UN" && looksLikeText(bytes)))
        readText(line, bytes, reading);
    else if (widthOf(reading.vr) > 0)
        readNumbers(line, bytes, reading);
    else
        readBytes(line, bytes);
}

} // namespace foramen
