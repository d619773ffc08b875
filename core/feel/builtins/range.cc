// How points and ranges lie to each other (before, meets, overlaps, during ...), and ranges from text.
#include "core/feel/builtins/arguments.h"
#include "core/feel/expression.h"

namespace caseway::feel {

namespace {

// A point is a range of itself alone.
struct Span {
  Range range;
  bool point = false;
};

Span SpanOf(const Value& value) {
  if (value.Is(Kind::kRange)) return {value.range(), false};
  return {Range{value, value, true, true, false}, true};
}

// The ends compared, answered only when both can be.
struct Ends {
  const Span& a;
  const Span& b;
  std::optional<int> start_start = Order(a.range.start, b.range.start);
  std::optional<int> start_end = Order(a.range.start, b.range.end);
  std::optional<int> end_start = Order(a.range.end, b.range.start);
  std::optional<int> end_end = Order(a.range.end, b.range.end);
};

using Question = std::optional<bool> (*)(const Ends&);

Value Ask(const Values& arguments, Question question) {
  const Span a = SpanOf(arguments[0]);
  const Span b = SpanOf(arguments[1]);
  const auto answer = question(Ends{a, b});
  return answer ? Value::Boolean(*answer) : Value();
}

Ends Turned(const Ends& e) { return Ends{e.b, e.a}; }

std::optional<bool> IsBefore(const Ends& e) {
  if (!e.end_start) return std::nullopt;
  return *e.end_start < 0 || (*e.end_start == 0 && !(e.a.range.end_included && e.b.range.start_included));
}

std::optional<bool> IsMeeting(const Ends& e) {
  if (!e.end_start || e.a.point || e.b.point) return std::nullopt;
  return *e.end_start == 0 && e.a.range.end_included && e.b.range.start_included;
}

// Share a part.
std::optional<bool> IsOverlapping(const Ends& e) {
  const auto before = IsBefore(e);
  const auto after = IsBefore(Turned(e));
  if (!before || !after || e.a.point || e.b.point) return std::nullopt;
  return !*before && !*after;
}

bool StartsNoLater(const Ends& e, bool& strictly) {
  strictly = *e.start_start < 0 || (*e.start_start == 0 && e.a.range.start_included && !e.b.range.start_included);
  return strictly || (*e.start_start == 0 && e.a.range.start_included == e.b.range.start_included);
}

bool EndsNoEarlier(const Ends& e, bool& strictly) {
  strictly = *e.end_end > 0 || (*e.end_end == 0 && e.a.range.end_included && !e.b.range.end_included);
  return strictly || (*e.end_end == 0 && e.a.range.end_included == e.b.range.end_included);
}

std::optional<bool> OverlapsBefore(const Ends& e) {
  const auto overlaps = IsOverlapping(e);
  if (!overlaps || !e.start_start || !e.end_end) return std::nullopt;
  bool strictly = false;
  bool beyond = false;
  return StartsNoLater(e, strictly) && strictly && *overlaps && (!EndsNoEarlier(e, beyond) || !beyond);
}

std::optional<bool> IsFinishing(const Ends& e) {  // a ends as b does, and lies in it
  if (!e.end_end || !e.start_start || e.b.point) return std::nullopt;
  bool strictly = false;
  if (e.a.point) return *e.end_end == 0 && e.b.range.end_included;
  return *e.end_end == 0 && e.a.range.end_included == e.b.range.end_included && StartsNoLater(Turned(e), strictly);
}

std::optional<bool> IsStarting(const Ends& e) {  // a starts as b does, and lies in it
  if (!e.end_end || !e.start_start || e.b.point) return std::nullopt;
  bool strictly = false;
  if (e.a.point) return *e.start_start == 0 && e.b.range.start_included;
  return *e.start_start == 0 && e.a.range.start_included == e.b.range.start_included &&
         EndsNoEarlier(Turned(e), strictly);
}

std::optional<bool> IsIncluding(const Ends& e) {  // b lies in a
  if (!e.end_end || !e.start_start || e.a.point) return std::nullopt;
  bool strictly = false;
  return StartsNoLater(e, strictly) && EndsNoEarlier(e, strictly);
}

std::optional<bool> IsCoinciding(const Ends& e) {
  if (!e.end_end || !e.start_start || e.a.point != e.b.point) return std::nullopt;
  return *e.start_start == 0 && *e.end_end == 0 && e.a.range.start_included == e.b.range.start_included &&
         e.a.range.end_included == e.b.range.end_included;
}

Value Before(const Values& a, Session&) { return Ask(a, IsBefore); }
Value After(const Values& a, Session&) { return Ask({a[1], a[0]}, IsBefore); }
Value Meets(const Values& a, Session&) { return Ask(a, IsMeeting); }
Value MetBy(const Values& a, Session&) { return Ask({a[1], a[0]}, IsMeeting); }
Value Overlaps(const Values& a, Session&) { return Ask(a, IsOverlapping); }
Value OverlapsBeforeIt(const Values& a, Session&) { return Ask(a, OverlapsBefore); }
Value OverlapsAfterIt(const Values& a, Session&) { return Ask({a[1], a[0]}, OverlapsBefore); }
Value Finishes(const Values& a, Session&) { return Ask(a, IsFinishing); }
Value FinishedBy(const Values& a, Session&) { return Ask({a[1], a[0]}, IsFinishing); }
Value Starts(const Values& a, Session&) { return Ask(a, IsStarting); }
Value StartedBy(const Values& a, Session&) { return Ask({a[1], a[0]}, IsStarting); }
Value Includes(const Values& a, Session&) { return Ask(a, IsIncluding); }
Value During(const Values& a, Session&) { return Ask({a[1], a[0]}, IsIncluding); }
Value Coincides(const Values& a, Session&) { return Ask(a, IsCoinciding); }

bool IsPlainEnd(const Node& node) {
  static constexpr std::string_view kMakers[] = {"date", "time", "date and time", "duration"};
  if (node.op == Op::kLiteral) return !node.value.Is(Kind::kBoolean);
  if (node.op != Op::kCall || node.children[0]->builtin == nullptr) return false;
  for (const std::string_view maker : kMakers) {
    if (node.children[0]->text != maker) continue;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      if (node.children[i]->op != Op::kLiteral) return false;
    }
    return true;
  }
  return false;
}

// "[1..10)": a range with literal ends only, so that text from outside cannot compute.
Value RangeFrom(const Values& a, Session& session) {
  const auto text = TextAt(a, 0);
  if (!text) return {};
  const auto parsed = Parse(*text, TypeScope());
  if (!parsed || parsed->root()->op != Op::kRange) return session.Note("\"" + *text + "\" is no range");
  for (const NodePtr& end : parsed->root()->children) {
    if (!IsPlainEnd(*end)) return session.Note("the ends of a range must be written out");
  }
  return session.Eval(*parsed->root(), nullptr);
}

}  // namespace

