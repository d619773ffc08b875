#include "core/dates.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

namespace caseway {
namespace {

using std::chrono::microseconds;

const date::time_zone& London() {
  static const date::time_zone* const zone = date::locate_zone("Europe/London");
  return *zone;
}

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// Reads digits only; nothing for anything else, so that "+5" and " 5" are not numbers here.
std::optional<int> Digits(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// At least so many digits, filled with zeros.
void AppendDigits(std::string& out, std::int64_t value, int least) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value < 0 ? -value : value).ptr;
  if (value < 0) out += '-';
  for (auto missing = least - (end - digits.data()); missing > 0; --missing) out += '0';
  out.append(digits.data(), end);
}

Result<Date> MakeDate(int year, int month, int day) {
  using namespace std::chrono;
  if (month < 1 || month > 12) return InvalidInput("There are 12 months. Write the date as 27/03/2026 or 2026-03-27.");
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (date.ok()) return date;
  const auto last = static_cast<unsigned>(year_month_day_last{date.year(), month_day_last{date.month()}}.day());
  return InvalidInput(fmt::format("{} {} has {} days.", kMonths[static_cast<std::size_t>(month - 1)], year, last));
}

// The zone library searches its table and copies names at each question; most questions fall between the same two
// changes of the clocks as the one before.
microseconds OffsetAt(Instant instant) {
  thread_local date::sys_info known{};
  const auto second = std::chrono::floor<std::chrono::seconds>(instant);
  if (second < known.begin || second >= known.end) known = London().get_info(second);
  return known.offset;
}

struct ClockTime {
  int minutes = 0;
  microseconds rest{0};
};

std::optional<ClockTime> ParseClock(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const auto hour = Digits(text.substr(0, 2), 2, 2), minute = Digits(text.substr(3, 2), 2, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  ClockTime out{*hour * 60 + *minute, microseconds{0}};
  text.remove_prefix(5);
  if (text.empty()) return out;
  if (text.size() < 3 || text[0] != ':') return std::nullopt;
  const auto second = Digits(text.substr(1, 2), 2, 2);
  if (!second || *second > 59) return std::nullopt;
  out.rest = std::chrono::seconds{*second};
  text.remove_prefix(3);
  if (text.empty()) return out;
  if (text[0] != '.' || !Digits(text.substr(1), 1, 6)) return std::nullopt;
  std::string fraction(text.substr(1));
  fraction.resize(6, '0');
  out.rest += microseconds{*Digits(fraction, 6, 6)};
  return out;
}

}  // namespace

LondonTime ToLondon(Instant instant) {
  const auto local = instant + OffsetAt(instant);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const auto since = std::chrono::duration_cast<std::chrono::seconds>(local - day).count();
  return {Date{day}, static_cast<int>(since / 60), static_cast<int>(since % 60)};
}

Instant FromLondon(const LondonTime& local) {
  const date::local_seconds wall{std::chrono::duration_cast<std::chrono::seconds>(
      Days{local.date}.time_since_epoch() + std::chrono::minutes{local.minutes} + std::chrono::seconds{local.seconds})};
  // Right by far from a change of the clocks; near one the library says which of two times is meant.
  constexpr std::chrono::hours kNear{26};
  const Instant guess = Instant{std::chrono::duration_cast<microseconds>(wall.time_since_epoch())};
  const microseconds before = OffsetAt(guess - kNear), after = OffsetAt(guess + kNear);
  if (before == after) return guess - before;
  return London().to_sys(wall, date::choose::earliest);
}

Instant EndOfLondonDay(Date date) { return FromLondon({Date{Days{date} + std::chrono::days{1}}, 0, 0}); }
Date LondonDate(Instant instant) { return ToLondon(instant).date; }

Result<Date> ParseDate(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto y = Digits(text.substr(0, 4), 4, 4), m = Digits(text.substr(5, 2), 2, 2),
               d = Digits(text.substr(8, 2), 2, 2);
    if (y && m && d && *d > 0) return MakeDate(*y, *m, *d);
  } else if (const auto a = text.find('/'), b = text.rfind('/'); a != std::string_view::npos && b > a) {
    const auto d = Digits(text.substr(0, a), 1, 2), m = Digits(text.substr(a + 1, b - a - 1), 1, 2),
               y = Digits(text.substr(b + 1), 4, 4);
    if (y && m && d && *d > 0) return MakeDate(*y, *m, *d);
  }
  return InvalidInput("Write the date as 27/03/2026 or 2026-03-27.");
}

