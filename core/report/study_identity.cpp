#include "core/report/study_identity.h"

namespace foramen {

StudyIdentity identityOf(const Study& study)
{
    return {.studyInstanceUid = study.studyInstanceUid,
            .patientId = study.patientId,
            .patientName = study.patientName,
            .patientBirthDate = study.patientBirthDate,
            .patientSex = study.patientSex,
            .studyDate = study.studyDate,
            .studyDescription = study.studyDescription,
            .accessionNumber = study.accessionNumber};
}

} // namespace foramen
