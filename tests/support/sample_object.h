#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

class DcmDataset;
class DcmItem;

namespace foramen::test {

/// A coded term of a sample.
struct SampleCode {
    std::string value;
    std::string scheme;
    std::string meaning;
};

/// One content item of a sample report, written as it is: nothing checks it.
struct SampleContent {
    std::string relationship; ///< "CONTAINS"; empty: not written
    std::string valueType; ///< "NUM"; empty: not written
    SampleCode name;
    std::string value; ///< of a text, number, date, time, UID or person name
    SampleCode code; ///< of a code; of a number its unit
    std::string sopClassUid; ///< of a reference to an object
    std::string sopInstanceUid;
    std::string frames;
    std::string graphicType; ///< of coordinates
    std::vector<float> points; ///< column and row, by turns
    std::vector<std::uint32_t> target; ///< of an item by reference
    std::vector<SampleContent> children;
};

/// A DICOM object without pictures, for tests; written with DCMTK. By default a Basic Text SR of
/// the study of SmallStudy.
struct SampleObject {
    std::string sopClassUid = "1.2.840.10008.5.1.4.1.1.88.11";
    std::string modality = "SR";
    std::string studyUid = "1.2.826.0.1.3680043.10.1.1";
    std::string seriesUid = "1.2.826.0.1.3680043.10.1.1.90";
    std::string sopUid = "1.2.826.0.1.3680043.10.1.1.90.1";
    std::string patientId = "TEST";
    std::string patientName;
    std::string description; ///< Series Description
    int seriesNumber = 90;
    int instanceNumber = 1;
    std::string characterSet = "ISO_IR 192"; ///< the texts are written as they are
    std::function<void(DcmDataset&)> change; ///< called last
};

/// Writes the object, explicit VR little endian. Fails the process on error: tests write to
/// temporary folders of their own.
void writeObject(const std::filesystem::path& path, const SampleObject& object);
/// A structured report.
void writeReport(const std::filesystem::path& path, const SampleContent& root,
                 SampleObject object = {});
/// An encapsulated document of a type.
void writeDocument(const std::filesystem::path& path, const std::string& bytes,
                   const std::string& mimeType = "application/pdf", SampleObject object = {});

/// A secondary capture: a grey ramp of 32 x 24 pixels without spacing, position or orientation.
void writeCapture(const std::filesystem::path& path, SampleObject object);

/// A report with an item of each value type.
[[nodiscard]] SampleContent sampleReport();
/// Containers in each other.
[[nodiscard]] SampleContent nestedReport(int depth);
/// The smallest PDF file with one empty page.
[[nodiscard]] std::string samplePdf();

} // namespace foramen::test
