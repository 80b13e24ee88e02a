#include "core/dicom/codecs/openjph_decoder.h"

#ifdef FORAMEN_HAS_OPENJPH

#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_params.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace foramen {

namespace {

enum class Fit { Damaged, ForOpenJpeg, Fits };

/// Whether the components are those of the head, each with a sample for each pixel.
Fit fitOf(const ojph::param_siz& siz, const CodestreamHead& head)
{
    if (siz.get_num_components() != static_cast<ojph::ui32>(head.samples))
        return Fit::Damaged;
    for (ojph::ui32 c = 0; c < siz.get_num_components(); ++c) {
        if (siz.get_bit_depth(c) != static_cast<ojph::ui32>(head.bits)
            || siz.is_signed(c) != head.isSigned)
            return Fit::Damaged;
        const ojph::point sampling = siz.get_downsampling(c);
        if (sampling.x != 1 || sampling.y != 1)
            return Fit::ForOpenJpeg;
        if (siz.get_recon_width(c) != static_cast<ojph::ui32>(head.columns)
            || siz.get_recon_height(c) != static_cast<ojph::ui32>(head.rows))
            return Fit::Damaged;
    }
    return Fit::Fits;
}

/// The range of a sample's values.
struct Range {
    ojph::si32 lowest;
    ojph::si32 highest;
};

Range rangeOf(const CodestreamHead& head)
{
    const ojph::si32 lowest = head.isSigned ? -(1 << (head.bits - 1)) : 0;
    return {lowest, lowest + (1 << head.bits) - 1};
}

template <class Word>
void putLine(const ojph::si32* line, std::size_t columns, Range range, Word* out, std::size_t step)
{
    const auto put = [&](std::size_t column, std::size_t place) {
        out[place] = static_cast<Word>(std::clamp(line[column], range.lowest, range.highest));
    };
    // Whether a value lies between the lowest and the highest is a matter of bits: there are
    // 2^bits.
    const auto beyondLowest = [&](std::size_t column) {
        return static_cast<ojph::ui32>(line[column]) - static_cast<ojph::ui32>(range.lowest);
    };
    const auto widest = static_cast<ojph::ui32>(range.highest - range.lowest);
    std::size_t column = 0;
    constexpr std::size_t many = 16; // loops of fixed length, which compilers make vectors of
    for (; step == 1 && column + many <= columns; column += many) {
        ojph::ui32 bits = 0;
        for (std::size_t i = 0; i < many; ++i)
            bits |= beyondLowest(column + i);
        if (bits <= widest)
            for (std::size_t i = 0; i < many; ++i)
                out[column + i] = static_cast<Word>(line[column + i]);
        else
            for (std::size_t i = 0; i < many; ++i)
                put(column + i, column + i);
    }
    for (; column < columns; ++column)
        put(column, column * step);
}

/// The lines of a picture, in turn of each component.
template <class Word>
bool pullLines(ojph::codestream& codestream, const CodestreamHead& head, Word* out)
{
    const Range range = rangeOf(head);
    const auto columns = static_cast<std::size_t>(head.columns);
    const auto samples = static_cast<std::size_t>(head.samples);
    const auto rows = static_cast<std::size_t>(head.rows);
    std::vector<std::size_t> rowOf(samples, 0);
    for (std::size_t i = 0; i < rows * samples; ++i) {
        ojph::ui32 component = 0;
        const ojph::line_buf* line = codestream.pull(component);
        if (!line || line->size < columns || component >= samples || rowOf[component] >= rows)
            return false;
        putLine(line->i32, columns, range, out + rowOf[component]++ * columns * samples + component,
                samples);
    }
    return true;
}

} // namespace

std::optional<bool> decodeByOpenJph(Bytes stream, const CodestreamHead& head,
                                    std::span<std::uint8_t> samples)
{
    constexpr int mostBits = 16;
    if (head.bits > mostBits)
        return std::nullopt;
    ojph::mem_infile source;
    source.open(stream.data(), stream.size());
    ojph::codestream codestream;
    codestream.read_headers(&source);
    const Fit fit = fitOf(codestream.access_siz(), head);
    if (fit == Fit::ForOpenJpeg)
        return std::nullopt;
    if (fit == Fit::Damaged)
        return false;
    codestream.set_planar(false);
    codestream.create();
    const bool isWhole = head.bits <= std::numeric_limits<std::uint8_t>::digits
        ? pullLines(codestream, head, samples.data())
        : pullLines(codestream, head, reinterpret_cast<std::uint16_t*>(samples.data()));
    codestream.close();
    return isWhole;
}

} // namespace foramen

#else

namespace foramen {

std::optional<bool> decodeByOpenJph(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    return std::nullopt;
}

} // namespace foramen

#endif