const Builtins& RangeBuiltins() {
  constexpr auto kBoolean = Type::Kind::kBoolean;
  static const Builtins kTable = {
      {"before", "point1, point2 | point, range | range, point | range1, range2", Before, kBoolean},
      {"after", "point1, point2 | point, range | range, point | range1, range2", After, kBoolean},
      {"meets", "range1, range2", Meets, kBoolean},
      {"met by", "range1, range2", MetBy, kBoolean},
      {"overlaps", "range1, range2", Overlaps, kBoolean},
      {"overlaps before", "range1, range2", OverlapsBeforeIt, kBoolean},
      {"overlaps after", "range1, range2", OverlapsAfterIt, kBoolean},
      {"finishes", "point, range | range1, range2", Finishes, kBoolean},
      {"finished by", "range, point | range1, range2", FinishedBy, kBoolean},
      {"includes", "range, point | range1, range2", Includes, kBoolean},
      {"during", "point, range | range1, range2", During, kBoolean},
      {"starts", "point, range | range1, range2", Starts, kBoolean},
      {"started by", "range, point | range1, range2", StartedBy, kBoolean},
      {"coincides", "point1, point2 | range1, range2", Coincides, kBoolean},
      {"range", "from", RangeFrom, Type::Kind::kRange},
  };
  return kTable;
}

}  // namespace caseway::feel
