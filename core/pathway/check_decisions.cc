#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

void CheckDeclared(const BundleCheck& check) {
  for (const DecisionUse& use : check.definition.decisions) {
    if (!check.bundle.decisions.count(use.id))
      check.Fault(
          use.written.header, "PW-UNKNOWN-DECISION",
          fmt::format("There is no decisions/{}.dmn.{}", use.id, DidYouMean(use.id, KeysOf(check.bundle.decisions))));
  }
  for (const auto& [id, used] : check.bundle.decisions) {
    const auto& declared = check.definition.decisions;
    if (std::none_of(declared.begin(), declared.end(), [&](const DecisionUse& use) { return use.id == used.id; }))
      check.Fault(used.written.header, "PW-UNKNOWN-DECISION",
                  fmt::format("The pathway does not name this decision: add [decision.{}].", id));
  }
}

// The line of the file on which the words first stand; `otherwise` when they do not (XML may escape them).
int LineOf(const UsedDecision& used, std::string_view words, int otherwise) {
  const auto at = words.empty() ? std::string::npos : used.text.find(words);
  if (at == std::string::npos) return std::max(otherwise, 1);
  const auto end = used.text.begin() + static_cast<std::ptrdiff_t>(at);
  return 1 + static_cast<int>(std::count(used.text.begin(), end, '\n'));
}

// Of a fault within a table: the line of the expression its sentence ends with ("... in EXPR"), else of the name it
// begins with in quotes, else the table's.
int LineOf(const UsedDecision& used, const feel::TableProblem& problem) {
  const std::string_view say = problem.say;
  if (problem.code.rfind("table-", 0) == 0) return std::max(problem.line, 1);
  const auto in = say.rfind(" in ");
  if (in != std::string_view::npos) {
    const int line = LineOf(used, say.substr(in + 4), 0);
    if (line > 1) return line;
  }
  const bool quoted = !say.empty() && say.front() == '"';
  return LineOf(used, quoted ? say.substr(1, say.find('"', 1) - 1) : "", problem.line);
}

std::string CodeOf(const std::string& problem) {
  if (problem == "table-gap") return "PW-TABLE-GAP";
  if (problem == "table-overlap") return "PW-TABLE-OVERLAP";
  if (problem == "table-rule-unused") return "PW-TABLE-RULE-UNUSED";
  return problem == "code-not-offered" ? "PW-UNKNOWN-CODE" : "PW-TABLE";
}

void CheckModel(const BundleCheck& check, const UsedDecision& used) {
  for (const feel::TableProblem& problem : used.model.Check(check.names)) {
    const Place place{used.written.header.file, LineOf(used, problem), 1};
    if (problem.code == "table-not-decided") check.Note(place, "PW-NOT-DECIDED", problem.say);
    else check.Fault(place, CodeOf(problem.code), problem.say);
  }
}

// Inputs must be names of the pathway: what its conditions could read too.
void CheckInputs(const BundleCheck& check, const UsedDecision& used) {
  for (const std::string& input : used.model.InputsOf(used.decision)) {
    if (check.names.Find(input)) continue;
    const feel::DecisionElement* element = used.model.Find(input);
    check.Fault({used.written.header.file, element ? std::max(element->line, 1) : 1, 1}, "PW-UNKNOWN-NAME",
                fmt::format("The decision “{}” reads “{}”, which is no form of the pathway.{}", used.id, input,
                            DidYouMean(input, KeysOf(check.names.names()))));
  }
}

void CheckPaths(const BundleCheck& check, const UsedDecision& used) {
  for (const feel::NamePath& path : used.reads) {
    const auto form = check.bundle.forms.find(path[0]);
    if (form == check.bundle.forms.end() || path.size() < 2 || form->second.Find(path[1])) continue;
    std::vector<std::string> questions;
    for (const forms::Question& question : form->second.questions) questions.push_back(question.id);
    const Place place{used.written.header.file, LineOf(used, path[0] + "." + path[1], 1), 1};
    check.Fault(place, "PW-UNKNOWN-NAME",
                fmt::format("The decision “{}” reads “{}.{}”, which is no question.{}", used.id, path[0], path[1],
                            DidYouMean(path[1], questions)));
  }
}

// A rule that some answers reach while the question is hidden: its test must accept null, or the table have a default.
void CheckHidden(const BundleCheck& check, const UsedDecision& used, const feel::DecisionTable& table) {
  const bool has_default = std::all_of(table.outputs.begin(), table.outputs.end(),
                                       [](const feel::TableOutput& output) { return bool(output.otherwise); });
  if (has_default && !table.outputs.empty()) return;
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const std::string& text = table.inputs[i].expression.text();
    const auto dot = text.find('.');
    const auto form = check.bundle.forms.find(text.substr(0, dot));
    if (form == check.bundle.forms.end() || dot == std::string::npos) continue;
    const forms::Question* question = form->second.Find(text.substr(dot + 1));
    if (!question || !question->show_when) continue;
    const feel::NameTable nothing;
    const auto accepts = [&](const feel::TableRule& rule) {
      return i < rule.tests.size() &&
             (!rule.tests[i] || feel::EvaluateTests(rule.tests[i], {}, nothing) == feel::Truth::kTrue);
    };
    if (std::none_of(table.rules.begin(), table.rules.end(), accepts))
      check.Fault({used.written.header.file, std::max(table.line, 1), 1}, "PW-HIDDEN-ANSWER",
                  fmt::format("The decision “{}” has no rule for when “{}” is hidden.", used.id, text));
  }
}

}  // namespace

void CheckDecisions(const BundleCheck& check) {
  CheckDeclared(check);
  for (const auto& [id, used] : check.bundle.decisions) {
    CheckModel(check, used);
    CheckInputs(check, used);
    CheckPaths(check, used);
    if (const feel::DecisionTable* table = used.model.TableOf(used.decision)) CheckHidden(check, used, *table);
  }
}

}  // namespace caseway::pathway
