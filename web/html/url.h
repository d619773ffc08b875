// An address that may stand in a link, a form or a script tag: built from a route, or checked.
//
//   Url::Path({"cases", reference, "forms"}).Query("at", "2")   // /cases/A%2FB/forms?at=2
//   Url::Fragment("date-of-birth")                              // #date-of-birth
//   Url("/work")                                                // a literal, checked while compiling
//   Url::Check("javascript:alert(1)")                           // nullopt
//
// Addresses within the service start with one '/', '?' or '#'; elsewhere only https:, mailto: and tel: are allowed.
// Threads: a value.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace caseway::html {

constexpr bool IsAllowedUrl(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F) return false;
  }
  if (text.starts_with('/')) return !text.starts_with("//");
  return text.starts_with('#') || text.starts_with('?') || text.starts_with("https://") ||
         text.starts_with("mailto:") || text.starts_with("tel:");
}

// A literal address, checked while compiling.
class UrlLiteral {
 public:
  template <std::size_t N>
  consteval UrlLiteral(const char (&text)[N]) : view_(text, N - 1) {  // NOLINT: literals convert
    if (!IsAllowedUrl(view_)) throw "not an allowed address";
  }
  constexpr std::string_view view() const { return view_; }

 private:
  std::string_view view_;
};

class Url {
 public:
  Url() = default;  // no address: empty() is true and nothing is linked
  Url(const Url&) = default;
  Url(Url&&) = default;
  Url& operator=(const Url&) = default;
  // `url = std::move(url).Query(...)` keeps it: a string moved into itself would be emptied.
  Url& operator=(Url&& other) noexcept {
    if (this != &other) text_ = std::move(other.text_);
    return *this;
  }
  explicit Url(UrlLiteral text) : text_(text.view()) {}

  // "/" and the segments, each percent-encoded. Requires: no segment is "." or "..".
  static Url Path(std::initializer_list<std::string_view> segments);
  // More segments after those it has. Requires: no query and no fragment yet.
  Url Under(std::initializer_list<std::string_view> segments) &&;
  // "#id", to a part of the same page.
  static Url Fragment(std::string_view id);
  // For addresses kept as data. Returns nothing for one that is not allowed.
  static std::optional<Url> Check(std::string_view text);

  // Adds "?name=value" or "&name=value", percent-encoded. Requires: no fragment yet.
  Url Query(std::string_view name, std::string_view value) &&;
  // Adds "#id".
  Url At(std::string_view id) &&;

  bool empty() const { return text_.empty(); }
  std::string_view view() const { return text_; }
  const std::string& str() const { return text_; }

 private:
  static Url Own(std::string text);
  std::string text_;
};

}  // namespace caseway::html
