// Scope: the names a condition may use, worked out from a case's facts when a condition asks, and not before.
//
//   Scope scope(at, now);
//   forms::Holds(requirement.when, scope, now);
//   scope.DecisionsUsed()          -> {"eligibility": {"eligible": "yes"}}: what was decided on the way
//
// For one decision on one thread. Forms and decisions that ask for each other read as null, never for ever.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/feel/expression.h"
#include "core/forms/answers_on_demand.h"
#include "core/pathway/engine.h"

namespace caseway::pathway {

class Scope : public feel::Environment {
 public:
  // Both must outlive the scope.
  Scope(const CaseAt& at, Instant now, bool drafts = false) : at_(at), now_(now), drafts_(drafts) {}

  const feel::Value* Find(std::string_view name) const override;
  const feel::Value* FindMember(std::string_view root, std::string_view member) const override;

  // The same facts, drafts before submitted versions. Lives as long as this.
  const Scope& WithDrafts() const;
  // The same text is worked out once: many actions of a state ask the same.
  bool Holds(const Condition& condition) const;
  bool Holds(const Requirement& requirement) const;
  Instant now() const { return now_; }
  Document DecisionsUsed() const;

 private:
  // The form's answers as they count here; null when there is no such form or nothing is answered.
  const forms::AnswersOnDemand* FormAnswers(std::string_view id) const;
  const feel::Value* FindDecision(std::string_view id) const;
  // When the version of the form that speaks now was submitted; null when there is no such form.
  const feel::Value* FindSubmitted(std::string_view form) const;
  feel::Value AllSubmitted() const;
  const feel::Value& AllDecisions() const;

  const CaseAt& at_;
  Instant now_;
  bool drafts_;
  const feel::Value* FindFact(std::string_view root, std::string_view member) const;

  mutable std::map<std::string, feel::Value, std::less<>> roots_;
  struct Fact {
    std::string root, member;
    std::optional<feel::Value> value;
  };
  mutable std::list<Fact> facts_;  // asked for so far: a handful, and what was handed out stays where it is
  mutable std::unordered_map<std::string_view, bool> held_;  // by the text of the condition
  mutable std::map<std::string, feel::Value, std::less<>> decisions_, submitted_;
  mutable std::map<std::string, std::unique_ptr<forms::AnswersOnDemand>, std::less<>> forms_;  // null: not answered
  mutable std::unique_ptr<Scope> with_drafts_;
};

// "submitted": when each form of the case was submitted last.
inline constexpr std::string_view kSubmitted = "submitted";

// The contexts "person" and "case" (workflows/README.md): whole, or one member alone; nothing for a name it has not.
feel::Value FactsWhole(std::string_view root, const CaseAt& at, Instant now);
std::optional<feel::Value> FactsMember(std::string_view root, std::string_view member, const CaseAt& at, Instant now);

}  // namespace caseway::pathway
