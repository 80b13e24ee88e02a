#pragma once

#include "core/dicom/parsing/dataset.h"

namespace foramen {

/// Walks the elements of a header into a Dataset. One reader reads one header.
class HeaderReader {
public:
    explicit HeaderReader(Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    [[nodiscard]] Result<void> read();

private:
    struct Encoding {
        bool implicitVr = false;
        bool bigEndian = false;
    };
    struct ElementHead {
        DicomTag tag = 0;
        bool sequence = false; ///< VR SQ, or UN of undefined length
        bool unknown = false; ///< VR UN: its content is implicit little endian
        std::uint32_t length = 0;
        std::size_t valueOffset = 0;
    };
    enum class Step { Done, Ended, Damaged };

    bool findStart();
    bool readMeta();
    void chooseEncoding();
    [[nodiscard]] bool looksExplicit(std::size_t offset) const;
    Step readElements(DatasetItem& item, std::size_t end, int depth);
    Step readElement(DatasetItem& item, const ElementHead& head, int depth);
    Step readSequence(DatasetElement& element, const ElementHead& head, int depth);
    Encoding encodingOfUnknown(std::size_t offset);
    Step readItems(DatasetElement& element, std::size_t end, int depth);
    Step notePixels(const ElementHead& head);
    [[nodiscard]] std::optional<ElementHead> readHead(std::size_t offset);

    [[nodiscard]] bool ensure(std::size_t end) { return m_dataset.m_source->ensure(end); }
    [[nodiscard]] std::uint16_t shortAt(std::size_t offset) const;
    [[nodiscard]] std::uint32_t longAt(std::size_t offset) const;

    Dataset& m_dataset;
    Encoding m_encoding;
    std::size_t m_position = 0;
};

} // namespace foramen
