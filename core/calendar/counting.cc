#include "core/calendar/counting.h"

#include <algorithm>
#include <utility>

namespace caseway::counting {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr const char* kPaused = "paused";

// The days at whose end a case was paused: from the first to before the second.
using PausedDays = std::vector<std::pair<Days, Days>>;

PausedDays DaysOf(const Pauses& pauses, Days after) {
  PausedDays paused;
  for (const Pause& pause : pauses) {
    if (pause.from >= pause.until) continue;
    const Days until = LondonDate(pause.until);
    if (until > after) paused.emplace_back(LondonDate(pause.from), until);
  }
  return paused;
}

bool IsPausedAtEndOf(Days day, const PausedDays& pauses) {
  return std::any_of(pauses.begin(), pauses.end(),
                     [day](const auto& pause) { return pause.first <= day && day < pause.second; });
}

// Joins a day to the run before it when it is counted, or skipped for the same reason.
void AddDay(std::vector<DueStep>& steps, Days day, const std::string& why) {
  if (!steps.empty() && Days(steps.back().to) + days{1} == day && steps.back().counted == why.empty() &&
      steps.back().why == why) {
    steps.back().to = day;
    ++steps.back().amount;
    return;
  }
  steps.push_back({day, day, why.empty(), 1, why});
}

void NoteKnown(Walk& walk, const Calendar& calendar, Days day) {
  if (walk.past_data || calendar.Knows(day)) return;
  walk.past_data = true;
  walk.unknown = day;
}

int DaysToCount(const Span& within, Days origin) {
  if (within.unit == SpanUnit::kWeeks) return within.count * 7;
  if (within.unit != SpanUnit::kMonths) return within.count;
  const Date start = origin;
  const auto month = start.year() / start.month() + std::chrono::months{within.count};
  const Date last = month / std::chrono::last;
  return static_cast<int>((Days(month / std::min(start.day(), last.day())) - origin).count());
}

// Uses up `left` of the stretch from..until, leaving out what is paused. Pauses are in order of their beginning.
class HourGlass {
 public:
  HourGlass(seconds left, Pauses pauses) : left_(left), pauses_(std::move(pauses)) {
    std::sort(pauses_.begin(), pauses_.end(), [](const Pause& a, const Pause& b) { return a.from < b.from; });
  }

  bool IsEmpty() const { return left_ == seconds{0}; }
  // The instant at which it ran empty or the stretch ended.
  Instant Run(Instant from, Instant until, std::vector<DueStep>& steps) {
    for (const auto& pause : pauses_) {
      const Instant begin = std::max(pause.from, from);
      const Instant end = std::min(pause.until, until);
      if (begin >= end || begin >= from + left_) continue;
      Count(from, begin, steps);
      Add(steps, begin, end, kPaused);
      from = end;
    }
    const Instant stop = std::min<Instant>(until, from + left_);
    Count(from, stop, steps);
    return stop;
  }

 private:
  void Count(Instant from, Instant until, std::vector<DueStep>& steps) {
    left_ -= std::chrono::duration_cast<seconds>(until - from);
    if (from < until) Add(steps, from, until, "");
  }
  static void Add(std::vector<DueStep>& steps, Instant from, Instant until, const char* why) {
    const Date last = LondonDate(until - std::chrono::microseconds{1});
    steps.push_back(
        {LondonDate(from), last, *why == '\0', std::chrono::duration_cast<seconds>(until - from).count(), why});
  }

  seconds left_;
  Pauses pauses_;
};

Pauses InWholeSeconds(const Pauses& pauses) {
  Pauses out;
  for (const auto& pause : pauses)
    out.push_back({std::chrono::floor<seconds>(pause.from), std::chrono::floor<seconds>(pause.until)});
  return out;
}

// Opening by opening until the glass is empty.
Instant RunOpenings(const Course& course, Instant from, HourGlass& glass, Walk& walk) {
  Days day = LondonDate(from);
  for (const Days last = day + days{kMostDays}; day < last; day += days{1}) {
    NoteKnown(walk, course.calendar, day);
    const auto opening = OpeningOn(course.calendar, day);
    if (!opening) walk.steps.push_back({day, day, false, 0, course.calendar.WhyClosed(day)});
    if (!opening || opening->until <= from) continue;
    const Instant stop = glass.Run(std::max(from, opening->from), opening->until, walk.steps);
    if (glass.IsEmpty()) return stop;
  }
  walk.unfinished = true;
  return EndOfLondonDay(day);
}

}  // namespace

Walk WalkDays(const Course& course) {
  Walk walk;
  Days day = LondonDate(course.from);
  const bool working = course.within.unit == SpanUnit::kWorkingDays;
  const Calendar& calendar = course.calendar.WorkingDays();
  const PausedDays paused = DaysOf(course.pauses, day);
  for (int left = DaysToCount(course.within, day); left > 0;) {
    day += days{1};
    if (working) NoteKnown(walk, calendar, day);
    std::string why = working ? calendar.WhyClosed(day) : std::string();
    if (why.empty() && IsPausedAtEndOf(day, paused)) why = kPaused;
    AddDay(walk.steps, day, why);
    if (why.empty()) --left;
  }
  walk.day = day;
  walk.at = EndOfLondonDay(day);
  return walk;
}

Walk WalkHours(const Course& course) {
  Walk walk;
  const Instant from = std::chrono::floor<seconds>(course.from);
  const seconds length = std::chrono::hours{course.within.count};
  HourGlass glass(length, InWholeSeconds(course.pauses));
  if (course.within.unit == SpanUnit::kWorkingHours) {
    walk.at = RunOpenings(course, from, glass, walk);
  } else {
    walk.at = glass.Run(from, Instant::max(), walk.steps);
  }
  walk.day = LondonDate(walk.at);
  return walk;
}

}  // namespace caseway::counting
