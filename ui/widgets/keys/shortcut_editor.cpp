#include "ui/widgets/keys/shortcut_editor.h"

#include "ui/widgets/keys/actions.h"
#include "ui/widgets/theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace foramen {

namespace {

constexpr int kIdRole = Qt::UserRole;
enum Column { What, Keys, Where };

QString contextText(KeyContext context)
{
    switch (context) {
    case KeyContext::Window:
        return ShortcutEditor::tr("everywhere");
    case KeyContext::Panes:
        return ShortcutEditor::tr("in a pane");
    case KeyContext::Grid:
        return ShortcutEditor::tr("in the grid");
    case KeyContext::Reading:
        break;
    }
    return ShortcutEditor::tr("in a pane or the grid");
}

QString plainText(const ActionSpec& spec)
{
    return Actions::tr(spec.text).remove(QStringLiteral("…"));
}

} // namespace

ShortcutEditor::ShortcutEditor(Actions& actions, QWidget* parent)
    : QDialog(parent)
    , m_actions(actions)
{
    setWindowTitle(tr("Change keys"));
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Find an action or a key"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    column->setSpacing(12);
    column->addWidget(m_filter);
    column->addWidget(makeTable(), 1);
    column->addWidget(makeEditLine());
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("keyMessage"));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(2 * QFontMetrics(theme::font()).lineSpacing());
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_message);
    column->addWidget(makeButtons());
    fill();
    refresh();
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutEditor::filter);
    connect(&m_actions, &Actions::keysChanged, this, &ShortcutEditor::refresh);
    resize(640, 640);
}

ShortcutEditor::~ShortcutEditor()
{
    // A field that loses the focus while the dialog is being destroyed still emits that its text
    // changed, and this part of the dialog does not exist any more.
    for (QLineEdit* field : findChildren<QLineEdit*>())
        field->disconnect(this);
    m_edit->disconnect(this);
}

QWidget* ShortcutEditor::makeTable()
{
    m_table = new QTreeWidget(this);
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_table->setHeaderLabels({tr("Action"), tr("Keys"), tr("Works")});
    m_table->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(Where, QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(false);
    m_table->setRootIsDecorated(false);
    connect(m_table, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::takeLine);
    return m_table;
}

QWidget* ShortcutEditor::makeEditLine()
{
    auto* line = new QWidget(this);
    m_edit = new QKeySequenceEdit(line);
    m_edit->setAccessibleName(tr("New key"));
    m_assign = new QPushButton(tr("Use this key"), line);
    m_clear = new QPushButton(tr("No key"), line);
    m_reset = new QPushButton(tr("Reset"), line);
    m_assign->setToolTip(tr("Gives the key to the selected action"));
    m_clear->setToolTip(tr("Removes the key of the selected action"));
    m_reset->setToolTip(tr("Restores the default key of the selected action"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Press a key:"), line);
    label->setBuddy(m_edit);
    row->addWidget(label);
    row->addWidget(m_edit, 1);
    row->addWidget(m_assign);
    row->addWidget(m_clear);
    row->addWidget(m_reset);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutEditor::checkKey);
    // The field itself emits its signal only a second after the last key.
    if (const auto* field = m_edit->findChild<QLineEdit*>())
        connect(field, &QLineEdit::textChanged, this, &ShortcutEditor::checkKey);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutEditor::assign);
    connect(m_clear, &QPushButton::clicked, this, &ShortcutEditor::clearKeys);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutEditor::resetLine);
    for (QPushButton* button : {m_assign, m_clear, m_reset})
        button->setAutoDefault(false);
    return line;
}

QWidget* ShortcutEditor::makeButtons()
{
    auto* line = new QWidget(this);
    auto* all = new QPushButton(tr("Reset all"), line);
    auto* close = new QPushButton(tr("Close"), line);
    all->setToolTip(tr("Restores the default keys of all actions"));
    close->setToolTip(textWithKey(tr("Close"), QKeySequence(Qt::Key_Escape)));
    all->setAutoDefault(false);
    close->setAutoDefault(false);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(all);
    row->addStretch(1);
    row->addWidget(close);
    connect(all, &QPushButton::clicked, this, &ShortcutEditor::resetAll);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return line;
}

void ShortcutEditor::fill()
{
    QTreeWidgetItem* section = nullptr;
    const char* name = "";
    for (const ActionSpec& spec : Actions::specs()) {
        if (qstrcmp(name, spec.section) != 0) {
            name = spec.section;
            section = new QTreeWidgetItem(m_table, {Actions::tr(name)});
            section->setFlags(Qt::ItemIsEnabled);
            section->setFirstColumnSpanned(true);
            QFont font = m_table->font();
            font.setBold(true);
            section->setFont(What, font);
        }
        auto* item = new QTreeWidgetItem(section, {plainText(spec)});
        item->setData(What, kIdRole, static_cast<int>(spec.id));
        item->setText(Where, contextText(spec.context));
    }
    m_table->expandAll();
}

