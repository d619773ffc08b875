#include "core/casework/new_address.h"
#include "core/casework/people.h"
#include "web/handlers/handlers.h"
#include "web/views/person_banner.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Writer;

html::InputOptions Box(const Visit& visit, std::string_view name, html::Str label, html::Str hint, const Error* error) {
  html::InputOptions box{.name = name, .label = {.text = std::string(label.view())}, .error = ErrorFor(error, name)};
  if (!hint.empty()) box.hint = {.text = std::string(hint.view())};
  box.value = visit.Form(name);
  return box;
}

void DeathForm(Writer& w, const Visit& visit, const Person& person, const Error* error) {
  w << "<h1 class=\"govuk-heading-l\">Record a death</h1><p class=\"govuk-body\">Open cases then offer their ending, "
       "and "
       "letters to the person stop. Safeguarding stays open for others at risk. Notes can still be written.</p>";
  ErrorWithoutField(w, error);
  FormStart(w, visit, PersonUrl(person.id, "death"));
  auto on = Box(visit, "on", "Date of death", "For example, 3/3/2026", error);
  on.classes = "govuk-input--width-10";
  html::Input(w, on);
  html::Input(w, Box(visit, "told_by", "Who told us", "", error));
  html::Button(w, {.text = "Record the death", .prevent_double_click = true});
  FormEnd(w);
}

void CorrectionForm(Writer& w, const Visit& visit, const Person& person, const Error* error) {
  w << "<h1 class=\"govuk-heading-l\">Correct a death</h1><p class=\"govuk-body\">Recorded as "
    << FormatLong(*person.died) << ".</p>";
  ErrorWithoutField(w, error);
  FormStart(w, visit, PersonUrl(person.id, "death"));
  html::RadiosOptions what{.name = "what", .value = visit.Form("what"), .classes = "govuk-radios--small"};
  what.fieldset = {.legend = {.text = "What is wrong?", .classes = "govuk-fieldset__legend--s"}};
  what.error = ErrorFor(error, "what");
  what.items = {{.value = "date", .text = "The date"}, {.value = "alive", .text = "The person is alive"}};
  html::Radios(w, what);
  auto on = Box(visit, "on", "The right date, if the date is wrong", "For example, 3/3/2026", error);
  on.classes = "govuk-input--width-10";
  html::Input(w, on);
  html::Input(w, Box(visit, "reason", "How you know", "", error));
  html::Button(w, {.text = "Save correction", .prevent_double_click = true});
  FormEnd(w);
}

Answer DeathPage(Visit& visit, Record& record, const Person& person, const Error* error) {
  PersonPageParts parts{.title = "Death", .tab = "details", .error = error};
  parts.main = [&](Writer& w) {
    if (person.died) CorrectionForm(w, visit, person, error);
    else DeathForm(w, visit, person, error);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

Result<Date> DayNeeded(const Visit& visit, const std::string& field, const char* say) {
  const std::string text = casework::Trimmed(visit.Form(field));
  if (text.empty()) return InvalidField(field, say);
  const auto day = views::ParseDay(text);
  if (!day) return InvalidField(field, day.error().say);
  return *day;
}

Plan WithEnding(Plan plan, const Person& person, Answer (*page)(Visit&, Record&, const Person&, const Error*)) {
  plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id)); };
  plan.refused = [person, page](Visit& v, Record& again, const Error& error) { return page(v, again, person, &error); };
  return plan;
}

Outcome CorrectDeath(Visit& visit, Record& record, const Person& person) {
  const std::string what = visit.Form("what");
  std::optional<Date> on;
  if (what == "date") {
    const auto day = DayNeeded(visit, "on", "Enter the right date of death.");
    if (!day) return DeathPage(visit, record, person, &day.error());
    on = *day;
  } else if (what != "alive") {
    const Error error = InvalidField("what", "Choose what is wrong.");
    return DeathPage(visit, record, person, &error);
  }
  Plan plan;
  plan.work = [id = person.id, on, reason = visit.Form("reason")](WritableRecord& writable, Visit& v) {
    return casework::CorrectDeath(writable, id, on, reason, v.deed());
  };
  return WithEnding(std::move(plan), person, DeathPage);
}

constexpr std::pair<std::string_view, std::string_view> kMoves[] = {
    {"within", "Within our area"},
    {"in", "Into our area, from another council's"},
    {"out", "Out of our area: another council becomes responsible"},
    {"placement", "Out of our area, placed by us: we stay responsible"}};

