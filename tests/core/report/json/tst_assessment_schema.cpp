#include "core/report/json/json_writer.h"
#include "tests/core/report/random_report.h"
#include "tests/support/file_content.h"
#include "tests/support/program_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

const QString kSchema =
    QStringLiteral(FORAMEN_SOURCE_DIR "/resources/schemas/assessment-1.schema.json");

QJsonObject parsed(const Report& report)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(assessmentJson(report))).object();
}

/// Members and items below a value, each with its path; those of lists are one path.
void collectMembers(const QJsonValue& value, const QString& path, QSet<QString>& members)
{
    if (value.isArray())
        for (const QJsonValue& item : value.toArray())
            collectMembers(item, path, members);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        members << path + '/' + it.key();
        collectMembers(it.value(), path + '/' + it.key(), members);
    }
}

/// Replaces the value at a path of member names and numbers of items; Undefined removes it.
void replace(QJsonValue& value, const QStringList& path, const QJsonValue& by)
{
    if (path.isEmpty()) {
        value = by;
        return;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        QJsonValue item = array.at(path.first().toInt());
        replace(item, path.mid(1), by);
        if (item.isUndefined())
            array.removeAt(path.first().toInt());
        else
            array.replace(path.first().toInt(), item);
        value = array;
        return;
    }
    QJsonObject object = value.toObject();
    QJsonValue member = object.value(path.first());
    replace(member, path.mid(1), by);
    if (member.isUndefined())
        object.remove(path.first());
    else
        object.insert(path.first(), member);
    value = object;
}

} // namespace

/// The published schema of assessment.json, judged by Python's jsonschema.
class TestAssessmentSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_documents = std::make_unique<QTemporaryDir>(); }
    void schema_describesEveryMember();
    void documents_areValid();
    void randomDocuments_areValid();
    void damagedDocuments_areNot();

private:
    void add(const QString& name, const QByteArray& text) const
    {
        writeText(m_documents->filePath(name), text);
    }
    void add(const QString& name, const Report& report) const
    {
        add(name, QByteArray::fromStdString(assessmentJson(report)));
    }
    /// The verdict on each document by name.
    [[nodiscard]] QMap<QString, QString> verdicts() const;

    QString m_python;
    std::unique_ptr<QTemporaryDir> m_documents;
};

void TestAssessmentSchema::initTestCase()
{
    // The distribution's own: another one before it in PATH may lack the module.
    for (const QString& python : {QStringLiteral("/usr/bin/python3"), QStringLiteral("python3")})
        if (m_python.isEmpty() && runProgram(python, {"-c", "import jsonschema"}).status == 0)
            m_python = python;
    if (m_python.isEmpty())
        QSKIP("python3-jsonschema is not installed");
}

QMap<QString, QString> TestAssessmentSchema::verdicts() const
{
    const ProgramRun run = runProgram(
        m_python,
        {QStringLiteral(FORAMEN_SOURCE_DIR "/tests/core/report/json/validate_documents.py"),
         kSchema, m_documents->path()});
    if (run.status != 0)
        qFatal("%s", run.error.constData());
    QMap<QString, QString> found;
    for (const QString& line : QString::fromUtf8(run.out).split('\n', Qt::SkipEmptyParts))
        found[line.section('\t', 0, 0)] = line.section('\t', 1);
    return found;
}

/// Whatever the writer can write has a definition with the type or the words that it may have.
void TestAssessmentSchema::schema_describesEveryMember()
{
    const QJsonObject schema = QJsonDocument::fromJson(contentOf(kSchema)).object();
    QCOMPARE(schema["properties"]["format"]["const"].toString(), QString("foramen.assessment/1"));
    QSet<QString> members;
    RandomReports reports(7);
    for (int i = 0; i < 100; ++i)
        collectMembers(parsed(reports.next()), {}, members);
    QVERIFY(members.size() > 130);
    const std::function<QJsonObject(QJsonObject)> resolved = [&](QJsonObject type) {
        for (const QJsonValue& one : type["anyOf"].toArray())
            if (one.toObject().contains("$ref"))
                type = one.toObject();
        const QString name = type["$ref"].toString().section('/', -1);
        if (!name.isEmpty())
            return resolved(schema["$defs"][name].toObject());
        const QJsonObject items = type["items"].toObject().isEmpty()
            ? type["allOf"][0]["items"].toObject()
            : type["items"].toObject();
        return type["type"] == QJsonValue("array") ? resolved(items) : type;
    };
    for (const QString& member : members) {
        QJsonObject type = schema;
        for (const QString& name : member.split('/', Qt::SkipEmptyParts)) {
            type = resolved(type);
            QVERIFY2(type["additionalProperties"] == QJsonValue(false) || type == schema,
                     qPrintable(member));
            type = type["properties"][name].toObject();
            QVERIFY2(!type.isEmpty(), qPrintable(member));
        }
    }
}

