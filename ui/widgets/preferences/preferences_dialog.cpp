#include "ui/widgets/preferences/preferences_dialog.h"

#include "core/spine/decision_words.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/editing/reading_order_setting.h"
#include "ui/state/language/translation.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/settings/device_setting.h"
#include "ui/state/settings/settings.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/preferences/cut_off_fields.h"
#include "ui/widgets/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kFieldWidth = 320;
constexpr int kNameWidth = 128;

QComboBox* comboBox(QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setMinimumWidth(kFieldWidth);
    return box;
}

QString revealText(RevealMode mode)
{
    switch (mode) {
    case RevealMode::AtOnce:
        return PreferencesDialog::tr("Shown at once");
    case RevealMode::OnDemand:
        return PreferencesDialog::tr("Each when asked for");
    case RevealMode::ReaderFirst:
        break;
    }
    return PreferencesDialog::tr("After the reader’s, then the differences");
}

void choose(QComboBox* box, const QVariant& data)
{
    const QSignalBlocker block(box);
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

PreferencesDialog::PreferencesDialog(StudySaving& saving, SiteCutOffs& cutOffs, Actions& actions,
                                     StudyPanes& links, QWidget* parent)
    : QDialog(parent)
    , m_saving(saving)
    , m_actions(actions)
    , m_links(links)
{
    setWindowTitle(tr("Preferences"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 12); // 720 px are enough
    column->setSpacing(8);
    makeLooks();
    makePictures();
    makeReading();
    makeAi(cutOffs);
    m_remark = new QLabel(this);
    m_remark->setObjectName(QStringLiteral("preferencesRemark"));
    m_remark->setProperty("small", true);
    m_remark->setWordWrap(true);
    column->addWidget(m_remark);
    column->addStretch(1);
    makeButtons();
    refresh();
    showRemark();
    for (const QComboBox* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::showRemark);
}

/// When the choices take effect, or that they are not kept.
void PreferencesDialog::showRemark()
{
    const bool isKept = Settings::areKept();
    m_remark->setProperty("dim", isKept);
    m_remark->setProperty("warning", !isKept);
    m_remark->style()->polish(m_remark);
    m_remark->setText(
        isKept ? tr("Each choice takes effect at once; language and device at the next start.")
               : tr("Choices hold until the program ends: the file of the preferences cannot be "
                    "written (%1).")
                     .arg(QDir::toNativeSeparators(QSettings().fileName())));
}

QFormLayout* PreferencesDialog::addSection(const QString& title)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* heading = new QLabel(title, this);
    heading->setProperty("strong", true);
    if (column->count() > 0)
        column->addSpacing(4);
    column->addWidget(heading);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme::kMargin);
    form->setVerticalSpacing(4);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    return form;
}

void PreferencesDialog::addLine(QFormLayout* form, const QString& name, QWidget* field,
                                const QString& help)
{
    auto* label = new QLabel(name, this);
    label->setProperty("dim", true);
    label->setBuddy(field);
    label->setMinimumWidth(kNameWidth);
    field->setToolTip(help);
    field->setAccessibleName(QString(name).remove(QLatin1Char('&')));
    field->setAccessibleDescription(help);
    form->addRow(label, field);
}

void PreferencesDialog::makeLooks()
{
    QFormLayout* form = addSection(tr("Window"));
    m_theme = comboBox(this);
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addItem(tr("Dark"), static_cast<int>(theme::Look::Dark));
    m_theme->addItem(tr("Light"), static_cast<int>(theme::Look::Light));
    m_theme->addItem(tr("As the desktop"), static_cast<int>(theme::Look::System));
    addLine(form, tr("&Theme"), m_theme,
            tr("The colours of the window. Pictures stay on black in each of them."));
    connect(m_theme, &QComboBox::currentIndexChanged, this,
            [this] { theme::setLook(static_cast<theme::Look>(m_theme->currentData().toInt())); });

    m_language = comboBox(this);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("As the desktop"), QLatin1String(kSystemLanguage));
    for (const Language& language : languages())
        m_language->addItem(language.name, language.code);
    addLine(form, tr("&Language"), m_language,
            tr("The language of the window, from the next start."));
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { Settings().setLanguage(m_language->currentData().toString()); });

    auto* keys = new QPushButton(tr("Change keys…"), this);
    keys->setAutoDefault(false);
    addLine(form, tr("&Keyboard"), keys,
            textWithKey(tr("Every key of the window, with conflicts shown"),
                        m_actions.action(ActionId::EditShortcuts)->shortcut()));
    connect(keys, &QPushButton::clicked, this, &PreferencesDialog::editKeysRequested);
}

