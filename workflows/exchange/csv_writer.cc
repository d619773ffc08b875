#include "workflows/exchange/csv_writer.h"

#include <algorithm>

namespace caseway {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "-4.5", "+12": digits with at most one point after the sign.
bool IsSignedNumber(std::string_view text) {
  if (text.size() < 2 || (text[0] != '-' && text[0] != '+') || !IsDigit(text[1]) || !IsDigit(text.back())) return false;
  text.remove_prefix(1);
  return std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [](char c) { return IsDigit(c) || c == '.'; });
}

bool WouldRun(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != text.npos && !IsSignedNumber(text);
}

}  // namespace

std::string CsvCell(std::string_view text) {
  std::string cell = WouldRun(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
  std::string out = "\"";
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string CsvLine(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    out += CsvCell(cells[i]);
  }
  return out + "\r\n";
}

std::string WriteCsv(const std::vector<std::string>& heading, const std::vector<std::vector<std::string>>& rows) {
  std::string out = CsvLine(heading);
  for (const auto& row : rows) out += CsvLine(row);
  return out;
}

}  // namespace caseway
