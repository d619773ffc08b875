#include "core/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/plain_run.h"
#include "core/utf8.h"

namespace caseway {
namespace {

const Document kNothing;
constexpr int kMostDepth = 64;
constexpr std::size_t kUsualMembers = 6;
constexpr std::size_t kUsualBytes = 240;

// Stands in a JSON text as it is; the rest is escaped, or ends the text.
bool IsPlain(char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; }

// How many bytes from `at` on are plain: most texts are so from end to end, and are copied as one.
std::size_t PlainRun(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (;;) {
    end = SkipPlain<'"', '\\'>(text, end);
    if (end == text.size() || !IsPlain(text[end])) return end - at;
    ++end;  // part of a longer character
  }
}

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

class Reader {
 public:
  explicit Reader(std::string_view json) : json_(json) {}

  Result<Document> Whole() {
    auto value = Value(0);
    if (!value) return value;
    Space();
    if (at_ != json_.size()) return Fault("something follows the value");
    return value;
  }

 private:
  Error Fault(std::string_view why) const {
    return InvalidInput(fmt::format("Not readable at byte {}: {}.", at_, why));
  }
  void Space() {
    while (at_ < json_.size() && (json_[at_] == ' ' || json_[at_] == '\n' || json_[at_] == '\r' || json_[at_] == '\t'))
      ++at_;
  }
  bool Take(std::string_view word) {
    if (json_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  Result<Document> Value(int depth) {
    if (depth > kMostDepth) return Fault("nested too deeply");
    Space();
    if (at_ >= json_.size()) return Fault("it ends too early");
    switch (json_[at_]) {
      case '{': return Object(depth);
      case '[': return Array(depth);
      case '"': {
        auto text = Quoted();
        if (!text) return text.error();
        return Document(*std::move(text));
      }
      default: break;
    }
    if (Take("null")) return Document();
    if (Take("true")) return Document(true);
    if (Take("false")) return Document(false);
    return Whole64();
  }

  Result<Document> Whole64() {
    const std::size_t start = at_;
    if (at_ < json_.size() && json_[at_] == '-') ++at_;
    std::int64_t value = 0;
    const std::size_t digits = at_;
    while (at_ < json_.size() && json_[at_] >= '0' && json_[at_] <= '9') {
      if (__builtin_mul_overflow(value, std::int64_t{10}, &value) ||
          __builtin_sub_overflow(value, std::int64_t{json_[at_] - '0'}, &value))
        return Fault("a number too large");
      ++at_;
    }
    if (at_ == digits || (json_[digits] == '0' && at_ - digits > 1)) return Fault("neither a value nor a number");
    if (at_ < json_.size() && (json_[at_] == '.' || json_[at_] == 'e' || json_[at_] == 'E'))
      return Fault("only whole numbers are kept; write fractions as text");
    if (json_[start] == '-') return Document(value);
    if (value == INT64_MIN) return Fault("a number too large");
    return Document(-value);
  }

  Result<std::uint32_t> Hex4() {
    std::uint32_t unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = at_ < json_.size() ? json_[at_] : ' ';
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return Fault("a broken \\u escape");
      unit = unit << 4 | static_cast<std::uint32_t>(digit);
    }
    return unit;
  }

  Result<std::uint32_t> Escaped() {
    const char c = at_ < json_.size() ? json_[at_++] : ' ';
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (const auto named = kNames.find(c); named != std::string_view::npos)
      return static_cast<std::uint32_t>(kMeant[named]);
    if (c != 'u') return Fault("an unknown escape");
    auto high = Hex4();
    if (!high || *high < 0xD800 || *high > 0xDFFF) return high;
    if (*high > 0xDBFF || !Take("\\u")) return Fault("half a surrogate pair");
    const auto low = Hex4();
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return Fault("half a surrogate pair");
    return 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
  }

  static bool Has(const Document::Members& members, std::string_view name) {
    return std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.first == name; });
  }

