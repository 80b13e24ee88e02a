<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>History</name>
    <message numerus="yes">
        <source>Labels imported at %n site(s)</source>
        <translation>
            <numerusform>Labels imported at %n site</numerusform>
            <numerusform>Labels imported at %n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesList</name>
    <message numerus="yes">
        <source>%1 · %n block(s)</source>
        <translation>
            <numerusform>%1 · %n block</numerusform>
            <numerusform>%1 · %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s)</source>
        <translation>
            <numerusform>%n slice</numerusform>
            <numerusform>%n slices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::AcceptDialog</name>
    <message numerus="yes">
        <source>Accept %n grade(s)</source>
        <translation>
            <numerusform>Accept %n grade</numerusform>
            <numerusform>Accept %n grades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveRetrieval</name>
    <message numerus="yes">
        <source>%n images are here and stay; Open adds the rest.</source>
        <translation>
            <numerusform>%n image is here and stays; Open adds the rest.</numerusform>
            <numerusform>%n images are here and stay; Open adds the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images were not retrieved: %1.</source>
        <translation>
            <numerusform>%n image was not retrieved: %1.</numerusform>
            <numerusform>%n images were not retrieved: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The study is here: %n images.</source>
        <translation>
            <numerusform>The study is here: %n image.</numerusform>
            <numerusform>The study is here: %n images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveWindow</name>
    <message numerus="yes">
        <source>Searching… %n studies so far</source>
        <translation>
            <numerusform>Searching… %n study so far</numerusform>
            <numerusform>Searching… %n studies so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n studies: say more about the one you look for</source>
        <translation>
            <numerusform>The first %n study: say more about the one you look for</numerusform>
            <numerusform>The first %n studies: say more about the one you look for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n studies until then</source>
        <translation>
            <numerusform>Cancelled: %n study until then</numerusform>
            <numerusform>Cancelled: %n studies until then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search failed: %n studies until then</source>
        <translation>
            <numerusform>The search failed: %n study until then</numerusform>
            <numerusform>The search failed: %n studies until then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n studies</source>
        <translation>
            <numerusform>%n study</numerusform>
            <numerusform>%n studies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::CaseCommands</name>
    <message numerus="yes">
        <source>%1 %n files were left out, because they may show or say who the patient is.</source>
        <translation>
            <numerusform>%1 %n file was left out, because it may show or say who the patient is.</numerusform>
            <numerusform>%1 %n files were left out, because they may show or say who the patient is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::EffortWindow</name>
    <message numerus="yes">
        <source>%n study(s) were not read from the first site to the last and do not count.</source>
        <translation>
            <numerusform>%n study was not read from the first site to the last and does not count.</numerusform>
            <numerusform>%n studies were not read from the first site to the last and do not count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) cannot be read by this version.</source>
        <translation>
            <numerusform>%n entry cannot be read by this version.</numerusform>
            <numerusform>%n entries cannot be read by this version.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::GridPanel</name>
    <message numerus="yes">
        <source>%n site(s) not graded: %1</source>
        <translation>
            <numerusform>%n site not graded: %1</numerusform>
            <numerusform>%n sites not graded: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more reason(s)</source>
        <translation>
            <numerusform>… and %n more reason</numerusform>
            <numerusform>… and %n more reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n AI grade(s) shown that are not reliable on patients</source>
        <translation>
            <numerusform>%n AI grade shown that is not reliable on patients</numerusform>
            <numerusform>%n AI grades shown that are not reliable on patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n AI grade(s) not shown: not reliable on patients</source>
        <translation>
            <numerusform>%n AI grade not shown: not reliable on patients</numerusform>
            <numerusform>%n AI grades not shown: not reliable on patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::HistoryWindow</name>
    <message numerus="yes">
        <source>%n measurement(s) and key image(s).</source>
        <translation>
            <numerusform>%n measurement or key image.</numerusform>
            <numerusform>%n measurements and key images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ManualWindow</name>
    <message numerus="yes">
        <source>in %n page(s)</source>
        <translation>
            <numerusform>in %n page</numerusform>
            <numerusform>in %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::OutboxBadge</name>
    <message numerus="yes">
        <source>%n to be sent to an archive</source>
        <translation>
            <numerusform>%n to be sent to an archive</numerusform>
            <numerusform>%n to be sent to an archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::OutboxCommands</name>
    <message numerus="yes">
        <source>The report was sent to %1 (%2): %n DICOM objects.</source>
        <translation>
            <numerusform>The report was sent to %1 (%2): %n DICOM object.</numerusform>
            <numerusform>The report was sent to %1 (%2): %n DICOM objects.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::OutboxNotice</name>
    <message numerus="yes">
        <source>%n sending(s) to an archive wait: they are kept, and go on when Foramen runs again.</source>
        <translation>
            <numerusform>%n sending to an archive waits: it is kept, and goes on when Foramen runs again.</numerusform>
            <numerusform>%n sendings to archives wait: they are kept, and go on when Foramen runs again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::OutboxPage</name>
    <message numerus="yes">
        <source>%n to be sent</source>
        <translation>
            <numerusform>%n to be sent</numerusform>
            <numerusform>%n to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read: damaged, or of a newer version</source>
        <translation>
            <numerusform>%n cannot be read: damaged, or of a newer version</numerusform>
            <numerusform>%n cannot be read: damaged, or of a newer version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ProblemList</name>
    <message numerus="yes">
        <source>%n saved measurement(s) could not be read; they are kept.</source>
        <translation>
            <numerusform>%n saved measurement could not be read; they are kept.</numerusform>
            <numerusform>%n saved measurements could not be read; they are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ProblemsBadge</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ProblemsPanel</name>
    <message numerus="yes">
        <source>%n problem(s) in this study</source>
        <translation>
            <numerusform>%n problem in this study</numerusform>
            <numerusform>%n problems in this study</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ReadingTakeover</name>
    <message numerus="yes">
        <source>%n sites decided by %1</source>
        <translation>
            <numerusform>%n site decided by %1</numerusform>
            <numerusform>%n sites decided by %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sites decided</source>
        <translation>
            <numerusform>%n site decided</numerusform>
            <numerusform>%n sites decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurements and key images</source>
        <translation>
            <numerusform>%n measurement or key image</numerusform>
            <numerusform>%n measurements and key images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::RecentStudies</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ReportConflictBar</name>
    <message numerus="yes">
        <source>The grid has changed under your text in %n place(s), which are marked.</source>
        <translation>
            <numerusform>The grid has changed under your text in %n place, which is marked.</numerusform>
            <numerusform>The grid has changed under your text in %n places, which are marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ReportSigning</name>
    <message numerus="yes">
        <source>%1, with %n addendum(s)</source>
        <translation>
            <numerusform>%1, with %n addendum</numerusform>
            <numerusform>%1, with %n addenda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ReportViewer</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 of %n item</numerusform>
            <numerusform>%1 of %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::SeriesPanel</name>
    <message numerus="yes">
        <source>%1 of %n slice(s) seen</source>
        <translation>
            <numerusform>%1 of %n slice seen</numerusform>
            <numerusform>%1 of %n slices seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::StatusLine</name>
    <message numerus="yes">
        <source>undo %n step(s)</source>
        <translation>
            <numerusform>undo %n step</numerusform>
            <numerusform>undo %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::StudiesWindow</name>
    <message numerus="yes">
        <source>%1 of %n studies</source>
        <translation>
            <numerusform>%1 of %n study</numerusform>
            <numerusform>%1 of %n studies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n studies</source>
        <translation>
            <numerusform>%n study</numerusform>
            <numerusform>%n studies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::StudyInformation</name>
    <message numerus="yes">
        <source>, %n missing</source>
        <translation>
            <numerusform>, %n missing</numerusform>
            <numerusform>, %n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::StudyTwins</name>
    <message numerus="yes">
        <source>%1 (%n series)</source>
        <translation>
            <numerusform>%1 (%n series)</numerusform>
            <numerusform>%1 (%n series)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::TagBrowser</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 of %n line</numerusform>
            <numerusform>%1 of %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::TagModel</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::TopBar</name>
    <message numerus="yes">
        <source>%n studies ▾</source>
        <translation>
            <numerusform>%n study ▾</numerusform>
            <numerusform>%n studies ▾</numerusform>
        </translation>
    </message>
</context>
</TS>
