#pragma once

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QXmlStreamReader>

namespace foramen::test {

/// Checks a bundle against FHIR R4 (4.0.1) as far as the writer uses it: the members of each type
/// with their cardinalities, the forms of primitive types, codes of required value sets, code
/// systems, references, and the rules for what a device and a person say.
class BundleCheck {
public:
    /// What is wrong, each with its place; empty for a good bundle.
    [[nodiscard]] static QStringList problemsOf(const QJsonObject& bundle)
    {
        BundleCheck check;
        check.run(bundle);
        return check.m_problems;
    }

private:
    struct Member {
        QString name;
        QString type;
        int least = 0;
        bool isList = false;
    };

    /// "name:type", with ! where it is required and * where it is a list.
    static QList<Member> membersOf(const QString& type)
    {
        static QMap<QString, QList<Member>> known; // of each type that was asked for
        if (const auto found = known.constFind(type); found != known.constEnd())
            return *found;
        static const QString resource = "resourceType:code! id:id! language:code ";
        static const QString domain = resource + "text:Narrative! ";
        static const QString value =
            "valueCodeableConcept:CodeableConcept valueQuantity:Quantity valueString:string ";
        static const QMap<QString, QString> types = {
            {"Bundle",
             resource + "identifier:Identifier! type:code! timestamp:instant entry:BundleEntry!*"},
            {"BundleEntry", "fullUrl:uri! resource:Resource!"},
            {"Patient",
             domain + "identifier:Identifier* name:HumanName* gender:code birthDate:date"},
            {"Practitioner", domain + "name:HumanName!*"},
            {"Device",
             domain
                 + "identifier:Identifier!* status:code manufacturer:string deviceName:DeviceName* "
                   "type:CodeableConcept version:DeviceVersion* property:DeviceProperty* "
                   "note:Annotation*"},
            {"DeviceName", "name:string! type:code!"},
            {"DeviceVersion", "value:string!"},
            {"DeviceProperty", "type:CodeableConcept! valueCode:CodeableConcept!*"},
            {"ImagingStudy",
             domain
                 + "identifier:Identifier!* status:code! subject:Reference! started:dateTime "
                   "modality:Coding* description:string series:Series*"},
            {"Series", "uid:id! modality:Coding! description:string instance:Instance*"},
            {"Instance", "uid:id! sopClass:Coding! number:unsignedInt"},
            {"Observation",
             domain
                 + "status:code! category:CodeableConcept!* code:CodeableConcept! "
                   "subject:Reference! effectiveDateTime:dateTime performer:Reference* "
                 + value
                 + "dataAbsentReason:CodeableConcept note:Annotation* bodySite:CodeableConcept "
                   "device:Reference derivedFrom:Reference!* component:Component*"},
            {"Component", "code:CodeableConcept! " + value},
            {"DiagnosticReport",
             domain
                 + "identifier:Identifier* status:code! category:CodeableConcept!* "
                   "code:CodeableConcept! subject:Reference! effectiveDateTime:dateTime "
                   "issued:instant resultsInterpreter:Reference* result:Reference* "
                   "imagingStudy:Reference!* media:ReportMedia* conclusion:string! "
                   "presentedForm:Attachment*"},
            {"ReportMedia", "link:Reference!"},
            {"Media",
             domain
                 + "identifier:Identifier!* partOf:Reference* status:code! type:CodeableConcept "
                   "subject:Reference! content:Attachment!"},
            {"Narrative", "status:code! div:xhtml!"},
            {"Identifier", "type:CodeableConcept system:uri value:string!"},
            {"HumanName", "text:string family:string given:string* prefix:string* suffix:string*"},
            {"CodeableConcept", "coding:Coding* text:string"},
            {"Coding", "system:uri! code:code! display:string"},
            {"Quantity", "value:decimal! unit:string! system:uri! code:code!"},
            {"Annotation", "authorReference:Reference time:dateTime text:string!"},
            {"Reference", "reference:string type:uri identifier:Identifier display:string"},
            {"Attachment", "contentType:code! data:base64Binary title:string"},
        };
        QList<Member> members;
        for (const QString& word : types.value(type).split(' ', Qt::SkipEmptyParts)) {
            Member member{word.section(':', 0, 0), word.section(':', 1)};
            member.least = member.type.contains('!') ? 1 : 0;
            member.isList = member.type.contains('*');
            member.type.remove('!').remove('*');
            members << member;
        }
        known.insert(type, members);
        return members;
    }

