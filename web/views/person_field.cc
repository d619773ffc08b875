#include "web/views/person_field.h"

#include <algorithm>

#include "core/forms/answer_value.h"
#include "core/reference.h"

namespace caseway::web {
namespace {

using html::Writer;

const PeopleOffered kNoOffer;

bool Has(const std::vector<html::RadioItem>& items, std::string_view value) {
  return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.value.view() == value; });
}

void AddPeople(std::vector<html::RadioItem>& items, const std::vector<PersonOffered>& people) {
  for (const auto& person : people) {
    const std::string reference = ReferenceOf(person.id);
    if (!Has(items, reference)) items.push_back({.value = reference, .text = person.words});
  }
}

// Those around, whom it names now, those found, what was typed, nobody.
std::vector<html::RadioItem> Items(const FormField& field, const PeopleOffered& people) {
  std::vector<html::RadioItem> items;
  AddPeople(items, people.around);
  const std::int64_t named = PersonIdOf(field.answer);
  const auto chosen = people.chosen.find(field.path);
  const std::string known = named != 0 ? "Person " + ReferenceOf(named) : std::string();
  if (named != 0) AddPeople(items, {chosen == people.chosen.end() ? PersonOffered{named, known} : chosen->second});
  const auto found = people.found.find(field.path);
  if (found != people.found.end()) AddPeople(items, found->second);
  if (named == 0 && !forms::IsUnanswered(field.answer))
    items.push_back({.value = field.answer.Text(), .text = "“" + field.answer.Text() + "”: nobody is chosen yet"});
  if (!items.empty() && people.may_be_nobody) items.push_back({.value = kNobody, .text = "Nobody, or not known"});
  return items;
}

void Choices(Writer& w, const FormField& field, std::vector<html::RadioItem> items) {
  const std::int64_t named = PersonIdOf(field.answer);
  html::RadiosOptions options{.name = field.path, .fieldset = field.Legend(), .hint = field.Hint()};
  options.error = field.Error();
  options.id_prefix = field.id;
  options.value = named != 0 ? ReferenceOf(named) : field.answer.Text();
  options.classes = "govuk-radios--small";
  options.items = std::move(items);
  html::Radios(w, options);
}

void NobodyFound(Writer& w, const FormField& field, const PeopleOffered& people) {
  const auto found = people.found.find(field.path);
  if (found == people.found.end() || !found->second.empty()) return;
  w << "<p class=\"govuk-body\" role=\"status\">No one found for “" << field.answer.Text()
    << "”. Try fewer parts, or another spelling: part of one name is enough.</p>";
}

void Box(Writer& w, const FormField& field, bool is_alone, bool may_find) {
  const std::string how = may_find
                              ? "A name, birth date, NHS number or postcode to look for, or the reference of their "
                                "record, like 7K3Q-F2M9-X."
                              : "The reference of their record, like 7K3Q-F2M9-X.";
  html::InputOptions box{.name = field.path, .label = field.Label(), .hint = field.Hint(how)};
  box.id = is_alone ? field.id : field.id + "-other";
  if (is_alone) {
    box.error = field.Error();
  } else {
    box.label = {.text = [&field](Writer& in) {
      in << "Somebody else<span class=\"govuk-visually-hidden\">: " << field.question.ask << "</span>";
    }};
    box.hint = {.text = how};
  }
  box.classes = "govuk-input--width-20";
  box.autocomplete = "off";
  box.spellcheck = false;
  html::Input(w, box);
}

}  // namespace

void PersonField(Writer& w, const FormField& field) {
  const PeopleOffered& people = field.view.people == nullptr ? kNoOffer : *field.view.people;
  auto items = Items(field, people);
  const bool is_alone = items.empty();
  if (!is_alone) Choices(w, field, std::move(items));
  NobodyFound(w, field, people);
  Box(w, field, is_alone, people.may_find);
  if (people.may_find) FieldDeed(w, "find:" + field.path, "Look for them", "in the records: " + field.question.ask);
}

std::int64_t PersonIdOf(const Document& answer) {
  const std::string& text = answer.Text();
  const bool is_id = !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == std::string::npos;
  return is_id ? std::stoll(text) : 0;
}

}  // namespace caseway::web
