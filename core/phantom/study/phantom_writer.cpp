#include "core/phantom/study/phantom_writer.h"

#include "core/base/exception_failure.h"
#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/writing/dicom_writer.h"
#include "core/phantom/recipe/random.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_uid.h"
#include "core/phantom/study/pixel_storage.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <fstream>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The rows of one study in the tables.
struct StudyRows {
    std::string studyId;
    SiteSeverities labels;
    std::vector<LabelCoordinate> coordinates;
    std::vector<SeriesDescription> descriptions;
};

SeriesRole roleFor(Condition condition)
{
    if (isForaminal(condition))
        return SeriesRole::SagittalT1;
    return isSubarticular(condition) ? SeriesRole::AxialT2 : SeriesRole::SagittalT2;
}

std::vector<VolumePtr> blocksOf(const PhantomStudy& study, SeriesRole role)
{
    std::vector<VolumePtr> blocks;
    for (const PhantomSeries& series : study.series)
        if (series.role == role)
            blocks.insert(blocks.end(), series.blocks.begin(), series.blocks.end());
    return blocks;
}

// The projection of a point onto the nearest slice; none where no slice shows it.
std::optional<LabelCoordinate> coordinateOf(const PhantomStudy& study, SeriesRole role,
                                            PatientPoint point)
{
    std::optional<LabelCoordinate> best;
    double nearest = 0;
    for (const VolumePtr& block : blocksOf(study, role)) {
        const VoxelPoint voxel = block->geometry.voxelFromPatient(point);
        if (!block->geometry.contains(voxel))
            continue;
        const double slice = std::clamp(std::round(voxel.slice), 0.0, block->geometry.slices - 1.0);
        const double away = std::abs(voxel.slice - slice) * block->geometry.sliceSpacing;
        if (best && away >= nearest)
            continue;
        nearest = away;
        LabelCoordinate coordinate;
        coordinate.seriesId = block->seriesId;
        coordinate.instanceNumber = block->sources[static_cast<std::size_t>(slice)].instanceNumber;
        coordinate.image = {voxel.column, voxel.row};
        best = coordinate;
    }
    return best;
}

// Errors in the tables.
void applyTableQuirks(StudyRows& rows, const PhantomStudy& study)
{
    const auto& quirks = study.recipe.quirks;
    const auto t1 = blocksOf(study, SeriesRole::SagittalT1);
    if (has(quirks, Quirk::WrongSeries) && !t1.empty())
        for (LabelCoordinate& row : rows.coordinates)
            if (row.site == Site{Condition::SpinalCanalStenosis, DiscLevel::L3L4})
                row.seriesId = t1.front()->seriesId;
    if (has(quirks, Quirk::EmptyLabels)) {
        for (const Condition condition : kConditions)
            rows.labels[siteIndex({condition, DiscLevel::L1L2})].reset();
        std::erase_if(rows.coordinates,
                      [](const LabelCoordinate& row) { return row.site.level == DiscLevel::L1L2; });
    }
}

StudyRows rowsOf(const PhantomStudy& study, const std::string& studyId)
{
    StudyRows rows;
    rows.studyId = studyId;
    for (const PhantomSeries& series : study.series)
        rows.descriptions.push_back(
            {studyId, series.blocks.front()->seriesId, nameOf(series.role)});
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        auto coordinate =
            coordinateOf(study, roleFor(site.condition), study.truth.sitePoints[index]);
        if (!coordinate)
            continue; // out of view, so it cannot be graded
        coordinate->studyId = studyId;
        coordinate->site = site;
        rows.coordinates.push_back(*coordinate);
        rows.labels[index] = study.truth.severities[index];
    }
    applyTableQuirks(rows, study);
    return rows;
}

