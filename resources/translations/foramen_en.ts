<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>foramen::Session</name>
    <message numerus="yes">
        <source>%n saved measurement(s) could not be read; they are kept.</source>
        <translation>
            <numerusform>%n saved measurement could not be read; they are kept.</numerusform>
            <numerusform>%n saved measurements could not be read; they are kept.</numerusform>
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
</TS>
