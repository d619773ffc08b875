#include "core/pathway/setting_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/pathway/program_codes.h"
#include "core/pathway/settling.h"

namespace caseway::pathway {
namespace {

constexpr std::string_view kBand = "{band}";
constexpr int kMostYears = 10;
constexpr int kMostOfNumber = 9999;

Error Refused(std::string say) { return InvalidField("value", std::move(say)); }

// One place that counts by the setting.
struct Reading {
  const DueWritten* due;
  std::string title;
  bool always_dated = false;  // of an open state
};

void TakeReading(std::vector<Reading>& readings, const DueWritten& due, const std::string& setting, std::string title,
                 bool always_dated = false) {
  if (ReadsSetting(due.rule.setting, setting)) readings.push_back({&due, std::move(title), always_dated});
}

std::vector<Reading> ReadingsOf(const Definition& definition, const std::string& setting) {
  std::vector<Reading> readings;
  for (const ClockRule& clock : definition.clocks) TakeReading(readings, clock.due, setting, clock.title);
  for (const State& state : definition.states) {
    if (state.due) TakeReading(readings, *state.due, setting, state.title, true);
    for (const Action& action : state.actions) {
      if (action.after) TakeReading(readings, *action.after, setting, action.title);
    }
  }
  return readings;
}

std::vector<Reading> ReadingsOf(const Library& library, const std::string& setting) {
  std::vector<Reading> all;
  for (const auto& [id, bundle] : library.live()) {
    for (auto& reading : ReadingsOf(bundle->definition, setting)) all.push_back(std::move(reading));
  }
  return all;
}

int RoughYears(const Span& span) {
  switch (span.unit) {
    case SpanUnit::kHours: return span.count / 24 / 365;
    case SpanUnit::kWorkingHours: return span.count / 8 / 250;
    case SpanUnit::kDays: return span.count / 365;
    case SpanUnit::kWorkingDays: return span.count / 250;
    case SpanUnit::kWeeks: return span.count / 52;
    case SpanUnit::kMonths: return span.count / 12;
  }
  return 0;
}

// What is counted in is the clock's: days for a clock of the calendar, hours for one that runs day and night.
std::string UnitsFor(const DueRule& rule) {
  const std::string clock = ClockOf(rule);
  if (clock == "elapsed") return "counts round the clock: enter hours, such as 4 hours.";
  if (clock == "calendar") return "counts calendar days: enter days, weeks or months, such as 28 days.";
  return "counts in the hours somebody is there: enter working days or working hours, such as 5 working days.";
}

Result<void> FitsReading(const Reading& reading, const Span& span) {
  DueRule rule = reading.due->rule;
  rule.within = span;
  rule.kind = DueKind::kLookAgain;  // a limit's source is looked at on its own
  if (CheckDueRule(rule)) return {};
  return Refused(fmt::format("“{}” {}", reading.title, UnitsFor(reading.due->rule)));
}

// In hours, where a working day is a day and a working hour an hour: to tell the sooner of two, not to count.
int RoughHours(const Span& span) {
  switch (span.unit) {
    case SpanUnit::kHours:
    case SpanUnit::kWorkingHours: return span.count;
    case SpanUnit::kDays:
    case SpanUnit::kWorkingDays: return span.count * 24;
    case SpanUnit::kWeeks: return span.count * 7 * 24;
    case SpanUnit::kMonths: return span.count * 30 * 24;
  }
  return span.count;
}

// What stands in the place of {band}; "" for another setting.
std::string BandIn(std::string_view named, std::string_view setting) {
  const auto place = named.find(kBand);
  if (place == std::string_view::npos || !ReadsSetting(named, setting)) return "";
  return std::string(setting.substr(place, setting.size() - (named.size() - kBand.size())));
}

// P36: nobody of a more urgent band is looked at later than somebody of a less urgent one; the list has them in order.
Result<void> KeepsOrder(const Library& library, const Setting& setting, const Reading& reading, const Span& span) {
  const std::string& named = reading.due->rule.setting;
  const std::string band = BandIn(named, setting.id);
  const auto bands = library.codes.find("urgency-bands");
  if (band.empty() || bands == library.codes.end()) return {};
  bool is_before = true;
  for (const auto& code : bands->second.codes) {
    if (code.id == band) is_before = false;
    std::string id = named;
    const auto other = library.council.settings.find(id.replace(id.find(kBand), kBand.size(), code.id));
    if (code.id == band || other == library.council.settings.end() || other->second.history.values().empty()) continue;
    const std::string& value = other->second.history.values().back().value;
    const auto there = ParseSpan(value);
    if (!there || (is_before ? RoughHours(*there) <= RoughHours(span) : RoughHours(*there) >= RoughHours(span)))
      continue;
    return Refused(fmt::format("“{}” is {}: the more urgent of the two is looked at no later.", other->second.title,
                               FormatSpan(*there)));
  }
  return {};
}

Result<void> FitsProgram(const std::string& setting, const Span& span) {
  if (LooksBack(setting) && span.count == 0) return Refused("Enter at least a day: at 0 nothing would ever count.");
  if (LooksBack(setting) && !LooksBackBy(span)) return Refused("Enter days, weeks or months, such as 6 months.");
  if (CountsElapsedHours(setting) && !IsElapsedHours(span)) return Refused("Enter hours, such as 4 hours.");
  return {};
}

Result<void> FitsOff(const std::vector<Reading>& readings) {
  if (readings.empty()) return Refused("This cannot be switched off.");
  for (const Reading& reading : readings) {
    if (reading.always_dated)
      return Refused(
          fmt::format("This cannot be switched off: “{}” is always looked at again by some date.", reading.title));
  }
  return {};
}

Result<void> FitsSpan(const Library& library, const Setting& setting, const std::string& value) {
  const auto readings = ReadingsOf(library, setting.id);
  if (value == "off") return FitsOff(readings);
  const auto span = ParseSpan(value);
  if (!span) return Refused(span.error().say);
  if (RoughYears(*span) >= kMostYears) return Refused(fmt::format("Enter less than {} years.", kMostYears));
  for (const Reading& reading : readings) {
    if (auto fits = FitsReading(reading, *span); !fits) return fits;
    if (auto fits = KeepsOrder(library, setting, reading, *span); !fits) return fits;
  }
  return FitsProgram(setting.id, *span);
}

Result<void> FitsNumber(const std::string& value) {
  const bool digits = !value.empty() && value.size() <= 4 && value.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || std::stoi(value) == 0)
    return Refused(fmt::format("Enter a whole number from 1 to {}.", kMostOfNumber));
  return {};
}

// The actions that a role of the list may take alone.
std::vector<const Action*> ActionsAlone(const Library& library, const std::string& setting) {
  std::vector<const Action*> actions;
  for (const auto& [id, bundle] : library.live()) {
    for (const State& state : bundle->definition.states) {
      for (const Action& action : state.actions) {
        if (action.four_eyes_setting == setting) actions.push_back(&action);
      }
    }
  }
  return actions;
}

// Lists name roles: who may act alone, of those who may act at all.
Result<void> FitsRoles(const Library& library, const Setting& setting, const std::string& value) {
  const auto actions = ActionsAlone(library, setting.id);
  for (const auto& role : RolesListed(value)) {
    const auto known = library.roles.find(role);
    if (known == library.roles.end())
      return Refused(fmt::format("There is no role “{}”. Enter their short names, such as team-manager.", role));
    const bool acts = std::any_of(actions.begin(), actions.end(), [&](const Action* action) {
      return std::find(action->who.begin(), action->who.end(), role) != action->who.end();
    });
    if (!acts && !actions.empty())
      return Refused(fmt::format("{} cannot do this at all, so not alone either: “{}” is for others.",
                                 known->second.title, actions.front()->title));
  }
  return {};
}

}  // namespace

