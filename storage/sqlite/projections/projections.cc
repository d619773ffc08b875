#include "storage/sqlite/projections/projections.h"

#include <string_view>
#include <unordered_map>

#include "storage/sqlite/projections/breach_fold.h"
#include "storage/sqlite/projections/case_fold.h"
#include "storage/sqlite/projections/chronology_fold.h"
#include "storage/sqlite/projections/contact_fold.h"
#include "storage/sqlite/projections/council_fold.h"
#include "storage/sqlite/projections/person_fold.h"

namespace caseway::storage {
namespace {

using FoldsByType = std::unordered_map<std::string_view, Fold>;

FoldsByType AllFolds() {
  FoldsByType all;
  for (const auto& part :
       {PersonFolds(), PersonTieFolds(), ContactFolds(), ImportFolds(), CaseMoveFolds(), CaseHolderFolds(),
        CaseTieFolds(), FormFolds(), PaperFolds(), AccountFolds(), TeamFolds(), ErasureFolds()}) {
    for (const auto& entry : part) all.emplace(entry.type, entry.fold);
  }
  return all;
}

void ProjectEvent(Connection& db, const Event& event) {
  static const FoldsByType folds = AllFolds();
  if (event.erased) return;
  if (const auto found = folds.find(event.type); found != folds.end()) found->second(db, event);
  FoldChronology(db, event);
  FoldBreach(db, event);
}

constexpr const char* kTables[] = {
    "person",        "person_name",     "person_sound",     "person_alert", "communication_need", "relationship",
    "sharing",       "duplicate_pair",  "contact",          "case_row",     "case_detail",        "case_clock",
    "case_pause",    "case_party",      "case_access",      "broken_glass", "case_link",          "case_form",
    "form_version",  "case_item",       "fact_answer",      "letter",       "attachment",         "attachment_person",
    "entry",         "entry_person",    "staff_user",       "staff_team",   "account_proposal",   "team",
    "setting",       "property",        "import_exception", "erasure",      "board_open",         "board_done",
    "board_split",   "possible_breach", "first_completed",  "clock_month",  "planned_move",       "measured",
    "measured_month"};

}  // namespace

Projections CaseworkProjections() { return {{ProjectEvent}, {std::begin(kTables), std::end(kTables)}}; }

}  // namespace caseway::storage
