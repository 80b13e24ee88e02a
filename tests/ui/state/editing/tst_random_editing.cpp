#include "core/measure/annotation_json.h"
#include "core/spine/assessment_json.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/session/session.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUndoGroup>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
// Each takes ten times as long; a database that answers so late counts as one that does not.
constexpr int kCommands = 400;
#else
constexpr int kCommands = 3000;
#endif

/// All that a reader can change, as one text. An annotation that comes back stands last in the
/// list, so their order is left out.
std::string stateOf(const Session& session)
{
    std::string state = assessmentToJson(session.current()->assessment, AssessmentUse::Saving);
    std::vector<std::string> annotations;
    for (const Annotation& annotation : session.annotations()->all())
        annotations.push_back(annotationToJson(annotation));
    std::sort(annotations.begin(), annotations.end());
    for (const std::string& annotation : annotations)
        state += '\n' + annotation;
    for (const ReportConflict& conflict : session.draft()->conflicts())
        state += '\n' + conflict.drafted;
    return state + '\n' + session.draft()->text().toStdString();
}

/// The first line that differs, for the message.
QString difference(const std::string& found, const std::string& expected, int command)
{
    const QStringList a = QString::fromStdString(found).split(QLatin1Char('\n'));
    const QStringList b = QString::fromStdString(expected).split(QLatin1Char('\n'));
    for (qsizetype line = 0; line < std::min(a.size(), b.size()); ++line)
        if (a[line] != b[line])
            return QStringLiteral("command %1, line %2: %3 instead of %4")
                .arg(QString::number(command), QString::number(line), a[line], b[line]);
    return QStringLiteral("command %1: %2 lines instead of %3")
        .arg(command)
        .arg(a.size())
        .arg(b.size());
}

/// Gives a session random commands of a reader.
class RandomReader {
public:
    RandomReader(Session& session, unsigned seed)
        : m_session(session)
        , m_random(seed)
    {
    }

    [[nodiscard]] int below(int count)
    {
        return static_cast<int>(m_random() % static_cast<unsigned>(count));
    }
    /// Edits the grid, the levels, an annotation or the report; perhaps nothing changes.
    void edit()
    {
        switch (below(6)) {
        case 0:
            return editAnnotation();
        case 1:
            return editReport();
        default:
            return editGrid();
        }
    }

private:
    [[nodiscard]] Site anySite() { return siteAt(static_cast<std::size_t>(below(kSiteCount))); }
    [[nodiscard]] Severity anySeverity()
    {
        return kSeverities[static_cast<std::size_t>(below(kSeverityCount))];
    }
    void editGrid()
    {
        AssessmentEditing& editing = *m_session.editing();
        switch (below(14)) {
        case 0:
            return editing.setUngradable(anySite());
        case 1:
            return editing.clearDecision(anySite());
        case 2:
            return editing.acceptFinding(anySite());
        case 3:
            return editing.acceptRow(kLevels[static_cast<std::size_t>(below(kLevelCount))]);
        case 4:
            return editing.setComment(anySite(), QStringLiteral("note %1").arg(below(3)));
        case 5:
            return editing.setComment(anySite(), {});
        case 6:
            return editing.shiftLevels(below(2) == 0 ? 1 : -1);
        case 7:
        case 8:
            return moveSite();
        case 9:
            return m_session.points()->acceptModelPoint(anySite());
        case 10:
            return m_session.points()->remove(anySite());
        case 11:
            return m_session.points()->snapToLevel(anySite());
        default:
            return editing.setSeverity(anySite(), anySeverity());
        }
    }
    void moveSite()
    {
        const auto blocks = m_session.current()->series.volumesFor(SeriesRole::AxialT2);
        const VolumePtr volume = blocks[static_cast<std::size_t>(below(3))];
        const int slice = below(volume->geometry.slices);
        const ImagePoint image{static_cast<double>(below(volume->geometry.columns)),
                               static_cast<double>(below(volume->geometry.rows))};
        const PatientPoint point = volume->geometry.patientFromVoxel(
            {image.column, image.row, static_cast<double>(slice)});
        if (below(3) == 0)
            return m_session.points()->moveToSlice(anySite(), volume, slice);
        m_session.points()->place(anySite(), point, volume, slice, image);
        if (below(4) == 0)
            m_session.points()->answer(below(2) == 0 ? PointEditing::Answer::OtherSite
                                                     : PointEditing::Answer::AllTheSame);
    }
    void editReport()
    {
        ReportDraft& draft = *m_session.draft();
        if (below(8) == 0)
            return draft.reset();
        if (!draft.conflicts().empty() && below(2) == 0)
            return below(2) == 0 ? draft.keepReadersLines(0) : draft.takeDraftedLines(0);
        QStringList lines = draft.text().split(QLatin1Char('\n'));
        QString& line = lines[below(static_cast<int>(lines.size()))];
        if (below(3) == 0)
            line.chop(4);
        else
            line += QStringLiteral(" word%1").arg(below(3));
        draft.setText(lines.join(QLatin1Char('\n')));
    }
    void editAnnotation()
    {
        Annotations& annotations = *m_session.annotations();
        const auto& all = annotations.all();
        const auto place = [this] {
            return ImagePoint{static_cast<double>(below(60)), static_cast<double>(below(60))};
        };
        const PictureIdentity picture{"1.2.3", "1.2.3." + std::to_string(below(4)), 1};
        if (below(5) == 0)
            return annotations.toggleKeyImage(picture);
        if (all.empty() || (all.size() < 12 && below(2) == 0)) {
            annotations.add(
                {.kind = AnnotationKind::Length, .picture = picture, .points = {place(), place()}});
            return;
        }
        Annotation one = all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
        if (one.points.empty() || below(2) == 0)
            return annotations.remove(one.annotationUid);
        one.points.front() = place();
        annotations.change(one, QStringLiteral("moved"));
    }

