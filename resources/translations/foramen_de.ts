<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Foramen</source>
        <translation>Über Foramen</translation>
    </message>
    <message>
        <source>Foramen %1</source>
        <translation>Foramen %1</translation>
    </message>
    <message>
        <source>Viewer for MRI of the lumbar spine with AI assist.
Research use only. Not for diagnosis.

Your work is kept in
%1

Apache License 2.0. Made with Qt %2, VTK, ITK, LibTorch and DCMTK.</source>
        <translation>Betrachter für MRT der Lendenwirbelsäule mit KI-Unterstützung.
Nur für die Forschung. Nicht für die Diagnose.

Ihre Arbeit liegt in
%1

Apache-Lizenz 2.0. Erstellt mit Qt %2, VTK, ITK, LibTorch und DCMTK.</translation>
    </message>
</context>
<context>
    <name>AnnotationInteraction</name>
    <message>
        <source>Nothing can be measured here: this picture is not from a file.</source>
        <translation>Hier kann nicht gemessen werden: Dieses Bild stammt aus keiner Datei.</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 verschoben</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
</context>
<context>
    <name>AnnotationWords</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>The outline crosses itself</source>
        <translation>Der Umriss überschneidet sich</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 mm²</translation>
    </message>
    <message>
        <source>%1 px²</source>
        <translation>%1 px²</translation>
    </message>
    <message>
        <source>Mean %1 · SD %2</source>
        <translation>Mittel %1 · SD %2</translation>
    </message>
    <message>
        <source>Canal AP %1</source>
        <translation>Kanal AP %1</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Pixels taken as square</source>
        <translation>Pixel als quadratisch angenommen</translation>
    </message>
    <message>
        <source>Pixel spacing unknown</source>
        <translation>Pixelabstand unbekannt</translation>
    </message>
    <message>
        <source>Pixel spacing at the detector only</source>
        <translation>Pixelabstand nur am Detektor bekannt</translation>
    </message>
    <message>
        <source>Nominal pixel spacing only</source>
        <translation>Pixelabstand nur nominell bekannt</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Canal AP</source>
        <translation>Kanal AP</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb-Winkel</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Cobb %1</source>
        <translation>Cobb %1</translation>
    </message>
    <message>
        <source>Dural sac area</source>
        <translation>Fläche des Duralsacks</translation>
    </message>
    <message>
        <source>Disc height</source>
        <translation>Bandscheibenhöhe</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Wirbelgleiten</translation>
    </message>
    <message>
        <source>Foramen height</source>
        <translation>Höhe des Foramens</translation>
    </message>
    <message>
        <source>Foramen area</source>
        <translation>Fläche des Foramens</translation>
    </message>
    <message>
        <source>Lordosis L1 to S1</source>
        <translation>Lordose L1 bis S1</translation>
    </message>
    <message>
        <source>Dural sac %1</source>
        <translation>Duralsack %1</translation>
    </message>
    <message>
        <source>Disc %1</source>
        <translation>Bandscheibe %1</translation>
    </message>
    <message>
        <source>Slip %1</source>
        <translation>Gleiten %1</translation>
    </message>
    <message>
        <source>Foramen %1</source>
        <translation>Foramen %1</translation>
    </message>
    <message>
        <source>Lordosis %1</source>
        <translation>Lordose %1</translation>
    </message>
</context>
<context>
    <name>CellFilter</name>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Reader’s own grade</source>
        <translation>Eigener Grad des Befunders</translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>Moderate or Severe</source>
        <translation>Mittel- oder hochgradig</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>Zuerst prüfen</translation>
    </message>
    <message>
        <source>Different from the AI</source>
        <translation>Anders als die KI</translation>
    </message>
    <message>
        <source>All cells</source>
        <translation>Alle Felder</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Shift levels down</source>
        <translation>Etagen nach kaudal verschieben</translation>
    </message>
    <message>
        <source>Shift levels up</source>
        <translation>Etagen nach kranial verschieben</translation>
    </message>
    <message>
        <source>Numbering of the spine</source>
        <translation>Zählung der Wirbelsäule</translation>
    </message>
</context>
<context>
    <name>ExportFormat</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>DICOM SR</source>
        <translation>DICOM-SR</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Challenge tables</source>
        <translation>Challenge-Tabellen</translation>
    </message>
    <message>
        <source>FHIR bundle</source>
        <translation>FHIR-Bundle</translation>
    </message>
    <message>
        <source>Table for statistics</source>
        <translation>Tabelle für Statistik</translation>
    </message>
    <message>
        <source>DICOM GSPS</source>
        <translation>DICOM GSPS</translation>
    </message>
    <message>
        <source>DICOM KOS</source>
        <translation>DICOM KOS</translation>
    </message>
    <message>
        <source>DICOM PDF</source>
        <translation>DICOM PDF</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>All formats…</source>
        <translation>Alle Formate…</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Send to an archive…</source>
        <translation>An ein Archiv senden …</translation>
    </message>
</context>
<context>
    <name>HeatOverlay</name>
    <message>
        <source>what the network used · not a segmentation</source>
        <translation>was das Netz nutzte · keine Segmentierung</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>ungradable, %1</source>
        <translation>nicht beurteilbar, %1</translation>
    </message>
    <message>
        <source>ungradable</source>
        <translation>nicht beurteilbar</translation>
    </message>
    <message>
        <source>%1, the AI’s grade accepted</source>
        <translation>%1, Grad der KI übernommen</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>on demand</source>
        <translation>auf Verlangen</translation>
    </message>
    <message>
        <source>after the reader’s own</source>
        <translation>nach den eigenen des Befunders</translation>
    </message>
    <message>
        <source>no decision</source>
        <translation>keine Entscheidung</translation>
    </message>
    <message>
        <source>comment “%1”</source>
        <translation>Kommentar „%1“</translation>
    </message>
    <message>
        <source>comment removed</source>
        <translation>Kommentar entfernt</translation>
    </message>
    <message>
        <source>point moved</source>
        <translation>Punkt verschoben</translation>
    </message>
    <message>
        <source>the AI’s point</source>
        <translation>Punkt der KI</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All levels moved %1 down</source>
        <translation>Alle Etagen um %1 nach unten verschoben</translation>
    </message>
    <message>
        <source>All levels moved %1 up</source>
        <translation>Alle Etagen um %1 nach oben verschoben</translation>
    </message>
    <message>
        <source>Graded by the AI</source>
        <translation>Von der KI beurteilt</translation>
    </message>
    <message>
        <source>Graded by the AI on %1</source>
        <translation>Von der KI beurteilt auf %1</translation>
    </message>
    <message>
        <source>Grading by the AI stopped</source>
        <translation>Beurteilung durch die KI abgebrochen</translation>
    </message>
    <message>
        <source>AI grades shown %1</source>
        <translation>Grade der KI gezeigt: %1</translation>
    </message>
    <message>
        <source>AI grade revealed: %1</source>
        <translation>Grad der KI aufgedeckt: %1</translation>
    </message>
    <message>
        <source>Role of series %1: chosen by the program</source>
        <translation>Rolle der Serie %1: vom Programm gewählt</translation>
    </message>
    <message>
        <source>Role of series %1: %2</source>
        <translation>Rolle der Serie %1: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Series %1 linked by its pictures</source>
        <translation>Serie %1 nach ihren Bildern verknüpft</translation>
    </message>
    <message>
        <source>Series %1 linked by hand</source>
        <translation>Serie %1 von Hand verknüpft</translation>
    </message>
    <message>
        <source>Series %1 not linked</source>
        <translation>Serie %1 nicht verknüpft</translation>
    </message>
    <message>
        <source>One study or several: not decided</source>
        <translation>Eine Studie oder mehrere: nicht entschieden</translation>
    </message>
    <message>
        <source>Files taken for one study</source>
        <translation>Dateien als eine Studie behandelt</translation>
    </message>
    <message>
        <source>Files taken for several studies</source>
        <translation>Dateien als mehrere Studien behandelt</translation>
    </message>
    <message>
        <source>Report text edited</source>
        <translation>Berichtstext bearbeitet</translation>
    </message>
    <message>
        <source>Report text reset to the draft</source>
        <translation>Berichtstext auf den Entwurf zurückgesetzt</translation>
    </message>
    <message>
        <source>%1 placed</source>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Exportiert: %1</translation>
    </message>
    <message numerus="yes">
        <source>Labels imported at %n site(s)</source>
        <translation>
            <numerusform>Beschriftung an %n Stelle importiert</numerusform>
            <numerusform>Beschriftungen an %n Stellen importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Report signed</source>
        <translation>Bericht signiert</translation>
    </message>
    <message>
        <source>Addendum signed</source>
        <translation>Nachtrag signiert</translation>
    </message>
    <message>
        <source>Opened for correction: %1</source>
        <translation>Zur Korrektur geöffnet: %1</translation>
    </message>
    <message>
        <source>Something that this version does not know (%1)</source>
        <translation>Etwas, das diese Version nicht kennt (%1)</translation>
    </message>
    <message>
        <source>Undone, now: %1</source>
        <translation>Rückgängig, jetzt: %1</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>point removed</source>
        <translation>Punkt entfernt</translation>
    </message>
    <message>
        <source>the AI’s point accepted</source>
        <translation>Punkt der KI übernommen</translation>
    </message>
    <message>
        <source>Numbering: the usual one</source>
        <translation>Zählung: die übliche</translation>
    </message>
    <message>
        <source>Numbering: %1</source>
        <translation>Zählung: %1</translation>
    </message>
    <message>
        <source>Undone: report text</source>
        <translation>Rückgängig: Berichtstext</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>Canal AP diameter</source>
        <translation>AP-Durchmesser des Kanals</translation>
    </message>
    <message>
        <source>Dural sac area</source>
        <translation>Fläche des Duralsacks</translation>
    </message>
    <message>
        <source>Disc height</source>
        <translation>Bandscheibenhöhe</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Wirbelgleiten</translation>
    </message>
    <message>
        <source>Foramen height</source>
        <translation>Höhe des Foramens</translation>
    </message>
    <message>
        <source>Left foramen height</source>
        <translation>Höhe des linken Foramens</translation>
    </message>
    <message>
        <source>Right foramen height</source>
        <translation>Höhe des rechten Foramens</translation>
    </message>
    <message>
        <source>Foramen area</source>
        <translation>Fläche des Foramens</translation>
    </message>
    <message>
        <source>Left foramen area</source>
        <translation>Fläche des linken Foramens</translation>
    </message>
    <message>
        <source>Right foramen area</source>
        <translation>Fläche des rechten Foramens</translation>
    </message>
    <message>
        <source>Lordosis L1 to S1</source>
        <translation>Lordose L1 bis S1</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 mm²</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>slip of %1 mm or more</source>
        <translation>Gleiten von %1 mm oder mehr</translation>
    </message>
    <message>
        <source>low: %1 mm or less</source>
        <translation>niedrig: %1 mm oder weniger</translation>
    </message>
    <message>
        <source>narrow: under %1 mm²</source>
        <translation>eng: unter %1 mm²</translation>
    </message>
    <message>
        <source>narrow: under %1 mm</source>
        <translation>eng: unter %1 mm</translation>
    </message>
    <message>
        <source>%1 % of the area at the level above</source>
        <translation>%1 % der Fläche auf der Höhe darüber</translation>
    </message>
    <message>
        <source>%1 % of the height of the disc above</source>
        <translation>%1 % der Höhe der Bandscheibe darüber</translation>
    </message>
    <message>
        <source>%1 % of the depth of the lower endplate</source>
        <translation>%1 % der Tiefe der unteren Endplatte</translation>
    </message>
    <message>
        <source>by the reader</source>
        <translation>vom Befunder</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Meyerding %1</source>
        <translation>Meyerding %1</translation>
    </message>
</context>
<context>
    <name>ObjectKind</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Secondary capture</source>
        <translation>Bildschirmaufnahme</translation>
    </message>
    <message>
        <source>Structured report</source>
        <translation>Strukturierter Befund</translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation>Schlüsselobjekte</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Encapsulated document</source>
        <translation>Eingebettetes Dokument</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>Darstellungszustand</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Raw data</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentierung</translation>
    </message>
    <message>
        <source>Spatial registration</source>
        <translation>Räumliche Registrierung</translation>
    </message>
    <message>
        <source>Fiducials</source>
        <translation>Landmarken</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>Tractography</source>
        <translation>Traktografie</translation>
    </message>
    <message>
        <source>Real world value mapping</source>
        <translation>Zuordnung realer Werte</translation>
    </message>
    <message>
        <source>MR spectroscopy</source>
        <translation>MR-Spektroskopie</translation>
    </message>
    <message>
        <source>Radiotherapy object</source>
        <translation>Strahlentherapie-Objekt</translation>
    </message>
    <message>
        <source>Object without images</source>
        <translation>Objekt ohne Bilder</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Archives and disc images (*.zip *.iso *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz *.ZIP *.ISO)</source>
        <translation>Archive und Datenträgerabbilder (*.zip *.iso *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz *.ZIP *.ISO)</translation>
    </message>
    <message>
        <source>DICOM files and directories (*.dcm *.ima *.dicom DICOMDIR dicomdir *.DCM *.IMA)</source>
        <translation>DICOM-Dateien und -Verzeichnisse (*.dcm *.ima *.dicom DICOMDIR dicomdir *.DCM *.IMA)</translation>
    </message>
</context>
<context>
    <name>OpenStudy</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>OutboxTexts</name>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>is being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>another window sends it, or it broke off</source>
        <translation>ein anderes Fenster sendet es, oder es brach ab</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits, next attempt %1</source>
        <translation>wartet, nächster Versuch %1</translation>
    </message>
    <message>
        <source>%1 of %2 sent, %3</source>
        <translation>%1 von %2 gesendet, %3</translation>
    </message>
    <message>
        <source>This archive is no longer set up.</source>
        <translation>Dieses Archiv ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>The archive has another address than when you agreed to send (%1). Try now sends to the new one.</source>
        <translation>Das Archiv hat eine andere Adresse als bei Ihrer Zustimmung zum Senden (%1). „Jetzt versuchen“ sendet an die neue.</translation>
    </message>
    <message>
        <source>The archive needs a password or token: Try now asks for it.</source>
        <translation>Das Archiv braucht ein Passwort oder Token: „Jetzt versuchen“ fragt danach.</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>Overlays are hidden: Space shows them.</source>
        <translation>Die Einblendungen sind verborgen: Leertaste zeigt sie.</translation>
    </message>
    <message>
        <source>RESAMPLED</source>
        <translation>BERECHNET</translation>
    </message>
    <message>
        <source>%1 mm off this slice</source>
        <translation>%1 mm neben dieser Schicht</translation>
    </message>
    <message>
        <source>This slice could not be read.</source>
        <translation>Diese Schicht war nicht lesbar.</translation>
    </message>
    <message>
        <source>auto: spine</source>
        <translation>auto: Wirbelsäule</translation>
    </message>
</context>
<context>
    <name>PatientMatch</name>
    <message>
        <source>The open study has no patient ID.</source>
        <translation>Die offene Untersuchung hat keine Patienten-ID.</translation>
    </message>
    <message>
        <source>The prior study has no patient ID.</source>
        <translation>Die Voruntersuchung hat keine Patienten-ID.</translation>
    </message>
    <message>
        <source>The patient ID is missing</source>
        <translation>Die Patienten-ID fehlt</translation>
    </message>
    <message>
        <source>The patient ID is %1 in the open study and %2 in the prior one.</source>
        <translation>Die Patienten-ID ist %1 in der offenen und %2 in der Voruntersuchung.</translation>
    </message>
    <message>
        <source>The patient ID differs</source>
        <translation>Die Patienten-ID weicht ab</translation>
    </message>
    <message>
        <source>The birth date is %1 in the open study and %2 in the prior one.</source>
        <translation>Das Geburtsdatum ist %1 in der offenen und %2 in der Voruntersuchung.</translation>
    </message>
    <message>
        <source>The birth date differs</source>
        <translation>Das Geburtsdatum weicht ab</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>geb. %1</translation>
    </message>
    <message>
        <source>study of %1</source>
        <translation>Untersuchung vom %1</translation>
    </message>
    <message>
        <source>Foramen %1 · Research use only. Not for diagnosis. · Printed %2</source>
        <translation>Foramen %1 · Nur für Forschungszwecke. Nicht zur Diagnostik. · Gedruckt %2</translation>
    </message>
    <message>
        <source>Print the pictures</source>
        <translation>Bilder drucken</translation>
    </message>
    <message>
        <source>Page with the pictures</source>
        <translation>Seite mit den Bildern</translation>
    </message>
</context>
<context>
    <name>PointIssueText</name>
    <message>
        <source>The point of %1 lies %2 mm to the patient&apos;s right of that of %3.</source>
        <translation>Der Punkt von %1 liegt %2 mm weiter rechts im Patienten als der von %3.</translation>
    </message>
    <message>
        <source>The point of %1 lies %2 mm above that of %3.</source>
        <translation>Der Punkt von %1 liegt %2 mm über dem von %3.</translation>
    </message>
    <message>
        <source>The points of %1 and %2 lie only %3 mm apart.</source>
        <translation>Die Punkte von %1 und %2 liegen nur %3 mm auseinander.</translation>
    </message>
