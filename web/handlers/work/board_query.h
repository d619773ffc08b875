// What the board is asked for: month, team; and the addresses that keep them.
//
//   const BoardAsked asked = AskedOf(visit, record);      // ?month=2026-10&team=REF
//   BoardUrl(asked)   CasesUrl(asked, {"assessment", "signed_off", "open"})
//
// Pure but for the teams.
#pragma once

#include <string>
#include <vector>

#include "web/chrome.h"

namespace caseway::web {

struct BoardAsked {
  BoardQuery query;
  std::vector<TeamRow> teams;
  std::string team_title;  // "The whole council" for none
  std::string month;       // "2026-10"
  std::string MonthWords() const;
};
// The weeks without contact after which a case is on the board, as the council sets them; 0 when it does not.
int SilentWeeks(const Visit& visit);
BoardAsked AskedOf(const Visit& visit, Record& record);

html::Url BoardUrl(const BoardAsked& asked, bool as_file = false);
html::Url CasesUrl(const BoardAsked& asked, const BoardCases& which, bool as_file = false);
// A clock whose figure the board shows: `on_board` of the live pathways.
struct BoardClock {
  std::string pathway_id;
  const pathway::ClockRule* rule;  // of the live workflows
};
std::vector<BoardClock> BoardClocks(const Visit& visit);
html::Url ClockTimesUrl(const BoardAsked& asked, const BoardClock& clock);
// "2026-10" as "October 2026".
std::string MonthWords(std::string_view month);
// The last months, newest first, as values and words.
std::vector<html::SelectItem> MonthChoices(Instant now, int many);
// Month and team as a form that leads to `action`.
void PeriodForm(html::Writer& w, const BoardAsked& asked, Instant now, const html::Url& action);

// "Open now", for "open"; "Unallocated, urgent", for "unallocated:urgent". "" for what is no figure of the board.
std::string FigureTitle(const Visit& visit, std::string_view figure);
// What is counted, in a sentence: "Open now, and past their date." "" for what is no figure of the board.
std::string FigureRule(const Visit& visit, const BoardAsked& asked, std::string_view figure);

}  // namespace caseway::web
