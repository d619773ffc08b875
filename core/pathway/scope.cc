#include "core/pathway/scope.h"

#include <algorithm>
#include <utility>

#include "core/forms/answers.h"

namespace caseway::pathway {

using feel::Value;

namespace {
bool IsFacts(std::string_view root) { return root == "person" || root == "case"; }
}  // namespace

const Scope& Scope::WithDrafts() const {
  if (drafts_) return *this;
  if (!with_drafts_) {
    with_drafts_ = std::make_unique<Scope>(at_, now_, true);
    for (const char* shared : {"person", "case"}) {
      if (const auto found = roots_.find(shared); found != roots_.end()) with_drafts_->roots_.insert(*found);
    }
    with_drafts_->facts_ = facts_;
  }
  return *with_drafts_;
}

bool Scope::Holds(const Condition& condition) const {
  if (const auto known = held_.find(condition.text); known != held_.end()) return known->second;
  const bool holds = forms::Holds(condition, *this, now_);
  held_.emplace(condition.text, holds);
  return holds;
}

bool Scope::Holds(const Requirement& requirement) const {
  return requirement.draft ? WithDrafts().Holds(requirement.when) : Holds(requirement.when);
}

const Value* Scope::Find(std::string_view name) const {
  if (const auto found = roots_.find(name); found != roots_.end()) return &found->second;
  if (name == "decision") return &AllDecisions();
  const bool is_form = at_.bundle.forms.find(name) != at_.bundle.forms.end();
  if (!IsFacts(name) && !is_form && name != kSubmitted) return nullptr;  // "today" is the language's own
  Value value;
  if (name == kSubmitted) value = AllSubmitted();
  else if (IsFacts(name)) value = FactsWhole(name, at_, now_);
  else if (const auto* form = FormAnswers(name)) value = form->Whole();
  return &(roots_[std::string(name)] = std::move(value));
}

const Value* Scope::FindMember(std::string_view root, std::string_view member) const {
  if (root == "decision") return FindDecision(member);
  if (root == kSubmitted) return FindSubmitted(member);
  if (IsFacts(root)) return FindFact(root, member);
  if (const auto* form = FormAnswers(root)) return form->Member(member);
  const Value* value = Find(root);
  return value ? value->Member(member) : nullptr;
}

const Value* Scope::FindSubmitted(std::string_view form) const {
  if (const auto found = submitted_.find(form); found != submitted_.end()) return &found->second;
  if (at_.bundle.forms.find(form) == at_.bundle.forms.end()) return nullptr;
  const auto at = at_.facts.SubmittedAt(std::string(form));
  return &(submitted_[std::string(form)] = at ? Value::Moment(*at) : Value());
}

Value Scope::AllSubmitted() const {
  feel::Entries entries;
  for (const auto& [id, form] : at_.bundle.forms) entries.emplace_back(id, *FindSubmitted(id));
  return Value::Context(std::move(entries));
}

const Value* Scope::FindFact(std::string_view root, std::string_view member) const {
  auto fact = std::find_if(facts_.begin(), facts_.end(),
                           [&](const Fact& known) { return known.member == member && known.root == root; });
  if (fact == facts_.end())
    fact = facts_.insert(fact, {std::string(root), std::string(member), FactsMember(root, member, at_, now_)});
  return fact->value ? &*fact->value : nullptr;
}

const forms::AnswersOnDemand* Scope::FormAnswers(std::string_view id) const {
  if (const auto known = forms_.find(id); known != forms_.end()) return known->second.get();
  const auto form = at_.bundle.forms.find(id);
  if (form == at_.bundle.forms.end()) return nullptr;
  auto& kept = forms_[form->first];
  const Document* answers = drafts_ ? at_.facts.Draft(form->first) : nullptr;
  if (!answers) answers = at_.facts.Submitted(form->first);
  if (answers)
    kept = std::make_unique<forms::AnswersOnDemand>(form->second, *answers,
                                                    forms::AnswerContext{*this, at_.bundle.codes, now_});
  return kept.get();
}

const Value* Scope::FindDecision(std::string_view id) const {
  if (const auto found = decisions_.find(id); found != decisions_.end()) return &found->second;
  const auto used = at_.bundle.decisions.find(id);
  if (used == at_.bundle.decisions.end()) return nullptr;
  Value& value = decisions_[std::string(id)];  // null while it is worked out
  feel::Settings settings;
  settings.now = now_;
  value = used->second.model.Evaluate(used->second.decision, *this, settings).value;
  return &value;
}

const Value& Scope::AllDecisions() const {
  feel::Entries entries;
  for (const auto& [id, used] : at_.bundle.decisions) entries.emplace_back(id, *FindDecision(id));
  return roots_["decision"] = Value::Context(std::move(entries));
}

Document Scope::DecisionsUsed() const {
  Document used(Document::Members{});
  for (const auto& [id, value] : decisions_) used.Set(id, feel::ToDocument(value));
  if (with_drafts_) {
    for (const auto& [id, value] : with_drafts_->decisions_) used.Set(id, feel::ToDocument(value));
  }
  return used;
}

}  // namespace caseway::pathway
