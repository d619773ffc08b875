// CaseDeed: a small change to a case as a page with a few fields and a post: allocate, band, party, restriction ...
//
//   const CaseDeed kBand{.path = {"band"}, .title = "Change the band", .permission = Permission::kWorkCase,
//                        .button = "Change the band", .fields = BandFields, .work = BandWork};
//   Answer ShowBand(Visit& v, Record& r) { return ShowCaseDeed(v, r, kBand); }
//   Outcome ChangeBand(Visit& v, Record& r) { return DoCaseDeed(v, r, kBand); }
//
// A refusal shows the page again with what was typed and the errors beside the fields. Threads: constants.
#pragma once

#include <string_view>

#include "web/handlers/cases/seen_case.h"

namespace caseway::web {

struct CaseDeed {
  std::string_view path;  // "band": /cases/{case}/band
  std::string_view title;
  std::string_view intro;
  access::Permission permission;
  std::string_view button;
  void (*fields)(html::Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const Error* error);
  Result<Document> (*work)(WritableRecord& record, const Visit& visit, CaseId id);
  bool warns = false;  // a red button
  // What would refuse it whatever is typed: said in place of the form. None where only the post can tell.
  Result<void> (*may_begin)(const Visit& visit, const SeenCase& seen) = nullptr;
};

Answer ShowCaseDeed(Visit& visit, Record& record, const CaseDeed& deed, const Error* error = nullptr);
Outcome DoCaseDeed(Visit& visit, Record& record, const CaseDeed& deed);

// Said in place of the form where the case does not let it be done now, whatever is typed.
Answer NotNow(Visit& visit, Record& record, const SeenCase& seen, std::string_view title, const Error& why);

// The field that says why, for most of them.
void ReasonField(html::Writer& w, const Visit& visit, const Error* error, html::Str label);
// Whoever could move such a case on in this state, but for its holder, with team and load; and teams: by reference.
std::vector<html::SelectItem> WorkerOptions(const Visit& visit, Record& record, const CaseRow& row, TeamId team,
                                            html::Str none);
// Whether the case could be given to them there: an account in use, with a role that has something to do.
bool CanBeGiven(const Visit& visit, const UserRow& user, const std::string& bundle, const std::string& state);
std::vector<html::SelectItem> TeamOptions(Record& record, html::Str none);

}  // namespace caseway::web
