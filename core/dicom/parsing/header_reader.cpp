#include "core/dicom/parsing/header_reader.h"

#include "core/dicom/parsing/element_reader.h"
#include "core/dicom/parsing/inflate_source.h"

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kFloatPixelData = dicomTag(0x7FE0, 0x0008);
constexpr DicomTag kDoubleFloatPixelData = dicomTag(0x7FE0, 0x0009);
constexpr DicomTag kTransferSyntax = dicomTag(0x0002, 0x0010);
constexpr std::size_t kToTheEnd = std::numeric_limits<std::size_t>::max();
constexpr int kDeepest = 24;

/// The sequences whose items are kept: functional groups of multi-frame images, tables for the
/// pixels, and the records of a DICOMDIR.
bool isKept(DicomTag sequence)
{
    switch (sequence) {
    case dicomTag(0x0004, 0x1220): // Directory Record
    case dicomTag(0x0008, 0x9215): // Derivation Code Sequence
    case dicomTag(0x0018, 0x9006): // MR Imaging Modifier
    case dicomTag(0x0018, 0x9112): // MR Timing and Related Parameters
    case dicomTag(0x0018, 0x9114): // MR Echo
    case dicomTag(0x0018, 0x9115): // MR Modifier
    case dicomTag(0x0018, 0x9117): // MR Diffusion
    case dicomTag(0x0018, 0x9118): // Cardiac Synchronization
    case dicomTag(0x0018, 0x9226): // MR Image Frame Type
    case dicomTag(0x0020, 0x9071): // Frame Anatomy
    case dicomTag(0x0020, 0x9111): // Frame Content
    case dicomTag(0x0020, 0x9222): // Dimension Index
    case dicomTag(0x0020, 0x9113): // Plane Position
    case dicomTag(0x0020, 0x9116): // Plane Orientation
    case dicomTag(0x0020, 0x9310): // Temporal Position
    case dicomTag(0x0028, 0x3000): // Modality LUT
    case dicomTag(0x0028, 0x3010): // VOI LUT
    case dicomTag(0x0028, 0x9110): // Pixel Measures
    case dicomTag(0x0028, 0x9132): // Frame VOI LUT
    case dicomTag(0x0028, 0x9145): // Pixel Value Transformation
    case dicomTag(0x5200, 0x9229): // Shared Functional Groups
    case dicomTag(0x5200, 0x9230): // Per-Frame Functional Groups
        return true;
    default:
        return false;
    }
}

/// Bits of a floating-point number in a kind of pixel data; 0: they are integers.
int floatBitsOf(DicomTag pixelData)
{
    return pixelData == kFloatPixelData ? 32 : pixelData == kDoubleFloatPixelData ? 64 : 0;
}

/// Reads the elements of one header. One reader reads one header.
class HeaderReader {
public:
    explicit HeaderReader(std::unique_ptr<ByteSource> source)
        : m_elements(*source)
    {
        m_content.source = std::move(source);
    }

    Result<Dataset> read();

private:
    enum class Step { Done, Ended, Damaged };

    bool readMeta();
    void chooseEncoding();
    Step readElements(DatasetItem& item, std::size_t end, int depth);
    Step readElement(DatasetItem& item, const ElementHead& head, int depth);
    Step readSequence(DatasetElement& element, const ElementHead& head, int depth);
    Step readItems(DatasetElement& element, std::size_t end, int depth);
    Step readItem(DatasetElement& element, const ElementHead& head, int depth);

    HeaderContent m_content;
    ElementReader m_elements;
    std::size_t m_position = 0;
};

Result<Dataset> HeaderReader::read()
{
    const std::optional<std::size_t> start = m_elements.findStart();
    if (!start)
        return failure(ErrorCode::NotDicom, ReasonCode::FileNotDicom);
    m_position = *start;
    const bool metaDamaged = !readMeta();
    chooseEncoding();
    const Step step = metaDamaged ? Step::Damaged : readElements(m_content.root, kToTheEnd, 0);
    m_content.damaged = step == Step::Damaged;
    m_content.bigEndian = m_elements.encoding().bigEndian;
    if (m_content.root.elements.empty())
        return failure(ErrorCode::Corrupt, ReasonCode::HeaderNotReadable);
    return Dataset(std::move(m_content));
}

/// Reads group 0002 element by element, since its stated length is often wrong. Explicit VR little
/// endian by rule.
bool HeaderReader::readMeta()
{
    if (!m_elements.ensure(m_position + 8))
        return false;
    m_elements.setEncoding({});
    while (m_elements.ensure(m_position + 8) && m_elements.shortAt(m_position) == 0x0002) {
        m_elements.setEncoding({.implicitVr = !m_elements.statesVr(m_position)});
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head || head->length == kUndefinedLength
            || !m_elements.ensure(head->valueOffset + head->length))
            return false;
        if (head->tag == kTransferSyntax) {
            const std::string_view uid = m_elements.textAt(head->valueOffset, head->length);
            m_content.transferSyntaxUid = uid.substr(0, uid.find_first_of({" \0", 2}));
        }
        m_content.root.elements.push_back({head->tag, head->valueOffset, head->length, {}});
        m_position = head->valueOffset + head->length;
    }
    return true;
}

