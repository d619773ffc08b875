// Signing in and what ends a session, over stores in memory.
#include "security/authenticator.h"

#include <catch2/catch.hpp>

#include "security/enrolment.h"
#include "security/sealing.h"
#include "security/second_factor.h"
#include "security/totp.h"
#include "tests/security/fake_accounts.h"

namespace caseway::security {
namespace {

using namespace std::chrono_literals;
using testing::FakeAccounts;

const Instant kNow = *ParseInstant("2026-11-22T09:00:00Z");
constexpr UserId kGrace{41};
constexpr char kPassword[] = "three brown teacups";

// Grace, with her link used: the state after the first day.
struct Office {
  Office() {
    store.Add(kGrace, "grace.obi");
    token = *enrolment.MakeLink(kGrace, "set-up", kNow, 72h);
    const EnrolmentPage page = *enrolment.Open(token, kNow);
    // The secret is not given away by the page's parts other than as base32; the store keeps it sealed.
    codes = *enrolment.Finish(token, {kPassword, page.sealed_secret, CodeOf(page, kNow)}, kNow);
    secret = *Unseal(key, store.credentials[kGrace].sealed_totp_secret, SecretContext(kGrace));
  }

  // What an app that scanned the page would show.
  static std::string CodeOf(const EnrolmentPage& page, Instant at) {
    return TotpCode(FromBase32(page.secret_base32), TotpStep(at));
  }
  static std::string FromBase32(const std::string& text) {
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
      if (c == ' ') continue;
      held = (held << 5) | static_cast<unsigned>(std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").find(c));
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      out += static_cast<char>((held >> bits) & 0xFF);
    }
    return out;
  }

  Result<SignedIn> SignIn(Instant at, std::string_view password = kPassword) {
    return authenticator.SignIn({" Grace.Obi ", password, TotpCode(secret, TotpStep(at))}, at);
  }

