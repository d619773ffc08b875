#include "core/casework/allocate.h"
#include "web/chrome.h"
#include "web/handlers/work/show_team.h"
#include "web/handlers/work/work_handlers.h"

namespace caseway::web {
namespace {

struct Ticked {
  std::vector<CaseId> cases;
  UserId worker;
  std::string reason;
};

Result<Ticked> ReadTicked(const Visit& visit) {
  Ticked ticked{.worker = visit.FormId<UserId>("worker"), .reason = visit.Form("reason")};
  Error error{ErrorCode::kInvalidInput, "Choose what to allocate and to whom."};
  for (const auto text : visit.request.form.All("case")) {
    if (const auto id = ParseReference(text)) ticked.cases.push_back(CaseId{*id});
  }
  if (ticked.cases.empty()) error.fields.push_back({"case", "Choose at least one case."});
  if (!ticked.worker) error.fields.push_back({"worker", "Choose who should work on them."});
  if (!error.fields.empty()) return error;
  return ticked;
}

// All or none: a fault in one says whose case it is.
Result<Document> AllocateAll(WritableRecord& record, const Ticked& ticked, const casework::Deed& deed) {
  for (const CaseId id : ticked.cases) {
    const auto done =
        casework::Allocate(record, {.case_id = id, .worker = ticked.worker, .reason = ticked.reason}, deed);
    if (done) continue;
    Error error = done.error();
    const auto row = record.cases().Find(id);
    const std::string whose = row && ticked.cases.size() > 1 ? row->subject_name + ": " : "";
    for (auto& field : error.fields) field.say = whose + field.say;
    error.say = whose + error.say;
    return error;
  }
  return Document().Set("moved", static_cast<std::int64_t>(ticked.cases.size()));
}

Answer BackToTeam(const Visit& visit, const char* list, std::int64_t moved, std::vector<std::int64_t> ids) {
  auto url = html::Url::Path({"team"})
                 .Query("team", visit.Form("team"))
                 .Query("list", list)
                 .Query("done", std::to_string(moved));
  return {http::SeeOther(url.str()), {.deed = AuditDeed::kChanged, .subject_kind = "list", .ids = std::move(ids)}};
}

}  // namespace

Outcome AllocateTogether(Visit& visit, Record& record) {
  const auto ticked = ReadTicked(visit);
  if (!ticked) {
    Answer answer = TeamPage(visit, record, "unallocated", &ticked.error());
    answer.response.status = 422;
    return answer;
  }
  Plan plan;
  plan.work = [ticked = *ticked](WritableRecord& writable, Visit& v) {
    return AllocateAll(writable, ticked, v.deed());
  };
  plan.then = [ticked = *ticked](Visit& v, const Document& made) {
    std::vector<std::int64_t> ids;
    for (const CaseId id : ticked.cases) ids.push_back(id.value);
    return BackToTeam(v, "unallocated", made["moved"].Number(), std::move(ids));
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return TeamPage(v, again, "unallocated", &error); };
  return plan;
}

Outcome ReassignWorker(Visit& visit, Record& record) {
  const auto from = visit.FormId<UserId>("from"), to = visit.FormId<UserId>("to");
  Error error{ErrorCode::kInvalidInput, "Choose whose cases move."};
  if (!from) error.fields.push_back({"from", "Choose whose cases move."});
  if (from && from == to) error.fields.push_back({"to", "Choose somebody else, or the team's queue."});
  if (casework::Trimmed(visit.Form("reason")).empty()) error.fields.push_back({"reason", "Say why the cases move."});
  if (!error.fields.empty()) {
    Answer answer = TeamPage(visit, record, "caseloads", &error);
    answer.response.status = 422;
    return answer;
  }
  Plan plan;
  plan.work = [from, to](WritableRecord& writable, Visit& v) {
    return casework::ReassignAll(writable, from, to, v.Form("reason"), v.deed());
  };
  plan.then = [from](Visit& v, const Document& made) {
    return BackToTeam(v, "caseloads", made["moved"].Number(), {from.value});
  };
  plan.refused = [](Visit& v, Record& again, const Error& fault) { return TeamPage(v, again, "caseloads", &fault); };
  return plan;
}

}  // namespace caseway::web
