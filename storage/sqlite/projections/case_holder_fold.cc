#include "core/casework/events.h"
#include "storage/sqlite/projections/case_fold.h"
#include "storage/sqlite/projections/case_state.h"
#include "storage/sqlite/projections/case_ties.h"

namespace caseway::storage {
namespace {

void ClearOffer(CaseState& state) {
  state.offered_team = state.offered_user = state.offered_by = 0;
  state.offer_note.clear();
}

// Loads the case, lets `change` fold into it, saves it; does nothing for a case whose opening was erased.
template <class Change>
void ChangeCase(Connection& db, const Event& event, Change&& change) {
  const auto before = LoadCaseState(db, event.stream.id);
  if (!before) return;
  CaseState after = *before;
  change(after);
  if (event.payload["due"].IsMembers()) TakeDue(after, event.payload["due"]);
  SaveCaseState(db, *before, after);
}

void FoldOwnerChanged(Connection& db, const Event& event) {
  ChangeCase(db, event, [&](CaseState& state) {
    TakeOwner(state, event.payload["owner"]);
    ClearOffer(state);
  });
  NameUsers(db, event.stream.id, event.payload["access"]);
}

void FoldOffered(Connection& db, const Event& event) {
  ChangeCase(db, event, [&](CaseState& state) {
    state.offered_team = event.payload["team"].Number();
    state.offered_user = event.payload["user"].Number();
    state.offered_by = event.actor.value;
    state.offer_note = event.payload["note"].Text();
  });
}

void FoldBounced(Connection& db, const Event& event) { ChangeCase(db, event, ClearOffer); }

void FoldBanded(Connection& db, const Event& event) {
  ChangeCase(db, event, [&](CaseState& state) { TakeBand(state, event.payload); });
}

}  // namespace

std::vector<FoldEntry> CaseHolderFolds() {
  return {{events::kOwnerChanged, FoldOwnerChanged},
          {events::kHandoverOffered, FoldOffered},
          {events::kHandoverAccepted, FoldOwnerChanged},
          {events::kHandoverBounced, FoldBounced},
          {events::kBanded, FoldBanded}};
}

}  // namespace caseway::storage