    Session& m_session;
    std::mt19937 m_random;
};

} // namespace

/// Thousands of random commands: undo and redo lead to the whole state of each step, and what is
/// saved is what is shown.
class TestRandomEditing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeSmallStudy(m_study.path().toStdString()); }
    void undoAndRedo_leadToTheWholeStateOfEachStep();

private:
    [[nodiscard]] std::unique_ptr<Session> opened()
    {
        auto session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
        if (!openAndSettle(*session, m_study.path().toStdString()))
            qFatal("the study does not open");
        return session;
    }

    QTemporaryDir m_study;
    TestFolder m_folder;
    FakeModelPtr m_model = std::make_shared<FakeModel>();
};

void TestRandomEditing::undoAndRedo_leadToTheWholeStateOfEachStep()
{
    m_folder.renew();
    auto session = opened();
    RandomReader reader(*session, 20261130);
    const QUndoStack& undo = session->current()->undo;
    std::vector<std::string> states{stateOf(*session)}; // by the index of the undo stack
    int steps = 0;
    for (int command = 0; command < kCommands; ++command) {
        const int before = undo.index();
        if (const int kind = reader.below(4); kind == 0 && before > 0) {
            for (int times = reader.below(5); times >= 0; --times)
                session->undoGroup()->undo();
        } else if (kind == 1 && undo.canRedo()) {
            for (int times = reader.below(5); times >= 0; --times)
                session->undoGroup()->redo();
        } else {
            reader.edit();
            if (undo.index() == before + 1) { // a step; what could be redone is gone
                QCOMPARE(undo.count(), undo.index());
                states.resize(static_cast<std::size_t>(before) + 1);
                states.push_back(stateOf(*session));
                ++steps;
            } else if (undo.index() == before
                       && (undo.undoText().contains(QStringLiteral("omment"))
                           || undo.undoText().startsWith(QStringLiteral("report text")))) {
                // What is typed on is one step with what was typed before.
                states[static_cast<std::size_t>(before)] = stateOf(*session);
            }
        }
        const std::string& expected = states[static_cast<std::size_t>(undo.index())];
        QVERIFY2(stateOf(*session) == expected,
                 qPrintable(difference(stateOf(*session), expected, command)));
    }
    QVERIFY2(steps > kCommands / 4, qPrintable(QString::number(steps)));
    QVERIFY(session->saving()->isSaved());
    const std::string last = stateOf(*session);
    session.reset();
    session = opened();
    QCOMPARE(QString::fromStdString(stateOf(*session)), QString::fromStdString(last));
}

QTEST_MAIN(TestRandomEditing)
#include "tst_random_editing.moc"
