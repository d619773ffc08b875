#include "storage/sqlite/projections/chronology_fold.h"

#include <vector>

#include "core/casework/events.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/projections/board_splits.h"

namespace caseway::storage {
namespace {

constexpr char kKeepEntry[] =
    "INSERT OR REPLACE INTO entry (position, case_id, kind, type, title, text, by_user, by_name, happened, precision,"
    " entered, note, form_id, form_version, key_event, third_party) VALUES (:position, :case_id, :kind, :type, :title,"
    " :text, :by_user, :by_name, :happened, :precision, :entered, :note, :form_id, :form_version, :key_event,"
    " :third_party)";

std::int64_t CaseOf(const Event& event) {
  return event.stream.kind == "case" ? event.stream.id : event.payload["case"].Number();
}

// Somebody an entry is found under, and the record theirs is joined to.
struct Named {
  std::int64_t person = 0, root = 0;
};

// The subject of a case or contact. Its row knows the root too: most entries are a case's, and are kept without a look
// at the person.
std::vector<Named> SubjectIn(Connection& db, const char* sql, std::int64_t id) {
  auto find = db.Prepare(sql);
  find.Bind(":id", id);
  return find.Step() ? std::vector<Named>{{find.Int(0), find.Int(1)}} : std::vector<Named>{};
}

// Under whose names the entry is found: those it names, else the subject of its stream.
std::vector<Named> PeopleOf(Connection& db, const Event& event) {
  std::vector<Named> people;
  for (const auto& person : event.payload["people"].Items())
    people.push_back({person.Number(), RootOf(db, person.Number())});
  if (!people.empty()) return people;
  const std::int64_t id = event.stream.id;
  if (event.stream.kind == "person") return {{id, RootOf(db, id)}};
  if (event.stream.kind == "case")
    return SubjectIn(db, "SELECT subject, subject_root FROM case_row WHERE id = :id", id);
  return SubjectIn(db, "SELECT subject, subject_root FROM contact WHERE id = :id", id);
}

void KeepEntry(Connection& db, const Event& event, const EntryWords& words) {
  auto keep = db.Prepare(kKeepEntry);
  keep.Bind(":position", event.position).Bind(":case_id", CaseOf(event)).Bind(":kind", words.kind);
  keep.Bind(":type", event.type).Bind(":title", words.title).Bind(":text", words.text);
  keep.Bind(":by_user", event.actor).Bind(":by_name", NameOfUser(db, event.actor.value));
  keep.Bind(":happened", WriteLocal(event.happened.local));
  keep.Bind(":precision", static_cast<std::int64_t>(event.happened.precision));
  keep.Bind(":entered", Micros(event.entered)).Bind(":note", event.payload["note"].Number());
  const bool of_version = event.type == events::kFormSubmitted;
  keep.Bind(":form_id", of_version ? event.payload["form_id"].Number() : 0);
  keep.Bind(":form_version", of_version ? event.payload["version"].Number(1) : 0);
  keep.Bind(":key_event", std::int64_t{event.payload["key_event"].Truth()});
  keep.Bind(":third_party", std::int64_t{event.payload["third_party"].Truth()}).Run();
}

void KeepPeople(Connection& db, const Event& event) {
  auto keep = db.Prepare("INSERT OR IGNORE INTO entry_person (root, position, person) VALUES (:root, :at, :person)");
  for (const auto& [person, root] : PeopleOf(db, event)) {
    if (person == 0) continue;
    keep.Bind(":root", root).Bind(":at", event.position).Bind(":person", person).Run();
  }
}

void StrikeNote(Connection& db, const Event& event) {
  db.Prepare("UPDATE entry SET struck = 1, struck_reason = :reason WHERE note = :note AND note <> 0")
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":note", event.payload["note"].Number())
      .Run();
}

// A note that says somebody was in touch: of its case, or of all open cases of the people it is about.
void TakeContact(Connection& db, const Event& event) {
  const std::int64_t day = Days(event.happened.local.date).time_since_epoch().count();
  if (const auto case_id = CaseOf(event); case_id != 0) return TakeContactOfCase(db, case_id, day);
  for (const auto& named : PeopleOf(db, event)) TakeContactOfPerson(db, named.root, day);
}

}  // namespace

void FoldChronology(Connection& db, const Event& event) {
  if (event.type == events::kNoteMarkedInError) return StrikeNote(db, event);
  const EntryWords words = WordsOf(db, event);
  if (words.title.empty()) return;
  KeepEntry(db, event, words);
  KeepPeople(db, event);
  if (event.type == events::kNoteWritten && event.payload["contact"].Truth()) TakeContact(db, event);
}

}  // namespace caseway::storage
