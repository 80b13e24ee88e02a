#include "core/deidentify/deidentified_export.h"

#include "core/base/exception_failure.h"
#include "core/base/files/system_reason.h"
#include "core/base/patient_identity.h"
#include "core/base/text/ascii.h"
#include "core/deidentify/picture_doubt.h"
#include "core/deidentify/source_object.h"
#include "core/dicom/media/archive.h"
#include "core/dicom/scanning/file_finder.h"
#include "core/dicom/scanning/study_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCasePrefix = "case-";

/// Who the patient of a study is, for the same replacements in all studies: by number, else by name
/// and birth date. A study that names nobody is a patient of its own.
std::string patientOf(const Study& study)
{
    const PatientIdentity identity = normalIdentity({.id = study.patientId,
                                                     .name = study.patientName,
                                                     .birthDate = study.patientBirthDate,
                                                     .sex = {},
                                                     .studyDate = {}});
    if (!identity.id.empty())
        return "id\n" + identity.id;
    if (!identity.name.empty())
        return "name\n" + identity.name + '\n' + identity.birthDate;
    return "study\n" + study.studyInstanceUid;
}

bool isDirectoryFile(const fs::path& path)
{
    return lowered(path.filename().string()) == "dicomdir";
}

/// The highest number of a folder "case-0007" in a folder; 0 for none.
int highestCase(const fs::path& folder)
{
    int highest = 0;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with(kCasePrefix))
            continue;
        int number = 0;
        const char* last = name.data() + name.size();
        const auto read = std::from_chars(name.data() + kCasePrefix.size(), last, number);
        if (read.ec == std::errc{} && read.ptr == last)
            highest = std::max(highest, number);
    }
    return highest;
}

/// One object of the export with what speaks against it.
struct Candidate {
    const Instance* instance = nullptr;
    std::optional<Refusal> refusal;
};

/// Carries out one export.
class Export {
public:
    Export(const Pseudonyms& pseudonyms, const ExportOptions& options, const Task& task)
        : m_pseudonyms(pseudonyms)
        , m_options(options)
        , m_task(task)
    {
        m_result.counts = AttributeCounts(options.keepsExamples);
    }

    Result<ExportResult> run(const std::vector<fs::path>& paths)
    {
        constexpr double scanned = 0.1; // of the whole progress
        auto scan = scanStudies(paths, m_task.part(0, scanned));
        if (!scan && scan.error().code == ErrorCode::NotDicom) // its reason names files
            return failure(ErrorCode::NotDicom, ReasonCode::NoDicomFiles);
        if (!scan)
            return tl::make_unexpected(scan.error());
        if (auto listed = listInputs(paths, *scan); !listed)
            return tl::make_unexpected(listed.error());
        m_nextCase = highestCase(m_options.out) + 1;
        for (const Study& study : scan->studies)
            for (const Series& series : study.series)
                m_total += series.instances.size();
        for (const Study& study : scan->studies)
            if (auto exported = exportStudy(study, m_task.part(scanned, 1)); !exported)
                return tl::make_unexpected(exported.error());
        addUnusable(*scan);
        for (std::vector<FileRemark>* list :
             {&m_result.refused, &m_result.accepted, &m_result.notCopied})
            std::sort(list->begin(), list->end(),
                      [](const FileRemark& a, const FileRemark& b) { return a.input < b.input; });
        return std::move(m_result);
    }

private:
    /// Numbers all files, those of unpacked archives behind the others.
    Result<void> listInputs(const std::vector<fs::path>& paths, const ScanResult& scan)
    {
        const auto add = [&](const std::vector<fs::path>& places) -> Result<void> {
            const auto found = findFiles(places, m_task);
            if (!found)
                return tl::make_unexpected(found.error());
            for (const FoundFile& file : found->files)
                if (scan.unpacked.empty() || !file.given || !isArchive(file.path))
                    m_numbers.emplace(file.path, m_numbers.size() + 1);
            return {};
        };
        if (auto added = add(paths); !added)
            return added;
        for (const auto& folder : scan.unpacked)
            if (auto added = add({folder->path()}); !added)
                return added;
        m_result.inputs = m_numbers.size();
        return {};
    }

    [[nodiscard]] FileRemark remarkOn(const fs::path& path, std::string reason)
    {
        const auto known = m_numbers.find(path);
        if (known != m_numbers.end())
            m_mentioned.insert(path);
        return {known != m_numbers.end() ? known->second : 0, path, std::move(reason)};
    }

    /// Damaged files, and what is no DICOM object.
    void addUnusable(const ScanResult& scan)
    {
        for (const InputProblem& problem : scan.problems)
            if (!m_mentioned.contains(problem.path))
                m_result.refused.push_back(remarkOn(problem.path, english(problem.reason)));
        for (const auto& [path, number] : m_numbers)
            if (!m_mentioned.contains(path))
                m_result.notCopied.push_back({number, path,
                                              isDirectoryFile(path)
                                                  ? "a DICOMDIR, whose records name the patient"
                                                  : "not a DICOM object"});
    }

    Result<void> exportStudy(const Study& study, const Task& task)
    {
        const std::string patient = patientOf(study);
        ExportedStudy made;
        made.studyInstanceUid = study.studyInstanceUid;
        made.newStudyInstanceUid = m_pseudonyms.uid(study.studyInstanceUid);
        made.newPatientId = m_pseudonyms.patientId(patient);
        made.days = m_options.cleaning.movesDates ? m_pseudonyms.days(patient) : 0;
        made.folder = m_options.names == ExportNames::Uids
            ? made.newStudyInstanceUid
            : fmt::format("{}{:04}", kCasePrefix, m_nextCase);
        const CleaningRules rules{m_pseudonyms, m_options.cleaning, patient};
        for (const Series& series : study.series) {
            if (auto exported = exportSeries(series, made, rules, task); !exported)
                return exported;
            m_done += series.instances.size();
        }
        if (made.files > 0) {
            ++m_nextCase;
            m_result.studies.push_back(std::move(made));
        }
        return {};
    }

