#include "ui/state/documents/content_model.h"

#include "ui/state/language/person_name.h"
#include "ui/state/language/translation.h"
#include "ui/state/tags/tag_model.h"

#include <QStringList>
#include <QTime>

#include <utility>

namespace foramen {

namespace {

QString from(const std::string& text)
{
    return QString::fromStdString(text);
}

QString oneLine(const QString& text)
{
    return text.simplified();
}

/// "101500.25" as "10:15:00"; as it stands when it is no time.
QString timeText(const std::string& dicom)
{
    const QTime time = QTime::fromString(from(dicom).left(6), QStringLiteral("hhmmss"));
    return time.isValid() ? clockText(time) : from(dicom);
}

/// "Finding (SCT 18347007)".
QString codeText(const ContentCode& code)
{
    const QString number =
        QStringList{from(code.scheme), from(code.value)}.join(QLatin1Char(' ')).trimmed();
    if (code.meaning.empty() || number.isEmpty())
        return code.meaning.empty() ? number : from(code.meaning);
    return QStringLiteral("%1 (%2)").arg(from(code.meaning), number);
}

/// The short name of a unit: UCUM's codes are short, others are numbers.
QString unitText(const ContentCode& unit)
{
    const bool isWithout = unit.scheme == "UCUM" && unit.value == "1";
    if (isWithout)
        return {};
    return from(unit.scheme == "UCUM" || unit.meaning.empty() ? unit.value : unit.meaning);
}

/// "1.5\2\30\40.25" as "(1.5, 2) (30, 40.25)".
QString pointsText(const std::string& values, int dimensions)
{
    const QStringList numbers = from(values).split(QLatin1Char('\\'), Qt::SkipEmptyParts);
    QStringList points;
    for (qsizetype i = 0; i < numbers.size(); i += dimensions)
        points << QLatin1Char('(') + numbers.mid(i, dimensions).join(QStringLiteral(", "))
                + QLatin1Char(')');
    return points.join(QLatin1Char(' '));
}

QString relationshipText(ContentRelationship relationship)
{
    switch (relationship) {
    case ContentRelationship::None:
        return {};
    case ContentRelationship::Contains:
        return ContentModel::tr("contains");
    case ContentRelationship::HasObservationContext:
        return ContentModel::tr("has observation context");
    case ContentRelationship::HasAcquisitionContext:
        return ContentModel::tr("has acquisition context");
    case ContentRelationship::HasConceptModifier:
        return ContentModel::tr("has concept modifier");
    case ContentRelationship::HasProperties:
        return ContentModel::tr("has properties");
    case ContentRelationship::SelectedFrom:
        return ContentModel::tr("selected from");
    case ContentRelationship::InferredFrom:
        return ContentModel::tr("inferred from");
    }
    return {};
}

/// What stands for a concept name where the file states none.
QString typeText(ContentType type)
{
    switch (type) {
    case ContentType::Container:
        return ContentModel::tr("Section");
    case ContentType::Text:
        return ContentModel::tr("Text");
    case ContentType::Code:
        return ContentModel::tr("Code");
    case ContentType::Number:
        return ContentModel::tr("Number");
    case ContentType::DateTime:
    case ContentType::Date:
    case ContentType::Time:
        return ContentModel::tr("Date and time");
    case ContentType::UidReference:
        return ContentModel::tr("UID");
    case ContentType::PersonName:
        return ContentModel::tr("Person");
    case ContentType::Coordinates:
    case ContentType::Coordinates3D:
        return ContentModel::tr("Coordinates");
    case ContentType::TemporalCoordinates:
        return ContentModel::tr("Coordinates in time");
    case ContentType::Image:
        return ContentModel::tr("Image");
    case ContentType::Composite:
        return ContentModel::tr("Object");
    case ContentType::Waveform:
        return ContentModel::tr("Waveform");
    case ContentType::ByReference:
        return ContentModel::tr("Reference");
    case ContentType::Unknown:
        break;
    }
    return ContentModel::tr("Unknown item");
}

} // namespace

QString dicomDateTimeText(const std::string& date, const std::string& time)
{
    return time.empty()
        ? dicomDateText(date)
        : QStringLiteral("%1 %2").arg(dicomDateText(date), timeText(time)).trimmed();
}

ContentModel::ContentModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void ContentModel::setReport(StructuredReport report, ObjectNames names)
{
    beginResetModel();
    m_report = std::move(report);
    m_names = std::move(names);
    m_nodes.clear();
    addNodes(m_report.root, -1);
    endResetModel();
}

void ContentModel::clear()
{
    beginResetModel();
    m_nodes.clear();
    m_report = {};
    endResetModel();
}

void ContentModel::addNodes(const ContentItem& item, int parent)
{
    const auto own = static_cast<int>(m_nodes.size());
    Node node;
    node.item = &item;
    node.parent = parent;
    if (parent >= 0) {
        Node& above = m_nodes[static_cast<std::size_t>(parent)];
        node.row = static_cast<int>(above.children.size());
        node.depth = above.depth + 1;
        above.children.push_back(own);
    }
    m_nodes.push_back(std::move(node));
    for (const ContentItem& child : item.children)
        addNodes(child, own);
}

const ContentModel::Node& ContentModel::nodeAt(const QModelIndex& index) const
{
    return m_nodes[index.internalId()];
}

QModelIndex ContentModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr{0});
    return createIndex(
        row, column, static_cast<quintptr>(nodeAt(parent).children[static_cast<std::size_t>(row)]));
}

