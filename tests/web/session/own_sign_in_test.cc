// What staff change themselves of what they sign in with: password and recovery codes.
#include <catch2/catch.hpp>

#include "tests/support/authenticator_app.h"
#include "tests/support/page_test.h"
#include "web/frame.h"

namespace caseway::tests {
namespace {

constexpr char kPassword[] = "plum velvet lantern";
constexpr char kNext[] = "three brown teacups";

bool Has(const http::Response& page, const std::string& text) {
  return WordsOf(page.body).find(text) != std::string::npos;
}

// Grace, enrolled as people are and signed in at her desk.
struct Desk : PageTest {
  Actor grace = council.As("social-worker");
  const Actor nobody{};
  std::string user_name, key;
  std::vector<std::string> codes;

  Desk() {
    auto& enrolment = pages.service().enrolment;
    const auto token = enrolment.MakeLink(grace.user, "set-up", council.now(), std::chrono::hours{72});
    const auto page = enrolment.Open(*token, council.now());
    user_name = page->user_name, key = page->secret_base32;
    codes = *enrolment.Finish(*token, {kPassword, page->sealed_secret, Code()}, council.now());
    council.Wait(std::chrono::hours{1});
    pages.Get("/account", grace);
  }
  std::string Code() { return CodeShown(key, council.now()); }
  http::Response SignIn(const std::string& password, const std::string& code) {
    return pages.Post("/sign-in", {{"user-name", user_name}, {"password", password}, {"code", code}}, nobody);
  }
  http::Response Change(const std::string& present, const std::string& next) {
    return pages.Post("/account/password", {{"proof", present}, {"password", next}}, grace);
  }
  http::Response Renew(const std::string& proof) {
    return pages.Post("/account/recovery-codes", {{"proof", proof}}, grace);
  }
  // A page asked for with the cookie of another sign-in.
  int StatusWith(const http::Response& signed_in) {
    http::Request request;
    request.path = "/account";
    request.segments = {"account"};
    request.head = "GET /account HTTP/1.1\r\nHost: caseway.test\r\n\r\n";
    request.cookies.Add(web::kSessionCookie, signed_in.cookies.at(0).value);
    return pages.Send(std::move(request), nobody).status;
  }
};

TEST_CASE("A password is changed with the present one; its holder stays signed in here and nowhere else") {
  Desk desk;
  const auto elsewhere = desk.SignIn(kPassword, desk.Code());
  REQUIRE(elsewhere.status == 303);
  REQUIRE(desk.StatusWith(elsewhere) == 200);
  const std::string csrf = desk.pages.CsrfOf(desk.grace);
  const auto done = desk.Change(kPassword, kNext);
  CHECK(done.status == 303);
  CHECK(done.location == "/account?done=password");
  CHECK(Has(desk.pages.Get(done.location, desk.grace),
            "Your password is changed. Wherever else you were signed in has ended."));
  CHECK(desk.pages.CsrfOf(desk.grace) == csrf);
  CHECK(desk.StatusWith(elsewhere) == 303);
  desk.council.Wait(std::chrono::hours{1});
  CHECK(desk.SignIn(kPassword, desk.Code()).status == 401);
  CHECK(desk.SignIn(kNext, desk.Code()).status == 303);
  CHECK(desk.SignIn(kNext, desk.codes[0]).status == 303);
}

TEST_CASE("A wrong present password changes nothing, is kept in the audit, and ten of them rest the account") {
  Desk desk;
  for (int guess = 0; guess < 10; ++guess) {
    const auto refused = desk.Change("plum velvet candle", kNext);
    CHECK(refused.status == 422);
    CHECK(Has(refused, "This is not your password."));
    CHECK(refused.body.find("plum velvet candle") == std::string::npos);
  }
  CHECK(Has(desk.Change(kPassword, kNext), "There were ten wrong tries, so your account rests for a while."));
  CHECK(desk.SignIn(kPassword, desk.Code()).status == 401);
  const auto audit = desk.pages.Audit();
  CHECK(std::count_if(audit.begin(), audit.end(), [&](const AuditEntry& row) {
          return row.deed == AuditDeed::kRefused && row.reason == "password" && row.actor == desk.grace.user;
        }) == 11);
  desk.council.Wait(std::chrono::hours{1});
  CHECK(desk.Change(kPassword, kNext).status == 303);
}

TEST_CASE("A new password meets the rule of the set-up page, and is another one") {
  Desk desk;
  CHECK(Has(desk.Change(kPassword, "short"), "Password must be 8 characters or more"));
  CHECK(Has(desk.Change(kPassword, "password123"), "Password is one that is guessed first"));
  CHECK(Has(desk.Change(kPassword, kPassword), "Choose a password other than the present one"));
  desk.council.Wait(std::chrono::hours{1});
  CHECK(desk.SignIn(kPassword, desk.Code()).status == 303);
}

TEST_CASE("A change of password is in the audit as a change of the account") {
  Desk desk;
  REQUIRE(desk.Change(kPassword, kNext).status == 303);
  const auto row = desk.pages.Audit(1).at(0);
  CHECK(row.deed == AuditDeed::kChanged);
  CHECK(row.subject_kind == "account");
  CHECK(row.shown == std::vector<std::int64_t>{desk.grace.user.value});
  CHECK(row.reason == "password");
}

TEST_CASE("Recovery codes are renewed with the password or a code of the app; the earlier ones are void") {
  Desk desk;
  CHECK(Has(desk.pages.Get("/account/recovery-codes", desk.grace), "You have 10 that were not used."));
  const std::string proof = GENERATE(std::string(), std::string(kPassword));
  const auto page = desk.Renew(proof.empty() ? desk.Code() : proof);
  REQUIRE(page.status == 200);
  CHECK(Has(page, "They are shown only now"));
  const std::string fresh = TextBetween(page.body, "<li>", "</li>");
  CHECK(fresh != desk.codes[0]);
  CHECK(desk.pages.Get("/account/recovery-codes", desk.grace).body.find(fresh) == std::string::npos);
  CHECK(desk.SignIn(kPassword, desk.codes[0]).status == 401);
  CHECK(desk.SignIn(kPassword, fresh).status == 303);
  CHECK(desk.SignIn(kPassword, fresh).status == 401);
}

TEST_CASE("Recovery codes stay as they are when neither the password nor a code is right") {
  Desk desk;
  CHECK(Has(desk.Renew("000000"), "This is not the code your authenticator app shows now. Each code works once."));
  CHECK(Has(desk.Renew("plum velvet candle"), "This is not your password."));
  CHECK(Has(desk.Renew(""), "This is not your password."));
  CHECK(desk.SignIn(kPassword, desk.codes[0]).status == 303);
}

TEST_CASE("Nobody changes a password without being signed in") {
  Desk desk;
  CHECK(desk.pages.Get("/account/password", desk.nobody).location == "/sign-in?back=%2Faccount%2Fpassword");
  const auto refused = desk.pages.Post("/account/password", {{"proof", kPassword}, {"password", kNext}}, desk.nobody);
  CHECK(refused.status == 401);
  CHECK(refused.body.find(kNext) == std::string::npos);
  CHECK(refused.body.find(kPassword) == std::string::npos);
}

}  // namespace
}  // namespace caseway::tests
