// Counting: the walk from an origin over days or hours, noting each run counted and each run skipped.
//
// Inner part of core/calendar/due.h; call DueDate instead. Threads: values.
#pragma once

#include <string>
#include <vector>

#include "core/calendar/due.h"

namespace caseway::counting {

// A walk over opening days longer than this ends unfinished: over 270 years.
inline constexpr int kMostDays = 100'000;

// "Saturday 3 October, closed": why the calendar skips a weekday on which it never opens.
std::string ClosedWeekday(Date day);

// Where a walk ended, and what it passed.
struct Walk {
  Instant at{};             // the last moment in time
  Date day{};               // the local day it falls on
  bool past_data = false;   // it met a day that the calendar does not know
  bool unfinished = false;  // kMostDays did not suffice
  Date unknown{};           // the first such day
  std::vector<DueStep> steps;
};

// What to walk over. `calendar` is looked at by working units only.
struct Course {
  Span within;
  Instant from{};
  const Calendar& calendar;
  const Pauses& pauses;
};

// Requires: !IsHours(course.within.unit).
Walk WalkDays(const Course& course);
// Requires: IsHours(course.within.unit). Counts whole seconds.
Walk WalkHours(const Course& course);

}  // namespace caseway::counting
