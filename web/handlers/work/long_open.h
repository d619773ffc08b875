// The hub's cases that have been open for long, by team and area: how many each has, every figure leading to its cases,
// and the cases themselves (F82). A person's area is the first part of their postcode, "WH9", as far as it is known and
// not kept secret.
//
//   const LongOpenCases open = LongOpenOf(visit, record, query, hub.all_long_open);   // ?team=...&area=WH9 filter
//   LongOpen(w, visit, record, open, "Open over 6 months");                           // nothing where there is none
//
// Threads: within one snapshot.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

struct LongOpenCases {
  std::vector<WorkRow> page;       // those of the page, longest open first
  std::vector<std::string> areas;  // of each of them, in words
  // By the team's title and its id, and the area: of all, whatever is asked.
  struct Place {
    std::string title;
    TeamId team;
    std::string area;
    auto operator<=>(const Place&) const = default;
  };
  std::map<Place, int> by;
  TeamId team;  // what is asked; none: any
  std::string area;
  int all = 0, found = 0, offset = 0;
};
// `all`: how many there are, by the hub's own count. Looks at the longest open 500.
LongOpenCases LongOpenOf(const Visit& visit, Record& record, const HubQuery& query, int all);
void LongOpen(html::Writer& w, const Visit& visit, Record& record, const LongOpenCases& cases,
              const std::string& title);

}  // namespace caseway::web