Acquisition acquisitionOf(const PhantomSeries& series)
{
    Acquisition acquisition;
    acquisition.repetitionTime = series.repetitionTime;
    acquisition.echoTime = series.echoTime;
    if (series.inversionTime > 0)
        acquisition.inversionTime = series.inversionTime;
    acquisition.flipAngle = 90;
    acquisition.magneticFieldStrength = 1.5;
    acquisition.scanningSequence = series.inversionTime > 0 ? "SE\\IR" : "SE";
    acquisition.sequenceVariant = "SK";
    acquisition.bodyPartExamined = "LSPINE";
    acquisition.manufacturer = kPhantomManufacturer;
    acquisition.manufacturerModelName = kPhantomModelName;
    acquisition.protocolName = "Lumbar spine phantom";
    return acquisition;
}

std::string descriptionOf(const PhantomSeries& series, PhantomHeaders headers)
{
    if (headers == PhantomHeaders::Challenge)
        return series.role == SeriesRole::SagittalT1 ? "T1" : "T2";
    if (series.role == SeriesRole::SagittalT2)
        return series.inversionTime > 0 ? "SAG STIR" : "SAG T2";
    return series.role == SeriesRole::SagittalT1 ? "SAG T1" : "AX T2";
}

// Attributes that all images of a study share. The dates are fictitious and always the same.
MrImage imageTemplate(const PhantomStudy& study, const std::string& studyId, int index)
{
    Random random(study.recipe.seed, 301);
    const int age = 25 + random.below(65);
    MrImage image;
    image.seriesNumber = 0; // counted up from here
    image.patientId = fmt::format("PHANTOM-{}", studyId);
    image.patientName = fmt::format("PHANTOM^{:04}", index + 1);
    image.patientSex = std::string(1, random.chance(0.5) ? 'F' : 'M');
    image.patientBirthDate = fmt::format("{}0101", 2025 - age);
    image.patientAge = fmt::format("{:03}Y", age);
    image.patientPosition = study.recipe.patientPosition;
    image.studyInstanceUid = phantomUid(study.recipe.seed, UidKind::Study, 0, 0);
    image.studyId = std::to_string(index + 1);
    image.studyDate = "20250101";
    image.studyTime = "120000";
    image.studyDescription = "Synthetic lumbar spine";
    return image;
}

// The challenge's files have the numbers of their folders in place of UIDs and of the patient's ID.
MrImage challengeTemplate(const PhantomRecipe& recipe, const std::string& studyId)
{
    MrImage image;
    image.headers = MrHeaders::Challenge;
    image.seriesNumber = 0; // counted up from here
    image.patientId = studyId;
    image.patientPosition = recipe.patientPosition;
    image.studyInstanceUid = studyId;
    return image;
}

// Series Instance UID "4003253.702807833", SOP Instance UID of image 8 of the first series
// "4003253.1.8". Each series has its own Frame of Reference, although all share a patient space.
void nameAsChallenge(MrImage& image, const Volume& block, const PhantomRecipe& recipe)
{
    constexpr int firstFrame = 100; // smaller numbers are those of quirks
    image.seriesInstanceUid = fmt::format("{}.{}", image.studyInstanceUid, block.seriesId);
    image.frameOfReferenceUid =
        phantomUid(recipe.seed, UidKind::FrameOfReference, firstFrame + image.seriesNumber, 0);
}

// With repeated UIDs, those of all sagittal series are numbered as those of the first.
std::string challengeInstanceUid(const MrImage& image, SeriesRole role, const PhantomRecipe& recipe)
{
    const bool isRepeated =
        has(recipe.quirks, Quirk::RepeatedSopUids) && role != SeriesRole::AxialT2;
    return fmt::format("{}.{}.{}", image.studyInstanceUid, isRepeated ? 1 : image.seriesNumber,
                       image.instanceNumber);
}

/// A block and the series that it belongs to.
struct BlockOfSeries {
    const Volume& block;
    SeriesRole role;
};

