#include "core/casework/events.h"
#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/case_fold.h"
#include "storage/sqlite/projections/measured_counts.h"

namespace caseway::storage {
namespace {

constexpr char kKeepVersion[] =
    "INSERT OR REPLACE INTO form_version (form_id, version, case_id, form, title, definition_version, answers, items,"
    " by_name, by_user, at, position, signed_off, closed_with_case, reason, struck, latest) VALUES (:form_id, "
    ":version, :case_id, :form,"
    " :title, :definition_version, :answers, :items, :by_name, :by_user, :at, :position, 0, 0, :reason, 0, 0)";

void KeepForm(Connection& db, std::int64_t case_id, const Document& form) {
  db.Prepare("INSERT OR IGNORE INTO case_form (case_id, form, form_id) VALUES (:case_id, :form, :form_id)")
      .Bind(":case_id", case_id)
      .Bind(":form", form["form"].Text())
      .Bind(":form_id", form["form_id"].Number())
      .Run();
}

void KeepVersion(Connection& db, const Event& event) {
  const Document& form = event.payload;
  auto keep = db.Prepare(kKeepVersion);
  keep.Bind(":form_id", form["form_id"].Number()).Bind(":version", form["version"].Number(1));
  keep.Bind(":case_id", event.stream.id).Bind(":form", form["form"].Text()).Bind(":title", form["title"].Text());
  keep.Bind(":definition_version", form["definition_version"].Number(1));
  keep.Bind(":answers", WriteJson(form["answers"])).Bind(":items", WriteJson(form["items"]));
  keep.Bind(":by_name", NameOfUser(db, event.actor.value)).Bind(":by_user", event.actor);
  keep.Bind(":at", Micros(event.entered)).Bind(":position", event.position);
  keep.Bind(":reason", form["reason"].Text()).Run();
}

void KeepItems(Connection& db, std::int64_t case_id, const std::string& form, const Document& items) {
  auto keep = db.Prepare(
      "INSERT OR REPLACE INTO case_item (case_id, form, kind, row, label, due, done, open)"
      " VALUES (:case_id, :form, :kind, :row, :label, :due, :done,"
      " COALESCE((SELECT open FROM case_row WHERE id = :case_id), 1))");
  for (const auto& item : items.Items()) {
    keep.Bind(":case_id", case_id).Bind(":form", form).Bind(":kind", item["as"].Text());
    keep.Bind(":row", item["row"].Number()).Bind(":label", item["label"].Text()).Bind(":due", item["due"].Text());
    keep.Bind(":done", std::int64_t{item["done"].Truth()}).Run();
  }
}

// The latest version that is not struck speaks for the form: its flag and its tracked rows are set anew.
void SetLatest(Connection& db, std::int64_t case_id, const std::string& form) {
  db.Prepare("UPDATE form_version SET latest = 0 WHERE case_id = :case_id AND form = :form AND latest = 1")
      .Bind(":case_id", case_id)
      .Bind(":form", form)
      .Run();
  db.Prepare("DELETE FROM case_item WHERE case_id = :case_id AND form = :form")
      .Bind(":case_id", case_id)
      .Bind(":form", form)
      .Run();
  auto find = db.Prepare(
      "SELECT rowid, items, struck FROM form_version WHERE case_id = :case_id AND form = :form"
      " ORDER BY struck, position DESC LIMIT 1");
  if (!find.Bind(":case_id", case_id).Bind(":form", form).Step()) return;
  db.Prepare("UPDATE form_version SET latest = 1 WHERE rowid = :row").Bind(":row", find.Int(0)).Run();
  const auto items = ReadJson(find.Text(1));
  if (items && find.Int(2) == 0) KeepItems(db, case_id, form, *items);
}

void KeepFacts(Connection& db, const Event& event) {
  auto subject = db.Prepare("SELECT subject, subject_root FROM case_row WHERE id = :id");
  if (!subject.Bind(":id", event.stream.id).Step()) return;
  auto keep = db.Prepare(
      "INSERT OR REPLACE INTO fact_answer (root, fact, position, person, value, form_title, form_id, version, case_id,"
      " at) VALUES (:root, :fact, :position, :person, :value, :form_title, :form_id, :version, :case_id, :at)");
  for (const auto& [fact, value] : event.payload["facts"].Named()) {
    keep.Bind(":root", subject.Int(1)).Bind(":fact", fact).Bind(":position", event.position);
    keep.Bind(":person", subject.Int(0)).Bind(":value", WriteJson(value));
    keep.Bind(":form_title", event.payload["title"].Text()).Bind(":form_id", event.payload["form_id"].Number());
    keep.Bind(":version", event.payload["version"].Number(1)).Bind(":case_id", event.stream.id);
    keep.Bind(":at", Micros(event.entered)).Run();
  }
}

void FoldStarted(Connection& db, const Event& event) { KeepForm(db, event.stream.id, event.payload); }

void FoldSubmitted(Connection& db, const Event& event) {
  KeepForm(db, event.stream.id, event.payload);
  KeepVersion(db, event);
  SetLatest(db, event.stream.id, event.payload["form"].Text());
  KeepFacts(db, event);
  const auto state = event.payload.Contains("measures") ? LoadCaseState(db, event.stream.id) : std::nullopt;
  if (state) TakeMeasured(db, *state, event.payload["measures"], LondonDayNumber(HappenedMicros(event)));
}

// Frozen either way; one that is closed with its case was signed by nobody.
void FoldSignedOff(Connection& db, const Event& event) {
  const bool closed = event.payload["with_case"].Truth();
  db.Prepare(
        "UPDATE form_version SET signed_off = 1, closed_with_case = :closed, signed_by = :by, signed_at = :at"
        " WHERE form_id = :form_id AND version = :version")
      .Bind(":closed", std::int64_t{closed})
      .Bind(":by", closed ? std::string() : NameOfUser(db, event.actor.value))
      .Bind(":at", closed ? 0 : Micros(event.entered))
      .Bind(":form_id", event.payload["form_id"].Number())
      .Bind(":version", event.payload["version"].Number())
      .Run();
}

void FoldFormInError(Connection& db, const Event& event) {
  const std::int64_t form_id = event.payload["form_id"].Number();
  const std::int64_t version = event.payload["version"].Number();
  db.Prepare("UPDATE form_version SET struck = 1 WHERE form_id = :form_id AND version = :version")
      .Bind(":form_id", form_id)
      .Bind(":version", version)
      .Run();
  db.Prepare("DELETE FROM fact_answer WHERE form_id = :form_id AND version = :version")
      .Bind(":form_id", form_id)
      .Bind(":version", version)
      .Run();
  db.Prepare(
        "UPDATE entry SET struck = 1, struck_reason = :reason WHERE form_id = :form_id AND form_version = :version")
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":form_id", form_id)
      .Bind(":version", version)
      .Run();
  SetLatest(db, event.stream.id, event.payload["form"].Text());
}

}  // namespace

std::vector<FoldEntry> FormFolds() {
  return {{events::kFormStarted, FoldStarted},
          {events::kFormSubmitted, FoldSubmitted},
          {events::kFormSignedOff, FoldSignedOff},
          {events::kFormMarkedInError, FoldFormInError}};
}

}  // namespace caseway::storage
