#include "core/dataset/png/png_render.h"

#include "core/dataset/png/png_colours.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace foramen {

namespace {

/// The part of a picture to be written, and its grid.
struct Cut {
    double left = 0; ///< source pixels: centre of the first written pixel
    double top = 0;
    double columnStep = 1; ///< source pixels for each written pixel
    double rowStep = 1;
    int columns = 0;
    int rows = 0;

    [[nodiscard]] ImagePoint written(ImagePoint source) const
    {
        return {(source.column - left) / columnStep, (source.row - top) / rowStep};
    }
};

/// mm where the spacing is metric, else the shape of a pixel.
const PixelSpacing& spacingOf(const PngJob& job)
{
    return job.instance->frames[job.frameIndex].spacing;
}

/// A square of @p mm around a source position, with @p size pixels a side.
Cut squareCut(ImagePoint middle, double mm, int size, const PixelSpacing& spacing)
{
    Cut cut;
    cut.columns = cut.rows = size;
    cut.columnStep = mm / spacing.column / size;
    cut.rowStep = mm / spacing.row / size;
    cut.left = middle.column - cut.columnStep * (size - 1) / 2;
    cut.top = middle.row - cut.rowStep * (size - 1) / 2;
    return cut;
}

Result<Cut> cutOf(const PngJob& job, const PngOptions& options, const PixelData& pixels)
{
    const PixelSpacing& spacing = spacingOf(job);
    if (options.cropMm <= 0 && options.size <= 0)
        return Cut{0, 0, 1, 1, pixels.columns, pixels.rows};
    if (options.cropMm <= 0) {
        const double side = std::max(spacing.column * pixels.columns, spacing.row * pixels.rows);
        return squareCut({(pixels.columns - 1) / 2.0, (pixels.rows - 1) / 2.0}, side, options.size,
                         spacing);
    }
    if (!spacing.isMetric())
        return failure(ErrorCode::NoGeometry,
                       "The picture states no pixel spacing, so nothing can be cut in millimetres");
    const ImagePoint middle = job.points.front().value->image;
    if (options.size > 0)
        return squareCut(middle, options.cropMm, options.size, spacing);
    Cut cut;
    cut.columns = std::max(1, static_cast<int>(std::lround(options.cropMm / spacing.column)));
    cut.rows = std::max(1, static_cast<int>(std::lround(options.cropMm / spacing.row)));
    cut.left = std::round(middle.column - (cut.columns - 1) / 2.0);
    cut.top = std::round(middle.row - (cut.rows - 1) / 2.0);
    return cut;
}

/// Samples stored values of one frame; outside the frame, the lowest one.
class FrameSampler {
public:
    FrameSampler(const PixelData& pixels, std::size_t frame)
        : m_values{nullptr, pixels.columns, pixels.rows}
    {
        m_values.first = pixels.stored.data() + frame * m_values.size();
        const auto [low, high] =
            std::minmax_element(m_values.first, m_values.first + m_values.size());
        m_low = *low;
        m_high = *high;
        m_outside = pixels.rescaleSlope < 0 ? m_high : m_low;
    }

    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }

    /// The mean of the source pixels under one written pixel.
    [[nodiscard]] double mean(const Cut& cut, int column, int row) const
    {
        const int across = std::max(1, static_cast<int>(std::ceil(cut.columnStep)));
        const int down = std::max(1, static_cast<int>(std::ceil(cut.rowStep)));
        double sum = 0;
        for (int j = 0; j < down; ++j)
            for (int i = 0; i < across; ++i)
                sum +=
                    m_values.at(cut.left + cut.columnStep * (column + (i + 0.5) / across - 0.5),
                                cut.top + cut.rowStep * (row + (j + 0.5) / down - 0.5), m_outside);
        return sum / (across * down);
    }

private:
    SliceValues m_values;
    double m_low = 0;
    double m_high = 0;
    double m_outside = 0;
};

GrayWindow rangeOf(const PngJob& job, const PngWindow& window, const PixelData& pixels,
                   const FrameSampler& frame, const GrayWindow& automatic)
{
    const auto around = [](double center, double width) {
        return GrayWindow{center - width / 2, center + width / 2};
    };
    const Instance& instance = *job.instance;
    switch (window.kind) {
    case PngWindow::Kind::Fixed:
        return around(window.center, window.width);
    case PngWindow::Kind::Full: {
        const double a = pixels.rescaleSlope * frame.low() + pixels.rescaleIntercept;
        const double b = pixels.rescaleSlope * frame.high() + pixels.rescaleIntercept;
        return {std::min(a, b), std::max(a, b)};
    }
    case PngWindow::Kind::File:
        if (!pixels.isOfOtherDepth && instance.windowCenter
            && instance.windowWidth.value_or(0) > 0) {
            const double center = pixels.turnedRoundFrom
                ? *pixels.turnedRoundFrom - *instance.windowCenter
                : *instance.windowCenter;
            return around(center, *instance.windowWidth);
        }
        break;
    case PngWindow::Kind::Automatic:
        break;
    }
    return automatic;
}

std::vector<std::uint8_t> windowed(const FrameSampler& frame, const Cut& cut,
                                   const PixelData& pixels, const GrayWindow& range)
{
    std::vector<std::uint8_t> grey;
    grey.reserve(static_cast<std::size_t>(cut.columns) * static_cast<std::size_t>(cut.rows));
    for (int row = 0; row < cut.rows; ++row)
        for (int column = 0; column < cut.columns; ++column) {
            const double value =
                pixels.rescaleSlope * frame.mean(cut, column, row) + pixels.rescaleIntercept;
            grey.push_back(range.grayOf(value));
        }
    return grey;
}

