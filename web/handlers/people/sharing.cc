// What somebody lets us share about them, with whom and since when: chosen, changed and withdrawn; all of it kept
// (P51).
#include "core/casework/sharing.h"

#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/list_cells.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/sharing_words.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

Url ChoiceUrl(PersonId person, std::int64_t key) {
  return Url::Path({"people", PathReference(person), "sharing", std::to_string(key), "withdrawal"});
}

std::string OfChoice(std::string_view field, std::int64_t key) {
  return std::string(field) + "-" + std::to_string(key);
}

std::int64_t KeyAsked(const Visit& visit) {
  const std::string text(visit.Path("choice"));
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoll(text);
}

void WithdrawForm(Writer& w, const Visit& visit, PersonId person, const SharingChoice& choice, const Error* error) {
  const std::string on = OfChoice("on", choice.key), reason = OfChoice("reason", choice.key);
  const bool refused = KeyAsked(visit) == choice.key && error != nullptr;
  html::Details(w, {.summary = "Withdraw: " + SharedWith(visit, choice),
                    .text =
                        [&](Writer& in) {
                          FormStart(in, visit, ChoiceUrl(person, choice.key));
                          html::Input(in, {.name = "on",
                                           .label = {.text = "Withdrawn on"},
                                           .hint = {.text = "For example, 27/3/2026. Leave empty for today."},
                                           .error = ErrorFor(error, on),
                                           .value = refused ? visit.Form("on") : "",
                                           .id = on,
                                           .classes = "govuk-input--width-10"});
                          html::Input(in, {.name = "reason",
                                           .label = {.text = "What they said about it (optional)"},
                                           .error = ErrorFor(error, reason),
                                           .value = refused ? visit.Form("reason") : "",
                                           .id = reason});
                          html::Button(in, {.text = "Withdraw", .classes = "govuk-button--secondary"});
                          FormEnd(in);
                        },
                    .open = refused});
}

void Holding(Writer& w, const Visit& visit, PersonId person, const std::vector<SharingChoice>& choices,
             const Error* error) {
  bool any = false;
  for (const auto& choice : choices) {
    if (!choice.Holds()) continue;
    any = true;
    w << "<section class=\"govuk-!-margin-bottom-4\"><h2 class=\"govuk-heading-s govuk-!-margin-bottom-1\">"
      << SharedWith(visit, choice) << "</h2><p class=\"govuk-body\">" << SharedWhat(visit, choice) << "</p>";
    if (visit.Holds(Permission::kChangePerson)) WithdrawForm(w, visit, person, choice, error);
    w << "</section>";
  }
  if (!any) w << "<p class=\"govuk-body\">Nobody has asked yet, or all of it was withdrawn.</p>";
}

void Earlier(Writer& w, const Visit& visit, const std::vector<SharingChoice>& choices) {
  std::vector<const SharingChoice*> ended;
  for (const auto& choice : choices) {
    if (!choice.Holds()) ended.push_back(&choice);
  }
  if (ended.empty()) return;
  html::TableOptions options{.caption = "What held before", .classes = "app-table--dense app-table--stack"};
  options.caption_classes = "govuk-table__caption--m";
  options.head = {{.text = "With whom"}, {.text = "What"}, {.text = "Why it ended"}};
  html::TableWriter table(w, options);
  for (const auto* choice : ended) {
    table.Row();
    table.Cell(LabelledCell("With whom", SharedWith(visit, *choice)));
    table.Cell(LabelledCell("What", SharedWhat(visit, *choice)));
    table.Cell(LabelledCell("Why it ended", choice->ended.empty() ? std::string("Nothing said") : choice->ended));
  }
  table.End();
}

// Those around the person whom the viewer may know, to choose one.
std::vector<html::SelectItem> AroundOptions(const Visit& visit, Record& record, PersonId person) {
  std::vector<html::SelectItem> items;
  items.push_back({.value = "", .text = "Nobody of these"});
  for (const auto& tie : record.people().Relationships(person, visit.viewer())) {
    if (tie.until || tie.other_name.empty()) continue;
    items.push_back({.value = PathReference(tie.other), .text = tie.other_name + ", " + RelationshipWords(visit, tie)});
  }
  return items;
}

