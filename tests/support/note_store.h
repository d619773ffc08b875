// NoteStore: a database of its own with one small projection, to try storage without any pathway.
//
//   NoteStore store;
//   store.Add("c-1", "Fell in the kitchen");     // one command, one event, one row of the projection
//   store.Texts()  -> {"Fell in the kitchen"}
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "storage/sqlite/database.h"
#include "storage/sqlite/event_log.h"
#include "storage/sqlite/group_writer.h"
#include "tests/support/hand_clock.h"
#include "tests/support/openssl_digest.h"
#include "tests/support/temporary_folder.h"

namespace caseway::tests {

// Folds notes into the table `property`, which any database has.
inline void FoldNote(storage::Connection& connection, const Event& event) {
  if (event.type != "note.added" || event.erased) return;
  storage::Statement row = connection.Prepare("INSERT INTO property (name, value) VALUES (:name, :value)");
  row.Bind(":name", std::to_string(event.position)).Bind(":value", event.payload["text"].Text()).Run();
}

inline NewEvent ANote(std::int64_t person, const std::string& text) {
  NewEvent event;
  event.stream = {"person", person};
  event.type = "note.added";
  event.actor = UserId{7};
  event.happened = {{Date{std::chrono::year(2026), std::chrono::month(10), std::chrono::day(1)}, 556, 0},
                    HappenedPrecision::kMinute};
  event.payload.Set("text", text);
  return event;
}

class NoteStore {
 public:
  explicit NoteStore(storage::GroupWriterOptions options = {}) : options_(std::move(options)) { Open(); }

  static storage::Projections NoteProjections() { return {.projectors = {FoldNote}, .tables = {"property"}}; }
  storage::DatabaseOptions DatabaseOptions() const {
    return {.folder = folder_.path() / "data", .digest = digest_, .projections = NoteProjections(), .create = true};
  }

  void Open() {
    Result<std::unique_ptr<storage::Database>> opened = storage::Database::Open(DatabaseOptions());
    if (!opened) throw std::runtime_error(opened.error().say + " " + opened.error().detail);
    database_ = std::move(*opened);
    writer_ = std::make_unique<storage::GroupWriter>(*database_, clock_, options_);
  }
  void Close() {
    writer_.reset();
    database_.reset();
  }

  Command ACommand(const std::string& id) {
    return {.id = id, .actor = UserId{7}, .at = clock_.Now(), .fingerprint = "f"};
  }
  static Writer::Work AddNote(std::int64_t person, std::string text) {
    return [person, text = std::move(text)](WriteSession& session) -> Result<Document> {
      const Result<std::int64_t> position = session.Append(ANote(person, text));
      if (!position) return position.error();
      return Document().Set("position", *position);
    };
  }
  Result<Document> Add(const std::string& id, const std::string& text) {
    return writer_->Run(ACommand(id), AddNote(41, text));
  }
  Result<Document> Run(const std::string& id, Writer::Work work) { return writer_->Run(ACommand(id), std::move(work)); }

  std::vector<std::string> Texts() {
    std::vector<std::string> texts;
    storage::Statement rows = database_->Reader().Prepare("SELECT value FROM property ORDER BY CAST(name AS INTEGER)");
    while (rows.Step()) texts.push_back(rows.String(0));
    return texts;
  }
  std::int64_t Count(const std::string& table) { return database_->Reader().Number("SELECT count(*) FROM " + table); }

  storage::Database& database() { return *database_; }
  storage::GroupWriter& writer() { return *writer_; }
  HandClock& clock() { return clock_; }
  const OpensslDigest& digest() const { return digest_; }
  std::filesystem::path folder() const { return folder_.path() / "data"; }
  std::filesystem::path Beside(const std::string& name) const { return folder_.path() / name; }

 private:
  TemporaryFolder folder_;
  OpensslDigest digest_;
  HandClock clock_;
  storage::GroupWriterOptions options_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<storage::GroupWriter> writer_;
};

}  // namespace caseway::tests
