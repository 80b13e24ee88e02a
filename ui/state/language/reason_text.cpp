#include "ui/state/language/reason_text.h"

#include "ui/state/language/translation.h"

#include <QCoreApplication>

namespace foramen {

namespace {

/// A time as the language writes it; English groups its digits.
QString millisecondsText(const Reason& reason)
{
    if (currentLanguage() == QLatin1String("en"))
        return QString::fromStdString(english(reason));
    const QString number = QString::fromStdString(reason.arguments.front().text);
    const QString text =
        QCoreApplication::translate("Reason", reasonSource(ReasonCode::Milliseconds));
    return text.arg(decimalText(number.toDouble(), number.contains(QLatin1Char('.')) ? 1 : 0));
}

/// Replaces one placeholder after the other, because an argument may contain a percent sign.
QString filled(const QString& pattern, const std::vector<Reason>& arguments)
{
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace =
            pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() && pattern[i + 1].isDigit();
        if (!isPlace) {
            text += pattern[i];
            continue;
        }
        const auto place = static_cast<std::size_t>(pattern[++i].digitValue());
        if (place >= 1 && place <= arguments.size())
            text += reasonText(arguments[place - 1]);
    }
    return text;
}

} // namespace

QString reasonText(const Reason& reason)
{
    if (reason.code == ReasonCode::Nothing)
        return {};
    if (reason.code == ReasonCode::Text)
        return QString::fromStdString(reason.text);
    if (reason.code == ReasonCode::Milliseconds && !reason.arguments.empty())
        return millisecondsText(reason);
    return filled(QCoreApplication::translate("Reason", reasonSource(reason.code)),
                  reason.arguments);
}

QString reasonSentence(const Reason& reason)
{
    QString text = reasonText(reason);
    if (reason.code != ReasonCode::Text && !text.isEmpty() && !text.endsWith(QLatin1Char('.')))
        text += QLatin1Char('.');
    return text;
}

