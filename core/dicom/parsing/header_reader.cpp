#include "core/dicom/parsing/header_reader.h"

#include "core/dicom/parsing/inflate_source.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kItem = dicomTag(0xFFFE, 0xE000);
constexpr DicomTag kItemEnd = dicomTag(0xFFFE, 0xE00D);
constexpr DicomTag kSequenceEnd = dicomTag(0xFFFE, 0xE0DD);
constexpr DicomTag kTransferSyntax = dicomTag(0x0002, 0x0010);
constexpr DicomTag kPixelData = dicomTag(0x7FE0, 0x0010);
constexpr DicomTag kFloatPixelData = dicomTag(0x7FE0, 0x0008);
constexpr DicomTag kDoublePixelData = dicomTag(0x7FE0, 0x0009);
constexpr std::uint32_t kItemWord = 0xE000FFFE; // kItem, little endian
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
    case dicomTag(0x0018, 0x9226): // MR Image Frame Type
    case dicomTag(0x0020, 0x9071): // Frame Anatomy
    case dicomTag(0x0020, 0x9111): // Frame Content
    case dicomTag(0x0020, 0x9113): // Plane Position
    case dicomTag(0x0020, 0x9116): // Plane Orientation
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

bool isVr(std::uint8_t first, std::uint8_t second)
{
    static constexpr std::string_view known =
        "AEASATCSDADSDTFDFLISLOLTOBODOFOLOVOWPNSHSLSQSSSTSVTMUCUIULUN"
        "URUSUTUV";
    for (std::size_t i = 0; i + 1 < known.size(); i += 2)
        if (known[i] == static_cast<char>(first) && known[i + 1] == static_cast<char>(second))
            return true;
    return false;
}

bool hasLongLength(char first, char second)
{
    static constexpr std::string_view longs = "OBODOFOLOVOWSQSVUCUNURUTUV";
    for (std::size_t i = 0; i + 1 < longs.size(); i += 2)
        if (longs[i] == first && longs[i + 1] == second)
            return true;
    return false;
}

} // namespace

std::uint16_t HeaderReader::shortAt(std::size_t offset) const
{
    const std::uint8_t* p = m_dataset.m_source->bytes().data() + offset;
    return static_cast<std::uint16_t>(m_encoding.bigEndian ? p[0] << 8 | p[1] : p[1] << 8 | p[0]);
}

std::uint32_t HeaderReader::longAt(std::size_t offset) const
{
    const std::uint32_t first = shortAt(offset);
    const std::uint32_t second = shortAt(offset + 2);
    return m_encoding.bigEndian ? first << 16 | second : second << 16 | first;
}

Result<void> HeaderReader::read()
{
    if (!findStart())
        return failure(ErrorCode::NotDicom, ReasonCode::FileNotDicom);
    const bool metaDamaged = !readMeta();
    chooseEncoding();
    const Step step = metaDamaged
        ? Step::Damaged
        : readElements(m_dataset.m_root, std::numeric_limits<std::size_t>::max(), 0);
    m_dataset.m_damaged = step == Step::Damaged;
    m_dataset.m_bigEndian = m_encoding.bigEndian;
    if (m_dataset.m_root.elements.empty())
        return failure(ErrorCode::Corrupt, ReasonCode::HeaderNotReadable);
    return {};
}

/// Sets the position to the first element. Files without a preamble are known by a plausible first
/// element.
bool HeaderReader::findStart()
{
    if (ensure(132) && std::memcmp(m_dataset.m_source->bytes().data() + 128, "DICM", 4) == 0) {
        m_position = 132;
        return true;
    }
    if (!ensure(16))
        return false;
    const std::uint8_t* p = m_dataset.m_source->bytes().data();
    if (std::memcmp(p, "DICM", 4) == 0) {
        m_position = 4;
        return true;
    }
    for (const bool bigEndian : {false, true}) {
        m_encoding.bigEndian = bigEndian;
        const std::uint16_t group = shortAt(0);
        if (group != 0x0002 && group != 0x0008)
            continue;
        const bool explicitVr = isVr(p[4], p[5]);
        if (explicitVr && shortAt(2) <= 0x0120)
            return true;
        constexpr std::uint32_t longestFirst = 512; // a length, UID, character set or date
        if (!bigEndian && shortAt(2) <= 0x0120 && longAt(4) <= longestFirst && longAt(4) % 2 == 0)
            return true;
    }
    return false;
}

