#include "ui/state/tags/tag_model.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

QString lengthText(std::uint32_t bytes)
{
    return QLocale().toString(static_cast<qulonglong>(bytes));
}

QString oneLine(const std::string& value)
{
    QString text = QString::fromStdString(value);
    text.replace(QLatin1String("\r\n"), QLatin1String(" ")).replace(QLatin1Char('\n'), ' ');
    return text.replace(QLatin1Char('\r'), ' ').replace(QLatin1Char('\t'), ' ');
}

} // namespace

TagModel::TagModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void TagModel::setListing(TagListing listing)
{
    if (!m_nodes.empty() && hasSameTags(listing)) {
        m_listing = std::move(listing);
        const auto changed = [this](const std::vector<int>& lines, const QModelIndex& above) {
            if (!lines.empty())
                Q_EMIT dataChanged(
                    index(0, 0, above),
                    index(static_cast<int>(lines.size()) - 1, ColumnCount - 1, above));
        };
        changed(m_roots, {});
        for (std::size_t line = 0; line < m_nodes.size(); ++line)
            changed(m_nodes[line].children,
                    createIndex(m_nodes[line].row, 0, static_cast<quintptr>(line)));
        return;
    }
    beginResetModel();
    m_listing = std::move(listing);
    buildTree();
    endResetModel();
}

bool TagModel::hasSameTags(const TagListing& other) const
{
    return std::equal(
        m_listing.lines.begin(), m_listing.lines.end(), other.lines.begin(), other.lines.end(),
        [](const TagLine& a, const TagLine& b) { return a.tag == b.tag && a.depth == b.depth; });
}

void TagModel::buildTree()
{
    m_nodes.assign(m_listing.lines.size(), {});
    m_roots.clear();
    std::vector<int> open; // the last line at each depth
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const auto depth = static_cast<std::size_t>(m_listing.lines[i].depth);
        open.resize(std::min(depth, open.size()));
        const int above = open.empty() ? -1 : open.back();
        std::vector<int>& siblings =
            above < 0 ? m_roots : m_nodes[static_cast<std::size_t>(above)].children;
        m_nodes[i].parent = above;
        m_nodes[i].row = static_cast<int>(siblings.size());
        siblings.push_back(static_cast<int>(i));
        open.push_back(static_cast<int>(i));
    }
}

QModelIndex TagModel::index(int row, int column, const QModelIndex& parent) const
{
    const std::vector<int>& siblings =
        parent.isValid() ? m_nodes[parent.internalId()].children : m_roots;
    if (row < 0 || column < 0 || column >= ColumnCount || row >= static_cast<int>(siblings.size()))
        return {};
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex TagModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const int above = m_nodes[child.internalId()].parent;
    return above < 0 ? QModelIndex()
                     : createIndex(m_nodes[static_cast<std::size_t>(above)].row, 0,
                                   static_cast<quintptr>(above));
}

int TagModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? m_nodes[parent.internalId()].children.size()
                                             : m_roots.size());
}

int TagModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString TagModel::cellText(const TagLine& line, int column) const
{
    const bool isItem = line.content == TagContent::Item;
    switch (column) {
    case TagColumn:
        return QString::fromStdString(foramen::textOf(line.tag));
    case NameColumn:
        if (isItem)
            return tr("Item %1").arg(line.multiplicity);
        if (!line.name.empty())
            return QString::fromStdString(line.name);
        return (line.tag >> 16) % 2 == 1 ? tr("Private tag") : tr("Unknown tag");
    case VrColumn:
        return QString::fromStdString(line.vr);
    case CountColumn:
        return isItem || line.content == TagContent::Sequence ? QString()
                                                              : QString::number(line.multiplicity);
    default:
        break;
    }
    if (isItem)
        return {};
    if (line.content == TagContent::Sequence)
        return tr("%n item(s)", nullptr, line.multiplicity);
    if (line.content == TagContent::Pixels)
        return line.length == kUndefinedLength
            ? tr("compressed; not loaded")
            : tr("%1 bytes; not loaded").arg(lengthText(line.length));
    QString text = oneLine(line.value);
    if (line.cut)
        text += tr(" … (%1 bytes)").arg(lengthText(line.length));
    if (!line.meaning.empty())
        text += QStringLiteral("  = ") + QString::fromStdString(line.meaning);
    return text;
}

QVariant TagModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const TagLine& line = m_listing.lines[index.internalId()];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(line, index.column());
    case Qt::ToolTipRole:
        if (index.column() == NameColumn && !line.keyword.empty())
            return QString::fromStdString(line.keyword);
        return index.column() == ValueColumn ? cellText(line, ValueColumn).left(1000) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == CountColumn ? QVariant(Qt::AlignCenter) : QVariant();
    case SearchRole: {
        QString tag = cellText(line, TagColumn);
        const QString bare = QString(tag).remove('(').remove(')').remove(',');
        return QStringList{tag,
                           bare,
                           cellText(line, NameColumn),
                           QString::fromStdString(line.keyword),
                           QString::fromStdString(line.vr),
                           cellText(line, ValueColumn)}
            .join(QLatin1Char('\n'));
    }
    case CopyRole:
        return QString::fromStdString(line.value);
    default:
        return {};
    }
}

QVariant TagModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case TagColumn:
        return tip ? tr("Group and element, hexadecimal") : tr("Tag");
    case NameColumn:
        return tr("Name");
    case VrColumn:
        return tip ? tr("Value representation: the type of the value") : tr("VR");
    case CountColumn:
        return tip ? tr("Value multiplicity: how many values there are") : tr("VM");
    default:
        return tr("Value");
    }
}

QString TagModel::textOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const TagLine& line = m_listing.lines[index.internalId()];
    QStringList parts{cellText(line, TagColumn)};
    for (const int column : {VrColumn, NameColumn, ValueColumn})
        parts << cellText(line, column);
    parts.removeAll(QString());
    return QString(qsizetype{2} * line.depth, QLatin1Char(' ')) + parts.join(QLatin1Char('\t'));
}

QString TagModel::toText() const
{
    QString text;
    for (std::size_t line = 0; line < m_nodes.size(); ++line)
        text += textOf(createIndex(m_nodes[line].row, 0, static_cast<quintptr>(line)))
            + QLatin1Char('\n');
    return text;
}

TagFilter::TagFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
}

template <class Use> void TagFilter::forEachLine(Use use) const
{
    std::vector<QModelIndex> open{QModelIndex()};
    while (!open.empty()) {
        const QModelIndex above = open.back();
        open.pop_back();
        for (int row = 0; row < sourceModel()->rowCount(above); ++row) {
            const QModelIndex line = sourceModel()->index(row, 0, above);
            use(line);
            open.push_back(line);
        }
    }
}

void TagFilter::setSearch(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_parentsOfHits.clear();
    if (m_keepsSiblings && !m_words.isEmpty())
        forEachLine([this](const QModelIndex& line) {
            if (!sourceModel()->hasChildren(line) && containsWords(line))
                m_parentsOfHits.insert(line.parent());
        });
    invalidateFilter();
}

bool TagFilter::containsWords(const QModelIndex& line) const
{
    const QString text = line.data(TagModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

bool TagFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex line = sourceModel()->index(row, 0, parent);
    return containsWords(line)
        || (m_parentsOfHits.contains(parent) && !sourceModel()->hasChildren(line));
}

int TagFilter::hitCount() const
{
    int hits = 0;
    forEachLine([&](const QModelIndex& line) { hits += containsWords(line) ? 1 : 0; });
    return hits;
}

} // namespace foramen
