#include "core/dicom/parsing/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace foramen {

namespace {

bool isPlainAscii(const std::string& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c & 0x80) == 0 && c != '\x1b'; });
}

/// The names of iconv for a defined term of Specific Character Set (PS3.3 C.12.1.1.2).
struct Term {
    std::string_view suffix; ///< after "ISO_IR " or "ISO 2022 IR "
    const char* encoding;
};
constexpr std::array kTerms = {
    Term{"100", "ISO-8859-1"},  Term{"101", "ISO-8859-2"}, Term{"109", "ISO-8859-3"},
    Term{"110", "ISO-8859-4"},  Term{"144", "ISO-8859-5"}, Term{"127", "ISO-8859-6"},
    Term{"126", "ISO-8859-7"},  Term{"138", "ISO-8859-8"}, Term{"148", "ISO-8859-9"},
    Term{"203", "ISO-8859-15"}, Term{"166", "TIS-620"},    Term{"13", "KATAKANA"},
    Term{"192", "UTF-8"},       Term{"149", "EUC-KR"},     Term{"58", "EUC-CN"},
};

/// The character set of an escape sequence (PS3.3 C.12.1.1.2, tables C.12-3 and C.12-4).
struct Escape {
    std::string_view sequence; ///< after ESC
    bool upper; ///< G1, bytes from 0x80; else G0
    const char* encoding;
};
constexpr std::array kEscapes = {
    Escape{"(B", false, "ASCII"},     Escape{"(J", false, "ASCII"},
    Escape{"$B", false, "JIS-0208"},  Escape{"$@", false, "JIS-0208"},
    Escape{"$(D", false, "JIS-0212"}, Escape{")I", true, "KATAKANA"},
    Escape{"$)C", true, "EUC-KR"},    Escape{"$)A", true, "EUC-CN"},
    Escape{"-A", true, "ISO-8859-1"}, Escape{"-B", true, "ISO-8859-2"},
    Escape{"-C", true, "ISO-8859-3"}, Escape{"-D", true, "ISO-8859-4"},
    Escape{"-L", true, "ISO-8859-5"}, Escape{"-G", true, "ISO-8859-6"},
    Escape{"-F", true, "ISO-8859-7"}, Escape{"-H", true, "ISO-8859-8"},
    Escape{"-M", true, "ISO-8859-9"}, Escape{"-b", true, "ISO-8859-15"},
    Escape{"-T", true, "TIS-620"},
};

std::string convert(std::string text, const char* encoding)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    // iconv_open() reports failure as the pointer -1.
    if (converter == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr)
        return std::string(text.size(), '?');
    std::string result;
    char* input = text.data();
    std::size_t left = text.size();
    while (left > 0) {
        std::array<char, 256> buffer{};
        char* output = buffer.data();
        std::size_t space = buffer.size();
        const std::size_t before = left;
        const std::size_t status = iconv(converter, &input, &left, &output, &space);
        result.append(buffer.data(), buffer.size() - space);
        if (status == static_cast<std::size_t>(-1) && (left == before || space >= 8) && left > 0) {
            result += '?'; // a byte that is not in the character set
            ++input;
            --left;
        }
    }
    iconv_close(converter);
    return result;
}

/// Converts JIS X 0208, 0212 and 0201 to EUC-JP, which iconv reads.
std::string eucJpFrom(const std::string& text, std::string_view set)
{
    std::string euc;
    if (set == "KATAKANA") {
        for (const char c : text)
            (euc += '\x8E') += c;
        return euc;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (set == "JIS-0212" && i % 2 == 0)
            euc += '\x8F';
        euc += static_cast<char>(text[i] | 0x80);
    }
    return euc;
}

std::string convertRun(const std::string& run, std::string_view encoding)
{
    if (run.empty() || encoding == "ASCII")
        return run;
    if (encoding == "KATAKANA" || encoding.starts_with("JIS-"))
        return convert(eucJpFrom(run, encoding), "EUC-JP");
    return convert(run, std::string(encoding).c_str());
}

/// Converts text with ISO 2022 escapes, or in one single-byte set, run by run.
class CodeExtensions {
public:
    explicit CodeExtensions(const char* initial)
        : m_initial(initial)
        , m_upper(initial)
    {
    }

    std::string convertAll(const std::string& text)
    {
        for (std::size_t i = 0; i < text.size();) {
            if (text[i] == '\x1b') {
                flush();
                i += 1 + applyEscape(std::string_view(text).substr(i + 1));
            } else {
                add(text[i++]);
            }
        }
        flush();
        return m_result;
    }

private:
    void add(char c)
    {
        const bool upper = (c & 0x80) != 0;
        // Control characters and delimiters of names and values restore the initial sets.
        const bool wide = m_lower != std::string_view("ASCII");
        const bool reset = !upper
            && (static_cast<unsigned char>(c) < 0x20
                || (!wide && (c == '^' || c == '=' || c == '\\')));
        if (upper != m_runIsUpper || reset)
            flush();
        m_runIsUpper = upper;
        if (reset) {
            m_result += c;
            m_lower = "ASCII";
            m_upper = m_initial;
        } else {
            m_run += c;
        }
    }

