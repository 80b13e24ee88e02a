#include "core/deidentify/dataset_cleaning.h"

#include "core/base/text/words.h"
#include "core/base/version.h"
#include "core/deidentify/confidentiality_table.h"
#include "core/deidentify/date_shift.h"
#include "core/deidentify/descriptor_words.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr const char* kDummyText = "REMOVED";
constexpr const char* kDummyScheme = "99REMOVED";
constexpr int kHighestAge = 89; ///< years; above, ages are rare enough to identify

bool isPadding(char letter)
{
    return letter == ' ' || letter == '\0';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isPadding(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isPadding(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Each value of an attribute, without padding.
std::vector<std::string_view> valuesIn(std::string_view text)
{
    std::vector<std::string_view> values;
    for (std::size_t end = text.find('\\'); end != std::string_view::npos; end = text.find('\\')) {
        values.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(end + 1);
    }
    values.push_back(trimmed(text));
    return values;
}

std::string textOf(DcmElement& element)
{
    OFString text;
    if (element.getOFStringArray(text, OFFalse).bad())
        return {};
    return {text.c_str(), text.length()};
}

ValueKind kindOf(DcmEVR vr)
{
    switch (vr) {
    case EVR_PN:
        return ValueKind::PersonName;
    case EVR_DA:
        return ValueKind::Date;
    case EVR_DT:
        return ValueKind::DateTime;
    case EVR_TM:
        return ValueKind::Time;
    case EVR_AS:
        return ValueKind::Age;
    case EVR_UI:
        return ValueKind::Uid;
    case EVR_LO:
    case EVR_SH:
    case EVR_LT:
    case EVR_ST:
    case EVR_UT:
    case EVR_UC:
        return ValueKind::Text;
    case EVR_CS:
        return ValueKind::Coded;
    case EVR_DS:
    case EVR_IS:
        return ValueKind::NumberText;
    case EVR_US:
    case EVR_SS:
    case EVR_xs:
    case EVR_UL:
    case EVR_SL:
    case EVR_UV:
    case EVR_SV:
    case EVR_FL:
    case EVR_FD:
    case EVR_OF:
    case EVR_OD:
    case EVR_OL:
    case EVR_OV:
    case EVR_AT:
        return ValueKind::Number;
    case EVR_OB:
    case EVR_OW:
    case EVR_ox:
    case EVR_px:
    case EVR_lt:
    case EVR_PixelData:
        return ValueKind::Bytes;
    case EVR_SQ:
        return ValueKind::Sequence;
    default:
        return ValueKind::Other;
    }
}

std::uint32_t numberOf(const DcmTagKey& tag)
{
    return (std::uint32_t{tag.getGroup()} << 16) | tag.getElement();
}

/// The kind that the file states, unless the data dictionary contradicts it: what should be text
/// and is stated to be numbers is kept by no rule.
ValueKind kindOf(const DcmElement& element)
{
    const ValueKind stated =
        element.ident() == EVR_SQ ? ValueKind::Sequence : kindOf(element.getTag().getEVR());
    const ValueKind known = kindOf(DcmTag(element.getTag().getXTag()).getEVR());
    const auto isHarmless = [](ValueKind kind) {
        return kind == ValueKind::Number || kind == ValueKind::NumberText
            || kind == ValueKind::Coded || kind == ValueKind::Bytes;
    };
    if (known == ValueKind::Other)
        return ValueKind::Other;
    if (known == ValueKind::PersonName && stated == ValueKind::Text)
        return known;
    return isHarmless(stated) && !isHarmless(known) ? ValueKind::Other : stated;
}

bool isCodedText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == ' '
            || letter == '_' || letter == '\0' || letter == '\\';
    });
}

bool isNumberText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= '0' && letter <= '9') || letter == '+' || letter == '-' || letter == '.'
            || letter == 'e' || letter == 'E' || isPadding(letter) || letter == '\\';
    });
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Whether a text holds a number of six digits or more, or a date: serial numbers and days that
/// some scanners write into the version of their software.
bool hasLongNumberOrDate(std::string_view text)
{
    constexpr std::string_view date = "0000-00-00"; // with any separators
    constexpr std::size_t longest = 5;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        digits = isDigit(text[i]) ? digits + 1 : 0;
        const std::string_view part = text.substr(i, date.size());
        const bool isDate = part.size() == date.size()
            && std::equal(part.begin(), part.end(), date.begin(), [](char letter, char pattern) {
                                return isDigit(letter) == isDigit(pattern);
                            });
        if (digits > longest || isDate)
            return true;
    }
    return false;
}

