#include "web/http/decoding.h"

#include <algorithm>

#include "core/utf8.h"
#include "web/http/tokens.h"

namespace caseway::http {
namespace {

constexpr std::size_t kMostCookies = 50;

int HexValue(char c) { return IsDigit(c) ? c - '0' : LowerAscii(c) - 'a' + 10; }

// Takes the text before the next `separator` off `rest`.
std::string_view TakeUntil(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool IsPathPart(const std::string& part) {
  if (part == "." || part == "..") return false;
  return std::none_of(part.begin(), part.end(),
                      [](unsigned char c) { return c < 0x20 || c == 0x7F || c == '/' || c == '\\'; });
}

bool IsCookieValue(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

}  // namespace

std::optional<std::string> DecodePercent(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !IsHexDigit(text[i + 1]) || !IsHexDigit(text[i + 2])) return std::nullopt;
      out += static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' && plus == Plus::kIsSpace ? ' ' : text[i];
    }
  }
  if (out.find('\0') != std::string::npos || !IsValidUtf8(out)) return std::nullopt;
  return out;
}

std::optional<Fields> ParseForm(std::string_view text, std::size_t most) {
  Fields fields;
  while (!text.empty()) {
    std::string_view value = TakeUntil(text, '&');
    if (value.empty()) continue;
    if (fields.size() == most) return std::nullopt;
    const std::string_view name = TakeUntil(value, '=');
    std::optional<std::string> decoded_name = DecodePercent(name, Plus::kIsSpace);
    std::optional<std::string> decoded_value = DecodePercent(value, Plus::kIsSpace);
    if (!decoded_name || !decoded_value) return std::nullopt;
    fields.Add(std::move(*decoded_name), std::move(*decoded_value));
  }
  return fields;
}

std::optional<std::vector<std::string>> SplitPath(std::string_view path) {
  std::vector<std::string> parts;
  if (path == "/") return parts;
  bool more = true;
  while (more) {
    path.remove_prefix(1);
    const std::size_t end = path.find('/');
    more = end != std::string_view::npos;
    std::optional<std::string> part = DecodePercent(path.substr(0, end));
    if (!part || !IsPathPart(*part)) return std::nullopt;
    parts.push_back(std::move(*part));
    if (more) path.remove_prefix(end);
  }
  return parts;
}

std::optional<Fields> ParseCookies(std::string_view header) {
  Fields cookies;
  while (!header.empty()) {
    std::string_view value = TrimBlanks(TakeUntil(header, ';'));
    const std::string_view name = TakeUntil(value, '=');
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (!IsToken(name) || !IsCookieValue(value)) continue;
    if (cookies.size() == kMostCookies) return std::nullopt;
    cookies.Add(std::string(name), std::string(value));
  }
  return cookies;
}

}  // namespace caseway::http
