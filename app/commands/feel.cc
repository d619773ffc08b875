#include "app/commands/feel.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/feel/placed.h"

namespace caseway {
namespace {

constexpr int kAnswerIsNo = 1;
constexpr int kWrongUse = 2;

using Problems = std::vector<feel::Problem>;

void Print(const char* what, const feel::Problem& problem, std::ostream& err) {
  err << fmt::format("feel:{}{}:{}: {}\n", what, problem.line, problem.column, problem.say);
}

// Null itself, or a null somewhere within.
bool HasNull(const feel::Value& value) {
  using Kind = feel::Value::Kind;
  if (value.Is(Kind::kList)) return std::any_of(value.items().begin(), value.items().end(), HasNull);
  if (value.Is(Kind::kContext))
    return std::any_of(value.entries().begin(), value.entries().end(),
                       [](const auto& entry) { return HasNull(entry.second); });
  return value.IsNull();
}

bool IsAmong(const feel::Problem& problem, const Problems& others) {
  return std::any_of(others.begin(), others.end(), [&](const feel::Problem& other) {
    return (other.line == problem.line && other.column == problem.column) || other.say == problem.say;
  });
}

// A name that is not there, a function called wrongly, unlike types: errors where they cost the value. A null that the
// standard gives for its data is a value, told with a warning.
int Tell(const feel::Value& value, const Problems& misuse, const Problems& notes, std::ostream& err) {
  const bool lost = HasNull(value);
  bool error = lost && !misuse.empty();
  for (const feel::Problem& problem : misuse) {
    // An item stands for the list of it: what was called with it and has a value was called rightly.
    if (lost || problem.code != "wrong-arguments") Print(lost ? "" : " warning: ", problem, err);
  }
  for (const feel::Problem& note : notes) {
    if (IsAmong(note, misuse)) continue;
    const bool stopped = note.code == "stopped";
    error = error || stopped;
    if (stopped || lost) Print(stopped ? "" : " warning: ", note, err);
  }
  return error ? kAnswerIsNo : 0;
}

struct Names {
  feel::NameTable values;
  feel::TypeScope types;
};

// The entries of the context as names, or nothing with the fault printed.
std::optional<Names> ReadContext(const FeelOptions& options, const feel::Settings& settings, std::ostream& err) {
  const auto context = feel::Parse(options.context.empty() ? "{}" : options.context, feel::TypeScope());
  if (!context) {
    err << "feel: context:" << context.error().say << '\n';
    return std::nullopt;
  }
  Names names;
  const auto misuse = feel::CheckTypes(*context, names.types);
  for (const feel::Problem& problem : misuse) Print(" context:", problem, err);
  if (!misuse.empty()) return std::nullopt;
  const feel::Value given = feel::Evaluate(*context, names.values, settings);
  if (!given.Is(feel::Value::Kind::kContext)) {
    err << "feel: context:1:1: a context is needed, like {a: 1}\n";
    return std::nullopt;
  }
  const feel::Type type = feel::TypeOf(*context, names.types);
  for (const auto& [name, value] : given.entries()) {
    names.values.Set(name, value);
    const feel::Type* member = type.Member(name);
    names.types.Set(name, member == nullptr ? feel::Type::Any() : *member);
  }
  return names;
}

}  // namespace

int RunFeel(const FeelOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const std::string text =
      options.expression == "-" ? std::string(std::istreambuf_iterator<char>(in), {}) : options.expression;
  feel::Settings settings;
  settings.now = options.now;
  const auto names = ReadContext(options, settings, err);
  if (!names) return kWrongUse;
  const auto expression = feel::Parse(text, names->types);
  if (!expression) {
    err << "feel:" << expression.error().say << '\n';
    return kWrongUse;
  }
  Problems notes;
  const feel::Value value = feel::EvaluatePlaced(*expression, names->values, settings, notes);
  out << value.ToString() << '\n';
  return Tell(value, feel::CheckTypes(*expression, names->types), notes, err);
}

}  // namespace caseway
