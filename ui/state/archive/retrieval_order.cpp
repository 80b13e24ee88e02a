#include "ui/state/archive/retrieval_order.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <tuple>

namespace foramen {

namespace {

bool has(const QString& text, const char* words)
{
    return text.contains(QRegularExpression(QLatin1String(words)));
}

int rankOf(const SeriesMatch& series)
{
    enum { SagittalT2, SagittalT1, AxialT2, Other, Localizer, OtherModality };
    if (series.modality != "MR")
        return OtherModality;
    const QString words = QString::fromStdString(series.seriesDescription).toLower();
    if (has(words, "loc|scout|survey|scano"))
        return Localizer;
    const bool isT2 = has(words, "t2|stir|tirm");
    const bool isT1 = has(words, "t1");
    if (has(words, "sag"))
        return isT2 ? SagittalT2 : isT1 ? SagittalT1 : Other;
    return has(words, "ax|tra") && isT2 ? AxialT2 : Other;
}

} // namespace

std::vector<SeriesMatch> retrievalOrder(std::vector<SeriesMatch> series)
{
    std::stable_sort(series.begin(), series.end(), [](const SeriesMatch& a, const SeriesMatch& b) {
        const auto key = [](const SeriesMatch& one) {
            return std::tuple(rankOf(one), QString::fromStdString(one.seriesNumber).toInt());
        };
        return key(a) < key(b);
    });
    return series;
}

} // namespace foramen
