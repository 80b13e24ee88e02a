#include "ui/widgets/pictures/picture_commands.h"

#include "tests/support/file_content.h"
#include "tests/support/program_run.h"
#include "tests/support/window_driver.h"
#include "ui/state/pictures/movie_encoder.h"
#include "ui/state/report/report_exporter.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/pictures/pane_snapshot.h"
#include "ui/widgets/printing/print_window.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QLabel>
#include <QProgressDialog>
#include <QPushButton>
#include <QTemporaryDir>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy{.patientId = "SECRET-ID"};

} // namespace

/// Pictures of the panes: copied, saved, printed, as a movie.
class TestPictureCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("picture-commands"); }
    void init();
    void cleanup() { m_driver.close(); }

    void copy_isWhatThePaneShows();
    void copy_isWithoutTheHand();
    void hiddenMarks_areNotInIt();
    void emptyPane_isSaid();
    void png_isSavedUnderANameWithoutPatient();
    void dicom_isOfTheStudyAndTheSlice();
    void unwritableFile_isSaid();
    void folder_isRemembered();
    void movie_hasEachSlice();
    void movie_canBeCancelled();
    void print_hasAllPanesAndThePatient();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] PaneWidget* axial() const { return m_driver.panes().axialT2; }
    [[nodiscard]] QString message() const { return m_driver.window->banner()->text(); }
    [[nodiscard]] QImage copied(PaneWidget* pane)
    {
        QGuiApplication::clipboard()->clear();
        m_driver.press(pane, Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->image();
    }
    /// Chooses a file in the dialog that an action opens. @return the name that it offered.
    QString choose(const char* dialogName, const QString& file)
    {
        auto* dialog = m_driver.window->findChild<QFileDialog*>(QLatin1String(dialogName));
        if (!dialog)
            qFatal("no dialog %s", dialogName);
        const QString offered = QFileInfo(dialog->selectedFiles().value(0)).fileName();
        dialog->selectFile(file);
        QMetaObject::invokeMethod(dialog, "accept");
        return offered;
    }

    WindowDriver m_driver;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPictureCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_driver.clear();
    QSettings().setValue("pictures/folder", m_folder->path());
    m_driver.show(&kStudy, {1720, 900});
}

void TestPictureCommands::copy_isWhatThePaneShows()
{
    axial()->setPosition(4);
    const QImage image = copied(axial());
    QCOMPARE(image.size(), axial()->size() * 2);
    // The slice itself, away from everything that is drawn over it.
    const QImage screen = axial()->grab().toImage();
    const QPoint place(axial()->width() / 3, axial()->height() * 2 / 3);
    const int shown = qGray(screen.pixel(place * axial()->devicePixelRatioF()));
    QVERIFY(shown > 0);
    QVERIFY(std::abs(qGray(image.pixel(place * 2)) - shown) < 60); // noise, resampled
    QVERIFY(message().startsWith("The picture is copied"));
    // Another slice is another picture.
    axial()->setPosition(6);
    QVERIFY(copied(axial()) != image);
}

void TestPictureCommands::copy_isWithoutTheHand()
{
    PaneWidget* sagittal = m_driver.panes().sagittalT2;
    m_driver.press(sagittal, Qt::Key_Shift); // it has the keyboard
    QVERIFY(sagittal->pane().content().isActive);
    const QImage active = PaneSnapshot(*sagittal, 1).image();
    m_driver.press(axial(), Qt::Key_Shift);
    QVERIFY(!sagittal->pane().content().isActive);
    QVERIFY(PaneSnapshot(*sagittal, 1).image() == active);
}

void TestPictureCommands::hiddenMarks_areNotInIt()
{
    PaneWidget* sagittal = m_driver.panes().sagittalT2;
    const QImage with = copied(sagittal);
    m_driver.press(sagittal, Qt::Key_Space);
    QVERIFY(copied(sagittal) != with);
}

void TestPictureCommands::emptyPane_isSaid()
{
    const SmallStudy withoutT1{.studyInstanceUid = "1.2.3.44", .withT1 = false};
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(withoutT1)));
    m_driver.action(ActionId::LayoutFull)->trigger(); // with the panes that have nothing to show
    m_driver.window->paneArea()->activate(m_driver.panes().sagittalT1);
    for (const ActionId id : {ActionId::CopyPicture, ActionId::SavePicture, ActionId::SaveMovie}) {
        m_driver.window->banner()->showDone("before");
        m_driver.action(id)->trigger();
        QCOMPARE(message(), QString("This pane shows no picture."));
    }
}

