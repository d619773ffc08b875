#include "web/handlers/work/board_query.h"

#include <array>

#include "core/feel/decimal.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

std::string MonthOf(Date day) { return FormatIso(day).substr(0, 7); }

Url WithPeriod(Url url, const BoardAsked& asked) {
  url = std::move(url).Query("month", asked.month);
  if (asked.query.team) url = std::move(url).Query("team", PathReference(asked.query.team));
  return url;
}

}  // namespace

std::string MonthWords(std::string_view month) {
  const auto first = ParseDate(std::string(month) + "-01");
  if (!first) return "";
  const std::string words = FormatLong(*first);  // "1 October 2026"
  return words.substr(words.find(' ') + 1);
}

std::string BoardAsked::MonthWords() const { return web::MonthWords(month); }

BoardAsked AskedOf(const Visit& visit, Record& record) {
  BoardAsked asked;
  const Date today = LondonDate(visit.now);
  auto first = ParseDate(visit.Query("month") + "-01");
  if (!first || *first > today) first = today.year() / today.month() / std::chrono::day{1};
  asked.month = MonthOf(*first);
  asked.query.now = visit.now;
  asked.query.silent_weeks = SilentWeeks(visit);
  asked.query.from = *first;
  asked.query.to = Date{first->year() / first->month() / std::chrono::last};
  asked.teams = record.council().Teams();
  asked.team_title = "The whole council";
  const auto team = ParseReference(visit.Query("team"));
  for (const auto& row : asked.teams) {
    if (!team || row.id.value != *team) continue;
    asked.query.team = row.id;
    asked.team_title = row.title;
  }
  return asked;
}

Url BoardUrl(const BoardAsked& asked, bool as_file) {
  return WithPeriod(Url::Path({as_file ? "board.csv" : "board"}), asked);
}

Url CasesUrl(const BoardAsked& asked, const BoardCases& which, bool as_file) {
  Url url = WithPeriod(Url::Path({"board", as_file ? "cases.csv" : "cases"}), asked);
  url = std::move(url).Query("pathway", which.pathway).Query("figure", which.figure);
  return which.state.empty() ? url : std::move(url).Query("state", which.state);
}

std::vector<BoardClock> BoardClocks(const Visit& visit) {
  std::vector<BoardClock> clocks;
  for (const auto& [id, bundle] : visit.library().live()) {
    for (const auto& clock : bundle->definition.clocks) {
      if (clock.on_board) clocks.push_back({id, &clock});
    }
  }
  return clocks;
}

Url ClockTimesUrl(const BoardAsked& asked, const BoardClock& clock) {
  return WithPeriod(Url::Path({"board", "times", clock.pathway_id, clock.rule->id}), asked);
}

std::vector<html::SelectItem> MonthChoices(Instant now, int many) {
  std::vector<html::SelectItem> items;
  const Date today = LondonDate(now);
  auto month = today.year() / today.month();
  for (int i = 0; i < many; ++i, month -= std::chrono::months{1}) {
    const std::string value = MonthOf(month / std::chrono::day{1});
    items.push_back({.value = value, .text = MonthWords(value) + (i == 0 ? " so far" : "")});
  }
  return items;
}

void PeriodForm(Writer& w, const BoardAsked& asked, Instant now, const Url& action) {
  constexpr int kThreeYears = 36;
  w.Tag("<form method=\"get\" class=\"app-inline-form app-no-print\"").Action(action).End();
  html::Select(w, {.name = "month",
                   .label = {.text = "Completed in"},
                   .items = MonthChoices(now, kThreeYears),
                   .value = asked.month});
  html::SelectOptions team{
      .name = "team", .label = {.text = "Team"}, .items = {{.value = "", .text = "The whole council"}}};
  for (const auto& row : asked.teams) team.items.push_back({.value = PathReference(row.id), .text = row.title});
  if (asked.query.team) team.value = PathReference(asked.query.team);
  html::Select(w, team);
  html::Button(w, {.text = "Show", .classes = "govuk-button--secondary"});
  w << "</form>";
}

namespace {

std::string PlainTitle(std::string_view figure) {
  // clang-format off
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTitles = {{
      {"open", "Open now"}, {"overdue", "Overdue"}, {"unallocated", "Unallocated"},
      {"awaiting", "Awaiting a decision"}, {"paused", "Paused"}, {"completed", "Completed"},
      {"returned", "Returned with reasons"},
  }};
  // clang-format on
  for (const auto& [id, title] : kTitles) {
    if (id == figure) return std::string(title);
  }
  return "";
}

// A code of the list, or what stands for none.
std::string Labelled(const Visit& visit, std::string_view list, std::string_view code, const char* none) {
  if (code.empty()) return none;
  const auto found = visit.library().codes.find(list);
  const auto* known = found == visit.library().codes.end() ? nullptr : found->second.Find(code);
  return known == nullptr ? "" : known->label;
}

}  // namespace

int SilentWeeks(const Visit& visit) {
  const auto setting = visit.library().council.settings.find("no_contact.weeks");
  if (setting == visit.library().council.settings.end()) return 0;
  const auto* value = setting->second.history.On(LondonDate(visit.now));
  const auto weeks = value == nullptr ? std::nullopt : feel::Decimal::Parse(value->value);
  return weeks ? static_cast<int>(weeks->ToInteger().value_or(0)) : 0;
}

std::string FigureTitle(const Visit& visit, std::string_view figure) {
  const auto colon = figure.find(':');
  if (figure == "silent") return "No contact in " + std::to_string(SilentWeeks(visit)) + " weeks";
  if (colon == std::string_view::npos) return PlainTitle(figure);
  const std::string_view kind = figure.substr(0, colon), code = figure.substr(colon + 1);
  std::string label;
  if (kind == "unallocated") label = Labelled(visit, "urgency-bands", code, "no band yet");
  if (kind == "paused") label = Labelled(visit, "pause-reasons", code, "no reason kept");
  return label.empty() ? "" : PlainTitle(kind) + ": " + label;
}

std::string FigureRule(const Visit& visit, const BoardAsked& asked, std::string_view figure) {
  const std::string month = asked.MonthWords();
  const std::string what = FigureTitle(visit, figure);
  const auto colon = figure.find(':');
  const std::string label = colon == std::string_view::npos ? "" : what.substr(what.find(": ") + 2);
  if (figure == "open") return "Open now, with their age in days since they were received.";
  if (figure == "overdue") return "Open now, and past their date.";
  if (figure == "unallocated") return "Open now, and held by no worker.";
  if (figure == "awaiting") return "Open now, at a stage that waits for a decision.";
  if (figure == "paused") return "Open now, and paused.";
  if (figure == "returned") return "Open now, and sent back with reasons to the stage they are at.";
  if (figure == "silent")
    return "Open now, and for " + std::to_string(SilentWeeks(visit)) + " weeks nobody has noted a contact.";
  if (figure == "completed")
    return "Ended as completed in " + month + ", with the days they took since they were received.";
  if (figure.substr(0, colon) == "unallocated") return "Open now, held by no worker, with this band: " + label + ".";
  if (figure.substr(0, colon) == "paused") return "Open now, and paused for this reason: " + label + ".";
  return "";
}

}  // namespace caseway::web
