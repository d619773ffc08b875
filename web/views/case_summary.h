// A case at a glance: stage, holder, date with its reasons, clocks apart, who it is for (P6, P44).
//
//   CaseStanding(w, visit, parts);   // stage, date, holder
//   CaseAbout(w, visit, parts);      // clocks, who it is for, band, restriction
//
// Threads: a page a call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ports/cases_reading.h"
#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

struct CaseSummaryParts {
  const CaseRow& row;
  const std::vector<ClockRow>& clocks;
  std::string team_title;
  std::string returned;        // why it was sent back to where it stands, "" when it was not
  bool may_work = false;       // these show the links that change something
  bool may_move_date = false;  // a look-again date that may be moved by hand
  bool may_allocate = false;
  bool may_restrict = false;
};
void CaseStanding(html::Writer& w, const Visit& visit, const CaseSummaryParts& parts);
void CaseAbout(html::Writer& w, const Visit& visit, const CaseSummaryParts& parts);
// Both in one list: on paper.
void CaseSummary(html::Writer& w, const Visit& visit, const CaseSummaryParts& parts);
// "Grace Obi, Safeguarding hub" or "Nobody yet: in the queue of Safeguarding hub".
std::string HolderWords(const CaseRow& row, const std::string& team_title);
// Why a date is what it is, in a disclosure.
void WhyThisDate(html::Writer& w, const Document& due, std::string_view of_what);

}  // namespace caseway::web
