#include "app/commands/due.h"

#include <fmt/format.h>

#include "app/commands/due_asked.h"
#include "workflows/calendars/read_calendars.h"

namespace caseway {
namespace {

constexpr int kDone = 0;
constexpr int kAnswerIsNo = 1;
constexpr int kWrongUse = 2;

Result<Calendar> CalendarIn(const DueOptions& options) {
  const auto calendars = ReadCalendars(options.calendars);
  if (!calendars) return calendars.error();
  const std::string id = options.calendar.empty() ? "office" : options.calendar;
  if (const Calendar* calendar = calendars->Find(id)) return *calendar;
  std::string names;
  for (const auto& [name, calendar] : calendars->all()) names += (names.empty() ? "" : ", ") + name;
  return InvalidInput(fmt::format("--calendar: there is no \"{}\": there are {}.", id, names));
}

// "2026-10-01T13:16:00+01:00": the wall clock of London and how far it is from UTC.
std::string FormatLocal(Instant instant) {
  const LondonTime local = ToLondon(instant);
  const auto wall = Days(local.date) + std::chrono::minutes{local.minutes};
  const auto offset =
      std::chrono::duration_cast<std::chrono::minutes>(wall - std::chrono::floor<std::chrono::minutes>(instant));
  return fmt::format("{}T{:02}:{:02}:{:02}+{:02}:{:02}", FormatIso(local.date), local.minutes / 60, local.minutes % 60,
                     local.seconds, offset.count() / 60, offset.count() % 60);
}

Document SkippedDays(const Due& due) {
  Document out{Document::List{}};
  for (const auto& step : due.explanation) {
    for (Days day = step.from; !step.counted && day <= Days(step.to); day += std::chrono::days{1})
      out.Add(Document().Set("date", FormatIso(Date(day))).Set("reason", step.why));
  }
  return out;
}

std::string Json(const Due& due) {
  Document out;
  out.Set("due", due.is_instant ? FormatLocal(due.at) : FormatIso(due.day));
  out.Set("kind", DueKindName(due.kind)).Set("rule", FormatSpan(due.within));
  out.Set("from", due.origin.only_a_day ? FormatIso(LondonDate(due.origin.at)) : FormatLocal(due.origin.at));
  out.Set("calendar", due.calendar.empty() ? Document() : Document(due.calendar));
  out.Set("in_time_before", FormatLocal(due.at)).Set("provisional", due.provisional);
  out.Set("skipped", SkippedDays(due)).Set("sentence", due.Sentence());
  if (!due.setting.empty()) out.Set("setting", due.setting);
  if (!due.source.empty()) out.Set("source", due.source);
  return WriteJson(out);
}

std::string Hours(std::int64_t seconds) { return fmt::format("{}:{:02} hours", seconds / 3600, seconds % 3600 / 60); }

// "2 October 2026: day 1", numbering the days counted so far.
std::string Line(const DueStep& step, bool is_instant, std::int64_t& counted) {
  std::string out = "  " + FormatLong(step.from);
  if (step.to != step.from) out += " to " + FormatLong(step.to);
  if (!step.counted) return out + ": skipped, " + step.why;
  if (is_instant) return out + ": " + Hours(step.amount);
  const std::int64_t first = counted + 1;
  counted += step.amount;
  return out + (first == counted ? fmt::format(": day {}", first) : fmt::format(": days {} to {}", first, counted));
}

void PrintText(const Due& due, std::ostream& out) {
  out << due.Sentence() << "\n";
  std::int64_t counted = 0;
  for (const auto& step : due.explanation) out << Line(step, due.is_instant, counted) << "\n";
}

// A limit that was switched off on the day its clock began gives no date.
int TellOff(const DueOptions& options, const Origin& origin, std::ostream& out) {
  const std::string sentence =
      fmt::format("no date: {} is off on {}", options.setting, FormatLong(LondonDate(origin.at)));
  if (!options.json) out << sentence << "\n";
  else
    out << WriteJson(Document().Set("due", Document()).Set("setting", options.setting).Set("sentence", sentence))
        << "\n";
  return kAnswerIsNo;
}

int Refuse(const Error& error, std::ostream& err) {
  err << "caseway due: " << error.say << "\n";
  return error.code == ErrorCode::kUnavailable ? kAnswerIsNo : kWrongUse;
}

}  // namespace

int RunDue(const DueOptions& options, std::ostream& out, std::ostream& err) {
  const auto asked = ReadAsked(options);
  if (!asked) return Refuse(asked.error(), err);
  const auto calendar = CalendarIn(options);
  if (!calendar) return Refuse(calendar.error(), err);
  if (asked->rule.off) return TellOff(options, asked->origin, out);
  const auto due = DueDate(asked->rule, asked->origin, *calendar, asked->pauses);
  if (!due) return Refuse(due.error(), err);
  if (options.json) out << Json(*due) << "\n";
  else PrintText(*due, out);
  return kDone;
}

}  // namespace caseway
