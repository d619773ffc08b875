#include <array>

#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/broken_glass.h"
#include "web/views/caseloads.h"
#include "web/views/hub_items.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kPageSize = 25;

struct DueChoice {
  std::string_view id;
  std::string_view title;
  DueFilter filter;
};
// clang-format off
constexpr std::array<DueChoice, 5> kChoices = {{
    {"", "All", DueFilter::kAll},
    {"overdue", "Overdue", DueFilter::kOverdue},
    {"today", "Due today", DueFilter::kToday},
    {"week", "Due this week", DueFilter::kThisWeek},
    {"later", "Later", DueFilter::kLater},
}};
// clang-format on

// What only waits for a manager stands apart from what is theirs to do.
constexpr std::string_view kWithManagers = "manager";

int CountFor(const WorkCounts& counts, DueFilter filter) {
  switch (filter) {
    case DueFilter::kAll: return counts.all;
    case DueFilter::kOverdue: return counts.overdue;
    case DueFilter::kToday: return counts.today;
    case DueFilter::kThisWeek: return counts.this_week;
    case DueFilter::kLater: return counts.later;
  }
  return 0;
}

Url ListUrl(const Visit& visit, std::string_view due, int offset) {
  Url url = Url::Path({"work"});
  if (!due.empty()) url = std::move(url).Query("due", due);
  if (const auto pathway = visit.Query("pathway"); !pathway.empty()) url = std::move(url).Query("pathway", pathway);
  if (offset > 0) url = std::move(url).Query("offset", std::to_string(offset));
  return url;
}

void DueTabs(Writer& w, const Visit& visit, const WorkCounts& counts, const WorkCounts& with_managers) {
  const std::string chosen = visit.Query("due");
  html::SubNavigationOptions tabs{.label = "By due date"};
  for (const auto& choice : kChoices) {
    const std::string text = std::string(choice.title) + " (" + std::to_string(CountFor(counts, choice.filter)) + ")";
    tabs.items.push_back({.text = text, .href = ListUrl(visit, choice.id, 0), .active = chosen == choice.id});
  }
  tabs.items.push_back({.text = "Waiting for a manager (" + std::to_string(with_managers.all) + ")",
                        .href = ListUrl(visit, kWithManagers, 0),
                        .active = chosen == kWithManagers});
  html::SubNavigation(w, tabs);
}

// The pathways by link, in any of which the due date chosen stays.
void PathwayLinks(Writer& w, const Visit& visit) {
  const std::string chosen = visit.Query("pathway"), due = visit.Query("due");
  w << "<nav aria-label=\"By pathway\"><ul class=\"app-choices app-no-print\">";
  const auto link = [&](const std::string& pathway, const std::string& title) {
    Url url = Url::Path({"work"});
    if (!due.empty()) url = std::move(url).Query("due", due);
    if (!pathway.empty()) url = std::move(url).Query("pathway", pathway);
    w << "<li>";
    html::OpenedTag tag = w.Tag("<a class=\"govuk-link\"");
    tag.Href(url);
    if (pathway == chosen) tag.Attr("aria-current", "true");
    tag.End() << title << "</a></li>";
  };
  link("", "All pathways");
  for (const auto& [pathway, bundle] : visit.library().live()) link(pathway, PathwayTitle(visit, pathway));
  w << "</ul></nav>";
}

void NoWork(Writer& w, const Visit& visit, bool holds_some) {
  w << "<p class=\"govuk-body app-empty\">";
  if (visit.Query("due") == kWithManagers) {
    w << "Nothing of yours waits for a manager. What you bring to a manager is listed here until it comes back.</p>";
    return;
  }
  if (holds_some) {
    w << "Nothing here. ";
    w.Tag("<a class=\"govuk-link\"").Href(Url("/work")).End() << "Show all your work</a>.</p>";
    return;
  }
  w << "You hold no cases. What is allocated to you is listed here by due date.";
  if (visit.Holds(access::Permission::kSeeTeamWork)) {
    w << " ";
    w.Tag("<a class=\"govuk-link\"").Href(Url::Path({"team"}).Query("list", "unallocated")).End()
        << "Take a case from your team's queue</a>.";
  }
  w << "</p>";
}

