#include "core/dataset/png/png_writer.h"

#include <itkPNGImageIO.h>

#include <exception>
#include <type_traits>

namespace foramen {

Result<void> writePng(const std::filesystem::path& file, const PngImage& image)
{
    try {
        const auto writer = itk::PNGImageIO::New();
        writer->SetFileName(file.string());
        writer->SetNumberOfDimensions(2);
        writer->SetDimensions(0, static_cast<unsigned>(image.columns));
        writer->SetDimensions(1, static_cast<unsigned>(image.rows));
        writer->SetNumberOfComponents(static_cast<unsigned>(image.samples));
        writer->SetPixelType(image.samples == 1 ? itk::IOPixelEnum::SCALAR : itk::IOPixelEnum::RGB);
        std::visit(
            [&](const auto& pixels) {
                using Sample = typename std::decay_t<decltype(pixels)>::value_type;
                writer->SetComponentType(sizeof(Sample) == 1 ? itk::IOComponentEnum::UCHAR
                                                             : itk::IOComponentEnum::USHORT);
                writer->Write(pixels.data());
            },
            image.pixels);
    } catch (const std::exception&) { // ITK reports all failures so
        return failure(ErrorCode::NotWritable,
                       "A PNG file cannot be written: " + file.filename().string());
    }
    return {};
}

} // namespace foramen
