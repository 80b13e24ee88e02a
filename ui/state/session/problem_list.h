#pragma once

#include "core/spine/terms.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>
#include <vector>

namespace foramen {

class Session;

/// Where a problem comes from.
enum class ProblemSource { Files, Grading, Points, Database, Request };

/// One problem of the open study.
struct Problem {
    ProblemSource source = ProblemSource::Files;
    QString file; ///< "series/file.dcm", empty where it is not about one
    QString path; ///< the whole path
    QString reason; ///< one or more sentences
    std::optional<Site> site; ///< where it is about one
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// The problems of the open study: of scanning, loading, grading, points and database, and requests
/// of the reader that failed. Failed requests stay in the list until another study is opened.
class ProblemList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ReasonRole = Qt::UserRole,
        FileRole,
        SourceRole ///< its name
    };

    explicit ProblemList(Session* session, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    [[nodiscard]] int count() const { return static_cast<int>(m_problems.size()); }
    /// "Files: series/file.dcm: reason", with the whole path.
    [[nodiscard]] QString textOf(int row) const;
    /// All problems, one on each line.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void countChanged(int count);

private:
    void collect();
    void addFiles(std::vector<Problem>& found) const;
    void addGrading(std::vector<Problem>& found) const;
    void addPoints(std::vector<Problem>& found) const;
    void addSaving(std::vector<Problem>& found) const;
    void addRequests(std::vector<Problem>& found) const;

    Session* m_session;
    std::vector<Problem> m_problems;
    QStringList m_requests; ///< refused since the study was opened
    QString m_studyUid;
};

} // namespace foramen
