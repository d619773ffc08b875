#include "web/handlers/handlers.h"
#include "web/views/chronology_list.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kPageSize = 30;

struct Kind {
  std::string_view id;
  std::string_view title;
};
// As the projections name them (storage/sqlite/projections/chronology_words.cc).
constexpr Kind kKinds[] = {{"", "All"},       {"note", "Notes"},     {"contact", "Contacts"}, {"case", "Cases"},
                           {"form", "Forms"}, {"letter", "Letters"}, {"file", "Files"},       {"person", "Details"}};

Url ListUrl(PersonId person, std::string_view kind, std::int64_t before) {
  Url url = PersonUrl(person, "chronology");
  if (!kind.empty()) url = std::move(url).Query("kind", kind);
  if (before > 0) url = std::move(url).Query("before", std::to_string(before));
  return url;
}

std::string KindAsked(const Visit& visit) {
  const std::string asked = visit.Query("kind");
  for (const auto& kind : kKinds) {
    if (kind.id == asked) return asked;
  }
  return "";
}

std::int64_t BeforeAsked(const Visit& visit) {
  const std::string text = visit.Query("before");
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoll(text);
}

void Filters(Writer& w, PersonId person, const std::string& chosen) {
  html::SubNavigationOptions tabs{.label = "Kind of entry"};
  for (const auto& kind : kKinds)
    tabs.items.push_back({.text = kind.title, .href = ListUrl(person, kind.id, 0), .active = kind.id == chosen});
  html::SubNavigation(w, tabs);
}

void Pages(Writer& w, PersonId person, const std::string& kind, std::int64_t before, std::int64_t last, bool more) {
  html::PaginationOptions pages;
  if (before > 0) pages.previous = {.href = ListUrl(person, kind, 0), .text = "Newest"};
  if (more) pages.next = {.href = ListUrl(person, kind, last), .text = "Earlier"};
  if (before > 0 || more) html::Pagination(w, pages);
}

}  // namespace

Answer ShowPersonChronology(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) {
    const std::string kind = KindAsked(visit);
    const std::int64_t before = BeforeAsked(visit);
    auto rows = record.people().Chronology(person.id, visit.viewer(), before, kPageSize + 1, kind);
    const bool more = static_cast<int>(rows.size()) > kPageSize;
    if (more) rows.resize(kPageSize);
    PersonPageParts parts{.title = "Chronology", .tab = "chronology"};
    for (const auto& row : rows) {
      if (row.case_id) parts.ids.push_back(row.case_id.value);
    }
    parts.main = [&](Writer& w) {
      w << "<h1 class=\"govuk-heading-l\">Chronology</h1>";
      Filters(w, person.id, kind);
      if (rows.empty()) {
        w << "<p class=\"govuk-body\">Nothing here. Notes, contacts, forms, letters and changes are listed newest "
             "first.</p>";
        return;
      }
      ChronologyList(w, visit, rows, {.person = person.id, .shows_case = true, .heading_level = 2});
      Pages(w, person.id, kind, before, rows.back().position, more);
    };
    return PersonPage(visit, record, person, std::move(parts));
  });
}

}  // namespace caseway::web