void ShortcutEditor::refresh()
{
    for (int s = 0; s < m_table->topLevelItemCount(); ++s) {
        QTreeWidgetItem* section = m_table->topLevelItem(s);
        for (int i = 0; i < section->childCount(); ++i) {
            QTreeWidgetItem* item = section->child(i);
            const auto id = static_cast<ActionId>(item->data(What, kIdRole).toInt());
            QStringList texts;
            const QList<QKeySequence> keys = m_actions.keys(id);
            for (const QKeySequence& key : keys)
                texts << key.toString(QKeySequence::NativeText);
            item->setText(Keys, texts.join(QStringLiteral(", ")));
            const QBrush brush(m_actions.hasOwnKeys(id) ? theme::colors().accent
                                                        : theme::colors().text);
            item->setForeground(Keys, brush);
        }
    }
    takeLine();
}

void ShortcutEditor::filter(const QString& text)
{
    for (int s = 0; s < m_table->topLevelItemCount(); ++s) {
        QTreeWidgetItem* section = m_table->topLevelItem(s);
        bool any = false;
        for (int i = 0; i < section->childCount(); ++i) {
            QTreeWidgetItem* item = section->child(i);
            const bool fits = item->text(What).contains(text, Qt::CaseInsensitive)
                || item->text(Keys).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
        }
        section->setHidden(!any);
    }
}

void ShortcutEditor::select(ActionId id)
{
    for (int s = 0; s < m_table->topLevelItemCount(); ++s) {
        QTreeWidgetItem* section = m_table->topLevelItem(s);
        for (int i = 0; i < section->childCount(); ++i) {
            if (section->child(i)->data(What, kIdRole).toInt() == static_cast<int>(id))
                m_table->setCurrentItem(section->child(i));
        }
    }
}

const QTreeWidgetItem* ShortcutEditor::line() const
{
    const QTreeWidgetItem* item = m_table->currentItem();
    return item && item->parent() ? item : nullptr;
}

ActionId ShortcutEditor::lineId() const
{
    return static_cast<ActionId>(line()->data(What, kIdRole).toInt());
}

QKeySequence ShortcutEditor::wantedKey() const
{
    // The field takes up to four keys after one another; here a shortcut has one, the last typed.
    const QKeySequence typed = m_edit->keySequence();
    return typed.isEmpty() ? typed : QKeySequence(typed[static_cast<unsigned>(typed.count()) - 1]);
}

void ShortcutEditor::takeLine()
{
    m_edit->clear();
    const bool isLine = line() != nullptr;
    m_edit->setEnabled(isLine);
    m_clear->setEnabled(isLine && !m_actions.keys(lineId()).isEmpty());
    m_reset->setEnabled(isLine && m_actions.hasOwnKeys(lineId()));
    checkKey();
}

void ShortcutEditor::checkKey()
{
    const QKeySequence key = line() ? wantedKey() : QKeySequence();
    m_assign->setText(tr("Use this key"));
    m_assign->setEnabled(!key.isEmpty());
    m_message->clear();
    if (key.isEmpty())
        return;
    const QString shown = key.toString(QKeySequence::NativeText);
    if (const QString fixed = Actions::fixedUseOf(lineId(), key); !fixed.isEmpty()) {
        m_message->setText(tr("%1 cannot be changed: %2.").arg(shown, fixed));
        m_assign->setEnabled(false);
    } else if (const auto other = m_actions.conflictOf(lineId(), key)) {
        m_message->setText(
            tr("%1 is already used: %2.").arg(shown, plainText(Actions::specOf(*other))));
        m_assign->setText(tr("Reassign"));
    }
}

void ShortcutEditor::assign()
{
    const QKeySequence key = wantedKey();
    const ActionId id = lineId();
    // Several actions may hold it in places that do not overlap with one another.
    while (const auto other = m_actions.conflictOf(id, key)) {
        QList<QKeySequence> rest = m_actions.keys(*other);
        rest.removeAll(key);
        m_actions.setKeys(*other, rest);
    }
    m_actions.setKeys(id, {key});
}

void ShortcutEditor::clearKeys()
{
    m_actions.setKeys(lineId(), {});
}

void ShortcutEditor::resetLine()
{
    const ActionId id = lineId();
    const QList<QKeySequence> original = Actions::keysOf(Actions::specOf(id));
    for (const QKeySequence& key : original) {
        if (const auto other = m_actions.conflictOf(id, key)) {
            m_message->setText(tr("%1 is already used: %2. Change that key first.")
                                   .arg(key.toString(QKeySequence::NativeText),
                                        plainText(Actions::specOf(*other))));
            return;
        }
    }
    m_actions.resetKeys(id);
}

void ShortcutEditor::resetAll()
{
    for (const ActionSpec& spec : Actions::specs()) {
        if (m_actions.hasOwnKeys(spec.id))
            m_actions.resetKeys(spec.id);
    }
}

} // namespace foramen
