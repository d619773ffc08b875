#include "web/handlers/work/long_open.h"

#include "core/reference.h"
#include "web/chrome.h"
#include "web/handlers/handlers.h"
#include "web/views/due_words.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr char kPart[] = "long-open";
constexpr int kMostLooked = 500;
constexpr std::size_t kPageSize = 25;
constexpr char kNoArea[] = "Not known or kept secret";

std::string TeamWords(Record& record, TeamId id) {
  const auto team = record.council().Team(id);
  return team ? team->title : "No team";
}

Url ListUrl(TeamId team, const std::string& area, int offset) {
  Url url = Url::Path({"safeguarding"}).Query("part", kPart);
  if (team) url = std::move(url).Query("team", PathReference(team));
  if (!area.empty()) url = std::move(url).Query("area", area);
  return offset > 0 ? std::move(url).Query("offset", std::to_string(offset)) : url;
}

// Where they are: a row for each team and area, the figure a link to exactly those.
void Where(Writer& w, const LongOpenCases& cases) {
  html::TableWriter table(w, {.head = {{.text = "Team"}, {.text = "Area"}, {.text = "Cases", .format = "numeric"}},
                              .caption = "By team and by area, the first part of the person's postcode",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& one : cases.by) {
    const LongOpenCases::Place& at = one.first;
    table.Row();
    table.Cell(LabelledCell("Team", at.title));
    table.Cell(LabelledCell("Area", at.area));
    auto cell = LabelledCell("Cases", [&at, count = one.second](Writer& in) {
      in.Tag("<a class=\"govuk-link\"").Href(ListUrl(at.team, at.area, 0)).End()
          << count << "<span class=\"govuk-visually-hidden\"> with " << at.title << ", " << at.area << "</span></a>";
    });
    cell.format = "numeric";
    table.Cell(std::move(cell));
  }
  table.End();
}

// What was not looked at is in no figure by team or area.
void NotAll(Writer& w, const LongOpenCases& cases) {
  if (cases.all > kMostLooked)
    w << "<p class=\"govuk-body\">By team and area, and in this list: the " << kMostLooked << " longest open.</p>";
}

void Asked(Writer& w, Record& record, const LongOpenCases& cases) {
  if (!cases.team && cases.area.empty()) return;
  w << "<p class=\"govuk-body\">Only " << cases.found << " of them";
  if (cases.team) w << " with " << TeamWords(record, cases.team);
  if (!cases.area.empty()) w << ", area: " << cases.area;
  w << ". ";
  w.Tag("<a class=\"govuk-link\"").Href(ListUrl({}, "", 0)).End() << "Show all that are open for long</a></p>";
}

void Rows(Writer& w, const Visit& visit, Record& record, const LongOpenCases& cases) {
  html::TableWriter table(w, {.head = {{.text = "Person"},
                                       {.text = "Stage"},
                                       {.text = "Team"},
                                       {.text = "Area"},
                                       {.text = "Open for"},
                                       {.text = "Held by"},
                                       {.text = "Due"}},
                              .caption = "Longest open first",
                              .classes = "app-table--dense app-table--stack"});
  for (std::size_t i = 0; i < cases.page.size(); ++i) {
    const auto& row = cases.page[i];
    table.Row();
    table.Cell(
        LabelledCell("Person", [&row](Writer& in) { CaseLink(in, {.id = row.id, .subject = row.subject_name}); }));
    table.Cell(LabelledCell("Stage", StateTitle(visit, row.pathway, row.state)));
    table.Cell(LabelledCell("Team", TeamWords(record, row.owner_team)));
    table.Cell(LabelledCell("Area", cases.areas[i]));
    table.Cell(LabelledCell("Open for", views::AgeWords(row.received, visit.now)));
    table.Cell(LabelledCell("Held by", row.owner_name.empty() ? std::string("Nobody yet") : row.owner_name));
    table.Cell(DueCell(visit, row));
  }
  table.End();
}

}  // namespace

LongOpenCases LongOpenOf(const Visit& visit, Record& record, const HubQuery& query, int all) {
  LongOpenCases cases;
  const auto team = ParseReference(visit.Query("team"));
  cases.team = team ? TeamId{*team} : TeamId{};
  cases.area = visit.Query("area");
  cases.all = all;
  cases.offset = query.paged == HubPart::kLongOpen ? query.offset : 0;
  if (all == 0) return cases;
  // Of the hub's lists this one alone: no states and no rows are asked for.
  HubQuery alone{.pathway = query.pathway, .long_since = query.long_since, .today = query.today, .limit = kMostLooked};
  std::map<TeamId, std::string> titles;
  const auto title_of = [&](TeamId id) {
    const auto known = titles.find(id);
    return known != titles.end() ? known->second : titles.emplace(id, TeamWords(record, id)).first->second;
  };
  Hub hub = record.work().SafeguardingHub(alone, visit.viewer());
  for (std::size_t i = 0; i < hub.long_open.size(); ++i) {
    auto& row = hub.long_open[i];
    std::string area = hub.areas[i].empty() ? kNoArea : hub.areas[i];
    ++cases.by[{title_of(row.owner_team), row.owner_team, area}];
    const bool is_asked = (!cases.team || cases.team == row.owner_team) && (cases.area.empty() || cases.area == area);
    if (!is_asked || cases.found++ < cases.offset || cases.page.size() == kPageSize) continue;
    cases.page.push_back(std::move(row));
    cases.areas.push_back(std::move(area));
  }
  return cases;
}

void LongOpen(Writer& w, const Visit& visit, Record& record, const LongOpenCases& cases, const std::string& title) {
  if (cases.all == 0) return;
  w.Tag("<h2 class=\"govuk-heading-m\"").Attr("id", kPart).End() << title << " (" << cases.all << ")</h2>";
  NotAll(w, cases);
  Where(w, cases);
  Asked(w, record, cases);
  Rows(w, visit, record, cases);
  PagesOfList(w, cases.offset, static_cast<int>(cases.page.size()), cases.found,
              [&cases](int offset) { return ListUrl(cases.team, cases.area, offset); });
}

}  // namespace caseway::web
