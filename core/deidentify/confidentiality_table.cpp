#include "core/deidentify/confidentiality_table.h"

#include <algorithm>
#include <iterator>

namespace foramen {

namespace {

using B = BasicAction;
constexpr auto _ = OptionAction::None;
constexpr auto C = OptionAction::Clean;
constexpr auto K = OptionAction::Keep;

/// PS3.15 Table E.1-1, edition 2024e: tag, Basic Profile, Retain Patient Characteristics, Retain
/// Longitudinal Temporal Information with Modified Dates, Clean Descriptors, Clean Structured
/// Content. Not here, but in attribute_handling.cpp: curves (50xx,xxxx), overlays (60xx,xxxx) and
/// private attributes, whose tags have no single number. The columns of options that Foramen does
/// not offer are left out.
// clang-format off
constexpr ConfidentialityRow kRows[] = {
    {0x00001000, B::X, _, _, _, _}, // Affected SOP Instance UID
    {0x00001001, B::U, _, _, _, _}, // Requested SOP Instance UID
    {0x00020003, B::U, _, _, _, _}, // Media Storage SOP Instance UID
    {0x00041511, B::U, _, _, _, _}, // Referenced SOP Instance UID in File
    {0x00080012, B::XD, _, C, _, _}, // Instance Creation Date
    {0x00080013, B::XZD, _, C, _, _}, // Instance Creation Time
    {0x00080014, B::U, _, _, _, _}, // Instance Creator UID
    {0x00080015, B::X, _, C, _, _}, // Instance Coercion DateTime
    {0x00080017, B::U, _, _, _, _}, // Acquisition UID
    {0x00080018, B::U, _, _, _, _}, // SOP Instance UID
    {0x00080019, B::U, _, _, _, _}, // Pyramid UID
    {0x00080020, B::Z, _, C, _, _}, // Study Date
    {0x00080021, B::XD, _, C, _, _}, // Series Date
    {0x00080022, B::XZ, _, C, _, _}, // Acquisition Date
    {0x00080023, B::ZD, _, C, _, _}, // Content Date
    {0x00080024, B::X, _, C, _, _}, // Overlay Date
    {0x00080025, B::X, _, C, _, _}, // Curve Date
    {0x0008002A, B::XZD, _, C, _, _}, // Acquisition DateTime
    {0x00080030, B::Z, _, C, _, _}, // Study Time
    {0x00080031, B::XD, _, C, _, _}, // Series Time
    {0x00080032, B::XZ, _, C, _, _}, // Acquisition Time
    {0x00080033, B::ZD, _, C, _, _}, // Content Time
    {0x00080034, B::X, _, C, _, _}, // Overlay Time
    {0x00080035, B::X, _, C, _, _}, // Curve Time
    {0x00080050, B::Z, _, _, _, _}, // Accession Number
    {0x00080054, B::X, _, _, _, _}, // Retrieve AE Title
    {0x00080055, B::X, _, _, _, _}, // Station AE Title
    {0x00080058, B::U, _, _, _, _}, // Failed SOP Instance UID List
    {0x00080080, B::XZD, _, _, _, _}, // Institution Name
    {0x00080081, B::X, _, _, _, _}, // Institution Address
    {0x00080082, B::XZD, _, _, _, _}, // Institution Code Sequence
    {0x00080090, B::Z, _, _, _, _}, // Referring Physician's Name
    {0x00080092, B::X, _, _, _, _}, // Referring Physician's Address
    {0x00080094, B::X, _, _, _, _}, // Referring Physician's Telephone Numbers
    {0x00080096, B::X, _, _, _, _}, // Referring Physician Identification Sequence
    {0x0008009C, B::Z, _, _, _, _}, // Consulting Physician's Name
    {0x0008009D, B::X, _, _, _, _}, // Consulting Physician Identification Sequence
    {0x00080106, B::D, _, C, _, _}, // Context Group Version
    {0x00080107, B::D, _, C, _, _}, // Context Group Local Version
    {0x00080201, B::X, _, C, _, _}, // Timezone Offset From UTC
    {0x00081000, B::X, _, _, _, _}, // Network ID
    {0x00081010, B::XZD, _, _, _, _}, // Station Name
    {0x00081030, B::X, _, _, C, _}, // Study Description
    {0x0008103E, B::X, _, _, C, _}, // Series Description
    {0x00081040, B::X, _, _, _, _}, // Institutional Department Name
    {0x00081041, B::X, _, _, _, _}, // Institutional Department Type Code Sequence
    {0x00081048, B::X, _, _, _, _}, // Physician(s) of Record
    {0x00081049, B::X, _, _, _, _}, // Physician(s) of Record Identification Sequence
    {0x00081050, B::X, _, _, _, _}, // Performing Physician's Name
    {0x00081052, B::X, _, _, _, _}, // Performing Physician Identification Sequence
    {0x00081060, B::X, _, _, _, _}, // Name of Physician(s) Reading Study
    {0x00081062, B::X, _, _, _, _}, // Physician(s) Reading Study Identification Sequence
    {0x00081070, B::XZD, _, _, _, _}, // Operators' Name
    {0x00081072, B::XD, _, _, _, _}, // Operator Identification Sequence
    {0x00081080, B::X, _, _, C, _}, // Admitting Diagnoses Description
    {0x00081084, B::X, _, _, C, _}, // Admitting Diagnoses Code Sequence
    {0x00081088, B::X, _, _, C, _}, // Pyramid Description
    {0x00081110, B::XZ, _, _, _, _}, // Referenced Study Sequence
    {0x00081111, B::XZD, _, _, _, _}, // Referenced Performed Procedure Step Sequence
    {0x00081120, B::X, _, _, _, _}, // Referenced Patient Sequence
    {0x00081140, B::XZU, _, _, _, _}, // Referenced Image Sequence
    {0x00081155, B::U, _, _, _, _}, // Referenced SOP Instance UID
    {0x00081195, B::U, _, _, _, _}, // Transaction UID
    {0x00082111, B::X, _, _, C, _}, // Derivation Description
    {0x00082112, B::XZU, _, _, _, _}, // Source Image Sequence
    {0x00083010, B::U, _, _, _, _}, // Irradiation Event UID
    {0x00084000, B::X, _, _, C, _}, // Identifying Comments
    {0x00100010, B::Z, _, _, _, _}, // Patient's Name
    {0x00100020, B::ZD, _, _, _, _}, // Patient ID
    {0x00100021, B::X, _, _, _, _}, // Issuer of Patient ID
    {0x00100030, B::Z, _, _, _, _}, // Patient's Birth Date
    {0x00100032, B::X, _, _, _, _}, // Patient's Birth Time
    {0x00100040, B::Z, K, _, _, _}, // Patient's Sex
    {0x00100050, B::X, _, _, _, _}, // Patient's Insurance Plan Code Sequence
    {0x00100101, B::X, _, _, _, _}, // Patient's Primary Language Code Sequence
    {0x00100102, B::X, _, _, _, _}, // Patient's Primary Language Modifier Code Sequence
    {0x00101000, B::X, _, _, _, _}, // Other Patient IDs
    {0x00101001, B::X, _, _, _, _}, // Other Patient Names
    {0x00101002, B::X, _, _, _, _}, // Other Patient IDs Sequence
    {0x00101005, B::X, _, _, _, _}, // Patient's Birth Name
    {0x00101010, B::X, K, _, _, _}, // Patient's Age
    {0x00101020, B::X, K, _, _, _}, // Patient's Size
    {0x00101030, B::X, K, _, _, _}, // Patient's Weight
    {0x00101040, B::X, _, _, _, _}, // Patient's Address
    {0x00101050, B::X, _, _, _, _}, // Insurance Plan Identification
    {0x00101060, B::X, _, _, _, _}, // Patient's Mother's Birth Name
    {0x00101080, B::X, _, _, _, _}, // Military Rank
    {0x00101081, B::X, _, _, _, _}, // Branch of Service
    {0x00101090, B::X, _, _, _, _}, // Medical Record Locator
    {0x00101100, B::X, _, _, _, _}, // Referenced Patient Photo Sequence
    {0x00102000, B::X, _, _, C, _}, // Medical Alerts
    {0x00102110, B::X, C, _, C, _}, // Allergies
    {0x00102150, B::X, _, _, _, _}, // Country of Residence
    {0x00102152, B::X, _, _, _, _}, // Region of Residence
    {0x00102154, B::X, _, _, _, _}, // Patient's Telephone Numbers
    {0x00102155, B::X, _, _, _, _}, // Patient's Telecom Information
    {0x00102160, B::X, K, _, _, _}, // Ethnic Group
    {0x00102180, B::X, _, _, C, _}, // Occupation
    {0x001021A0, B::X, K, _, _, _}, // Smoking Status
    {0x001021B0, B::X, _, _, C, _}, // Additional Patient History
    {0x001021C0, B::X, K, _, _, _}, // Pregnancy Status
    {0x001021D0, B::X, _, C, _, _}, // Last Menstrual Date
    {0x001021F0, B::X, _, _, _, _}, // Patient's Religious Preference
    {0x00102203, B::XZ, K, _, _, _}, // Patient's Sex Neutered
    {0x00102297, B::X, _, _, _, _}, // Responsible Person
    {0x00102299, B::X, _, _, _, _}, // Responsible Organization
    {0x00104000, B::X, _, _, C, _}, // Patient Comments
    {0x00120010, B::D, _, _, _, _}, // Clinical Trial Sponsor Name
    {0x00120020, B::D, _, _, _, _}, // Clinical Trial Protocol ID
    {0x00120021, B::Z, _, _, _, _}, // Clinical Trial Protocol Name
    {0x00120022, B::X, _, _, _, _}, // Issuer of Clinical Trial Protocol ID
    {0x00120023, B::X, _, _, _, _}, // Other Clinical Trial Protocol IDs Sequence
    {0x00120030, B::Z, _, _, _, _}, // Clinical Trial Site ID
    {0x00120031, B::Z, _, _, _, _}, // Clinical Trial Site Name
    {0x00120032, B::X, _, _, _, _}, // Issuer of Clinical Trial Site ID
    {0x00120040, B::D, _, _, _, _}, // Clinical Trial Subject ID
    {0x00120041, B::X, _, _, _, _}, // Issuer of Clinical Trial Subject ID
    {0x00120042, B::D, _, _, _, _}, // Clinical Trial Subject Reading ID
    {0x00120043, B::X, _, _, _, _}, // Issuer of Clinical Trial Subject Reading ID
    {0x00120050, B::Z, _, _, _, _}, // Clinical Trial Time Point ID
    {0x00120051, B::X, _, _, C, _}, // Clinical Trial Time Point Description
    {0x00120055, B::X, _, _, _, _}, // Issuer of Clinical Trial Time Point ID
    {0x00120060, B::Z, _, _, _, _}, // Clinical Trial Coordinating Center Name
    {0x00120071, B::X, _, _, _, _}, // Clinical Trial Series ID
    {0x00120072, B::X, _, _, C, _}, // Clinical Trial Series Description
    {0x00120073, B::X, _, _, _, _}, // Issuer of Clinical Trial Series ID
    {0x00120081, B::D, _, _, _, _}, // Clinical Trial Protocol Ethics Committee Name
    {0x00120082, B::X, _, _, _, _}, // Clinical Trial Protocol Ethics Committee Approval Number
    {0x00120086, B::X, _, C, _, _}, // Ethics Committee Approval Effectiveness Start Date
    {0x00120087, B::X, _, C, _, _}, // Ethics Committee Approval Effectiveness End Date
    {0x0014407C, B::X, _, C, _, _}, // Calibration Time
    {0x0014407E, B::X, _, C, _, _}, // Calibration Date
    {0x0016002B, B::X, _, _, C, _}, // Maker Note
    {0x0016004B, B::X, _, _, C, _}, // Device Setting Description
    {0x0016004D, B::X, _, _, _, _}, // Camera Owner Name
    {0x0016004E, B::X, _, _, _, _}, // Lens Specification
    {0x0016004F, B::X, _, _, _, _}, // Lens Make
    {0x00160050, B::X, _, _, _, _}, // Lens Model
    {0x00160051, B::X, _, _, _, _}, // Lens Serial Number
    {0x00160070, B::X, _, _, _, _}, // GPS Version ID
    {0x00160071, B::X, _, _, _, _}, // GPS Latitude Ref
    {0x00160072, B::X, _, _, _, _}, // GPS Latitude
    {0x00160073, B::X, _, _, _, _}, // GPS Longitude Ref
    {0x00160074, B::X, _, _, _, _}, // GPS Longitude
    {0x00160075, B::X, _, _, _, _}, // GPS Altitude Ref
    {0x00160076, B::X, _, _, _, _}, // GPS Altitude
    {0x00160077, B::X, _, _, _, _}, // GPS Time Stamp
    {0x00160078, B::X, _, _, _, _}, // GPS Satellites
    {0x00160079, B::X, _, _, _, _}, // GPS Status
    {0x0016007A, B::X, _, _, _, _}, // GPS Measure Mode
    {0x0016007B, B::X, _, _, _, _}, // GPS DOP
    {0x0016007C, B::X, _, _, _, _}, // GPS Speed Ref
    {0x0016007D, B::X, _, _, _, _}, // GPS Speed
    {0x0016007E, B::X, _, _, _, _}, // GPS Track Ref
    {0x0016007F, B::X, _, _, _, _}, // GPS Track
    {0x00160080, B::X, _, _, _, _}, // GPS Img Direction Ref
    {0x00160081, B::X, _, _, _, _}, // GPS Img Direction
    {0x00160082, B::X, _, _, _, _}, // GPS Map Datum
    {0x00160083, B::X, _, _, _, _}, // GPS Dest Latitude Ref
    {0x00160084, B::X, _, _, _, _}, // GPS Dest Latitude
    {0x00160085, B::X, _, _, _, _}, // GPS Dest Longitude Ref
    {0x00160086, B::X, _, _, _, _}, // GPS Dest Longitude
    {0x00160087, B::X, _, _, _, _}, // GPS Dest Bearing Ref
    {0x00160088, B::X, _, _, _, _}, // GPS Dest Bearing
    {0x00160089, B::X, _, _, _, _}, // GPS Dest Distance Ref
    {0x0016008A, B::X, _, _, _, _}, // GPS Dest Distance
    {0x0016008B, B::X, _, _, _, _}, // GPS Processing Method
    {0x0016008C, B::X, _, _, _, _}, // GPS Area Information
    {0x0016008D, B::X, _, C, _, _}, // GPS Date Stamp
    {0x0016008E, B::X, _, _, _, _}, // GPS Differential
    {0x00180010, B::ZD, _, _, C, _}, // Contrast/Bolus Agent
    {0x00180027, B::X, _, C, _, _}, // Intervention Drug Stop Time
    {0x00180035, B::X, _, C, _, _}, // Intervention Drug Start Time
    {0x00181000, B::XZD, _, _, _, _}, // Device Serial Number
    {0x00181002, B::U, _, _, _, _}, // Device UID
    {0x00181004, B::X, _, _, _, _}, // Plate ID
    {0x00181005, B::X, _, _, _, _}, // Generator ID
    {0x00181007, B::X, _, _, _, _}, // Cassette ID
    {0x00181008, B::X, _, _, _, _}, // Gantry ID
    {0x00181009, B::X, _, _, _, _}, // Unique Device Identifier
    {0x0018100A, B::X, _, _, _, _}, // UDI Sequence
    {0x0018100B, B::U, _, _, _, _}, // Manufacturer's Device Class UID
    {0x00181012, B::X, _, C, _, _}, // Date of Secondary Capture
    {0x00181014, B::X, _, C, _, _}, // Time of Secondary Capture
    {0x00181030, B::XD, _, _, C, _}, // Protocol Name
    {0x00181042, B::X, _, C, _, _}, // Contrast/Bolus Start Time
    {0x00181043, B::X, _, C, _, _}, // Contrast/Bolus Stop Time
    {0x00181072, B::X, _, C, _, _}, // Radiopharmaceutical Start Time
    {0x00181073, B::X, _, C, _, _}, // Radiopharmaceutical Stop Time
    {0x00181078, B::X, _, C, _, _}, // Radiopharmaceutical Start DateTime
    {0x00181079, B::X, _, C, _, _}, // Radiopharmaceutical Stop DateTime
    {0x001811BB, B::D, _, _, C, _}, // Acquisition Field Of View Label
    {0x00181200, B::X, _, C, _, _}, // Date of Last Calibration
    {0x00181201, B::X, _, C, _, _}, // Time of Last Calibration
    {0x00181202, B::X, _, C, _, _}, // DateTime of Last Calibration
    {0x00181203, B::Z, _, C, _, _}, // Calibration DateTime
    {0x00181204, B::X, _, C, _, _}, // Date of Manufacture
    {0x00181205, B::X, _, C, _, _}, // Date of Installation
    {0x00181400, B::XD, _, _, C, _}, // Acquisition Device Processing Description
    {0x00182042, B::U, _, _, _, _}, // Target UID
    {0x00184000, B::X, _, _, C, _}, // Acquisition Comments
    {0x00185011, B::X, _, _, _, _}, // Transducer Identification Sequence
    {0x0018700A, B::XD, _, _, _, _}, // Detector ID
    {0x0018700C, B::XD, _, C, _, _}, // Date of Last Detector Calibration
    {0x0018700E, B::XD, _, C, _, _}, // Time of Last Detector Calibration
    {0x00189074, B::D, _, C, _, _}, // Frame Acquisition DateTime
    {0x00189151, B::D, _, C, _, _}, // Frame Reference DateTime
    {0x00189185, B::X, _, _, C, _}, // Respiratory Motion Compensation Technique Description
    {0x00189367, B::D, _, _, _, _}, // X-Ray Source ID
    {0x00189369, B::D, _, C, _, _}, // Source Start DateTime
    {0x0018936A, B::D, _, C, _, _}, // Source End DateTime
    {0x00189371, B::D, _, _, _, _}, // X-Ray Detector ID
    {0x00189373, B::X, _, _, _, _}, // X-Ray Detector Label
    {0x0018937B, B::X, _, _, C, _}, // Multi-energy Acquisition Description
    {0x0018937F, B::X, _, _, C, _}, // Decomposition Description
    {0x00189424, B::X, _, _, C, _}, // Acquisition Protocol Description
    {0x00189516, B::XD, _, C, _, _}, // Start Acquisition DateTime
    {0x00189517, B::XD, _, C, _, _}, // End Acquisition DateTime
    {0x00189623, B::D, _, C, _, _}, // Functional Sync Pulse
    {0x00189701, B::D, _, C, _, _}, // Decay Correction DateTime
    {0x00189804, B::D, _, C, _, _}, // Exclusion Start DateTime
    {0x00189919, B::ZD, _, C, _, _}, // Instruction Performed DateTime
    {0x00189937, B::X, _, _, C, _}, // Requested Series Description
    {0x0018A002, B::X, _, C, _, _}, // Contribution DateTime
    {0x0018A003, B::X, _, _, C, _}, // Contribution Description
    {0x0020000D, B::U, _, _, _, _}, // Study Instance UID
    {0x0020000E, B::U, _, _, _, _}, // Series Instance UID
    {0x00200010, B::Z, _, _, _, _}, // Study ID
    {0x00200027, B::X, _, _, C, _}, // Pyramid Label
    {0x00200052, B::U, _, _, _, _}, // Frame of Reference UID
    {0x00200200, B::U, _, _, _, _}, // Synchronization Frame of Reference UID
    {0x00203401, B::X, _, _, _, _}, // Modifying Device ID
    {0x00203403, B::X, _, C, _, _}, // Modified Image Date
    {0x00203405, B::X, _, C, _, _}, // Modified Image Time
    {0x00203406, B::X, _, _, _, _}, // Modified Image Description
    {0x00204000, B::X, _, _, C, _}, // Image Comments
    {0x00209158, B::X, _, _, C, _}, // Frame Comments
    {0x00209161, B::U, _, _, _, _}, // Concatenation UID
    {0x00209164, B::U, _, _, _, _}, // Dimension Organization UID
    {0x00281199, B::U, _, _, _, _}, // Palette Color Lookup Table UID
    {0x00281214, B::U, _, _, _, _}, // Large Palette Color Lookup Table UID
    {0x00284000, B::X, _, _, _, _}, // Image Presentation Comments
    {0x00320012, B::X, _, _, _, _}, // Study ID Issuer
    {0x00320032, B::X, _, C, _, _}, // Study Verified Date
    {0x00320033, B::X, _, C, _, _}, // Study Verified Time
    {0x00320034, B::X, _, C, _, _}, // Study Read Date
    {0x00320035, B::X, _, C, _, _}, // Study Read Time
    {0x00321000, B::X, _, C, _, _}, // Scheduled Study Start Date
    {0x00321001, B::X, _, C, _, _}, // Scheduled Study Start Time
    {0x00321010, B::X, _, C, _, _}, // Scheduled Study Stop Date
    {0x00321011, B::X, _, C, _, _}, // Scheduled Study Stop Time
    {0x00321020, B::X, _, _, _, _}, // Scheduled Study Location
    {0x00321021, B::X, _, _, _, _}, // Scheduled Study Location AE Title
    {0x00321030, B::X, _, _, C, _}, // Reason for Study
    {0x00321032, B::X, _, _, _, _}, // Requesting Physician
    {0x00321033, B::X, _, _, _, _}, // Requesting Service
    {0x00321040, B::X, _, C, _, _}, // Study Arrival Date
    {0x00321041, B::X, _, C, _, _}, // Study Arrival Time
    {0x00321050, B::X, _, C, _, _}, // Study Completion Date
    {0x00321051, B::X, _, C, _, _}, // Study Completion Time
    {0x00321060, B::XZ, _, _, C, _}, // Requested Procedure Description
    {0x00321066, B::X, _, _, C, _}, // Reason for Visit
    {0x00321067, B::X, _, _, C, _}, // Reason for Visit Code Sequence
    {0x00321070, B::X, _, _, C, _}, // Requested Contrast Agent
    {0x00324000, B::X, _, _, C, _}, // Study Comments
    {0x00340001, B::D, _, _, _, _}, // Flow Identifier Sequence
    {0x00340002, B::D, _, _, _, _}, // Flow Identifier
    {0x00340005, B::D, _, _, _, _}, // Source Identifier
    {0x00340007, B::D, _, C, _, _}, // Frame Origin Timestamp
    {0x00380004, B::X, _, _, _, _}, // Referenced Patient Alias Sequence
    {0x00380010, B::X, _, _, _, _}, // Admission ID
    {0x00380011, B::X, _, _, _, _}, // Issuer of Admission ID
    {0x00380014, B::X, _, _, _, _}, // Issuer of Admission ID Sequence
    {0x0038001A, B::X, _, C, _, _}, // Scheduled Admission Date
    {0x0038001B, B::X, _, C, _, _}, // Scheduled Admission Time
    {0x0038001C, B::X, _, C, _, _}, // Scheduled Discharge Date
    {0x0038001D, B::X, _, C, _, _}, // Scheduled Discharge Time
    {0x0038001E, B::X, _, _, _, _}, // Scheduled Patient Institution Residence
    {0x00380020, B::X, _, C, _, _}, // Admitting Date
    {0x00380021, B::X, _, C, _, _}, // Admitting Time
    {0x00380030, B::X, _, C, _, _}, // Discharge Date
    {0x00380032, B::X, _, C, _, _}, // Discharge Time
    {0x00380040, B::X, _, _, C, _}, // Discharge Diagnosis Description
    {0x00380050, B::X, C, _, _, _}, // Special Needs
    {0x00380060, B::X, _, _, _, _}, // Service Episode ID
    {0x00380061, B::X, _, _, _, _}, // Issuer of Service Episode ID
    {0x00380062, B::X, _, _, C, _}, // Service Episode Description
    {0x00380064, B::X, _, _, _, _}, // Issuer of Service Episode ID Sequence
    {0x00380300, B::X, _, _, _, _}, // Current Patient Location
    {0x00380400, B::X, _, _, _, _}, // Patient's Institution Residence
    {0x00380500, B::X, C, _, C, _}, // Patient State
    {0x00384000, B::X, _, _, C, _}, // Visit Comments
    {0x003A0310, B::U, _, _, _, _}, // Multiplex Group UID
    {0x003A0314, B::D, _, C, _, _}, // Impedance Measurement DateTime
    {0x003A0329, B::X, _, _, C, _}, // Waveform Filter Description
    {0x003A032B, B::X, _, _, C, _}, // Filter Lookup Table Description
    {0x00400001, B::X, _, _, _, _}, // Scheduled Station AE Title
    {0x00400002, B::X, _, C, _, _}, // Scheduled Procedure Step Start Date
    {0x00400003, B::X, _, C, _, _}, // Scheduled Procedure Step Start Time
    {0x00400004, B::X, _, C, _, _}, // Scheduled Procedure Step End Date
    {0x00400005, B::X, _, C, _, _}, // Scheduled Procedure Step End Time
    {0x00400006, B::X, _, _, _, _}, // Scheduled Performing Physician's Name
    {0x00400007, B::X, _, _, C, _}, // Scheduled Procedure Step Description
    {0x00400009, B::X, _, _, _, _}, // Scheduled Procedure Step ID
    {0x0040000B, B::X, _, _, _, _}, // Scheduled Performing Physician Identification Sequence
    {0x00400010, B::X, _, _, _, _}, // Scheduled Station Name
    {0x00400011, B::X, _, _, _, _}, // Scheduled Procedure Step Location
    {0x00400012, B::X, C, _, _, _}, // Pre-Medication
    {0x00400241, B::X, _, _, _, _}, // Performed Station AE Title
    {0x00400242, B::X, _, _, _, _}, // Performed Station Name
    {0x00400243, B::X, _, _, _, _}, // Performed Location
    {0x00400244, B::X, _, C, _, _}, // Performed Procedure Step Start Date
    {0x00400245, B::X, _, C, _, _}, // Performed Procedure Step Start Time
    {0x00400250, B::X, _, C, _, _}, // Performed Procedure Step End Date
    {0x00400251, B::X, _, C, _, _}, // Performed Procedure Step End Time
    {0x00400253, B::X, _, _, _, _}, // Performed Procedure Step ID
    {0x00400254, B::X, _, _, C, _}, // Performed Procedure Step Description
    {0x00400275, B::X, _, _, C, _}, // Request Attributes Sequence
    {0x00400280, B::X, _, _, C, _}, // Comments on the Performed Procedure Step
    {0x00400310, B::X, _, _, C, _}, // Comments on Radiation Dose
    {0x0040050A, B::X, _, _, _, _}, // Specimen Accession Number
    {0x00400512, B::D, _, _, _, _}, // Container Identifier
    {0x00400513, B::Z, _, _, _, _}, // Issuer of the Container Identifier Sequence
    {0x0040051A, B::X, _, _, C, _}, // Container Description
    {0x00400551, B::D, _, _, _, _}, // Specimen Identifier
    {0x00400554, B::U, _, _, _, _}, // Specimen UID
    {0x00400555, B::XZ, _, _, _, C}, // Acquisition Context Sequence
    {0x00400562, B::Z, _, _, _, _}, // Issuer of the Specimen Identifier Sequence
    {0x00400600, B::X, _, _, C, _}, // Specimen Short Description
    {0x00400602, B::X, _, _, C, _}, // Specimen Detailed Description
    {0x00400610, B::Z, _, _, _, C}, // Specimen Preparation Sequence
    {0x004006FA, B::X, _, _, _, _}, // Slide Identifier
    {0x00401001, B::X, _, _, _, _}, // Requested Procedure ID
    {0x00401002, B::X, _, _, C, _}, // Reason for the Requested Procedure
    {0x00401004, B::X, _, _, _, _}, // Patient Transport Arrangements
    {0x00401005, B::X, _, _, _, _}, // Requested Procedure Location
    {0x0040100A, B::X, _, _, C, _}, // Reason for Requested Procedure Code Sequence
    {0x00401010, B::X, _, _, _, _}, // Names of Intended Recipients of Results
    {0x00401011, B::X, _, _, _, _}, // Intended Recipients of Results Identification Sequence
    {0x00401101, B::D, _, _, _, _}, // Person Identification Code Sequence
    {0x00401102, B::X, _, _, _, _}, // Person's Address
    {0x00401103, B::X, _, _, _, _}, // Person's Telephone Numbers
    {0x00401104, B::X, _, _, _, _}, // Person's Telecom Information
    {0x00401400, B::X, _, _, C, _}, // Requested Procedure Comments
    {0x00402001, B::X, _, _, C, _}, // Reason for the Imaging Service Request
    {0x00402004, B::X, _, C, _, _}, // Issue Date of Imaging Service Request
    {0x00402005, B::X, _, C, _, _}, // Issue Time of Imaging Service Request
    {0x00402008, B::X, _, _, _, _}, // Order Entered By
    {0x00402009, B::X, _, _, _, _}, // Order Enterer's Location
    {0x00402010, B::X, _, _, _, _}, // Order Callback Phone Number
    {0x00402011, B::X, _, _, _, _}, // Order Callback Telecom Information
    {0x00402016, B::Z, _, _, _, _}, // Placer Order Number / Imaging Service Request
    {0x00402017, B::Z, _, _, _, _}, // Filler Order Number / Imaging Service Request
    {0x00402400, B::X, _, _, C, _}, // Imaging Service Request Comments
    {0x00403001, B::X, _, _, _, _}, // Confidentiality Constraint on Patient Data Description
    {0x00404005, B::X, _, C, _, _}, // Scheduled Procedure Step Start DateTime
    {0x00404008, B::X, _, C, _, _}, // Scheduled Procedure Step Expiration DateTime
    {0x00404010, B::X, _, C, _, _}, // Scheduled Procedure Step Modification DateTime
    {0x00404011, B::X, _, C, _, _}, // Expected Completion DateTime
    {0x00404023, B::U, _, _, _, _}, // Referenced General Purpose Scheduled Procedure Step Transaction UID
    {0x00404025, B::X, _, _, _, _}, // Scheduled Station Name Code Sequence
    {0x00404027, B::X, _, _, _, _}, // Scheduled Station Geographic Location Code Sequence
    {0x00404028, B::X, _, _, _, _}, // Performed Station Name Code Sequence
    {0x00404030, B::X, _, _, _, _}, // Performed Station Geographic Location Code Sequence
    {0x00404034, B::X, _, _, _, _}, // Scheduled Human Performers Sequence
    {0x00404035, B::X, _, _, _, _}, // Actual Human Performers Sequence
    {0x00404036, B::X, _, _, _, _}, // Human Performer's Organization
    {0x00404037, B::X, _, _, _, _}, // Human Performer's Name
    {0x00404050, B::X, _, C, _, _}, // Performed Procedure Step Start DateTime
    {0x00404051, B::X, _, C, _, _}, // Performed Procedure Step End DateTime
    {0x00404052, B::X, _, C, _, _}, // Procedure Step Cancellation DateTime
    {0x0040A023, B::X, _, C, _, _}, // Findings Group Recording Date (Trial)
    {0x0040A024, B::X, _, C, _, _}, // Findings Group Recording Time (Trial)
    {0x0040A027, B::D, _, _, _, _}, // Verifying Organization
    {0x0040A030, B::D, _, C, _, _}, // Verification DateTime
    {0x0040A032, B::XD, _, C, _, _}, // Observation DateTime
    {0x0040A033, B::X, _, C, _, _}, // Observation Start DateTime
    {0x0040A073, B::D, _, _, _, _}, // Verifying Observer Sequence
    {0x0040A075, B::D, _, _, _, _}, // Verifying Observer Name
    {0x0040A078, B::X, _, _, _, _}, // Author Observer Sequence
    {0x0040A07A, B::X, _, _, _, _}, // Participant Sequence
    {0x0040A07C, B::X, _, _, _, _}, // Custodial Organization Sequence
    {0x0040A082, B::Z, _, C, _, _}, // Participation DateTime
    {0x0040A088, B::Z, _, _, _, _}, // Verifying Observer Identification Code Sequence
    {0x0040A110, B::X, _, C, _, _}, // Date of Document or Verbal Transaction (Trial)
    {0x0040A112, B::X, _, C, _, _}, // Time of Document Creation or Verbal Transaction (Trial)
    {0x0040A120, B::D, _, C, _, _}, // DateTime
    {0x0040A121, B::D, _, C, _, _}, // Date
    {0x0040A122, B::D, _, C, _, _}, // Time
    {0x0040A123, B::D, _, _, _, _}, // Person Name
    {0x0040A124, B::U, _, _, _, _}, // UID
    {0x0040A13A, B::D, _, C, _, _}, // Referenced DateTime
    {0x0040A171, B::U, _, _, _, _}, // Observation UID
    {0x0040A172, B::U, _, _, _, _}, // Referenced Observation UID (Trial)
    {0x0040A192, B::X, _, C, _, _}, // Observation Date (Trial)
    {0x0040A193, B::X, _, C, _, _}, // Observation Time (Trial)
    {0x0040A307, B::X, _, _, _, _}, // Current Observer (Trial)
    {0x0040A352, B::X, _, _, _, _}, // Verbal Source (Trial)
    {0x0040A353, B::X, _, _, _, _}, // Address (Trial)
    {0x0040A354, B::X, _, _, _, _}, // Telephone Number (Trial)
    {0x0040A358, B::X, _, _, _, _}, // Verbal Source Identifier Code Sequence (Trial)
    {0x0040A402, B::U, _, _, _, _}, // Observation Subject UID (Trial)
    {0x0040A730, B::D, _, _, _, C}, // Content Sequence
    {0x0040DB06, B::X, _, C, _, _}, // Template Version
    {0x0040DB07, B::X, _, C, _, _}, // Template Local Version
    {0x0040DB0C, B::U, _, _, _, _}, // Template Extension Organization UID
    {0x0040DB0D, B::U, _, _, _, _}, // Template Extension Creator UID
    {0x0040E004, B::X, _, C, _, _}, // HL7 Document Effective Time
    {0x00420011, B::D, _, _, _, _}, // Encapsulated Document
    {0x00440004, B::X, _, C, _, _}, // Approval Status DateTime
    {0x0044000B, B::X, _, C, _, _}, // Product Expiration DateTime
    {0x00440010, B::X, _, C, _, _}, // Substance Administration DateTime
    {0x00440104, B::D, _, C, _, _}, // Assertion DateTime
    {0x00440105, B::X, _, C, _, _}, // Assertion Expiration DateTime
    {0x0050001B, B::X, _, _, _, _}, // Container Component ID
    {0x00500020, B::X, _, _, _, _}, // Device Description
    {0x00500021, B::X, _, _, C, _}, // Long Device Description
    {0x00620021, B::U, _, _, _, _}, // Tracking UID
    {0x00640003, B::U, _, _, _, _}, // Source Frame of Reference UID
    {0x00686226, B::D, _, C, _, _}, // Effective DateTime
    {0x00686270, B::D, _, C, _, _}, // Information Issue DateTime
    {0x006A0003, B::D, _, _, _, _}, // Annotation Group UID
    {0x006A0005, B::D, _, _, C, _}, // Annotation Group Label
    {0x006A0006, B::X, _, _, C, _}, // Annotation Group Description
    {0x00700001, B::D, _, _, _, _}, // Graphic Annotation Sequence
    {0x00700082, B::X, _, C, _, _}, // Presentation Creation Date
    {0x00700083, B::X, _, C, _, _}, // Presentation Creation Time
    {0x00700084, B::ZD, _, _, _, _}, // Content Creator's Name
    {0x00700086, B::X, _, _, _, _}, // Content Creator's Identification Code Sequence
    {0x0070031A, B::U, _, _, _, _}, // Fiducial UID
    {0x00701101, B::U, _, _, _, _}, // Presentation Display Collection UID
    {0x00701102, B::U, _, _, _, _}, // Presentation Sequence Collection UID
    {0x0072000A, B::D, _, C, _, _}, // Hanging Protocol Creation DateTime
    {0x0072005E, B::D, _, _, _, _}, // Selector AE Value
    {0x0072005F, B::D, K, _, _, _}, // Selector AS Value
    {0x00720061, B::D, _, C, _, _}, // Selector DA Value
    {0x00720063, B::D, _, C, _, _}, // Selector DT Value
    {0x00720065, B::D, _, _, _, _}, // Selector OB Value
    {0x00720066, B::D, _, _, C, _}, // Selector LO Value
    {0x00720068, B::D, _, _, C, _}, // Selector LT Value
    {0x0072006A, B::D, _, _, _, _}, // Selector PN Value
    {0x0072006B, B::D, _, C, _, _}, // Selector TM Value
    {0x0072006C, B::D, _, _, C, _}, // Selector SH Value
    {0x0072006D, B::D, _, _, _, _}, // Selector UN Value
    {0x0072006E, B::D, _, _, C, _}, // Selector ST Value
    {0x00720070, B::D, _, _, C, _}, // Selector UT Value
    {0x00720071, B::D, _, _, _, _}, // Selector UR Value
    {0x00741234, B::X, _, _, _, _}, // Receiving AE
    {0x00741236, B::X, _, _, _, _}, // Requesting AE
    {0x00880140, B::U, _, _, _, _}, // Storage Media File-set UID
    {0x00880200, B::X, _, _, _, _}, // Icon Image Sequence
    {0x00880904, B::X, _, _, _, _}, // Topic Title
    {0x00880906, B::X, _, _, _, _}, // Topic Subject
    {0x00880910, B::X, _, _, _, _}, // Topic Author
    {0x00880912, B::X, _, _, _, _}, // Topic Keywords
    {0x01000420, B::X, _, C, _, _}, // SOP Authorization DateTime
    {0x04000100, B::U, _, _, _, _}, // Digital Signature UID
    {0x04000105, B::D, _, C, _, _}, // Digital Signature DateTime
    {0x04000115, B::D, _, _, _, _}, // Certificate of Signer
    {0x04000310, B::X, _, C, _, _}, // Certified Timestamp
    {0x04000402, B::X, _, _, _, _}, // Referenced Digital Signature Sequence
    {0x04000403, B::X, _, _, _, _}, // Referenced SOP Instance MAC Sequence
    {0x04000404, B::X, _, _, _, _}, // MAC
    {0x04000550, B::X, _, _, _, _}, // Modified Attributes Sequence
    {0x04000551, B::X, _, _, _, _}, // Nonconforming Modified Attributes Sequence
    {0x04000552, B::X, _, _, _, _}, // Nonconforming Data Element Value
    {0x04000561, B::X, _, _, _, _}, // Original Attributes Sequence
    {0x04000562, B::D, _, C, _, _}, // Attribute Modification DateTime
    {0x04000563, B::D, _, _, _, _}, // Modifying System
    {0x04000564, B::Z, _, _, _, _}, // Source of Previous Values
    {0x04000565, B::D, _, _, C, _}, // Reason for the Attribute Modification
    {0x04000600, B::X, _, _, _, _}, // Instance Origin Status
    {0x20300020, B::X, _, _, _, _}, // Text String
    {0x21000040, B::X, _, C, _, _}, // Creation Date
    {0x21000050, B::X, _, C, _, _}, // Creation Time
    {0x21000070, B::X, _, _, _, _}, // Originator
    {0x21000140, B::D, _, _, _, _}, // Destination AE
    {0x22000002, B::XZ, _, _, C, _}, // Label Text
    {0x22000005, B::XZ, _, _, _, _}, // Barcode Value
    {0x30020121, B::X, _, _, C, _}, // Position Acquisition Template Name
    {0x30020123, B::X, _, _, C, _}, // Position Acquisition Template Description
    {0x30060002, B::D, _, _, C, _}, // Structure Set Label
    {0x30060004, B::X, _, _, C, _}, // Structure Set Name
    {0x30060006, B::X, _, _, C, _}, // Structure Set Description
    {0x30060008, B::Z, _, C, _, _}, // Structure Set Date
    {0x30060009, B::Z, _, C, _, _}, // Structure Set Time
    {0x30060024, B::U, _, _, _, _}, // Referenced Frame of Reference UID
    {0x30060026, B::Z, _, _, C, _}, // ROI Name
    {0x30060028, B::X, _, _, C, _}, // ROI Description
    {0x3006002D, B::X, _, C, _, _}, // ROI DateTime
    {0x3006002E, B::X, _, C, _, _}, // ROI Observation DateTime
    {0x30060038, B::X, _, _, C, _}, // ROI Generation Description
    {0x3006004D, B::X, _, _, _, _}, // ROI Creator Sequence
    {0x3006004E, B::X, _, _, _, _}, // ROI Interpreter Sequence
    {0x30060085, B::X, _, _, C, _}, // ROI Observation Label
    {0x30060088, B::X, _, _, C, _}, // ROI Observation Description
    {0x300600A6, B::Z, _, _, _, _}, // ROI Interpreter
    {0x300600C2, B::U, _, _, _, _}, // Related Frame of Reference UID
    {0x30080024, B::D, _, C, _, _}, // Treatment Control Point Date
    {0x30080025, B::D, _, C, _, _}, // Treatment Control Point Time
    {0x30080054, B::XD, _, C, _, _}, // First Treatment Date
    {0x30080056, B::XD, _, C, _, _}, // Most Recent Treatment Date
    {0x30080105, B::XZ, _, _, _, _}, // Source Serial Number
    {0x30080162, B::D, _, C, _, _}, // Safe Position Exit Date
    {0x30080164, B::D, _, C, _, _}, // Safe Position Exit Time
    {0x30080166, B::D, _, C, _, _}, // Safe Position Return Date
    {0x30080168, B::D, _, C, _, _}, // Safe Position Return Time
    {0x30080250, B::XD, _, C, _, _}, // Treatment Date
    {0x30080251, B::XD, _, C, _, _}, // Treatment Time
    {0x300A0002, B::D, _, _, C, _}, // RT Plan Label
    {0x300A0003, B::X, _, _, C, _}, // RT Plan Name
    {0x300A0004, B::X, _, _, C, _}, // RT Plan Description
    {0x300A0006, B::XD, _, C, _, _}, // RT Plan Date
    {0x300A0007, B::XD, _, C, _, _}, // RT Plan Time
    {0x300A000B, B::X, _, _, C, _}, // Treatment Sites
    {0x300A000E, B::X, _, _, C, _}, // Prescription Description
    {0x300A0013, B::U, _, _, _, _}, // Dose Reference UID
    {0x300A0016, B::X, _, _, C, _}, // Dose Reference Description
    {0x300A0072, B::X, _, _, C, _}, // Fraction Group Description
    {0x300A0083, B::U, _, _, _, _}, // Referenced Dose Reference UID
    {0x300A00B2, B::XZ, _, _, _, _}, // Treatment Machine Name
    {0x300A00C3, B::X, _, _, C, _}, // Beam Description
    {0x300A00DD, B::X, _, _, C, _}, // Bolus Description
    {0x300A0196, B::X, _, _, C, _}, // Fixation Device Description
    {0x300A01A6, B::X, _, _, C, _}, // Shielding Device Description
    {0x300A01B2, B::X, _, _, C, _}, // Setup Technique Description
    {0x300A0216, B::X, _, _, _, _}, // Source Manufacturer
    {0x300A022C, B::D, _, C, _, _}, // Source Strength Reference Date
    {0x300A022E, B::D, _, C, _, _}, // Source Strength Reference Time
    {0x300A02EB, B::X, _, _, C, _}, // Compensator Description
    {0x300A0608, B::D, _, _, C, _}, // Treatment Position Group Label
    {0x300A0609, B::U, _, _, _, _}, // Treatment Position Group UID
    {0x300A0611, B::Z, _, _, _, _}, // RT Accessory Holder Slot ID
    {0x300A0615, B::Z, _, _, _, _}, // RT Accessory Device Slot ID
    {0x300A0619, B::D, _, _, C, _}, // Radiation Dose Identification Label
    {0x300A0623, B::D, _, _, C, _}, // Radiation Dose In-Vivo Measurement Label
    {0x300A062A, B::D, _, _, C, _}, // RT Tolerance Set Label
    {0x300A0650, B::U, _, _, _, _}, // Patient Setup UID
    {0x300A0676, B::X, _, _, C, _}, // Equipment Frame of Reference Description
    {0x300A067C, B::D, _, _, C, _}, // Radiation Generation Mode Label
    {0x300A067D, B::Z, _, _, C, _}, // Radiation Generation Mode Description
    {0x300A0700, B::U, _, _, _, _}, // Treatment Session UID
    {0x300A0734, B::D, _, _, C, _}, // Treatment Tolerance Violation Description
    {0x300A0736, B::D, _, C, _, _}, // Treatment Tolerance Violation DateTime
    {0x300A073A, B::D, _, C, _, _}, // Recorded RT Control Point DateTime
    {0x300A0741, B::D, _, C, _, _}, // Interlock DateTime
    {0x300A0742, B::D, _, _, C, _}, // Interlock Description
    {0x300A0760, B::D, _, C, _, _}, // Override DateTime
    {0x300A0783, B::D, _, _, C, _}, // Interlock Origin Description
    {0x300A0785, B::U, _, _, _, _}, // Referenced Treatment Position Group UID
    {0x300A078E, B::X, _, _, C, _}, // Patient Treatment Preparation Procedure Parameter Description
    {0x300A0792, B::X, _, _, C, _}, // Patient Treatment Preparation Method Description
    {0x300A0794, B::X, _, _, C, _}, // Patient Setup Photo Description
    {0x300A079A, B::X, _, _, C, _}, // Displacement Reference Label
    {0x300C0113, B::X, _, _, C, _}, // Reason for Omission Description
    {0x300C0127, B::D, _, C, _, _}, // Beam Hold Transition DateTime
    {0x300E0004, B::Z, _, C, _, _}, // Review Date
    {0x300E0005, B::Z, _, C, _, _}, // Review Time
    {0x300E0008, B::XZ, _, _, _, _}, // Reviewer Name
    {0x30100006, B::U, _, _, _, _}, // Conceptual Volume UID
    {0x3010000B, B::U, _, _, _, _}, // Referenced Conceptual Volume UID
    {0x3010000F, B::Z, _, _, C, _}, // Conceptual Volume Combination Description
    {0x30100013, B::U, _, _, _, _}, // Constituent Conceptual Volume UID
    {0x30100015, B::U, _, _, _, _}, // Source Conceptual Volume UID
    {0x30100017, B::Z, _, _, C, _}, // Conceptual Volume Description
    {0x3010001B, B::Z, _, _, _, _}, // Device Alternate Identifier
    {0x3010002D, B::D, _, _, _, _}, // Device Label
    {0x30100031, B::U, _, _, _, _}, // Referenced Fiducials UID
    {0x30100033, B::D, _, _, C, _}, // User Content Label
    {0x30100034, B::D, _, _, C, _}, // User Content Long Label
    {0x30100035, B::D, _, _, C, _}, // Entity Label
    {0x30100036, B::X, _, _, C, _}, // Entity Name
    {0x30100037, B::X, _, _, C, _}, // Entity Description
    {0x30100038, B::D, _, _, C, _}, // Entity Long Label
    {0x3010003B, B::U, _, _, _, _}, // RT Treatment Phase UID
    {0x30100043, B::Z, _, _, _, _}, // Manufacturer's Device Identifier
    {0x3010004C, B::XD, _, C, _, _}, // Intended Phase Start Date
    {0x3010004D, B::XD, _, C, _, _}, // Intended Phase End Date
    {0x30100054, B::D, _, _, C, _}, // RT Prescription Label
    {0x30100056, B::XD, _, _, C, _}, // RT Treatment Approach Label
    {0x3010005A, B::Z, _, _, C, _}, // RT Physician Intent Narrative
    {0x3010005C, B::Z, _, _, C, _}, // Reason for Superseding
    {0x30100061, B::X, _, _, C, _}, // Prior Treatment Dose Description
    {0x3010006E, B::U, _, _, _, _}, // Dosimetric Objective UID
    {0x3010006F, B::U, _, _, _, _}, // Referenced Dosimetric Objective UID
    {0x30100077, B::XD, _, _, C, _}, // Treatment Site
    {0x3010007A, B::Z, _, _, C, _}, // Treatment Technique Notes
    {0x3010007B, B::Z, _, _, C, _}, // Prescription Notes
    {0x3010007F, B::Z, _, _, C, _}, // Fractionation Notes
    {0x30100081, B::Z, _, _, C, _}, // Prescription Notes Sequence
    {0x30100085, B::X, _, C, _, _}, // Intended Fraction Start Time
    {0x40000010, B::X, _, _, _, _}, // Arbitrary
    {0x40004000, B::X, _, _, _, _}, // Text Comments
    {0x40080040, B::X, _, _, _, _}, // Results ID
    {0x40080042, B::X, _, _, _, _}, // Results ID Issuer
    {0x40080100, B::X, _, C, _, _}, // Interpretation Recorded Date
    {0x40080101, B::X, _, C, _, _}, // Interpretation Recorded Time
    {0x40080102, B::X, _, _, _, _}, // Interpretation Recorder
    {0x40080108, B::X, _, C, _, _}, // Interpretation Transcription Date
    {0x40080109, B::X, _, C, _, _}, // Interpretation Transcription Time
    {0x4008010A, B::X, _, _, _, _}, // Interpretation Transcriber
    {0x4008010B, B::X, _, _, C, _}, // Interpretation Text
    {0x4008010C, B::X, _, _, _, _}, // Interpretation Author
    {0x40080111, B::X, _, _, _, _}, // Interpretation Approver Sequence
    {0x40080112, B::X, _, C, _, _}, // Interpretation Approval Date
    {0x40080113, B::X, _, C, _, _}, // Interpretation Approval Time
    {0x40080114, B::X, _, _, _, _}, // Physician Approving Interpretation
    {0x40080115, B::X, _, _, C, _}, // Interpretation Diagnosis Description
    {0x40080118, B::X, _, _, _, _}, // Results Distribution List Sequence
    {0x40080119, B::X, _, _, _, _}, // Distribution Name
    {0x4008011A, B::X, _, _, _, _}, // Distribution Address
    {0x40080200, B::X, _, _, _, _}, // Interpretation ID
    {0x40080202, B::X, _, _, _, _}, // Interpretation ID Issuer
    {0x40080300, B::X, _, _, C, _}, // Impressions
    {0x40084000, B::X, _, _, C, _}, // Results Comments
    {0xFFFAFFFA, B::X, _, _, _, _}, // Digital Signatures Sequence
    {0xFFFCFFFC, B::X, _, _, _, _}, // Data Set Trailing Padding
};
// clang-format on

} // namespace

std::span<const ConfidentialityRow> confidentialityTable()
{
    return kRows;
}

const ConfidentialityRow* confidentialityRow(std::uint32_t tag)
{
    const auto* row = std::lower_bound(
        std::begin(kRows), std::end(kRows), tag,
        [](const ConfidentialityRow& one, std::uint32_t wanted) { return one.tag < wanted; });
    return row != std::end(kRows) && row->tag == tag ? row : nullptr;
}

} // namespace foramen
