#pragma once

#include "core/dicom/parsing/byte_source.h"
#include "core/dicom/parsing/dicom_tag.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

class DatasetItem;

/// One attribute of a header: the place of its value, or its items.
struct DatasetElement {
    DicomTag tag = 0;
    std::size_t offset = 0; ///< of the value, into the header's bytes
    std::uint32_t length = 0;
    std::vector<DatasetItem> items; ///< of the sequences that images need; empty for others
};

/// The attributes of a header, or of one item of a sequence, in file order.
class DatasetItem {
public:
    std::vector<DatasetElement> elements;

    /// @return the element, or null when there is none.
    [[nodiscard]] const DatasetElement* find(DicomTag tag) const;
};

/// The place of the pixel data in a file.
struct PixelLocation {
    std::size_t offset =
        0; ///< of the value, in the header's bytes (in the file, unless it is deflated)
    std::uint32_t length = 0; ///< bytes; kUndefinedLength when encapsulated
    int floatBits = 0; ///< 32: Float Pixel Data, 64: Double Float Pixel Data, 0: integers
};

/// What reading a header gives.
struct HeaderContent {
    std::unique_ptr<ByteSource> source;
    DatasetItem root;
    std::string transferSyntaxUid;
    std::optional<PixelLocation> pixels;
    bool bigEndian = false;
    bool deflated = false;
    bool damaged = false;
};

/// A DICOM header up to its pixel data. The caller asks for attributes by tag and states their
/// type: there is no data dictionary here. readHeader() makes one.
class Dataset {
public:
    explicit Dataset(HeaderContent content)
        : m_content(std::move(content))
    {
    }

    /// Text without padding; empty when absent. Not converted: see Charset.
    [[nodiscard]] std::string text(DicomTag tag) const { return text(m_content.root, tag); }
    [[nodiscard]] std::string text(const DatasetItem& item, DicomTag tag) const;
    /// Values of a decimal or integer string, up to the first that is not a number. Decimal commas
    /// are read, too.
    [[nodiscard]] std::vector<double> decimals(const DatasetItem& item, DicomTag tag) const;
    [[nodiscard]] std::optional<double> decimal(DicomTag tag) const
    {
        return decimal(m_content.root, tag);
    }
    [[nodiscard]] std::optional<double> decimal(const DatasetItem& item, DicomTag tag) const;
    /// Value of an unsigned short (US).
    [[nodiscard]] std::optional<int> unsignedShort(DicomTag tag) const;
    /// Value of a double float (FD).
    [[nodiscard]] std::optional<double> doubleFloat(const DatasetItem& item, DicomTag tag) const;

    [[nodiscard]] const DatasetItem& root() const { return m_content.root; }
    /// First item of a sequence, or null.
    [[nodiscard]] const DatasetItem* firstItem(const DatasetItem& item, DicomTag sequence) const;

    [[nodiscard]] const std::string& transferSyntaxUid() const
    {
        return m_content.transferSyntaxUid;
    }
    [[nodiscard]] bool bigEndian() const { return m_content.bigEndian; }
    [[nodiscard]] bool deflated() const { return m_content.deflated; }
    /// The file ends, or its structure breaks, before the header does. What was read until then is
    /// there.
    [[nodiscard]] bool damaged() const { return m_content.damaged; }
    [[nodiscard]] const std::optional<PixelLocation>& pixels() const { return m_content.pixels; }
    /// The bytes, for reading native pixel data; ensure() fetches more.
    [[nodiscard]] ByteSource& source() const { return *m_content.source; }
    /// The value of an element as it is stored in the file.
    [[nodiscard]] std::span<const std::uint8_t> value(const DatasetElement& element) const;

private:
    HeaderContent m_content;
};

} // namespace foramen
