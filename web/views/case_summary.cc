#include "web/views/case_summary.h"

#include "core/calendar/due.h"
#include "web/chrome.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/capacity_words.h"
#include "web/views/due_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::SummaryRow;
using html::Writer;

void Steps(Writer& w, const Due& due) {
  if (due.explanation.empty()) return;
  w << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const auto& step : due.explanation) {
    w << "<li>" << FormatLong(step.from);
    if (step.to != step.from) w << " to " << FormatLong(step.to);
    if (step.counted) w << ": counted</li>";
    else w << ": not counted, " << step.why << "</li>";
  }
  w << "</ul>";
}

bool IsLimit(const Document& due) { return due["kind"].Text() == DueKindName(DueKind::kLimit); }

// Either date of the case; waiting moves the one to look again alone.
void DateRow(Writer& w, const Visit& visit, const CaseRow& row, const Document& due) {
  const auto at = ParseInstant(due["at"].Text());
  if (!at) return;
  const bool chased = !row.pause_since.empty() && !IsLimit(due);
  const auto words = views::DueWordsOf(*at, due["instant"].Truth(), visit.now, chased);
  html::Tag(w, {.text = words.text, .classes = words.tag_class});
  w << " <span class=\"govuk-body-s\">" << (IsLimit(due) ? std::string("a limit") : std::string("look again"))
    << "</span>";
  WhyThisDate(w, due, "this date");
}

void ClockValue(Writer& w, const Visit& visit, const CaseRow& row, const ClockRow& clock) {
  if (clock.stopped.empty() && !row.open) {
    w << "Still open when the case ended,";
  } else if (!clock.stopped.empty()) {
    const auto at = ParseInstant(clock.stopped);
    const bool in_time = at && *at < clock.due_at;
    w << (in_time ? std::string("Stopped in time") : std::string("Stopped late"));
    if (at) w << " on " << FormatLong(LondonDate(*at));
    w << ",";
  } else {
    const auto words = views::DueWordsOf(clock.due_at, clock.due_is_instant, visit.now);
    html::Tag(w, {.text = words.text, .classes = words.tag_class});
  }
  w << " <span class=\"govuk-body-s\">never paused</span>";
  WhyThisDate(w, clock.due, "this date");
}

SummaryRow Plain(const char* key, std::string value) { return {.key = key, .value = std::move(value)}; }

SummaryRow Changing(SummaryRow row, bool may, const html::Url& href, const char* what) {
  if (may) row.actions.push_back({.text = "Change", .visually_hidden_text = what, .href = href});
  return row;
}

std::string RestrictionWords(const CaseRow& row) {
  switch (row.restriction) {
    case Restriction::kNone: return "None";
    case Restriction::kStandard: return "Restricted: safeguarding staff and those named";
    case Restriction::kSealed: return "Sealed: only those named";
  }
  return "";
}

// The date it has on the worklists and the one beside it; only the one to look again can be moved.
void AddDates(html::SummaryListOptions& list, const Visit& visit, const CaseSummaryParts& parts) {
  const CaseRow& row = parts.row;
  const Document& beside = row.due["beside"];
  const auto add = [&](const char* key, const Document& due) {
    list.rows.push_back(
        Changing({.key = key, .value = [&visit, &row, &due](Writer& in) { DateRow(in, visit, row, due); }},
                 parts.may_move_date && !IsLimit(due), CasePath(row.id, {"look-again"}), "the date"));
  };
  add("Due", row.due.Read());
  if (beside.IsMembers()) add(IsLimit(beside) ? "Limit" : "Look again", beside);
}

// Where it stands: stage, dates, holder.
void AddStanding(html::SummaryListOptions& list, const Visit& visit, const CaseSummaryParts& parts) {
  const CaseRow& row = parts.row;
  list.rows.push_back(Plain("Stage", StateTitle(visit, row.pathway, row.state)));
  if (row.open && !parts.returned.empty()) list.rows.push_back(Plain("Returned because", parts.returned));
  if (!row.open) {
    list.rows.push_back(Plain(
        "Ended", FormatLong(LondonDate(row.ended)) + (row.ends.empty() || row.ends == "none" ? "" : ", " + row.ends)));
    return;
  }
  AddDates(list, visit, parts);
  list.rows.push_back(Changing(Plain("Held by", HolderWords(row, parts.team_title)), parts.may_allocate,
                               CasePath(row.id, {"owner"}), "who holds it"));
}

