#pragma once

#include "core/base/result.h"
#include "core/report/report.h"
#include "ui/state/editing/commands.h"
#include "ui/state/series/scanned_studies.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

#include <optional>

namespace foramen {

class Annotations;
class CurrentStudy;
class StudySaving;

/// The reading that comes with an opened study: in its case bundle, or in a structured report of
/// this program among its objects. Where the database has no work of the study, it is offered;
/// taken over, it is one step of the study's undo stack, and the history has each part of it. Where
/// there is work, it stays, and the reader is told. GUI thread; it is read in a TaskRunner.
class ReadingTakeover : public QObject, private AssessmentEditor {
    Q_OBJECT

public:
    ReadingTakeover(CurrentStudy& current, StudySaving& saving, Annotations& annotations,
                    QObject* parent = nullptr);
    ~ReadingTakeover() override;

    /// Whether a reading is offered.
    [[nodiscard]] bool isOffered() const { return m_offer.has_value(); }
    /// Whether the study is still searched for a reading.
    [[nodiscard]] bool isLooking() const { return m_reader.isRunning(); }
    /// "This case holds a reading: 25 sites decided by Dr A. Take it over?"; empty without offer.
    [[nodiscard]] QString question() const;
    /// Takes decisions, comments, points, the naming of the spine, measurements and key images
    /// over, with who made them and when. The AI's grades stay what they are.
    void takeOver();
    /// Withdraws the offer until the study is opened again.
    void putOff();

Q_SIGNALS:
    void changed(); ///< isOffered()
    void told(const QString& sentence);

private:
    class PlaceAnnotation;
    /// A reading that comes with a study, and in what.
    struct Offer {
        enum class Source { Case, StructuredReport } source = Source::Case;
        Report report;
    };
    using Found = Result<std::optional<Offer>>;

    [[nodiscard]] Assessment& editedAssessment() override;
    void levelsShifted(int by) override;
    void edited(const EditRecord& record) override;

    void look();
    void take(const Found& found);
    void withdraw();
    [[nodiscard]] bool hasWork() const;
    [[nodiscard]] bool isSameWork(const Offer& offer) const;
    [[nodiscard]] bool hasSameGrades(const Assessment& other) const;
    [[nodiscard]] static QString sentence(const Offer& offer);
    [[nodiscard]] static Found readingIn(const ScannedStudiesPtr& scanned, std::size_t index,
                                         const Task& task);

    CurrentStudy& m_current;
    StudySaving& m_saving;
    Annotations& m_annotations;
    std::optional<Offer> m_offer;
    TaskRunner m_reader{TaskRunner::kReading};
};

} // namespace foramen
