#pragma once

#include "core/base/reason.h"
#include "core/imaging/series_role.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "ui/panes/study/pane_texts.h"

#include <QCoreApplication>

namespace foramen {

class Hanging;
class ObliquePlanes;
class PaneSource;
class ScrollLinks;

/// Titles, messages and remarks of the open study's panes.
class OpenStudyTexts : public PaneTexts {
    Q_DECLARE_TR_FUNCTIONS(foramen::OpenStudyTexts)

public:
    /// All parameters are of one study.
    OpenStudyTexts(const PaneSource& source, const Hanging& hanging, const ScrollLinks& scroll,
                   const ObliquePlanes& planes);

    void tell(PaneViews& views, const std::map<PaneKind, double>& widths) const override;
    [[nodiscard]] QString lineText(std::optional<DiscLevel> level, int number) const override;
    [[nodiscard]] QString planeText(std::optional<DiscLevel> level) const override;

private:
    void nameSagittal(PaneKind kind, PaneViews& views, double width) const;
    void nameAxial(PaneViews& views) const;
    /// "linked by pictures", with its offset where it is applied; empty for links by a common Frame
    /// of Reference.
    [[nodiscard]] static QString basisText(SpaceBasis basis, double mm);
    /// The same where there is little room: "by pictures".
    [[nodiscard]] static QString shortBasisText(SpaceBasis basis, double mm);
    void namePlane(PaneView& view) const;
    /// Whether it is known where a site lies in a series.
    [[nodiscard]] bool hasPlace(const VolumePtr& volume, Site site) const;
    void nameReformat(PaneView& view) const;
    /// A small pane whose picture shows some other place than the level: it names none.
    void nameUnknownPlace(PaneView& view, bool isRight, const QString& level) const;
    void nameForamen(PaneKind kind, PaneView& view, double width) const;
    [[nodiscard]] QString roleTitle(SeriesRole role) const;
    [[nodiscard]] QString linkText(PaneKind kind, const PaneViews& views) const;
    [[nodiscard]] QString messageFor(PaneKind kind, const PaneView& view) const;
    void remark(PaneViews& views) const;
    [[nodiscard]] QString sagittalRemark(PaneKind kind, const PaneViews& views,
                                         const Reason& noLineReason) const;

    const PaneSource& m_source;
    const Hanging& m_hanging;
    const ScrollLinks& m_scroll;
    const ObliquePlanes& m_planes;
};

} // namespace foramen