bool HeaderReader::looksExplicit(std::size_t offset) const
{
    const std::span<const std::uint8_t> bytes = m_dataset.m_source->bytes();
    return offset + 6 <= bytes.size() && isVr(bytes[offset + 4], bytes[offset + 5]);
}

/// Reads group 0002, explicit little endian by rule, by its elements: its stated length is often
/// wrong.
bool HeaderReader::readMeta()
{
    if (!ensure(m_position + 8))
        return false;
    m_encoding.bigEndian = false;
    while (ensure(m_position + 8) && shortAt(m_position) == 0x0002) {
        m_encoding.implicitVr = !looksExplicit(m_position);
        const std::optional<ElementHead> head = readHead(m_position);
        if (!head || head->length == kUndefinedLength || !ensure(head->valueOffset + head->length))
            return false;
        if (head->tag == kTransferSyntax) {
            const std::span<const std::uint8_t> bytes = m_dataset.m_source->bytes();
            std::string uid(reinterpret_cast<const char*>(bytes.data()) + head->valueOffset,
                            head->length);
            uid.erase(
                std::find_if(uid.begin(), uid.end(), [](char c) { return c == '\0' || c == ' '; }),
                uid.end());
            m_dataset.m_transferSyntaxUid = uid;
        }
        m_dataset.m_root.elements.push_back({head->tag, head->valueOffset, head->length, {}});
        m_position = head->valueOffset + head->length;
    }
    return true;
}

/// The transfer syntax decides, and the bytes where they contradict it or it is missing.
void HeaderReader::chooseEncoding()
{
    const std::string& uid = m_dataset.m_transferSyntaxUid;
    if (uid == "1.2.840.10008.1.2.1.99") {
        m_dataset.m_deflated = true;
        m_dataset.m_source = inflateSource(std::move(m_dataset.m_source), m_position);
    }
    m_encoding = {};
    if (!ensure(m_position + 8))
        return;
    m_encoding.bigEndian = uid == "1.2.840.10008.1.2.2";
    const std::uint16_t group = shortAt(m_position);
    const auto swapped = static_cast<std::uint16_t>(group >> 8 | group << 8);
    if (group > 0x00FF && swapped <= 0x00FF)
        m_encoding.bigEndian = !m_encoding.bigEndian;
    m_encoding.implicitVr = !looksExplicit(m_position);
    if (uid.empty())
        m_dataset.m_transferSyntaxUid = m_encoding.implicitVr ? "1.2.840.10008.1.2"
            : m_encoding.bigEndian                            ? "1.2.840.10008.1.2.2"
                                                              : "1.2.840.10008.1.2.1";
}

std::optional<HeaderReader::ElementHead> HeaderReader::readHead(std::size_t offset)
{
    if (!ensure(offset + 8))
        return std::nullopt;
    ElementHead head;
    head.tag = dicomTag(shortAt(offset), shortAt(offset + 2));
    const std::uint8_t* vr = m_dataset.m_source->bytes().data() + offset + 4;
    const bool delimiter = head.tag >> 16 == 0xFFFE;
    // Some writers slip into implicit VR for single elements: only a known VR is believed.
    if (m_encoding.implicitVr || delimiter || !isVr(vr[0], vr[1])) {
        head.length = longAt(offset + 4);
        head.valueOffset = offset + 8;
        head.sequence = !delimiter && head.length == kUndefinedLength;
        return head;
    }
    const auto first = static_cast<char>(vr[0]);
    const auto second = static_cast<char>(vr[1]);
    head.unknown = first == 'U' && second == 'N';
    if (hasLongLength(first, second)) {
        if (!ensure(offset + 12))
            return std::nullopt;
        head.length = longAt(offset + 8);
        head.valueOffset = offset + 12;
    } else {
        head.length = shortAt(offset + 6);
        head.valueOffset = offset + 8;
    }
    head.sequence = (first == 'S' && second == 'Q') || head.length == kUndefinedLength;
    return head;
}

