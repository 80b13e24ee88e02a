#include "ui/state/study/commands.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace foramen {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

const QString kShiftAction = QStringLiteral("shift levels");

std::string compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string jsonOf(const CellEdit& edit)
{
    QJsonObject object;
    if (edit.decision) {
        const auto& severity = edit.decision->severity;
        object["decision"] = severity
            ? QString::fromUtf8(keyOf(*severity).data(),
                                static_cast<qsizetype>(keyOf(*severity).size()))
            : QStringLiteral("ungradable");
        object["accepted"] = edit.decision->acceptedFinding;
        if (!edit.decision->comment.empty())
            object["comment"] = QString::fromStdString(edit.decision->comment);
    }
    if (edit.readerLocation) {
        const SiteLocation& place = *edit.readerLocation;
        object["point"] =
            QJsonObject{{"series", QString::fromStdString(place.seriesInstanceUid)},
                        {"instance", QString::fromStdString(place.sopInstanceUid)},
                        {"x", place.image.column},
                        {"y", place.image.row},
                        {"lps_mm", QJsonArray{place.patient.x, place.patient.y, place.patient.z}}};
    }
    return object.isEmpty() ? std::string() : compact(object);
}

std::string jsonOfShift(int by)
{
    return compact({{"by", by}});
}

} // namespace

CellEdit editOf(const AssessmentCell& cell)
{
    return {cell.decision, cell.readerLocation};
}

SetCell::SetCell(AssessmentEditor& editor, Site site, CellEdit after, QString action,
                 const QString& text)
    : m_editor(editor)
    , m_site(site)
    , m_before(editOf(editor.editedAssessment().cell(site)))
    , m_after(std::move(after))
    , m_action(std::move(action))
{
    setText(text);
}

void SetCell::apply(const CellEdit& from, const CellEdit& to, const QString& action)
{
    Assessment& assessment = m_editor.editedAssessment();
    assessment.setDecision(m_site, to.decision);
    assessment.setReaderLocation(m_site, to.readerLocation);
    m_editor.edited({action, m_site, jsonOf(from), jsonOf(to)});
}

void SetCell::redo()
{
    apply(m_before, m_after, m_wasUndone ? QStringLiteral("redo ") + m_action : m_action);
}

void SetCell::undo()
{
    m_wasUndone = true;
    apply(m_after, m_before, QStringLiteral("undo ") + m_action);
}

ShiftLevels::ShiftLevels(AssessmentEditor& editor, int by)
    : m_editor(editor)
    , m_by(by)
{
    setText(by > 0 ? Words::tr("Shift levels down") : Words::tr("Shift levels up"));
}

void ShiftLevels::redo()
{
    Assessment& assessment = m_editor.editedAssessment();
    m_before = assessment;
    assessment.shiftLevels(m_by);
    m_editor.levelsShifted(m_by);
    m_editor.edited({m_wasUndone ? QStringLiteral("redo ") + kShiftAction : kShiftAction,
                     std::nullopt,
                     {},
                     jsonOfShift(m_by)});
}

void ShiftLevels::undo()
{
    m_wasUndone = true;
    // Shifting back would not bring back what fell off the ends.
    m_editor.editedAssessment() = m_before;
    m_editor.levelsShifted(-m_by);
    m_editor.edited({QStringLiteral("undo ") + kShiftAction, std::nullopt, {}, jsonOfShift(-m_by)});
}

int shiftOf(const std::string& action, const std::string& after)
{
    if (!QString::fromStdString(action).endsWith(kShiftAction))
        return 0;
    return QJsonDocument::fromJson(QByteArray::fromStdString(after)).object().value("by").toInt();
}

} // namespace foramen
