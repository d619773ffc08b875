#include "core/casework/events.h"
#include "core/ports/cases_reading.h"
#include "storage/sqlite/projections/case_fold.h"

namespace caseway::storage {
namespace {

// Letters written before events said it as a code say it in words.
std::string StopOf(const Document& letter) {
  const std::string& say = letter["stopped_reason"].Text();
  if (letter.Contains("stopped") || say.empty()) return letter["stopped"].Text();
  if (say.rfind("The person needs it in another format: ", 0) == 0) return kStoppedForFormat;
  if (say.rfind("A manager decides", 0) == 0) return kStoppedUndecided;
  return say == "The person has died." ? kStoppedByDeath : kStoppedByAlert;
}

void FoldLetterWritten(Connection& db, const Event& event) {
  const Document& letter = event.payload;
  auto keep = db.Prepare(
      "INSERT OR REPLACE INTO letter (id, case_id, letter, title, recipient, html, by_name, at, given, given_how,"
      " stopped_reason, stopped) VALUES (:id, :case_id, :letter, :title, :recipient, :html, :by_name, :at, '', '',"
      " :stopped_reason, :stopped)");
  keep.Bind(":id", letter["letter_id"].Number()).Bind(":case_id", event.stream.id);
  keep.Bind(":letter", letter["letter"].Text()).Bind(":title", letter["title"].Text());
  keep.Bind(":recipient", letter["to"].Text()).Bind(":html", letter["html"].Text());
  keep.Bind(":by_name", NameOfUser(db, event.actor.value)).Bind(":at", Micros(event.entered));
  keep.Bind(":stopped_reason", letter["stopped_reason"].Text()).Bind(":stopped", StopOf(letter)).Run();
}

void FoldLetterGiven(Connection& db, const Event& event) {
  db.Prepare("UPDATE letter SET given = :on, given_how = :how WHERE id = :id")
      .Bind(":on", event.payload["on"].Text())
      .Bind(":how", event.payload["how"].Text())
      .Bind(":id", event.payload["letter_id"].Number())
      .Run();
}

void FoldAttachment(Connection& db, const Event& event) {
  const Document& file = event.payload;
  const std::int64_t id = file["attachment"].Number();
  auto keep = db.Prepare(
      "INSERT OR REPLACE INTO attachment (id, case_id, form_id, name, media_type, size, digest, by_name, at)"
      " VALUES (:id, :case_id, :form_id, :name, :media_type, :size, :digest, :by_name, :at)");
  keep.Bind(":id", id).Bind(":case_id", file["case"].Number()).Bind(":form_id", file["form"].Number());
  keep.Bind(":name", file["name"].Text()).Bind(":media_type", file["media_type"].Text());
  keep.Bind(":size", file["size"].Number()).Bind(":digest", file["digest"].Text());
  keep.Bind(":by_name", NameOfUser(db, event.actor.value)).Bind(":at", Micros(event.entered)).Run();
  for (const auto& person : file["people"].Items()) {
    db.Prepare("INSERT OR IGNORE INTO attachment_person (root, attachment, person) VALUES (:root, :id, :person)")
        .Bind(":root", RootOf(db, person.Number()))
        .Bind(":id", id)
        .Bind(":person", person.Number())
        .Run();
  }
}

}  // namespace

std::vector<FoldEntry> PaperFolds() {
  return {{events::kLetterWritten, FoldLetterWritten},
          {events::kLetterGiven, FoldLetterGiven},
          {events::kAttachmentAdded, FoldAttachment}};
}

}  // namespace caseway::storage