</context>
<context>
    <name>PointMenu</name>
    <message>
        <source>Accept the AI’s point of %1</source>
        <translation>Punkt der KI von %1 übernehmen</translation>
    </message>
    <message>
        <source>Move the point of %1 to this slice</source>
        <translation>Punkt von %1 in diese Schicht verschieben</translation>
    </message>
    <message>
        <source>Move the point of %1 to its disc</source>
        <translation>Punkt von %1 an seine Bandscheibe verschieben</translation>
    </message>
    <message>
        <source>Remove the point of %1</source>
        <translation>Punkt von %1 entfernen</translation>
    </message>
    <message>
        <source>Place the point of %1 here</source>
        <translation>Punkt von %1 hier setzen</translation>
    </message>
    <message>
        <source>Place another point here</source>
        <translation>Anderen Punkt hier setzen</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>modality %1, not MR</source>
        <translation>Modalität %1, nicht MR</translation>
    </message>
    <message>
        <source>no images</source>
        <translation>keine Bilder</translation>
    </message>
    <message>
        <source>a localizer by name</source>
        <translation>ein Localizer laut Bezeichnung</translation>
    </message>
    <message>
        <source>a localizer: slices in several planes</source>
        <translation>ein Localizer: Schichten in mehreren Ebenen</translation>
    </message>
    <message>
        <source>too few slices (%1) to be more than a localizer</source>
        <translation>zu wenige Schichten (%1), um mehr als ein Localizer zu sein</translation>
    </message>
    <message>
        <source>the images state no orientation</source>
        <translation>die Bilder nennen keine Orientierung</translation>
    </message>
    <message>
        <source>%1 by %2; %3</source>
        <translation>%1 (%2); %3</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>TE %1, TR %2</source>
        <translation>TE %1, TR %2</translation>
    </message>
    <message>
        <source>TE %1, TR %2, TI %3</source>
        <translation>TE %1, TR %2, TI %3</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A time</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>contrast unknown by %1</source>
        <translation>Wichtung unbekannt (%1)</translation>
    </message>
    <message>
        <source>contrast unknown</source>
        <translation>Wichtung unbekannt</translation>
    </message>
    <message>
        <source>proton density</source>
        <translation>Protonendichte</translation>
    </message>
    <message>
        <source>T1</source>
        <translation>T1</translation>
    </message>
    <message>
        <source>T2</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>T2*</source>
        <translation>T2*</translation>
    </message>
    <message>
        <source>STIR</source>
        <translation>STIR</translation>
    </message>
    <message>
        <source>orientation</source>
        <translation>nach der Orientierung</translation>
    </message>
    <message>
        <source>the series table</source>
        <translation>nach der Serientabelle</translation>
    </message>
    <message>
        <source>description</source>
        <translation>nach der Bezeichnung</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>sagittal</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>axial</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>koronar</translation>
    </message>
    <message>
        <source>oblique</source>
        <translation>schräg</translation>
    </message>
    <message>
        <source>sagittal T1</source>
        <extracomment>In the middle of a sentence: &quot;The series %1 ...&quot;</extracomment>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>left</source>
        <extracomment>Before a neuter or masculine noun with its article: &quot;the left foramen&quot;</extracomment>
        <translation>linke</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechte</translation>
    </message>
    <message>
        <source>ankle</source>
        <extracomment>The object of a sentence, with its article: &quot;The series shows the knee&quot;</extracomment>
        <translation>das Sprunggelenk</translation>
    </message>
    <message>
        <source>arm</source>
        <translation>den Arm</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>das Gehirn</translation>
    </message>
    <message>
        <source>breast</source>
        <translation>die Brust</translation>
    </message>
    <message>
        <source>leg</source>
        <translation>das Bein</translation>
    </message>
    <message>
        <source>cervical spine</source>
        <translation>die Halswirbelsäule</translation>
    </message>
    <message>
        <source>chest</source>
        <translation>den Thorax</translation>
    </message>
    <message>
        <source>elbow</source>
        <translation>den Ellenbogen</translation>
    </message>
    <message>
        <source>extremity</source>
        <translation>eine Extremität</translation>
    </message>
    <message>
        <source>face</source>
        <translation>das Gesicht</translation>
    </message>
    <message>
        <source>finger</source>
        <translation>einen Finger</translation>
    </message>
    <message>
        <source>foot</source>
        <translation>den Fuß</translation>
    </message>
    <message>
        <source>forearm</source>
        <translation>den Unterarm</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>die Hand</translation>
    </message>
    <message>
        <source>head</source>
        <translation>den Kopf</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>das Herz</translation>
    </message>
    <message>
        <source>hip</source>
        <translation>die Hüfte</translation>
    </message>
    <message>
        <source>jaw</source>
        <translation>den Kiefer</translation>
    </message>
    <message>
        <source>knee</source>
        <translation>das Knie</translation>
    </message>
    <message>
        <source>liver</source>
        <translation>die Leber</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>den Hals</translation>
    </message>
    <message>
        <source>orbit</source>
        <translation>die Orbita</translation>
    </message>
    <message>
        <source>prostate</source>
        <translation>die Prostata</translation>
    </message>
    <message>
        <source>shoulder</source>
        <translation>die Schulter</translation>
    </message>
    <message>
        <source>skull</source>
        <translation>den Schädel</translation>
    </message>
    <message>
        <source>thigh</source>
        <translation>den Oberschenkel</translation>
    </message>
    <message>
        <source>thoracic spine</source>
        <translation>die Brustwirbelsäule</translation>
    </message>
    <message>
        <source>thorax</source>
        <translation>den Thorax</translation>
    </message>
    <message>
        <source>jaw joint</source>
        <translation>das Kiefergelenk</translation>
    </message>
    <message>
        <source>uterus</source>
        <translation>den Uterus</translation>
    </message>
    <message>
        <source>wrist</source>
        <translation>das Handgelenk</translation>
    </message>
    <message>
        <source>The patient is under 18; the model was made for adults only</source>
        <translation>Der Patient ist unter 18; das Modell ist nur für Erwachsene gemacht</translation>
    </message>
    <message>
        <source>The %1 series shows the %2, not the lumbar spine, according to its header</source>
        <translation>Die Serie %1 zeigt laut Header %2, nicht die Lendenwirbelsäule</translation>
    </message>
    <message>
        <source>The %1 series was made with a contrast agent; the model knows pictures without one only</source>
        <translation>Die Serie %1 wurde mit Kontrastmittel aufgenommen; das Modell kennt nur native Bilder</translation>
    </message>
    <message>
        <source>The %1 series was made to suppress metal artefacts, so there is metal in the picture; the model knows none</source>
        <translation>Die Serie %1 unterdrückt Metallartefakte, im Bild ist also Metall; das Modell kennt keines</translation>
    </message>
    <message>
        <source>There is metal near %1: a pedicle beside it sends no signal; the model knows pictures without metal only</source>
        <translation>In der Nähe von %1 liegt Metall: ein benachbarter Pedikel gibt kein Signal; das Modell kennt nur Bilder ohne Metall</translation>
    </message>
    <message>
        <source>There is no %1 series</source>
        <translation>Es gibt keine Serie %1</translation>
    </message>
    <message>
        <source>The %1 series states no position and orientation that can be used</source>
        <translation>Die Serie %1 nennt keine brauchbare Position und Orientierung</translation>
    </message>
    <message>
        <source>No lumbar spine was recognised on the %1 series</source>
        <translation>In der Serie %1 wurde keine Lendenwirbelsäule erkannt</translation>
    </message>
    <message>
        <source>The %1 series does not reach as far as %2</source>
        <translation>Die Serie %1 reicht nicht bis %2</translation>
    </message>
    <message>
        <source>%1 was not found on the %2 series</source>
        <translation>%1 wurde in der Serie %2 nicht gefunden</translation>
    </message>
    <message>
        <source>The slices of the %1 series do not reach the %2 foramen at %3</source>
        <translation>Die Schichten der Serie %1 erreichen das %2 Neuroforamen in Höhe %3 nicht</translation>
    </message>
    <message>
        <source>The %1 foramen was not found at %2 on the %3 series</source>
        <translation>Das %1 Neuroforamen wurde in Höhe %2 in der Serie %3 nicht gefunden</translation>
    </message>
    <message>
        <source>The %1 recess was not recognised on the axial slice at %2</source>
        <translation>Der %1 Recessus lateralis wurde in der axialen Schicht in Höhe %2 nicht erkannt</translation>
    </message>
    <message>
        <source>The dural sac was not recognised at %1</source>
        <translation>Der Duralsack wurde in Höhe %1 nicht erkannt</translation>
    </message>
    <message>
        <source>Without a sagittal series the axial slices cannot be assigned to levels</source>
        <translation>Ohne sagittale Serie lassen sich die axialen Schichten keiner Etage zuordnen</translation>
    </message>
    <message>
        <source>The axial series lies in another Frame of Reference than the sagittal one, and the pictures do not agree, so its slices cannot be assigned to levels</source>
        <translation>Die axiale Serie liegt in einem anderen Frame of Reference als die sagittale, und die Bilder stimmen nicht überein; ihre Schichten lassen sich keiner Etage zuordnen</translation>
    </message>
    <message>
        <source>No axial slice passes through the disc %1</source>
        <translation>Keine axiale Schicht verläuft durch die Bandscheibe %1</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>Noch nicht beurteilt</translation>
    </message>
    <message>
        <source>The reader renumbered the levels; the AI found no disc for this one</source>
        <translation>Die Etagen wurden vom Befunder neu gezählt; die KI hat für diese keine Bandscheibe gefunden</translation>
    </message>
    <message>
        <source>No series of this study is a sagittal T1, sagittal T2 or axial T2 of the lumbar spine</source>
        <translation>Keine Serie dieser Untersuchung ist eine T1 sagittal, T2 sagittal oder T2 axial der Lendenwirbelsäule</translation>
    </message>
    <message>
        <source>The series name different Frames of Reference or none; their pictures show that they share one patient space</source>
        <translation>Die Serien nennen verschiedene Frames of Reference oder keinen; ihre Bilder zeigen, dass sie im selben Patientenraum liegen</translation>
    </message>
    <message>
        <source>The sagittal T1 and T2 series do not agree on the numbering</source>
        <translation>Die sagittalen Serien T1 und T2 stimmen in der Zählung nicht überein</translation>
    </message>
    <message>
        <source>No lumbar disc was recognised</source>
        <translation>Es wurde keine lumbale Bandscheibe erkannt</translation>
    </message>
    <message>
        <source>L5/S1 is not in view, so the levels could not be counted from the sacrum</source>
        <translation>L5/S1 ist nicht im Bild, die Etagen konnten nicht vom Sakrum aus gezählt werden</translation>
    </message>
    <message>
        <source>The sacrum was not recognised below the disc that was taken for L5/S1</source>
        <translation>Unter der als L5/S1 angenommenen Bandscheibe wurde das Sakrum nicht erkannt</translation>
    </message>
    <message>
        <source>The discs do not form the usual row of five lumbar levels</source>
        <translation>Die Bandscheiben bilden nicht die übliche Reihe von fünf lumbalen Etagen</translation>
    </message>
    <message>
        <source>Another numbering of the discs fits nearly as well</source>
        <translation>Eine andere Zählung der Bandscheiben passt fast ebenso gut</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Es ist kein Modell installiert</translation>
    </message>
    <message>
        <source>There is no model folder where one was expected</source>
        <translation>Am erwarteten Ort ist kein Modellordner</translation>
    </message>
    <message>
        <source>The model folder has no readable card.json</source>
        <translation>Der Modellordner hat keine lesbare card.json</translation>
    </message>
    <message>
        <source>The model&apos;s card.json is too large to be one</source>
        <translation>Die card.json des Modells ist zu groß</translation>
    </message>
    <message>
        <source>The model&apos;s card.json is not valid JSON</source>
        <translation>Die card.json des Modells ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>The model&apos;s card.json does not keep the contract: %1</source>
        <translation>Die card.json des Modells hält den Vertrag nicht ein: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing or no text</source>
        <translation>„%1“ fehlt oder ist kein Text</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing or no number</source>
        <translation>„%1“ fehlt oder ist keine Zahl</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 is missing or no text</source>
        <translation>„%1“ von %2 fehlt oder ist kein Text</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2, this program needs %3</source>
        <translation>„%1“ ist %2, dieses Programm braucht %3</translation>
    </message>
    <message>
        <source>&apos;format&apos; must be &quot;%1&quot;</source>
        <translation>„format“ muss „%1“ sein</translation>
    </message>
    <message>
        <source>&apos;classes&apos; must be %1</source>
        <translation>„classes“ muss %1 sein</translation>
    </message>
    <message>
        <source>&apos;prior&apos; of %1 is not three probabilities</source>
        <translation>„prior“ von %1 sind nicht drei Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>&apos;file&apos; of %1 names no file inside the model folder</source>
        <translation>„file“ von %1 nennt keine Datei im Modellordner</translation>
    </message>
    <message>
        <source>&apos;sha256&apos; of %1 is not 64 hexadecimal digits</source>
        <translation>„sha256“ von %1 sind nicht 64 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>&apos;temperature&apos; of %1 is not a positive number</source>
        <translation>„temperature“ von %1 ist keine positive Zahl</translation>
    </message>
    <message>
        <source>&apos;networks&apos; is missing or no list</source>
        <translation>„networks“ fehlt oder ist keine Liste</translation>
    </message>
    <message>
        <source>&apos;networks&apos; has two entries for %1</source>
        <translation>„networks“ hat zwei Einträge für %1</translation>
    </message>
    <message>
        <source>&apos;networks&apos; has none for %1</source>
        <translation>„networks“ hat keinen für %1</translation>
    </message>
    <message>
        <source>The weights of %1 are missing in the model folder</source>
        <translation>Die Gewichte von %1 fehlen im Modellordner</translation>
    </message>
    <message>
        <source>The weights of %1 cannot be read</source>
        <translation>Die Gewichte von %1 sind nicht lesbar</translation>
    </message>
    <message>
        <source>The weights of %1 do not have the checksum that card.json states in &apos;sha256&apos;</source>
        <translation>Die Gewichte von %1 haben nicht die Prüfsumme, die card.json unter „sha256“ nennt</translation>
    </message>
    <message>
        <source>A file of the model cannot be opened</source>
        <translation>Eine Datei des Modells lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>A file of the model cannot be read to its end</source>
        <translation>Eine Datei des Modells lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>SHA-256 is not available</source>
        <translation>SHA-256 ist nicht verfügbar</translation>
    </message>
    <message>
        <source>The model&apos;s %1 gave an output of the wrong shape</source>
        <translation>%1 des Modells lieferte eine Ausgabe falscher Form</translation>
    </message>
    <message>
        <source>The model&apos;s %1 (%2): %3</source>
        <translation>%1 des Modells (%2): %3</translation>
    </message>
    <message>
        <source>The network&apos;s explanation has the wrong size</source>
        <translation>Die Erklärung des Netzes hat die falsche Größe</translation>
    </message>
    <message>
        <source>The network does not show how it comes to its answer</source>
        <translation>Das Netz zeigt nicht, wie es zu seiner Antwort kommt</translation>
    </message>
    <message>
        <source>Only a grader&apos;s grades can be explained</source>
        <translation>Nur beurteilende Netze lassen sich erklären</translation>
    </message>
    <message>
        <source>This grader cannot tell where a grade came from</source>
        <translation>Dieses Verfahren kann nicht sagen, woher ein Grad stammt</translation>
    </message>
    <message>
        <source>A site that was not graded has no explanation</source>
        <translation>Eine nicht beurteilte Lokalisation hat keine Erklärung</translation>
    </message>
    <message>
        <source>The pictures that were graded are not at hand</source>
        <translation>Die beurteilten Bilder liegen nicht vor</translation>
    </message>
    <message>
        <source>the file of weights is missing</source>
        <translation>die Datei der Gewichte fehlt</translation>
    </message>
    <message>
        <source>the file of weights cannot be read</source>
        <translation>die Datei der Gewichte ist nicht lesbar</translation>
    </message>
    <message>
        <source>the weights are not those of a %1</source>
        <translation>die Gewichte gehören nicht zu %1</translation>
    </message>
    <message>
        <source>the file is no TorchScript that can be read</source>
        <translation>die Datei ist kein lesbares TorchScript</translation>
    </message>
    <message>
        <source>the network fails on its input: %1</source>
        <translation>das Netz scheitert an seiner Eingabe: %1</translation>
    </message>
    <message>
        <source>the output is not one tensor</source>
        <translation>die Ausgabe ist nicht ein einzelner Tensor</translation>
    </message>
    <message>
        <source>it does not accept an input of shape %1: %2</source>
        <translation>es nimmt keine Eingabe der Form %1: %2</translation>
    </message>
    <message>
        <source>its output has the shape %1 where %2 is expected</source>
        <translation>seine Ausgabe hat die Form %1, erwartet ist %2</translation>
    </message>
    <message>
        <source>its output holds NaN or infinite numbers</source>
        <translation>seine Ausgabe enthält NaN oder unendliche Zahlen</translation>
    </message>
    <message>
        <source>&apos;architecture&apos; is &apos;%1&apos;, which this program does not know</source>
        <translation>„architecture“ ist „%1“, das hier unbekannt ist</translation>
    </message>
    <message>
        <source>The input is no batch of pictures</source>
        <translation>Die Eingabe ist kein Stapel von Bildern</translation>
    </message>
    <message>
        <source>The input is not one picture</source>
        <translation>Die Eingabe ist nicht ein einzelnes Bild</translation>
    </message>
    <message>
        <source>The module %1 is not installed</source>
        <translation>Das Modul %1 ist nicht installiert</translation>
    </message>
    <message>
        <source>The module %1 cannot be loaded: %2</source>
        <translation>Das Modul %1 lässt sich nicht laden: %2</translation>
    </message>
    <message>
        <source>The module %1 is not one of Foramen&apos;s</source>
        <translation>Das Modul %1 gehört nicht zu Foramen</translation>
    </message>
    <message>
        <source>the module gave no reason</source>
        <translation>das Modul nannte keinen Grund</translation>
    </message>
    <message>
        <source>The program %1 is not installed</source>
        <translation>Das Programm %1 ist nicht installiert</translation>
    </message>
    <message>
        <source>The program %1 is of another version of Foramen</source>
        <translation>Das Programm %1 gehört zu einer anderen Version von Foramen</translation>
    </message>
    <message>
        <source>The process for the networks cannot be started: %1</source>
        <translation>Der Prozess für die Netze lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>The process for the networks has ended</source>
        <translation>Der Prozess für die Netze ist beendet</translation>
    </message>
    <message>
        <source>The process for the networks was killed; memory may have been short</source>
        <translation>Der Prozess für die Netze wurde abgebrochen; vielleicht fehlte Arbeitsspeicher</translation>
    </message>
    <message>
        <source>The process for the networks crashed (signal %1)</source>
        <translation>Der Prozess für die Netze ist abgestürzt (Signal %1)</translation>
    </message>
    <message>
        <source>The process for the networks ended by itself (status %1)</source>
        <translation>Der Prozess für die Netze hat sich selbst beendet (Status %1)</translation>
    </message>
    <message>
        <source>The process for the networks did not answer within %1 s and was ended</source>
        <translation>Der Prozess für die Netze antwortete nicht innerhalb von %1 s und wurde beendet</translation>
    </message>
    <message>
        <source>The process for the networks gave an answer that makes no sense</source>
        <translation>Der Prozess für die Netze gab eine Antwort, die keinen Sinn ergibt</translation>
    </message>
    <message>
        <source>A picture or a result is too large for the process of the networks</source>
        <translation>Ein Bild oder ein Ergebnis ist für den Prozess der Netze zu groß</translation>
    </message>
    <message>
        <source>There is not enough memory for the networks</source>
        <translation>Der Arbeitsspeicher reicht für die Netze nicht aus</translation>
    </message>
    <message>
        <source>CUDA cannot be used: %1</source>
        <translation>CUDA ist nicht nutzbar: %1</translation>
    </message>
    <message>
        <source>The GPU cannot be used: %1</source>
        <translation>Die GPU ist nicht nutzbar: %1</translation>
    </message>
    <message>
        <source>No GPU is available</source>
        <translation>Keine GPU antwortet</translation>
    </message>
    <message>
        <source>There is no GPU %1; there is %2</source>
        <translation>Keine GPU antwortet als %1; vorhanden: %2</translation>
    </message>
    <message>
        <source>There is no GPU %1; there are %2 to %3</source>
        <translation>Keine GPU antwortet als %1; vorhanden: %2 bis %3</translation>
    </message>
    <message>
        <source>The GPU does not compute</source>
        <translation>Die GPU rechnet nicht</translation>
    </message>
    <message>
        <source>This CPU does not compute in bf16; use f32</source>
        <translation>Diese CPU rechnet nicht in bf16, nur in f32</translation>
    </message>
    <message>
        <source>The CPU does not compute in f16; use f32, or bf16 where the CPU has it</source>
        <translation>Die CPU rechnet nicht in f16, nur in f32 oder, wo vorhanden, bf16</translation>
    </message>
    <message>
        <source>The GPU failed (%1), and the CPU cannot take over: %2</source>
        <translation>Die GPU ist ausgefallen (%1), und die CPU kann nicht übernehmen: %2</translation>
    </message>
    <message>
        <source>The GPU failed (%1); the CPU took over.</source>
        <translation>Die GPU ist ausgefallen (%1); die CPU hat übernommen.</translation>
    </message>
    <message>
        <source>The GPU failed with %1 pictures at once (%2); it goes on with %3.</source>
        <translation>Die GPU scheiterte mit %1 Bildern auf einmal (%2); es geht mit %3 weiter.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No such file or folder: %1</source>
        <translation>Datei oder Ordner nicht gefunden: %1</translation>
    </message>
    <message>
        <source>The file or folder cannot be read: %1</source>
        <translation>Datei oder Ordner nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1</source>
        <translation>Ordner nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The folder cannot be read</source>
        <translation>Der Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <source>The folder could be read only in part</source>
        <translation>Der Ordner war nur zum Teil lesbar</translation>
    </message>
    <message>
        <source>No DICOM files were found</source>
        <translation>Es wurden keine DICOM-Dateien gefunden</translation>
    </message>
    <message>
        <source>No usable DICOM files were found in %1: %2.</source>
        <translation>In %1 wurden keine brauchbaren DICOM-Dateien gefunden: %2.</translation>
    </message>
    <message>
        <source>The file does not exist</source>
        <translation>Die Datei existiert nicht</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The file is not DICOM</source>
        <translation>Die Datei ist kein DICOM</translation>
    </message>
    <message>
        <source>The file is not a DICOM object</source>
        <translation>Die Datei ist kein DICOM-Objekt</translation>
    </message>
    <message>
        <source>The file is damaged: its header cannot be read</source>
        <translation>Die Datei ist beschädigt: Ihr Header ist nicht lesbar</translation>
    </message>
    <message>
        <source>The file is damaged: it ends or breaks off inside its header</source>
        <translation>Die Datei ist beschädigt: Sie bricht im Header ab</translation>
    </message>
    <message>
        <source>The file is damaged: it ends before its pixel data</source>
        <translation>Die Datei ist beschädigt: Sie endet vor den Pixeldaten</translation>
    </message>
    <message>
        <source>The file holds no pixel data</source>
        <translation>Die Datei enthält keine Pixeldaten</translation>
    </message>
    <message>
        <source>The pixel data are missing or cut off</source>
        <translation>Die Pixeldaten fehlen oder sind abgeschnitten</translation>
    </message>
    <message>
        <source>The file changed while it was read</source>
        <translation>Die Datei wurde während des Lesens verändert</translation>
    </message>
    <message>
        <source>The pixel data are shorter than the header says</source>
        <translation>Die Pixeldaten sind kürzer als im Header angegeben</translation>
    </message>
    <message>
        <source>The compressed pixel data are cut off</source>
        <translation>Die komprimierten Pixeldaten sind abgeschnitten</translation>
    </message>
    <message>
        <source>The pixel data are damaged or in an unknown encoding</source>
        <translation>Die Pixeldaten sind beschädigt oder unbekannt kodiert</translation>
    </message>
    <message>
        <source>The image&apos;s compression cannot be decoded</source>
        <translation>Die Kompression des Bildes lässt sich nicht dekodieren</translation>
    </message>
    <message>
        <source>The image could not be decoded</source>
        <translation>Das Bild ließ sich nicht dekodieren</translation>
    </message>
    <message>
        <source>The image&apos;s colour palette is missing</source>
        <translation>Die Farbpalette des Bildes fehlt</translation>
    </message>
    <message>
        <source>The image&apos;s colour palette is damaged</source>
        <translation>Die Farbpalette des Bildes ist beschädigt</translation>
    </message>
    <message>
        <source>The image has no rows or columns</source>
        <translation>Das Bild hat keine Zeilen oder Spalten</translation>
    </message>
    <message>
        <source>The image has an unusual number of bits a pixel</source>
        <translation>Das Bild hat eine ungewöhnliche Zahl von Bits je Pixel</translation>
    </message>
    <message>
        <source>The image has an unusual number of colours</source>
        <translation>Das Bild hat eine ungewöhnliche Zahl von Farben</translation>
    </message>
    <message>
        <source>The series holds no images</source>
        <translation>Die Serie enthält keine Bilder</translation>
    </message>
    <message>
        <source>The series does not fit into memory</source>
        <translation>Die Serie passt nicht in den Speicher</translation>
    </message>
    <message>
        <source>A slice is missing between images %1 and %2</source>
        <translation>Zwischen den Bildern %1 und %2 fehlt eine Schicht</translation>
    </message>
    <message>
        <source>%1 slices are missing between images %2 and %3</source>
        <translation>Zwischen den Bildern %2 und %3 fehlen %1 Schichten</translation>
    </message>
    <message>
        <source>An image cannot be composed: %1</source>
        <translation>Ein Bild lässt sich nicht zusammensetzen: %1</translation>
    </message>
    <message>
        <source>An image cannot be written: %1</source>
        <translation>Ein Bild lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>The archive is damaged or cut off</source>
        <translation>Das Archiv ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>The archive cannot be read: it is damaged, cut off or of a kind that is not known here</source>
        <translation>Das Archiv ist nicht lesbar: Es ist beschädigt, abgeschnitten oder von hier unbekannter Art</translation>
    </message>
    <message>
        <source>The disc image has a UDF file system alone, which cannot be read here: open it with the file manager and copy its files into a folder</source>
        <translation>Das Datenträgerabbild hat nur ein UDF-Dateisystem, das hier nicht gelesen wird: im Dateimanager öffnen und die Dateien in einen Ordner kopieren</translation>
    </message>
    <message>
        <source>The disc image keeps its files in a UDF file system, which cannot be read here</source>
        <translation>Das Datenträgerabbild hat seine Dateien in einem UDF-Dateisystem, das hier nicht gelesen wird</translation>
    </message>
    <message>
        <source>The archive is protected by a password: unpack it first, then open its folder</source>
        <translation>Das Archiv ist durch ein Passwort geschützt: Entpacken Sie es zuerst und öffnen Sie dann seinen Ordner</translation>
    </message>
    <message>
        <source>The archive would unpack to more than a study can be, and was not opened</source>
        <translation>Das Archiv wäre entpackt größer, als eine Untersuchung sein kann, und wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>There is not enough room to unpack the archive</source>
        <translation>Zum Entpacken des Archivs reicht der Platz nicht</translation>
    </message>
    <message>
        <source>The archive holds names that lead out of its folder, and was not opened</source>
        <translation>Das Archiv enthält Namen, die aus seinem Ordner hinausführen, und wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>The file is damaged inside the archive</source>
        <translation>Die Datei im Archiv ist beschädigt</translation>
    </message>
    <message>
        <source>Links and devices in the archive were left out: %1</source>
        <translation>Verknüpfungen und Gerätedateien im Archiv wurden ausgelassen: %1</translation>
    </message>
    <message>
        <source>An archive in a folder or another archive is not opened; open it separately</source>
        <translation>Ein enthaltenes Archiv wird nicht geöffnet: Öffnen Sie es für sich</translation>
    </message>
    <message>
        <source>The archive cannot be unpacked: the user&apos;s cache folder cannot be written</source>
        <translation>Das Archiv lässt sich nicht entpacken: Der Cache-Ordner des Benutzers ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>The DICOMDIR lists %1 more files that are not there</source>
        <translation>Das DICOMDIR führt %1 weitere Dateien auf, die nicht vorhanden sind</translation>
    </message>
    <message>
        <source>The DICOMDIR holds no directory records</source>
        <translation>Das DICOMDIR enthält keine Verzeichniseinträge</translation>
    </message>
    <message>
        <source>The medium&apos;s DICOMDIR lists this file, but it is not there</source>
        <translation>Das DICOMDIR des Mediums führt diese Datei auf, sie ist aber nicht vorhanden</translation>
    </message>
    <message>
        <source>The database could not be used: %1</source>
        <translation>Die Datenbank ließ sich nicht nutzen: %1</translation>
    </message>
    <message>
        <source>The database is inconsistent</source>
        <translation>Die Datenbank ist in sich nicht stimmig</translation>
    </message>
    <message>
        <source>This file is the database of another program</source>
        <translation>Diese Datei ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>The database was written by a newer version of Foramen</source>
        <translation>Die Datenbank stammt von einer neueren Version von Foramen</translation>
    </message>
    <message>
        <source>The database is damaged and cannot be moved aside</source>
        <translation>Die Datenbank ist beschädigt und lässt sich nicht beiseitelegen</translation>
    </message>
    <message>
        <source>The folder of the database cannot be made</source>
        <translation>Der Ordner der Datenbank lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>A study without Study Instance UID cannot be saved</source>
        <translation>Eine Untersuchung ohne Study Instance UID kann nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The saved assessment of this study is damaged</source>
        <translation>Die gespeicherte Beurteilung dieser Untersuchung ist beschädigt</translation>
    </message>
    <message>
        <source>The saved assessment is damaged</source>
        <translation>Die gespeicherte Beurteilung ist beschädigt</translation>
    </message>
    <message>
        <source>The saved annotation is damaged</source>
        <translation>Die gespeicherte Markierung ist beschädigt</translation>
    </message>
    <message>
        <source>The saved annotation is of an unknown kind</source>
        <translation>Die gespeicherte Markierung ist von unbekannter Art</translation>
    </message>
    <message>
        <source>The DICOM SR cannot be made: %1</source>
        <translation>Der DICOM-SR lässt sich nicht erstellen: %1</translation>
    </message>
    <message>
        <source>No model has graded this study, so there is no AI result to export</source>
        <translation>Kein Modell hat diese Untersuchung beurteilt, es gibt also kein KI-Ergebnis zu exportieren</translation>
    </message>
    <message>
        <source>The PDF cannot be started</source>
        <translation>Das PDF lässt sich nicht beginnen</translation>
    </message>
    <message>
        <source>The printer cannot be drawn on</source>
        <translation>Auf dem Drucker lässt sich nicht zeichnen</translation>
    </message>
    <message>
        <source>Not linked: images without position and orientation</source>
        <translation>Nicht verknüpft: Bilder ohne Position und Orientierung</translation>
    </message>
    <message>
        <source>Not linked: the images name no Frame of Reference</source>
        <translation>Nicht verknüpft: Die Bilder nennen keinen Frame of Reference</translation>
    </message>
    <message>
        <source>Not linked: different Frames of Reference, and the pictures do not show the same anatomy at the same place</source>
        <translation>Nicht verknüpft: verschiedene Frames of Reference, und die Bilder zeigen nicht dieselbe Anatomie an derselben Stelle</translation>
    </message>
    <message>
        <source>Not linked: the pictures agree as well or better with one of the two series mirrored (left and right, or head and feet)</source>
        <translation>Nicht verknüpft: Die Bilder stimmen ebenso gut oder besser überein, wenn eine der beiden Serien gespiegelt wird (links und rechts oder Kopf und Fuß)</translation>
    </message>
    <message>
        <source>Not linked: the pictures agree only after a shift of %1 mm (the patient may have moved between the series)</source>
        <translation>Nicht verknüpft: Die Bilder stimmen erst nach einer Verschiebung um %1 mm überein (der Patient kann sich zwischen den Serien bewegt haben)</translation>
    </message>
    <message>
        <source>Not linked: different Frames of Reference (the patient may have moved between the series)</source>
        <translation>Nicht verknüpft: verschiedene Frames of Reference (der Patient kann sich zwischen den Serien bewegt haben)</translation>
    </message>
    <message>
        <source>Not linked: a reader has said so</source>
        <translation>Nicht verknüpft: so vom Befunder festgelegt</translation>
    </message>
    <message>
        <source>%1; one picture of another plane or a localizer stands apart</source>
        <translation>%1; ein Bild anderer Ebene oder ein Localizer steht für sich</translation>
    </message>
    <message>
        <source>%1; %2 pictures of other planes or localizers stand apart</source>
        <translation>%1; %2 Bilder anderer Ebenen oder Localizer stehen für sich</translation>
    </message>
    <message>
        <source>The pictures of this study are %1, not MR; they can be viewed, but not graded</source>
        <translation>Die Bilder dieser Studie sind %1, kein MR; sie können betrachtet, aber nicht befundet werden</translation>
    </message>
    <message>
        <source>The link leads to nothing that is there</source>
        <translation>Der Link führt ins Leere</translation>
    </message>
    <message>
        <source>No DICOM files were found in %1; there is nothing in it</source>
        <translation>In %1 wurden keine DICOM-Dateien gefunden; dort ist nichts</translation>
    </message>
    <message>
        <source>No DICOM files were found in %1; the files there: %2</source>
        <translation>In %1 wurden keine DICOM-Dateien gefunden; die Dateien dort: %2</translation>
    </message>
    <message>
        <source>The slices of a stack are each shifted in their plane by %1 mm; links, lines and grading allow for it</source>
        <translation>Die Schichten eines Stapels sind in ihrer Ebene um je %1 mm versetzt; Verknüpfung, Linien und Befundung berücksichtigen das</translation>
    </message>
    <message>
        <source>The slices of a stack differ in direction by up to %1 degrees and are shown as parallel; places near an edge may be off by %2 mm</source>
        <translation>Die Schichten eines Stapels weichen in der Richtung um bis zu %1 Grad voneinander ab und werden als parallel gezeigt; Orte nahe am Rand können um %2 mm falsch sein</translation>
    </message>
    <message>
        <source>The slices of a stack lie up to %1 mm from even places; links, lines and grading allow for it</source>
        <translation>Die Schichten eines Stapels liegen bis zu %1 mm neben gleichmäßigen Plätzen; Verknüpfung, Linien und Befundung berücksichtigen das</translation>
    </message>
    <message>
        <source>The positions of the slices of a stack are rounded and are made even; places may be off by %1 mm</source>
        <translation>Die Positionen der Schichten eines Stapels sind gerundet und werden ausgeglichen; Orte können um %1 mm falsch sein</translation>
    </message>
    <message>
        <source>The files of this study name different patients; they are kept apart</source>
        <translation>Die Dateien dieser Studie nennen verschiedene Patienten; sie bleiben getrennt</translation>
    </message>
    <message>
        <source>The files of this study name different study dates; they are kept apart</source>
        <translation>Die Dateien dieser Studie nennen verschiedene Studiendaten; sie bleiben getrennt</translation>
    </message>
    <message>
        <source>Different series carry one Series Instance UID; they are told apart by number, description and orientation</source>
        <translation>Verschiedene Serien tragen dieselbe Series Instance UID; sie werden nach Nummer, Beschreibung und Orientierung unterschieden</translation>
    </message>
    <message>
        <source>The link leads to a folder that it lies in, and was not followed</source>
        <translation>Der Link führt in einen Ordner, in dem er selbst liegt, und wurde nicht verfolgt</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The export folder cannot be made: %1</source>
        <translation>Der Exportordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Die Datei lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>die Datei oder der Ordner ist nicht vorhanden</translation>
    </message>
    <message>
        <source>the disk or the network does not answer</source>
        <translation>der Datenträger oder das Netz antwortet nicht</translation>
    </message>
    <message>
        <source>the file would be larger than is allowed</source>
        <translation>die Datei würde größer als erlaubt</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Arbeitsspeicher reicht nicht</translation>
    </message>
    <message>
        <source>There is not enough memory; close other programs or studies and try again</source>
        <translation>Der Arbeitsspeicher reicht nicht; schließen Sie andere Programme oder Studien und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>Not reliable on patients: the grader was not measured on them</source>
        <translation>Bei Patienten nicht verlässlich: Das Modell wurde dafür nicht an Patienten gemessen</translation>
    </message>
    <message>
        <source>Not reliable on patients: measured on %1 sites only, at least %2 are required</source>
        <translation>Bei Patienten nicht verlässlich: an nur %1 Lokalisationen gemessen, mindestens %2 sind nötig</translation>
    </message>
    <message>
        <source>Not reliable on patients: area under the ROC curve %1 for Moderate or worse, at least %2 is required</source>
        <translation>Bei Patienten nicht verlässlich: Fläche unter der ROC-Kurve %1 für mittelgradig oder schwerer, mindestens %2 ist nötig</translation>
    </message>
    <message>
        <source>Not reliable on patients: log loss %1, no better than that of the grade shares alone (%2)</source>
        <translation>Bei Patienten nicht verlässlich: Log-Loss %1, nicht besser als der der bloßen Häufigkeiten der Grade (%2)</translation>
    </message>
    <message>
        <source>Not reliable on patients: graded by a version that did not check this</source>
        <translation>Bei Patienten nicht verlässlich: von einer Version beurteilt, die das nicht geprüft hat</translation>
    </message>
    <message>
        <source>&apos;patients&apos; of %1 is not what the format describes (%2)</source>
        <translation>&apos;patients&apos; von %1 entspricht nicht dem Format (%2)</translation>
    </message>
    <message>
        <source>No point is given for this site</source>
        <translation>Für diese Lokalisation ist kein Punkt angegeben</translation>
    </message>
    <message>
        <source>The given point lies on a picture of another series than the one that is graded</source>
        <translation>Der angegebene Punkt liegt auf einem Bild einer anderen Serie als der, die beurteilt wird</translation>
    </message>
    <message>
        <source>Files of one series carry a Series Instance UID each; they are shown as one series</source>
        <translation>Dateien einer Serie tragen je eine eigene Series Instance UID; sie werden als eine Serie gezeigt</translation>
    </message>
    <message>
        <source>Pictures of several echoes carry one Series Instance UID; each echo is shown as a series of its own</source>
        <translation>Bilder mehrerer Echos tragen eine einzige Series Instance UID; jedes Echo wird als eigene Serie gezeigt</translation>
    </message>
    <message>
        <source>The DICOM object cannot be made: %1</source>
        <translation>Das DICOM-Objekt kann nicht erzeugt werden: %1</translation>
    </message>
    <message>
        <source>The study&apos;s UID is not valid in DICOM, so nothing can refer to its images</source>
        <translation>Die UID der Studie ist in DICOM nicht gültig, daher kann nichts auf ihre Bilder verweisen</translation>
    </message>
    <message>
        <source>The report has no key images</source>
        <translation>Der Befund hat keine Schlüsselbilder</translation>
    </message>
    <message>
        <source>This program was built without PDF</source>
        <translation>Dieses Programm wurde ohne PDF gebaut</translation>
    </message>
    <message>
        <source>There is no machine of the name %1 in this network</source>
        <translation>In diesem Netz gibt es keinen Rechner namens %1</translation>
    </message>
    <message>
        <source>The name %1 cannot be looked up now: the name server does not answer</source>
        <translation>Der Name %1 kann gerade nicht nachgeschlagen werden: Der Nameserver antwortet nicht</translation>
    </message>
    <message>
        <source>%1 is no address</source>
        <translation>%1 ist keine Adresse</translation>
    </message>
    <message>
        <source>The machine is there, but nothing listens at port %1</source>
        <translation>Der Rechner ist da, aber am Port %1 nimmt nichts Verbindungen an</translation>
    </message>
    <message>
        <source>The machine does not answer at port %1: wrong address, or a firewall between</source>
        <translation>Der Rechner antwortet am Port %1 nicht: falsche Adresse, oder eine Firewall liegt dazwischen</translation>
    </message>
    <message>
        <source>There is no way to the machine in the network</source>
        <translation>Im Netz führt kein Weg zu dem Rechner</translation>
    </message>
    <message>
        <source>The machine cannot be reached at port %1 (error %2 of the system)</source>
        <translation>Der Rechner ist am Port %1 nicht zu erreichen (Fehler %2 des Systems)</translation>
    </message>
    <message>
        <source>The archive cannot be reached</source>
        <translation>Das Archiv ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>The archive cannot be reached (network error %1)</source>
        <translation>Das Archiv ist nicht zu erreichen (Netzwerkfehler %1)</translation>
    </message>
    <message>
        <source>The archive did not answer for %1 s</source>
        <translation>Das Archiv hat %1 s lang nicht geantwortet</translation>
    </message>
    <message>
        <source>The archive closed the connection before the end</source>
        <translation>Das Archiv hat die Verbindung vor dem Ende geschlossen</translation>
    </message>
    <message>
        <source>The machine closed the connection without an answer: it may speak another protocol at this port, or expect TLS</source>
        <translation>Der Rechner hat die Verbindung ohne Antwort geschlossen: Vielleicht spricht er an diesem Port ein anderes Protokoll oder erwartet TLS</translation>
    </message>
    <message>
        <source>The machine speaks another protocol at this port</source>
        <translation>Der Rechner spricht an diesem Port ein anderes Protokoll</translation>
    </message>
    <message>
        <source>The archive does not keep to the protocol: %1</source>
        <translation>Das Archiv hält sich nicht an das Protokoll: %1</translation>
    </message>
    <message>
        <source>The archive sent a message that was not expected</source>
        <translation>Das Archiv hat eine Nachricht gesendet, die nicht erwartet war</translation>
    </message>
    <message>
        <source>The archive&apos;s answer is too long</source>
        <translation>Die Antwort des Archivs ist zu lang</translation>
    </message>
    <message>
        <source>The archive&apos;s answer ended before its end</source>
        <translation>Die Antwort des Archivs brach vor ihrem Ende ab</translation>
    </message>
    <message>
        <source>The archive&apos;s answer has no parts</source>
        <translation>Die Antwort des Archivs hat keine Teile</translation>
    </message>
    <message>
        <source>A part of the archive&apos;s answer has headers without end</source>
        <translation>Ein Teil der Antwort des Archivs hat Kopfzeilen ohne Ende</translation>
    </message>
    <message>
        <source>Something answers at this address, but not as DICOMweb does</source>
        <translation>An dieser Adresse antwortet etwas, aber nicht wie DICOMweb</translation>
    </message>
    <message>
        <source>The archive refers to another server, which is not followed</source>
        <translation>Das Archiv verweist auf einen anderen Server; dem wird nicht gefolgt</translation>
    </message>
    <message>
        <source>The connection cannot be encrypted: %1</source>
        <translation>Die Verbindung kann nicht verschlüsselt werden: %1</translation>
    </message>
    <message>
        <source>The certificate that the machine shows is not one of %1</source>
        <translation>Das Zertifikat, das der Rechner zeigt, ist keines von %1</translation>
    </message>
    <message>
        <source>An encrypted connection needs the file of the authorities that sign the archive&apos;s certificate</source>
        <translation>Eine verschlüsselte Verbindung braucht die Datei der Stellen, die das Zertifikat des Archivs unterschreiben</translation>
    </message>
    <message>
        <source>TLS cannot be set up</source>
        <translation>TLS kann nicht eingerichtet werden</translation>
    </message>
    <message>
        <source>The file of the authorities cannot be used: %1 is no PEM file of that kind</source>
        <translation>Die Datei der Zertifizierungsstellen ist nicht zu gebrauchen: %1 ist keine solche PEM-Datei</translation>
    </message>
    <message>
        <source>The own certificate cannot be used: %1 is no PEM file of that kind</source>
        <translation>Das eigene Zertifikat ist nicht zu gebrauchen: %1 ist keine solche PEM-Datei</translation>
    </message>
    <message>
        <source>The key of the own certificate cannot be used: %1 is no PEM file of that kind</source>
        <translation>Der Schlüssel des eigenen Zertifikats ist nicht zu gebrauchen: %1 ist keine solche PEM-Datei</translation>
    </message>
    <message>
        <source>The address of a DICOMweb archive is a URL as https://archive/dicom-web</source>
        <translation>Die Adresse eines DICOMweb-Archivs ist eine URL wie https://archive/dicom-web</translation>
    </message>
    <message>
        <source>User and password do not belong into the URL</source>
        <translation>Benutzer und Passwort gehören nicht in die URL</translation>
    </message>
    <message>
        <source>Over http, password or token would be readable for others in the network: use https, or allow it expressly</source>
        <translation>Über http wären Passwort oder Token für andere im Netz lesbar: https verwenden oder es ausdrücklich erlauben</translation>
    </message>
    <message>
        <source>The archive&apos;s AE title is none: it has 1 to 16 characters of ASCII</source>
        <translation>Der AE-Titel des Archivs ist keiner: Er hat 1 bis 16 ASCII-Zeichen</translation>
    </message>
    <message>
        <source>Our own AE title is none: it has 1 to 16 characters of ASCII</source>
        <translation>Der eigene AE-Titel ist keiner: Er hat 1 bis 16 ASCII-Zeichen</translation>
    </message>
    <message>
        <source>The archive says that %1 is not its AE title</source>
        <translation>Das Archiv sagt, dass %1 nicht sein AE-Titel ist</translation>
    </message>
    <message>
        <source>The archive does not know our AE title %1; it must be set up there</source>
        <translation>Das Archiv kennt unseren AE-Titel %1 nicht; er muss dort eingerichtet werden</translation>
    </message>
    <message>
        <source>The archive rejected the connection without a reason (titles: %1 called by %2)</source>
        <translation>Das Archiv hat die Verbindung ohne Grund abgelehnt (Titel: %1, gerufen von %2)</translation>
    </message>
    <message>
        <source>The archive is busy and accepts no further connection now</source>
        <translation>Das Archiv ist beschäftigt und nimmt gerade keine weitere Verbindung an</translation>
    </message>
    <message>
        <source>The archive speaks another version of DICOM</source>
        <translation>Das Archiv spricht eine andere Fassung von DICOM</translation>
    </message>
    <message>
        <source>The archive lets us in, but offers none of the services that are needed here (no presentation context was accepted)</source>
        <translation>Das Archiv nimmt die Verbindung an, bietet aber keinen der Dienste, die hier gebraucht werden (kein Presentation Context wurde angenommen)</translation>
    </message>
    <message>
        <source>The archive does not offer C-GET</source>
        <translation>Das Archiv bietet C-GET nicht an</translation>
    </message>
    <message>
        <source>%1 (status %2)</source>
        <translation>%1 (Status %2)</translation>
    </message>
    <message>
        <source>%1 (HTTP %2)</source>
        <translation>%1 (HTTP %2)</translation>
    </message>
    <message>
        <source>%1 (reason %2)</source>
        <translation>%1 (Grund %2)</translation>
    </message>
    <message>
        <source>The archive failed while it worked on this</source>
        <translation>Das Archiv ist bei der Arbeit daran gescheitert</translation>
    </message>
    <message>
        <source>The archive does not take objects of this kind</source>
        <translation>Das Archiv nimmt Objekte dieser Art nicht an</translation>
    </message>
    <message>
        <source>The archive does not take objects of this kind and encoding</source>
        <translation>Das Archiv nimmt Objekte dieser Art und Kodierung nicht an</translation>
    </message>
    <message>
        <source>The archive does not allow us to do this</source>
        <translation>Das Archiv erlaubt uns das nicht</translation>
    </message>
    <message>
        <source>The archive cannot count the matches: out of resources</source>
        <translation>Das Archiv kann die Treffer nicht zählen: Ihm fehlen Mittel</translation>
    </message>
    <message>
        <source>The archive does not know our AE title as a destination; our title, machine and port must be set up there</source>
        <translation>Das Archiv kennt unseren AE-Titel nicht als Ziel; unser Titel, Rechner und Port müssen dort eingerichtet werden</translation>
    </message>
    <message>
        <source>The archive ended this because it was asked to</source>
        <translation>Das Archiv hat dies beendet, weil es darum gebeten wurde</translation>
    </message>
    <message>
        <source>The archive is out of resources</source>
        <translation>Dem Archiv fehlen Mittel</translation>
    </message>
    <message>
        <source>The archive finds that the content does not fit its kind</source>
        <translation>Das Archiv findet, dass der Inhalt nicht zu seiner Art passt</translation>
    </message>
    <message>
        <source>The archive changed or left out attributes</source>
        <translation>Das Archiv hat Attribute geändert oder weggelassen</translation>
    </message>
    <message>
        <source>The archive could not work on this</source>
        <translation>Das Archiv konnte das nicht bearbeiten</translation>
    </message>
    <message>
        <source>The archive refused this</source>
        <translation>Das Archiv hat das abgelehnt</translation>
    </message>
    <message>
        <source>The archive does not understand the request</source>
        <translation>Das Archiv versteht die Anfrage nicht</translation>
    </message>
    <message>
        <source>The archive refuses the password or token</source>
        <translation>Das Archiv weist das Passwort oder Token zurück</translation>
    </message>
    <message>
        <source>The archive asks for a password or token</source>
        <translation>Das Archiv verlangt ein Passwort oder Token</translation>
    </message>
    <message>
        <source>There is no such study, or no DICOMweb at this address</source>
        <translation>Es gibt diese Studie nicht, oder kein DICOMweb an dieser Adresse</translation>
    </message>
    <message>
        <source>The archive cannot give its files as they are</source>
        <translation>Das Archiv kann seine Dateien nicht so geben, wie sie sind</translation>
    </message>
    <message>
        <source>The archive refused all files</source>
        <translation>Das Archiv hat alle Dateien abgelehnt</translation>
    </message>
    <message>
        <source>The archive does not take as many bytes at once</source>
        <translation>Das Archiv nimmt nicht so viele Bytes auf einmal an</translation>
    </message>
    <message>
        <source>The archive does not take files of this kind</source>
        <translation>Das Archiv nimmt Dateien dieser Art nicht an</translation>
    </message>
    <message>
        <source>The archive is busy</source>
        <translation>Das Archiv ist beschäftigt</translation>
    </message>
    <message>
        <source>The archive could not send this instance</source>
        <translation>Das Archiv konnte diese Instanz nicht senden</translation>
    </message>
    <message>
        <source>The archive could not send %1 instances and does not name them</source>
        <translation>Das Archiv konnte %1 Instanzen nicht senden und nennt sie nicht</translation>
    </message>
    <message>
        <source>The archive sent a file of another study; it was not kept</source>
        <translation>Das Archiv hat eine Datei einer anderen Studie gesendet; sie wurde nicht behalten</translation>
    </message>
    <message>
        <source>The archive sent a file of another series; it was not kept</source>
        <translation>Das Archiv hat eine Datei einer anderen Serie gesendet; sie wurde nicht behalten</translation>
    </message>
    <message>
        <source>The archive did not confirm that it has this file</source>
        <translation>Das Archiv hat nicht bestätigt, dass es diese Datei hat</translation>
    </message>
    <message>
        <source>The file states no valid SOP Class UID and SOP Instance UID, without which no archive can keep it</source>
        <translation>Die Datei nennt keine gültige SOP Class UID und SOP Instance UID, ohne die kein Archiv sie behalten kann</translation>
    </message>
    <message>
        <source>A file cannot be read: %1</source>
        <translation>Eine Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The archive has this object already</source>
        <translation>Das Archiv hat dieses Objekt schon</translation>
    </message>
    <message>
        <source>The archive does not offer C-MOVE</source>
        <translation>Das Archiv bietet C-MOVE nicht an</translation>
    </message>
    <message>
        <source>The archive could not send %1 instances to our AE title %2 at port %3</source>
        <translation>Das Archiv konnte %1 Instanzen nicht an unseren AE-Titel %2 am Port %3 senden</translation>
    </message>
    <message>
        <source>C-MOVE is not encrypted on the way to us: use C-GET with TLS</source>
        <translation>C-MOVE ist auf dem Weg zu uns nicht verschlüsselt: C-GET mit TLS verwenden</translation>
    </message>
    <message>
        <source>C-MOVE needs a port of ours at which the archive reaches us</source>
        <translation>C-MOVE braucht einen eigenen Port, an dem das Archiv uns erreicht</translation>
    </message>
    <message>
        <source>The connection that the archive opened to us broke: %1</source>
        <translation>Die Verbindung, die das Archiv zu uns geöffnet hat, brach ab: %1</translation>
    </message>
    <message>
        <source>Port %1 of this machine, where the archive is to reach us, is used by another program</source>
        <translation>Port %1 dieses Rechners, an dem das Archiv uns erreichen soll, wird von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>The system does not let us listen at port %1; ports from 1024 on are free for all</source>
        <translation>Das System lässt uns am Port %1 keine Verbindungen annehmen; Ports ab 1024 sind für alle frei</translation>
    </message>
    <message>
        <source>We cannot listen at port %1: %2</source>
        <translation>Am Port %1 können keine Verbindungen angenommen werden: %2</translation>
    </message>
    <message>
        <source>The archive does not offer storage commitment</source>
        <translation>Das Archiv bietet Storage Commitment nicht an</translation>
    </message>
    <message>
        <source>The archive has all files but did not report within %1 s that it keeps them</source>
        <translation>Das Archiv hat alle Dateien, hat aber nicht innerhalb von %1 s gemeldet, dass es sie behält</translation>
    </message>
    <message>
        <source>With TLS the archive cannot report at a port of ours; take the port out of its settings</source>
        <translation>Mit TLS kann das Archiv nicht an einem eigenen Port melden; nehmen Sie den Port aus seinen Einstellungen</translation>
    </message>
    <message>
        <source>Storage commitment is asked for by DIMSE only</source>
        <translation>Storage Commitment wird nur über DIMSE erfragt</translation>
    </message>
    <message>
        <source>The archive does not have this object</source>
        <translation>Das Archiv hat dieses Objekt nicht</translation>
    </message>
    <message>
        <source>The archive has another kind of object by this UID</source>
        <translation>Das Archiv hat unter dieser UID ein Objekt anderer Art</translation>
    </message>
    <message>
        <source>The archive has another transaction of this number</source>
        <translation>Das Archiv hat einen anderen Vorgang dieser Nummer</translation>
    </message>
    <message>
        <source>The archive is out of resources and does not keep this object</source>
        <translation>Dem Archiv fehlen Mittel; es behält dieses Objekt nicht</translation>
    </message>
    <message>
        <source>The archive does not keep this object</source>
        <translation>Das Archiv behält dieses Objekt nicht</translation>
    </message>
    <message>
        <source>A file states no valid UIDs, without which no archive can keep it</source>
        <translation>Eine Datei nennt keine gültigen UIDs, ohne die kein Archiv sie behalten kann</translation>
    </message>
    <message>
        <source>The same waits in the outbox for this archive already</source>
        <translation>Dasselbe wartet im Postausgang schon auf dieses Archiv</translation>
    </message>
    <message>
        <source>There is no file to send</source>
        <translation>Es gibt keine Datei zu senden</translation>
    </message>
    <message>
        <source>The file is no job of an outbox</source>
        <translation>Die Datei ist kein Auftrag eines Postausgangs</translation>
    </message>
    <message>
        <source>The job was written by a newer version of Foramen</source>
        <translation>Der Auftrag wurde von einer neueren Version von Foramen geschrieben</translation>
    </message>
    <message>
        <source>A date is YYYYMMDD or YYYY-MM-DD, a range of dates two of them with &quot;..&quot; between, of which one may be left out</source>
        <translation>Ein Datum ist JJJJMMTT oder JJJJ-MM-TT, ein Zeitraum zwei davon mit „..“ dazwischen, von denen eines fehlen darf</translation>
    </message>
    <message>
        <source>A search text holds a backslash or a control character</source>
        <translation>Ein Suchtext enthält einen Backslash oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>The UID of the study is none: it has 1 to 64 digits and dots</source>
        <translation>Die UID der Studie ist keine: Sie hat 1 bis 64 Ziffern und Punkte</translation>
    </message>
    <message>
        <source>The UID of the series is none: it has 1 to 64 digits and dots</source>
        <translation>Die UID der Serie ist keine: Sie hat 1 bis 64 Ziffern und Punkte</translation>
    </message>
    <message>
        <source>The assessment is of another study than the images</source>
        <translation>Die Befundung gehört zu einer anderen Studie als die Bilder</translation>
    </message>
    <message>
        <source>No image of the study may be in a de-identified case: each may show or say who the patient is</source>
        <translation>Kein Bild der Studie darf in einen de-identifizierten Fall: Jedes könnte zeigen oder sagen, wer der Patient ist</translation>
    </message>
    <message>
        <source>The files of this study contradict each other on the patient or the day: they are not one case</source>
        <translation>Die Dateien dieser Studie widersprechen sich beim Patienten oder beim Tag: Sie sind nicht ein Fall</translation>
    </message>
    <message>
        <source>The list of the case bundle, bundle.json, is damaged</source>
        <translation>Die Liste des Falls, bundle.json, ist beschädigt</translation>
    </message>
    <message>
        <source>The case bundle was written by a newer version of Foramen</source>
        <translation>Der Fall wurde von einer neueren Version von Foramen geschrieben</translation>
    </message>
    <message>
        <source>The file bundle.json is not the list of a case bundle</source>
        <translation>Die Datei bundle.json ist nicht die Liste eines Falls</translation>
    </message>
    <message>
        <source>This is no case bundle of Foramen: it has no list, bundle.json</source>
        <translation>Das ist kein Fall von Foramen: Ihm fehlt die Liste, bundle.json</translation>
    </message>
    <message>
        <source>The case bundle was changed after it was written, or is damaged: %1</source>
        <translation>Der Fall wurde nach dem Schreiben verändert oder ist beschädigt: %1</translation>
    </message>
    <message>
        <source>it holds a file that its list does not name</source>
        <translation>er enthält eine Datei, die seine Liste nicht nennt</translation>
    </message>
    <message>
        <source>%1 of its files are missing</source>
        <translation>%1 seiner Dateien fehlen</translation>
    </message>
    <message>
        <source>%1 has another size than the list says</source>
        <translation>%1 hat eine andere Größe, als die Liste sagt</translation>
    </message>
    <message>
        <source>%1 does not have the checksum that the list states</source>
        <translation>%1 hat nicht die Prüfsumme, die die Liste nennt</translation>
    </message>
    <message>
        <source>it holds no assessment</source>
        <translation>er enthält keine Befundung</translation>
    </message>
    <message>
        <source>its assessment is of another study than the list says</source>
        <translation>seine Befundung gehört zu einer anderen Studie, als die Liste sagt</translation>
    </message>
    <message>
        <source>The database has no reading of this study</source>
        <translation>Die Datenbank hat keine Befundung dieser Studie</translation>
    </message>
    <message>
        <source>The signed report in the database is not what was signed</source>
        <translation>Der unterschriebene Befund in der Datenbank ist nicht, was unterschrieben wurde</translation>
    </message>
