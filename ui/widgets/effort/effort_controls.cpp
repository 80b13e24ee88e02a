#include "ui/widgets/effort/effort_controls.h"

#include "ui/state/effort/effort_book.h"
#include "ui/state/effort/effort_recorder.h"
#include "ui/state/session/session.h"
#include "ui/widgets/effort/effort_window.h"
#include "ui/widgets/keys/actions.h"

#include <QEvent>
#include <QGuiApplication>

#include <filesystem>

namespace foramen {

namespace {

std::filesystem::path databaseOf(const Session& session)
{
    return session.saving()->place().toStdString();
}

} // namespace

EffortControls::EffortControls(Session* session, Actions* actions, QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_recorder(std::make_unique<EffortRecorder>(
          EffortRecorder::Parts{session->current(), *session->selection(), *session->saving(),
                                *session->editing()},
          databaseOf(*session)))
    , m_book(new EffortBook(databaseOf(*session), this))
{
    setObjectName(QStringLiteral("effortControls"));
    const auto takeState = [this](Qt::ApplicationState state) {
        m_recorder->setWindowActive(state == Qt::ApplicationActive);
    };
    takeState(QGuiApplication::applicationState());
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, takeState);
    qGuiApp->installEventFilter(this);
    actions->on(ActionId::ShowEffort, this, [this] { page()->present(); });
}

EffortControls::~EffortControls() = default;

EffortWindow* EffortControls::page()
{
    if (!m_page)
        m_page = std::make_unique<EffortWindow>(m_book, m_recorder.get(), m_window);
    return m_page.get();
}

bool EffortControls::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        m_recorder->noteInput();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace foramen
