#include "tests/web/html/normalise.h"

#include <map>
#include <utility>

namespace caseway::html {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string Decoded(std::string_view text) {
  static const std::map<std::string_view, std::string_view> kReferences = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"#39", "'"}, {"#13", "\r"}, {"ctdot", "\u22EF"}};
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
    const auto known =
        end == std::string_view::npos ? kReferences.end() : kReferences.find(text.substr(i + 1, end - i - 1));
    if (known == kReferences.end()) {
      out.push_back(text[i]);
    } else {
      out.append(known->second);
      i = end;
    }
  }
  return out;
}

std::string Collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!IsSpace(c)) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Where the tag that starts at `at` ends: past its ">".
std::size_t TagEnd(std::string_view html, std::size_t at) {
  bool quoted = false;
  for (; at < html.size(); ++at) {
    if (html[at] == '"') quoted = !quoted;
    if (html[at] == '>' && !quoted) return at + 1;
  }
  return at;
}

// The attributes of a tag's inside, sorted by name.
std::string Attributes(std::string_view inside) {
  std::map<std::string, std::string> attributes;
  std::size_t at = 0;
  while (at < inside.size()) {
    while (at < inside.size() && (IsSpace(inside[at]) || inside[at] == '/')) ++at;
    const std::size_t start = at;
    while (at < inside.size() && !IsSpace(inside[at]) && inside[at] != '=' && inside[at] != '/') ++at;
    if (at == start) break;
    const std::string name(inside.substr(start, at - start));
    std::string value;
    if (at + 1 < inside.size() && inside[at] == '=' && inside[at + 1] == '"') {
      const std::size_t end = inside.find('"', at + 2);
      value = Collapsed(Decoded(inside.substr(at + 2, end - at - 2)));
      at = end + 1;
    }
    attributes[name] = value;
  }
  std::string out;
  for (const auto& [name, value] : attributes) out.append(" ").append(name).append("=\"").append(value).append("\"");
  return out;
}

std::string NormalTag(std::string_view tag) {
  const std::string_view inside = tag.substr(1, tag.size() - 2);
  std::size_t name_end = 0;
  while (name_end < inside.size() && !IsSpace(inside[name_end]) && (name_end == 0 || inside[name_end] != '/'))
    ++name_end;
  return "<" + std::string(inside.substr(0, name_end)) + Attributes(inside.substr(name_end)) + ">\n";
}

}  // namespace

std::string Normalise(std::string_view html) {
  std::string out;
  std::size_t at = 0;
  while (at < html.size()) {
    if (html[at] != '<') {
      const std::size_t end = std::min(html.find('<', at), html.size());
      const std::string text = Collapsed(Decoded(html.substr(at, end - at)));
      if (!text.empty()) out.append(text).append("\n");
      at = end;
      continue;
    }
    const std::size_t end = TagEnd(html, at);
    out.append(NormalTag(html.substr(at, end - at)));
    at = end;
    if (!out.ends_with(">\n") || html.substr(0, at).rfind("<textarea") != html.substr(0, at).rfind('<')) continue;
    if (at < html.size() && html[at] == '\n') ++at;
    const std::size_t close = html.find("</textarea>", at);
    out.append(Decoded(html.substr(at, close - at))).append("\n");
    at = close;
  }
  return out;
}

}  // namespace caseway::html