void AddForm(Writer& w, const Visit& visit, Record& record, const Person& person, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Record a choice</h2>";
  FormStart(w, visit, PersonUrl(person.id, "sharing"));
  html::RadiosOptions with{
      .name = "with", .error = ErrorFor(error, "with"), .items = CodeRadios(visit, "sharing-with")};
  with.fieldset = {.legend = {.text = "With whom", .classes = "govuk-fieldset__legend--s"}};
  with.value = visit.Form("with");
  html::Radios(w, with);
  const auto around = AroundOptions(visit, record, person.id);
  if (around.size() > 1)
    html::Select(w, {.name = "other",
                     .label = {.text = "Who, of the people around them"},
                     .error = ErrorFor(error, "other"),
                     .items = around,
                     .value = visit.Form("other")});
  html::Input(w, {.name = "name",
                  .label = {.text = around.size() > 1 ? "Or their name" : "Their name"},
                  .hint = {.text = "The person, practice, agency or body"},
                  .error = ErrorFor(error, "name"),
                  .value = visit.Form("name")});
  html::RadiosOptions what{.name = "what", .error = ErrorFor(error, "what"), .items = CodeRadios(visit, "sharing")};
  what.fieldset = {.legend = {.text = "What they let us share", .classes = "govuk-fieldset__legend--s"}};
  what.hint = {.text = "Their own choice. What must be shared to keep somebody safe is shared all the same."};
  what.value = visit.Form("what");
  html::Radios(w, what);
  html::Input(w, {.name = "detail",
                  .label = {.text = "More, in their words (optional)"},
                  .error = ErrorFor(error, "detail"),
                  .value = visit.Form("detail")});
  html::Input(w, {.name = "since",
                  .label = {.text = "Since when"},
                  .hint = {.text = "For example, 27/3/2026. Leave empty for today."},
                  .error = ErrorFor(error, "since"),
                  .value = visit.Form("since"),
                  .classes = "govuk-input--width-10"});
  html::Button(w, {.text = "Record the choice", .prevent_double_click = true});
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error) {
  const auto choices = record.people().Sharing(person.id, visit.viewer());
  PersonPageParts parts{.title = "What may be shared", .tab = "around", .error = error};
  for (const auto& choice : choices) {
    if (choice.other) parts.ids.push_back(choice.other.value);
  }
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">What may be shared</h1><p class=\"govuk-body\">What " << person.DisplayName()
      << " lets us share about them, and with whom. A new choice about the same people takes the "
      << "place of the earlier one; every choice is kept with its days.</p>";
    ErrorWithoutField(w, error);
    Holding(w, visit, person.id, choices, error);
    Earlier(w, visit, choices);
    if (visit.Holds(Permission::kChangePerson)) AddForm(w, visit, record, person, error);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

Result<std::optional<Date>> DayTyped(const Visit& visit, const std::string& field) {
  const std::string text = casework::Trimmed(visit.Form(field));
  if (text.empty()) return std::optional<Date>{};
  const auto day = views::ParseDay(text);
  if (!day) return InvalidField(field, day.error().say);
  return std::optional<Date>{*day};
}

// The boxes of each choice on the page have ids of their own: the errors stand beside those.
Error BesideChoice(Error error, std::int64_t key) {
  for (auto& field : error.fields) field.field = OfChoice(field.field, key);
  return error;
}

Plan Then(Plan plan, const Person& person, std::int64_t key) {
  plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id, "sharing")); };
  plan.refused = [person, key](Visit& v, Record& again, const Error& error) {
    const Error beside = key == 0 ? error : BesideChoice(error, key);
    return Page(v, again, person, &beside);
  };
  return plan;
}

}  // namespace

Answer ShowSharing(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); });
}

Outcome ChooseSharing(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    const auto since = DayTyped(visit, "since");
    if (!since) return Page(visit, record, person, &since.error());
    casework::ChooseSharingCommand command{.person = person.id, .with = visit.Form("with")};
    command.other = visit.FormId<PersonId>("other");
    command.name = visit.Form("name"), command.what = visit.Form("what"), command.detail = visit.Form("detail");
    command.since = *since;
    Plan plan;
    plan.work = [command](WritableRecord& writable, Visit& v) {
      return casework::ChooseSharing(writable, command, v.deed());
    };
    return Then(std::move(plan), person, 0);
  });
}

Outcome WithdrawSharing(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    const std::int64_t key = KeyAsked(visit);
    const auto on = DayTyped(visit, "on");
    if (!on) {
      const Error error = BesideChoice(on.error(), key);
      return Page(visit, record, person, &error);
    }
    Plan plan;
    plan.work = [id = person.id, key, on = *on, reason = visit.Form("reason")](WritableRecord& writable, Visit& v) {
      return casework::WithdrawSharing(writable, {.person = id, .key = key, .on = on, .reason = reason}, v.deed());
    };
    return Then(std::move(plan), person, key);
  });
}

}  // namespace caseway::web
