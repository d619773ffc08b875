// A table, whole from a struct or written row by row for lists of any length.
//
//   TableWriter table(w, {.caption = "My work", .head = {{.text = "Person"}, {.text = "Due"}}});
//   for (const auto& item : items) {
//     table.Row();
//     table.Cell(item.name);                                   // text is escaped straight into the page
//     table.Cell([&](Writer& cell) { cell << item.due; });
//   }
//   table.End();
//
// Scrolls sideways inside its own frame at 320 px when `scroll_label` is given. Threads: one writer, one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct TableCell {
  Content text = {};
  Str format = {};  // "numeric" aligns to the right
  Str classes = {};
  int colspan = 0;  // 0: none
  int rowspan = 0;
  Attributes attributes = {};  // on a heading: aria-sort of a sortable table
};

struct TableOptions {
  std::vector<std::vector<TableCell>> rows = {};
  std::vector<TableCell> head = {};
  Content caption = {};
  Str caption_classes = {};
  bool first_cell_is_header = false;
  Str classes = {};       // "app-table--dense" for worklists
  Str scroll_label = {};  // names the scrolling frame; empty for none
  Attributes attributes = {};
};

void Table(Writer& w, const TableOptions& options);

// Rows are written as they come. End() is called once, after the last cell.
class TableWriter {
 public:
  // Writes the caption and head, and the rows of `options` if there are any.
  TableWriter(Writer& w, const TableOptions& options);

  void Row();
  void Cell(const TableCell& cell);
  void Cell(std::string_view text);
  template <class F>
  requires std::invocable<F&, Writer&>
  void Cell(F&& write) {
    StartPlainCell();
    write(w_);
    EndCell();
  }
  void End();

 private:
  void StartCell(const TableCell& cell);
  void StartPlainCell();
  void EndCell();

  Writer& w_;
  bool first_cell_is_header_;
  bool has_frame_;
  bool row_open_ = false;
  bool at_first_cell_ = false;
  bool cell_is_header_ = false;
};

}  // namespace caseway::html
