// What a council has set itself, as `caseway due --data DIR` reads it.
#include "app/commands/own_settings.h"

#include <catch2/catch.hpp>

#include "core/casework/council.h"
#include "tests/support/council.h"

namespace caseway::tests {
namespace {

TEST_CASE("what a council has set is read out of its folder beside the program that writes there") {
  Council council;
  council.Must(council.As("administrator"), [](WritableRecord& record, const casework::Deed& deed) {
    return casework::ChangeSetting(record, "limit.former_ni_132", *ParseDate("2027-01-01"), "21 days", "Cabinet", deed);
  });
  const auto own = app::OwnSettings(council.database().file().parent_path());
  REQUIRE(own);
  REQUIRE(own->size() == 1);
  const SettingRow& row = own->front();
  CHECK((row.name == "limit.former_ni_132" && row.from == *ParseDate("2027-01-01") && row.value == "21 days"));
}

TEST_CASE("a folder without a record is said so") {
  const TemporaryFolder empty;
  const auto own = app::OwnSettings(empty.path());
  REQUIRE_FALSE(own);
  CHECK(own.error().say.find("There is no") != std::string::npos);
}

}  // namespace
}  // namespace caseway::tests
