#include "app/demonstration/remedies.h"

#include <algorithm>

#include "core/casework/case_record.h"
#include "core/casework/open_case.h"
#include "core/pathway/arrivals.h"

namespace caseway::app {
namespace {

Viewer Everything() {
  Viewer viewer;
  viewer.is_system = true;
  return viewer;
}

}  // namespace

std::vector<Remedy> RemediesFor(Record& record, const CaseRow& row, const pathway::Library& library,
                                const Viewer& viewer) {
  std::vector<Remedy> remedies;
  const auto linked = record.cases().Linked(row.id, Everything());
  for (const auto& other : record.cases().OfPerson(row.subject, viewer)) {
    const bool known = std::any_of(linked.begin(), linked.end(), [&](const auto& one) { return one.id == other.id; });
    const bool fits = other.open || other.pathway == row.pathway;  // what a request repeats may have been settled
    if (fits && other.id != row.id && !known) remedies.push_back({other.id, other.pathway, false});
  }
  const auto concerns = pathway::ReceivingConcerns(library);
  if (concerns != nullptr && concerns->definition.id != row.pathway)
    remedies.push_back({CaseId{}, concerns->definition.id, true});
  return remedies;
}

std::vector<std::string> SupposedFacts::OpenCases() const {
  auto pathways = facts_.OpenCases();
  if (remedy_.raises) pathways.push_back(remedy_.pathway);
  return pathways;
}

std::vector<std::string> SupposedFacts::Linked() const {
  auto pathways = facts_.Linked();
  pathways.push_back(remedy_.pathway);
  return pathways;
}

Result<CaseId> Apply(WritableRecord& record, const CaseRow& row, const Remedy& remedy, const Document& answers,
                     const casework::Deed& deed) {
  if (!remedy.raises) {
    const bool alike = remedy.pathway == row.pathway;
    const bool concern = pathway::ReceivesConcerns(deed.library, row.pathway);
    const char* how = !alike ? "same work" : concern ? "same incident" : "same request";
    const auto linked = casework::LinkCases(record, row.id, remedy.link, how, deed);
    if (!linked) return linked.error();
    return CaseId{};
  }
  casework::RaiseConcernCommand concern;
  concern.subject = row.subject;
  concern.answers = answers;
  concern.received = deed.now;
  concern.raised_from = row.id;
  const auto raised = casework::RaiseConcern(record, concern, deed);
  if (!raised) return raised.error();
  return CaseId{(*raised)["case"].Number()};
}

}  // namespace caseway::app
