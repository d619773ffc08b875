#include <fmt/format.h>

#include "core/calendar/counting.h"
#include "core/calendar/due.h"

namespace caseway {
namespace {

constexpr const char* kClosed = "closed";

using std::chrono::days;

// Steps of whole days, one after another without a gap: the usual walk. Hours are told apart by their amounts.
bool AreDaysInARow(const std::vector<DueStep>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const DueStep& step = steps[i];
    if (step.amount != (Days(step.to) - Days(step.from)).count() + 1) return false;
    if (i > 0 && Days(step.from) != Days(steps[i - 1].to) + days{1}) return false;
  }
  return !steps.empty();
}

// Of days in a row: how many were counted, "closed" for a weekday that is never open, or why one was skipped.
Document RunDocument(const DueStep& step) {
  if (step.counted) return step.amount;
  if (step.amount == 1 && step.why == counting::ClosedWeekday(step.from)) return kClosed;
  if (step.amount == 1 && step.why != kClosed) return step.why;
  return Document().Set("days", step.amount).Set("why", step.why);
}

Document StepDocument(const DueStep& step) {
  Document out;
  out.Set("from", FormatIso(step.from)).Set("to", FormatIso(step.to));
  out.Set(step.counted ? "counted" : "skipped", step.amount);
  if (!step.counted) out.Set("why", step.why);
  return out;
}

// An event keeps its dates for ever and most moves have two: days in a row are their first day and the runs after it.
Document StepsDocument(const std::vector<DueStep>& steps) {
  const bool in_a_row = AreDaysInARow(steps);
  Document::List out;
  out.reserve(steps.size() + 1);
  if (in_a_row) out.emplace_back(FormatIso(steps.front().from));
  for (const auto& step : steps) out.push_back(in_a_row ? RunDocument(step) : StepDocument(step));
  return out;
}

Error Missing(std::string_view member) {
  return InvalidInput(fmt::format("The stored due date has no readable \"{}\".", member));
}

Result<DueStep> StepFrom(const Document& document) {
  const auto from = ParseDate(document["from"].Text()), to = ParseDate(document["to"].Text());
  const bool counted = document.Contains("counted");
  const Document& amount = document[counted ? "counted" : "skipped"];
  if (!from || !to || !amount.IsNumber()) return Missing("steps");
  return DueStep{*from, *to, counted, amount.Number(), document["why"].Text()};
}

Result<DueStep> RunFrom(const Document& run, Days from) {
  const bool counted = run.IsNumber();
  const std::int64_t amount = counted ? run.Number() : run["days"].Number(1);
  if (amount < 1 || amount > counting::kMostDays) return Missing("steps");
  DueStep step{from, Date(from + days{amount - 1}), counted, amount, ""};
  if (!counted) step.why = run.IsMembers() ? run["why"].Text() : run.Text();
  if (run.IsText() && run.Text() == kClosed) step.why = counting::ClosedWeekday(from);
  return step;
}

Result<std::vector<DueStep>> StepsFrom(const Document& document) {
  const auto& items = document.Items();
  std::vector<DueStep> steps;
  if (items.empty()) return steps;
  const bool in_a_row = items.front().IsText();
  const auto first = in_a_row ? ParseDate(items.front().Text()) : Result<Date>(Date{});
  if (!first) return Missing("steps");
  for (std::size_t i = in_a_row ? 1 : 0; i < items.size(); ++i) {
    const Days from = steps.empty() ? Days(*first) : Days(steps.back().to) + days{1};
    auto step = in_a_row ? RunFrom(items[i], from) : StepFrom(items[i]);
    if (!step) return step.error();
    steps.push_back(*std::move(step));
  }
  return steps;
}

Result<Origin> OriginFrom(const Document& document) {
  const auto at = ParseInstant(document["at"].Text());
  if (!at) return Missing("origin");
  return Origin{*at, document["only_a_day"].Truth(), document["name"].Text()};
}

}  // namespace

// What is usual is left out: a date that is a whole day, from a known moment, within the calendar's data.
Document Due::ToDocument() const {
  Document from;
  from.Set("at", FormatIso(origin.at));
  if (origin.only_a_day) from.Set("only_a_day", true);
  from.Set("name", origin.name);
  Document out;
  out.Set("kind", DueKindName(kind)).Set("day", FormatIso(day)).Set("at", FormatIso(at));
  if (is_instant) out.Set("instant", true);
  if (provisional) out.Set("provisional", true);
  out.Set("within", FormatSpan(within)).Set("origin", std::move(from));
  if (!calendar.empty()) out.Set("calendar", calendar);
  if (!source.empty()) out.Set("source", source);
  if (!setting.empty()) out.Set("setting", setting);
  if (!explanation.empty()) out.Set("steps", StepsDocument(explanation));
  if (beside) out.Set("beside", beside->ToDocument());
  return out;
}

Result<Due> Due::FromDocument(const Document& document) {
  const auto kind = ParseDueKind(document["kind"].Text());
  const auto day = ParseDate(document["day"].Text());
  const auto at = ParseInstant(document["at"].Text());
  const auto within = ParseSpan(document["within"].Text());
  const auto origin = OriginFrom(document["origin"]);
  if (!kind) return Missing("kind");
  if (!day || !at) return Missing(day ? "at" : "day");
  if (!within) return Missing("within");
  if (!origin) return origin.error();
  auto steps = StepsFrom(document["steps"]);
  if (!steps) return steps.error();
  std::shared_ptr<const Due> beside;
  if (document.Contains("beside")) {
    auto other = FromDocument(document["beside"]);
    if (!other) return other.error();
    beside = std::make_shared<const Due>(*std::move(other));
  }
  return Due{*kind,
             document["instant"].Truth(),
             *day,
             *at,
             document["provisional"].Truth(),
             *within,
             *origin,
             document["calendar"].Text(),
             document["source"].Text(),
             document["setting"].Text(),
             *std::move(steps),
             std::move(beside)};
}

}  // namespace caseway
