#include "tests/support/sample_object.h"

#include "tests/support/sample_image.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcuid.h>

#include <fmt/format.h>

#include <cstdlib>

namespace foramen::test {

namespace {

void putIfAny(DcmItem& item, const DcmTag& tag, const std::string& value)
{
    if (!value.empty())
        put(item, tag, value);
}

DcmItem& newItem(DcmItem& parent, const DcmTag& sequence)
{
    DcmItem* item = nullptr;
    constexpr long append = -2;
    require(parent.findOrCreateSequenceItem(sequence, item, append));
    return *item;
}

void putCode(DcmItem& parent, const DcmTag& sequence, const SampleCode& code)
{
    if (code.value.empty() && code.meaning.empty())
        return;
    DcmItem& item = newItem(parent, sequence);
    putIfAny(item, DCM_CodeValue, code.value);
    putIfAny(item, DCM_CodingSchemeDesignator, code.scheme);
    putIfAny(item, DCM_CodeMeaning, code.meaning);
}

/// The attribute of a value that is one text.
DcmTag tagOfValue(const std::string& valueType)
{
    if (valueType == "DATETIME")
        return DCM_DateTime;
    if (valueType == "DATE")
        return DCM_Date;
    if (valueType == "TIME")
        return DCM_Time;
    if (valueType == "UIDREF")
        return DCM_UID;
    return valueType == "PNAME" ? DCM_PersonName : DCM_TextValue;
}

void putContent(DcmItem& item, const SampleContent& content)
{
    putIfAny(item, DCM_RelationshipType, content.relationship);
    putIfAny(item, DCM_ValueType, content.valueType);
    putCode(item, DCM_ConceptNameCodeSequence, content.name);
    if (content.valueType == "CONTAINER")
        put(item, DCM_ContinuityOfContent, "SEPARATE");
    if (content.valueType == "NUM") {
        DcmItem& measured = newItem(item, DCM_MeasuredValueSequence);
        put(measured, DCM_NumericValue, content.value);
        putCode(measured, DCM_MeasurementUnitsCodeSequence, content.code);
    } else {
        putIfAny(item, tagOfValue(content.valueType), content.value);
        putCode(item, DCM_ConceptCodeSequence, content.code);
    }
    if (!content.sopInstanceUid.empty()) {
        DcmItem& reference = newItem(item, DCM_ReferencedSOPSequence);
        put(reference, DCM_ReferencedSOPClassUID, content.sopClassUid);
        put(reference, DCM_ReferencedSOPInstanceUID, content.sopInstanceUid);
        putIfAny(reference, DCM_ReferencedFrameNumber, content.frames);
    }
    putIfAny(item, DCM_GraphicType, content.graphicType);
    if (!content.points.empty())
        require(item.putAndInsertFloat32Array(DCM_GraphicData, content.points.data(),
                                              content.points.size()));
    if (!content.target.empty())
        require(item.putAndInsertUint32Array(DCM_ReferencedContentItemIdentifier,
                                             content.target.data(), content.target.size()));
    for (const SampleContent& child : content.children)
        putContent(newItem(item, DCM_ContentSequence), child);
}

} // namespace

void writeObject(const std::filesystem::path& path, const SampleObject& object)
{
    std::filesystem::create_directories(path.parent_path());
    DcmFileFormat file;
    DcmDataset& data = *file.getDataset();
    putIfAny(data, DCM_SpecificCharacterSet, object.characterSet);
    put(data, DCM_SOPClassUID, object.sopClassUid);
    put(data, DCM_SOPInstanceUID, object.sopUid);
    put(data, DCM_StudyDate, "20260102");
    put(data, DCM_Modality, object.modality);
    putIfAny(data, DCM_SeriesDescription, object.description);
    putIfAny(data, DCM_PatientName, object.patientName);
    put(data, DCM_PatientID, object.patientId);
    put(data, DCM_StudyInstanceUID, object.studyUid);
    put(data, DCM_SeriesInstanceUID, object.seriesUid);
    put(data, DCM_SeriesNumber, std::to_string(object.seriesNumber));
    put(data, DCM_InstanceNumber, std::to_string(object.instanceNumber));
    if (object.change)
        object.change(data);
    require(file.saveFile(path.c_str(), EXS_LittleEndianExplicit));
}

void writeReport(const std::filesystem::path& path, const SampleContent& root, SampleObject object)
{
    const auto change = object.change;
    object.change = [&](DcmDataset& data) {
        put(data, DCM_ContentDate, "20260103");
        put(data, DCM_ContentTime, "101500");
        put(data, DCM_CompletionFlag, "COMPLETE");
        put(data, DCM_VerificationFlag, "UNVERIFIED");
        putContent(data, root);
        if (change)
            change(data);
    };
    writeObject(path, object);
}

void writeDocument(const std::filesystem::path& path, const std::string& bytes,
                   const std::string& mimeType, SampleObject object)
{
    const auto change = object.change;
    object.change = [&](DcmDataset& data) {
        std::string padded = bytes;
        padded.resize((bytes.size() + 1) / 2 * 2, '\0');
        put(data, DCM_DocumentTitle, "Findings");
        put(data, DCM_MIMETypeOfEncapsulatedDocument, mimeType);
        require(data.putAndInsertUint8Array(DCM_EncapsulatedDocument,
                                            reinterpret_cast<const Uint8*>(padded.data()),
                                            padded.size()));
        require(data.putAndInsertUint32(DCM_EncapsulatedDocumentLength,
                                        static_cast<Uint32>(bytes.size())));
        if (change)
            change(data);
    };
    writeObject(path, object);
}

void writeCapture(const std::filesystem::path& path, SampleObject object)
{
    const auto change = object.change;
    object.sopClassUid = "1.2.840.10008.5.1.4.1.1.7";
    object.change = [&](DcmDataset& data) {
        constexpr Uint16 columns = 32;
        constexpr Uint16 rows = 24;
        std::vector<Uint8> pixels;
        for (int i = 0; i < columns * rows; ++i)
            pixels.push_back(static_cast<Uint8>(i % columns * 8));
        put(data, DCM_ConversionType, "WSD");
        put(data, DCM_PhotometricInterpretation, "MONOCHROME2");
        require(data.putAndInsertUint16(DCM_SamplesPerPixel, 1));
        require(data.putAndInsertUint16(DCM_Rows, rows));
        require(data.putAndInsertUint16(DCM_Columns, columns));
        require(data.putAndInsertUint16(DCM_BitsAllocated, 8));
        require(data.putAndInsertUint16(DCM_BitsStored, 8));
        require(data.putAndInsertUint16(DCM_HighBit, 7));
        require(data.putAndInsertUint16(DCM_PixelRepresentation, 0));
        require(data.putAndInsertUint8Array(DCM_PixelData, pixels.data(), pixels.size()));
        if (change)
            change(data);
    };
    writeObject(path, object);
}

SampleContent sampleReport()
{
    const SampleCode millimetre{"mm", "UCUM", "millimeter"};
    const SampleCode comment{"121106", "DCM", "Comment"};
    SampleContent region{"CONTAINS", "SCOORD", {"111030", "DCM", "Image Region"}};
    region.graphicType = "POLYLINE";
    region.points = {1.5F, 2, 30, 40.25F};
    SampleContent picture{"SELECTED FROM", "IMAGE"};
    picture.sopClassUid = "1.2.840.10008.5.1.4.1.1.4";
    picture.sopInstanceUid = "1.2.826.0.1.3680043.10.1.1.1.5";
    region.children = {picture};
    SampleContent group{"CONTAINS", "CONTAINER", {"125007", "DCM", "Measurement Group"}};
    group.children = {
        {"HAS OBS CONTEXT", "UIDREF", {"112040", "DCM", "Tracking Unique Identifier"}, "1.2.3.4"},
        {"CONTAINS",
         "CODE",
         {"121071", "DCM", "Finding"},
         "",
         {"18347007", "SCT", "Spinal stenosis of lumbar region"}},
        {"CONTAINS", "NUM", {"410668003", "SCT", "Length"}, "12.3", millimetre},
        region,
    };
    SampleContent root{"", "CONTAINER", {"126000", "DCM", "Imaging Measurement Report"}};
    root.children = {
        {"HAS OBS CONTEXT", "PNAME", {"121008", "DCM", "Person Observer Name"}, "Reader^Ann"},
        {"HAS OBS CONTEXT", "DATE", {"111060", "DCM", "Study Date"}, "20260102"},
        {"HAS OBS CONTEXT", "TIME", {"111061", "DCM", "Study Time"}, "093000"},
        {"HAS OBS CONTEXT",
         "DATETIME",
         {"121135", "DCM", "Observation DateTime"},
         "20260103101500"},
        group,
        {"CONTAINS", "TEXT", comment, "Gefühl im linken Bein gestört\r\nsonst nichts"},
    };
    return root;
}

SampleContent nestedReport(int depth)
{
    SampleContent inner{"CONTAINS", "TEXT", {"121106", "DCM", "Comment"}, "inmost"};
    for (int i = 0; i < depth; ++i) {
        SampleContent outer{"CONTAINS", "CONTAINER", {"125007", "DCM", "Measurement Group"}};
        outer.children.push_back(std::move(inner));
        inner = std::move(outer);
    }
    inner.relationship.clear();
    return inner;
}

std::string samplePdf()
{
    std::string pdf = "%PDF-1.4\n";
    std::vector<std::size_t> offsets;
    const char* objects[] = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    };
    for (const char* object : objects) {
        offsets.push_back(pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", offsets.size(), object);
    }
    const std::size_t table = pdf.size();
    pdf += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size() + 1);
    for (const std::size_t offset : offsets)
        pdf += fmt::format("{:010} 00000 n \n", offset);
    pdf += fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                       offsets.size() + 1, table);
    return pdf;
}

} // namespace foramen::test
