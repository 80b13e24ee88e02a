#include "core/deidentify/source_object.h"

#include "core/base/files/file_replacement.h"
#include "core/dicom/documents/object_kind.h"
#include "core/dicom/writing/dcmtk_log.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmdata/dcwcache.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Pictures of MR and CT scanners: MR, Enhanced MR, Legacy Converted Enhanced MR, CT, Enhanced CT,
/// Legacy Converted Enhanced CT.
constexpr std::string_view kScannerPictures[] = {
    "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.4",
    "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2.1", "1.2.840.10008.5.1.4.1.1.2.2",
};

std::string textIn(DcmItem& item, const DcmTagKey& tag)
{
    OFString text;
    if (item.findAndGetOFStringArray(tag, text).bad())
        return {};
    std::string value(text.c_str(), text.length());
    while (!value.empty() && (value.back() == ' ' || value.back() == '\0'))
        value.pop_back();
    return value;
}

std::string sopClassOf(DcmFileFormat& object)
{
    std::string uid = textIn(*object.getDataset(), DCM_SOPClassUID);
    return uid.empty() ? textIn(*object.getMetaInfo(), DCM_MediaStorageSOPClassUID) : uid;
}

/// Whether overlay planes lie in the unused bits of the pixels, which are copied.
bool hasOverlayInPixels(DcmItem& data)
{
    constexpr std::uint16_t planes = 16;
    for (std::uint16_t i = 0; i < planes; ++i) {
        const auto group = static_cast<std::uint16_t>(0x6000 + 2 * i);
        const bool isPlane = data.tagExists(DcmTagKey(group, 0x0010)); // Overlay Rows
        if (isPlane && !data.tagExists(DcmTagKey(group, 0x3000))) // Overlay Data
            return true;
    }
    return false;
}

/// Names of scanners for pictures of their screen, in Image Type (0008,0008).
bool isScreenSave(const std::string& imageType)
{
    return imageType.find("SCREEN") != std::string::npos
        || imageType.find("POSDISP") != std::string::npos;
}

Refusal doubt(std::string reason)
{
    return {std::move(reason), true};
}

/// Reads a file. Some anonymisers leave out the end of encapsulated pixel data: everything before
/// it is there, and the missing delimiter is written anew.
OFCondition load(const std::filesystem::path& file, std::unique_ptr<DcmFileFormat>& object)
{
    object = std::make_unique<DcmFileFormat>();
    const OFCondition loaded = object->loadFile(file.c_str());
    if (loaded != EC_SequDelimitationItemMissing)
        return loaded;
    object = std::make_unique<DcmFileFormat>();
    const OFBool before = dcmIgnoreParsingErrors.get();
    dcmIgnoreParsingErrors.set(OFTrue);
    const OFCondition again = object->loadFile(file.c_str());
    dcmIgnoreParsingErrors.set(before);
    return again.good() && object->getDataset()->tagExists(DCM_PixelData) ? again : loaded;
}

} // namespace

SourceObject::SourceObject(std::unique_ptr<DcmFileFormat> object)
    : m_object(std::move(object))
{
}

SourceObject::~SourceObject() = default;
SourceObject::SourceObject(SourceObject&& other) noexcept = default;
SourceObject& SourceObject::operator=(SourceObject&& other) noexcept = default;

Result<SourceObject> SourceObject::read(const std::filesystem::path& file)
{
    silenceDcmtk();
    std::unique_ptr<DcmFileFormat> object;
    const OFCondition loaded = load(file, object);
    const std::string syntax = textIn(*object->getMetaInfo(), DCM_TransferSyntaxUID);
    if (!syntax.empty() && DcmXfer(syntax.c_str()).getXfer() == EXS_Unknown)
        return failure(ErrorCode::Unsupported,
                       "DCMTK does not know the transfer syntax, so that the file cannot be "
                       "written again");
    if (loaded.bad())
        return failure(ErrorCode::Corrupt, ReasonCode::HeaderNotReadable);
    return SourceObject(std::move(object));
}

