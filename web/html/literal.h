// Markup a programmer wrote: the three kinds of string literal that are trusted, each checked while compiling.
//
//   Markup m = "<p class=\"govuk-body\">";    // whole tags only
//   OpenTag t = "<a class=\"govuk-link\"";    // one tag, still open: attributes follow
//   AttributeName n = "data-module";          // never style, an event handler, or an attribute that takes an address
//
// A string made at run time does not convert, nor does a literal with an inline style, an inline script or a quotation
// mark left open: none of them compile. Threads: views of literals; share freely.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace caseway::html {

namespace literal_internal {

// True where an attribute that runs code or styles inline starts at `at`, which is just past white space in a tag.
constexpr bool IsForbiddenAttribute(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.starts_with("style=") || (rest.size() > 2 && rest.starts_with("on") && rest[2] >= 'a' && rest[2] <= 'z');
}

enum class Place { kText, kTag, kQuote, kWrong };

// Where the reader stands after `text`, or kWrong.
constexpr Place PlaceAfter(std::string_view text) {
  Place place = Place::kText;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (place == Place::kQuote) {
      if (c == '"') place = Place::kTag;
    } else if (place == Place::kText) {
      if (c == '>') return Place::kWrong;
      if (c == '<') place = Place::kTag;
    } else if (c == '>') {
      place = Place::kText;
    } else if (c == '<' || c == '\'' || ((c == ' ' || c == '\n') && IsForbiddenAttribute(text, i + 1))) {
      return Place::kWrong;
    } else if (c == '"') {
      place = Place::kQuote;
    }
  }
  return place;
}

constexpr bool IsAttributeName(std::string_view name) {
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.')) return false;
  }
  for (const std::string_view taken : {"style", "href", "src", "action", "formaction", "srcdoc", "srcset"}) {
    if (name == taken) return false;
  }
  return !name.empty() && name[0] >= 'a' && !name.starts_with("on");
}

}  // namespace literal_internal

// Whole tags and the text between them.
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&text)[N]) : view_(text, N - 1) {  // NOLINT: literals convert
    if (literal_internal::PlaceAfter(view_) != literal_internal::Place::kText) throw "tags or quotation marks are open";
  }
  constexpr std::string_view view() const { return view_; }

 private:
  std::string_view view_;
};

// A tag whose attributes are still to come: "<input", "<a class=\"govuk-link\"".
class OpenTag {
 public:
  template <std::size_t N>
  consteval OpenTag(const char (&text)[N]) : view_(text, N - 1) {  // NOLINT: literals convert
    if (literal_internal::PlaceAfter(view_) != literal_internal::Place::kTag) throw "not one open tag";
  }
  constexpr std::string_view view() const { return view_; }

 private:
  std::string_view view_;
};

// The name of an attribute that takes plain text. Addresses go through Tag::Href, Src and Action.
class AttributeName {
 public:
  template <std::size_t N>
  consteval AttributeName(const char (&text)[N]) : view_(text, N - 1) {  // NOLINT: literals convert
    if (!literal_internal::IsAttributeName(view_)) throw "not an attribute that takes text";
  }
  // The same check on a name known at run time only. Requires: `name` outlives the result.
  static constexpr std::optional<AttributeName> Check(std::string_view name) {
    if (!literal_internal::IsAttributeName(name)) return std::nullopt;
    return AttributeName(name, 0);
  }
  constexpr std::string_view view() const { return view_; }

 private:
  constexpr AttributeName(std::string_view name, int) : view_(name) {}
  std::string_view view_;
};

}  // namespace caseway::html
