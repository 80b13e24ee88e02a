#include "core/report/build/report_files.h"

#include "core/base/exception_failure.h"
#include "core/base/files/system_reason.h"

#include <exception>
#include <string>
#include <system_error>

namespace foramen {

Result<ReportFiles> writeReports(const std::filesystem::path& folder,
                                 std::span<const Report> reports,
                                 const std::vector<ExportFormat>& formats, std::string_view prefix)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failure(ErrorCode::NotWritable, ReasonCode::ExportFolderNotMade,
                       systemReason(error.value()));
    ReportFiles done;
    const WriteFile write = [&](std::string_view name, const auto& make) -> Result<void> {
        const std::filesystem::path file = folder / std::string(prefix).append(name);
        Result<void> made = make(file);
        if (made)
            done.files.push_back(file);
        return made;
    };
    for (const ExportFormat& format : formats) {
        try {
            if (const auto written = format.write(reports, write); !written)
                done.failures.push_back({format, written.error()});
        } catch (const std::exception&) { // memory is short: smaller formats may still be written
            done.failures.push_back({format, errorOfException()});
        }
    }
    return done;
}

} // namespace foramen
