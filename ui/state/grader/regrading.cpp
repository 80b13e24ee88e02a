#include "ui/state/grader/regrading.h"

#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Regrading)
};

using Hash = QCryptographicHash;
constexpr Hash::Algorithm kAlgorithm = Hash::Blake2b_256;

void add(Hash& hash, const std::string& text)
{
    // With a terminator, so that two texts never hash like two others.
    hash.addData(QByteArrayView(text.c_str(), static_cast<qsizetype>(text.size() + 1)));
}

void add(Hash& hash, std::int64_t number)
{
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(&number), sizeof number));
}

/// Rounded to 0.1 mm, so that small differences of computation do not matter.
void add(Hash& hash, PatientPoint point)
{
    for (const double value : {point.x, point.y, point.z})
        add(hash, std::isfinite(value) ? std::llround(value * 10) : 0);
}

QByteArray sliceKey(const Volume& volume, int slice)
{
    Hash hash(kAlgorithm);
    const SliceSource& source = volume.sources[static_cast<std::size_t>(slice)];
    add(hash, source.sopInstanceUid);
    add(hash, source.frameNumber);
    add(hash, source.missing ? 1 : 0);
    const VolumeGeometry& geometry = volume.geometry;
    const double columns = geometry.columns - 1;
    const double rows = geometry.rows - 1;
    const auto at = static_cast<double>(slice);
    add(hash, geometry.columns);
    add(hash, geometry.rows);
    if (volume.hasGeometry)
        for (const VoxelPoint corner :
             {VoxelPoint{0, 0, at}, VoxelPoint{columns, 0, at}, VoxelPoint{0, rows, at}})
            add(hash, geometry.patientFromVoxel(corner));
    const auto pixels =
        static_cast<qsizetype>(geometry.columns) * static_cast<qsizetype>(geometry.rows);
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(volume.slice(slice)),
                                pixels * static_cast<qsizetype>(sizeof(std::int16_t))));
    return hash.result();
}

/// Adds the pictures of one role, in any order.
QByteArray roleKey(const std::vector<VolumePtr>& volumes)
{
    std::vector<QByteArray> slices;
    for (const VolumePtr& volume : volumes)
        for (int slice = 0; slice < volume->geometry.slices; ++slice) {
            Hash hash(kAlgorithm);
            add(hash, volume->seriesInstanceUid);
            add(hash, volume->frameOfReferenceUid);
            hash.addData(sliceKey(*volume, slice));
            slices.push_back(hash.result());
        }
    std::sort(slices.begin(), slices.end());
    Hash hash(kAlgorithm);
    for (const QByteArray& slice : slices)
        hash.addData(slice);
    return hash.result();
}

/// Reasons of the headers against grading belong to the input, too.
void addGate(Hash& hash, const InputGate& gate)
{
    add(hash, englishSentence(gate.study));
    for (const RoleGate& role : gate.roles) {
        add(hash, englishSentence(role.refused));
        add(hash, role.otherAnatomy ? 1 : 0);
    }
}

EarlierGrade earlierGradeOf(const Finding& finding)
{
    EarlierGrade grade{.site = finding.site, .probabilities = finding.probabilities, .refused = {}};
    if (finding.refused)
        grade.refused = englishSentence(*finding.refused);
    return grade;
}

bool isEdited(const AssessmentCell& cell)
{
    return cell.decision || cell.hasReaderPoint();
}

/// "Severe", or the text for a site without a grade that is shown.
QString gradeText(const AssessmentCell& cell)
{
    const auto suggested = cell.suggestion();
    return suggested ? termText(*suggested) : Words::tr("not graded");
}

bool isReliabilityRecorded(const Assessment& assessment)
{
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Finding* finding = assessment.cell(siteAt(i)).modelFinding();
        if (finding && finding->unreliable == Reason(ReasonCode::PatientsNotRecorded))
            return false;
    }
    return true;
}

QStringList changedByAi(const Assessment& before, const Assessment& after)
{
    QStringList changed;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const QString then = gradeText(before.cell(site));
        const QString now = gradeText(after.cell(site));
        if (isEdited(after.cell(site)) && then != now)
            changed << Words::tr("%1 %2, before %3").arg(shortNameOf(site), now, then);
    }
    return changed;
}

} // namespace

std::string inputKeyOf(const PredictorInput& input)
{
    Hash hash(kAlgorithm);
    for (const auto* volumes : {&input.sagittalT2, &input.sagittalT1, &input.axialT2})
        hash.addData(roleKey(*volumes));
    addGate(hash, input.gate);
    if (input.isGenerated) // keys of patients stay those of older versions
        add(hash, 1);
    return hash.result().toHex().toStdString();
}

bool speaksOf(const KnownGrading& grading, const std::string& inputKey)
{
    if (grading.servesAnyPictures)
        return true;
    return grading.inputKey.empty() ? !grading.hasRefusals : grading.inputKey == inputKey;
}

KnownGrading knownGrading(const Assessment& assessment, const std::vector<HistoryRecord>& history)
{
    KnownGrading known;
    if (!assessment.model())
        return known;
    // Older versions did not record whether grades are reliable: such a study is graded again.
    if (isReliabilityRecorded(assessment))
        known.sha256 = assessment.model()->sha256;
    known.hasRefusals = gradedCount(assessment) < static_cast<int>(kSiteCount);
    if (const GradingFinished* grading = newestGrading(history))
        known.inputKey = grading->inputKey;
    return known;
}

KnownGrading knownPriorGrading(const Assessment& assessment,
                               const std::vector<HistoryRecord>& history)
{
    KnownGrading known = knownGrading(assessment, history);
    known.servesAnyModel = true;
    known.servesAnyPictures = wereRolesEverGiven(history);
    return known;
}

GradingFinished gradingEvent(const GradingFacts& facts, const Assessment& before)
{
    GradingFinished event{.sha256 = facts.model.sha256,
                          .device = facts.device.toStdString(),
                          .seconds = std::round(facts.seconds * 100) / 100,
                          .inputKey = facts.inputKey,
                          .earlierSha256 = {},
                          .earlier = {}};
    if (!before.model())
        return event;
    event.earlierSha256 = before.model()->sha256;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = before.cell(siteAt(i));
        if (const Finding* finding = cell.modelFinding(); finding && isEdited(cell))
            event.earlier.push_back(earlierGradeOf(*finding));
    }
    return event;
}

QStringList regradedRemarks(const Assessment& before, const Assessment& after)
{
    const QDateTime made = before.model()
        ? QDateTime::fromString(QString::fromStdString(before.model()->date), Qt::ISODate)
        : QDateTime();
    QStringList remarks{
        Words::tr("Graded again, because the pictures differ from those graded on %1: %2 of %3 "
                  "sites now, %4 before. The decisions of readers are unchanged.")
            .arg(dateText(made.toLocalTime().date()))
            .arg(gradedCount(after))
            .arg(kSiteCount)
            .arg(gradedCount(before))};
    if (const QStringList changed = changedByAi(before, after); !changed.isEmpty())
        remarks << Words::tr("The AI's grade has changed at sites with a decision: %1.")
                       .arg(changed.join(QStringLiteral("; ")));
    return remarks;
}

int gradedCount(const Assessment& assessment)
{
    int count = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Finding* finding = assessment.cell(siteAt(i)).modelFinding();
        count += finding && !finding->refused ? 1 : 0;
    }
    return count;
}

} // namespace foramen
