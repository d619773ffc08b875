// PeopleReading: what pages and use cases may ask about people, as of one snapshot.
//
// Every list takes the viewer and leaves out what that viewer may not know of (DESIGN section 10). Threads: one thread
// at a time; lives no longer than the snapshot it came from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/viewer.h"
#include "core/dates.h"
#include "core/event.h"
#include "core/ids.h"
#include "core/people/person.h"
#include "core/people/sharing.h"

namespace caseway {

// One line of a search or of a list of near matches.
struct PersonHit {
  PersonId id;
  std::string name;
  ApproximateDate born;
  std::string nhs_number;
  std::string address;  // empty where an "address secret" alert hides it
  std::string postcode;
  bool dead = false;
  bool provisional = false;
  int open_cases = 0;  // those the viewer may know of
  std::string why;     // "same NHS number", "name sounds alike": for near matches
};

// How to look for someone. Any mix; all given parts must fit. `words` in any order, the start of each word is enough.
struct PersonQuery {
  std::string words;  // names as typed
  std::optional<Date> born;
  int born_year = 0;       // where only the year is known; 0: not asked. `born` goes before it
  std::string nhs_number;  // digits
  std::string postcode;    // its start
  int limit = 25;
  int offset = 0;
};

// One line of the chronology of a person or a case, newest first.
struct ChronologyRow {
  std::int64_t position = 0;  // of the event; pass the last one as `before` for the next page
  Happened happened;
  Instant entered{};
  std::string type;   // the event's type
  std::string title;  // "Assessment signed off"
  std::string text;   // a note's words, a reason; may be long
  std::string by;     // the actor's name then
  UserId by_user;
  CaseId case_id;  // none for the person alone
  std::string pathway;
  NoteId note;  // for notes
  bool key_event = false;
  bool third_party = false;
  bool struck = false;  // marked in error: shown struck through
  std::string struck_reason;
};

// A pair that may be one person, waiting for a worker's answer (P41).
struct PossibleDuplicate {
  PersonId person;
  PersonId other;
  std::string reasons;  // in words
  Instant since{};
  std::string answer;  // "", "unsure"
};

struct AttachmentRow {
  AttachmentId id;
  std::string name, media_type, digest;
  std::int64_t size = 0;
  std::string by;
  Instant at{};
  CaseId case_id;
};

// A change of address recorded ahead of its day.
struct PlannedMove {
  Date from{};
  std::string address, postcode, residence, kind;
};

// A note as it was written.
struct WrittenNote {
  NoteId id;
  std::vector<PersonId> people;  // the records that hold them now
  CaseId case_id;                // none for people alone
  std::string type;              // code of codes/note-types; "" an ordinary note
  std::string text, present;
  Happened happened;
  bool seen_alone = false, third_party = false, key_event = false;
};

class PeopleReading {
 public:
  virtual ~PeopleReading() = default;

  // The person, following merges to the record that holds them now; none when there is no such id.
  virtual std::optional<Person> Find(PersonId id) = 0;
  // The records that were found to be this person's and joined to this one, each as it was kept.
  virtual std::vector<Person> MergedInto(PersonId id) = 0;
  virtual std::vector<PersonId> ByNhsNumber(const std::string& nhs_number) = 0;
  virtual std::vector<PersonHit> Search(const PersonQuery& query, const Viewer& viewer) = 0;
  // People who may be this one: by NHS number, by birth date (days and months swapped too) with a like name, by
  // postcode with a like name. At most 10, likest first. `candidate.id` itself is left out.
  virtual std::vector<PersonHit> NearMatches(const Person& candidate, const Viewer& viewer) = 0;

  virtual std::vector<Alert> Alerts(PersonId id, Date today) = 0;  // live ones
  virtual std::vector<CommunicationNeed> CommunicationNeeds(PersonId id) = 0;
  // The change of address that is to come; none where none is recorded ahead.
  virtual std::optional<PlannedMove> MoveToCome(PersonId id) = 0;
  virtual std::vector<Relationship> Relationships(PersonId id, const Viewer& viewer) = 0;
  // What this person lets us share, with whom: what holds first, newest first; then what no longer does.
  virtual std::vector<SharingChoice> Sharing(PersonId id, const Viewer& viewer) = 0;
  virtual std::vector<PersonHit> AtSameAddress(PersonId id, const Viewer& viewer) = 0;
  // Notes, contacts, forms, moves; `types` empty for all; before = 0 for the newest.
  virtual std::vector<ChronologyRow> Chronology(PersonId id, const Viewer& viewer, std::int64_t before, int limit,
                                                const std::string& kind) = 0;
  // None when there is no such note, its words were erased, or it is marked in error.
  virtual std::optional<WrittenNote> Note(NoteId id) = 0;
  virtual std::vector<AttachmentRow> Attachments(PersonId id, const Viewer& viewer) = 0;
  virtual std::vector<PossibleDuplicate> PossibleDuplicates(int limit, int offset) = 0;
  virtual int PossibleDuplicateCount() = 0;
  // Whether a pair with this person waits for an answer.
  virtual bool HasOpenDuplicate(PersonId id) = 0;
  virtual bool DuplicateAnswered(PersonId a, PersonId b) = 0;  // "not" was said: never warn again
  // Contacts about this person in the 12 months before `today` (P36).
  virtual int ContactsInTwelveMonths(PersonId id, Date today) = 0;
};

}  // namespace caseway
