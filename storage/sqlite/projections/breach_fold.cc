#include "storage/sqlite/projections/breach_fold.h"

#include "core/casework/events.h"

namespace caseway::storage {
namespace {

const char* WhatWasWrong(const std::string& type) {
  if (type == events::kNoteMarkedInError) return "note";
  return type == events::kFormMarkedInError ? "form" : "case";
}

std::int64_t PersonOf(Connection& db, const Event& event) {
  if (event.stream.kind == "person") return event.stream.id;
  auto find = db.Prepare("SELECT subject FROM case_row WHERE id = :id");
  find.Bind(":id", event.stream.id);
  return find.Step() ? find.Int(0) : 0;
}

// A reason is words, or a code with its label and words.
std::string ReasonIn(const Document& reason) {
  if (!reason.IsMembers()) return reason.Text();
  const std::string label = reason["label"].Text(), words = reason["text"].Text();
  return label.empty() || words.empty() ? label + words : label + ": " + words;
}

}  // namespace

void FoldBreach(Connection& db, const Event& event) {
  if (!event.payload["possible_breach"].Truth()) return;
  db.Prepare(
        "INSERT OR REPLACE INTO possible_breach (position, what, case_id, person, reason, by_name, at)"
        " VALUES (:position, :what, :case_id, :person, :reason, :by_name, :at)")
      .Bind(":position", event.position)
      .Bind(":what", WhatWasWrong(event.type))
      .Bind(":case_id", event.stream.kind == "case" ? event.stream.id : 0)
      .Bind(":person", PersonOf(db, event))
      .Bind(":reason", ReasonIn(event.payload["reason"]))
      .Bind(":by_name", NameOfUser(db, event.actor.value))
      .Bind(":at", Micros(event.entered))
      .Run();
}

}  // namespace caseway::storage
