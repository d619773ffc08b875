// Takes a case to the version of its pathway that is in use (F4).
#include "core/casework/change_version.h"

#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"

namespace caseway::web {
namespace {

void VersionFields(html::Writer& w, const Visit& visit, Record&, const SeenCase& seen, const Error* error) {
  const auto live = visit.library().Live(seen.row.pathway);
  html::SummaryListOptions list;
  list.rows.push_back(
      {.key = "This case follows", .value = [&](html::Writer& in) { in << "Version " << seen.row.pathway_version; }});
  if (live != nullptr)
    list.rows.push_back({.key = "In use now", .value = [&](html::Writer& in) { in << "Version " << live->version(); }});
  html::SummaryList(w, list);
  ReasonField(w, visit, error, "Why this case is to follow the version in use");
}

Result<Document> VersionWork(WritableRecord& record, const Visit& visit, CaseId id) {
  return casework::ChangeVersion(record, id, visit.Form("reason"), visit.deed());
}

const CaseDeed kVersion{.path = "version",
                        .title = "Follow the version in use",
                        .intro =
                            "The stage, the holder, the forms and the history stay. The dates become those of the "
                            "version in use. Without this the case ends under the version it began with.",
                        .permission = access::Permission::kAllocate,
                        .button = "Change the version",
                        .fields = VersionFields,
                        .work = VersionWork};

}  // namespace

Answer ShowChangeVersion(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kVersion); }
Outcome ChangeVersion(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kVersion); }

}  // namespace caseway::web
