#pragma once

#include "core/report/sr/sr_writer.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What the tests of DICOM SR share: reading back what was written.
namespace foramen::test {

/// The content of one measurement group.
struct Group {
    std::string trackingId;
    std::string trackingUid;
    std::string level;
    std::string side; ///< meaning of the laterality, or empty
    std::string modelGrade;
    std::string readerGrade;
    std::vector<std::string> comments;
    std::vector<double> probabilities;
    std::optional<ImagePoint> point; ///< as stored: corner convention
    std::string image;
};

inline std::string sequenceCode(DcmItem& item, const DcmTagKey& sequence,
                                const DcmTagKey& attribute)
{
    OFString value;
    DcmItem* code = nullptr;
    if (item.findAndGetSequenceItem(sequence, code).good())
        code->findAndGetOFString(attribute, value);
    return value.c_str();
}

inline std::string nameOfItem(DcmItem& item)
{
    return sequenceCode(item, DCM_ConceptNameCodeSequence, DCM_CodeValue);
}

inline std::string meaning(DcmItem& item)
{
    return sequenceCode(item, DCM_ConceptCodeSequence, DCM_CodeMeaning);
}

inline std::string value(DcmItem& item, const DcmTagKey& tag)
{
    OFString text;
    item.findAndGetOFStringArray(tag, text);
    return text.c_str();
}

inline void forEachChild(DcmItem& item, const std::function<void(DcmItem&)>& visit)
{
    DcmSequenceOfItems* children = nullptr;
    if (item.findAndGetSequence(DCM_ContentSequence, children).bad())
        return;
    for (unsigned long i = 0; i < children->card(); ++i)
        visit(*children->getItem(i));
}

inline bool hasChild(DcmItem& item, const std::string& name)
{
    bool found = false;
    forEachChild(item, [&](DcmItem& child) { found = found || nameOfItem(child) == name; });
    return found;
}

inline void readItem(DcmItem& item, Group& group)
{
    const std::string name = nameOfItem(item);
    const std::string type = value(item, DCM_ValueType);
    if (name == "112039")
        group.trackingId = value(item, DCM_TextValue);
    else if (name == "112040")
        group.trackingUid = value(item, DCM_UID);
    else if (name == "121106")
        group.comments.push_back(value(item, DCM_TextValue));
    else if (name == "246112005")
        (hasChild(item, "121008") ? group.readerGrade : group.modelGrade) = meaning(item);
    if (name == "363698007") {
        group.level = meaning(item);
        forEachChild(item, [&](DcmItem& child) {
            if (nameOfItem(child) == "272741003")
                group.side = meaning(child);
        });
    }
    DcmItem* measured = nullptr;
    if (name == "122157" && item.findAndGetSequenceItem(DCM_MeasuredValueSequence, measured).good())
        group.probabilities.push_back(std::stod(value(*measured, DCM_NumericValue)));
    if (type == "SCOORD") {
        Float32 column = 0;
        Float32 row = 0;
        item.findAndGetFloat32(DCM_GraphicData, column, 0);
        item.findAndGetFloat32(DCM_GraphicData, row, 1);
        group.point = ImagePoint{column, row};
        forEachChild(item, [&](DcmItem& child) {
            DcmItem* reference = nullptr;
            if (child.findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good())
                group.image = value(*reference, DCM_ReferencedSOPInstanceUID);
        });
    }
}

inline std::vector<Group> groupsOf(DcmDataset& dataset)
{
    std::vector<Group> groups;
    forEachChild(dataset, [&](DcmItem& section) {
        if (nameOfItem(section) != "126010")
            return;
        forEachChild(section, [&](DcmItem& item) {
            Group group;
            forEachChild(item, [&](DcmItem& child) { readItem(child, group); });
            groups.push_back(group);
        });
    });
    return groups;
}

/// Owns one SR file: writes a report into it and reads it back.
class SrFile {
public:
    using Writer = Result<void> (*)(const std::filesystem::path&, const Report&);

    std::vector<Group> written(const Report& report, Writer write)
    {
        m_format.clear();
        if (!write(m_file.toStdString(), report)
            || m_format.loadFile(m_file.toStdString().c_str()).bad())
            return {};
        return groupsOf(*m_format.getDataset());
    }
    std::vector<Group> byModel(const Report& report) { return written(report, writeModelSr); }
    std::vector<Group> byReader(const Report& report) { return written(report, writeReaderSr); }
    QByteArray bytes(const Report& report, Writer write)
    {
        (void)write(m_file.toStdString(), report);
        return contentOf(m_file);
    }
    /// Types of the observers of the whole document.
    std::vector<std::string> observers()
    {
        std::vector<std::string> types;
        forEachChild(*m_format.getDataset(), [&](DcmItem& item) {
            if (nameOfItem(item) == "121005")
                types.push_back(meaning(item));
        });
        return types;
    }
    std::string tag(const DcmTagKey& key) { return value(*m_format.getDataset(), key); }

    [[nodiscard]] QString path() const { return m_file; }
    DcmDataset& dataset() { return *m_format.getDataset(); }

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QString::fromUtf8("Bericht Ü.dcm"));
    DcmFileFormat m_format;
};

} // namespace foramen::test
