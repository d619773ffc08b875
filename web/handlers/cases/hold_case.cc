// Who holds a case: allocate, take, offer, accept, send back (F25-F27).
#include <algorithm>

#include "core/casework/allocate.h"
#include "core/casework/hand_over.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/show_case.h"
#include "web/views/caseloads.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

void Caseloads(Writer& w, const Visit& visit, Record& record, const SeenCase& seen) {
  const auto rows = CaseloadsOf(visit, record, seen.row.owner_team);
  if (rows.empty()) return;
  html::TableOptions options;
  options.caption = "Open work in this team";
  options.caption_classes = "govuk-table__caption--s";
  options.classes = "app-table--dense app-table--stack";
  options.head = {{.text = "Worker"},
                  {.text = "Open cases"},
                  {.text = "Waiting for a manager"},
                  {.text = "Overdue"},
                  {.text = "Competences"}};
  html::TableWriter table(w, options);
  const auto cell = [&table](std::string_view label, std::string text) {
    table.Cell({.text = std::move(text), .attributes = {{"data-label", label}}});
  };
  for (const auto& row : rows) {
    table.Row();
    cell("Worker", row.name + (row.away ? " (away)" : ""));
    cell("Open cases", std::to_string(row.open));
    cell("Waiting for a manager", std::to_string(row.with_managers));
    cell("Overdue", std::to_string(row.overdue));
    std::string competences;
    for (const auto& one : row.competences)
      competences += (competences.empty() ? "" : ", ") + CodeLabel(visit, "competences", one);
    cell("Competences", competences.empty() ? "None" : competences);
  }
  table.End();
}

void WorkerAndTeam(Writer& w, const Visit& visit, Record& record, std::vector<html::SelectItem> workers,
                   const Error* error) {
  html::Select(w, {.name = "worker",
                   .label = {.text = "Worker"},
                   .error = ErrorFor(error, "worker"),
                   .items = std::move(workers),
                   .value = visit.Form("worker")});
  html::Select(w, {.name = "team",
                   .label = {.text = "Team"},
                   .hint = {.text = "Leave as it is for the worker's own team."},
                   .error = ErrorFor(error, "team"),
                   .items = TeamOptions(record, "As it is"),
                   .value = visit.Form("team")});
}

void AllocateFields(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  Caseloads(w, visit, record, seen);
  const TeamId team = visit.Query("all").empty() ? seen.row.owner_team : TeamId{};
  WorkerAndTeam(w, visit, record, WorkerOptions(visit, record, seen.row, team, "Nobody in particular"), error);
  html::Input(w, {.name = "reason",
                  .label = {.text = "Why (optional)"},
                  .error = ErrorFor(error, "reason"),
                  .value = visit.Form("reason")});
}

Result<Document> AllocateWork(WritableRecord& record, const Visit& visit, CaseId id) {
  return casework::Allocate(record,
                            {.case_id = id,
                             .worker = visit.FormId<UserId>("worker"),
                             .team = visit.FormId<TeamId>("team"),
                             .reason = visit.Form("reason")},
                            visit.deed());
}

void HandoverFields(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  html::Textarea(w, {.name = "note",
                     .label = {.text = "Where things stand", .classes = "govuk-label--s"},
                     .hint = {.text = "What is done, what is open, risks, and what to watch for."},
                     .error = ErrorFor(error, "note"),
                     .value = visit.Form("note"),
                     .rows = 6});
  auto workers = WorkerOptions(visit, record, seen.row, {}, "Nobody in particular");
  std::erase_if(workers, [self = Reference(visit.actor.user)](const auto& item) {
    return item.value && item.value->view() == self;
  });
  WorkerAndTeam(w, visit, record, std::move(workers), error);
}

Result<Document> HandoverWork(WritableRecord& record, const Visit& visit, CaseId id) {
  return casework::OfferHandover(record, id, visit.FormId<TeamId>("team"), visit.FormId<UserId>("worker"),
                                 visit.Form("note"), visit.deed());
}

Result<void> MayOffer(const Visit& visit, const SeenCase& seen) {
  return casework::MayOfferHandover(seen.row, seen.relation, visit.deed());
}

const CaseDeed kAllocateDeed{.path = "owner",
                             .title = "Allocate this case",
                             .intro = "Without a worker it goes back to the team's queue.",
                             .permission = Permission::kAllocate,
                             .button = "Allocate",
                             .fields = AllocateFields,
                             .work = AllocateWork};
const CaseDeed kHandoverDeed{.path = "handover",
                             .title = "Offer a hand-over",
                             .intro = "The case stays where it is until the other side accepts.",
                             .permission = Permission::kHandOver,
                             .button = "Offer the hand-over",
                             .fields = HandoverFields,
                             .work = HandoverWork,
                             .may_begin = MayOffer};

// A deed posted from the case page itself, which comes back with what is wrong.
Plan FromCasePage(CaseId id, std::function<Result<Document>(WritableRecord&, Visit&)> work) {
  Plan plan;
  plan.work = std::move(work);
  plan.then = [id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1")); };
  plan.refused = [](Visit& v, Record& r, const Error& error) {
    const auto seen = SeeCase(v, r);
    return seen ? CaseItself(v, r, *seen, &error) : RefuseCase(v, r, seen.error());
  };
  return plan;
}

}  // namespace

Answer ShowAllocate(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kAllocateDeed); }
Outcome AllocateCase(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kAllocateDeed); }
Answer ShowHandover(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kHandoverDeed); }
Outcome OfferHandover(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kHandoverDeed); }

Outcome TakeCase(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  return FromCasePage(seen->row.id, [id = seen->row.id](WritableRecord& writable, Visit& v) {
    return casework::TakeCase(writable, id, v.deed());
  });
}

Outcome AnswerHandover(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  return FromCasePage(seen->row.id, [id = seen->row.id](WritableRecord& writable, Visit& v) {
    return v.Form("deed") == "accept" ? casework::AcceptHandover(writable, id, v.Form("reason"), v.deed())
                                      : casework::BounceHandover(writable, id, v.Form("reason"), v.deed());
  });
}

}  // namespace caseway::web
