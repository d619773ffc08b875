#include "web/views/due_words.h"

#include <fmt/format.h>

#include <cctype>

namespace caseway::views {
namespace {

std::string Count(std::int64_t number, const char* unit) {
  return fmt::format("{} {}{}", number, unit, number == 1 ? "" : "s");
}

// The day something with this last moment falls on: the end of a day is the start of the next.
Date DayOf(Instant due_at, bool is_instant) {
  return LondonDate(is_instant ? due_at : due_at - std::chrono::microseconds{1});
}

}  // namespace

DueWords DueWordsOf(Instant due_at, bool is_instant, Instant now, bool paused) {
  const Date day = DayOf(due_at, is_instant), today = LondonDate(now);
  const auto days = (Days{day} - Days{today}).count();
  const std::string clock = is_instant ? " by " + FormatClock(ToLondon(due_at).minutes) : "";
  if (paused && due_at > now) return {"Waiting, chase by " + FormatLong(day), "govuk-tag--grey"};
  if (due_at <= now) {
    if (!is_instant && days < 0) return {"Overdue by " + Count(-days, "day"), "govuk-tag--red"};
    const bool now_due = now - due_at < std::chrono::hours{1};
    return {now_due ? std::string("Due now") : "Overdue by " + AgeWords(due_at, now), "govuk-tag--red"};
  }
  if (days == 0) return {"Due today" + clock, "govuk-tag--orange"};
  if (days == 1) return {"Due tomorrow" + clock, "govuk-tag--orange"};
  return {"Due by " + FormatLong(day), "govuk-tag--green"};
}

std::string BesideWords(Instant at, Instant now, bool is_limit, bool paused) {
  std::string words = DueWordsOf(at, false, now, paused && !is_limit).text;
  words.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(words.front())));
  return (is_limit ? "Limit: " : "Look again: ") + words;
}

std::string DaysWords(std::int64_t days) { return Count(days, "day"); }

std::string AgeWords(Instant since, Instant now) {
  const auto hours = std::chrono::floor<std::chrono::hours>(now - since).count();
  return hours < 48 ? Count(std::max<std::int64_t>(hours, 0), "hour") : Count(hours / 24, "day");
}

}  // namespace caseway::views
