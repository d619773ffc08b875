// From one page of a list to the next.
//
//   Pagination(w, {.items = {{.number = "1", .href = a}, {.ellipsis = true}, {.number = "7", .href = b, .current =
//   true}},
//                  .previous = {.href = p}, .next = {.href = n}});
//
// Without items it goes from one part of a longer text to the next: give the links labels.
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct PaginationLink {
  Url href = {};        // without it there is no link
  Content text = {};    // "Previous page" or "Next page" unless given
  Str label_text = {};  // the title of the other part
  Attributes attributes = {};
};

struct PaginationItem {
  Str number = {};
  Url href = {};
  bool current = false;
  bool ellipsis = false;
  Str visually_hidden_text = {};  // "Page 3" unless given
  Attributes attributes = {};
};

struct PaginationOptions {
  std::vector<PaginationItem> items = {};
  PaginationLink previous = {};
  PaginationLink next = {};
  Str landmark_label = "Pagination";
  Str classes = {};
  Attributes attributes = {};
};

void Pagination(Writer& w, const PaginationOptions& options);

}  // namespace caseway::html
