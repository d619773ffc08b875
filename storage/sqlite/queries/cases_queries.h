// SqliteCases: core/ports/cases_reading.h over SQLite.
//
// Threads: its connection's. Errors: SqliteError, which record.h keeps inside storage.
#pragma once

#include <string>
#include <vector>

#include "core/ports/cases_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

class SqliteCases : public CasesReading {
 public:
  explicit SqliteCases(Connection& db) : db_(db) {}

  std::optional<CaseRow> Find(CaseId id) override;
  std::vector<CaseRow> OfPerson(PersonId id, const Viewer& viewer) override;
  std::vector<std::string> OpenPathways(PersonId id) override;
  std::optional<Marker> SafeguardingMarker(PersonId id) override;
  std::vector<ClockRow> Clocks(CaseId id) override;
  std::vector<FormVersion> LatestForms(CaseId id) override;
  std::vector<FormVersion> FormVersions(CaseId id, const std::string& form) override;
  FormId FormOf(CaseId id, const std::string& form) override;
  std::vector<ItemRow> Items(CaseId id) override;
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

 private:
  Connection& db_;
};

}  // namespace caseway::storage
