#pragma once

#include "core/imaging/series_role.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "ui/panes/study/pane_texts.h"

#include <QCoreApplication>

namespace foramen {

class PaneSource;
class Prior;
class PriorRegistration;

/// Titles, messages and remarks of the prior study's panes: each says that it is the prior's.
class PriorTexts : public PaneTexts {
    Q_DECLARE_TR_FUNCTIONS(foramen::PriorTexts)

public:
    PriorTexts(const PaneSource& source, const Prior& prior, const PriorRegistration& registration);

    void tell(PaneViews& views, const std::map<PaneKind, double>& widths) const override;
    [[nodiscard]] QString lineText(std::optional<DiscLevel> level, int number) const override;
    [[nodiscard]] QString planeText(std::optional<DiscLevel> level) const override;

private:
    [[nodiscard]] QString remarkFor(const PaneView& view, SeriesRole role) const;
    [[nodiscard]] QString progressText(SeriesRole role) const;
    [[nodiscard]] QString whyNotRegistered(SeriesRole role) const;
    [[nodiscard]] static QString refusalText(SpaceRefusal refusal);

    const PaneSource& m_source;
    const Prior& m_prior;
    const PriorRegistration& m_registration;
};

} // namespace foramen
