#include "core/bundle/bundle_writer.h"

#include "core/ai/model/model_bundle.h"
#include "core/base/clock.h"
#include "core/base/exception_failure.h"
#include "core/base/text/text_file.h"
#include "core/base/version.h"
#include "core/bundle/bundle_readme.h"
#include "core/bundle/deidentified_report.h"
#include "core/bundle/zip_writer.h"
#include "core/deidentify/pseudonyms.h"
#include "core/dicom/media/temporary_folder.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/build/report_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr const char* kReadmeFile = "README.txt";
constexpr const char* kModelCardFile = "card.json";

/// A file of the study with its name in the bundle.
struct BundleImage {
    fs::path file;
    std::string name;
};

/// The files of a study by series and instance number, each once.
std::vector<BundleImage> imagesOf(const Study& study)
{
    std::vector<BundleImage> images;
    std::set<fs::path> taken;
    std::size_t folder = 0;
    for (const Series& series : study.series) {
        std::vector<const Instance*> instances;
        for (const Instance& instance : series.instances)
            if (taken.insert(instance.path).second)
                instances.push_back(&instance);
        if (instances.empty())
            continue;
        ++folder;
        std::stable_sort(instances.begin(), instances.end(),
                         [](const Instance* a, const Instance* b) {
                             return a->instanceNumber < b->instanceNumber;
                         });
        for (std::size_t i = 0; i < instances.size(); ++i)
            images.push_back(
                {instances[i]->path,
                 fmt::format("{}/series-{:02}/{:04}.dcm", kBundleImages, folder, i + 1)});
    }
    return images;
}

/// The de-identified images of a study, and what their report needs.
struct DeidentifiedImages {
    std::shared_ptr<const TemporaryFolder> folder;
    Study study;
    ExportResult result;
    Report report;
};

/// Writes one bundle.
class Writing {
public:
    Writing(const BundleInput& input, const BundleOptions& options, const Task& task)
        : m_input(input)
        , m_options(options)
        , m_task(task)
    {
    }

    Result<WrittenBundle> run(const fs::path& file)
    {
        if (m_input.report.assessment.study().studyInstanceUid != m_input.study.studyInstanceUid)
            return failure(ErrorCode::InvalidArgument, ReasonCode::BundleOfOtherStudy);
        m_written.manifest.programVersion = programVersion();
        m_written.manifest.time = timeNow();
        m_written.manifest.isDeidentified = m_options.isDeidentified;
        std::optional<DeidentifiedImages> images;
        if (m_options.isDeidentified) {
            auto made = deidentified(m_task.part(0, kDeidentifying));
            if (!made)
                return tl::make_unexpected(made.error());
            images = *std::move(made);
        }
        const Study& study = images ? images->study : m_input.study;
        const Report& report = images ? images->report : m_input.report;
        m_written.manifest.studyInstanceUid = study.studyInstanceUid;
        ZipWriter zip(file);
        const double begun = images ? kDeidentifying : 0;
        if (auto added = addImages(zip, study, m_task.part(begun, kZipped)); !added)
            return tl::make_unexpected(added.error());
        if (auto added = addReport(zip, report); !added)
            return tl::make_unexpected(added.error());
        if (auto added = addModelCard(zip, report); !added)
            return tl::make_unexpected(added.error());
        if (auto added = add(zip.addText(kReadmeFile, bundleReadme(m_written.manifest))); !added)
            return tl::make_unexpected(added.error());
        // The list names all files but itself.
        if (auto listed = zip.addText(kBundleManifestFile, bundleManifestJson(m_written.manifest));
            !listed)
            return tl::make_unexpected(listed.error());
        if (m_task.cancelled())
            return cancelledFailure();
        if (auto done = zip.commit(); !done)
            return tl::make_unexpected(done.error());
        m_task.report(1);
        return std::move(m_written);
    }

private:
    static constexpr double kDeidentifying = 0.5; ///< of the whole progress
    static constexpr double kZipped = 0.95;

    Result<void> add(Result<BundleFile> file)
    {
        if (!file)
            return tl::make_unexpected(file.error());
        m_written.manifest.files.push_back(*std::move(file));
        return {};
    }

