#include "core/pathway/dates.h"

#include <algorithm>
#include <utility>

namespace caseway::pathway {
namespace {

const Calendar& RoundTheClock() {
  static const Calendar* const calendar = new Calendar(Calendar::RoundTheClock());  // never destroyed: used at exit too
  return *calendar;
}

const Calendar& CalendarFor(const CaseAt& at, const DueRule& rule) {
  const std::string clock = ClockOf(rule);
  const Calendar* calendar = clock == "team" ? at.council.CalendarOf(at.state.owner.team) : nullptr;
  if (const auto named = at.council.calendars.find(clock); named != at.council.calendars.end())
    calendar = &named->second;
  return calendar ? *calendar : RoundTheClock();
}

// The answer "form.question", when it is a date.
std::optional<Origin> DateAnswered(const CaseAt& at, const std::string& from, const Scope& scope) {
  const auto dot = from.find('.');
  const feel::Value* value =
      dot == std::string::npos ? nullptr : scope.FindMember(from.substr(0, dot), from.substr(dot + 1));
  if (!value || !value->Is(feel::Value::Kind::kDate)) return std::nullopt;
  const auto date = ParseDate(value->ToText());
  if (!date) return std::nullopt;
  const auto form = at.bundle.forms.find(from.substr(0, dot));
  const forms::Question* question = form == at.bundle.forms.end() ? nullptr : form->second.Find(from.substr(dot + 1));
  return Origin{FromLondon({*date, 0, 0}), true, question ? question->ask : from};
}

Origin AnswerOrigin(const CaseAt& at, const std::string& from, const Scope& scope) {
  return DateAnswered(at, from, scope).value_or(Origin{at.state.entered, false, "entry to this state"});
}

std::string FormTitle(const CaseAt& at, const std::string& form) {
  const auto found = at.bundle.forms.find(form);
  return found == at.bundle.forms.end() ? form : found->second.title;
}

Origin OriginOf(const CaseAt& at, const std::string& from, const Scope& scope) {
  if (from == "received") return {at.state.received, false, "received"};
  if (from == "first contact") return {at.state.first_contact, false, "first contact"};
  if (from == "opened") return {at.state.opened, false, "case opened"};
  if (from == "entry") return {at.state.entered, false, "entry to this state"};
  return AnswerOrigin(at, from, scope);
}

// "risk_check.{band}" is read with the case's band; without a band there is no such setting.
std::string SettingFor(const CaseAt& at, std::string setting) {
  constexpr std::string_view kBand = "{band}";
  const auto place = setting.find(kBand);
  if (place != std::string::npos) setting.replace(place, kBand.size(), at.facts.Case().band.value_or(""));
  return setting;
}

const SettingHistory* HistoryOf(const CaseAt& at, const std::string& setting) {
  const auto found = at.council.settings.find(SettingFor(at, setting));
  return found == at.council.settings.end() ? nullptr : &found->second.history;
}

// A setting that holds no span is the checker's to refuse; a live case then keeps the span written in the definition.
DueRule RuleInForce(const CaseAt& at, const DueRule& rule, const Origin& origin) {
  auto in_force = InForce(rule, HistoryOf(at, rule.setting), LondonDate(origin.at));
  return in_force ? *std::move(in_force) : rule;
}

std::optional<Due> Count(const CaseAt& at, const DueRule& rule, const Origin& origin, const Pauses& pauses) {
  auto due = DueDate(rule, origin, CalendarFor(at, rule), pauses, PastData::kProvisional);
  return due ? std::optional(*std::move(due)) : std::nullopt;
}

}  // namespace

std::optional<Due> StateDateOf(const CaseAt& at, const State& state, const Scope& scope) {
  if (state.end || !state.due) return std::nullopt;
  const Origin origin = OriginOf(at, state.due->rule.from, scope);
  DueRule rule = RuleInForce(at, state.due->rule, origin);
  if (rule.off) rule = state.due->rule;  // an open case always has a date
  rule.off = false;
  const Pauses pauses = state.pauses ? Pauses{} : at.state.pauses;
  const auto due = Count(at, rule, origin, pauses);
  return due ? due : Count(at, state.due->rule, origin, pauses);  // a setting that does not fit never stops a case
}

std::optional<Instant> AmberOf(const State& state, const Due& due) {
  if (!state.due || state.due->advance.empty()) return std::nullopt;
  const auto span = ParseSpan(state.due->advance);
  if (!span) return std::nullopt;
  if (IsHours(span->unit)) return due.at - std::chrono::hours(span->count);
  const int days = span->unit == SpanUnit::kWeeks ? span->count * 7 : span->count;
  return FromLondon({Date(Days(due.day) - std::chrono::days(days)), 0, 0});
}

std::optional<Due> TimerOf(const CaseAt& at, const DueWritten& after, const Scope& scope) {
  const Origin origin = OriginOf(at, after.rule.from, scope);
  const DueRule rule = RuleInForce(at, after.rule, origin);
  return rule.off ? std::nullopt : Count(at, rule, origin, {});
}

// What a clock counts from, and since when it stands still: of the form it waits on, none until that is submitted.
struct Run {
  Origin origin;
  std::optional<Instant> answered;
};

std::string FormOf(const std::string& path) { return path.substr(0, path.find('.')); }

// When the form was asked for that the clock waits on, and when it was answered; none for other clocks.
std::optional<Round> RoundOf(const CaseAt& at, const ClockRule& clock) {
  if (clock.answered_by.empty()) return std::nullopt;
  return at.facts.LastRound(FormOf(clock.due.rule.from), clock.answered_by);
}

// Of the date it began with and those that renewed it, the one given last; none of an earlier round counts.
std::optional<Origin> DateGivenLast(const CaseAt& at, const ClockRule& clock, Instant asked, const Scope& scope) {
  std::vector<std::string> paths{clock.due.rule.from};
  paths.insert(paths.end(), clock.renewed_by.begin(), clock.renewed_by.end());
  std::optional<Origin> last;
  Instant given = asked;
  for (const std::string& path : paths) {
    const auto submitted = at.facts.SubmittedAt(FormOf(path));
    if (!submitted || *submitted < given) continue;
    if (auto date = DateAnswered(at, path, scope)) last = std::move(date), given = *submitted;
  }
  return last;
}

std::optional<Run> RunOf(const CaseAt& at, const ClockRule& clock, const Scope& scope) {
  const std::string& from = clock.due.rule.from;
  if (from == kWhenItHolds)
    return Run{{at.facts.RunsSince(clock.id).value_or(scope.now()), false, "when it became so"}, {}};
  if (clock.answered_by.empty()) return Run{OriginOf(at, from, scope), {}};
  const auto round = RoundOf(at, clock);
  if (!round) return std::nullopt;
  if (from.find('.') == std::string::npos) return Run{{round->asked, false, FormTitle(at, from)}, round->answered};
  const auto date = DateGivenLast(at, clock, round->asked, scope);
  return date ? std::optional(Run{*date, round->answered}) : std::nullopt;
}

// For good: the first stop counts, whatever stopping state follows. A clock that a form answers stands still with its
// answer, and runs again for the next time it is asked.
bool HasStopped(const ClockRule& clock, const std::vector<std::string>& stopped) {
  return clock.answered_by.empty() && !clock.RunsWhile() &&
         std::find(stopped.begin(), stopped.end(), clock.id) != stopped.end();
}

std::vector<ClockView> ClocksOf(const CaseAt& at, const Scope& scope) {
  std::vector<ClockView> running;
  const auto& clocks = at.bundle.definition.clocks;
  const auto stopped = clocks.empty() ? std::vector<std::string>{} : at.facts.StoppedClocks();
  for (const ClockRule& clock : clocks) {
    if (HasStopped(clock, stopped)) continue;
    const bool holds = !clock.when || scope.Holds(*clock.when);
    if (!holds && !clock.RunsWhile()) continue;
    auto run = RunOf(at, clock, scope);
    if (!run) continue;
    if (!holds) run->answered = scope.now();
    const DueRule rule = RuleInForce(at, clock.due.rule, run->origin);
    if (rule.off) continue;
    if (auto due = Count(at, rule, run->origin, {})) running.push_back({&clock, *std::move(due), run->answered});
  }
  return running;
}

std::vector<const ClockRule*> Unanswered(const CaseAt& at, const Scope& scope) {
  std::vector<const ClockRule*> waiting;
  for (const ClockRule& clock : at.bundle.definition.clocks) {
    const auto round = RoundOf(at, clock);
    if (round && !round->answered && (!clock.when || scope.Holds(*clock.when))) waiting.push_back(&clock);
  }
  return waiting;
}

Due EarlierOf(Due one, Due other) {
  if (other.at < one.at) std::swap(one, other);
  other.beside = nullptr;
  one.beside = std::make_shared<const Due>(std::move(other));
  return one;
}

std::optional<Due> EarliestOf(std::optional<Due> due, const std::vector<ClockView>& clocks) {
  if (!due) return due;
  const Due* limit = nullptr;
  for (const ClockView& clock : clocks) {
    if (!clock.rule->on_worklist || clock.answered) continue;
    const bool is_limit = clock.due.kind == DueKind::kLimit;
    if (is_limit && (limit == nullptr || clock.due.at < limit->at)) limit = &clock.due;
    if (!is_limit && clock.due.at < due->at) due = clock.due;
  }
  if (limit == nullptr) return due;
  if (due->kind == DueKind::kLimit) return due->at < limit->at ? due : *limit;
  return EarlierOf(*limit, *std::move(due));
}

void SettleDates(const CaseAt& at, const State& next, const Owner& owner, bool entering, const Scope& scope,
                 Decision& decision) {
  CaseState then = at.state;
  then.owner = owner.team.empty() ? at.state.owner : owner;
  then.state = next.id;
  if (entering) then.entered = scope.now();
  const CaseAt after{at.bundle, then, at.facts, at.council, at.roles};
  decision.clocks = ClocksOf(after, scope);
  const auto due = StateDateOf(after, next, scope);
  if (due) decision.amber_from = AmberOf(next, *due);
  std::vector<ClockView> running;
  for (const ClockView& clock : decision.clocks) {
    const auto& stops = clock.rule->stops;
    const bool stopping = std::find(stops.begin(), stops.end(), next.id) != stops.end();
    if (stopping) decision.stopped.push_back(clock.rule->id);
    else running.push_back(clock);
  }
  decision.due = EarliestOf(due, running);
}

}  // namespace caseway::pathway