Result<Instant> ParseInstant(std::string_view text) {
  const auto split = text.find_first_of("T ");
  const Error shape = InvalidInput("Write the time as 2026-10-01T09:16 or 01/10/2026 09:16.");
  if (split == std::string_view::npos) return shape;
  const auto date = ParseDate(text.substr(0, split));
  if (!date) return date.error();
  std::string_view rest = text.substr(split + 1);
  std::optional<int> offset_minutes;
  if (!rest.empty() && rest.back() == 'Z') {
    offset_minutes = 0;
    rest.remove_suffix(1);
  } else if (const auto at = rest.find_first_of("+-"); at != std::string_view::npos) {
    const auto offset = ParseClock(rest.substr(at + 1));
    if (!offset || rest.size() - at != 6) return shape;
    offset_minutes = rest[at] == '-' ? -offset->minutes : offset->minutes;
    rest = rest.substr(0, at);
  }
  const auto clock = ParseClock(rest);
  if (!clock) return shape;
  if (offset_minutes)
    return Instant{Days{*date} + std::chrono::minutes{clock->minutes - *offset_minutes}} + clock->rest;
  const LondonTime local{*date, clock->minutes, 0};
  const Instant instant = FromLondon(local);
  if (!(ToLondon(instant) == local))
    return InvalidInput("There was no such time: the clocks went forward over it. Write one before or after it.");
  return instant + clock->rest;
}

// By hand: each event carries a dozen of these.
std::string FormatIso(Date date) {
  std::string out;
  out.reserve(27);  // room for a time to follow
  AppendDigits(out, static_cast<int>(date.year()), 4);
  AppendDigits(out += '-', static_cast<unsigned>(date.month()), 2);
  AppendDigits(out += '-', static_cast<unsigned>(date.day()), 2);
  return out;
}

std::string FormatIso(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const auto micros = (instant - day).count();
  const auto seconds = micros / 1000000;
  std::string out = FormatIso(Date{day});
  AppendDigits(out += 'T', seconds / 3600, 2);
  AppendDigits(out += ':', seconds / 60 % 60, 2);
  AppendDigits(out += ':', seconds % 60, 2);
  if (micros % 1000000 != 0) AppendDigits(out += '.', micros % 1000000, 6);
  return out += 'Z';
}

std::string FormatLong(Date date) {
  std::string out;
  out.reserve(sizeof("30 September 2026"));
  (out += std::to_string(static_cast<unsigned>(date.day()))) += ' ';
  out += kMonths[static_cast<unsigned>(date.month()) - 1];
  return (out += ' ') += std::to_string(static_cast<int>(date.year()));
}

std::string FormatLong(Instant instant) {
  const auto local = ToLondon(instant);
  return FormatLong(local.date) + " at " + FormatClock(local.minutes);
}

std::string FormatShort(Date date) {
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

std::string FormatClock(int minutes) {
  if (minutes == 720) return "midday";
  const int hour = minutes / 60 % 12;
  return fmt::format("{}:{:02}{}", hour == 0 ? 12 : hour, minutes % 60, minutes < 720 ? "am" : "pm");
}

int AgeInYears(Date born, Date on) {
  const int years = static_cast<int>(on.year()) - static_cast<int>(born.year());
  const bool before_birthday = std::pair{on.month(), on.day()} < std::pair{born.month(), born.day()};
  return years - (before_birthday ? 1 : 0);
}

Result<ApproximateDate> ParseApproximateDate(std::string_view text) {
  using namespace std::chrono;
  if (text.empty()) return ApproximateDate{};
  if (const auto y = Digits(text, 4, 4)) return ApproximateDate{Date{year{*y}, January, day{1}}, DatePrecision::kYear};
  if (text.size() == 5 && text.back() == 's') {
    if (const auto y = Digits(text.substr(0, 4), 4, 4); y && *y % 10 == 0)
      return ApproximateDate{Date{year{*y}, January, day{1}}, DatePrecision::kDecade};
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto y = Digits(text.substr(0, 4), 4, 4), m = Digits(text.substr(5), 2, 2);
    if (y && m && *m >= 1 && *m <= 12)
      return ApproximateDate{Date{year{*y}, month{static_cast<unsigned>(*m)}, day{1}}, DatePrecision::kMonth};
  }
  const auto date = ParseDate(text);
  if (!date) return date.error();
  return ApproximateDate{*date, DatePrecision::kDay};
}

std::string FormatIso(const ApproximateDate& date) {
  const std::string iso = date.precision == DatePrecision::kUnknown ? "" : FormatIso(date.first);
  switch (date.precision) {
    case DatePrecision::kUnknown: return "";
    case DatePrecision::kDecade: return iso.substr(0, 4) + "s";
    case DatePrecision::kYear: return iso.substr(0, 4);
    case DatePrecision::kMonth: return iso.substr(0, 7);
    case DatePrecision::kDay: return iso;
  }
  return "";
}

std::string FormatLong(const ApproximateDate& date) {
  switch (date.precision) {
    case DatePrecision::kUnknown: return "not known";
    case DatePrecision::kDecade: return fmt::format("in the {}s", static_cast<int>(date.first.year()));
    case DatePrecision::kYear: return fmt::format("about {}", static_cast<int>(date.first.year()));
    case DatePrecision::kMonth: {
      const std::string full = FormatLong(date.first);
      return full.substr(full.find(' ') + 1);
    }
    case DatePrecision::kDay: return FormatLong(date.first);
  }
  return "";
}

}  // namespace caseway
