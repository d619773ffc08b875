#include "core/casework/people.h"
#include "web/handlers/handlers.h"
#include "web/views/person_banner.h"
#include "web/views/person_fields.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

bool Ticked(const Visit& visit, std::string_view value) {
  for (const auto ticked : visit.request.form.All("identity")) {
    if (ticked == value) return true;
  }
  return false;
}

void More(Writer& w, const Visit& visit, const Person& person) {
  if (!visit.Holds(Permission::kChangePerson)) return;
  w << "<ul class=\"govuk-list\">";
  const auto link = [&](std::string_view more, const char* text) {
    w << "<li>";
    w.Tag("<a class=\"govuk-link\"").Href(PersonUrl(person.id, more)).End() << std::string_view(text) << "</a></li>";
  };
  link("alerts", "Alerts");
  link("needs", "Communication needs");
  link("move", "Record a change of address");
  link("death", person.died ? "Correct or take back the death" : "Record a death");
  w << "</ul>";
}

// What is kept of them, as this viewer reads it: title and words.
std::vector<std::pair<std::string, std::string>> WordsOf(const Visit& visit, const Person& person, bool secret) {
  std::vector<std::pair<std::string, std::string>> words;
  const FieldValues value = ValuesOf(person);
  for (const auto& name : PersonFieldNames()) {
    std::string text = value(name);
    if (name == "born") text = views::BornWords(person.born, visit.now, person.died);
    if (name == "gender") text = CodeLabel(visit, "genders", text);
    if (name == "address") text = AddressFor(visit, person, secret);
    if (name == "postcode" && secret) continue;
    words.emplace_back(PersonFieldTitle(name), text.empty() ? std::string("Not known") : text);
  }
  return words;
}

html::SummaryListOptions Kept(const Visit& visit, const Person& person, bool secret) {
  html::SummaryListOptions list;
  for (const auto& [title, text] : WordsOf(visit, person, secret)) list.rows.push_back({.key = title, .value = text});
  return list;
}

void ChangeForm(Writer& w, const Visit& visit, const Person& person, bool secret, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Change details</h2>";
  FormStart(w, visit, PersonUrl(person.id, "details"));
  const bool typed = visit.request.form.Has("last_name");
  // A role that may not see a secret address may not overwrite it unseen: a move is recorded on its own page.
  const bool hides_address = secret && !visit.Holds(Permission::kSeeKeySafe);
  PersonFields(w, visit, typed ? Typed(visit) : ValuesOf(person), error, {.whole = true, .address = !hides_address});
  // What stood here when the page was made: only what this worker touched is changed, and never over another's change.
  const FieldValues was = ValuesOf(person);
  for (const auto& name : PersonFieldNames()) {
    if (!hides_address || (name != "address" && name != "postcode")) Hidden(w, "was_" + name, was(name));
  }
  html::Checkboxes(w,
                   {.name = "identity",
                    .fieldset = {.legend = {.text = "Who this is", .classes = "govuk-fieldset__legend--s"}},
                    .items = {{.value = "provisional",
                               .text = "Not certain yet: the record is provisional",
                               .checked = typed ? Ticked(visit, "provisional") : person.provisional},
                              {.value = "identity_to_confirm",
                               .text = "The NHS number may be someone else's: identity to confirm",
                               .checked = typed ? Ticked(visit, "identity_to_confirm") : person.identity_to_confirm}}});
  html::Input(w, {.name = "reason",
                  .label = {.text = "Why it changes"},
                  .hint = {.text = "For example, a mistake put right, or told by the person"},
                  .error = ErrorFor(error, "reason"),
                  .value = visit.Form("reason")});
  html::Button(w, {.text = "Save changes", .prevent_double_click = true});
  FormEnd(w);
}

// What a joined record says otherwise: it is no longer seen anywhere else.
html::SummaryListOptions SaidOtherwise(const Visit& visit, const Person& person, const Person& joined, bool secret) {
  html::SummaryListOptions said;
  const auto kept = WordsOf(visit, person, secret), words = WordsOf(visit, joined, secret);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [title, text] = words[i];
    if (text != "Not known" && text != kept[i].second) said.rows.push_back({.key = title, .value = text});
  }
  return said;
}

