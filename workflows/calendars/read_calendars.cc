#include "workflows/calendars/read_calendars.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "workflows/calendars/calendar_file.h"

namespace caseway {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

// A list of closed days, which calendars name.
struct ClosedDays {
  KnownDays known;
  std::vector<ClosedDay> days;
};

// "9:00", "24:00" -> minutes; nothing for anything else.
std::optional<int> Minutes(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos || colon < 1 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  int parts[2] = {0, 0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == colon) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    int& part = parts[i < colon ? 0 : 1];
    part = part * 10 + (text[i] - '0');
  }
  const int minutes = parts[0] * 60 + parts[1];
  return parts[1] < 60 && minutes <= 1440 ? std::optional(minutes) : std::nullopt;
}

std::optional<OpenHours> HoursIn(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == text.npos) return std::nullopt;
  const auto from = Minutes(text.substr(0, dash)), until = Minutes(text.substr(dash + 1));
  if (!from || !until || *from >= *until) return std::nullopt;
  return OpenHours{*from, *until};
}

Result<std::array<OpenHours, 7>> WeekOf(const CalendarFile& file) {
  std::array<OpenHours, 7> week{};
  const toml::table* hours = file.table.get_as<toml::table>("hours");
  if (hours == nullptr) return file.Fault(file.table.source(), "The table [hours] is missing.");
  for (const auto& [key, node] : *hours) {
    const auto day = std::find(kWeekdays.begin(), kWeekdays.end(), key.str());
    if (day == kWeekdays.end())
      return file.Fault(key.source(), fmt::format("\"{}\" is not a weekday: write monday to sunday.", key.str()));
    const auto open = HoursIn(node.value_or(std::string_view{}));
    if (!open) return file.Fault(node.source(), "Write opening hours as \"9:00-17:00\".");
    week[static_cast<std::size_t>(day - kWeekdays.begin())] = *open;
  }
  return week;
}

Result<ClosedDay> ClosedDayOf(const CalendarFile& file, const toml::node& node, const KnownDays& known) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return file.Fault(node.source(), "Write a closed day as { date = 2026-12-25, title = \"...\" }.");
  if (const auto keys = CheckKeys(file, *table, {"date", "title"}); !keys) return keys.error();
  const auto date = DateOf(file, *table, "date");
  if (!date) return date.error();
  const auto title = TextOf(file, *table, "title");
  if (!title) return title.error();
  if (*date < known.from || *date > known.until)
    return file.Fault(node.source(), fmt::format("{} lies outside `from` and `until`.", FormatLong(*date)));
  return ClosedDay{*date, *title};
}

// A year left out between `from` and `until` would be counted as though nothing were ever closed in it.
Result<void> CheckEveryYear(const CalendarFile& file, const toml::array& days, const ClosedDays& list) {
  if (list.days.empty()) return {};
  for (auto year = list.known.from.year(); year <= list.known.until.year(); ++year) {
    const bool listed =
        std::any_of(list.days.begin(), list.days.end(), [&](const ClosedDay& day) { return day.date.year() == year; });
    if (!listed)
      return file.Fault(
          days.source(),
          fmt::format("No closed day of {} is listed, though `from` and `until` promise it.", static_cast<int>(year)));
  }
  return {};
}

Result<ClosedDays> ClosedDaysOf(const CalendarFile& file) {
  if (const auto keys = CheckKeys(file, file.table, {"closed_days", "title", "source", "from", "until", "days"}); !keys)
    return keys.error();
  const auto from = DateOf(file, file.table, "from"), until = DateOf(file, file.table, "until");
  if (!from) return from.error();
  if (!until) return until.error();
  ClosedDays out{{*from, *until}, {}};
  const toml::array* days = file.table.get_as<toml::array>("days");
  if (days == nullptr) return file.Fault(file.table.source(), "The list \"days\" is missing.");
  for (const auto& node : *days) {
    const auto day = ClosedDayOf(file, node, out.known);
    if (!day) return day.error();
    for (const ClosedDay& earlier : out.days) {
      if (earlier.date == day->date)
        return file.Fault(node.source(), fmt::format("{} is listed twice.", FormatLong(day->date)));
    }
    out.days.push_back(*day);
  }
  if (const auto complete = CheckEveryYear(file, *days, out); !complete) return complete.error();
  return out;
}

using Lists = std::map<std::string, ClosedDays, std::less<>>;

Result<void> AddClosedDays(const CalendarFile& file, const Lists& lists, CalendarParts& parts) {
  if (!file.table.contains("closed")) return {};
  const auto name = TextOf(file, file.table, "closed");
  if (!name) return name.error();
  const auto list = lists.find(*name);
  if (list == lists.end())
    return file.Fault(file.table.get("closed")->source(), fmt::format("There are no closed days \"{}\".", *name));
  parts.closed = list->second.days;
  parts.known = list->second.known;
  return {};
}