    void flush()
    {
        m_result += convertRun(m_run, m_runIsUpper ? m_upper : m_lower);
        m_run.clear();
    }

    /// @return the length of the sequence after ESC. Unknown sequences are dropped.
    std::size_t applyEscape(std::string_view rest)
    {
        for (const Escape& escape : kEscapes) {
            if (!rest.starts_with(escape.sequence))
                continue;
            (escape.upper ? m_upper : m_lower) = escape.encoding;
            return escape.sequence.size();
        }
        return 0;
    }

    const char* m_initial;
    const char* m_lower = "ASCII";
    const char* m_upper;
    std::string m_run;
    bool m_runIsUpper = false;
    std::string m_result;
};

/// Whether text that is declared as JIS X 0201, which has one byte a letter, holds the two bytes of
/// kanji in Shift JIS: some devices write these without their own term, which DICOM does not have.
bool isShiftJis(const std::string& text)
{
    const auto isLead = [](unsigned char byte) {
        return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
    };
    return std::any_of(text.begin(), text.end(),
                       [&](char c) { return isLead(static_cast<unsigned char>(c)); })
        && convert(text, "CP932").find('?') == std::string::npos;
}

/// Whether text that is declared as Latin-1 holds bytes that are control characters there and
/// letters or quotes of Windows, whose set is Latin-1 otherwise.
bool isWindowsLatin(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 && byte <= 0x9F;
    });
}

bool isValidUtf8(const std::string& text)
{
    return convert(text, "UTF-8") == text;
}

/// Letters and digits of a term, in capitals: blanks, hyphens and underscores differ between
/// writers.
std::string bareTerm(std::string_view term)
{
    std::string bare;
    for (const char c : term)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            bare += c;
        else if (c >= 'a' && c <= 'z')
            bare += static_cast<char>(c - 'a' + 'A');
    return bare;
}

/// Whether iconv knows a set by this name, in which letters are those of ASCII.
bool isKnownName(const std::string& name)
{
    const std::string bare = bareTerm(name);
    if (bare.empty() || name.find('/') != std::string::npos || bare.starts_with("UTF")
        || bare.starts_with("UCS"))
        return false;
    iconv_t converter = iconv_open("UTF-8", name.c_str());
    // iconv_open() reports failure as the pointer -1.
    if (converter == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr)
        return false;
    iconv_close(converter);
    return true;
}

/// The encoding of a term: a defined term, or another common name of the set.
std::string encodingOf(const std::string& firstTerm)
{
    const std::string bare = bareTerm(firstTerm);
    for (const std::string_view prefix : {"ISOIR", "ISO2022IR", "IR", "ISO", ""})
        for (const Term& term : kTerms)
            if (bare.starts_with(prefix) && bare.substr(prefix.size()) == term.suffix
                && (!prefix.empty() || bare.size() == 3))
                return term.encoding;
    if (bare == "UTF8" || bare == "UNICODE")
        return "UTF-8";
    if (bare == "GB18030" || bare == "GBK" || bare == "GB2312")
        return "GB18030";
    for (const std::string_view prefix : {"ISO8859", "WINDOWS", "CP"})
        if (bare.starts_with(prefix) && bare.size() > prefix.size() && bare.size() < 12) {
            const std::string number = bare.substr(prefix.size());
            return (prefix == "ISO8859" ? "ISO-8859-" : "CP") + number;
        }
    if (bare == "KSC5601" || bare == "KSX1001")
        return "EUC-KR";
    if (isKnownName(firstTerm))
        return firstTerm;
    return "ISO-8859-1"; // the default repertoire has no bytes from 0x80: those that occur are
                         // mostly Latin-1
}

} // namespace

std::string utf8From(const std::string& text, const std::string& charset)
{
    if (isPlainAscii(text))
        return text;
    const bool hasEscapes = text.find('\x1b') != std::string::npos;
    std::string first = charset.substr(0, charset.find('\\'));
    if (bareTerm(first).empty() && !hasEscapes) // written without the escapes of the set
        first = charset.substr(charset.rfind('\\') + 1);
    const std::string encoding = encodingOf(first);
    if (encoding == "UTF-8" || encoding == "GB18030")
        return convert(text, encoding.c_str());
    // UTF-8 that is not declared, or as Latin-1, is frequent; no Latin-1 text looks like it.
    if (!hasEscapes && encoding == "ISO-8859-1" && isValidUtf8(text))
        return text;
    if (!hasEscapes && encoding == "ISO-8859-1" && isWindowsLatin(text))
        return convert(text, "CP1252");
    if (!hasEscapes && encoding == "KATAKANA" && isShiftJis(text))
        return convert(text, "CP932");
    const bool isOfDicom =
        encoding == "KATAKANA" || encoding.starts_with("ISO-8859-") || encoding == "TIS-620";
    if (!hasEscapes && !isOfDicom) // bytes of a letter may look like delimiters
        return convert(text, encoding.c_str());
    return CodeExtensions(encoding.c_str()).convertAll(text);
}

} // namespace foramen
