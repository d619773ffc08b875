#include "app/commands/feel.h"

#include <iterator>

#include "core/feel/expression.h"

namespace caseway {

int RunFeel(const FeelOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const std::string text =
      options.expression == "-" ? std::string(std::istreambuf_iterator<char>(in), {}) : options.expression;
  const auto context = feel::Parse(options.context.empty() ? "{}" : options.context, feel::TypeScope());
  if (!context) {
    err << "feel: context:" << context.error().say << '\n';
    return 2;
  }
  feel::Settings settings;
  std::vector<std::string> notes;
  settings.now = options.now;
  settings.notes = &notes;
  feel::NameTable names;
  feel::TypeScope scope;
  const feel::Value given = feel::Evaluate(*context, names, settings);
  if (!given.Is(feel::Value::Kind::kContext)) {
    err << "feel: context:1:1: a context is needed, like {a: 1}\n";
    return 2;
  }
  const feel::Type type = feel::TypeOf(*context, scope);
  for (const auto& [name, value] : given.entries()) {
    names.Set(name, value);
    const feel::Type* member = type.Member(name);
    scope.Set(name, member == nullptr ? feel::Type::Any() : *member);
  }
  const auto expression = feel::Parse(text, scope);
  if (!expression) {
    err << "feel:" << expression.error().say << '\n';
    return 2;
  }
  const feel::Value value = feel::Evaluate(*expression, names, settings);
  out << value.ToString() << '\n';
  for (const std::string& note : notes) err << "feel: " << note << '\n';
  return value.IsNull() && !notes.empty() ? 1 : 0;
}

}  // namespace caseway
