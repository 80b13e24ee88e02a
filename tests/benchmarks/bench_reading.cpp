// Plays a reading whose answers are known, by real key events in a whole window: 25 sites, of which
// the reader grades three otherwise than the AI. Counts the keys of several ways to do it, and
// times how long the program takes from each key until the grade is in the database and the panes
// are painted.
//   bench_reading [rounds]      needs a screen (packaging/with-display.sh)

#include "core/base/statistics.h"
#include "tests/support/small_study.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/side/side_panel.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr QSize kWindow{1720, 1000};
constexpr int kPictureSize = 320;

/// The three sites where the reader does not agree with the AI (Normal/Mild everywhere but at one
/// other site).
constexpr std::array<std::pair<Site, Severity>, 3> kCorrections = {
    {{{Condition::SpinalCanalStenosis, DiscLevel::L3L4}, Severity::Moderate},
     {{Condition::RightNeuralForaminalNarrowing, DiscLevel::L4L5}, Severity::Severe},
     {{Condition::LeftSubarticularStenosis, DiscLevel::L5S1}, Severity::Moderate}}};
constexpr std::array kDigits = {Qt::Key_1, Qt::Key_2, Qt::Key_3};

/// A graded study in a window, with a database of its own.
class Desk {
public:
    explicit Desk(const std::filesystem::path& study)
    {
        SessionOptions options =
            optionsFor(m_folder.path().toStdString(), std::make_shared<FakeModel>());
        m_session = std::make_unique<Session>(options);
        m_window = std::make_unique<MainWindow>(m_session.get());
        m_window->resize(kWindow);
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()) || !openAndSettle(*m_session, study))
            qFatal("the study does not open");
        m_session->selection()->select({Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2});
        grid()->setFocus();
        settle();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const auto start = std::chrono::steady_clock::now();
        QTest::keyClick(grid(), key, modifiers);
        settle();
        const std::chrono::duration<double, std::milli> spent =
            std::chrono::steady_clock::now() - start;
        m_times.push_back(spent.count());
    }

    [[nodiscard]] Site site() const { return m_session->selection()->site(); }
    [[nodiscard]] const Assessment& assessment() const { return m_session->current()->assessment; }
    [[nodiscard]] const std::vector<double>& times() const { return m_times; }
    [[nodiscard]] SeverityGridView* grid() const { return m_window->sidePanel()->grid()->view(); }

    /// Whether each site has the reader's answer, in the database.
    [[nodiscard]] bool isRead() const
    {
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const auto& decision = assessment().cell(siteAt(index)).decision;
            if (!decision || decision->severity != answerAt(siteAt(index)))
                return false;
        }
        return m_session->saving()->isSaved();
    }
    [[nodiscard]] std::optional<Severity> answerAt(Site site) const
    {
        for (const auto& [where, severity] : kCorrections)
            if (where == site)
                return severity;
        return assessment().cell(site).suggestion();
    }

private:
    /// Until everything that follows from a key is painted.
    static void settle()
    {
        for (int round = 0; round < 3; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::vector<double> m_times;
};

bool isCorrect(const Desk& desk)
{
    return desk.assessment().cell(desk.site()).suggestion() == desk.answerAt(desk.site());
}

Qt::Key digitAt(const Desk& desk)
{
    return kDigits[static_cast<std::size_t>(*desk.answerAt(desk.site()))];
}

/// One key decides and goes on: Space, or Shift with the grade.
void readWithOneKey(Desk& desk)
{
    for (std::size_t count = 0; count < kSiteCount; ++count)
        if (isCorrect(desk))
            desk.press(Qt::Key_Space);
        else
            desk.press(digitAt(desk), Qt::ShiftModifier);
}

/// The keys of f485058, which still exist: Enter or a digit decides, N goes on.
void readWithTwoKeys(Desk& desk)
{
    for (std::size_t count = 0; count < kSiteCount; ++count) {
        desk.press(isCorrect(desk) ? Qt::Key_Return : digitAt(desk));
        if (count + 1 < kSiteCount)
            desk.press(Qt::Key_N);
    }
}

/// The fewest keys in both versions, for a reader who looks at a level as a whole: corrections by
/// arrow keys and digits, then Shift+Enter accepts the rest of the level. It leaves sites unseen
/// that are not shown while the level is accepted.
void readByLevel(Desk& desk)
{
    const auto column = [&desk] {
        return desk.grid()->currentIndex().column();
    };
    for (const DiscLevel level : kLevels) {
        for (const auto& [site, severity] : kCorrections) {
            if (site.level != level)
                continue;
            constexpr std::array kColumns = {
                Condition::RightNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
                Condition::SpinalCanalStenosis, Condition::LeftSubarticularStenosis,
                Condition::LeftNeuralForaminalNarrowing};
            const auto wanted = static_cast<int>(
                std::find(kColumns.begin(), kColumns.end(), site.condition) - kColumns.begin());
            while (column() != wanted)
                desk.press(column() < wanted ? Qt::Key_Right : Qt::Key_Left);
            desk.press(kDigits[static_cast<std::size_t>(severity)]);
        }
        desk.press(Qt::Key_Return, Qt::ShiftModifier);
        if (level != kLevels.back())
            desk.press(Qt::Key_Down);
    }
}

void measure(const char* name, const std::filesystem::path& study, int rounds,
             const std::function<void(Desk&)>& read)
{
    std::vector<double> totals;
    std::vector<double> single;
    std::size_t keys = 0;
    for (int round = 0; round < rounds; ++round) {
        Desk desk(study);
        read(desk);
        if (!desk.isRead())
            qFatal("%s: not every site has its answer", name);
        keys = desk.times().size();
        double total = 0;
        for (const double time : desk.times())
            total += time;
        totals.push_back(total);
        single.insert(single.end(), desk.times().begin(), desk.times().end());
    }
    const double most = *std::max_element(single.begin(), single.end());
    const double p90 = percentileOf(single, 0.9);
    fmt::print("{:<28} {:3} keys   program {:6.2f} s   a key: median {:5.1f} ms, p90 {:5.1f} ms, "
               "most {:5.1f} ms\n",
               name, keys, medianOf(totals) / 1e3, medianOf(single), p90, most);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(QStringLiteral("foramen-benchmark"));
    theme::apply(app);
    const std::filesystem::path study = folder.filePath(QStringLiteral("study")).toStdString();
    writeSmallStudy(study, {.size = kPictureSize});
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    measure("one key a site", study, rounds, readWithOneKey);
    measure("the keys of f485058", study, rounds, readWithTwoKeys);
    measure("level by level", study, rounds, readByLevel);
    return 0;
}
