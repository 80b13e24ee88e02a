#include "core/dicom/documents/encapsulated_pdf.h"

#include "core/dicom/parsing/charset.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/parsing/inflate_source.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kDocument = dicomTag(0x0042, 0x0011);

/// The length of the document where the file states it and a byte of padding may follow.
std::size_t statedLength(const Dataset& data, std::size_t length)
{
    const DatasetElement* stated = data.root().find(dicomTag(0x0042, 0x0015)); // UL
    if (!stated || data.value(*stated).size() < 4)
        return length;
    const std::span<const std::uint8_t> bytes = data.value(*stated);
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | bytes[data.bigEndian() ? i : 3 - i];
    return value + 1 == length ? value : length;
}

/// Programs that show PDF files look for the head within the first 1024 bytes.
bool isPdf(std::span<const std::uint8_t> bytes)
{
    constexpr std::size_t searched = 1024;
    constexpr std::string_view head = "%PDF-";
    const std::span<const std::uint8_t> start = bytes.first(std::min(bytes.size(), searched));
    return std::search(start.begin(), start.end(), head.begin(), head.end()) != start.end();
}

} // namespace

Result<EncapsulatedPdf> readEncapsulatedPdf(std::unique_ptr<ByteSource> source)
{
    const Result<Dataset> data = readHeader(std::move(source));
    if (!data)
        return tl::make_unexpected(data.error());
    const DatasetElement* element = data->root().find(kDocument);
    if (!element && data->damaged())
        return failure(ErrorCode::Corrupt, ReasonCode::HeaderCutOff);
    if (!element)
        return tl::make_unexpected(Error(ErrorCode::Unsupported, "The object holds no document"));
    const std::span<const std::uint8_t> bytes = data->value(*element);
    if (!isPdf(bytes))
        return tl::make_unexpected(
            Error(ErrorCode::Unsupported, "The document inside the object is no PDF"));
    const auto length = static_cast<std::ptrdiff_t>(statedLength(*data, bytes.size()));
    return EncapsulatedPdf{
        utf8From(data->text(dicomTag(0x0042, 0x0010)), data->text(dicomTag(0x0008, 0x0005))),
        {bytes.begin(), bytes.begin() + length}};
}

Result<EncapsulatedPdf> readEncapsulatedPdf(const std::filesystem::path& path)
{
    Result<std::unique_ptr<ByteSource>> source = openContentSource(path);
    if (!source)
        return tl::make_unexpected(source.error());
    return readEncapsulatedPdf(std::move(*source));
}

} // namespace foramen
