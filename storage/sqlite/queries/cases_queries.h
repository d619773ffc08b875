// SqliteCases: core/ports/cases_reading.h over SQLite.
//
// Threads: its connection's. Errors: SqliteError, which record.h keeps inside storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ports/cases_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

class SqliteCases : public CasesReading {
 public:
  // One that `remembers` gives the case asked for last from memory until it is told to forget it: for a record, within
  // which use cases and pages ask for the same case again and again.
  explicit SqliteCases(Connection& db, bool remembers = false) : db_(db), remembers_(remembers) {}

  std::optional<CaseRow> Find(CaseId id) override;
  std::optional<Standing> StandingOf(CaseId id) override;
  std::vector<CaseRow> OfPerson(PersonId id, const Viewer& viewer) override;
  std::vector<std::string> OpenPathways(PersonId id) override;
  std::optional<Marker> SafeguardingMarker(PersonId id, const Viewer& viewer) override;
  bool WorksWith(PersonId id, UserId user, const std::vector<TeamId>& teams) override;
  std::vector<ClockRow> Clocks(CaseId id) override;
  std::vector<StandingClock> StandingClocks(CaseId id) override;
  std::vector<FormVersion> LatestForms(CaseId id) override;
  std::vector<FormVersion> LatestFormHeads(CaseId id) override;
  Document AnswersOf(FormId id, int version) override;
  std::vector<FormVersion> FormVersions(CaseId id, const std::string& form) override;
  FormId FormOf(CaseId id, const std::string& form) override;
  std::vector<ItemRow> Items(CaseId id) override;
  std::vector<std::pair<CaseId, ItemRow>> LateItems(const std::vector<CaseId>& cases, Date before) override;
  std::vector<PartyRow> Parties(CaseId id) override;
  std::vector<LinkedCase> Linked(CaseId id, const Viewer& viewer) override;
  std::vector<LetterRow> Letters(CaseId id) override;
  std::optional<LetterRow> Letter(LetterId id) override;
  std::vector<AttachmentRow> Attachments(CaseId id) override;
  std::optional<AttachmentRow> Attachment(AttachmentId id) override;
  std::vector<ChronologyRow> Chronology(CaseId id, std::int64_t before, int limit) override;
  std::optional<ContactRow> Contact(ContactId id) override;
  std::optional<ContactRow> ContactByExternalRef(const std::string& external_ref) override;
  CaseId CaseOfContact(ContactId id) override;
  bool HasAccess(CaseId id, UserId user, Instant now) override;
  std::vector<std::pair<Instant, Instant>> Pauses(CaseId id) override;
  std::vector<CaseId> RecentCases(PersonId id, const std::string& pathway, Instant since) override;
  std::vector<FactAnswer> Facts(PersonId id, const Viewer& viewer) override;
  using CasesReading::Facts;

  // Something was appended: what was read before may no longer be so.
  void Forget() { found_.reset(); }

 private:
  Connection& db_;
  const bool remembers_;
  std::optional<CaseRow> found_;
};

}  // namespace caseway::storage
