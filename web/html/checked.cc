#include "web/html/checked.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace caseway::html {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kSvgElements[] = {"a",    "circle", "clipPath", "defs",  "desc",    "ellipse",
                                             "g",    "line",   "marker",   "path",  "polygon", "polyline",
                                             "rect", "svg",    "text",     "title", "tspan"};
constexpr std::string_view kSvgAttributes[] = {"alignment-baseline",
                                               "aria-describedby",
                                               "aria-hidden",
                                               "aria-label",
                                               "aria-labelledby",
                                               "class",
                                               "clip-path",
                                               "cx",
                                               "cy",
                                               "d",
                                               "dominant-baseline",
                                               "dx",
                                               "dy",
                                               "fill",
                                               "fill-opacity",
                                               "fill-rule",
                                               "focusable",
                                               "font-family",
                                               "font-size",
                                               "font-style",
                                               "font-weight",
                                               "height",
                                               "href",
                                               "id",
                                               "letter-spacing",
                                               "marker-end",
                                               "marker-mid",
                                               "marker-start",
                                               "markerHeight",
                                               "markerUnits",
                                               "markerWidth",
                                               "opacity",
                                               "orient",
                                               "points",
                                               "preserveAspectRatio",
                                               "r",
                                               "refX",
                                               "refY",
                                               "role",
                                               "rx",
                                               "ry",
                                               "shape-rendering",
                                               "stroke",
                                               "stroke-dasharray",
                                               "stroke-linecap",
                                               "stroke-linejoin",
                                               "stroke-opacity",
                                               "stroke-width",
                                               "tabindex",
                                               "text-anchor",
                                               "transform",
                                               "version",
                                               "viewBox",
                                               "width",
                                               "x",
                                               "x1",
                                               "x2",
                                               "xmlns",
                                               "y",
                                               "y1",
                                               "y2"};
constexpr std::string_view kDocumentElements[] = {
    "a", "address", "b",  "br", "caption", "dd",   "div",    "dl",    "dt",    "em", "h1", "h2",    "h3", "h4", "hr",
    "i", "li",      "ol", "p",  "section", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"};
constexpr std::string_view kDocumentAttributes[] = {"class", "colspan", "href", "id", "lang", "rowspan", "scope"};
constexpr std::string_view kVoidElements[] = {"br", "hr"};

bool IsIn(Names names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// Reads tag by tag; stops at the first thing that is not on the lists.
class Scanner {
 public:
  Scanner(std::string_view text, Names elements, Names attributes)
      : text_(text), elements_(elements), attributes_(attributes) {}

  Result<void> Run() {
    while (at_ < text_.size()) {
      if (text_[at_] != '<') {
        ++at_;
      } else if (const Result<void> tag = ReadTag(); !tag) {
        return tag;
      }
    }
    if (!open_.empty()) return Refuse("an element is not closed", open_.back());
    return {};
  }

 private:
  static Result<void> Refuse(std::string_view what, std::string_view name) {
    return Internal(std::string("markup refused: ").append(what).append(": ").append(name.substr(0, 40)));
  }

  std::string_view ReadName() {
    const std::size_t start = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }
  void SkipSpace() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }
  bool Take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }

  Result<void> ReadTag() {
    if (Take("</")) return ReadEnd();
    ++at_;
    const std::string_view name = ReadName();
    if (!IsIn(elements_, name)) return Refuse("element", name.empty() ? text_.substr(at_) : name);
    while (true) {
      SkipSpace();
      if (Take("/>")) return {};
      if (Take(">")) {
        if (!IsIn(kVoidElements, name)) open_.push_back(name);
        return {};
      }
      if (const Result<void> attribute = ReadAttribute(); !attribute) return attribute;
    }
  }

  Result<void> ReadEnd() {
    const std::string_view name = ReadName();
    SkipSpace();
    if (!Take(">") || open_.empty() || open_.back() != name) return Refuse("closing tag", name);
    open_.pop_back();
    return {};
  }

  Result<void> ReadAttribute() {
    const std::string_view name = ReadName();
    if (!IsIn(attributes_, name)) return Refuse("attribute", name.empty() ? text_.substr(at_) : name);
    if (!Take("=\"")) return Refuse("attribute without a quoted value", name);
    const std::size_t end = text_.find('"', at_);
    if (end == std::string_view::npos) return Refuse("attribute value is not closed", name);
    const std::string_view value = text_.substr(at_, end - at_);
    at_ = end + 1;
    if (value.find('<') != std::string_view::npos) return Refuse("attribute value", name);
    if (name == "href" && !IsAllowedUrl(value)) return Refuse("address", value);
    if (value.find("url(") != std::string_view::npos && !value.starts_with("url(#")) return Refuse("address", value);
    return {};
  }

  std::string_view text_;
  Names elements_;
  Names attributes_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
};

}  // namespace

Result<Html> CheckedMarkup::Svg(std::string_view text) {
  if (!text.starts_with("<svg")) return Internal("markup refused: a drawing starts with <svg");
  if (const Result<void> checked = Scanner(text, kSvgElements, kSvgAttributes).Run(); !checked) return checked.error();
  return Html(std::string(text), 0);
}

Result<Html> CheckedMarkup::Document(std::string_view text) {
  if (const Result<void> checked = Scanner(text, kDocumentElements, kDocumentAttributes).Run(); !checked) {
    return checked.error();
  }
  return Html(std::string(text), 0);
}

}  // namespace caseway::html