    void report(const QString& place, const QString& what) { m_problems << place + ": " + what; }

    void checkPrimitive(const QJsonValue& value, const QString& type, const QString& place)
    {
        static const QString day = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
        static const QString clock =
            "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(Z|[+-](0\\d|1[0-4]):[0-5]\\d)";
        const auto whole = [](const QString& form) {
            return QRegularExpression(QRegularExpression::anchoredPattern(form));
        };
        static const QMap<QString, QRegularExpression> forms = {
            {"id", whole("[A-Za-z0-9.-]{1,64}")},
            {"code", whole("[^\\s]+( [^\\s]+)*")},
            {"uri", whole("\\S+")},
            {"date", whole(day)},
            {"dateTime", whole(day + '(' + clock + ")?")},
            {"instant", whole(day + clock)},
            {"base64Binary", whole("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")},
        };
        if (type == "decimal") {
            if (!value.isDouble())
                report(place, "is no number");
            return;
        }
        if (type == "unsignedInt") {
            if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() != value.toInt())
                report(place, "is no unsigned integer");
            return;
        }
        static const QRegularExpression controls("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");
        const QString text = value.toString();
        if (!value.isString() || text.trimmed().isEmpty() || text.contains(controls))
            report(place, "is no text with content");
        else if (const auto form = forms.constFind(type);
                 form != forms.constEnd() && !form->match(text).hasMatch())
            report(place, "is no " + type + ": " + text.left(80));
        if ((type == "date" || type == "dateTime" || type == "instant")
            && !QDate::fromString(text.left(10), Qt::ISODate).isValid())
            report(place, "is no day: " + text);
    }

