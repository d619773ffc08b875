#include "storage/sqlite/appender.h"

#include <array>
#include <utility>

#include "storage/sqlite/event_log.h"

namespace caseway::storage {

void Appender::Load() {
  kept_id_ = connection_.Number("SELECT value FROM counter WHERE name = 'record'");
  at_ = {EventHead(connection_), AuditHead(connection_), kept_id_};
}

std::int64_t Appender::LastSequence(const Stream& stream) {
  Statement last = connection_.Prepare(
      "SELECT sequence FROM event WHERE stream_kind = :kind AND stream_id = :id ORDER BY sequence DESC LIMIT 1");
  last.Bind(":kind", stream.kind).Bind(":id", stream.id);
  return last.Step() ? last.Int(0) : 0;
}

Result<std::int64_t> Appender::Append(Event event, std::optional<std::int64_t> expected) {
  const std::string& kind = event.stream.kind;
  if (kind != "case" && kind != "person" && kind != "contact") took_other_than_casework_ = true;
  const std::int64_t last = LastSequence(event.stream);
  if (expected && *expected != last) {
    return Conflict("Someone else changed this first. Look at what they did, then try again.");
  }
  event.sequence = last + 1;
  event.position = at_.events.position + 1;
  event.erased = false;
  Insert(event, WriteJson(event.payload));
  for (const Projector projector : projections_.projectors) projector(connection_, event);
  return event.position;
}

void Appender::Insert(const Event& event, const std::string& payload) {
  std::array<std::uint8_t, 16> salt{};
  digest_.Random(salt.data(), salt.size());
  const std::string_view salt_bytes(reinterpret_cast<const char*>(salt.data()), salt.size());
  const Sha256Sum sum = PayloadDigest(digest_, salt_bytes, payload);
  const Link link = NextLink(digest_, at_.events, CanonicalEvent(event, sum));
  Statement row = connection_.Prepare(
      "INSERT INTO event VALUES (:position, :kind, :id, :sequence, :type, :version, :command, :actor, :happened,"
      " :precision, :entered, :definition, :digest, :chain)");
  row.Bind(":position", event.position).Bind(":kind", event.stream.kind).Bind(":id", event.stream.id);
  row.Bind(":sequence", event.sequence).Bind(":type", event.type).Bind(":version", event.type_version);
  row.Bind(":command", event.command).Bind(":actor", event.actor).Bind(":happened", WriteLocal(event.happened.local));
  row.Bind(":precision", NameOf(event.happened.precision));
  row.Bind(":entered", event.entered.time_since_epoch().count()).Bind(":definition", event.definition);
  row.BindBytes(":digest", BytesOf(sum)).BindBytes(":chain", BytesOf(link.hash)).Run();
  Statement kept = connection_.Prepare("INSERT INTO event_payload VALUES (:position, :salt, :payload, NULL)");
  kept.Bind(":position", event.position).BindBytes(":salt", salt_bytes).Bind(":payload", payload).Run();
  at_.events = link;
}

void Appender::Append(const AuditRow& row) {
  AuditEntry entry;
  static_cast<AuditRow&>(entry) = row;
  entry.position = at_.audit.position + 1;
  const Link link = NextLink(digest_, at_.audit, CanonicalAudit(entry));
  Statement kept = connection_.Prepare(
      "INSERT INTO audit VALUES (:position, :at, :actor, :session, :deed, :route, :kind, :shown, :reason, :request,"
      " :chain)");
  kept.Bind(":position", entry.position).Bind(":at", row.at.time_since_epoch().count()).Bind(":actor", row.actor);
  kept.Bind(":session", row.session).Bind(":deed", caseway::NameOf(row.deed)).Bind(":route", row.route);
  const std::string shown = WriteIds(row.shown);
  kept.Bind(":kind", row.subject_kind).Bind(":shown", shown).Bind(":reason", row.reason);
  kept.Bind(":request", row.request).BindBytes(":chain", BytesOf(link.hash)).Run();
  KeepSubjects(entry.position, row.shown, shown);
  at_.audit = link;
}

// A list shows fifty records: one statement for all of them costs half of one for each.
void Appender::KeepSubjects(std::int64_t position, const std::vector<std::int64_t>& ids, const std::string& shown) {
  constexpr std::size_t kFew = 2;
  if (ids.size() > kFew) {
    Statement subjects = connection_.Prepare(
        "INSERT OR IGNORE INTO audit_subject SELECT value, :position FROM json_each('[' || :shown || ']')");
    subjects.Bind(":position", position).Bind(":shown", shown).Run();
    return;
  }
  for (const std::int64_t id : ids) {
    Statement subject = connection_.Prepare("INSERT OR IGNORE INTO audit_subject VALUES (:subject, :position)");
    subject.Bind(":subject", id).Bind(":position", position).Run();
  }
}

void Appender::KeepCounter() {
  if (at_.last_id == kept_id_) return;
  connection_.Prepare("UPDATE counter SET value = :value WHERE name = 'record'").Bind(":value", at_.last_id).Run();
  kept_id_ = at_.last_id;
}

}  // namespace caseway::storage
