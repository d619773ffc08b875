#include "web/html/components/table.h"

#include <string>

namespace caseway::html {
namespace {

void Spans(OpenedTag& tag, const TableCell& cell) {
  if (cell.colspan > 0) tag.Attr("colspan", cell.colspan);
  if (cell.rowspan > 0) tag.Attr("rowspan", cell.rowspan);
  tag.All(cell.attributes);
}

std::string Formatted(std::string_view block, const TableCell& cell) {
  return cell.format.empty() ? std::string() : std::string(block).append("--").append(cell.format.view());
}

void Head(Writer& w, const TableOptions& options) {
  if (options.head.empty()) return;
  w << "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">";
  for (const TableCell& cell : options.head) {
    OpenedTag tag = w.Tag("<th scope=\"col\"");
    tag.Class({"govuk-table__header", Formatted("govuk-table__header", cell), cell.classes});
    Spans(tag, cell);
    tag.End() << cell.text << "</th>";
  }
  w << "</tr></thead>";
}

}  // namespace

TableWriter::TableWriter(Writer& w, const TableOptions& options)
    : w_(w), first_cell_is_header_(options.first_cell_is_header), has_frame_(!options.scroll_label.empty()) {
  if (has_frame_) {
    w.Tag("<div class=\"app-scroll\" role=\"region\" tabindex=\"0\"").Attr("aria-label", options.scroll_label).End();
  }
  w.Tag("<table").Class({"govuk-table", options.classes}).All(options.attributes).End();
  if (!options.caption.empty()) {
    w.Tag("<caption").Class({"govuk-table__caption", options.caption_classes}).End() << options.caption << "</caption>";
  }
  Head(w, options);
  w << "<tbody class=\"govuk-table__body\">";
  for (const auto& row : options.rows) {
    Row();
    for (const TableCell& cell : row) Cell(cell);
  }
}

void TableWriter::Row() {
  if (row_open_) w_ << "</tr>";
  w_ << "<tr class=\"govuk-table__row\">";
  row_open_ = true;
  at_first_cell_ = true;
}

void TableWriter::Cell(const TableCell& cell) {
  StartCell(cell);
  w_ << cell.text;
  EndCell();
}

void TableWriter::Cell(std::string_view text) {
  StartPlainCell();
  w_ << text;
  EndCell();
}

void TableWriter::StartCell(const TableCell& cell) {
  cell_is_header_ = first_cell_is_header_ && at_first_cell_;
  at_first_cell_ = false;
  OpenedTag tag = cell_is_header_ ? w_.Tag("<th scope=\"row\"") : w_.Tag("<td");
  if (cell_is_header_) {
    tag.Class({"govuk-table__header", cell.classes});
  } else {
    tag.Class({"govuk-table__cell", Formatted("govuk-table__cell", cell), cell.classes});
  }
  Spans(tag, cell);
  tag.End();
}

void TableWriter::StartPlainCell() {
  cell_is_header_ = first_cell_is_header_ && at_first_cell_;
  at_first_cell_ = false;
  if (cell_is_header_) {
    w_ << "<th scope=\"row\" class=\"govuk-table__header\">";
  } else {
    w_ << "<td class=\"govuk-table__cell\">";
  }
}

void TableWriter::EndCell() {
  if (cell_is_header_) {
    w_ << "</th>";
  } else {
    w_ << "</td>";
  }
}

void TableWriter::End() {
  if (row_open_) w_ << "</tr>";
  w_ << "</tbody></table>";
  if (has_frame_) w_ << "</div>";
}

void Table(Writer& w, const TableOptions& options) { TableWriter(w, options).End(); }

}  // namespace caseway::html
