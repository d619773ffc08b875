#include <array>

#include "web/handlers/handlers.h"
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

void DueTabs(Writer& w, const Visit& visit, const WorkCounts& counts) {
  const std::string chosen = visit.Query("due");
  html::SubNavigationOptions tabs{.label = "By due date"};
  for (const auto& choice : kChoices) {
    const std::string text = std::string(choice.title) + " (" + std::to_string(CountFor(counts, choice.filter)) + ")";
    tabs.items.push_back({.text = text, .href = ListUrl(visit, choice.id, 0), .active = chosen == choice.id});
  }
  html::SubNavigation(w, tabs);
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
  WorkFilter filter;
  filter.pathway = visit.Query("pathway");
  for (const auto& choice : kChoices) {
    if (choice.id == visit.Query("due")) filter.due = choice.filter;
  }
  filter.limit = kPageSize;
  filter.offset = visit.QueryNumber("offset");
  const WorkClock clock = WorkClockAt(visit.now);
  const auto counts = record.work().MineCounts(visit.actor.user, filter, clock);
  const auto rows = record.work().Mine(visit.actor.user, filter, clock);
  PageParts page{.title = "My work", .current = "/work"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">My work</h1>";
    DueTabs(w, visit, counts);
    if (rows.empty()) {
      w << "<p class=\"govuk-body\">Nothing here. Work that is allocated to you, or that you take from your team's "
           "queue, is listed by due date.</p>";
    } else {
      WorkTable(w, visit, rows, {.caption = "By due date", .shows_owner = false, .shows_band = true});
      PagesOfList(w, filter.offset, static_cast<int>(rows.size()), CountFor(counts, filter.due),
                  [&](int offset) { return ListUrl(visit, visit.Query("due"), offset); });
    }
  };
  return {Render(visit, std::move(page)), {.subject_kind = "list", .ids = IdsOf(rows)}};
}

}  // namespace caseway::web
