#include "storage/sqlite/projections/board_ledger.h"

#include <catch2/catch.hpp>

#include "storage/sqlite/migrations.h"
#include "storage/sqlite/projections/histogram.h"

namespace caseway::storage {
namespace {

const OpenPlace kTriage{7, "referral", "triage", 0};
const SplitPlace kByBand{7, "referral", 0, "unallocated", "urgent"};

class Board {
 public:
  Board() { REQUIRE(Migrate(db)); }
  void Count(std::int64_t due, std::int64_t by) {
    LedgerOf(db).Count(kTriage, {.due = due, .received = 20'000}, by);
    LedgerOf(db).Count(kByBand, 0, by);
    LedgerOf(db).Settle(db);
  }
  std::int64_t Rows() {
    return db.Number("SELECT count(*) FROM board_open") + db.Number("SELECT count(*) FROM board_split");
  }
  std::int64_t Open() { return db.Number("SELECT open FROM board_open"); }
  std::int64_t Split() { return db.Number("SELECT cases FROM board_split"); }
  std::string Due(int column = 0) {
    auto row = db.Prepare("SELECT due, due_unallocated FROM board_open");
    return row.Step() ? std::string(row.Bytes(column)) : "";
  }

  Connection db{"", {}};
};

TEST_CASE("what a group changes on the board is in its rows once the group is committed, and not before") {
  Board board;
  Transaction transaction(board.db);
  for (const std::int64_t due : {900, 901, 900}) board.Count(due, +1);
  CHECK(board.Rows() == 0);
  transaction.Commit();
  CHECK(board.Open() == 3);
  CHECK(board.Split() == 3);
  CHECK(board.Due() == histogram::Changed(histogram::Changed("", 900, 2), 901, 1));
}

TEST_CASE("a command that is undone takes back its own changes and no others'") {
  Board board;
  Transaction transaction(board.db);
  board.Count(900, +1);
  {
    Savepoint command(board.db);
    board.Count(901, +1);
    command.Rollback();
  }
  {
    Savepoint command(board.db);
    board.Count(902, +1);
    command.Release();
  }
  transaction.Commit();
  CHECK(board.Open() == 2);
  CHECK(board.Due() == histogram::Changed(histogram::Changed("", 900, 1), 902, 1));
}

TEST_CASE("a group that is undone leaves nothing to the next one") {
  Board board;
  {
    Transaction transaction(board.db);
    board.Count(900, +1);
  }
  Transaction next(board.db);
  board.Count(901, +1);
  next.Commit();
  CHECK(board.Open() == 1);
  CHECK(board.Due() == histogram::Changed("", 901, 1));
}

TEST_CASE("a command that had the waiting rows written cannot be undone by itself") {
  Board board;
  Transaction transaction(board.db);
  board.Count(900, +1);
  Savepoint command(board.db);
  board.db.WriteWaiting();
  CHECK_THROWS_AS(command.Rollback(), SqliteError);
}

TEST_CASE("a stage is one row, which tells what is due of the held and of the rest") {
  Board board;
  Transaction transaction(board.db);
  LedgerOf(board.db).Count(kTriage, {.due = 900, .received = 20'000, .unallocated = true}, +1);
  LedgerOf(board.db).Count(kTriage, {.due = 901, .received = 20'000}, +1);
  transaction.Commit();
  CHECK((board.Rows() == 1 && board.Open() == 2));
  CHECK(board.db.Number("SELECT unallocated FROM board_open") == 1);
  CHECK(board.Due(0) == histogram::Changed("", 901, 1));
  CHECK(board.Due(1) == histogram::Changed("", 900, 1));
}

TEST_CASE("rows whose counts reach nothing are removed") {
  Board board;
  board.Count(900, +1);  // outside a transaction: at once
  CHECK(board.Rows() == 2);
  Transaction transaction(board.db);
  board.Count(901, +1);
  board.Count(900, -1);
  board.Count(901, -1);
  transaction.Commit();
  CHECK(board.Rows() == 0);
}

}  // namespace
}  // namespace caseway::storage