/// For a terminal: printable ASCII, and not much of it.
std::string shown(std::string_view value)
{
    constexpr std::size_t longest = 60;
    std::string text(value.substr(0, longest));
    for (char& letter : text)
        if (letter < ' ' || letter > '~')
            letter = '?';
    return text;
}

/// Cleans one data set.
class Cleaner {
public:
    Cleaner(const CleaningRules& rules, AttributeCounts& counts)
        : m_rules(rules)
        , m_counts(counts)
        , m_patientId(rules.pseudonyms.patientId(rules.patient))
        , m_days(rules.pseudonyms.days(rules.patient))
    {
    }

    Result<void> clean(DcmItem& dataset)
    {
        collectIdentifyingWords(dataset);
        cleanItem(dataset, Place{});
        addMethod(dataset);
        if (m_status.bad())
            return failure(ErrorCode::Internal,
                           std::string("The data set cannot be changed: ") + m_status.text());
        return {};
    }

private:
    /// Where an item stands.
    struct Place {
        bool isNested = false;
        bool hidesCodes = false;
    };

    void note(const OFCondition& condition)
    {
        if (m_status.good())
            m_status = condition;
    }

    /// Words of names and numbers of the patient and of physicians, which no kept text may hold.
    void collectIdentifyingWords(DcmItem& dataset)
    {
        const DcmTagKey sources[] = {
            DCM_PatientName,
            DCM_PatientID,
            DCM_OtherPatientNames,
            DcmTagKey(0x0010, 0x1000), // Other Patient IDs
            DCM_PatientBirthName,
            DCM_PatientMotherBirthName,
            DCM_AccessionNumber,
            DCM_ReferringPhysicianName,
            DCM_PerformingPhysicianName,
            DCM_OperatorsName,
        };
        constexpr std::size_t shortest = 3;
        for (const DcmTagKey& source : sources) {
            DcmElement* element = nullptr;
            if (dataset.findAndGetElement(source, element).bad() || !element)
                continue;
            for (std::string& word : wordsIn(textOf(*element)))
                if (word.size() >= shortest)
                    m_words.insert(std::move(word));
        }
    }

    [[nodiscard]] bool isIdentifying(std::string_view text) const
    {
        const std::vector<std::string> words = wordsIn(text);
        return std::any_of(words.begin(), words.end(),
                           [this](const std::string& word) { return m_words.contains(word); });
    }

    /// Some scanners write CS in lower case. Of all coded values, people type the body part alone;
    /// a patient may be called like one of the others (HFS, a Patient Position).
    [[nodiscard]] bool isHarmlessCode(std::string_view text) const
    {
        constexpr std::uint32_t bodyPart = 0x00180015;
        return (isCodedText(text) || hasKnownWordsOnly(text))
            && (m_tag != bodyPart || !isIdentifying(text));
    }

    // NOLINTNEXTLINE(misc-no-recursion): as deep as DCMTK has read the sequences
    void cleanItem(DcmItem& item, Place place)
    {
        OFString scheme;
        const bool hasPublicScheme = !place.hidesCodes
            && item.findAndGetOFString(DCM_CodingSchemeDesignator, scheme).good()
            && isPublicScheme({scheme.c_str(), scheme.length()});
        std::vector<DcmElement*> elements;
        for (DcmObject* one = item.nextInContainer(nullptr); one; one = item.nextInContainer(one))
            elements.push_back(static_cast<DcmElement*>(one));
        for (DcmElement* element : elements)
            cleanElement(item, *element, place, hasPublicScheme);
    }

    // NOLINTNEXTLINE(misc-no-recursion)
    void cleanElement(DcmItem& item, DcmElement& element, Place place, bool hasPublicScheme)
    {
        const DcmTagKey key = element.getTag().getXTag();
        const bool isPrivate = key.getGroup() % 2 != 0;
        if (!isPrivate && key.getElement() == 0) { // Group Length: written anew where it is needed
            delete item.remove(&element);
            return;
        }
        m_tag = isPrivate ? AttributeCounts::kPrivate : numberOf(key);
        m_name = isPrivate ? "private attributes" : DcmTag(key).getTagName();
        if (isPrivate) {
            remove(item, element);
            return;
        }
        const AttributeHandling handling =
            handlingOf(m_tag, kindOf(element), place.isNested, m_rules.options);
        if (handling == AttributeHandling::Remove) {
            remove(item, element);
            return;
        }
        if (handling == AttributeHandling::Recurse
            || handling == AttributeHandling::RecurseHidingCodes) {
            const bool hides =
                place.hidesCodes || handling == AttributeHandling::RecurseHidingCodes;
            auto& sequence = static_cast<DcmSequenceOfItems&>(element);
            for (unsigned long i = 0; i < sequence.card(); ++i)
                cleanItem(*sequence.getItem(i), {.isNested = true, .hidesCodes = hides});
            return;
        }
        if (handling == AttributeHandling::Keep || element.getLength() == 0) {
            count(AttributeOutcome::Kept);
            return;
        }
        if (handling == AttributeHandling::Empty) {
            empty(item, element);
            return;
        }
        applyToText(item, element, handling, hasPublicScheme);
    }

