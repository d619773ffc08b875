// Notes written on people, and the chronology they stand in.
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "P42: A note needs words alone and stands at the top of the chronology at once") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  REQUIRE(pages.Post(Path(amina, "/notes"), {{"text", "Rang. <script>no</script>"}}, worker).status == 303);
  const auto page = pages.Get(Path(amina), worker);
  CHECK(Has(page.body, "Rang. &lt;script&gt;no&lt;/script&gt;"));
  const auto refused = pages.Post(Path(amina, "/notes"), {{"text", "  "}, {"present", "Her son"}}, worker);
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Write the note."));
  CHECK(Has(refused.body, "value=\"Her son\""));
}

TEST_CASE_METHOD(PageTest, "P42: A note keeps when it happened, who was there, and stands on others' records too") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const PersonId son = council.AddPerson(APerson("Obi", "Lewis", "1970-01-01"));
  const Actor worker = council.As("social-worker");
  const auto done = pages.Post(Path(amina, "/notes"),
                               {{"text", "Visited at home."},
                                {"type", "visit"},
                                {"on", "19/9/2026"},
                                {"at", "3pm"},
                                {"present", "her son"},
                                {"mark", "seen-alone"},
                                {"mark", "key-event"},
                                {"also_other", Reference(son)}},
                               worker);
  REQUIRE(done.status == 303);
  for (const PersonId id : {amina, son}) {
    const std::string words = pages.Words(Path(id, "/chronology?kind=note"), worker);
    CHECK(Has(words, "Visit, present: her son, seen alone (key event)"));
    CHECK(Has(words, "19 September 2026 at about 3:00pm"));
    CHECK(Has(words, "Visited at home."));
  }
  const auto refused = pages.Post(Path(amina, "/notes"), {{"text", "x"}, {"also_other", "nobody"}}, worker);
  CHECK(Has(WordsOf(refused.body), "Enter a person&#39;s reference, like 7K3Q-F2M9-X, or an NHS number."));
}

TEST_CASE_METHOD(PageTest,
                 "A note from before the person was born is refused with its words kept, and a day later it is not") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis", "1993-03-12"));
  const PersonId son = council.AddPerson(APerson("Obi", "Lewis", "2004-01-01"));
  const Actor worker = council.As("social-worker");
  const auto write = [&](const char* on, const std::string& also) {
    return pages.Post(Path(amina, "/notes"), {{"text", "First seen by us."}, {"on", on}, {"also_other", also}}, worker);
  };
  for (const char* before : {"11/3/1993", "1/1/1900"}) {
    const auto refused = write(before, "");
    CAPTURE(before);
    CHECK(refused.status == 422);
    CHECK(Has(WordsOf(refused.body), "Amina Lewis was born on 12 March 1993: the day must not be before that."));
    CHECK(Has(refused.body, "First seen by us."));
  }
  CHECK(Has(WordsOf(write("12/3/1993", Reference(son)).body), "Obi Lewis was born on 1 January 2004"));
  for (const char* since : {"12/3/1993", "13/3/1993"}) CHECK(write(since, "").status == 303);
}

TEST_CASE_METHOD(PageTest,
                 "P42: a note is written in one action from a person and from a case, with nothing else said") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId referral = council.OpenReferral({.subject = amina});
  const Actor worker = council.As("social-worker");
  for (const std::string& page : {Path(amina), Path(referral)}) {
    CAPTURE(page);
    const auto events = council.Events();
    CHECK(Has(pages.Get(page, worker).body, "action=\"" + page + "/notes\""));
    CHECK(pages.Post(page + "/notes", {{"text", "Rang from " + page}}, worker).status == 303);
    CHECK(council.Events() == events + 1);
    CHECK(Has(pages.Words(Path(amina, "/chronology?kind=note"), worker), "Rang from " + page));
  }
  const auto done = pages.Post(Path(referral, "/notes"),
                               {{"text", "The neighbour rang."}, {"type", "call"}, {"mark", "third-party"}}, worker);
  CHECK(done.status == 303);
  council.Read([&](Record& record) {
    const auto latest = record.cases().Chronology(referral, 0, 1);
    CHECK(latest.at(0).third_party);
  });
}

TEST_CASE_METHOD(PageTest, "A note in error stays struck through and its copy keeps the day on the right record") {
  const PersonId wrong = council.AddPerson(APerson("Amina", "Lewis"));
  const PersonId right = council.AddPerson(APerson("Amina", "Lowis"));
  const Actor worker = council.As("social-worker");
  pages.Post(Path(wrong, "/notes"), {{"text", "Moved by hoist."}, {"on", "18/9/2026"}}, worker);
  std::int64_t position = 0;
  council.Read([&](Record& record) {
    position = record.people().Chronology(wrong, {.is_system = true}, 0, 1, "note").at(0).position;
  });
  const std::string at = Path(wrong, "/notes/" + std::to_string(position) + "/error");
  CHECK(Has(pages.Words(at, worker), "Moved by hoist."));
  CHECK(Has(WordsOf(pages.Post(at, {}, worker).body), "Choose why the note is wrong."));
  const auto done = pages.Post(at, {{"reason", "wrong-person"}, {"moved_to", Reference(right)}}, worker);
  REQUIRE(done.status == 303);
  const std::string struck = pages.Words(Path(wrong, "/chronology"), worker);
  CHECK(Has(struck, "Recorded in error. It belongs to another person"));
  const std::string copy = pages.Words(Path(right, "/chronology"), worker);
  CHECK(Has(copy, "Moved by hoist."));
  CHECK(Has(copy, "18 September 2026"));
  CHECK(pages.Get(at, worker).status == 404);
  CHECK(pages.Get(at, council.As("adviser")).status == 403);
}

TEST_CASE_METHOD(PageTest, "The chronology goes back page by page, and an entry is shown once") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  for (int i = 0; i < 40; ++i)
    pages.Post(Path(amina, "/notes"), {{"text", "Note number " + std::to_string(i) + "."}}, worker);
  const auto first = pages.Get(Path(amina, "/chronology?kind=note"), worker);
  CHECK(Has(first.body, "Note number 39."));
  CHECK_FALSE(Has(first.body, "Note number 9."));
  const auto from = first.body.find("before=");
  REQUIRE(from != std::string::npos);
  const std::string before = first.body.substr(from, first.body.find('"', from) - from);
  const auto second = pages.Get(Path(amina, "/chronology?kind=note&" + before), worker);
  CHECK(Has(second.body, "Note number 9."));
  CHECK(Has(second.body, "Note number 0."));
  CHECK_FALSE(Has(second.body, "Note number 10."));
}

}  // namespace
}  // namespace caseway::tests
