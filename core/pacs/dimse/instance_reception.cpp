#include "core/pacs/dimse/instance_reception.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcmetinf.h>
#include <dcmtk/dcmdata/dcostrma.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmdata/dcvrui.h>
#include <dcmtk/dcmnet/dimse.h>
#include <dcmtk/dcmnet/diutil.h>

#include <array>
#include <limits>
#include <utility>

namespace foramen {

namespace {

/// Writes what DCMTK streams into the file that is being received, and keeps the first failure:
/// DCMTK's own file stream does not notice a disk that is full at the last bytes.
class FileConsumer final : public DcmConsumer {
public:
    explicit FileConsumer(ReceivedFiles& files)
        : m_files(files)
    {
    }
    OFBool good() const override { return m_written ? OFTrue : OFFalse; }
    OFCondition status() const override { return m_written ? EC_Normal : EC_InvalidStream; }
    OFBool isFlushed() const override { return OFTrue; }
    offile_off_t avail() const override { return std::numeric_limits<Sint32>::max(); }
    offile_off_t write(const void* bytes, offile_off_t size) override
    {
        if (m_written)
            m_written =
                m_files.write({static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
        return m_written ? size : 0;
    }
    void flush() override { }
    [[nodiscard]] const Result<void>& written() const { return m_written; }

private:
    ReceivedFiles& m_files;
    Result<void> m_written;
};

class FileStream final : public DcmOutputStream {
public:
    explicit FileStream(ReceivedFiles& files)
        : DcmOutputStream(&m_consumer) // not used by the constructor
        , m_consumer(files)
    {
    }
    [[nodiscard]] const Result<void>& written() const { return m_consumer.written(); }

private:
    FileConsumer m_consumer;
};

/// Writes preamble and file meta information, which are not sent over the network.
OFCondition writeMetaInformation(FileStream& stream, const T_DIMSE_C_StoreRQ& request,
                                 const char* transferSyntax)
{
    DcmMetaInfo meta;
    const auto put = [&meta](const DcmTagKey& key, const char* uid) {
        return meta.putAndInsertString(DcmTag(key, EVR_UI), uid);
    };
    constexpr std::array<Uint8, 2> version{0, 1};
    OFCondition status =
        meta.putAndInsertUint32(DcmTag(DCM_FileMetaInformationGroupLength, EVR_UL), 0);
    if (status.good())
        status = meta.putAndInsertUint8Array(DcmTag(DCM_FileMetaInformationVersion, EVR_OB),
                                             version.data(), version.size());
    for (const auto& [key, uid] :
         {std::pair{DCM_MediaStorageSOPClassUID, request.AffectedSOPClassUID},
          std::pair{DCM_MediaStorageSOPInstanceUID, request.AffectedSOPInstanceUID}})
        if (status.good())
            status = put(key, uid);
    if (status.good())
        status = put(DCM_TransferSyntaxUID, transferSyntax);
    if (status.good())
        status = put(DCM_ImplementationClassUID, OFFIS_IMPLEMENTATION_CLASS_UID);
    if (status.good())
        status = meta.computeGroupLengthAndPadding(EGL_withGL, EPD_noChange,
                                                   EXS_LittleEndianExplicit, EET_ExplicitLength);
    if (status.bad())
        return status;
    meta.transferInit();
    status = meta.write(stream, EXS_LittleEndianExplicit, EET_ExplicitLength, nullptr);
    meta.transferEnd();
    return status;
}

} // namespace

Result<void> receiveInstance(T_ASC_Association& association, std::uint8_t context,
                             const T_DIMSE_C_StoreRQ& request, ReceivedFiles& files,
                             Transfer& transfer, const ErrorOf& errorOf)
{
    T_ASC_PresentationContext accepted{};
    OFCondition status =
        ASC_findAcceptedPresentationContext(association.params, context, &accepted);
    if (status.bad())
        return tl::make_unexpected(errorOf(status));
    files.begin();
    FileStream stream(files);
    status = writeMetaInformation(stream, request, accepted.acceptedTransferSyntax);
    T_ASC_PresentationContextID id = context;
    if (status.good())
        status = DIMSE_receiveDataSetInFile(&association, DIMSE_BLOCKING, 0, &id, &stream, nullptr,
                                            nullptr);
    if (!stream.written())
        return tl::make_unexpected(stream.written().error());
    if (status.bad())
        return tl::make_unexpected(errorOf(status));
    auto kept = files.finish();
    if (!kept)
        return tl::make_unexpected(kept.error());
    if (*kept)
        transfer.problems.push_back(std::move(**kept));
    else
        ++transfer.transferred; // also where the answer is lost
    T_DIMSE_C_StoreRSP response{};
    response.MessageIDBeingRespondedTo = request.MessageID;
    response.DimseStatus = STATUS_STORE_Success;
    response.DataSetType = DIMSE_DATASET_NULL;
    OFStandard::strlcpy(response.AffectedSOPClassUID, request.AffectedSOPClassUID,
                        sizeof(response.AffectedSOPClassUID));
    OFStandard::strlcpy(response.AffectedSOPInstanceUID, request.AffectedSOPInstanceUID,
                        sizeof(response.AffectedSOPInstanceUID));
    response.opts = O_STORE_AFFECTEDSOPCLASSUID | O_STORE_AFFECTEDSOPINSTANCEUID;
    status = DIMSE_sendStoreResponse(&association, context, &request, &response, nullptr);
    if (status.bad())
        return tl::make_unexpected(errorOf(status));
    return {};
}

} // namespace foramen
