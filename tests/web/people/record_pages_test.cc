#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "Details are changed with a reason, and before and after are kept") {
  Person person = APerson("Amina", "Lewis");
  person.phone = "01632 960001";
  const PersonId amina = council.AddPerson(person);
  const Actor worker = council.As("social-worker");
  http::Fields typed = {
      {"last_name", "Lewis"}, {"was_last_name", "Lewis"}, {"phone", "01632 960002"}, {"was_phone", "01632 960001"}};
  const auto refused = pages.Post(Path(amina, "/details"), typed, worker);
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Say why the details change."));
  CHECK(Has(refused.body, "value=\"01632 960002\""));
  typed.Add("reason", "New phone");
  REQUIRE(pages.Post(Path(amina, "/details"), typed, worker).status == 303);
  CHECK(Has(pages.Words(Path(amina, "/chronology?kind=person"), worker),
            "Phone from 01632 960001 to 01632 960002. Why: New phone"));
}

TEST_CASE_METHOD(PageTest, "What someone else changed meanwhile is not overwritten unseen") {
  Person person = APerson("Amina", "Lewis");
  person.phone = "1";
  const PersonId amina = council.AddPerson(person);
  const Actor worker = council.As("social-worker");
  pages.Post(
      Path(amina, "/details"),
      {{"last_name", "Lewis"}, {"was_last_name", "Lewis"}, {"phone", "2"}, {"was_phone", "1"}, {"reason", "told"}},
      worker);
  const auto late = pages.Post(
      Path(amina, "/details"),
      {{"last_name", "Lewis"}, {"was_last_name", "Lewis"}, {"phone", "3"}, {"was_phone", "1"}, {"reason", "told"}},
      worker);
  CHECK(late.status == 409);
  CHECK(Has(WordsOf(late.body), "Phone was changed in the meantime to: 2."));
  CHECK(Has(late.body, "value=\"3\""));
}

TEST_CASE_METHOD(PageTest, "What is written down later than it happened says which time is which") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto write = [&](const char* text, const char* on, const char* at) {
    REQUIRE(pages.Post(Path(amina, "/notes"), {{"text", text}, {"on", on}, {"at", at}}, worker).status == 303);
  };
  write("Rang her.", "19/9/2026", "10:30am");
  write("Saw her.", "21/9/2026", "9:05am");
  write("Just now.", "", "");
  const std::string words = pages.Words(Path(amina, "/chronology"), worker);
  CHECK(Has(words, "Happened: 19 September 2026 at 10:30am"));
  CHECK(Has(words, "Written down on 21 September 2026 at 3:13pm"));
  CHECK(Has(words, "Happened: 21 September 2026 at 9:05am"));
  CHECK(Has(words, "Written down at 3:13pm the same day"));
  CHECK_FALSE(Has(words, "Happened: 21 September 2026 at 3:13pm"));
}

TEST_CASE_METHOD(PageTest, "A key-safe number is shown on a click that is kept, and nowhere else") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  REQUIRE(pages.Post(Path(amina, "/alerts"), {{"code", "key-safe"}, {"text", "C1947Y"}}, worker).status == 303);
  for (const char* page : {"", "/alerts", "/chronology", "/details", "/print"}) {
    CAPTURE(page);
    CHECK_FALSE(Has(pages.Get(Path(amina, page), worker).body, "C1947Y"));
  }
  std::int64_t key = 0;
  council.Read([&](Record& record) { key = record.people().Alerts(amina, LondonDate(council.now())).at(0).key; });
  const std::string reveal = Path(amina, "/alerts/" + std::to_string(key) + "/reveal");
  CHECK(pages.Post(reveal, {}, council.As("adviser")).status == 403);
  CHECK(Has(pages.Post(reveal, {}, worker).body, "C1947Y"));
  const auto row = pages.Audit(1).at(0);
  CHECK(row.reason == "key-safe number shown");
  CHECK(row.actor == worker.user);
}

