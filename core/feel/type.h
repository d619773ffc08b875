// Type: what a FEEL value may be, as far as it is known before evaluation.
//
//   Type yes_no = Type::Choice({"yes", "no", "unknown"});
//   TypeScope scope;
//   scope.Set("concern", Type::Context({{"safe_now", yes_no}}));       // closed: other members are faults
//   scope.Set("person", Type::Context({{"age", Type::Number()}}));
//   Accepts(yes_no, Value::Text("maybe")) -> false
//
// A context is closed (only the named members) unless made with OpenContext. Threads: values, safe to share.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/feel/value.h"

namespace caseway::feel {

class Type {
 public:
  enum class Kind {
    kAny,
    kNull,
    kBoolean,
    kNumber,
    kText,
    kDate,
    kTime,
    kDateTime,
    kDaysDuration,
    kMonthsDuration,
    kList,
    kContext,
    kRange,
    kFunction
  };
  using Members = std::vector<std::pair<std::string, Type>>;

  Type() = default;  // any
  static Type Any() { return {}; }
  static Type Of(Kind kind);
  static Type Null() { return Of(Kind::kNull); }
  static Type Boolean() { return Of(Kind::kBoolean); }
  static Type Number() { return Of(Kind::kNumber); }
  static Type Text() { return Of(Kind::kText); }
  static Type Date() { return Of(Kind::kDate); }
  static Type Choice(std::vector<std::string> codes);  // text that is one of these
  static Type List(Type element);
  static Type RangeOf(Type element);
  static Type Context(Members members);      // closed
  static Type OpenContext(Members members);  // may have other members too
  static Type Function(std::vector<Type> parameters, Type result);

  Kind kind() const { return kind_; }
  bool Is(Kind kind) const { return kind_ == kind; }
  bool IsAny() const { return kind_ == Kind::kAny; }
  // Of a list or range: what is in it; of a function: its result. Any otherwise.
  Type element() const;
  const Members& members() const;
  const std::vector<Type>& parameters() const;
  bool open() const;
  const Type* Member(std::string_view name) const;
  // The codes of a choice; empty when any text will do.
  const std::vector<std::string>& codes() const;
  // "number", "list of context", "one of \"yes\", \"no\"".
  std::string ToString() const;

 private:
  struct Detail;
  Kind kind_ = Kind::kAny;
  std::shared_ptr<const Detail> detail_;  // types are copied often and never change
};

// The names an expression may use, each with its type. Names may have spaces.
class TypeScope {
 public:
  TypeScope& Set(std::string name, Type type);
  const Type* Find(std::string_view name) const;
  const std::map<std::string, Type, std::less<>>& names() const { return names_; }
  // Types with a name of their own (a DMN item definition), for `instance of`.
  TypeScope& SetType(std::string name, Type type);
  const Type* FindType(std::string_view name) const;
  const std::map<std::string, Type, std::less<>>& types() const { return types_; }

 private:
  std::map<std::string, Type, std::less<>> names_;
  std::map<std::string, Type, std::less<>> types_;
};

// Whether a value is of the type; null is of every type.
bool Accepts(const Type& type, const Value& value);
// Whether values of the two could ever be equal.
bool Comparable(const Type& a, const Type& b);
// "number", "string", "date and time", "days and time duration" ...; nullopt for an unknown name.
std::optional<Type> TypeNamed(std::string_view name);

}  // namespace caseway::feel
