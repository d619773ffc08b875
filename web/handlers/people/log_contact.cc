#include "core/casework/open_case.h"
#include "core/casework/person_fields.h"
#include "core/casework/told_concern.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/people/concern_told.h"
#include "web/views/person_fields.h"
#include "web/views/person_hits.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

void YesOrNo(Writer& w, const Visit& visit, html::Str name, html::Str ask, html::Str hint,
             std::vector<html::RadioItem> items, const Error* error) {
  html::RadiosOptions radios{.name = std::string(name.view()), .value = visit.Form(name.view())};
  radios.fieldset = {.legend = {.text = std::string(ask.view()), .classes = "govuk-fieldset__legend--s"}};
  if (!hint.empty()) radios.hint = {.text = std::string(hint.view())};
  radios.error = ErrorFor(error, name.view());
  radios.classes = "govuk-radios--small";
  radios.items = std::move(items);
  html::Radios(w, radios);
}

html::InputOptions Box(const Visit& visit, html::Str name, html::Str label, html::Str classes, const Error* error) {
  html::InputOptions box{.name = std::string(name.view()), .label = {.text = std::string(label.view())}};
  box.error = ErrorFor(error, name.view());
  box.value = visit.Form(name.view());
  box.classes = std::string(classes.view());
  return box;
}

void Caller(Writer& w, const Visit& visit, const Error* error) {
  html::Fieldset(
      w, {.legend = {.text = "Who is telling us", .classes = "govuk-fieldset__legend--m"}, .content = [&](Writer& in) {
            html::Select(in, {.name = "channel",
                              .label = {.text = "How it came"},
                              .error = ErrorFor(error, "channel"),
                              .items = CodeOptions(visit, "channels", "Choose"),
                              .value = visit.Form("channel")});
            html::Input(in, Box(visit, "referrer_name", "Their name", "", error));
            html::Input(in, Box(visit, "referrer_agency", "Organisation, or how they know the person", "", error));
            html::Input(in, Box(visit, "referrer_phone", "How to reach them", "govuk-input--width-20", error));
            auto on = Box(visit, "on", "Day it came, if not today", "govuk-input--width-10", error);
            on.hint = {.text = "For example, 3/3/2026. Dates run from when it came in"};
            html::Input(in, on);
            auto at = Box(visit, "at", "Time it came", "govuk-input--width-5", error);
            at.hint = {.text = "For example, 9:30am"};
            html::Input(in, at);
          }});
}

void About(Writer& w, const Visit& visit, const Error* error) {
  html::Textarea(w, {.name = "reason",
                     .label = {.text = "What is it about?", .classes = "govuk-label--m"},
                     .hint = {.text = "In the caller's words where you can."},
                     .error = ErrorFor(error, "reason"),
                     .value = visit.Form("reason"),
                     .rows = 5});
  YesOrNo(w, visit, "urgency", "How soon, as the caller puts it?", "", CodeRadios(visit, "urgencies"), error);
  YesOrNo(w, visit, "consent", "Does the person agree to this contact?",
          "As far as the caller says: it is a report, not a finding about capacity.",
          CodeRadios(visit, "contact-agreements"), error);
  YesOrNo(w, visit, "safeguarding", "Is someone at risk of abuse or neglect?",
          "Yes opens a safeguarding concern at once, beside the referral, with the words above. Not known stays open "
          "on the referral until it is answered.",
          {{.value = "yes", .text = "Yes", .conditional = [&](Writer& in) { AskSafety(in, visit, error); }},
           {.value = "no", .text = "No"},
           {.value = "unknown", .text = "Not known"}},
          error);
  html::Textarea(w, {.name = "notes",
                     .label = {.text = "Anything else"},
                     .error = ErrorFor(error, "notes"),
                     .value = visit.Form("notes"),
                     .rows = 3});
}

// Each a button of this form: nothing typed is lost, and it goes on in one press. The first button is the one that the
// Enter key presses: it only looks again.
void Near(Writer& w, const Visit& visit, const std::vector<PersonHit>& near) {
  w << "<button type=\"submit\" name=\"deed\" value=\"find\" class=\"govuk-visually-hidden\" "
       "tabindex=\"-1\">Look for them in the records</button>"
       "<h2 class=\"govuk-heading-m\" id=\"near\">Someone like this is in the records already</h2>"
       "<p class=\"govuk-body\">Nothing is logged yet. Say whether it is one of these: what you typed is below.</p>"
       "<ul class=\"govuk-list\">";
  for (const auto& hit : near) {
    w << "<li class=\"govuk-!-margin-bottom-3\">" << HitWords(visit, hit) << " <span class=\"govuk-hint\">(" << hit.why
      << ")</span><br>";
    html::Button(w, {.text = "It is " + hit.name + ": log it for them",
                     .name = "near",
                     .value = Reference(hit.id),
                     .classes = "govuk-button--secondary govuk-!-margin-bottom-1"});
    w << "</li>";
  }
  w << "</ul>";
  html::Button(w, {.text = "None of these: log it for someone new", .name = "near", .value = "new"});
}

Answer Page(Visit& visit, Record& record, const Error* error, const std::vector<PersonHit>& near = {}) {
  PageParts page{.title = "Log a contact", .current = "/contacts/new", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Log a contact</h1><p class=\"govuk-body\">It becomes a referral for the access "
         "team, due to be looked at by their own dates.</p>";
    ErrorWithoutField(w, error);
    FormStart(w, visit, Url::Path({"contacts", "new"}));
    if (!near.empty()) Near(w, visit, near);
    PersonPicker(w, visit, record, {.legend = "About whom", .nobody = "Someone else: add them"}, error);
    Caller(w, visit, error);
    About(w, visit, error);
    html::Button(w, {.text = "Log this contact", .prevent_double_click = true});
    FormEnd(w);
  };
  auto hits = LookedFor(visit, record);
  hits.insert(hits.end(), near.begin(), near.end());
  Shown shown;
  if (!hits.empty()) shown = {.deed = AuditDeed::kSearched, .subject_kind = "list", .ids = IdsOf(hits)};
  else if (const auto picked = PickedPerson(visit)) shown = {.subject_kind = "person", .ids = {picked.value}};
  return {Render(visit, std::move(page)), std::move(shown)};
}

