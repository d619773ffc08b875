// Calendar: when a team is open: hours for each weekday, days on which it is closed, and how far that is known; and
// which days count as working days, where those are others than it is open on.
//
//   const Calendar office = *Calendar::Make({.id = "office", .title = "Office hours", .week = ..., .closed = ...});
//   office.IsWorkingDay(christmas) == false;   office.WhyClosed(christmas) == "Christmas Day"
//   IsOpen(office, now);   NextOpening(office, now) -> Monday at 9am
//   duty.IsOpenDay(christmas) == true;   duty.IsWorkingDay(christmas) == false   // open, and no working day of
//   anyone's
//
// All hours are London wall-clock hours, so a night shift across a clock change is an hour longer or shorter.
// Read from workflows/calendars/*.toml by workflows/calendars/read_calendars.h. Threads: immutable, safe to share.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dates.h"

namespace caseway {

// Minutes after midnight, London; `until` is exclusive and may be 1440. Equal: closed on that weekday.
struct OpenHours {
  int from = 0;
  int until = 0;
  bool IsClosed() const { return from >= until; }
  bool operator==(const OpenHours&) const = default;
};

// A day on which nobody works: a bank holiday, a day the council closes.
struct ClosedDay {
  Date date{};
  std::string title = {};  // "Good Friday"
};

// The first and last day for which closed days are known.
struct KnownDays {
  Date from{};
  Date until{};
};

class Calendar;

struct CalendarParts {
  std::string id = {};              // "office"
  std::string title = {};           // "Office hours, Monday to Friday"
  std::array<OpenHours, 7> week{};  // Monday first
  std::vector<ClosedDay> closed = {};
  std::optional<KnownDays> known = {};  // none: no closed days to know, so every date can be counted
  // Whose open days are its working days: those of a team that never closes are the office's. Null: its own.
  std::shared_ptr<const Calendar> working_days = nullptr;
};

class Calendar {
 public:
  // Errors: kInvalidInput when no weekday is open, hours lie outside 0 to 1440, or a closed day is not a real day.
  static Result<Calendar> Make(CalendarParts parts);
  // Open all day on every day: for rules that need no other.
  static Calendar RoundTheClock();

  const std::string& id() const { return parts_.id; }
  const std::string& title() const { return parts_.title; }
  // The span of dates for which its closed days are known, or none when it has none.
  const std::optional<KnownDays>& known() const { return parts_.known; }
  bool Knows(Date day) const;

  // The calendar whose open days are the working days of this one; itself where no other was named.
  const Calendar& WorkingDays() const { return parts_.working_days ? *parts_.working_days : *this; }
  bool IsWorkingDay(Date day) const { return WorkingDays().IsOpenDay(day); }
  bool IsOpenDay(Date day) const;
  // The hours of that day; closed ones are empty.
  OpenHours HoursOn(Date day) const;
  // "Good Friday", "Saturday 3 October, closed", or "" on a day it is open.
  std::string WhyClosed(Date day) const;
  // True when the weekday, not a closed day, shuts it.
  bool IsClosedWeekday(Date day) const;

 private:
  explicit Calendar(CalendarParts parts);
  CalendarParts parts_;
  std::map<Days, std::string> closed_;
};

// One stretch of opening as instants, end exclusive.
struct Opening {
  Instant from{};
  Instant until{};
};
// The opening of that local day; nothing when closed.
std::optional<Opening> OpeningOn(const Calendar& calendar, Date day);

bool IsOpen(const Calendar& calendar, Instant instant);
// `instant` itself when open, else the start of the next opening. Past known() it counts as though only weekdays shut.
Instant NextOpening(const Calendar& calendar, Instant instant);

}  // namespace caseway
