#include "core/plot/html_page.h"

#include "core/base/version.h"
#include "core/plot/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --text: #1b1b1b; --paper: #ffffff; --line: #c4c4c4; --soft: #f2f4f7; --link: #0057a8; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e6e6; --paper: #17191c; --line: #4a4d52; --soft: #22262b; --link: #7db8ff; }
}
@media print {
  :root { color-scheme: light; --text: #000000; --paper: #ffffff; --line: #999999; --soft: #ffffff; --link: #000000; }
  nav { display: none; }
  figure, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
body { margin: 0; background: var(--paper); color: var(--text); font: 16px/1.5 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; }
header, main, nav, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { margin: 1.5rem 0 0.25rem; font-size: 1.8rem; }
h2 { margin: 2.5rem 0 0.5rem; padding-top: 0.5rem; border-top: 2px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1.1rem; }
p, li { max-width: 46rem; }
a { color: var(--link); }
.note { border-left: 4px solid #d55e00; padding: 0.5rem 0.9rem; background: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; list-style: none; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
figure { margin: 0.75rem 0; max-width: 100%; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { max-width: 44rem; font-size: 0.9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.75rem 0; font-size: 0.92rem; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.3rem; }
th, td { padding: 0.25rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--line); background: var(--soft); }
tbody th { font-weight: normal; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
)";

/// Whether a cell is a number: "0.123", "12 %", "0.81 (0.70 to 0.90)", "–".
bool isNumber(const std::string& cell)
{
    constexpr std::string_view begin = "0123456789+-.";
    return cell.empty() || cell == "–" || begin.find(cell.front()) != std::string_view::npos;
}

/// A column is right-aligned when all of its cells are numbers and at least one is not empty.
bool isNumeric(const HtmlTable& table, std::size_t column)
{
    bool any = false;
    for (const auto& row : table.rows) {
        if (column >= row.size())
            continue;
        if (!isNumber(row[column]))
            return false;
        any = any || !row[column].empty();
    }
    return any && column > 0;
}

std::string cellText(const std::vector<std::string>& row, std::size_t column)
{
    return column < row.size() ? escapedMarkup(row[column]) : std::string();
}

} // namespace

HtmlPage::HtmlPage(std::string title, std::string lead)
    : m_title(std::move(title))
    , m_lead(std::move(lead))
{
}

void HtmlPage::addChapter(const std::string& title)
{
    m_chapters.push_back(title);
    m_body +=
        fmt::format("<h2 id=\"chapter{}\">{}</h2>\n", m_chapters.size(), escapedMarkup(title));
}

void HtmlPage::addSection(const std::string& title)
{
    m_body += fmt::format("<h3>{}</h3>\n", escapedMarkup(title));
}

void HtmlPage::addParagraph(std::string_view text)
{
    m_body += fmt::format("<p>{}</p>\n", escapedMarkup(text));
}

void HtmlPage::addNote(std::string_view text)
{
    m_body += fmt::format("<p class=\"note\" role=\"note\">{}</p>\n", escapedMarkup(text));
}

void HtmlPage::addList(const std::vector<std::string>& items)
{
    if (items.empty())
        return;
    m_body += "<ul>\n";
    for (const std::string& item : items)
        m_body += fmt::format("<li>{}</li>\n", escapedMarkup(item));
    m_body += "</ul>\n";
}

void HtmlPage::addTable(const HtmlTable& table)
{
    std::string head;
    std::vector<std::string_view> look;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        look.push_back(isNumeric(table, c) ? " class=\"n\"" : "");
        head += fmt::format("<th scope=\"col\"{}>{}</th>", look[c], cellText(table.columns, c));
    }
    std::string body;
    for (const auto& row : table.rows) {
        body += "<tr>";
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            body += c == 0 ? fmt::format("<th scope=\"row\">{}</th>", cellText(row, c))
                           : fmt::format("<td{}>{}</td>", look[c], cellText(row, c));
        body += "</tr>\n";
    }
    // Focusable by keyboard, since a wide table scrolls sideways.
    m_body += fmt::format("<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                          "aria-label=\"{0}\"><table>\n<caption>{0}</caption>\n"
                          "<thead><tr>{1}</tr></thead>\n<tbody>\n{2}</tbody>\n</table></div>\n",
                          escapedMarkup(table.caption), head, body);
}

void HtmlPage::addFigures(const std::vector<HtmlFigure>& figures)
{
    m_body += "<div class=\"figures\">\n";
    for (const HtmlFigure& figure : figures)
        m_body += fmt::format("<figure>\n{}<figcaption>{}</figcaption>\n</figure>\n", figure.svg,
                              escapedMarkup(figure.caption));
    m_body += "</div>\n";
}

std::string HtmlPage::text() const
{
    std::string contents;
    constexpr std::size_t worthContents = 3;
    if (m_chapters.size() >= worthContents) {
        contents = "<nav aria-label=\"Contents\"><ul>\n";
        for (std::size_t i = 0; i < m_chapters.size(); ++i)
            contents += fmt::format("<li><a href=\"#chapter{}\">{}</a></li>\n", i + 1,
                                    escapedMarkup(m_chapters[i]));
        contents += "</ul></nav>\n";
    }
    const std::string lead =
        m_lead.empty() ? std::string() : fmt::format("<p>{}</p>\n", escapedMarkup(m_lead));
    return fmt::format("<!DOCTYPE html>\n"
                       "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
                       "<meta charset=\"utf-8\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                       "<meta name=\"generator\" content=\"Foramen {0}\"/>\n"
                       "<title>{1}</title>\n<style>{2}</style>\n</head>\n<body>\n"
                       "<header>\n<h1>{1}</h1>\n{3}</header>\n{4}<main>\n{5}</main>\n"
                       "</body>\n</html>\n",
                       programVersion(), escapedMarkup(m_title), kStyle, lead, contents, m_body);
}

} // namespace foramen
