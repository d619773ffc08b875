#include <fmt/format.h>

#include "core/pathway/bundle_check.h"
#include "core/pathway/setting_use.h"

namespace caseway::pathway {
namespace {

// The spans that a date rule reads.
std::vector<const Setting*> SettingsOf(const BundleCheck& check, const DueRule& rule) {
  std::vector<const Setting*> found;
  for (const auto& [id, setting] : check.library.council.settings) {
    if (setting.kind == "span" && ReadsSetting(rule.setting, id)) found.push_back(&setting);
  }
  return found;
}

// Days written for a clock that counts hours, or the other way round: the date would come out wrong from that day on.
void CheckUnits(const BundleCheck& check, const DueWritten& due, const Setting& setting) {
  const auto& values = setting.history.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto span = ParseSpan(values[i].value);
    if (!span) continue;
    DueRule rule = due.rule;
    rule.within = *span;
    rule.kind = DueKind::kLookAgain;  // the source of a limit is looked at on its own
    if (auto fits = CheckDueRule(rule); !fits)
      check.Fault(setting.written.Of(fmt::format("values.{}", i)), "PW-BAD-CLOCK",
                  fmt::format("The setting “{}” does not fit the date on line {}: {}", setting.id,
                              due.written.header.line, fits.error().say));
  }
}

void CheckOff(const BundleCheck& check, const State& state, const Setting& setting) {
  const auto& values = setting.history.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].value == "off")
      check.Fault(
          setting.written.Of(fmt::format("values.{}", i)), "PW-NO-DATE",
          fmt::format("“{}” is switched off, but the open state “{}” always has a date.", setting.id, state.id));
  }
}

void CheckSources(const BundleCheck& check, const DueWritten& due, const Setting& setting) {
  if (due.rule.kind != DueKind::kLimit) return;
  const auto& values = setting.history.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].value != "off" && values[i].source.empty())
      check.Fault(setting.written.Of(fmt::format("values.{}", i)), "PW-LIMIT-SOURCE",
                  fmt::format("“{}” sets a limit without a source: name it, or ship it with off = true.", setting.id));
  }
}

// In hours, as a day of a week of any clock has at most 24.
int RoughHours(const Span& span) {
  switch (span.unit) {
    case SpanUnit::kHours:
    case SpanUnit::kWorkingHours: return span.count;
    case SpanUnit::kWeeks: return span.count * 168;
    case SpanUnit::kMonths: return span.count * 31 * 24;
    case SpanUnit::kDays:
    case SpanUnit::kWorkingDays: return span.count * 24;
  }
  return span.count;
}

void CheckAdvance(const BundleCheck& check, const DueWritten& due) {
  if (due.advance.empty() || due.rule.from != "entry") return;
  const auto advance = ParseSpan(due.advance);
  if (advance && RoughHours(*advance) >= RoughHours(due.rule.within))
    check.Fault(due.written.Of("advance"), "PW-BAD-SPAN",
                fmt::format("Amber would start {} before a date that is only {} away: at once.", due.advance,
                            FormatSpan(due.rule.within)));
}

void CheckDue(const BundleCheck& check, const DueWritten& due) {
  CheckAdvance(check, due);
  for (const Setting* setting : SettingsOf(check, due.rule)) {
    CheckUnits(check, due, *setting);
    CheckSources(check, due, *setting);
  }
}

}  // namespace

void CheckSettingsUse(const BundleCheck& check) {
  for (const ClockRule& clock : check.definition.clocks) CheckDue(check, clock.due);
  for (const State& state : check.definition.states) {
    if (state.due) {
      CheckDue(check, *state.due);
      for (const Setting* setting : SettingsOf(check, state.due->rule)) CheckOff(check, state, *setting);
    }
    if (state.pauses && state.due && state.due->rule.kind == DueKind::kLimit)
      check.Fault(
          state.written.Of("due"), "PW-PAUSED-LIMIT",
          fmt::format("“{}” pauses, so its date is when to chase: a look-again date, never a limit.", state.id));
    for (const Action& action : state.actions) {
      if (action.after) CheckDue(check, *action.after);
    }
  }
}

}  // namespace caseway::pathway
