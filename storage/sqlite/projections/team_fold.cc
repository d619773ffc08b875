#include "core/casework/events.h"
#include "storage/sqlite/projections/council_fold.h"

namespace caseway::storage {
namespace {

void FoldTeamCreated(Connection& db, const Event& event) {
  db.Prepare(
        "INSERT OR REPLACE INTO team (id, key, title, calendar, disabled) VALUES (:id, :key, :title, :calendar, 0)")
      .Bind(":id", event.stream.id)
      .Bind(":key", event.payload["key"].Text())
      .Bind(":title", event.payload["title"].Text())
      .Bind(":calendar", event.payload["calendar"].Text())
      .Run();
}

void FoldTeamChanged(Connection& db, const Event& event) {
  const Document& changes = event.payload["changes"];
  for (const char* column : {"key", "title", "calendar"}) {
    if (!changes.Contains(column)) continue;
    db.Prepare("UPDATE team SET " + std::string(column) + " = :value WHERE id = :id")
        .Bind(":value", changes[column].Text())
        .Bind(":id", event.stream.id)
        .Run();
  }
  if (!changes.Contains("disabled")) return;
  db.Prepare("UPDATE team SET disabled = :disabled WHERE id = :id")
      .Bind(":disabled", std::int64_t{changes["disabled"].Truth()})
      .Bind(":id", event.stream.id)
      .Run();
}

// A value is kept as text; a list or truth as the JSON it came as.
std::string ValueOf(const Document& value) { return value.IsText() ? value.Text() : WriteJson(value); }

void FoldSetting(Connection& db, const Event& event) {
  db.Prepare(
        "INSERT OR REPLACE INTO setting (name, since, value, reason, by_name)"
        " VALUES (:name, :since, :value, :reason, :by_name)")
      .Bind(":name", event.payload["name"].Text())
      .Bind(":since", event.payload["from"].Text())
      .Bind(":value", ValueOf(event.payload["value"]))
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":by_name", NameOfUser(db, event.actor.value))
      .Run();
}

void FoldProperty(Connection& db, const Event& event) {
  db.Prepare("INSERT OR REPLACE INTO property (name, value) VALUES (:name, :value)")
      .Bind(":name", event.payload["name"].Text())
      .Bind(":value", ValueOf(event.payload["value"]))
      .Run();
}

}  // namespace

std::vector<FoldEntry> TeamFolds() {
  return {{events::kTeamCreated, FoldTeamCreated},
          {events::kTeamChanged, FoldTeamChanged},
          {events::kSettingChanged, FoldSetting},
          {events::kPropertySet, FoldProperty}};
}

}  // namespace caseway::storage