void AddVersion(html::SummaryListOptions& list, const Visit& visit, const CaseSummaryParts& parts) {
  const CaseRow& row = parts.row;
  const auto live = visit.library().Live(row.pathway);
  if (live == nullptr || live->digest == row.bundle) return;
  list.rows.push_back(
      Changing(Plain("Rules", "Version " + std::to_string(row.pathway_version) + " of this pathway; version " +
                                  std::to_string(live->version()) + " is in use for new cases"),
               parts.may_allocate && row.open, CasePath(row.id, {"version"}), "the version"));
}

// Whether any form of the pathway sets a band: where none does, there is nothing to say or to change.
bool IsBanded(const Visit& visit, const CaseRow& row) {
  if (!row.band.empty()) return true;
  const auto live = visit.library().Live(row.pathway);
  if (live == nullptr) return false;
  for (const auto& [id, form] : live->forms) {
    for (const auto& question : form.questions) {
      if (question.choices == "urgency-bands") return true;
    }
  }
  return false;
}

void AddAbout(html::SummaryListOptions& list, const Visit& visit, const CaseSummaryParts& parts) {
  const CaseRow& row = parts.row;
  for (const auto& clock : parts.clocks)
    list.rows.push_back(
        {.key = clock.title, .value = [&visit, &row, &clock](Writer& in) { ClockValue(in, visit, row, clock); }});
  list.rows.push_back(Plain("Received", FormatLong(row.received)));
  list.rows.push_back(Plain("For", CapacityOnCase(visit, row.capacity)));
  if (IsBanded(visit, row))
    list.rows.push_back(
        Changing(Plain("Band", row.band.empty() ? "Not banded" : CodeLabel(visit, "urgency-bands", row.band)),
                 parts.may_work && row.open, CasePath(row.id, {"band"}), "the band"));
  if (row.restriction != Restriction::kNone || parts.may_restrict)
    list.rows.push_back(Changing(Plain("Restriction", RestrictionWords(row)), parts.may_restrict,
                                 CasePath(row.id, {"restriction"}), "the restriction"));
  AddVersion(list, visit, parts);
}

}  // namespace

std::string HolderWords(const CaseRow& row, const std::string& team_title) {
  if (row.with_managers) return "Waits for a manager of " + team_title;
  if (!row.owner_name.empty()) return row.owner_name + (team_title.empty() ? "" : ", " + team_title);
  return "Nobody yet: in the queue of " + team_title;
}

void WhyThisDate(Writer& w, const Document& document, std::string_view of_what) {
  const auto due = Due::FromDocument(document);
  if (!due) return;
  html::Details(w, {.summary = "Why " + std::string(of_what) + "?", .text = [&due](Writer& in) {
                      in << "<p class=\"govuk-body\">" << due->Sentence() << "</p>";
                      if (!due->source.empty()) in << "<p class=\"govuk-body\">Source: " << due->source << "</p>";
                      if (due->provisional)
                        in << "<p class=\"govuk-body\">Provisional: the calendar does not reach that far yet.</p>";
                      Steps(in, *due);
                    }});
}

void CaseSummary(Writer& w, const Visit& visit, const CaseSummaryParts& parts) {
  html::SummaryListOptions list;
  AddStanding(list, visit, parts);
  AddAbout(list, visit, parts);
  html::SummaryList(w, list);
}

void CaseStanding(Writer& w, const Visit& visit, const CaseSummaryParts& parts) {
  html::SummaryListOptions list;
  AddStanding(list, visit, parts);
  html::SummaryList(w, list);
}

void CaseAbout(Writer& w, const Visit& visit, const CaseSummaryParts& parts) {
  w << "<h2 class=\"govuk-heading-m\">About this case</h2>";
  html::SummaryListOptions list{.classes = "app-summary--narrow"};
  AddAbout(list, visit, parts);
  html::SummaryList(w, list);
}

}  // namespace caseway::web
