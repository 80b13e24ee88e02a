#include "core/report/draft/report_lines.h"

#include <algorithm>
#include <set>

namespace foramen {

namespace {

using Lines = std::vector<std::string>;

/// Headings stand in capitals after an empty line, in each language.
bool isHeading(const Lines& lines, std::size_t at)
{
    const std::string& line = lines[at];
    const auto isSmall = [](char letter) {
        return letter >= 'a' && letter <= 'z';
    };
    const auto isCapital = [](char letter) {
        return letter >= 'A' && letter <= 'Z';
    };
    return (at == 0 || lines[at - 1].empty()) && !levelOfLine(line)
        && std::none_of(line.begin(), line.end(), isSmall)
        && std::any_of(line.begin(), line.end(), isCapital);
}

std::string headingAbove(const Lines& lines, std::size_t at)
{
    for (std::size_t i = at + 1; i-- > 0;)
        if (isHeading(lines, i))
            return lines[i];
    return {};
}

/// The levels and the headings of some lines, each once.
struct BlockNames {
    std::set<std::string> levels;
    std::set<std::string> headings;

    void add(const Lines& lines, std::size_t from, std::size_t to)
    {
        for (std::size_t i = from; i < to; ++i) {
            headings.insert(headingAbove(lines, i));
            if (const auto level = levelOfLine(lines[i]))
                levels.emplace(nameOf(*level));
        }
    }
};

} // namespace

Lines linesOf(const std::string& text)
{
    Lines lines(1);
    for (const char letter : text) {
        if (letter == '\n')
            lines.emplace_back();
        else
            lines.back() += letter;
    }
    return lines;
}

std::string joinedLines(const Lines& lines)
{
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += (i == 0 ? "" : "\n") + lines[i];
    return text;
}

std::optional<DiscLevel> levelOfLine(std::string_view line)
{
    for (const DiscLevel level : kLevels) {
        const std::string_view name = nameOf(level);
        if (!line.starts_with(name))
            continue;
        const std::string_view rest = line.substr(name.size());
        if (rest.starts_with(':') || rest.starts_with(" ("))
            return level;
    }
    return std::nullopt;
}

std::string editedBlock(const std::string& before, const std::string& after)
{
    const Lines a = linesOf(before);
    const Lines b = linesOf(after);
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t above = 0;
    while (above < most && a[above] == b[above])
        ++above;
    std::size_t below = 0;
    while (below < most - above && a[a.size() - 1 - below] == b[b.size() - 1 - below])
        ++below;
    BlockNames names;
    names.add(a, above, a.size() - below);
    names.add(b, above, b.size() - below);
    if (names.headings.size() != 1 || names.levels.size() > 1)
        return {};
    return names.levels.empty() ? *names.headings.begin() : *names.levels.begin();
}

} // namespace foramen
