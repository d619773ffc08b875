#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/feel/table_limits.h"
#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"
#include "core/pathway/taken.h"

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

// Where line `number` of the text begins.
std::size_t StartOfLine(std::string_view text, int number) {
  std::size_t at = 0;
  for (int line = 1; line < number && at != std::string_view::npos; ++line) {
    at = text.find('\n', at);
    if (at != std::string_view::npos) ++at;
  }
  return at == std::string_view::npos ? text.size() : at;
}

// As XML may write the words.
std::string Escaped(std::string_view words, bool quotes) {
  std::string out;
  for (const char c : words) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"' && quotes) out += "&quot;";
    else out += c;
  }
  return out;
}

// Where the words stand in the file: first looked for from line `from` on, then from its beginning.
Place PlaceOf(const UsedDecision& used, std::string_view words, int from) {
  const Place otherwise{used.written.header.file, std::max(from, 1), 1};
  if (words.empty()) return otherwise;
  const std::string_view text = used.text;
  for (const std::size_t start : {StartOfLine(text, from), std::size_t{0}}) {
    for (const std::string& form : {std::string(words), Escaped(words, false), Escaped(words, true)}) {
      const auto at = text.find(form, start);
      if (at == std::string_view::npos) continue;
      const auto line_start = text.rfind('\n', at) + 1;  // 0 on the first line: npos + 1
      const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
      return {used.written.header.file, 1 + static_cast<int>(lines), 1 + static_cast<int>(at - line_start)};
    }
  }
  return otherwise;
}

bool IsAboutCell(const std::string& code) {
  return code.rfind("table-", 0) != 0 || code == "table-input-value" || code == "table-output-value";
}

// Of a fault within a table: the place of the expression its sentence ends with ("... in EXPR"), else of the name it
// begins with in quotes, else the table's or the rule's.
Place PlaceOf(const UsedDecision& used, const feel::TableProblem& problem) {
  const std::string_view say = problem.say;
  if (!IsAboutCell(problem.code)) return {used.written.header.file, std::max(problem.line, 1), 1};
  if (const auto in = say.rfind(" in "); in != std::string_view::npos) {
    const Place place = PlaceOf(used, say.substr(in + 4), problem.line);
    if (place.column > 1 || place.line != problem.line) return place;
  }
  const bool quoted = !say.empty() && say.front() == '"';
  return PlaceOf(used, quoted ? say.substr(1, say.find('"', 1) - 1) : "", problem.line);
}

std::string CodeOf(const std::string& problem) {
  if (problem == "table-gap") return "PW-TABLE-GAP";
  if (problem == "table-overlap") return "PW-TABLE-OVERLAP";
  if (problem == "table-rule-unused") return "PW-TABLE-RULE-UNUSED";
  if (problem == "table-input-value" || problem == "table-output-value") return "PW-TABLE-VALUE";
  return problem == "code-not-offered" ? "PW-UNKNOWN-CODE" : "PW-TABLE";
}

void CheckModel(const BundleCheck& check, const UsedDecision& used) {
  const auto limits = [&](const feel::Expression& input) { return TakenBy(check.bundle, input); };
  for (const feel::TableProblem& problem : feel::CheckModel(used.model, check.names, limits)) {
    const Place place = PlaceOf(used, problem);
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
    const Place place = PlaceOf(used, path[0] + "." + path[1], 1);
    check.Fault(place, "PW-UNKNOWN-NAME",
                fmt::format("The decision “{}” reads “{}.{}”, which is no question.{}", used.id, path[0], path[1],
                            DidYouMean(path[1], questions)));
  }
}

// A rule that some answers reach while the question is hidden, or not answered because nobody has to: its test must
// accept null, or the table have a default.
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
    if (!question || (!question->show_when && question->required)) continue;
    const feel::NameTable nothing;
    const auto accepts = [&](const feel::TableRule& rule) {
      return i < rule.tests.size() &&
             (!rule.tests[i] || feel::EvaluateTests(rule.tests[i], {}, nothing) == feel::Truth::kTrue);
    };
    if (std::any_of(table.rules.begin(), table.rules.end(), accepts)) continue;
    const Place place{used.written.header.file, std::max(table.line, 1), 1};
    if (question->show_when)
      check.Fault(place, "PW-HIDDEN-ANSWER",
                  fmt::format("The decision “{}” has no rule for when “{}” is hidden.", used.id, text));
    else
      check.Fault(place, "PW-TABLE-GAP",
                  fmt::format("The decision “{}” has no rule for when “{}” is not answered, which nobody has to.",
                              used.id, text));
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