QModelIndex ContentModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || nodeAt(child).parent < 0)
        return {};
    const int above = nodeAt(child).parent;
    return createIndex(m_nodes[static_cast<std::size_t>(above)].row, 0,
                       static_cast<quintptr>(above));
}

int ContentModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return m_nodes.empty() ? 0 : 1;
    return static_cast<int>(nodeAt(parent).children.size());
}

int ContentModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString ContentModel::referenceText(const ContentReference& reference) const
{
    const auto known = m_names.find(reference.sopInstanceUid);
    QString text;
    if (known != m_names.end()) {
        text = known->second;
    } else {
        QString kind = from(reference.sopClassName);
        if (kind.endsWith(QLatin1String(" Storage")))
            kind.chop(8);
        text = QStringLiteral("%1 %2").arg(kind, from(reference.sopInstanceUid)).trimmed();
    }
    if (!reference.frames.empty())
        text += tr(", frame %1").arg(from(reference.frames).replace(QLatin1Char('\\'), ", "));
    return text;
}

QString ContentModel::valueText(const ContentItem& item) const
{
    const QString value = from(item.value);
    switch (item.type) {
    case ContentType::Container:
        return {};
    case ContentType::Code:
        return from(item.code.meaning.empty() ? item.code.value : item.code.meaning);
    case ContentType::Number:
        return item.value.empty()
            ? from(item.qualifier.meaning)
            : QStringLiteral("%1 %2").arg(value, unitText(item.code)).trimmed();
    case ContentType::Date:
        return dicomDateText(item.value);
    case ContentType::Time:
        return timeText(item.value);
    case ContentType::DateTime:
        return dicomDateTimeText(item.value.substr(0, 8),
                                 item.value.size() > 8 ? item.value.substr(8) : std::string());
    case ContentType::PersonName:
        return personNameText(item.value);
    case ContentType::Coordinates:
    case ContentType::Coordinates3D: {
        const int dimensions = item.type == ContentType::Coordinates ? 2 : 3;
        return QStringLiteral("%1 %2").arg(from(item.graphicType),
                                           pointsText(item.value, dimensions));
    }
    case ContentType::TemporalCoordinates:
        return QStringLiteral("%1 %2").arg(from(item.graphicType), value).trimmed();
    case ContentType::Image:
    case ContentType::Composite:
    case ContentType::Waveform: {
        QStringList texts;
        for (const ContentReference& reference : item.references)
            texts << referenceText(reference);
        return texts.join(QStringLiteral("; "));
    }
    case ContentType::ByReference:
        return tr("see item %1").arg(value);
    case ContentType::Unknown:
        return value.isEmpty() ? tr("no value type") : tr("of type %1").arg(value);
    case ContentType::Text:
    case ContentType::UidReference:
        break;
    }
    return item.cut ? value + QStringLiteral(" …") : value;
}