    [[nodiscard]] double share(std::size_t done) const
    {
        return static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(m_total, 1));
    }

    Result<void> exportSeries(const Series& series, ExportedStudy& study,
                              const CleaningRules& rules, const Task& task)
    {
        auto candidates = candidatesOf(series, task);
        if (!candidates)
            return tl::make_unexpected(candidates.error());
        const std::string folder = m_options.names == ExportNames::Uids
            ? m_pseudonyms.uid(series.seriesInstanceUid)
            : fmt::format("series-{:02}", study.series + 1);
        std::size_t files = 0;
        for (const Candidate& one : *candidates) {
            if (m_task.cancelled())
                return cancelledFailure();
            if (one.refusal && !(one.refusal->canBeAccepted && m_options.acceptsBurnedIn)) {
                m_result.refused.push_back(remarkOn(one.instance->path, one.refusal->reason));
                continue;
            }
            const std::string name = m_options.names == ExportNames::Uids
                ? m_pseudonyms.uid(one.instance->sopInstanceUid)
                : fmt::format("{:04}", files + 1);
            const auto written = exportObject(
                *one.instance, freeName(m_options.out / study.folder / folder / name), rules);
            if (!written)
                return tl::make_unexpected(written.error());
            if (!*written)
                continue;
            ++files;
            m_mentioned.insert(one.instance->path);
            if (one.refusal)
                m_result.accepted.push_back(remarkOn(one.instance->path, one.refusal->reason));
        }
        study.files += files;
        study.series += files > 0 ? 1 : 0;
        return {};
    }

    /// SOP Instance UIDs may repeat: the second file of a name is "<name>-2.dcm".
    fs::path freeName(const fs::path& base)
    {
        fs::path file = base;
        file += ".dcm";
        for (int number = 2; !m_written.insert(file).second; ++number) {
            file = base;
            file += fmt::format("-{}.dcm", number);
        }
        return file;
    }

    /// The objects of a series by number, each file once, with what speaks against them.
    Result<std::vector<Candidate>> candidatesOf(const Series& series, const Task& task)
    {
        std::vector<Candidate> candidates;
        for (const Instance& instance : series.instances) {
            if (!m_taken.insert(instance.path).second) // a part of it is in another series, too
                continue;
            candidates.push_back({&instance, std::nullopt});
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) {
                             return a.instance->instanceNumber < b.instance->instanceNumber;
                         });
        std::vector<const Instance*> pictures;
        for (Candidate& one : candidates) {
            if (m_task.cancelled())
                return cancelledFailure();
            const auto object = SourceObject::read(one.instance->path);
            one.refusal = object ? object->refusal(*one.instance)
                                 : std::optional(Refusal{object.error().message});
            if (!one.refusal && one.instance->kind == InstanceKind::Image)
                pictures.push_back(one.instance);
        }
        const auto doubts =
            pictureDoubts(pictures, task.part(share(m_done), share(m_done + pictures.size())));
        if (!doubts)
            return tl::make_unexpected(doubts.error());
        std::size_t next = 0;
        for (Candidate& one : candidates)
            if (!one.refusal && one.instance->kind == InstanceKind::Image)
                if (const std::string& doubt = (*doubts)[next++]; !doubt.empty())
                    one.refusal = Refusal{doubt, true};
        return candidates;
    }

    /// @return whether the object is in the export; else it is among the refused ones.
    Result<bool> exportObject(const Instance& instance, const fs::path& file,
                              const CleaningRules& rules)
    {
        auto object = SourceObject::read(instance.path);
        if (!object) {
            m_result.refused.push_back(remarkOn(instance.path, object.error().message));
            return false;
        }
        if (auto cleaned = object->clean(rules, m_result.counts); !cleaned)
            return tl::make_unexpected(cleaned.error());
        if (m_options.isDryRun)
            return true;
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        if (error)
            return failure(ErrorCode::NotWritable, ReasonCode::ExportFolderNotMade,
                           systemReason(error.value()));
        if (fs::exists(file, error))
            return failure(ErrorCode::NotWritable,
                           "A file of this object is in the output folder already: nothing is "
                           "replaced");
        const auto written = object->write(file);
        if (!written && written.error().code == ErrorCode::NotReadable) {
            m_result.refused.push_back(remarkOn(instance.path, written.error().message));
            return false;
        }
        if (!written)
            return tl::make_unexpected(written.error());
        return true;
    }

    const Pseudonyms& m_pseudonyms;
    const ExportOptions& m_options;
    const Task& m_task;
    ExportResult m_result;
    std::map<fs::path, std::size_t> m_numbers; ///< of all files, 1-based
    std::set<fs::path> m_mentioned; ///< exported, refused or a problem
    std::set<fs::path> m_taken; ///< files of objects
    std::set<fs::path> m_written; ///< files of the output
    std::size_t m_total = 0; ///< objects
    std::size_t m_done = 0;
    int m_nextCase = 1;
};

} // namespace

Result<ExportResult> exportDeidentified(const std::vector<fs::path>& paths,
                                        const Pseudonyms& pseudonyms, const ExportOptions& options,
                                        const Task& task)
{
    try {
        return Export(pseudonyms, options, task).run(paths);
    } catch (const std::exception&) {
        return tl::make_unexpected(errorOfException());
    }
}

} // namespace foramen
