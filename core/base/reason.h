#pragma once

#include "core/base/reason_codes.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits> // not <concepts>: moc of Qt 6.4 stops at it
#include <utility>
#include <vector>

namespace foramen {

/// Which reason of reason_codes.h.
enum class ReasonCode {
#define FORAMEN_REASON_CODE(code, english) code,
    FORAMEN_REASONS(FORAMEN_REASON_CODE)
#undef FORAMEN_REASON_CODE
};

/// All codes, in their order.
inline constexpr auto kReasonCodes = std::to_array<ReasonCode>({
#define FORAMEN_REASON_CODE(code, english) ReasonCode::code,
    FORAMEN_REASONS(FORAMEN_REASON_CODE)
#undef FORAMEN_REASON_CODE
});

/// Why something failed, was refused or was chosen, as a value; english() or the window turns it
/// into text. Contains no patient data except paths that the user gave.
struct Reason {
    ReasonCode code = ReasonCode::Nothing;
    std::string text; ///< of ReasonCode::Text: shown unchanged in every language
    std::vector<Reason> arguments; ///< terms, nested reasons, texts

    Reason() = default;
    /// @param values  for %1, %2, ...: reasons, texts or whole numbers.
    template <class... Values>
    Reason(ReasonCode which, Values&&... values) // NOLINT(google-explicit-constructor)
        : code(which)
        , arguments{argument(std::forward<Values>(values))...}
    {
    }
    /// A text without a code: of a library or another program.
    [[nodiscard]] static Reason ofText(std::string text)
    {
        Reason reason;
        if (!text.empty())
            reason.code = ReasonCode::Text;
        reason.text = std::move(text);
        return reason;
    }

    [[nodiscard]] bool empty() const { return code == ReasonCode::Nothing; }
    friend bool operator==(const Reason&, const Reason&) = default;

private:
    static Reason argument(Reason reason) { return reason; }
    static Reason argument(ReasonCode code) { return {code}; }
    static Reason argument(std::string text) { return ofText(std::move(text)); }
    static Reason argument(std::string_view text) { return ofText(std::string(text)); }
    static Reason argument(const char* text) { return ofText(text); }
    template <class Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
    static Reason argument(Number number)
    {
        return ofText(std::to_string(number));
    }
};

/// The English text with %1, %2, ... in place of the arguments.
[[nodiscard]] std::string_view englishPattern(ReasonCode code);
/// The reason in English without a final full stop, for files, the command line and the log.
[[nodiscard]] std::string english(const Reason& reason);
/// english() with a final full stop. ReasonCode::Text stays unchanged; empty for no reason.
[[nodiscard]] std::string englishSentence(const Reason& reason);

/// The name of a code in saved work: "NoSeries".
[[nodiscard]] std::string_view keyOf(ReasonCode code);
/// @return none for a name that this version does not have.
[[nodiscard]] std::optional<ReasonCode> reasonCodeFromKey(std::string_view key);

} // namespace foramen
