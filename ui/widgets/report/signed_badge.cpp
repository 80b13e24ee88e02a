#include "ui/widgets/report/signed_badge.h"

#include "ui/state/report/report_signing.h"
#include "ui/widgets/theme/theme.h"

#include <QStringList>

namespace foramen {

SignedBadge::SignedBadge(const ReportSigning& signing, QWidget* parent)
    : QToolButton(parent)
    , m_signing(signing)
{
    setObjectName(QStringLiteral("signedBadge"));
    setProperty("flat", true); // narrow: the facts of the study stand beside it
    setIconSize({14, 14});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    connect(&signing, &ReportSigning::changed, this, &SignedBadge::refresh);
    refresh();
}

void SignedBadge::refresh()
{
    const SigningState& state = m_signing.state();
    const QString warning = m_signing.warning();
    const bool isSound = state.isFinal() && warning.isEmpty();
    setText(state.isFinal() ? tr("Signed") : tr("In correction"));
    setIcon(isSound ? theme::icon(QStringLiteral("check"), &theme::Colors::done)
                    : theme::icon(QStringLiteral("warning"), &theme::Colors::warning));
    QStringList lines{m_signing.stateText(), warning,
                      tr("Shows the report, where it is corrected or gets an addendum")};
    lines.removeAll(QString());
    setToolTip(lines.join(QLatin1Char('\n')));
    setAccessibleName(state.newest() ? m_signing.stateText() : text());
    setVisible(state.newest() != nullptr);
}

} // namespace foramen
