#include "web/html/components/pagination.h"

#include <string>

namespace caseway::html {
namespace {

void Arrow(Writer& w, bool next) {
  if (next) {
    w << "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\" "
         "height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path "
         "d=\"m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-"
         "6.7246-6.7266z\"></path></svg>";
  } else {
    w << "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\" "
         "height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path "
         "d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-"
         "1.414-1.414z\"></path></svg>";
  }
}

void Title(Writer& w, const PaginationLink& link, bool next, bool is_block) {
  const std::string_view decorated =
      is_block && link.label_text.empty() ? "govuk-pagination__link-title--decorated" : "";
  w.Tag("<span").Class({"govuk-pagination__link-title", decorated}).End();
  if (!link.text.empty()) {
    w << link.text;
  } else {
    w << std::string_view(next ? "Next" : "Previous") << "<span class=\"govuk-visually-hidden\"> page</span>";
  }
  w << "</span>";
}

void Link(Writer& w, const PaginationLink& link, bool next, bool is_block) {
  if (link.href.empty()) return;
  w.Tag("<div").Class({next ? "govuk-pagination__next" : "govuk-pagination__prev"}).End();
  w.Tag("<a class=\"govuk-link govuk-pagination__link\"")
      .Href(link.href)
      .Attr("rel", next ? "next" : "prev")
      .All(link.attributes)
      .End();
  if (is_block || !next) Arrow(w, next);
  Title(w, link, next, is_block);
  if (is_block && !link.label_text.empty()) {
    w << "<span class=\"govuk-visually-hidden\">:</span><span class=\"govuk-pagination__link-label\">"
      << link.label_text << "</span>";
  }
  if (!is_block && next) Arrow(w, next);
  w << "</a></div>";
}

void Item(Writer& w, const PaginationItem& item) {
  const std::string_view kind = item.ellipsis  ? "govuk-pagination__item--ellipsis"
                                : item.current ? "govuk-pagination__item--current"
                                               : "";
  w.Tag("<li").Class({"govuk-pagination__item", kind}).End();
  if (item.ellipsis) {
    w << "&ctdot;";
  } else {
    OpenedTag tag = w.Tag("<a class=\"govuk-link govuk-pagination__link\"");
    const std::string label = "Page " + std::string(item.number.view());
    tag.Href(item.href).Attr("aria-label",
                             item.visually_hidden_text.empty() ? label : item.visually_hidden_text.view());
    if (item.current) tag.Attr("aria-current", "page");
    tag.All(item.attributes).End() << item.number << "</a>";
  }
  w << "</li>";
}

}  // namespace

void Pagination(Writer& w, const PaginationOptions& options) {
  const bool is_block = options.items.empty();
  w.Tag("<nav")
      .Class({"govuk-pagination", is_block ? "govuk-pagination--block" : "", options.classes})
      .Attr("aria-label", options.landmark_label)
      .All(options.attributes)
      .End();
  Link(w, options.previous, false, is_block);
  if (!options.items.empty()) {
    w << "<ul class=\"govuk-pagination__list\">";
    for (const PaginationItem& item : options.items) Item(w, item);
    w << "</ul>";
  }
  Link(w, options.next, true, is_block);
  w << "</nav>";
}

}  // namespace caseway::html
