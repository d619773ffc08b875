// HTML that is safe by type: text becomes markup only by being escaped, markup comes only from a literal.
//
//   Writer w;
//   w << "<p class=\"govuk-body\">" << person.name << "</p>";                    // the name is escaped
//   w.Tag("<a class=\"govuk-link\"").Href(Url::Path({"people", ref})).End() << person.name << "</a>";
//   Html page = std::move(w).Take();
//
// After <<, a literal is markup and everything else is text. In the option structs of components/ it is the other way
// round: what is given there is text, unless it is an Html or a function that writes some.
// Threads: values and one writer a page; share nothing. Errors: none at run time; misuse does not compile.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "web/html/escape.h"
#include "web/html/literal.h"
#include "web/html/url.h"

namespace caseway::html {

// A finished piece of HTML: whole, escaped, ready to stand in another.
class Html {
 public:
  Html() = default;
  explicit Html(Markup markup) : text_(markup.view()) {}
  // `text`, escaped.
  static Html Text(std::string_view text);

  bool empty() const { return text_.empty(); }
  std::string_view view() const { return text_; }
  std::string Release() && { return std::move(text_); }

 private:
  friend class Writer;
  friend class CheckedMarkup;  // checked.h: drawings made by other parts of the program
  friend struct TrustForTests;
  explicit Html(std::string text, int) : text_(std::move(text)) {}
  std::string text_;
};

// Plain text in an option: a string is copied, a literal or a view is only looked at.
class Str {
 public:
  Str() = default;
  Str(const char* text) : view_(text) {}                               // NOLINT: options convert
  Str(std::string_view text) : view_(text) {}                          // NOLINT
  Str(std::string text) : owned_(std::move(text)), is_owned_(true) {}  // NOLINT

  bool empty() const { return view().empty(); }
  std::string_view view() const { return is_owned_ ? std::string_view(owned_) : view_; }
  operator std::string_view() const { return view(); }  // NOLINT

 private:
  std::string_view view_;
  std::string owned_;
  bool is_owned_ = false;
};

class Writer;

// What stands inside a component: text, which is escaped, or Html, or a function that writes straight to the page.
class Content {
 public:
  Content() = default;
  template <class T>
  requires std::convertible_to<T, std::string_view> Content(T&& text)
      : part_(Str(std::forward<T>(text))) {}      // NOLINT: options convert
  Content(Html html) : part_(std::move(html)) {}  // NOLINT
  template <class F>
  requires(std::invocable<F&, Writer&> && !std::same_as<std::remove_cvref_t<F>, Content>) Content(F write)
      : part_(std::function<void(Writer&)>(std::move(write))) {}  // NOLINT

  bool empty() const;
  bool IsText() const { return std::holds_alternative<Str>(part_); }
  void WriteTo(Writer& w) const;

 private:
  std::variant<Str, Html, std::function<void(Writer&)>> part_;
};

// One more attribute on a component's outer tag.
struct Attribute {
  AttributeName name;
  Str value = {};
};
using Attributes = std::vector<Attribute>;

// An open tag: attributes, then End(). Nothing else can be written in between.
class [[nodiscard]] OpenedTag {
 public:
  // class="a b", skipping empty names; no attribute when all are empty.
  OpenedTag& Class(std::initializer_list<std::string_view> names);
  OpenedTag& Attr(AttributeName name, std::string_view value);
  OpenedTag& Attr(AttributeName name, std::int64_t value);
  OpenedTag& AttrIf(AttributeName name, std::string_view value) { return value.empty() ? *this : Attr(name, value); }
  // The bare name when `on`.
  OpenedTag& Flag(AttributeName name, bool on = true);
  OpenedTag& All(const Attributes& attributes);
  OpenedTag& Href(const Url& url);
  OpenedTag& Src(const Url& url);
  OpenedTag& Action(const Url& url);
  Writer& End();

 private:
  friend class Writer;
  explicit OpenedTag(Writer& w) : w_(w) {}
  Writer& w_;
};

// An append-only page in one buffer.
class Writer {
 public:
  explicit Writer(std::size_t reserve = 4096) { out_.reserve(reserve); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  Writer& operator<<(Markup markup) {
    out_.append(markup.view());
    return *this;
  }
  // Text: any string that is not a literal.
  template <class T>
  requires(std::convertible_to<T, std::string_view> && !std::is_array_v<std::remove_reference_t<T>>) Writer& operator<<(
      const T& text) {
    AppendEscaped(out_, text);
    return *this;
  }
  template <std::integral N>
  requires(!std::same_as<N, bool> && !std::same_as<N, char>) Writer& operator<<(N number) {
    out_.append(std::to_string(number));
    return *this;
  }
  template <std::same_as<Html> T>
  Writer& operator<<(const T& html) {
    out_.append(html.view());
    return *this;
  }
  template <std::same_as<Content> T>
  Writer& operator<<(const T& content) {
    content.WriteTo(*this);
    return *this;
  }

  OpenedTag Tag(OpenTag tag) {
    out_.append(tag.view());
    return OpenedTag(*this);
  }

  std::size_t size() const { return out_.size(); }
  Html Take() && { return Html(std::move(out_), 0); }

 private:
  friend class OpenedTag;
  std::string out_;
};

}  // namespace caseway::html
