#include "ui/state/editing/reading_order_setting.h"

#include <QSettings>
#include <QString>

#include <array>
#include <utility>

namespace foramen {

namespace {

const QString kOrderKey = QStringLiteral("reading/order");

constexpr std::array<std::pair<ReadingOrder, const char*>, 3> kNames = {
    {{ReadingOrder::ByLevel, "level"},
     {ReadingOrder::ByCondition, "condition"},
     {ReadingOrder::MostDoubtfulFirst, "doubt"}}};

} // namespace

ReadingOrder chosenReadingOrder()
{
    const QString chosen = QSettings().value(kOrderKey).toString();
    for (const auto& [order, name] : kNames)
        if (chosen == QLatin1String(name))
            return order;
    return ReadingOrder::ByLevel;
}

void chooseReadingOrder(ReadingOrder order)
{
    for (const auto& [known, name] : kNames)
        if (known == order)
            QSettings().setValue(kOrderKey, QLatin1String(name));
}

} // namespace foramen
