#include "ui/state/language/point_issue_text.h"

#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct PointIssueText {
    Q_DECLARE_TR_FUNCTIONS(PointIssueText)
};

} // namespace

QString pointIssueText(const PointIssue& issue)
{
    const QString site = shortNameOf(issue.site);
    const QString other = shortNameOf(issue.other);
    const QString mm = decimalText(issue.mm, 0);
    switch (issue.kind) {
    case PointIssue::Kind::Sides:
        return PointIssueText::tr(
                   "The point of %1 lies %2 mm to the patient's right of that of %3.")
            .arg(site, mm, other);
    case PointIssue::Kind::Order:
        return PointIssueText::tr("The point of %1 lies %2 mm above that of %3.")
            .arg(other, mm, site);
    case PointIssue::Kind::SamePlace:
        break;
    }
    return PointIssueText::tr("The points of %1 and %2 lie only %3 mm apart.").arg(site, other, mm);
}

} // namespace foramen
