#include "ui/state/series/patient_match.h"

#include "core/base/patient_identity.h"
#include "ui/state/language/translation.h"
#include "ui/state/series/scanned_studies.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include <set>
#include <utility>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PatientMatch)
};

QString trimmed(const std::string& value)
{
    return QString::fromStdString(value).trimmed();
}

PatientIdentity identityOf(const Study& study)
{
    return normalIdentity({study.patientId, study.patientName, study.patientBirthDate,
                           study.patientSex, study.studyDate});
}

QString readableDate(const QString& dicom)
{
    const QDate date = QDate::fromString(dicom, QStringLiteral("yyyyMMdd"));
    return date.isValid() ? dateText(date) : dicom;
}

} // namespace

bool isSameStudy(const Study& a, const Study& b)
{
    return a.studyInstanceUid == b.studyInstanceUid && a.studyId == b.studyId
        && contradictionBetween(identityOf(a), identityOf(b)) == Contradiction::None;
}

std::string keyOf(const Study& study)
{
    return study.studyInstanceUid + '\n' + study.studyId + '\n' + study.patientId + '\n'
        + study.studyDate;
}

std::size_t roleCount(const std::vector<RoleAssignment>& roles)
{
    std::set<SeriesRole> found;
    for (const RoleAssignment& assignment : roles)
        if (assignment.chosen && assignment.guess.role)
            found.insert(*assignment.guess.role);
    return found.size();
}

PatientDoubt doubtOf(const Study& current, const Study& prior)
{
    QStringList questions;
    QStringList warnings;
    const QString currentId = trimmed(current.patientId);
    const QString priorId = trimmed(prior.patientId);
    if (currentId.isEmpty() || priorId.isEmpty()) {
        questions << (currentId.isEmpty() ? Words::tr("The open study has no patient ID.")
                                          : Words::tr("The prior study has no patient ID."));
        warnings << Words::tr("The patient ID is missing");
    } else if (currentId != priorId) {
        questions << Words::tr("The patient ID is %1 in the open study and %2 in the prior one.")
                         .arg(currentId, priorId);
        warnings << Words::tr("The patient ID differs");
    }
    const QString currentBirth = trimmed(current.patientBirthDate);
    const QString priorBirth = trimmed(prior.patientBirthDate);
    if (!currentBirth.isEmpty() && !priorBirth.isEmpty() && currentBirth != priorBirth) {
        questions << Words::tr("The birth date is %1 in the open study and %2 in the prior one.")
                         .arg(readableDate(currentBirth), readableDate(priorBirth));
        warnings << Words::tr("The birth date differs");
    }
    return {questions.join(QLatin1Char('\n')), warnings.join(QStringLiteral(" · "))};
}

bool isLater(const Study& study, const Study& than)
{
    const QString date = trimmed(study.studyDate);
    const QString other = trimmed(than.studyDate);
    if (date.isEmpty() || other.isEmpty())
        return false;
    if (date != other)
        return date > other;
    const QString time = trimmed(study.studyTime);
    const QString otherTime = trimmed(than.studyTime);
    return !time.isEmpty() && !otherTime.isEmpty() && time > otherTime;
}

std::size_t newestOfPatient(const ScannedStudies& scanned, std::size_t best)
{
    std::size_t newest = best;
    for (std::size_t i = 0; i < scanned.studies.size(); ++i) {
        if (roleCount(scanned.roles[i]) == roleCount(scanned.roles[best])
            && isLater(scanned.studies[i], scanned.studies[newest])
            && doubtOf(scanned.studies[best], scanned.studies[i]).isEmpty())
            newest = i;
    }
    return newest;
}

QString dateTextOf(const Study& study)
{
    const QString date = trimmed(study.studyDate);
    return date.isEmpty() ? Words::tr("no date") : readableDate(date);
}

} // namespace foramen
