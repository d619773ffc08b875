#include "web/handlers/cases/decided_on.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/pathway/scope.h"
#include "web/chrome.h"
#include "web/handlers/cases/case_in_full.h"
#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/people_offered.h"
#include "web/html/components/heading.h"

namespace caseway::web {
namespace {

using feel::Value;
using html::Writer;

// The questions asked about of each form; `whole` where all that was answered there counts.
struct AskedOf {
  std::set<std::string, std::less<>> questions;
  bool whole = false;
};
using Asked = std::map<std::string, AskedOf, std::less<>>;

void Gather(const feel::Expression& expression, bool whole, Asked& asked) {
  for (const auto& path : feel::NamesUsed(expression)) {
    if (path.size() < 2) continue;
    asked[path[0]].questions.insert(path[1]);
    asked[path[0]].whole |= whole;
  }
}

// What the action asks about itself, and what was asked of the case on its way to where it waits for the action.
Asked AskedBy(const pathway::Definition& definition, const std::string& state, const pathway::Action& action) {
  Asked asked;
  if (action.when) Gather(action.when->expression, true, asked);
  for (const auto& requirement : action.requirements) Gather(requirement.when.expression, true, asked);
  if (action.to == state) return asked;
  for (const auto& from : definition.states) {
    for (const auto& way : from.actions) {
      if (way.to != state || from.id == state) continue;
      for (const auto& requirement : way.requirements) Gather(requirement.when.expression, false, asked);
    }
  }
  return asked;
}

Document OnlyAsked(const Document& answers, const AskedOf& asked) {
  if (asked.whole) return answers;
  Document kept(Document::Members{});
  for (const auto& question : asked.questions) {
    if (!answers[question].IsNull()) kept.Set(question, answers[question]);
  }
  return kept;
}

std::string Capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  return text;
}

// "duty" as it stands; of a table with more outputs the sentence it gives, else all its words.
std::string InWords(const Value& value) {
  if (value.Is(Value::Kind::kText)) return Capital(value.text());
  if (const Value* reason = value.Member("reason"); reason != nullptr && reason->Is(Value::Kind::kText))
    return Capital(reason->text());
  return value.IsNull() || value.Is(Value::Kind::kContext) ? "" : value.ToString();
}

bool IsAnswered(const casework::CaseContext& context, const pathway::UsedDecision& used) {
  return std::any_of(used.reads.begin(), used.reads.end(), [&](const feel::NamePath& path) {
    return path.size() > 1 && context.facts().Submitted(path[0]) != nullptr;
  });
}

// What an input of the table stands at: an answer in its words, or what the model works out before.
std::string StandsAt(casework::CaseContext& context, const pathway::UsedDecision& used, const feel::TableInput& input,
                     const pathway::Scope& scope) {
  const auto names = feel::NamesUsed(input.expression);
  if (names.size() != 1) return "";
  const auto& path = names.front();
  if (path.size() == 1) {
    const Value value = used.model.Evaluate(path[0], scope, {scope.now()}).value;
    return value.Is(Value::Kind::kText) ? Capital(value.text()) : value.IsNull() ? "" : value.ToString();
  }
  const auto form = context.bundle().forms.find(path[0]);
  const auto* question = form == context.bundle().forms.end() ? nullptr : form->second.Find(path[1]);
  const Document* answers = question == nullptr ? nullptr : context.facts().Submitted(path[0]);
  return answers == nullptr ? "" : AnswerInWords(*question, (*answers)[path[1]], context.bundle().codes);
}

void FollowsFrom(Writer& w, casework::CaseContext& context, const pathway::UsedDecision& used,
                 const pathway::Scope& scope) {
  const auto* table = used.model.TableOf(used.decision);
  if (table == nullptr) return;
  w << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const auto& input : table->inputs) {
    const std::string stands = StandsAt(context, used, input, scope);
    if (!input.label.empty() && !stands.empty()) w << "<li>" << input.label << ": " << stands << "</li>";
  }
  w << "</ul>";
}

void Heading(Writer& w, std::string_view text, int level) {
  html::HeadingStart(w, level, {level == 2 ? "govuk-heading-m" : "govuk-heading-s"});
  w << text;
  html::HeadingEnd(w, level);
}

}  // namespace

Basis BasisOf(const Visit& visit, Record& record, casework::CaseContext& context, const pathway::Action& action) {
  Basis basis;
  if (!action.four_eyes) return basis;
  const auto& bundle = context.bundle();
  const Asked asked = AskedBy(bundle.definition, context.row().state, action);
  for (const auto& id : FormsInOrderOfWork(bundle.definition)) {
    const auto of = asked.find(id);
    const auto form = bundle.forms.find(id);
    const Document* submitted = form == bundle.forms.end() ? nullptr : context.facts().Submitted(id);
    if (of == asked.end() || submitted == nullptr) continue;
    const auto shown = ShownOf(context, form->second, *submitted, visit.now);
    Document answers = OnlyAsked(forms::OnlyShown(form->second, *submitted, shown), of->second);
    AddNamed(visit, record, form->second, answers, basis.people);
    basis.forms.push_back({&form->second, std::move(answers)});
  }
  return basis;
}

void DecidedOn(Writer& w, casework::CaseContext& context, const Basis& basis, Instant now) {
  if (basis.forms.empty()) return;
  Heading(w, "What is decided on", 2);
  RulesSay(w, context, now, 3);
  for (const auto& read : basis.forms) {
    w << "<h3 class=\"govuk-heading-s\">" << read.form->title << "</h3>";
    FormReading(w, *read.form, read.answers, context.bundle().codes, {.heading_level = 4, .people = basis.people});
  }
}

void RulesSay(Writer& w, casework::CaseContext& context, Instant now, int heading_level) {
  const pathway::CaseAt at = context.At();
  const pathway::Scope scope(at, now);
  bool begun = false;
  for (const auto& decision : context.bundle().definition.decisions) {
    const auto used = context.bundle().decisions.find(decision.id);
    if (used == context.bundle().decisions.end() || !IsAnswered(context, used->second)) continue;
    const Value* value = scope.FindMember("decision", decision.id);
    const std::string words = value == nullptr ? "" : InWords(*value);
    if (words.empty()) continue;
    if (!begun) Heading(w, "What the rules say of the answers", heading_level);
    begun = true;
    w << "<p class=\"govuk-body govuk-!-margin-bottom-1\">" << decision.title << ": <strong>" << words
      << "</strong></p>";
    html::Details(w, {.summary = "What it follows from",
                      .text = [&](Writer& in) { FollowsFrom(in, context, used->second, scope); }});
  }
}

}  // namespace caseway::web
