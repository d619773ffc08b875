#include <algorithm>

#include "core/casework/events.h"
#include "storage/sqlite/projections/person_fold.h"
#include "storage/sqlite/projections/person_row.h"

namespace caseway::storage {
namespace {

void FoldRelated(Connection& db, const Event& event) {
  const Document& tie = event.payload;
  db.Prepare(
        "INSERT OR REPLACE INTO relationship (person, other, kind, root, other_root, emergency_contact, next_of_kin,"
        " authority_seen, safe_contact, since, until) VALUES (:person, :other, :kind, :root, :other_root, :emergency,"
        " :next_of_kin, :authority_seen, :safe_contact, :since, '')")
      .Bind(":person", event.stream.id)
      .Bind(":other", tie["other"].Number())
      .Bind(":kind", tie["kind"].Text())
      .Bind(":root", RootOf(db, event.stream.id))
      .Bind(":other_root", RootOf(db, tie["other"].Number()))
      .Bind(":emergency", std::int64_t{tie["emergency_contact"].Truth()})
      .Bind(":next_of_kin", std::int64_t{tie["next_of_kin"].Truth()})
      .Bind(":authority_seen", std::int64_t{tie["authority_seen"].Truth()})
      .Bind(":safe_contact", tie["safe_contact"].Text())
      .Bind(":since", tie["since"].Text())
      .Run();
}

void FoldUnrelated(Connection& db, const Event& event) {
  db.Prepare(
        "UPDATE relationship SET until = :on WHERE root = :root AND other_root = :other AND kind = :kind"
        " AND until = ''")
      .Bind(":on", event.payload["on"].Text())
      .Bind(":root", RootOf(db, event.stream.id))
      .Bind(":other", RootOf(db, event.payload["other"].Number()))
      .Bind(":kind", event.payload["kind"].Text())
      .Run();
}

void FoldSharingChosen(Connection& db, const Event& event) {
  const Document& choice = event.payload;
  const std::int64_t other = choice["other"].Number();
  db.Prepare(
        "INSERT OR REPLACE INTO sharing (key, person, root, with_whom, other, other_root, name, what, detail, since,"
        " until, ended) VALUES (:key, :person, :root, :with_whom, :other, :other_root, :name, :what, :detail, :since,"
        " '', '')")
      .Bind(":key", choice["key"].Number())
      .Bind(":person", event.stream.id)
      .Bind(":root", RootOf(db, event.stream.id))
      .Bind(":with_whom", choice["with"].Text())
      .Bind(":other", other)
      .Bind(":other_root", other == 0 ? 0 : RootOf(db, other))
      .Bind(":name", choice["name"].Text())
      .Bind(":what", choice["what"].Text())
      .Bind(":detail", choice["detail"].Text())
      .Bind(":since", choice["since"].Text())
      .Run();
}

// The choice may lie under either record of a merged pair.
void FoldSharingWithdrawn(Connection& db, const Event& event) {
  db.Prepare("UPDATE sharing SET until = :on, ended = :ended WHERE key = :key")
      .Bind(":on", event.payload["on"].Text())
      .Bind(":ended", event.payload["reason"].Text())
      .Bind(":key", event.payload["key"].Number())
      .Run();
}

// This record and those merged into it, and into those.
std::vector<std::int64_t> WithThoseMergedInto(Connection& db, std::int64_t person) {
  auto find = db.Prepare(
      "WITH RECURSIVE held (id) AS (SELECT :person UNION SELECT person.id FROM person JOIN held"
      " ON person.merged_into = held.id WHERE person.merged_into <> 0) SELECT id FROM held");
  find.Bind(":person", person);
  std::vector<std::int64_t> all;
  while (find.Step()) all.push_back(find.Int(0));
  return all;
}

void SetMergedInto(Connection& db, std::int64_t person, std::int64_t into) {
  db.Prepare("UPDATE person SET merged_into = :into WHERE id = :person")
      .Bind(":into", into)
      .Bind(":person", person)
      .Run();
}

void SetCarried(Connection& db, std::int64_t person, const std::string& carried) {
  db.Prepare("UPDATE person SET carried = :carried WHERE id = :person")
      .Bind(":carried", carried)
      .Bind(":person", person)
      .Run();
}

// The record that is kept takes over what it lacked.
void Carry(Connection& db, std::int64_t from, std::int64_t into, const Document& carried) {
  const auto kept = LoadPersonRow(db, into);
  if (!kept || carried.Named().empty()) return;
  Person after = kept->person;
  ApplyChanges(after, carried);
  SavePersonRow(db, after, &*kept);
  SetCarried(db, from, WriteJson(carried));
}

// What it took over and nobody has put right since goes back with the record it came from.
void GiveBack(Connection& db, std::int64_t from, std::int64_t kept_in) {
  auto find = db.Prepare("SELECT carried FROM person WHERE id = :person AND carried <> ''");
  if (!find.Bind(":person", from).Step()) return;
  const auto carried = ReadJson(find.Text(0));
  const auto kept = LoadPersonRow(db, kept_in);
  if (!carried || !kept) return;
  const Document known = ToDocument(kept->person);
  Document taken{Document::Members{}};
  for (const auto& [name, said] : carried->Named()) {
    if (known[name].Text() == said.Text()) taken.Set(name, "");
  }
  Person after = kept->person;
  ApplyChanges(after, taken);
  SavePersonRow(db, after, &*kept);
  SetCarried(db, from, "");
}

void FoldMerged(Connection& db, const Event& event) {
  const std::int64_t into = event.payload["into"].Number();
  SetMergedInto(db, event.stream.id, into);
  const std::int64_t root = RootOf(db, into);
  for (const auto person : WithThoseMergedInto(db, event.stream.id)) MoveToRoot(db, person, root);
  Carry(db, event.stream.id, root, event.payload["carried"]);
}

void FoldUnmerged(Connection& db, const Event& event) {
  GiveBack(db, event.stream.id, RootOf(db, event.stream.id));
  SetMergedInto(db, event.stream.id, 0);
  for (const auto person : WithThoseMergedInto(db, event.stream.id)) MoveToRoot(db, person, event.stream.id);
}

void FoldSuspected(Connection& db, const Event& event) {
  const std::int64_t other = event.payload["other"].Number();
  db.Prepare(
        "INSERT INTO duplicate_pair (low, high, person, other, reasons, score, since, answer)"
        " VALUES (:low, :high, :person, :other, :reasons, :score, :since, '')"
        " ON CONFLICT (low, high) DO UPDATE SET reasons = excluded.reasons, score = excluded.score")
      .Bind(":low", std::min(event.stream.id, other))
      .Bind(":high", std::max(event.stream.id, other))
      .Bind(":person", event.stream.id)
      .Bind(":other", other)
      .Bind(":reasons", event.payload["reasons"].Text())
      .Bind(":score", event.payload["score"].Number())
      .Bind(":since", Micros(event.entered))
      .Run();
}

// The answer may come for a pair nobody suspected: it is kept, so that no warning ever starts.
void FoldAnswered(Connection& db, const Event& event) {
  const std::int64_t other = event.payload["other"].Number();
  db.Prepare(
        "INSERT INTO duplicate_pair (low, high, person, other, reasons, score, since, answer)"
        " VALUES (:low, :high, :person, :other, '', 0, :since, :answer)"
        " ON CONFLICT (low, high) DO UPDATE SET answer = excluded.answer")
      .Bind(":low", std::min(event.stream.id, other))
      .Bind(":high", std::max(event.stream.id, other))
      .Bind(":person", event.stream.id)
      .Bind(":other", other)
      .Bind(":since", Micros(event.entered))
      .Bind(":answer", event.payload["answer"].Text())
      .Run();
}

}  // namespace

std::vector<FoldEntry> PersonTieFolds() {
  return {{events::kRelated, FoldRelated},
          {events::kUnrelated, FoldUnrelated},
          {events::kSharingChosen, FoldSharingChosen},
          {events::kSharingWithdrawn, FoldSharingWithdrawn},
          {events::kPersonMerged, FoldMerged},
          {events::kPersonUnmerged, FoldUnmerged},
          {events::kDuplicateSuspected, FoldSuspected},
          {events::kDuplicateAnswered, FoldAnswered}};
}

}  // namespace caseway::storage
