#include "core/casework/change_version.h"

#include <catch2/catch.hpp>

#include "core/casework/advance_case.h"
#include "core/casework/events.h"
#include "storage/sqlite/blobs.h"
#include "tests/support/council.h"
#include "tests/support/next_version.h"
#include "workflows/loader/read_bundle.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;
using tests::NextVersion;
using tests::Rewordings;

const Rewordings kNoScreening = {{"[state.screening", "[state.first_look"}, {"= \"screening\"", "= \"first_look\""}};

struct TwoVersions {
  Council council;
  CaseId old_case = council.OpenReferral();
  std::string first = council.Case(old_case).bundle;

  void GoLive(const Rewordings& rewordings) {
    pathway::Library next = council.library();
    next.Add(NextVersion(next, "referral", "pathway.toml", rewordings));
    council.Use(std::move(next));
  }
  Result<Document> Take(CaseId id, const std::string& action) {
    return council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
      return AdvanceCase(record, {.case_id = id, .action = action}, deed);
    });
  }
  Result<Document> Change(const std::string& role, const std::string& reason) {
    return council.Do(council.As(role), [&](WritableRecord& record, const Deed& deed) {
      return ChangeVersion(record, old_case, reason, deed);
    });
  }
};

TEST_CASE("F4: a case opened under one version goes on under it after the next goes live") {
  TwoVersions two;
  two.GoLive(kNoScreening);
  const CaseId new_case = two.council.OpenReferral();
  const int was = tests::ShippedLibrary().Live("referral")->version();
  CHECK(two.council.Case(two.old_case).pathway_version == was);
  CHECK(two.council.Case(new_case).pathway_version == was + 1);
  REQUIRE(two.Take(two.old_case, "start_screening"));
  CHECK(two.council.Case(two.old_case).state == "screening");
  CHECK(two.council.Case(two.old_case).bundle == two.first);
}

TEST_CASE("F4: a case is taken to the version in use with a reason, which its history keeps") {
  TwoVersions two;
  two.GoLive({{"4 working hours", "2 working hours"}});
  const CaseRow before = two.council.Case(two.old_case);
  REQUIRE(two.Change("access-manager", "Seen sooner from today."));
  const CaseRow after = two.council.Case(two.old_case);
  CHECK(after.pathway_version == before.pathway_version + 1);
  CHECK(after.bundle == two.council.library().Live("referral")->digest);
  CHECK(after.state == before.state);
  CHECK(after.owner_team == before.owner_team);
  const Event last = two.council.EventsOf("case", two.old_case.value).back();
  CHECK(last.type == events::kVersionChanged);
  CHECK(last.payload["reason"].Text() == "Seen sooner from today.");
  CHECK(last.payload["from"].Number() == before.pathway_version);
  CHECK(last.definition == after.bundle);
  CHECK(two.council.Verify().empty());
}

TEST_CASE("Taking a case to another version needs a manager, a reason, and another version") {
  TwoVersions two;
  CHECK(two.Change("access-manager", "New rules.").error().say == "This case follows the version in use already.");
  two.GoLive({{"4 working hours", "2 working hours"}});
  CHECK(two.Change("access-manager", "  ").error().fields.at(0).say ==
        "Say why this case is to follow the new version.");
  CHECK(two.Change("adviser", "New rules.").error().code == ErrorCode::kForbidden);
}

TEST_CASE("A case is not taken to a version without the stage it is at") {
  TwoVersions two;
  REQUIRE(two.Take(two.old_case, "start_screening"));
  two.GoLive(kNoScreening);
  const auto refused = two.Change("access-manager", "New rules.");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say ==
        "The version in use does not have the stage this case is at. Take the case to another stage first.");
}

TEST_CASE("The record keeps the whole text of each version its cases run by") {
  TwoVersions two;
  const auto& live = *two.council.library().Live("referral");
  const auto kept = storage::FindBundle(two.council.database().Reader(), live.digest);
  REQUIRE(kept);
  CHECK(kept->text == live.text);
  const auto restored = loader::RestoreBundle(kept->text, tests::Sha256Hex);
  REQUIRE(restored);
  CHECK((*restored)->digest == live.digest);
  CHECK((*restored)->definition.states.size() == live.definition.states.size());
}

TEST_CASE("A version that cases run by and whose text is gone is found, with how many they are") {
  TwoVersions two;
  two.council.OpenReferral();
  REQUIRE(two.council.Verify().empty());
  auto& writer = two.council.database().writer();
  writer.Execute("PRAGMA foreign_keys = OFF; DELETE FROM bundle");
  const auto found = two.council.Verify();
  REQUIRE(found.size() == 1);
  CHECK(found[0].table == "bundle");
  CHECK(found[0].say == "version " + std::to_string(two.council.library().Live("referral")->version()) +
                            " of the pathway referral, on which 2 cases run, is missing");
}

}  // namespace
}  // namespace caseway::casework