void TestAssessmentSchema::documents_areValid()
{
    Report measured = sampleReport(sampleReadAssessment());
    addMeasurements(measured);
    Report variant = measured;
    variant.assessment.setVariant({.vertebra = TransitionalVertebra::LumbarisedS1,
                                   .discs = NamedDiscs::L2L3ToL6S1,
                                   .readerName = "Reader^Ann",
                                   .time = "2026-11-20T10:05:00+01:00"});
    Report hidden = sampleReport(sampleAssessment());
    hidden.assessment.setRevealMode(RevealMode::ReaderFirst);
    Report imported = sampleReport(Assessment{});
    imported.assessment.setImported(
        siteAt(3),
        ImportedLabel{Severity::Severe, sampleLocation(siteAt(3)), kChallengeTables, "2026-11-20"});
    add("graded", sampleReport(sampleAssessment()));
    add("read", sampleReport(sampleReadAssessment()));
    add("without model", sampleReport(Assessment{}));
    add("signed", sampleSignedReport());
    add("measured", measured);
    add("variant", variant);
    add("hidden", hidden);
    add("imported", imported);
    const auto found = verdicts();
    QCOMPARE(found.size(), 8);
    for (auto it = found.begin(); it != found.end(); ++it)
        QVERIFY2(*it == "valid", qPrintable(it.key() + ": " + *it));
}

void TestAssessmentSchema::randomDocuments_areValid()
{
    constexpr int count = 60;
    RandomReports reports(16);
    for (int i = 0; i < count; ++i)
        add(QString::number(i), reports.next());
    const auto found = verdicts();
    QCOMPARE(found.size(), count);
    for (auto it = found.begin(); it != found.end(); ++it)
        QVERIFY2(*it == "valid", qPrintable(it.key() + ": " + *it));
}

void TestAssessmentSchema::damagedDocuments_areNot()
{
    Report report = sampleSignedReport();
    addMeasurements(report);
    const QJsonValue whole = parsed(report);
    struct Damage {
        const char* path;
        QJsonValue value;
    };
    const QJsonValue gone = QJsonValue::Undefined;
    const std::vector<Damage> damages = {
        {"format", "foramen.assessment/2"},
        {"study", gone},
        {"study/patient_weight", 70},
        {"levels/4", gone},
        {"levels/0/level", "L5/S1"},
        {"levels/0/confidence", 1.5},
        {"levels/0/disc_center_lps_mm/2", gone},
        {"findings/24", gone},
        {"findings/0/level", "L4/L5"},
        {"findings/5/condition", "Right Neural Foraminal Narrowing"},
        {"findings/0/probabilities/severe", -0.1},
        {"findings/0/probabilities/mild", 0.1},
        {"findings/0/location/x", "100"},
        {"findings/0/location/lps_mm", gone},
        {"findings/3/reader/severity", "Normal"},
        {"findings/3/reader/state", "ai_suggested"},
        {"findings/3/reader/name", QJsonValue::Null},
        {"findings/0/reader/accepted", true},
        {"findings/0/reader/severity", "Severe"},
        {"findings/0/refused", true},
        {"model/sha256", gone},
        {"model", QJsonValue::Null},
        {"series/0/images", 1.5},
        {"report/sha256", "bb"},
        {"report/addenda", gone},
        {"report/final", false},
        {"measurements/0/kind", "volume"},
        {"measurements/0/unit", "cm"},
        {"measurements/0/points/0/y", gone},
        {"key_images/0/frame_number", 0},
        {"intended_use", gone},
    };
    for (std::size_t i = 0; i < damages.size(); ++i) {
        QJsonValue document = whole;
        replace(document, QString(damages[i].path).split('/'), damages[i].value);
        QVERIFY2(document != whole, damages[i].path);
        add(QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0')),
            QJsonDocument(document.toObject()).toJson());
    }
    add("whole", QJsonDocument(whole.toObject()).toJson());
    const auto found = verdicts();
    QCOMPARE(found.value("whole"), QString("valid"));
    for (std::size_t i = 0; i < damages.size(); ++i) {
        const QString verdict = found.value(QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0')));
        QVERIFY2(!verdict.isEmpty() && verdict != "valid", damages[i].path);
        // It says where: at the damage, or at what holds it.
        const QString top = QString(damages[i].path).section('/', 0, 0);
        QVERIFY2(verdict.startsWith(top) || verdict.startsWith(": ") || verdict.contains(top)
                     || top == "model",
                 qPrintable(damages[i].path + (": " + verdict)));
    }
}

QTEST_GUILESS_MAIN(TestAssessmentSchema)
#include "tst_assessment_schema.moc"
