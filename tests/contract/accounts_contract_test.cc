#include <catch2/catch.hpp>

#include "tests/contract/back_end.h"

namespace caseway::tests {
namespace {

const UserId kGrace{7};

Sha256Sum AToken(std::uint8_t first) {
  Sha256Sum sum{};
  sum[0] = first;
  return sum;
}

NewCredential ACredential() { return {kGrace, "$argon2id$x", std::string("\x00sealed", 7), 100, {"aa", "bb"}}; }

TEST_CASE("an account without a credential is found with nothing to sign in with") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  CHECK(!store->credentials().FindByUserName("grace.obi")->has_value());
  store->SetAccount(kGrace, "grace.obi", 1, false);
  const std::optional<Credential> found = *store->credentials().FindByUserName("grace.obi");
  REQUIRE(found);
  CHECK(found->user == kGrace);
  CHECK(found->password_hash.empty());
  CHECK(found->sealed_totp_secret.empty());
  CHECK(found->credential_version == 0);
}

TEST_CASE("a new credential ends sessions, clears the guesses and raises its version") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  store->SetAccount(kGrace, "grace.obi", 3, false);
  store->credentials().SetGuessState(kGrace, {4, store->clock().Now(), 4, store->clock().Now()});
  REQUIRE(store->sessions().Create({AToken(1), kGrace, 3, 0, store->clock().Now(), store->clock().Now()}));
  CHECK(store->credentials().Find(kGrace)->value().failed_count == 4);
  REQUIRE(store->credentials().SetCredential(ACredential()));
  const Credential found = store->credentials().Find(kGrace)->value();
  CHECK(found.account_version == 3);
  CHECK(found.credential_version > 0);
  CHECK(found.password_hash == "$argon2id$x");
  CHECK(found.sealed_totp_secret == std::string("\x00sealed", 7));
  CHECK(found.recovery_hashes == std::vector<std::string>{"aa", "bb"});
  CHECK(found.failed_count == 0);
  CHECK(found.locked_until == Instant{});
  CHECK(!store->sessions().Find(AToken(1))->has_value());
}

TEST_CASE("a changed password ends every session but the one it was changed in, and clears the guesses") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  store->SetAccount(kGrace, "grace.obi", 1, false);
  REQUIRE(store->credentials().SetCredential(ACredential()));
  store->credentials().SetGuessState(kGrace, {4, store->clock().Now(), 4, {}});
  const Instant now = store->clock().Now();
  REQUIRE(store->sessions().Create({AToken(1), kGrace, 1, 1, now, now}));
  REQUIRE(store->sessions().Create({AToken(2), kGrace, 1, 1, now, now}));
  REQUIRE(store->credentials().ChangePassword(kGrace, "$argon2id$y", AToken(1)));
  const Credential found = store->credentials().Find(kGrace)->value();
  CHECK(found.password_hash == "$argon2id$y");
  CHECK(found.credential_version == 2);
  CHECK(found.failed_count == 0);
  CHECK(found.recovery_hashes == std::vector<std::string>{"aa", "bb"});
  CHECK(store->sessions().Find(AToken(1))->value().session.credential_version == 2);
  CHECK(!store->sessions().Find(AToken(2))->has_value());
}

TEST_CASE("recovery codes made anew take the place of the earlier ones, and no session ends") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  store->SetAccount(kGrace, "grace.obi", 1, false);
  REQUIRE(store->credentials().SetCredential(ACredential()));
  const Instant now = store->clock().Now();
  REQUIRE(store->sessions().Create({AToken(1), kGrace, 1, 1, now, now}));
  REQUIRE(store->credentials().SetRecoveryCodes(kGrace, {"cc"}));
  CHECK(store->credentials().Find(kGrace)->value().recovery_hashes == std::vector<std::string>{"cc"});
  CHECK(!*store->credentials().UseRecoveryCode(kGrace, "aa"));
  CHECK(store->sessions().Find(AToken(1))->value().credential_version == 1);
}

