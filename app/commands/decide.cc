#include "app/commands/decide.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/commands/decide_inputs.h"
#include "core/pathway/nearest.h"
#include "workflows/dmn/dmn_reader.h"

namespace caseway {

namespace {

// What matched, indented, and under it what the hit policy made of that.
void Explain(const feel::Outcome& outcome, std::ostream& out) {
  for (const feel::RuleHit& hit : outcome.rules) out << "  " << hit.say << '\n';
  if (outcome.rules.empty() && outcome.value.IsNull())
    out << "  nothing was decided: no rule matches what was given, or an input is missing\n";
}

// The one asked for, or every decision of the file; none when there is none of that name.
std::vector<std::string> DecisionsAsked(const feel::DecisionModel& model, const std::string& asked) {
  std::vector<std::string> names;
  for (const feel::DecisionElement& element : model.elements()) {
    const bool decides = element.kind == feel::DecisionElement::Kind::kDecision;
    if (decides && (asked.empty() || element.name == asked)) names.push_back(element.name);
  }
  return names;
}

std::vector<std::string> AllDecisions(const feel::DecisionModel& model) { return DecisionsAsked(model, ""); }

int Print(const feel::DecisionModel& model, const std::string& decision, const feel::NameTable& names,
          const DecideOptions& options, std::ostream& out, std::ostream& err) {
  feel::Settings settings;
  settings.now = options.now;
  const feel::Outcome outcome = model.Evaluate(decision, names, settings);
  out << decision << ": " << outcome.value.ToString() << '\n';
  if (options.explain) Explain(outcome, out);
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
  const auto decisions = DecisionsAsked(*model, options.decision);
  if (decisions.empty()) {
    err << options.file << ": there is no decision \"" << options.decision << "\"."
        << pathway::DidYouMean(options.decision, AllDecisions(*model)) << '\n';
    return 2;
  }
  const auto names = ReadInputs(options.inputs, *model, decisions, options.now);
  if (!names) {
    err << names.error().say << '\n';
    return 2;
  }
  int status = 0;
  for (const std::string& decision : decisions)
    status = std::max(status, Print(*model, decision, *names, options, out, err));
  return status;
}

}  // namespace caseway
