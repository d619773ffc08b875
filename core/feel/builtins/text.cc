// Texts: counted in characters (code points), patterns in linear time by RE2.
#include <re2/re2.h>

#include <map>

#include "core/feel/builtins/arguments.h"
#include "core/utf8.h"

namespace caseway::feel {

namespace {

// Where each character starts, and the end.
std::vector<std::size_t> Starts(const std::string& text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

Value Substring(const Values& a, Session&) {
  const auto text = TextAt(a, 0);
  const auto start = NumberAt(a, 1);
  if (!text || !start || start->IsZero()) return {};
  const auto starts = Starts(*text);
  const auto count = static_cast<std::int64_t>(starts.size()) - 1;
  const auto at = start->Round(0, Rounding::kDown).ToInteger();
  if (!at || *at == 0 || *at > count || *at < -count) return {};
  const std::int64_t from = *at > 0 ? *at - 1 : count + *at;
  std::int64_t to = count;
  if (a.size() > 2 && !a[2].IsNull()) {
    const auto length = NumberAt(a, 2);
    const auto whole = length ? length->Round(0, Rounding::kDown).ToInteger() : std::nullopt;
    if (!whole || *whole < 1) return {};
    to = *whole > count - from ? count : from + *whole;
  }
  const std::size_t begin = starts[static_cast<std::size_t>(from)];
  return Value::Text(text->substr(begin, starts[static_cast<std::size_t>(to)] - begin));
}

Value Length(const Values& a, Session&) {
  const auto text = TextAt(a, 0);
  return text ? Value::Number(static_cast<std::int64_t>(Starts(*text).size()) - 1) : Value();
}

// Simple case mapping for Latin, Greek and Cyrillic; other characters stay as they are.
std::uint32_t Upper(std::uint32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 32;
  if (c == 0xFF) return 0x178;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c & ~1u;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 0 ? c - 1 : c;
  if ((c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c <= 0x44F)) return c - 32;
  return c >= 0x450 && c <= 0x45F ? c - 80 : c;
}

std::uint32_t Lower(std::uint32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
  if (c == 0x178) return 0xFF;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1u;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

Value Mapped(const Values& a, std::uint32_t (*map)(std::uint32_t)) {
  const auto text = TextAt(a, 0);
  if (!text || !IsValidUtf8(*text)) return {};
  std::string mapped;
  for (std::size_t at = 0; at < text->size();) AppendUtf8(mapped, map(NextCodePoint(*text, at)));
  return Value::Text(std::move(mapped));
}

Value UpperCase(const Values& a, Session&) { return Mapped(a, Upper); }
Value LowerCase(const Values& a, Session&) { return Mapped(a, Lower); }

template <class Ask>
Value OfTwo(const Values& a, Ask ask) {
  const auto text = TextAt(a, 0);
  const auto other = TextAt(a, 1);
  return text && other ? ask(*text, *other) : Value();
}

Value Before(const Values& a, Session&) {
  return OfTwo(a, [](const std::string& text, const std::string& match) {
    const std::size_t at = text.find(match);
    return Value::Text(at == std::string::npos ? "" : text.substr(0, at));
  });
}

Value After(const Values& a, Session&) {
  return OfTwo(a, [](const std::string& text, const std::string& match) {
    const std::size_t at = text.find(match);
    return Value::Text(at == std::string::npos ? "" : text.substr(at + match.size()));
  });
}

Value Contains(const Values& a, Session&) {
  return OfTwo(a, [](const std::string& text, const std::string& match) {
    return Value::Boolean(text.find(match) != std::string::npos);
  });
}

Value StartsWith(const Values& a, Session&) {
  return OfTwo(a, [](const std::string& text, const std::string& match) {
    return Value::Boolean(text.compare(0, match.size(), match) == 0);
  });
}

Value EndsWith(const Values& a, Session&) {
  return OfTwo(a, [](const std::string& text, const std::string& match) {
    return Value::Boolean(text.size() >= match.size() &&
                          text.compare(text.size() - match.size(), match.size(), match) == 0);
  });
}

// XPath's flag "x": white space outside classes means nothing, even after a backslash.
std::string WithoutSpace(const std::string& pattern) {
  std::string kept;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (!in_class && std::string_view(" \t\n\r").find(c) != std::string_view::npos) continue;
    const bool escaped = !kept.empty() && kept.back() == '\\';
    if (c == '[' && !escaped) in_class = true;
    if (c == ']' && !escaped) in_class = false;
    kept += c;
  }
  return kept;
}

// XPath's pattern as RE2's: "." stops at both line ends, blocks are ranges; nullopt for what RE2 would read otherwise
// (one class less another, a back-reference in a class).
std::optional<std::string> Translated(const std::string& pattern, bool dot_is_all) {
  std::string translated;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      static const std::string kBasic = "\\p{IsBasicLatin}";
      if (pattern.compare(i, kBasic.size(), kBasic) == 0) {
        translated += in_class ? "\\x00-\\x7F" : "[\\x00-\\x7F]";
        i += kBasic.size() - 1;
        continue;
      }
      if (pattern[i + 1] >= '0' && pattern[i + 1] <= '9') return std::nullopt;
      translated += c;
      translated += pattern[++i];
      continue;
    }
    if (c == '[' && in_class) return std::nullopt;
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (c == '.' && !in_class && !dot_is_all) translated += "[^\\n\\r]";
    else translated += c;
  }
  return translated;
}

// The XPath pattern as RE2 reads it, or nothing where it asks what linear time cannot give (back-references).
std::unique_ptr<re2::RE2> Compile(const Values& a, std::size_t at, std::size_t flags_at, Session& session) {
  auto pattern = TextAt(a, at);
  const Value flags_given = Argument(a, flags_at);
  const auto flags = TextAt(a, flags_at);
  if (!pattern || (!flags_given.IsNull() && !flags)) return nullptr;
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  std::string prefix;
  for (const char flag : flags.value_or("")) {
    if (flag == 'i') options.set_case_sensitive(false);
    else if (flag == 's' || flag == 'm') prefix += flag;
    else if (flag == 'x') pattern = WithoutSpace(*pattern);
    else if (flag == 'q') options.set_literal(true);
    else return session.Note("a pattern's flags are s, m, i, x and q"), nullptr;
  }
  if (!options.literal()) {
    const auto translated = Translated(*pattern, prefix.find('s') != std::string::npos);
    if (!translated) return session.Note("the pattern \"" + *pattern + "\" cannot be matched in linear time"), nullptr;
    *pattern = prefix.empty() ? *translated : "(?" + prefix + ")" + *translated;
  }
  auto compiled = std::make_unique<re2::RE2>(*pattern, options);
  if (compiled->ok()) return compiled;
  session.Note("the pattern \"" + *pattern + "\" cannot be used: " + compiled->error());
  return nullptr;
}

Value Matches(const Values& a, Session& session) {
  const auto text = TextAt(a, 0);
  const auto pattern = Compile(a, 1, 2, session);
  if (!text || !pattern) return {};
  return Value::Boolean(re2::RE2::PartialMatch(*text, *pattern));
}

// "$1" as "\1", "\$" as "$"; nullopt where XPath has no such replacement.
std::optional<std::string> Rewrite(const std::string& replacement, const re2::RE2& pattern) {
  std::string rewrite;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (c == '$') {
      if (next < '0' || next > '9') return std::nullopt;
      ++i;
      if (next - '0' <= pattern.NumberOfCapturingGroups()) rewrite += std::string("\\") + next;
    } else if (c == '\\') {
      if (next != '\\' && next != '$') return std::nullopt;
      ++i;
      rewrite += next == '\\' ? "\\\\" : "$";
    } else {
      rewrite += c;
    }
  }
  return rewrite;
}

