#include <algorithm>
#include <utility>

#include "core/forms/answers.h"
#include "core/pathway/checker.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

using feel::Type;

Type PersonType(const Type& pathways, const Type& alerts) {
  const Type truth = Type::Boolean();
  return Type::Context({{"age", Type::Number()},
                        {"born", Type::Date()},
                        {"alive", truth},
                        {"name_known", truth},
                        {"identity_confirmed", truth},
                        {"nhs_number_known", truth},
                        {"address_known", truth},
                        {"in_area", truth},
                        {"alerts", Type::List(alerts)},
                        {"open_cases", Type::List(pathways)},
                        {"open_safeguarding", truth},
                        {"communication_needs_recorded", truth}});
}

// The kinds of rows that the bundle's forms list on the case.
Type KindsOfItems(const Bundle& bundle) {
  std::vector<std::string> kinds;
  for (const auto& [id, form] : bundle.forms) {
    for (const forms::Question& question : form.questions) {
      if (question.tracked) kinds.push_back(question.tracked->as);
    }
  }
  return kinds.empty() ? Type::Text() : Type::Choice(std::move(kinds));
}

Type ItemType(const Bundle& bundle) {
  return Type::Context({{"as", KindsOfItems(bundle)},
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

Type CodesType(const forms::CodeList& list) {
  std::vector<std::string> codes;
  for (const forms::Code& code : list.codes) codes.push_back(code.id);
  return Type::Choice(std::move(codes));
}

// A list that is known gives its codes; without it any text will do.
Type CodesType(const forms::CodeLists& lists, std::string_view list) {
  const auto found = lists.find(list);
  return found == lists.end() ? Type::Text() : CodesType(found->second);
}

// The text that a cell always gives; none when it is worked out or is no text.
std::optional<std::string> TextOfCell(const feel::Expression& cell) {
  if (!cell || !feel::NamesUsed(cell).empty()) return std::nullopt;
  const feel::Value value = feel::Evaluate(cell, feel::NameTable());
  return value.Is(feel::Value::Kind::kText) ? std::optional(value.text()) : std::nullopt;
}

// A column whose cells are all texts gives one of them.
Type ColumnType(const feel::DecisionTable& table, std::size_t column) {
  const feel::TableOutput& output = table.outputs[column];
  std::vector<std::string> texts;
  for (const feel::TableRule& rule : table.rules) {
    const auto text = column < rule.outputs.size() ? TextOfCell(rule.outputs[column]) : std::nullopt;
    if (!text) return output.type;
    if (std::find(texts.begin(), texts.end(), *text) == texts.end()) texts.push_back(*text);
  }
  if (output.otherwise) {
    const auto text = TextOfCell(output.otherwise);
    if (!text) return output.type;
    if (std::find(texts.begin(), texts.end(), *text) == texts.end()) texts.push_back(*text);
  }
  return texts.empty() ? output.type : Type::Choice(std::move(texts));
}

// What a decision gives: of a single-hit table, one of the texts its rules give.
Type OutcomeType(const UsedDecision& used) {
  const Type whole = used.model.TypeOf(used.decision);
  const feel::DecisionTable* table = used.model.TableOf(used.decision);
  if (!table || table->outputs.empty()) return whole;
  const feel::HitPolicy policy = table->policy;
  if (policy == feel::HitPolicy::kCollect || policy == feel::HitPolicy::kRuleOrder ||
      policy == feel::HitPolicy::kOutputOrder)
    return whole;
  if (table->outputs.size() == 1) return ColumnType(*table, 0);
  Type::Members members;
  for (std::size_t i = 0; i < table->outputs.size(); ++i)
    members.emplace_back(table->outputs[i].name, ColumnType(*table, i));
  return Type::Context(std::move(members));
}

Type CaseType(const Bundle& bundle, const forms::CodeLists& lists, const Type& pathways) {
  const Definition& definition = bundle.definition;
  const Type text = Type::Text();
  return Type::Context({{"pathway", Type::Choice({definition.id})},
                        {"state", Type::Choice(StateIds(definition))},
                        {"came_from", Type::Choice(StateIds(definition))},
                        {"capacity", definition.capacities.empty() ? text : Type::Choice(definition.capacities)},
                        {"owner_kind", Type::Choice({"person", "team"})},
                        {"opened", Type::Date()},
                        {"entered", Type::Date()},
                        {"days_open", Type::Number()},
                        {"allocated", Type::Boolean()},
                        {"band", CodesType(lists, "urgency-bands")},
                        {"restriction", Type::Choice({"none", "standard", "sealed"})},
                        {"channel", CodesType(lists, "channels")},
                        {"urgency", CodesType(lists, "urgencies")},
                        {"consent", Type::Choice({"yes", "no", "unable-to-consent"})},
                        {"safeguarding_reported", Type::Choice({"yes", "no", "unknown"})},
                        {"source", Type::Choice({"file", "hand", "case"})},
                        {"caller", CodesType(lists, "referral-sources")},
                        {"duplicate_open", Type::Boolean()},
                        {"out_of_hours", Type::Boolean()},
                        {"linked", Type::List(pathways)},
                        {"repeats", Type::Number()},
                        {"items", Type::List(ItemType(bundle))}});
}

// When each form was submitted, as moments that can be set beside each other.
Type SubmittedType(const Bundle& bundle) {
  Type::Members moments;
  for (const auto& [id, form] : bundle.forms) moments.emplace_back(id, Type::Of(Type::Kind::kDateTime));
  return Type::Context(std::move(moments));
}

// A condition without text is absent, which its reader has said.
void CompileOne(Condition& condition, const feel::TypeScope& scope, Faults& faults) {
  if (condition.text.find_first_not_of(" \t\n") == std::string::npos) return;
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
    CompileOne(question.withheld_when, scope, faults);
    if (!question.IsGroup()) continue;
    feel::TypeScope row = scope;
    row.Set("row", forms::RowTypeOf(question, codes));
    CompileQuestions(question.questions, row, codes, faults);
  }
}

}  // namespace

feel::TypeScope NamesOf(const Bundle& bundle) {
  feel::TypeScope scope;
  const Type any_text = Type::Text();
  scope.Set("person", PersonType(any_text, any_text)).Set("case", CaseType(bundle, bundle.codes, any_text));
  scope.Set("today", Type::Date()).Set(std::string(kSubmitted), SubmittedType(bundle));
  for (const auto& [id, form] : bundle.forms) scope.Set(id, forms::TypeOf(form, bundle.codes));
  Type::Members decisions;
  for (const auto& [id, used] : bundle.decisions) decisions.emplace_back(id, OutcomeType(used));
  scope.Set("decision", Type::Context(std::move(decisions)));
  return scope;
}

feel::TypeScope NamesIn(const Library& library, const Bundle& bundle) {
  feel::TypeScope scope = NamesOf(bundle);
  std::vector<std::string> ids;
  for (const auto& [id, live] : library.live()) ids.push_back(id);
  const Type pathways = ids.empty() ? Type::Text() : Type::Choice(std::move(ids));
  const auto alerts = library.codes.find("alerts");
  scope.Set("person", PersonType(pathways, alerts == library.codes.end() ? Type::Text() : CodesType(alerts->second)));
  scope.Set("case", CaseType(bundle, library.codes, pathways));
  return scope;
}

void CompileConditions(Bundle& bundle, Faults& faults) {
  const feel::TypeScope scope = NamesOf(bundle);
  for (State& state : bundle.definition.states) {
    for (Action& action : state.actions) CompileAction(action, scope, faults);
  }
  if (auto& seals = bundle.definition.seals) {
    CompileOne(seals->when, scope, faults);
    if (seals->on_duty) CompileOne(seals->on_duty->when, scope, faults);
  }
  for (auto& [id, letter] : bundle.letters) CompileOne(letter.when, scope, faults);
  for (ClockRule& clock : bundle.definition.clocks) CompileOne(clock.when, scope, faults);
  for (Measure& measure : bundle.definition.measures) {
    CompileOne(measure.of, scope, faults);
    CompileOne(measure.met, scope, faults);
  }
  for (auto& [id, form] : bundle.forms) {
    CompileOne(form.when, scope, faults);
    CompileQuestions(form.questions, scope, bundle.codes, faults);
  }
}

}  // namespace caseway::pathway
