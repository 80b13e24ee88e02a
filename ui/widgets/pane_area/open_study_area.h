#pragma once

namespace foramen {

class PaneArea;
class PaneSource;
class Session;
class StudyPanes;

/// Shows the open study in the reading panes, and hands on what the reader does there. All belongs
/// to the area.
struct OpenStudyArea {
    StudyPanes* panes = nullptr;
    const PaneSource* source = nullptr;
};
[[nodiscard]] OpenStudyArea showOpenStudy(Session* session, PaneArea* area);

} // namespace foramen
