#include "core/dicom/writing/dcmtk_log.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/oflog/oflog.h>

namespace foramen {

void silenceDcmtk()
{
    static const bool once = [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace foramen
