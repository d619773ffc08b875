// CaseContext: what the engine is given about one stored case: its state, its facts fetched as asked, its pinned
// bundle.
//
//   auto context = CaseContext::Load(record, row, deed);
//   pathway::AvailableActions(context->At(), deed.actor, deed.now);
//
// Works for pages (Record) and use cases (WritableRecord) alike. Threads: one thread, within the life of the record.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/pathway/engine.h"
#include "core/ports/record.h"

namespace caseway::casework {

// The submitted answers with what has been typed since on top. Rival texts stay in the draft; the current one counts.
Document AnswersWithDraft(const Document* submitted, const Draft& draft, const forms::FormDefinition* form);

// Facts read from the record as they are asked for, each at most once.
class StoredFacts : public pathway::Facts {
 public:
  StoredFacts(Record& record, const CaseRow& row, const pathway::Library& library, Instant now);
  const Document* Submitted(std::string_view form) const override;
  const Document* Draft(std::string_view form) const override;
  pathway::PersonFacts Person() const override;
  pathway::CaseFacts Case() const override;
  std::vector<std::string> Alerts() const override;
  std::vector<std::string> OpenCases() const override;
  std::optional<bool> OpenSafeguarding() const override;
  std::optional<bool> CommunicationNeedsRecorded() const override;
  std::optional<bool> DuplicateOpen() const override;
  std::optional<std::string> Caller() const override;
  std::vector<std::string> Linked() const override;
  int Repeats() const override;
  std::optional<pathway::Owner> HolderOfLinked() const override;
  std::vector<std::string> StoppedClocks() const override;
  std::optional<Instant> RunsSince(const std::string& clock) const override;
  const std::vector<StandingClock>& StandingClocks() const;
  std::optional<pathway::Round> LastRound(const std::string& form, const std::string& answer) const override;
  std::vector<pathway::CaseItem> Items() const override;
  std::optional<Instant> SubmittedAt(const std::string& form) const override;
  bool ChangedSinceSigned(const std::string& form) const override;

  // A form submitted as part of the action under way counts as submitted, and its tracked rows as rows of the case.
  void Submit(const std::string& form, Document answers, std::vector<pathway::CaseItem> items);
  // The latest version of each form; its answers only once Submitted asked for them.
  const std::vector<FormVersion>& forms() const { return Heads(); }
  // The tracked rows as they are kept.
  const std::vector<ItemRow>& KeptItems() const;

 private:
  std::vector<FormVersion>& Heads() const;
  const forms::FormDefinition* FormIn(std::string_view form) const;
  pathway::PersonFacts ReadPerson() const;
  Record& record_;
  const CaseRow& row_;
  const pathway::Library& library_;
  Instant now_;
  mutable std::optional<std::vector<FormVersion>> forms_;
  mutable std::vector<std::pair<std::string, std::optional<Document>>> drafts_;
  mutable std::optional<pathway::PersonFacts> person_;
  mutable std::optional<std::vector<std::string>> alerts_, open_cases_, linked_;
  mutable std::optional<bool> communication_needs_recorded_, duplicate_open_;
  mutable std::optional<std::vector<ItemRow>> kept_items_;
  mutable std::optional<std::vector<StandingClock>> standing_clocks_;
  std::vector<std::pair<std::string, Document>> submitted_;
  std::vector<pathway::CaseItem> submitted_items_;
};

class CaseContext {
 public:
  // Errors: kInternal when the pinned bundle is not in the library.
  static Result<std::unique_ptr<CaseContext>> Load(Record& record, CaseRow row, const pathway::Library& library,
                                                   Instant now);

  pathway::CaseAt At() const { return {*bundle_, state_, facts_, library_.council, library_.roles}; }
  const CaseRow& row() const { return row_; }
  const pathway::Bundle& bundle() const { return *bundle_; }
  StoredFacts& facts() { return facts_; }
  const StoredFacts& facts() const { return facts_; }
  pathway::CaseState& state() { return state_; }
  // A form of the deed under way set the band: dates that follow from it are decided by the new one.
  void SetBand(std::string band) { row_.band = std::move(band); }
  void Seal() { row_.restriction = Restriction::kSealed; }

 private:
  CaseContext(Record& record, CaseRow row, std::shared_ptr<const pathway::Bundle> bundle,
              const pathway::Library& library, Instant now);
  CaseRow row_;
  std::shared_ptr<const pathway::Bundle> bundle_;  // shared: the live set may be swapped while a page is built
  const pathway::Library& library_;
  pathway::CaseState state_;
  StoredFacts facts_;
};

}  // namespace caseway::casework