void PreferencesDialog::makePictures()
{
    QFormLayout* form = addSection(tr("Pictures"));
    m_axes = comboBox(this);
    m_axes->setObjectName(QStringLiteral("windowAxes"));
    m_axes->addItem(tr("Left and right: width, up and down: level"), false);
    m_axes->addItem(tr("Left and right: level, up and down: width"), true);
    addLine(form, tr("&Window by dragging"), m_axes,
            tr("What dragging with the window tool changes in each direction."));
    connect(m_axes, &QComboBox::currentIndexChanged, this, &PreferencesDialog::setWindowAxes);

    m_interpolation = comboBox(this);
    m_interpolation->setObjectName(QStringLiteral("interpolation"));
    m_interpolation->addItem(tr("Linear"), static_cast<int>(Interpolation::Linear));
    m_interpolation->addItem(tr("Cubic: smoother, sharper edges"),
                             static_cast<int>(Interpolation::Cubic));
    m_interpolation->addItem(tr("None: the pixels as they are"),
                             static_cast<int>(Interpolation::Nearest));
    addLine(form, tr("&Interpolation"), m_interpolation,
            tr("How values between the pixels of a slice are computed, in all panes."));
    connect(m_interpolation, &QComboBox::currentIndexChanged, this, [this] {
        m_links.setInterpolation(
            static_cast<Interpolation>(m_interpolation->currentData().toInt()));
    });
}

void PreferencesDialog::makeReading()
{
    QFormLayout* form = addSection(tr("Reading"));
    m_reader = new QLineEdit(this);
    m_reader->setObjectName(QStringLiteral("reader"));
    m_reader->setPlaceholderText(loginFullName());
    addLine(form, tr("&Reader"), m_reader,
            tr("Your name in new decisions and in reports; empty: your login name."));
    connect(m_reader, &QLineEdit::editingFinished, this, &PreferencesDialog::saveReader);

    m_order = comboBox(this);
    m_order->setObjectName(QStringLiteral("readingOrder"));
    m_order->addItem(tr("Level by level"), static_cast<int>(ReadingOrder::ByLevel));
    m_order->addItem(tr("Condition by condition, the canal first"),
                     static_cast<int>(ReadingOrder::ByCondition));
    m_order->addItem(tr("Most doubtful AI grade first"),
                     static_cast<int>(ReadingOrder::MostDoubtfulFirst));
    addLine(form, tr("Ne&xt site"), m_order,
            tr("Which site without a decision is the next one, for N and for the keys that grade "
               "and go on."));
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        chooseReadingOrder(static_cast<ReadingOrder>(m_order->currentData().toInt()));
    });
}

