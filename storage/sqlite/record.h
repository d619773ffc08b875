// SqliteRecord, SqliteWritableRecord, SqliteRecordReader: core/ports/record.h over SQLite.
//
//   SqliteRecordReader reader(database);
//   Result<void> read = reader.Read([&](Record& record) { own = record.work().Mine(grace, filter, clock); });
//   // inside a command's work: SqliteWritableRecord record(session);
//
// Threads: a record is its connection's; the reader may be shared, each thread reads on its own connection. Errors:
// a SqliteError leaves a record's questions and is turned into an Error by the reader, or by the writer that runs work.
#pragma once

#include <functional>
#include <string>

#include "core/ports/record.h"
#include "core/ports/writer.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/queries/cases_queries.h"
#include "storage/sqlite/queries/council_queries.h"
#include "storage/sqlite/queries/people_queries.h"
#include "storage/sqlite/queries/work_queries.h"

namespace caseway::storage {

// The questions both kinds of record answer, on one connection.
struct SqliteQuestions {
  explicit SqliteQuestions(Connection& db) : connection(db), people(db), cases(db, true), work(db), council(db) {}
  Connection& connection;
  SqlitePeople people;
  SqliteCases cases;
  SqliteWork work;
  SqliteCouncil council;
};

class SqliteRecord : public Record {
 public:
  explicit SqliteRecord(Connection& db) : ask_(db) {}
  PeopleReading& people() override { return ask_.people; }
  CasesReading& cases() override { return ask_.cases; }
  WorkReading& work() override { return ask_.work; }
  CouncilReading& council() override { return ask_.council; }
  Result<Draft> ReadDraft(FormId form) override;

 private:
  SqliteQuestions ask_;
};

class SqliteWritableRecord : public WritableRecord {
 public:
  // `session` must outlive it: made at the start of a command's work.
  explicit SqliteWritableRecord(WriteSession& session);
  PeopleReading& people() override { return ask_.people; }
  CasesReading& cases() override { return ask_.cases; }
  WorkReading& work() override { return ask_.work; }
  CouncilReading& council() override { return ask_.council; }
  Result<Draft> ReadDraft(FormId form) override;

  Result<std::int64_t> Append(NewEvent event, std::int64_t expected_sequence) override;
  std::int64_t NextId() override { return session_.NextId(); }
  Result<void> KeepBundle(const std::string& digest, const std::string& pathway, int version,
                          const std::string& text) override;
  Result<std::int64_t> SaveDraft(const DraftDelta& delta) override;
  Result<Draft> FreezeDraft(FormId form, std::int64_t revision) override;
  Result<void> ReopenDraft(FormId form) override;
  Result<void> KeepBlob(const std::string& digest, std::string_view bytes) override;

 private:
  WriteSession& session_;
  SqliteQuestions ask_;
};

class SqliteRecordReader : public RecordReader {
 public:
  // A page may take so many VM steps: a hundred times the dearest page.
  static constexpr std::int64_t kMostSteps = 5'000'000;

  explicit SqliteRecordReader(Database& database, std::int64_t most_steps = kMostSteps)
      : database_(database), most_steps_(most_steps) {}
  Result<void> Read(const std::function<void(Record&)>& read) override;

 private:
  Database& database_;
  const std::int64_t most_steps_;
};

}  // namespace caseway::storage
