// What the rates of the board are asked for: reporting year and team; and the addresses that keep them.
//
//   const RatesAsked asked = RatesAskedOf(visit, record);   // ?year=2026&team=REF: 1 April 2026 to 31 March 2027
//   RatesUrl(asked.period)   RateCasesUrl(asked.period, rate)
//
// Pure but for the teams.
#pragma once

#include <string>
#include <vector>

#include "web/chrome.h"

namespace caseway::web {

struct RatesPeriod {
  TeamId team;
  int year = 0;  // of its April
};
struct RatesAsked {
  RatesPeriod period;
  BoardQuery query;
  std::vector<TeamRow> teams;
  std::string team_title;         // "The whole council" for none
  std::string YearWords() const;  // "April 2026 to March 2027"
};
// The reporting year that a day falls in.
int YearOf(Date day);
RatesAsked RatesAskedOf(const Visit& visit, Record& record);

// A rate of the board: the measures of the live pathways.
struct BoardRate {
  std::string pathway_id;
  const pathway::Measure* measure;  // of the live workflows
};
std::vector<BoardRate> BoardRates(const Visit& visit);
html::Url RatesUrl(const RatesPeriod& period);
html::Url RateCasesUrl(const RatesPeriod& period, const BoardRate& rate);
// "3 of 4 (75%)"; the number alone where nothing is met or missed, "none" where nothing counts.
std::string RateWords(const BoardRate& rate, const RateFigure& figure);
// Year and team as a form that leads to `action`.
void RatesForm(html::Writer& w, const RatesAsked& asked, Instant now, const html::Url& action);

}  // namespace caseway::web
