// Remedies: what a worker does elsewhere before a case can go on: raises the concern a sign of abuse asks for, links
// the case that the contact or the concern belongs to.
//
//   for (const Remedy& remedy : RemediesFor(record, row, library, viewer)) {
//     const SupposedFacts facts(context.facts(), remedy);          // as if it had been done
//     if (Ready with these facts) Apply(record, row, remedy, answers, deed);
//   }
//
// It knows no pathway by name: it supposes and asks the engine. Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/deed.h"
#include "core/pathway/facts.h"

namespace caseway::app {

struct Remedy {
  CaseId link;          // none: raise a concern
  std::string pathway;  // of the case linked or raised
  bool raises = false;
};
// Other open cases of the person that the viewer sees and nobody has linked yet, and a concern, in this order.
std::vector<Remedy> RemediesFor(Record& record, const CaseRow& row, const pathway::Library& library,
                                const Viewer& viewer);

// The facts of a case as they would be after the remedy. `facts` must outlive it.
class SupposedFacts : public pathway::Facts {
 public:
  SupposedFacts(const pathway::Facts& facts, const Remedy& remedy) : facts_(facts), remedy_(remedy) {}
  const Document* Submitted(std::string_view form) const override { return facts_.Submitted(form); }
  const Document* Draft(std::string_view form) const override { return facts_.Draft(form); }
  pathway::PersonFacts Person() const override { return facts_.Person(); }
  pathway::CaseFacts Case() const override { return facts_.Case(); }
  std::vector<std::string> Alerts() const override { return facts_.Alerts(); }
  std::vector<std::string> OpenCases() const override;
  std::optional<bool> OpenSafeguarding() const override { return remedy_.raises ? true : facts_.OpenSafeguarding(); }
  std::optional<bool> CommunicationNeedsRecorded() const override { return facts_.CommunicationNeedsRecorded(); }
  std::optional<bool> DuplicateOpen() const override { return facts_.DuplicateOpen(); }
  std::vector<std::string> Linked() const override;
  std::vector<pathway::CaseItem> Items() const override { return facts_.Items(); }

 private:
  const pathway::Facts& facts_;
  const Remedy remedy_;
};

// Does it. -> the concern raised, or none. `answers`: of the form a concern is raised with.
Result<CaseId> Apply(WritableRecord& record, const CaseRow& row, const Remedy& remedy, const Document& answers,
                     const casework::Deed& deed);

}  // namespace caseway::app