/// Reads elements until @p end, a delimiter, the pixel data or the end of the source. Done: the
/// position is behind the delimiter or at the end; Ended: pixel data or a clean end of the source
/// was reached.
HeaderReader::Step HeaderReader::readElements(DatasetItem& item, std::size_t end, int depth)
{
    while (m_position < end) {
        if (!ensure(m_position + 1))
            return Step::Ended;
        const std::optional<ElementHead> head = readHead(m_position);
        if (!head)
            return Step::Damaged;
        if (depth > 0 && head->tag == kItemEnd) {
            m_position = head->valueOffset;
            return Step::Done;
        }
        // A missing item delimiter: the next item or the sequence's end closes this item.
        if (depth > 0 && (head->tag == kItem || head->tag == kSequenceEnd))
            return Step::Done;
        if (head->tag == kPixelData || head->tag == kFloatPixelData
            || head->tag == kDoublePixelData) {
            if (depth == 0)
                return notePixels(*head);
        }
        const Step step = readElement(item, *head, depth);
        if (step != Step::Done)
            return step;
    }
    return Step::Done;
}

HeaderReader::Step HeaderReader::notePixels(const ElementHead& head)
{
    m_dataset.m_pixels = PixelLocation{head.valueOffset, head.length, head.tag != kPixelData};
    return Step::Ended;
}

HeaderReader::Step HeaderReader::readElement(DatasetItem& item, const ElementHead& head, int depth)
{
    const bool kept = isKept(head.tag);
    if (head.sequence || (kept && (m_encoding.implicitVr || head.unknown))) {
        DatasetElement element{head.tag, head.valueOffset, head.length, {}};
        const Step step = readSequence(element, head, depth + 1);
        if (kept)
            item.elements.push_back(std::move(element));
        return step;
    }
    if (head.length == kUndefinedLength || !ensure(head.valueOffset + head.length))
        return Step::Damaged;
    m_position = head.valueOffset + head.length;
    item.elements.push_back({head.tag, head.valueOffset, head.length, {}});
    return Step::Done;
}

HeaderReader::Step HeaderReader::readSequence(DatasetElement& element, const ElementHead& head,
                                              int depth)
{
    const bool bounded = head.length != kUndefinedLength;
    const std::size_t end =
        bounded ? head.valueOffset + head.length : std::numeric_limits<std::size_t>::max();
    m_position = head.valueOffset;
    if (bounded && !isKept(head.tag)) {
        m_position = end;
        return ensure(end) ? Step::Done : Step::Damaged;
    }
    if (depth > kDeepest)
        return Step::Damaged;
    const Encoding outer = m_encoding;
    if (head.unknown)
        m_encoding = encodingOfUnknown(head.valueOffset);
    const Step step = readItems(element, end, depth);
    m_encoding = outer;
    if (bounded && step != Step::Damaged)
        m_position = end;
    // Damage inside a sequence of known length does not reach beyond it.
    if (bounded && step == Step::Damaged && ensure(end)) {
        m_position = end;
        return Step::Done;
    }
    return step;
}

/// A sequence of unknown VR holds implicit VR by rule, and explicit VR in many files: the first
/// element decides.
HeaderReader::Encoding HeaderReader::encodingOfUnknown(std::size_t offset)
{
    const Encoding outer = std::exchange(m_encoding, {true, false});
    while (ensure(offset + 16) && longAt(offset) == kItemWord && longAt(offset + 4) == 0)
        offset += 8; // an empty item
    const bool known = ensure(offset + 16) && looksExplicit(offset + 8);
    return {!known, known && outer.bigEndian};
}

HeaderReader::Step HeaderReader::readItems(DatasetElement& element, std::size_t end, int depth)
{
    const bool kept = isKept(element.tag);
    while (m_position < end) {
        const std::optional<ElementHead> head = readHead(m_position);
        if (!head)
            return Step::Damaged;
        if (head->tag == kSequenceEnd) {
            m_position = head->valueOffset;
            return Step::Done;
        }
        if (head->tag == kItemEnd) {
            m_position = head->valueOffset;
            continue;
        }
        if (head->tag != kItem) // a missing sequence delimiter: the outer element follows
            return Step::Done;
        const bool bounded = head->length != kUndefinedLength;
        const std::size_t itemEnd =
            bounded ? head->valueOffset + head->length : std::numeric_limits<std::size_t>::max();
        m_position = head->valueOffset;
        if (bounded && !kept) {
            if (!ensure(itemEnd))
                return Step::Damaged;
            m_position = itemEnd;
            continue;
        }
        DatasetItem item;
        const Step step = readElements(item, itemEnd, depth);
        if (kept)
            element.items.push_back(std::move(item));
        if (step != Step::Done)
            return step == Step::Ended ? Step::Damaged : step;
        if (bounded)
            m_position = itemEnd;
    }
    return Step::Done;
}

} // namespace foramen
