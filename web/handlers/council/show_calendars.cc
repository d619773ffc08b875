#include <array>

#include "web/handlers/council/council_handlers.h"
#include "web/views/administration.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr std::array<const char*, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};

std::string HoursWords(const OpenHours& hours) {
  if (hours.IsClosed()) return "Closed";
  if (hours.from == 0 && hours.until == 24 * 60) return "All day";
  return FormatClock(hours.from) + " to " +
         (hours.until == 24 * 60 ? std::string("midnight") : FormatClock(hours.until));
}

// The hours of each weekday, from a week of which no day is closed out of turn.
void Week(Writer& w, const Calendar& calendar, Date today) {
  const Days monday = Days{today} - (std::chrono::weekday{Days{today}} - std::chrono::Monday);
  html::SummaryListOptions list{.classes = "govuk-summary-list--no-border"};
  for (int i = 0; i < 7; ++i) {
    OpenHours hours;
    for (int week = 0; week < 8 && hours.IsClosed(); ++week)
      hours = calendar.HoursOn(Date{monday + std::chrono::days{i + 7 * week}});
    list.rows.push_back({.key = kDays[static_cast<std::size_t>(i)], .value = HoursWords(hours)});
  }
  html::SummaryList(w, list);
}

// Days on which a working weekday is closed, from today for a year.
void ClosedDays(Writer& w, const Calendar& calendar, Date today) {
  std::vector<std::string> days;
  for (int i = 0; i <= 366; ++i) {
    const Date day{Days{today} + std::chrono::days{i}};
    if (!calendar.IsOpenDay(day) && !calendar.IsClosedWeekday(day))
      days.push_back(FormatLong(day) + ": " + calendar.WhyClosed(day));
  }
  if (days.empty()) {
    const bool knows = !calendar.known() || calendar.known()->until >= today;
    w << "<p class=\"govuk-body\">"
      << (knows ? "Open on bank holidays." : "Bank holidays from today on are not known to this calendar.") << "</p>";
    return;
  }
  html::Details(
      w, {.summary = "Closed days in the next year, " + calendar.title(), .text = [days = std::move(days)](Writer& in) {
            in << "<ul class=\"govuk-list govuk-list--bullet\">";
            for (const auto& day : days) in << "<li>" << day << "</li>";
            in << "</ul>";
          }});
}

void Known(Writer& w, const Calendar& calendar, Date today) {
  if (!calendar.known()) return;
  const Date until = calendar.known()->until;
  const auto months_left = (Days{until} - Days{today}).count() / 30;
  w << "<p class=\"govuk-body\">Closed days are known until " << FormatLong(until) << ".</p>";
  constexpr int kWarnMonths = 18;
  if (months_left < kWarnMonths)
    html::WarningText(w, {.text = "Dates past " + FormatLong(until) +
                                  " are provisional until newer bank holidays are added to the calendars."});
}

}  // namespace

Answer ShowCalendars(Visit& visit, Record& record) {
  const auto teams = record.council().Teams();
  const Date today = LondonDate(visit.now);
  PageParts page{.title = "Calendars", .current = "/settings"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Calendars</h1>";
    AdministrationLinks(w, visit, "/calendars");
    AdministratorTasks(w, visit, record);
    for (const auto& [id, calendar] : visit.library().council.calendars) {
      w << "<h2 class=\"govuk-heading-m\">" << calendar.title() << "</h2>";
      std::string used;
      for (const auto& team : teams) {
        if (team.calendar == id) used += (used.empty() ? "" : ", ") + team.title;
      }
      w << "<p class=\"govuk-body\">" << (used.empty() ? std::string("No team uses it.") : "Used by " + used + ".")
        << "</p>";
      Week(w, calendar, today);
      ClosedDays(w, calendar, today);
      Known(w, calendar, today);
      if (&calendar.WorkingDays() != &calendar)
        w << "<p class=\"govuk-body\">Its working days are those of: " << calendar.WorkingDays().title()
          << ". A date in working days counts those alone; one in hours counts the hours above.</p>";
    }
  };
  return {Render(visit, std::move(page))};
}

}  // namespace caseway::web