// The filters of the address.
WorkFilter FilterOf(const Visit& visit) {
  WorkFilter filter;
  filter.pathway = visit.Query("pathway");
  filter.with_managers = visit.Query("due") == kWithManagers;
  filter.not_theirs = NotTheirsOf(visit, visit.actor);
  for (const auto& choice : kChoices) {
    if (choice.id == visit.Query("due")) filter.due = choice.filter;
  }
  return filter;
}

// Where those begin who hold no cases: the first page their role is for.
std::string_view FirstPageOf(const Visit& visit) {
  using access::Permission;
  constexpr std::pair<Permission, std::string_view> kFirst[] = {{Permission::kManageUsers, "/users"},
                                                                {Permission::kSeeAudit, "/audit"},
                                                                {Permission::kSeeTeamWork, "/team"},
                                                                {Permission::kSeeCouncilFigures, "/board"},
                                                                {Permission::kFindPerson, "/people"}};
  for (const auto& [permission, path] : kFirst) {
    if (visit.Holds(permission)) return path;
  }
  return "/pathways";
}

}  // namespace

WorkClock WorkClockAt(Instant now) {
  const Date today = LondonDate(now);
  const auto weekday = std::chrono::weekday{Days{today}}.iso_encoding();
  return {now, EndOfLondonDay(today),
          EndOfLondonDay(Date{Days{today} + std::chrono::days{7 - static_cast<int>(weekday)}})};
}

void PagesOfList(Writer& w, int offset, int shown, int all, const std::function<Url(int)>& url_at) {
  if (all <= kPageSize && offset == 0) return;
  html::PaginationOptions pages;
  if (offset > 0) pages.previous = {.href = url_at(std::max(0, offset - kPageSize))};
  if (offset + shown < all) pages.next = {.href = url_at(offset + kPageSize)};
  w << "<p class=\"govuk-body-s\">Showing " << offset + 1 << " to " << offset + shown << " of " << all << "</p>";
  html::Pagination(w, pages);
}

Answer ShowMyWork(Visit& visit, Record& record) {
  if (!visit.Holds(access::Permission::kWorkCase)) return {http::SeeOther(std::string(FirstPageOf(visit)))};
  WorkFilter filter = FilterOf(visit);
  filter.limit = kPageSize;
  filter.offset = visit.QueryNumber("offset");
  const auto [rows, counts, with_managers] = record.work().Mine(visit.actor.user, filter, WorkClockAt(visit.now));
  const bool is_apart = filter.with_managers;
  const auto late = LateItemsOf(visit, record, rows);
  PageParts page{.title = "My work", .current = "/work"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">My work</h1>";
    GlassWarning(w, visit, record);
    DueTabs(w, visit, counts, with_managers);
    PathwayLinks(w, visit);
    LateItems(w, visit, late);
    if (rows.empty()) {
      NoWork(w, visit, counts.all + with_managers.all > 0);
    } else {
      WorkTable(w, visit, rows,
                {.caption = "By due date", .shows_owner = false, .shows_band = true, .shows_waiting = is_apart});
      PagesOfList(w, filter.offset, static_cast<int>(rows.size()),
                  is_apart ? with_managers.all : CountFor(counts, filter.due),
                  [&](int offset) { return ListUrl(visit, visit.Query("due"), offset); });
    }
  };
  return {Render(visit, std::move(page)), {.subject_kind = "list", .ids = IdsOf(rows)}};
}

Answer ShowNextInMyWork(Visit& visit, Record& record) {
  constexpr int kLooked = 200;
  WorkFilter filter = FilterOf(visit);
  filter.limit = kLooked;
  const auto rows = record.work().Mine(visit.actor.user, filter, WorkClockAt(visit.now)).rows;
  const auto after = ParseReference(visit.Query("after"));
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (after && rows[i].id.value == *after) next = i + 1 < rows.size() ? i + 1 : 0;
  }
  const bool none_left = rows.empty() || (after && rows[next].id.value == *after);
  return {http::SeeOther(none_left ? "/work" : CaseUrl(rows[next].id).str())};
}

}  // namespace caseway::web
