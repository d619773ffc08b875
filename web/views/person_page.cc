#include "web/views/person_page.h"

#include "web/frame.h"
#include "web/views/person_banner.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

struct Tab {
  std::string_view id;
  std::string_view title;
};
constexpr Tab kTabs[] = {{"", "Overview"},
                         {"chronology", "Chronology"},
                         {"details", "Details"},
                         {"around", "People around"},
                         {"files", "Files"}};

void Tabs(Writer& w, PersonId person, std::string_view current) {
  html::SubNavigationOptions tabs{.label = "Pages of this record"};
  for (const auto& tab : kTabs)
    tabs.items.push_back({.text = tab.title, .href = PersonUrl(person, tab.id), .active = tab.id == current});
  html::SubNavigation(w, tabs);
}

Result<Person> Reached(Visit& visit, Record& record, access::Permission permission) {
  const auto id = visit.PathId<PersonId>("person");
  const auto person = id ? record.people().Find(id) : std::nullopt;
  if (!person) return NotFound("There is no person with this reference.");
  const auto allowed = access::May(visit.roles(), visit.actor, permission, access::RelationTo(visit.actor, person->id));
  if (!allowed) return allowed.error();
  return *person;
}

// The same page of the record that holds this person now.
Answer Elsewhere(const Visit& visit, PersonId asked, PersonId holder) {
  const auto& segments = visit.request.segments;
  Url url = PersonUrl(holder, segments.size() == 3 ? std::string_view(segments[2]) : std::string_view{});
  return {http::SeeOther(std::move(url).Query("from", PathReference(asked)).str()), {}};
}

}  // namespace

Url PersonUrl(PersonId id, std::string_view more) { return RecordUrl("people", id, more); }

Answer WithPerson(Visit& visit, Record& record, const std::function<Answer(const Person&)>& page,
                  access::Permission permission) {
  const auto person = Reached(visit, record, permission);
  if (!person) return ErrorAnswer(visit, person.error());
  const auto asked = visit.PathId<PersonId>("person");
  if (asked != person->id && visit.request.IsRead()) return Elsewhere(visit, asked, person->id);
  return page(*person);
}

Outcome ForPerson(Visit& visit, Record& record, const std::function<Outcome(const Person&)>& deed,
                  access::Permission permission) {
  const auto person = Reached(visit, record, permission);
  if (!person) return ErrorAnswer(visit, person.error());
  return deed(*person);
}

Answer PersonPage(Visit& visit, Record& record, const Person& person, PersonPageParts parts) {
  PageParts page;
  page.title = std::string(parts.title.view()) + " - " + person.DisplayName();
  page.current = "/people";
  page.errors = ErrorLinks(parts.error);
  if (parts.error != nullptr) page.status = StatusOf(parts.error->code);
  page.before_main = [&](Writer& w) {
    PersonBanner(w, visit, record, person);
    Tabs(w, person.id, parts.tab);
  };
  page.main = parts.main;
  Shown shown{.deed = parts.deed, .subject_kind = "person", .ids = {person.id.value}};
  shown.ids.insert(shown.ids.end(), parts.ids.begin(), parts.ids.end());
  shown.reason = std::move(parts.reason);
  shown.restricted = parts.restricted;
  return {Render(visit, std::move(page)), std::move(shown)};
}

Answer DoneAt(PersonId person, const Url& url) {
  return {http::SeeOther(url.str()), {.deed = AuditDeed::kChanged, .subject_kind = "person", .ids = {person.value}}};
}

void ErrorWithoutField(Writer& w, const Error* error) {
  if (error == nullptr || !error->fields.empty()) return;
  html::WarningText(w, {.text = error->say});
}

std::string RelationshipWords(const Visit& visit, const Relationship& tie) {
  const auto list = visit.library().codes.find("relationships");
  if (list == visit.library().codes.end()) return tie.kind;
  const auto* code = list->second.Find(tie.kind);
  if (code == nullptr) return tie.kind;
  if (tie.outgoing) return code->label;
  const auto reverse = code->more.find("reverse");
  return reverse == code->more.end() ? code->label : reverse->second;
}

std::vector<html::RadioItem> CodeRadios(const Visit& visit, std::string_view list) {
  std::vector<html::RadioItem> items;
  const auto found = visit.library().codes.find(list);
  if (found == visit.library().codes.end()) return items;
  for (const auto* code : found->second.Offered(LondonDate(visit.now)))
    items.push_back({.value = code->id, .text = code->label, .hint = {.text = code->help}});
  return items;
}

std::vector<html::SelectItem> CodeOptions(const Visit& visit, std::string_view list, html::Str none) {
  std::vector<html::SelectItem> items;
  items.push_back({.value = "", .text = std::move(none)});
  const auto found = visit.library().codes.find(list);
  if (found == visit.library().codes.end()) return items;
  for (const auto* code : found->second.Offered(LondonDate(visit.now)))
    items.push_back({.value = code->id, .text = code->label});
  return items;
}

}  // namespace caseway::web
