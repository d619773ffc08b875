// Who may see a case: everybody whose work it is, safeguarding staff, or only those named (P9).
#include <algorithm>

#include "core/casework/case_record.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

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
  html::CheckboxesOptions named{
      .name = "named", .error = ErrorFor(error, "named"), .classes = "govuk-checkboxes--small"};
  named.fieldset = {.legend = {.text = "Named on the case", .classes = "govuk-fieldset__legend--s"}};
  named.hint = {.text = "You and whoever holds the case are always named."};
  const auto ticked = visit.request.form.All("named");
  for (const auto& user : record.council().Users()) {
    if (user.disabled) continue;
    const std::string reference = Reference(user.id);
    const bool on = ticked.empty() ? record.cases().HasAccess(seen.row.id, user.id, visit.now)
                                   : std::find(ticked.begin(), ticked.end(), reference) != ticked.end();
    named.items.push_back({.value = reference, .text = user.name, .checked = on});
  }
  html::Checkboxes(w, named);
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
