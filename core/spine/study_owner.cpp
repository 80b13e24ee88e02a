#include "core/spine/study_owner.h"

namespace foramen {

PatientIdentity ownerOf(const StudyIdentity& study)
{
    return normalIdentity({study.patientId, study.patientName, study.patientBirthDate,
                           study.patientSex, study.studyDate});
}

std::string studyKeyOf(const StudyIdentity& study)
{
    const PatientIdentity owner = ownerOf(study);
    std::string key = study.studyInstanceUid;
    for (const std::string* part :
         {&owner.id, &owner.name, &owner.birthDate, &owner.sex, &owner.studyDate})
        key += '\n' + *part;
    return key;
}

} // namespace foramen
