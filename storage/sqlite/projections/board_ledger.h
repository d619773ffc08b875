// BoardLedger: what the commands of a group change on the board, kept in memory until the group is committed and then
// written once a row, however many cases moved.
//
//   BoardLedger& ledger = LedgerOf(db);
//   ledger.Count(OpenPlace{...}, {.due = ..., .received = ...}, +1);
//   ledger.Settle(db);          // outside a transaction: at once; else when it commits
//
// Counts only add up, so that the order of the changes does not matter. Threads: the writer alone.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "storage/sqlite/connection.h"

namespace caseway::storage {

// A row of board_open.
struct OpenPlace {
  std::int64_t team = 0;
  std::string pathway, state;
  std::int64_t restriction = 0;
  auto operator<=>(const OpenPlace&) const = default;
};

// What an open case adds to its row.
struct OpenMarks {
  std::int64_t due = 0;       // instant
  std::int64_t received = 0;  // day number
  bool unallocated = false, awaiting = false, paused = false;
};

// A row of board_split.
struct SplitPlace {
  std::int64_t team = 0;
  std::string pathway;
  std::int64_t restriction = 0;
  std::string split, value;
  auto operator<=>(const SplitPlace&) const = default;
};

class BoardLedger : public WriteBehind {
 public:
  void Count(OpenPlace place, const OpenMarks& marks, std::int64_t by);
  // `week` of the last contact; 0 for the splits that are not by week.
  void Count(SplitPlace place, std::int64_t week, std::int64_t by);
  // After the changes of one case.
  void Settle(Connection& db);

  std::size_t waiting() const override { return changes_.size(); }
  void ReturnTo(std::size_t count) override;
  void Write(Connection& db) override;

 private:
  struct OpenChange {
    OpenPlace place;
    OpenMarks marks;
    std::int64_t by = 0;
  };
  struct SplitChange {
    SplitPlace place;
    std::int64_t week = 0, by = 0;
  };
  std::vector<std::variant<OpenChange, SplitChange>> changes_;
};

// The connection's own, made at the first call.
BoardLedger& LedgerOf(Connection& db);

}  // namespace caseway::storage
