#include "core/base/version.h"

namespace foramen {

const std::string& programVersion()
{
    static const std::string version = FORAMEN_VERSION;
    return version;
}

} // namespace foramen
