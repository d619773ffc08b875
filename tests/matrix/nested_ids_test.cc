// An id inside an address or a form belongs to the record it stands under: with another's it is refused, and nothing is
// kept, however much the person asking may do to both records.
#include <catch2/catch.hpp>

#include "core/casework/council.h"
#include "core/casework/people.h"
#include "core/casework/sharing.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

// Amina's record and case, under which the ids of Ben's are tried.
struct TwoRecords : PageTest {
  Actor worker = council.As("social-worker");
  Actor senior = council.As("senior");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  PersonId ben = council.AddPerson(APerson("Ben", "Marsh"));
  PersonId cleo = council.AddPerson(APerson("Cleo", "Quill"));
  CaseId hers = council.OpenCase("assessment", amina);
  CaseId his = council.OpenCase("assessment", ben);

  // Refused as not there, with its row in the audit, and nothing kept.
  void Refused(const http::Response& answer, const std::string& what) {
    INFO(what);
    CHECK(answer.status == 404);
    CHECK(pages.Audit(1).front().deed == AuditDeed::kRefused);
  }
  void RefusedPost(const std::string& target, const http::Fields& fields, const Actor& by) {
    const auto before = council.Events();
    Refused(pages.Post(target, fields, by), "POST " + target);
    CHECK(council.Events() == before);
  }
  void RefusedGet(const std::string& target, const Actor& by) { Refused(pages.Get(target, by), "GET " + target); }

  std::int64_t NoteOf(PersonId person) {
    REQUIRE(pages.Post(Path(person, "/notes"), {{"text", "Rang."}}, worker).status == 303);
    std::int64_t position = 0;
    council.Read([&](Record& record) {
      Viewer viewer = access::ViewerOf(council.roles(), worker);
      viewer.now = council.now();
      position = record.people().Chronology(person, viewer, 0, 1, "").at(0).position;
    });
    return position;
  }
};

TEST_CASE("another's note is not marked in error from this record") {
  TwoRecords two;
  const std::string entry = "/notes/" + std::to_string(two.NoteOf(two.ben)) + "/error";
  two.RefusedGet(Path(two.amina, entry), two.worker);
  two.RefusedPost(Path(two.amina, entry), {{"reason", "Wrong"}}, two.worker);
  CHECK(two.pages.Get(Path(two.ben, entry), two.worker).status == 200);
}

TEST_CASE("another's alert is neither ended nor shown from this record") {
  TwoRecords two;
  two.council.Must(two.worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = two.ben, .code = "key-safe", .text = "4711"}, deed);
  });
  std::int64_t key = 0;
  two.council.Read(
      [&](Record& record) { key = record.people().Alerts(two.ben, LondonDate(two.council.now())).at(0).key; });
  const std::string alert = "/alerts/" + std::to_string(key);
  two.RefusedPost(Path(two.amina, alert + "/end"), {{"reason", "Gone"}}, two.worker);
  two.RefusedPost(Path(two.amina, alert + "/reveal"), {}, two.worker);
}

TEST_CASE("another's choice of what may be shared is not withdrawn from this record") {
  TwoRecords two;
  const auto made = two.council.Must(two.worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::ChooseSharing(record, {.person = two.ben, .with = "gp", .what = "nothing"}, deed);
  });
  const std::string withdrawal = "/sharing/" + std::to_string(made["choice"].Number()) + "/withdrawal";
  two.RefusedPost(Path(two.amina, withdrawal), {}, two.worker);
  CHECK(two.pages.Post(Path(two.ben, withdrawal), {}, two.worker).status == 303);
}

TEST_CASE("a tie between two others is not ended from this record") {
  TwoRecords two;
  two.council.Must(two.worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RelatePeople(record, {.person = two.ben, .other = two.cleo, .kind = "friend"}, deed);
  });
  two.RefusedPost(
      Path(two.amina, "/around"),
      {{"deed", "end"}, {"from", PathReference(two.ben)}, {"to", PathReference(two.cleo)}, {"kind", "friend"}},
      two.worker);
}

