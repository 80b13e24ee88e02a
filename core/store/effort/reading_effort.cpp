#include "core/store/effort/reading_effort.h"

namespace foramen {

std::string_view keyOf(AssistUse use)
{
    switch (use) {
    case AssistUse::AtOnce:
        return "at_once";
    case AssistUse::OnDemand:
        return "on_demand";
    case AssistUse::ReaderFirst:
        return "reader_first";
    case AssistUse::None:
        break;
    }
    return "none";
}

std::optional<AssistUse> assistUseFromKey(std::string_view key)
{
    for (const AssistUse use : kAssistUses)
        if (keyOf(use) == key)
            return use;
    return std::nullopt;
}

} // namespace foramen
