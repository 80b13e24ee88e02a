#include "core/report/draft/edited_report.h"

#include "core/report/draft/report_lines.h"

#include <algorithm>
#include <optional>

namespace foramen {

namespace {

using Lines = std::vector<std::string>;

/// How much speaks for a line being another one's continuation; 0: it is not.
int likeness(const std::string& a, const std::string& b)
{
    if (a == b)
        return a.empty() ? 1 : 4;
    const auto level = levelOfLine(a);
    return level && level == levelOfLine(b) ? 2 : 0;
}

using Partners = std::vector<std::optional<std::size_t>>;

/// For each line of @p a its partner in @p b, in the same order, with the greatest sum of
/// likenesses.
Partners partnersOf(const Lines& a, const Lines& b)
{
    const std::size_t width = b.size() + 1;
    std::vector<int> best((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;) {
            const int like = likeness(a[i], b[j]);
            const int apart = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
            const int together = like > 0 ? like + best[(i + 1) * width + j + 1] : 0;
            best[i * width + j] = std::max(apart, together);
        }
    Partners partners(a.size());
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const int like = likeness(a[i], b[j]);
        if (like > 0 && best[i * width + j] == like + best[(i + 1) * width + j + 1])
            partners[i++] = j++;
        else if (best[i * width + j] == best[(i + 1) * width + j])
            ++i;
        else
            ++j;
    }
    return partners;
}

/// A part of the three texts that belongs together.
struct Block {
    Lines before; ///< of the draft that was edited
    Lines readers;
    Lines drafted; ///< of the draft now

    [[nodiscard]] bool isConflict() const
    {
        return readers != before && drafted != before && readers != drafted;
    }
    [[nodiscard]] const Lines& merged() const { return readers == before ? drafted : readers; }
};

Lines part(const Lines& lines, std::size_t from, std::size_t to)
{
    return {lines.begin() + static_cast<std::ptrdiff_t>(from),
            lines.begin() + static_cast<std::ptrdiff_t>(to)};
}

std::vector<Block> blocksOf(const EditedReport& edited, const std::string& draft)
{
    const Lines readers = linesOf(edited.text);
    const Lines drafted = linesOf(draft);
    Lines before = linesOf(edited.draft);
    // A draft in another language, or of a version with other words, says nothing of this one.
    const bool isKin = std::any_of(before.begin(), before.end(), [&](const std::string& line) {
        return !line.empty() && std::find(drafted.begin(), drafted.end(), line) != drafted.end();
    });
    if (!isKin)
        before.clear();

    const Partners inReaders = partnersOf(before, readers);
    const Partners inDrafted = partnersOf(before, drafted);
    std::vector<Block> blocks;
    std::size_t b = 0;
    std::size_t r = 0;
    std::size_t d = 0;
    const auto take = [&](std::size_t toB, std::size_t toR, std::size_t toD) {
        if (toB > b || toR > r || toD > d)
            blocks.push_back({part(before, b, toB), part(readers, r, toR), part(drafted, d, toD)});
        b = toB;
        r = toR;
        d = toD;
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!inReaders[i] || !inDrafted[i])
            continue;
        take(i, *inReaders[i], *inDrafted[i]);
        take(i + 1, *inReaders[i] + 1, *inDrafted[i] + 1);
    }
    take(before.size(), readers.size(), drafted.size());
    return blocks;
}

void append(Lines& lines, const Lines& more)
{
    lines.insert(lines.end(), more.begin(), more.end());
}

/// @param choose  called for the blocks in conflict in turn: the lines of the text, and those that
///                it counts as edited from.
template <typename Choose> EditedReport resolved(const std::vector<Block>& blocks, Choose choose)
{
    Lines text;
    Lines draft;
    std::size_t conflict = 0;
    for (const Block& block : blocks) {
        if (!block.isConflict()) {
            append(text, block.merged());
            append(draft, block.drafted);
            continue;
        }
        const auto [lines, from] = choose(block, conflict++);
        append(text, *lines);
        append(draft, *from);
    }
    return {joinedLines(text), joinedLines(draft)};
}

using Chosen = std::pair<const Lines*, const Lines*>;

} // namespace

MergedReport mergedReport(const EditedReport& edited, const std::string& draft)
{
    MergedReport merged;
    Lines lines;
    for (const Block& block : blocksOf(edited, draft)) {
        if (block.isConflict())
            merged.conflicts.push_back(
                {lines.size(), block.readers.size(), joinedLines(block.drafted)});
        append(lines, block.merged());
    }
    merged.text = joinedLines(lines);
    return merged;
}

EditedReport typedOver(const EditedReport& before, const std::string& draft,
                       const std::string& typed)
{
    EditedReport report =
        resolved(blocksOf(before, draft), [](const Block& block, std::size_t) -> Chosen {
            return {&block.readers, &block.before};
        });
    report.text = typed;
    return report;
}

EditedReport withReadersLines(const EditedReport& before, const std::string& draft,
                              std::size_t conflict)
{
    return resolved(blocksOf(before, draft), [&](const Block& block, std::size_t at) -> Chosen {
        return {&block.readers, at == conflict ? &block.drafted : &block.before};
    });
}

EditedReport withDraftedLines(const EditedReport& before, const std::string& draft,
                              std::size_t conflict)
{
    return resolved(blocksOf(before, draft), [&](const Block& block, std::size_t at) -> Chosen {
        return {at == conflict ? &block.drafted : &block.readers,
                at == conflict ? &block.drafted : &block.before};
    });
}

} // namespace foramen
