#pragma once

#include "core/report/sr/sr_content.h"
#include "core/spine/assessment.h"

#include <string>
#include <vector>

class DSRDocument;
class DSRDocumentTree;
class OFCondition;

/// Functions that turn items into a document of DCMTK; for the writers of this folder only.
namespace foramen::sr {

/// Collects the first failure of consecutive calls of DCMTK.
class Outcome {
public:
    void operator()(const OFCondition& condition);
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] const std::string& reason() const { return m_reason; }

private:
    bool m_good = true;
    std::string m_reason;
};

/// Adds an item and its descendants below the tree's current item, which stays current.
void addItem(DSRDocumentTree& tree, const SrItem& item, Outcome& outcome);
/// Sets the attributes of patient and study, and the character set.
void setPatientAndStudy(DSRDocument& document, const StudyIdentity& study, Outcome& outcome);
/// Sets manufacturer, model and version of the program.
void setEquipment(DSRDocument& document, Outcome& outcome);
/// Sets the date and time of the content. @param isoTime  an invalid one leaves them to DCMTK
void setContentTime(DSRDocument& document, const std::string& isoTime, Outcome& outcome);
/// Lists the images that the tree refers to.
void setEvidence(DSRDocument& document, const StudyIdentity& study,
                 const std::vector<SrImageReference>& images, Outcome& outcome);

} // namespace foramen::sr