    void applyToText(DcmItem& item, DcmElement& element, AttributeHandling handling,
                     bool hasPublicScheme)
    {
        const std::string text = textOf(element);
        switch (handling) {
        case AttributeHandling::Replace:
            replace(item, element, dummyFor(element));
            break;
        case AttributeHandling::MapUids:
            replace(item, element, mappedUids(text));
            break;
        case AttributeHandling::MoveDates:
            replace(item, element,
                    element.getTag().getEVR() == EVR_DA ? earlierDates(text, m_days)
                                                        : earlierDateTimes(text, m_days));
            break;
        case AttributeHandling::CheckTimes:
            replace(item, element, checkedTimes(text));
            break;
        case AttributeHandling::ReplacePatientId:
            replace(item, element, m_patientId);
            break;
        case AttributeHandling::CleanText:
        case AttributeHandling::CleanTextOrRemove:
            if (hasKnownWordsOnly(text) && !isIdentifying(text))
                keep(text);
            else if (handling == AttributeHandling::CleanText)
                replace(item, element, kDummyText);
            else
                remove(item, element);
            break;
        case AttributeHandling::CleanCode:
            if (hasPublicScheme && !isIdentifying(text))
                keep(text);
            else
                replace(item, element,
                        element.getTag() == DCM_CodingSchemeDesignator ? kDummyScheme : kDummyText);
            break;
        case AttributeHandling::KeepText:
            keepIf(!isIdentifying(text) && !hasLongNumberOrDate(text), item, element, text);
            break;
        case AttributeHandling::KeepCoded:
            keepIf(element.getTag().getEVR() == EVR_CS ? isHarmlessCode(text) : isNumberText(text),
                   item, element, text);
            break;
        case AttributeHandling::KeepAge:
            replace(item, element, cappedAge(text));
            break;
        case AttributeHandling::Remove:
        case AttributeHandling::Empty:
        case AttributeHandling::Keep:
        case AttributeHandling::Recurse:
        case AttributeHandling::RecurseHidingCodes:
            break; // done before
        }
    }

    void count(AttributeOutcome outcome) { m_counts.add(m_tag, m_name, outcome); }

    void showExample(std::string_view before, std::string_view after)
    {
        if (m_counts.keepsExamples())
            m_counts.addExample(m_tag, {shown(before), shown(after)});
    }

    void keep(const std::string& text)
    {
        count(AttributeOutcome::Kept);
        showExample(text, text);
    }

    void keepIf(bool isHarmless, DcmItem& item, DcmElement& element, const std::string& text)
    {
        if (isHarmless)
            keep(text);
        else
            remove(item, element);
    }

    void remove(DcmItem& item, DcmElement& element)
    {
        count(AttributeOutcome::Removed);
        if (element.isLeaf() && element.ident() != EVR_PixelData)
            showExample(valueShown(element), {});
        delete item.remove(&element);
    }

    void empty(DcmItem& item, DcmElement& element)
    {
        count(AttributeOutcome::Emptied);
        if (element.ident() == EVR_SQ) {
            note(static_cast<DcmSequenceOfItems&>(element).clear());
            return;
        }
        showExample(valueShown(element), {});
        note(item.insertEmptyElement(element.getTag(), OFTrue));
    }

    void replace(DcmItem& item, DcmElement& element, const std::string& value)
    {
        if (value.empty()) {
            empty(item, element);
            return;
        }
        const std::string before = textOf(element);
        if (trimmed(before) == value) {
            keep(before);
            return;
        }
        count(AttributeOutcome::Replaced);
        showExample(before, value);
        note(element.putString(value.c_str()));
    }

    [[nodiscard]] std::string valueShown(DcmElement& element) const
    {
        constexpr Uint32 longest = 1024; // bytes
        if (!m_counts.keepsExamples() || element.getLength() > longest)
            return {};
        return textOf(element);
    }

    static std::string dummyFor(const DcmElement& element)
    {
        switch (element.getTag().getEVR()) {
        case EVR_DA:
            return "19000101";
        case EVR_DT:
            return "19000101000000";
        case EVR_TM:
            return "000000";
        case EVR_AS:
            return "000Y";
        case EVR_DS:
        case EVR_IS:
            return "0";
        case EVR_PN:
        case EVR_LO:
        case EVR_SH:
        case EVR_LT:
        case EVR_ST:
        case EVR_UT:
        case EVR_UC:
        case EVR_CS:
            return kDummyText;
        default:
            return {}; // emptied
        }
    }

