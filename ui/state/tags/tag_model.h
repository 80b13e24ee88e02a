#pragma once

#include "core/dicom/tags/tag_listing.h"

#include <QAbstractItemModel>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace foramen {

/// The tags of one DICOM object as a tree: attributes, and below a sequence its items.
class TagModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { TagColumn, NameColumn, VrColumn, CountColumn, ValueColumn, ColumnCount };
    enum Role {
        SearchRole = Qt::UserRole, ///< the text of a line that is searched
        CopyRole ///< the value alone, as long as it is known
    };

    explicit TagModel(QObject* parent = nullptr);

    /// Where the tags are the same as before, only values change, so that selection and expanded
    /// items are kept.
    void setListing(TagListing listing);
    [[nodiscard]] const TagListing& listing() const { return m_listing; }

    /// One line as text: tag, VR, name and value, indented by its depth.
    [[nodiscard]] QString textOf(const QModelIndex& index) const;
    /// All lines.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// The place of one line in the tree.
    struct Node {
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };
    [[nodiscard]] bool hasSameTags(const TagListing& other) const;
    void buildTree();
    [[nodiscard]] QString cellText(const TagLine& line, int column) const;

    TagListing m_listing;
    std::vector<Node> m_nodes; ///< by line
    std::vector<int> m_roots;
};

/// Filters a TagModel, or a model with its roles, to the lines that contain all words of a search,
/// with their parents and children.
class TagFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TagFilter(QObject* parent = nullptr);

    /// Words, separated by blanks; case does not matter. Empty: all lines.
    void setSearch(const QString& words);
    /// Whether a found line without children keeps the lines of its kind beside it: they say of
    /// what it is a part.
    void setKeepsSiblings(bool keeps) { m_keepsSiblings = keeps; }
    /// Number of lines that contain the words themselves.
    [[nodiscard]] int hitCount() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    [[nodiscard]] bool containsWords(const QModelIndex& line) const;
    /// Calls a function for each line of the source.
    template <class Use> void forEachLine(Use use) const;

    QStringList m_words;
    bool m_keepsSiblings = false;
    QSet<QModelIndex> m_parentsOfHits; ///< of found lines without children, in the source
};

} // namespace foramen