TEST_CASE_METHOD(PageTest, "An alert ends with a reason") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto faulty = pages.Post(Path(amina, "/alerts"), {{"code", "dog"}, {"review", "31/9/2026"}}, worker);
  CHECK(Has(WordsOf(faulty.body), "September 2026 has 30 days."));
  pages.Post(Path(amina, "/alerts"), {{"code", "dog"}, {"source", "District nurse"}, {"review", "1/12/2026"}}, worker);
  CHECK(Has(pages.Words(Path(amina, "/alerts"), worker), "from District nurse, review by 1 December 2026"));
  std::int64_t key = 0;
  council.Read([&](Record& record) { key = record.people().Alerts(amina, LondonDate(council.now())).at(0).key; });
  const std::string end = Path(amina, "/alerts/" + std::to_string(key) + "/end");
  CHECK(Has(WordsOf(pages.Post(end, {}, worker).body), "Say why the alert no longer applies."));
  REQUIRE(pages.Post(end, {{"reason", "Rehomed"}}, worker).status == 303);
  CHECK(Has(pages.Words(Path(amina, "/alerts"), worker), "No alert."));
}

TEST_CASE_METHOD(PageTest, "Communication needs are kept as a whole, with room for more rows") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto more =
      pages.Post(Path(amina, "/needs"), {{"deed", "more"}, {"need.0", "deaf"}, {"detail.0", "Left ear"}}, worker);
  CHECK(Has(more.body, "value=\"Left ear\""));
  CHECK(Has(more.body, "need.2"));
  const auto refused = pages.Post(Path(amina, "/needs"), {{"format.0", "braille"}}, worker);
  CHECK(Has(WordsOf(refused.body), "Choose the need, or empty the row."));
  REQUIRE(pages.Post(Path(amina, "/needs"), {{"need.0", "blind"}, {"format.0", "braille"}}, worker).status == 303);
  CHECK(Has(pages.Words(Path(amina), worker), "Blind or severely sight impaired, Braille"));
}

TEST_CASE_METHOD(PageTest, "P46: nobody asked is told apart from asked and none") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  CHECK(Has(pages.Words(Path(amina), worker), "Communication Not asked yet"));
  const auto nothing = pages.Post(Path(amina, "/needs"), {}, worker);
  CHECK(Has(WordsOf(nothing.body), "Choose a need, or that they were asked and have none."));
  const auto both = pages.Post(Path(amina, "/needs"), {{"need.0", "none"}, {"need.1", "deaf"}}, worker);
  CHECK(Has(WordsOf(both.body), "Either they have no needs or these: empty one of the rows."));
  REQUIRE(pages.Post(Path(amina, "/needs"), {{"need.0", "none"}}, worker).status == 303);
  CHECK(Has(pages.Words(Path(amina), worker), "Communication No needs, asked on 21 September 2026"));
}

TEST_CASE_METHOD(PageTest, "P51: A tie stands on both records and can be ended") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const PersonId grace = council.AddPerson(APerson("Grace", "Lewis", "1970-01-01"));
  const Actor worker = council.As("social-worker");
  const auto unsaid = pages.Post(Path(amina, "/around"), {{"first_names", "Grace"}}, worker);
  CHECK(Has(WordsOf(unsaid.body), "Choose who they are to each other."));
  REQUIRE(pages
              .Post(Path(amina, "/around"),
                    {{"person", Reference(grace)}, {"kind", "daughter"}, {"part", "emergency"}, {"part", "kin"}},
                    worker)
              .status == 303);
  CHECK(Has(pages.Words(Path(amina, "/around"), worker), "Daughter emergency contact, next of kin"));
  CHECK(Has(pages.Words(Path(grace, "/around"), worker), "Parent"));
  REQUIRE(pages
              .Post(Path(grace, "/around"),
                    {{"deed", "end"}, {"from", Reference(amina)}, {"to", Reference(grace)}, {"kind", "daughter"}},
                    worker)
              .status == 303);
  CHECK(Has(pages.Words(Path(amina, "/around"), worker), "ended on 21 September 2026"));
}

TEST_CASE_METHOD(PageTest, "P51: carers and children are told, and an attorney whose document nobody saw is said so") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto add = [&](const char* first_names, const char* kind) {
    const http::Fields fields{{"first_names", first_names}, {"last_name", "Obi"}, {"kind", kind}};
    REQUIRE(pages.Post(Path(amina, "/around"), fields, worker).status == 303);
  };
  add("Grace", "carer");
  add("Kit", "child-in-household");
  add("Ruth", "deputy-property");
  const std::string words = pages.Words(Path(amina, "/around"), worker);
  CHECK(Has(words, "Unpaid carer None recorded"));
  CHECK(Has(words, "Child in the household None recorded"));
  CHECK(Has(words, "Deputy for property and affairs legal authority not seen"));
}

