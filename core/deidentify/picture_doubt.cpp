#include "core/deidentify/picture_doubt.h"

#include "core/deidentify/edge_text.h"
#include "core/dicom/pixels/pixel_reading.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace foramen {

namespace {

bool showsText(const PixelData& pixels)
{
    const auto size =
        static_cast<std::size_t>(pixels.columns) * static_cast<std::size_t>(pixels.rows);
    const std::span<const std::int16_t> all(pixels.stored);
    for (int frame = 0; frame < pixels.frames; ++frame) {
        const auto begin = static_cast<std::size_t>(frame) * size;
        if (begin + size > all.size())
            break;
        if (lettersAtEdges(all.subspan(begin, size), pixels.columns, pixels.rows) >= kLettersOfText)
            return true;
    }
    return false;
}

} // namespace

Result<std::vector<std::string>> pictureDoubts(const std::vector<const Instance*>& instances,
                                               const Task& task)
{
    constexpr const char* shows = "there seems to be text at the edges of the picture";
    constexpr const char* besides = "there seems to be text at the edges of pictures of the series";
    constexpr const char* unknown = "the picture cannot be decoded, so that nobody looked for text";
    constexpr std::ptrdiff_t several = 3;
    std::vector<std::string> doubts;
    const auto read = readPixelsOf(instances, task, [&](Result<PixelData>& pixels) {
        if (!pixels)
            doubts.emplace_back(unknown);
        else
            doubts.emplace_back(showsText(*pixels) ? shows : "");
    });
    if (!read)
        return tl::make_unexpected(read.error());
    if (std::count(doubts.begin(), doubts.end(), shows) >= several)
        for (std::string& doubt : doubts)
            if (doubt.empty())
                doubt = besides;
    return doubts;
}

} // namespace foramen
