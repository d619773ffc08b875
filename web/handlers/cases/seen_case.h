// SeenCase: a case this visit may look at, with what every page of it needs; and the frame such a page stands in.
//
//   const auto seen = SeeCase(visit, record);
//   if (!seen) return RefuseCase(visit, record, seen.error());
//   return CasePage(visit, record, *seen, {.title = "History", .main = [&](Writer& w) { ... }});
//
// What may not be known is not found; restricted content is audited before it leaves (P9). Threads: a page a call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/answer.h"
#include "web/chrome.h"
#include "web/visit.h"

namespace caseway::web {

struct SeenCase {
  CaseRow row;
  std::vector<PartyRow> parties;
  access::Relation relation;
  std::optional<Person> subject;
};

// The case of the path {case}. Errors: kNotFound, kForbidden.
Result<SeenCase> SeeCase(const Visit& visit, Record& record,
                         access::Permission permission = access::Permission::kSeeCase);
// Whether this visit may also do that to it.
bool MayDo(const Visit& visit, const SeenCase& seen, access::Permission permission);
// The refusal as a page: for a restricted case whom to speak to and, where the role allows it, the way to open it.
Answer RefuseCase(Visit& visit, Record& record, const Error& error);

struct CasePageParts {
  html::Str title = {};
  std::vector<html::ErrorLink> errors = {};
  html::Content main = {};
  int status = 200;
  bool is_case_itself = false;  // no link back to the case
  bool is_letter = false;       // its paper is the letter alone
  AuditDeed deed = AuditDeed::kViewed;
  std::vector<std::int64_t> ids = {};  // of people shown besides those of the case
};
Answer CasePage(Visit& visit, Record& record, const SeenCase& seen, CasePageParts parts);

// After a deed: back to a page, with the change in the audit.
Answer DoneAtCase(CaseId id, const html::Url& url);

// /cases/REF/...; the rest may be several segments.
html::Url CasePath(CaseId id, std::initializer_list<std::string_view> more);
// "Safeguarding adults, case 7K3Q-F2M9-X": for captions.
std::string CaseCaption(const Visit& visit, const CaseRow& row);

}  // namespace caseway::web
