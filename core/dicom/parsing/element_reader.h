#pragma once

#include "core/dicom/parsing/byte_source.h"
#include "core/dicom/parsing/dicom_tag.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// How the elements at some place of a file are encoded.
struct ElementEncoding {
    bool implicitVr = false;
    bool bigEndian = false;
};

/// Tag, VR and length of one element.
struct ElementHead {
    DicomTag tag = 0;
    std::string vr; ///< two letters; empty where the file states none
    std::uint32_t length = 0; ///< bytes; kUndefinedLength where a delimiter ends the value
    std::size_t valueOffset = 0;

    [[nodiscard]] bool isDelimiter() const { return tag >> 16 == 0xFFFE; }
    /// Whether the file says that items follow: VR SQ, or an undefined length.
    [[nodiscard]] bool isSequence() const
    {
        return !isDelimiter() && (vr == "SQ" || length == kUndefinedLength);
    }
};

/// Reads heads of elements from a source, in the encoding that holds where they are. Where a file
/// contradicts its transfer syntax, its bytes decide.
class ElementReader {
public:
    /// @p source must outlive the reader.
    explicit ElementReader(ByteSource& source)
        : m_source(&source)
    {
    }

    /// Offset of the first element. Files without a preamble are recognised by a plausible first
    /// element. @return none where the bytes are not DICOM.
    [[nodiscard]] std::optional<std::size_t> findStart();
    /// The encoding of the elements from @p offset on.
    /// @param bigEndian  as the transfer syntax says
    [[nodiscard]] ElementEncoding encodingAt(std::size_t offset, bool bigEndian);
    /// The encoding of the items of a sequence whose VR is UN: implicit VR little endian by rule
    /// (PS3.5 6.2.2), explicit VR in many files. The first element of the items decides.
    /// @param offset  of the sequence's value
    [[nodiscard]] ElementEncoding encodingOfUnknown(std::size_t offset);

    [[nodiscard]] const ElementEncoding& encoding() const { return m_encoding; }
    void setEncoding(ElementEncoding encoding) { m_encoding = encoding; }

    /// @return none where the source ends before the value begins.
    [[nodiscard]] std::optional<ElementHead> headAt(std::size_t offset);
    /// Whether an element that begins at @p offset states a known VR.
    [[nodiscard]] bool statesVr(std::size_t offset) const;

    [[nodiscard]] bool ensure(std::size_t end) { return m_source->ensure(end); }
    /// Characters that ensure() made available.
    [[nodiscard]] std::string_view textAt(std::size_t offset, std::size_t length) const
    {
        return {reinterpret_cast<const char*>(m_source->bytes().data()) + offset, length};
    }
    /// A 16-bit number that ensure() made available.
    [[nodiscard]] std::uint16_t shortAt(std::size_t offset) const;
    /// A 32-bit number that ensure() made available.
    [[nodiscard]] std::uint32_t longAt(std::size_t offset) const;

private:
    ByteSource* m_source;
    ElementEncoding m_encoding;
};

} // namespace foramen
