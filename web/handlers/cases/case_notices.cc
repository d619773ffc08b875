#include "web/handlers/cases/case_notices.h"

#include "web/handlers/cases/case_in_full.h"

namespace caseway::web {
namespace {

using html::Writer;

bool IsOfferedTo(const Visit& visit, const CaseRow& row) {
  if (!row.offered_team) return false;
  return row.offered_user ? row.offered_user == visit.actor.user : visit.actor.In(row.offered_team);
}

}  // namespace

void CaseNotices(Writer& w, const Visit& visit, const CaseRow& row) {
  if (visit.Query("done") == "1")
    html::NotificationBanner(w, {.text = "Done. The case as it stands now is below.", .success = true});
  if (row.ends == "recorded in error")
    html::WarningText(w, {.text = "This case was recorded in error. It is kept, and left out of figures and returns."});
  if (row.restriction != Restriction::kNone) {
    const bool sealed = row.restriction == Restriction::kSealed;
    html::WarningText(
        w, {.text = sealed ? "Sealed: only the people named on it may see this case. Every look is kept."
                           : "Restricted: for safeguarding staff and the people named on it. Every look is kept."});
  }
}

void OfferedBanner(Writer& w, const Visit& visit, Record& record, const CaseRow& row, const Error* error) {
  if (!row.offered_team) return;
  const auto team = record.council().Team(row.offered_team);
  const std::string to = row.offered_user ? NameOf(record, row.offered_user) : team ? team->title : "another team";
  html::NotificationBanner(
      w, {.text =
              [&](Writer& in) {
                in << "<p class=\"govuk-notification-banner__heading\">A hand-over to " << to
                   << " waits for an answer</p><p class=\"govuk-body app-as-written\">"
                   << NameOf(record, row.offered_by) << ": " << row.offer_note << "</p>";
                if (!IsOfferedTo(visit, row)) return;
                FormStart(in, visit, CasePath(row.id, {"handover", "answer"}));
                html::Input(in, {.name = "reason",
                                 .label = {.text = "If you cannot take it, say why"},
                                 .error = ErrorFor(error, "reason"),
                                 .value = visit.Form("reason")});
                in << "<div class=\"govuk-button-group\">";
                html::Button(in, {.text = "Accept the hand-over", .name = "deed", .value = "accept"});
                html::Button(
                    in,
                    {.text = "Send it back", .name = "deed", .value = "bounce", .classes = "govuk-button--secondary"});
                in << "</div>";
                FormEnd(in);
              },
          .title = "Hand-over"});
}

}  // namespace caseway::web
