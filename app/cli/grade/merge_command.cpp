#include "app/cli/grade/result_tables.h"
#include "app/cli/grade/shard_record.h"
#include "app/cli/subcommand.h"
#include "app/cli/terminal.h"
#include "core/report/json/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The options of `foramen-cli merge`.
struct MergeOptions {
    std::vector<std::string> folders;
    std::string out;
    bool withStudies = false;
};

/// The assessments of several results, and what could not be used of them.
class MergeRun {
public:
    explicit MergeRun(const MergeOptions& options)
        : m_options(options)
    {
    }

    int run()
    {
        for (const fs::path folder : m_options.folders)
            addFolder(folder);
        if (m_parts.empty())
            return exitStatus({ErrorCode::NotFound, "There is no assessment.json to merge"});
        if (const auto fits = checkAllFit(); !fits) {
            printError(fits.error().message);
            fmt::print(stderr, "Nothing is written.\n");
            return 1;
        }
        nameMissing();
        std::vector<Report> reports;
        for (auto& [id, part] : m_parts)
            reports.push_back(std::move(part.report));
        std::sort(reports.begin(), reports.end(), comesBefore);
        const auto written = writeTables(m_options.out, reports);
        if (!written)
            return exitStatus(written.error());
        for (const ReportFiles::Failure& failure : written->failures)
            complain(failure.error.message);
        if (m_options.withStudies)
            for (const auto& [id, part] : m_parts)
                copyStudy(part.file.parent_path());
        fmt::print("{} {} in the tables of {}\n", reports.size(),
                   reports.size() == 1 ? "study" : "studies", m_options.out);
        return m_isIncomplete ? 1 : 0;
    }

private:
    /// A study and where it was found.
    struct Part {
        Report report;
        fs::path file;
    };

    void addFolder(const fs::path& folder)
    {
        std::vector<fs::path> files;
        if (const auto added = addAssessmentFiles(folder, files); !added)
            complain(added.error().message);
        for (const fs::path& file : files)
            add(file);
        auto record = readShardRecord(folder);
        if (!record)
            complain(record.error().message);
        else if (*record)
            m_shards.push_back(std::move(**record));
    }

    void add(const fs::path& file)
    {
        auto report = readAssessmentJson(file);
        if (!report) {
            complain(fmt::format("{}: {}", file.string(), report.error().message));
            return;
        }
        const std::string id = report->studyId;
        Part part{std::move(*report), file};
        if (m_parts.contains(id))
            m_repeated.push_back(std::move(part));
        else
            m_parts.emplace(id, std::move(part));
    }

    /// @return InvalidArgument where the parts are not of one run.
    [[nodiscard]] Result<void> checkAllFit() const
    {
        const Part* first = nullptr;
        for (const auto& [id, part] : m_parts) {
            if (!part.report.assessment.model())
                continue;
            if (first == nullptr)
                first = &part;
            if (auto same = checkModel(*first, part); !same)
                return same;
        }
        for (const Part& part : m_repeated) {
            if (first != nullptr && part.report.assessment.model())
                if (auto same = checkModel(*first, part); !same)
                    return same;
            if (auto equal = checkEqual(m_parts.at(part.report.studyId), part); !equal)
                return equal;
        }
        for (const ShardRecord& one : m_shards) {
            if (one.shard.count != m_shards.front().shard.count)
                return failure(ErrorCode::InvalidArgument,
                               fmt::format("One part is shard {}, another one shard {}: they are "
                                           "not of one run",
                                           m_shards.front().shard.text(), one.shard.text()));
            if (first != nullptr && !isSameModel(one.model, *first->report.assessment.model()))
                return failure(ErrorCode::InvalidArgument,
                               fmt::format("Shard {} is graded by another model, {}",
                                           one.shard.text(), modelText(one.model)));
        }
        return {};
    }

    static Result<void> checkModel(const Part& one, const Part& other)
    {
        const ModelIdentity& a = *one.report.assessment.model();
        const ModelIdentity& b = *other.report.assessment.model();
        if (isSameModel(a, b))
            return {};
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("The parts are graded by different models: {} in {}, {} in {}",
                                   modelText(a), one.file.string(), modelText(b),
                                   other.file.string()));
    }

    /// Whether a study that is there twice has the same rows, as where a task ran twice.
    static Result<void> checkEqual(const Part& one, const Part& other)
    {
        const auto rows = tableText({&one.report, 1});
        const auto others = tableText({&other.report, 1});
        for (const auto* text : {&rows, &others})
            if (!*text)
                return tl::make_unexpected(text->error());
        if (*rows == *others) {
            fmt::print(stderr, "{}: left out; the study is in {}, too, with the same rows\n",
                       other.file.string(), one.file.string());
            return {};
        }
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("{} and {} are of the same study, with different rows",
                                   one.file.string(), other.file.string()));
    }

    void nameMissing()
    {
        std::set<int> there;
        for (const ShardRecord& one : m_shards) {
            there.insert(one.shard.number);
            for (const std::string& study : one.studyIds)
                if (!m_parts.contains(study))
                    complain(
                        fmt::format("Study {} of shard {} is missing", study, one.shard.text()));
        }
        if (m_shards.empty())
            return;
        const int count = m_shards.front().shard.count;
        for (int number = 1; number <= count; ++number)
            if (!there.contains(number))
                complain(fmt::format("Shard {} is missing", Shard{number, count}.text()));
    }

    /// Copies the folder of a study as it is.
    void copyStudy(const fs::path& folder)
    {
        const fs::path target = fs::path(m_options.out) / folder.filename();
        std::error_code error;
        if (fs::equivalent(folder, target, error))
            return;
        if (fs::exists(target, error)) {
            complain(fmt::format("{}: is there already and stays as it is", target.string()));
            return;
        }
        fs::copy(folder, target, fs::copy_options::recursive, error);
        if (error)
            complain(fmt::format("{}: {}", target.string(), error.message()));
    }

    void complain(const std::string& message)
    {
        printError(message);
        m_isIncomplete = true;
    }

    const MergeOptions& m_options;
    std::map<std::string, Part> m_parts; ///< by study id
    std::vector<Part> m_repeated; ///< studies that stand in m_parts, too
    std::vector<ShardRecord> m_shards;
    bool m_isIncomplete = false;
};

} // namespace

void addMergeCommand(CLI::App& program, Run& run)
{
    auto options = std::make_shared<MergeOptions>();
    CLI::App* command = program.add_subcommand(
        "merge", "Make submission.csv, coordinates.csv and sites.csv from the results of grade");
    command
        ->add_option("DIR", options->folders,
                     "Folders that grade wrote; assessment.json is found at any depth")
        ->required();
    command->add_option("--out", options->out, "Folder for the tables")->required();
    command->add_flag("--studies", options->withStudies,
                      "Copy the folder of each study into it, too");
    command->footer(
        "Example: foramen-cli merge part-1 part-2 --out whole\n"
        "Nothing is graded. The tables of the parts of grade --shard are those of one run, byte by "
        "byte; a shard or a study that is missing is named. Nothing is written where parts are "
        "graded by different models, or where a study is there twice with different rows.");
    runWhenChosen(command, run, options, [](const auto& chosen) { return MergeRun(chosen).run(); });
}

} // namespace foramen
