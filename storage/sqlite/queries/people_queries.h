// SqlitePeople: core/ports/people_reading.h over SQLite. Every question is a few ranges of indexes.
//
// Threads: its connection's. Errors: SqliteError, which record.h keeps inside storage.
#pragma once

#include <vector>

#include "core/ports/people_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

class SqlitePeople : public PeopleReading {
 public:
  explicit SqlitePeople(Connection& db) : db_(db) {}

  std::optional<Person> Find(PersonId id) override;
  std::vector<Person> MergedInto(PersonId id) override;
  std::vector<PersonId> ByNhsNumber(const std::string& nhs_number) override;
  std::vector<PersonHit> Search(const PersonQuery& query, const Viewer& viewer) override;
  std::vector<PersonHit> NearMatches(const Person& candidate, const Viewer& viewer) override;
  std::vector<Alert> Alerts(PersonId id, Date today) override;
  std::vector<CommunicationNeed> CommunicationNeeds(PersonId id) override;
  std::optional<PlannedMove> MoveToCome(PersonId id) override;
  std::vector<Relationship> Relationships(PersonId id, const Viewer& viewer) override;
  std::vector<SharingChoice> Sharing(PersonId id, const Viewer& viewer) override;
  std::vector<PersonHit> AtSameAddress(PersonId id, const Viewer& viewer) override;
  std::vector<ChronologyRow> Chronology(PersonId id, const Viewer& viewer, std::int64_t before, int limit,
                                        const std::string& kind) override;
  std::optional<WrittenNote> Note(NoteId id) override;
  std::vector<AttachmentRow> Attachments(PersonId id, const Viewer& viewer) override;
  std::vector<PossibleDuplicate> PossibleDuplicates(int limit, int offset) override;
  int PossibleDuplicateCount() override;
  bool HasOpenDuplicate(PersonId id) override;
  bool DuplicateAnswered(PersonId a, PersonId b) override;
  int ContactsInTwelveMonths(PersonId id, Date today) override;

 private:
  Connection& db_;
};

}  // namespace caseway::storage
