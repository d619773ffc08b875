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
  CaseFacts Case() const override { return of_case; }
  std::vector<std::string> Alerts() const override { return alerts; }
  std::vector<std::string> OpenCases() const override { return open_cases; }
  std::optional<bool> OpenSafeguarding() const override { return open_safeguarding; }
  std::optional<bool> CommunicationNeedsRecorded() const override { return communication_needs_recorded; }
  std::optional<bool> DuplicateOpen() const override { return duplicate_open; }
  std::vector<std::string> Linked() const override { return linked; }
  std::vector<CaseItem> Items() const override { return items; }
  std::vector<std::string> StoppedClocks() const override { return stopped_clocks; }

  std::map<std::string, Document, std::less<>> submitted;
  std::map<std::string, Document, std::less<>> drafts;
  PersonFacts person;
  CaseFacts of_case;
  std::vector<std::string> alerts, open_cases, linked, stopped_clocks;
  std::optional<bool> open_safeguarding, communication_needs_recorded, duplicate_open;
  std::vector<CaseItem> items;

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
