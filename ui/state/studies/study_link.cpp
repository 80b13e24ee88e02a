#include "ui/state/studies/study_link.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace foramen {

namespace {

const QString kScheme = QStringLiteral("foramen");

} // namespace

bool isLink(const QString& text)
{
    return text.startsWith(kScheme + QLatin1Char(':'), Qt::CaseInsensitive);
}

std::optional<StudyLink> studyLinkFrom(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    // "foramen://open?..." and "foramen:open?...": some pages lose the slashes.
    const QString action = url.host().isEmpty() ? url.path() : url.host();
    const bool hasMore = !url.host().isEmpty() && url.path().size() > 1;
    if (!url.isValid() || url.scheme() != kScheme || action != QLatin1String("open") || hasMore)
        return std::nullopt;
    const QUrlQuery query(url);
    const QString uid = query.queryItemValue(QStringLiteral("study"), QUrl::FullyDecoded);
    static const QRegularExpression isUid(
        QRegularExpression::anchoredPattern(QStringLiteral("[0-9.]{1,64}")));
    if (!isUid.match(uid).hasMatch())
        return std::nullopt;
    return StudyLink{uid, query.queryItemValue(QStringLiteral("node"), QUrl::FullyDecoded)};
}

} // namespace foramen