    Result<DeidentifiedImages> deidentified(const Task& task)
    {
        auto folder = TemporaryFolder::create();
        if (!folder)
            return tl::make_unexpected(folder.error());
        const auto pseudonyms = Pseudonyms::random();
        if (!pseudonyms)
            return tl::make_unexpected(pseudonyms.error());
        auto words = wordsOfStudy(task);
        if (!words)
            return tl::make_unexpected(words.error());
        std::vector<fs::path> files;
        for (const BundleImage& image : imagesOf(m_input.study))
            files.push_back(image.file);
        constexpr double exporting = 0.9;
        auto result = exportDeidentified(
            files, *pseudonyms,
            {.out = (*folder)->path(), .acceptsBurnedIn = m_options.acceptsBurnedIn},
            task.part(0, exporting));
        if (!result)
            return tl::make_unexpected(result.error());
        m_written.refused = result->refused;
        m_written.refused.insert(m_written.refused.end(), result->notCopied.begin(),
                                 result->notCopied.end());
        m_written.accepted = result->accepted;
        m_written.manifest.leftOut = m_written.refused.size();
        if (result->studies.empty())
            return failure(ErrorCode::Unsupported, ReasonCode::BundleWithoutImages);
        auto scan = scanStudies({(*folder)->path()}, task.part(exporting, 1));
        if (!scan)
            return tl::make_unexpected(scan.error());
        if (scan->studies.size() != 1 || result->studies.size() != 1)
            return failure(ErrorCode::Unsupported, ReasonCode::BundleContradicts);
        DeidentifiedImages images{*std::move(folder), std::move(scan->studies.front()),
                                  *std::move(result), Report()};
        const NewReferences references(m_input.study, images.study, *pseudonyms);
        images.report = deidentifiedReport(m_input.report, references, *words,
                                           images.result.studies.front().days);
        return images;
    }

    /// What the files state, and what the report says of the patient besides.
    Result<IdentifyingText> wordsOfStudy(const Task& task) const
    {
        IdentifyingText words;
        for (const BundleImage& image : imagesOf(m_input.study)) {
            if (task.cancelled())
                return cancelledFailure();
            // A file that is damaged behind its header is refused by the export.
            if (auto added = words.addFile(image.file); !added
                && added.error().code != ErrorCode::Corrupt
                && added.error().code != ErrorCode::NotDicom)
                return tl::make_unexpected(added.error());
        }
        words.addName(m_input.study.patientName);
        words.addNumber(m_input.study.patientId);
        words.addNumber(m_input.study.accessionNumber);
        const StudyIdentity& stated = m_input.report.assessment.study();
        words.addName(stated.patientName);
        words.addNumber(stated.patientId);
        words.addNumber(stated.accessionNumber);
        return words;
    }

    Result<void> addImages(ZipWriter& zip, const Study& study, const Task& task)
    {
        const std::vector<BundleImage> images = imagesOf(study);
        std::uint64_t total = 1;
        for (const BundleImage& image : images) {
            std::error_code error; // a file that is gone is refused when it is read
            const std::uint64_t size = fs::file_size(image.file, error);
            total += error ? 0 : size;
        }
        std::uint64_t done = 0;
        for (const BundleImage& image : images) {
            const auto wrote = [&](std::uint64_t bytes) {
                done += bytes;
                task.report(static_cast<double>(done) / static_cast<double>(total));
            };
            if (auto added = add(zip.addFile(image.name, image.file, m_task, wrote)); !added)
                return added;
        }
        return {};
    }

    /// Assessment, structured reports and pages, by the writers of an export.
    Result<void> addReport(ZipWriter& zip, const Report& report)
    {
        std::vector<std::string> keys{"json", "sr"};
        if (m_options.pdf)
            keys.emplace_back("pdf");
        const auto formats = exportFormatsNamed(keys, m_options.pdf);
        if (!formats)
            return tl::make_unexpected(formats.error());
        const auto folder = TemporaryFolder::create();
        if (!folder)
            return tl::make_unexpected(folder.error());
        const auto written = writeReports((*folder)->path(), {&report, 1}, *formats);
        if (!written)
            return tl::make_unexpected(written.error());
        if (!written->failures.empty())
            return tl::make_unexpected(written->failures.front().error);
        for (const fs::path& file : written->files)
            if (auto added = add(zip.addFile(file.filename().string(), file, m_task)); !added)
                return added;
        return {};
    }

    /// The card, unless it is that of another model.
    Result<void> addModelCard(ZipWriter& zip, const Report& report)
    {
        const auto& model = report.assessment.model();
        if (!model || m_input.modelFolder.empty())
            return {};
        const auto text = readTextFile(m_input.modelFolder / kModelCardFile);
        if (!text)
            return text.error().code == ErrorCode::NotFound ? Result<void>()
                                                            : tl::make_unexpected(text.error());
        const auto card = parseModelCard(*text);
        if (!card || card->sha256 != model->sha256)
            return {};
        return add(zip.addText(kModelCardFile, *text));
    }

    const BundleInput& m_input;
    const BundleOptions& m_options;
    const Task& m_task;
    WrittenBundle m_written;
};

} // namespace

Result<WrittenBundle> writeBundle(const fs::path& file, const BundleInput& input,
                                  const BundleOptions& options, const Task& task)
{
    try {
        return Writing(input, options, task).run(file);
    } catch (const std::exception&) {
        return tl::make_unexpected(errorOfException());
    }
}

} // namespace foramen