std::optional<Refusal> SourceObject::refusal(const Instance& instance) const
{
    DcmItem& data = *m_object->getDataset();
    const std::string sopClass = sopClassOf(*m_object);
    const std::string modality = textIn(data, DCM_Modality);
    const ObjectKind kind = objectKindOf(instance, modality);
    if (kind == ObjectKind::EncapsulatedPdf || kind == ObjectKind::EncapsulatedDocument)
        return Refusal{"a document inside DICOM, whose pages cannot be cleaned"};
    if (kind == ObjectKind::Waveform)
        return Refusal{"a waveform, whose samples may be a voice"};
    if (!sopClass.empty() && !isUidOfDicom(sopClass))
        return Refusal{"an object of a private kind, whose content cannot be known"};
    if (instance.truncated)
        return Refusal{"the file is damaged: it ends before its pixel data"};
    if (textIn(data, DCM_BurnedInAnnotation) == "YES") // (0028,0301)
        return doubt("the file says that text is burnt into the picture");
    if (kind == ObjectKind::SecondaryCapture || !textIn(data, DCM_ConversionType).empty())
        return doubt("a secondary capture, which may show text");
    if (isScreenSave(textIn(data, DCM_ImageType)))
        return doubt("a picture of the scanner's screen, which may show text");
    if (hasOverlayInPixels(data))
        return doubt("an overlay lies in unused bits of the pixels, and may show text");
    if (!sopClass.empty()
        && std::find(std::begin(kScannerPictures), std::end(kScannerPictures), sopClass)
            == std::end(kScannerPictures))
        return doubt(kind == ObjectKind::Image
                         ? "a picture of neither an MR nor a CT scanner"
                         : "no picture of a scanner, but: " + std::string(nameOf(kind)));
    if (modality != "MR" && modality != "CT" && !(modality.empty() && !sopClass.empty()))
        return doubt("the modality is not MR or CT");
    if (instance.kind == InstanceKind::Image
        && !textIn(data, DCM_PhotometricInterpretation).starts_with("MONOCHROME"))
        return doubt("a picture in colour, as screens are saved");
    return std::nullopt;
}

Result<void> SourceObject::clean(const CleaningRules& rules, AttributeCounts& counts)
{
    const std::string sopClass = sopClassOf(*m_object);
    const std::string oldUid = textIn(*m_object->getMetaInfo(), DCM_MediaStorageSOPInstanceUID);
    // A new file format: its file meta header is empty, and so is its preamble.
    m_object =
        std::make_unique<DcmFileFormat>(m_object->getAndRemoveDataset(), OFFalse /* no copy */);
    DcmDataset& data = *m_object->getDataset();
    if (auto cleaned = cleanDataset(data, rules, counts); !cleaned)
        return cleaned;
    std::string uid = textIn(data, DCM_SOPInstanceUID);
    if (uid.empty() && !oldUid.empty())
        uid = rules.pseudonyms.uid(oldUid);
    OFCondition status = EC_Normal;
    const auto put = [&](const DcmTagKey& tag, DcmEVR vr, const std::string& value) {
        if (status.good() && !value.empty())
            status = m_object->getMetaInfo()->putAndInsertString(DcmTag(tag, vr), value.c_str());
    };
    put(DCM_MediaStorageSOPClassUID, EVR_UI, sopClass);
    put(DCM_MediaStorageSOPInstanceUID, EVR_UI, uid);
    if (status.bad())
        return failure(ErrorCode::Internal, ReasonCode::ImageNotComposed, status.text());
    return {};
}

Result<void> SourceObject::write(const std::filesystem::path& file)
{
    FileReplacement target(file);
    constexpr std::size_t stretch = 1 << 20;
    std::vector<char> buffer(stretch);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    DcmWriteCache cache;
    std::size_t taken = 0; // bytes that the buffer held last
    const auto takeBuffer = [&] {
        void* begin = nullptr;
        offile_off_t length = 0;
        stream.flushBuffer(begin, length);
        taken = static_cast<std::size_t>(length);
        return target.write({static_cast<const char*>(begin), taken});
    };
    OFCondition status = EC_StreamNotifyClient; // until all is written: the buffer is full
    m_object->transferInit();
    while (status == EC_StreamNotifyClient) {
        status =
            m_object->write(stream, m_object->getDataset()->getOriginalXfer(), EET_ExplicitLength,
                            &cache, EGL_withoutGL, EPD_withoutPadding, 0, 0, 0, EWM_fileformat);
        if (auto written = takeBuffer(); !written)
            return written;
    }
    m_object->transferEnd();
    if (status.bad())
        return failure(ErrorCode::NotReadable, ReasonCode::ImageNotComposed, status.text());
    // Of a deflated file, the last bytes are still in the compression.
    while (!stream.isFlushed()) {
        stream.flush();
        if (auto written = takeBuffer(); !written)
            return written;
        if (taken == 0)
            return failure(ErrorCode::Internal, ReasonCode::ImageNotComposed,
                           "the compression does not end");
    }
    return target.commit(Durability::Process);
}

} // namespace foramen
