#pragma once

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace foramen {

class Session;

/// Who complained.
enum class ProblemSource { Files, Grading, Database, Request };

/// One thing that did not go as it should.
struct Problem {
    ProblemSource source = ProblemSource::Files;
    QString file; ///< "series/file.dcm", empty where it is not about one
    QString path; ///< the whole of it
    QString reason; ///< one or more sentences
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// Everything that scan, loading, grading and database complained about while the study is open,
/// and what the reader asked for and could not have. Such requests stay until another study is
/// opened, however short the window's message was.
class ProblemList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ReasonRole = Qt::UserRole,
        FileRole,
        SourceRole ///< in words
    };

    explicit ProblemList(Session* session, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    [[nodiscard]] int count() const { return static_cast<int>(m_problems.size()); }
    /// "Files: series/file.dcm: reason", with the whole path.
    [[nodiscard]] QString textOf(int row) const;
    /// All of them, one a line.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void countChanged(int count);

private:
    void collect();
    void addFiles(std::vector<Problem>& found) const;
    void addGrading(std::vector<Problem>& found) const;
    void addSaving(std::vector<Problem>& found) const;
    void addRequests(std::vector<Problem>& found) const;

    Session* m_session;
    std::vector<Problem> m_problems;
    QStringList m_requests; ///< refused since the study was opened
    QString m_studyUid;
};

} // namespace foramen