TEST_CASE("links made for one purpose are void, those for another stay") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const Instant now = store->clock().Now(), later = now + std::chrono::hours(1);
  REQUIRE(store->links().Create({AToken(1), "confirmed set-up", kGrace, later}));
  REQUIRE(store->links().Void(kGrace, "set-up"));
  CHECK(store->links().Find(AToken(1), now)->has_value());
  REQUIRE(store->links().Create({AToken(2), "set-up", kGrace, later}));
  REQUIRE(store->links().Void(kGrace, "set-up"));
  CHECK(!store->links().Find(AToken(2), now)->has_value());
}

TEST_CASE("a code and a recovery code each work once") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  store->SetAccount(kGrace, "grace.obi", 1, false);
  REQUIRE(store->credentials().SetCredential(ACredential()));
  CHECK(*store->credentials().UseTotpStep(kGrace, 101));
  CHECK(!*store->credentials().UseTotpStep(kGrace, 101));
  CHECK(!*store->credentials().UseTotpStep(kGrace, 100));
  CHECK(*store->credentials().UseRecoveryCode(kGrace, "aa"));
  CHECK(!*store->credentials().UseRecoveryCode(kGrace, "aa"));
  CHECK(store->credentials().Find(kGrace)->value().recovery_hashes == std::vector<std::string>{"bb"});
}

TEST_CASE("a session is found beside the account's present state, until it is ended") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  store->SetAccount(kGrace, "grace.obi", 3, false);
  const Instant now = store->clock().Now();
  REQUIRE(store->sessions().Create({AToken(1), kGrace, 3, 0, now, now}));
  store->SetAccount(kGrace, "grace.obi", 4, true);
  const std::optional<OpenSession> open = *store->sessions().Find(AToken(1));
  REQUIRE(open);
  CHECK(open->session.account_version == 3);
  CHECK(open->account_version == 4);
  CHECK(open->sessions_since == 4);
  CHECK(open->disabled);
  REQUIRE(store->sessions().End(AToken(1)));
  CHECK(!store->sessions().Find(AToken(1))->has_value());
}

TEST_CASE("being seen only moves forward, and idle sessions are swept") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  store->SetAccount(kGrace, "grace.obi", 1, false);
  const Instant start = store->clock().Now();
  const auto minute = std::chrono::minutes(1);
  REQUIRE(store->sessions().Create({AToken(1), kGrace, 1, 0, start, start}));
  REQUIRE(store->sessions().Create({AToken(2), kGrace, 1, 0, start, start}));
  store->sessions().Touch(AToken(1), start + 10 * minute);
  store->sessions().Touch(AToken(1), start + 5 * minute);
  CHECK(*store->sessions().Sweep(start + 5 * minute, start) == 1);
  CHECK(store->sessions().Find(AToken(1))->value().session.last_seen == start + 10 * minute);
  CHECK(!store->sessions().Find(AToken(2))->has_value());
  REQUIRE(store->sessions().EndAllOf(kGrace));
  CHECK(!store->sessions().Find(AToken(1))->has_value());
}

TEST_CASE("a one-time link works once, before it expires, and only the newest") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  const Instant now = store->clock().Now();
  const Instant later = now + std::chrono::hours(1);
  REQUIRE(store->links().Create({AToken(1), "set-up", kGrace, later}));
  REQUIRE(store->links().Create({AToken(2), "set-up", kGrace, later}));
  CHECK(!store->links().Find(AToken(1), now)->has_value());
  CHECK(store->links().Find(AToken(2), now)->value().purpose == "set-up");
  CHECK(!*store->links().Use(AToken(2), later));
  CHECK(*store->links().Use(AToken(2), now));
  CHECK(!*store->links().Use(AToken(2), now));
}

}  // namespace
}  // namespace caseway::tests
