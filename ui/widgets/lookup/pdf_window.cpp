#include "ui/widgets/lookup/pdf_window.h"

#include "core/dicom/documents/encapsulated_pdf.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/pdf/pdf_view.h"
#include "ui/widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace foramen {

namespace {

constexpr double kZoomStep = 1.25;

QString sentenceOf(PdfFault fault)
{
    switch (fault) {
    case PdfFault::NotBuilt:
        return PdfWindow::tr("This program was built without Qt PDF, so it shows no PDF itself.");
    case PdfFault::Encrypted:
        return PdfWindow::tr("The PDF is protected, for example by a password, and cannot be shown "
                             "here.");
    case PdfFault::Damaged:
        break;
    }
    return PdfWindow::tr("The PDF is damaged and cannot be shown.");
}

} // namespace

PdfWindow::PdfWindow(const CurrentStudy& current, QWidget* owner)
    : LookupWindow(QStringLiteral("pdfWindow/geometry"), {760, 900}, owner)
{
    setObjectName(QStringLiteral("pdfWindow"));
    setWindowTitle(tr("PDF document"));
    m_view = new PdfView(this);
    m_message = makeWarning(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeTop());
    column->addWidget(m_message);
    column->addWidget(m_view, 1);
    column->addLayout(makeFoot());
    connect(m_view, &PdfView::pageChanged, this, [this](int page) {
        const QSignalBlocker block(m_page);
        m_page->setValue(page + 1);
    });
    connect(m_view, &PdfView::zoomChanged, this, [this](double zoom) {
        // A point is a 72nd of an inch, a logical pixel a 96th.
        m_zoom->setText(tr("%1 %").arg(std::lround(zoom * 72 / 96 * 100)));
    });
    connect(&current, &CurrentStudy::replaced, this, [this] {
        clear();
        close();
    });
    clear();
    m_view->setFocus();
}

QLayout* PdfWindow::makeTop()
{
    auto* row = lookupRow();
    m_page = new QSpinBox(this);
    m_page->setAccessibleName(tr("Page"));
    m_page->setToolTip(tr("Page (PgUp, PgDn, Home, End)"));
    m_page->setKeyboardTracking(false);
    connect(m_page, &QSpinBox::valueChanged, this,
            [this](int page) { m_view->goToPage(page - 1); });
    row->addWidget(m_page);
    const auto addButton = [&](const QString& text, const QString& tip, const auto& work) {
        auto* button = new QToolButton(this);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QToolButton::clicked, this, work);
        row->addWidget(button);
    };
    addButton(QStringLiteral("−"), tr("Smaller (-)"), [this] { m_view->zoomBy(1 / kZoomStep); });
    m_zoom = new QLabel(this);
    row->addWidget(m_zoom);
    addButton(QStringLiteral("+"), tr("Larger (+)"), [this] { m_view->zoomBy(kZoomStep); });
    addButton(tr("Width"), tr("Whole width (0)"), [this] { m_view->fitWidth(); });
    row->addStretch(1);
    m_search = makeSearchField(tr("Search the document"),
                               tr("Enter goes to the next place, Shift+Enter back (Ctrl+F)"), this);
    row->addWidget(m_search, 2);
    connect(m_search, &QLineEdit::textChanged, this, &PdfWindow::search);
    m_found = new QLabel(this);
    m_found->setProperty("dim", true);
    row->addWidget(m_found);
    return row;
}

QLayout* PdfWindow::makeFoot()
{
    auto* row = lookupRow();
    auto* note = new QLabel(tr("Links and scripts in the document do nothing here."), this);
    note->setProperty("dim", true);
    row->addWidget(note, 1);
    m_desktop = new QPushButton(tr("Open with the desktop's program"), this);
    connect(m_desktop, &QPushButton::clicked, this, [this] { Q_EMIT desktopRequested(m_file); });
    row->addWidget(m_desktop);
    return row;
}

QString PdfWindow::message() const
{
    return m_message->text();
}

QString PdfWindow::found() const
{
    return m_found->text();
}

void PdfWindow::clear()
{
    m_reader.cancel();
    m_file.clear();
    take({});
}

PdfWindow::Loaded PdfWindow::load(const std::filesystem::path& file)
{
    const Result<EncapsulatedPdf> pdf = readEncapsulatedPdf(file);
    if (!pdf)
        return {{},
                nullptr,
                pdf.error().code == ErrorCode::Unsupported ? tr("The object holds no PDF.")
                                                           : unreadableText(pdf.error())};
    auto pages = PdfPages::create(pdf->bytes);
    const QString title = QString::fromStdString(pdf->title).simplified();
    return pages ? Loaded{title, std::move(*pages), {}}
                 : Loaded{title, nullptr, sentenceOf(pages.error())};
}

void PdfWindow::showFile(const std::filesystem::path& file)
{
    if (file == m_file && m_pages)
        return;
    clear();
    m_file = file;
    m_reader.start([file](const Task&) { return load(file); },
                   [this](const Loaded& loaded) {
                       take(loaded);
                       Q_EMIT shown();
                   });
}

void PdfWindow::take(const Loaded& loaded)
{
    m_searcher.cancel();
    m_pages = loaded.pages;
    m_message->setText(loaded.failure);
    m_message->setVisible(!loaded.failure.isEmpty());
    setWindowTitle(loaded.title.isEmpty() ? tr("PDF document") : loaded.title);
    const int count = m_pages ? static_cast<int>(m_pages->sizes().size()) : 0;
    {
        const QSignalBlocker block(m_page);
        m_page->setRange(count > 0 ? 1 : 0, count);
        m_page->setSuffix(tr(" of %1", "pages").arg(count));
    }
    m_page->setEnabled(count > 0);
    m_desktop->setEnabled(!m_file.empty());
    m_search->clear();
    m_view->setPages(m_pages);
    takeHits({});
}

void PdfWindow::search()
{
    m_searcher.cancel();
    const QString words = m_search->text().trimmed();
    if (!m_pages || words.isEmpty()) {
        takeHits({});
        Q_EMIT searched();
        return;
    }
    m_searcher.start(
        [pages = m_pages, words](const Task& task) {
            std::vector<PdfHit> hits;
            for (int page = 0; page < static_cast<int>(pages->sizes().size()); ++page) {
                if (task.cancelled())
                    break;
                const std::vector<PdfHit> here = pages->hitsOn(page, words);
                hits.insert(hits.end(), here.begin(), here.end());
            }
            return hits;
        },
        [this](std::vector<PdfHit> hits) {
            takeHits(std::move(hits));
            Q_EMIT searched();
        });
}

void PdfWindow::takeHits(std::vector<PdfHit> hits)
{
    m_hits = std::move(hits);
    m_hit = m_hits.empty() ? -1 : 0;
    m_view->setHits(m_hits, m_hit);
    tellFound();
}

void PdfWindow::stepHit(int by)
{
    const auto count = static_cast<int>(m_hits.size());
    if (count == 0)
        return;
    m_hit = (m_hit + by + count) % count;
    m_view->setHits(m_hits, m_hit);
    tellFound();
}

void PdfWindow::tellFound()
{
    if (m_search->text().trimmed().isEmpty())
        m_found->clear();
    else if (m_hits.empty())
        m_found->setText(tr("not found"));
    else
        m_found->setText(tr("%1 of %2", "places found").arg(m_hit + 1).arg(m_hits.size()));
}

void PdfWindow::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_search->hasFocus())
        stepHit(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty())
        m_search->clear();
    else
        LookupWindow::keyPressEvent(event);
}

} // namespace foramen
