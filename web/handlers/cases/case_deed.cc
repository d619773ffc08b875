#include "web/handlers/cases/case_deed.h"

#include "core/casework/holding.h"
#include "web/frame.h"
#include "web/views/colleagues.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using html::Writer;

Answer DeedPage(Visit& visit, Record& record, const SeenCase& seen, const CaseDeed& deed, const Error* error) {
  CasePageParts page{.title = deed.title};
  if (error != nullptr) page.errors = ErrorLinks(error);
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
      << deed.title << "</h1>";
    if (!deed.intro.empty()) w << "<p class=\"govuk-body\">" << deed.intro << "</p>";
    FormStart(w, visit, CasePath(seen.row.id, {deed.path}));
    deed.fields(w, visit, record, seen, error);
    html::Button(w, {.text = deed.button, .classes = deed.warns ? "govuk-button--warning" : ""});
    FormEnd(w);
  };
  return CasePage(visit, record, seen, std::move(page));
}

}  // namespace

Answer NotNow(Visit& visit, Record& record, const SeenCase& seen, std::string_view title, const Error& why) {
  CasePageParts page{.title = title, .status = StatusOf(why.code)};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
      << title << "</h1><p class=\"govuk-body\">" << why.say << "</p>";
  };
  return CasePage(visit, record, seen, std::move(page));
}

Answer ShowCaseDeed(Visit& visit, Record& record, const CaseDeed& deed, const Error* error) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto allowed = access::May(visit.roles(), visit.actor, deed.permission, seen->relation);
  if (!allowed) return RefuseCase(visit, record, allowed.error());
  // What was typed and refused stays in its form.
  if (error == nullptr && deed.may_begin != nullptr) {
    const auto may = deed.may_begin(visit, *seen);
    if (!may) return NotNow(visit, record, *seen, deed.title, may.error());
  }
  return DeedPage(visit, record, *seen, deed, error);
}

Outcome DoCaseDeed(Visit& visit, Record& record, const CaseDeed& deed) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const CaseId id = seen->row.id;
  Plan plan;
  plan.work = [id, &deed](WritableRecord& writable, Visit& v) { return deed.work(writable, v, id); };
  plan.then = [id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1")); };
  plan.refused = [&deed](Visit& v, Record& r, const Error& error) { return ShowCaseDeed(v, r, deed, &error); };
  return plan;
}

void ReasonField(Writer& w, const Visit& visit, const Error* error, html::Str label) {
  html::Textarea(w, {.name = "reason",
                     .label = {.text = std::string(label.view()), .classes = "govuk-label--s"},
                     .error = ErrorFor(error, "reason"),
                     .value = visit.Form("reason"),
                     .rows = 3});
}

bool CanBeGiven(const Visit& visit, const UserRow& user, const std::string& bundle, const std::string& state) {
  const auto pinned = visit.library().Pinned(bundle);
  return WorksOnCases(visit, user) && pinned != nullptr && casework::CanWorkIn(user, *pinned, state, visit.deed());
}

std::vector<html::SelectItem> WorkerOptions(const Visit& visit, Record& record, const CaseRow& row, TeamId team,
                                            html::Str none) {
  std::vector<html::SelectItem> items;
  items.push_back({.value = "", .text = std::move(none)});
  Colleagues colleagues(visit, record);
  for (const auto& user : team ? record.council().MembersOf(team) : record.council().Users()) {
    if (user.id == row.owner_user || !CanBeGiven(visit, user, row.bundle, row.state)) continue;
    items.push_back({.value = Reference(user.id), .text = colleagues.Words(user)});
  }
  return items;
}

std::vector<html::SelectItem> TeamOptions(Record& record, html::Str none) {
  std::vector<html::SelectItem> items;
  items.push_back({.value = "", .text = std::move(none)});
  for (const auto& team : record.council().Teams()) {
    if (!team.disabled) items.push_back({.value = Reference(team.id), .text = team.title});
  }
  return items;
}

}  // namespace caseway::web
