#pragma once

#include "core/dicom/study.h"
#include "core/measure/annotation.h"
#include "core/spine/terms.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace foramen {

/// A window: the values in the middle between black and white, and from black to white.
struct ReportWindow {
    double center = 0; ///< rescaled units, larger is brighter
    double width = 1;
    friend bool operator==(const ReportWindow&, const ReportWindow&) = default;
};

/// A picture that points or measurements of the report lie on, for objects that show them there.
struct ReportPicture {
    /// A point of a graded site.
    struct SitePoint {
        Site site;
        bool isReaders = false; ///< of a reader's decision; else the model's own
        ImagePoint point; ///< pixels of the picture
    };

    PictureIdentity picture;
    std::filesystem::path file; ///< of the instance; never written into a file
    int columns = 0;
    int rows = 0;
    bool isMultiFrame = false;
    PixelSpacing spacing;
    std::optional<ReportWindow> window; ///< as the panes show it at first; none: it is not loaded
    std::vector<SitePoint> sites; ///< in the order of siteIndex()
};

} // namespace foramen
