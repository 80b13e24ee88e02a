#pragma once

#include "core/dicom/documents/structured_report.h"

#include <QAbstractItemModel>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace foramen {

/// The content items of one report as a tree. The root, which has the title, is its only row
/// without a parent.
class ContentModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { ConceptColumn, ValueColumn, RelationshipColumn, ColumnCount };
    /// What the reader calls an object, by SOP Instance UID: "Sagittal T2, image 5".
    using ObjectNames = std::map<std::string, QString>;

    explicit ContentModel(QObject* parent = nullptr);

    void setReport(StructuredReport report, ObjectNames names);
    /// Shows nothing.
    void clear();
    [[nodiscard]] const StructuredReport& report() const { return m_report; }
    [[nodiscard]] int itemCount() const { return static_cast<int>(m_nodes.size()); }

    /// @return null for an invalid index.
    [[nodiscard]] const ContentItem* itemAt(const QModelIndex& index) const;
    /// All that is known of one item, in several lines: concept and codes, the whole value, its
    /// position in the tree.
    [[nodiscard]] QString detailOf(const QModelIndex& index) const;
    /// One item in one line, indented by its depth.
    [[nodiscard]] QString textOf(const QModelIndex& index) const;
    /// All items.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Has TagModel's roles for searching and copying besides those of views.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// The place of one item in the tree.
    struct Node {
        const ContentItem* item = nullptr;
        int parent = -1;
        int row = 0;
        int depth = 0;
        std::vector<int> children;
    };
    void addNodes(const ContentItem& item, int parent);
    [[nodiscard]] const Node& nodeAt(const QModelIndex& index) const;
    [[nodiscard]] QString cellText(const ContentItem& item, int column) const;
    [[nodiscard]] QString valueText(const ContentItem& item) const;
    [[nodiscard]] QString referenceText(const ContentReference& reference) const;
    [[nodiscard]] QString positionOf(const Node& node) const;

    StructuredReport m_report;
    ObjectNames m_names;
    std::vector<Node> m_nodes; ///< in the order of the tree
};

/// A DICOM date and time as the language writes it; as it stands when it is none.
/// @param time  TM; may be empty
[[nodiscard]] QString dicomDateTimeText(const std::string& date, const std::string& time);

} // namespace foramen
