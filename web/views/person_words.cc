#include "web/views/person_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/people/nhs_number.h"

namespace caseway::views {
namespace {

std::string Tidy(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "3/1950" -> "1950-03": the only shape that people write and the core does not read.
std::string MonthAndYear(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos || slash == 0 || slash > 2 || text.size() != slash + 5) return text;
  if (!IsDigits(text.substr(0, slash)) || !IsDigits(text.substr(slash + 1))) return text;
  return text.substr(slash + 1) + "-" + (slash == 1 ? "0" : "") + text.substr(0, slash);
}

std::string WithSlashes(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ' ' || c == '.'; }, '/');
  return text;
}

constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

std::string MonthWords(Date date) {
  return fmt::format("{} {}", kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

}  // namespace

std::string BornWords(const ApproximateDate& born, Instant now, std::optional<Date> died) {
  if (born.precision == DatePrecision::kUnknown) return "not known";
  const int age = AgeInYears(born.first, died.value_or(LondonDate(now)));
  const bool exact = born.precision == DatePrecision::kDay;
  const std::string words = FormatLong(born);
  if (born.precision == DatePrecision::kDecade) return words;
  return fmt::format("{} ({}{}{})", words, died ? "died aged " : "", exact ? "" : "about ", age);
}

std::string NhsWords(const std::string& nhs_number) {
  if (nhs_number.empty()) return "not known";
  return FormatNhsNumber(nhs_number) + (IsTestNhsNumber(nhs_number) ? " (test number)" : "");
}

std::string AddressLine(std::string_view address, std::string_view postcode) {
  std::string line;
  for (char c : address) {
    if (c == '\r') continue;
    if (c == '\n') line += ", ";
    else line += c;
  }
  if (!line.empty() && !postcode.empty()) line += ", ";
  line += postcode;
  return line.empty() ? "not known" : line;
}

std::string HappenedWords(const Happened& happened) {
  const LondonTime& local = happened.local;
  switch (happened.precision) {
    case HappenedPrecision::kMinute: return FormatLong(local.date) + " at " + FormatClock(local.minutes);
    case HappenedPrecision::kHour: return FormatLong(local.date) + " at about " + FormatClock(local.minutes);
    case HappenedPrecision::kDay: return FormatLong(local.date);
    case HappenedPrecision::kMonth: return MonthWords(local.date);
    case HappenedPrecision::kYear: return std::to_string(static_cast<int>(local.date.year()));
  }
  return FormatLong(local.date);
}

std::string HappenedMachine(const Happened& happened) {
  if (happened.precision >= HappenedPrecision::kMonth) return "";
  const std::string day = FormatIso(happened.local.date);
  if (happened.precision == HappenedPrecision::kDay) return day;
  return fmt::format("{}T{:02}:{:02}", day, happened.local.minutes / 60, happened.local.minutes % 60);
}

Result<ApproximateDate> ParseBorn(std::string_view typed) {
  std::string text = Tidy(typed);
  for (const std::string_view about : {"about ", "circa ", "c. ", "c "}) {
    if (text.starts_with(about)) text.erase(0, about.size());
  }
  if (text == "not known" || text == "unknown") text.clear();
  auto born = ParseApproximateDate(MonthAndYear(WithSlashes(std::move(text))));
  if (!born) {
    return InvalidInput("Enter a date of birth like 27/3/1950, or as much as is known, like 1941 or 1940s. " +
                        born.error().say);
  }
  return born;
}

std::string BornTyped(const ApproximateDate& born) {
  return born.precision == DatePrecision::kDay ? FormatShort(born.first) : FormatIso(born);
}

Result<Date> ParseDay(std::string_view typed) { return ParseDate(WithSlashes(Tidy(typed))); }

std::optional<ClockTyped> ParseClock(std::string_view typed) {
  std::string text = Tidy(typed);
  if (text.starts_with("about ")) text.erase(0, 6);
  const bool pm = text.ends_with("pm"), am = text.ends_with("am");
  if (am || pm) text = Tidy(std::string_view(text).substr(0, text.size() - 2));
  std::replace(text.begin(), text.end(), '.', ':');
  const auto colon = text.find(':');
  const std::string hours = text.substr(0, colon), minutes = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (!IsDigits(hours) || hours.size() > 2 ||
      (colon != std::string::npos && (!IsDigits(minutes) || minutes.size() != 2)))
    return std::nullopt;
  if (colon == std::string::npos && !am && !pm) return std::nullopt;
  int hour = std::stoi(hours);
  const int minute = minutes.empty() ? 0 : std::stoi(minutes);
  if (hour > 23 || minute > 59 || ((am || pm) && (hour < 1 || hour > 12))) return std::nullopt;
  if (am || pm) hour = hour % 12 + (pm ? 12 : 0);
  return ClockTyped{hour * 60 + minute, !minutes.empty()};
}

Result<std::optional<Happened>> ParseHappened(std::string_view day, std::string_view clock, Instant now) {
  const bool has_day = !Tidy(day).empty(), has_clock = !Tidy(clock).empty();
  if (!has_day && !has_clock) return std::optional<Happened>{};
  Happened happened{{LondonDate(now), 0, 0}, HappenedPrecision::kDay};
  if (has_day) {
    const auto date = ParseDay(day);
    if (!date) return InvalidField("on", date.error().say);
    happened.local.date = *date;
  }
  if (has_clock) {
    const auto typed = ParseClock(clock);
    if (!typed) return InvalidField("at", "Enter a time like 9:30am or 14:15.");
    happened.local.minutes = typed->minutes;
    happened.precision = typed->to_the_minute ? HappenedPrecision::kMinute : HappenedPrecision::kHour;
  }
  return std::optional<Happened>{happened};
}

}  // namespace caseway::views
