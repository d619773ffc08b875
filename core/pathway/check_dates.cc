#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/bundle_check.h"
#include "core/pathway/dates.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

// What a date may count from besides events and answers: a form's submission, or when its own condition began to hold.
enum class AlsoFrom { kNothing, kForm, kCondition };

AlsoFrom AlsoFromOf(const ClockRule& clock) {
  const bool from_form = clock.due.rule.from.find('.') == std::string::npos;
  if (!clock.answered_by.empty()) return from_form ? AlsoFrom::kForm : AlsoFrom::kNothing;
  return clock.RunsWhile() ? AlsoFrom::kCondition : AlsoFrom::kNothing;
}

// The checks of one date rule; `what` names it in sentences.
class DateCheck {
 public:
  DateCheck(const BundleCheck& check, const DueWritten& due, std::string what, AlsoFrom also = AlsoFrom::kNothing)
      : check_(check), due_(due), what_(std::move(what)), also_(also) {}

  void Run() const {
    CheckFrom();
    CheckClock();
    CheckSettings();
    CheckSource();
  }

 private:
  void Fault(std::string_view key, std::string code, std::string say) const {
    check_.Fault(due_.written.Of(key), std::move(code), std::move(say));
  }

  // A clock that waits for an answer to a form counts from the submission of that form.
  void CheckFromForm() const {
    const std::string& from = due_.rule.from;
    if (check_.bundle.forms.count(from)) return;
    Fault("from", "PW-UNKNOWN-ORIGIN",
          fmt::format("{} is counted from the submission of a form, and there is no form “{}”.{}", what_, from,
                      DidYouMean(from, KeysOf(check_.bundle.forms))));
  }

  void CheckFromCondition() const {
    if (also_ != AlsoFrom::kCondition)
      Fault("from", "PW-UNKNOWN-ORIGIN",
            fmt::format(
                "{} is counted from when it began to hold: only a look-again clock with `when` and `on_worklist` does.",
                what_));
  }

  void CheckFrom() const {
    if (also_ == AlsoFrom::kForm) return CheckFromForm();
    const std::string& from = due_.rule.from;
    if (from == kWhenItHolds) return CheckFromCondition();
    const std::vector<std::string> origins = {"received", "first contact", "opened", "entry"};
    for (const std::string& origin : origins) {
      if (from == origin || from.empty()) return;
    }
    const auto dot = from.find('.');
    const auto form = check_.bundle.forms.find(from.substr(0, dot));
    const forms::Question* question = form == check_.bundle.forms.end() || dot == std::string::npos
                                          ? nullptr
                                          : form->second.Find(from.substr(dot + 1));
    if (!question)
      Fault("from", "PW-UNKNOWN-ORIGIN",
            fmt::format("{} cannot be counted from “{}”: it is no event and no answer.{}", what_, from,
                        DidYouMean(from, origins)));
    else if (question->type != forms::QuestionType::kDate)
      Fault("from", "PW-UNKNOWN-ORIGIN", fmt::format("{} is counted from “{}”, which is no date.", what_, from));
  }

  void CheckClock() const {
    const std::string& clock = due_.rule.clock;
    const bool named = !clock.empty() && clock != "elapsed" && clock != "calendar" && clock != "team";
    if (named && !check_.library.council.calendars.count(clock)) {
      std::vector<std::string> words = KeysOf(check_.library.council.calendars);
      words.insert(words.end(), {"elapsed", "calendar", "team"});
      Fault("clock", "PW-UNKNOWN-CALENDAR",
            fmt::format("There is no clock or calendar “{}”.{}", clock, DidYouMean(clock, words)));
      return;
    }
    DueRule rule = due_.rule;
    rule.kind = DueKind::kLookAgain;  // the source of a limit is looked at on its own
    if (auto fit = CheckDueRule(rule); !fit) Fault("clock", "PW-BAD-CLOCK", fit.error().say);
  }

  // A name with {band} stands for one setting for each urgency band.
  void CheckSettings() const {
    constexpr std::string_view kBand = "{band}";
    const std::string& id = due_.rule.setting;
    const auto place = id.find(kBand);
    if (place == std::string::npos) return id.empty() ? void() : CheckSetting(id);
    const auto bands = check_.library.codes.find("urgency-bands");
    if (bands == check_.library.codes.end()) return CheckSetting(id);
    for (const forms::Code& band : bands->second.codes)
      CheckSetting(std::string(id).replace(place, kBand.size(), band.id));
  }

  void CheckSetting(const std::string& id) const {
    const auto setting = check_.library.council.settings.find(id);
    if (setting == check_.library.council.settings.end())
      Fault("setting", "PW-UNKNOWN-SETTING",
            fmt::format("There is no setting “{}”.{}", id, DidYouMean(id, KeysOf(check_.library.council.settings))));
    else if (setting->second.kind != "span")
      Fault("setting", "PW-SETTING-KIND", fmt::format("The setting “{}” is no span of time.", id));
  }

