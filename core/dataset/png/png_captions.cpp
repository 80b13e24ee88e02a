#include "core/dataset/png/png_captions.h"

#include "core/dataset/png/png_colours.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include FT_FREETYPE_H

namespace foramen {

namespace {

constexpr int kSmallest = 9; ///< pixels of a line
constexpr int kLargest = 24;
constexpr int kMargin = 3; ///< pixels from the edge

/// The file of the first of the program's fonts that is installed, else of any other.
std::string fontFile()
{
    FcConfig* const config = FcInitLoadConfigAndFonts();
    FcPattern* const wanted =
        FcNameParse(reinterpret_cast<const FcChar8*>("Inter,DejaVu Sans,sans:scalable=true"));
    FcConfigSubstitute(config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result = FcResultNoMatch;
    FcPattern* const found = FcFontMatch(config, wanted, &result);
    FcChar8* name = nullptr;
    std::string file;
    if (found && FcPatternGetString(found, FC_FILE, 0, &name) == FcResultMatch)
        file = reinterpret_cast<const char*>(name);
    if (found)
        FcPatternDestroy(found);
    FcPatternDestroy(wanted);
    FcConfigDestroy(config);
    return file;
}

std::string_view shortName(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return "canal";
    case Condition::LeftNeuralForaminalNarrowing:
        return "left foramen";
    case Condition::RightNeuralForaminalNarrowing:
        return "right foramen";
    case Condition::LeftSubarticularStenosis:
        return "left subarticular";
    case Condition::RightSubarticularStenosis:
        break;
    }
    return "right subarticular";
}

std::string lineOf(const PngPoint& point)
{
    const Site site = point.value->site;
    const std::string name = fmt::format("{} {}", nameOf(site.level), shortName(site.condition));
    return point.grade ? fmt::format("{}: {}", name, nameOf(*point.grade)) : name;
}

std::string placeOf(const PngJob& job)
{
    return fmt::format("{}/{}", job.slice, job.slices);
}

} // namespace

/// FreeType's library with one face.
struct PngCaptions::Font {
    Font() = default;
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;
    ~Font()
    {
        if (face)
            FT_Done_Face(face);
        if (library)
            FT_Done_FreeType(library);
    }

    /// Draws one line with a dark edge. @param baseline  row of the lower edge of its letters.
    void draw(PngImage& image, int left, int baseline, std::string_view text,
              const PngColour& colour)
    {
        for (const bool isEdge : {true, false}) {
            int pen = left;
            for (const char letter : text) {
                if (FT_Load_Char(face, static_cast<unsigned char>(letter), FT_LOAD_RENDER) != 0)
                    continue;
                if (isEdge)
                    for (int dy = -1; dy <= 1; ++dy)
                        for (int dx = -1; dx <= 1; ++dx)
                            drawLetter(image, pen + dx, baseline + dy, {0, 0, 0}, 0.6);
                else
                    drawLetter(image, pen, baseline, colour, 1);
                constexpr int unit = 64; // FreeType counts 64ths of a pixel
                pen += static_cast<int>(face->glyph->advance.x / unit);
            }
        }
    }

    FT_Library library = nullptr;
    FT_Face face = nullptr;

private:
    /// The letter that was loaded last.
    void drawLetter(PngImage& image, int left, int baseline, const PngColour& colour, double share)
    {
        auto& pixels = std::get<std::vector<std::uint8_t>>(image.pixels);
        const FT_Bitmap& letter = face->glyph->bitmap;
        for (int y = 0; y < static_cast<int>(letter.rows); ++y)
            for (int x = 0; x < static_cast<int>(letter.width); ++x) {
                const int column = left + face->glyph->bitmap_left + x;
                const int row = baseline - face->glyph->bitmap_top + y;
                if (column < 0 || column >= image.columns || row < 0 || row >= image.rows)
                    continue;
                const std::size_t pixel = 3
                    * (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.columns)
                       + static_cast<std::size_t>(column));
                blend(&pixels[pixel], colour, share * letter.buffer[y * letter.pitch + x] / 255.0);
            }
    }
};

PngCaptions::PngCaptions(std::unique_ptr<Font> font)
    : m_font(std::move(font))
{
}

PngCaptions::~PngCaptions() = default;

Result<std::unique_ptr<PngCaptions>> PngCaptions::create()
{
    const std::string file = fontFile();
    auto font = std::make_unique<Font>();
    if (file.empty() || FT_Init_FreeType(&font->library) != 0
        || FT_New_Face(font->library, file.c_str(), 0, &font->face) != 0
        || !FT_IS_SCALABLE(font->face))
        return failure(ErrorCode::NotFound,
                       "Captions need a font, and none is installed (Debian: fonts-inter)");
    return std::unique_ptr<PngCaptions>(new PngCaptions(std::move(font)));
}

std::vector<std::string> PngCaptions::linesOf(const PngJob& job)
{
    std::vector<std::string> lines;
    lines.reserve(job.points.size());
    for (const PngPoint& point : job.points)
        lines.push_back(lineOf(point));
    return lines;
}

void PngCaptions::draw(PngImage& image, const PngJob& job)
{
    makeColour(image);
    constexpr int lines = 21; // of a picture
    const int height = std::clamp(image.rows / lines, kSmallest, kLargest);
    FT_Set_Pixel_Sizes(m_font->face, 0, static_cast<FT_UInt>(height)); // any size is one of it
    int baseline = kMargin + height;
    for (const PngPoint& point : job.points) {
        m_font->draw(image, kMargin, baseline, lineOf(point), colourOf(point.grade));
        baseline += height + 2;
    }
    m_font->draw(image, kMargin, image.rows - kMargin, placeOf(job), colourOf({}));
}

} // namespace foramen