</context>
<context>
    <name>Regrading</name>
    <message>
        <source>not graded</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>%1 %2, before %3</source>
        <translation>%1 %2, zuvor %3</translation>
    </message>
    <message>
        <source>Graded again, because the pictures differ from those graded on %1: %2 of %3 sites now, %4 before. The decisions of readers are unchanged.</source>
        <translation>Neu beurteilt, da die Bilder nicht die vom %1 sind: jetzt %2 von %3 Lokalisationen, zuvor %4. Was ein Befunder entschieden hat, ist unverändert.</translation>
    </message>
    <message>
        <source>The AI&apos;s grade has changed at sites with a decision: %1.</source>
        <translation>An entschiedenen Lokalisationen sagt die KI jetzt etwas anderes: %1.</translation>
    </message>
</context>
<context>
    <name>ReportDraft</name>
    <message>
        <source>MR LUMBAR SPINE: DEGENERATIVE STENOSIS, L1/L2 TO L5/S1</source>
        <translation>MRT DER LENDENWIRBELSÄULE: DEGENERATIVE STENOSEN, L1/L2 BIS L5/S1</translation>
    </message>
    <message>
        <source>TECHNIQUE</source>
        <translation>TECHNIK</translation>
    </message>
    <message>
        <source>COMPARISON</source>
        <translation>VERGLEICH</translation>
    </message>
    <message>
        <source>FINDINGS</source>
        <translation>BEFUND</translation>
    </message>
    <message>
        <source>IMPRESSION</source>
        <translation>BEURTEILUNG</translation>
    </message>
    <message>
        <source>NOT GRADED</source>
        <translation>NICHT BEURTEILT</translation>
    </message>
    <message>
        <source>WHO GRADED</source>
        <translation>WER BEURTEILT HAT</translation>
    </message>
    <message>
        <source>Study of %1, %2</source>
        <translation>Untersuchung vom %1, %2</translation>
    </message>
    <message>
        <source>Study of %1</source>
        <translation>Untersuchung vom %1</translation>
    </message>
    <message>
        <source>Provisional: %1 of %2 grades are the model&apos;s and were not reviewed by a reader</source>
        <translation>Vorläufig: %1 von %2 Graden stammen vom Modell und wurden von keinem Befunder geprüft</translation>
    </message>
    <message>
        <source>Series graded: %1</source>
        <translation>Beurteilte Serien: %1</translation>
    </message>
    <message>
        <source>%1 (%2 images)</source>
        <translation>%1 (%2 Bilder)</translation>
    </message>
    <message>
        <source>No series could be used for grading</source>
        <translation>Keine Serie war für die Beurteilung nutzbar</translation>
    </message>
    <message>
        <source>Not used: %1</source>
        <translation>Nicht genutzt: %1</translation>
    </message>
    <message>
        <source>Model: %1, on %2</source>
        <translation>Modell: %1, auf %2</translation>
    </message>
    <message>
        <source>No model was used</source>
        <translation>Es wurde kein Modell genutzt</translation>
    </message>
    <message>
        <source>Limitation: %1</source>
        <translation>Einschränkung: %1</translation>
    </message>
    <message>
        <source>The level numbering is not certain (%1) and has to be checked</source>
        <translation>Die Zählung der Etagen ist nicht sicher (%1) und muss geprüft werden</translation>
    </message>
    <message>
        <source>The level numbering is not certain and has to be checked</source>
        <translation>Die Zählung der Etagen ist nicht sicher und muss geprüft werden</translation>
    </message>
    <message>
        <source>moderate</source>
        <extracomment>Before a feminine noun: &quot;moderate stenosis&quot;</extracomment>
        <translation>mittelgradige</translation>
    </message>
    <message>
        <source>severe</source>
        <extracomment>Before a feminine noun: &quot;severe stenosis&quot;</extracomment>
        <translation>hochgradige</translation>
    </message>
    <message>
        <source>Normal/Mild</source>
        <extracomment>Within a sentence</extracomment>
        <translation>normal/leicht</translation>
    </message>
    <message>
        <source>not graded</source>
        <extracomment>Of a site, within a sentence</extracomment>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>No moderate or severe stenosis; spinal canal, subarticular zones and neural foramina graded %1</source>
        <translation>Keine mittel- oder hochgradige Stenose; Spinalkanal, Recessus laterales und Neuroforamina %1</translation>
    </message>
    <message>
        <source>Spinal canal %1</source>
        <translation>Spinalkanal %1</translation>
    </message>
    <message>
        <source>spinal canal: %1</source>
        <translation>Spinalkanal: %1</translation>
    </message>
    <message>
        <source>%1 spinal canal stenosis</source>
        <translation>%1 Spinalkanalstenose</translation>
    </message>
    <message>
        <source>%1 spinal canal stenosis at %2</source>
        <translation>%1 Spinalkanalstenose in Höhe %2</translation>
    </message>
    <message>
        <source>Both neural foramina %1</source>
        <translation>Beide Neuroforamina %1</translation>
    </message>
    <message>
        <source>%1 bilateral neural foraminal narrowing</source>
        <translation>%1 neuroforaminale Enge beidseits</translation>
    </message>
    <message>
        <source>%1 left and %2 right neural foraminal narrowing</source>
        <translation>%1 linksseitige und %2 rechtsseitige neuroforaminale Enge</translation>
    </message>
    <message>
        <source>%1 left neural foraminal narrowing</source>
        <translation>%1 neuroforaminale Enge links</translation>
    </message>
    <message>
        <source>%1 left neural foraminal narrowing at %2</source>
        <translation>%1 neuroforaminale Enge links in Höhe %2</translation>
    </message>
    <message>
        <source>left neural foramen %1</source>
        <translation>linkes Neuroforamen %1</translation>
    </message>
    <message>
        <source>left neural foramen at %1</source>
        <translation>linkes Neuroforamen in Höhe %1</translation>
    </message>
    <message>
        <source>left neural foramen: %1</source>
        <translation>linkes Neuroforamen: %1</translation>
    </message>
    <message>
        <source>%1 right neural foraminal narrowing</source>
        <translation>%1 neuroforaminale Enge rechts</translation>
    </message>
    <message>
        <source>%1 right neural foraminal narrowing at %2</source>
        <translation>%1 neuroforaminale Enge rechts in Höhe %2</translation>
    </message>
    <message>
        <source>right neural foramen %1</source>
        <translation>rechtes Neuroforamen %1</translation>
    </message>
    <message>
        <source>right neural foramen at %1</source>
        <translation>rechtes Neuroforamen in Höhe %1</translation>
    </message>
    <message>
        <source>right neural foramen: %1</source>
        <translation>rechtes Neuroforamen: %1</translation>
    </message>
    <message>
        <source>Both subarticular zones %1</source>
        <translation>Beide Recessus laterales %1</translation>
    </message>
    <message>
        <source>%1 bilateral subarticular stenosis</source>
        <translation>%1 subartikuläre Stenose beidseits</translation>
    </message>
    <message>
        <source>%1 left and %2 right subarticular stenosis</source>
        <translation>%1 linksseitige und %2 rechtsseitige subartikuläre Stenose</translation>
    </message>
    <message>
        <source>%1 left subarticular stenosis</source>
        <translation>%1 subartikuläre Stenose links</translation>
    </message>
    <message>
        <source>%1 left subarticular stenosis at %2</source>
        <translation>%1 subartikuläre Stenose links in Höhe %2</translation>
    </message>
    <message>
        <source>left subarticular zone %1</source>
        <translation>linker Recessus lateralis %1</translation>
    </message>
    <message>
        <source>left subarticular zone at %1</source>
        <translation>linker Recessus lateralis in Höhe %1</translation>
    </message>
    <message>
        <source>left subarticular zone: %1</source>
        <translation>linker Recessus lateralis: %1</translation>
    </message>
    <message>
        <source>%1 right subarticular stenosis</source>
        <translation>%1 subartikuläre Stenose rechts</translation>
    </message>
    <message>
        <source>%1 right subarticular stenosis at %2</source>
        <translation>%1 subartikuläre Stenose rechts in Höhe %2</translation>
    </message>
    <message>
        <source>right subarticular zone %1</source>
        <translation>rechter Recessus lateralis %1</translation>
    </message>
    <message>
        <source>right subarticular zone at %1</source>
        <translation>rechter Recessus lateralis in Höhe %1</translation>
    </message>
    <message>
        <source>right subarticular zone: %1</source>
        <translation>rechter Recessus lateralis: %1</translation>
    </message>
    <message>
        <source>spinal canal at %1</source>
        <translation>Spinalkanal in Höhe %1</translation>
    </message>
    <message>
        <source>%1 (the model is not sure)</source>
        <translation>%1 (das Modell ist nicht sicher)</translation>
    </message>
    <message>
        <source>%1 (the model is not sure at %2)</source>
        <translation>%1 (das Modell ist in Höhe %2 nicht sicher)</translation>
    </message>
    <message>
        <source>No moderate or severe stenosis among the %1 graded sites: all are Normal/Mild</source>
        <translation>Keine mittel- oder hochgradige Stenose an den %1 beurteilten Lokalisationen: alle sind normal/leicht</translation>
    </message>
    <message>
        <source>%1 of the %2 graded sites are Normal/Mild</source>
        <translation>%1 der %2 beurteilten Lokalisationen sind normal/leicht</translation>
    </message>
    <message>
        <source>Nothing was graded</source>
        <translation>Nichts wurde beurteilt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not gradable, says the reader</source>
        <translation>Laut Befunder nicht beurteilbar</translation>
    </message>
    <message>
        <source>Neither the model nor a reader has graded</source>
        <translation>Weder Modell noch Befunder haben beurteilt</translation>
    </message>
    <message>
        <source>Changed by the reader:</source>
        <translation>Vom Befunder geändert:</translation>
    </message>
    <message>
        <source>%1: Normal/Mild (the model said Moderate)</source>
        <translation>%1: normal/leicht (laut Modell mittelgradig)</translation>
    </message>
    <message>
        <source>%1: Normal/Mild (the model said Severe)</source>
        <translation>%1: normal/leicht (laut Modell hochgradig)</translation>
    </message>
    <message>
        <source>%1: Moderate (the model said Normal/Mild)</source>
        <translation>%1: mittelgradig (laut Modell normal/leicht)</translation>
    </message>
    <message>
        <source>%1: Moderate (the model said Severe)</source>
        <translation>%1: mittelgradig (laut Modell hochgradig)</translation>
    </message>
    <message>
        <source>%1: Severe (the model said Normal/Mild)</source>
        <translation>%1: hochgradig (laut Modell normal/leicht)</translation>
    </message>
    <message>
        <source>%1: Severe (the model said Moderate)</source>
        <translation>%1: hochgradig (laut Modell mittelgradig)</translation>
    </message>
    <message>
        <source>Graded or accepted by a reader (%1): %2 of 25 sites</source>
        <translation>Von einem Befunder beurteilt oder übernommen (%1): %2 von 25 Lokalisationen</translation>
    </message>
    <message>
        <source>Graded or accepted by a reader: %1 of 25 sites</source>
        <translation>Von einem Befunder beurteilt oder übernommen: %1 von 25 Lokalisationen</translation>
    </message>
    <message>
        <source>Graded by the model alone: %1 of 25 sites, provisional, not reviewed by a reader (marked *)</source>
        <translation>Vom Modell allein beurteilt: %1 von 25 Lokalisationen, vorläufig, von keinem Befunder geprüft (mit * markiert)</translation>
    </message>
    <message>
        <source>Graded by the model alone: %1 of 25 sites, provisional, not reviewed by a reader</source>
        <translation>Vom Modell allein beurteilt: %1 von 25 Lokalisationen, vorläufig, von keinem Befunder geprüft</translation>
    </message>
    <message>
        <source>Not graded: %1 of 25 sites</source>
        <translation>Nicht beurteilt: %1 von 25 Lokalisationen</translation>
    </message>
    <message>
        <source>Model weights: SHA-256 %1</source>
        <translation>Gewichte des Modells: SHA-256 %1</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis</source>
        <translation>Nur für Forschungszwecke. Nicht zur Diagnostik</translation>
    </message>
    <message>
        <source>Compared with the study of %1, graded by a reader (%2), by disc level</source>
        <translation>Verglichen mit der Untersuchung vom %1, beurteilt von einem Befunder (%2), nach Bandscheibenetagen</translation>
    </message>
    <message>
        <source>Compared with the study of %1, graded by a reader, by disc level</source>
        <translation>Verglichen mit der Untersuchung vom %1, beurteilt von einem Befunder, nach Bandscheibenetagen</translation>
    </message>
    <message>
        <source>an unknown date</source>
        <extracomment>After &quot;the study of&quot;</extracomment>
        <translation>unbekannten Datum</translation>
    </message>
    <message>
        <source>Attention: patient ID or birth date of that study differ from this one&apos;s, or are missing</source>
        <translation>Achtung: Patienten-ID oder Geburtsdatum jener Untersuchung weichen von dieser ab oder fehlen</translation>
    </message>
    <message>
        <source>No site was graded by a reader in both studies</source>
        <translation>Keine Lokalisation wurde in beiden Untersuchungen von einem Befunder beurteilt</translation>
    </message>
    <message>
        <source>Worse: %1</source>
        <translation>Schlechter: %1</translation>
    </message>
    <message>
        <source>Better: %1</source>
        <translation>Besser: %1</translation>
    </message>
    <message>
        <source>%1 (Normal/Mild, now Moderate)</source>
        <translation>%1 (normal/leicht, jetzt mittelgradig)</translation>
    </message>
    <message>
        <source>%1 (Normal/Mild, now Severe)</source>
        <translation>%1 (normal/leicht, jetzt hochgradig)</translation>
    </message>
    <message>
        <source>%1 (Moderate, now Normal/Mild)</source>
        <translation>%1 (mittelgradig, jetzt normal/leicht)</translation>
    </message>
    <message>
        <source>%1 (Moderate, now Severe)</source>
        <translation>%1 (mittelgradig, jetzt hochgradig)</translation>
    </message>
    <message>
        <source>%1 (Severe, now Normal/Mild)</source>
        <translation>%1 (hochgradig, jetzt normal/leicht)</translation>
    </message>
    <message>
        <source>%1 (Severe, now Moderate)</source>
        <translation>%1 (hochgradig, jetzt mittelgradig)</translation>
    </message>
    <message>
        <source>spinal canal stenosis at %1</source>
        <translation>Spinalkanalstenose in Höhe %1</translation>
    </message>
    <message>
        <source>left neural foraminal narrowing at %1</source>
        <translation>neuroforaminale Enge links in Höhe %1</translation>
    </message>
    <message>
        <source>right neural foraminal narrowing at %1</source>
        <translation>neuroforaminale Enge rechts in Höhe %1</translation>
    </message>
    <message>
        <source>left subarticular stenosis at %1</source>
        <translation>subartikuläre Stenose links in Höhe %1</translation>
    </message>
    <message>
        <source>right subarticular stenosis at %1</source>
        <translation>subartikuläre Stenose rechts in Höhe %1</translation>
    </message>
    <message>
        <source>Unchanged: %1 of the %2 sites that readers graded in both studies</source>
        <translation>Unverändert: %1 der %2 Lokalisationen, die Befunder in beiden Untersuchungen beurteilt haben</translation>
    </message>
    <message>
        <source>The level numbering of that study is not certain</source>
        <translation>Die Zählung der Etagen jener Untersuchung ist nicht sicher</translation>
    </message>
    <message>
        <source>CPU, 1 thread</source>
        <translation>CPU, 1 Thread</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU, %1 Threads</translation>
    </message>
    <message>
        <source> (not reliable)</source>
        <extracomment>After a grade: not reliable on patients</extracomment>
        <translation> (nicht verlässlich)</translation>
    </message>
    <message>
        <source>The model&apos;s grade is not given. %1</source>
        <translation>Der Grad des Modells wird nicht genannt. %1</translation>
    </message>
    <message>
        <source>%1 grades by the model are not reliable on patients and are left out of this impression</source>
        <translation>%1 Grade des Modells sind bei Patienten nicht verlässlich und gehen nicht in diese Beurteilung ein</translation>
    </message>
    <message>
        <source>Of these, %1 are not reliable on patients: they were asked for, and each is named &quot;not reliable&quot;</source>
        <translation>Davon sind %1 bei Patienten nicht verlässlich: Sie wurden angefordert, und jeder ist als „nicht verlässlich“ bezeichnet</translation>
    </message>
    <message>
        <source>spinal canal</source>
        <translation>Spinalkanal</translation>
    </message>
    <message>
        <source>left neural foramen</source>
        <translation>linkes Neuroforamen</translation>
    </message>
    <message>
        <source>right neural foramen</source>
        <translation>rechtes Neuroforamen</translation>
    </message>
    <message>
        <source>left subarticular zone</source>
        <translation>linker Recessus lateralis</translation>
    </message>
    <message>
        <source>right subarticular zone</source>
        <translation>rechter Recessus lateralis</translation>
    </message>
    <message>
        <source>Not gradable, says the reader (%1)</source>
        <translation>Laut Befunder nicht beurteilbar (%1)</translation>
    </message>
    <message>
        <source>Not graded by a reader, and the model&apos;s grade was not revealed</source>
        <translation>Von keinem Befunder beurteilt, und der Grad des Modells wurde nicht aufgedeckt</translation>
    </message>
    <message>
        <source>Normal, says the reader: %1</source>
        <translation>Laut Befunder normal: %1</translation>
    </message>
    <message>
        <source>Mild, says the reader: %1</source>
        <translation>Laut Befunder leicht: %1</translation>
    </message>
    <message>
        <source>The model&apos;s grades are given at the site&apos;s own cut-offs: %1</source>
        <translation>Die Grade des Modells gelten bei den eigenen Schwellen der Einrichtung: %1</translation>
    </message>
    <message>
        <source>Numbering by the reader: %1</source>
        <translation>Zählung durch den Befunder: %1</translation>
    </message>
    <message>
        <source>Imported labels that no reader confirmed, and that this report does not rest on: %1</source>
        <translation>Importierte Labels, die kein Befunder bestätigt hat und auf denen dieser Bericht nicht beruht: %1</translation>
    </message>
