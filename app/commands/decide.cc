#include "app/commands/decide.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "workflows/dmn/dmn_reader.h"

namespace caseway {

namespace {

// The entries of the given context, or nothing with the fault printed.
bool ReadInputs(const DecideOptions& options, feel::NameTable& names, std::ostream& err) {
  const auto parsed = feel::Parse(options.inputs.empty() ? "{}" : options.inputs, feel::TypeScope());
  if (!parsed) {
    err << "inputs:" << parsed.error().say << '\n';
    return false;
  }
  feel::Settings settings;
  settings.now = options.now;
  const feel::Value given = feel::Evaluate(*parsed, feel::NameTable(), settings);
  if (!given.Is(feel::Value::Kind::kContext)) {
    err << "inputs:1:1: a context is needed, like {Age: 70}\n";
    return false;
  }
  for (const auto& [name, value] : given.entries()) names.Set(name, value);
  return true;
}

int Print(const feel::DecisionModel& model, const std::string& decision, const feel::NameTable& names,
          const DecideOptions& options, std::ostream& out, std::ostream& err) {
  feel::Settings settings;
  settings.now = options.now;
  const feel::Outcome outcome = model.Evaluate(decision, names, settings);
  out << decision << ": " << outcome.value.ToString() << '\n';
  if (options.explain) {
    for (const feel::RuleHit& hit : outcome.rules) out << "  " << hit.say << '\n';
    if (outcome.rules.empty() && outcome.value.IsNull())
      out << "  nothing was decided: no rule matches what was given, or an input is missing\n";
  }
  for (const std::string& note : outcome.notes) err << decision << ": " << note << '\n';
  return outcome.value.IsNull() && !outcome.notes.empty() ? 1 : 0;
}

}  // namespace

int RunDecide(const DecideOptions& options, std::ostream& out, std::ostream& err) {
  std::ifstream in(options.file, std::ios::binary);
  if (!in) {
    err << options.file << ": cannot be opened\n";
    return 2;
  }
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto model = dmn::LoadDmn(text, options.file);
  if (!model) {
    err << model.error().say << '\n';
    return 2;
  }
  feel::NameTable names;
  if (!ReadInputs(options, names, err)) return 2;
  if (!options.decision.empty()) {
    if (model->Find(options.decision) != nullptr) return Print(*model, options.decision, names, options, out, err);
    err << options.file << ": there is no decision \"" << options.decision << "\"\n";
    return 2;
  }
  int status = 0;
  for (const feel::DecisionElement& element : model->elements()) {
    if (element.kind != feel::DecisionElement::Kind::kDecision) continue;
    status = std::max(status, Print(*model, element.name, names, options, out, err));
  }
  return status;
}

}  // namespace caseway