  Result<std::string> Quoted() {
    ++at_;
    std::string out;
    for (;;) {
      const std::size_t plain = PlainRun(json_, at_);
      out.append(json_.substr(at_, plain));
      at_ += plain;
      if (at_ >= json_.size() || json_[at_] == '"') break;
      if (json_[at_++] != '\\') return Fault("a control character in text");
      const auto point = Escaped();
      if (!point) return point.error();
      AppendUtf8(out, *point);
    }
    if (at_++ >= json_.size()) return Fault("text without an end");
    if (!IsValidUtf8(out)) return Fault("text that is not UTF-8");
    return out;
  }

  Result<Document> Array(int depth) {
    ++at_;
    Document::List items;
    Space();
    if (Take("]")) return Document(std::move(items));
    for (;;) {
      auto item = Value(depth + 1);
      if (!item) return item;
      items.push_back(*std::move(item));
      Space();
      if (Take("]")) return Document(std::move(items));
      if (!Take(",")) return Fault("a comma or ] is missing");
    }
  }

  Result<Document> Object(int depth) {
    ++at_;
    Document::Members members;
    Space();
    if (Take("}")) return Document(std::move(members));
    members.reserve(kUsualMembers);
    for (;;) {
      Space();
      if (at_ >= json_.size() || json_[at_] != '"') return Fault("a member name is missing");
      auto name = Quoted();
      if (!name) return name.error();
      if (Has(members, *name)) return Fault("a member twice");
      Space();
      if (!Take(":")) return Fault("a colon is missing");
      auto value = Value(depth + 1);
      if (!value) return value;
      members.emplace_back(*std::move(name), *std::move(value));
      Space();
      if (Take("}")) return Document(std::move(members));
      if (!Take(",")) return Fault("a comma or } is missing");
    }
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

bool Document::Truth() const {
  const bool* value = std::get_if<bool>(&value_);
  return value != nullptr && *value;
}
std::int64_t Document::Number(std::int64_t otherwise) const {
  const auto* value = std::get_if<std::int64_t>(&value_);
  return value == nullptr ? otherwise : *value;
}
const std::string& Document::Text() const {
  static const std::string empty;
  const auto* value = std::get_if<std::string>(&value_);
  return value == nullptr ? empty : *value;
}
const Document::List& Document::Items() const {
  static const List empty;
  const auto* value = std::get_if<List>(&value_);
  return value == nullptr ? empty : *value;
}
const Document::Members& Document::Named() const {
  static const Members empty;
  const auto* value = std::get_if<Members>(&value_);
  return value == nullptr ? empty : *value;
}

const Document& Document::operator[](std::string_view name) const {
  for (const auto& [key, value] : Named()) {
    if (key == name) return value;
  }
  return kNothing;
}

bool Document::Contains(std::string_view name) const {
  for (const auto& member : Named()) {
    if (member.first == name) return true;
  }
  return false;
}

Document& Document::Set(std::string name, Document value) {
  if (!IsMembers()) {
    value_ = Members{};
    std::get<Members>(value_).reserve(kUsualMembers);
  }
  for (auto& [key, old] : std::get<Members>(value_)) {
    if (key == name) {
      old = std::move(value);
      return *this;
    }
  }
  std::get<Members>(value_).emplace_back(std::move(name), std::move(value));
  return *this;
}

Document& Document::Add(Document value) {
  if (!IsList()) value_ = List{};
  std::get<List>(value_).push_back(std::move(value));
  return *this;
}

void Document::Remove(std::string_view name) {
  if (!IsMembers()) return;
  auto& members = std::get<Members>(value_);
  std::erase_if(members, [&](const auto& member) { return member.first == name; });
}

std::string WriteJson(const Document& document) {
  std::string out;
  out.reserve(kUsualBytes);
  Append(out, document);
  return out;
}

Result<Document> ReadJson(std::string_view json) { return Reader(json).Whole(); }

}  // namespace caseway