</context>
<context>
    <name>ReportPdf</name>
    <message>
        <source>Foramen R</source>
        <translation>Foramen R</translation>
    </message>
    <message>
        <source>Subarticular R</source>
        <translation>Recessus R</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Subarticular L</source>
        <translation>Recessus L</translation>
    </message>
    <message>
        <source>Foramen L</source>
        <translation>Foramen L</translation>
    </message>
    <message>
        <source>not gradable</source>
        <translation>nicht beurteilbar</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>patient&apos;s right</source>
        <translation>rechts am Patienten</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>patient&apos;s left</source>
        <translation>links am Patienten</translation>
    </message>
    <message>
        <source>model only, not reviewed</source>
        <translation>nur Modell, nicht geprüft</translation>
    </message>
    <message>
        <source>reader&apos;s</source>
        <translation>vom Befunder</translation>
    </message>
    <message>
        <source>accepted by the reader</source>
        <translation>vom Befunder übernommen</translation>
    </message>
    <message>
        <source>set by the reader</source>
        <translation>vom Befunder gesetzt</translation>
    </message>
    <message>
        <source>the model is not sure</source>
        <translation>das Modell ist nicht sicher</translation>
    </message>
    <message>
        <source>probabilities of N, M, S by the model</source>
        <translation>Wahrscheinlichkeiten von N, M, H laut Modell</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Level, series, image</source>
        <translation>Etage, Serie, Bild</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befunder</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Canal AP diameter</source>
        <translation>Spinalkanal, sagittaler Durchmesser</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb-Winkel</translation>
    </message>
    <message>
        <source>Area, ellipse</source>
        <translation>Fläche, Ellipse</translation>
    </message>
    <message>
        <source>Area, outline</source>
        <translation>Fläche, Umriss</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Picture not loaded</source>
        <translation>Bild nicht geladen</translation>
    </message>
    <message>
        <source>Instance %1</source>
        <translation>Instanz %1</translation>
    </message>
    <message>
        <source>%1   ID %2   Study %3</source>
        <translation>%1   ID %2   Untersuchung %3</translation>
    </message>
    <message>
        <source>MRI of the lumbar spine</source>
        <translation>MRT der Lendenwirbelsäule</translation>
    </message>
    <message>
        <source>Degenerative stenosis, 25 graded sites</source>
        <translation>Degenerative Stenosen, 25 beurteilte Lokalisationen</translation>
    </message>
    <message>
        <source>FINAL</source>
        <translation>ENDGÜLTIG</translation>
    </message>
    <message>
        <source>PRELIMINARY</source>
        <translation>VORLÄUFIG</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Accession</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Study date</source>
        <translation>Untersuchung vom</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>MEASUREMENTS BY A READER</source>
        <translation>MESSUNGEN EINES BEFUNDERS</translation>
    </message>
    <message>
        <source>KEY IMAGES</source>
        <translation>SCHLÜSSELBILDER</translation>
    </message>
    <message>
        <source>EVIDENCE</source>
        <translation>BELEGE</translation>
    </message>
    <message>
        <source>Model: %1 %2, SHA-256 %3</source>
        <translation>Modell: %1 %2, SHA-256 %3</translation>
    </message>
    <message>
        <source>Device: %1, %2, %3</source>
        <translation>Gerät: %1, %2, %3</translation>
    </message>
    <message>
        <source>Model: none</source>
        <translation>Modell: keines</translation>
    </message>
    <message>
        <source>Input series: %1</source>
        <translation>Eingabeserien: %1</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Entschieden: %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Foramen: MRI of the lumbar spine</source>
        <translation>Foramen: MRT der Lendenwirbelsäule</translation>
    </message>
    <message>
        <source>N</source>
        <comment>Normal/Mild in one letter</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>M</source>
        <comment>Moderate in one letter</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>Severe in one letter</comment>
        <translation>H</translation>
    </message>
    <message>
        <source>Normal/Mild</source>
        <translation>Normal/leicht</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Mittelgradig</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Hochgradig</translation>
    </message>
    <message>
        <source>no reader</source>
        <translation>kein Befunder</translation>
    </message>
    <message>
        <source>%1 of 25 by a reader</source>
        <translation>%1 von 25 durch einen Befunder</translation>
    </message>
    <message>
        <source>%1 of 25 by a reader (%2)</source>
        <translation>%1 von 25 durch einen Befunder (%2)</translation>
    </message>
    <message>
        <source>%1, %2 by the model alone, not reviewed</source>
        <translation>%1, %2 durch das Modell allein, nicht geprüft</translation>
    </message>
    <message>
        <source>%1; signed by %2</source>
        <translation>%1; unterschrieben von %2</translation>
    </message>
    <message>
        <source>none used</source>
        <translation>keine genutzt</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Nur für Forschungszwecke. Nicht zur Diagnostik.</translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>Sagittal T2/STIR</source>
        <translation>T2/STIR sagittal</translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 mm²</translation>
    </message>
    <message>
        <source>%1 px²</source>
        <translation>%1 px²</translation>
    </message>
    <message>
        <source>no area: the outline crosses itself</source>
        <translation>keine Fläche: der Umriss überschneidet sich</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>SD %1</source>
        <translation>SD %1</translation>
    </message>
    <message>
        <source>pixel spacing unknown</source>
        <translation>Pixelabstand unbekannt</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>.</source>
        <extracomment>The decimal mark</extracomment>
        <translation>,</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <extracomment>A date with day, month and year; the letters as QDate::toString() takes them</extracomment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>%1 left foramen</source>
        <translation>%1 Neuroforamen links</translation>
    </message>
    <message>
        <source>%1 right foramen</source>
        <translation>%1 Neuroforamen rechts</translation>
    </message>
    <message>
        <source>%1 left subarticular</source>
        <translation>%1 Recessus links</translation>
    </message>
    <message>
        <source>%1 right subarticular</source>
        <translation>%1 Recessus rechts</translation>
    </message>
    <message>
        <source>%1 canal</source>
        <translation>%1 Spinalkanal</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not reliable</source>
        <translation>nicht verlässlich</translation>
    </message>
    <message>
        <source>FINAL, VERSION %1</source>
        <translation>ENDGÜLTIG, VERSION %1</translation>
    </message>
    <message>
        <source>Signed: %1, %2, version %3, %4</source>
        <translation>Signiert: %1, %2, Version %3, %4</translation>
    </message>
    <message>
        <source>%1; addenda: %2</source>
        <translation>%1; Nachträge: %2</translation>
    </message>
    <message>
        <source>Reason: %1. Signed by %2, %3</source>
        <translation>Grund: %1. Signiert von %2, %3</translation>
    </message>
    <message>
        <source>Correction of version %1: %2</source>
        <translation>Korrektur von Version %1: %2</translation>
    </message>
    <message>
        <source>ADDENDUM %1</source>
        <translation>NACHTRAG %1</translation>
    </message>
    <message>
        <source>L5 is sacralised.</source>
        <translation>L5 ist sakralisiert.</translation>
    </message>
    <message>
        <source>S1 is lumbarised.</source>
        <translation>S1 ist lumbalisiert.</translation>
    </message>
    <message>
        <source>Named from T12/L1: the discs stand in brackets.</source>
        <translation>Ab T12/L1 benannt: Die Bandscheiben stehen in Klammern.</translation>
    </message>
    <message>
        <source>Six lumbar vertebrae: the discs stand in brackets.</source>
        <translation>Sechs Lendenwirbel: Die Bandscheiben stehen in Klammern.</translation>
    </message>
    <message>
        <source>Numbering by %1: %2</source>
        <translation>Zählung durch %1: %2</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>grade within Normal/Mild</comment>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Mild</source>
        <comment>grade within Normal/Mild</comment>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Dural sac area</source>
        <translation>Fläche des Duralsacks</translation>
    </message>
    <message>
        <source>Disc height</source>
        <translation>Bandscheibenhöhe</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Wirbelgleiten</translation>
    </message>
    <message>
        <source>Foramen height</source>
        <translation>Höhe des Foramens</translation>
    </message>
    <message>
        <source>Foramen area</source>
        <translation>Fläche des Foramens</translation>
    </message>
    <message>
        <source>Lordosis L1 to S1</source>
        <translation>Lordose L1 bis S1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>Canal AP</source>
        <translation>Kanal AP</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Dural sac</source>
        <translation>Duralsack</translation>
    </message>
    <message>
        <source>mm²</source>
        <translation>mm²</translation>
    </message>
    <message>
        <source>mm, % of above</source>
        <translation>mm, % von oberer</translation>
    </message>
    <message>
        <source>mm, % of endplate</source>
        <translation>mm, % der Endplatte</translation>
    </message>
    <message>
        <source>height, mm</source>
        <translation>Höhe, mm</translation>
    </message>
    <message>
        <source>area, mm²</source>
        <translation>Fläche, mm²</translation>
    </message>
    <message>
        <source>Lordosis L1 to S1, degrees: %1</source>
        <translation>Lordose L1 bis S1, Grad: %1</translation>
    </message>
    <message>
        <source>Grey, with one standard deviation in brackets: measured automatically. Bold: measured by the reader.</source>
        <translation>Grau, mit einer Standardabweichung in Klammern: automatisch gemessen. Fett: vom Befunder gemessen.</translation>
    </message>
    <message>
        <source>* beyond a published limit: canal AP under 12 mm, dural sac under 100 mm², slip of 3 mm or more, foramen height of 15 mm or less.</source>
        <translation>* jenseits einer veröffentlichten Grenze: Kanal AP unter 12 mm, Duralsack unter 100 mm², Gleiten von 3 mm oder mehr, Höhe des Foramens von 15 mm oder weniger.</translation>
    </message>
    <message>
        <source>MEASURES BY LEVEL</source>
        <translation>MASSE JE HÖHE</translation>
    </message>
</context>
<context>
    <name>ReportPrintJob</name>
    <message>
        <source>Print the report</source>
        <translation>Befund drucken</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <translation>Seiten des Befunds</translation>
    </message>
</context>
<context>
    <name>SeriesLinks</name>
    <message>
        <source>Link automatically</source>
        <translation>Automatisch verknüpfen</translation>
    </message>
    <message>
        <source>Link this series</source>
        <translation>Diese Serie verknüpfen</translation>
    </message>
    <message>
        <source>Do not link</source>
        <translation>Nicht verknüpfen</translation>
    </message>
</context>
<context>
    <name>SeriesList</name>
    <message>
        <source>Sagittal T1</source>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>Sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>chosen by the reader</source>
        <translation>vom Befunder gewählt</translation>
    </message>
    <message>
        <source>no images</source>
        <translation>keine Bilder</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 · not used</source>
        <translation>%1 · ungenutzt</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n block(s)</source>
        <translation>
            <numerusform>%1 · %n Block</numerusform>
            <numerusform>%1 · %n Blöcke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s)</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SiteMarks</name>
    <message>
        <source>%1, AI: %2, not reliable</source>
        <translation>%1, KI: %2, nicht verlässlich</translation>
    </message>
    <message>
        <source>%1, AI not reliable</source>
        <translation>%1, KI nicht verlässlich</translation>
    </message>
    <message>
        <source>%1, imported</source>
        <translation>%1, importiert</translation>
    </message>
