// Laws of due dates, over random origins, spans and pauses.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "core/calendar/due.h"
#include "tests/core/calendar/calendars_for_tests.h"

namespace caseway {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant AnyInstant() { return At("2026-01-02T00:00") + minutes{*rc::gen::inRange(0, 500 * 24 * 60)}; }

Span AnySpan(int most) {
  const auto unit = *rc::gen::element(SpanUnit::kDays, SpanUnit::kWorkingDays, SpanUnit::kWeeks, SpanUnit::kMonths,
                                      SpanUnit::kHours, SpanUnit::kWorkingHours);
  return {*rc::gen::inRange(0, most), unit};
}

Pauses AnyPauses() {
  Pauses out;
  for (int left = *rc::gen::inRange(0, 4); left > 0; --left) {
    const Instant from = AnyInstant();
    out.push_back({from, from + minutes{*rc::gen::inRange(0, 20 * 24 * 60)}});
  }
  return out;
}

Due Count(const Span& span, Instant origin, const Pauses& pauses = {}) {
  return *DueDate({.within = span}, {.at = origin}, Office(), pauses, PastData::kProvisional);
}

}  // namespace

TEST_CASE("Laws of due dates") {
  rc::prop("a later origin never gives an earlier date", [] {
    const Span span = AnySpan(12);
    const Instant a = AnyInstant(), b = AnyInstant();
    RC_ASSERT(Count(span, std::min(a, b)).at <= Count(span, std::max(a, b)).at);
  });
  rc::prop("a longer span never gives an earlier date", [] {
    const Span span = AnySpan(12);
    const Instant origin = AnyInstant();
    RC_ASSERT(Count(span, origin).at <= Count({span.count + 1, span.unit}, origin).at);
  });
  rc::prop("a date never lies before its origin", [] {
    const Instant origin = AnyInstant();
    RC_ASSERT(Count(AnySpan(12), origin, AnyPauses()).at >= origin);
  });
  rc::prop("a pause never brings a date forward", [] {
    const Span span = AnySpan(12);
    const Instant origin = AnyInstant();
    RC_ASSERT(Count(span, origin, AnyPauses()).at >= Count(span, origin).at);
  });
  rc::prop("what the explanation counts adds up to the span", [] {
    const Span span = AnySpan(12);
    RC_PRE(span.unit != SpanUnit::kMonths);
    std::int64_t counted = 0;
    for (const auto& step : Count(span, AnyInstant(), AnyPauses()).explanation)
      counted += step.counted ? step.amount : 0;
    const int per = IsHours(span.unit) ? 3600 : span.unit == SpanUnit::kWeeks ? 7 : 1;
    RC_ASSERT(counted == std::int64_t{span.count} * per);
  });
  rc::prop("the days of an explanation leave no gap", [] {
    const Span span = AnySpan(12);
    RC_PRE(!IsHours(span.unit));
    const Instant origin = AnyInstant();
    const Due due = Count(span, origin, AnyPauses());
    Days day = LondonDate(origin);
    for (const auto& step : due.explanation) {
      RC_ASSERT(Days(step.from) == day + std::chrono::days{1});
      day = step.to;
    }
    RC_ASSERT(day == Days(due.day));
  });
  rc::prop("a working day is never due on a closed one", [] {
    const Span span{*rc::gen::inRange(1, 30), SpanUnit::kWorkingDays};
    RC_ASSERT(Office().IsWorkingDay(Count(span, AnyInstant(), AnyPauses()).day));
  });
  rc::prop("a stored date reads back the same", [] {
    const Due due = Count(AnySpan(12), AnyInstant(), AnyPauses());
    RC_ASSERT(Due::FromDocument(due.ToDocument())->ToDocument() == due.ToDocument());
  });
}

}  // namespace caseway
