#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTime>

#include <string>
#include <vector>

namespace foramen {

/// A language that the window can speak.
struct Language {
    QString code; ///< "en", "de": resources/translations/foramen_CODE.ts
    QString name; ///< "English", "Deutsch": in the language itself
};

/// The setting for the language of the desktop.
inline constexpr const char* kSystemLanguage = "system";

/// Those that came with the program, English first.
[[nodiscard]] std::vector<Language> languages();

/// The code that a wish comes to: "system" gives the first of the desktop's languages that there
/// is, an unknown one English.
[[nodiscard]] QString languageFor(const QString& wanted);

/// Makes the program speak a language from now on: its own texts, those of Qt where they are
/// installed, and how numbers and dates look. What is shown already keeps its words, so the window
/// speaks a newly chosen language from its next start. GUI thread.
/// @param wanted  a code, or "system"
void setLanguage(const QString& wanted);

/// The code of the language in use.
[[nodiscard]] QString currentLanguage();

/// "4.0", "4,0": a number as the language writes it.
[[nodiscard]] QString decimalText(double value, int decimals);
/// "2026-11-20", "20.11.2026".
[[nodiscard]] QString dateText(const QDate& date);
/// "12:04:31".
[[nodiscard]] QString clockText(const QTime& time);
/// "2026-11-20 12:04", in local time.
[[nodiscard]] QString dateTimeText(const QDateTime& time);
/// A DICOM date (DA) as dateText(); as it stands when it is none.
[[nodiscard]] QString dicomDateText(const std::string& dicom);

} // namespace foramen
