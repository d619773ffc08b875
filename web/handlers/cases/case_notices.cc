#include "web/handlers/cases/case_notices.h"

#include <algorithm>

#include "core/casework/move_case.h"
#include "core/pathway/signing.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

bool IsOfferedTo(const Visit& visit, const CaseRow& row) {
  if (!row.offered_team) return false;
  return row.offered_user ? row.offered_user == visit.actor.user : visit.actor.In(row.offered_team);
}

// "Done: Submit for sign-off. The case is now at: Waiting for sign-off.": the latest deed with all that came of it.
std::string DoneWords(const Visit& visit, const CaseRow& row, const std::vector<ChronologyRow>& history) {
  std::string did;
  bool own = false;
  for (const auto& entry : history) {
    if (entry.entered != history.front().entered) break;
    own = own || entry.by_user == visit.actor.user;
    // The newest stands first in the history: what was done is said before what came of it.
    if (!entry.title.empty()) did = entry.title + (did.empty() ? "" : "; " + did);
  }
  return (own && !did.empty() ? "Done: " + did : std::string("Done")) +
         ". The case is now at: " + StateTitle(visit, row.pathway, row.state) + ".";
}

// The cases that the deed opened, of those this viewer may know of.
void Opened(Writer& w, const Visit& visit, const std::vector<LinkedCase>& links) {
  for (const auto reference : visit.request.query.All("opened")) {
    const auto id = ParseReference(reference);
    const auto link =
        std::find_if(links.begin(), links.end(), [&](const LinkedCase& one) { return id && one.id == CaseId{*id}; });
    if (link == links.end()) continue;
    w << "<p class=\"govuk-body\">This opened: ";
    w.Tag("<a class=\"govuk-notification-banner__link\"").Href(CaseUrl(link->id)).End()
        << LinkedCaseWords(visit, *link) << "</a></p>";
  }
}

void DoneBanner(Writer& w, const Visit& visit, const CaseRow& row, const CaseInFull& full) {
  html::NotificationBanner(w, {.text =
                                   [&](Writer& in) {
                                     in << "<p class=\"govuk-notification-banner__heading\">"
                                        << DoneWords(visit, row, full.history) << "</p>";
                                     Opened(in, visit, full.links);
                                   },
                               .success = true});
}

// What was changed in a decision that somebody had signed, by whom and why (P52).
void ChangedBanner(Writer& w, const CaseRow& row, const CaseInFull& full) {
  const auto at = full.context->At();
  const auto changed = pathway::ChangedSinceSigned(at);
  if (changed.empty()) return;
  html::NotificationBanner(
      w, {.text =
              [&](Writer& in) {
                in << "<p class=\"govuk-notification-banner__heading\">Changed after sign-off: "
                      "nothing goes on until another person signs it off again</p>";
                for (const auto& head : full.context->facts().forms()) {
                  if (std::find(changed.begin(), changed.end(), head.form) == changed.end()) continue;
                  in << "<p class=\"govuk-body\">";
                  in.Tag("<a class=\"govuk-notification-banner__link\"")
                          .Href(CasePath(row.id, {"forms", head.form, "versions", std::to_string(head.version)}))
                          .End()
                      << full.context->bundle().forms.at(head.form).title << ": what changed</a>, ";
                  in << head.by << ", " << FormatLong(head.at);
                  if (!head.reason.empty()) in << ": " << head.reason;
                  in << "</p>";
                }
              },
          .title = "To be signed off again"});
}

// Whether it waits where a second person decides that it was an error.
bool WaitsForSecond(const Visit& visit, const std::string& pathway, const std::string& state) {
  const auto live = visit.library().Live(pathway);
  const auto* at = live == nullptr ? nullptr : live->definition.Find(state);
  return at != nullptr && !at->awaits.empty();
}

// The work on a moved case goes on in one place: the older of the two only waits to be recorded in error (P50).
void MovedBanner(Writer& w, const Visit& visit, const CaseRow& row, const LinkedCase& link) {
  const bool here = link.id.value < row.id.value;
  const bool waits =
      here ? WaitsForSecond(visit, link.pathway, link.state) : WaitsForSecond(visit, row.pathway, row.state);
  html::NotificationBanner(
      w, {.text =
              [&](Writer& in) {
                in << "<p class=\"govuk-notification-banner__heading\">"
                   << (!waits ? "This case was moved to another person, and stands on both records"
                       : here ? "Work on this case here: it was moved from another person"
                              : "Do not work on this case here: it was moved to another person")
                   << "</p><p class=\"govuk-body\">" << (here ? "Moved from: " : "Moved to: ");
                in.Tag("<a class=\"govuk-notification-banner__link\"").Href(CaseUrl(link.id)).End()
                    << LinkedCaseWords(visit, link) << "</a>. "
                    << (!waits ? "Agree with whoever holds the other which of the two is worked on, and end the other."
                        : here ? "That one only waits for a second person to decide that it was an error."
                               : "This one only waits for a second person to decide that it was an error.")
                    << "</p>";
              },
          .title = "Moved"});
}

void MovedBanners(Writer& w, const Visit& visit, const CaseRow& row, const std::vector<LinkedCase>& links) {
  for (const auto& link : links) {
    if (row.open && link.open && link.how == casework::kMovedCase) MovedBanner(w, visit, row, link);
  }
}

}  // namespace

void CaseNotices(Writer& w, const Visit& visit, const CaseRow& row, const CaseInFull& full) {
  if (visit.Query("done") == "1") DoneBanner(w, visit, row, full);
  MovedBanners(w, visit, row, full.links);
  ChangedBanner(w, row, full);
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
