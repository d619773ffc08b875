// Cells that lists share. Each names its column, so that a row can stand as a card in a narrow window.
//
//   table.Row();
//   table.Cell(LabelledCell("Held by", row.owner_name));
//   table.Cell(CountCell("Open", worker.open));
//   table.Cell(DueCell(visit, {.at = row.due_at, .is_instant = row.due_is_instant, .paused = row.paused}));
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

// How late or early something is, in words.
struct DueOf {
  Instant at = {};
  bool is_instant = false;
  bool paused = false;
};
void DueTag(html::Writer& w, const Visit& visit, const DueOf& due);
html::TableCell DueCell(const Visit& visit, const DueOf& due, std::string_view label = "Due");

}  // namespace caseway::web