TEST_CASE_METHOD(PageTest, "P51: who lives at the address is shown, and how a representative is reached safely") {
  const auto at_home = [](Person person) {
    person.address = "1 High Street";
    person.postcode = "WH3 9AR";
    return person;
  };
  const PersonId amina = council.AddPerson(at_home(APerson("Amina", "Lewis")));
  const PersonId noor = council.AddPerson(at_home(APerson("Noor", "Khan", "1950-05-05")));
  const PersonId grace = council.AddPerson(APerson("Grace", "Obi", "1970-01-01"));
  const Actor worker = council.As("social-worker");
  REQUIRE(pages
              .Post(Path(amina, "/around"),
                    {{"person", Reference(grace)},
                     {"kind", "attorney-welfare"},
                     {"part", "authority"},
                     {"safe_contact", "After six; not on the landline"}},
                    worker)
              .status == 303);
  const std::string words = pages.Words(Path(amina, "/around"), worker);
  CHECK(Has(words, "Attorney for health and welfare legal authority seen"));
  CHECK(Has(words, "After six; not on the landline"));
  CHECK(Has(pages.Words(Path(amina, "/print"), worker),
            "Grace Obi: Attorney for health and welfare, legal authority seen. Safe contact: After six; not on the "
            "landline"));
  CHECK(Has(words, "At the same address"));
  CHECK(Has(words, "Noor Khan"));
  council.Read([&](Record& record) {
    const Viewer close{.user = worker.user,
                       .declared = {noor}};  // nobody is told of the record of someone close to them
    CHECK(record.people().AtSameAddress(amina, close).empty());
    CHECK(record.people().AtSameAddress(amina, {}).size() == 1);
  });
}

TEST_CASE_METHOD(PageTest, "Someone new is added with the tie") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  REQUIRE(
      pages
          .Post(Path(amina, "/around"), {{"first_names", "Noor"}, {"last_name", "Khan"}, {"kind", "neighbour"}}, worker)
          .status == 303);
  CHECK(Has(pages.Words(Path(amina, "/around"), worker), "Noor Khan"));
}

TEST_CASE_METHOD(PageTest, "A death is recorded, corrected and taken back") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  CHECK(Has(WordsOf(pages.Post(Path(amina, "/death"), {{"on", "1/1/2030"}}, worker).body),
            "The date of death must not be in the future."));
  REQUIRE(pages.Post(Path(amina, "/death"), {{"on", "1/9/2026"}, {"told_by", "Her GP"}}, worker).status == 303);
  CHECK(Has(pages.Words(Path(amina), worker), "10 May 1941 (died aged 85)"));
  REQUIRE(pages.Post(Path(amina, "/death"), {{"what", "date"}, {"on", "2/9/2026"}, {"reason", "Certificate"}}, worker)
              .status == 303);
  CHECK(Has(pages.Words(Path(amina), worker), "2 September 2026"));
  REQUIRE(pages.Post(Path(amina, "/death"), {{"what", "alive"}, {"reason", "Another Amina"}}, worker).status == 303);
  CHECK(Has(pages.Words(Path(amina), worker), "10 May 1941 (85)"));
}

TEST_CASE_METHOD(PageTest, "A move is kept with its day and kind") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto refused = pages.Post(Path(amina, "/move"), {{"from", "1/9/2026"}, {"address", "2 New Road"}}, worker);
  CHECK(Has(WordsOf(refused.body), "Choose what kind of move this is."));
  CHECK(Has(refused.body, "2 New Road"));
  REQUIRE(pages
              .Post(Path(amina, "/move"),
                    {{"from", "1/9/2026"}, {"kind", "within"}, {"address", "2 New Road"}, {"postcode", "wh11aa"}},
                    worker)
              .status == 303);
  CHECK(Has(pages.Words(Path(amina), worker), "2 New Road, WH1 1AA"));
  const std::string story = pages.Words(Path(amina, "/chronology"), worker);
  CHECK(Has(story, "Change of address from 1 September 2026"));
  CHECK(Has(story, "Within our area. From not known to 2 New Road, WH1 1AA"));
}

