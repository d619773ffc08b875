#include <fmt/format.h>

#include <algorithm>

#include "core/document.h"
#include "core/json_text.h"
#include "core/utf8.h"

namespace caseway {
namespace {

constexpr int kMostDepth = 64;
constexpr std::size_t kUsualMembers = 6;

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

Result<Document> ReadJson(std::string_view json) { return Reader(json).Whole(); }

}  // namespace caseway