void JoinedRecords(Writer& w, const Visit& visit, Record& record, const Person& person, bool secret) {
  const auto joined = record.people().MergedInto(person.id);
  if (joined.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">Records joined to this one</h2><p class=\"govuk-body\">What this record did not "
       "say was taken over. Where they differ, the joined one said:</p>";
  for (const auto& one : joined) {
    w << "<h3 class=\"govuk-heading-s\">" << Reference(one.id) << "</h3>";
    const auto said = SaidOtherwise(visit, person, one, secret);
    if (said.rows.empty()) w << "<p class=\"govuk-body\">Nothing else.</p>";
    else html::SummaryList(w, said);
    if (!visit.Holds(Permission::kMergePeople)) continue;
    w << "<p class=\"govuk-body\">";
    w.Tag("<a class=\"govuk-link\"").Href(std::move(PersonUrl(person.id)).Query("from", PathReference(one.id))).End()
        << "Take apart<span class=\"govuk-visually-hidden\"> " << Reference(one.id) << "</span></a></p>";
  }
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error) {
  const bool secret = IsAddressSecret(record.people().Alerts(person.id, LondonDate(visit.now)));
  PersonPageParts parts{.title = "Details", .tab = "details", .error = error};
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Details</h1>";
    ErrorWithoutField(w, error);
    More(w, visit, person);
    auto kept = Kept(visit, person, secret);
    if (const auto move = MoveToComeOf(visit, record, person, true))
      kept.rows.push_back({.key = move->from, .value = move->address});
    html::SummaryList(w, kept);
    JoinedRecords(w, visit, record, person, secret);
    if (visit.Holds(Permission::kChangePerson)) ChangeForm(w, visit, person, secret, error);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

bool IsTouched(const Visit& visit, const std::string& name) {
  return visit.request.form.Has(name) && visit.Form(name) != visit.Form("was_" + name);
}

// Fields that someone else changed since the page was made.
Error Overtaken(const Visit& visit, const Person& before) {
  Error error{ErrorCode::kConflict, "Someone else changed this record in the meantime."};
  const FieldValues now = ValuesOf(before);
  for (const auto& name : PersonFieldNames()) {
    if (!IsTouched(visit, name) || now(name) == visit.Form("was_" + name)) continue;
    error.fields.push_back({name, PersonFieldTitle(name) + " was changed in the meantime to: " +
                                      (now(name).empty() ? std::string("nothing") : now(name)) +
                                      ". Save again to replace it with what you typed."});
  }
  return error;
}

// Only what differs, so that the history says what was changed and nothing else.
Document ChangesTyped(const Visit& visit, const Person& before, const Person& typed) {
  const Document old = ToDocument(before), now = ToDocument(typed);
  Document changes{Document::Members{}};
  for (const auto& name : PersonFieldNames()) {
    if (IsTouched(visit, name) && old[name].Text() != now[name].Text()) changes.Set(name, now[name].Text());
  }
  if (Ticked(visit, "provisional") != before.provisional) changes.Set("provisional", !before.provisional);
  if (Ticked(visit, "identity_to_confirm") != before.identity_to_confirm)
    changes.Set("identity_to_confirm", !before.identity_to_confirm);
  return changes;
}

}  // namespace

Answer ShowPersonDetails(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); });
}

Outcome ChangePersonDetails(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    const auto typed = PersonTyped(visit);
    if (!typed) return Page(visit, record, person, &typed.error());
    const Error overtaken = Overtaken(visit, person);
    if (!overtaken.fields.empty()) return Page(visit, record, person, &overtaken);
    const Document changes = ChangesTyped(visit, person, *typed);
    const bool says_why = !casework::Trimmed(visit.Form("reason")).empty();
    if (changes.Named().empty()) return Answer{http::SeeOther(PersonUrl(person.id, "details").str()), {}};
    if (!says_why) {
      const Error error = InvalidField("reason", "Say why the details change.");
      return Page(visit, record, person, &error);
    }
    Plan plan;
    plan.work = [id = person.id, changes, reason = visit.Form("reason")](WritableRecord& writable, Visit& v) {
      return casework::ChangePerson(writable, {.person = id, .changes = changes, .reason = reason}, v.deed());
    };
    plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id, "details")); };
    plan.refused = [person](Visit& v, Record& again, const Error& error) { return Page(v, again, person, &error); };
    return plan;
  });
}

}  // namespace caseway::web