QString ContentModel::cellText(const ContentItem& item, int column) const
{
    switch (column) {
    case ConceptColumn: {
        QString name = oneLine(from(item.name.meaning));
        if (!name.isEmpty())
            return name;
        return item.name.value.empty() ? typeText(item.type) : codeText(item.name);
    }
    case ValueColumn:
        return oneLine(valueText(item));
    default:
        return relationshipText(item.relationship);
    }
}

QString ContentModel::positionOf(const Node& node) const
{
    QStringList numbers;
    for (const Node* at = &node;; at = &m_nodes[static_cast<std::size_t>(at->parent)]) {
        numbers.prepend(QString::number(at->row + 1));
        if (at->parent < 0)
            return numbers.join(QLatin1Char('.'));
    }
}

const ContentItem* ContentModel::itemAt(const QModelIndex& index) const
{
    return index.isValid() ? nodeAt(index).item : nullptr;
}

QString ContentModel::detailOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeAt(index);
    const ContentItem& item = *node.item;
    QStringList lines;
    const QString conceptName = codeText(item.name);
    lines << (conceptName.isEmpty() ? typeText(item.type) : conceptName);
    QString value = item.type == ContentType::Code ? codeText(item.code) : valueText(item);
    value.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), '\n');
    if (item.type == ContentType::Number && !item.code.value.empty())
        value = QStringLiteral("%1 %2").arg(from(item.value), codeText(item.code)).trimmed();
    if (!value.isEmpty())
        lines << value;
    if (!item.qualifier.meaning.empty() || !item.qualifier.value.empty())
        lines << codeText(item.qualifier);
    for (const ContentReference& reference : item.references)
        lines << from(reference.sopInstanceUid);
    if (!item.observationTime.empty())
        lines << tr("observed %1")
                     .arg(dicomDateTimeText(item.observationTime.substr(0, 8),
                                            item.observationTime.size() > 8
                                                ? item.observationTime.substr(8)
                                                : std::string()));
    lines << tr("item %1").arg(positionOf(node));
    return lines.join(QLatin1Char('\n'));
}

QString ContentModel::textOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeAt(index);
    const QString value = cellText(*node.item, ValueColumn);
    const QString name = cellText(*node.item, ConceptColumn);
    return QString(qsizetype{2} * node.depth, QLatin1Char(' '))
        + (value.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, value));
}

QString ContentModel::toText() const
{
    QString text;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        text +=
            textOf(createIndex(m_nodes[i].row, 0, static_cast<quintptr>(i))) + QLatin1Char('\n');
    return text;
}

QVariant ContentModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ContentItem& item = *nodeAt(index).item;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(item, index.column());
    case Qt::ToolTipRole:
        if (index.column() == ConceptColumn)
            return codeText(item.name);
        return item.type == ContentType::Image && index.column() == ValueColumn
            ? cellText(item, ValueColumn) + QLatin1Char('\n') + tr("Double click or Enter shows it")
            : cellText(item, index.column()).left(1000);
    case TagModel::SearchRole:
        return QStringList{cellText(item, ConceptColumn), valueText(item), codeText(item.name),
                           codeText(item.code)}
            .join(QLatin1Char('\n'));
    case TagModel::CopyRole:
        return valueText(item);
    default:
        return {};
    }
}

QVariant ContentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ConceptColumn:
        return tr("Concept");
    case ValueColumn:
        return tr("Value");
    default:
        return tr("Relationship");
    }
}

} // namespace foramen
