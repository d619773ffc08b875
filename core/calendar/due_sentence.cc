#include <fmt/format.h>

#include "core/calendar/due.h"

namespace caseway {
namespace {

constexpr std::size_t kMostNamed = 4;

std::string Counted(std::int64_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// 5400 -> "1 hour 30 minutes".
std::string Length(std::int64_t seconds) {
  const std::int64_t minutes = (seconds + 59) / 60;
  std::string out = minutes >= 60 ? Counted(minutes / 60, "hour") : "";
  if (minutes % 60 != 0 || minutes == 0) out += (out.empty() ? "" : " ") + Counted(minutes % 60, "minute");
  return out;
}

// In autumn's repeated hour the second one is told apart.
std::string Moment(Instant at) {
  const LondonTime local = ToLondon(at);
  const bool second =
      FromLondon({local.date, local.minutes, local.seconds}) != std::chrono::floor<std::chrono::seconds>(at);
  return fmt::format("{} at {}{}", FormatLong(local.date), FormatClock(local.minutes),
                     second ? ", after the clocks go back" : "");
}

// "a, b and c"
std::string Join(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

struct Skipped {
  std::int64_t weekend = 0;
  std::int64_t weekdays = 0;
  std::int64_t paused = 0;  // days, or seconds
  std::vector<std::string> named;
};

Skipped SumUp(const std::vector<DueStep>& steps) {
  Skipped out;
  for (const auto& step : steps) {
    if (step.counted) continue;
    const bool weekend = std::chrono::weekday(Days(step.from)).iso_encoding() >= 6;
    if (step.why == "paused") out.paused += step.amount;
    else if (!step.why.ends_with(", closed")) out.named.push_back(step.why);
    else ++(weekend ? out.weekend : out.weekdays);
  }
  return out;
}

std::vector<std::string> InWords(const Skipped& skipped, bool is_instant) {
  std::vector<std::string> out;
  if (skipped.weekend > 0) out.push_back(Counted(skipped.weekend, "weekend day"));
  if (skipped.weekdays > 0) out.push_back(Counted(skipped.weekdays, "closed weekday"));
  if (skipped.named.size() > kMostNamed)
    out.push_back(Counted(static_cast<std::int64_t>(skipped.named.size()), "bank holiday"));
  else out.insert(out.end(), skipped.named.begin(), skipped.named.end());
  if (skipped.paused > 0)
    out.push_back(is_instant ? Length(skipped.paused) + " of pause" : Counted(skipped.paused, "paused day"));
  return out;
}

}  // namespace

std::string Due::ShortSentence() const { return "by " + (is_instant ? Moment(at) : FormatLong(day)); }

std::string Due::Sentence() const {
  const bool moment = is_instant && !origin.only_a_day;
  std::string out = fmt::format("{}: {} from {}", ShortSentence(), FormatSpan(within),
                                moment ? Moment(origin.at) : FormatLong(LondonDate(origin.at)));
  if (!origin.name.empty()) out += fmt::format(" ({})", origin.name);
  if (!calendar.empty()) out += fmt::format(" by the calendar “{}”", calendar);
  if (const auto skipped = InWords(SumUp(explanation), is_instant); !skipped.empty())
    out += ", skipping " + Join(skipped);
  if (provisional) out += "; provisional, as the calendar's closed days are not known so far ahead";
  return out;
}

}  // namespace caseway
