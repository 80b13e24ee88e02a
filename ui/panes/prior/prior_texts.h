#pragma once

#include "ui/panes/study/pane_texts.h"

#include <QCoreApplication>

namespace foramen {

class PaneSource;
class Prior;

/// Titles, messages and remarks of the prior study's panes: each says that it is the prior's.
class PriorTexts : public PaneTexts {
    Q_DECLARE_TR_FUNCTIONS(foramen::PriorTexts)

public:
    PriorTexts(const PaneSource& source, const Prior& prior);

    void tell(PaneViews& views, const std::map<PaneKind, double>& widths) const override;
    [[nodiscard]] QString lineText(std::optional<DiscLevel> level, int number) const override;
    [[nodiscard]] QString planeText(std::optional<DiscLevel> level) const override;

private:
    [[nodiscard]] QString remarkFor(const PaneView& view) const;

    const PaneSource& m_source;
    const Prior& m_prior;
};

} // namespace foramen
