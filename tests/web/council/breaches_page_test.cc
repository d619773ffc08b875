// P50: what was marked in error where information may have reached the wrong person, on one page.
#include <catch2/catch.hpp>

#include "core/casework/council.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "core/casework/submit_form.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct Office : PageTest {
  Actor worker = council.As("social-worker"), manager = council.As("team-manager");
  Actor auditor = council.As("privacy-auditor");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  PersonId bertie = council.AddPerson(APerson("Bertie", "Wells", "1950-03-04"));

  NoteId Note(PersonId person) {
    const auto made = council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::WriteNote(record, {.people = {person}, .type = "visit", .text = "Walks with a frame."}, deed);
    });
    return NoteId{made["note"].Number()};
  }
  // By the page of the newest note, as a worker would.
  http::Response Strike(PersonId person, http::Fields fields) {
    Note(person);
    std::int64_t position = 0;
    council.Read([&](Record& record) {
      Viewer viewer;
      viewer.is_system = true;
      position = record.people().Chronology(person, viewer, 0, 1, "note").front().position;
    });
    const std::string at = "/people/" + PathReference(person) + "/notes/" + std::to_string(position) + "/error";
    return pages.Post(at, std::move(fields), worker);
  }
};

TEST_CASE("Before anything is recorded the page says so") {
  Office office;
  CHECK(Has(office.pages.Words("/breaches", office.manager),
            "No possible breach has been recorded that you may know of."));
}

TEST_CASE("P50: a note on the wrong person is listed with who recorded it, when and why, and opens to its record") {
  Office office;
  REQUIRE(office.Strike(office.amina, {{"reason", "wrong-person"}, {"words", "Two records were open"}}).status == 303);
  REQUIRE(office.Strike(office.amina, {{"reason", "recorded-twice"}}).status == 303);
  const auto page = office.pages.Get("/breaches", office.manager);
  const std::string words = WordsOf(page.body);
  CHECK(Has(words, "21 September 2026"));
  CHECK(Has(words, "A note"));
  CHECK(Has(words, "Amina Lewis"));
  CHECK(Has(words, "It belongs to another person: Two records were open"));
  CHECK(Has(words, office.worker.name));
  CHECK(Has(page.body, "href=\"/people/" + PathReference(office.amina) + "\""));
  CHECK_FALSE(Has(words, "It was recorded twice"));
  const auto seen = office.pages.Audit(1);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].deed == AuditDeed::kViewed);
  CHECK(seen[0].shown == std::vector<std::int64_t>{office.amina.value});
}

TEST_CASE("P50: a form and a case in error are listed where somebody says so, with who holds the case") {
  Office office;
  CaseStory story(office.council, office.council.OpenReferral({.subject = office.amina}));
  const std::string at = "/cases/" + PathReference(story.id());
  story.Take(office.worker, "start_screening");
  const Document screening = Document().Set("safeguarding", "no").Set("who_for", "service-user");
  story.Write(office.worker, "screening", screening)
      .Write(office.worker, "screening", Document(screening).Set("who_for", "unpaid-carer"));
  const std::string versions = at + "/forms/screening/versions/";
  CHECK(Has(office.pages.Words(versions + "1", office.worker), "information may have reached the wrong person"));
  REQUIRE(office.pages
              .Post(versions + "1/error", {{"reason", "A copy of one for another person"}, {"breach", "yes"}},
                    office.worker)
              .status == 303);
  REQUIRE(office.pages.Post(versions + "2/error", {{"reason", "Sent too early"}}, office.worker).status == 303);
  const std::string words = office.pages.Words("/breaches", office.manager);
  CHECK(Has(words, "A form, Contact and referral"));
  CHECK(Has(words, "A copy of one for another person"));
  CHECK_FALSE(Has(words, "Sent too early"));
  CHECK(Has(words, story.row().owner_name.empty() ? "Access team" : story.row().owner_name));

  story.Take(office.manager, "mark_in_error", {}, "wrong-person");
  const auto page = office.pages.Get("/breaches", office.manager);
  CHECK(Has(WordsOf(page.body), "A case, Contact and referral"));
  CHECK(Has(page.body, "href=\"" + at + "\""));
  CHECK(office.council.Verify().empty());
}

