#include <algorithm>

#include "web/handlers/work/work_handlers.h"
#include "web/views/due_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kMost = 100;

html::TableCell Labelled(std::string_view label, html::Content content) {
  return {.text = std::move(content), .attributes = {{"data-label", label}}};
}

void CaseLink(Writer& w, const WorkRow& row, const std::string& more = {}) {
  w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row.id)).End() << row.subject_name;
  w << "<span class=\"govuk-visually-hidden\">, case " << Reference(row.id) << more << "</span></a>";
}

std::string HoursWords(Instant since, Instant now) {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(now - since).count();
  return hours == 1 ? "1 hour" : std::to_string(hours) + " hours";
}

// "1 to 3 December"-like words of an ISO date, late ones said so.
void ItemDue(Writer& w, const std::string& due, Date today) {
  const auto day = ParseDate(due);
  if (!day) {
    w << "No date given";
    return;
  }
  if (*day < today) {
    html::Tag(w, {.text = "Late: was due by " + FormatLong(*day), .classes = "govuk-tag--red"});
  } else {
    html::Tag(w, {.text = (*day == today ? std::string("Today, ") : std::string("By ")) + FormatLong(*day),
                  .classes = *day == today ? "govuk-tag--orange" : "govuk-tag--grey"});
  }
}

void Heading(Writer& w, std::string_view id, std::string_view title, std::size_t count) {
  w.Tag("<h2 class=\"govuk-heading-m\"").Attr("id", id).End()
      << title << " (" << count << (count == kMost ? " or more" : "") << ")";
  w << "</h2>";
}

void Undecided(Writer& w, const Visit& visit, const std::vector<WorkRow>& rows) {
  Heading(w, "undecided", "Concerns not decided yet", rows.size());
  if (rows.empty()) {
    w << "<p class=\"govuk-body app-empty\">Every concern has been decided.</p>";
    return;
  }
  html::TableWriter table(
      w, {.head =
              {{.text = "Person"}, {.text = "Stage"}, {.text = "Since received"}, {.text = "Held by"}, {.text = "Due"}},
          .caption = "Longest wait first",
          .classes = "app-table--dense app-table--stack"});
  for (const auto& row : rows) {
    table.Row();
    table.Cell(Labelled("Person", [&row](Writer& cell) { CaseLink(cell, row); }));
    table.Cell(Labelled("Stage", StateTitle(visit, row.pathway, row.state)));
    table.Cell(Labelled("Since received", HoursWords(row.received, visit.now)));
    table.Cell(Labelled("Held by", row.owner_name.empty() ? std::string("Nobody yet") : row.owner_name));
    const auto due = views::DueWordsOf(row.due_at, row.due_is_instant, visit.now, row.paused);
    table.Cell(
        Labelled("Due", [&due](Writer& cell) { html::Tag(cell, {.text = due.text, .classes = due.tag_class}); }));
  }
  table.End();
}

struct ItemsOptions {
  std::string_view id, title, what, empty;
};

void Items(Writer& w, const Visit& visit, const ItemsOptions& options, const std::vector<HubItem>& items) {
  Heading(w, options.id, options.title, items.size());
  if (items.empty()) {
    w << "<p class=\"govuk-body app-empty\">" << options.empty << "</p>";
    return;
  }
  const Date today = LondonDate(visit.now);
  html::TableWriter table(
      w, {.head = {{.text = "Person"}, {.text = std::string(options.what)}, {.text = "Held by"}, {.text = "Due"}},
          .caption = "Late ones first",
          .classes = "app-table--dense app-table--stack"});
  for (const auto& item : items) {
    table.Row();
    table.Cell(Labelled("Person", [&item](Writer& cell) { CaseLink(cell, item.work, ": " + item.item.label); }));
    table.Cell(Labelled(options.what, item.item.label.empty() ? item.item.as : item.item.label));
    table.Cell(Labelled("Held by", item.work.owner_name.empty() ? std::string("Nobody yet") : item.work.owner_name));
    table.Cell(Labelled("Due", [&item, today](Writer& cell) { ItemDue(cell, item.item.due, today); }));
  }
  table.End();
}

// The figures at the top, each a link to its part of the page.
void Figures(Writer& w, const Hub& hub) {
  w << "<ul class=\"app-figures\">";
  const auto figure = [&w](std::string_view part, std::size_t count, const char* label) {
    w << "<li>";
    w.Tag("<a class=\"govuk-link\"").Href(html::Url::Fragment(part)).End();
    w << "<span class=\"app-figures__number\">" << count << "</span><span class=\"app-figures__label\">"
      << std::string_view(label) << "</span></a></li>";
  };
  figure("undecided", hub.undecided.size(), "concerns not decided");
  figure("with-others", hub.with_others.size(), "enquiries with others");
  figure("meetings", hub.meetings.size(), "meetings to come");
  figure("plans", hub.plans.size(), "plans to review");
  figure("six-months", hub.over_six_months.size(), "open over six months");
  w << "</ul>";
}

Shown ShownBy(const Hub& hub) {
  Shown shown{.subject_kind = "list"};
  const auto take = [&shown](const WorkRow& row) {
    shown.ids.push_back(row.id.value);
    shown.ids.push_back(row.subject.value);
    shown.restricted = shown.restricted || row.restriction != Restriction::kNone;
  };
  for (const auto* rows : {&hub.undecided, &hub.over_six_months}) std::for_each(rows->begin(), rows->end(), take);
  for (const auto* items : {&hub.with_others, &hub.meetings, &hub.plans}) {
    for (const auto& item : *items) take(item.work);
  }
  std::sort(shown.ids.begin(), shown.ids.end());
  shown.ids.erase(std::unique(shown.ids.begin(), shown.ids.end()), shown.ids.end());
  return shown;
}

}  // namespace

Answer ShowHub(Visit& visit, Record& record) {
  const Hub hub = record.work().SafeguardingHub(visit.viewer(), visit.now, kMost);
  PageParts page{.title = "Safeguarding", .current = "/safeguarding"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Safeguarding</h1>";
    Figures(w, hub);
    Undecided(w, visit, hub.undecided);
    Items(w, visit,
          {"with-others", "Enquiries given to others", "What was asked",
           "No line of enquiry waits for somebody else's report."},
          hub.with_others);
    Items(w, visit, {"meetings", "Meetings", "Meeting", "No meeting is planned."}, hub.meetings);
    Items(w, visit, {"plans", "Plans due review", "Plan", "No safeguarding plan waits for a review."}, hub.plans);
    Heading(w, "six-months", "Open over six months", hub.over_six_months.size());
    if (hub.over_six_months.empty()) {
      w << "<p class=\"govuk-body app-empty\">No safeguarding case has been open for more than six months.</p>";
    } else {
      WorkTable(w, visit, hub.over_six_months, {.caption = "Longest open first", .shows_age = true});
    }
  };
  return {Render(visit, std::move(page)), ShownBy(hub)};
}

}  // namespace caseway::web
