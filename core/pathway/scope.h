// Scope: the names a condition may use, worked out from a case's facts when a condition asks, and not before.
//
//   Scope scope(at, now);
//   forms::Holds(requirement.when, scope, now);
//   scope.DecisionsUsed()          -> {"eligibility": {"eligible": "yes"}}: what was decided on the way
//
// For one decision on one thread. Forms and decisions that ask for each other read as null, never for ever.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
  bool Holds(const Condition& condition) const { return forms::Holds(condition, *this, now_); }
  bool Holds(const Requirement& requirement) const;
  Instant now() const { return now_; }
  Document DecisionsUsed() const;

 private:
  // The form's answers as they count here; null when there is no such form or nothing is answered.
  const forms::AnswersOnDemand* FormAnswers(std::string_view id) const;
  const feel::Value* FindDecision(std::string_view id) const;
  const feel::Value& AllDecisions() const;

  const CaseAt& at_;
  Instant now_;
  bool drafts_;
  const feel::Value* FindFact(std::string_view root, std::string_view member) const;

  mutable std::map<std::string, feel::Value, std::less<>> roots_;
  mutable std::map<std::pair<std::string, std::string>, std::optional<feel::Value>> facts_;  // by root and member
  mutable std::map<std::string, feel::Value, std::less<>> decisions_;
  mutable std::map<std::string, std::unique_ptr<forms::AnswersOnDemand>, std::less<>> forms_;  // null: not answered
  mutable std::unique_ptr<Scope> with_drafts_;
};

// The contexts "person" and "case" (workflows/README.md): whole, or one member alone; nothing for a name it has not.
feel::Value FactsWhole(std::string_view root, const CaseAt& at, Instant now);
std::optional<feel::Value> FactsMember(std::string_view root, std::string_view member, const CaseAt& at, Instant now);

}  // namespace caseway::pathway
