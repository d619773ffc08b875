#include <catch2/catch.hpp>

#include "tests/storage/projections/random_council.h"

namespace caseway::tests {
namespace {

TEST_CASE("The same events fold to the same rows in every table") {
  FoldedRecord record;
  RandomCouncil council(record, 21, 60);
  council.Step(1500);
  record.Append("person/1003", "person.merged", R"({"into":1004,"reason":"one person"})");
  FoldedRecord again;
  for (const auto& event : record.events()) again.Fold(event);
  const bool same = record.Dump() == again.Dump();
  CHECK(same);
  CHECK(record.Dump().size() > 100000);
}

TEST_CASE("Erased events fold to nothing, and what follows them still folds") {
  FoldedRecord record;
  RandomCouncil council(record, 22, 30);
  council.Step(400);
  FoldedRecord again;
  std::mt19937 random(3);
  for (Event event : record.events()) {
    if (random() % 4 == 0) event.erased = true, event.payload = Document();
    REQUIRE_NOTHROW(again.Fold(event));
  }
  CHECK(again.Dump() != record.Dump());
}

}  // namespace
}  // namespace caseway::tests
