// One page of a person's record: checked access, the banner, the pages of the record side by side.
//
//   return WithPerson(visit, record, [&](const Person& person) {
//     return PersonPage(visit, record, person, {.title = "Files", .tab = "files", .main = ...});
//   });
//
// Threads: a page a call, while its record lives.
#pragma once

#include <functional>

#include "web/answer.h"
#include "web/chrome.h"

namespace caseway::web {

// The person of /people/{person} for someone who may see them; a page that says why not otherwise; a record that was
// joined to another leads to that one. `permission` is asked for this person.
Answer WithPerson(Visit& visit, Record& record, const std::function<Answer(const Person&)>& page,
                  access::Permission permission = access::Permission::kSeePerson);
// The same before a deed.
Outcome ForPerson(Visit& visit, Record& record, const std::function<Outcome(const Person&)>& deed,
                  access::Permission permission = access::Permission::kChangePerson);

struct PersonPageParts {
  html::Str title = {};
  std::string_view tab = {};  // "", "chronology", "details", "around", "files": the page it belongs to
  html::Content main = {};
  const Error* error = nullptr;
  std::vector<std::int64_t> ids = {};  // shown besides the person
  AuditDeed deed = AuditDeed::kViewed;
  std::string reason = {};
  bool restricted = false;
};
Answer PersonPage(Visit& visit, Record& record, const Person& person, PersonPageParts parts);

// /people/REF/more
html::Url PersonUrl(PersonId id, std::string_view more);
// Back to a page of the person after a deed; the change is in the audit.
Answer DoneAt(PersonId person, const html::Url& url);
// What a deed was refused for when it is no field's: shown at the top.
void ErrorWithoutField(html::Writer& w, const Error* error);

// What the other person is to this one: "Daughter", read the other way ("Parent") for a tie that the other stated.
std::string RelationshipWords(const Visit& visit, const Relationship& tie);

// Buttons of a code list, or a select, offered today.
std::vector<html::RadioItem> CodeRadios(const Visit& visit, std::string_view list);
std::vector<html::SelectItem> CodeOptions(const Visit& visit, std::string_view list, html::Str none);

}  // namespace caseway::web
