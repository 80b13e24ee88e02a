<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnnotationInteraction</name>
    <message>
        <source>Nothing can be measured here: this picture is not one of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnnotationWords</name>
    <message>
        <source>%1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline crosses itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean %1 · SD %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canal AP %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobb %1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels taken as square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel spacing unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Shift levels down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift levels up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Normal/Mild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ungradable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T2/STIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sagittal T1</source>
        <extracomment>In the middle of a sentence: &quot;The series %1 ...&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sagittal T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axial T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <extracomment>Before a neuter or masculine noun with its article: &quot;the left foramen&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modality %1, not MR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a localizer by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a localizer: slices in several planes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few slices (%1) to be more than a localizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images state no orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2; %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TE %1, TR %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TE %1, TR %2, TI %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrast unknown by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrast unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proton density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T2*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the series table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coronal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oblique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ankle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cervical spine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elbow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extremity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forearm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orbit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prostate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thoracic spine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thorax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jaw joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uterus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient is under 18; the model was made for adults only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 series shows the %2, not the lumbar spine, according to its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 series was made with a contrast agent; the model knows pictures without one only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 series was made to suppress metal artefacts, so there is metal in the picture; the model knows none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no %1 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 series states no position and orientation that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lumbar spine was recognised on the %1 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 series does not reach as far as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found on the %2 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slices of the %1 series do not reach the %2 foramen at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 foramen was not found at %2 on the %3 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 recess was not recognised on the axial slice at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dural sac was not recognised at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a sagittal series the axial slices cannot be assigned to levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The axial series lies in another Frame of Reference than the sagittal one, so its slices cannot be assigned to levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No axial slice passes through the disc %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images name no Frame of Reference; the sagittal and axial series are taken to share one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sagittal T1 and T2 series do not agree on the numbering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lumbar disc was recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L5/S1 is not in view, so the levels could not be counted from the sacrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sacrum was not recognised below the disc that was taken for L5/S1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The discs do not form the usual row of five lumbar levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another numbering of the discs fits nearly as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading the canal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading the foramina</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding the recesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading the recesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked: images without position and orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked: the images name no Frame of Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked: different Frames of Reference (the patient may have moved between the series)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As DICOM says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fluid and fat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc and marrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model folder where one was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder has no readable card.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s card.json is too large to be one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s card.json is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s card.json does not keep the contract: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of %1 are missing in the model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of %1 do not have the checksum that card.json states in &apos;sha256&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the model cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the model cannot be read to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 is not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s %1 gave an output of the wrong shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s %1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grader&apos;s output has the wrong shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s explanation has the wrong size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network does not show how it comes to its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a grader&apos;s grades can be explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This grader cannot tell where a grade came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A site that was not graded has no explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures that were graded are not at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of weights is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of weights cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights are not those of a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is no TorchScript that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network fails on its input: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output is not one tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not take an input of shape %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its output has the shape %1 where %2 is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its output holds NaN or infinite numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;architecture&apos; is &apos;%1&apos;, which nothing here knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input is no batch of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input is not one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 cannot be loaded: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module %1 is not one of Foramen&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No GPU answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No GPU answers as %1; there is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU does not compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This CPU does not compute in bf16: f32 is what it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU does not compute in f16: f32 or, where it has it, bf16 is what it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU failed (%1), and the CPU cannot take over: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU failed (%1); the CPU took over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU failed with %1 pictures at once (%2); it goes on with %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or folder cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder could be read only in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No DICOM files were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No usable DICOM files were found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not DICOM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a DICOM object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: its header cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: it ends or breaks off inside its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: it ends before its pixel data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no pixel data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed while it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixel data are shorter than the header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed pixel data are cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixel data are damaged or in an unknown encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image&apos;s compression cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image could not be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image&apos;s colour palette is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image&apos;s colour palette is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has no rows or columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has an unusual number of bits a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has an unusual number of colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The series holds no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The series does not fit into memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slice is missing between images %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 slices are missing between images %2 and %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image cannot be composed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is damaged or cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive cannot be read: it is damaged, cut off or of a kind that is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is protected by a password: unpack it first, then open its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive would unpack to more than a study can be, and was not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room to unpack the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive holds names that lead out of its folder, and was not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged inside the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links and devices in the archive were left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An archive inside is not opened: open it by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive cannot be unpacked: the user&apos;s cache folder cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DICOMDIR holds no directory records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The medium&apos;s DICOMDIR lists this file, but it is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database could not be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not hold together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is damaged and cannot be moved aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the database cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A study without Study Instance UID cannot be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved assessment of this study is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved assessment is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved annotation is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved annotation is of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export folder cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written: no permission, no such folder, or the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DICOM SR cannot be written: no permission, no such folder, or the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DICOM SR cannot be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model has graded this study, so there is no AI result to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF cannot be written: no permission, no such folder, or the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatOverlay</name>
    <message>
        <source>what the network used · not a segmentation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriorChoice</name>
    <message>
        <source>The open study has no patient ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prior study has no patient ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient ID is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient ID is %1 in the open study and %2 in the prior one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient ID differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date is %1 in the open study and %2 in the prior one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 right foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left subarticular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 right subarticular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 canal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedWork</name>
    <message>
        <source>Not saved: another program holds the database. Your work is kept in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the database was written by a newer version of Foramen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the database is damaged. Your work is kept in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the database cannot be written (disk full or no permission).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved of this study is damaged and is kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was damaged. It is kept as %1; a new one was started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeriesList</name>
    <message>
        <source>Sagittal T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen by the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SiteWords</name>
    <message>
        <source>The AI has not graded this site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI did not grade this site: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI: %1, uncertain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepted %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set %2 by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 called this site ungradable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 graded %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 commented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L subarticular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R subarticular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subartic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertainty %1 of 1: check this one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertainty %1 of 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpineLayout</name>
    <message>
        <source>Block %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>midline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of midline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Translation</name>
    <message>
        <source>yyyy-MM-dd</source>
        <extracomment>A date with day, month and year; the letters as QDate::toString() takes them</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>Overlays are hidden: Space shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RESAMPLED</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::Actions</name>
    <message>
        <source>Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading (the grid has the keyboard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving through the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (a pane has the keyboard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools (for the left button)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a prior study…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the prior study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel grading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal/Mild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept AI for the whole level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move all levels one down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move all levels one up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next unreviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next uncertain: the AI doubts it most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the AI looked, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 slices back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 slices on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parallel stacks scroll together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link stacks as they stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cine faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cine slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pixel of the slice on one of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in at the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out at the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: as DICOM says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: fluid and fat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: disc and marrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpolation: linear, cubic, none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dragging up and down changes the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canal diameter, front to back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area and values in an ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area and values in a polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlays: all, no marks, none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T2 and axial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three panes and both foramina</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One level: axial and both foramina</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current and prior study, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximise the pane, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid in its own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report in its own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series at the left edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid and report at the right edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move over the 25 sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide marks while held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tool; on a mark or measurement: move it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of 15 degrees, or a circle, while drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close a polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up what is being drawn; no selection; the first tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag, Ctrl+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window from what a rectangle holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked crosshair in all panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximise a pane, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of a pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide marks while held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next or previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give up what the mouse is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move over the 25 sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oblique plane through the disc, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oblique plane: tilt its front up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oblique plane: tilt its front down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::AnnotationTextEntry</name>
    <message>
        <source>Text of the annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::Annotations</name>
    <message>
        <source>%1 placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canal AP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::CinePlayer</name>
    <message>
        <source>%1 images/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ExplanationLink</name>
    <message>
        <source>Where the AI looked for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::GradingHelp</name>
    <message>
        <source>Criteria of the grades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All criteria and sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page in the manual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::GridLegend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::GridPanel</name>
    <message>
        <source>The AI does not grade this study: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 site not graded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sites not graded: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and %1 more reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The levels are counted wrongly: move them all by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R  patient’s right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patient’s left  L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level numbering is not certain. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::MainWindow</name>
    <message>
        <source>Measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM SR…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenge tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All formats…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder with a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files of a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other pane shows a stack that runs beside this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oblique plane through this disc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page that you came back from (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the next place (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::MeasurementsPanel</name>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements and key images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is measured yet. Choose a tool at the top, or press D for a length, A for an angle, E for an area, K for a key image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a table, for a text or a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 / %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its series is not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::MessageBanner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::PaneArea</name>
    <message>
        <source>Sagittal T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left foramen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::PaneLinks</name>
    <message>
        <source>%1 could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 in this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sagittal T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axial T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sagittal T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axial %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line to the axial. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked to the sagittal series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scrolls alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linked by position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linked by hand, %1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scrolls alone. %1 Shift+L links the stacks as they stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point belongs on an acquired picture, and this plane is resampled. Place it in a pane of the series itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plane lies outside the sagittal series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sagittal series of three slices or more to make a plane from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no oblique plane to tilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The menu of a sagittal pane shows a plane through a disc, resampled from its slices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oblique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · oblique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oblique, resampled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each choice works at once. Language and device: from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours of the window. Pictures stay on black in each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window speaks from its next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key of the window, with conflicts shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right: width, up and down: level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right: level, up and down: width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window by dragging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a drag with the window tool changes in which direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cubic: smoother, sharper edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: the pixels as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How pixels between those of the slice are made, in all panes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name in decisions from now on and in reports; empty: that of your login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA where there is a device, else CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the AI computes from the next start on; --device goes before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to &amp;defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this window as the program came; keys stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::Prior</name>
    <message>
        <source>That is the open study: choose another one to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That study (%1) is later than the open one: open it first, and compare it with this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AI for the prior: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prior study…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prior is graded after the open study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading the prior… %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>called ungradable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, AI only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not graded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ProbabilityBars</name>
    <message>
        <source>No probabilities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ProblemList</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No site was graded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not graded: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ReportPanel</name>
    <message>
        <source>Reset to draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops your text and writes the draft from the grid again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM SR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as %1 into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all formats…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited: no longer follows the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft: follows the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1 into %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::SeriesPanel</name>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::Session</name>
    <message>
        <source>Reading the images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n saved measurement(s) could not be read; they are kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ungradable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no AI grade to accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to accept in this row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comment belongs to a decision: grade or accept %1 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This series has no geometry, so the patient&apos;s side cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That place is not on the patient&apos;s left side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That place is not on the patient&apos;s right side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no AI grade to explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI is still grading; it can say where it looked once it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the AI looked cannot be shown: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grading cancelled · %1 of %2 sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · saved earlier; no AI now: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AI: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · saved earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 of %4 sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No study is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::SeverityGridModel</name>
    <message>
        <source>Foramen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subartic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spinal canal stenosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left foraminal narrowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right foraminal narrowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left subarticular stenosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right subarticular stenosis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::SeverityGridView</name>
    <message>
        <source>not graded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the AI did not grade this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI only, not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reader’s grade, no AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>called ungradable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the AI is uncertain: check this one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity grid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ShortcutEditor</name>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a pane or the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that the program came with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be changed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken by now: %2. Give that another key first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a page to print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foramen: keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::SidePanel</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to report: every file could be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Foramen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::SiteDetail</name>
    <message>
        <source>Accept AI  ⏎</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next unreviewed  N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it looked  Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next uncertain  ⇧N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the map  Y</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::StartPage</name>
    <message>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a study here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the headers of all files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or open a folder: series are found by their headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::StatusLine</name>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo 1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::StudyLoader</name>
    <message>
        <source>No DICOM images were found there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::TagModel</name>
    <message>
        <source>Item %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>compressed; not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes; not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> … (%1 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group and element, hexadecimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value representation: the type of the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value multiplicity: how many values there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::TopBar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 studies ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other studies of the same folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::UnattendedRun</name>
    <message>
        <source>gave up after %1 s: the study was not shown and graded by then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the screenshot could not be written to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>foramen::ViewportWidget</name>
    <message>
        <source>Text changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
