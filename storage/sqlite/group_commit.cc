#include "storage/sqlite/group_commit.h"

#include <sqlite3.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "storage/sqlite/write_session.h"

namespace caseway::storage {

namespace {

// SQLite undid the whole group by itself, in the midst of a command that failed with `why`.
struct RolledBackWhole {
  Error why;
};

// Work that went on after SQLite had rolled back would write outside any transaction.
void RequireTransaction(Connection& connection) {
  if (connection.IsAutocommit()) throw SqliteError(SQLITE_ABORT_ROLLBACK, "the transaction was rolled back");
}

Result<Document> FirstAnswer(const Statement& row, const Command& command) {
  if (row.Int(0) != command.actor.value || row.Text(1) != command.fingerprint) {
    return Conflict("This form was already sent with other content. Open it again and start from what is there now.");
  }
  return ReadJson(row.Text(2));
}

void Remember(Connection& connection, const Command& command, const Document& answer) {
  Statement row = connection.Prepare("INSERT INTO command VALUES (:id, :actor, :fingerprint, :at, :answer)");
  row.Bind(":id", command.id).Bind(":actor", command.actor).Bind(":fingerprint", command.fingerprint);
  row.Bind(":at", command.at.time_since_epoch().count()).Bind(":answer", WriteJson(answer)).Run();
}

}  // namespace

GroupCommit::GroupCommit(Database& database, const Clock& clock)
    : database_(database),
      connection_(database.writer()),
      clock_(clock),
      appender_(connection_, database.digest(), database.projections()) {
  sqlite3_wal_hook(connection_.handle(), &GroupCommit::CountPages, this);
  appender_.Load();
}

GroupCommit::~GroupCommit() { sqlite3_wal_hook(connection_.handle(), nullptr, nullptr); }

int GroupCommit::CountPages(void* self, sqlite3*, const char*, int pages) {
  static_cast<GroupCommit*>(self)->wal_pages_ = pages;
  return SQLITE_OK;
}

GroupOutcome GroupCommit::Keep(std::vector<WriteJob>& jobs, const std::vector<AuditJob>& rows) {
  GroupOutcome outcome;
  const Attempt together = Try(jobs.data(), jobs.size(), rows, outcome);
  outcome.fatal = together.fatal;
  if (together.kept || !together.fatal.empty()) return outcome;
  outcome.answers.clear();
  outcome.replayed = true;
  Replay(jobs, rows, outcome);
  return outcome;
}

// Each alone, so that one that cannot be kept takes no other with it.
void GroupCommit::Replay(std::vector<WriteJob>& jobs, const std::vector<AuditJob>& rows, GroupOutcome& outcome) {
  const Attempt audit = rows.empty() ? Attempt{.kept = true} : Try(nullptr, 0, rows, outcome);
  outcome.fatal = audit.fatal;
  if (!audit.kept) outcome.audit = audit.why;
  for (WriteJob& job : jobs) {
    if (!outcome.fatal.empty()) return;
    const std::size_t before = outcome.answers.size();
    const Attempt alone = Try(&job, 1, {}, outcome);
    outcome.fatal = alone.fatal;
    if (alone.kept) continue;
    outcome.answers.resize(before, Result<Document>(alone.why));  // what Try answered was undone
    outcome.answers.emplace_back(alone.why);
  }
}

GroupCommit::Attempt GroupCommit::Try(WriteJob* first, std::size_t count, const std::vector<AuditJob>& rows,
                                      GroupOutcome& outcome) {
  bool committing = false;
  try {
    Transaction transaction(connection_);
    Fill(first, count, rows, outcome);
    appender_.KeepCounter();
    connection_.WriteWaiting();
    committing = true;
    transaction.Commit();
    ++outcome.commits;
    NoteAccess(first, count);
    return {.kept = true};
  } catch (const SqliteError& error) {
    if (committing && error.code() == SQLITE_IOERR) return {.fatal = std::string("commit: ") + error.what()};
    return Undone(ToError(error));
  } catch (const RolledBackWhole& whole) { return Undone(whole.why); }
}

// Sessions and credentials are changed by commands that nobody repeats, accounts by events of their own.
void GroupCommit::NoteAccess(const WriteJob* first, std::size_t count) {
  const bool accounts = appender_.TookOtherThanCasework();
  const bool unremembered =
      std::any_of(first, first + count, [](const WriteJob& job) { return job.command.id.empty(); });
  if (accounts || unremembered) database_.NoteAccessChange();
}

GroupCommit::Attempt GroupCommit::Undone(const Error& why) {
  const Result<void> loaded = Guarded([&]() -> Result<void> { return appender_.Load(), Result<void>(); });
  if (!loaded) return {.fatal = "the record cannot be read again: " + loaded.error().detail};
  return {.why = why};
}

void GroupCommit::Fill(WriteJob* first, std::size_t count, const std::vector<AuditJob>& rows, GroupOutcome& outcome) {
  for (const AuditJob& job : rows) appender_.Append(job.row);
  for (std::size_t i = 0; i < count; ++i) {
    Result<Document> answer = RunOne(first[i]);
    if (connection_.IsAutocommit()) throw RolledBackWhole{answer ? Internal("rolled back") : answer.error()};
    outcome.answers.push_back(std::move(answer));
  }
}

Result<Document> GroupCommit::RunOne(WriteJob& job) {
  const Appender::Mark mark = appender_.mark();
  Savepoint savepoint(connection_);
  Result<Document> answer = Guarded([&] { return Answer(job); });
  if (answer) {
    Result<void> released = Guarded([&]() -> Result<void> { return savepoint.Release(), Result<void>(); });
    if (released) return answer;
    answer = released.error();
  }
  savepoint.Rollback();  // if even this fails, it throws: the group is rolled back and replayed
  appender_.Return(mark);
  return answer;
}

Result<Document> GroupCommit::Answer(WriteJob& job) {
  if (!job.command.id.empty()) {
    Statement first = connection_.Prepare("SELECT actor, fingerprint, answer FROM command WHERE id = :id");
    first.Bind(":id", job.command.id);
    if (first.Step()) return FirstAnswer(first, job.command);
  }
  SqliteSession session(connection_, appender_, job.command, clock_.Now());
  try {
    Result<Document> answer = job.work(session);
    RequireTransaction(connection_);
    if (answer && !job.command.id.empty()) Remember(connection_, job.command, *answer);
    return answer;
  } catch (const SqliteError&) {
    throw;
  } catch (const std::exception& bug) {  // one command's bug must not end the others'
    return Internal(std::string("command failed: ") + bug.what());
  }
}

std::string GroupCommit::Checkpoint(int pages) {
  if (wal_pages_ < pages) return "";
  // Readers that never pause can keep the log from starting afresh: far over the mark, wait a moment for them.
  const bool insist = wal_pages_ > 8 * pages;
  if (insist) sqlite3_busy_timeout(connection_.handle(), 200);
  const int mode = insist ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, nullptr, nullptr);
  if (insist) sqlite3_busy_timeout(connection_.handle(), 5000);
  if ((code & 0xff) == SQLITE_IOERR) return std::string("checkpoint: ") + sqlite3_errmsg(connection_.handle());
  wal_pages_ = 0;
  return "";
}

}  // namespace caseway::storage
