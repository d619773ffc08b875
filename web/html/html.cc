#include "web/html/html.h"

namespace caseway::html {

Html Html::Text(std::string_view text) {
  std::string out;
  AppendEscaped(out, text);
  return Html(std::move(out), 0);
}

bool Content::empty() const {
  if (const auto* text = std::get_if<Str>(&part_)) return text->empty();
  if (const auto* html = std::get_if<Html>(&part_)) return html->empty();
  return false;
}

void Content::WriteTo(Writer& w) const {
  if (const auto* text = std::get_if<Str>(&part_)) {
    w << *text;
  } else if (const auto* html = std::get_if<Html>(&part_)) {
    w << *html;
  } else {
    std::get<std::function<void(Writer&)>>(part_)(w);
  }
}

OpenedTag& OpenedTag::Class(std::initializer_list<std::string_view> names) {
  bool first = true;
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    w_.out_.append(first ? " class=\"" : " ");
    AppendEscaped(w_.out_, name);
    first = false;
  }
  if (!first) w_.out_.push_back('"');
  return *this;
}

OpenedTag& OpenedTag::Attr(AttributeName name, std::string_view value) {
  w_.out_.append(" ").append(name.view()).append("=\"");
  AppendEscaped(w_.out_, value);
  w_.out_.push_back('"');
  return *this;
}

OpenedTag& OpenedTag::Attr(AttributeName name, std::int64_t value) { return Attr(name, std::to_string(value)); }

OpenedTag& OpenedTag::Flag(AttributeName name, bool on) {
  if (on) w_.out_.append(" ").append(name.view());
  return *this;
}

OpenedTag& OpenedTag::All(const Attributes& attributes) {
  for (const Attribute& attribute : attributes) Attr(attribute.name, attribute.value.view());
  return *this;
}

OpenedTag& OpenedTag::Href(const Url& url) {
  w_.out_.append(" href=\"");
  AppendEscaped(w_.out_, url.view());
  w_.out_.push_back('"');
  return *this;
}

OpenedTag& OpenedTag::Src(const Url& url) {
  w_.out_.append(" src=\"");
  AppendEscaped(w_.out_, url.view());
  w_.out_.push_back('"');
  return *this;
}

OpenedTag& OpenedTag::Action(const Url& url) {
  w_.out_.append(" action=\"");
  AppendEscaped(w_.out_, url.view());
  w_.out_.push_back('"');
  return *this;
}

Writer& OpenedTag::End() {
  w_.out_.push_back('>');
  return w_;
}

}  // namespace caseway::html