TEST_CASE_METHOD(PageTest,
                 "P45, P49: the addresses of a move are not said of somebody whose address is or was kept secret") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  REQUIRE(
      pages.Post(Path(amina, "/move"), {{"from", "1/9/2026"}, {"kind", "within"}, {"address", "2 New Road"}}, worker)
          .status == 303);
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = amina, .code = "address-secret", .text = "Her husband"}, deed);
  });
  const auto is_secret = [&] {
    const std::string story = pages.Words(Path(amina, "/chronology"), worker);
    CHECK(Has(story, "Within our area. Address kept secret"));
    CHECK_FALSE(Has(story, "2 New Road"));
  };
  is_secret();
  std::int64_t key = 0;
  council.Read([&](Record& record) { key = record.people().Alerts(amina, LondonDate(council.now())).at(0).key; });
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::EndAlert(record, amina, key, "She has moved back", deed);
  });
  const std::string ended = pages.Words(Path(amina, "/chronology"), worker);
  CHECK(Has(ended, "Within our area. Address kept secret"));
  CHECK_FALSE(Has(ended, "From not known to 2 New Road"));
}

TEST_CASE_METHOD(PageTest, "P49: a move wipes no address and names the council out of our area") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto move = [&](http::Fields fields) { return pages.Post(Path(amina, "/move"), std::move(fields), worker); };
  const auto future =
      move({{"from", "1/3/2037"}, {"kind", "within"}, {"address", "2 New Road"}, {"residence", "Leeds"}});
  CHECK(future.status == 422);
  CHECK(Has(WordsOf(future.body), "Enter a day within the next two years."));
  CHECK(Has(future.body, "2 New Road"));
  CHECK(Has(future.body, "value=\"1/3/2037\""));
  const auto nowhere = move({{"from", "1/9/2026"}, {"kind", "within"}, {"address", " "}});
  CHECK(Has(WordsOf(nowhere.body), "Enter the new address, or say that it is not known."));
  CHECK(Has(WordsOf(move({{"from", "1/9/2026"}, {"kind", "out"}, {"address", "2 New Road"}}).body),
            "Say which council becomes responsible."));
  const auto both = move({{"from", "1/9/2026"}, {"kind", "within"}, {"address", "2 New Road"}, {"not_known", "yes"}});
  CHECK(Has(WordsOf(both.body), "Take out the address, or the tick that it is not known."));
  REQUIRE(move({{"from", "1/9/2026"}, {"kind", "out"}, {"not_known", "yes"}, {"residence", "Leeds"}}).status == 303);
  const std::string story = pages.Words(Path(amina, "/chronology"), worker);
  CAPTURE(story);
  CHECK(Has(story, "Change of address from 1 September 2026"));
  CHECK(Has(story, "Out of our area: another council becomes responsible. Council responsible from ours to Leeds"));
}

namespace {

// Amina at 1 High Street, who is to move to 2 New Road on 2 October 2026.
struct MovingHouse : PageTest {
  MovingHouse() {
    Person person = APerson("Amina", "Lewis");
    person.address = "1 High Street", person.postcode = "WH1 1AA";
    amina = council.AddPerson(person);
    Record("1/10/2026", "9 Old Lane", "WH7 7AA");
    Record("2/10/2026", "2 New Road", "wh9 9aa");
  }
  http::Response Move(http::Fields fields) { return pages.Post(Path(amina, "/move"), std::move(fields), worker); }
  void Record(const char* from, const char* address, const char* postcode) {
    REQUIRE(Move({{"from", from}, {"kind", "within"}, {"address", address}, {"postcode", postcode}}).status == 303);
  }
  void OnItsDay() {
    council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RecordMoveOfToday(record, amina, deed);
    });
  }
  bool LivesAt(const char* postcode) {
    return Has(pages.Words("/people?postcode=" + std::string(postcode), worker), "Amina Lewis");
  }
  void Secret() {
    council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::AddAlert(record, {.person = amina, .code = "address-secret", .text = "Her husband"}, deed);
    });
  }

  PersonId amina;
  Actor worker = council.As("social-worker");
};

}  // namespace

