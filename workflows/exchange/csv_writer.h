// CSV out (RFC 4180), safe to open in a spreadsheet: for reports and exports everywhere.
//
//   out << CsvLine({"line", "value"}) << CsvLine({"12", "=1+1"});      // 12,'=1+1
//
// Lines end in CRLF. A cell that a spreadsheet would run (it begins with = + - @, a tab or a return) gets an apostrophe
// in front; numbers such as -4.5 do not. Begin a file with kByteOrderMark where Excel must see that it is UTF-8. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseway {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string CsvCell(std::string_view text);
std::string CsvLine(const std::vector<std::string>& cells);
// The heading and the rows, each a line.
std::string WriteCsv(const std::vector<std::string>& heading, const std::vector<std::vector<std::string>>& rows);

}  // namespace caseway