  void CheckSource() const {
    if (due_.rule.kind == DueKind::kLimit && !due_.rule.off && due_.rule.source.empty())
      Fault("kind", "PW-LIMIT-SOURCE",
            fmt::format("{} is a limit without a source: name it, or ship it with off = true.", what_));
  }

  const BundleCheck& check_;
  const DueWritten& due_;
  std::string what_;
  AlsoFrom also_;
};

// A form that no action and no state has written would never stop it.
void CheckAnsweredBy(const BundleCheck& check, const ClockRule& clock) {
  if (clock.answered_by.empty()) return;
  const auto& states = check.definition.states;
  const bool written = std::any_of(states.begin(), states.end(), [&](const State& state) {
    return std::find(state.forms.begin(), state.forms.end(), clock.answered_by) != state.forms.end() ||
           std::any_of(state.actions.begin(), state.actions.end(),
                       [&](const Action& action) { return action.form == clock.answered_by; });
  });
  if (!written)
    check.Fault(clock.written.Of("answered_by"), "PW-CLOCK-NEVER-STOPS",
                fmt::format("The clock “{}” never stops: no state and no action has the form “{}”.{}", clock.id,
                            clock.answered_by, DidYouMean(clock.answered_by, KeysOf(check.bundle.forms))));
}

// What only a clock that waits for a form can say.
void CheckWaiting(const BundleCheck& check, const ClockRule& clock) {
  if (!clock.awaits.empty() && clock.awaits != "decision")
    check.Fault(clock.written.Of("awaits"), "PW-BAD-VALUE",
                fmt::format("“awaits” can only be \"decision\", not “{}”.", clock.awaits));
  const std::pair<const char*, bool> keys[] = {{"awaits", !clock.awaits.empty()},
                                               {"renewed_by", !clock.renewed_by.empty()},
                                               {"holds_ends", clock.holds_ends.has_value()}};
  for (const auto& [key, given] : keys) {
    if (given && clock.answered_by.empty())
      check.Fault(clock.written.Of(key), "PW-MISPLACED-KEY",
                  fmt::format("The clock “{}” has “{}” and no “answered_by”.", clock.id, key));
  }
  for (std::size_t i = 0; i < clock.renewed_by.size(); ++i) {
    const std::string& path = clock.renewed_by[i];
    const auto form = check.bundle.forms.find(path.substr(0, path.find('.')));
    const forms::Question* question = form == check.bundle.forms.end() || path.find('.') == std::string::npos
                                          ? nullptr
                                          : form->second.Find(path.substr(path.find('.') + 1));
    if (question == nullptr || question->type != forms::QuestionType::kDate)
      check.Fault(clock.written.Of(fmt::format("renewed_by.{}", i)), "PW-UNKNOWN-ORIGIN",
                  fmt::format("The clock “{}” is renewed by “{}”, which is no answer that is a date.", clock.id, path));
  }
}

// Counted from the first moment on, it would stop with the entry of the first state, for good.
void CheckStopsAtOnce(const BundleCheck& check, const ClockRule& clock) {
  const bool from_event = clock.due.rule.from.find('.') == std::string::npos && clock.answered_by.empty();
  if (!from_event || clock.when) return;
  for (std::size_t i = 0; i < clock.stops.size(); ++i) {
    if (clock.stops[i] == check.definition.starts)
      check.Fault(clock.written.Of(fmt::format("stops.{}", i)), "PW-CLOCK-NEVER-RUNS",
                  fmt::format("The clock “{}” stops in “{}”, where every case starts: it never runs.", clock.id,
                              clock.stops[i]));
  }
}

void CheckClockRule(const BundleCheck& check, const ClockRule& clock) {
  DateCheck(check, clock.due, fmt::format("The clock “{}”", clock.id), AlsoFromOf(clock)).Run();
  CheckAnsweredBy(check, clock);
  CheckWaiting(check, clock);
  CheckStopsAtOnce(check, clock);
  if (clock.stops.empty() && clock.answered_by.empty())
    check.Fault(clock.written.Of("stops"), "PW-CLOCK-NEVER-STOPS",
                fmt::format("The clock “{}” never stops: name the states that stop it.", clock.id));
  for (std::size_t i = 0; i < clock.stops.size(); ++i) {
    if (check.definition.Find(clock.stops[i])) continue;
    std::vector<std::string> states;
    for (const State& state : check.definition.states) states.push_back(state.id);
    check.Fault(clock.written.Of(fmt::format("stops.{}", i)), "PW-UNKNOWN-STATE",
                fmt::format("There is no state “{}”.{}", clock.stops[i], DidYouMean(clock.stops[i], states)));
  }
}

}  // namespace

void CheckDates(const BundleCheck& check) {
  for (const State& state : check.definition.states) {
    if (state.due) DateCheck(check, *state.due, fmt::format("The date of “{}”", state.id)).Run();
    for (const Action& action : state.actions) {
      if (action.after) DateCheck(check, *action.after, fmt::format("The timer of “{}”", action.id)).Run();
    }
  }
  for (const ClockRule& clock : check.definition.clocks) CheckClockRule(check, clock);
}

}  // namespace caseway::pathway
