#include "core/dataset/png/png_writer.h"

#include "core/base/files/file_replacement.h"

#include <png.h>

#include <bit>
#include <exception>
#include <string>

namespace foramen {

namespace {

/// Error handler: leaves writePixels() by longjmp, like that of libpng, but prints nothing.
[[noreturn]] void giveUp(png_structp png, png_const_charp)
{
    png_longjmp(png, 1);
}

void ignoreWarning(png_structp, png_const_charp) { }

/// Takes what libpng writes. No exception may pass through libpng.
void append(png_structp png, png_bytep data, std::size_t size)
{
    bool fits = true;
    try {
        static_cast<std::string*>(png_get_io_ptr(png))
            ->append(reinterpret_cast<const char*>(data), size);
    } catch (const std::exception&) { // memory is short
        fits = false;
    }
    if (!fits)
        giveUp(png, nullptr);
}

void nothingToFlush(png_structp) { }

/// May be left by longjmp in a failing call of libpng: no local object may need a destructor.
bool writePixels(png_structp png, png_infop info, std::string& bytes, const PngImage& image,
                 const png_byte* pixels, int bits)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_write_fn(png, &bytes, append, nothingToFlush);
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.columns),
                 static_cast<png_uint_32>(image.rows), bits,
                 image.samples == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    if (bits > 8 && std::endian::native == std::endian::little)
        png_set_swap(png);
    const std::size_t rowBytes = static_cast<std::size_t>(image.columns)
        * static_cast<std::size_t>(image.samples) * static_cast<std::size_t>(bits / 8);
    for (int row = 0; row < image.rows; ++row)
        png_write_row(png, pixels + static_cast<std::size_t>(row) * rowBytes);
    png_write_end(png, info);
    return true;
}

bool encode(const PngImage& image, std::string& bytes)
{
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp, ignoreWarning);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    const bool written =
        info
        && std::visit(
            [&](const auto& pixels) {
                constexpr int bits = 8 * sizeof(pixels[0]);
                return writePixels(png, info, bytes, image,
                                   reinterpret_cast<const png_byte*>(pixels.data()), bits);
            },
            image.pixels);
    png_destroy_write_struct(&png, &info);
    return written;
}

} // namespace

Result<void> writePng(const std::filesystem::path& file, const PngImage& image)
{
    std::string bytes;
    if (!encode(image, bytes))
        return failure(ErrorCode::Internal,
                       "A PNG picture cannot be made: " + file.filename().string());
    if (const auto written = replaceFile(file, bytes, Durability::Process); !written)
        return failure(written.error().code,
                       file.filename().string() + ": " + written.error().message);
    return {};
}

} // namespace foramen
