#include "ui/state/language/person_name.h"

namespace foramen {

QString personNameText(const std::string& name)
{
    return QString::fromStdString(name)
        .section(QLatin1Char('='), 0, 0)
        .replace(QLatin1Char('^'), QLatin1Char(' '))
        .simplified();
}

} // namespace foramen
