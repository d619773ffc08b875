#include <fmt/format.h>

#include <algorithm>

#include "core/document.h"
#include "core/json_text.h"

namespace caseway {
namespace {

constexpr std::size_t kUsualBytes = 240;

void AppendEscaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += fmt::format("\\u{:04x}", static_cast<int>(c));
  }
}

// Room for `more` bytes at the end.
char* Grow(std::string& out, std::size_t more) {
  const std::size_t at = out.size();
  out.resize(at + more);
  return out.data() + at;
}

// All of it plain, as nearly all is: one copy between its quotes, with `before` and `after` them.
void AppendPlain(std::string& out, std::string_view before, std::string_view text, std::string_view after) {
  char* to = Grow(out, before.size() + text.size() + after.size());
  to = std::copy(before.begin(), before.end(), to);
  to = std::copy(text.begin(), text.end(), to);
  std::copy(after.begin(), after.end(), to);
}

void AppendQuoted(std::string& out, std::string_view text) {
  std::size_t plain = PlainRun(text, 0);
  if (plain == text.size()) return AppendPlain(out, "\"", text, "\"");
  out += '"';
  for (std::size_t at = 0; at < text.size(); plain = PlainRun(text, at)) {
    out.append(text.substr(at, plain));
    at += plain;
    if (at < text.size()) AppendEscaped(out, text[at++]);
  }
  out += '"';
}

void AppendName(std::string& out, std::string_view name, bool first) {
  if (PlainRun(name, 0) == name.size()) return AppendPlain(out, first ? "\"" : ",\"", name, "\":");
  if (!first) out += ',';
  AppendQuoted(out, name);
  out += ':';
}

void Append(std::string& out, const Document& d);

void AppendItems(std::string& out, const Document::List& items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    Append(out, items[i]);
  }
  out += ']';
}

void AppendMembers(std::string& out, const Document::Members& members) {
  out += '{';
  bool first = true;
  for (const auto& [name, value] : members) {
    AppendName(out, name, std::exchange(first, false));
    Append(out, value);
  }
  out += '}';
}

void Append(std::string& out, const Document& d) {
  if (d.IsText()) return AppendQuoted(out, d.Text());
  if (d.IsMembers()) return AppendMembers(out, d.Named());
  if (d.IsList()) return AppendItems(out, d.Items());
  if (d.IsNumber()) out += std::to_string(d.Number());
  else if (d.IsBool()) out += d.Truth() ? "true" : "false";
  else out += "null";
}

}  // namespace

std::string WriteJson(const Document& document) {
  std::string out;
  out.reserve(kUsualBytes);
  Append(out, document);
  return out;
}

}  // namespace caseway
