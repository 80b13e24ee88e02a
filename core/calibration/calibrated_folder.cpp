#include "core/calibration/calibrated_folder.h"

#include "core/base/clock.h"
#include "core/base/files/file_copy.h"
#include "core/base/text/text_file.h"
#include "core/calibration/calibration_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <fstream>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

double rounded(double value)
{
    constexpr double digits = 1e4;
    return std::round(value * digits) / digits;
}

Json jsonOf(const Probabilities& values)
{
    return {rounded(values[0]), rounded(values[1]), rounded(values[2])};
}

void setGrader(Json& card, const CalibratedGrader& grader)
{
    for (Json& network : card["networks"]) {
        if (network.value("role", "") != keyOf(grader.role))
            continue;
        network["temperature"] = rounded(grader.after.temperature);
        network["grade_factors"] = jsonOf(grader.after.factors);
    }
    for (const Condition condition : kConditions)
        if (graderOf(condition) == grader.role && card.contains("patients"))
            card["patients"].erase(std::string(keyOf(condition)));
}

/// The card of a model that was loaded: its fields are known to be of the right type.
Json calibratedCard(Json card, const ModelBundle& model, const ModelCalibration& calibration,
                    const CalibratedNaming& naming)
{
    const std::string date = utcDate(std::chrono::system_clock::now());
    card["name"] = naming.name.empty() ? model.name : naming.name;
    card["version"] = naming.version.empty() ? fmt::format("{}+calibrated.{}", model.version, date)
                                             : naming.version;
    card["date"] = date;
    for (const CalibratedGrader& grader : calibration.graders)
        if (grader.refused.empty())
            setGrader(card, grader);
    for (std::size_t i = 0; i < kSiteCount; ++i)
        card["prior"][keyOf(siteAt(i))] = jsonOf(calibration.prior[i]);
    card["prior_origin"] = fmt::format(
        "{}; of the calibrated graders the labels of {} studies, each grade weighted 1, 2, 4, "
        "with the prior before as 20 labels of each site",
        card.value("prior_origin", "the model before"), calibration.studies);
    card["calibration"] = Json::parse(calibrationJson(calibration, model, naming.data));
    return card;
}

} // namespace

Result<void> checkCalibratedFolder(const fs::path& out)
{
    std::error_code error;
    if (!fs::exists(out, error))
        return {};
    if (!fs::is_directory(out, error))
        return failure(ErrorCode::InvalidArgument, "--out names a file, not a folder");
    if (!fs::is_empty(out, error))
        return failure(ErrorCode::InvalidArgument,
                       "The folder given with --out is not empty: a calibrated model is a new "
                       "one, beside the model before");
    return {};
}

Result<void> writeCalibratedModel(const fs::path& from, const ModelBundle& model,
                                  const ModelCalibration& calibration,
                                  const CalibratedNaming& naming, const fs::path& out)
{
    std::ifstream stream(from / "card.json");
    Json card = Json::parse(stream, nullptr, false);
    if (!card.is_object())
        return failure(ErrorCode::ModelDamaged, ReasonCode::ModelCardNotJson);
    std::error_code error; // an error shows when the first file is written
    fs::create_directories(out, error);
    for (const ModelNetwork& network : model.networks) {
        if (!model.has(network.role))
            continue;
        if (auto copied = copyFile(network.file, out / network.file.filename()); !copied)
            return copied;
    }
    card = calibratedCard(std::move(card), model, calibration, naming);
    return writeTextFile(out / "card.json", card.dump(2) + '\n');
}

} // namespace foramen