bool ReadsSetting(std::string_view named, std::string_view setting) {
  const auto place = named.find(kBand);
  if (place == std::string_view::npos) return !named.empty() && named == setting;
  const auto before = named.substr(0, place), after = named.substr(place + kBand.size());
  return setting.size() > before.size() + after.size() && setting.substr(0, before.size()) == before &&
         setting.substr(setting.size() - after.size()) == after;
}

Result<void> FitsItsUse(const Library& library, const Setting& setting, const std::string& value) {
  if (value.empty()) return Refused("Enter the new value.");
  if (setting.kind == "span") return FitsSpan(library, setting, value);
  if (setting.kind == "number") return FitsNumber(value);
  if (setting.kind == "list") return FitsRoles(library, setting, value);
  if (setting.kind == "yes/no" && value != "yes" && value != "no") return Refused("Enter yes or no.");
  return {};
}

std::string ExampleFor(const Library& library, const Setting& setting) {
  if (setting.kind != "span") return "";
  for (const char* example : {"5 working days", "28 days", "4 hours", "6 months"}) {
    if (FitsItsUse(library, setting, example)) return example;
  }
  const auto& values = setting.history.values();
  const std::string now = values.empty() ? "" : values.back().value;
  return now != "off" && FitsItsUse(library, setting, now) ? now : "";
}

}  // namespace caseway::pathway
