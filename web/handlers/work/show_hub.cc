#include <algorithm>
#include <array>

#include "core/casework/set_span.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/listed.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/long_open.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/broken_glass.h"
#include "web/views/due_words.h"
#include "web/views/hub_items.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kPageSize = 25;

// The lists of the page: one of them may be at a later page.
struct PartOf {
  HubPart part;
  std::string_view id;
};
constexpr std::array<PartOf, 5> kParts = {{{HubPart::kUndecided, "undecided"},
                                           {HubPart::kWithOthers, "with-others"},
                                           {HubPart::kMeetings, "meetings"},
                                           {HubPart::kPlans, "plans"},
                                           {HubPart::kLongOpen, "long-open"}}};

// One list of the page: its part, what it is called, how many there are in all and where its page begins.
struct HubList {
  PartOf of;
  std::string title;
  int all = 0;
  int offset = 0;
};

// How long is long, as the council has set it.
Span LongOf(const Visit& visit) {
  return casework::SpanSet(visit.library().council, "safeguarding.long_enquiry", LondonDate(visit.now),
                           {6, SpanUnit::kMonths});
}

// HubWords, with the span that is long.
std::string WordsOf(const Visit& visit, std::string_view list, std::string_view what) {
  std::string words = HubWords(visit, list, what, list);
  constexpr std::string_view kLong = "{long}";
  if (const auto at = words.find(kLong); at != std::string::npos)
    words.replace(at, kLong.size(), FormatSpan(LongOf(visit)));
  return words;
}

void Heading(Writer& w, const HubList& list) {
  w.Tag("<h2 class=\"govuk-heading-m\"").Attr("id", list.of.id).End() << list.title << " (" << list.all << ")</h2>";
}

void Pages(Writer& w, const HubList& list, std::size_t shown) {
  PagesOfList(w, list.offset, static_cast<int>(shown), list.all, [&list](int offset) {
    return html::Url::Path({"safeguarding"}).Query("part", list.of.id).Query("offset", std::to_string(offset));
  });
}

// "Not safe, or not known to be: act now (Enquiry under way)" where the stage itself does not say so.
std::string StageWords(const Visit& visit, const Hub& hub, const HubQuery& query, const WorkRow& row) {
  const std::string stage = StateTitle(visit, row.pathway, row.state);
  const auto concerns = pathway::ReceivingConcerns(visit.library());
  const auto& says = query.not_safe;
  if (concerns == nullptr || std::find(says.begin(), says.end(), row.state) != says.end()) return stage;
  for (const auto& [id, running] : hub.in_danger) {
    if (id != row.id) continue;
    for (const auto& clock : concerns->definition.clocks) {
      if (clock.id == running) return clock.title + " (" + stage + ")";
    }
  }
  return stage;
}

void Undecided(Writer& w, const Visit& visit, const HubQuery& query, const HubList& list, const Hub& hub) {
  if (list.all == 0) return;
  Heading(w, list);
  html::TableWriter table(
      w, {.head =
              {{.text = "Person"}, {.text = "Stage"}, {.text = "Since received"}, {.text = "Held by"}, {.text = "Due"}},
          .caption = "Not safe first, then not answered, the newest of each; then the longest wait",
          .classes = "app-table--dense app-table--stack"});
  for (const auto& row : hub.undecided) {
    table.Row();
    table.Cell(
        LabelledCell("Person", [&row](Writer& cell) { CaseLink(cell, {.id = row.id, .subject = row.subject_name}); }));
    table.Cell(LabelledCell("Stage", StageWords(visit, hub, query, row)));
    table.Cell(LabelledCell("Since received", views::AgeWords(row.received, visit.now)));
    table.Cell(LabelledCell("Held by", row.owner_name.empty() ? std::string("Nobody yet") : row.owner_name));
    table.Cell(DueCell(visit, row));
  }
  table.End();
  Pages(w, list, hub.undecided.size());
}