/// By the transfer syntax, or by the bytes where it is missing or contradicted.
void HeaderReader::chooseEncoding()
{
    std::string& uid = m_content.transferSyntaxUid;
    if (uid == "1.2.840.10008.1.2.1.99") {
        m_content.deflated = true;
        m_content.source = inflateSource(std::move(m_content.source), m_position);
        m_elements = ElementReader(*m_content.source);
    }
    const ElementEncoding encoding =
        m_elements.encodingAt(m_position, uid == "1.2.840.10008.1.2.2");
    m_elements.setEncoding(encoding);
    if (uid.empty() && m_elements.ensure(m_position + 8))
        uid = encoding.implicitVr ? "1.2.840.10008.1.2"
            : encoding.bigEndian  ? "1.2.840.10008.1.2.2"
                                  : "1.2.840.10008.1.2.1";
}

/// Reads elements until @p end, a delimiter, the pixel data or the end of the source. Done: the
/// position is after the delimiter or at @p end. Ended: the pixel data or the end of the source
/// were reached.
HeaderReader::Step HeaderReader::readElements(DatasetItem& item, std::size_t end, int depth)
{
    while (m_position < end) {
        if (!m_elements.ensure(m_position + 1))
            return Step::Ended;
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head)
            return Step::Damaged;
        if (depth > 0 && head->tag == kItemDelimiter) {
            m_position = head->valueOffset;
            return Step::Done;
        }
        // A missing item delimiter: the next item or the sequence's end closes this item.
        if (depth > 0 && (head->tag == kItem || head->tag == kSequenceDelimiter))
            return Step::Done;
        if (depth == 0 && isPixelData(head->tag)) {
            m_content.pixels =
                PixelLocation{head->valueOffset, head->length, floatBitsOf(head->tag)};
            return Step::Ended;
        }
        const Step step = readElement(item, *head, depth);
        if (step != Step::Done)
            return step;
    }
    return Step::Done;
}

HeaderReader::Step HeaderReader::readElement(DatasetItem& item, const ElementHead& head, int depth)
{
    const bool kept = isKept(head.tag);
    const bool hidden = m_elements.encoding().implicitVr || head.vr == "UN";
    if (head.isSequence() || (kept && hidden)) {
        DatasetElement element{head.tag, head.valueOffset, head.length, {}};
        const Step step = readSequence(element, head, depth + 1);
        if (kept)
            item.elements.push_back(std::move(element));
        return step;
    }
    if (head.length == kUndefinedLength || !m_elements.ensure(head.valueOffset + head.length))
        return Step::Damaged;
    m_position = head.valueOffset + head.length;
    item.elements.push_back({head.tag, head.valueOffset, head.length, {}});
    return Step::Done;
}

HeaderReader::Step HeaderReader::readSequence(DatasetElement& element, const ElementHead& head,
                                              int depth)
{
    const bool bounded = head.length != kUndefinedLength;
    const std::size_t end = bounded ? head.valueOffset + head.length : kToTheEnd;
    m_position = head.valueOffset;
    if (bounded && !isKept(head.tag)) {
        m_position = end;
        return m_elements.ensure(end) ? Step::Done : Step::Damaged;
    }
    if (depth > kDeepest)
        return Step::Damaged;
    const ElementEncoding outer = m_elements.encoding();
    if (head.vr == "UN")
        m_elements.setEncoding(m_elements.encodingOfUnknown(head.valueOffset));
    const Step step = readItems(element, end, depth);
    m_elements.setEncoding(outer);
    if (bounded && step != Step::Damaged)
        m_position = end;
    // Damage inside a sequence of known length does not affect what follows.
    if (bounded && step == Step::Damaged && m_elements.ensure(end)) {
        m_position = end;
        return Step::Done;
    }
    return step;
}

HeaderReader::Step HeaderReader::readItems(DatasetElement& element, std::size_t end, int depth)
{
    while (m_position < end) {
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head)
            return Step::Damaged;
        if (head->tag == kSequenceDelimiter) {
            m_position = head->valueOffset;
            return Step::Done;
        }
        if (head->tag == kItemDelimiter) {
            m_position = head->valueOffset;
            continue;
        }
        if (head->tag != kItem) // a missing sequence delimiter: the outer element follows
            return Step::Done;
        const Step step = readItem(element, *head, depth);
        if (step != Step::Done)
            return step;
    }
    return Step::Done;
}

HeaderReader::Step HeaderReader::readItem(DatasetElement& element, const ElementHead& head,
                                          int depth)
{
    const bool kept = isKept(element.tag);
    const bool bounded = head.length != kUndefinedLength;
    const std::size_t end = bounded ? head.valueOffset + head.length : kToTheEnd;
    m_position = head.valueOffset;
    if (bounded && !kept) {
        m_position = end;
        return m_elements.ensure(end) ? Step::Done : Step::Damaged;
    }
    DatasetItem item;
    const Step step = readElements(item, end, depth);
    if (kept)
        element.items.push_back(std::move(item));
    if (step == Step::Done && bounded)
        m_position = end;
    return step == Step::Ended ? Step::Damaged : step; // the source ends within a sequence
}

} // namespace

Result<Dataset> readHeader(std::unique_ptr<ByteSource> source)
{
    return HeaderReader(std::move(source)).read();
}

} // namespace foramen
