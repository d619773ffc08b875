// Calendars: the opening hours and closed days of workflows/calendars/*.toml, read and checked.
//
//   Result<Calendars> calendars = ReadCalendars("workflows/calendars");
//   if (!calendars) return calendars.error();        // "office.toml:7: \"mornings\" is not a weekday."
//   calendars->Find("office")->IsWorkingDay(today);
//
// A file holds either a calendar (`calendar = "office"`, [hours] by weekday, `closed` naming a list of closed days,
// `working_days` naming the calendar whose open days count as its working days) or a list of closed days (`closed_days
// = "bank-holidays"`, `from`, `until`, `days`). Unknown keys are refused. Threads: Calendars is immutable; share it.
// ReadCalendars reads files.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/calendar/calendar.h"
#include "core/result.h"

namespace caseway {

class Calendars {
 public:
  explicit Calendars(std::map<std::string, Calendar, std::less<>> by_id) : by_id_(std::move(by_id)) {}
  // nullptr when there is none of that id. Lives as long as this.
  const Calendar* Find(std::string_view id) const;
  const std::map<std::string, Calendar, std::less<>>& all() const { return by_id_; }

 private:
  std::map<std::string, Calendar, std::less<>> by_id_;
};

// Errors: kInvalidInput with "file:line: sentence" for the first fault; kNotFound when the folder cannot be read.
Result<Calendars> ReadCalendars(const std::filesystem::path& folder);

}  // namespace caseway
