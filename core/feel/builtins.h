// The functions FEEL brings along, as tables; one source a topic in core/feel/builtins.
//
//   FindBuiltin("substring before")->call(arguments, session)
//
// Threads: constant data.
#pragma once

#include <string_view>
#include <vector>

#include "core/feel/type.h"
#include "core/feel/value.h"

namespace caseway::feel {

struct Builtin {
  std::string_view name;
  // The ways to call it, parameters by name: "string, match | string, start position, [length]"; "list..." takes many.
  std::string_view parameters;
  Value (*call)(const Values& arguments, Session& session);
  Type::Kind result = Type::Kind::kAny;
};

const Builtin* FindBuiltin(std::string_view name);
// All names, for the parser to recognise those with spaces.
const std::vector<std::string_view>& BuiltinNames();

// One way to call a builtin.
struct Signature {
  std::vector<std::string_view> parameters;
  std::size_t required = 0;
  bool variadic = false;
};
const std::vector<Signature>& SignaturesOf(const Builtin& builtin);

// The tables by topic.
using Builtins = std::vector<Builtin>;
const Builtins& ConversionBuiltins();
const Builtins& TextBuiltins();
const Builtins& NumberBuiltins();
const Builtins& ListBuiltins();
const Builtins& StatisticBuiltins();
const Builtins& ContextBuiltins();
const Builtins& TemporalBuiltins();
const Builtins& RangeBuiltins();

}  // namespace caseway::feel
