#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/agreement/agreement_csv.h"
#include "core/agreement/agreement_html.h"
#include "core/agreement/agreement_json.h"
#include "core/agreement/agreement_text.h"
#include "core/agreement/reader_tables.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// The options of `foramen-cli agreement`.
struct AgreementCommand {
    std::vector<std::string> tables;
    std::string names; ///< separated by commas
    CutOff cutOff;
    AgreementOptions options;
    std::size_t listed = 20;
    bool json = false;
    std::string html;
    std::string csv;
    std::string disagreements;
};

Result<void> giveNames(std::vector<ReaderGrades>& readers, const std::string& names)
{
    std::vector<std::string> given;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(',', begin), names.size());
        given.push_back(names.substr(begin, end - begin));
        begin = end + 1;
    }
    if (given.size() != readers.size()) {
        std::vector<std::string> found;
        found.reserve(readers.size());
        for (const ReaderGrades& reader : readers)
            found.push_back(reader.name);
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("--names gives {} names for {} readers: {}", given.size(),
                                   readers.size(), fmt::join(found, ", ")));
    }
    for (std::size_t i = 0; i < readers.size(); ++i)
        if (!given[i].empty())
            readers[i].name = given[i];
    return {};
}

Result<void> writePages(const AgreementCommand& command, const ReaderAgreement& agreement)
{
    const auto write = [](const std::string& file, const std::string& text) {
        return file.empty() ? Result<void>() : writeTextFile(file, text);
    };
    if (auto done = write(command.csv, agreementCsv(agreement)); !done)
        return done;
    if (auto done = write(command.disagreements, disagreementsCsv(agreement)); !done)
        return done;
    return command.html.empty()
        ? Result<void>()
        : writeTextFile(command.html, agreementHtml(agreement, command.listed));
}

int runAgreement(const AgreementCommand& command)
{
    std::vector<ReaderGrades> readers;
    bool complete = true;
    for (const std::string& table : command.tables) {
        auto input = readReaders(table, command.cutOff);
        if (!input) {
            printError(input.error().message); // the table is wrong, not the command line
            return 1;
        }
        for (const std::string& problem : input->problems) {
            printError(problem);
            complete = false;
        }
        std::move(input->readers.begin(), input->readers.end(), std::back_inserter(readers));
    }
    if (!command.names.empty())
        if (const auto named = giveNames(readers, command.names); !named)
            return exitStatus(named.error());
    makeNamesUnique(readers);
    const auto agreement = readerAgreement(readers, command.options, terminalTask("Comparing"));
    finishProgress();
    if (!agreement) {
        printError(agreement.error().message);
        return 1;
    }
    fmt::print("{}\n",
               command.json ? agreementJson(*agreement)
                            : agreementText(*agreement, command.listed));
    if (const auto written = writePages(command, *agreement); !written)
        return exitStatus(written.error());
    return complete ? 0 : 1;
}

void addOptions(CLI::App& app, AgreementCommand& command)
{
    app.add_option("TABLE", command.tables,
                   "Label tables (train.csv), predictions (submission.csv), and folders with "
                   "assessments, whose readers' decisions and AI grades are two readers")
        ->required();
    app.add_option("--names", command.names,
                   "Names of the readers in their order, separated by commas; else those of the "
                   "files");
    app.add_option("--moderate", command.cutOff.moderate,
                   "The AI says Moderate from this sum of the probabilities of Moderate and Severe "
                   "on (the likeliest grade if not given)")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--severe", command.cutOff.severe,
                   "The AI says Severe from this probability on (the likeliest grade if not given)")
        ->check(CLI::Range(0.0, 1.0));
    app.add_flag("--json", command.json, "Print the figures as JSON");
    app.add_option("--html", command.html, "Write a page with tables and charts to this file");
    app.add_option("--csv", command.csv, "Write all figures as a table to this file");
    app.add_option("--disagreements", command.disagreements,
                   "Write all sites with different answers as a table to this file");
    app.add_option("--list", command.listed, "How many of these sites to list")
        ->capture_default_str();
    constexpr std::size_t mostResamples = 100'000;
    app.add_option("--resamples", command.options.resamples,
                   "Bootstrap resamples of the studies for the intervals, 0 for none")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{0}, mostResamples));
    app.add_option("--seed", command.options.seed, "Of the resamples")->capture_default_str();
}

} // namespace

void addAgreementCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<AgreementCommand>();
    CLI::App* command = program.add_subcommand(
        "agreement", "Compare readers with each other, with the AI, and with themselves");
    addOptions(*command, *options);
    command->footer("Example: foramen-cli agreement ann.csv ben.csv --html page.html\n"
                    "         foramen-cli agreement ann.csv ben.csv out/submission.csv "
                    "--names Ann,Ben,AI --disagreements look.csv\n"
                    "         foramen-cli agreement ann-january.csv ann-june.csv\n"
                    "Sites are matched by study id, condition and level.");
    runWhenChosen(command, run, options, runAgreement);
}

} // namespace foramen
