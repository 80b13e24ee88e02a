#include "core/report/dicom_objects/presentation_writer.h"

#include "core/dicom/writing/dcmtk_log.h"
#include "core/report/dicom_objects/object_header.h"
#include "core/report/dicom_objects/presentation_marks.h"
#include "core/report/dicom_objects/presented_pictures.h"
#include "core/report/dicom_values.h"
#include "core/report/report_status.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Pictures = std::vector<PresentedPicture>;

constexpr std::size_t kNameLength = 64; ///< characters of a PN or an LO
constexpr std::size_t kShortText = 1024; ///< of an ST

/// The pictures in groups of those that are the same to @p same, in their order.
template <class Same> std::vector<Pictures> groupsOf(const Pictures& pictures, const Same& same)
{
    std::vector<Pictures> groups;
    for (const PresentedPicture& picture : pictures) {
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const Pictures& one) {
            return same(one.front(), picture);
        });
        (group == groups.end() ? groups.emplace_back() : *group).push_back(picture);
    }
    return groups;
}

/// The instances of pictures, with the frames of those that have several.
std::vector<PictureReference> referencesTo(const Pictures& pictures)
{
    std::vector<PictureReference> references;
    for (const PresentedPicture& one : pictures) {
        const PictureIdentity& picture = one.picture->picture;
        const auto known = std::find_if(
            references.begin(), references.end(), [&](const PictureReference& reference) {
                return reference.sopInstanceUid == picture.sopInstanceUid;
            });
        PictureReference& reference = known != references.end()
            ? *known
            : references.emplace_back(
                PictureReference{one.sopClassUid, picture.sopInstanceUid, {}});
        if (one.picture->isMultiFrame)
            reference.frames.push_back(picture.frameNumber);
    }
    return references;
}

void putReferences(ObjectAttributes& parent, const Pictures& pictures)
{
    for (const PictureReference& reference : referencesTo(pictures))
        putReference(parent.item(DCM_ReferencedImageSequence), reference);
}

/// Makes the data set of one presentation state.
class State {
public:
    State(const Report& report, const Pictures& pictures)
        : m_report(report)
        , m_pictures(pictures)
        , m_object(*m_format.getDataset())
    {
    }

    Result<void> write(const std::filesystem::path& file, int number, const std::string& remark);

private:
    void putIdentification(int number, const std::string& remark);
    void putRelationship();
    void putModalityLut();
    void putDisplayedAreas();
    void putAnnotations();
    void putLayers();
    void putWindows();

    const Report& m_report;
    const Pictures& m_pictures;
    DcmFileFormat m_format;
    ObjectAttributes m_object;
};

void State::putIdentification(int number, const std::string& remark)
{
    putHeader(m_object, m_report,
              {.sopClassUid = UID_GrayscaleSoftcopyPresentationStateStorage,
               .modality = "PR",
               .seriesNumber = 9902,
               .seriesDescription = "Lumbar stenosis grading, marks, research use only",
               .name = "presentation state",
               .seed = std::to_string(number),
               .instanceNumber = number});
    // General Series module: no part that comes in pairs, so no Laterality is wanted.
    m_object.text(DCM_BodyPartExamined, "LSPINE");
    m_object.text(DCM_ContentLabel, "FORAMEN");
    m_object.text(DCM_ContentDescription,
                  remark.empty() ? "Grades of AI and readers, measurements; research use only"
                                 : dicomText(remark, kNameLength, LineBreaks::Replace));
    m_object.text(DCM_ContentCreatorName,
                  dicomText(m_report.readerName, kNameLength, LineBreaks::Replace));
    const auto time = dicomTime(lastSignedTime(m_report));
    m_object.text(DCM_PresentationCreationDate, time ? time->date : std::string("19000101"));
    m_object.text(DCM_PresentationCreationTime, time ? time->time : std::string("000000"));
}

