// The sentences and names of core that reach the window, as patterns. See core_words.h; a test
// looks whether core has others.
#include "ui/state/language/core_words.h"

#include <QtGlobal>

namespace foramen {

const std::vector<CorePattern>& corePatterns()
{
    static const std::vector<CorePattern> all = {
        // Names.
        {QT_TRANSLATE_NOOP("Core", "Normal/Mild")},
        {QT_TRANSLATE_NOOP("Core", "Moderate")},
        {QT_TRANSLATE_NOOP("Core", "Severe")},
        {QT_TRANSLATE_NOOP("Core", "ungradable")},
        {QT_TRANSLATE_NOOP("Core", "Sagittal T1")},
        {QT_TRANSLATE_NOOP("Core", "Sagittal T2/STIR")},
        {QT_TRANSLATE_NOOP("Core", "Axial T2")},
        //: In the middle of a sentence: "The series %1 ..."
        {QT_TRANSLATE_NOOP("Core", "sagittal T1")},
        {QT_TRANSLATE_NOOP("Core", "sagittal T2")},
        {QT_TRANSLATE_NOOP("Core", "axial T2")},
        //: Before a neuter or masculine noun with its article: "the left foramen"
        {QT_TRANSLATE_NOOP("Core", "left")},
        {QT_TRANSLATE_NOOP("Core", "right")},

        // Why a series has its role.
        {QT_TRANSLATE_NOOP("Core", "modality %1, not MR")},
        {QT_TRANSLATE_NOOP("Core", "no images")},
        {QT_TRANSLATE_NOOP("Core", "a localizer by name")},
        {QT_TRANSLATE_NOOP("Core", "a localizer: slices in several planes")},
        {QT_TRANSLATE_NOOP("Core", "too few slices (%1) to be more than a localizer")},
        {QT_TRANSLATE_NOOP("Core", "the images state no orientation")},
        {QT_TRANSLATE_NOOP("Core", "%1 by %2; %3"), true},
        {QT_TRANSLATE_NOOP("Core", "%1 by %2"), true},
        {QT_TRANSLATE_NOOP("Core", "TE %1, TR %2")},
        {QT_TRANSLATE_NOOP("Core", "TE %1, TR %2, TI %3")},
        {QT_TRANSLATE_NOOP("Core", "contrast unknown by %1")},
        {QT_TRANSLATE_NOOP("Core", "contrast unknown")},
        {QT_TRANSLATE_NOOP("Core", "proton density")},
        {QT_TRANSLATE_NOOP("Core", "T1")},
        {QT_TRANSLATE_NOOP("Core", "T2")},
        {QT_TRANSLATE_NOOP("Core", "T2*")},
        {QT_TRANSLATE_NOOP("Core", "STIR")},
        {QT_TRANSLATE_NOOP("Core", "orientation")},
        {QT_TRANSLATE_NOOP("Core", "the series table")},
        {QT_TRANSLATE_NOOP("Core", "description")},
        {QT_TRANSLATE_NOOP("Core", "sagittal")},
        {QT_TRANSLATE_NOOP("Core", "axial")},
        {QT_TRANSLATE_NOOP("Core", "coronal")},
        {QT_TRANSLATE_NOOP("Core", "oblique")},

        // Parts of the body, as the object of a sentence with its article: "The series shows the
        // knee".
        {QT_TRANSLATE_NOOP("Core", "ankle")},
        {QT_TRANSLATE_NOOP("Core", "arm")},
        {QT_TRANSLATE_NOOP("Core", "brain")},
        {QT_TRANSLATE_NOOP("Core", "breast")},
        {QT_TRANSLATE_NOOP("Core", "leg")},
        {QT_TRANSLATE_NOOP("Core", "cervical spine")},
        {QT_TRANSLATE_NOOP("Core", "chest")},
        {QT_TRANSLATE_NOOP("Core", "elbow")},
        {QT_TRANSLATE_NOOP("Core", "extremity")},
        {QT_TRANSLATE_NOOP("Core", "face")},
        {QT_TRANSLATE_NOOP("Core", "finger")},
        {QT_TRANSLATE_NOOP("Core", "foot")},
        {QT_TRANSLATE_NOOP("Core", "forearm")},
        {QT_TRANSLATE_NOOP("Core", "hand")},
        {QT_TRANSLATE_NOOP("Core", "head")},
        {QT_TRANSLATE_NOOP("Core", "heart")},
        {QT_TRANSLATE_NOOP("Core", "hip")},
        {QT_TRANSLATE_NOOP("Core", "jaw")},
        {QT_TRANSLATE_NOOP("Core", "knee")},
        {QT_TRANSLATE_NOOP("Core", "liver")},
        {QT_TRANSLATE_NOOP("Core", "neck")},
        {QT_TRANSLATE_NOOP("Core", "orbit")},
        {QT_TRANSLATE_NOOP("Core", "prostate")},
        {QT_TRANSLATE_NOOP("Core", "shoulder")},
        {QT_TRANSLATE_NOOP("Core", "skull")},
        {QT_TRANSLATE_NOOP("Core", "thigh")},
        {QT_TRANSLATE_NOOP("Core", "thoracic spine")},
        {QT_TRANSLATE_NOOP("Core", "thorax")},
        {QT_TRANSLATE_NOOP("Core", "jaw joint")},
        {QT_TRANSLATE_NOOP("Core", "uterus")},
        {QT_TRANSLATE_NOOP("Core", "wrist")},

        // Why a site was not graded.
        {QT_TRANSLATE_NOOP("Core", "The patient is under 18; the model was made for adults only")},
        {QT_TRANSLATE_NOOP(
            "Core", "The %1 series shows the %2, not the lumbar spine, according to its header")},
        {QT_TRANSLATE_NOOP("Core",
                           "The %1 series was made with a contrast agent; the model knows pictures "
                           "without one only")},
        {QT_TRANSLATE_NOOP("Core",
                           "The %1 series was made to suppress metal artefacts, so there is metal "
                           "in the picture; the model knows none")},
        {QT_TRANSLATE_NOOP("Core",
                           "There is metal near %1: a pedicle beside it sends no signal; the model "
                           "knows pictures without metal only")},
        {QT_TRANSLATE_NOOP("Core", "There is no %1 series")},
        {QT_TRANSLATE_NOOP("Core",
                           "The %1 series states no position and orientation that can be used")},
        {QT_TRANSLATE_NOOP("Core", "No lumbar spine was recognised on the %1 series")},
        {QT_TRANSLATE_NOOP("Core", "The %1 series does not reach as far as %2")},
        {QT_TRANSLATE_NOOP("Core", "%1 was not found on the %2 series")},
        {QT_TRANSLATE_NOOP("Core",
                           "The slices of the %1 series do not reach the %2 foramen at %3")},
        {QT_TRANSLATE_NOOP("Core", "The %1 foramen was not found at %2 on the %3 series")},
        {QT_TRANSLATE_NOOP("Core", "The %1 recess was not recognised on the axial slice at %2")},
        {QT_TRANSLATE_NOOP("Core", "The dural sac was not recognised at %1")},
        {QT_TRANSLATE_NOOP(
            "Core", "Without a sagittal series the axial slices cannot be assigned to levels")},
        {QT_TRANSLATE_NOOP("Core",
                           "The axial series lies in another Frame of Reference than the sagittal "
                           "one, so its slices cannot be assigned to levels")},
        {QT_TRANSLATE_NOOP("Core", "No axial slice passes through the disc %1")},
        {QT_TRANSLATE_NOOP("Core", "Not graded yet")},

        // What the grading says of the study.
        {QT_TRANSLATE_NOOP("Core",
                           "The images name no Frame of Reference; the sagittal and axial series "
                           "are taken to share one")},
        {QT_TRANSLATE_NOOP("Core", "The sagittal T1 and T2 series do not agree on the numbering")},
        {QT_TRANSLATE_NOOP("Core", "No lumbar disc was recognised")},
        {QT_TRANSLATE_NOOP(
            "Core", "L5/S1 is not in view, so the levels could not be counted from the sacrum")},
        {QT_TRANSLATE_NOOP(
            "Core", "The sacrum was not recognised below the disc that was taken for L5/S1")},
        {QT_TRANSLATE_NOOP("Core", "The discs do not form the usual row of five lumbar levels")},
        {QT_TRANSLATE_NOOP("Core", "Another numbering of the discs fits nearly as well")},
        {QT_TRANSLATE_NOOP("Core", "Finding levels")},
        {QT_TRANSLATE_NOOP("Core", "Grading the canal")},
        {QT_TRANSLATE_NOOP("Core", "Grading the foramina")},
        {QT_TRANSLATE_NOOP("Core", "Finding the recesses")},
        {QT_TRANSLATE_NOOP("Core", "Grading the recesses")},

        // Why two series are not linked.
        {QT_TRANSLATE_NOOP("Core", "Not linked: images without position and orientation")},
        {QT_TRANSLATE_NOOP("Core", "Not linked: the images name no Frame of Reference")},
        {QT_TRANSLATE_NOOP("Core",
                           "Not linked: different Frames of Reference (the patient may have moved "
                           "between the series)")},

        // Windows of a picture.
        {QT_TRANSLATE_NOOP("Core", "Automatic")},
        {QT_TRANSLATE_NOOP("Core", "As DICOM says")},
        {QT_TRANSLATE_NOOP("Core", "High contrast")},
        {QT_TRANSLATE_NOOP("Core", "Wide")},
        {QT_TRANSLATE_NOOP("Core", "Fluid and fat")},
        {QT_TRANSLATE_NOOP("Core", "Disc and marrow")},

        // Model and device.
        {QT_TRANSLATE_NOOP("Core", "No model is installed")},
        {QT_TRANSLATE_NOOP("Core", "There is no model folder where one was expected")},
        {QT_TRANSLATE_NOOP("Core", "The model folder has no readable card.json")},
        {QT_TRANSLATE_NOOP("Core", "The model's card.json is too large to be one")},
        {QT_TRANSLATE_NOOP("Core", "The model's card.json is not valid JSON")},
        {QT_TRANSLATE_NOOP("Core", "The model's card.json does not keep the contract: %1")},
        {QT_TRANSLATE_NOOP("Core", "'%1' is missing or no text")},
        {QT_TRANSLATE_NOOP("Core", "'%1' is missing or no number")},
        {QT_TRANSLATE_NOOP("Core", "'%1' of %2 is missing or no text")},
        {QT_TRANSLATE_NOOP("Core", "'%1' is %2, this program needs %3")},
        {QT_TRANSLATE_NOOP("Core", "'classes' must be %1")},
        {QT_TRANSLATE_NOOP("Core", "'prior' of %1 is not three probabilities")},
        {QT_TRANSLATE_NOOP("Core", "'file' of %1 is missing or no text")},
        {QT_TRANSLATE_NOOP("Core", "'file' of %1 names no file inside the model folder")},
        {QT_TRANSLATE_NOOP("Core", "'sha256' of %1 is not 64 hexadecimal digits")},
        {QT_TRANSLATE_NOOP("Core", "'temperature' of %1 is not a positive number")},
        {QT_TRANSLATE_NOOP("Core", "'networks' is missing or no list")},
        {QT_TRANSLATE_NOOP("Core", "'networks' has two entries for %1")},
        {QT_TRANSLATE_NOOP("Core", "'networks' has none for %1")},
        {QT_TRANSLATE_NOOP("Core", "The weights of %1 are missing in the model folder")},
        {QT_TRANSLATE_NOOP("Core", "The weights of %1 cannot be read")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The weights of %1 do not have the checksum that card.json states in 'sha256'")},
        {QT_TRANSLATE_NOOP("Core", "A file of the model cannot be opened")},
        {QT_TRANSLATE_NOOP("Core", "A file of the model cannot be read to its end")},
        {QT_TRANSLATE_NOOP("Core", "SHA-256 is not available")},
        {QT_TRANSLATE_NOOP("Core", "The model's %1 gave an output of the wrong shape")},
        {QT_TRANSLATE_NOOP("Core", "The model's %1 (%2): %3")},
        {QT_TRANSLATE_NOOP("Core", "The grader's output has the wrong shape")},
        {QT_TRANSLATE_NOOP("Core", "The network's explanation has the wrong size")},
        {QT_TRANSLATE_NOOP("Core", "The network does not show how it comes to its answer")},
        {QT_TRANSLATE_NOOP("Core", "Only a grader's grades can be explained")},
        {QT_TRANSLATE_NOOP("Core", "This grader cannot tell where a grade came from")},
        {QT_TRANSLATE_NOOP("Core", "A site that was not graded has no explanation")},
        {QT_TRANSLATE_NOOP("Core", "The pictures that were graded are not at hand")},
        {QT_TRANSLATE_NOOP("Core", "the file of weights is missing")},
        {QT_TRANSLATE_NOOP("Core", "the file of weights cannot be read")},
        {QT_TRANSLATE_NOOP("Core", "the weights are not those of a %1")},
        {QT_TRANSLATE_NOOP("Core", "the file is no TorchScript that can be read")},
        {QT_TRANSLATE_NOOP("Core", "the network fails on its input: %1")},
        {QT_TRANSLATE_NOOP("Core", "the output is not one tensor")},
        {QT_TRANSLATE_NOOP("Core", "it does not take an input of shape %1: %2")},
        {QT_TRANSLATE_NOOP("Core", "its output has the shape %1 where %2 is expected")},
        {QT_TRANSLATE_NOOP("Core", "its output holds NaN or infinite numbers")},
        {QT_TRANSLATE_NOOP("Core", "'architecture' is '%1', which nothing here knows")},
        {QT_TRANSLATE_NOOP("Core", "The input is no batch of pictures")},
        {QT_TRANSLATE_NOOP("Core", "The input is not one picture")},
        {QT_TRANSLATE_NOOP("Core", "The module %1 is not installed")},
        {QT_TRANSLATE_NOOP("Core", "The module %1 cannot be loaded: %2")},
        {QT_TRANSLATE_NOOP("Core", "The module %1 is not one of Foramen's")},
        {QT_TRANSLATE_NOOP("Core", "CUDA cannot be used: %1")},
        {QT_TRANSLATE_NOOP("Core", "The GPU cannot be used: %1")},
        {QT_TRANSLATE_NOOP("Core", "No GPU answers")},
        {QT_TRANSLATE_NOOP("Core", "No GPU answers as %1; there is %2")},
        {QT_TRANSLATE_NOOP("Core", "The GPU does not compute")},
        {QT_TRANSLATE_NOOP("Core", "This CPU does not compute in bf16: f32 is what it can")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The CPU does not compute in f16: f32 or, where it has it, bf16 is what it can")},
        {QT_TRANSLATE_NOOP("Core", "The GPU failed (%1), and the CPU cannot take over: %2")},
        {QT_TRANSLATE_NOOP("Core", "The GPU failed (%1); the CPU took over")},
        {QT_TRANSLATE_NOOP("Core",
                           "The GPU failed with %1 pictures at once (%2); it goes on with %3")},

        // Files.
        {QT_TRANSLATE_NOOP("Core", "No such file or folder: %1")},
        {QT_TRANSLATE_NOOP("Core", "The file or folder cannot be read: %1")},
        {QT_TRANSLATE_NOOP("Core", "The folder cannot be read: %1")},
        {QT_TRANSLATE_NOOP("Core", "The folder cannot be read")},
        {QT_TRANSLATE_NOOP("Core", "The folder could be read only in part")},
        {QT_TRANSLATE_NOOP("Core", "No DICOM files were found")},
        {QT_TRANSLATE_NOOP("Core", "No usable DICOM files were found: %1")},
        {QT_TRANSLATE_NOOP("Core", "The file does not exist")},
        {QT_TRANSLATE_NOOP("Core", "The file cannot be read")},
        {QT_TRANSLATE_NOOP("Core", "The file is not DICOM")},
        {QT_TRANSLATE_NOOP("Core", "The file is not a DICOM object")},
        {QT_TRANSLATE_NOOP("Core", "The file is damaged")},
        {QT_TRANSLATE_NOOP("Core", "The file is damaged: its header cannot be read")},
        {QT_TRANSLATE_NOOP("Core", "The file is damaged: it ends or breaks off inside its header")},
        {QT_TRANSLATE_NOOP("Core", "The file is damaged: it ends before its pixel data")},
        {QT_TRANSLATE_NOOP("Core", "The file holds no pixel data")},
        {QT_TRANSLATE_NOOP("Core", "The file changed while it was read")},
        {QT_TRANSLATE_NOOP("Core", "The pixel data are shorter than the header says")},
        {QT_TRANSLATE_NOOP("Core", "The compressed pixel data are cut off")},
        {QT_TRANSLATE_NOOP("Core", "The pixel data are damaged or in an unknown encoding")},
        {QT_TRANSLATE_NOOP("Core", "The image's compression cannot be decoded")},
        {QT_TRANSLATE_NOOP("Core", "The image could not be decoded")},
        {QT_TRANSLATE_NOOP("Core", "The image's colour palette is missing")},
        {QT_TRANSLATE_NOOP("Core", "The image's colour palette is damaged")},
        {QT_TRANSLATE_NOOP("Core", "The image has no rows or columns")},
        {QT_TRANSLATE_NOOP("Core", "The image has an unusual number of bits a pixel")},
        {QT_TRANSLATE_NOOP("Core", "The image has an unusual number of colours")},
        {QT_TRANSLATE_NOOP("Core", "The series holds no images")},
        {QT_TRANSLATE_NOOP("Core", "The series does not fit into memory")},
        {QT_TRANSLATE_NOOP("Core", "A slice is missing between images %1 and %2")},
        {QT_TRANSLATE_NOOP("Core", "%1 slices are missing between images %2 and %3")},
        {QT_TRANSLATE_NOOP("Core", "An image cannot be composed: %1")},
        {QT_TRANSLATE_NOOP("Core", "An image cannot be written: %1")},

        // Archives and directories of media.
        {QT_TRANSLATE_NOOP("Core", "The archive is damaged or cut off")},
        {QT_TRANSLATE_NOOP("Core",
                           "The archive cannot be read: it is damaged, cut off or of a kind that "
                           "is not known here")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The disc image has a UDF file system alone, which cannot be read here: open it with "
            "the file manager and copy its files into a folder")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The disc image keeps its files in a UDF file system, which cannot be read here")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The archive is protected by a password: unpack it first, then open its folder")},
        {QT_TRANSLATE_NOOP(
            "Core", "The archive would unpack to more than a study can be, and was not opened")},
        {QT_TRANSLATE_NOOP("Core", "There is not enough room to unpack the archive")},
        {QT_TRANSLATE_NOOP(
            "Core", "The archive holds names that lead out of its folder, and was not opened")},
        {QT_TRANSLATE_NOOP("Core", "The file is damaged inside the archive")},
        {QT_TRANSLATE_NOOP("Core", "Links and devices in the archive were left out: %1")},
        {QT_TRANSLATE_NOOP("Core", "An archive inside is not opened: open it by itself")},
        {QT_TRANSLATE_NOOP(
            "Core", "The archive cannot be unpacked: the user's cache folder cannot be written")},
        {QT_TRANSLATE_NOOP("Core", "The DICOMDIR lists %1 more files that are not there")},
        {QT_TRANSLATE_NOOP("Core", "The DICOMDIR holds no directory records")},
        {QT_TRANSLATE_NOOP("Core", "The medium's DICOMDIR lists this file, but it is not there")},

        // Saving and exporting.
        {QT_TRANSLATE_NOOP("Core", "The database could not be used: %1")},
        {QT_TRANSLATE_NOOP("Core", "The database does not hold together")},
        {QT_TRANSLATE_NOOP("Core", "This file is the database of another program")},
        {QT_TRANSLATE_NOOP("Core", "The database was written by a newer version of Foramen")},
        {QT_TRANSLATE_NOOP("Core", "The database is damaged and cannot be moved aside")},
        {QT_TRANSLATE_NOOP("Core", "The folder of the database cannot be made")},
        {QT_TRANSLATE_NOOP("Core", "A study without Study Instance UID cannot be saved")},
        {QT_TRANSLATE_NOOP("Core", "The saved assessment of this study is damaged")},
        {QT_TRANSLATE_NOOP("Core", "The saved assessment is damaged")},
        {QT_TRANSLATE_NOOP("Core", "The saved annotation is damaged")},
        {QT_TRANSLATE_NOOP("Core", "The saved annotation is of an unknown kind")},
        {QT_TRANSLATE_NOOP("Core", "The export folder cannot be made")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The file cannot be written: no permission, no such folder, or the disk is full")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The DICOM SR cannot be written: no permission, no such folder, or the disk is full")},
        {QT_TRANSLATE_NOOP("Core", "The DICOM SR cannot be made: %1")},
        {QT_TRANSLATE_NOOP("Core",
                           "No model has graded this study, so there is no AI result to export")},
        {QT_TRANSLATE_NOOP(
            "Core",
            "The PDF cannot be written: no permission, no such folder, or the disk is full")},
    };
    return all;
}

} // namespace foramen
