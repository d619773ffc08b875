#include <fmt/format.h>

#include "core/calendar/due.h"

namespace caseway {
namespace {

Document StepDocument(const DueStep& step) {
  Document out;
  out.Set("from", FormatIso(step.from)).Set("to", FormatIso(step.to));
  out.Set(step.counted ? "counted" : "skipped", step.amount);
  if (!step.counted) out.Set("why", step.why);
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

Result<Origin> OriginFrom(const Document& document) {
  const auto at = ParseInstant(document["at"].Text());
  if (!at) return Missing("origin");
  return Origin{*at, document["only_a_day"].Truth(), document["name"].Text()};
}

}  // namespace

Document Due::ToDocument() const {
  Document from;
  from.Set("at", FormatIso(origin.at)).Set("only_a_day", origin.only_a_day).Set("name", origin.name);
  Document out;
  out.Set("kind", DueKindName(kind)).Set("is_instant", is_instant).Set("day", FormatIso(day)).Set("at", FormatIso(at));
  out.Set("provisional", provisional).Set("within", FormatSpan(within)).Set("origin", std::move(from));
  if (!calendar.empty()) out.Set("calendar", calendar);
  if (!source.empty()) out.Set("source", source);
  if (!setting.empty()) out.Set("setting", setting);
  Document steps{Document::List{}};
  for (const auto& step : explanation) steps.Add(StepDocument(step));
  out.Set("steps", std::move(steps));
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
  Due due{*kind,
          document["is_instant"].Truth(),
          *day,
          *at,
          document["provisional"].Truth(),
          *within,
          *origin,
          document["calendar"].Text(),
          document["source"].Text(),
          document["setting"].Text(),
          {}};
  for (const auto& item : document["steps"].Items()) {
    const auto step = StepFrom(item);
    if (!step) return step.error();
    due.explanation.push_back(*step);
  }
  return due;
}

}  // namespace caseway