void PreferencesDialog::makeAi(SiteCutOffs& cutOffs)
{
    QFormLayout* form = addSection(tr("AI"));
    m_reveal = comboBox(this);
    m_reveal->setObjectName(QStringLiteral("revealMode"));
    for (const RevealMode mode : kRevealModes)
        m_reveal->addItem(revealText(mode), QString::fromStdString(std::string(keyOf(mode))));
    addLine(form, tr("AI &grades"), m_reveal,
            tr("When the AI grades of a study are shown that was not opened before. Each study can "
               "be set otherwise in the menu, and its history says so."));
    connect(m_reveal, &QComboBox::currentIndexChanged, this, [this] {
        Settings().setRevealMode(revealModeFromKey(m_reveal->currentData().toString().toStdString())
                                     .value_or(RevealMode::AtOnce));
    });

    m_device = comboBox(this);
    m_device->setObjectName(QStringLiteral("device"));
    m_device->addItem(tr("CUDA where there is a device, else CPU"), QStringLiteral("auto"));
    m_device->addItem(tr("CPU"), QStringLiteral("cpu"));
    m_device->addItem(tr("CUDA"), QStringLiteral("cuda"));
    addLine(form, tr("Grade &on"), m_device,
            tr("The device for the AI, from the next start; --device has priority."));
    connect(m_device, &QComboBox::currentIndexChanged, this,
            [this] { setGradingDevice(m_device->currentData().toString()); });

    m_unreliable = comboBox(this);
    m_unreliable->setObjectName(QStringLiteral("unreliable"));
    m_unreliable->addItem(tr("Not shown"), false);
    m_unreliable->addItem(tr("Shown, marked as not reliable"), true);
    addLine(form, tr("&Unreliable grades"), m_unreliable,
            textWithKey(tr("AI grades of conditions in which the model was not shown to hold on "
                           "patients. They never take part in the impression."),
                        m_actions.action(ActionId::ShowUnreliable)->shortcut()));
    connect(m_unreliable, &QComboBox::currentIndexChanged, this, &PreferencesDialog::setUnreliable);

    m_effort = comboBox(this);
    m_effort->setObjectName(QStringLiteral("effortLog"));
    m_effort->addItem(tr("Not kept"), false);
    m_effort->addItem(tr("Kept: time and changes, without names"), true);
    addLine(form, tr("&Measured effort"), m_effort,
            tr("Records for each study from its next opening on: the time in which the window is "
               "used, by level; how often a grade was changed, by condition; whether AI grades "
               "were seen. It stays in the database on this computer and names no patient. The "
               "menu shows, exports and deletes it."));
    connect(m_effort, &QComboBox::currentIndexChanged, this,
            [this] { Settings().setEffortLogged(m_effort->currentData().toBool()); });

    m_cutOffs = new CutOffFields(cutOffs, this);
    for (std::size_t row = 0; row < CutOffFields::kCount; ++row)
        addLine(form, CutOffFields::nameOf(row), m_cutOffs->row(row),
                tr("The site's own cut-offs: from which probability on an AI grade is shown as "
                   "Moderate or worse, and as Severe. The probabilities stay as they are, and "
                   "window and exports name the cut-off."));
}

void PreferencesDialog::makeButtons()
{
    auto* reset = new QPushButton(tr("Reset to &defaults"), this);
    reset->setToolTip(tr("Resets all settings in this window; keys are kept"));
    reset->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setToolTip(textWithKey(tr("Close"), QKeySequence(Qt::Key_Escape)));
    close->setDefault(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(reset);
    row->addStretch(1);
    row->addWidget(close);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(reset, &QPushButton::clicked, this, &PreferencesDialog::resetAll);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void PreferencesDialog::refresh()
{
    const Settings settings;
    choose(m_theme, static_cast<int>(theme::look()));
    choose(m_language, settings.language());
    choose(m_axes, m_actions.action(ActionId::SwapWindowAxes)->isChecked());
    choose(m_unreliable, m_actions.action(ActionId::ShowUnreliable)->isChecked());
    choose(m_interpolation, static_cast<int>(m_links.interpolation()));
    choose(m_order, static_cast<int>(chosenReadingOrder()));
    choose(m_device, gradingDevice());
    choose(m_reveal, QString::fromStdString(std::string(keyOf(settings.revealMode()))));
    choose(m_effort, settings.isEffortLogged());
    m_reader->setText(m_saving.readerName());
}

void PreferencesDialog::setWindowAxes(int choice)
{
    QAction* swap = m_actions.action(ActionId::SwapWindowAxes);
    if (swap->isChecked() != m_axes->itemData(choice).toBool())
        swap->trigger();
}

void PreferencesDialog::setUnreliable(int choice)
{
    QAction* show = m_actions.action(ActionId::ShowUnreliable);
    if (show->isChecked() != m_unreliable->itemData(choice).toBool())
        show->trigger();
}

void PreferencesDialog::saveReader()
{
    const QString name = m_reader->text().simplified();
    if (name == m_saving.readerName())
        return;
    Settings().setReaderName(name);
    m_saving.setReaderName(Settings().readerName());
    m_reader->setText(m_saving.readerName());
    showRemark();
}

void PreferencesDialog::resetAll()
{
    for (QComboBox* box : {m_theme, m_language, m_axes, m_interpolation, m_order, m_device,
                           m_unreliable, m_reveal, m_effort})
        box->setCurrentIndex(0);
    m_language->setCurrentIndex(m_language->findData(QLatin1String(kSystemLanguage)));
    m_cutOffs->reset();
    m_reader->clear();
    saveReader();
}

void PreferencesDialog::done(int result)
{
    saveReader(); // Escape ends the dialog without a signal of the field
    QDialog::done(result);
}

} // namespace foramen
