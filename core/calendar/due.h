// Due: a date that explains itself: its rule, its origin, its calendar and every day it skipped (DESIGN.md section 7).
//
//   DueRule rule{.within = *ParseSpan("5 working days"), .from = "received"};
//   Origin origin{.at = received, .only_a_day = false, .name = "received"};
//   Due due = *DueDate(rule, origin, office);
//   due.Sentence() == "by 8 October 2026: 5 working days from 1 October 2026 (received) by the calendar “office”, ..."
//   due.at is the last moment: in time means strictly before it.
//
// The day of the origin is day 0 whatever its hour. Days, weeks and months give a local date, in time until its end;
// hours give an instant. All is Europe/London. Threads: values; DueDate is pure.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/calendar.h"
#include "core/calendar/span.h"
#include "core/dates.h"
#include "core/document.h"

namespace caseway {

enum class DueKind {
  kLookAgain,  // a safety net, a local default, unrated; pauses move it
  kLimit,      // rated, its source named; nothing moves it
};
std::string_view DueKindName(DueKind kind);  // "look-again", "limit"
Result<DueKind> ParseDueKind(std::string_view text);

// A rule as a pathway writes it.
struct DueRule {
  Span within = {};
  std::string from =
      {};  // "received", "first contact", "opened", "entry", "when" or "form.question": of Origin's maker
  std::string clock = {};  // "elapsed", "calendar", "team", a calendar's id, or "" for the usual one of the unit
  DueKind kind = DueKind::kLookAgain;
  std::string source = {};   // of a limit: where it comes from
  std::string setting = {};  // the dated setting that overrides `within`, or ""
  bool off = false;          // a limit that no source gives: ships switched off, yields no date
};
// The clock meant: `clock`, or "elapsed" for hours, "team" for working units, "calendar" for the rest.
std::string ClockOf(const DueRule& rule);
// Errors: kInvalidInput when clock and unit do not go together ("5 working days" on the clock "calendar") or a limit
// that is on has no source. Whether a named calendar exists is for the caller to say.
Result<void> CheckDueRule(const DueRule& rule);

// Where counting begins.
struct Origin {
  Instant at{};
  bool only_a_day = false;  // its hour is not known: hours then count from the start of that day
  std::string name = {};    // as shown: "referral received"
};

// A stretch in which the case waited. `until` is exclusive; for a pause still running give now.
struct Pause {
  Instant from{};
  Instant until{};
};
using Pauses = std::vector<Pause>;  // in any order; they may overlap

// One run of days or hours on the way from origin to date.
struct DueStep {
  Date from{};
  Date to{};                // the same day or later, inclusive
  bool counted = false;     // false: skipped
  std::int64_t amount = 0;  // days; for hours seconds
  std::string why = {};     // of a skipped one: "Good Friday", "Saturday 3 October, closed", "paused"
  bool operator==(const DueStep&) const = default;
};

struct Due {
  DueKind kind = DueKind::kLookAgain;
  bool is_instant = false;
  Date day{};                // the local day it falls on
  Instant at{};              // the last moment in time, exclusive: for a day, the start of the next one
  bool provisional = false;  // counted past the end of the calendar's data: to be counted again
  Span within = {};
  Origin origin = {};
  std::string calendar = {};  // id of the one counted with, "" where none was needed
  std::string source = {};
  std::string setting = {};
  std::vector<DueStep> explanation = {};  // in order; what is counted adds up to the span
  // Of a case with both: when it is looked at again beside a limit that comes first, and the other way about.
  std::shared_ptr<const Due> beside = {};

  // "by 8 October 2026: 5 working days from 1 October 2026 (received) by the calendar “office”, skipping ...".
  std::string Sentence() const;
  // "by 8 October 2026", "by 1 October 2026 at 1:16pm".
  std::string ShortSentence() const;
  Document ToDocument() const;
  // Errors: kInvalidInput naming the member that is missing or malformed.
  static Result<Due> FromDocument(const Document& document);
};

enum class PastData {
  kRefuse,       // an error that names the last day known: for commands and checks
  kProvisional,  // counted as though no more days were closed, and marked: for live cases
};

// Days past the calendar's data, or before it, matter to working units only. Pauses move look-again dates: a day counts
// as paused when the case was paused at its end; hours are moved by the time paused.
// Errors: kInvalidInput from CheckDueRule; kUnavailable past the calendar's data, unless provisional.
Result<Due> DueDate(const DueRule& rule, const Origin& origin, const Calendar& calendar, const Pauses& pauses = {},
                    PastData past = PastData::kRefuse);

}  // namespace caseway
