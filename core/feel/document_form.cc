// Values as documents: how a decision's outcome is kept in an event and read back.
#include "core/feel/value.h"

namespace caseway::feel {

namespace {

using Kind = Value::Kind;

Document Marked(const char* mark, std::string text) { return Document().Set(mark, Document(std::move(text))); }

Document ListForm(const Values& items) {
  Document::List list;
  for (const Value& item : items) list.push_back(ToDocument(item));
  return Document(std::move(list));
}

Document ContextForm(const Entries& entries) {
  Document::Members members;
  for (const auto& [name, value] : entries) members.emplace_back(name, ToDocument(value));
  return Document().Set("context", Document(std::move(members)));
}

template <class Parsed, class Make>
Value Made(const Parsed& parsed, Make make) {
  return parsed ? make(*parsed) : Value();
}

Value FromMarked(std::string_view mark, const Document& body) {
  const std::string& text = body.Text();
  if (mark == "number") return Made(Decimal::Parse(text), [](const Decimal& d) { return Value::Number(d); });
  if (mark == "date") return Made(ParseTemporalDate(text), [](const CalendarDate& d) { return Value::Date(d); });
  if (mark == "time") return Made(ParseTemporalTime(text), [](const ClockTime& t) { return Value::Time(t); });
  if (mark == "moment") return Made(ParseTemporalDateTime(text), [](const DateTime& t) { return Value::Moment(t); });
  if (mark == "days") return Made(ParseDaysDuration(text), [](const DaysDuration& d) { return Value::Duration(d); });
  if (mark == "months") {
    return Made(ParseMonthsDuration(text), [](const MonthsDuration& d) { return Value::Duration(d); });
  }
  if (mark != "context") return {};
  Entries entries;
  for (const auto& [name, member] : body.Named()) entries.emplace_back(name, FromDocument(member));
  return Value::Context(std::move(entries));
}

}  // namespace

Document ToDocument(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull: return {};
    case Kind::kBoolean: return value.boolean();
    case Kind::kNumber: {
      const auto whole = value.number().ToInteger();
      return whole ? Document(*whole) : Marked("number", value.ToString());
    }
    case Kind::kText: return value.text();
    case Kind::kDate: return Marked("date", value.ToString());
    case Kind::kTime: return Marked("time", value.ToString());
    case Kind::kDateTime: return Marked("moment", value.ToString());
    case Kind::kDaysDuration: return Marked("days", value.ToString());
    case Kind::kMonthsDuration: return Marked("months", value.ToString());
    case Kind::kList: return ListForm(value.items());
    case Kind::kContext: return ContextForm(value.entries());
    case Kind::kRange: return value.ToString();
    case Kind::kFunction: return {};
  }
  return {};
}

Value FromDocument(const Document& document) {
  if (document.IsBool()) return Value::Boolean(document.Truth());
  if (document.IsNumber()) return Value::Number(document.Number());
  if (document.IsText()) return Value::Text(document.Text());
  if (document.IsList()) {
    Values items;
    for (const Document& item : document.Items()) items.push_back(FromDocument(item));
    return Value::List(std::move(items));
  }
  if (!document.IsMembers() || document.Named().size() != 1) return {};
  const auto& [mark, body] = document.Named().front();
  return FromMarked(mark, body);
}

}  // namespace caseway::feel
