#include "core/ai/model/installed_model.h"

#include "core/ai/model/model_bundle.h"

#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace fs = std::filesystem;

namespace {

/// Folders that may hold models: beside the program, where it is installed, and above a build
/// folder.
std::vector<fs::path> modelParents()
{
    std::error_code ignored; // without /proc there is no folder to search
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    if (program.empty())
        return {};
    return {program / "models", program / "../share/foramen/models", program / "../models",
            program / "../../models"};
}

} // namespace

Result<fs::path> defaultModelFolder()
{
    if (const char* named = std::getenv("FORAMEN_MODEL"); named && *named != '\0')
        return fs::path(named);
    std::optional<Error> problem;
    for (const fs::path& parent : modelParents()) {
        std::optional<std::pair<std::string, fs::path>> newest; // by the card's date
        std::error_code error;
        for (const fs::directory_entry& entry : fs::directory_iterator(parent, error)) {
            std::error_code ignored; // an entry that vanishes is no model
            if (!fs::exists(entry.path() / "card.json", ignored))
                continue;
            const auto model = loadModelBundle(entry.path());
            if (!model)
                problem = model.error();
            else if (!newest || model->date > newest->first)
                newest = {model->date, entry.path()};
        }
        if (newest)
            return newest->second;
    }
    if (problem)
        return tl::make_unexpected(*problem);
    return failure(ErrorCode::ModelMissing, ReasonCode::NoModelInstalled);
}

} // namespace foramen
