#pragma once

/// All reasons: X(code, English text). %1, %2, ... stand for the arguments; no final full stop.
/// Codes are saved with the work that they explain: never rename one; texts may change. A new code
/// also needs its text in ui/state/language/reason_text.cpp and in resources/translations.
// clang-format off
#define FORAMEN_REASONS(X) \
    /* No reason; a text from outside, shown unchanged. */ \
    X(Nothing, "") \
    X(Text, "%1") \
    /* Why a series has its role. */ \
    X(NotMagneticResonance, "modality %1, not MR") \
    X(OneBeside, "%1; one picture of another plane or a localizer stands apart") \
    X(SomeBeside, "%1; %2 pictures of other planes or localizers stand apart") \
    X(NoImages, "no images") \
    X(LocalizerByName, "a localizer by name") \
    X(LocalizerByPlanes, "a localizer: slices in several planes") \
    X(TooFewSlices, "too few slices (%1) to be more than a localizer") \
    X(NoOrientation, "the images state no orientation") \
    X(PlaneAndContrast, "%1 by %2; %3") \
    X(ContrastBy, "%1 by %2") \
    X(EchoRepetitionTimes, "TE %1, TR %2") \
    X(EchoRepetitionInversionTimes, "TE %1, TR %2, TI %3") \
    X(Milliseconds, "%1 ms") \
    X(ContrastUnknownBy, "contrast unknown by %1") \
    X(ContrastUnknown, "contrast unknown") \
    X(ProtonDensity, "proton density") \
    X(T1, "T1") \
    X(T2, "T2") \
    X(T2Star, "T2*") \
    X(Stir, "STIR") \
    X(ByOrientation, "orientation") \
    X(BySeriesTable, "the series table") \
    X(ByDescription, "description") \
    X(SagittalPlane, "sagittal") \
    X(AxialPlane, "axial") \
    X(CoronalPlane, "coronal") \
    X(ObliquePlane, "oblique") \
    /* Series and sides, for use in sentences. */ \
    X(SeriesSagittalT1, "sagittal T1") \
    X(SeriesSagittalT2, "sagittal T2") \
    X(SeriesAxialT2, "axial T2") \
    X(SideLeft, "left") \
    X(SideRight, "right") \
    /* Parts of the body, as the object of a sentence. */ \
    X(Ankle, "ankle") \
    X(Arm, "arm") \
    X(Brain, "brain") \
    X(Breast, "breast") \
    X(Leg, "leg") \
    X(CervicalSpine, "cervical spine") \
    X(Chest, "chest") \
    X(Elbow, "elbow") \
    X(Extremity, "extremity") \
    X(Face, "face") \
    X(Finger, "finger") \
    X(Foot, "foot") \
    X(Forearm, "forearm") \
    X(Hand, "hand") \
    X(Head, "head") \
    X(Heart, "heart") \
    X(Hip, "hip") \
    X(Jaw, "jaw") \
    X(Knee, "knee") \
    X(Liver, "liver") \
    X(Neck, "neck") \
    X(Orbit, "orbit") \
    X(Prostate, "prostate") \
    X(Shoulder, "shoulder") \
    X(Skull, "skull") \
    X(Thigh, "thigh") \
    X(ThoracicSpine, "thoracic spine") \
    X(Thorax, "thorax") \
    X(JawJoint, "jaw joint") \
    X(Uterus, "uterus") \
    X(Wrist, "wrist") \
    /* Why a site was not graded. */ \
    X(PatientUnderAge, "The patient is under 18; the model was made for adults only") \
    X(OtherBodyPart, "The %1 series shows the %2, not the lumbar spine, according to its header") \
    X(ContrastAgent, "The %1 series was made with a contrast agent; the model knows pictures without one only") \
    X(MetalSuppression, "The %1 series was made to suppress metal artefacts, so there is metal in the picture; the model knows none") \
    X(MetalNearLevel, "There is metal near %1: a pedicle beside it sends no signal; the model knows pictures without metal only") \
    X(NoSeries, "There is no %1 series") \
    X(SeriesWithoutGeometry, "The %1 series states no position and orientation that can be used") \
    X(NoLumbarSpine, "No lumbar spine was recognised on the %1 series") \
    X(LevelOutOfView, "The %1 series does not reach as far as %2") \
    X(LevelNotFound, "%1 was not found on the %2 series") \
    X(ForamenOutOfSlices, "The slices of the %1 series do not reach the %2 foramen at %3") \
    X(ForamenNotFound, "The %1 foramen was not found at %2 on the %3 series") \
    X(RecessNotRecognised, "The %1 recess was not recognised on the axial slice at %2") \
    X(DuralSacNotRecognised, "The dural sac was not recognised at %1") \
    X(NoSagittalForAxial, "Without a sagittal series the axial slices cannot be assigned to levels") \
    X(AxialInOtherFrame, "The axial series lies in another Frame of Reference than the sagittal one, and the pictures do not agree, so its slices cannot be assigned to levels") \
    X(NoAxialSliceAtDisc, "No axial slice passes through the disc %1") \
    X(NotGradedYet, "Not graded yet") \
    X(LevelsRenumbered, "The reader renumbered the levels; the AI found no disc for this one") \
    X(NoPointGiven, "No point is given for this site") \
    X(GivenPointElsewhere, "The given point lies on a picture of another series than the one that is graded") \
    /* Why a grade is not reliable on patients. */ \
    X(PatientsNotMeasured, "Not reliable on patients: the grader was not measured on them") \
    X(PatientsTooFew, "Not reliable on patients: measured on %1 sites only, at least %2 are required") \
    X(PatientsRankBadly, "Not reliable on patients: area under the ROC curve %1 for Moderate or worse, at least %2 is required") \
    X(PatientsWorseThanPrior, "Not reliable on patients: log loss %1, no better than that of the grade shares alone (%2)") \
    X(PatientsNotRecorded, "Not reliable on patients: graded by a version that did not check this") \
    X(NoUsableSeries, "No series of this study is a sagittal T1, sagittal T2 or axial T2 of the lumbar spine") \
    X(StudyOfOtherModality, "The pictures of this study are %1, not MR; they can be viewed, but not graded") \
    /* Remarks of a grading on the study. */ \
    X(SpaceSharedByPictures, "The series name different Frames of Reference or none; their pictures show that they share one patient space") \
    X(SeriesDisagreeOnNumbering, "The sagittal T1 and T2 series do not agree on the numbering") \
    X(NoLumbarDisc, "No lumbar disc was recognised") \
    X(LumbosacralOutOfView, "L5/S1 is not in view, so the levels could not be counted from the sacrum") \
    X(SacrumNotRecognised, "The sacrum was not recognised below the disc that was taken for L5/S1") \
    X(DiscsNotInRow, "The discs do not form the usual row of five lumbar levels") \
    X(OtherNumberingFits, "Another numbering of the discs fits nearly as well") \
    /* Model and device. */ \
    X(NoModelInstalled, "No model is installed") \
    X(ModelFolderMissing, "There is no model folder where one was expected") \
    X(ModelCardMissing, "The model folder has no readable card.json") \
    X(ModelCardTooLarge, "The model's card.json is too large to be one") \
    X(ModelCardNotJson, "The model's card.json is not valid JSON") \
    X(ModelCardContract, "The model's card.json does not keep the contract: %1") \
    X(CardFieldNoText, "'%1' is missing or no text") \
    X(CardFieldNoNumber, "'%1' is missing or no number") \
    X(CardFieldOfNoText, "'%1' of %2 is missing or no text") \
    X(CardFieldValue, "'%1' is %2, this program needs %3") \
    X(CardFormat, "'format' must be \"%1\"") \
    X(CardClasses, "'classes' must be %1") \
    X(CardPrior, "'prior' of %1 is not three probabilities") \
    X(CardPatients, "'patients' of %1 is not what the format describes (%2)") \
    X(CardFileOutside, "'file' of %1 names no file inside the model folder") \
    X(CardChecksum, "'sha256' of %1 is not 64 hexadecimal digits") \
    X(CardTemperature, "'temperature' of %1 is not a positive number") \
    X(CardNetworksNoList, "'networks' is missing or no list") \
    X(CardNetworkTwice, "'networks' has two entries for %1") \
    X(CardNetworkMissing, "'networks' has none for %1") \
    X(WeightsMissing, "The weights of %1 are missing in the model folder") \
    X(WeightsNotReadable, "The weights of %1 cannot be read") \
    X(WeightsChecksum, "The weights of %1 do not have the checksum that card.json states in 'sha256'") \
    X(ModelFileNotOpened, "A file of the model cannot be opened") \
    X(ModelFileNotRead, "A file of the model cannot be read to its end") \
    X(NoSha256, "SHA-256 is not available") \
    X(OutputShape, "The model's %1 gave an output of the wrong shape") \
    X(NetworkNotLoaded, "The model's %1 (%2): %3") \
    X(ExplanationSize, "The network's explanation has the wrong size") \
    X(NetworkUnexplained, "The network does not show how it comes to its answer") \
    X(OnlyGradersExplained, "Only a grader's grades can be explained") \
    X(GraderUnexplained, "This grader cannot tell where a grade came from") \
    X(SiteUnexplained, "A site that was not graded has no explanation") \
    X(GradedPicturesGone, "The pictures that were graded are not at hand") \
    X(WeightsFileMissing, "the file of weights is missing") \
    X(WeightsFileNotReadable, "the file of weights cannot be read") \
    X(WeightsOfOtherNetwork, "the weights are not those of a %1") \
    X(NoTorchScript, "the file is no TorchScript that can be read") \
    X(NetworkFailsOnInput, "the network fails on its input: %1") \
    X(OutputNotOneTensor, "the output is not one tensor") \
    X(NetworkRejectsShape, "it does not accept an input of shape %1: %2") \
    X(NetworkGivesShape, "its output has the shape %1 where %2 is expected") \
    X(NetworkGivesNaN, "its output holds NaN or infinite numbers") \
    X(UnknownArchitecture, "'architecture' is '%1', which this program does not know") \
    X(InputNoBatch, "The input is no batch of pictures") \
    X(InputNotOnePicture, "The input is not one picture") \
    X(ModuleMissing, "The module %1 is not installed") \
    X(ModuleNotLoaded, "The module %1 cannot be loaded: %2") \
    X(ModuleForeign, "The module %1 is not one of Foramen's") \
    X(ModuleGaveNoReason, "the module gave no reason") \
    X(ProgramMissing, "The program %1 is not installed") \
    X(ProgramForeign, "The program %1 is of another version of Foramen") \
    X(NetworkProcessNotStarted, "The process for the networks cannot be started: %1") \
    X(NetworkProcessEnded, "The process for the networks has ended") \
    X(NetworkProcessKilled, "The process for the networks was killed; memory may have been short") \
    X(NetworkProcessSignal, "The process for the networks crashed (signal %1)") \
    X(NetworkProcessExited, "The process for the networks ended by itself (status %1)") \
    X(NetworkProcessSilent, "The process for the networks did not answer within %1 s and was ended") \
    X(NetworkProcessAnswer, "The process for the networks gave an answer that makes no sense") \
    X(NetworkProcessRequest, "A picture or a result is too large for the process of the networks") \
    X(NetworksOutOfMemory, "There is not enough memory for the networks") \
    X(CudaUnusable, "CUDA cannot be used: %1") \
    X(GpuUnusable, "The GPU cannot be used: %1") \
    X(NoGpu, "No GPU is available") \
    X(NoSuchGpu, "There is no GPU %1; there is %2") \
    X(NoSuchGpuOfSeveral, "There is no GPU %1; there are %2 to %3") \
    X(GpuDoesNotCompute, "The GPU does not compute") \
    X(CpuWithoutBfloat16, "This CPU does not compute in bf16; use f32") \
    X(CpuWithoutFloat16, "The CPU does not compute in f16; use f32, or bf16 where the CPU has it") \
    X(GpuAndCpuFailed, "The GPU failed (%1), and the CPU cannot take over: %2") \
    X(CpuTookOver, "The GPU failed (%1); the CPU took over.") \
    X(GpuGoesOnWithFewer, "The GPU failed with %1 pictures at once (%2); it goes on with %3.") \
    /* Files. */ \
    X(Cancelled, "Cancelled") \
    X(NoSuchPath, "No such file or folder: %1") \
    X(PathNotReadable, "The file or folder cannot be read: %1") \
    X(FolderNotReadableAt, "The folder cannot be read: %1") \
    X(FolderNotReadable, "The folder cannot be read") \
    X(FileNotReadableBecause, "The file cannot be read: %1") \
    X(FolderReadInPart, "The folder could be read only in part") \
    X(LinkBroken, "The link leads to nothing that is there") \
    X(LinkUpwards, "The link leads to a folder that it lies in, and was not followed") \
    X(NoDicomFiles, "No DICOM files were found") \
    X(NoDicomFilesIn, "No DICOM files were found in %1; there is nothing in it") \
    X(NoDicomFilesAmong, "No DICOM files were found in %1; the files there: %2") \
    X(NoUsableDicomFiles, "No usable DICOM files were found in %1: %2.") \
    X(FileMissing, "The file does not exist") \
    X(FileNotReadable, "The file cannot be read") \
    X(FileNotDicom, "The file is not DICOM") \
    X(FileNoDicomObject, "The file is not a DICOM object") \
    X(HeaderNotReadable, "The file is damaged: its header cannot be read") \
    X(HeaderCutOff, "The file is damaged: it ends or breaks off inside its header") \
    X(PixelDataCutOff, "The file is damaged: it ends before its pixel data") \
    X(NoPixelData, "The file holds no pixel data") \
    X(PixelDataMissing, "The pixel data are missing or cut off") \
    X(FileChanged, "The file changed while it was read") \
    X(PixelDataTooShort, "The pixel data are shorter than the header says") \
    X(CompressedDataCutOff, "The compressed pixel data are cut off") \
    X(PixelDataDamaged, "The pixel data are damaged or in an unknown encoding") \
    X(CompressionUnknown, "The image's compression cannot be decoded") \
    X(ImageNotDecoded, "The image could not be decoded") \
    X(PaletteMissing, "The image's colour palette is missing") \
    X(PaletteDamaged, "The image's colour palette is damaged") \
    X(ImageEmpty, "The image has no rows or columns") \
    X(UnusualBits, "The image has an unusual number of bits a pixel") \
    X(UnusualColours, "The image has an unusual number of colours") \
    X(SeriesWithoutImages, "The series holds no images") \
    X(SeriesTooLarge, "The series does not fit into memory") \
    X(SliceMissing, "A slice is missing between images %1 and %2") \
    X(SlicesMissing, "%1 slices are missing between images %2 and %3") \
    X(SlicesSheared, "The slices of a stack are each shifted in their plane by %1 mm; links, lines and grading allow for it") \
    X(SlicesNotParallel, "The slices of a stack differ in direction by up to %1 degrees and are shown as parallel; places near an edge may be off by %2 mm") \
    X(SlicesUneven, "The slices of a stack lie up to %1 mm from even places; links, lines and grading allow for it") \
    X(PositionsUneven, "The positions of the slices of a stack are rounded and are made even; places may be off by %1 mm") \
    X(ImageNotComposed, "An image cannot be composed: %1") \
    X(ImageNotWritten, "An image cannot be written: %1") \
    /* Archive files and directories of media. */ \
    X(ArchiveDamaged, "The archive is damaged or cut off") \
    X(ArchiveNotReadable, "The archive cannot be read: it is damaged, cut off or of a kind that is not known here") \
    X(DiscImageUdfAlone, "The disc image has a UDF file system alone, which cannot be read here: open it with the file manager and copy its files into a folder") \
    X(DiscImageUdf, "The disc image keeps its files in a UDF file system, which cannot be read here") \
    X(ArchiveEncrypted, "The archive is protected by a password: unpack it first, then open its folder") \
    X(ArchiveTooLarge, "The archive would unpack to more than a study can be, and was not opened") \
    X(NoRoomToUnpack, "There is not enough room to unpack the archive") \
    X(ArchiveLeadsOutside, "The archive holds names that lead out of its folder, and was not opened") \
    X(FileDamagedInArchive, "The file is damaged inside the archive") \
    X(LinksLeftOut, "Links and devices in the archive were left out: %1") \
    X(ArchiveWithin, "An archive in a folder or another archive is not opened; open it separately") \
    X(CacheNotWritable, "The archive cannot be unpacked: the user's cache folder cannot be written") \
    X(DicomdirListsMore, "The DICOMDIR lists %1 more files that are not there") \
    X(DicomdirEmpty, "The DICOMDIR holds no directory records") \
    X(DicomdirFileMissing, "The medium's DICOMDIR lists this file, but it is not there") \
    X(StudyOfPatients, "The files of this study name different patients; they are kept apart") \
    X(StudyOfDates, "The files of this study name different study dates; they are kept apart") \
    X(SeriesOfEchoes, "Pictures of several echoes carry one Series Instance UID; each echo is shown as a series of its own") \
    X(SeriesUidOfEachFile, "Files of one series carry a Series Instance UID each; they are shown as one series") \
    X(SeriesOfOneUid, "Different series carry one Series Instance UID; they are told apart by number, description and orientation") \
    /* Saving and exporting. */ \
    X(DatabaseUnusable, "The database could not be used: %1") \
    X(DatabaseInconsistent, "The database is inconsistent") \
    X(DatabaseForeign, "This file is the database of another program") \
    X(DatabaseNewer, "The database was written by a newer version of Foramen") \
    X(DatabaseNotMoved, "The database is damaged and cannot be moved aside") \
    X(DatabaseFolderNotMade, "The folder of the database cannot be made") \
    X(StudyWithoutUid, "A study without Study Instance UID cannot be saved") \
    X(StudyAssessmentDamaged, "The saved assessment of this study is damaged") \
    X(AssessmentDamaged, "The saved assessment is damaged") \
    X(AnnotationDamaged, "The saved annotation is damaged") \
    X(AnnotationUnknown, "The saved annotation is of an unknown kind") \
    X(ExportFolderNotMade, "The export folder cannot be made: %1") \
    X(FileNotWritten, "The file cannot be written: %1") \
    X(SrNotMade, "The DICOM SR cannot be made: %1") \
    X(NoModelResult, "No model has graded this study, so there is no AI result to export") \
    X(DicomObjectNotMade, "The DICOM object cannot be made: %1") \
    X(StudyUidNotValid, "The study's UID is not valid in DICOM, so nothing can refer to its images") \
    X(NoKeyImages, "The report has no key images") \
    X(BuiltWithoutPdf, "This program was built without PDF") \
    X(PdfNotStarted, "The PDF cannot be started") \
    X(PrinterNotUsable, "The printer cannot be drawn on") \
    /* Archives in the network. */ \
    X(PacsNoSuchMachine, "There is no machine of the name %1 in this network") \
    X(PacsNameServerSilent, "The name %1 cannot be looked up now: the name server does not answer") \
    X(PacsNoAddress, "%1 is no address") \
    X(PacsNothingListens, "The machine is there, but nothing listens at port %1") \
    X(PacsNoAnswerAtPort, "The machine does not answer at port %1: wrong address, or a firewall between") \
    X(PacsNoWay, "There is no way to the machine in the network") \
    X(PacsNotReachedAt, "The machine cannot be reached at port %1 (error %2 of the system)") \
    X(PacsNotReached, "The archive cannot be reached") \
    X(PacsNetworkError, "The archive cannot be reached (network error %1)") \
    X(PacsSilent, "The archive did not answer for %1 s") \
    X(PacsClosed, "The archive closed the connection before the end") \
    X(PacsClosedAtOnce, "The machine closed the connection without an answer: it may speak another protocol at this port, or expect TLS") \
    X(PacsOtherProtocol, "The machine speaks another protocol at this port") \
    X(PacsProtocolBroken, "The archive does not keep to the protocol: %1") \
    X(PacsUnexpectedMessage, "The archive sent a message that was not expected") \
    X(PacsAnswerTooLong, "The archive's answer is too long") \
    X(PacsAnswerCutOff, "The archive's answer ended before its end") \
    X(PacsAnswerNoParts, "The archive's answer has no parts") \
    X(PacsAnswerHeaders, "A part of the archive's answer has headers without end") \
    X(PacsNoDicomWeb, "Something answers at this address, but not as DICOMweb does") \
    X(PacsRedirected, "The archive refers to another server, which is not followed") \
    X(PacsNotEncrypted, "The connection cannot be encrypted: %1") \
    X(PacsOtherCertificate, "The certificate that the machine shows is not one of %1") \
    X(PacsAuthoritiesMissing, "An encrypted connection needs the file of the authorities that sign the archive's certificate") \
    X(PacsTlsNotSetUp, "TLS cannot be set up") \
    X(PacsAuthoritiesNotPem, "The file of the authorities cannot be used: %1 is no PEM file of that kind") \
    X(PacsCertificateNotPem, "The own certificate cannot be used: %1 is no PEM file of that kind") \
    X(PacsKeyNotPem, "The key of the own certificate cannot be used: %1 is no PEM file of that kind") \
    X(PacsUrl, "The address of a DICOMweb archive is a URL as https://archive/dicom-web") \
    X(PacsUserInUrl, "User and password do not belong into the URL") \
    X(PacsSecretReadable, "Over http, password or token would be readable for others in the network: use https, or allow it expressly") \
    X(PacsCalledTitle, "The archive's AE title is none: it has 1 to 16 characters of ASCII") \
    X(PacsCallingTitle, "Our own AE title is none: it has 1 to 16 characters of ASCII") \
    X(PacsCalledTitleRefused, "The archive says that %1 is not its AE title") \
    X(PacsCallingTitleRefused, "The archive does not know our AE title %1; it must be set up there") \
    X(PacsRejected, "The archive rejected the connection without a reason (titles: %1 called by %2)") \
    X(PacsNoMoreConnections, "The archive is busy and accepts no further connection now") \
    X(PacsOtherDicom, "The archive speaks another version of DICOM") \
    X(PacsNoContext, "The archive lets us in, but offers none of the services that are needed here (no presentation context was accepted)") \
    X(PacsNoGet, "The archive does not offer C-GET") \
    X(PacsStatus, "%1 (status %2)") \
    X(PacsHttpStatus, "%1 (HTTP %2)") \
    X(PacsStoreReason, "%1 (reason %2)") \
    X(PacsFailed, "The archive failed while it worked on this") \
    X(PacsOtherKind, "The archive does not take objects of this kind") \
    X(PacsOtherEncoding, "The archive does not take objects of this kind and encoding") \
    X(PacsNotAllowed, "The archive does not allow us to do this") \
    X(PacsCannotCount, "The archive cannot count the matches: out of resources") \
    X(PacsNoDestination, "The archive does not know our AE title as a destination; our title, machine and port must be set up there") \
    X(PacsAskedToEnd, "The archive ended this because it was asked to") \
    X(PacsOutOfResources, "The archive is out of resources") \
    X(PacsContentUnfit, "The archive finds that the content does not fit its kind") \
    X(PacsAttributesChanged, "The archive changed or left out attributes") \
    X(PacsCannotWork, "The archive could not work on this") \
    X(PacsRefused, "The archive refused this") \
    X(PacsRequestUnknown, "The archive does not understand the request") \
    X(PacsSecretRefused, "The archive refuses the password or token") \
    X(PacsSecretAsked, "The archive asks for a password or token") \
    X(PacsNothingHere, "There is no such study, or no DICOMweb at this address") \
    X(PacsNotAsTheyAre, "The archive cannot give its files as they are") \
    X(PacsAllRefused, "The archive refused all files") \
    X(PacsTooManyBytes, "The archive does not take as many bytes at once") \
    X(PacsOtherFiles, "The archive does not take files of this kind") \
    X(PacsBusy, "The archive is busy") \
    X(PacsInstanceNotSent, "The archive could not send this instance") \
    X(PacsInstancesNotSent, "The archive could not send %1 instances and does not name them") \
    X(PacsOtherStudySent, "The archive sent a file of another study; it was not kept") \
    X(PacsOtherSeriesSent, "The archive sent a file of another series; it was not kept") \
    X(PacsNotConfirmed, "The archive did not confirm that it has this file") \
    X(PacsFileWithoutUids, "The file states no valid SOP Class UID and SOP Instance UID, without which no archive can keep it") \
    X(PacsFileNotReadable, "A file cannot be read: %1") \
    X(PacsHasAlready, "The archive has this object already") \
    X(PacsNoMove, "The archive does not offer C-MOVE") \
    X(PacsInstancesNotSentTo, "The archive could not send %1 instances to our AE title %2 at port %3") \
    X(PacsMoveUnencrypted, "C-MOVE is not encrypted on the way to us: use C-GET with TLS") \
    X(PacsMoveWithoutPort, "C-MOVE needs a port of ours at which the archive reaches us") \
    X(PacsIncomingBroke, "The connection that the archive opened to us broke: %1") \
    X(PacsPortUsed, "Port %1 of this machine, where the archive is to reach us, is used by another program") \
    X(PacsPortNotAllowed, "The system does not let us listen at port %1; ports from 1024 on are free for all") \
    X(PacsNotListening, "We cannot listen at port %1: %2") \
    X(PacsNoCommitment, "The archive does not offer storage commitment") \
    X(PacsCommitmentSilent, "The archive has all files but did not report within %1 s that it keeps them") \
    X(PacsCommitmentTls, "With TLS the archive cannot report at a port of ours; take the port out of its settings") \
    X(PacsCommitmentByDimse, "Storage commitment is asked for by DIMSE only") \
    X(PacsNotKeptMissing, "The archive does not have this object") \
    X(PacsNotKeptOtherKind, "The archive has another kind of object by this UID") \
    X(PacsNotKeptTransaction, "The archive has another transaction of this number") \
    X(PacsNotKeptResources, "The archive is out of resources and does not keep this object") \
    X(PacsNotKept, "The archive does not keep this object") \
    X(OutboxFileWithoutUids, "A file states no valid UIDs, without which no archive can keep it") \
    X(OutboxSameJob, "The same waits in the outbox for this archive already") \
    X(OutboxNoFile, "There is no file to send") \
    X(OutboxNoJob, "The file is no job of an outbox") \
    X(OutboxNewerJob, "The job was written by a newer version of Foramen") \
    X(QueryDate, "A date is YYYYMMDD or YYYY-MM-DD, a range of dates two of them with \"..\" between, of which one may be left out") \
    X(QueryText, "A search text holds a backslash or a control character") \
    X(QueryStudyUid, "The UID of the study is none: it has 1 to 64 digits and dots") \
    X(QuerySeriesUid, "The UID of the series is none: it has 1 to 64 digits and dots") \
    /* Case bundles. */ \
    X(BundleOfOtherStudy, "The assessment is of another study than the images") \
    X(BundleWithoutImages, "No image of the study may be in a de-identified case: each may show or say who the patient is") \
    X(BundleContradicts, "The files of this study contradict each other on the patient or the day: they are not one case") \
    X(BundleListDamaged, "The list of the case bundle, bundle.json, is damaged") \
    X(BundleNewer, "The case bundle was written by a newer version of Foramen") \
    X(BundleListForeign, "The file bundle.json is not the list of a case bundle") \
    X(BundleWithoutList, "This is no case bundle of Foramen: it has no list, bundle.json") \
    X(BundleChanged, "The case bundle was changed after it was written, or is damaged: %1") \
    X(BundleUnlistedFile, "it holds a file that its list does not name") \
    X(BundleFilesMissing, "%1 of its files are missing") \
    X(BundleFileSize, "%1 has another size than the list says") \
    X(BundleFileChecksum, "%1 does not have the checksum that the list states") \
    X(BundleWithoutAssessment, "it holds no assessment") \
    X(BundleAssessmentOfOther, "its assessment is of another study than the list says") \
    X(NoSavedReading, "The database has no reading of this study") \
    X(SignedReportChanged, "The signed report in the database is not what was signed") \
    /* What the system says of files and memory. */ \
    X(SystemDiskFull, "the disk is full") \
    X(SystemNoPermission, "no permission") \
    X(SystemReadOnly, "the disk is read-only") \
    X(SystemNoFolder, "there is no such file or folder") \
    X(SystemNoAnswer, "the disk or the network does not answer") \
    X(SystemFileTooLarge, "the file would be larger than is allowed") \
    X(SystemNoMemory, "there is not enough memory") \
    X(MemoryShort, "There is not enough memory; close other programs or studies and try again") \
    /* Why two series are not linked. */ \
    X(NotLinkedNoGeometry, "Not linked: images without position and orientation") \
    X(NotLinkedNoFrame, "Not linked: the images name no Frame of Reference") \
    X(NotLinkedPictures, "Not linked: different Frames of Reference, and the pictures do not show the same anatomy at the same place") \
    X(NotLinkedMirrored, "Not linked: the pictures agree as well or better with one of the two series mirrored (left and right, or head and feet)") \
    X(NotLinkedMoved, "Not linked: the pictures agree only after a shift of %1 mm (the patient may have moved between the series)") \
    X(NotLinkedOtherFrame, "Not linked: different Frames of Reference (the patient may have moved between the series)") \
    X(NotLinkedByReader, "Not linked: a reader has said so")
// clang-format on