    [[nodiscard]] std::string mappedUids(const std::string& text) const
    {
        std::string joined;
        for (const std::string_view value : valuesIn(text)) {
            const std::string uid(value);
            joined += uid.empty() || isDefinedByDicom(uid) ? uid : m_rules.pseudonyms.uid(uid);
            joined += '\\';
        }
        joined.pop_back(); // behind the last one
        return joined;
    }

    /// Classes, transfer syntaxes, coding schemes and the like. An attribute that names an object
    /// may hold such a UID only where DICOM lists it: a well-known Frame of Reference.
    [[nodiscard]] bool isDefinedByDicom(const std::string& uid) const
    {
        constexpr std::uint32_t codingSchemeUid = 0x0008010C;
        if (m_tag == codingSchemeUid && uid.starts_with("2.16.840.1.113883.6."))
            return true; // coding systems that HL7 registers, SNOMED CT among them
        if (!isUidOfDicom(uid))
            return false;
        return !confidentialityRow(m_tag) || dcmFindNameOfUID(uid.c_str()) != nullptr;
    }

    static std::string cappedAge(const std::string& text)
    {
        const std::string_view age = trimmed(text);
        constexpr std::size_t length = 4; // "045Y"
        if (age.size() != length || !isNumberText(age.substr(0, 3))
            || std::string_view("DWMY").find(age.back()) == std::string_view::npos)
            return {};
        const int number = (age[0] - '0') * 100 + (age[1] - '0') * 10 + (age[2] - '0');
        return age.back() == 'Y' && number > kHighestAge ? "090Y" : std::string(age);
    }

    void addMethod(DcmItem& dataset)
    {
        const auto put = [&](const DcmTagKey& key, DcmEVR vr, const std::string& value) {
            note(dataset.putAndInsertString(DcmTag(key, vr), value.c_str()));
        };
        put(DCM_PatientIdentityRemoved, EVR_CS, "YES"); // (0012,0062)
        put(DCM_DeidentificationMethod, EVR_LO, // (0012,0063)
            "Foramen " + programVersion() + "\\PS3.15 2024e Annex E Basic Profile with options");
        put(DCM_LongitudinalTemporalInformationModified, EVR_CS, // (0028,0303)
            m_rules.options.movesDates ? "MODIFIED" : "REMOVED");
        std::vector<std::pair<const char*, const char*>> codes = {
            // PS3.16 CID 7050
            {"113100", "Basic Application Confidentiality Profile"},
            {"113104", "Clean Structured Content Option"},
            {"113105", "Clean Descriptors Option"}};
        if (m_rules.options.movesDates)
            codes.emplace_back("113107",
                               "Retain Longitudinal Temporal Information Modified Dates Option");
        if (m_rules.options.keepsCharacteristics)
            codes.emplace_back("113108", "Retain Patient Characteristics Option");
        // De-identification Method Code Sequence (0012,0064)
        for (std::size_t i = 0; i < codes.size(); ++i) {
            DcmItem* code = nullptr;
            note(dataset.findOrCreateSequenceItem(
                DcmTag(DCM_DeidentificationMethodCodeSequence, EVR_SQ), code,
                static_cast<long>(i)));
            if (!code)
                return;
            note(code->putAndInsertString(DcmTag(DCM_CodeValue, EVR_SH), codes[i].first));
            note(code->putAndInsertString(DcmTag(DCM_CodingSchemeDesignator, EVR_SH), "DCM"));
            note(code->putAndInsertString(DcmTag(DCM_CodeMeaning, EVR_LO), codes[i].second));
        }
    }

    const CleaningRules& m_rules;
    AttributeCounts& m_counts;
    std::string m_patientId;
    int m_days;
    std::set<std::string> m_words;
    OFCondition m_status = EC_Normal;
    std::uint32_t m_tag = 0; ///< of the attribute at hand
    std::string m_name;
};

} // namespace

Result<void> cleanDataset(DcmItem& dataset, const CleaningRules& rules, AttributeCounts& counts)
{
    // Without it, attributes of implicit VR files have no value representation, and unknown ones
    // could not be told from known ones.
    if (!dcmDataDict.isDictionaryLoaded())
        return failure(ErrorCode::Internal, "The data dictionary of DCMTK is not installed");
    return Cleaner(rules, counts).clean(dataset);
}

} // namespace foramen
