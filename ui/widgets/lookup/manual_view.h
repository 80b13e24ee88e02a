#pragma once

#include <QString>
#include <QTextBrowser>

namespace foramen {

/// Shows pages in Markdown from the program's resources, in the reader's language where there is a
/// translation (page.de.md beside page.md). Pictures shrink to the width of the window; links to
/// the web open outside.
class ManualView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ManualView(QWidget* parent = nullptr);

    /// Shows Markdown that is not a page of the manual.
    void showMarkdown(const QString& markdown);

    /// The file of a page in the reader's language, ":/docs/resources/manual/viewing.md"; the
    /// English one where there is no other.
    [[nodiscard]] static QString localFile(const QString& file);
    /// The text of a page; empty when there is none.
    [[nodiscard]] static QString textOf(const QString& file);

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

protected:
    void doSetSource(const QUrl& name, QTextDocument::ResourceType type) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void dress();
    void fitPictures();
    void openLink(const QUrl& url);

    bool m_isDressing = false;
};

} // namespace foramen
