#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// A table of text. The first cell of each row is its header; numeric columns are right-aligned.
struct HtmlTable {
    std::string caption;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; ///< short rows are padded with empty cells
};

/// A chart as SVG with its caption.
struct HtmlFigure {
    std::string svg;
    std::string caption;
};

/// An HTML page in one file: no script, no network access; light or dark by the reader's setting,
/// black on white in print. It is well-formed XML and HTML at once. Everything but a figure's SVG
/// is plain UTF-8 text and is escaped here.
class HtmlPage {
public:
    /// @param lead  one or two sentences below the title; may be empty.
    explicit HtmlPage(std::string title, std::string lead = {});

    /// A chapter; three or more of them get a table of contents.
    void addChapter(const std::string& title);
    /// A heading inside a chapter.
    void addSection(const std::string& title);
    void addParagraph(std::string_view text);
    /// A highlighted paragraph, for what must not be overlooked.
    void addNote(std::string_view text);
    void addList(const std::vector<std::string>& items);
    void addTable(const HtmlTable& table);
    /// Figures side by side, as far as the width allows.
    void addFigures(const std::vector<HtmlFigure>& figures);

    /// @return the whole document.
    [[nodiscard]] std::string text() const;

private:
    std::string m_title;
    std::string m_lead;
    std::vector<std::string> m_chapters;
    std::string m_body;
};

} // namespace foramen
