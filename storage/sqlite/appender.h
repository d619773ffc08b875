// Appender: puts events and audit rows at the end of their chains. For the writer's thread alone.
//
//   Appender appender(connection, digest, projections);
//   appender.Load();                                     // after every rollback of a whole group
//   const Appender::Mark mark = appender.mark();         // before a savepoint
//   appender.Append(event, std::nullopt);
//   appender.Return(mark);                               // after that savepoint was undone
//
// It keeps the ends of both chains and the id counter in memory. Threads: one.
#pragma once

#include <optional>
#include <utility>

#include "core/event.h"
#include "core/ports/audit.h"
#include "core/ports/digest.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/projection.h"

namespace caseway::storage {

class Appender {
 public:
  struct Mark {
    Link events;
    Link audit;
    std::int64_t last_id = 0;
  };

  Appender(Connection& connection, const Digest& digest, const Projections& projections)
      : connection_(connection), digest_(digest), projections_(projections) {}

  // Reads the ends and the counter from the file.
  void Load();
  const Mark& mark() const { return at_; }
  void Return(const Mark& mark) { at_ = mark; }

  // Returns the position, having run the projectors. Errors: kConflict when the stream's last sequence is not
  // `expected`; SqliteError.
  Result<std::int64_t> Append(Event event, std::optional<std::int64_t> expected);
  void Append(const AuditRow& row);
  std::int64_t NextId() { return ++at_.last_id; }
  // Keeps the counter, once before each commit.
  void KeepCounter();
  // Whether an event on anything but people and their cases (an account, then) was appended since this was asked last.
  bool TookOtherThanCasework() { return std::exchange(took_other_than_casework_, false); }

 private:
  std::int64_t LastSequence(const Stream& stream);
  void Insert(const Event& event, const std::string& payload);
  void KeepSubjects(std::int64_t position, const std::vector<std::int64_t>& ids, const std::string& shown);

  Connection& connection_;
  const Digest& digest_;
  const Projections& projections_;
  Mark at_;
  std::int64_t kept_id_ = 0;
  bool took_other_than_casework_ = false;
};

}  // namespace caseway::storage
