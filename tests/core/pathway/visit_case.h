// VisitCase: a case of the small pathway in tests/workflows/loader/planted, with its facts in memory.
//
//   VisitCase visit("asked");
//   visit.Submit("first", R"({"safe":"yes","mood":"well","age":"85"})");
//   auto decision = visit.Do("visit", visit.worker);
#pragma once

#include <map>
#include <string>

#include "core/pathway/engine.h"

namespace caseway::pathway {

class KnownFacts : public Facts {
 public:
  const Document* Submitted(std::string_view form) const override { return FindIn(submitted, form); }
  const Document* Draft(std::string_view form) const override { return FindIn(drafts, form); }
  PersonFacts Person() const override { return person; }
  PersonTies TiesOfPerson() const override { return ties_of_person; }
  CaseFacts Case() const override { return of_case; }
  CaseTies TiesOfCase() const override { return ties_of_case; }

  std::map<std::string, Document, std::less<>> submitted;
  std::map<std::string, Document, std::less<>> drafts;
  PersonFacts person;
  PersonTies ties_of_person;
  CaseFacts of_case;
  CaseTies ties_of_case;

 private:
  static const Document* FindIn(const std::map<std::string, Document, std::less<>>& forms, std::string_view form);
};

// The twin's library, read once.
const Library& VisitLibrary();

class VisitCase {
 public:
  explicit VisitCase(const std::string& state);

  CaseAt At() const;
  void Submit(const std::string& form, const std::string& json);
  Result<Decision> Do(const std::string& action, const Actor& actor) const;
  Result<Decision> Do(const Command& command, const Actor& actor) const;
  // The decision taken over into the state.
  void Take(const Decision& decision);

  CaseState state;
  KnownFacts facts;
  Instant now;
  Actor worker;
  Actor manager;
  Actor system;

 private:
  std::shared_ptr<const Bundle> bundle_;
};

}  // namespace caseway::pathway
