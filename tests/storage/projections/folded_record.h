// FoldedRecord: the projections alone, fed event by event, on a private database in memory.
//
//   FoldedRecord record;
//   record.Append("person/41", "person.registered", R"({"person":{"last_name":"Okafor"}})");
//   record.Get().people().Find(PersonId{41})->last_name == "Okafor"
//
// The clock stands at 1 October 2026, 9:00 in London, until it is moved.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "storage/sqlite/migrations.h"
#include "storage/sqlite/projections/projections.h"
#include "storage/sqlite/record.h"

namespace caseway::tests {

inline Instant At(const std::string& text) { return *ParseInstant(text); }

inline PersonQuery Named(const std::string& words) {
  PersonQuery query;
  query.words = words;
  return query;
}

class FoldedRecord {
 public:
  FoldedRecord() : db_("", {}) {
    if (const auto migrated = storage::Migrate(db_); !migrated) throw std::runtime_error(migrated.error().detail);
    db_.Execute("BEGIN");  // as on the writer: many events, one transaction
  }

  std::int64_t Append(const std::string& stream, const std::string& type, const std::string& json,
                      std::int64_t actor = 0) {
    const auto payload = ReadJson(json);
    if (!payload) throw std::runtime_error(json + ": " + payload.error().say);
    const auto slash = stream.find('/');
    return Append({stream.substr(0, slash), std::stoll(stream.substr(slash + 1))}, type, *payload, actor);
  }

  std::int64_t Append(const Stream& stream, const std::string& type, Document payload, std::int64_t actor = 0) {
    Event event;
    event.stream = stream;
    event.type = type;
    event.actor = UserId{actor};
    event.happened = {ToLondon(now), HappenedPrecision::kMinute};
    event.definition = "bundle-1";
    event.payload = std::move(payload);
    event.position = static_cast<std::int64_t>(events_.size()) + 1;
    event.sequence = ++sequences_[stream.kind + "/" + std::to_string(stream.id)];
    event.entered = now;
    KeepInLog(event);
    Fold(event);
    events_.push_back(std::move(event));
    return static_cast<std::int64_t>(events_.size());
  }

  void Fold(const Event& event) {
    for (const auto project : storage::CaseworkProjections().projectors) project(db_, event);
  }

  // All rows of all tables, as text, for comparing two records.
  std::string Dump() {
    db_.WriteWaiting();
    std::string dump;
    for (const auto& table : storage::CaseworkProjections().tables) {
      std::vector<std::string> lines;
      for (auto rows = db_.Prepare("SELECT * FROM " + table); rows.Step();) {
        std::string line = table;
        for (int column = 0; column < rows.columns(); ++column) line.append("|").append(rows.Bytes(column));
        lines.push_back(line);
      }
      std::sort(lines.begin(), lines.end());
      for (const auto& line : lines) dump.append(line).append("\n");
    }
    return dump;
  }

  // As a page would read it now: a record remembers what it read, and lives no longer than its snapshot.
  Record& Get() {
    db_.WriteWaiting();
    return record_.emplace(db_);
  }
  storage::Connection& db() {
    db_.WriteWaiting();
    return db_;
  }
  const std::vector<Event>& events() const { return events_; }

  Instant now = At("2026-10-01T09:00");

 private:
  // Its row without a payload: histories are read by the log's index of streams.
  void KeepInLog(const Event& event) {
    db_.Prepare("INSERT INTO event VALUES (:position, :kind, :id, :sequence, :type, 1, '', 0, '', '', 0, '', x'', x'')")
        .Bind(":position", event.position)
        .Bind(":kind", event.stream.kind)
        .Bind(":id", event.stream.id)
        .Bind(":sequence", event.sequence)
        .Bind(":type", event.type)
        .Run();
  }

  storage::Connection db_;
  std::optional<storage::SqliteRecord> record_;
  std::vector<Event> events_;
  std::map<std::string, std::int64_t> sequences_;
};

}  // namespace caseway::tests
