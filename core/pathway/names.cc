#include <utility>

#include "core/forms/answers.h"
#include "core/pathway/checker.h"

namespace caseway::pathway {
namespace {

using feel::Type;

Type PersonType() {
  const Type truth = Type::Boolean();
  return Type::Context({{"age", Type::Number()},
                        {"born", Type::Date()},
                        {"alive", truth},
                        {"name_known", truth},
                        {"identity_confirmed", truth},
                        {"nhs_number_known", truth},
                        {"address_known", truth},
                        {"in_area", truth},
                        {"alerts", Type::List(Type::Text())},
                        {"open_cases", Type::List(Type::Text())},
                        {"open_safeguarding", truth},
                        {"communication_needs_recorded", truth}});
}

Type ItemType() {
  return Type::Context({{"as", Type::Text()},
                        {"label", Type::Text()},
                        {"due", Type::Date()},
                        {"done", Type::Boolean()},
                        {"form", Type::Text()}});
}

std::vector<std::string> StateIds(const Definition& definition) {
  std::vector<std::string> ids;
  for (const State& state : definition.states) ids.push_back(state.id);
  return ids;
}

// A list known to the bundle gives its codes; without it any text will do.
Type CodesType(const Bundle& bundle, std::string_view list) {
  const auto found = bundle.codes.find(list);
  if (found == bundle.codes.end()) return Type::Text();
  std::vector<std::string> codes;
  for (const forms::Code& code : found->second.codes) codes.push_back(code.id);
  return Type::Choice(std::move(codes));
}

Type CaseType(const Bundle& bundle) {
  const Definition& definition = bundle.definition;
  const Type text = Type::Text();
  return Type::Context({{"pathway", text},
                        {"state", Type::Choice(StateIds(definition))},
                        {"capacity", definition.capacities.empty() ? text : Type::Choice(definition.capacities)},
                        {"owner_kind", Type::Choice({"person", "team"})},
                        {"opened", Type::Date()},
                        {"entered", Type::Date()},
                        {"days_open", Type::Number()},
                        {"allocated", Type::Boolean()},
                        {"band", CodesType(bundle, "urgency-bands")},
                        {"restriction", Type::Choice({"none", "standard", "sealed"})},
                        {"channel", text},
                        {"urgency", text},
                        {"consent", text},
                        {"safeguarding_reported", text},
                        {"source", Type::Choice({"file", "hand", "case"})},
                        {"duplicate_open", Type::Boolean()},
                        {"out_of_hours", Type::Boolean()},
                        {"linked", Type::List(text)},
                        {"items", Type::List(ItemType())}});
}

void CompileOne(Condition& condition, const feel::TypeScope& scope, Faults& faults) {
  if (auto fault = forms::Compile(condition, scope))
    faults.push_back({fault->place, "PW-CONDITION", "This condition cannot be read: " + fault->say});
}

void CompileOne(std::optional<Condition>& condition, const feel::TypeScope& scope, Faults& faults) {
  if (condition) CompileOne(*condition, scope, faults);
}

void CompileAction(Action& action, const feel::TypeScope& scope, Faults& faults) {
  CompileOne(action.when, scope, faults);
  for (Requirement& requirement : action.requirements) CompileOne(requirement.when, scope, faults);
  for (Opening& opening : action.opens) CompileOne(opening.when, scope, faults);
}

void CompileQuestions(std::vector<forms::Question>& questions, const feel::TypeScope& scope,
                      const forms::CodeLists& codes, Faults& faults) {
  for (forms::Question& question : questions) {
    CompileOne(question.show_when, scope, faults);
    if (!question.IsGroup()) continue;
    feel::TypeScope row = scope;
    row.Set("row", forms::RowTypeOf(question, codes));
    CompileQuestions(question.questions, row, codes, faults);
  }
}

}  // namespace

feel::TypeScope NamesOf(const Bundle& bundle) {
  feel::TypeScope scope;
  scope.Set("person", PersonType()).Set("case", CaseType(bundle)).Set("today", Type::Date());
  for (const auto& [id, form] : bundle.forms) scope.Set(id, forms::TypeOf(form, bundle.codes));
  Type::Members decisions;
  for (const auto& [id, used] : bundle.decisions) decisions.emplace_back(id, used.model.TypeOf(used.decision));
  scope.Set("decision", Type::Context(std::move(decisions)));
  return scope;
}

void CompileConditions(Bundle& bundle, Faults& faults) {
  const feel::TypeScope scope = NamesOf(bundle);
  for (State& state : bundle.definition.states) {
    for (Action& action : state.actions) CompileAction(action, scope, faults);
  }
  for (ClockRule& clock : bundle.definition.clocks) CompileOne(clock.when, scope, faults);
  for (auto& [id, form] : bundle.forms) {
    CompileOne(form.when, scope, faults);
    CompileQuestions(form.questions, scope, bundle.codes, faults);
  }
}

}  // namespace caseway::pathway
