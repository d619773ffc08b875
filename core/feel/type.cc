#include "core/feel/type.h"

#include <algorithm>

namespace caseway::feel {

struct Type::Detail {
  Type element;
  Members members;
  bool open = false;
  std::vector<std::string> codes;
  std::vector<Type> parameters;
};

Type Type::Of(Kind kind) {
  Type type;
  type.kind_ = kind;
  return type;
}

Type Type::Choice(std::vector<std::string> codes) {
  Type type = Of(Kind::kText);
  Detail detail;
  detail.codes = std::move(codes);
  type.detail_ = std::make_shared<const Detail>(std::move(detail));
  return type;
}

Type Type::List(Type element) {
  Type type = Of(Kind::kList);
  Detail detail;
  detail.element = std::move(element);
  type.detail_ = std::make_shared<const Detail>(std::move(detail));
  return type;
}

Type Type::RangeOf(Type element) {
  Type type = List(std::move(element));
  type.kind_ = Kind::kRange;
  return type;
}

Type Type::Context(Members members) {
  Type type = Of(Kind::kContext);
  Detail detail;
  detail.members = std::move(members);
  type.detail_ = std::make_shared<const Detail>(std::move(detail));
  return type;
}

Type Type::OpenContext(Members members) {
  Type type = Of(Kind::kContext);
  Detail detail;
  detail.members = std::move(members);
  detail.open = true;
  type.detail_ = std::make_shared<const Detail>(std::move(detail));
  return type;
}

Type Type::Function(std::vector<Type> parameters, Type result) {
  Type type = Of(Kind::kFunction);
  Detail detail;
  detail.element = std::move(result);
  detail.parameters = std::move(parameters);
  type.detail_ = std::make_shared<const Detail>(std::move(detail));
  return type;
}

Type Type::element() const { return detail_ ? detail_->element : Type(); }

const Type::Members& Type::members() const {
  static const Members kNone;
  return detail_ ? detail_->members : kNone;
}

const std::vector<Type>& Type::parameters() const {
  static const std::vector<Type> kNone;
  return detail_ ? detail_->parameters : kNone;
}

bool Type::open() const { return !detail_ || detail_->open; }

const Type* Type::Member(std::string_view name) const {
  for (const auto& [key, type] : members()) {
    if (key == name) return &type;
  }
  return nullptr;
}

const std::vector<std::string>& Type::codes() const {
  static const std::vector<std::string> kNone;
  return detail_ && kind_ == Kind::kText ? detail_->codes : kNone;
}

namespace {

constexpr std::pair<std::string_view, Type::Kind> kNames[] = {
    {"Any", Type::Kind::kAny},
    {"Null", Type::Kind::kNull},
    {"boolean", Type::Kind::kBoolean},
    {"number", Type::Kind::kNumber},
    {"string", Type::Kind::kText},
    {"date", Type::Kind::kDate},
    {"time", Type::Kind::kTime},
    {"date and time", Type::Kind::kDateTime},
    {"dateTime", Type::Kind::kDateTime},
    {"days and time duration", Type::Kind::kDaysDuration},
    {"dayTimeDuration", Type::Kind::kDaysDuration},
    {"years and months duration", Type::Kind::kMonthsDuration},
    {"yearMonthDuration", Type::Kind::kMonthsDuration},
    {"list", Type::Kind::kList},
    {"context", Type::Kind::kContext},
    {"range", Type::Kind::kRange},
    {"function", Type::Kind::kFunction},
};

std::string CodesText(const std::vector<std::string>& codes) {
  std::string text = "one of ";
  for (const std::string& code : codes) text += (&code == &codes.front() ? "\"" : ", \"") + code + "\"";
  return text;
}

}  // namespace

std::string Type::ToString() const {
  if (!codes().empty()) return CodesText(codes());
  if (kind_ == Kind::kList && detail_ && !element().IsAny()) return "list of " + element().ToString();
  for (const auto& [name, kind] : kNames) {
    if (kind == kind_) return std::string(name);
  }
  return "Any";
}

TypeScope& TypeScope::Set(std::string name, Type type) {
  names_.insert_or_assign(std::move(name), std::move(type));
  return *this;
}

const Type* TypeScope::Find(std::string_view name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? nullptr : &found->second;
}

TypeScope& TypeScope::SetType(std::string name, Type type) {
  types_.insert_or_assign(std::move(name), std::move(type));
  return *this;
}

const Type* TypeScope::FindType(std::string_view name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : &found->second;
}

std::optional<Type> TypeNamed(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  for (const auto& [known, kind] : kNames) {
    if (known == name) return Type::Of(kind);
  }
  return std::nullopt;
}

namespace {

bool AcceptsContext(const Type& type, const Value& value) {
  for (const auto& [name, member] : type.members()) {
    const Value* found = value.Member(name);
    if (found == nullptr || !Accepts(member, *found)) return false;
  }
  return true;
}

bool AcceptsAll(const Type& element, const Values& items) {
  return std::all_of(items.begin(), items.end(), [&](const Value& item) { return Accepts(element, item); });
}

}  // namespace

bool Accepts(const Type& type, const Value& value) {
  if (type.IsAny() || value.IsNull()) return true;
  // The two enumerations list the same kinds in the same order, after Any.
  if (static_cast<int>(type.kind()) != static_cast<int>(value.kind()) + 1) return false;
  switch (type.kind()) {
    case Type::Kind::kText: {
      const auto& codes = type.codes();
      return codes.empty() || std::find(codes.begin(), codes.end(), value.text()) != codes.end();
    }
    case Type::Kind::kList: return AcceptsAll(type.element(), value.items());
    case Type::Kind::kContext: return AcceptsContext(type, value);
    case Type::Kind::kRange:
      return Accepts(type.element(), value.range().start) && Accepts(type.element(), value.range().end);
    case Type::Kind::kAny:
    case Type::Kind::kNull:
    case Type::Kind::kBoolean:
    case Type::Kind::kNumber:
    case Type::Kind::kDate:
    case Type::Kind::kTime:
    case Type::Kind::kDateTime:
    case Type::Kind::kDaysDuration:
    case Type::Kind::kMonthsDuration:
    case Type::Kind::kFunction: return true;
  }
  return true;
}

bool Comparable(const Type& a, const Type& b) {
  using Kind = Type::Kind;
  if (a.IsAny() || b.IsAny() || a.Is(Kind::kNull) || b.Is(Kind::kNull)) return true;
  return a.kind() == b.kind();
}

}  // namespace caseway::feel
