#include "core/ai/grading/predictor.h"
#include "core/ai/model/model_bundle.h"
#include "core/imaging/volume_builder.h"

#include <cstdlib>
#include <optional>
#include <system_error>

namespace foramen {

namespace fs = std::filesystem;

namespace {

std::vector<VolumePtr>& volumesFor(PredictorInput& input, SeriesRole role)
{
    switch (role) {
    case SeriesRole::SagittalT1:
        return input.sagittalT1;
    case SeriesRole::SagittalT2:
        return input.sagittalT2;
    case SeriesRole::AxialT2:
        break;
    }
    return input.axialT2;
}

/// Folders that may hold models: beside the program, where it is installed, and above a build
/// folder.
std::vector<fs::path> modelParents()
{
    std::error_code ignored; // without /proc there is no place to look in
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    if (program.empty())
        return {};
    return {program / "models", program / "../share/foramen/models", program / "../models",
            program / "../../models"};
}

} // namespace

Result<StudyVolumes> loadStudyVolumes(const Study& study, const Task& task)
{
    StudyVolumes result;
    std::vector<RoleAssignment> chosen;
    for (const RoleAssignment& assignment : assignRoles(study))
        if (assignment.chosen && assignment.guess.role)
            chosen.push_back(assignment);
    std::vector<GatedSeries> gated;
    for (const RoleAssignment& one : chosen)
        gated.push_back({*one.guess.role, &study.series[one.seriesIndex]});
    result.input.gate = gateOf(study, gated);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto count = static_cast<double>(chosen.size());
        const Task part =
            task.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        auto built = buildVolumes(study.series[chosen[i].seriesIndex], part);
        if (!built && built.error().code == ErrorCode::Cancelled)
            return tl::make_unexpected(built.error());
        if (!built) {
            result.problems.push_back({{}, built.error().reason});
            continue;
        }
        auto& volumes = volumesFor(result.input, *chosen[i].guess.role);
        volumes.insert(volumes.end(), built->volumes.begin(), built->volumes.end());
        result.problems.insert(result.problems.end(), built->problems.begin(),
                               built->problems.end());
    }
    return result;
}

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
