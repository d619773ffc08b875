// No text makes the FEEL parser, checker, analysis or evaluator crash, hang or leak.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/feel/analysis.h"
#include "core/feel/expression.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace feel = caseway::feel;
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  feel::TypeScope scope;
  scope.Set("a", feel::Type::Context({{"b c", feel::Type::Choice({"x", "y"})}, {"n", feel::Type::Number()}}));
  scope.Set("Full Name", feel::Type::Text());
  feel::NameTable names;
  names.Set("a", feel::Value::Context({{"b c", feel::Value::Text("x")}, {"n", feel::Value::Number(1)}}));
  names.Set("Full Name", feel::Value::Text("Ada Okafor"));
  feel::Settings settings;
  settings.max_steps = 2000;
  if (const auto expression = feel::Parse(text, scope)) {
    (void)feel::CheckCondition(*expression, scope);
    (void)feel::Analyse(*expression, scope);
    (void)feel::NamesUsed(*expression);
    (void)feel::Evaluate(*expression, names, settings).ToString();
  }
  if (const auto tests = feel::ParseUnaryTests(text, scope)) {
    (void)feel::EvaluateTests(*tests, feel::Value::Number(1), names, settings);
  }
  return 0;
}
