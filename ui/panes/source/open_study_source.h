#pragma once

#include "ui/panes/source/pane_source.h"

namespace foramen {

/// The open study, for its panes.
class OpenStudySource : public PaneSource {
    Q_OBJECT

public:
    explicit OpenStudySource(const Session* session, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const override;
    [[nodiscard]] std::string studyInstanceUid() const override;
    [[nodiscard]] const std::vector<SeriesEntry>& series() const override;
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const override;
    [[nodiscard]] const PatientSpaces& spaces() const override;
    [[nodiscard]] const Assessment& assessment() const override;
    [[nodiscard]] Site currentSite() const override;

private:
    const Session* m_session;
};

} // namespace foramen
