#include "web/csv.h"

#include <algorithm>

namespace caseway::web::csv {
namespace {

// "-4.5", "+44": a sign, digits and one point.
bool IsNumber(std::string_view text) {
  if (text.size() < 2) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view rest = text.substr(1);
  return std::all_of(rest.begin(), rest.end(), [&](char c) { return is_digit(c) || c == '.'; }) &&
         std::count(rest.begin(), rest.end(), '.') <= 1 && is_digit(rest.back());
}

bool WouldRun(std::string_view text) {
  if (text.empty()) return false;
  const char first = text.front();
  if (first == '-' || first == '+') return !IsNumber(text);
  return first == '=' || first == '@' || first == '\t' || first == '\r';
}

}  // namespace

std::string Cell(std::string_view text) {
  std::string cell = WouldRun(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string Line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += Cell(cell);
  }
  return line + "\r\n";
}

std::string Begin(const std::vector<std::string_view>& heading) {
  return "\xEF\xBB\xBF" + Line({heading.begin(), heading.end()});
}

}  // namespace caseway::web::csv