Result<void> writeBlock(const fs::path& folder, const BlockOfSeries& of,
                        const PhantomRecipe& recipe, MrImage image)
{
    const Volume& block = of.block;
    const bool isChallenge = recipe.headers == PhantomHeaders::Challenge;
    PixelStorage storage(recipe.quirks);
    const VolumeGeometry& geometry = block.geometry;
    const auto pixels =
        static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows);
    image.seriesInstanceUid = block.seriesInstanceUid;
    image.frameOfReferenceUid = block.frameOfReferenceUid;
    if (isChallenge)
        nameAsChallenge(image, block, recipe);
    image.rows = geometry.rows;
    image.columns = geometry.columns;
    image.sliceThickness = block.sliceThickness;
    image.spacingBetweenSlices = geometry.sliceSpacing;
    for (int slice = 0; slice < geometry.slices; ++slice) {
        const SliceSource& source = block.sources[static_cast<std::size_t>(slice)];
        image.sopInstanceUid = source.sopInstanceUid;
        image.instanceNumber = source.instanceNumber;
        if (isChallenge)
            image.sopInstanceUid = challengeInstanceUid(image, of.role, recipe);
        image.plane = {geometry.patientFromVoxel({0, 0, static_cast<double>(slice)}),
                       geometry.rowDirection, geometry.columnDirection, geometry.rowSpacing,
                       geometry.columnSpacing};
        image.pixels = {block.slice(slice), pixels};
        image.windowCenter = block.windowCenter.value_or(500);
        image.windowWidth = block.windowWidth.value_or(1000);
        storage.store(image);
        auto written = writeMrImage(folder / fmt::format("{}.dcm", source.instanceNumber), image);
        if (!written)
            return written;
    }
    return {};
}

Result<void> makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return failure(ErrorCode::NotWritable,
                       "A folder cannot be made: " + folder.string() + ": "
                           + english(systemReason(error.value())));
    return {};
}

Result<StudyRows> writeStudy(const fs::path& folder, int index, const PhantomRecipe& recipe,
                             const Task& task)
{
    PhantomRecipe own = recipe;
    own.seed = phantomStudySeed(recipe.seed, index);
    const auto study = makePhantomStudy(own, task);
    if (!study)
        return tl::make_unexpected(study.error());
    std::string studyId = phantomStudyId(recipe.seed, index);
    if (has(recipe.quirks, Quirk::LargeIds))
        studyId = aboveInt32(studyId);
    const bool isChallenge = recipe.headers == PhantomHeaders::Challenge;
    MrImage image =
        isChallenge ? challengeTemplate(recipe, studyId) : imageTemplate(*study, studyId, index);
    for (const PhantomSeries& series : study->series) {
        const fs::path place = folder / "train_images" / studyId / series.blocks.front()->seriesId;
        if (const auto made = makeFolder(place); !made)
            return tl::make_unexpected(made.error());
        ++image.seriesNumber;
        image.seriesDescription = descriptionOf(series, recipe.headers);
        image.acquisition = acquisitionOf(series);
        for (const VolumePtr& block : series.blocks) {
            if (const auto written = writeBlock(place, {*block, series.role}, own, image); !written)
                return tl::make_unexpected(written.error());
        }
    }
    return rowsOf(*study, studyId);
}

/// Assigns studies to threads and collects their results.
class StudyPool {
public:
    StudyPool(int count, std::function<Result<StudyRows>(int, const Task&)> work)
        : m_work(std::move(work))
        , m_rows(static_cast<std::size_t>(count))
    {
    }

    /// Runs on @p threads threads and reports on this one.
    Result<std::vector<StudyRows>> run(int threads, const Task& task)
    {
        {
            std::vector<std::jthread> workers;
            workers.reserve(static_cast<std::size_t>(threads));
            for (int i = 0; i < threads; ++i)
                workers.emplace_back([this] { workThrough(); });
            std::unique_lock lock(m_mutex);
            while (m_running + waiting() > 0 && !m_error) {
                m_changed.wait_for(lock, std::chrono::milliseconds(100));
                const double done = static_cast<double>(m_done);
                lock.unlock();
                task.report(done / static_cast<double>(m_rows.size()));
                lock.lock();
                if (task.cancelled())
                    break;
            }
            m_stop.request_stop();
        }
        if (m_error)
            return tl::make_unexpected(*m_error);
        if (m_done < m_rows.size())
            return cancelledFailure();
        return std::move(m_rows);
    }

private:
    [[nodiscard]] std::size_t waiting() const { return m_rows.size() - m_next; }

