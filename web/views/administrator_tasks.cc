#include <algorithm>

#include "web/views/administration.h"

namespace caseway::web {
namespace {

constexpr std::chrono::months kWarned{18};  // as `caseway doctor`: so long before the last day known
constexpr std::chrono::months kNeeded{12};  // and to be done so long before: dates are set up to a year ahead

struct Task {
  Date by{};
  std::string text;
};

Date MonthsBefore(Date day, std::chrono::months months) {
  const Date before = day - months;
  return before.ok() ? before : before.year() / before.month() / std::chrono::last;
}

// The day to which the closed days of every calendar are known, and whether they run out soon.
std::optional<Date> KnownUntil(const pathway::Council& council) {
  std::optional<Date> until;
  for (const auto& [id, calendar] : council.calendars) {
    if (calendar.known() && (!until || calendar.known()->until < *until)) until = calendar.known()->until;
  }
  return until;
}

void AddCalendars(const Visit& visit, Record& record, Date today, std::vector<Task>& tasks) {
  const auto until = KnownUntil(visit.library().council);
  if (!until) return;
  if (today >= MonthsBefore(*until, kWarned))
    tasks.push_back({MonthsBefore(*until, kNeeded),
                     "Add the bank holidays after " + FormatLong(*until) + ": dates past that day are provisional."});
  if (record.work().HasProvisionalDates())
    tasks.push_back(
        {today, "Open cases have provisional dates, counted without bank holidays that are not known yet."});
}

// A limit that holds today and is switched off from a day to come.
void AddLimits(const Visit& visit, Date today, std::vector<Task>& tasks) {
  for (const auto& [id, setting] : visit.library().council.settings) {
    const auto* now = setting.history.On(today);
    if (id.rfind("limit.", 0) != 0 || now == nullptr || now->value == "off") continue;
    for (const auto& value : setting.history.values()) {
      if (value.value == "off" && value.from > today)
        tasks.push_back(
            {value.from, "The limit “" + setting.title + "” is switched off from then. Say what follows it."});
    }
  }
}

// What letters cannot say yet: whoever gets one could not answer (P53).
void AddLetters(const Visit& visit, Date today, std::vector<Task>& tasks) {
  std::string missing;
  for (const auto& [id, setting] : visit.library().council.settings) {
    if (id.rfind("letters.", 0) == 0 && setting.history.On(today) == nullptr)
      missing += (missing.empty() ? "“" : ", “") + setting.title + "”";
  }
  if (!missing.empty()) tasks.push_back({today, "Letters leave out what is not set: " + missing + "."});
}

std::string ByWords(Date by, Date today) {
  return by < today ? "Late: was due by " + FormatLong(by) : by == today ? "Today" : "By " + FormatLong(by);
}

}  // namespace

void AdministratorTasks(html::Writer& w, const Visit& visit, Record& record) {
  if (!visit.Holds(access::Permission::kManageSettings)) return;
  const Date today = LondonDate(visit.now);
  std::vector<Task> tasks;
  AddCalendars(visit, record, today, tasks);
  AddLimits(visit, today, tasks);
  AddLetters(visit, today, tasks);
  if (tasks.empty()) return;
  std::stable_sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) { return a.by < b.by; });
  w << "<section aria-labelledby=\"to-do\"><h2 class=\"govuk-heading-m\" id=\"to-do\">To do</h2>"
       "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const auto& task : tasks)
    w << "<li><strong>" << ByWords(task.by, today) << ".</strong> " << task.text << "</li>";
  w << "</ul></section>";
}

}  // namespace caseway::web
