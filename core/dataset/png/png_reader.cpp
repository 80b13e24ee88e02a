#include "core/dataset/png/png_reader.h"

#include <fmt/format.h>
#include <png.h>

#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

constexpr std::uint64_t kMostPixels = 1U << 24U;

/// libpng's reader, which frees its memory in any case.
class Reader {
public:
    Reader() { m_image.version = PNG_IMAGE_VERSION; }
    ~Reader() { png_image_free(&m_image); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    [[nodiscard]] png_image& image() { return m_image; }

private:
    png_image m_image{};
};

} // namespace

Result<GreyPicture> readGreyPng(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return failure(ErrorCode::NotReadable, fmt::format("{} is no file", file.string()));
    Reader reader;
    png_image& image = reader.image();
    const auto corrupt = [&] {
        return failure(
            ErrorCode::Corrupt,
            fmt::format("{} is no PNG picture that can be read: {}", file.string(), image.message));
    };
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0)
        return corrupt();
    if (std::uint64_t{image.width} * image.height > kMostPixels)
        return failure(ErrorCode::Corrupt, fmt::format("{} is too large", file.string()));
    // With the alpha channel: without it, libpng blends with a background.
    image.format = PNG_FORMAT_GA;
    std::vector<std::uint8_t> pairs(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pairs.data(), 0, nullptr) == 0)
        return corrupt();
    GreyPicture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    picture.pixels.reserve(pairs.size() / 2);
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        picture.pixels.push_back(pairs[i]);
    return picture;
}

} // namespace foramen
