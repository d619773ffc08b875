// Cells that lists share. Each names its column, so that a row can stand as a card in a narrow window.
//
//   table.Row();
//   table.Cell(LabelledCell("Held by", row.owner_name));
//   table.Cell(CountCell("Open", worker.open));
//   table.Cell(DueCell(visit, row));
//
// Threads: a page a call.
#pragma once

#include <string_view>

#include "core/ports/work_reading.h"
#include "web/chrome.h"

namespace caseway::web {

html::TableCell LabelledCell(std::string_view label, html::Content content);
// A number, to the right.
html::TableCell CountCell(std::string_view label, std::int64_t count);

// The name of the case's person, leading to the case; restricted ones say so.
struct CaseCellOf {
  CaseId id;
  std::string_view subject;
  Restriction restriction = Restriction::kNone;
  std::string_view more = {};  // after the reference, for those who listen: ": fracture clinic"
};
void CaseLink(html::Writer& w, const CaseCellOf& of);

// How late or early the case is, in words; with both a limit and a date to look again, the earlier and below it the
// other, each said as what it is.
html::TableCell DueCell(const Visit& visit, const WorkRow& row);

}  // namespace caseway::web