/// PS3.3 C.11.11.
void State::putRelationship()
{
    const auto sameSeries = [](const PresentedPicture& a, const PresentedPicture& b) {
        return a.picture->picture.seriesInstanceUid == b.picture->picture.seriesInstanceUid;
    };
    for (const Pictures& series : groupsOf(m_pictures, sameSeries)) {
        ObjectAttributes item = m_object.item(DCM_ReferencedSeriesSequence);
        item.text(DCM_SeriesInstanceUID, series.front().picture->picture.seriesInstanceUid);
        putReferences(item, series);
    }
}

/// A state without one stands for the identity, whatever the images say (PS3.4 N.2.1).
void State::putModalityLut()
{
    const PresentedPicture& any = m_pictures.front();
    if (any.rescaleSlope == 1 && any.rescaleIntercept == 0)
        return;
    m_object.decimals(DCM_RescaleIntercept, {any.rescaleIntercept});
    m_object.decimals(DCM_RescaleSlope, {any.rescaleSlope});
    m_object.text(DCM_RescaleType, "US"); // unspecified
}

/// The whole of each picture (PS3.3 C.10.4; pixels count from 1 here).
void State::putDisplayedAreas()
{
    const auto sameArea = [](const PresentedPicture& a, const PresentedPicture& b) {
        return a.picture->columns == b.picture->columns && a.picture->rows == b.picture->rows
            && a.picture->spacing == b.picture->spacing;
    };
    for (const Pictures& group : groupsOf(m_pictures, sameArea)) {
        const ReportPicture& any = *group.front().picture;
        ObjectAttributes item = m_object.item(DCM_DisplayedAreaSelectionSequence);
        putReferences(item, group);
        item.longs(DCM_DisplayedAreaTopLeftHandCorner, {1, 1});
        item.longs(DCM_DisplayedAreaBottomRightHandCorner, {any.columns, any.rows});
        item.text(DCM_PresentationSizeMode, "SCALE TO FIT");
        const PixelSpacing& spacing = any.spacing;
        constexpr double fineness = 10000; // a ratio of whole numbers
        if (spacing.isMetric())
            item.decimals(DCM_PresentationPixelSpacing, {spacing.row, spacing.column});
        else if (spacing.row == spacing.column)
            item.text(DCM_PresentationPixelAspectRatio, "1\\1");
        else
            item.text(DCM_PresentationPixelAspectRatio,
                      fmt::format("{}\\{}", std::lround(fineness * spacing.row / spacing.column),
                                  std::lround(fineness)));
    }
}

void putMark(ObjectAttributes& annotation, const PresentationMark& mark)
{
    ObjectAttributes text = annotation.item(DCM_TextObjectSequence);
    text.text(DCM_AnchorPointAnnotationUnits, "PIXEL");
    text.text(DCM_UnformattedTextValue, dicomText(mark.text, kShortText, LineBreaks::Keep));
    text.points(DCM_AnchorPoint, {mark.anchor});
    text.text(DCM_AnchorPointVisibility, "N"); // a shape shows it
    for (const PresentationShape& shape : mark.shapes) {
        ObjectAttributes graphic = annotation.item(DCM_GraphicObjectSequence);
        graphic.text(DCM_GraphicAnnotationUnits, "PIXEL");
        graphic.word(DCM_GraphicDimensions, 2);
        graphic.word(DCM_NumberOfGraphicPoints, static_cast<int>(shape.points.size()));
        graphic.points(DCM_GraphicData, shape.points);
        using Type = PresentationShape::Type;
        graphic.text(DCM_GraphicType,
                     shape.type == Type::Point         ? "POINT"
                         : shape.type == Type::Ellipse ? "ELLIPSE"
                                                       : "POLYLINE");
        if (shape.type != Type::Point)
            graphic.text(DCM_GraphicFilled, "N");
    }
}