    /// No exception may leave a thread.
    Result<StudyRows> workOn(std::size_t index, const Task& task)
    {
        try {
            return m_work(static_cast<int>(index), task);
        } catch (const std::exception&) {
            return tl::make_unexpected(errorOfException());
        }
    }

    void workThrough()
    {
        const Task task{m_stop.get_token(), {}};
        std::unique_lock lock(m_mutex);
        while (m_next < m_rows.size() && !task.cancelled() && !m_error) {
            const std::size_t index = m_next++;
            ++m_running;
            lock.unlock();
            auto rows = workOn(index, task);
            lock.lock();
            --m_running;
            if (rows) {
                m_rows[index] = std::move(*rows);
                ++m_done;
            } else if (rows.error().code != ErrorCode::Cancelled && !m_error) {
                m_error = rows.error();
            }
            m_changed.notify_one();
        }
    }

    std::function<Result<StudyRows>(int, const Task&)> m_work;
    std::vector<StudyRows> m_rows;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::stop_source m_stop;
    std::size_t m_next = 0;
    std::size_t m_running = 0;
    std::size_t m_done = 0;
    std::optional<Error> m_error;
};

// The tables with the line ends of Windows.
Result<void> endLinesWithCrLf(const fs::path& folder)
{
    std::vector<fs::path>
        tables; // collected first, since a written file is a new entry of the folder
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".csv")
            tables.push_back(entry.path());
    for (const fs::path& table : tables) {
        std::ifstream stream(table, std::ios::binary);
        std::string text;
        for (std::string line; std::getline(stream, line);)
            text += line + "\r\n";
        if (auto written = writeTextFile(table, text); !written)
            return written;
    }
    return {};
}

// The file that macOS leaves in every folder that was opened.
Result<void> leaveDsStores(const fs::path& folder)
{
    const std::string start("\0\0\0\1Bud1", 8);
    std::vector<fs::path> folders = {folder};
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_directory())
            folders.push_back(entry.path());
    for (const fs::path& one : folders)
        if (auto written = writeTextFile(one / ".DS_Store", start); !written)
            return written;
    return {};
}

Result<void> writeTables(const fs::path& folder, const std::vector<StudyRows>& studies)
{
    LabelTable labels;
    std::vector<LabelCoordinate> coordinates;
    std::vector<SeriesDescription> descriptions;
    std::vector<SubmissionRow> submission;
    constexpr double third = 1.0 / 3.0;
    for (const StudyRows& study : studies) {
        labels[study.studyId] = study.labels;
        coordinates.insert(coordinates.end(), study.coordinates.begin(), study.coordinates.end());
        descriptions.insert(descriptions.end(), study.descriptions.begin(),
                            study.descriptions.end());
        for (std::size_t index = 0; index < kSiteCount; ++index)
            submission.push_back({study.studyId, siteAt(index), {third, third, third}});
    }
    auto written = writeLabels(folder / "train.csv", labels);
    if (written)
        written = writeCoordinates(folder / "train_label_coordinates.csv", coordinates);
    if (written)
        written = writeSeriesDescriptions(folder / "train_series_descriptions.csv", descriptions);
    if (written)
        written = writeSubmission(folder / "sample_submission.csv", std::move(submission));
    return written;
}

} // namespace

Result<void> writePhantomStudies(const fs::path& folder, int studyCount,
                                 const PhantomRecipe& recipe, int threads, const Task& task)
{
    if (studyCount < 1)
        return failure(ErrorCode::InvalidArgument, "The number of studies must be at least 1");
    if (auto made = makeFolder(folder / "train_images"); !made)
        return made;
    StudyPool pool(studyCount, [&](int index, const Task& own) {
        return writeStudy(folder, index, recipe, own);
    });
    const auto studies = pool.run(std::clamp(threads, 1, studyCount), task);
    if (!studies)
        return tl::make_unexpected(studies.error());
    auto written = writeTables(folder, *studies);
    if (written && has(recipe.quirks, Quirk::CrlfTables))
        written = endLinesWithCrLf(folder);
    if (written && has(recipe.quirks, Quirk::DsStore))
        written = leaveDsStores(folder);
    return written;
}

} // namespace foramen
