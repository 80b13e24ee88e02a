#include "core/pacs/dimse/dimse_get.h"

#include "core/pacs/dimse/dimse_words.h"
#include "core/pacs/dimse/find_identifiers.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcmetinf.h>
#include <dcmtk/dcmdata/dcostrma.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmdata/dcvrui.h>
#include <dcmtk/dcmnet/dimse.h>
#include <dcmtk/dcmnet/diutil.h>

#include <array>
#include <limits>
#include <memory>
#include <optional>
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

/// Retrieves over one association.
class GetRun {
public:
    GetRun(DimseAssociation& association, ReceivedFiles& files, Transfer& transfer)
        : m_association(association)
        , m_files(files)
        , m_transfer(transfer)
    {
    }

    [[nodiscard]] Result<void> run(const RetrieveRequest& request)
    {
        const auto context = m_association.contextFor(kStudyRootGet);
        if (!context)
            return failure(ErrorCode::Unsupported, std::string("The archive does not offer C-GET"));
        if (auto asked = ask(*context, request); !asked)
            return asked;
        for (;;) {
            T_ASC_PresentationContextID id = 0;
            T_DIMSE_Message message{};
            const OFCondition status = DIMSE_receiveCommand(&m_association.handle(), DIMSE_BLOCKING,
                                                            0, &id, &message, nullptr);
            if (status.bad())
                return fail(status);
            Result<bool> goesOn = true;
            if (message.CommandField == DIMSE_C_STORE_RQ)
                goesOn = receive(id, message.msg.CStoreRQ);
            else if (message.CommandField == DIMSE_C_GET_RSP)
                goesOn = note(message.msg.CGetRSP);
            else
                return failure(ErrorCode::Corrupt,
                               std::string("The archive sent a message that was not expected"));
            if (!goesOn)
                return tl::make_unexpected(goesOn.error());
            if (!*goesOn)
                return {};
        }
    }

private:
    [[nodiscard]] tl::unexpected<Error> fail(const OFCondition& status) const
    {
        return tl::make_unexpected(m_association.errorOf(status));
    }

    Result<void> ask(std::uint8_t context, const RetrieveRequest& request)
    {
        DcmDataset identifier;
        putRetrieveRequest(identifier, request);
        T_DIMSE_Message message{};
        message.CommandField = DIMSE_C_GET_RQ;
        T_DIMSE_C_GetRQ& get = message.msg.CGetRQ;
        get.MessageID = m_association.nextMessageId();
        OFStandard::strlcpy(get.AffectedSOPClassUID, kStudyRootGet,
                            sizeof(get.AffectedSOPClassUID));
        get.Priority = DIMSE_PRIORITY_MEDIUM;
        get.DataSetType = DIMSE_DATASET_PRESENT;
        const OFCondition status = DIMSE_sendMessageUsingMemoryData(
            &m_association.handle(), context, &message, nullptr, &identifier, nullptr, nullptr);
        if (status.bad())
            return fail(status);
        return {};
    }

    /// Receives one instance and answers for it.
    Result<bool> receive(T_ASC_PresentationContextID id, const T_DIMSE_C_StoreRQ& request)
    {
        T_ASC_PresentationContext context{};
        OFCondition status =
            ASC_findAcceptedPresentationContext(m_association.handle().params, id, &context);
        if (status.bad())
            return fail(status);
        m_files.begin();
        FileStream stream(m_files);
        status = writeMetaInformation(stream, request, context.acceptedTransferSyntax);
        if (status.good())
            status = DIMSE_receiveDataSetInFile(&m_association.handle(), DIMSE_BLOCKING, 0, &id,
                                                &stream, nullptr, nullptr);
        if (!stream.written())
            return tl::make_unexpected(stream.written().error());
        if (status.bad())
            return fail(status);
        auto kept = m_files.finish();
        if (!kept)
            return tl::make_unexpected(kept.error());
        if (*kept)
            m_transfer.problems.push_back(std::move(**kept));
        else
            ++m_transfer.transferred;
        return answer(id, request);
    }

