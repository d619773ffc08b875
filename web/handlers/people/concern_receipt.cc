#include "web/handlers/people/concern_receipt.h"

#include <algorithm>

#include "core/casework/enquiry_marker.h"
#include "core/casework/raiser_note.h"
#include "web/chrome.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/due_words.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

// Who holds the concern; until somebody does, one of its team who gives out its work and is here.
std::string WhomToSpeakTo(const Visit& visit, Record& record, const CaseRow& row) {
  if (!row.owner_name.empty()) return row.owner_name;
  for (const auto& user : record.council().Users()) {
    Actor actor;
    actor.user = user.id;
    actor.roles = user.roles;
    actor.teams = user.teams;
    const bool is_here = !user.disabled && user.away_until.empty() && user.id != visit.actor.user;
    if (is_here && actor.In(row.owner_team) && visit.roles().Holds(actor, Permission::kAllocate)) return user.name;
  }
  return "";
}

// Out of hours: the team that works day and night and takes concerns, where it is not the one that has this (P47).
std::string TeamOnDuty(const Visit& visit, const std::string& concern_team, const std::string& pathway) {
  if (!casework::IsOutOfHours(visit.library(), visit.now)) return "";
  const auto& council = visit.library().council;
  for (const auto& [key, team] : council.teams) {
    const auto* calendar = council.CalendarOf(key);
    const bool takes = std::find(team.takes.begin(), team.takes.end(), pathway) != team.takes.end();
    const bool is_up = calendar != nullptr && calendar->HoursOn(LondonDate(visit.now)) == OpenHours{0, 24 * 60};
    if (takes && is_up && key != concern_team) return team.title;
  }
  return "";
}

void WithWhom(Writer& w, const Visit& visit, Record& record, const CaseRow& row) {
  if (!row.open) {
    w << "<p class=\"govuk-body\">It has been looked at and closed on " << FormatLong(LondonDate(row.ended)) << ".</p>";
    return;
  }
  const auto team = record.council().Team(row.owner_team);
  w << "<p class=\"govuk-body\">It is with " << (team ? team->title : std::string("the safeguarding team")) << ".";
  const std::string on_duty = TeamOnDuty(visit, team ? team->key : "", row.pathway);
  if (!on_duty.empty()) {
    w << " It is out of hours: to speak to somebody about it now, ask for the " << on_duty << ".";
  } else if (const std::string whom = WhomToSpeakTo(visit, record, row); !whom.empty())
    w << " To speak to somebody about it, ask for " << whom << ".";
  w << "</p>";
}

void Receipt(Writer& w, const Visit& visit, Record& record, const CaseRow& row) {
  html::Panel(w, {.title = "Concern raised",
                  .text = [&](Writer& in) { in << "Its reference<br><strong>" << Reference(row.id) << "</strong>"; }});
  w << "<p class=\"govuk-body\">Received on " << FormatLong(row.received) << ". Keep the reference: it is how you ask "
    << "about this concern, and proof that you raised it.</p><h2 class=\"govuk-heading-m\">What happens next</h2>";
  WithWhom(w, visit, record, row);
  w << "<p class=\"govuk-body\">If the adult is in danger now, ring 999. If something changes, "
    << (row.open ? "say so below." : "raise a concern again: the two are put together.") << "</p>";
}

void SayMore(Writer& w, const Visit& visit, const CaseRow& row, const Error* error) {
  if (!row.open) return;
  if (visit.Query("said") == "yes" && error == nullptr)
    html::InsetText(w, {.text = "What you wrote is on the concern, for whoever deals with it to read."});
  FormStart(w, visit, Url::Path({"concerns", PathReference(row.id), "receipt"}));
  html::Textarea(
      w, {.name = "text",
          .label = {.text = "Say more", .classes = "govuk-label--m"},
          .hint = {.text = "Goes onto the concern with your name and the time. It cannot be changed afterwards."},
          .error = ErrorFor(error, "text"),
          .value = visit.Form("text"),
          .rows = 4});
  html::Button(w,
               {.text = "Add this to the concern", .classes = "govuk-button--secondary", .prevent_double_click = true});
  FormEnd(w);
}

// The referral that the same contact opened: whoever logged it goes on there.
void CameBeside(Writer& w, const Visit& visit, Record& record, const CaseRow& concern) {
  const auto beside = concern.contact ? record.cases().Find(concern.opened_from) : std::nullopt;
  if (!beside || beside->contact != concern.contact || !SeesCase(visit, record, *beside)) return;
  w << "<p class=\"govuk-body\">The contact is logged as well. ";
  w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(beside->id)).End() << "Go on with its referral</a></p>";
}

void OnFrom(Writer& w, const Visit& visit, Record& record, const CaseRow& row) {
  w << "<p class=\"govuk-body\">";
  if (SeesCase(visit, record, row)) {
    w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row.id)).End() << "Open the case to write the rest</a>";
  } else {
    w.Tag("<a class=\"govuk-link\"").Href(Url("/")).End() << "Back to your work</a>";
  }
  w << "</p>";
  CameBeside(w, visit, record, row);
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  const auto row = casework::ConcernRaisedBy(record, visit.PathId<CaseId>("case"), visit.deed());
  if (!row) return ErrorAnswer(visit, row.error());
  PageParts page{.title = "Concern raised", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    ErrorWithoutField(w, error);
    Receipt(w, visit, record, *row);
    SayMore(w, visit, *row, error);
    OnFrom(w, visit, record, *row);
  };
  return {Render(visit, std::move(page)), {.subject_kind = "case", .ids = {row->id.value}, .restricted = true}};
}

}  // namespace

bool SeesCase(const Visit& visit, Record& record, const CaseRow& row) {
  const bool named = record.cases().HasAccess(row.id, visit.actor.user, visit.now);
  const auto relation = casework::RelationTo(visit.actor, row, named, record.cases().Parties(row.id));
  return access::May(visit.roles(), visit.actor, Permission::kSeeCase, relation).has_value();
}

// To anybody but whoever raised it there is no such page.
Answer ShowConcernReceipt(Visit& visit, Record& record) { return Page(visit, record, nullptr); }

Outcome SayMoreOfConcern(Visit& visit, Record& record) {
  const auto row = casework::ConcernRaisedBy(record, visit.PathId<CaseId>("case"), visit.deed());
  if (!row) return ErrorAnswer(visit, row.error());
  Plan plan;
  plan.work = [id = row->id, text = visit.Form("text")](WritableRecord& writable, Visit& v) {
    return casework::SayMoreOfConcern(writable, id, text, v.deed());
  };
  plan.then = [id = row->id](Visit&, const Document&) {
    return Answer{http::SeeOther(Url::Path({"concerns", PathReference(id), "receipt"}).Query("said", "yes").str()),
                  {.deed = AuditDeed::kChanged, .subject_kind = "case", .ids = {id.value}}};
  };
  plan.refused = [](Visit& v, Record& again, const Error& refusal) { return Page(v, again, &refusal); };
  return plan;
}

}  // namespace caseway::web
