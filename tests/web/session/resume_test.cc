#include <catch2/catch.hpp>

#include "core/ids.h"
#include "tests/support/authenticator_app.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

constexpr char kPassword[] = "plum velvet lantern";

bool Has(const http::Response& page, const std::string& text) { return page.body.find(text) != std::string::npos; }

// Somebody whose session ended while they wrote a note.
struct Interrupted : PageTest {
  Actor worker = council.As("social-worker");
  const Actor nobody{};
  PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  std::string notes = "/people/" + PathReference(amina) + "/notes";
  http::Fields note{
      {"type", "call"}, {"text", "She <b>rang</b> & is worried."}, {"command", CouncilPages::NewCommand()}};

  // Enrolled through the link, as people are. -> the fields of their sign-in
  http::Fields SignInFields() {
    const auto token = pages.service().enrolment.MakeLink(worker.user, "set-up", council.now(), std::chrono::hours{72});
    const auto page = pages.service().enrolment.Open(*token, council.now());
    const auto code = CodeShown(page->secret_base32, council.now());
    REQUIRE(pages.service().enrolment.Finish(*token, {kPassword, page->sealed_secret, code}, council.now()));
    council.Wait(std::chrono::hours{1});
    return {{"user-name", page->user_name},
            {"password", kPassword},
            {"code", CodeShown(page->secret_base32, council.now())}};
  }
};

TEST_CASE("A post whose session has ended comes back as a sign-in page with everything that was typed") {
  Interrupted one;
  const auto page = one.pages.Post(one.notes, one.note, one.nobody);
  CHECK(page.status == 401);
  CHECK(Has(page, "what you wrote is kept on this page"));
  CHECK(Has(page, "name=\"resume\" value=\"" + one.notes + "\""));
  CHECK(Has(page, "name=\"kept\" value=\"text=She &lt;b&gt;rang&lt;/b&gt; &amp; is worried.\""));
  CHECK_FALSE(Has(page, "<b>rang"));
}

TEST_CASE("After signing in what was typed is shown, and sent with one button, once") {
  Interrupted one;
  http::Fields fields = one.SignInFields();
  fields.Add("resume", one.notes);
  for (const auto& field : one.note) fields.Add("kept", field.name + "=" + field.value);
  const auto offer = one.pages.Post("/sign-in", fields, one.nobody);
  REQUIRE(offer.status == 200);
  CHECK(Has(offer, "She &lt;b&gt;rang&lt;/b&gt; &amp; is worried."));
  CHECK(Has(offer, "action=\"" + one.notes + "\""));
  CHECK(TextBetween(offer.body, "name=\"command\" value=\"", "\"") == one.note.Get("command"));
  const auto before = one.council.Events();
  REQUIRE(one.pages.Post(one.notes, one.note, one.worker).status == 303);
  REQUIRE(one.pages.Post(one.notes, one.note, one.worker).status == 303);
  CHECK(one.council.Events() == before + 1);
}

TEST_CASE("A wrong password keeps what was typed for the next attempt") {
  Interrupted one;
  const auto again = one.pages.Post(
      "/sign-in", {{"user-name", "nobody"}, {"password", "wrong"}, {"resume", one.notes}, {"kept", "text=Rang."}},
      one.nobody);
  CHECK(again.status == 401);
  CHECK(Has(again, "name=\"kept\" value=\"text=Rang.\""));
}

TEST_CASE("What was typed is never sent to another site") {
  Interrupted one;
  http::Fields fields = one.SignInFields();
  fields.Add("resume", "https://elsewhere.example/");
  fields.Add("kept", "text=Rang.");
  const auto in = one.pages.Post("/sign-in", fields, one.nobody);
  CHECK(in.status == 303);
  CHECK(in.location == "/");
}

}  // namespace
}  // namespace caseway::tests