</context>
<context>
    <name>SiteTexts</name>
    <message>
        <source>The AI has not graded this site.</source>
        <translation>Die KI hat diese Lokalisation nicht beurteilt.</translation>
    </message>
    <message>
        <source>The AI did not grade this site: %1</source>
        <translation>Die KI beurteilt diese Lokalisation nicht: %1</translation>
    </message>
    <message>
        <source>AI: %1, uncertain</source>
        <translation>KI: %1, unsicher</translation>
    </message>
    <message>
        <source>AI: %1</source>
        <translation>KI: %1</translation>
    </message>
    <message>
        <source>%1 accepted %2</source>
        <translation>%1: „%2“ übernommen</translation>
    </message>
    <message>
        <source>%1 set %2 by hand</source>
        <translation>%1: „%2“ selbst gesetzt</translation>
    </message>
    <message>
        <source>%1 changed %2 to %3</source>
        <translation>%1: von „%2“ auf „%3“ geändert</translation>
    </message>
    <message>
        <source>%1 called this site ungradable</source>
        <translation>%1: als nicht beurteilbar bezeichnet</translation>
    </message>
    <message>
        <source>%1 graded %2</source>
        <translation>%1: als „%2“ beurteilt</translation>
    </message>
    <message>
        <source>%1 commented</source>
        <translation>%1: kommentiert</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>L foramen</source>
        <translation>Foramen L</translation>
    </message>
    <message>
        <source>R foramen</source>
        <translation>Foramen R</translation>
    </message>
    <message>
        <source>L subarticular</source>
        <translation>Recessus L</translation>
    </message>
    <message>
        <source>R subarticular</source>
        <translation>Recessus R</translation>
    </message>
    <message>
        <source>Foramen</source>
        <translation>Foramen</translation>
    </message>
    <message>
        <source>Subartic.</source>
        <translation>Recessus</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Uncertainty %1 of 1: check this one first</source>
        <translation>Unsicherheit %1 von 1: zuerst prüfen</translation>
    </message>
    <message>
        <source>Uncertainty %1 of 1</source>
        <translation>Unsicherheit %1 von 1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>AI grade not shown. %1</source>
        <translation>KI-Grad nicht gezeigt. %1</translation>
    </message>
    <message>
        <source>AI: %1. %2</source>
        <translation>KI: %1. %2</translation>
    </message>
    <message>
        <source>The AI grade is not revealed.</source>
        <translation>Der KI-Grad ist nicht aufgedeckt.</translation>
    </message>
    <message>
        <source>%1 at the site cut-off (%2)</source>
        <translation>%1 bei der Schwelle der Einrichtung (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 called this site ungradable: %2</source>
        <translation>%1: als nicht beurteilbar bezeichnet: %2</translation>
    </message>
    <message>
        <source>Imported (%1): %2, not confirmed · %3</source>
        <translation>Importiert (%1): %2, nicht bestätigt · %3</translation>
    </message>
</context>
<context>
    <name>SpineLayout</name>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>midline</source>
        <translation>Mittellinie</translation>
    </message>
    <message>
        <source>%1 mm left</source>
        <translation>%1 mm links</translation>
    </message>
    <message>
        <source>%1 mm right</source>
        <translation>%1 mm rechts</translation>
    </message>
    <message>
        <source>%1 mm left of midline</source>
        <translation>%1 mm links der Mittellinie</translation>
    </message>
    <message>
        <source>%1 mm right of midline</source>
        <translation>%1 mm rechts der Mittellinie</translation>
    </message>
</context>
<context>
    <name>StoreText</name>
    <message>
        <source>Not saved: the folder of the database does not answer. Your work is kept in memory and is saved as soon as it does.</source>
        <translation>Nicht gespeichert: Der Ordner der Datenbank antwortet nicht. Ihre Arbeit bleibt im Speicher und wird gespeichert, sobald er antwortet.</translation>
    </message>
    <message>
        <source>Not saved: another program holds the database. Your work is kept in memory.</source>
        <translation>Nicht gespeichert: Ein anderes Programm hält die Datenbank. Ihre Arbeit bleibt im Speicher.</translation>
    </message>
    <message>
        <source>Not saved: the database was written by a newer version of Foramen.</source>
        <translation>Nicht gespeichert: Die Datenbank stammt von einer neueren Version von Foramen.</translation>
    </message>
    <message>
        <source>Not saved: the database is damaged. Your work is kept in memory.</source>
        <translation>Nicht gespeichert: Die Datenbank ist beschädigt. Ihre Arbeit bleibt im Speicher.</translation>
    </message>
    <message>
        <source>Not saved: the database cannot be written (disk full or no permission).</source>
        <translation>Nicht gespeichert: Die Datenbank ist nicht beschreibbar (Datenträger voll oder keine Berechtigung).</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>What was saved of this study is damaged and is kept aside.</source>
        <translation>Was von dieser Untersuchung gespeichert war, ist beschädigt und wird beiseitegelegt.</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Noch keine Änderungen</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>The database was damaged. It is kept as %1; a new one was started.</source>
        <translation>Die Datenbank war beschädigt. Sie ist als %1 aufbewahrt; eine neue wurde begonnen.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full. Your work is kept in memory and is saved as soon as there is room.</source>
        <translation>Nicht gespeichert: Der Datenträger ist voll. Ihre Arbeit bleibt im Speicher und wird gespeichert, sobald wieder Platz ist.</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Normal/Mild</source>
        <translation>Normal/leicht</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Mittelgradig</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Hochgradig</translation>
    </message>
    <message>
        <source>Spinal Canal Stenosis</source>
        <translation>Spinalkanalstenose</translation>
    </message>
    <message>
        <source>Left Neural Foraminal Narrowing</source>
        <translation>Neuroforamenstenose links</translation>
    </message>
    <message>
        <source>Right Neural Foraminal Narrowing</source>
        <translation>Neuroforamenstenose rechts</translation>
    </message>
    <message>
        <source>Left Subarticular Stenosis</source>
        <translation>Subartikuläre Stenose links</translation>
    </message>
    <message>
        <source>Right Subarticular Stenosis</source>
        <translation>Subartikuläre Stenose rechts</translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>Sagittal T2/STIR</source>
        <translation>T2/STIR sagittal</translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>Finding levels</source>
        <translation>Etagen werden gesucht</translation>
    </message>
    <message>
        <source>Finding the recesses</source>
        <translation>Recessus werden gesucht</translation>
    </message>
    <message>
        <source>Grading the canal</source>
        <translation>Spinalkanal wird beurteilt</translation>
    </message>
    <message>
        <source>Grading the foramina</source>
        <translation>Neuroforamina werden beurteilt</translation>
    </message>
    <message>
        <source>Grading the recesses</source>
        <translation>Recessus werden beurteilt</translation>
    </message>
    <message>
        <source>%1 left foramen</source>
        <translation>%1 Neuroforamen links</translation>
    </message>
    <message>
        <source>%1 right foramen</source>
        <translation>%1 Neuroforamen rechts</translation>
    </message>
    <message>
        <source>%1 left subarticular</source>
        <translation>%1 Recessus links</translation>
    </message>
    <message>
        <source>%1 right subarticular</source>
        <translation>%1 Recessus rechts</translation>
    </message>
    <message>
        <source>%1 canal</source>
        <translation>%1 Spinalkanal</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Motion artefact</source>
        <translation>Bewegungsartefakt</translation>
    </message>
    <message>
        <source>Metal artefact</source>
        <translation>Metallartefakt</translation>
    </message>
    <message>
        <source>Not in the field of view</source>
        <translation>Nicht im Bildfeld</translation>
    </message>
    <message>
        <source>No suitable series</source>
        <translation>Keine geeignete Serie</translation>
    </message>
    <message>
        <source>Operated or deformed</source>
        <translation>Operiert oder deformiert</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Anderer Grund</translation>
    </message>
    <message>
        <source>moderate or worse from %1</source>
        <translation>mittelgradig oder mehr ab %1</translation>
    </message>
    <message>
        <source>severe from %1</source>
        <translation>hochgradig ab %1</translation>
    </message>
    <message>
        <source>L5 sacralised</source>
        <translation>L5 sakralisiert</translation>
    </message>
    <message>
        <source>S1 lumbarised</source>
        <translation>S1 lumbalisiert</translation>
    </message>
    <message>
        <source>L5 is sacralised.</source>
        <translation>L5 ist sakralisiert.</translation>
    </message>
    <message>
        <source>S1 is lumbarised.</source>
        <translation>S1 ist lumbalisiert.</translation>
    </message>
    <message>
        <source>Named from T12/L1: the rows L1/L2 to L5/S1 are the discs T12/L1 to L4/L5 (in brackets).</source>
        <translation>Ab T12/L1 benannt: Die Zeilen L1/L2 bis L5/S1 sind die Bandscheiben T12/L1 bis L4/L5 (in Klammern).</translation>
    </message>
    <message>
        <source>Six lumbar vertebrae: the rows L1/L2 to L5/S1 are the discs L2/L3 to L6/S1 (in brackets).</source>
        <translation>Sechs Lendenwirbel: Die Zeilen L1/L2 bis L5/S1 sind die Bandscheiben L2/L3 bis L6/S1 (in Klammern).</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>U</source>
        <comment>ungradable in one letter</comment>
        <translation>X</translation>
    </message>
    <message>
        <source>N</source>
        <comment>Normal/Mild in one letter</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>M</source>
        <comment>Moderate in one letter</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>Severe in one letter</comment>
        <translation>H</translation>
    </message>
    <message>
        <source>unreliable</source>
        <comment>in a cell of the grid: at most 10 letters</comment>
        <translation>unbelegt</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
</context>
<context>
    <name>Translation</name>
    <message>
        <source>yyyy-MM-dd</source>
        <extracomment>A date with day, month and year; the letters are those of QDate::toString()</extracomment>
        <translation>dd.MM.yyyy</translation>
    </message>
</context>
<context>
    <name>WindowChoices</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>As DICOM says</source>
        <translation>Wie in der DICOM-Datei</translation>
    </message>
    <message>
        <source>%1 · %2/%3 HU</source>
        <comment>name, width, centre</comment>
        <translation>%1 · %2/%3 HE</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>width, centre of a window</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>Tabelle: %1</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>Knochen</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <source>Disc and canal</source>
        <translation>Bandscheibe und Kanal</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>Vessels</source>
        <translation>Gefäße</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>Fluid and fat</source>
        <translation>Flüssigkeit und Fett</translation>
    </message>
    <message>
        <source>Disc and marrow</source>
        <translation>Bandscheibe und Mark</translation>
    </message>
</context>
<context>
    <name>foramen::AcceptDialog</name>
    <message>
        <source>Accept several AI grades</source>
        <translation>Mehrere KI-Grade übernehmen</translation>
    </message>
    <message>
        <source>Every Normal/Mild up to a doubt</source>
        <translation>Jedes Normal/leicht bis zu einem Zweifel</translation>
    </message>
    <message>
        <source>Column: %1</source>
        <translation>Spalte: %1</translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation>Höhe: %1</translation>
    </message>
    <message>
        <source>The uncertainty of the AI grade, from 0 (certain) to 1 (a guess)</source>
        <translation>Die Unsicherheit des KI-Grads, von 0 (sicher) bis 1 (geraten)</translation>
    </message>
    <message>
        <source>&amp;Which</source>
        <translation>&amp;Welche</translation>
    </message>
    <message>
        <source>&amp;Doubt at most</source>
        <translation>&amp;Zweifel höchstens</translation>
    </message>
    <message>
        <source>You accept these grades without going to each picture. Untick what you want to look at first. Grades that are not reliable on patients, not revealed, or already decided are not listed.</source>
        <translation>Sie übernehmen diese Grade, ohne zu jedem Bild zu gehen. Nehmen Sie das Häkchen weg, was Sie vorher ansehen wollen. Grade, die bei Patienten nicht verlässlich, nicht aufgedeckt oder schon entschieden sind, stehen nicht in der Liste.</translation>
    </message>
    <message>
        <source>Grades to accept</source>
        <translation>Zu übernehmende Grade</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Accept %n grade(s)</source>
        <translation>
            <numerusform>%n Grad übernehmen</numerusform>
            <numerusform>%n Grade übernehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n Lokalisation</numerusform>
            <numerusform>%n Lokalisationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Which AI grades are listed</source>
        <translation>Welche KI-Grade in der Liste stehen</translation>
    </message>
    <message>
        <source>Space ticks and unticks a grade</source>
        <translation>Die Leertaste setzt und entfernt das Häkchen</translation>
    </message>
    <message>
        <source>Accepts the ticked grades as one step, which can be undone</source>
        <translation>Übernimmt die angehakten Grade in einem Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Accepts nothing</source>
        <translation>Übernimmt nichts</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Doubt at most</source>
        <translation>Höchster Zweifel</translation>
    </message>
</context>
<context>
    <name>foramen::Actions</name>
    <message>
        <source>About Foramen…</source>
        <translation>Über Foramen …</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Grading (the grid has the keyboard)</source>
        <translation>Beurteilen (Tastatur im Raster)</translation>
    </message>
    <message>
        <source>Moving through the study</source>
        <translation>Durch die Untersuchung</translation>
    </message>
    <message>
        <source>Picture (a pane has the keyboard)</source>
        <translation>Bild (Tastatur in einer Ansicht)</translation>
    </message>
    <message>
        <source>Tools (for the left button)</source>
        <translation>Werkzeuge (linke Maustaste)</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fensterung</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Dateien öffnen…</translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation>Ordner neu einlesen</translation>
    </message>
    <message>
        <source>Watch the folder for new files</source>
        <translation>Ordner auf neue Dateien beobachten</translation>
    </message>
    <message>
        <source>Compare with a prior study…</source>
        <translation>Mit Voruntersuchung vergleichen…</translation>
    </message>
    <message>
        <source>Close the prior study</source>
        <translation>Voruntersuchung schließen</translation>
    </message>
    <message>
        <source>Close study</source>
        <translation>Untersuchung schließen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Grade again</source>
        <translation>Neu beurteilen</translation>
    </message>
    <message>
        <source>Cancel grading</source>
        <translation>Beurteilung abbrechen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Normal/Mild</source>
        <translation>Normal/leicht</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Mittelgradig</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Hochgradig</translation>
    </message>
    <message>
        <source>Clear the decision</source>
        <translation>Entscheidung löschen</translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>Accept AI</source>
        <translation>KI übernehmen</translation>
    </message>
    <message>
        <source>Accept AI for the whole level</source>
        <translation>KI für die ganze Etage übernehmen</translation>
    </message>
    <message>
        <source>Move all levels one down</source>
        <translation>Alle Etagen um eine nach kaudal</translation>
    </message>
    <message>
        <source>Move all levels one up</source>
        <translation>Alle Etagen um eine nach kranial</translation>
    </message>
    <message>
        <source>Next unreviewed</source>
        <translation>Nächste ungeprüfte</translation>
    </message>
    <message>
        <source>Next uncertain: the AI doubts it most</source>
        <translation>Nächste unsichere: größter Zweifel der KI</translation>
    </message>
    <message>
        <source>Where the AI looked, and back</source>
        <translation>Wo die KI hinsah, und zurück</translation>
    </message>
    <message>
        <source>Next level</source>
        <translation>Nächste Etage</translation>
    </message>
    <message>
        <source>Previous level</source>
        <translation>Vorige Etage</translation>
    </message>
    <message>
        <source>Previous slice</source>
        <translation>Vorige Schicht</translation>
    </message>
    <message>
        <source>Next slice</source>
        <translation>Nächste Schicht</translation>
    </message>
    <message>
        <source>5 slices back</source>
        <translation>5 Schichten zurück</translation>
    </message>
    <message>
        <source>5 slices on</source>
        <translation>5 Schichten weiter</translation>
    </message>
    <message>
        <source>First slice</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>Previous series</source>
        <translation>Vorige Serie</translation>
    </message>
    <message>
        <source>Next series</source>
        <translation>Nächste Serie</translation>
    </message>
    <message>
        <source>Parallel stacks scroll together</source>
        <translation>Parallele Serien gemeinsam blättern</translation>
    </message>
    <message>
        <source>Link stacks as they stand</source>
        <translation>Serien verknüpfen, wie sie stehen</translation>
    </message>
    <message>
        <source>Linked crosshair</source>
        <translation>Verknüpftes Fadenkreuz</translation>
    </message>
    <message>
        <source>Cine</source>
        <translation>Cine</translation>
    </message>
    <message>
        <source>Cine faster</source>
        <translation>Cine schneller</translation>
    </message>
    <message>
        <source>Cine slower</source>
        <translation>Cine langsamer</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Ganzes Bild zeigen</translation>
    </message>
    <message>
        <source>One pixel of the slice on one of the screen</source>
        <translation>Ein Bildpixel auf ein Bildschirmpixel</translation>
    </message>
    <message>
        <source>Zoom in at the mouse</source>
        <translation>An der Maus vergrößern</translation>
    </message>
    <message>
        <source>Zoom out at the mouse</source>
        <translation>An der Maus verkleinern</translation>
    </message>
    <message>
        <source>Window: automatic</source>
        <translation>Fensterung: automatisch</translation>
    </message>
    <message>
        <source>Window: as DICOM says</source>
        <translation>Fensterung: laut DICOM</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertieren</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Links und rechts spiegeln</translation>
    </message>
    <message>
        <source>Flip up and down</source>
        <translation>Oben und unten spiegeln</translation>
    </message>
    <message>
        <source>Interpolation: linear, cubic, none</source>
        <translation>Interpolation: linear, kubisch, keine</translation>
    </message>
    <message>
        <source>Dragging up and down changes the width</source>
        <translation>Ziehen auf und ab ändert die Fensterbreite</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Blättern</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Canal diameter, front to back</source>
        <translation>Spinalkanal, sagittaler Durchmesser</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb-Winkel</translation>
    </message>
    <message>
        <source>Area and values in an ellipse</source>
        <translation>Fläche und Werte in einer Ellipse</translation>
    </message>
    <message>
        <source>Area and values in a polygon</source>
        <translation>Fläche und Werte in einem Polygon</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Auswahl löschen</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Next key image</source>
        <translation>Nächstes Schlüsselbild</translation>
    </message>
    <message>
        <source>Previous key image</source>
        <translation>Voriges Schlüsselbild</translation>
    </message>
    <message>
        <source>Overlays: all, no marks, none</source>
        <translation>Einblendungen: alle, ohne Marken, keine</translation>
    </message>
    <message>
        <source>One pane</source>
        <translation>Eine Ansicht</translation>
    </message>
    <message>
        <source>Sagittal T2 and axial</source>
        <translation>T2 sagittal und axial</translation>
    </message>
    <message>
        <source>Three panes</source>
        <translation>Drei Ansichten</translation>
    </message>
    <message>
        <source>Three panes and both foramina</source>
        <translation>Drei Ansichten und beide Neuroforamina</translation>
    </message>
    <message>
        <source>One level: axial and both foramina</source>
        <translation>Eine Etage: axial und beide Neuroforamina</translation>
    </message>
    <message>
        <source>Current and prior study, and back</source>
        <translation>Aktuelle und Voruntersuchung, und zurück</translation>
    </message>
    <message>
        <source>Maximise the pane, and back</source>
        <translation>Ansicht maximieren, und zurück</translation>
    </message>
    <message>
        <source>Grid in its own window</source>
        <translation>Raster im eigenen Fenster</translation>
    </message>
    <message>
        <source>Report in its own window</source>
        <translation>Befund im eigenen Fenster</translation>
    </message>
    <message>
        <source>Series at the left edge</source>
        <translation>Serien am linken Rand</translation>
    </message>
    <message>
        <source>Grid and report at the right edge</source>
        <translation>Raster und Befund am rechten Rand</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Move over the 25 sites</source>
        <translation>Über die 25 Lokalisationen gehen</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Next or previous pane</source>
        <translation>Nächste oder vorige Ansicht</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Hide marks while held</source>
        <translation>Marken verbergen, solange gedrückt</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>The tool; on a mark or measurement: move it</source>
        <translation>Das Werkzeug; auf Marke oder Messung: verschieben</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Links ziehen</translation>
    </message>
    <message>
        <source>Steps of 15 degrees, or a circle, while drawing</source>
        <translation>Beim Zeichnen 15-Grad-Schritte oder ein Kreis</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Close a polygon</source>
        <translation>Polygon schließen</translation>
    </message>
    <message>
        <source>Enter, double click</source>
        <translation>Enter, Doppelklick</translation>
    </message>
    <message>
        <source>Cancel the drawing, the selection, the tool</source>
        <translation>Zeichnung verwerfen; keine Auswahl; erstes Werkzeug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Mitte ziehen</translation>
    </message>
    <message>
        <source>Right drag, Ctrl+wheel</source>
        <translation>Rechts ziehen, Strg+Rad</translation>
    </message>
    <message>
        <source>Window from the values in a rectangle</source>
        <translation>Fensterung nach einem Rechteck</translation>
    </message>
    <message>
        <source>Ctrl+left drag</source>
        <translation>Strg+links ziehen</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Linked crosshair in all panes</source>
        <translation>Verknüpftes Fadenkreuz in allen Ansichten</translation>
    </message>
    <message>
        <source>Shift+move</source>
        <translation>Umschalt+bewegen</translation>
    </message>
    <message>
        <source>Maximise a pane, and back</source>
        <translation>Ansicht maximieren, und zurück</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Menu of a pane</source>
        <translation>Menü einer Ansicht</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>hide marks while held</source>
        <translation>Marken verbergen, solange gedrückt</translation>
    </message>
    <message>
        <source>next or previous pane</source>
        <translation>nächste oder vorige Ansicht</translation>
    </message>
    <message>
        <source>cancel what the mouse is doing</source>
        <translation>abbrechen, was die Maus gerade tut</translation>
    </message>
    <message>
        <source>move over the 25 sites</source>
        <translation>über die 25 Lokalisationen gehen</translation>
    </message>
    <message>
        <source>Oblique plane through the disc, and back</source>
        <translation>Schräge Ebene durch die Bandscheibe, und zurück</translation>
    </message>
    <message>
        <source>Oblique plane: tilt its front up</source>
        <translation>Schräge Ebene: vorn nach oben kippen</translation>
    </message>
    <message>
        <source>Oblique plane: tilt its front down</source>
        <translation>Schräge Ebene: vorn nach unten kippen</translation>
    </message>
    <message>
        <source>DICOM tags</source>
        <translation>DICOM-Tags</translation>
    </message>
    <message>
        <source>Study information</source>
        <translation>Angaben zur Untersuchung</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Manual; on a cell of the grid its criteria</source>
        <translation>Handbuch; auf einer Zelle des Rasters deren Kriterien</translation>
    </message>
    <message>
        <source>Criteria of the grades</source>
        <translation>Kriterien der Schweregrade</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Window and panes</source>
        <translation>Fenster und Ansichten</translation>
    </message>
    <message>
        <source>Print the report…</source>
        <translation>Befund drucken…</translation>
    </message>
    <message>
        <source>Tilt the oblique plane, in a sagittal pane</source>
        <translation>Schräge Ebene kippen, in einer sagittalen Ansicht</translation>
    </message>
    <message>
        <source>Left drag of a ring on its line</source>
        <translation>Ring auf ihrer Linie links ziehen</translation>
    </message>
    <message>
        <source>Compare with prior files or an archive…</source>
        <translation>Mit Voruntersuchung aus Dateien oder Archiv vergleichen…</translation>
    </message>
    <message>
        <source>Window: high contrast (CT: bone)</source>
        <translation>Fenster: hoher Kontrast (CT: Knochen)</translation>
    </message>
    <message>
        <source>Window: wide (CT: soft tissue)</source>
        <translation>Fenster: weit (CT: Weichteile)</translation>
    </message>
    <message>
        <source>Window: fluid and fat (CT: disc and canal)</source>
        <translation>Fenster: Flüssigkeit und Fett (CT: Bandscheibe und Kanal)</translation>
    </message>
    <message>
        <source>Window: disc and marrow (CT: lung)</source>
        <translation>Fenster: Bandscheibe und Mark (CT: Lunge)</translation>
    </message>
    <message>
        <source>Plane as acquired</source>
        <translation>Ebene wie aufgenommen</translation>
    </message>
    <message>
        <source>Sagittal plane, resampled</source>
        <translation>Sagittale Ebene, berechnet</translation>
    </message>
    <message>
        <source>Coronal plane, resampled</source>
        <translation>Koronare Ebene, berechnet</translation>
    </message>
    <message>
        <source>Axial plane, resampled</source>
        <translation>Axiale Ebene, berechnet</translation>
    </message>
    <message>
        <source>One study or several…</source>
        <translation>Eine Studie oder mehrere…</translation>
    </message>
    <message>
        <source>Show AI grades that are not reliable on patients</source>
        <translation>KI-Grade zeigen, die bei Patienten nicht verlässlich sind</translation>
    </message>
    <message>
        <source>Normal/Mild, then the next site (also in a pane)</source>
        <translation>Normal/leicht, dann die nächste Lokalisation (auch in einer Ansicht)</translation>
    </message>
    <message>
        <source>Moderate, then the next site (also in a pane)</source>
        <translation>Mittelgradig, dann die nächste Lokalisation (auch in einer Ansicht)</translation>
    </message>
    <message>
        <source>Severe, then the next site (also in a pane)</source>
        <translation>Hochgradig, dann die nächste Lokalisation (auch in einer Ansicht)</translation>
    </message>
    <message>
        <source>Accept AI, then the next site</source>
        <translation>KI übernehmen, dann die nächste Lokalisation</translation>
    </message>
    <message>
        <source>Sign the report…</source>
        <translation>Bericht signieren…</translation>
    </message>
    <message>
        <source>Addendum to the signed report…</source>
        <translation>Nachtrag zum signierten Bericht…</translation>
    </message>
    <message>
        <source>Correct the signed report…</source>
        <translation>Signierten Bericht korrigieren…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Accept several AI grades…</source>
        <translation>Mehrere KI-Grade übernehmen…</translation>
    </message>
    <message>
        <source>Normal, Mild, or not said, within Normal/Mild</source>
        <translation>Normal, leicht oder offen, innerhalb von Normal/leicht</translation>
    </message>
    <message>
        <source>Reveal the AI grade of this site</source>
        <translation>KI-Grad dieser Lokalisation aufdecken</translation>
    </message>
    <message>
        <source>Reveal the AI grades of all decided sites</source>
        <translation>KI-Grade aller entschiedenen Lokalisationen aufdecken</translation>
    </message>
    <message>
        <source>AI grades: at once</source>
        <translation>KI-Grade: sofort</translation>
    </message>
    <message>
        <source>AI grades: each when asked for</source>
        <translation>KI-Grade: jeder auf Anfrage</translation>
    </message>
    <message>
        <source>AI grades: after the reader’s, then the differences</source>
        <translation>KI-Grade: nach denen des Befunders, dann die Unterschiede</translation>
    </message>
    <message>
        <source>Cells shown: next filter</source>
        <translation>Gezeigte Felder: nächster Filter</translation>
    </message>
    <message>
        <source>Cells shown: all</source>
        <translation>Gezeigte Felder: alle</translation>
    </message>
    <message>
        <source>Next difference from the AI, once it is revealed</source>
        <translation>Nächster Unterschied zur KI, sobald sie aufgedeckt ist</translation>
    </message>
    <message>
        <source>Studies…</source>
        <translation>Untersuchungen…</translation>
    </message>
    <message>
        <source>Next study of the list</source>
        <translation>Nächste Untersuchung der Liste</translation>
    </message>
    <message>
        <source>Previous study of the list</source>
        <translation>Vorige Untersuchung der Liste</translation>
    </message>
    <message>
        <source>No transitional vertebra</source>
        <translation>Kein Übergangswirbel</translation>
    </message>
    <message>
        <source>L5 is sacralised</source>
        <translation>L5 ist sakralisiert</translation>
    </message>
    <message>
        <source>S1 is lumbarised</source>
        <translation>S1 ist lumbalisiert</translation>
    </message>
    <message>
        <source>Rows are the discs L1/L2 to L5/S1</source>
        <translation>Zeilen sind die Bandscheiben L1/L2 bis L5/S1</translation>
    </message>
    <message>
        <source>Rows are the discs T12/L1 to L4/L5</source>
        <translation>Zeilen sind die Bandscheiben T12/L1 bis L4/L5</translation>
    </message>
    <message>
        <source>Rows are the discs L2/L3 to L6/S1 (six lumbar vertebrae)</source>
        <translation>Zeilen sind die Bandscheiben L2/L3 bis L6/S1 (sechs Lendenwirbel)</translation>
    </message>
    <message>
        <source>Place the point at the mouse</source>
        <translation>Punkt an der Maus setzen</translation>
    </message>
    <message>
        <source>Move the point to the slice shown</source>
        <translation>Punkt in die gezeigte Schicht verschieben</translation>
    </message>
    <message>
        <source>Move the point to its disc</source>
        <translation>Punkt an seine Bandscheibe verschieben</translation>
    </message>
    <message>
        <source>Accept the AI’s point</source>
        <translation>Punkt der KI übernehmen</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>Punkt entfernen</translation>
    </message>
    <message>
        <source>Prior in the slices of the current study, registered</source>
        <translation>Vorstudie in den Schichten der aktuellen Studie, registriert</translation>
    </message>
    <message>
        <source>Effort log: time and changes with and without the AI…</source>
        <translation>Aufwandsprotokoll: Zeit und Änderungen mit und ohne KI…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Save the slices as a movie…</source>
        <translation>Schichten als Film speichern …</translation>
    </message>
    <message>
        <source>Print the pictures…</source>
        <translation>Bilder drucken …</translation>
    </message>
    <message>
        <source>Search an archive…</source>
        <translation>Archiv durchsuchen …</translation>
    </message>
    <message>
        <source>Marks of the automatic measures of the level, and back</source>
        <translation>Marken der automatischen Maße der Höhe, und zurück</translation>
    </message>
</context>
<context>
    <name>foramen::AnnotationTextEditor</name>
    <message>
        <source>Text changed</source>
        <translation>Text geändert</translation>
    </message>
</context>
<context>
    <name>foramen::AnnotationTextEntry</name>
    <message>
        <source>Text of the annotation</source>
        <translation>Text der Markierung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>foramen::Annotations</name>
    <message>
        <source>%1 placed</source>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveCommands</name>
    <message>
        <source>This archive is no longer set up.</source>
        <translation>Dieses Archiv ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>The study of the link is not in the list of studies, and the link names no archive: %1</source>
        <translation>Die Studie des Links steht nicht in der Liste der Studien, und der Link nennt kein Archiv: %1</translation>
    </message>
    <message>
        <source>The link names an archive that is not set up: %1</source>
        <translation>Der Link nennt ein Archiv, das nicht eingerichtet ist: %1</translation>
    </message>
    <message>
        <source>The study of the link is retrieved from %1…</source>
        <translation>Die Studie des Links wird aus %1 geholt …</translation>
    </message>
    <message>
        <source>%1 Open shows it.</source>
        <translation>%1 „Öffnen“ zeigt sie.</translation>
    </message>
    <message>
        <source>Set up the archive first that gets the report.</source>
        <translation>Richten Sie zuerst das Archiv ein, das den Befund bekommt.</translation>
    </message>
    <message>
        <source>The retrieved studies were deleted.</source>
        <translation>Die geholten Studien sind gelöscht.</translation>
    </message>
    <message>
        <source>A report is being put into the outbox already.</source>
        <translation>Ein Befund wird schon in den Postausgang gelegt.</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveMatchModel</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Study date</source>
        <translation>Studiendatum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>Modalitäten</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>Auftragsnummer</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveNodeDialog</name>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>The archives that are set up</source>
        <translation>Die eingerichteten Archive</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Adds an archive</source>
        <translation>Fügt ein Archiv hinzu</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Asks the archive whether it lets us in, and says what is wrong</source>
        <translation>Fragt das Archiv, ob es uns zulässt, und sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What is complete is kept already</source>
        <translation>Was vollständig ist, ist schon gespeichert</translation>
    </message>
    <message>
        <source>%1 (of the site)</source>
        <translation>%1 (des Hauses)</translation>
    </message>
    <message>
        <source>The archive is kept as soon as it is complete.</source>
        <translation>Das Archiv wird gespeichert, sobald es vollständig ist.</translation>
    </message>
    <message>
        <source>Not kept yet: %1</source>
        <translation>Noch nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Kept. “Test” asks the archive whether it lets us in.</source>
        <translation>Gespeichert. „Prüfen“ fragt das Archiv, ob es uns zulässt.</translation>
    </message>
    <message>
        <source>Asking the archive…</source>
        <translation>Das Archiv wird gefragt …</translation>
    </message>
    <message>
        <source>Type the password or token first.</source>
        <translation>Geben Sie zuerst Passwort oder Token ein.</translation>
    </message>
    <message>
        <source>The site set this archive up; it cannot be removed here</source>
        <translation>Das Haus hat dieses Archiv eingerichtet; es lässt sich hier nicht entfernen</translation>
    </message>
    <message>
        <source>Removes the archive and its password; nothing in the archive changes</source>
        <translation>Entfernt das Archiv und sein Passwort; im Archiv ändert sich nichts</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveNodeFields</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Chooses a PEM file</source>
        <translation>Wählt eine PEM-Datei</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How the archive is called in this window</source>
        <translation>Wie das Archiv in diesem Fenster heißt</translation>
    </message>
    <message>
        <source>DIMSE (the classic DICOM network)</source>
        <translation>DIMSE (das klassische DICOM-Netz)</translation>
    </message>
    <message>
        <source>DICOMweb</source>
        <translation>DICOMweb</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>Ask who runs the archive; most speak DIMSE</source>
        <translation>Fragen Sie, wer das Archiv betreibt; die meisten sprechen DIMSE</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>A name or an IPv4 address</source>
        <translation>Ein Name oder eine IPv4-Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Often 104 or 11112</source>
        <translation>Oft 104 oder 11112</translation>
    </message>
    <message>
        <source>The archive’s AE title</source>
        <translation>AE-Titel des Archivs</translation>
    </message>
    <message>
        <source>1 to 16 letters</source>
        <translation>1 bis 16 Zeichen</translation>
    </message>
    <message>
        <source>Our AE title</source>
        <translation>Unser AE-Titel</translation>
    </message>
    <message>
        <source>1 to 16 letters; the archive must know it</source>
        <translation>1 bis 16 Zeichen; das Archiv muss ihn kennen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>For example https://archive/dicom-web</source>
        <translation>Zum Beispiel https://archiv/dicom-web</translation>
    </message>
    <message>
        <source>No password</source>
        <translation>Kein Passwort</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>Sign in by</source>
        <translation>Anmeldung mit</translation>
    </message>
    <message>
        <source>What the archive asks for, beside a certificate</source>
        <translation>Was das Archiv neben einem Zertifikat verlangt</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The name at the archive</source>
        <translation>Der Name beim Archiv</translation>
    </message>
    <message>
        <source>asked for when it is needed</source>
        <translation>wird gefragt, wenn es nötig ist</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>Never written into the settings; kept in memory, and in the keyring if you say so</source>
        <translation>Steht nie in den Einstellungen; bleibt im Arbeitsspeicher, und im Schlüsselbund, wenn Sie es wollen</translation>
    </message>
    <message>
        <source>Keep it in the desktop’s keyring</source>
        <translation>Im Schlüsselbund des Desktops behalten</translation>
    </message>
    <message>
        <source>Send it without encryption, too</source>
        <translation>Auch unverschlüsselt senden</translation>
    </message>
    <message>
        <source>Over http others in the network can read password or token; off: it is not sent</source>
        <translation>Über http können andere im Netz Passwort oder Token lesen; aus: es wird nicht gesendet</translation>
    </message>
    <message>
        <source>Encrypt the connection (TLS)</source>
        <translation>Verbindung verschlüsseln (TLS)</translation>
    </message>
    <message>
        <source>Needs the file of the authorities; DICOMweb is encrypted by https</source>
        <translation>Braucht die Datei der Zertifizierungsstellen; DICOMweb ist durch https verschlüsselt</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>PEM file of the authorities that are trusted, in place of the system’s</source>
        <translation>PEM-Datei der Stellen, denen vertraut wird, statt derer des Systems</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Unser Zertifikat</translation>
    </message>
    <message>
        <source>PEM file, where the archive asks for one</source>
        <translation>PEM-Datei, wo das Archiv eines verlangt</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>PEM file, without password</source>
        <translation>PEM-Datei, ohne Passwort</translation>
    </message>
    <message>
        <source>Off: it is asked for once a session</source>
        <translation>Aus: es wird einmal je Sitzung gefragt</translation>
    </message>
    <message>
        <source>C-GET (over our own connection)</source>
        <translation>C-GET (über unsere eigene Verbindung)</translation>
    </message>
    <message>
        <source>C-MOVE (the archive connects to us)</source>
        <translation>C-MOVE (das Archiv verbindet sich mit uns)</translation>
    </message>
    <message>
        <source>Retrieve by</source>
        <translation>Holen mit</translation>
    </message>
    <message>
        <source>C-MOVE for archives without C-GET; they must know our machine and port</source>
        <translation>C-MOVE für Archive ohne C-GET; sie müssen unseren Rechner und Port kennen</translation>
    </message>
    <message>
        <source>Our port</source>
        <translation>Unser Port</translation>
    </message>
    <message>
        <source>Where the archive reaches us, for C-MOVE and commitments; we listen there only while we wait for it</source>
        <translation>Wo das Archiv uns erreicht, für C-MOVE und Commitments; dort werden nur Verbindungen angenommen, solange wir darauf warten</translation>
    </message>
    <message>
        <source>Ask it to keep what we send</source>
        <translation>Bestätigung der Aufbewahrung verlangen</translation>
    </message>
    <message>
        <source>Storage commitment: what is sent stays in the outbox until the archive says that it keeps it</source>
        <translation>Storage Commitment: Gesendetes bleibt im Postausgang, bis das Archiv sagt, dass es das behält</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveNodes</name>
    <message>
        <source>The name of the machine is missing.</source>
        <translation>Der Name des Rechners fehlt.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Encryption by DIMSE needs the file of the authorities.</source>
        <translation>Verschlüsselung mit DIMSE braucht die Datei der Zertifizierungsstellen.</translation>
    </message>
    <message>
        <source>The address is a URL as https://archive/dicom-web.</source>
        <translation>Die Adresse ist eine URL wie https://archiv/dicom-web.</translation>
    </message>
    <message>
        <source>User, password, ? and # do not belong into the URL.</source>
        <translation>Benutzer, Passwort, ? und # gehören nicht in die URL.</translation>
    </message>
    <message>
        <source>The archive needs a name.</source>
        <translation>Das Archiv braucht einen Namen.</translation>
    </message>
    <message>
        <source>A certificate of ours and its key belong together.</source>
        <translation>Unser Zertifikat und sein Schlüssel gehören zusammen.</translation>
    </message>
    <message>
        <source>The user name is missing.</source>
        <translation>Der Benutzername fehlt.</translation>
    </message>
    <message>
        <source>C-MOVE needs a port at which the archive reaches us.</source>
        <translation>C-MOVE braucht einen Port, an dem das Archiv uns erreicht.</translation>
    </message>
    <message>
        <source>C-MOVE is not encrypted on the way to us: take C-GET.</source>
        <translation>C-MOVE ist auf dem Weg zu uns nicht verschlüsselt: Nehmen Sie C-GET.</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveRetrieval</name>
    <message numerus="yes">
        <source>%n images are here and stay; Open adds the rest.</source>
        <translation>
            <numerusform>%n Bild ist da und bleibt; „Öffnen“ holt den Rest.</numerusform>
            <numerusform>%n Bilder sind da und bleiben; „Öffnen“ holt den Rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images were not retrieved: %1.</source>
        <translation>
            <numerusform>%n Bild wurde nicht geholt: %1.</numerusform>
            <numerusform>%n Bilder wurden nicht geholt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The archive has nothing of this study, or may not give it to us.</source>
        <translation>Das Archiv hat nichts von dieser Studie oder darf sie uns nicht geben.</translation>
    </message>
    <message numerus="yes">
        <source>The study is here: %n images.</source>
        <translation>
            <numerusform>Die Studie ist da: %n Bild.</numerusform>
            <numerusform>Die Studie ist da: %n Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. What arrived stays; Open adds the rest.</source>
        <translation>Abgebrochen. Was ankam, bleibt; „Öffnen“ holt den Rest.</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveSearchFields</name>
    <message>
        <source>Patient&apos;s name</source>
        <translation>Name des Patienten</translation>
    </message>
    <message>
        <source>Family name, then given name: words, or a pattern with * and ?</source>
        <translation>Familienname, dann Vorname: Wörter oder ein Muster mit * und ?</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>The whole ID, or a pattern with * and ?</source>
        <translation>Die ganze ID oder ein Muster mit * und ?</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Words of the study&apos;s description, or a pattern with * and ?</source>
        <translation>Wörter der Beschreibung der Studie oder ein Muster mit * und ?</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>The whole number, or a pattern with * and ?</source>
        <translation>Die ganze Nummer oder ein Muster mit * und ?</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Studies that have a series of this kind</source>
        <translation>Studien, die eine Serie dieser Art haben</translation>
    </message>
    <message>
        <source>All modalities</source>
        <translation>Alle Modalitäten</translation>
    </message>
    <message>
        <source>A date is a day, a month or a year, for example 2026-11-30, 2026-11 or 2026.</source>
        <translation>Ein Datum ist ein Tag, ein Monat oder ein Jahr, zum Beispiel 30.11.2026, 11.2026 oder 2026.</translation>
    </message>
    <message>
        <source>The first day comes after the last one.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveSecrets</name>
    <message>
        <source>This program was built without a keyring: passwords and tokens are kept in memory and asked for once a session.</source>
        <translation>Dieses Programm ist ohne Schlüsselbund gebaut: Passwörter und Token bleiben im Arbeitsspeicher und werden einmal je Sitzung gefragt.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring cannot be used (%1): passwords and tokens are kept in memory and asked for once a session.</source>
        <translation>Der Schlüsselbund des Desktops lässt sich nicht benutzen (%1): Passwörter und Token bleiben im Arbeitsspeicher und werden einmal je Sitzung gefragt.</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveSendDialog</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send the report to an archive</source>
        <translation>Befund an ein Archiv senden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>The archive that gets the report</source>
        <translation>Das Archiv, das den Befund bekommt</translation>
    </message>
    <message>
        <source>The report leaves this machine with the patient’s name, ID and dates, as these DICOM objects; kinds that would hold nothing are left out: %1.</source>
        <translation>Der Befund verlässt diesen Rechner mit Name, ID und Daten des Patienten, als diese DICOM-Objekte; Arten, die nichts enthielten, entfallen: %1.</translation>
    </message>
    <message>
        <source>The report is not signed yet: it goes as a draft, and what an archive has can often not be taken back.</source>
        <translation>Der Befund ist noch nicht signiert: er geht als Entwurf, und was ein Archiv hat, lässt sich oft nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is sent (Esc)</source>
        <translation>Nichts wird gesendet (Esc)</translation>
    </message>
    <message>
        <source>It goes through the outbox: where the archive does not answer, it is tried again, also after Foramen was closed.</source>
        <translation>Es geht über den Postausgang: Antwortet das Archiv nicht, wird es wieder versucht, auch nachdem Foramen geschlossen wurde.</translation>
    </message>
    <message>
        <source>Puts the report into the outbox for this archive and sends it</source>
        <translation>Legt den Befund für dieses Archiv in den Postausgang und sendet ihn</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveSignIn</name>
    <message>
        <source>Keep it in the desktop’s keyring</source>
        <translation>Im Schlüsselbund des Desktops behalten</translation>
    </message>
    <message>
        <source>Sign in to the archive</source>
        <translation>Beim Archiv anmelden</translation>
    </message>
    <message>
        <source>Password of %1 at %2:</source>
        <translation>Passwort von %1 bei %2:</translation>
    </message>
    <message>
        <source>Bearer token for %1:</source>
        <translation>Bearer-Token für %1:</translation>
    </message>
    <message>
        <source>Off: it is asked for once a session</source>
        <translation>Aus: es wird einmal je Sitzung gefragt</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Goes on with this password or token (Enter)</source>
        <translation>Macht mit diesem Passwort oder Token weiter (Enter)</translation>
    </message>
    <message>
        <source>Asks the archive nothing (Esc)</source>
        <translation>Fragt das Archiv nicht (Esc)</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveTest</name>
    <message>
        <source>The archive answers and can be searched.</source>
        <translation>Das Archiv antwortet und lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>The archive answers but cannot be searched. %1</source>
        <translation>Das Archiv antwortet, lässt sich aber nicht durchsuchen. %1</translation>
    </message>
    <message>
        <source>The archive can be searched but gives no studies. %1</source>
        <translation>Das Archiv lässt sich durchsuchen, gibt aber keine Studien. %1</translation>
    </message>
</context>
<context>
    <name>foramen::ArchiveWindow</name>
    <message>
        <source>Studies of the archive</source>
        <translation>Studien des Archivs</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>The archive that is searched</source>
        <translation>Das Archiv, das durchsucht wird</translation>
    </message>
    <message>
        <source>Archives…</source>
        <translation>Archive …</translation>
    </message>
    <message>
        <source>Sets up archives: adds, changes, tests and removes them</source>
        <translation>Richtet Archive ein: hinzufügen, ändern, prüfen, entfernen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Asks the archive for the studies that fit (Enter in a field)</source>
        <translation>Fragt das Archiv nach den passenden Studien (Enter in einem Feld)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Suche abbrechen</translation>
    </message>
    <message>
        <source>Ends the search; what was found stays</source>
        <translation>Beendet die Suche; was gefunden ist, bleibt</translation>
    </message>
    <message>
        <source>No archive is set up yet. Foramen speaks DIMSE and DICOMweb; who runs the archive knows its address and titles.</source>
        <translation>Noch ist kein Archiv eingerichtet. Foramen spricht DIMSE und DICOMweb; wer das Archiv betreibt, kennt Adresse und Titel.</translation>
    </message>
    <message>
        <source>Set up an archive…</source>
        <translation>Archiv einrichten …</translation>
    </message>
    <message>
        <source>Asks for name, address and titles, and tests them</source>
        <translation>Fragt nach Name, Adresse und Titeln und prüft sie</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Retrieves the selected study and opens it with its first series (Enter)</source>
        <translation>Holt die gewählte Studie und öffnet sie mit ihrer ersten Serie (Enter)</translation>
    </message>
    <message>
        <source>Other studies of this patient</source>
        <translation>Andere Studien dieses Patienten</translation>
    </message>
    <message>
        <source>Searches all studies with the same patient ID, the newest first</source>
        <translation>Sucht alle Studien mit derselben Patienten-ID, die neueste zuerst</translation>
    </message>
    <message>
        <source>Progress of the retrieval</source>
        <translation>Fortschritt beim Holen</translation>
    </message>
    <message>
        <source>Cancel the retrieval</source>
        <translation>Holen abbrechen</translation>
    </message>
    <message>
        <source>Ends the retrieval; what arrived stays</source>
        <translation>Beendet das Holen; was ankam, bleibt</translation>
    </message>
    <message>
        <source>Retrieved studies: %1</source>
        <translation>Geholte Studien: %1</translation>
    </message>
    <message>
        <source>Delete retrieved studies…</source>
        <translation>Geholte Studien löschen …</translation>
    </message>
    <message>
        <source>Deletes the files of all retrieved studies but the open one; work on them and the archive&apos;s own files stay</source>
        <translation>Löscht die Dateien aller geholten Studien außer der offenen; die Arbeit daran und die Dateien des Archivs bleiben</translation>
    </message>
    <message numerus="yes">
        <source>Searching… %n studies so far</source>
        <translation>
            <numerusform>Suche … bisher %n Studie</numerusform>
            <numerusform>Suche … bisher %n Studien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n studies: say more about the one you look for</source>
        <translation>
            <numerusform>Die erste %n Studie: sagen Sie mehr über die gesuchte</numerusform>
            <numerusform>Die ersten %n Studien: sagen Sie mehr über die gesuchte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n studies until then</source>
        <translation>
            <numerusform>Abgebrochen: bis dahin %n Studie</numerusform>
            <numerusform>Abgebrochen: bis dahin %n Studien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search failed: %n studies until then</source>
        <translation>
            <numerusform>Die Suche ist gescheitert: bis dahin %n Studie</numerusform>
            <numerusform>Die Suche ist gescheitert: bis dahin %n Studien</numerusform>
        </translation>
    </message>
    <message>
        <source>The archive has no such study.</source>
        <translation>Das Archiv hat keine solche Studie.</translation>
    </message>
    <message numerus="yes">
        <source>%n studies</source>
        <translation>
            <numerusform>%n Studie</numerusform>
            <numerusform>%n Studien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 series</source>
        <translation>%1: %2 von %3 Serien</translation>
    </message>
    <message>
        <source>%1: retrieving…</source>
        <translation>%1: wird geholt …</translation>
    </message>
    <message>
        <source>Delete the files of all retrieved studies?</source>
        <translation>Die Dateien aller geholten Studien löschen?</translation>
    </message>
    <message>
        <source>The open study stays. What the archive has is not touched, and neither is your work on the studies; to open one again, it is retrieved again.</source>
        <translation>Die offene Studie bleibt. Was das Archiv hat, bleibt unberührt, ebenso Ihre Arbeit an den Studien; um eine wieder zu öffnen, wird sie noch einmal geholt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Pages of the archive</source>
        <translation>Seiten des Archivs</translation>
    </message>
    <message>
        <source>Studies that the archive has</source>
        <translation>Studien, die das Archiv hat</translation>
    </message>
    <message>
        <source>Outbox %1</source>
        <translation>Postausgang %1</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>What waits to be sent to archives, and what was sent</source>
        <translation>Was darauf wartet, an Archive gesendet zu werden, und was gesendet wurde</translation>
    </message>
</context>
<context>
    <name>foramen::AssessmentEditing</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>ungradable</source>
        <translation>nicht beurteilbar</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>%1 has no AI grade to accept.</source>
        <translation>%1 hat keinen KI-Grad zum Übernehmen.</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 übernommen</translation>
    </message>
    <message>
        <source>Nothing is left to accept in this row.</source>
        <translation>In dieser Zeile ist nichts mehr zu übernehmen.</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>point moved</source>
        <translation>Punkt verschoben</translation>
    </message>
    <message>
        <source>The AI grade of %1 is not shown, because it is not reliable on patients. Grade this site yourself.</source>
        <translation>Der KI-Grad von %1 wird nicht gezeigt, weil er bei Patienten nicht verlässlich ist. Bitte selbst beurteilen.</translation>
    </message>
    <message>
        <source>%1 is not graded Normal/Mild by a reader: grade or accept it first.</source>
        <translation>%1 ist von keinem Befunder als Normal/leicht beurteilt: Beurteilen oder übernehmen Sie zuerst.</translation>
    </message>
    <message>
        <source>The AI grade of %1 is not revealed. Reveal it first, or grade this site yourself.</source>
        <translation>Der KI-Grad von %1 ist nicht aufgedeckt. Decken Sie ihn zuerst auf, oder beurteilen Sie die Lokalisation selbst.</translation>
    </message>
    <message>
        <source>point removed</source>
        <translation>Punkt entfernt</translation>
    </message>
    <message>
        <source>AI point accepted</source>
        <translation>Punkt der KI übernommen</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <translation>%1 bestätigt</translation>
    </message>
</context>
<context>
    <name>foramen::CaseCommands</name>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n files were left out, because they may show or say who the patient is.</source>
        <translation>
            <numerusform>%1 %n Datei entfiel, weil sie zeigen oder sagen könnte, wer der Patient ist.</numerusform>
            <numerusform>%1 %n Dateien entfielen, weil sie zeigen oder sagen könnten, wer der Patient ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Case bundle…</source>
        <translation>Fall als Paket …</translation>
    </message>
    <message>
        <source>One zip with the images, the reading and the reports</source>
        <translation>Ein Zip mit den Bildern, der Befundung und den Befunden</translation>
    </message>
    <message>
        <source>A case is being written already.</source>
        <translation>Ein Fall wird bereits geschrieben.</translation>
    </message>
    <message>
        <source>Case bundle</source>
        <translation>Fall als Paket</translation>
    </message>
    <message>
        <source>One zip file with the images of this study, the reading, and the reports.</source>
        <translation>Eine Zip-Datei mit den Bildern dieser Studie, der Befundung und den Befunden.</translation>
    </message>
    <message>
        <source>Images, reading and reports name the patient.</source>
        <translation>Bilder, Befundung und Befunde nennen den Patienten.</translation>
    </message>
    <message>
        <source>Writes nothing</source>
        <translation>Schreibt nichts</translation>
    </message>
    <message>
        <source>Save the case</source>
        <translation>Fall speichern</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip-Dateien (*.zip)</translation>
    </message>
    <message>
        <source>Writing the case…</source>
        <translation>Der Fall wird geschrieben …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;De-identified…</source>
        <translation>&amp;De-identifiziert …</translation>
    </message>
    <message>
        <source>Images and reading lose the patient&apos;s name, numbers and dates (PS3.15). Lines of texts that hold one of them become REMOVED, and images that may show text are left out. Readers keep their names. Look at texts and images before you pass the case on.</source>
        <translation>Bilder und Befundung verlieren Name, Nummern und Daten des Patienten (PS3.15). Textzeilen, die davon etwas enthalten, werden zu REMOVED, und Bilder, die Text zeigen könnten, entfallen. Befunder behalten ihre Namen. Sehen Sie Texte und Bilder an, bevor Sie den Fall weitergeben.</translation>
    </message>
    <message>
        <source>&amp;As it is…</source>
        <translation>&amp;Wie er ist …</translation>
    </message>
</context>
<context>
    <name>foramen::CaseExport</name>
    <message>
        <source>No study is open.</source>
        <translation>Keine Studie ist offen.</translation>
    </message>
    <message>
        <source>The case was not written: %1</source>
        <translation>Der Fall ist nicht geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>foramen::CaseQuestion</name>
    <message>
        <source>&amp;Take it over</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Takes decisions, comments, points and measurements into the database, with who made them and when; can be undone</source>
        <translation>Nimmt Entscheidungen, Kommentare, Punkte und Messungen in die Datenbank, mit Urheber und Zeit; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Lassen</translation>
    </message>
    <message>
        <source>Shows the images without the reading; opening the study again asks again</source>
        <translation>Zeigt die Bilder ohne die Befundung; beim nächsten Öffnen der Studie wird wieder gefragt</translation>
    </message>
</context>
<context>
    <name>foramen::CinePlayer</name>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
</context>
<context>
    <name>foramen::ContentModel</name>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>has observation context</source>
        <translation>hat Beobachtungskontext</translation>
    </message>
    <message>
        <source>has acquisition context</source>
        <translation>hat Aufnahmekontext</translation>
    </message>
    <message>
        <source>has concept modifier</source>
        <translation>hat Begriffszusatz</translation>
    </message>
    <message>
        <source>has properties</source>
        <translation>hat Eigenschaften</translation>
    </message>
    <message>
        <source>selected from</source>
        <translation>ausgewählt aus</translation>
    </message>
    <message>
        <source>inferred from</source>
        <translation>abgeleitet aus</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Zeit</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Koordinaten</translation>
    </message>
    <message>
        <source>Coordinates in time</source>
        <translation>Zeitliche Koordinaten</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Unknown item</source>
        <translation>Unbekannter Eintrag</translation>
    </message>
    <message>
        <source>, frame %1</source>
        <translation>, Einzelbild %1</translation>
    </message>
    <message>
        <source>see item %1</source>
        <translation>siehe Eintrag %1</translation>
    </message>
    <message>
        <source>no value type</source>
        <translation>ohne Werttyp</translation>
    </message>
    <message>
        <source>of type %1</source>
        <translation>vom Typ %1</translation>
    </message>
    <message>
        <source>observed %1</source>
        <translation>beobachtet %1</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Double click or Enter shows it</source>
        <translation>Doppelklick oder Eingabetaste zeigt es</translation>
    </message>
</context>
<context>
    <name>foramen::CutOffFields</name>
    <message>
        <source>&amp;Canal cut-offs</source>
        <translation>&amp;Kanal: Schwellen</translation>
    </message>
    <message>
        <source>&amp;Foramina cut-offs</source>
        <translation>F&amp;oramina: Schwellen</translation>
    </message>
    <message>
        <source>Rec&amp;esses cut-offs</source>
        <translation>&amp;Rezessus: Schwellen</translation>
    </message>
    <message>
        <source>Moderate or worse: likeliest</source>
        <translation>Mittelgradig oder mehr: wahrscheinlichster</translation>
    </message>
    <message>
        <source>Moderate or worse from</source>
        <translation>Mittelgradig oder mehr ab</translation>
    </message>
    <message>
        <source>Severe: likeliest</source>
        <translation>Hochgradig: wahrscheinlichster</translation>
    </message>
    <message>
        <source>Severe from</source>
        <translation>Hochgradig ab</translation>
    </message>
    <message>
        <source>From this probability on; 0: the likeliest grade</source>
        <translation>Ab dieser Wahrscheinlichkeit; 0: der wahrscheinlichste Grad</translation>
    </message>
</context>
<context>
    <name>foramen::DateRangeFields</name>
    <message>
        <source>A day, a month or a year, for example 2026-11-30, 2026-11 or 2026; empty: any</source>
        <translation>Ein Tag, ein Monat oder ein Jahr, zum Beispiel 30.11.2026, 2026-11 oder 2026; leer: beliebig</translation>
    </message>
    <message>
        <source>Study date from</source>
        <translation>Untersuchungsdatum von</translation>
    </message>
    <message>
        <source>Date from</source>
        <translation>Datum von</translation>
    </message>
    <message>
        <source>Study date to</source>
        <translation>Untersuchungsdatum bis</translation>
    </message>
    <message>
        <source>Date to</source>
        <translation>Datum bis</translation>
    </message>
    <message>
        <source>This is no date yet: it does not limit the list.</source>
        <translation>Das ist noch kein Datum: Die Liste wird dadurch nicht begrenzt.</translation>
    </message>
    <message>
        <source>The first day comes after the last one.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
</context>
<context>
    <name>foramen::DecisionDetail</name>
    <message>
        <source>More precisely</source>
        <translation>Genauer</translation>
    </message>
    <message>
        <source>Which of the two it is, if you want to say; again: not said</source>
        <translation>Welches von beiden es ist, wenn Sie es sagen wollen; noch einmal: offen</translation>
    </message>
    <message>
        <source>Why the site is ungradable</source>
        <translation>Warum die Lokalisation nicht beurteilbar ist</translation>
    </message>
    <message>
        <source>Why? (optional)</source>
        <translation>Warum? (freiwillig)</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>In Ihren Worten</translation>
    </message>
    <message>
        <source>Why the site is ungradable, in your words</source>
        <translation>Warum die Lokalisation nicht beurteilbar ist, in Ihren Worten</translation>
    </message>
    <message>
        <source>Why the site is ungradable; kept in the report and in exports</source>
        <translation>Warum die Lokalisation nicht beurteilbar ist; steht im Befund und in den Exporten</translation>
    </message>
</context>
<context>
    <name>foramen::EffortBook</name>
    <message>
        <source>%1 (n = %2)</source>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>The effort log was exported to %1.</source>
        <translation>Das Aufwandsprotokoll wurde nach %1 exportiert.</translation>
    </message>
    <message>
        <source>The effort log was deleted.</source>
        <translation>Das Aufwandsprotokoll wurde gelöscht.</translation>
    </message>
    <message>
        <source>AI grades at once</source>
        <translation>KI-Grade sofort</translation>
    </message>
    <message>
        <source>AI grades when asked for</source>
        <translation>KI-Grade auf Wunsch</translation>
    </message>
    <message>
        <source>AI grades after the reader’s</source>
        <translation>KI-Grade nach den eigenen</translation>
    </message>
    <message>
        <source>No AI grades seen</source>
        <translation>Keine KI-Grade gesehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Too few studies to say whether the AI saves time: that takes %1 read with it and %1 read without.</source>
        <translation>Zu wenige Studien, um zu sagen, ob die KI Zeit spart: Nötig sind %1 mit ihr und %1 ohne sie befundete.</translation>
    </message>
    <message>
        <source>Time a study, median. %1: %2. %3. Whether the AI is the reason this cannot say: easier studies may have been read the one way, and readers get faster.</source>
        <translation>Zeit je Studie, Median. %1: %2. %3. Ob die KI der Grund ist, lässt sich so nicht sagen: Leichtere Studien können auf die eine Art befundet worden sein, und Befunder werden schneller.</translation>
    </message>
</context>
<context>
    <name>foramen::EffortWindow</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>median and quartiles of a time</comment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Effort log</source>
        <translation>Aufwandsprotokoll</translation>
    </message>
    <message>
        <source>Time and changes by how the AI grades were shown</source>
        <translation>Zeit und Änderungen danach, wie die KI-Grade gezeigt wurden</translation>
    </message>
    <message>
        <source>&amp;Keep the effort log</source>
        <translation>Aufwandsprotokoll &amp;führen</translation>
    </message>
    <message>
        <source>Records for each study from its next opening on: the time in which the window is used, by level; how often a grade was changed, by condition; whether AI grades were seen. It stays in the database on this computer and names no patient.</source>
        <translation>Erfasst für jede Studie ab ihrem nächsten Öffnen: die Zeit, in der das Fenster benutzt wird, nach Höhe; wie oft ein Grad geändert wurde, nach Befund; ob KI-Grade gesehen wurden. Es bleibt in der Datenbank auf diesem Rechner und nennt keinen Patienten.</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>One row for each opening of a study; studies are numbered, not named</source>
        <translation>Eine Zeile für jedes Öffnen einer Studie; Studien sind nummeriert, nicht benannt</translation>
    </message>
    <message>
        <source>Delete the log…</source>
        <translation>Protokoll löschen…</translation>
    </message>
    <message>
        <source>The work on the studies stays</source>
        <translation>Die Arbeit an den Studien bleibt</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Noch wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>The log is off: nothing is recorded.</source>
        <translation>Das Protokoll ist aus: Nichts wird erfasst.</translation>
    </message>
    <message>
        <source>The log is off: nothing more is recorded.</source>
        <translation>Das Protokoll ist aus: Nichts weiter wird erfasst.</translation>
    </message>
    <message numerus="yes">
        <source>%n study(s) were not read from the first site to the last and do not count.</source>
        <translation>
            <numerusform>%n Studie wurde nicht von der ersten bis zur letzten Lokalisation befundet und zählt nicht.</numerusform>
            <numerusform>%n Studien wurden nicht von der ersten bis zur letzten Lokalisation befundet und zählen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) cannot be read by this version.</source>
        <translation>
            <numerusform>%n Eintrag kann diese Version nicht lesen.</numerusform>
            <numerusform>%n Einträge kann diese Version nicht lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are those in which the window was used; a pause counts one minute at most. A change replaces a grade that was shown by another one. Figures of fewer than %1 studies are grey.</source>
        <translation>Gezählt wird die Zeit, in der das Fenster benutzt wurde; eine Pause zählt höchstens eine Minute. Eine Änderung ersetzt einen gezeigten Grad durch einen anderen. Zahlen aus weniger als %1 Studien sind grau.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Befundung</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Time a study, median (quartiles)</source>
        <translation>Zeit je Studie, Median (Quartile)</translation>
    </message>
    <message>
        <source>Changes: %1</source>
        <translation>Änderungen: %1</translation>
    </message>
    <message>
        <source>Export the effort log</source>
        <translation>Aufwandsprotokoll exportieren</translation>
    </message>
    <message>
        <source>Delete the whole effort log?</source>
        <translation>Das ganze Aufwandsprotokoll löschen?</translation>
    </message>
    <message>
        <source>It cannot be brought back. What was recorded of the open study is deleted, too; the work on the studies stays.</source>
        <translation>Es kann nicht wiederhergestellt werden. Auch was von der offenen Studie erfasst wurde, wird gelöscht; die Arbeit an den Studien bleibt.</translation>
    </message>
    <message>
        <source>Delete the log</source>
        <translation>Protokoll löschen</translation>
    </message>