TEST_CASE_METHOD(MovingHouse,
                 "P49: a move recorded ahead stands on the person's pages until its day and changes nothing") {
  OnItsDay();
  const std::string overview = pages.Words(Path(amina), worker);
  CHECK(Has(overview, "Address 1 High Street, WH1 1AA"));
  CHECK(Has(overview, "Change of address to come. From 2 October 2026: 2 New Road, WH9 9AA"));
  CHECK(Has(pages.Words(Path(amina, "/details"), worker), "From 2 October 2026 2 New Road, WH9 9AA"));
  CHECK(LivesAt("WH1+1AA"));
  CHECK_FALSE(LivesAt("WH9+9AA"));
  CHECK_FALSE(Has(overview, "From 1 October 2026"));  // the last one said is the one to come
  CHECK(Has(pages.Words(Path(amina, "/chronology"), worker), "Change of address to come, from 2 October 2026"));
}

TEST_CASE_METHOD(MovingHouse, "P49: on its day a move recorded ahead is the present address, everywhere at once") {
  council.WaitUntil("2026-10-05T09:00");  // nothing ran on the day itself
  OnItsDay();
  OnItsDay();
  const std::string overview = pages.Words(Path(amina), worker);
  CHECK(Has(overview, "Address 2 New Road, WH9 9AA"));
  CHECK_FALSE(Has(overview, "Change of address to come. From"));
  CHECK_FALSE(LivesAt("WH1+1AA"));
  CHECK(LivesAt("WH9+9AA"));
  const std::string story = pages.Words(Path(amina, "/chronology"), worker);
  const auto moved = story.find("Change of address from 2 October 2026");
  CHECK(moved != std::string::npos);
  CHECK(story.find("Change of address from 2 October 2026", moved + 1) == std::string::npos);
  CHECK(Has(story, "From 1 High Street, WH1 1AA to 2 New Road, WH9 9AA"));
}

TEST_CASE_METHOD(MovingHouse, "P49: a move recorded ahead is taken back with a reason, and never comes") {
  CHECK(Has(pages.Words(Path(amina, "/move"), worker),
            "From 2 October 2026: 2 New Road, WH9 9AA. The address changes by itself on that day."));
  CHECK(Has(WordsOf(Move({{"drop", "yes"}}).body), "Say why it will not happen."));
  REQUIRE(Move({{"drop", "yes"}, {"reason", "The tenancy fell through"}}).status == 303);
  CHECK(Has(WordsOf(Move({{"drop", "yes"}, {"reason", "Again"}}).body),
            "No change of address is recorded ahead any more."));
  council.WaitUntil("2026-10-02T00:01");
  OnItsDay();
  CHECK(Has(pages.Words(Path(amina), worker), "Address 1 High Street, WH1 1AA"));
  const std::string story = pages.Words(Path(amina, "/chronology"), worker);
  CHECK(Has(story, "Change of address taken back"));
  CHECK(Has(story, "The tenancy fell through"));
}

TEST_CASE_METHOD(MovingHouse, "P45, P49: a secret address to come is on no page but the details of who may see it") {
  Secret();
  const std::string overview = pages.Words(Path(amina), worker);
  CHECK(Has(overview, "Change of address to come. From 2 October 2026: Kept secret"));
  CHECK_FALSE(Has(overview, "2 New Road"));
  CHECK(Has(pages.Words(Path(amina, "/details"), worker), "2 New Road, WH9 9AA (secret: do not pass on)"));
  const Actor auditor = council.As("business-support");
  CHECK_FALSE(Has(pages.Words(Path(amina, "/details"), auditor), "2 New Road"));
  CHECK_FALSE(Has(pages.Words(Path(amina, "/chronology"), worker), "2 New Road"));
}

TEST_CASE_METHOD(MovingHouse, "P48, P49: somebody who died moves nowhere") {
  REQUIRE(pages.Post(Path(amina, "/death"), {{"on", "20/9/2026"}}, worker).status == 303);
  council.WaitUntil("2026-10-02T00:01");
  OnItsDay();
  const std::string overview = pages.Words(Path(amina), worker);
  CHECK(Has(overview, "Address 1 High Street, WH1 1AA"));
  CHECK_FALSE(Has(overview, "Change of address to come. From"));
  CHECK(Has(pages.Words(Path(amina, "/chronology"), worker), "The person has died"));
}

