#pragma once

#include "core/base/result.h"
#include "core/dataset/png/png_plan.h"
#include "core/dataset/png/png_writer.h"

#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// Writes captions into pictures: for each point its level, condition and grade in the colour of
/// the grade, and the place of the picture in its series. FreeType draws the letters.
class PngCaptions {
public:
    /// @return NotFound where no font is installed.
    [[nodiscard]] static Result<std::unique_ptr<PngCaptions>> create();
    ~PngCaptions();
    PngCaptions(const PngCaptions&) = delete;
    PngCaptions& operator=(const PngCaptions&) = delete;

    /// The lines for a picture, from above: "L4/L5 left subarticular: Severe". A point without a
    /// grade has no colon.
    [[nodiscard]] static std::vector<std::string> linesOf(const PngJob& job);
    /// Draws them into an 8-bit picture, which becomes one in colour. What does not fit is cut off.
    void draw(PngImage& image, const PngJob& job);

private:
    struct Font;
    explicit PngCaptions(std::unique_ptr<Font> font);
    std::unique_ptr<Font> m_font;
};

} // namespace foramen
