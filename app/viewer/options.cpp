#include "app/viewer/options.h"

#include "core/ai/model/device_choice.h"
#include "ui/state/language/translation.h"
#include "ui/state/settings/device_setting.h"
#include "ui/state/studies/study_link.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace foramen {

namespace {

const QCommandLineOption
    kScreenshot("screenshot", "Save the window once the study is shown and graded, then quit.",
                "FILE.png");
const QCommandLineOption
    kReport("report", "Write the report (PDF, DICOM SR, CSV, JSON) once graded, then quit.", "DIR");
const QCommandLineOption kModel("model", "Model folder (the installed one if not given).", "DIR");
const QCommandLineOption
    kDevice("device",
            "Device for grading: auto, cpu, cuda or cuda:N; that of the preferences if not given.",
            "auto|cpu|cuda", "auto");
const QCommandLineOption kDatabase("database", "Database of the reader's work.", "FILE");
const QCommandLineOption kReader("reader", "Name of the reader in decisions and reports.", "NAME");
const QCommandLineOption
    kLanguage("language",
              "Language of the window: system, en or de; that of the preferences if not given.",
              "LANG");
const QCommandLineOption kSize("size", "Size of the window, for example 1720x1000.", "WxH");
const QCommandLineOption kTimeout("timeout",
                                  "Give up an unattended run after this many seconds (300).",
                                  "SECONDS", "300");

const QCommandLineOption
    kNewWindow("new-window",
               "Open a window of its own; without it, one that is open already shows PATH.");

/// As it is for any program: a file manager gives URLs of files, and other folders are current in
/// other programs.
QString absolutePath(const QString& argument)
{
    if (isLink(argument))
        return argument;
    const QUrl url(argument);
    return QDir::cleanPath(
        QFileInfo(url.isLocalFile() ? url.toLocalFile() : argument).absoluteFilePath());
}

std::optional<QSize> sizeFromText(const QString& text)
{
    static const QRegularExpression expression("^(\\d{3,5})x(\\d{3,5})$");
    const auto match = expression.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

/// Whether a language is empty, "system" or one that the program has.
bool isKnown(const QString& language)
{
    const auto known = languages();
    return language.isEmpty() || language == QLatin1String(kSystemLanguage)
        || std::any_of(known.begin(), known.end(),
                       [&](const Language& one) { return one.code == language; });
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        "Foramen shows lumbar-spine MRI and grades it with AI assist.\n"
        "Research use only. Not for diagnosis.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        "PATH",
        "Folders, files, archives (zip, ISO, tar) and DICOMDIRs to open, or a link "
        "foramen://open?study=UID.",
        "[PATH...]");
    parser.addOptions({kScreenshot, kReport, kModel, kDevice, kDatabase, kReader, kLanguage, kSize,
                       kTimeout, kNewWindow});
}

} // namespace

std::optional<ViewerOptions> viewerOptions(const QStringList& arguments, QString& error)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments)) {
        error = parser.errorText();
        return std::nullopt;
    }
    if (parser.isSet("help"))
        parser.showHelp();
    if (parser.isSet("version"))
        parser.showVersion();
    ViewerOptions options;
    for (const QString& argument : parser.positionalArguments())
        options.paths << absolutePath(argument);
    const QStringList asked = parser.optionNames();
    options.canBeHandedOver = std::all_of(asked.begin(), asked.end(), [](const QString& name) {
        return name == kDatabase.names().front();
    });
    options.screenshotFile = parser.value(kScreenshot);
    options.reportFolder = parser.value(kReport);
    options.session.modelFolder = parser.value(kModel).toStdString();
    options.session.databaseFile = parser.value(kDatabase).toStdString();
    options.session.readerName = parser.value(kReader);
    const auto device = deviceFromText(
        (parser.isSet(kDevice) ? parser.value(kDevice) : gradingDevice()).toStdString());
    options.language = parser.value(kLanguage);
    bool isNumber = false;
    options.timeoutSeconds = parser.value(kTimeout).toInt(&isNumber);
    if (parser.isSet(kSize) && !(options.size = sizeFromText(parser.value(kSize))))
        error = "--size needs a width and a height, such as 1720x1000";
    else if (!isKnown(options.language))
        error = "--language needs system, en or de";
    else if (!device)
        error = QString::fromStdString(device.error().message);
    else if (!isNumber || options.timeoutSeconds <= 0)
        error = "--timeout wants a number of seconds";
    else if (options.paths.isEmpty()
             && !(options.screenshotFile.isEmpty() && options.reportFolder.isEmpty()))
        error = "--screenshot and --report need a study to open";
    if (!error.isEmpty())
        return std::nullopt;
    options.session.device = *device;
    return options;
}

} // namespace foramen
