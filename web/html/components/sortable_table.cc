#include "web/html/components/sortable_table.h"

#include <utility>

namespace caseway::html {
namespace {

std::string_view AriaSort(Sorted sorted) {
  switch (sorted) {
    case Sorted::kNot: return "none";
    case Sorted::kAscending: return "ascending";
    case Sorted::kDescending: return "descending";
  }
  return {};
}

void Arrow(Writer& w, Sorted sorted) {
  w << "<svg class=\"app-sort__arrow\" width=\"12\" height=\"14\" viewBox=\"0 0 12 14\" "
       "aria-hidden=\"true\" focusable=\"false\">";
  if (sorted != Sorted::kDescending) w << "<path fill=\"currentColor\" d=\"M6 1L11 6H1z\"/>";
  if (sorted != Sorted::kAscending) w << "<path fill=\"currentColor\" d=\"M6 13L1 8h10z\"/>";
  w << "</svg>";
}

}  // namespace

TableCell SortableHead(SortableHeadOptions options) {
  TableCell cell;
  cell.format = options.format;
  cell.classes = options.classes;
  cell.attributes = {{"aria-sort", AriaSort(options.sorted)}};
  cell.text = [options = std::move(options)](Writer& w) {
    w.Tag("<a class=\"govuk-link govuk-link--no-visited-state app-sort\"").Href(options.href).End() << options.text;
    Arrow(w, options.sorted);
    w << "</a>";
  };
  return cell;
}

}  // namespace caseway::html