// A calendar as its file has it, before the others are looked at.
struct Written {
  const CalendarFile* file;  // never null
  CalendarParts parts;
  std::string working_days;  // the calendar it names; "" or its own id: its open days

  bool HasItsOwnDays() const { return working_days.empty() || working_days == parts.id; }
};

bool OpensAtWeekends(const CalendarParts& parts) { return !parts.week[5].IsClosed() || !parts.week[6].IsClosed(); }

// Nobody means a Sunday by a working day, though somebody is there: whose days count is said, not guessed.
Result<std::string> WorkingDaysOf(const CalendarFile& file, const CalendarParts& parts) {
  if (file.table.contains("working_days")) return TextOf(file, file.table, "working_days");
  if (!OpensAtWeekends(parts)) return std::string();
  return file.Fault(file.table.get("calendar")->source(),
                    fmt::format("\"{}\" opens at weekends: say with `working_days` which "
                                "calendar's days count as working days.",
                                parts.id));
}

Result<Written> WrittenIn(const CalendarFile& file, const Lists& lists) {
  if (const auto keys = CheckKeys(file, file.table, {"calendar", "title", "closed", "working_days", "hours"}); !keys)
    return keys.error();
  const auto id = TextOf(file, file.table, "calendar"), title = TextOf(file, file.table, "title");
  if (!id) return id.error();
  if (!title) return title.error();
  const auto week = WeekOf(file);
  if (!week) return week.error();
  CalendarParts parts{.id = *id, .title = *title, .week = *week};
  if (const auto closed = AddClosedDays(file, lists, parts); !closed) return closed.error();
  auto working_days = WorkingDaysOf(file, parts);
  if (!working_days) return working_days.error();
  return Written{&file, std::move(parts), *std::move(working_days)};
}

Result<Calendar> CalendarOf(Written written, const std::vector<Written>& all) {
  const CalendarFile& file = *written.file;
  if (!written.HasItsOwnDays()) {
    const auto& where = file.table.get("working_days")->source();
    const auto other =
        std::find_if(all.begin(), all.end(), [&](const Written& one) { return one.parts.id == written.working_days; });
    if (other == all.end()) return file.Fault(where, fmt::format("There is no calendar \"{}\".", written.working_days));
    if (!other->HasItsOwnDays())
      return file.Fault(where, fmt::format("\"{}\" takes its working days from \"{}\": name that one.",
                                           written.working_days, other->working_days));
    auto days = CalendarOf(*other, all);
    if (!days) return days;
    written.parts.working_days = std::make_shared<const Calendar>(*std::move(days));
  }
  auto calendar = Calendar::Make(std::move(written.parts));
  if (!calendar) return file.Fault(file.table.source(), calendar.error().say);
  return calendar;
}

Result<std::vector<CalendarFile>> OpenAll(const std::filesystem::path& folder) {
  std::error_code failed;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  if (failed) return NotFound(fmt::format("The folder of calendars cannot be read: {}.", folder.string()));
  std::sort(paths.begin(), paths.end());
  std::vector<CalendarFile> files;
  for (const auto& path : paths) {
    auto file = OpenCalendarFile(path);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return files;
}

Result<Lists> ReadLists(const std::vector<CalendarFile>& files) {
  Lists lists;
  for (const auto& file : files) {
    if (!file.table.contains("closed_days")) continue;
    const auto name = TextOf(file, file.table, "closed_days");
    if (!name) return name.error();
    auto days = ClosedDaysOf(file);
    if (!days) return days.error();
    if (!lists.emplace(*name, std::move(*days)).second)
      return file.Fault(file.table.source(), fmt::format("The closed days \"{}\" are declared twice.", *name));
  }
  return lists;
}

}  // namespace

const Calendar* Calendars::Find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

Result<Calendars> ReadCalendars(const std::filesystem::path& folder) {
  const auto files = OpenAll(folder);
  if (!files) return files.error();
  const auto lists = ReadLists(*files);
  if (!lists) return lists.error();
  std::vector<Written> all;
  for (const auto& file : *files) {
    if (file.table.contains("closed_days")) continue;
    auto written = WrittenIn(file, *lists);
    if (!written) return written.error();
    const std::string& id = written->parts.id;
    if (std::any_of(all.begin(), all.end(), [&](const Written& one) { return one.parts.id == id; }))
      return file.Fault(file.table.source(), fmt::format("The calendar \"{}\" is declared twice.", id));
    if (id + ".toml" != file.name)
      return file.Fault(file.table.get("calendar")->source(),
                        fmt::format("The calendar \"{}\" stands in another file.", id));
    all.push_back(*std::move(written));
  }
  std::map<std::string, Calendar, std::less<>> by_id;
  for (const auto& written : all) {
    auto calendar = CalendarOf(written, all);
    if (!calendar) return calendar.error();
    by_id.emplace(written.parts.id, *std::move(calendar));
  }
  return Calendars(std::move(by_id));
}

}  // namespace caseway