TEST_CASE("another's file is not given from this record") {
  TwoRecords two;
  REQUIRE(two.pages.PostFile(Path(two.ben, "/files"), {}, {"file", "a.txt", "text/plain", "His."}, two.worker).status ==
          303);
  const std::string list = two.pages.Get(Path(two.ben, "/files"), two.worker).body;
  const auto from = list.find("/attachments/"), end = list.find('?', from);
  REQUIRE(end != std::string::npos);
  const std::string file = list.substr(from, end - from);
  two.RefusedGet(file + "?person=" + PathReference(two.amina), two.worker);
  two.RefusedGet(file, two.worker);
  CHECK(two.pages.Get(file + "?person=" + PathReference(two.ben), two.worker).body == "His.");
}

TEST_CASE("a file of a restricted case is not given to those who may not see the case") {
  TwoRecords two;
  const CaseId concern = two.council.RaiseConcern(two.ben);
  const Actor hub = two.council.As("safeguarding-worker");
  REQUIRE(two.pages.PostFile(Path(concern, "/files"), {}, {"file", "a.txt", "text/plain", "His."}, hub).status == 303);
  AttachmentId file;
  two.council.Read([&](Record& record) { file = record.cases().Attachments(concern).at(0).id; });
  const std::string target = "/attachments/" + PathReference(file) + "?person=" + PathReference(two.ben);
  CHECK(two.pages.Get(target, two.worker).status == 403);
  CHECK(two.pages.Get(target, hub).body == "His.");
}

TEST_CASE("another's letter is neither shown nor given from this case") {
  TwoRecords two;
  CaseStory story(two.council, two.his);
  story.Take(two.worker, "refused", Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes"));
  REQUIRE(story.Letters().size() == 1);
  const std::string letter = "/letters/" + PathReference(story.Letters()[0].id);
  two.RefusedGet(Path(two.hers, letter), two.worker);
  two.RefusedPost(Path(two.hers, letter), {{"on", "21/9/2026"}, {"how", "by hand"}}, two.worker);
  CHECK(two.pages.Get(Path(two.his, letter), two.worker).status == 200);
}

TEST_CASE("forms, versions and actions that are not this case's are not there") {
  TwoRecords two;
  two.RefusedGet(Path(two.hers, "/forms/concern"), two.worker);
  two.RefusedPost(Path(two.hers, "/forms/concern"), {{"deed", "submit"}}, two.worker);
  two.RefusedGet(Path(two.hers, "/forms/assessment_adult/versions/1"), two.worker);
  two.RefusedPost(Path(two.hers, "/forms/assessment_adult/versions/1/error"), {{"reason", "Wrong"}}, two.senior);
  const auto before = two.council.Events();
  CHECK(two.pages.Post(Path(two.hers, "/actions/start_enquiry"), {}, two.worker).status == 409);
  CHECK(two.council.Events() == before);
}

TEST_CASE("a sealed case named in a form is not there, and the attempt is kept") {
  TwoRecords two;
  const CaseId sealed = two.council.OpenCase("position_of_trust", two.ben);
  two.RefusedGet(Path(sealed, ""), two.worker);
  two.RefusedGet(Path(sealed, "/history"), two.council.As("safeguarding-worker"));
  two.RefusedPost(Path(two.hers, "/links"), {{"other", Reference(sealed)}, {"how", "group"}}, two.worker);
  two.RefusedGet("/concerns/" + PathReference(sealed) + "/receipt", two.worker);
}

TEST_CASE("a worker learns nothing of a sealed case about themselves (P9, P32)") {
  TwoRecords two;
  const CaseId sealed = two.council.OpenCase("position_of_trust", two.ben);
  two.council.Must(two.worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, two.ben, deed);
  });
  const Actor close = two.council.Again(two.worker);
  two.RefusedGet(Path(sealed, ""), close);
  two.RefusedGet(Path(sealed, "/break-glass"), close);
  two.RefusedPost(Path(sealed, "/notes"), {{"text", "Mine"}}, close);
  CHECK(two.pages.Get(Path(two.his, ""), close).status == 403);
}

}  // namespace
}  // namespace caseway::tests
