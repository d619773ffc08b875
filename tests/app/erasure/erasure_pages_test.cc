// Erasure through its pages: one person asks, another carries it out, and neither reads what goes.
#include <catch2/catch.hpp>

#include "app/erase_person.h"
#include "core/reference.h"
#include "storage/sqlite/queries/erasures.h"
#include "tests/app/erasure/planted_person.h"
#include "tests/support/page_forms.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

using Catch::Matchers::Contains;

struct ErasurePages : PageTest {
  PlantedPerson planted = Plant(council);
  storage::SqliteErasureReader reader{council.database()};
  Actor head = council.As("head-of-service"), administrator = council.As("administrator");
  std::string reference = Reference(planted.person), path = "/erasures/" + PathReference(planted.person);

  ErasurePages() {
    pages.service().erasures = &reader;
    pages.service().erase_person = [this](const std::string& command_id, const Actor& actor,
                                          const casework::EraseCommand& command) {
      return app::ErasePerson(council.database(), council.log(), council.DeedBy(actor), command_id, command, "");
    };
  }
  http::Response Ask(const Actor& actor, const std::string& reason = "Retention schedule 4.2") {
    return pages.Post("/erasures", {{"record", reference}, {"reason", reason}}, actor);
  }
};

}  // namespace

TEST_CASE("asked for on the page, carried out on the page by another, and the list says so") {
  ErasurePages e;
  const auto asked = e.Ask(e.head);
  CHECK(asked.status == 303);
  CHECK(asked.location == e.path);
  CHECK_THAT(e.pages.Words(e.path, e.head), Contains("You asked for it: a colleague has to carry it out."));
  const std::string weighed = e.pages.Words(e.path, e.administrator);
  CHECK_THAT(weighed, Contains("Records of the person, joined ones too 2"));
  CHECK_THAT(weighed, Contains("Notes that were written for other people too 1"));
  const auto done = e.pages.Post(e.path, {{"confirmed", e.reference}}, e.administrator);
  CHECK(done.status == 303);
  CHECK_THAT(e.pages.Words(done.location, e.administrator), Contains("The record is erased."));
  CHECK_THAT(e.pages.Words("/erasures", e.head), Contains("by " + e.administrator.name));
  CHECK(e.pages.Get("/people/" + PathReference(e.planted.person), e.council.As("adviser")).status == 404);
  CHECK(e.pages.Get(e.path, e.administrator).status == 404);
  CHECK(e.pages.faults().empty());
}

TEST_CASE("no page of an erasure says a word of what is erased") {
  ErasurePages e;
  REQUIRE(e.Ask(e.head).status == 303);
  for (const std::string& page : {std::string("/erasures"), e.path})
    CHECK(e.pages.Get(page, e.administrator).body.find("KANARI") == std::string::npos);
}

TEST_CASE("what is mistyped is said beside its field, and what was typed is still there") {
  ErasurePages e;
  const auto named = e.Ask(e.head, "Mrs Kanari-last wrote to us");
  CHECK(named.status == 422);
  CHECK(FormTo(named.body, "/erasures")->Value("reason") == "Mrs Kanari-last wrote to us");
  CHECK_THAT(WordsOf(named.body), Contains("Leave out the name and the NHS number"));
  const auto unknown = e.pages.Post("/erasures", {{"record", "7K3Q"}, {"reason", "x"}}, e.head);
  CHECK(unknown.status == 422);
  CHECK_THAT(unknown.body, Contains("id=\"record-error\""));
  REQUIRE(e.Ask(e.head).status == 303);
  const auto unsure = e.pages.Post(e.path, {{"confirmed", "yes"}}, e.administrator);
  CHECK(unsure.status == 422);
  CHECK(FormTo(unsure.body, e.path)->Value("confirmed") == "yes");
}

TEST_CASE("the page says why a record must be kept, every reason with its rule") {
  ErasurePages e;
  e.council.OpenCase("assessment", e.planted.person);
  const auto refused = e.Ask(e.head);
  CHECK(refused.status == 409);
  CHECK_THAT(WordsOf(refused.body),
             Contains("No case about the person, or in which they have a part, is open (ER-02)"));
}

TEST_CASE("the record is kept when a colleague says why") {
  ErasurePages e;
  REQUIRE(e.Ask(e.head).status == 303);
  CHECK(e.pages.Post(e.path + "/withdrawal", {{"withdrawn", ""}}, e.administrator).status == 422);
  CHECK(e.pages.Post(e.path + "/withdrawal", {{"withdrawn", "An inquest"}}, e.administrator).status == 303);
  CHECK_THAT(e.pages.Words("/erasures", e.head), Contains("Kept, says " + e.administrator.name + ": An inquest"));
}

TEST_CASE("nobody asks for the erasure of their own or a relative's record") {
  ErasurePages e;
  Actor head = e.head;
  e.council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    NewEvent declared = casework::EventOf(deed, {"account", head.user.value}, "account.changed", {});
    declared.payload.Set("changes", Document().Set("declared", Document().Add(e.planted.person.value)));
    const auto kept = record.Append(declared);
    return kept ? Result<Document>(Document()) : kept.error();
  });
  CHECK(e.Ask(e.council.Again(head)).status == 403);
}

}  // namespace caseway::tests