    void checkNarrative(const QString& div, const QString& place)
    {
        QXmlStreamReader xml(div);
        if (!xml.readNextStartElement() || xml.name() != QLatin1String("div")
            || xml.namespaceUri() != QLatin1String("http://www.w3.org/1999/xhtml"))
            report(place, "is no div of XHTML");
        QString content;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters)
                content += xml.text();
        if (xml.hasError() || content.trimmed().isEmpty())
            report(place, "is not well formed or empty: " + xml.errorString());
    }

    void checkOne(const QJsonValue& value, const QString& type, const QString& place)
    {
        if (type == "xhtml") {
            checkNarrative(value.toString(), place);
            return;
        }
        const QString actual = type == "Resource" ? value["resourceType"].toString() : type;
        const QList<Member> members = membersOf(actual);
        if (members.isEmpty() && type == "Resource") {
            report(place, "is an unknown resource: " + actual);
            return;
        }
        if (members.isEmpty()) {
            checkPrimitive(value, type, place);
            return;
        }
        const QJsonObject object = value.toObject();
        if (object.isEmpty())
            report(place, "is empty");
        QStringList known;
        for (const Member& member : members) {
            known << member.name;
            checkMember(object, member, place + '/' + member.name);
        }
        for (const QString& name : object.keys())
            if (!known.contains(name))
                report(place, "has an unknown member: " + name);
        checkRules(actual, object, place);
    }

    void checkMember(const QJsonObject& object, const Member& member, const QString& place)
    {
        if (!object.contains(member.name)) {
            if (member.least > 0)
                report(place, "is missing");
            return;
        }
        const QJsonValue value = object[member.name];
        if (value.isArray() != member.isList) {
            report(place, "is or is not a list");
            return;
        }
        if (!member.isList) {
            checkOne(value, member.type, place);
            return;
        }
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            report(place, "is an empty list");
        for (int i = 0; i < list.size(); ++i)
            checkOne(list[i], member.type, place + '/' + QString::number(i));
    }

    /// What holds beyond the types.
    void checkRules(const QString& type, const QJsonObject& object, const QString& place)
    {
        static const QMap<QString, QStringList> statuses = {
            {"Observation", {"preliminary", "final"}},
            {"DiagnosticReport", {"preliminary", "final", "amended", "appended"}},
            {"Device", {"active"}},
            {"ImagingStudy", {"available"}},
            {"Media", {"completed"}},
            {"Narrative", {"generated"}}};
        if (statuses.contains(type) && !statuses[type].contains(object["status"].toString()))
            report(place, "has an unknown status: " + object["status"].toString());
        static const QStringList systems = {
            "http://snomed.info/sct", "http://loinc.org",
            "http://dicom.nema.org/resources/ontology/DCM", "http://unitsofmeasure.org",
            "https://radelement.org", "http://radlex.org", "urn:ietf:rfc:3986",
            "http://terminology.hl7.org/CodeSystem/observation-category",
            "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "http://terminology.hl7.org/CodeSystem/media-type",
            "http://terminology.hl7.org/CodeSystem/v2-0074",
            "http://terminology.hl7.org/CodeSystem/v2-0203",
            // 99FORAMEN, as the manual names it
            "urn:oid:2.25.218875836866114953197520265717822645691"};
        if (type == "Coding" && !systems.contains(object["system"].toString()))
            report(place, "has an unknown system: " + object["system"].toString());
        if (type == "Quantity" && object["system"] != QJsonValue("http://unitsofmeasure.org"))
            report(place, "is not in a unit of UCUM");
        if (type == "Patient" && object.contains("gender")
            && !QStringList{"male", "female", "other", "unknown"}.contains(
                object["gender"].toString()))
            report(place, "has an unknown gender");
        if (type == "Observation")
            checkObservation(object, place);
        if (type == "Reference")
            checkReference(object, place);
    }

    void checkObservation(const QJsonObject& object, const QString& place)
    {
        int values = 0;
        for (const QString& name : object.keys())
            values += name.startsWith("value") ? 1 : 0;
        if (values + (object.contains("dataAbsentReason") ? 1 : 0) > 1)
            report(place, "has several values, or a value and a reason for none");
        if (object.contains("device") == object.contains("performer"))
            report(place, "is not either of a device or of a person");
        if (object.contains("device") && object["status"] != QJsonValue("preliminary"))
            report(place, "is of a device and not preliminary");
    }

    void checkReference(const QJsonObject& object, const QString& place)
    {
        const QString target = object["reference"].toString();
        if (target.isEmpty()) {
            if (!object.contains("identifier") || !object.contains("type"))
                report(place, "refers to nothing");
            return;
        }
        m_targets << target;
        static const QMap<QString, QStringList> allowed = {
            {"subject", {"Patient"}},
            {"performer", {"Practitioner"}},
            {"authorReference", {"Practitioner"}},
            {"resultsInterpreter", {"Practitioner"}},
            {"device", {"Device"}},
            {"derivedFrom", {"ImagingStudy", "Observation"}},
            {"result", {"Observation"}},
            {"imagingStudy", {"ImagingStudy"}},
            {"partOf", {"ImagingStudy"}},
            {"link", {"Media"}}};
        static const QRegularExpression number("^\\d+$");
        QStringList names = place.split('/');
        if (number.match(names.last()).hasMatch())
            names.removeLast();
        if (!m_types.contains(target))
            report(place, "refers to what is not in the bundle: " + target);
        else if (!allowed.value(names.last()).contains(m_types[target]))
            report(place, "refers to a " + m_types[target]);
    }

    void run(const QJsonObject& bundle)
    {
        for (const QJsonValue& entry : bundle["entry"].toArray()) {
            const QString url = entry["fullUrl"].toString();
            if (m_types.contains(url))
                report(url, "is there twice");
            if (url != "urn:uuid:" + entry["resource"]["id"].toString())
                report(url, "disagrees with the id");
            m_types[url] = entry["resource"]["resourceType"].toString();
        }
        if (bundle["type"] != QJsonValue("collection"))
            report("Bundle", "is no collection");
        checkOne(bundle, "Bundle", "Bundle");
        for (auto it = m_types.begin(); it != m_types.end(); ++it)
            if (!m_targets.contains(it.key()) && it.value() != "DiagnosticReport")
                report(it.key(), "is referred to by nothing: " + it.value());
    }

    QStringList m_problems;
    QMap<QString, QString> m_types; ///< of resources, by fullUrl
    QSet<QString> m_targets;
};

} // namespace foramen::test
