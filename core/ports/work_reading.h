// WorkReading: the lists people live in all day, and the figures that open to them. One covering-index query each.
//
// Threads: one thread at a time; lives no longer than its snapshot.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ports/cases_reading.h"

namespace caseway {

// One line of a worklist: enough to choose what to do next.
struct WorkRow {
  CaseId id;
  std::string pathway, state, capacity;
  PersonId subject;
  std::string subject_name;
  UserId owner_user;
  std::string owner_name;
  TeamId owner_team;
  Instant due_at{};
  bool due_is_instant = false;
  std::string due_kind;
  Instant
      beside_at{};  // the later of its two dates, where it has both a limit and one to look again; of the other kind
  std::string band;
  Instant received{}, entered{};
  bool paused = false;
  Restriction restriction = Restriction::kNone;
};

enum class DueFilter { kAll, kOverdue, kToday, kThisWeek, kLater };
// Stages that await a decision which somebody's roles do not take, each as "pathway/state".
struct NotTheirs {
  std::vector<std::string> ever;
  std::vector<std::string> brought;  // only of cases they brought there: a second person decides
};
struct WorkFilter {
  std::string pathway;  // "" all
  DueFilter due = DueFilter::kAll;
  std::string state;
  bool with_managers = false;  // of somebody's own: those that wait for a manager, in place of the rest
  NotTheirs not_theirs = {};   // of somebody's own: these wait for a manager too
  int limit = 25;
  int offset = 0;
};
// Counts of the same list, before paging. `today_end`, `week_end`: ends of those London days.
struct WorkCounts {
  int all = 0, overdue = 0, today = 0, this_week = 0, later = 0;
};
struct WorkClock {
  Instant now{}, today_end{}, week_end{};
};
// What somebody holds: the page asked for, and before paging and due date how many there are of either part.
struct OwnWork {
  std::vector<WorkRow> rows;
  WorkCounts counts;         // of those they can go on with
  WorkCounts with_managers;  // of those that wait for a manager
};

struct CaseloadRow {
  UserId user;
  std::string name;
  int open = 0;     // all they hold
  int overdue = 0;  // of those they can go on with
  std::vector<std::string> competences;
  bool away = false;
  int with_managers = 0;  // of the open ones, those that wait for a manager's decision
};

// A dated row of the safeguarding hub (P43).
struct HubItem {
  WorkRow work;
  ItemRow item;
};
struct Hub {
  std::vector<WorkRow> undecided;    // not safe and unanswered first, the newest of each; then the longest wait
  std::vector<HubItem> with_others;  // what others have not reported on yet, late first
  std::vector<HubItem> meetings;
  std::vector<HubItem> plans;  // plans to be reviewed
  std::vector<WorkRow> long_open;
  // Of each of the long open: the first part of the postcode, "WH9"; "" where it is not known or kept secret (F82).
  std::vector<std::string> areas = {};
  // Of each list, before paging.
  // Of the undecided on this page, those that stand there for a clock that tells of danger, and which.
  std::vector<std::pair<CaseId, std::string>> in_danger = {};
  int all_undecided = 0, all_with_others = 0, all_meetings = 0, all_plans = 0, all_long_open = 0;
};
enum class HubPart { kUndecided, kWithOthers, kMeetings, kPlans, kLongOpen };
// Of which pathway, in which of its states, with which of its clocks running and of which kinds of row
// (core/pathway/listed.h), and received before when it is open for long.
struct HubQuery {
  std::string pathway;
  std::vector<std::string> not_safe, unanswered, undecided, plans;  // state ids
  std::vector<std::string> danger;                                  // clock ids: not safe while one of them runs
  std::vector<std::string> with_others, meetings;                   // kinds of row
  Instant long_since{};
  Date today{};    // an alert that has run out keeps no area secret
  int limit = 25;  // of each list
  HubPart paged = HubPart::kUndecided;
  int offset = 0;  // of the paged list; the others begin at their first row
};

// One cell of the manager's board: a figure and the filter that lists exactly its cases.
struct BoardFigure {
  std::string pathway, state;  // state "" for the pathway as a whole
  // "open", "overdue", "unallocated", "awaiting", "paused", "completed"; of the pathway as a whole also "returned",
  // "silent" (no contact for BoardQuery::silent_weeks), "unallocated:BAND" and "paused:REASON" (codes, may be empty)
  std::string figure;
  int count = 0;
  int days_median = 0, days_90 = 0;  // age of open ones, or time taken by completed ones, in days; apart, never mixed
};
struct BoardQuery {
  TeamId team;
  std::string pathway;
  Instant now{};
  Date from{}, to{};
  int silent_weeks = 0;  // open without any contact for so many weeks; 0: not asked
};                       // team none: the council
struct BoardCases {
  std::string pathway, state, figure;
};

struct ImportExceptionRow {
  ImportExceptionId id;
  std::string file;
  std::int64_t line = 0;
  Document row;                    // the row as it came, column by column
  std::vector<FieldError> faults;  // field = column, say = rule
  bool safeguarding = false, urgent = false;
  Instant raised{}, due_at{};
  std::string resolved, reason;  // "", "opened", "concern", "noted", "dismissed"
};

// A restricted case opened under break-glass (P9, F87).
struct AccessTakenRow {
  std::int64_t entry = 0;  // position of its event
  CaseId case_id;
  std::string pathway;
  PersonId subject;
  std::string subject_name;
  UserId by_user;
  std::string by;
  Instant at{};
  std::string reason;
  std::string seen_by = {};  // who has looked into it; "": nobody yet
  Instant seen{};
};
// Of the cases whose clock was the first of its kind to stop for somebody: how many there are, and how many stopped it
// late. Counted by the month it stopped in, whether the case has ended since or not; cases that were cancelled or
// recorded in error are left out.
struct ClockFigure {
  int completed = 0;
  int late = 0;
};
struct ClockedCase {
  WorkRow row;
  Instant from{};
  Instant stopped{};
  bool late = false;
};

// How much counted for a measure of the board (core/pathway/definition.h) from a first day to a last, and how much of
// it was met; cases recorded in error are left out.
struct RateFigure {
  int counted = 0;
  int met = 0;
};
enum class RatedFirst { kMissed, kMet };
struct RatedCase {
  WorkRow row;
  Date on{};  // the day it first counted
  int counted = 0;
  int met = 0;
};

// What was marked in error where information may have reached the wrong person (P50), newest first.
struct BreachRow {
  std::int64_t position = 0;  // of the event
  std::string what;           // "note", "form", "case"
  CaseId case_id;             // none for a note on a person's record alone
  std::string pathway;
  PersonId person;
  std::string person_name;
  std::string holder;  // who holds the case now, or the team; without a case who recorded the breach
  std::string by;      // who recorded it
  Instant at{};
  std::string reason;
  Restriction restriction = Restriction::kNone;
};

class WorkReading {
 public:
  virtual ~WorkReading() = default;