Value Replace(const Values& a, Session& session) {
  auto text = TextAt(a, 0);
  const auto replacement = TextAt(a, 2);
  const auto pattern = Compile(a, 1, 3, session);
  if (!text || !replacement || !pattern) return {};
  if (re2::RE2::FullMatch("", *pattern)) return session.Note("a pattern that matches nothing cannot be replaced");
  const auto flags = TextAt(a, 3).value_or("");
  std::optional<std::string> rewrite = Rewrite(*replacement, *pattern);
  if (flags.find('q') != std::string::npos) {
    rewrite.emplace();
    for (const char c : *replacement) *rewrite += c == '\\' ? std::string("\\\\") : std::string(1, c);
  }
  if (!rewrite) return session.Note("in a replacement \"$\" is followed by a digit and \"\\\" by \"\\\" or \"$\"");
  if (text->size() * (rewrite->size() + 1) > 10 * Value::kMostBytes)
    return session.Note("the replaced text is too long");
  re2::RE2::GlobalReplace(&*text, *pattern, *rewrite);
  return Value::Text(std::move(*text));
}

Value Split(const Values& a, Session& session) {
  const auto text = TextAt(a, 0);
  const auto pattern = Compile(a, 1, 2, session);
  if (!text || !pattern) return {};
  Values parts;
  std::size_t from = 0;
  re2::StringPiece found;
  const re2::StringPiece whole(*text);
  for (std::size_t at = 0; at <= text->size();) {
    if (!pattern->Match(whole, at, text->size(), re2::RE2::UNANCHORED, &found, 1)) break;
    const auto start = static_cast<std::size_t>(found.data() - text->data());
    if (found.empty()) {
      at = start + 1;
      continue;
    }
    parts.push_back(Value::Text(text->substr(from, start - from)));
    from = at = start + found.size();
  }
  parts.push_back(Value::Text(text->substr(from)));
  return Value::List(std::move(parts));
}

Value StringJoin(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  const Value given = Argument(a, 1);
  if (!list || (!given.IsNull() && !given.Is(Kind::kText))) return {};
  std::string joined;
  bool any = false;
  for (const Value& item : *list) {
    if (item.IsNull()) continue;
    if (!item.Is(Kind::kText)) return {};
    if (any && given.Is(Kind::kText)) joined += given.text();
    joined += item.text();
    if (joined.size() > Value::kMostBytes) return {};
    any = true;
  }
  return Value::Text(std::move(joined));
}

}  // namespace

const Builtins& TextBuiltins() {
  static const Builtins kTable = {
      {"substring", "string, start position, [length]", Substring, Type::Kind::kText},
      {"string length", "string", Length, Type::Kind::kNumber},
      {"upper case", "string", UpperCase, Type::Kind::kText},
      {"lower case", "string", LowerCase, Type::Kind::kText},
      {"substring before", "string, match", Before, Type::Kind::kText},
      {"substring after", "string, match", After, Type::Kind::kText},
      {"contains", "string, match", Contains, Type::Kind::kBoolean},
      {"starts with", "string, match", StartsWith, Type::Kind::kBoolean},
      {"ends with", "string, match", EndsWith, Type::Kind::kBoolean},
      {"matches", "input, pattern, [flags]", Matches, Type::Kind::kBoolean},
      {"replace", "input, pattern, replacement, [flags]", Replace, Type::Kind::kText},
      {"split", "string, delimiter, [flags]", Split, Type::Kind::kList},
      {"string join", "list, [delimiter]", StringJoin, Type::Kind::kText},
  };
  return kTable;
}

}  // namespace caseway::feel