</context>
<context>
    <name>foramen::ExplanationLink</name>
    <message>
        <source>Where the AI looked for %1</source>
        <translation>Wo die KI für „%1“ hinsah</translation>
    </message>
</context>
<context>
    <name>foramen::GradeCommands</name>
    <message>
        <source>The cine is stopped at %1. Nothing was graded: decide again.</source>
        <translation>Das Cine ist bei %1 angehalten. Es wurde nichts bewertet: Bitte noch einmal entscheiden.</translation>
    </message>
    <message>
        <source>No pane shows %1. Nothing was graded: show a series where it is seen.</source>
        <translation>Keine Ansicht zeigt %1. Es wurde nichts bewertet: Bitte eine Serie zeigen, auf der es zu sehen ist.</translation>
    </message>
    <message>
        <source>No pane showed %1. Nothing was graded: it is shown now, decide again.</source>
        <translation>Keine Ansicht zeigte %1. Es wurde nichts bewertet: Es ist jetzt zu sehen, bitte noch einmal entscheiden.</translation>
    </message>
    <message>
        <source>All %1 sites are decided.</source>
        <translation>Alle %1 Lokalisationen sind entschieden.</translation>
    </message>
    <message>
        <source>No other cell passes the filter: %1.</source>
        <translation>Kein anderes Feld passt zum Filter: %1.</translation>
    </message>
</context>
<context>
    <name>foramen::GradingHelp</name>
    <message>
        <source>Criteria of the grades</source>
        <translation>Kriterien der Schweregrade</translation>
    </message>
    <message>
        <source>All criteria and sources</source>
        <translation>Alle Kriterien und Quellen</translation>
    </message>
    <message>
        <source>The page in the manual</source>
        <translation>Die Seite im Handbuch</translation>
    </message>
</context>
<context>
    <name>foramen::GridLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>AI only</source>
        <translation>Nur KI</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>foramen::GridPanel</name>
    <message>
        <source>The AI does not grade this study: %1</source>
        <translation>Die KI beurteilt diese Untersuchung nicht: %1</translation>
    </message>
    <message>
        <source>Levels ▾</source>
        <translation>Etagen ▾</translation>
    </message>
    <message>
        <source>R  patient’s right</source>
        <translation>R  rechts am Patienten</translation>
    </message>
    <message>
        <source>patient’s left  L</source>
        <translation>links am Patienten  L</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 geprüft</translation>
    </message>
    <message>
        <source>Level numbering is not certain. %1</source>
        <translation>Die Zählung der Etagen ist nicht sicher. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) not graded: %1</source>
        <translation>
            <numerusform>%n Lokalisation nicht beurteilt: %1</numerusform>
            <numerusform>%n Lokalisationen nicht beurteilt: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more reason(s)</source>
        <translation>
            <numerusform>… und %n weiterer Grund</numerusform>
            <numerusform>… und %n weitere Gründe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n AI grade(s) shown that are not reliable on patients</source>
        <translation>
            <numerusform>%n KI-Grad gezeigt, der bei Patienten nicht verlässlich ist</numerusform>
            <numerusform>%n KI-Grade gezeigt, die bei Patienten nicht verlässlich sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n AI grade(s) not shown: not reliable on patients</source>
        <translation>
            <numerusform>%n KI-Grad nicht gezeigt: bei Patienten nicht verlässlich</numerusform>
            <numerusform>%n KI-Grade nicht gezeigt: bei Patienten nicht verlässlich</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2 shows them.</source>
        <translation>%1. %2 zeigt sie.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>AI grades at site cut-offs: %1</source>
        <translation>KI-Grade bei Schwellen der Einrichtung: %1</translation>
    </message>
    <message>
        <source>Show ▾</source>
        <translation>Zeigen ▾</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>Cells shown: %1</source>
        <translation>Gezeigte Felder: %1</translation>
    </message>
    <message>
        <source>Which cells are shown in full and walked with N: %1; and when AI grades are shown</source>
        <translation>Welche Felder deutlich gezeigt und mit N durchgegangen werden: %1; und wann KI-Grade gezeigt werden</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>%1 von %2 verschieden</translation>
    </message>
    <message>
        <source>AI not revealed</source>
        <translation>KI verdeckt</translation>
    </message>
    <message>
        <source>%1 of %2, %3 not reviewed</source>
        <translation>%1 von %2, %3 nicht geprüft</translation>
    </message>
    <message>
        <source>The levels are counted wrongly, or a vertebra is transitional</source>
        <translation>Die Etagen sind falsch gezählt, oder ein Wirbel ist ein Übergangswirbel</translation>
    </message>
    <message>
        <source>Numbering by %1: %2</source>
        <translation>Zählung durch %1: %2</translation>
    </message>
</context>
<context>
    <name>foramen::HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Search what was done or by whom</source>
        <translation>Suchen, was getan wurde oder von wem</translation>
    </message>
    <message>
        <source>Find, Ctrl+F</source>
        <translation>Suchen, Strg+F</translation>
    </message>
    <message>
        <source>What the entries are about</source>
        <translation>Wovon die Einträge handeln</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Signieren</translation>
    </message>
    <message>
        <source>AI gradings</source>
        <translation>Beurteilungen der KI</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Was getan wurde, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Es wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>The study now. Choose an entry to see it as it was then.</source>
        <translation>Die Studie jetzt. Wählen Sie einen Eintrag, um sie zu sehen, wie sie damals war.</translation>
    </message>
    <message>
        <source>Report at this moment</source>
        <translation>Bericht in diesem Moment</translation>
    </message>
    <message>
        <source>%1
%2 · %3</source>
        <comment>what was done; time, by whom</comment>
        <translation>%1
%2 · %3</translation>
    </message>
    <message>
        <source>As of %1, after: %2</source>
        <translation>Stand von %1, nach: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s) and key image(s).</source>
        <translation>
            <numerusform>%n Messung oder Schlüsselbild.</numerusform>
            <numerusform>%n Messungen und Schlüsselbilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>The AI graded again later; its grades of then are kept only where a reader had worked.</source>
        <translation>Die KI hat später erneut beurteilt; ihre damaligen Grade sind nur dort erhalten, wo ein Befunder gearbeitet hatte.</translation>
    </message>
</context>
<context>
    <name>foramen::LookupWindow</name>
    <message>
        <source>The file is no longer there.</source>
        <translation>Die Datei ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file is not DICOM.</source>
        <translation>Die Datei ist kein DICOM.</translation>
    </message>
</context>
<context>
    <name>foramen::MainWindow</name>
    <message>
        <source>Measurements</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Measurements %1</source>
        <translation>Messungen %1</translation>
    </message>
    <message>
        <source>%1 · Foramen</source>
        <translation>%1 · Foramen</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>Rückgängig: %1.</translation>
    </message>
    <message>
        <source>Done again: %1.</source>
        <translation>Wiederholt: %1.</translation>
    </message>
    <message>
        <source>This link does not name a study that Foramen can open.</source>
        <translation>Dieser Link nennt keine Studie, die Foramen öffnen kann.</translation>
    </message>