// Everything wrong at once, each beside its field.
std::vector<FieldError> Faults(const Visit& visit) {
  std::vector<FieldError> faults;
  if (visit.Form("channel").empty()) faults.push_back({"channel", "Choose how the contact came."});
  if (casework::Trimmed(visit.Form("reason")).empty()) faults.push_back({"reason", "Say what the contact is about."});
  if (visit.Form("safeguarding").empty())
    faults.push_back({"safeguarding", "Say whether someone is at risk of abuse or neglect."});
  if (visit.Form("safeguarding") == "yes") AddUnanswered(visit, faults);
  return faults;
}

void Add(Error& error, const Error& more) {
  error.fields.insert(error.fields.end(), more.fields.begin(), more.fields.end());
}

// Whom it is about: one of those like them, the one chosen before, or who was typed.
void TakePerson(const Visit& visit, casework::LogContactCommand& contact, Error& error) {
  contact.subject = visit.FormId<PersonId>("near");
  if (!contact.subject && visit.Form("near") != "new") contact.subject = PickedPerson(visit);
  if (contact.subject) return;
  auto person = PersonTyped(visit);
  if (person) contact.person = *std::move(person);
  else Add(error, person.error());
}

void TakeTime(const Visit& visit, casework::LogContactCommand& contact, Error& error) {
  const auto received = views::ParseHappened(visit.Form("on"), visit.Form("at"), visit.now);
  if (!received) return Add(error, received.error());
  if (*received) contact.received = FromLondon((*received)->local);
  if (contact.received > visit.now) error.fields.push_back({"on", "The time must not be in the future."});
  const auto born = casework::BornByThen(contact.person, contact.received == Instant{} ? visit.now : contact.received);
  if (!born) Add(error, born.error());
}

Result<casework::LogContactCommand> ContactTyped(const Visit& visit) {
  casework::LogContactCommand contact;
  Error error{ErrorCode::kInvalidInput, "Check what you entered."};
  TakePerson(visit, contact, error);
  for (auto& fault : Faults(visit)) error.fields.push_back(std::move(fault));
  TakeTime(visit, contact, error);
  if (!error.fields.empty()) return error;
  contact.channel = visit.Form("channel");
  contact.referrer_name = casework::Trimmed(visit.Form("referrer_name"));
  contact.referrer_agency = casework::Trimmed(visit.Form("referrer_agency"));
  contact.referrer_phone = casework::Trimmed(visit.Form("referrer_phone"));
  contact.reason = visit.Form("reason");
  contact.urgency = visit.Form("urgency");
  contact.consent = visit.Form("consent");
  contact.notes = visit.Form("notes");
  contact.safeguarding = visit.Form("safeguarding");
  return contact;
}

// Those like whoever was typed, unless it was said already that it is none of them; whether or not anyone looked.
std::vector<PersonHit> LikeThem(const Visit& visit, Record& record, const casework::LogContactCommand& contact) {
  const bool is_new = visit.Form("near") == "new" || visit.Form("person") == "new";
  if (contact.subject || is_new || !visit.Holds(access::Permission::kFindPerson)) return {};
  return record.people().NearMatches(contact.person, visit.viewer());
}

}  // namespace

Answer ShowLogContact(Visit& visit, Record& record) {
  if (const auto picked = PickedPerson(visit)) {
    const auto person = record.people().Find(picked);
    if (!person) return ErrorAnswer(visit, NotFound("There is no person with this reference."));
    const auto allowed = access::May(visit.roles(), visit.actor, access::Permission::kOpenCase,
                                     access::RelationTo(visit.actor, person->id));
    if (!allowed) return ErrorAnswer(visit, allowed.error());
  }
  return Page(visit, record, nullptr);
}

Outcome LogContact(Visit& visit, Record& record) {
  if (WantsToLook(visit)) return Page(visit, record, nullptr);
  const auto contact = ContactTyped(visit);
  if (!contact) return Page(visit, record, &contact.error());
  if (contact->subject) {
    const auto allowed = access::May(visit.roles(), visit.actor, access::Permission::kOpenCase,
                                     access::RelationTo(visit.actor, contact->subject));
    if (!allowed) return ErrorAnswer(visit, allowed.error());
  }
  const auto near = LikeThem(visit, record, *contact);
  if (!near.empty()) return Page(visit, record, nullptr, near);
  Plan plan;
  plan.work = [contact = *contact, told = ConcernTold(visit, contact->reason)](WritableRecord& writable, Visit& v) {
    return casework::LogContactAsked(writable, contact, told, v.deed());
  };
  plan.then = [](Visit&, const Document& made) {
    const CaseId id{made["case"].Number()}, concern{made["concern"].Number()};
    Shown changed{.deed = AuditDeed::kChanged, .subject_kind = "case", .ids = {id.value, made["person"].Number()}};
    if (!concern) return Answer{http::SeeOther(CaseUrl(id).str()), std::move(changed)};
    // A concern was opened with it: whoever logged it is told so, and has its receipt (P9).
    changed.ids.push_back(concern.value);
    return Answer{http::SeeOther(Url::Path({"concerns", PathReference(concern), "receipt"}).str()), std::move(changed)};
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return Page(v, again, &error); };
  return plan;
}

}  // namespace caseway::web