  FakeAccounts store;
  std::string key = std::string(32, 'k');
  Enrolment enrolment{store, store, key, "Anyshire"};
  Authenticator authenticator{store, store, key};
  std::string token;
  std::vector<std::string> codes;
  std::string secret;
};

TEST_CASE("Name, password and code together sign in") {
  Office office;
  const Result<SignedIn> in = office.SignIn(kNow + 60s);
  REQUIRE(in);
  CHECK(in->token.size() == 43);
  const Result<SignedInUser> who = office.authenticator.Check(in->token, kNow + 61s);
  REQUIRE(who);
  CHECK(who->user == kGrace);
}

TEST_CASE("Every wrong sign-in gets one and the same answer") {
  Office office;
  const std::string right = TotpCode(office.secret, TotpStep(kNow + 60s));
  for (const SignInForm& form : {SignInForm{"nobody", kPassword, right},
                                 {"grace.obi", "wrong password", right},
                                 {"grace.obi", kPassword, "000000"},
                                 {"grace.obi", kPassword, ""},
                                 {"", "", ""}}) {
    const Result<SignedIn> in = office.authenticator.SignIn(form, kNow + 60s);
    REQUIRE_FALSE(in);
    CHECK(in.error().code == ErrorCode::kUnauthenticated);
    CHECK(in.error().say == kWrongSignIn);
  }
  office.store.credentials[kGrace].disabled = true;
  CHECK(office.SignIn(kNow + 60s).error().say == kWrongSignIn);
}

TEST_CASE("A code works once, the one used at set-up too") {
  Office office;
  CHECK_FALSE(office.SignIn(kNow));
  CHECK(office.SignIn(kNow + 60s));
  CHECK_FALSE(office.SignIn(kNow + 60s));
  CHECK(office.SignIn(kNow + 90s));
}

TEST_CASE("A recovery code stands in for the telephone, once") {
  Office office;
  REQUIRE(office.codes.size() == 10);
  const Result<SignedIn> in = office.authenticator.SignIn({"grace.obi", kPassword, office.codes[3]}, kNow);
  REQUIRE(in);
  CHECK(in->used_recovery_code);
  CHECK_FALSE(office.authenticator.SignIn({"grace.obi", kPassword, office.codes[3]}, kNow));
}

TEST_CASE("After ten wrong guesses even the right password rests") {
  Office office;
  for (int i = 0; i < 10; ++i) CHECK_FALSE(office.SignIn(kNow + 60s, "wrong password"));
  CHECK_FALSE(office.SignIn(kNow + 60s));
  CHECK_FALSE(office.SignIn(kNow + 5min));
  CHECK(office.SignIn(kNow + 7min));
  CHECK(office.store.credentials[kGrace].failed_count == 0);
}

TEST_CASE("A session ends after 30 idle minutes, 12 hours, sign-out and any change of the account") {
  Office office;
  const std::string token = office.SignIn(kNow + 60s)->token;
  const auto ends_with = [&](Instant at) { return !office.authenticator.Check(token, at); };
  const Instant start = kNow + 60s;
  SECTION("idle") {
    CHECK_FALSE(ends_with(start + 29min));
    CHECK_FALSE(ends_with(start + 58min));
    CHECK(ends_with(start + 88min));
  }
  SECTION("twelve hours, however busy") {
    for (auto at = start; at < start + 12h; at += 20min) CHECK_FALSE(ends_with(at));
    CHECK(ends_with(start + 12h));
  }
  SECTION("sign-out") {
    CHECK(office.authenticator.SignOut(token));
    CHECK(ends_with(start));
  }
  SECTION("another role") {
    office.store.credentials[kGrace].account_version = 2;
    CHECK(ends_with(start));
  }
  SECTION("disabled") {
    office.store.credentials[kGrace].disabled = true;
    CHECK(ends_with(start));
  }
  SECTION("a new password") {
    office.store.credentials[kGrace].credential_version = 9;
    CHECK(ends_with(start));
  }
}

TEST_CASE("The sweep removes sessions that have ended by time and no other") {
  Office office;
  const Instant start = kNow + 60s;
  const std::string busy = office.SignIn(start)->token;
  CHECK(office.authenticator.Check(busy, start + 29min));
  const std::string idle = office.SignIn(start + 2min)->token;
  CHECK(office.store.sessions.size() == 2);
  CHECK(*office.authenticator.SweepSessions(start + 31min) == 0);
  CHECK(*office.authenticator.SweepSessions(start + 34min) == 1);
  CHECK_FALSE(office.authenticator.Check(idle, start + 34min));
  CHECK(office.authenticator.Check(busy, start + 34min));
  CHECK(*office.authenticator.SweepSessions(start + 13h) == 1);
  CHECK(office.store.sessions.empty());
}

TEST_CASE("The time a session was last seen is kept once a minute at most") {
  Office office;
  const std::string token = office.SignIn(kNow + 60s)->token;
  for (int second = 0; second < 120; ++second) {
    CHECK(office.authenticator.Check(token, kNow + 60s + std::chrono::seconds(second)));
  }
  CHECK(office.store.touches == 1);
}

TEST_CASE("Tokens that are not ours are nobody's") {
  Office office;
  for (const char* token : {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAA AAA"}) {
    CHECK(office.authenticator.Check(token, kNow).error().code == ErrorCode::kUnauthenticated);
  }
}

TEST_CASE("A form's token belongs to one session") {
  Office office;
  const SignedInUser one = *office.authenticator.Check(office.SignIn(kNow + 60s)->token, kNow + 60s);
  const SignedInUser two = *office.authenticator.Check(office.SignIn(kNow + 90s)->token, kNow + 90s);
  const std::string token = office.authenticator.CsrfToken(one);
  CHECK(office.authenticator.IsCsrfToken(one, token));
  CHECK_FALSE(office.authenticator.IsCsrfToken(two, token));
  CHECK_FALSE(office.authenticator.IsCsrfToken(one, ""));
}

TEST_CASE("A set-up link works once and not for ever") {
  Office office;
  CHECK(office.enrolment.Open(office.token, kNow).error().say ==
        "This link has been used or has run out. Ask an administrator for a new one.");
  const std::string next = *office.enrolment.MakeLink(kGrace, "reset", kNow, 24h);
  CHECK(office.enrolment.Open(next, kNow + 23h));
  CHECK_FALSE(office.enrolment.Open(next, kNow + 24h));
}

TEST_CASE("A mistake at set-up keeps the link and the secret") {
  Office office;
  const std::string token = *office.enrolment.MakeLink(kGrace, "reset", kNow, 24h);
  const EnrolmentPage page = *office.enrolment.Open(token, kNow);
  const std::string code = Office::CodeOf(page, kNow);
  const auto weak = office.enrolment.Finish(token, {"password1", page.sealed_secret, code}, kNow);
  CHECK(weak.error().fields.at(0).field == "password");
  const auto wrong = office.enrolment.Finish(token, {kPassword, page.sealed_secret, "000000"}, kNow);
  CHECK(wrong.error().fields.at(0).field == "code");
  CHECK(office.enrolment.Reopen(token, page.sealed_secret, kNow)->secret_base32 == page.secret_base32);
  CHECK_FALSE(office.enrolment.Reopen(token, "AAAA", kNow));
  CHECK(office.enrolment.Finish(token, {kPassword, page.sealed_secret, code}, kNow));
}

}  // namespace
}  // namespace caseway::security
