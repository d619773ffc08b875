// A list of cases as people work through it: who, what, where it stands, how late, who holds it.
//
//   WorkTable(w, visit, rows, {.caption = "My work", .shows_owner = false});
//
// Titles of pathways and states come from the live workflows; text is escaped. Where every row is restricted one
// sentence says so, not each row. Threads: a page a call.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/ports/work_reading.h"
#include "web/chrome.h"

namespace caseway::web {

struct WorkTableOptions {
  html::Str caption = {};
  bool shows_owner = true;
  bool shows_age = false;                                      // since received
  bool shows_stay = false;                                     // since it came to its stage
  bool shows_band = false;                                     // left out where none of the rows has one
  bool shows_waiting = false;                                  // for a manager, since it came to its stage
  std::function<std::string(const WorkRow&)> stage_note = {};  // below the stage; "" for none
};
void WorkTable(html::Writer& w, const Visit& visit, const std::vector<WorkRow>& rows, const WorkTableOptions& options);

// "Safeguarding adults", "Planning the enquiry": from the live workflows, else the ids.
std::string PathwayTitle(const Visit& visit, const std::string& pathway);
std::string StateTitle(const Visit& visit, const std::string& pathway, const std::string& state);
// The label of a code of a list, else the code.
std::string CodeLabel(const Visit& visit, std::string_view list, const std::string& code);

// Ids of the cases and people on the list, for the audit row.
std::vector<std::int64_t> IdsOf(const std::vector<WorkRow>& rows);

}  // namespace caseway::web