/// One item for each picture and layer (PS3.3 C.10.5).
void State::putAnnotations()
{
    for (const PresentedPicture& picture : m_pictures) {
        const std::vector<PresentationMark> marks = marksOf(m_report, *picture.picture);
        for (const auto layer : {PresentationLayer::Ai, PresentationLayer::Reader}) {
            if (std::none_of(marks.begin(), marks.end(),
                             [&](const auto& mark) { return mark.layer == layer; }))
                continue;
            ObjectAttributes item = m_object.item(DCM_GraphicAnnotationSequence);
            putReferences(item, {picture});
            item.text(DCM_GraphicLayer, nameOf(layer));
            for (const PresentationMark& mark : marks)
                if (mark.layer == layer)
                    putMark(item, mark);
        }
    }
}

/// Both, so that a program that shows them knows that one is empty (PS3.3 C.10.7).
void State::putLayers()
{
    constexpr std::pair<PresentationLayer, const char*> descriptions[] = {
        {PresentationLayer::Ai, "Grades of the AI, not of a reader; research use only"},
        {PresentationLayer::Reader, "Decisions and measurements of readers"}};
    int order = 0;
    for (const auto& [layer, description] : descriptions) {
        ObjectAttributes item = m_object.item(DCM_GraphicLayerSequence);
        item.text(DCM_GraphicLayer, nameOf(layer));
        item.text(DCM_GraphicLayerOrder, std::to_string(++order));
        item.text(DCM_GraphicLayerDescription, description);
    }
}

void State::putWindows()
{
    const auto sameWindow = [](const PresentedPicture& a, const PresentedPicture& b) {
        return a.window == b.window;
    };
    for (const Pictures& group : groupsOf(m_pictures, sameWindow)) {
        const auto& window = group.front().window;
        if (!window)
            continue;
        ObjectAttributes item = m_object.item(DCM_SoftcopyVOILUTSequence);
        putReferences(item, group);
        item.decimals(DCM_WindowCenter, {window->center});
        item.decimals(DCM_WindowWidth, {std::max(window->width, 1.0)});
    }
}

Result<void> State::write(const std::filesystem::path& file, int number, const std::string& remark)
{
    putIdentification(number, remark);
    putRelationship();
    putModalityLut();
    putDisplayedAreas();
    putAnnotations();
    putLayers();
    putWindows();
    m_object.text(DCM_PresentationLUTShape, m_pictures.front().isInverse ? "INVERSE" : "IDENTITY");
    return writeObject(file, m_format, m_object);
}

std::string remarkOf(const PresentedPictures& all)
{
    std::string remark;
    if (all.withoutUid > 0)
        remark = fmt::format("Left out, UID not valid: {}.", all.withoutUid);
    if (all.withTable > 0)
        remark +=
            fmt::format("{}Left out, value table: {}.", remark.empty() ? "" : " ", all.withTable);
    return remark;
}

} // namespace

Result<void> writePresentationStates(const Report& report, const WriteState& write)
{
    if (report.pictures.empty())
        return {};
    if (!hasUsableUid(report))
        return failure(ErrorCode::Unsupported, ReasonCode::StudyUidNotValid);
    const Result<PresentedPictures> presented = presentedPicturesOf(report);
    if (!presented)
        return tl::make_unexpected(presented.error());
    const std::string remark = remarkOf(*presented);
    if (presented->sets.empty())
        return failure(ErrorCode::Unsupported,
                       "No picture can be shown by a presentation state. " + remark);
    silenceDcmtk();
    int number = 0;
    for (const PresentedSet& set : presented->sets) {
        ++number;
        const std::string name =
            number == 1 ? "report-gsps.dcm" : fmt::format("report-gsps-{}.dcm", number);
        auto done = write(name, [&](const std::filesystem::path& file) {
            return State(report, set.pictures).write(file, number, remark);
        });
        if (!done)
            return done;
    }
    return {};
}

} // namespace foramen