TEST_CASE("A case ended in error for another reason is no possible breach") {
  Office office;
  CaseStory story(office.council, office.council.OpenReferral({.subject = office.amina}));
  story.Take(office.manager, "mark_in_error", {}, "recorded-twice");
  CHECK(Has(office.pages.Words("/breaches", office.manager), "No possible breach has been recorded"));
}

TEST_CASE("The list is kept as a file, and that is kept in the audit") {
  Office office;
  REQUIRE(office.Strike(office.amina, {{"reason", "wrong-person"}, {"words", "=1+1"}}).status == 303);
  const auto file = office.pages.Get("/breaches.csv", office.manager);
  CHECK(file.content_type == "text/csv; charset=utf-8");
  CHECK(Has(file.body, "Recorded,What,Reference,Pathway,Person,Held by,Recorded by,Why\r\n"));
  CHECK(Has(file.body, "2026-09-21,A note," + Reference(office.amina) + ",,Amina Lewis,"));
  CHECK(office.pages.Audit(1).at(0).deed == AuditDeed::kExported);
}

TEST_CASE("The privacy auditor sees every possible breach by reference, and no content") {
  Office office;
  REQUIRE(office.Strike(office.amina, {{"reason", "wrong-person"}, {"words", "Two records were open"}}).status == 303);
  const auto page = office.pages.Get("/breaches", office.auditor);
  CHECK(Has(page.body, Reference(office.amina)));
  CHECK_FALSE(Has(page.body, "Amina"));
  CHECK_FALSE(Has(page.body, "Two records were open"));
  CHECK_FALSE(Has(page.body, "href=\"/people/" + PathReference(office.amina)));
  const auto file = office.pages.Get("/breaches.csv", office.auditor);
  CHECK_FALSE(Has(file.body, "Amina"));
  CHECK_FALSE(Has(file.body, "Two records were open"));
}

TEST_CASE("A restricted case's breach is listed for those who may see it; one's own relative's for nobody") {
  Office office;
  const Actor safeguarding = office.council.As("safeguarding-manager");
  CaseStory story(office.council,
                  office.council.RaiseConcern(office.amina, Document().Set("safe_now", "yes"), "social-worker"));
  story.Take(office.council.As("safeguarding-manager", 2), "propose_in_error", {}, "wrong-person");
  story.Take(safeguarding, "confirm_in_error", {}, "wrong-person");
  CHECK(Has(office.pages.Words("/breaches", safeguarding), "Amina Lewis"));
  CHECK_FALSE(Has(office.pages.Words("/breaches", office.manager), "Amina Lewis"));
  REQUIRE(office.Strike(office.bertie, {{"reason", "wrong-person"}}).status == 303);
  CHECK(Has(office.pages.Words("/breaches", office.manager), "Bertie Wells"));
  office.council.Must(office.manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, office.bertie, deed);
  });
  CHECK_FALSE(Has(office.pages.Words("/breaches", office.council.Again(office.manager)), "Bertie Wells"));
}

TEST_CASE("The page stands in the menu of whoever may see it, and is refused to others") {
  Office office;
  for (const auto& role : office.council.roles().Roles()) {
    CAPTURE(role);
    const Actor actor = office.council.As(role);
    const bool may = office.council.roles().Holds(role, access::Permission::kSeeBreaches);
    CHECK(office.pages.Get("/breaches", actor).status == (may ? 200 : 403));
    CHECK(Has(office.pages.Get("/pathways", actor).body, "href=\"/breaches\"") == may);
  }
}

}  // namespace
}  // namespace caseway::tests
