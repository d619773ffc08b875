// Column headings that sort on the server, by link, so that a sorted list has an address (MOJ's looks, no script).
//
//   TableOptions table;
//   table.head = {SortableHead({.text = "Due", .href = url, .sorted = Sorted::kAscending}), {.text = "Person"}};
#pragma once

#include "web/html/components/table.h"

namespace caseway::html {

enum class Sorted { kNot, kAscending, kDescending };

struct SortableHeadOptions {
  Str text = {};
  Url href = {};  // the same list sorted by this column, the other way round when it is already
  Sorted sorted = Sorted::kNot;
  Str format = {};
  Str classes = {};
};

TableCell SortableHead(SortableHeadOptions options);

}  // namespace caseway::html
