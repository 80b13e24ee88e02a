#include "core/dicom/writing/dicom_bytes.h"

#include "core/dicom/writing/dcmtk_log.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmdata/dcwcache.h>

#include <vector>

namespace foramen {

Result<std::string> dicomBytes(DcmFileFormat& object, DicomForm form)
{
    silenceDcmtk();
    const bool isPlain = form == DicomForm::Plain;
    constexpr std::size_t stretch = 1 << 20;
    std::vector<char> buffer(stretch);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    DcmWriteCache cache;
    std::string bytes;
    OFCondition status = EC_StreamNotifyClient; // until all is written: the buffer is full
    object.transferInit();
    while (status == EC_StreamNotifyClient) {
        status = object.write(stream, isPlain ? EXS_LittleEndianExplicit : EXS_RLELossless,
                              EET_ExplicitLength, &cache, isPlain ? EGL_recalcGL : EGL_withoutGL,
                              EPD_noChange, 0, 0, 0, isPlain ? EWM_fileformat : EWM_dontUpdateMeta);
        void* begin = nullptr;
        offile_off_t length = 0;
        stream.flushBuffer(begin, length);
        bytes.append(static_cast<const char*>(begin), static_cast<std::size_t>(length));
    }
    object.transferEnd();
    if (status.bad())
        return failure(ErrorCode::Internal, ReasonCode::ImageNotComposed, status.text());
    return bytes;
}

} // namespace foramen