void Items(Writer& w, const Visit& visit, const HubList& list, const std::vector<HubItem>& items) {
  if (list.all == 0) return;
  const std::string what = WordsOf(visit, list.of.id, "what");
  Heading(w, list);
  html::TableWriter table(w, {.head = {{.text = "Person"}, {.text = what}, {.text = "Held by"}, {.text = "Due"}},
                              .caption = "Late ones first",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& item : items) {
    table.Row();
    table.Cell(HubItemPerson(item));
    table.Cell(LabelledCell(what, WhatIsDue(visit, item)));
    table.Cell(
        LabelledCell("Held by", item.work.owner_name.empty() ? std::string("Nobody yet") : item.work.owner_name));
    table.Cell(LabelledCell("Due", [&](Writer& cell) { HubItemDue(cell, visit, list.of.id, item.item); }));
  }
  table.End();
  Pages(w, list, items.size());
}

HubQuery QueryOf(const Visit& visit) {
  HubQuery query{.limit = kPageSize};
  for (const auto& one : kParts) {
    if (visit.Query("part") != one.id) continue;
    query.paged = one.part;
    query.offset = visit.QueryNumber("offset");
  }
  query.today = LondonDate(visit.now);
  query.long_since = FromLondon({casework::DayBefore(LondonDate(visit.now), LongOf(visit)), 0, 0});
  const auto concerns = pathway::ReceivingConcerns(visit.library());
  if (concerns == nullptr) return query;
  query.pathway = concerns->definition.id;
  query.not_safe = pathway::StatesListed(*concerns, pathway::kNotSafe);
  query.danger = pathway::ClocksListed(*concerns, pathway::kNotSafe);
  query.unanswered = pathway::StatesListed(*concerns, pathway::kUnanswered);
  query.undecided = pathway::StatesListed(*concerns, pathway::kUndecided);
  query.plans = pathway::StatesListed(*concerns, pathway::kPlans);
  query.with_others = pathway::KindsListed(*concerns, pathway::kWithOthers);
  query.meetings = pathway::KindsListed(*concerns, pathway::kMeetings);
  return query;
}

// What needs nobody just now, in one place.
void NothingWaits(Writer& w, const Visit& visit, const Hub& hub) {
  const std::pair<std::string_view, bool> lines[] = {{"undecided", hub.all_undecided == 0},
                                                     {"with-others", hub.all_with_others == 0},
                                                     {"meetings", hub.all_meetings == 0},
                                                     {"plans", hub.all_plans == 0},
                                                     {"long-open", hub.all_long_open == 0}};
  if (std::none_of(std::begin(lines), std::end(lines), [](const auto& line) { return line.second; })) return;
  w << "<div class=\"app-empty\"><h2 class=\"govuk-heading-s\">Nothing to do here just now</h2><ul "
       "class=\"govuk-list\">";
  for (const auto& [list, is_empty] : lines) {
    if (is_empty) w << "<li>" << WordsOf(visit, list, "empty") << "</li>";
  }
  w << "</ul></div>";
}

// The figures at the top, each a link to its part of the page where there is one.
void Figures(Writer& w, const Visit& visit, const Hub& hub) {
  w << "<ul class=\"app-figures\">";
  const auto figure = [&](std::string_view part, int count) {
    w << "<li>";
    if (count > 0) w.Tag("<a class=\"govuk-link\"").Href(html::Url::Fragment(part)).End();
    w << "<span class=\"app-figures__number\">" << count << "</span><span class=\"app-figures__label\">"
      << WordsOf(visit, part, "figure") << "</span>";
    if (count > 0) w << "</a>";
    w << "</li>";
  };
  figure("undecided", hub.all_undecided);
  figure("with-others", hub.all_with_others);
  figure("meetings", hub.all_meetings);
  figure("plans", hub.all_plans);
  figure("long-open", hub.all_long_open);
  w << "</ul>";
}

Shown ShownBy(const Hub& hub, const std::vector<WorkRow>& long_open) {
  Shown shown{.subject_kind = "list"};
  const auto take = [&shown](const WorkRow& row) {
    shown.ids.push_back(row.id.value);
    shown.ids.push_back(row.subject.value);
    shown.restricted = shown.restricted || row.restriction != Restriction::kNone;
  };
  for (const auto* rows : {&hub.undecided, &long_open}) std::for_each(rows->begin(), rows->end(), take);
  for (const auto* items : {&hub.with_others, &hub.meetings, &hub.plans}) {
    for (const auto& item : *items) take(item.work);
  }
  std::sort(shown.ids.begin(), shown.ids.end());
  shown.ids.erase(std::unique(shown.ids.begin(), shown.ids.end()), shown.ids.end());
  return shown;
}

}  // namespace

Answer ShowHub(Visit& visit, Record& record) {
  const HubQuery query = QueryOf(visit);
  const Hub hub = record.work().SafeguardingHub(query, visit.viewer());
  const LongOpenCases long_open = LongOpenOf(visit, record, query, hub.all_long_open);
  const auto list = [&](std::size_t which, int all) {
    const PartOf of = kParts.at(which);
    return HubList{of, WordsOf(visit, of.id, "label"), all, of.part == query.paged ? query.offset : 0};
  };
  PageParts page{.title = "Safeguarding", .current = "/safeguarding"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Safeguarding</h1>";
    GlassWarning(w, visit, record);
    Figures(w, visit, hub);
    Undecided(w, visit, query, list(0, hub.all_undecided), hub);
    Items(w, visit, list(1, hub.all_with_others), hub.with_others);
    Items(w, visit, list(2, hub.all_meetings), hub.meetings);
    Items(w, visit, list(3, hub.all_plans), hub.plans);
    LongOpen(w, visit, record, long_open, WordsOf(visit, "long-open", "label"));
    NothingWaits(w, visit, hub);
  };
  return {Render(visit, std::move(page)), ShownBy(hub, long_open.page)};
}

}  // namespace caseway::web
