#include "core/calibration/calibration_text.h"

#include "core/base/text/text_table.h"
#include "core/evaluation/printed_figures.h"

#include <fmt/format.h>

#include <vector>

namespace foramen {

namespace {

std::string change(double before, double after)
{
    return fmt::format("{:.2f} -> {:.2f}", before, after);
}

std::string change(const Estimate& before, const Estimate& after)
{
    return figureText(before.value) + " -> " + figureText(after.value);
}

std::string graderTable(const ModelCalibration& calibration)
{
    TextTable table({"fitted", "sites", "Normal/Mild", "Moderate", "Severe", "temperature",
                     "factor of Moderate", "of Severe"});
    for (const CalibratedGrader& grader : calibration.graders) {
        if (!grader.refused.empty())
            continue;
        const auto& [role, fitted, apart, refused, before, after] = grader;
        table.add({keyOf(role), fmt::format("{}", grader.fittedSites()),
                   fmt::format("{}", fitted[0]), fmt::format("{}", fitted[1]),
                   fmt::format("{}", fitted[2]), change(before.temperature, after.temperature),
                   change(before.factors[1], after.factors[1]),
                   change(before.factors[2], after.factors[2])});
    }
    std::string text = table.text();
    for (const CalibratedGrader& grader : calibration.graders)
        if (!grader.refused.empty())
            text += fmt::format("  {} stays as it was: {}\n", keyOf(grader.role), grader.refused);
    return text;
}

std::string comparisonTable(const ModelCalibration& calibration)
{
    TextTable table(
        {"", "sites", "log loss", "of the shares alone", "AUC Moderate or worse", "AUC Severe"});
    const auto add = [&](const AgreementFigures& before, const AgreementFigures& after,
                         const AgreementFigures& shares) {
        if (after.count > 0)
            table.add({after.name, fmt::format("{}", after.count),
                       change(before.logLoss, after.logLoss), figureText(shares.logLoss.value),
                       change(before.rocAtLeastModerate, after.rocAtLeastModerate),
                       change(before.rocSevere, after.rocSevere)});
    };
    for (std::size_t i = 0; i < kConditionCount; ++i)
        add(calibration.before.conditions[i], calibration.after.conditions[i],
            calibration.shares.conditions[i]);
    add(calibration.before.all, calibration.after.all, calibration.shares.all);
    return table.text();
}

/// What the reader of the table must not overlook.
std::vector<std::string> remarks(const ModelCalibration& calibration)
{
    std::vector<std::string> sentences;
    for (const CalibratedGrader& grader : calibration.graders)
        if (grader.refused.empty() && grader.after.isAtLimit)
            sentences.push_back(fmt::format("The outputs of the {} do not tell the grades of these "
                                            "labels apart: it now says little more than the prior.",
                                            keyOf(grader.role)));
    for (std::size_t i = 0; i < kConditionCount; ++i) {
        const AgreementFigures& before = calibration.before.conditions[i];
        const AgreementFigures& after = calibration.after.conditions[i];
        if (after.count > 0 && *after.logLoss.value > *before.logLoss.value)
            sentences.push_back(fmt::format(
                "{}: worse than before on the studies kept apart. Leave its grader out with "
                "--networks, or give more labels.",
                after.name));
    }
    return sentences;
}

} // namespace

std::string calibrationText(const ModelCalibration& calibration, const ModelBundle& model)
{
    std::string text =
        fmt::format("Model {} {} (sha256 {})\n", model.name, model.version, model.sha256);
    text += fmt::format("Fitted on {} studies at the points of their labels; {} studies kept apart "
                        "(fold {} of {}, seed {})\n",
                        calibration.studies, calibration.studiesApart, calibration.options.fold,
                        calibration.options.folds, calibration.options.seed);
    if (calibration.ungraded > 0)
        text += fmt::format("{} labelled sites could not be graded and are left out\n",
                            calibration.ungraded);
    for (const Refusal& refusal : calibration.refusals)
        text += fmt::format("  {}: {}\n", refusal.count, refusal.reason);
    text += '\n' + graderTable(calibration);
    text += "\nOn the studies kept apart\n" + comparisonTable(calibration);
    for (const std::string& sentence : remarks(calibration))
        text += "- " + sentence + '\n';
    return text;
}

} // namespace foramen
