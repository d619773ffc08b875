#include "core/feel/value.h"

namespace caseway::feel {

Value Value::Boolean(bool value) {
  Value made;
  made.data_.emplace<1>(value);
  return made;
}

Value Value::Of(Truth truth) { return truth == Truth::kUnknown ? Value() : Boolean(truth == Truth::kTrue); }
Value Value::Number(std::int64_t value) { return Number(Decimal(value)); }

Value Value::Number(const Decimal& value) {
  Value made;
  if (value.IsFinite()) made.data_.emplace<2>(value);
  return made;
}

Value Value::Text(std::string value) {
  if (value.size() > kMostBytes) return {};
  Value made;
  made.data_.emplace<3>(std::make_shared<const std::string>(std::move(value)));
  return made;
}

Value Value::Date(caseway::Date value) { return Date(ToCalendarDate(value)); }

Value Value::Date(const CalendarDate& value) {
  Value made;
  made.data_.emplace<4>(value);
  return made;
}

Value Value::Time(ClockTime value) {
  Value made;
  made.data_.emplace<5>(std::make_shared<const ClockTime>(std::move(value)));
  return made;
}

Value Value::Moment(DateTime value) {
  Value made;
  made.data_.emplace<6>(std::make_shared<const DateTime>(std::move(value)));
  return made;
}

Value Value::Moment(Instant value) { return Moment(ToLondonDateTime(value)); }

Value Value::Duration(const DaysDuration& value) {
  Value made;
  made.data_.emplace<7>(value);
  return made;
}

Value Value::Duration(const MonthsDuration& value) {
  Value made;
  made.data_.emplace<8>(value);
  return made;
}

Value Value::List(Values items) {
  Value made;
  for (const Value& item : items) {
    if ((made.parts_ += item.parts_) > kMostParts) return {};
  }
  made.data_.emplace<9>(std::make_shared<const Values>(std::move(items)));
  return made;
}

Value Value::Context(Entries entries) {
  Value made;
  for (const auto& [name, value] : entries) {
    if ((made.parts_ += value.parts_) > kMostParts) return {};
  }
  made.data_.emplace<10>(std::make_shared<const Entries>(std::move(entries)));
  return made;
}

Value Value::Of(Range range) {
  Value made;
  made.data_.emplace<11>(std::make_shared<const Range>(std::move(range)));
  return made;
}

Value Value::Of(Function function) {
  Value made;
  made.data_.emplace<12>(std::make_shared<const Function>(std::move(function)));
  return made;
}

bool Value::IsTrue() const { return Is(Kind::kBoolean) && boolean(); }

const Value* Value::Member(std::string_view name) const {
  if (!Is(Kind::kContext)) return nullptr;
  for (const auto& [key, value] : entries()) {
    if (key == name) return &value;
  }
  return nullptr;
}

namespace {

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
      continue;
    }
    quoted += c;
  }
  return quoted + "\"";
}

bool IsPlainName(const std::string& name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                       c == ' ' || static_cast<unsigned char>(c) >= 0x80;
    if (!plain) return false;
  }
  return true;
}

std::string ListText(const Values& items) {
  std::string text = "[";
  for (const Value& item : items) {
    if (text.size() > 1) text += ", ";
    text += item.ToString();
  }
  return text + "]";
}

std::string ContextText(const Entries& entries) {
  std::string text = "{";
  for (const auto& [name, value] : entries) {
    if (text.size() > 1) text += ", ";
    text += (IsPlainName(name) ? name : Quoted(name)) + ": " + value.ToString();
  }
  return text + "}";
}

std::string RangeText(const Range& range) {
  if (range.operator_form) {
    if (range.end.IsNull()) return (range.start_included ? ">= " : "> ") + range.start.ToString();
    if (range.start.IsNull()) return (range.end_included ? "<= " : "< ") + range.end.ToString();
  }
  return (range.start_included ? "[" : "(") + range.start.ToString() + ".." + range.end.ToString() +
         (range.end_included ? "]" : ")");
}

}  // namespace

std::string Value::ToString() const {
  switch (kind()) {
    case Kind::kNull: return "null";
    case Kind::kBoolean: return boolean() ? "true" : "false";
    case Kind::kNumber: return number().ToString();
    case Kind::kText: return Quoted(text());
    case Kind::kDate: return FormatDate(date());
    case Kind::kTime: return FormatTime(time());
    case Kind::kDateTime: return FormatDateTime(moment());
    case Kind::kDaysDuration: return FormatDuration(days_duration());
    case Kind::kMonthsDuration: return FormatDuration(months_duration());
    case Kind::kList: return ListText(items());
    case Kind::kContext: return ContextText(entries());
    case Kind::kRange: return RangeText(range());
    case Kind::kFunction: return "function";
  }
  return "";
}

std::string Value::ToText() const { return Is(Kind::kText) ? text() : ToString(); }

}  // namespace caseway::feel
