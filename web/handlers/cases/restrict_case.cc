// Who may see a case: everybody whose work it is, safeguarding staff, or only those named (P9).
#include <algorithm>
#include <map>

#include "core/casework/case_record.h"
#include "core/casework/holding.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/views/colleagues.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

// Who could work on the case at some stage of it, or manage who sees it.
bool CouldBeNamed(const Visit& visit, const CaseRow& row, const UserRow& user) {
  if (user.disabled) return false;
  if (visit.roles().Holds(casework::ActorOf(user), Permission::kSealCase)) return true;
  const auto bundle = visit.library().Pinned(row.bundle);
  if (bundle == nullptr) return WorksOnCases(visit, user);
  const auto& states = bundle->definition.states;
  return std::any_of(states.begin(), states.end(), [&](const pathway::State& state) {
    return !state.end && CanBeGiven(visit, user, row.bundle, state.id);
  });
}

using ByTeam = std::map<std::string, std::vector<html::CheckboxItem>>;

// Those named already stand there too, whatever their role: else their names would be taken off unseen.
ByTeam NamedItems(const Visit& visit, Record& record, const CaseRow& row) {
  ByTeam teams;
  Colleagues colleagues(visit, record);
  const auto ticked = visit.request.form.All("named");
  for (const auto& user : record.council().Users()) {
    const std::string reference = Reference(user.id);
    const bool on = ticked.empty() ? record.cases().HasAccess(row.id, user.id, visit.now)
                                   : std::find(ticked.begin(), ticked.end(), reference) != ticked.end();
    if (!on && !CouldBeNamed(visit, row, user)) continue;
    teams[colleagues.TeamOf(user)].push_back({.value = reference, .text = user.name, .checked = on});
  }
  return teams;
}

void NamedFields(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  w << "<h2 class=\"govuk-heading-s\">Named on the case</h2><p class=\"govuk-hint\">You and whoever holds the case are "
       "always named. Those are listed who could work on it or say who sees it.</p>";
  int place = 0;
  for (auto& [team, items] : NamedItems(visit, record, seen.row)) {
    html::CheckboxesOptions named{.name = "named", .items = std::move(items), .classes = "govuk-checkboxes--small"};
    named.fieldset = {.legend = {.text = team.empty() ? std::string("In no team") : team}};
    const std::string prefix = place == 0 ? std::string("named") : "named-team-" + std::to_string(place);
    named.id_prefix = std::string(prefix);
    if (++place == 1) named.error = ErrorFor(error, "named");
    html::Checkboxes(w, named);
  }
}

void RestrictionFields(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  const std::string now = std::to_string(static_cast<int>(seen.row.restriction)), typed = visit.Form("level");
  html::Radios(
      w, {.name = "level",
          .fieldset = {.legend = {.text = "Who may see this case", .classes = "govuk-fieldset__legend--s"}},
          .items = {{.value = "0", .text = "Everybody whose work it is"},
                    {.value = "1",
                     .text = "Restricted",
                     .hint = {.text = "Safeguarding staff and the people named. Others see only whom to speak to."}},
                    {.value = "2",
                     .text = "Sealed",
                     .hint = {.text = "Only the people named. Nobody else learns that it exists."}}},
          .value = typed.empty() ? now : typed});
  NamedFields(w, visit, record, seen, error);
  ReasonField(w, visit, error, "Why the restriction changes");
}
Result<Document> RestrictionWork(WritableRecord& record, const Visit& visit, CaseId id) {
  const std::string level = visit.Form("level");
  if (level != "0" && level != "1" && level != "2") return InvalidField("level", "Choose who may see this case.");
  std::vector<UserId> named;
  for (const auto text : visit.request.form.All("named")) {
    if (const auto user = ParseReference(text)) named.push_back(UserId{*user});
  }
  return casework::Restrict(record, id, static_cast<Restriction>(level[0] - '0'), std::move(named),
                            visit.Form("reason"), visit.deed());
}

const CaseDeed kRestriction{.path = "restriction",
                            .title = "Change who may see this case",
                            .intro = "",
                            .permission = Permission::kSealCase,
                            .button = "Change the restriction",
                            .fields = RestrictionFields,
                            .work = RestrictionWork};

}  // namespace

Answer ShowRestriction(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kRestriction); }
Outcome ChangeRestriction(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kRestriction); }

}  // namespace caseway::web
