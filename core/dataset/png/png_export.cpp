#include "core/dataset/png/png_export.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/csv.h"
#include "core/base/text/text_file.h"
#include "core/dataset/png/png_captions.h"
#include "core/dataset/png/png_montage.h"
#include "core/dataset/png/png_plan.h"
#include "core/dataset/png/png_render.h"
#include "core/dataset/png/png_writer.h"
#include "core/dataset/tables/dataset_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr auto kIndexHeader =
    "file,study_id,series_id,role,instance_number,frame,slice,slices,source,columns,rows,"
    "left,top,column_spacing_mm,row_spacing_mm,window_low,window_high,scale,offset,condition,level,"
    "grade,"
    "x,y,png_x,png_y\n";

/// "1.5"; empty for an unknown spacing.
std::string known(double value)
{
    return value > 0 ? fmt::format("{:.6g}", value) : std::string();
}

/// The position of a picture in its file.
struct Place {
    std::string file;
    int left = 0;
    int top = 0;
};

std::string indexRows(const PngJob& job, const RenderedPng& png, const Place& place,
                      const RsnaDataset& dataset, bool sixteenBits)
{
    const Instance& instance = *job.instance;
    const std::string source = instance.path.lexically_relative(dataset.folder).generic_string();
    std::string common =
        fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},", csvCell(place.file),
                    csvCell(job.studyId), csvCell(job.series->seriesId), keyOf(job.role),
                    instance.instanceNumber, instance.frames[job.frameIndex].frameNumber, job.slice,
                    job.slices, csvCell(source), png.image.columns, png.image.rows, place.left,
                    place.top, known(png.columnSpacing), known(png.rowSpacing));
    common += sixteenBits ? fmt::format(",,{:.9g},{:.9g}", png.scale, png.offset)
                          : fmt::format("{:.9g},{:.9g},,", png.window.low, png.window.high);
    if (job.points.empty())
        return common + ",,,,,,,\n";
    std::string rows;
    for (std::size_t i = 0; i < job.points.size(); ++i) {
        const LabelCoordinate& value = *job.points[i].value;
        const auto& grade = job.points[i].grade;
        rows +=
            fmt::format("{},{},{},{},{},{},{:.3f},{:.3f}\n", common, nameOf(value.site.condition),
                        nameOf(value.site.level), grade ? nameOf(*grade) : "", value.image.column,
                        value.image.row, png.points[i].column, png.points[i].row);
    }
    return rows;
}

/// Writes the files of one export.
class Export {
public:
    /// @param captions  null: none
    Export(const RsnaDataset& dataset, const fs::path& out, const PngOptions& options,
           std::unique_ptr<PngCaptions> captions)
        : m_dataset(dataset)
        , m_out(out)
        , m_options(options)
        , m_montage(std::max(1, options.montage), options.size)
        , m_captions(std::move(captions))
    {
    }

    Result<void> write(const PngJob& job)
    {
        if (m_series != job.series)
            if (auto started = startSeries(job); !started)
                return started;
        auto png = renderPng(job, m_options, m_range);
        if (!png) {
            m_report.problems.push_back(
                {job.instance->path, Reason::ofText(png.error().message + ".")});
            return {};
        }
        if (m_captions)
            m_captions->draw(png->image, job);
        const bool sheet = m_options.montage > 0;
        const Place place = sheet ? Place{m_sheetFile, m_montage.nextLeft(), m_montage.nextTop()}
                                  : Place{job.file, 0, 0};
        m_index += indexRows(job, *png, place, m_dataset, m_options.sixteenBits);
        if (!sheet)
            return writeFile(place.file, png->image);
        m_montage.add(std::move(png->image));
        return {};
    }

    /// Writes the last sheet, and the index.
    Result<PngReport> finish()
    {
        if (const auto written = writeSheet(); !written)
            return tl::make_unexpected(written.error());
        if (const auto written = writeTextFile(m_out / "index.csv", m_index); !written)
            return tl::make_unexpected(written.error());
        return std::move(m_report);
    }

private:
    Result<void> startSeries(const PngJob& job)
    {
        if (auto written = writeSheet(); !written)
            return written;
        m_series = job.series;
        m_sheetFile = fs::path(job.file).parent_path().generic_string() + ".png";
        const bool automatic = !m_options.sixteenBits
            && (m_options.window.kind == PngWindow::Kind::Automatic
                || m_options.window.kind == PngWindow::Kind::File);
        if (automatic)
            m_range = automaticRange(*job.series);
        return {};
    }

    Result<void> writeSheet()
    {
        if (m_montage.empty())
            return {};
        return writeFile(m_sheetFile, m_montage.take());
    }

    Result<void> writeFile(const std::string& name, const PngImage& image)
    {
        const fs::path file = m_out / fs::path(name);
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        if (error)
            return failure(ErrorCode::NotWritable,
                           "A folder cannot be made: " + english(systemReason(error.value())));
        if (auto written = writePng(file, image); !written)
            return written;
        ++m_report.files;
        return {};
    }

    const RsnaDataset& m_dataset;
    fs::path m_out;
    const PngOptions& m_options;
    std::string m_index = kIndexHeader;
    PngReport m_report;
    const Series* m_series = nullptr;
    GrayWindow m_range;
    PngMontage m_montage;
    std::unique_ptr<PngCaptions> m_captions;
    std::string m_sheetFile;
};

/// The studies and series of the options that do not exist.
Result<void> checkNames(const DatasetIndex& index, const PngSelection& selection)
{
    for (const std::string& study : selection.studies)
        if (index.imageStudies().count(study) == 0)
            return failure(ErrorCode::NotFound, fmt::format("There is no study {}", study));
    for (const std::string& series : selection.series)
        if (std::none_of(index.series().begin(), index.series().end(),
                         [&](const auto& each) { return each.first.second == series; }))
            return failure(ErrorCode::NotFound, fmt::format("There is no series {}", series));
    return {};
}

} // namespace

Result<PngReport> exportPngs(const RsnaDataset& dataset, const fs::path& out,
                             const PngOptions& options, const Task& task)
{
    const DatasetIndex index(dataset);
    if (const auto named = checkNames(index, options.selection); !named)
        return tl::make_unexpected(named.error());
    const std::vector<PngJob> jobs = planPngs(index, options);
    if (jobs.empty())
        return failure(ErrorCode::NotFound, "No picture of the data set matches the choice");
    std::unique_ptr<PngCaptions> captions;
    if (options.caption) {
        auto made = PngCaptions::create();
        if (!made)
            return tl::make_unexpected(made.error());
        captions = std::move(*made);
    }
    std::error_code error;
    fs::create_directories(out, error);
    if (error)
        return failure(ErrorCode::NotWritable,
                       "A folder cannot be made: " + english(systemReason(error.value())));
    Export files(dataset, out, options, std::move(captions));
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(jobs.size()));
        if (task.cancelled())
            break;
        if (const auto written = files.write(jobs[i]); !written)
            return tl::make_unexpected(written.error());
    }
    auto report = files.finish(); // an interrupted export has an index, too
    if (report && task.cancelled())
        return cancelledFailure();
    task.report(1);
    return report;
}

} // namespace foramen
