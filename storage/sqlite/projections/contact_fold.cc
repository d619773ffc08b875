#include "storage/sqlite/projections/contact_fold.h"

#include "core/casework/events.h"

namespace caseway::storage {
namespace {

void FoldLogged(Connection& db, const Event& event) {
  const Document& contact = event.payload;
  const Document& referrer = contact["referrer"];
  auto keep = db.Prepare(
      "INSERT OR REPLACE INTO contact (id, subject, subject_root, external_ref, channel, referrer_name,"
      " referrer_agency, referrer_phone, reason, urgency, consent, safeguarding, notes, source, received,"
      " out_of_hours) VALUES (:id, :subject, :root, :external_ref, :channel, :name, :agency, :phone, :reason,"
      " :urgency, :consent, :safeguarding, :notes, :source, :received, :out_of_hours)");
  keep.Bind(":id", event.stream.id).Bind(":subject", contact["subject"].Number());
  keep.Bind(":root", RootOf(db, contact["subject"].Number())).Bind(":external_ref", contact["external_ref"].Text());
  keep.Bind(":channel", contact["channel"].Text()).Bind(":name", referrer["name"].Text());
  keep.Bind(":agency", referrer["agency"].Text()).Bind(":phone", referrer["phone"].Text());
  keep.Bind(":reason", contact["reason"].Text()).Bind(":urgency", contact["urgency"].Text());
  keep.Bind(":consent", contact["consent"].Text()).Bind(":safeguarding", contact["safeguarding"].Text());
  keep.Bind(":notes", contact["notes"].Text()).Bind(":source", contact["source"].Text());
  keep.Bind(":received", MicrosOf(contact["received"]));
  keep.Bind(":out_of_hours", std::int64_t{contact["out_of_hours"].Truth()}).Run();
}

void FoldAcknowledged(Connection& db, const Event& event) {
  db.Prepare("UPDATE contact SET acknowledged = :at WHERE id = :id")
      .Bind(":at", MicrosOf(event.payload["at"]))
      .Bind(":id", event.stream.id)
      .Run();
}

void FoldRelinked(Connection& db, const Event& event) {
  db.Prepare("UPDATE contact SET subject = :subject, subject_root = :root WHERE id = :id")
      .Bind(":subject", event.payload["subject"].Number())
      .Bind(":root", RootOf(db, event.payload["subject"].Number()))
      .Bind(":id", event.stream.id)
      .Run();
}

}  // namespace

std::vector<FoldEntry> ContactFolds() {
  return {{events::kContactLogged, FoldLogged},
          {events::kContactAcknowledged, FoldAcknowledged},
          {events::kContactRelinked, FoldRelinked}};
}

}  // namespace caseway::storage