void TestPictureCommands::png_isSavedUnderANameWithoutPatient()
{
    axial()->setPosition(4);
    const QImage image = copied(axial());
    m_driver.press(axial(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    // What was seen when the command was given.
    axial()->setPosition(6);
    const QString offered = choose("pictureFileDialog", path("picture.png"));
    QTRY_VERIFY(message().startsWith("Saved as"));
    QVERIFY2(offered.startsWith("spine-20260102-") && offered.endsWith("-axial-t2-5.png"),
             qPrintable(offered));
    QVERIFY(!offered.contains("SECRET"));
    QCOMPARE(QImage(path("picture.png")).convertToFormat(QImage::Format_RGB32), image);
}

void TestPictureCommands::dicom_isOfTheStudyAndTheSlice()
{
    axial()->setPosition(4);
    m_driver.press(axial(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    choose("pictureFileDialog", path("picture.dcm"));
    QTRY_VERIFY(message().startsWith("Saved as"));
    DcmFileFormat format;
    QVERIFY(format.loadFile(path("picture.dcm").toStdString().c_str()).good());
    DcmDataset& data = *format.getDataset();
    const auto text = [&data](const DcmTagKey& key) {
        OFString value;
        data.findAndGetOFString(key, value, 0, true);
        return std::string(value.c_str());
    };
    QCOMPARE(text(DCM_PatientID), std::string("SECRET-ID"));
    QCOMPARE(text(DCM_StudyInstanceUID), kStudy.studyInstanceUid);
    QCOMPARE(text(DCM_ReferencedSOPInstanceUID), axial()->shownPicture().sopInstanceUid);
    QCOMPARE(text(DCM_InstanceNumber), std::string("5"));
    Uint16 columns = 0;
    QVERIFY(data.findAndGetUint16(DCM_Columns, columns).good());
    QCOMPARE(int{columns}, axial()->width() * 2);
}

void TestPictureCommands::unwritableFile_isSaid()
{
    m_driver.press(axial(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QDir(m_folder->path()).mkdir("folder.png.part")); // where it would be written
    choose("pictureFileDialog", path("folder.png"));
    QTRY_VERIFY2(message().startsWith("The picture was not saved. "), qPrintable(message()));
    QVERIFY(!QFileInfo::exists(path("folder.png")));
}

void TestPictureCommands::folder_isRemembered()
{
    QVERIFY(QDir(m_folder->path()).mkdir("mine"));
    m_driver.press(axial(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    choose("pictureFileDialog", path("mine/picture.png"));
    QTRY_VERIFY(message().startsWith("Saved as"));
    m_driver.press(axial(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_driver.window->findChild<QFileDialog*>("pictureFileDialog"));
    auto* dialog = m_driver.window->findChild<QFileDialog*>("pictureFileDialog");
    QCOMPARE(dialog->directory().absolutePath(), QFileInfo(path("mine")).absoluteFilePath());
    dialog->reject();
}

void TestPictureCommands::movie_hasEachSlice()
{
    if (MovieEncoder::installedProgram().isEmpty())
        QSKIP("ffmpeg is not installed");
    axial()->setPosition(4);
    m_driver.window->paneArea()->activate(axial());
    m_driver.action(ActionId::SaveMovie)->trigger();
    const QString offered = choose("movieFileDialog", path("slices.gif"));
    QVERIFY(m_driver.window->findChild<QProgressDialog*>("movieProgress"));
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Saved as"), 30000);
    QVERIFY2(offered.endsWith("-axial-t2.gif"), qPrintable(offered));
    QImageReader reader(path("slices.gif"));
    QCOMPARE(reader.imageCount(), axial()->positionCount());
    QCOMPARE(reader.size(), axial()->size() * axial()->devicePixelRatioF());
    QCOMPARE(axial()->position(), 4); // it stays where it was
    QTRY_VERIFY(!m_driver.window->findChild<QProgressDialog*>("movieProgress"));
}

void TestPictureCommands::movie_canBeCancelled()
{
    if (MovieEncoder::installedProgram().isEmpty())
        QSKIP("ffmpeg is not installed");
    m_driver.window->paneArea()->activate(axial());
    m_driver.action(ActionId::SaveMovie)->trigger();
    choose("movieFileDialog", path("slices.mp4"));
    auto* progress = m_driver.window->findChild<QProgressDialog*>("movieProgress");
    QVERIFY(progress);
    progress->findChild<QPushButton*>()->click();
    QTRY_VERIFY(!m_driver.window->findChild<QProgressDialog*>("movieProgress"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).join(','), QString());
    // The next one can be made.
    m_driver.action(ActionId::SaveMovie)->trigger();
    choose("movieFileDialog", path("again.gif"));
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Saved as"), 30000);
}

void TestPictureCommands::print_hasAllPanesAndThePatient()
{
    m_driver.action(ActionId::PrintPictures)->trigger();
    auto* window = m_driver.window->findChild<PrintWindow*>();
    QVERIFY(window);
    window->save(path("pictures.pdf"));
    QTRY_VERIFY(window->findChild<QLabel*>("printMessage")->text().startsWith("Saved as"));
    const auto text = runInstalled("pdftotext", {"-layout", path("pictures.pdf"), "-"});
    if (!text)
        QSKIP("pdftotext is not installed");
    QVERIFY2(text->out.contains("SECRET-ID") && text->out.contains("Research use only"),
             text->out.constData());
    const auto pictures = runInstalled("pdfimages", {"-list", path("pictures.pdf")});
    const qsizetype lines = pictures->out.trimmed().count('\n') - 1; // below two of headings
    QCOMPARE(lines, qsizetype{5});
}

QTEST_MAIN(TestPictureCommands)
#include "tst_picture_commands.moc"
