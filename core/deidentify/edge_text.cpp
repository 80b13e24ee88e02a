#include "core/deidentify/edge_text.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr int kSmallestPicture = 64; // pixels; smaller ones have no room for a line of text
constexpr int kShortest = 5; // pixels, height of a letter
constexpr int kTallest = 48;

/// What counts as bright and as dark, as shares of the way from the ground of the margins to the
/// brightest pixel.
struct Contrast {
    double bright; ///< at least so bright are letters
    double dark; ///< at most so bright, on average, is what surrounds them
};
/// Over air, also grey letters; over tissue, white ones alone.
constexpr Contrast kContrasts[] = {{0.6, 0.4}, {0.9, 0.75}};

constexpr double kMostFilled = 0.8; // of the box around a letter
constexpr double kThickest = 0.4; // mean width of strokes, of the letter's height
constexpr double kWidestGap = 1.2; // between two letters, of their height
constexpr double kHeightRatio = 0.6; // of two letters in one line

/// The box around pixels that touch each other.
struct Blob {
    int left = 0;
    int top = 0;
    int right = 0; ///< inclusive
    int bottom = 0;
    int pixels = 0;
    int runs = 0; ///< unbroken stretches of pixels along rows

    [[nodiscard]] int width() const { return right - left + 1; }
    [[nodiscard]] int height() const { return bottom - top + 1; }
};

/// One picture, and which of its pixels are bright.
class Margins {
public:
    Margins(std::span<const std::int16_t> stored, int columns, int rows)
        : m_stored(stored)
        , m_columns(columns)
        , m_rows(rows)
        , m_bright(stored.size())
    {
    }

    int longestLine()
    {
        std::vector<std::int16_t> margin;
        for (int row = 0; row < m_rows; ++row)
            for (int column = 0; column < m_columns; ++column)
                if (isInMargin(column, row))
                    margin.push_back(m_stored[at(column, row)]);
        const auto middle = margin.begin() + static_cast<std::ptrdiff_t>(margin.size() / 2);
        std::nth_element(margin.begin(), middle, margin.end());
        const double range = *std::max_element(m_stored.begin(), m_stored.end()) - *middle;
        if (range <= 0)
            return 0;
        int longest = 0;
        for (const Contrast& contrast : kContrasts) {
            m_dark = *middle + contrast.dark * range;
            const double bright = *middle + contrast.bright * range;
            for (std::size_t i = 0; i < m_stored.size(); ++i)
                m_bright[i] = m_stored[i] >= bright ? 1 : 0;
            longest = std::max(longest, longestLineOf(letters()));
        }
        return longest;
    }

private:
    [[nodiscard]] std::size_t at(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns)
            + static_cast<std::size_t>(column);
    }
    [[nodiscard]] bool isInMargin(int column, int row) const
    {
        constexpr int share = 5;
        return column < m_columns / share || column >= m_columns - m_columns / share
            || row < m_rows / share || row >= m_rows - m_rows / share;
    }

    std::vector<Blob> letters()
    {
        std::vector<Blob> found;
        for (int row = 0; row < m_rows; ++row)
            for (int column = 0; column < m_columns; ++column)
                if (m_bright[at(column, row)] == 1)
                    if (const Blob blob = takeBlob(column, row); isLetter(blob))
                        found.push_back(blob);
        return found;
    }

    /// Follows a blob over all eight neighbours and marks its pixels as seen.
    Blob takeBlob(int firstColumn, int firstRow)
    {
        constexpr std::uint8_t seen = 2;
        Blob blob{firstColumn, firstRow, firstColumn, firstRow, 0, 0};
        std::vector<std::pair<int, int>> open{{firstColumn, firstRow}};
        m_bright[at(firstColumn, firstRow)] = seen;
        while (!open.empty()) {
            const auto [column, row] = open.back();
            open.pop_back();
            blob.left = std::min(blob.left, column);
            blob.right = std::max(blob.right, column);
            blob.top = std::min(blob.top, row);
            blob.bottom = std::max(blob.bottom, row);
            ++blob.pixels;
            if (column == 0 || m_bright[at(column - 1, row)] == 0)
                ++blob.runs;
            for (int y = std::max(0, row - 1); y <= std::min(m_rows - 1, row + 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(m_columns - 1, column + 1); ++x)
                    if (m_bright[at(x, y)] == 1) {
                        m_bright[at(x, y)] = seen;
                        open.emplace_back(x, y);
                    }
        }
        return blob;
    }

    [[nodiscard]] bool isLetter(const Blob& blob) const
    {
        const int width = blob.width();
        const int height = blob.height();
        if (height < kShortest || height > kTallest || width > height + height / 2)
            return false;
        if (!isInMargin(blob.left, blob.top) || !isInMargin(blob.right, blob.bottom))
            return false;
        const double stroke = static_cast<double>(blob.pixels) / blob.runs;
        const bool isBar = width <= std::max(2, height / 5); // I, l, 1
        const bool isFilled = blob.pixels > kMostFilled * width * height;
        return stroke <= std::max(2.0, kThickest * height) && (isBar || !isFilled)
            && isSetOff(blob);
    }

    /// Whether the ground around a letter, and between its strokes, is dark.
    [[nodiscard]] bool isSetOff(const Blob& blob) const
    {
        double sum = 0;
        int count = 0;
        for (int y = std::max(0, blob.top - 1); y <= std::min(m_rows - 1, blob.bottom + 1); ++y)
            for (int x = std::max(0, blob.left - 1); x <= std::min(m_columns - 1, blob.right + 1);
                 ++x)
                if (m_bright[at(x, y)] == 0) {
                    sum += m_stored[at(x, y)];
                    ++count;
                }
        return count > 0 && sum / count <= m_dark;
    }

    static bool isNext(const Blob& one, const Blob& other)
    {
        const int tallest = std::max(one.height(), other.height());
        const int shortest = std::min(one.height(), other.height());
        const int gap = other.left - one.right - 1;
        return gap >= 0 && gap <= kWidestGap * tallest && shortest >= kHeightRatio * tallest
            && std::abs(one.bottom - other.bottom) <= std::max(1, tallest / 5);
    }

    static int longestLineOf(std::vector<Blob> letters)
    {
        std::sort(letters.begin(), letters.end(),
                  [](const Blob& one, const Blob& other) { return one.left < other.left; });
        std::vector<int> lengths(letters.size(), 1); // of the line that ends with each letter
        int longest = 0;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            for (std::size_t before = 0; before < i; ++before)
                if (isNext(letters[before], letters[i]))
                    lengths[i] = std::max(lengths[i], lengths[before] + 1);
            longest = std::max(longest, lengths[i]);
        }
        return longest;
    }

    std::span<const std::int16_t> m_stored;
    int m_columns;
    int m_rows;
    std::vector<std::uint8_t> m_bright; ///< 1 bright, 2 bright and taken
    double m_dark = 0;
};

} // namespace

int lettersAtEdges(std::span<const std::int16_t> stored, int columns, int rows)
{
    assert(stored.size() == static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    if (columns < kSmallestPicture || rows < kSmallestPicture)
        return 0;
    return Margins(stored, columns, rows).longestLine();
}

} // namespace foramen