TEST_CASE_METHOD(PageTest,
                 "A file is kept, listed and given back as a download; one that is not what it says is refused") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto refused =
      pages.PostFile(Path(amina, "/files"), {}, {"file", "letter.pdf", "application/pdf", "<html>"}, worker);
  CHECK(Has(WordsOf(refused.body), "What is in this file is not what its name says."));
  CHECK(Has(WordsOf(pages.Post(Path(amina, "/files"), {}, worker).body), "Choose a file."));
  REQUIRE(pages.PostFile(Path(amina, "/files"), {}, {"file", "letter.pdf", "application/pdf", "%PDF-1.7 x"}, worker)
              .status == 303);
  const std::string list = pages.Get(Path(amina, "/files"), worker).body;
  CHECK(Has(list, "letter.pdf"));
  const auto from = list.find("/attachments/");
  REQUIRE(from != std::string::npos);
  const std::string link = list.substr(from, list.find('"', from) - from);
  const auto file = pages.Get(link, worker);
  CHECK(file.status == 200);
  CHECK(file.body == "%PDF-1.7 x");
  CHECK(file.content_type == "application/pdf");
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kExported);
  CHECK(pages.Get(link.substr(0, link.find('?')), worker).status == 404);
}

TEST_CASE_METHOD(PageTest, "P54: the kinds of file and their size are the council's to set") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  const std::string two_megabytes = "%PDF-" + std::string(2u << 20, 'x');
  const auto send = [&](const std::string& name, const std::string& bytes) {
    pages.RefreshLive();
    const auto answer = pages.PostFile(Path(amina, "/files"), {}, {"file", name, "", bytes}, worker);
    return answer.status == 303 ? std::string("kept") : WordsOf(answer.body);
  };
  CHECK(Has(send("page.html", "<p>"),
            "Choose a file of one of these kinds: PDF, picture (PNG), picture (JPEG), Word, Excel, OpenDocument text, "
            "OpenDocument sheet, plain text, CSV or e-mail."));
  CHECK(send("PHOTO.JPEG", "\xFF\xD8\xFF\xE0") == "kept");
  CHECK(send("letter.pdf", two_megabytes) == "kept");
  council.Set("attachments.most_megabytes", "2026-09-01", "1");
  CHECK(Has(send("letter.pdf", two_megabytes), "This file is too large: at most 1 MB."));
  pathway::Library library = council.library();
  auto& kinds = library.codes.at("file-kinds").codes;
  kinds.erase(kinds.begin() + 1, kinds.end());
  council.Use(library);
  CHECK(Has(send("photo.jpeg", "\xFF\xD8\xFF\xE0"), "Choose a file of one of these kinds: PDF."));
  CHECK(Has(pages.Words(Path(amina, "/files"), worker), "PDF; at most 1 MB"));
}

TEST_CASE_METHOD(PageTest, "The record prints whole, as a print in the audit") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  pages.Post(Path(amina, "/notes"), {{"text", "On paper too."}}, worker);
  const std::string words = pages.Words(Path(amina, "/print"), worker);
  CHECK(Has(words, "On paper too."));
  CHECK(Has(words, Reference(amina)));
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kPrinted);
  CHECK(pages.Get(Path(amina, "/print"), council.As("practice-auditor")).status == 403);
}

TEST_CASE_METHOD(PageTest, "A case is opened by hand by those the pathway names") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor worker = council.As("social-worker");
  CHECK(Has(WordsOf(pages.Post(Path(amina, "/cases/new"), {}, worker).body), "Choose what kind of case to open."));
  const auto done = pages.Post(Path(amina, "/cases/new"), {{"pathway", "assessment"}}, worker);
  REQUIRE(done.status == 303);
  CHECK(done.location.starts_with("/cases/"));
  CHECK(pages.Get(Path(amina, "/cases/new"), council.As("business-support")).status == 403);
}

}  // namespace
}  // namespace caseway::tests