// The move recorded ahead, and how to take it back.
void MoveToCome(Writer& w, const Visit& visit, Record& record, const Person& person, const Error* error) {
  const auto move = MoveToComeOf(visit, record, person, true);
  if (!move) return;
  w << "<h2 class=\"govuk-heading-m\">Change of address to come</h2><p class=\"govuk-body\">" << move->from << ": "
    << move->address << ". The address changes by itself on that day. Recording another one ahead takes its place.</p>";
  FormStart(w, visit, PersonUrl(person.id, "move"));
  Hidden(w, "drop", "yes");
  html::Input(w, Box(visit, "reason", "Why it will not happen", "", error));
  html::Button(w, {.text = "Take it back", .classes = "govuk-button--secondary", .prevent_double_click = true});
  FormEnd(w);
}

Answer MovePage(Visit& visit, Record& record, const Person& person, const Error* error) {
  const bool secret = IsAddressSecret(record.people().Alerts(person.id, LondonDate(visit.now)));
  PersonPageParts parts{.title = "Change of address", .tab = "details", .error = error};
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Record a change of address</h1><p class=\"govuk-body\">Now: "
      << AddressFor(visit, person, secret) << "</p>";
    ErrorWithoutField(w, error);
    FormStart(w, visit, PersonUrl(person.id, "move"));
    auto from = Box(visit, "from", "From which day",
                    "For example, 3/3/2026. A day to come too: the address changes by itself on that day", error);
    from.classes = "govuk-input--width-10";
    html::Input(w, from);
    html::RadiosOptions kind{.name = "kind", .value = visit.Form("kind")};
    kind.fieldset = {.legend = {.text = "What kind of move?", .classes = "govuk-fieldset__legend--s"}};
    kind.error = ErrorFor(error, "kind");
    for (const auto& [value, text] : kMoves) kind.items.push_back({.value = value, .text = text});
    html::Radios(w, kind);
    html::Textarea(w, {.name = "address",
                       .label = {.text = "New address"},
                       .error = ErrorFor(error, "address"),
                       .value = visit.Form("address"),
                       .rows = 3});
    html::CheckboxesOptions unknown{.name = "not_known", .classes = "govuk-checkboxes--small"};
    unknown.items = {{.value = "yes", .text = "The new address is not known"}};
    if (visit.Form("not_known") == "yes") unknown.values.push_back("yes");
    html::Checkboxes(w, unknown);
    auto postcode = Box(visit, "postcode", "Postcode", "", error);
    postcode.classes = "govuk-input--width-10";
    html::Input(w, postcode);
    html::Input(w, Box(visit, "residence", "Council responsible, if not ours",
                       "Needed where another becomes responsible", error));
    html::Button(w, {.text = "Record the move", .prevent_double_click = true});
    FormEnd(w);
    MoveToCome(w, visit, record, person, error);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

}  // namespace

Answer ShowDeath(Visit& visit, Record& record) {
  return WithPerson(
      visit, record, [&](const Person& person) { return DeathPage(visit, record, person, nullptr); },
      access::Permission::kChangePerson);
}

Outcome RecordDeath(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    if (person.died) return CorrectDeath(visit, record, person);
    const auto on = DayNeeded(visit, "on", "Enter the date of death.");
    if (!on) return DeathPage(visit, record, person, &on.error());
    Plan plan;
    plan.work = [id = person.id, on = *on, told_by = visit.Form("told_by")](WritableRecord& writable, Visit& v) {
      return casework::RecordDeath(writable, id, on, told_by, v.deed());
    };
    return WithEnding(std::move(plan), person, DeathPage);
  });
}

Answer ShowMove(Visit& visit, Record& record) {
  return WithPerson(
      visit, record, [&](const Person& person) { return MovePage(visit, record, person, nullptr); },
      access::Permission::kChangePerson);
}

Outcome RecordMove(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    if (visit.Form("drop") == "yes") {
      Plan plan;
      plan.work = [id = person.id](WritableRecord& writable, Visit& v) {
        return casework::DropMoveToCome(writable, id, v.Form("reason"), v.deed());
      };
      return WithEnding(std::move(plan), person, MovePage);
    }
    const auto from = DayNeeded(visit, "from", "Enter the day of the move.");
    if (!from) return MovePage(visit, record, person, &from.error());
    casework::RecordMoveCommand move{.person = person.id, .from = *from, .address = visit.Form("address")};
    move.postcode = visit.Form("postcode");
    move.residence = visit.Form("residence");
    move.kind = visit.Form("kind");
    if (visit.Form("not_known") == "yes") {
      if (!casework::Trimmed(move.address).empty()) {
        const Error both = InvalidField("address", "Take out the address, or the tick that it is not known.");
        return MovePage(visit, record, person, &both);
      }
      move.address = casework::kAddressNotKnown;
    }
    Plan plan;
    plan.work = [move](WritableRecord& writable, Visit& v) { return casework::RecordMove(writable, move, v.deed()); };
    return WithEnding(std::move(plan), person, MovePage);
  });
}

}  // namespace caseway::web
