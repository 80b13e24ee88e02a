#pragma once

#include "core/base/result.h"
#include "core/dicom/parsing/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// A DICOM tag, (group << 16) | element.
using DicomTag = std::uint32_t;

constexpr DicomTag dicomTag(std::uint16_t group, std::uint16_t element)
{
    return (static_cast<DicomTag>(group) << 16) | element;
}

class DatasetItem;

/// One attribute of a header: where its value lies, or its items.
struct DatasetElement {
    DicomTag tag = 0;
    std::size_t offset = 0; ///< of the value, into the header's bytes
    std::uint32_t length = 0;
    std::vector<DatasetItem>
        items; ///< of the sequences that image headers need; empty for the others
};

/// The attributes of a header, or of one item of a sequence, in file order.
class DatasetItem {
public:
    std::vector<DatasetElement> elements;

    /// @return the element, or null when there is none.
    [[nodiscard]] const DatasetElement* find(DicomTag tag) const;
};

/// Where the pixel data lie in a file.
struct PixelLocation {
    std::size_t offset =
        0; ///< of the value, in the header's bytes (in the file, unless it is deflated)
    std::uint32_t length = 0; ///< bytes; kUndefinedLength when encapsulated
    bool floating = false; ///< Float or Double Float Pixel Data
};

inline constexpr std::uint32_t kUndefinedLength = 0xFFFFFFFF;

/// A DICOM header up to its pixel data, read without a data dictionary: attributes are asked for by
/// tag, and their type by the caller.
class Dataset {
public:
    /// Reads a header. Tolerates a missing preamble, a missing or wrong transfer syntax, and
    /// missing delimiters.
    /// @return NotDicom when the bytes are no DICOM object, Corrupt when nothing could be read
    /// before the damage.
    [[nodiscard]] static Result<Dataset> read(std::unique_ptr<ByteSource> source);

    /// Text without padding; empty when absent. Not converted: see Charset.
    [[nodiscard]] std::string text(DicomTag tag) const { return text(m_root, tag); }
    [[nodiscard]] std::string text(const DatasetItem& item, DicomTag tag) const;
    /// Decimal or integer string values; those that cannot be understood end the list.
    [[nodiscard]] std::vector<double> decimals(const DatasetItem& item, DicomTag tag) const;
    [[nodiscard]] std::optional<double> decimal(DicomTag tag) const { return decimal(m_root, tag); }
    [[nodiscard]] std::optional<double> decimal(const DatasetItem& item, DicomTag tag) const;
    /// Value of an unsigned short (US).
    [[nodiscard]] std::optional<int> unsignedShort(DicomTag tag) const;
    /// Value of a double float (FD).
    [[nodiscard]] std::optional<double> doubleFloat(const DatasetItem& item, DicomTag tag) const;

    [[nodiscard]] const DatasetItem& root() const { return m_root; }
    /// First item of a sequence, or null.
    [[nodiscard]] const DatasetItem* firstItem(const DatasetItem& item, DicomTag sequence) const;

    [[nodiscard]] const std::string& transferSyntaxUid() const { return m_transferSyntaxUid; }
    [[nodiscard]] bool bigEndian() const { return m_bigEndian; }
    [[nodiscard]] bool deflated() const { return m_deflated; }
    /// The file ends, or its structure breaks, before the header does; what was read until then is
    /// there.
    [[nodiscard]] bool damaged() const { return m_damaged; }
    [[nodiscard]] const std::optional<PixelLocation>& pixels() const { return m_pixels; }
    /// The bytes, for reading native pixel data; ensure() fetches more.
    [[nodiscard]] ByteSource& source() const { return *m_source; }
    /// The value of an element as it lies in the file.
    [[nodiscard]] std::span<const std::uint8_t> value(const DatasetElement& element) const;

private:
    friend class HeaderReader;

    std::unique_ptr<ByteSource> m_source;
    DatasetItem m_root;
    std::string m_transferSyntaxUid;
    std::optional<PixelLocation> m_pixels;
    bool m_bigEndian = false;
    bool m_deflated = false;
    bool m_damaged = false;
};

} // namespace foramen
