#pragma once

#include "ui/panes/source/pane_source.h"

namespace foramen {

class CurrentStudy;
class SiteSelection;
class StudyOpening;

/// The open study as the source of its panes.
class OpenStudySource : public PaneSource {
    Q_OBJECT

public:
    OpenStudySource(const CurrentStudy& current, const StudyOpening& opening,
                    const SiteSelection& selection, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const override;
    [[nodiscard]] std::string studyKey() const override;
    [[nodiscard]] const std::vector<SeriesEntry>& series() const override;
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const override;
    [[nodiscard]] const PatientSpaces& spaces() const override;
    [[nodiscard]] const SpineWindows& spineWindows() const override;
    [[nodiscard]] const Assessment& assessment() const override;
    [[nodiscard]] Site currentSite() const override;

private:
    const CurrentStudy& m_current;
    const StudyOpening& m_opening;
    const SiteSelection& m_selection;
};

} // namespace foramen
