// CSV for downloads (RFC 4180), safe to open in a spreadsheet.
//
//   http::Download(csv::Begin({"Case", "Person"}) + csv::Line({"7K3Q-F2M9-X", "=1+1"}), "text/csv; charset=utf-8",
//   name)
//
// Lines end in CRLF; a cell with a comma, quotation mark or line end is quoted. A cell that a spreadsheet would run (it
// begins with = + - @, a tab or a return) gets an apostrophe in front, but plain numbers do not. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseway::web::csv {

// The mark that tells Excel it is UTF-8, and the heading.
std::string Begin(const std::vector<std::string_view>& heading);
std::string Line(const std::vector<std::string>& cells);
std::string Cell(std::string_view text);

}  // namespace caseway::web::csv