/// Sets pixels, scale and offset. Values from 0 to 65,535 stay unchanged where they are whole steps
/// of the scale.
void fillSixteenBits(RenderedPng& png, const FrameSampler& frame, const Cut& cut,
                     const PixelData& pixels)
{
    png.scale = pixels.rescaleSlope;
    double shift = std::round(pixels.rescaleIntercept / pixels.rescaleSlope);
    const bool whole =
        std::abs(shift * pixels.rescaleSlope - pixels.rescaleIntercept) < 1e-6 * png.scale;
    if (!whole || frame.low() + shift < 0 || frame.high() + shift > 65535)
        shift = 32768;
    png.offset = pixels.rescaleIntercept - shift * pixels.rescaleSlope;
    if (std::abs(png.offset) < 1e-6 * std::abs(png.scale))
        png.offset = 0;
    std::vector<std::uint16_t> words;
    words.reserve(static_cast<std::size_t>(cut.columns) * static_cast<std::size_t>(cut.rows));
    for (int row = 0; row < cut.rows; ++row)
        for (int column = 0; column < cut.columns; ++column)
            words.push_back(static_cast<std::uint16_t>(
                std::clamp(std::round(frame.mean(cut, column, row) + shift), 0.0, 65535.0)));
    png.image.pixels = std::move(words);
}

/// Draws rings with a dark edge, visible on bright and dark pixels.
void drawRings(std::vector<std::uint8_t>& rgb, const Cut& cut, ImagePoint middle, double radius,
               std::optional<Severity> grade)
{
    constexpr double step = 3; // pixels between rings
    const int rings = grade ? static_cast<int>(*grade) + 1 : 1;
    const double reach = radius + step * rings + 2;
    const auto within = [](double value, int end) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(end)));
    };
    for (int y = within(middle.row - reach, cut.rows); y < within(middle.row + reach + 1, cut.rows);
         ++y)
        for (int x = within(middle.column - reach, cut.columns);
             x < within(middle.column + reach + 1, cut.columns); ++x) {
            const double away = std::hypot(x - middle.column, y - middle.row);
            double nearest = reach;
            for (int ring = 0; ring < rings; ++ring)
                nearest = std::min(nearest, std::abs(away - radius - step * ring));
            std::uint8_t* pixel = rgb.data()
                + 3
                    * (static_cast<std::size_t>(y) * static_cast<std::size_t>(cut.columns)
                       + static_cast<std::size_t>(x));
            blend(pixel, {0, 0, 0}, std::clamp(1.9 - nearest, 0.0, 1.0) * 0.7);
            blend(pixel, colourOf(grade), std::clamp(1.2 - nearest, 0.0, 1.0));
        }
}

void drawMarks(RenderedPng& png, const Cut& cut, const PngJob& job)
{
    makeColour(png.image);
    auto& rgb = std::get<std::vector<std::uint8_t>>(png.image.pixels);
    constexpr double radiusMm = 4;
    const double radius =
        png.columnSpacing > 0 ? std::max(6.0, radiusMm / png.columnSpacing) : 10.0;
    for (std::size_t i = 0; i < job.points.size(); ++i)
        drawRings(rgb, cut, png.points[i], radius, job.points[i].grade);
}

} // namespace

GrayWindow automaticRange(const Series& series)
{
    constexpr std::size_t looks = 5;
    constexpr std::size_t every = 7; // a sample of the pixels is enough
    std::vector<double> values;
    const std::size_t step = std::max<std::size_t>(1, series.instances.size() / looks);
    for (std::size_t i = step / 2; i < series.instances.size(); i += step) {
        const auto pixels = readPixels(series.instances[i]);
        if (!pixels)
            continue; // reported when it is exported
        for (std::size_t k = 0; k < pixels->stored.size(); k += every)
            values.push_back(pixels->rescaleSlope * pixels->stored[k] + pixels->rescaleIntercept);
    }
    if (values.empty())
        return {};
    const double low = percentileOf(values, 0.01);
    const double high = percentileOf(values, 0.995);
    return high > low ? GrayWindow{low, high} : GrayWindow{low, low + 1};
}

Result<RenderedPng> renderPng(const PngJob& job, const PngOptions& options,
                              const GrayWindow& automatic)
{
    const auto pixels = readPixels(*job.instance);
    if (!pixels)
        return tl::make_unexpected(pixels.error());
    if (job.frameIndex >= static_cast<std::size_t>(std::max(0, pixels->frames))
        || pixels->columns < 1 || pixels->rows < 1)
        return failure(ErrorCode::Corrupt, "The file holds fewer pictures than its header says");
    const auto cut = cutOf(job, options, *pixels);
    if (!cut)
        return tl::make_unexpected(cut.error());
    const FrameSampler frame(*pixels, job.frameIndex);
    RenderedPng png;
    png.image.columns = cut->columns;
    png.image.rows = cut->rows;
    if (spacingOf(job).isMetric()) {
        png.columnSpacing = spacingOf(job).column * cut->columnStep;
        png.rowSpacing = spacingOf(job).row * cut->rowStep;
    }
    for (const PngPoint& point : job.points)
        png.points.push_back(cut->written(point.value->image));
    if (options.sixteenBits) {
        fillSixteenBits(png, frame, *cut, *pixels);
        return png;
    }
    png.window = rangeOf(job, options.window, *pixels, frame, automatic);
    png.image.pixels = windowed(frame, *cut, *pixels, png.window);
    if (options.mark)
        drawMarks(png, *cut, job);
    return png;
}

} // namespace foramen
