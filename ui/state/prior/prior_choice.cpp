#include "ui/state/prior/prior_choice.h"

#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include <algorithm>
#include <set>
#include <utility>

namespace foramen {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PriorChoice)
};

QString trimmed(const std::string& value)
{
    return QString::fromStdString(value).trimmed();
}

bool isSameStudy(const Study& a, const Study& b)
{
    return a.studyInstanceUid == b.studyInstanceUid && a.studyId == b.studyId;
}

std::size_t roleCount(const std::vector<RoleAssignment>& roles)
{
    std::set<SeriesRole> found;
    for (const RoleAssignment& assignment : roles)
        if (assignment.chosen && assignment.guess.role)
            found.insert(*assignment.guess.role);
    return found.size();
}

bool hasPictures(const Study& study)
{
    return std::any_of(study.series.begin(), study.series.end(),
                       [](const Series& series) { return pictureCount(series) > 0; });
}

QString readableDate(const QString& dicom)
{
    const QDate date = QDate::fromString(dicom, QStringLiteral("yyyyMMdd"));
    return date.isValid() ? dateText(date) : dicom;
}

} // namespace

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

std::vector<std::size_t> priorsOf(const Study& current, const std::vector<Study>& studies)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < studies.size(); ++i) {
        const Study& study = studies[i];
        if (!isSameStudy(study, current) && !isLater(study, current) && hasPictures(study)
            && doubtOf(current, study).isEmpty())
            found.push_back(i);
    }
    std::stable_sort(found.begin(), found.end(), [&studies](std::size_t a, std::size_t b) {
        return isLater(studies[a], studies[b]);
    });
    return found;
}

std::optional<std::size_t> chosenPrior(const Study& current, const ScannedStudies& scanned)
{
    const auto better = [&scanned](std::size_t a, std::size_t b) {
        return roleCount(scanned.roles[a]) < roleCount(scanned.roles[b]);
    };
    const std::vector<std::size_t> priors = priorsOf(current, scanned.studies);
    if (!priors.empty()) // max_element takes the first, the newest, of equals
        return *std::max_element(priors.begin(), priors.end(), better);
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < scanned.studies.size(); ++i)
        if (!isSameStudy(scanned.studies[i], current))
            others.push_back(i);
    if (others.empty())
        return std::nullopt;
    return *std::max_element(others.begin(), others.end(), better);
}

QString dateTextOf(const Study& study)
{
    const QString date = trimmed(study.studyDate);
    return date.isEmpty() ? Words::tr("no date") : readableDate(date);
}

} // namespace foramen
