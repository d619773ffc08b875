// What is known of a person, in words: "10 May 1941 (85)", "999 631 7064 (test number)", "about 9am on 3 March 2026".
//
//   BornWords(person, visit.now)   HappenedWords(row.happened)   ParseBorn("about 1941")   Words(typed)
//
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/event.h"
#include "core/people/person.h"
#include "core/result.h"

namespace caseway::views {

// With the age today, or the age at death; "about 1941 (about 85)"; "not known".
std::string BornWords(const ApproximateDate& born, Instant now, std::optional<Date> died = {});
std::string NhsWords(const std::string& nhs_number);
// The address on one line with its postcode; "not known".
std::string AddressLine(std::string_view address, std::string_view postcode);

// As far as it is known: "3 March 2026 at 9:16am", "3 March 2026 at about 9am", "3 March 2026", "March 2026", "2026".
std::string HappenedWords(const Happened& happened);
// For <time datetime>: empty when the day is not known.
std::string HappenedMachine(const Happened& happened);

// As people write birth dates: "27 3 1950", "27/3/1950", "3/1950", "1941", "about 1941", "1940s", "".
// Errors: kInvalidInput with a sentence.
Result<ApproximateDate> ParseBorn(std::string_view typed);
// The same for a form's box.
std::string BornTyped(const ApproximateDate& born);
// A day as people write it: "3/3/2026", "3 3 2026", "2026-03-03".
Result<Date> ParseDay(std::string_view typed);
// A time of day: "9:16", "09.16", "3pm", "3:15 pm" in minutes, with whether minutes were given.
struct ClockTyped {
  int minutes = 0;
  bool to_the_minute = true;
};
std::optional<ClockTyped> ParseClock(std::string_view typed);
// Both boxes as one time: none typed is none; a day alone is known to the day; a time alone is today's.
// Errors: kInvalidInput with the field "on" or "at".
Result<std::optional<Happened>> ParseHappened(std::string_view day, std::string_view clock, Instant now);

}  // namespace caseway::views