    Result<bool> answer(T_ASC_PresentationContextID id, const T_DIMSE_C_StoreRQ& request)
    {
        T_DIMSE_C_StoreRSP response{};
        response.MessageIDBeingRespondedTo = request.MessageID;
        response.DimseStatus = STATUS_STORE_Success;
        response.DataSetType = DIMSE_DATASET_NULL;
        OFStandard::strlcpy(response.AffectedSOPClassUID, request.AffectedSOPClassUID,
                            sizeof(response.AffectedSOPClassUID));
        OFStandard::strlcpy(response.AffectedSOPInstanceUID, request.AffectedSOPInstanceUID,
                            sizeof(response.AffectedSOPInstanceUID));
        response.opts = O_STORE_AFFECTEDSOPCLASSUID | O_STORE_AFFECTEDSOPINSTANCEUID;
        const OFCondition status =
            DIMSE_sendStoreResponse(&m_association.handle(), id, &request, &response, nullptr);
        if (status.bad())
            return fail(status);
        if (m_remaining > 0)
            --m_remaining;
        reportProgress();
        if (m_association.cancelled())
            return cancelledFailure();
        return true;
    }

    /// Looks at what the archive says about the whole. @return whether more comes.
    Result<bool> note(const T_DIMSE_C_GetRSP& response)
    {
        std::unique_ptr<DcmDataset> identifier;
        if (response.DataSetType != DIMSE_DATASET_NULL) {
            T_ASC_PresentationContextID id = 0;
            DcmDataset* received = nullptr;
            const OFCondition status = DIMSE_receiveDataSetInMemory(
                &m_association.handle(), DIMSE_BLOCKING, 0, &id, &received, nullptr, nullptr);
            identifier.reset(received);
            if (status.bad())
                return fail(status);
        }
        if (response.opts & O_GET_NUMBEROFREMAININGSUBOPERATIONS)
            m_remaining = response.NumberOfRemainingSubOperations;
        reportProgress();
        if (DICOM_PENDING_STATUS(response.DimseStatus))
            return true;
        addFailures(response, identifier.get());
        constexpr Uint16 someFailed = 0xB000;
        if (response.DimseStatus != STATUS_GET_Success && response.DimseStatus != someFailed)
            return failure(ErrorCode::NotReadable, statusWords(response.DimseStatus));
        return false;
    }

    /// Names what the archive could not send.
    void addFailures(const T_DIMSE_C_GetRSP& response, DcmDataset* identifier)
    {
        const Reason reason = Reason::ofText("The archive could not send this instance");
        std::size_t named = 0;
        if (identifier)
            for (std::string& uid : failedInstances(*identifier)) {
                m_transfer.problems.push_back({std::move(uid), reason});
                ++named;
            }
        const std::size_t failed = response.opts & O_GET_NUMBEROFFAILEDSUBOPERATIONS
            ? response.NumberOfFailedSubOperations
            : 0;
        if (failed > named)
            m_transfer.problems.push_back(
                {{},
                 Reason::ofText(fmt::format("The archive could not send {} instances and does not "
                                            "name them",
                                            failed - named))});
    }

    void reportProgress()
    {
        const double done = m_transfer.transferred;
        if (m_remaining > 0)
            m_association.report(done / (done + m_remaining));
        else
            m_association.report(0);
    }

    DimseAssociation& m_association;
    ReceivedFiles& m_files;
    Transfer& m_transfer;
    int m_remaining = 0; ///< instances, as far as the archive says; 0 where it does not
};

} // namespace

void getInstances(DimseAssociation& association, const RetrieveRequest& request,
                  ReceivedFiles& files, Transfer& transfer)
{
    transfer.end = GetRun(association, files, transfer).run(request);
    if (transfer.end)
        association.report(1);
}

} // namespace foramen
