#include "web/handlers/work/rates_query.h"

#include <fmt/format.h>

#include <charconv>

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kYears = 4;  // to choose from

std::string YearWordsOf(int year) { return fmt::format("April {} to March {}", year, year + 1); }

int YearTyped(const std::string& text, int present) {
  int year = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool fits = fault == std::errc() && end == text.data() + text.size() && year <= present && year > 1900;
  return fits ? year : present;
}

Url WithPeriod(Url url, const RatesPeriod& period) {
  url = std::move(url).Query("year", std::to_string(period.year));
  return period.team ? std::move(url).Query("team", PathReference(period.team)) : url;
}

}  // namespace

int YearOf(Date day) {
  const int year = static_cast<int>(day.year());
  return day.month() < std::chrono::April ? year - 1 : year;
}

std::string RatesAsked::YearWords() const { return YearWordsOf(period.year); }

RatesAsked RatesAskedOf(const Visit& visit, Record& record) {
  RatesAsked asked;
  const std::chrono::year year{YearTyped(visit.Query("year"), YearOf(LondonDate(visit.now)))};
  asked.period.year = static_cast<int>(year);
  asked.query.now = visit.now;
  asked.query.from = year / std::chrono::April / 1;
  asked.query.to = (year + std::chrono::years{1}) / std::chrono::March / 31;
  asked.teams = record.council().Teams();
  asked.team_title = "The whole council";
  const auto team = ParseReference(visit.Query("team"));
  for (const auto& row : asked.teams) {
    if (!team || row.id.value != *team) continue;
    asked.query.team = asked.period.team = row.id;
    asked.team_title = row.title;
  }
  return asked;
}

std::vector<BoardRate> BoardRates(const Visit& visit) {
  std::vector<BoardRate> rates;
  for (const auto& [id, bundle] : visit.library().live()) {
    for (const auto& measure : bundle->definition.measures) rates.push_back({id, &measure});
  }
  return rates;
}

Url RatesUrl(const RatesPeriod& period) { return WithPeriod(Url::Path({"board", "rates"}), period); }

Url RateCasesUrl(const RatesPeriod& period, const BoardRate& rate) {
  return WithPeriod(Url::Path({"board", "rates", rate.pathway_id, rate.measure->id}), period);
}

std::string RateWords(const BoardRate& rate, const RateFigure& figure) {
  if (figure.counted == 0) return "none";
  if (!rate.measure->met) return std::to_string(figure.counted);
  const int percent = (figure.met * 200 + figure.counted) / (2 * figure.counted);  // to the nearest
  return fmt::format("{} of {} ({}%)", figure.met, figure.counted, percent);
}

void RatesForm(Writer& w, const RatesAsked& asked, Instant now, const Url& action) {
  w.Tag("<form method=\"get\" class=\"app-inline-form app-no-print\"").Action(action).End();
  html::SelectOptions year{.name = "year", .label = {.text = "Reporting year"}};
  const int present = YearOf(LondonDate(now));
  for (int i = 0; i < kYears; ++i)
    year.items.push_back(
        {.value = std::to_string(present - i), .text = YearWordsOf(present - i) + (i == 0 ? ", so far" : "")});
  year.value = std::to_string(asked.period.year);
  html::Select(w, year);
  html::SelectOptions team{
      .name = "team", .label = {.text = "Team"}, .items = {{.value = "", .text = "The whole council"}}};
  for (const auto& row : asked.teams) team.items.push_back({.value = PathReference(row.id), .text = row.title});
  if (asked.period.team) team.value = PathReference(asked.period.team);
  html::Select(w, team);
  html::Button(w, {.text = "Show", .classes = "govuk-button--secondary"});
  w << "</form>";
}

}  // namespace caseway::web