  // By due date, then band: those the user owns and can go on with, or those that wait for a manager. Both parts are
  // counted, whichever is listed.
  virtual OwnWork Mine(UserId user, const WorkFilter& filter, const WorkClock& clock) = 0;
  // A team's open cases; `unallocated`: only those without a person, by band then age (F8, F25).
  virtual std::vector<WorkRow> OfTeam(TeamId team, bool unallocated, const WorkFilter& filter, const WorkClock& clock,
                                      const Viewer& viewer) = 0;
  // Of the same list, by the filter's pathway and state.
  virtual WorkCounts TeamCounts(TeamId team, bool unallocated, const WorkFilter& filter, const WorkClock& clock,
                                const Viewer& viewer) = 0;
  // Open cases in states that await a decision, held by these teams (or any when empty), and hand-overs offered to
  // them.
  virtual std::vector<WorkRow> Awaiting(const std::vector<TeamId>& teams, UserId user, const WorkFilter& filter,
                                        const Viewer& viewer) = 0;
  virtual std::vector<WorkRow> OfferedTo(const std::vector<TeamId>& teams, UserId user, const Viewer& viewer) = 0;
  virtual std::vector<CaseloadRow> Caseloads(TeamId team, Instant now) = 0;
  virtual std::vector<CaseId> OpenCasesOf(UserId user) = 0;
  virtual Hub SafeguardingHub(const HubQuery& query, const Viewer& viewer) = 0;
  virtual std::vector<BoardFigure> Board(const BoardQuery& query, const Viewer& viewer) = 0;
  // Exactly the cases behind a figure, as far as the viewer may know of them.
  virtual std::vector<WorkRow> BoardCasesOf(const BoardQuery& query, const BoardCases& which, const Viewer& viewer,
                                            int limit, int offset) = 0;
  // In the whole months of the query, whose pathway must be given; as far as the viewer may know of the cases.
  virtual ClockFigure ClockTimes(const BoardQuery& query, const std::string& clock, const Viewer& viewer) = 0;
  // The cases of that figure: the late ones first, then by when the clock stopped.
  virtual std::vector<ClockedCase> CasesByClock(const BoardQuery& query, const std::string& clock, const Viewer& viewer,
                                                int limit, int offset) = 0;
  // In the whole months of the query, whose pathway must be given; as far as the viewer may know of the cases.
  virtual RateFigure Rate(const BoardQuery& query, const std::string& measure, const Viewer& viewer) = 0;
  // The cases of that figure: what was not met first, or what was, then by the day they first counted.
  virtual std::vector<RatedCase> CasesOfRate(const BoardQuery& query, const std::string& measure, RatedFirst first,
                                             const Viewer& viewer, int limit, int offset) = 0;
  virtual std::vector<BreachRow> PossibleBreaches(const Viewer& viewer, int limit, int offset) = 0;
  // Whether an open case has a date counted past the calendar's data (DESIGN section 7).
  virtual bool HasProvisionalDates() = 0;
  // Break-glass since then, and what nobody has looked into however long ago; newest first.
  virtual std::vector<AccessTakenRow> AccessTaken(Instant since, int limit, const Viewer& viewer) = 0;
  virtual std::vector<ImportExceptionRow> ImportExceptions(bool open_only, int limit, int offset) = 0;
  virtual std::optional<ImportExceptionRow> ImportException(ImportExceptionId id) = 0;
  // Whether this very line, with this very text (WriteJson of the row), was raised before.
  virtual bool HasImportException(const std::string& file, std::int64_t line, const std::string& row_json) = 0;
  virtual int ImportExceptionCount() = 0;
  // Cases whose system actions may be due: open, in this state, entered before; from the one after `after` on, by id.
  virtual std::vector<CaseId> DueForSystem(const std::string& pathway, const std::string& state, Instant entered_before,
                                           CaseId after, int limit) = 0;
};

}  // namespace caseway
