// Pagination below a list of results with its count (MOJ).
//
//   ResultPagination(w, {.results = {.from = 26, .to = 50, .count = 612}, .pages = {.items = ...}});
#pragma once

#include <cstdint>
#include <string>

#include "web/html/components/pagination.h"

namespace caseway::html {

struct ResultCount {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t count = 0;
  Str noun = "results";
};

struct ResultPaginationOptions {
  ResultCount results = {};
  PaginationOptions pages = {};  // shown when there is more than one
};

// The page numbers to show, with gaps: the first, the last and those around `current`. Requires: 1 <= current <= last.
// `url` gives the address of a page.
template <class F>
PaginationOptions PagesAround(std::int64_t current, std::int64_t last, F&& url) {
  PaginationOptions pages;
  std::int64_t shown = 0;
  for (std::int64_t page = 1; page <= last; ++page) {
    const bool near = page >= current - 1 && page <= current + 1;
    if (page != 1 && page != last && !near) continue;
    if (page > shown + 1) pages.items.push_back({.ellipsis = true});
    pages.items.push_back({.number = std::to_string(page), .href = url(page), .current = page == current});
    shown = page;
  }
  if (current > 1) pages.previous.href = url(current - 1);
  if (current < last) pages.next.href = url(current + 1);
  return pages;
}

void ResultPagination(Writer& w, const ResultPaginationOptions& options);

}  // namespace caseway::html