const char* reasonSource(ReasonCode code)
{
    // The texts of core, repeated where lupdate finds them; a test compares both.
    switch (code) {
    case ReasonCode::Nothing:
        return "";
    case ReasonCode::Text:
        return "%1";
    // Why a series has its role.
    case ReasonCode::NotMagneticResonance:
        return QT_TRANSLATE_NOOP("Reason", "modality %1, not MR");
    case ReasonCode::OneBeside:
        return QT_TRANSLATE_NOOP("Reason",
                                 "%1; one picture of another plane or a localizer stands apart");
    case ReasonCode::SomeBeside:
        return QT_TRANSLATE_NOOP("Reason",
                                 "%1; %2 pictures of other planes or localizers stand apart");
    case ReasonCode::NoImages:
        return QT_TRANSLATE_NOOP("Reason", "no images");
    case ReasonCode::LocalizerByName:
        return QT_TRANSLATE_NOOP("Reason", "a localizer by name");
    case ReasonCode::LocalizerByPlanes:
        return QT_TRANSLATE_NOOP("Reason", "a localizer: slices in several planes");
    case ReasonCode::TooFewSlices:
        return QT_TRANSLATE_NOOP("Reason", "too few slices (%1) to be more than a localizer");
    case ReasonCode::NoOrientation:
        return QT_TRANSLATE_NOOP("Reason", "the images state no orientation");
    case ReasonCode::PlaneAndContrast:
        return QT_TRANSLATE_NOOP("Reason", "%1 by %2; %3");
    case ReasonCode::ContrastBy:
        return QT_TRANSLATE_NOOP("Reason", "%1 by %2");
    case ReasonCode::EchoRepetitionTimes:
        return QT_TRANSLATE_NOOP("Reason", "TE %1, TR %2");
    case ReasonCode::EchoRepetitionInversionTimes:
        return QT_TRANSLATE_NOOP("Reason", "TE %1, TR %2, TI %3");
    case ReasonCode::Milliseconds:
        //: A time
        return QT_TRANSLATE_NOOP("Reason", "%1 ms");
    case ReasonCode::ContrastUnknownBy:
        return QT_TRANSLATE_NOOP("Reason", "contrast unknown by %1");
    case ReasonCode::ContrastUnknown:
        return QT_TRANSLATE_NOOP("Reason", "contrast unknown");
    case ReasonCode::ProtonDensity:
        return QT_TRANSLATE_NOOP("Reason", "proton density");
    case ReasonCode::T1:
        return QT_TRANSLATE_NOOP("Reason", "T1");
    case ReasonCode::T2:
        return QT_TRANSLATE_NOOP("Reason", "T2");
    case ReasonCode::T2Star:
        return QT_TRANSLATE_NOOP("Reason", "T2*");
    case ReasonCode::Stir:
        return QT_TRANSLATE_NOOP("Reason", "STIR");
    case ReasonCode::ByOrientation:
        return QT_TRANSLATE_NOOP("Reason", "orientation");
    case ReasonCode::BySeriesTable:
        return QT_TRANSLATE_NOOP("Reason", "the series table");
    case ReasonCode::ByDescription:
        return QT_TRANSLATE_NOOP("Reason", "description");
    case ReasonCode::SagittalPlane:
        return QT_TRANSLATE_NOOP("Reason", "sagittal");
    case ReasonCode::AxialPlane:
        return QT_TRANSLATE_NOOP("Reason", "axial");
    case ReasonCode::CoronalPlane:
        return QT_TRANSLATE_NOOP("Reason", "coronal");
    case ReasonCode::ObliquePlane:
        return QT_TRANSLATE_NOOP("Reason", "oblique");
    // Series and sides within sentences.
    case ReasonCode::SeriesSagittalT1:
        //: In the middle of a sentence: "The series %1 ..."
        return QT_TRANSLATE_NOOP("Reason", "sagittal T1");
    case ReasonCode::SeriesSagittalT2:
        return QT_TRANSLATE_NOOP("Reason", "sagittal T2");
    case ReasonCode::SeriesAxialT2:
        return QT_TRANSLATE_NOOP("Reason", "axial T2");
    case ReasonCode::SideLeft:
        //: Before a neuter or masculine noun with its article: "the left foramen"
        return QT_TRANSLATE_NOOP("Reason", "left");
    case ReasonCode::SideRight:
        return QT_TRANSLATE_NOOP("Reason", "right");
    // Parts of the body, as the object of a sentence.
    case ReasonCode::Ankle:
        //: The object of a sentence, with its article: "The series shows the knee"
        return QT_TRANSLATE_NOOP("Reason", "ankle");
    case ReasonCode::Arm:
        return QT_TRANSLATE_NOOP("Reason", "arm");
    case ReasonCode::Brain:
        return QT_TRANSLATE_NOOP("Reason", "brain");
    case ReasonCode::Breast:
        return QT_TRANSLATE_NOOP("Reason", "breast");
    case ReasonCode::Leg:
        return QT_TRANSLATE_NOOP("Reason", "leg");
    case ReasonCode::CervicalSpine:
        return QT_TRANSLATE_NOOP("Reason", "cervical spine");
    case ReasonCode::Chest:
        return QT_TRANSLATE_NOOP("Reason", "chest");
    case ReasonCode::Elbow:
        return QT_TRANSLATE_NOOP("Reason", "elbow");
    case ReasonCode::Extremity:
        return QT_TRANSLATE_NOOP("Reason", "extremity");
    case ReasonCode::Face:
        return QT_TRANSLATE_NOOP("Reason", "face");
    case ReasonCode::Finger:
        return QT_TRANSLATE_NOOP("Reason", "finger");
    case ReasonCode::Foot:
        return QT_TRANSLATE_NOOP("Reason", "foot");
    case ReasonCode::Forearm:
        return QT_TRANSLATE_NOOP("Reason", "forearm");
    case ReasonCode::Hand:
        return QT_TRANSLATE_NOOP("Reason", "hand");
    case ReasonCode::Head:
        return QT_TRANSLATE_NOOP("Reason", "head");
    case ReasonCode::Heart:
        return QT_TRANSLATE_NOOP("Reason", "heart");
    case ReasonCode::Hip:
        return QT_TRANSLATE_NOOP("Reason", "hip");
    case ReasonCode::Jaw:
        return QT_TRANSLATE_NOOP("Reason", "jaw");
    case ReasonCode::Knee:
        return QT_TRANSLATE_NOOP("Reason", "knee");
    case ReasonCode::Liver:
        return QT_TRANSLATE_NOOP("Reason", "liver");
    case ReasonCode::Neck:
        return QT_TRANSLATE_NOOP("Reason", "neck");
    case ReasonCode::Orbit:
        return QT_TRANSLATE_NOOP("Reason", "orbit");
    case ReasonCode::Prostate:
        return QT_TRANSLATE_NOOP("Reason", "prostate");
    case ReasonCode::Shoulder:
        return QT_TRANSLATE_NOOP("Reason", "shoulder");
    case ReasonCode::Skull:
        return QT_TRANSLATE_NOOP("Reason", "skull");
    case ReasonCode::Thigh:
        return QT_TRANSLATE_NOOP("Reason", "thigh");
    case ReasonCode::ThoracicSpine:
        return QT_TRANSLATE_NOOP("Reason", "thoracic spine");
    case ReasonCode::Thorax:
        return QT_TRANSLATE_NOOP("Reason", "thorax");
    case ReasonCode::JawJoint:
        return QT_TRANSLATE_NOOP("Reason", "jaw joint");
    case ReasonCode::Uterus:
        return QT_TRANSLATE_NOOP("Reason", "uterus");
    case ReasonCode::Wrist:
        return QT_TRANSLATE_NOOP("Reason", "wrist");
    // Why a site was not graded.
    case ReasonCode::PatientUnderAge:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The patient is under 18; the model was made for adults only");
    case ReasonCode::OtherBodyPart:
        return QT_TRANSLATE_NOOP(
            "Reason", "The %1 series shows the %2, not the lumbar spine, according to its header");
    case ReasonCode::ContrastAgent:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The %1 series was made with a contrast agent; the model knows "
                                 "pictures without one only");
    case ReasonCode::MetalSuppression:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The %1 series was made to suppress metal artefacts, so there is "
                                 "metal in the picture; the model knows none");
    case ReasonCode::MetalNearLevel:
        return QT_TRANSLATE_NOOP("Reason",
                                 "There is metal near %1: a pedicle beside it sends no signal; the "
                                 "model knows pictures without metal only");
    case ReasonCode::NoSeries:
        return QT_TRANSLATE_NOOP("Reason", "There is no %1 series");
    case ReasonCode::SeriesWithoutGeometry:
        return QT_TRANSLATE_NOOP(
            "Reason", "The %1 series states no position and orientation that can be used");
    case ReasonCode::NoLumbarSpine:
        return QT_TRANSLATE_NOOP("Reason", "No lumbar spine was recognised on the %1 series");
    case ReasonCode::LevelOutOfView:
        return QT_TRANSLATE_NOOP("Reason", "The %1 series does not reach as far as %2");
    case ReasonCode::LevelNotFound:
        return QT_TRANSLATE_NOOP("Reason", "%1 was not found on the %2 series");
    case ReasonCode::ForamenOutOfSlices:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The slices of the %1 series do not reach the %2 foramen at %3");
    case ReasonCode::ForamenNotFound:
        return QT_TRANSLATE_NOOP("Reason", "The %1 foramen was not found at %2 on the %3 series");
    case ReasonCode::RecessNotRecognised:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The %1 recess was not recognised on the axial slice at %2");
    case ReasonCode::DuralSacNotRecognised:
        return QT_TRANSLATE_NOOP("Reason", "The dural sac was not recognised at %1");
    case ReasonCode::NoSagittalForAxial:
        return QT_TRANSLATE_NOOP(
            "Reason", "Without a sagittal series the axial slices cannot be assigned to levels");
    case ReasonCode::AxialInOtherFrame:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The axial series lies in another Frame of Reference than the "
                                 "sagittal one, and the pictures do not agree, so its slices "
                                 "cannot be assigned to levels");
    case ReasonCode::NoAxialSliceAtDisc:
        return QT_TRANSLATE_NOOP("Reason", "No axial slice passes through the disc %1");
    case ReasonCode::NotGradedYet:
        return QT_TRANSLATE_NOOP("Reason", "Not graded yet");
    case ReasonCode::LevelsRenumbered:
        return QT_TRANSLATE_NOOP(
            "Reason", "The reader renumbered the levels; the AI found no disc for this one");
    case ReasonCode::NoPointGiven:
        return QT_TRANSLATE_NOOP("Reason", "No point is given for this site");
    case ReasonCode::GivenPointElsewhere:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The given point lies on a picture of another series than the "
                                 "one that is graded");
    case ReasonCode::PatientsNotMeasured:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not reliable on patients: the grader was not measured on them");
    case ReasonCode::PatientsTooFew:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not reliable on patients: measured on %1 sites only, at least "
                                 "%2 are required");
    case ReasonCode::PatientsRankBadly:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not reliable on patients: area under the ROC curve %1 for "
                                 "Moderate or worse, at least %2 is required");
    case ReasonCode::PatientsWorseThanPrior:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not reliable on patients: log loss %1, no better than that of "
                                 "the grade shares alone (%2)");
    case ReasonCode::PatientsNotRecorded:
        return QT_TRANSLATE_NOOP(
            "Reason", "Not reliable on patients: graded by a version that did not check this");
    case ReasonCode::NoUsableSeries:
        return QT_TRANSLATE_NOOP("Reason",
                                 "No series of this study is a sagittal T1, sagittal T2 or axial "
                                 "T2 of the lumbar spine");
    case ReasonCode::StudyOfOtherModality:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The pictures of this study are %1, not MR; they can be viewed, but not graded");
    // What the grading says of the study.
    case ReasonCode::SpaceSharedByPictures:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The series name different Frames of Reference or none; their "
                                 "pictures show that they share one patient space");
    case ReasonCode::SeriesDisagreeOnNumbering:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The sagittal T1 and T2 series do not agree on the numbering");
    case ReasonCode::NoLumbarDisc:
        return QT_TRANSLATE_NOOP("Reason", "No lumbar disc was recognised");
    case ReasonCode::LumbosacralOutOfView:
        return QT_TRANSLATE_NOOP(
            "Reason", "L5/S1 is not in view, so the levels could not be counted from the sacrum");
    case ReasonCode::SacrumNotRecognised:
        return QT_TRANSLATE_NOOP(
            "Reason", "The sacrum was not recognised below the disc that was taken for L5/S1");
    case ReasonCode::DiscsNotInRow:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The discs do not form the usual row of five lumbar levels");
    case ReasonCode::OtherNumberingFits:
        return QT_TRANSLATE_NOOP("Reason", "Another numbering of the discs fits nearly as well");
    // Model and device.
    case ReasonCode::NoModelInstalled:
        return QT_TRANSLATE_NOOP("Reason", "No model is installed");
    case ReasonCode::ModelFolderMissing:
        return QT_TRANSLATE_NOOP("Reason", "There is no model folder where one was expected");
    case ReasonCode::ModelCardMissing:
        return QT_TRANSLATE_NOOP("Reason", "The model folder has no readable card.json");
    case ReasonCode::ModelCardTooLarge:
        return QT_TRANSLATE_NOOP("Reason", "The model's card.json is too large to be one");
    case ReasonCode::ModelCardNotJson:
        return QT_TRANSLATE_NOOP("Reason", "The model's card.json is not valid JSON");
    case ReasonCode::ModelCardContract:
        return QT_TRANSLATE_NOOP("Reason", "The model's card.json does not keep the contract: %1");
    case ReasonCode::CardFieldNoText:
        return QT_TRANSLATE_NOOP("Reason", "'%1' is missing or no text");
    case ReasonCode::CardFieldNoNumber:
        return QT_TRANSLATE_NOOP("Reason", "'%1' is missing or no number");
    case ReasonCode::CardFieldOfNoText:
        return QT_TRANSLATE_NOOP("Reason", "'%1' of %2 is missing or no text");
    case ReasonCode::CardFieldValue:
        return QT_TRANSLATE_NOOP("Reason", "'%1' is %2, this program needs %3");
    case ReasonCode::CardFormat:
        return QT_TRANSLATE_NOOP("Reason", "'format' must be \"%1\"");
    case ReasonCode::CardClasses:
        return QT_TRANSLATE_NOOP("Reason", "'classes' must be %1");
    case ReasonCode::CardPrior:
        return QT_TRANSLATE_NOOP("Reason", "'prior' of %1 is not three probabilities");
    case ReasonCode::CardPatients:
        return QT_TRANSLATE_NOOP("Reason",
                                 "'patients' of %1 is not what the format describes (%2)");
    case ReasonCode::CardFileOutside:
        return QT_TRANSLATE_NOOP("Reason", "'file' of %1 names no file inside the model folder");
    case ReasonCode::CardChecksum:
        return QT_TRANSLATE_NOOP("Reason", "'sha256' of %1 is not 64 hexadecimal digits");
    case ReasonCode::CardTemperature:
        return QT_TRANSLATE_NOOP("Reason", "'temperature' of %1 is not a positive number");
    case ReasonCode::CardNetworksNoList:
        return QT_TRANSLATE_NOOP("Reason", "'networks' is missing or no list");
    case ReasonCode::CardNetworkTwice:
        return QT_TRANSLATE_NOOP("Reason", "'networks' has two entries for %1");
    case ReasonCode::CardNetworkMissing:
        return QT_TRANSLATE_NOOP("Reason", "'networks' has none for %1");
    case ReasonCode::WeightsMissing:
        return QT_TRANSLATE_NOOP("Reason", "The weights of %1 are missing in the model folder");
    case ReasonCode::WeightsNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "The weights of %1 cannot be read");
    case ReasonCode::WeightsChecksum:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The weights of %1 do not have the checksum that card.json states in 'sha256'");
    case ReasonCode::ModelFileNotOpened:
        return QT_TRANSLATE_NOOP("Reason", "A file of the model cannot be opened");
    case ReasonCode::ModelFileNotRead:
        return QT_TRANSLATE_NOOP("Reason", "A file of the model cannot be read to its end");
    case ReasonCode::NoSha256:
        return QT_TRANSLATE_NOOP("Reason", "SHA-256 is not available");
    case ReasonCode::OutputShape:
        return QT_TRANSLATE_NOOP("Reason", "The model's %1 gave an output of the wrong shape");
    case ReasonCode::NetworkNotLoaded:
        return QT_TRANSLATE_NOOP("Reason", "The model's %1 (%2): %3");
    case ReasonCode::ExplanationSize:
        return QT_TRANSLATE_NOOP("Reason", "The network's explanation has the wrong size");
    case ReasonCode::NetworkUnexplained:
        return QT_TRANSLATE_NOOP("Reason", "The network does not show how it comes to its answer");
    case ReasonCode::OnlyGradersExplained:
        return QT_TRANSLATE_NOOP("Reason", "Only a grader's grades can be explained");
    case ReasonCode::GraderUnexplained:
        return QT_TRANSLATE_NOOP("Reason", "This grader cannot tell where a grade came from");
    case ReasonCode::SiteUnexplained:
        return QT_TRANSLATE_NOOP("Reason", "A site that was not graded has no explanation");
    case ReasonCode::GradedPicturesGone:
        return QT_TRANSLATE_NOOP("Reason", "The pictures that were graded are not at hand");
    case ReasonCode::WeightsFileMissing:
        return QT_TRANSLATE_NOOP("Reason", "the file of weights is missing");
    case ReasonCode::WeightsFileNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "the file of weights cannot be read");
    case ReasonCode::WeightsOfOtherNetwork:
        return QT_TRANSLATE_NOOP("Reason", "the weights are not those of a %1");
    case ReasonCode::NoTorchScript:
        return QT_TRANSLATE_NOOP("Reason", "the file is no TorchScript that can be read");
    case ReasonCode::NetworkFailsOnInput:
        return QT_TRANSLATE_NOOP("Reason", "the network fails on its input: %1");
    case ReasonCode::OutputNotOneTensor:
        return QT_TRANSLATE_NOOP("Reason", "the output is not one tensor");
    case ReasonCode::NetworkRejectsShape:
        return QT_TRANSLATE_NOOP("Reason", "it does not accept an input of shape %1: %2");
    case ReasonCode::NetworkGivesShape:
        return QT_TRANSLATE_NOOP("Reason", "its output has the shape %1 where %2 is expected");
    case ReasonCode::NetworkGivesNaN:
        return QT_TRANSLATE_NOOP("Reason", "its output holds NaN or infinite numbers");
    case ReasonCode::UnknownArchitecture:
        return QT_TRANSLATE_NOOP("Reason",
                                 "'architecture' is '%1', which this program does not know");
    case ReasonCode::InputNoBatch:
        return QT_TRANSLATE_NOOP("Reason", "The input is no batch of pictures");
    case ReasonCode::InputNotOnePicture:
        return QT_TRANSLATE_NOOP("Reason", "The input is not one picture");
    case ReasonCode::ModuleMissing:
        return QT_TRANSLATE_NOOP("Reason", "The module %1 is not installed");
    case ReasonCode::ModuleNotLoaded:
        return QT_TRANSLATE_NOOP("Reason", "The module %1 cannot be loaded: %2");
    case ReasonCode::ModuleForeign:
        return QT_TRANSLATE_NOOP("Reason", "The module %1 is not one of Foramen's");
    case ReasonCode::ModuleGaveNoReason:
        return QT_TRANSLATE_NOOP("Reason", "the module gave no reason");
    case ReasonCode::ProgramMissing:
        return QT_TRANSLATE_NOOP("Reason", "The program %1 is not installed");
    case ReasonCode::ProgramForeign:
        return QT_TRANSLATE_NOOP("Reason", "The program %1 is of another version of Foramen");
    case ReasonCode::NetworkProcessNotStarted:
        return QT_TRANSLATE_NOOP("Reason", "The process for the networks cannot be started: %1");
    case ReasonCode::NetworkProcessEnded:
        return QT_TRANSLATE_NOOP("Reason", "The process for the networks has ended");
    case ReasonCode::NetworkProcessKilled:
        return QT_TRANSLATE_NOOP(
            "Reason", "The process for the networks was killed; memory may have been short");
    case ReasonCode::NetworkProcessSignal:
        return QT_TRANSLATE_NOOP("Reason", "The process for the networks crashed (signal %1)");
    case ReasonCode::NetworkProcessExited:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The process for the networks ended by itself (status %1)");
    case ReasonCode::NetworkProcessSilent:
        return QT_TRANSLATE_NOOP(
            "Reason", "The process for the networks did not answer within %1 s and was ended");
    case ReasonCode::NetworkProcessAnswer:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The process for the networks gave an answer that makes no sense");
    case ReasonCode::NetworkProcessRequest:
        return QT_TRANSLATE_NOOP(
            "Reason", "A picture or a result is too large for the process of the networks");
    case ReasonCode::NetworksOutOfMemory:
        return QT_TRANSLATE_NOOP("Reason", "There is not enough memory for the networks");
    case ReasonCode::CudaUnusable:
        return QT_TRANSLATE_NOOP("Reason", "CUDA cannot be used: %1");
    case ReasonCode::GpuUnusable:
        return QT_TRANSLATE_NOOP("Reason", "The GPU cannot be used: %1");
    case ReasonCode::NoGpu:
        return QT_TRANSLATE_NOOP("Reason", "No GPU is available");
    case ReasonCode::NoSuchGpu:
        return QT_TRANSLATE_NOOP("Reason", "There is no GPU %1; there is %2");
    case ReasonCode::NoSuchGpuOfSeveral:
        return QT_TRANSLATE_NOOP("Reason", "There is no GPU %1; there are %2 to %3");
    case ReasonCode::GpuDoesNotCompute:
        return QT_TRANSLATE_NOOP("Reason", "The GPU does not compute");
    case ReasonCode::CpuWithoutBfloat16:
        return QT_TRANSLATE_NOOP("Reason", "This CPU does not compute in bf16; use f32");
    case ReasonCode::CpuWithoutFloat16:
        return QT_TRANSLATE_NOOP(
            "Reason", "The CPU does not compute in f16; use f32, or bf16 where the CPU has it");
    case ReasonCode::GpuAndCpuFailed:
        return QT_TRANSLATE_NOOP("Reason", "The GPU failed (%1), and the CPU cannot take over: %2");
    case ReasonCode::CpuTookOver:
        return QT_TRANSLATE_NOOP("Reason", "The GPU failed (%1); the CPU took over.");
    case ReasonCode::GpuGoesOnWithFewer:
        return QT_TRANSLATE_NOOP(
            "Reason", "The GPU failed with %1 pictures at once (%2); it goes on with %3.");
    // Files.
    case ReasonCode::Cancelled:
        return QT_TRANSLATE_NOOP("Reason", "Cancelled");
    case ReasonCode::NoSuchPath:
        return QT_TRANSLATE_NOOP("Reason", "No such file or folder: %1");
    case ReasonCode::PathNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "The file or folder cannot be read: %1");
    case ReasonCode::FolderNotReadableAt:
        return QT_TRANSLATE_NOOP("Reason", "The folder cannot be read: %1");
    case ReasonCode::FolderNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "The folder cannot be read");
    case ReasonCode::FolderReadInPart:
        return QT_TRANSLATE_NOOP("Reason", "The folder could be read only in part");
    case ReasonCode::LinkBroken:
        return QT_TRANSLATE_NOOP("Reason", "The link leads to nothing that is there");
    case ReasonCode::LinkUpwards:
        return QT_TRANSLATE_NOOP(
            "Reason", "The link leads to a folder that it lies in, and was not followed");
    case ReasonCode::NoDicomFiles:
        return QT_TRANSLATE_NOOP("Reason", "No DICOM files were found");
    case ReasonCode::NoDicomFilesIn:
        return QT_TRANSLATE_NOOP("Reason",
                                 "No DICOM files were found in %1; there is nothing in it");
    case ReasonCode::NoDicomFilesAmong:
        return QT_TRANSLATE_NOOP("Reason", "No DICOM files were found in %1; the files there: %2");
    case ReasonCode::NoUsableDicomFiles:
        return QT_TRANSLATE_NOOP("Reason", "No usable DICOM files were found in %1: %2.");
    case ReasonCode::FileMissing:
        return QT_TRANSLATE_NOOP("Reason", "The file does not exist");
    case ReasonCode::FileNotReadableBecause:
        return QT_TRANSLATE_NOOP("Reason", "The file cannot be read: %1");
    case ReasonCode::FileNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "The file cannot be read");
    case ReasonCode::FileNotDicom:
        return QT_TRANSLATE_NOOP("Reason", "The file is not DICOM");
    case ReasonCode::FileNoDicomObject:
        return QT_TRANSLATE_NOOP("Reason", "The file is not a DICOM object");
    case ReasonCode::HeaderNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "The file is damaged: its header cannot be read");
    case ReasonCode::HeaderCutOff:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The file is damaged: it ends or breaks off inside its header");
    case ReasonCode::PixelDataCutOff:
        return QT_TRANSLATE_NOOP("Reason", "The file is damaged: it ends before its pixel data");
    case ReasonCode::NoPixelData:
        return QT_TRANSLATE_NOOP("Reason", "The file holds no pixel data");
    case ReasonCode::PixelDataMissing:
        return QT_TRANSLATE_NOOP("Reason", "The pixel data are missing or cut off");
    case ReasonCode::FileChanged:
        return QT_TRANSLATE_NOOP("Reason", "The file changed while it was read");
    case ReasonCode::PixelDataTooShort:
        return QT_TRANSLATE_NOOP("Reason", "The pixel data are shorter than the header says");
    case ReasonCode::CompressedDataCutOff:
        return QT_TRANSLATE_NOOP("Reason", "The compressed pixel data are cut off");
    case ReasonCode::PixelDataDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The pixel data are damaged or in an unknown encoding");
    case ReasonCode::CompressionUnknown:
        return QT_TRANSLATE_NOOP("Reason", "The image's compression cannot be decoded");
    case ReasonCode::ImageNotDecoded:
        return QT_TRANSLATE_NOOP("Reason", "The image could not be decoded");
    case ReasonCode::PaletteMissing:
        return QT_TRANSLATE_NOOP("Reason", "The image's colour palette is missing");
    case ReasonCode::PaletteDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The image's colour palette is damaged");
    case ReasonCode::ImageEmpty:
        return QT_TRANSLATE_NOOP("Reason", "The image has no rows or columns");
    case ReasonCode::UnusualBits:
        return QT_TRANSLATE_NOOP("Reason", "The image has an unusual number of bits a pixel");
    case ReasonCode::UnusualColours:
        return QT_TRANSLATE_NOOP("Reason", "The image has an unusual number of colours");
    case ReasonCode::SeriesWithoutImages:
        return QT_TRANSLATE_NOOP("Reason", "The series holds no images");
    case ReasonCode::SeriesTooLarge:
        return QT_TRANSLATE_NOOP("Reason", "The series does not fit into memory");
    case ReasonCode::SliceMissing:
        return QT_TRANSLATE_NOOP("Reason", "A slice is missing between images %1 and %2");
    case ReasonCode::SlicesMissing:
        return QT_TRANSLATE_NOOP("Reason", "%1 slices are missing between images %2 and %3");
    case ReasonCode::SlicesSheared:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The slices of a stack are each shifted in their plane by %1 mm; "
                                 "links, lines and grading allow for it");
    case ReasonCode::SlicesNotParallel:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The slices of a stack differ in direction by up to %1 degrees and are shown as "
            "parallel; places near an edge may be off by %2 mm");
    case ReasonCode::SlicesUneven:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The slices of a stack lie up to %1 mm from even places; "
                                 "links, lines and grading allow for it");
    case ReasonCode::PositionsUneven:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The positions of the slices of a stack are rounded and are made "
                                 "even; places may be off by %1 mm");
    case ReasonCode::ImageNotComposed:
        return QT_TRANSLATE_NOOP("Reason", "An image cannot be composed: %1");
    case ReasonCode::ImageNotWritten:
        return QT_TRANSLATE_NOOP("Reason", "An image cannot be written: %1");
    // Archive files and directories of media.
    case ReasonCode::ArchiveDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The archive is damaged or cut off");
    case ReasonCode::ArchiveNotReadable:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive cannot be read: it is damaged, cut off or of a kind "
                                 "that is not known here");
    case ReasonCode::DiscImageUdfAlone:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The disc image has a UDF file system alone, which cannot be read here: open it with "
            "the file manager and copy its files into a folder");
    case ReasonCode::DiscImageUdf:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The disc image keeps its files in a UDF file system, which cannot be read here");
    case ReasonCode::ArchiveEncrypted:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The archive is protected by a password: unpack it first, then open its folder");
    case ReasonCode::ArchiveTooLarge:
        return QT_TRANSLATE_NOOP(
            "Reason", "The archive would unpack to more than a study can be, and was not opened");
    case ReasonCode::NoRoomToUnpack:
        return QT_TRANSLATE_NOOP("Reason", "There is not enough room to unpack the archive");
    case ReasonCode::ArchiveLeadsOutside:
        return QT_TRANSLATE_NOOP(
            "Reason", "The archive holds names that lead out of its folder, and was not opened");
    case ReasonCode::FileDamagedInArchive:
        return QT_TRANSLATE_NOOP("Reason", "The file is damaged inside the archive");
    case ReasonCode::LinksLeftOut:
        return QT_TRANSLATE_NOOP("Reason", "Links and devices in the archive were left out: %1");
    case ReasonCode::ArchiveWithin:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "An archive in a folder or another archive is not opened; open it separately");
    case ReasonCode::CacheNotWritable:
        return QT_TRANSLATE_NOOP(
            "Reason", "The archive cannot be unpacked: the user's cache folder cannot be written");
    case ReasonCode::DicomdirListsMore:
        return QT_TRANSLATE_NOOP("Reason", "The DICOMDIR lists %1 more files that are not there");
    case ReasonCode::DicomdirEmpty:
        return QT_TRANSLATE_NOOP("Reason", "The DICOMDIR holds no directory records");
    case ReasonCode::DicomdirFileMissing:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The medium's DICOMDIR lists this file, but it is not there");
    case ReasonCode::StudyOfPatients:
        return QT_TRANSLATE_NOOP(
            "Reason", "The files of this study name different patients; they are kept apart");
    case ReasonCode::StudyOfDates:
        return QT_TRANSLATE_NOOP(
            "Reason", "The files of this study name different study dates; they are kept apart");
    case ReasonCode::SeriesOfEchoes:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Pictures of several echoes carry one Series Instance UID; each "
                                 "echo is shown as a series of its own");
    case ReasonCode::SeriesUidOfEachFile:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Files of one series carry a Series Instance UID each; they are "
                                 "shown as one series");
    case ReasonCode::SeriesOfOneUid:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Different series carry one Series Instance UID; they are told "
                                 "apart by number, description and orientation");
    // Saving and exporting.
    case ReasonCode::DatabaseUnusable:
        return QT_TRANSLATE_NOOP("Reason", "The database could not be used: %1");
    case ReasonCode::DatabaseInconsistent:
        return QT_TRANSLATE_NOOP("Reason", "The database is inconsistent");
    case ReasonCode::DatabaseForeign:
        return QT_TRANSLATE_NOOP("Reason", "This file is the database of another program");
    case ReasonCode::DatabaseNewer:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The database was written by a newer version of Foramen");
    case ReasonCode::DatabaseNotMoved:
        return QT_TRANSLATE_NOOP("Reason", "The database is damaged and cannot be moved aside");
    case ReasonCode::DatabaseFolderNotMade:
        return QT_TRANSLATE_NOOP("Reason", "The folder of the database cannot be made");
    case ReasonCode::StudyWithoutUid:
        return QT_TRANSLATE_NOOP("Reason", "A study without Study Instance UID cannot be saved");
    case ReasonCode::StudyAssessmentDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The saved assessment of this study is damaged");
    case ReasonCode::AssessmentDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The saved assessment is damaged");
    case ReasonCode::AnnotationDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The saved annotation is damaged");
    case ReasonCode::AnnotationUnknown:
        return QT_TRANSLATE_NOOP("Reason", "The saved annotation is of an unknown kind");
    case ReasonCode::ExportFolderNotMade:
        return QT_TRANSLATE_NOOP("Reason", "The export folder cannot be made: %1");
    case ReasonCode::FileNotWritten:
        return QT_TRANSLATE_NOOP("Reason", "The file cannot be written: %1");
    case ReasonCode::SrNotMade:
        return QT_TRANSLATE_NOOP("Reason", "The DICOM SR cannot be made: %1");
    case ReasonCode::NoModelResult:
        return QT_TRANSLATE_NOOP(
            "Reason", "No model has graded this study, so there is no AI result to export");
    case ReasonCode::DicomObjectNotMade:
        return QT_TRANSLATE_NOOP("Reason", "The DICOM object cannot be made: %1");
    case ReasonCode::StudyUidNotValid:
        return QT_TRANSLATE_NOOP(
            "Reason", "The study's UID is not valid in DICOM, so nothing can refer to its images");
    case ReasonCode::NoKeyImages:
        return QT_TRANSLATE_NOOP("Reason", "The report has no key images");
    case ReasonCode::BuiltWithoutPdf:
        return QT_TRANSLATE_NOOP("Reason", "This program was built without PDF");
    case ReasonCode::PdfNotStarted:
        return QT_TRANSLATE_NOOP("Reason", "The PDF cannot be started");
    case ReasonCode::PrinterNotUsable:
        return QT_TRANSLATE_NOOP("Reason", "The printer cannot be drawn on");
    // Archives in the network.
    case ReasonCode::PacsNoSuchMachine:
        return QT_TRANSLATE_NOOP("Reason", "There is no machine of the name %1 in this network");
    case ReasonCode::PacsNameServerSilent:
        return QT_TRANSLATE_NOOP(
            "Reason", "The name %1 cannot be looked up now: the name server does not answer");
    case ReasonCode::PacsNoAddress:
        return QT_TRANSLATE_NOOP("Reason", "%1 is no address");
    case ReasonCode::PacsNothingListens:
        return QT_TRANSLATE_NOOP("Reason", "The machine is there, but nothing listens at port %1");
    case ReasonCode::PacsNoAnswerAtPort:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The machine does not answer at port %1: wrong address, or a firewall between");
    case ReasonCode::PacsNoWay:
        return QT_TRANSLATE_NOOP("Reason", "There is no way to the machine in the network");
    case ReasonCode::PacsNotReachedAt:
        return QT_TRANSLATE_NOOP(
            "Reason", "The machine cannot be reached at port %1 (error %2 of the system)");
    case ReasonCode::PacsNotReached:
        return QT_TRANSLATE_NOOP("Reason", "The archive cannot be reached");
    case ReasonCode::PacsNetworkError:
        return QT_TRANSLATE_NOOP("Reason", "The archive cannot be reached (network error %1)");
    case ReasonCode::PacsSilent:
        return QT_TRANSLATE_NOOP("Reason", "The archive did not answer for %1 s");
    case ReasonCode::PacsClosed:
        return QT_TRANSLATE_NOOP("Reason", "The archive closed the connection before the end");
    case ReasonCode::PacsClosedAtOnce:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The machine closed the connection without an answer: it may "
                                 "speak another protocol at this port, or expect TLS");
    case ReasonCode::PacsOtherProtocol:
        return QT_TRANSLATE_NOOP("Reason", "The machine speaks another protocol at this port");
    case ReasonCode::PacsProtocolBroken:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not keep to the protocol: %1");
    case ReasonCode::PacsUnexpectedMessage:
        return QT_TRANSLATE_NOOP("Reason", "The archive sent a message that was not expected");
    case ReasonCode::PacsAnswerTooLong:
        return QT_TRANSLATE_NOOP("Reason", "The archive's answer is too long");
    case ReasonCode::PacsAnswerCutOff:
        return QT_TRANSLATE_NOOP("Reason", "The archive's answer ended before its end");
    case ReasonCode::PacsAnswerNoParts:
        return QT_TRANSLATE_NOOP("Reason", "The archive's answer has no parts");
    case ReasonCode::PacsAnswerHeaders:
        return QT_TRANSLATE_NOOP("Reason",
                                 "A part of the archive's answer has headers without end");
    case ReasonCode::PacsNoDicomWeb:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Something answers at this address, but not as DICOMweb does");
    case ReasonCode::PacsRedirected:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive refers to another server, which is not followed");
    case ReasonCode::PacsNotEncrypted:
        return QT_TRANSLATE_NOOP("Reason", "The connection cannot be encrypted: %1");
    case ReasonCode::PacsOtherCertificate:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The certificate that the machine shows is not one of %1");
    case ReasonCode::PacsAuthoritiesMissing:
        return QT_TRANSLATE_NOOP("Reason",
                                 "An encrypted connection needs the file of the authorities that "
                                 "sign the archive's certificate");
    case ReasonCode::PacsTlsNotSetUp:
        return QT_TRANSLATE_NOOP("Reason", "TLS cannot be set up");
    case ReasonCode::PacsAuthoritiesNotPem:
        return QT_TRANSLATE_NOOP(
            "Reason", "The file of the authorities cannot be used: %1 is no PEM file of that kind");
    case ReasonCode::PacsCertificateNotPem:
        return QT_TRANSLATE_NOOP(
            "Reason", "The own certificate cannot be used: %1 is no PEM file of that kind");
    case ReasonCode::PacsKeyNotPem:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The key of the own certificate cannot be used: %1 is no PEM file of that kind");
    case ReasonCode::PacsUrl:
        return QT_TRANSLATE_NOOP(
            "Reason", "The address of a DICOMweb archive is a URL as https://archive/dicom-web");
    case ReasonCode::PacsUserInUrl:
        return QT_TRANSLATE_NOOP("Reason", "User and password do not belong into the URL");
    case ReasonCode::PacsSecretReadable:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Over http, password or token would be readable for others in the "
                                 "network: use https, or allow it expressly");
    case ReasonCode::PacsCalledTitle:
        return QT_TRANSLATE_NOOP(
            "Reason", "The archive's AE title is none: it has 1 to 16 characters of ASCII");
    case ReasonCode::PacsCallingTitle:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Our own AE title is none: it has 1 to 16 characters of ASCII");
    case ReasonCode::PacsCalledTitleRefused:
        return QT_TRANSLATE_NOOP("Reason", "The archive says that %1 is not its AE title");
    case ReasonCode::PacsCallingTitleRefused:
        return QT_TRANSLATE_NOOP(
            "Reason", "The archive does not know our AE title %1; it must be set up there");
    case ReasonCode::PacsRejected:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The archive rejected the connection without a reason (titles: %1 called by %2)");
    case ReasonCode::PacsNoMoreConnections:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive is busy and accepts no further connection now");
    case ReasonCode::PacsOtherDicom:
        return QT_TRANSLATE_NOOP("Reason", "The archive speaks another version of DICOM");
    case ReasonCode::PacsNoContext:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive lets us in, but offers none of the services that are "
                                 "needed here (no presentation context was accepted)");
    case ReasonCode::PacsNoGet:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not offer C-GET");
    case ReasonCode::PacsStatus:
        return QT_TRANSLATE_NOOP("Reason", "%1 (status %2)");
    case ReasonCode::PacsHttpStatus:
        return QT_TRANSLATE_NOOP("Reason", "%1 (HTTP %2)");
    case ReasonCode::PacsStoreReason:
        return QT_TRANSLATE_NOOP("Reason", "%1 (reason %2)");
    case ReasonCode::PacsFailed:
        return QT_TRANSLATE_NOOP("Reason", "The archive failed while it worked on this");
    case ReasonCode::PacsOtherKind:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not take objects of this kind");
    case ReasonCode::PacsOtherEncoding:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive does not take objects of this kind and encoding");
    case ReasonCode::PacsNotAllowed:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not allow us to do this");
    case ReasonCode::PacsCannotCount:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive cannot count the matches: out of resources");
    case ReasonCode::PacsNoDestination:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive does not know our AE title as a destination; our "
                                 "title, machine and port must be set up there");
    case ReasonCode::PacsAskedToEnd:
        return QT_TRANSLATE_NOOP("Reason", "The archive ended this because it was asked to");
    case ReasonCode::PacsOutOfResources:
        return QT_TRANSLATE_NOOP("Reason", "The archive is out of resources");
    case ReasonCode::PacsContentUnfit:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive finds that the content does not fit its kind");
    case ReasonCode::PacsAttributesChanged:
        return QT_TRANSLATE_NOOP("Reason", "The archive changed or left out attributes");
    case ReasonCode::PacsCannotWork:
        return QT_TRANSLATE_NOOP("Reason", "The archive could not work on this");
    case ReasonCode::PacsRefused:
        return QT_TRANSLATE_NOOP("Reason", "The archive refused this");
    case ReasonCode::PacsRequestUnknown:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not understand the request");
    case ReasonCode::PacsSecretRefused:
        return QT_TRANSLATE_NOOP("Reason", "The archive refuses the password or token");
    case ReasonCode::PacsSecretAsked:
        return QT_TRANSLATE_NOOP("Reason", "The archive asks for a password or token");
    case ReasonCode::PacsNothingHere:
        return QT_TRANSLATE_NOOP("Reason",
                                 "There is no such study, or no DICOMweb at this address");
    case ReasonCode::PacsNotAsTheyAre:
        return QT_TRANSLATE_NOOP("Reason", "The archive cannot give its files as they are");
    case ReasonCode::PacsAllRefused:
        return QT_TRANSLATE_NOOP("Reason", "The archive refused all files");
    case ReasonCode::PacsTooManyBytes:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not take as many bytes at once");
    case ReasonCode::PacsOtherFiles:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not take files of this kind");
    case ReasonCode::PacsBusy:
        return QT_TRANSLATE_NOOP("Reason", "The archive is busy");
    case ReasonCode::PacsInstanceNotSent:
        return QT_TRANSLATE_NOOP("Reason", "The archive could not send this instance");
    case ReasonCode::PacsInstancesNotSent:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive could not send %1 instances and does not name them");
    case ReasonCode::PacsOtherStudySent:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive sent a file of another study; it was not kept");
    case ReasonCode::PacsOtherSeriesSent:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive sent a file of another series; it was not kept");
    case ReasonCode::PacsNotConfirmed:
        return QT_TRANSLATE_NOOP("Reason", "The archive did not confirm that it has this file");
    case ReasonCode::PacsFileWithoutUids:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The file states no valid SOP Class UID and SOP Instance UID, "
                                 "without which no archive can keep it");
    case ReasonCode::PacsFileNotReadable:
        return QT_TRANSLATE_NOOP("Reason", "A file cannot be read: %1");
    case ReasonCode::PacsHasAlready:
        return QT_TRANSLATE_NOOP("Reason", "The archive has this object already");
    case ReasonCode::PacsNoMove:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not offer C-MOVE");
    case ReasonCode::PacsInstancesNotSentTo:
        return QT_TRANSLATE_NOOP(
            "Reason", "The archive could not send %1 instances to our AE title %2 at port %3");
    case ReasonCode::PacsMoveUnencrypted:
        return QT_TRANSLATE_NOOP("Reason",
                                 "C-MOVE is not encrypted on the way to us: use C-GET with TLS");
    case ReasonCode::PacsMoveWithoutPort:
        return QT_TRANSLATE_NOOP("Reason",
                                 "C-MOVE needs a port of ours at which the archive reaches us");
    case ReasonCode::PacsIncomingBroke:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The connection that the archive opened to us broke: %1");
    case ReasonCode::PacsPortUsed:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Port %1 of this machine, where the archive is to reach us, is "
                                 "used by another program");
    case ReasonCode::PacsPortNotAllowed:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The system does not let us listen at port %1; ports from 1024 on are free for all");
    case ReasonCode::PacsNotListening:
        return QT_TRANSLATE_NOOP("Reason", "We cannot listen at port %1: %2");
    case ReasonCode::PacsNoCommitment:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not offer storage commitment");
    case ReasonCode::PacsCommitmentSilent:
        return QT_TRANSLATE_NOOP(
            "Reason",
            "The archive has all files but did not report within %1 s that it keeps them");
    case ReasonCode::PacsCommitmentTls:
        return QT_TRANSLATE_NOOP("Reason",
                                 "With TLS the archive cannot report at a port of ours; take the "
                                 "port out of its settings");
    case ReasonCode::PacsCommitmentByDimse:
        return QT_TRANSLATE_NOOP("Reason", "Storage commitment is asked for by DIMSE only");
    case ReasonCode::PacsNotKeptMissing:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not have this object");
    case ReasonCode::PacsNotKeptOtherKind:
        return QT_TRANSLATE_NOOP("Reason", "The archive has another kind of object by this UID");
    case ReasonCode::PacsNotKeptTransaction:
        return QT_TRANSLATE_NOOP("Reason", "The archive has another transaction of this number");
    case ReasonCode::PacsNotKeptResources:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The archive is out of resources and does not keep this object");
    case ReasonCode::PacsNotKept:
        return QT_TRANSLATE_NOOP("Reason", "The archive does not keep this object");
    case ReasonCode::OutboxFileWithoutUids:
        return QT_TRANSLATE_NOOP(
            "Reason", "A file states no valid UIDs, without which no archive can keep it");
    case ReasonCode::OutboxSameJob:
        return QT_TRANSLATE_NOOP("Reason", "The same waits in the outbox for this archive already");
    case ReasonCode::OutboxNoFile:
        return QT_TRANSLATE_NOOP("Reason", "There is no file to send");
    case ReasonCode::OutboxNoJob:
        return QT_TRANSLATE_NOOP("Reason", "The file is no job of an outbox");
    case ReasonCode::OutboxNewerJob:
        return QT_TRANSLATE_NOOP("Reason", "The job was written by a newer version of Foramen");
    case ReasonCode::QueryDate:
        return QT_TRANSLATE_NOOP("Reason",
                                 "A date is YYYYMMDD or YYYY-MM-DD, a range of dates two of them "
                                 "with \"..\" between, of which one may be left out");
    case ReasonCode::QueryText:
        return QT_TRANSLATE_NOOP("Reason",
                                 "A search text holds a backslash or a control character");
    case ReasonCode::QueryStudyUid:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The UID of the study is none: it has 1 to 64 digits and dots");
    case ReasonCode::QuerySeriesUid:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The UID of the series is none: it has 1 to 64 digits and dots");
    // Case bundles.
    case ReasonCode::BundleOfOtherStudy:
        return QT_TRANSLATE_NOOP("Reason", "The assessment is of another study than the images");
    case ReasonCode::BundleWithoutImages:
        return QT_TRANSLATE_NOOP("Reason",
                                 "No image of the study may be in a de-identified case: each may "
                                 "show or say who the patient is");
    case ReasonCode::BundleContradicts:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The files of this study contradict each other on the patient or "
                                 "the day: they are not one case");
    case ReasonCode::BundleListDamaged:
        return QT_TRANSLATE_NOOP("Reason", "The list of the case bundle, bundle.json, is damaged");
    case ReasonCode::BundleNewer:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The case bundle was written by a newer version of Foramen");
    case ReasonCode::BundleListForeign:
        return QT_TRANSLATE_NOOP("Reason", "The file bundle.json is not the list of a case bundle");
    case ReasonCode::BundleWithoutList:
        return QT_TRANSLATE_NOOP("Reason",
                                 "This is no case bundle of Foramen: it has no list, bundle.json");
    case ReasonCode::BundleChanged:
        return QT_TRANSLATE_NOOP(
            "Reason", "The case bundle was changed after it was written, or is damaged: %1");
    case ReasonCode::BundleUnlistedFile:
        return QT_TRANSLATE_NOOP("Reason", "it holds a file that its list does not name");
    case ReasonCode::BundleFilesMissing:
        return QT_TRANSLATE_NOOP("Reason", "%1 of its files are missing");
    case ReasonCode::BundleFileSize:
        return QT_TRANSLATE_NOOP("Reason", "%1 has another size than the list says");
    case ReasonCode::BundleFileChecksum:
        return QT_TRANSLATE_NOOP("Reason", "%1 does not have the checksum that the list states");
    case ReasonCode::BundleWithoutAssessment:
        return QT_TRANSLATE_NOOP("Reason", "it holds no assessment");
    case ReasonCode::BundleAssessmentOfOther:
        return QT_TRANSLATE_NOOP("Reason", "its assessment is of another study than the list says");
    case ReasonCode::NoSavedReading:
        return QT_TRANSLATE_NOOP("Reason", "The database has no reading of this study");
    case ReasonCode::SignedReportChanged:
        return QT_TRANSLATE_NOOP("Reason",
                                 "The signed report in the database is not what was signed");
    // What the system says of files and memory.
    case ReasonCode::SystemDiskFull:
        return QT_TRANSLATE_NOOP("Reason", "the disk is full");
    case ReasonCode::SystemNoPermission:
        return QT_TRANSLATE_NOOP("Reason", "no permission");
    case ReasonCode::SystemReadOnly:
        return QT_TRANSLATE_NOOP("Reason", "the disk is read-only");
    case ReasonCode::SystemNoFolder:
        return QT_TRANSLATE_NOOP("Reason", "there is no such file or folder");
    case ReasonCode::SystemNoAnswer:
        return QT_TRANSLATE_NOOP("Reason", "the disk or the network does not answer");
    case ReasonCode::SystemFileTooLarge:
        return QT_TRANSLATE_NOOP("Reason", "the file would be larger than is allowed");
    case ReasonCode::SystemNoMemory:
        return QT_TRANSLATE_NOOP("Reason", "there is not enough memory");
    case ReasonCode::MemoryShort:
        return QT_TRANSLATE_NOOP(
            "Reason", "There is not enough memory; close other programs or studies and try again");
    // Why two series are not linked.
    case ReasonCode::NotLinkedNoGeometry:
        return QT_TRANSLATE_NOOP("Reason", "Not linked: images without position and orientation");
    case ReasonCode::NotLinkedNoFrame:
        return QT_TRANSLATE_NOOP("Reason", "Not linked: the images name no Frame of Reference");
    case ReasonCode::NotLinkedPictures:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not linked: different Frames of Reference, and the pictures do "
                                 "not show the same anatomy at the same place");
    case ReasonCode::NotLinkedMirrored:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not linked: the pictures agree as well or better with one of "
                                 "the two series mirrored (left and right, or head and feet)");
    case ReasonCode::NotLinkedMoved:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not linked: the pictures agree only after a shift of %1 mm (the "
                                 "patient may have moved between the series)");
    case ReasonCode::NotLinkedOtherFrame:
        return QT_TRANSLATE_NOOP("Reason",
                                 "Not linked: different Frames of Reference (the patient may have "
                                 "moved between the series)");
    case ReasonCode::NotLinkedByReader:
        return QT_TRANSLATE_NOOP("Reason", "Not linked: a reader has said so");
    }
    return "";
}

} // namespace foramen
