#include "ui/panes/stack/site_names.h"

#include "ui/state/language/term_text.h"

#include <QCoreApplication>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SiteTexts)
};

} // namespace

QString shortName(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return Words::tr("Canal");
    case Condition::LeftNeuralForaminalNarrowing:
        return Words::tr("L foramen");
    case Condition::RightNeuralForaminalNarrowing:
        return Words::tr("R foramen");
    case Condition::LeftSubarticularStenosis:
        return Words::tr("L subarticular");
    case Condition::RightSubarticularStenosis:
        return Words::tr("R subarticular");
    }
    return {};
}

QString levelName(DiscLevel level)
{
    return termText(level);
}

QString levelName(const SpineVariant& variant, DiscLevel level)
{
    return termText(variant, level);
}

} // namespace foramen
