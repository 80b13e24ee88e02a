#pragma once

namespace foramen {

class PaneArea;
class PaneSource;
class Session;
class StudyPanes;

/// The panes of the open study and their source. Both belong to the PaneArea.
struct OpenStudyArea {
    StudyPanes* panes = nullptr;
    const PaneSource* source = nullptr;
};
/// Shows the open study in the reading panes, and forwards what the reader does there to the
/// session.
[[nodiscard]] OpenStudyArea showOpenStudy(Session* session, PaneArea* area);

} // namespace foramen