</context>
<context>
    <name>foramen::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Zurück</translation>
    </message>
    <message>
        <source>Previous page (Alt+Left)</source>
        <translation>Die Seite davor (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward →</source>
        <translation>Vor →</translation>
    </message>
    <message>
        <source>Next page (Alt+Right)</source>
        <translation>Die Seite, von der Sie zurückkamen (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Enter finds the next match (Ctrl+F)</source>
        <translation>Enter geht zur nächsten Stelle (Strg+F)</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message numerus="yes">
        <source>in %n page(s)</source>
        <translation>
            <numerusform>auf %n Seite</numerusform>
            <numerusform>auf %n Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::MeasureTable</name>
    <message>
        <source>Canal AP
mm</source>
        <translation>Kanal AP
mm</translation>
    </message>
    <message>
        <source>Dural sac
mm²</source>
        <translation>Duralsack
mm²</translation>
    </message>
    <message>
        <source>Disc
mm</source>
        <translation>Bandsch.
mm</translation>
    </message>
    <message>
        <source>Slip
mm</source>
        <translation>Gleiten
mm</translation>
    </message>
    <message>
        <source>Foramen L
height, mm</source>
        <translation>Foramen L
Höhe, mm</translation>
    </message>
    <message>
        <source>Foramen R
height, mm</source>
        <translation>Foramen R
Höhe, mm</translation>
    </message>
    <message>
        <source>Foramen L
area, mm²</source>
        <translation>Foramen L
Fläche, mm²</translation>
    </message>
    <message>
        <source>Foramen R
area, mm²</source>
        <translation>Foramen R
Fläche, mm²</translation>
    </message>
    <message>
        <source>≥ %1 mm</source>
        <translation>≥ %1 mm</translation>
    </message>
    <message>
        <source>low: ≤ %1</source>
        <translation>niedrig: ≤ %1</translation>
    </message>
    <message>
        <source>narrow: &lt; %1</source>
        <translation>eng: &lt; %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>± is one standard deviation of the error.</source>
        <translation>± ist eine Standardabweichung des Fehlers.</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation>Grenze: %1</translation>
    </message>
    <message>
        <source>Measured by %1</source>
        <translation>Gemessen von %1</translation>
    </message>
    <message>
        <source>Measures of each level</source>
        <translation>Maße jeder Höhe</translation>
    </message>
    <message>
        <source>L1–S1</source>
        <translation>L1–S1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>Shown once each site of this level is decided or revealed</source>
        <translation>Wird gezeigt, sobald jede Stelle dieser Höhe entschieden oder aufgedeckt ist</translation>
    </message>
    <message>
        <source>Shown once all sites are decided or revealed</source>
        <translation>Wird gezeigt, sobald alle Stellen entschieden oder aufgedeckt sind</translation>
    </message>
    <message>
        <source>Not measured: the program did not find the structure, or not clearly enough, on the pictures of this study</source>
        <translation>Nicht gemessen: Das Programm fand die Struktur auf den Bildern dieser Studie nicht oder nicht klar genug</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>Befunder</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
</context>
<context>
    <name>foramen::MeasurementsPanel</name>
    <message>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>Measurements and key images</source>
        <translation>Messungen und Schlüsselbilder</translation>
    </message>
    <message>
        <source>Nothing is measured yet. Choose a tool at the top, or press D for a length, A for an angle, E for an area, K for a key image.</source>
        <translation>Noch ist nichts gemessen. Wählen Sie oben ein Werkzeug oder drücken Sie D für eine Länge, A für einen Winkel, E für eine Fläche, K für ein Schlüsselbild.</translation>
    </message>
    <message>
        <source>Copies a table for a text or a spreadsheet</source>
        <translation>Als Tabelle, für einen Text oder eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 · %2 / %3</source>
        <translation>%1 · %2 / %3</translation>
    </message>
    <message>
        <source>Its series is not loaded</source>
        <translation>Ihre Serie ist nicht geladen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>foramen::MeasuresPanel</name>
    <message>
        <source>Measures of the spine</source>
        <translation>Maße der Wirbelsäule</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Takes the automatic value over as your own measurement, whose points can be moved (Enter)</source>
        <translation>Übernimmt den automatischen Wert als Ihre eigene Messung, deren Punkte sich verschieben lassen (Enter)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Deletes your measurement: the automatic value counts again</source>
        <translation>Löscht Ihre Messung: Der automatische Wert gilt wieder</translation>
    </message>
    <message>
        <source>Show marks</source>
        <translation>Marken zeigen</translation>
    </message>
    <message>
        <source>By hand ▾</source>
        <translation>Von Hand ▾</translation>
    </message>
    <message>
        <source>Measure by hand: choose what, then draw it on the picture; level and side follow from the place</source>
        <translation>Von Hand messen: wählen Sie was, und zeichnen Sie es ins Bild; Höhe und Seite folgen aus dem Ort</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the table for a text or a spreadsheet</source>
        <translation>Kopiert die Tabelle für einen Text oder eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Bild zeigen</translation>
    </message>
    <message>
        <source>Use automatic again</source>
        <translation>Wieder automatisch</translation>
    </message>
    <message>
        <source>Delete the measurement</source>
        <translation>Messung löschen</translation>
    </message>
    <message>
        <source>Measure by hand</source>
        <translation>Von Hand messen</translation>
    </message>
</context>
<context>
    <name>foramen::MessageBanner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>foramen::MovieEncoder</name>
    <message>
        <source>The encoder %1 cannot be started.</source>
        <translation>Das Programm %1 kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The encoder ended without a movie.</source>
        <translation>ffmpeg hat ohne Film geendet.</translation>
    </message>
    <message>
        <source>The encoder says: %1</source>
        <translation>ffmpeg meldet: %1</translation>
    </message>
</context>
<context>
    <name>foramen::MovieSaver</name>
    <message>
        <source>A movie is being made already.</source>
        <translation>Ein Film entsteht bereits.</translation>
    </message>
    <message>
        <source>Movies are made by the program ffmpeg, which is not installed. On Debian: apt install ffmpeg.</source>
        <translation>Filme macht das Programm ffmpeg, das nicht installiert ist. Unter Debian: apt install ffmpeg.</translation>
    </message>
    <message>
        <source>GIF, plays everywhere (*.gif)</source>
        <translation>GIF, läuft überall (*.gif)</translation>
    </message>
    <message>
        <source>Save the slices as a movie</source>
        <translation>Schichten als Film speichern</translation>
    </message>
    <message>
        <source>MP4, smaller (*.mp4)</source>
        <translation>MP4, kleiner (*.mp4)</translation>
    </message>
    <message>
        <source>Making the movie…</source>
        <translation>Der Film entsteht …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Movie</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The movie was not made. %1</source>
        <translation>Der Film ist nicht entstanden. %1</translation>
    </message>
</context>
<context>
    <name>foramen::OpenStudyTexts</name>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 war nicht lesbar</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>No picture of this study can be shown.
Documents at the left edge open with a double click.</source>
        <translation>Kein Bild dieser Untersuchung kann gezeigt werden.
Dokumente am linken Rand öffnet ein Doppelklick.</translation>
    </message>
    <message>
        <source>No %1 in this study</source>
        <translation>Keine Serie %1 in dieser Untersuchung</translation>
    </message>
    <message>
        <source>sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>sagittal T1</source>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>Sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>axial %1</source>
        <translation>axial %1</translation>
    </message>
    <message>
        <source>Right %1</source>
        <translation>Rechts %1</translation>
    </message>
    <message>
        <source>Left %1</source>
        <translation>Links %1</translation>
    </message>
    <message>
        <source>block %1 of %2</source>
        <translation>Block %1 von %2</translation>
    </message>
    <message>
        <source>%1° tilt</source>
        <translation>%1° Kippung</translation>
    </message>
    <message>
        <source>foramen</source>
        <translation>Neuroforamen</translation>
    </message>
    <message>
        <source>No line to the axial. %1</source>
        <translation>Keine Linie zur axialen Serie. %1</translation>
    </message>
    <message>
        <source>No line to the axial, scrolls alone. %1 Shift+L links the stacks as they stand.</source>
        <translation>Keine Linie zur axialen Serie, blättert allein. %1 Umschalt+L verknüpft die Serien, wie sie stehen.</translation>
    </message>
    <message>
        <source>Not linked to: %1</source>
        <translation>Nicht verknüpft mit: %1</translation>
    </message>
    <message>
        <source>Not linked to the sagittal series</source>
        <translation>Nicht mit der sagittalen Serie verknüpft</translation>
    </message>
    <message>
        <source>scrolls alone</source>
        <translation>blättert allein</translation>
    </message>
    <message>
        <source>linked by position</source>
        <translation>nach Position verknüpft</translation>
    </message>
    <message>
        <source>linked by pictures, %1 mm</source>
        <translation>nach Bildern verknüpft, %1 mm</translation>
    </message>
    <message>
        <source>linked by pictures</source>
        <translation>nach Bildern verknüpft</translation>
    </message>
    <message>
        <source>linked by a reader</source>
        <translation>vom Befunder verknüpft</translation>
    </message>
    <message>
        <source>linked by hand, %1 mm</source>
        <translation>von Hand verknüpft, %1 mm</translation>
    </message>
    <message>
        <source>Scrolls alone. %1 Shift+L links the stacks as they stand.</source>
        <translation>Blättert allein. %1 Umschalt+L verknüpft die Serien, wie sie stehen.</translation>
    </message>
    <message>
        <source>The menu of a sagittal pane shows a plane through a disc, resampled from its slices.</source>
        <translation>Das Menü einer sagittalen Ansicht zeigt eine Ebene durch eine Bandscheibe, aus deren Schichten berechnet.</translation>
    </message>
    <message>
        <source>oblique</source>
        <translation>schräg</translation>
    </message>
    <message>
        <source>%1 · oblique</source>
        <translation>%1 · schräg</translation>
    </message>
    <message>
        <source>Oblique</source>
        <translation>Schräg</translation>
    </message>
    <message>
        <source>%1, resampled</source>
        <translation>%1, berechnet</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>T2</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>by a reader</source>
        <translation>vom Befunder</translation>
    </message>
    <message>
        <source>by pictures, %1 mm</source>
        <translation>nach Bildern, %1 mm</translation>
    </message>
    <message>
        <source>by pictures</source>
        <translation>nach Bildern</translation>
    </message>
    <message>
        <source>pictures, %1 mm</source>
        <comment>linked by</comment>
        <translation>Bilder, %1 mm</translation>
    </message>
    <message>
        <source>Right foramen</source>
        <translation>Neuroforamen rechts</translation>
    </message>
    <message>
        <source>Left foramen</source>
        <translation>Neuroforamen links</translation>
    </message>
    <message>
        <source>%1 not found</source>
        <translation>%1 nicht gefunden</translation>
    </message>
    <message>
        <source>sagittal plane</source>
        <translation>sagittale Ebene</translation>
    </message>
    <message>
        <source>coronal plane</source>
        <translation>koronare Ebene</translation>
    </message>
    <message>
        <source>axial plane</source>
        <translation>axiale Ebene</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Rechte Seite</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Linke Seite</translation>
    </message>
    <message>
        <source>T1</source>
        <translation>T1</translation>
    </message>
</context>
<context>
    <name>foramen::OthersWatch</name>
    <message>
        <source>%1 was changed in another window at the same time. Your change stands; the history has both.</source>
        <translation>%1 wurde gleichzeitig in einem anderen Fenster geändert. Ihre Änderung gilt; der Verlauf enthält beide.</translation>
    </message>
    <message>
        <source>The levels were renumbered in another window.</source>
        <translation>Die Etagen wurden in einem anderen Fenster neu nummeriert.</translation>
    </message>
    <message>
        <source>Changed in another window: %1.</source>
        <translation>In einem anderen Fenster geändert: %1.</translation>
    </message>
</context>
<context>
    <name>foramen::OutboxBadge</name>
    <message>
        <source>Outbox %1</source>
        <translation>Postausgang %1</translation>
    </message>
    <message numerus="yes">
        <source>%n to be sent to an archive</source>
        <translation>
            <numerusform>%n an ein Archiv zu senden</numerusform>
            <numerusform>%n an ein Archiv zu senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept when you quit, and sent when Foramen runs again. Shows the outbox.</source>
        <translation>Sie bleiben beim Beenden erhalten und werden gesendet, wenn Foramen wieder läuft. Zeigt den Postausgang.</translation>
    </message>
</context>
<context>
    <name>foramen::OutboxCommands</name>
    <message>
        <source>The report is being sent to %1…</source>
        <translation>Der Befund wird an %1 gesendet …</translation>
    </message>
    <message numerus="yes">
        <source>The report was sent to %1 (%2): %n DICOM objects.</source>
        <translation>
            <numerusform>Der Befund wurde an %1 gesendet (%2): %n DICOM-Objekt.</numerusform>
            <numerusform>Der Befund wurde an %1 gesendet (%2): %n DICOM-Objekte.</numerusform>
        </translation>
    </message>
    <message>
        <source>The report was not sent to %1 (%2): %3. It stays in the outbox.</source>
        <translation>Der Befund wurde nicht an %1 gesendet (%2): %3. Er bleibt im Postausgang.</translation>
    </message>
    <message>
        <source>The report is not at %1 yet (%2): %3. It stays in the outbox and is sent later.</source>
        <translation>Der Befund ist noch nicht bei %1 (%2): %3. Er bleibt im Postausgang und wird später gesendet.</translation>
    </message>
</context>
<context>
    <name>foramen::OutboxModel</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>foramen::OutboxNotice</name>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>A click closes this</source>
        <translation>Ein Klick schließt dies</translation>
    </message>
    <message numerus="yes">
        <source>%n sending(s) to an archive wait: they are kept, and go on when Foramen runs again.</source>
        <translation>
            <numerusform>%n Sendung an ein Archiv wartet: Sie bleibt erhalten und geht weiter, wenn Foramen wieder läuft.</numerusform>
            <numerusform>%n Sendungen an Archive warten: Sie bleiben erhalten und gehen weiter, wenn Foramen wieder läuft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::OutboxPage</name>
    <message>
        <source>Kept until they are sent: %1</source>
        <translation>Bis zum Senden aufbewahrt: %1</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Was auf das Senden wartet</translation>
    </message>
    <message>
        <source>The outbox is empty. A report that you send (below More formats, Send to an archive) is kept here until the archive has it, also when Foramen is closed meanwhile.</source>
        <translation>Der Postausgang ist leer. Ein Befund, den Sie senden (unter „Weitere Formate“, „An ein Archiv senden“), bleibt hier, bis das Archiv ihn hat, auch wenn Foramen inzwischen geschlossen wird.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Sends the selected one at once, also what was refused; what the archive has already is not sent again</source>
        <translation>Sendet den ausgewählten sofort, auch was abgelehnt wurde; was das Archiv schon hat, wird nicht noch einmal gesendet</translation>
    </message>
    <message>
        <source>Gives up sending the selected one (Del)</source>
        <translation>Gibt das Senden des ausgewählten auf (Entf)</translation>
    </message>
    <message>
        <source>Takes the selected one from the list (Del)</source>
        <translation>Nimmt den ausgewählten aus der Liste (Entf)</translation>
    </message>
    <message numerus="yes">
        <source>%n to be sent</source>
        <translation>
            <numerusform>%n zu senden</numerusform>
            <numerusform>%n zu senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read: damaged, or of a newer version</source>
        <translation>
            <numerusform>%n ist nicht lesbar: beschädigt oder von einer neueren Version</numerusform>
            <numerusform>%n sind nicht lesbar: beschädigt oder von einer neueren Version</numerusform>
        </translation>
    </message>
    <message>
        <source>Give up sending this?</source>
        <translation>Das Senden aufgeben?</translation>
    </message>
    <message>
        <source>What the archive has already stays there; the rest is not sent and its files in the outbox are deleted. The report itself stays, and can be sent again.</source>
        <translation>Was das Archiv schon hat, bleibt dort; der Rest wird nicht gesendet, und seine Dateien im Postausgang werden gelöscht. Der Befund selbst bleibt und kann wieder gesendet werden.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
</context>
<context>
    <name>foramen::OutboxQueue</name>
    <message>
        <source>The outbox cannot be used. %1</source>
        <translation>Der Postausgang kann nicht benutzt werden. %1</translation>
    </message>
    <message>
        <source>Another window is sending this.</source>
        <translation>Ein anderes Fenster sendet dies.</translation>
    </message>
</context>
<context>
    <name>foramen::PaneArea</name>
    <message>
        <source>Sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>Sagittal T1</source>
        <translation>T1 sagittal</translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>Right foramen</source>
        <translation>Neuroforamen rechts</translation>
    </message>
    <message>
        <source>Left foramen</source>
        <translation>Neuroforamen links</translation>
    </message>
</context>
<context>
    <name>foramen::PaneCommands</name>
    <message>
        <source>No other pane shows a parallel stack.</source>
        <translation>Keine andere Ansicht zeigt eine Serie parallel zu dieser.</translation>
    </message>
</context>
<context>
    <name>foramen::PaneMenu</name>
    <message>
        <source>Oblique plane through this disc</source>
        <translation>Schräge Ebene durch diese Bandscheibe</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Of the file</source>
        <translation>Aus der Datei</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
</context>
<context>
    <name>foramen::PastGrid</name>
    <message>
        <source>Ungradable</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>AI: %1</source>
        <translation>KI: %1</translation>
    </message>
    <message>
        <source>Grades at this moment</source>
        <translation>Grade in diesem Moment</translation>
    </message>
    <message>
        <source>Right foramen</source>
        <translation>Foramen rechts</translation>
    </message>
    <message>
        <source>Right subartic.</source>
        <translation>Subart. rechts</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Left subartic.</source>
        <translation>Subart. links</translation>
    </message>
    <message>
        <source>Left foramen</source>
        <translation>Foramen links</translation>
    </message>
</context>
<context>
    <name>foramen::PdfOpener</name>
    <message>
        <source>The object holds no PDF.</source>
        <translation>Das Objekt enthält kein PDF.</translation>
    </message>
    <message>
        <source>The PDF cannot be unpacked: the user&apos;s cache folder cannot be written.</source>
        <translation>Das PDF kann nicht entpackt werden: der Cache-Ordner des Benutzers ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>The PDF was opened with the desktop&apos;s program. Save it there to keep it.</source>
        <translation>Das PDF wurde mit dem Programm des Desktops geöffnet. Dort kann es gespeichert werden.</translation>
    </message>
    <message>
        <source>The desktop has no program for PDF files. Until Foramen closes, it is here: %1</source>
        <translation>Der Desktop hat kein Programm für PDF-Dateien. Bis Foramen schließt, liegt die Datei hier: %1</translation>
    </message>
</context>
<context>
    <name>foramen::PdfView</name>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
</context>
<context>
    <name>foramen::PdfWindow</name>
    <message>
        <source>This program was built without Qt PDF, so it shows no PDF itself.</source>
        <translation>Dieses Programm wurde ohne Qt PDF gebaut und zeigt deshalb selbst keine PDF.</translation>
    </message>
    <message>
        <source>The PDF is protected, for example by a password, and cannot be shown here.</source>
        <translation>Das PDF ist geschützt, zum Beispiel durch ein Kennwort, und kann hier nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>The PDF is damaged and cannot be shown.</source>
        <translation>Das PDF ist beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Page (PgUp, PgDn, Home, End)</source>
        <translation>Seite (Bild auf, Bild ab, Pos1, Ende)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Whole width (0)</source>
        <translation>Ganze Breite (0)</translation>
    </message>
    <message>
        <source>Search the document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Enter goes to the next place, Shift+Enter back (Ctrl+F)</source>
        <translation>Eingabe geht zur nächsten Stelle, Umschalt+Eingabe zurück (Strg+F)</translation>
    </message>
    <message>
        <source>Links and scripts in the document do nothing here.</source>
        <translation>Verweise und Skripte im Dokument tun hier nichts.</translation>
    </message>
    <message>
        <source>Open with the desktop&apos;s program</source>
        <translation>Mit dem Programm des Desktops öffnen</translation>
    </message>
    <message>
        <source>The object holds no PDF.</source>
        <translation>Das Objekt enthält kein PDF.</translation>
    </message>
    <message>
        <source> of %1</source>
        <comment>pages</comment>
        <translation> von %1</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>places found</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>foramen::PictureCommands</name>
    <message>
        <source>This pane shows no picture.</source>
        <translation>Diese Ansicht zeigt kein Bild.</translation>
    </message>
    <message>
        <source>The picture is copied, with all that is drawn over it.</source>
        <translation>Das Bild ist kopiert, mit allem, was darüber gezeichnet ist.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>DICOM secondary capture (*.dcm)</source>
        <translation>DICOM-Sekundäraufnahme (*.dcm)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>A picture of the prior study can be saved as PNG only.</source>
        <translation>Ein Bild der Voruntersuchung lässt sich nur als PNG speichern.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The picture was not saved. %1</source>
        <translation>Das Bild ist nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>This pane has one picture only.</source>
        <translation>Diese Ansicht hat nur ein Bild.</translation>
    </message>
    <message>
        <source>No pane shows a picture.</source>
        <translation>Keine Ansicht zeigt ein Bild.</translation>
    </message>
</context>
<context>
    <name>foramen::PointCommands</name>
    <message>
        <source>Move the mouse to a place in a pane: the point of %1 is placed there.</source>
        <translation>Bewegen Sie die Maus an eine Stelle in einem Bild: Dort wird der Punkt von %1 gesetzt.</translation>
    </message>
</context>
<context>
    <name>foramen::PointEditing</name>
    <message>
        <source>This series has no geometry, so the patient&apos;s side cannot be determined.</source>
        <translation>Diese Serie hat keine Geometrie, daher lässt sich die Seite des Patienten nicht bestimmen.</translation>
    </message>
    <message>
        <source>That place is not on the patient&apos;s left side.</source>
        <translation>Diese Stelle liegt nicht auf der linken Seite des Patienten.</translation>
    </message>
    <message>
        <source>That place is not on the patient&apos;s right side.</source>
        <translation>Diese Stelle liegt nicht auf der rechten Seite des Patienten.</translation>
    </message>
    <message>
        <source>%1 has no point that could be moved. Place it first.</source>
        <translation>%1 hat keinen Punkt, der verschoben werden könnte. Setzen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>The point of %1 lies beside this slice.</source>
        <translation>Der Punkt von %1 liegt neben dieser Schicht.</translation>
    </message>
    <message>
        <source>This series is not linked with that of the point of %1. Place the point in it by hand.</source>
        <translation>Diese Serie ist nicht mit der des Punktes von %1 verknüpft. Setzen Sie den Punkt darin von Hand.</translation>
    </message>
    <message>
        <source>The series of the point of %1 is not open.</source>
        <translation>Die Serie des Punktes von %1 ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>The place of the disc %1 is not known.</source>
        <translation>Der Ort der Bandscheibe %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No slice of the point&apos;s series passes through the disc %1 there.</source>
        <translation>Keine Schicht der Serie des Punktes geht dort durch die Bandscheibe %1.</translation>
    </message>
    <message>
        <source>The AI has no point of %1.</source>
        <translation>Die KI hat keinen Punkt von %1.</translation>
    </message>
    <message>
        <source>%1 has no point.</source>
        <translation>%1 hat keinen Punkt.</translation>
    </message>
    <message>
        <source>This place is on the patient&apos;s right, but %1 is on the left. Nothing was moved.</source>
        <translation>Diese Stelle liegt rechts im Patienten, %1 aber links. Nichts wurde verschoben.</translation>
    </message>
    <message>
        <source>This place is on the patient&apos;s left, but %1 is on the right. Nothing was moved.</source>
        <translation>Diese Stelle liegt links im Patienten, %1 aber rechts. Nichts wurde verschoben.</translation>
    </message>
</context>
<context>
    <name>foramen::PointQuestion</name>
    <message>
        <source>Point of the &amp;other side</source>
        <translation>Punkt der &amp;anderen Seite</translation>
    </message>
    <message>
        <source>Places the point of the same condition on the other side here</source>
        <translation>Setzt den Punkt derselben Veränderung auf der anderen Seite hierher</translation>
    </message>
    <message>
        <source>All the &amp;same</source>
        <translation>&amp;Trotzdem</translation>
    </message>
    <message>
        <source>Places the point here: it belongs to its side, although it lies on the other</source>
        <translation>Setzt den Punkt hierher: Er gehört zu seiner Seite, obwohl er auf der anderen liegt</translation>
    </message>
    <message>
        <source>Leave the point where it is</source>
        <translation>Punkt lassen, wo er ist</translation>
    </message>
</context>
<context>
    <name>foramen::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Each choice takes effect at once; language and device at the next start.</source>
        <translation>Jede Wahl wirkt sofort, Sprache und Gerät ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Choices hold until the program ends: the file of the preferences cannot be written (%1).</source>
        <translation>Die Auswahl gilt bis zum Ende des Programms: die Datei der Einstellungen kann nicht geschrieben werden (%1).</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>The colours of the window. Pictures stay on black in each of them.</source>
        <translation>Die Farben des Fensters. Bilder stehen in jedem auf Schwarz.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The language of the window, from the next start.</source>
        <translation>Die Sprache des Fensters ab seinem nächsten Start.</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>Every key of the window, with conflicts shown</source>
        <translation>Alle Tasten des Fensters, mit Konflikten</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Left and right: width, up and down: level</source>
        <translation>Links und rechts: Breite, auf und ab: Lage</translation>
    </message>
    <message>
        <source>Left and right: level, up and down: width</source>
        <translation>Links und rechts: Lage, auf und ab: Breite</translation>
    </message>
    <message>
        <source>&amp;Window by dragging</source>
        <translation>F&amp;ensterung durch Ziehen</translation>
    </message>
    <message>
        <source>What dragging with the window tool changes in each direction.</source>
        <translation>Was Ziehen mit dem Werkzeug Fensterung in welcher Richtung ändert.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Cubic: smoother, sharper edges</source>
        <translation>Kubisch: glatter, schärfere Kanten</translation>
    </message>
    <message>
        <source>None: the pixels as they are</source>
        <translation>Keine: die Pixel, wie sie sind</translation>
    </message>
    <message>
        <source>&amp;Interpolation</source>
        <translation>&amp;Interpolation</translation>
    </message>
    <message>
        <source>How values between the pixels of a slice are computed, in all panes.</source>
        <translation>Wie Pixel zwischen denen der Schicht entstehen, in allen Ansichten.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Befundung</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>&amp;Befunder</translation>
    </message>
    <message>
        <source>Your name in new decisions and in reports; empty: your login name.</source>
        <translation>Ihr Name in Entscheidungen ab jetzt und in Befunden; leer: der Ihrer Anmeldung.</translation>
    </message>
    <message>
        <source>CUDA where there is a device, else CPU</source>
        <translation>CUDA, wo ein Gerät vorhanden ist, sonst CPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Grade &amp;on</source>
        <translation>Beurteilen &amp;auf</translation>
    </message>
    <message>
        <source>The device for the AI, from the next start; --device has priority.</source>
        <translation>Wo die KI ab dem nächsten Start rechnet; --device geht vor.</translation>
    </message>
    <message>
        <source>Reset to &amp;defaults</source>
        <translation>Auf &amp;Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>Resets all settings in this window; keys are kept</source>
        <translation>Alles in diesem Fenster wie bei Auslieferung; Tasten bleiben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
    <message>
        <source>Shown, marked as not reliable</source>
        <translation>Gezeigt, als nicht verlässlich bezeichnet</translation>
    </message>
    <message>
        <source>&amp;Unreliable grades</source>
        <translation>&amp;Unverlässliche Grade</translation>
    </message>
    <message>
        <source>AI grades of conditions in which the model was not shown to hold on patients. They never take part in the impression.</source>
        <translation>KI-Grade von Befunden, bei denen nicht gezeigt wurde, dass das Modell bei Patienten stimmt. Sie gehen nie in die Beurteilung ein.</translation>
    </message>
    <message>
        <source>Level by level</source>
        <translation>Höhe für Höhe</translation>
    </message>
    <message>
        <source>Condition by condition, the canal first</source>
        <translation>Befund für Befund, der Kanal zuerst</translation>
    </message>
    <message>
        <source>Most doubtful AI grade first</source>
        <translation>Der unsicherste KI-Grad zuerst</translation>
    </message>
    <message>
        <source>Ne&amp;xt site</source>
        <translation>&amp;Nächste Lokalisation</translation>
    </message>
    <message>
        <source>Which site without a decision is the next one, for N and for the keys that grade and go on.</source>
        <translation>Welche Lokalisation ohne Entscheidung die nächste ist, für N und für die Tasten, die einstufen und weitergehen.</translation>
    </message>
    <message>
        <source>Shown at once</source>
        <translation>Sofort gezeigt</translation>
    </message>
    <message>
        <source>Each when asked for</source>
        <translation>Jeder auf Anfrage</translation>
    </message>
    <message>
        <source>After the reader’s, then the differences</source>
        <translation>Nach denen des Befunders, dann die Unterschiede</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>KI</translation>
    </message>
    <message>
        <source>AI &amp;grades</source>
        <translation>KI-&amp;Grade</translation>
    </message>
    <message>
        <source>When the AI grades of a study are shown that was not opened before. Each study can be set otherwise in the menu, and its history says so.</source>
        <translation>Wann die KI-Grade einer Studie gezeigt werden, die noch nicht geöffnet war. Jede Studie lässt sich im Menü anders einstellen, und ihr Verlauf sagt es.</translation>
    </message>
    <message>
        <source>The site&apos;s own cut-offs: from which probability on an AI grade is shown as Moderate or worse, and as Severe. The probabilities stay as they are, and window and exports name the cut-off.</source>
        <translation>Die eigenen Schwellen der Einrichtung: ab welcher Wahrscheinlichkeit ein KI-Grad als mittelgradig oder mehr und als hochgradig gezeigt wird. Die Wahrscheinlichkeiten bleiben, wie sie sind, und Fenster und Exporte nennen die Schwelle.</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Nicht geführt</translation>
    </message>
    <message>
        <source>Kept: time and changes, without names</source>
        <translation>Geführt: Zeit und Änderungen, ohne Namen</translation>
    </message>
    <message>
        <source>&amp;Measured effort</source>
        <translation>Erfasster Auf&amp;wand</translation>
    </message>
    <message>
        <source>Records for each study from its next opening on: the time in which the window is used, by level; how often a grade was changed, by condition; whether AI grades were seen. It stays in the database on this computer and names no patient. The menu shows, exports and deletes it.</source>
        <translation>Erfasst für jede Studie ab ihrem nächsten Öffnen: die Zeit, in der das Fenster benutzt wird, nach Höhe; wie oft ein Grad geändert wurde, nach Befund; ob KI-Grade gesehen wurden. Es bleibt in der Datenbank auf diesem Rechner und nennt keinen Patienten. Das Menü zeigt, exportiert und löscht es.</translation>
    </message>
</context>
<context>
    <name>foramen::PrintWindow</name>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Choose a printer, pages and copies</source>
        <translation>Drucker, Seiten und Exemplare wählen</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Write the same pages into a file</source>
        <translation>Dieselben Seiten in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The preview cannot be drawn.</source>
        <translation>Die Vorschau lässt sich nicht zeichnen.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <translation>An %1 gesendet.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Wird gedruckt…</translation>
    </message>
    <message>
        <source>The file cannot be written: no permission, no such folder, or the disk is full.</source>
        <translation>Die Datei lässt sich nicht schreiben: keine Berechtigung, Ordner nicht vorhanden oder Datenträger voll.</translation>
    </message>
    <message>
        <source>The printer does not answer. Is it switched on and set up?</source>
        <translation>Der Drucker antwortet nicht. Ist er eingeschaltet und eingerichtet?</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the pages as a PDF instead, or set up a printer and open this window again.</source>
        <translation>Auf diesem Rechner ist kein Drucker eingerichtet. Speichern Sie die Seiten stattdessen als PDF, oder richten Sie einen Drucker ein und öffnen Sie dieses Fenster erneut.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
</context>
<context>
    <name>foramen::Prior</name>
    <message>
        <source>That is the open study: choose another one to compare with.</source>
        <translation>Das ist die offene Untersuchung: Wählen Sie eine andere zum Vergleich.</translation>
    </message>
    <message>
        <source>That study (%1) is later than the open one: open it first, and compare it with this one.</source>
        <translation>Jene Untersuchung (%1) ist neuer als die offene: Öffnen Sie sie zuerst und vergleichen Sie sie mit dieser.</translation>
    </message>
    <message>
        <source>Grading is off</source>
        <translation>Die Beurteilung ist aus</translation>
    </message>
    <message>
        <source>No AI for the prior: %1</source>
        <translation>Keine KI für die Voruntersuchung: %1</translation>
    </message>
    <message>
        <source>Reading the prior study…</source>
        <translation>Die Voruntersuchung wird gelesen…</translation>
    </message>
    <message>
        <source>The prior is graded after the open study</source>
        <translation>Die Voruntersuchung wird nach der offenen beurteilt</translation>
    </message>
    <message>
        <source>Grading the prior… %1 %</source>
        <translation>Voruntersuchung wird beurteilt… %1 %</translation>
    </message>
    <message>
        <source>by a reader</source>
        <translation>durch einen Befunder</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>durch %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>called ungradable %1</source>
        <translation>als nicht beurteilbar bezeichnet %1</translation>
    </message>
    <message>
        <source>%1, AI only</source>
        <translation>%1, nur KI</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>%1, AI only, not reliable on patients</source>
        <translation>%1, nur KI, bei Patienten nicht verlässlich</translation>
    </message>
    <message>
        <source>AI grade not shown: not reliable on patients</source>
        <translation>KI-Grad nicht gezeigt: bei Patienten nicht verlässlich</translation>
    </message>
    <message>
        <source>AI grade not revealed</source>
        <translation>KI-Grad nicht aufgedeckt</translation>
    </message>
    <message>
        <source>%1, imported, not confirmed</source>
        <translation>%1, importiert, nicht bestätigt</translation>
    </message>
</context>
<context>
    <name>foramen::PriorControls</name>
    <message>
        <source>Choose the folder of the prior study</source>
        <translation>Ordner der Voruntersuchung wählen</translation>
    </message>
    <message>
        <source>Another patient?</source>
        <translation>Anderer Patient?</translation>
    </message>
    <message>
        <source>The studies are compared only if you confirm; a warning then remains.</source>
        <translation>Verglichen wird nur, wenn Sie es sagen; eine Warnung bleibt dann stehen.</translation>
    </message>
    <message>
        <source>Compare anyway</source>
        <translation>Trotzdem vergleichen</translation>
    </message>
    <message>
        <source>The prior study is read only: nothing can be marked, measured or exchanged there.</source>
        <translation>Die Voruntersuchung wird nur betrachtet: Dort wird nichts markiert, gemessen oder ausgetauscht.</translation>
    </message>
    <message>
        <source>Choose files, archives or a DICOMDIR of the prior study</source>
        <translation>Dateien, Archive oder DICOMDIR der Voruntersuchung wählen</translation>
    </message>
</context>
<context>
    <name>foramen::PriorDetail</name>
    <message>
        <source>Compare ▾</source>
        <translation>Vergleichen ▾</translation>
    </message>
    <message>
        <source>Shows the same level of an earlier study of this patient</source>
        <translation>Zeigt dieselbe Etage einer früheren Untersuchung dieses Patienten</translation>
    </message>
    <message>
        <source>Close the prior study</source>
        <translation>Voruntersuchung schließen</translation>
    </message>
    <message>
        <source>Looking for the prior study…</source>
        <translation>Die Voruntersuchung wird gesucht…</translation>
    </message>
    <message>
        <source>Prior study of %1 in this folder</source>
        <translation>Voruntersuchung vom %1 in diesem Ordner</translation>
    </message>
    <message>
        <source>%1 prior studies in this folder, the newest of %2</source>
        <translation>%1 Voruntersuchungen in diesem Ordner, die neueste vom %2</translation>
    </message>
    <message>
        <source>Prior (%1): %2</source>
        <translation>Vorbefund (%1): %2</translation>
    </message>
    <message>
        <source>%1, AI only</source>
        <translation>%1, nur KI</translation>
    </message>
    <message>
        <source>Now %1: %2</source>
        <translation>Jetzt %1: %2</translation>
    </message>
    <message>
        <source>Level numbering of the prior is not certain</source>
        <translation>Die Zählung der Etagen der Voruntersuchung ist nicht sicher</translation>
    </message>
</context>
<context>
    <name>foramen::PriorDrop</name>
    <message>
        <source>Drop here to compare with it as the prior study</source>
        <translation>Hier ablegen, um damit als Voruntersuchung zu vergleichen</translation>
    </message>
</context>
<context>
    <name>foramen::PriorTexts</name>
    <message>
        <source>PRIOR %1</source>
        <translation>VOR %1</translation>
    </message>
    <message>
        <source>Sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>Axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>Prior study of %1</source>
        <translation>Voruntersuchung vom %1</translation>
    </message>
    <message>
        <source>sagittal T2</source>
        <translation>T2 sagittal</translation>
    </message>
    <message>
        <source>axial T2</source>
        <translation>T2 axial</translation>
    </message>
    <message>
        <source>No %1 in the prior study</source>
        <translation>Keine Serie %1 in der Voruntersuchung</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>Does not follow the level: no disc was found</source>
        <translation>Folgt der Etage nicht: Es wurde keine Bandscheibe gefunden</translation>
    </message>
    <message>
        <source>Does not follow the level yet. %1</source>
        <translation>Folgt der Etage noch nicht. %1</translation>
    </message>
    <message>
        <source>registering…</source>
        <translation>wird registriert…</translation>
    </message>
    <message>
        <source>registered with the current study</source>
        <translation>mit der aktuellen Studie registriert</translation>
    </message>
    <message>
        <source>Not registered: the slices of both studies do not meet here. Compared by level</source>
        <translation>Nicht registriert: Die Schichten beider Studien treffen sich hier nicht. Verglichen nach Höhe</translation>
    </message>
    <message>
        <source>Not registered: %1. Compared by level</source>
        <translation>Nicht registriert: %1. Verglichen nach Höhe</translation>
    </message>
    <message>
        <source>the positions of the slices are not known</source>
        <translation>die Lage der Schichten ist nicht bekannt</translation>
    </message>
    <message>
        <source>the pictures do not agree</source>
        <translation>die Bilder stimmen nicht überein</translation>
    </message>
    <message>
        <source>the pictures agree better with left and right exchanged</source>
        <translation>die Bilder stimmen mit vertauschten Seiten besser überein</translation>
    </message>
    <message>
        <source>the spine is bent too differently</source>
        <translation>die Wirbelsäule ist zu verschieden gebogen</translation>
    </message>
    <message>
        <source>too little of this level is in both studies</source>
        <translation>zu wenig dieser Höhe ist in beiden Studien</translation>
    </message>
</context>
<context>
    <name>foramen::ProbabilityBars</name>
    <message>
        <source>No probabilities</source>
        <translation>Keine Wahrscheinlichkeiten</translation>
    </message>
</context>
<context>
    <name>foramen::ProblemList</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Saved work</source>
        <translation>Gespeichertes</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>No site was graded</source>
        <translation>Keine Lokalisation wurde beurteilt</translation>
    </message>
    <message>
        <source>Not graded: %1</source>
        <translation>Nicht beurteilt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n saved measurement(s) could not be read; they are kept.</source>
        <translation>
            <numerusform>%n gespeicherte Messung war nicht lesbar; sie bleibt erhalten.</numerusform>
            <numerusform>%n gespeicherte Messungen waren nicht lesbar; sie bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>foramen::ProblemsBadge</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::ProblemsPanel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The selected problems, or all, with their files (Ctrl+C)</source>
        <translation>Die gewählten Probleme, oder alle, mit ihren Dateien (Strg+C)</translation>
    </message>
    <message>
        <source>Copy the problems</source>
        <translation>Probleme kopieren</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in this study</source>
        <translation>
            <numerusform>%n Problem in dieser Untersuchung</numerusform>
            <numerusform>%n Probleme in dieser Untersuchung</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to report: every file could be used.</source>
        <translation>Nichts zu melden: Alle Dateien waren nutzbar.</translation>
    </message>
</context>
<context>
    <name>foramen::QuestionBar</name>
    <message>
        <source>Ask later</source>
        <translation>Später fragen</translation>
    </message>
</context>
<context>
    <name>foramen::ReadingTakeover</name>
    <message numerus="yes">
        <source>%n sites decided by %1</source>
        <translation>
            <numerusform>%n Ort entschieden von %1</numerusform>
            <numerusform>%n Orte entschieden von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sites decided</source>
        <translation>
            <numerusform>%n Ort entschieden</numerusform>
            <numerusform>%n Orte entschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurements and key images</source>
        <translation>
            <numerusform>%n Messung oder Schlüsselbild</numerusform>
            <numerusform>%n Messungen und Schlüsselbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>comments and points</source>
        <translation>Kommentare und Punkte</translation>
    </message>
    <message>
        <source>The reading that comes with this study cannot be taken over: %1</source>
        <translation>Die Befundung, die mit dieser Studie kommt, kann nicht übernommen werden: %1</translation>
    </message>
    <message>
        <source>%1 There is work on this study already; it stays as it is, and nothing was taken over.</source>
        <translation>%1 Zu dieser Studie gibt es schon Arbeit; sie bleibt, wie sie ist, und nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>This case holds a reading: %1.</source>
        <translation>Dieser Fall enthält eine Befundung: %1.</translation>
    </message>
    <message>
        <source>A structured report of this study holds a reading: %1.</source>
        <translation>Ein strukturierter Befund dieser Studie enthält eine Befundung: %1.</translation>
    </message>
    <message>
        <source>%1 Take it over?</source>
        <translation>%1 Übernehmen?</translation>
    </message>
    <message>
        <source>taking over a reading</source>
        <translation>Übernehmen einer Befundung</translation>
    </message>
</context>
<context>
    <name>foramen::RecentMenu</name>
    <message>
        <source>Recent studies</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
</context>
<context>
    <name>foramen::RecentStudies</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of the files are no longer there</source>
        <translation>Einige der Dateien sind nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>It is no longer there</source>
        <translation>Nicht mehr vorhanden</translation>
    </message>
</context>
<context>
    <name>foramen::ReopenDialog</name>
    <message>
        <source>Addendum to the signed report</source>
        <translation>Nachtrag zum signierten Bericht</translation>
    </message>
    <message>
        <source>Correct the signed report</source>
        <translation>Signierten Bericht korrigieren</translation>
    </message>
    <message>
        <source>The text is appended to the report and signed. Grid and report stay as they were signed.</source>
        <translation>Der Text wird an den Bericht angehängt und signiert. Raster und Bericht bleiben, wie sie signiert wurden.</translation>
    </message>
    <message>
        <source>Grid, measurements and text can be changed again, and are signed again as the next version. What was signed stays in the history.</source>
        <translation>Raster, Messungen und Text lassen sich wieder ändern und werden als nächste Version erneut signiert. Was signiert wurde, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Reader’s name</source>
        <translation>Name des Befunders</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Text of the addendum</source>
        <translation>Text des Nachtrags</translation>
    </message>
    <message>
        <source>Sign the addendum</source>
        <translation>Nachtrag signieren</translation>
    </message>
    <message>
        <source>Open for correction</source>
        <translation>Zur Korrektur öffnen</translation>
    </message>
</context>
<context>
    <name>foramen::ReportConflictBar</name>
    <message>
        <source>Use the grid’s text</source>
        <translation>Text des Rasters nehmen</translation>
    </message>
    <message>
        <source>Keep my text</source>
        <translation>Meinen Text behalten</translation>
    </message>
    <message>
        <source>Replaces the marked lines with what the grid says; they follow it from then on</source>
        <translation>Ersetzt die markierten Zeilen durch das, was das Raster sagt; sie folgen ihm von da an</translation>
    </message>
    <message>
        <source>The marked lines stay until the grid changes there again</source>
        <translation>Die markierten Zeilen bleiben, bis sich das Raster dort wieder ändert</translation>
    </message>
    <message numerus="yes">
        <source>The grid has changed under your text in %n place(s), which are marked.</source>
        <translation>
            <numerusform>Das Raster hat sich unter Ihrem Text an %n markierten Stelle geändert.</numerusform>
            <numerusform>Das Raster hat sich unter Ihrem Text an %n markierten Stellen geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The grid now says nothing there.</source>
        <translation>Das Raster sagt dort jetzt nichts.</translation>
    </message>
    <message>
        <source>The grid now says: %1</source>
        <translation>Das Raster sagt jetzt: %1</translation>
    </message>
</context>
<context>
    <name>foramen::ReportDraft</name>
    <message>
        <source>report text</source>
        <translation>Berichtstext</translation>
    </message>
    <message>
        <source>report text, %1</source>
        <translation>Berichtstext, %1</translation>
    </message>
    <message>
        <source>report text kept</source>
        <translation>eigener Text behalten</translation>
    </message>
    <message>
        <source>the grid’s text taken</source>
        <translation>Text des Rasters übernommen</translation>
    </message>
    <message>
        <source>report text reset</source>
        <translation>Berichtstext zurückgesetzt</translation>
    </message>
</context>
<context>
    <name>foramen::ReportExporter</name>
    <message>
        <source>No study is open.</source>
        <translation>Es ist keine Untersuchung offen.</translation>
    </message>
    <message>
        <source>The report could not be written: %1</source>
        <translation>Der Befund ließ sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1. Written: %2.</source>
        <translation>%1. Geschrieben: %2.</translation>
    </message>
</context>
<context>
    <name>foramen::ReportPanel</name>
    <message>
        <source>Reset to draft</source>
        <translation>Auf Entwurf zurücksetzen</translation>
    </message>
    <message>
        <source>Discards your text and writes the draft from the grid again</source>
        <translation>Verwirft Ihren Text und schreibt den Entwurf neu aus dem Raster</translation>
    </message>
    <message>
        <source>Report text</source>
        <translation>Befundtext</translation>
    </message>
    <message>
        <source>Export as %1 into a folder</source>
        <translation>Als %1 in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Export all formats…</source>
        <translation>Alle Formate exportieren…</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Draft: follows the grid</source>
        <translation>Entwurf: folgt dem Raster</translation>
    </message>
    <message>
        <source>Wrote %1 into %2.</source>
        <translation>%1 in %2 geschrieben.</translation>
    </message>
    <message>
        <source>Into a folder: %1</source>
        <translation>In einen Ordner: %1</translation>
    </message>
    <message>
        <source>Edited: the other lines follow the grid</source>
        <translation>Bearbeitet: die anderen Zeilen folgen dem Raster</translation>
    </message>
    <message>
        <source>Final: as it was signed</source>
        <translation>Endgültig: wie signiert</translation>
    </message>
    <message>
        <source>Nothing was exported, printed or signed: say first for each marked place whether your text stays.</source>
        <translation>Es wurde nichts exportiert, gedruckt oder signiert: Entscheiden Sie zuerst für jede markierte Stelle, ob Ihr Text bleibt.</translation>
    </message>
    <message>
        <source>There is nothing to write in this format.</source>
        <translation>In diesem Format ist nichts zu schreiben.</translation>
    </message>
    <message>
        <source>More formats ▾</source>
        <translation>Mehr Formate ▾</translation>
    </message>
    <message>
        <source>Export in another format</source>
        <translation>In einem anderen Format exportieren</translation>
    </message>
    <message>
        <source>Send to an archive…</source>
        <translation>An ein Archiv senden …</translation>
    </message>
    <message>
        <source>Sends SR, GSPS, KOS and PDF as DICOM objects; asks before</source>
        <translation>Sendet SR, GSPS, KOS und PDF als DICOM-Objekte; fragt vorher</translation>
    </message>
</context>
<context>
    <name>foramen::ReportSending</name>
    <message>
        <source>The report is not sent: %1</source>
        <translation>Der Befund wird nicht gesendet: %1</translation>
    </message>
</context>
<context>
    <name>foramen::ReportSigning</name>
    <message>
        <source>No study is open.</source>
        <translation>Keine Studie ist geöffnet.</translation>
    </message>
    <message>
        <source>The report is signed already.</source>
        <translation>Der Bericht ist bereits signiert.</translation>
    </message>
    <message>
        <source>This study has no Study Instance UID, so its report cannot be saved.</source>
        <translation>Diese Studie hat keine Study Instance UID; ihr Bericht kann deshalb nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>What is saved of this study could not be read yet.</source>
        <translation>Was von dieser Studie gespeichert ist, konnte noch nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The AI is still grading: wait for it, or cancel it.</source>
        <translation>Die KI bewertet noch: Warten Sie, oder brechen Sie die Bewertung ab.</translation>
    </message>
    <message>
        <source>The text contradicts the grid: say first for each marked place whether your text stays.</source>
        <translation>Der Text widerspricht dem Raster: Entscheiden Sie zuerst für jede markierte Stelle, ob Ihr Text bleibt.</translation>
    </message>
    <message>
        <source>Correction of version %1: %2</source>
        <translation>Korrektur von Version %1: %2</translation>
    </message>
    <message>
        <source>Signed by %1 on %2, version %3</source>
        <translation>Signiert von %1 am %2, Version %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n addendum(s)</source>
        <translation>
            <numerusform>%1, mit %n Nachtrag</numerusform>
            <numerusform>%1, mit %n Nachträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>The signed report was changed in the database: it does not match its checksum. It is exported as preliminary.</source>
        <translation>Der signierte Bericht wurde in der Datenbank verändert: Er passt nicht zu seiner Prüfsumme. Er wird als vorläufig exportiert.</translation>
    </message>
    <message>
        <source>The saved work was changed after it was signed. What was signed is shown and exported.</source>
        <translation>Die gespeicherte Arbeit wurde nach dem Signieren verändert. Gezeigt und exportiert wird, was signiert wurde.</translation>
    </message>
    <message>
        <source>ADDENDUM %1
%2
Reason: %3. Signed by %4 on %5.</source>
        <translation>NACHTRAG %1
%2
Grund: %3. Signiert von %4 am %5.</translation>
    </message>
</context>
<context>
    <name>foramen::ReportViewer</name>
    <message>
        <source>The object has no content items.</source>
        <translation>Das Objekt hat keine Inhaltseinträge.</translation>
    </message>
    <message>
        <source>%1, image %2</source>
        <translation>%1, Bild %2</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>preliminary</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>final</source>
        <translation>endgültig</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>verified by %1, %2</source>
        <translation>bestätigt von %1, %2</translation>
    </message>
    <message>
        <source>Structured report</source>
        <translation>Strukturierter Befund</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Report of this study: series, instance number and file</source>
        <translation>Befund dieser Untersuchung: Serie, Instanznummer und Datei</translation>
    </message>
    <message>
        <source>Search concepts, values and codes</source>
        <translation>Begriffe, Werte und Codes durchsuchen</translation>
    </message>
    <message>
        <source>The current item</source>
        <translation>Der aktuelle Eintrag</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>The selected lines (Ctrl+C)</source>
        <translation>Die gewählten Zeilen (Strg+C)</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>The whole report as text</source>
        <translation>Der ganze Befund als Text</translation>
    </message>
    <message>
        <source>The file is damaged or breaks off: these are the items before that place.</source>
        <translation>Die Datei ist beschädigt oder bricht ab: dies sind die Einträge vor dieser Stelle.</translation>
    </message>
    <message>
        <source>The report has more items than can be shown.</source>
        <translation>Der Befund hat mehr Einträge, als gezeigt werden können.</translation>
    </message>
    <message>
        <source>No report is shown.</source>
        <translation>Es wird kein Befund gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 von %n Eintrag</numerusform>
            <numerusform>%1 von %n Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Each word must occur in the line: severe, L4, 18347007 (Ctrl+F)</source>
        <translation>Jedes Wort muss in der Zeile stehen: severe, L4, 18347007 (Strg+F)</translation>
    </message>
</context>
<context>
    <name>foramen::Reveal</name>
    <message>
        <source>Everything that the AI said of %1 is shown.</source>
        <translation>Alles, was die KI zu %1 sagte, wird gezeigt.</translation>
    </message>
    <message>
        <source>The AI has no grade of %1.</source>
        <translation>Die KI hat keinen Grad für %1.</translation>
    </message>
    <message>
        <source>Decide %1 first: the AI grade is shown afterwards.</source>
        <translation>Entscheiden Sie zuerst %1: Der KI-Grad wird danach gezeigt.</translation>
    </message>
    <message>
        <source>No site that you decided has an AI grade that is not revealed.</source>
        <translation>Keine Lokalisation, die Sie entschieden haben, hat einen noch verdeckten KI-Grad.</translation>
    </message>
</context>
<context>
    <name>foramen::RevealCommands</name>
    <message>
        <source>%1 of %2 differ from the AI</source>
        <translation>%1 von %2 weichen von der KI ab</translation>
    </message>
    <message>
        <source>No revealed AI grade differs from yours.</source>
        <translation>Kein aufgedeckter KI-Grad weicht von Ihrem ab.</translation>
    </message>
</context>
<context>
    <name>foramen::SeriesPanel</name>
    <message>
        <source>Series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Use as %1</source>
        <translation>Verwenden als %1</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>DICOM tags</source>
        <translation>DICOM-Tags</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slice(s) seen</source>
        <translation>
            <numerusform>%1 von %n Schicht gesehen</numerusform>
            <numerusform>%1 von %n Schichten gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>not used</source>
        <translation>ungenutzt</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatisch (%1)</translation>
    </message>
    <message>
        <source>Double click or Enter opens it</source>
        <translation>Doppelklick oder Eingabetaste öffnet es</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>Dokument öffnen</translation>
    </message>
    <message>
        <source>Open document %1</source>
        <translation>Dokument %1 öffnen</translation>
    </message>
</context>
<context>
    <name>foramen::SeverityGridModel</name>
    <message>
        <source>Foramen</source>
        <translation>Foramen</translation>
    </message>
    <message>
        <source>Subartic.</source>
        <translation>Recessus</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Spinal canal stenosis</source>
        <translation>Spinalkanalstenose</translation>
    </message>
    <message>
        <source>Left foraminal narrowing</source>
        <translation>Neuroforaminale Enge links</translation>
    </message>
    <message>
        <source>Right foraminal narrowing</source>
        <translation>Neuroforaminale Enge rechts</translation>
    </message>
    <message>
        <source>Left subarticular stenosis</source>
        <translation>Subartikuläre Stenose links</translation>
    </message>
    <message>
        <source>Right subarticular stenosis</source>
        <translation>Subartikuläre Stenose rechts</translation>
    </message>
    <message>
        <source>prior (%1): %2</source>
        <translation>Vorbefund (%1): %2</translation>
    </message>
    <message>
        <source>%1; %2 now</source>
        <translation>%1; jetzt %2</translation>
    </message>
</context>
<context>
    <name>foramen::SeverityGridView</name>
    <message>
        <source>not graded</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>the AI did not grade this site</source>
        <translation>die KI beurteilt diese Lokalisation nicht</translation>
    </message>
    <message>
        <source>AI only, not reviewed</source>
        <translation>nur KI, nicht geprüft</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>changed by the reader</source>
        <translation>vom Befunder geändert</translation>
    </message>
    <message>
        <source>reader’s grade, no AI</source>
        <translation>Grad des Befunders, keine KI</translation>
    </message>
    <message>
        <source>called ungradable</source>
        <translation>als nicht beurteilbar bezeichnet</translation>
    </message>
    <message>
        <source>the AI is uncertain: check this one first</source>
        <translation>die KI ist unsicher: zuerst prüfen</translation>
    </message>
    <message>
        <source>comment: %1</source>
        <translation>Kommentar: %1</translation>
    </message>
    <message>
        <source>Severity grid</source>
        <translation>Raster der Schweregrade</translation>
    </message>
    <message>
        <source>AI grade not shown</source>
        <translation>KI-Grad nicht gezeigt</translation>
    </message>
    <message>
        <source>AI grade not revealed</source>
        <translation>KI-Grad nicht aufgedeckt</translation>
    </message>
    <message>
        <source>imported label, not confirmed</source>
        <translation>importiertes Label, nicht bestätigt</translation>
    </message>
</context>
<context>
    <name>foramen::ShortcutEditor</name>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>in a pane</source>
        <translation>in einer Ansicht</translation>
    </message>
    <message>
        <source>in the grid</source>
        <translation>im Raster</translation>
    </message>
    <message>
        <source>in a pane or the grid</source>
        <translation>in Ansicht oder Raster</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Funktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Funktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Wirkt</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Taste verwenden</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restores the default key of the selected action</source>
        <translation>Stellt die Standardtaste der ausgewählten Aktion wieder her</translation>
    </message>
    <message>
        <source>Press a key:</source>
        <translation>Taste drücken:</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 cannot be changed: %2.</source>
        <translation>%1 lässt sich nicht ändern: %2.</translation>
    </message>
    <message>
        <source>%1 is already used: %2.</source>
        <translation>%1 ist schon belegt: %2.</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Neu zuweisen</translation>
    </message>
    <message>
        <source>%1 is already used: %2. Change that key first.</source>
        <translation>%1 ist schon belegt: %2. Ändern Sie zuerst diese Taste.</translation>
    </message>
    <message>
        <source>Gives the key to the selected action</source>
        <translation>Gibt der gewählten Aktion diese Taste</translation>
    </message>
    <message>
        <source>Removes the key of the selected action</source>
        <translation>Entfernt die Taste der ausgewählten Aktion</translation>
    </message>
    <message>
        <source>Restores the default keys of all actions</source>
        <translation>Stellt die Standardtasten aller Aktionen wieder her</translation>
    </message>
</context>
<context>
    <name>foramen::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Save as a page to print…</source>
        <translation>Als Seite zum Drucken speichern…</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Foramen: keyboard shortcuts</source>
        <translation>Foramen: Tastenkürzel</translation>
    </message>
    <message>
        <source>Save the shortcuts</source>
        <translation>Tastenkürzel speichern</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Writes this sheet into a file that any browser prints</source>
        <translation>Schreibt diese Übersicht in eine Datei, die jeder Browser druckt</translation>
    </message>
    <message>
        <source>Gives actions other keys</source>
        <translation>Gibt Aktionen andere Tasten</translation>
    </message>
</context>
<context>
    <name>foramen::SidePanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>Eigenes Fenster</translation>
    </message>
    <message>
        <source>%1 · Foramen</source>
        <translation>%1 · Foramen</translation>
    </message>
    <message>
        <source>This page has no window of its own</source>
        <translation>Diese Seite hat kein eigenes Fenster</translation>
    </message>
    <message>
        <source>Pages beside the pictures</source>
        <translation>Seiten neben den Bildern</translation>
    </message>
</context>
<context>
    <name>foramen::SignDialog</name>
    <message>
        <source>Sign</source>
        <translation>Signieren</translation>
    </message>
    <message>
        <source>Sign the report</source>
        <translation>Bericht signieren</translation>
    </message>
    <message>
        <source>%1 of 25 sites are decided by a reader.</source>
        <translation>%1 von 25 Stellen sind von einem Befunder entschieden.</translation>
    </message>
    <message>
        <source>Provisional, not confirmed by the reader: %1.</source>
        <translation>Vorläufig, vom Befunder nicht bestätigt: %1.</translation>
    </message>
    <message>
        <source>Not reviewed: %1.</source>
        <translation>Nicht befundet: %1.</translation>
    </message>
    <message>
        <source>Grid, points, comments, measurements and text become final as they are. From then on they change only by an addendum or a correction; undo does not take a signature back.</source>
        <translation>Raster, Punkte, Kommentare, Messungen und Text werden endgültig, wie sie sind. Danach ändern sie sich nur durch einen Nachtrag oder eine Korrektur; Rückgängig nimmt eine Signatur nicht zurück.</translation>
    </message>
    <message>
        <source>Reader’s name</source>
        <translation>Name des Befunders</translation>
    </message>
</context>
<context>
    <name>foramen::SignedBadge</name>
    <message>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <source>In correction</source>
        <translation>In Korrektur</translation>
    </message>
    <message>
        <source>Shows the report, where it is corrected or gets an addendum</source>
        <translation>Zeigt den Befund, wo er korrigiert oder ergänzt wird</translation>
    </message>
</context>
<context>
    <name>foramen::SigningBar</name>
    <message>
        <source>Sign the report…</source>
        <translation>Bericht signieren…</translation>
    </message>
    <message>
        <source>Addendum…</source>
        <translation>Nachtrag…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Korrigieren…</translation>
    </message>
    <message>
        <source>Makes the report final under the name of its reader</source>
        <translation>Macht den Bericht unter dem Namen seines Befunders endgültig</translation>
    </message>
    <message>
        <source>Appends a text to the signed report</source>
        <translation>Hängt einen Text an den signierten Bericht an</translation>
    </message>
    <message>
        <source>Opens the signed report for changes, with a reason</source>
        <translation>Öffnet den signierten Bericht für Änderungen, mit einem Grund</translation>
    </message>
</context>
<context>
    <name>foramen::SiteDetail</name>
    <message>
        <source>Accept AI  ⏎</source>
        <translation>KI übernehmen  ⏎</translation>
    </message>
    <message>
        <source>Next unreviewed  N</source>
        <translation>Nächste offene  N</translation>
    </message>
    <message>
        <source>Where it looked  Y</source>
        <translation>KI-Fokus  Y</translation>
    </message>
    <message>
        <source>Next uncertain  ⇧N</source>
        <translation>Unsichere  ⇧N</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment on this site</source>
        <translation>Kommentar zu dieser Lokalisation</translation>
    </message>
    <message>
        <source>Hide the map  Y</source>
        <translation>Karte aus  Y</translation>
    </message>
    <message>
        <source>%1: %2 while the grid has the keyboard; %3 also goes on to the next site</source>
        <translation>%1: %2, solange das Raster die Tastatur hat; %3 geht auch zur nächsten Lokalisation weiter</translation>
    </message>
    <message>
        <source>Reveal AI  V</source>
        <translation>KI aufdecken  V</translation>
    </message>
    <message>
        <source>Confirm label  ⏎</source>
        <translation>Label bestätigen  ⏎</translation>
    </message>
    <message>
        <source>%1 by the reader</source>
        <translation>%1 vom Befunder</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation>Gemessen: %1</translation>
    </message>
</context>
<context>
    <name>foramen::SiteExplanation</name>
    <message>
        <source>%1 has no AI grade to explain.</source>
        <translation>%1 hat keinen KI-Grad zum Erklären.</translation>
    </message>
    <message>
        <source>The AI is still grading; where it looked can be shown afterwards.</source>
        <translation>Die KI beurteilt noch; wo sie hinsah, kann sie danach sagen.</translation>
    </message>
    <message>
        <source>Where the AI looked cannot be shown: %1</source>
        <translation>Wo die KI hinsah, lässt sich nicht zeigen: %1</translation>
    </message>
</context>
<context>
    <name>foramen::StartPage</name>
    <message>
        <source>%1: the manual · %2: all keys
A synthetic study to try: foramen-cli phantom --out FOLDER
Your work is saved at each step, in %3</source>
        <translation>%1: das Handbuch · %2: alle Tasten
Eine künstliche Untersuchung zum Ausprobieren: foramen-cli phantom --out ORDNER
Ihre Arbeit wird bei jedem Schritt gespeichert, in %3</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>Drop a study here</source>
        <translation>Untersuchung hier ablegen</translation>
    </message>
    <message>
        <source>Reading the headers of all files</source>
        <translation>Die Header aller Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Clears this list; the files stay</source>
        <translation>Vergessen, was geöffnet war; die Dateien bleiben</translation>
    </message>
    <message>
        <source>a folder, files, a zip, an ISO image or a DICOMDIR</source>
        <translation>ein Ordner, Dateien, ein Zip, ein ISO-Abbild oder ein DICOMDIR</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop looking, for example where a network folder does not answer</source>
        <translation>Suche abbrechen, etwa wenn ein Netzordner nicht antwortet</translation>
    </message>
</context>
<context>
    <name>foramen::StatusLine</name>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Nur für Forschungszwecke. Nicht zur Diagnostik.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>undo %n step(s)</source>
        <translation>
            <numerusform>%n Schritt rückgängig</numerusform>
            <numerusform>%n Schritte rückgängig</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>Stop looking, and keep the open study</source>
        <translation>Suche abbrechen und die offene Studie behalten</translation>
    </message>
</context>
<context>
    <name>foramen::StudiesWindow</name>
    <message>
        <source>Studies</source>
        <translation>Untersuchungen</translation>
    </message>
    <message>
        <source>Patient, ID, date, description, model</source>
        <translation>Patient, ID, Datum, Beschreibung, Modell</translation>
    </message>
    <message>
        <source>Shows the studies that contain all words (Ctrl+F)</source>
        <translation>Zeigt die Untersuchungen, die alle Wörter enthalten (Strg+F)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>Worst grade</source>
        <translation>Schlimmster Grad</translation>
    </message>
    <message>
        <source>All grades</source>
        <translation>Alle Grade</translation>
    </message>
    <message>
        <source>Worst: %1</source>
        <translation>Schlimmster: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opens the selected study (Enter)</source>
        <translation>Öffnet die gewählte Untersuchung (Eingabe)</translation>
    </message>
    <message>
        <source>Open from another place…</source>
        <translation>Von anderem Ort öffnen…</translation>
    </message>
    <message>
        <source>For files that were moved: the work on the study is kept</source>
        <translation>Für verschobene Dateien: die Arbeit an der Untersuchung bleibt erhalten</translation>
    </message>
    <message>
        <source>Delete the work…</source>
        <translation>Arbeit löschen…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Writes the whole database into one file, also while it is used</source>
        <translation>Schreibt die ganze Datenbank in eine Datei, auch während sie benutzt wird</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Takes a backup in place of the database; no study may be open</source>
        <translation>Setzt eine Sicherung an die Stelle der Datenbank; es darf keine Untersuchung geöffnet sein</translation>
    </message>
    <message>
        <source>The list is being read…</source>
        <translation>Die Liste wird gelesen…</translation>
    </message>
    <message>
        <source>No study was opened yet.</source>
        <translation>Noch keine Untersuchung wurde geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n studies</source>
        <translation>
            <numerusform>%1 von %n Untersuchung</numerusform>
            <numerusform>%1 von %n Untersuchungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n studies</source>
        <translation>
            <numerusform>%n Untersuchung</numerusform>
            <numerusform>%n Untersuchungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Database: %1 (%2)</source>
        <translation>Datenbank: %1 (%2)</translation>
    </message>
    <message>
        <source>The study is open: close it first</source>
        <translation>Die Untersuchung ist geöffnet: erst schließen</translation>
    </message>
    <message>
        <source>A signed report is not deleted</source>
        <translation>Ein signierter Bericht wird nicht gelöscht</translation>
    </message>
    <message>
        <source>Deletes grades, comments, measurements, report and history; the pictures stay</source>
        <translation>Löscht Grade, Kommentare, Messungen, Bericht und Verlauf; die Bilder bleiben</translation>
    </message>
    <message>
        <source>Delete all work on the study of %1?</source>
        <translation>Alle Arbeit an der Untersuchung von %1 löschen?</translation>
    </message>
    <message>
        <source>Grades, comments, points, measurements, the report and the history are deleted from the database and cannot be brought back. The pictures stay where they are.</source>
        <translation>Grade, Kommentare, Punkte, Messungen, Bericht und Verlauf werden aus der Datenbank gelöscht und sind nicht wiederherstellbar. Die Bilder bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Delete the work</source>
        <translation>Arbeit löschen</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Datenbank sichern</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Take this backup in place of the database?</source>
        <translation>Diese Sicherung an die Stelle der Datenbank setzen?</translation>
    </message>
    <message>
        <source>What was done since the backup is not in it. The database of now is kept beside it, under another name.</source>
        <translation>Was seit der Sicherung getan wurde, fehlt in ihr. Die jetzige Datenbank bleibt daneben unter anderem Namen erhalten.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Suche und Filter leeren</translation>
    </message>
    <message>
        <source>Clears search and filters: all studies are shown</source>
        <translation>Leert Suche und Filter: Alle Untersuchungen werden gezeigt</translation>
    </message>
</context>
<context>
    <name>foramen::StudyCommands</name>
    <message>
        <source>Open a folder with a study</source>
        <translation>Ordner mit einer Untersuchung öffnen</translation>
    </message>
    <message>
        <source>Open files, archives or a DICOMDIR</source>
        <translation>Dateien, Archive oder ein DICOMDIR öffnen</translation>
    </message>
</context>
<context>
    <name>foramen::StudyGrading</name>
    <message>
        <source>Loading the model…</source>
        <translation>Das Modell wird geladen…</translation>
    </message>
    <message>
        <source>%1 of %2 sites</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No AI: %1</source>
        <translation>Keine KI: %1</translation>
    </message>
    <message>
        <source>%1 · saved earlier; no AI now: %2</source>
        <translation>%1 · früher gespeichert; jetzt keine KI: %2</translation>
    </message>
    <message>
        <source>%1 · saved earlier</source>
        <translation>%1 · früher gespeichert</translation>
    </message>
    <message>
        <source>%1 in %2 s</source>
        <translation>%1 in %2 s</translation>
    </message>
    <message>
        <source>%1 · graded again: other pictures</source>
        <translation>%1 · neu beurteilt: andere Bilder</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 of %4 sites</source>
        <translation>%1 · %2 · %3 von %4</translation>
    </message>
    <message>
        <source>Grading cancelled · %1 of %2 sites</source>
        <translation>Beurteilung abgebrochen · %1 von %2</translation>
    </message>
    <message>
        <source>Grading is off</source>
        <translation>Die Beurteilung ist aus</translation>
    </message>
    <message>
        <source>Reading the other series…</source>
        <translation>Die übrigen Serien werden gelesen…</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Die Bilder werden gelesen…</translation>
    </message>
    <message>
        <source>%1 · signed</source>
        <translation>%1 · signiert</translation>
    </message>
    <message>
        <source>Signed without AI</source>
        <translation>Ohne KI signiert</translation>
    </message>
</context>
<context>
    <name>foramen::StudyInformation</name>
    <message numerus="yes">
        <source>, %n missing</source>
        <translation>
            <numerusform>, %n fehlt</numerusform>
            <numerusform>, %n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, not used</source>
        <translation>%1, ungenutzt</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Sex, age</source>
        <translation>Geschlecht, Alter</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Series, files</source>
        <translation>Serien, Dateien</translation>
    </message>
    <message>
        <source>Frames of Reference</source>
        <translation>Frames of Reference</translation>
    </message>
    <message>
        <source>Study Instance UID</source>
        <translation>Study Instance UID</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Pixel, mm</source>
        <translation>Pixel, mm</translation>
    </message>
    <message>
        <source>Slice distance, mm</source>
        <translation>Schichtabstand, mm</translation>
    </message>
    <message>
        <source>Thickness, mm</source>
        <translation>Schichtdicke, mm</translation>
    </message>
    <message>
        <source>TR, ms</source>
        <translation>TR, ms</translation>
    </message>
    <message>
        <source>TE, ms</source>
        <translation>TE, ms</translation>
    </message>
    <message>
        <source>TI, ms</source>
        <translation>TI, ms</translation>
    </message>
    <message>
        <source>Field, T</source>
        <translation>Feld, T</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Lagerung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Study information</source>
        <translation>Angaben zur Untersuchung</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Copy series</source>
        <translation>Serien kopieren</translation>
    </message>
    <message>
        <source>The selected series with all columns (Ctrl+C)</source>
        <translation>Die gewählten Serien mit allen Spalten (Strg+C)</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Patient, study and all series, with tabs between the columns</source>
        <translation>Patient, Untersuchung und alle Serien, mit Tabulatoren zwischen den Spalten</translation>
    </message>
</context>
<context>
    <name>foramen::StudyList</name>
    <message>
        <source>The work on the study was deleted.</source>
        <translation>Die Arbeit an der Untersuchung wurde gelöscht.</translation>
    </message>
    <message>
        <source>The database was backed up to %1.</source>
        <translation>Die Datenbank wurde nach %1 gesichert.</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>Die Sicherung wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>The backup was restored. The database before is kept as %1.</source>
        <translation>Die Sicherung wurde wiederhergestellt. Die vorherige Datenbank bleibt als %1 erhalten.</translation>
    </message>
</context>
<context>
    <name>foramen::StudyListCommands</name>
    <message>
        <source>The study that was chosen is not among these files.</source>
        <translation>Die gewählte Untersuchung ist nicht unter diesen Dateien.</translation>
    </message>
    <message>
        <source>The files are no longer at %1. &quot;Open from another place…&quot; finds them again; the work is kept.</source>
        <translation>Die Dateien sind nicht mehr bei %1. „Von anderem Ort öffnen…“ findet sie wieder; die Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>The folder that holds the study now</source>
        <translation>Der Ordner, in dem die Untersuchung jetzt liegt</translation>
    </message>
    <message>
        <source>This is the last study of the list.</source>
        <translation>Dies ist die letzte Untersuchung der Liste.</translation>
    </message>
    <message>
        <source>This is the first study of the list.</source>
        <translation>Dies ist die erste Untersuchung der Liste.</translation>
    </message>
    <message>
        <source>Close the study first: a backup is restored while none is open.</source>
        <translation>Erst die Untersuchung schließen: wiederhergestellt wird, während keine geöffnet ist.</translation>
    </message>
    <message>
        <source>Several studies of the list have the UID of the link, %1. Choose one of them.</source>
        <translation>Mehrere Studien der Liste haben die UID des Links, %1. Wählen Sie eine davon.</translation>
    </message>
</context>
<context>
    <name>foramen::StudyListModel</name>
    <message>
        <source>Saved work is damaged</source>
        <translation>Gespeicherte Arbeit ist beschädigt</translation>
    </message>
    <message>
        <source>%1 of 25</source>
        <translation>%1 von 25</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Study date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Worst grade</source>
        <translation>Schlimmster Grad</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Opened or changed</source>
        <translation>Geöffnet oder geändert</translation>
    </message>
    <message>
        <source>AI grades that are uncertain and not reviewed</source>
        <translation>KI-Grade, die unsicher und noch nicht geprüft sind</translation>
    </message>
    <message>
        <source>Sites that a reader graded otherwise than the AI</source>
        <translation>Orte, die ein Befunder anders als die KI graduiert hat</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>foramen::StudyLoader</name>
    <message>
        <source>No DICOM images were found there.</source>
        <translation>Dort wurden keine DICOM-Bilder gefunden.</translation>
    </message>
</context>
<context>
    <name>foramen::StudyPanes</name>
    <message>
        <source>A point belongs to an acquired picture, but this plane is resampled. Place it in a pane of the series itself.</source>
        <translation>Ein Punkt gehört auf ein aufgenommenes Bild, und diese Ebene ist berechnet. Setzen Sie ihn in einer Ansicht der Serie selbst.</translation>
    </message>
    <message>
        <source>The plane lies outside the sagittal series.</source>
        <translation>Die Ebene liegt außerhalb der sagittalen Serie.</translation>
    </message>
    <message>
        <source>There is no sagittal series of three slices or more to make a plane from.</source>
        <translation>Es gibt keine sagittale Serie mit mindestens drei Schichten, aus der sich eine Ebene berechnen ließe.</translation>
    </message>
    <message>
        <source>There is no oblique plane to tilt.</source>
        <translation>Es gibt keine schräge Ebene zum Kippen.</translation>
    </message>
    <message>
        <source>This series cannot be shown in another plane: that takes three slices or more whose positions are known.</source>
        <translation>Diese Serie kann nicht in einer anderen Ebene gezeigt werden: Dazu braucht es mindestens drei Schichten, deren Lage bekannt ist.</translation>
    </message>
    <message>
        <source>There is no picture at that place.</source>
        <translation>An dieser Stelle ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>foramen::StudyPast</name>
    <message>
        <source>%1, %2</source>
        <comment>what was done; a level or a heading of the report</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>foramen::StudySaving</name>
    <message>
        <source>Signed by %1 on %2: add an addendum or correct the report.</source>
        <translation>Signiert von %1 am %2: Fügen Sie einen Nachtrag hinzu oder korrigieren Sie den Bericht.</translation>
    </message>
</context>
<context>
    <name>foramen::StudyTwins</name>
    <message numerus="yes">
        <source>%1 (%n series)</source>
        <translation>
            <numerusform>%1 (%n Serie)</numerusform>
            <numerusform>%1 (%n Serien)</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of one Study Instance UID state different patients or dates: %1. Is this one study?</source>
        <translation>Dateien mit einer einzigen Study Instance UID nennen verschiedene Patienten oder Daten: %1. Ist das eine Studie?</translation>
    </message>
    <message>
        <source>showing files as one study</source>
        <translation>Dateien als eine Studie zeigen</translation>
    </message>
    <message>
        <source>keeping studies apart</source>
        <translation>Studien getrennt lassen</translation>
    </message>
</context>
<context>
    <name>foramen::TagBrowser</name>
    <message>
        <source>DICOM tags</source>
        <translation>DICOM-Tags</translation>
    </message>
    <message>
        <source>Search tags, names and values</source>
        <translation>Tags, Namen und Werte durchsuchen</translation>
    </message>
    <message>
        <source>Each word must occur in the line: 0018, echo, 1.5 (Ctrl+F)</source>
        <translation>Jedes Wort muss in der Zeile stehen: 0018, echo, 1.5 (Strg+F)</translation>
    </message>
    <message>
        <source>Follow the active pane</source>
        <translation>Der aktiven Ansicht folgen</translation>
    </message>
    <message>
        <source>Shows the file of the picture in the active pane, slice by slice</source>
        <translation>Zeigt die Datei des Bildes in der aktiven Ansicht, Schicht für Schicht</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File of the series: instance number and name</source>
        <translation>Datei der Serie: Instance Number und Name</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>The selected lines (Ctrl+C)</source>
        <translation>Die gewählten Zeilen (Strg+C)</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>The value of the current line (Ctrl+Shift+C)</source>
        <translation>Der Wert der aktuellen Zeile (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>All tags of the file as text</source>
        <translation>Alle Tags der Datei als Text</translation>
    </message>
    <message>
        <source>DICOM tags · %1</source>
        <translation>DICOM-Tags · %1</translation>
    </message>
    <message>
        <source>The file is damaged or cut off: these are the tags before that place.</source>
        <translation>Die Datei ist beschädigt oder bricht ab: Dies sind die Tags vor jener Stelle.</translation>
    </message>
    <message>
        <source>There are more tags than can be listed.</source>
        <translation>Es gibt mehr Tags, als sich auflisten lassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>No file of this study is shown.</source>
        <translation>Keine Datei dieser Untersuchung wird gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 von %n Zeile</numerusform>
            <numerusform>%1 von %n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foramen::TagClipboard</name>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy tag</source>
        <translation>Tag kopieren</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alle zuklappen</translation>
    </message>
</context>
<context>
    <name>foramen::TagModel</name>
    <message>
        <source>Item %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>Private tag</source>
        <translation>Privates Tag</translation>
    </message>
    <message>
        <source>Unknown tag</source>
        <translation>Unbekanntes Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>compressed; not loaded</source>
        <translation>komprimiert; nicht geladen</translation>
    </message>
    <message>
        <source>%1 bytes; not loaded</source>
        <translation>%1 Bytes; nicht geladen</translation>
    </message>
    <message>
        <source> … (%1 bytes)</source>
        <translation> … (%1 Bytes)</translation>
    </message>
    <message>
        <source>Group and element, hexadecimal</source>
        <translation>Gruppe und Element, hexadezimal</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value representation: the type of the value</source>
        <translation>Value Representation: der Typ des Wertes</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Value multiplicity: how many values there are</source>
        <translation>Value Multiplicity: wie viele Werte es gibt</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>foramen::TopBar</name>
    <message>
        <source>Study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Prior study</source>
        <translation>Voruntersuchung</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Other studies of the same folder</source>
        <translation>Andere Untersuchungen desselben Ordners</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T.</translation>
    </message>
    <message>
        <source>%1 w</source>
        <translation>%1 Wo.</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 Mon.</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 J.</translation>
    </message>
    <message>
        <source>F</source>
        <comment>sex, female</comment>
        <translation>W</translation>
    </message>
    <message>
        <source>M</source>
        <comment>sex, male</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>O</source>
        <comment>sex, other</comment>
        <translation>D</translation>
    </message>
    <message numerus="yes">
        <source>%n studies ▾</source>
        <translation>
            <numerusform>%n Untersuchung ▾</numerusform>
            <numerusform>%n Untersuchungen ▾</numerusform>
        </translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a folder, files, an archive or a recent study</source>
        <translation>Ordner, Dateien oder ein Archiv öffnen, oder zuletzt Geöffnetes</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>AI grades</source>
        <translation>KI-Grade</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Etagen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>foramen::TwinQuestion</name>
    <message>
        <source>&amp;One study</source>
        <translation>&amp;Eine Studie</translation>
    </message>
    <message>
        <source>&amp;Several studies</source>
        <translation>&amp;Mehrere Studien</translation>
    </message>
    <message>
        <source>Joins the files; remembered, and can be undone</source>
        <translation>Fügt die Dateien zusammen; wird gemerkt und lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Keeps the files apart; remembered, and can be undone</source>
        <translation>Lässt die Dateien getrennt; wird gemerkt und lässt sich rückgängig machen</translation>
    </message>
</context>
<context>
    <name>foramen::UnattendedRun</name>
    <message>
        <source>gave up after %1 s: the study was not shown and graded by then</source>
        <translation>nach %1 s aufgegeben: Die Untersuchung war bis dahin nicht gezeigt und beurteilt</translation>
    </message>
    <message>
        <source>the screenshot could not be written to %1: %2</source>
        <translation>das Bildschirmfoto ließ sich nicht nach %1 schreiben: %2</translation>
    </message>
</context>
</TS>
