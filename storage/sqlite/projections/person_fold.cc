#include "storage/sqlite/projections/person_fold.h"

#include "core/casework/events.h"
#include "storage/sqlite/projections/person_row.h"

namespace caseway::storage {
namespace {

void FoldRegistered(Connection& db, const Event& event) {
  Person person = PersonFromDocument(event.payload["person"]);
  person.id = PersonId{event.stream.id};
  SavePersonRow(db, person, nullptr);
}

void Change(Connection& db, const Event& event, const Document& changes) {
  const auto row = LoadPersonRow(db, event.stream.id);
  if (!row) return;
  Person after = row->person;
  ApplyChanges(after, changes);
  SavePersonRow(db, after, &*row);
}

void FoldChanged(Connection& db, const Event& event) { Change(db, event, event.payload["changes"]); }

// Of a record merged into this one too.
void DropPlannedMove(Connection& db, const Event& event) {
  db.Prepare("DELETE FROM planned_move WHERE root = :root").Bind(":root", RootOf(db, event.stream.id)).Run();
}

// The last one said is the one to come; one that was erased never comes.
void FoldMovePlanned(Connection& db, const Event& event) {
  DropPlannedMove(db, event);
  if (event.payload.IsNull()) return;
  db.Prepare("INSERT INTO planned_move (root, person, from_day, document) VALUES (:root, :person, :from, :document)")
      .Bind(":root", RootOf(db, event.stream.id))
      .Bind(":person", event.stream.id)
      .Bind(":from", event.payload["from"].Text())
      .Bind(":document", WriteJson(event.payload))
      .Run();
}

void FoldMoved(Connection& db, const Event& event) {
  FoldChanged(db, event);
  if (!event.payload["planned"].Truth()) return;
  db.Prepare("DELETE FROM planned_move WHERE root = :root AND from_day <= :from")
      .Bind(":root", RootOf(db, event.stream.id))
      .Bind(":from", event.payload["from"].Text())
      .Run();
}

void FoldDied(Connection& db, const Event& event) {
  Change(db, event, Document().Set("died", event.payload["on"].Text()));
}

void FoldAlertAdded(Connection& db, const Event& event) {
  const Document& alert = event.payload;
  const std::int64_t root = RootOf(db, event.stream.id);
  db.Prepare(
        "INSERT OR REPLACE INTO person_alert (root, person, key, code, text, source, since, review, expires)"
        " VALUES (:root, :person, :key, :code, :text, :source, :since, :review, :expires)")
      .Bind(":root", root)
      .Bind(":person", event.stream.id)
      .Bind(":key", alert["key"].Number())
      .Bind(":code", alert["code"].Text())
      .Bind(":text", alert["text"].Text())
      .Bind(":source", alert["source"].Text())
      .Bind(":since", alert["since"].Text())
      .Bind(":review", alert["review"].Text())
      .Bind(":expires", alert["expires"].Text())
      .Run();
  CountForPerson(db, root);
}

// The alert may lie under either record of a merged pair: both are the same person's.
void FoldAlertEnded(Connection& db, const Event& event) {
  const std::int64_t root = RootOf(db, event.stream.id);
  db.Prepare("DELETE FROM person_alert WHERE root = :root AND key = :key")
      .Bind(":root", root)
      .Bind(":key", event.payload["key"].Number())
      .Run();
  CountForPerson(db, root);
}

// The whole list anew, also of a record merged into this one.
void FoldNeeds(Connection& db, const Event& event) {
  const std::int64_t root = RootOf(db, event.stream.id);
  db.Prepare("DELETE FROM communication_need WHERE root = :root").Bind(":root", root).Run();
  auto keep = db.Prepare(
      "INSERT INTO communication_need (root, person, place, need, format, detail, reviewed)"
      " VALUES (:root, :person, :place, :need, :format, :detail, :reviewed)");
  std::int64_t place = 0;
  for (const auto& need : event.payload["needs"].Items()) {
    keep.Bind(":root", root).Bind(":person", event.stream.id).Bind(":place", ++place);
    keep.Bind(":need", need["need"].Text()).Bind(":format", need["format"].Text());
    keep.Bind(":detail", need["detail"].Text()).Bind(":reviewed", need["reviewed"].Text()).Run();
  }
}

}  // namespace

std::vector<FoldEntry> PersonFolds() {
  return {{events::kPersonRegistered, FoldRegistered},
          {events::kPersonChanged, FoldChanged},
          {events::kMoved, FoldMoved},
          {events::kMovePlanned, FoldMovePlanned},
          {events::kMovePlanDropped, DropPlannedMove},
          {events::kDied, FoldDied},
          {events::kDeathCorrected, FoldDied},
          {events::kAlertAdded, FoldAlertAdded},
          {events::kAlertEnded, FoldAlertEnded},
          {events::kNeedsRecorded, FoldNeeds}};
}

}  // namespace caseway::storage
