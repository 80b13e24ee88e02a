#include "app/cli/grade/server_access.h"

#include <string>

namespace foramen {

Result<std::shared_ptr<ServerConnection>> connectionTo(ServerAccess /*access*/)
{
    return failure(ErrorCode::Unsupported,
                   std::string("This foramen-cli was built without Qt, and so reaches no server"));
}

} // namespace foramen
