#include <catch2/catch.hpp>

#include "core/casework/import_referral.h"
#include "storage/sqlite/import_results.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

// A refused row of this line; its reference is "CC-" and the line, or another one's.
ImportExceptionId Raise(Council& council, std::int64_t line, bool safeguarding, std::int64_t reference = 0) {
  casework::ImportExceptionCommand refused;
  refused.file = "october.csv", refused.line = line, refused.safeguarding = safeguarding;
  refused.row = {{"external_ref", "CC-" + std::to_string(reference == 0 ? line : reference)},
                 {"first_name", "Wei"},
                 {"last_name", ""},
                 {"urgency", "whenever"},
                 {"received_at", "2026-09-20T09:16"},
                 {"date_of_birth", "1941-13-10"}};
  refused.faults = {{"last_name", "A last name is needed."}};
  refused.values = {{"last_name", ""}};
  const auto made = council.Must(council.As("access-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RaiseImportException(record, refused, deed);
  });
  return ImportExceptionId{made["exception"].Number()};
}

TEST_CASE_METHOD(PageTest, "Refused rows stand with safeguarding first, for an access manager alone") {
  Raise(council, 3, false);
  Raise(council, 7, true);
  const std::string words = pages.Words("/arrivals", council.As("access-manager"));
  CHECK(Has(words, "Rows to put right (2)"));
  CHECK(words.find("october.csv, line 7") < words.find("october.csv, line 3"));
  CHECK(Has(words, "Last name: A last name is needed."));
  CHECK(pages.Get("/arrivals", council.As("administrator")).status == 403);
  CHECK(pages.Get("/arrivals", council.As("adviser")).status == 403);
}

TEST_CASE_METHOD(PageTest, "P1: a refused row is looked at again when the council says, urgent ones at once") {
  const auto looked_at = [&](ImportExceptionId id) {
    Instant due{};
    council.Read([&](Record& record) { due = record.work().ImportException(id)->due_at; });
    return due;
  };
  // Monday 3:13pm and four working hours: the access point shuts at 8pm.
  CHECK(looked_at(Raise(council, 3, false)) == council.now() + std::chrono::hours{4});
  CHECK(looked_at(Raise(council, 4, true)) == council.now());
  council.Set("import_exception.look_again", "2026-09-01", "2 working days");
  CHECK(looked_at(Raise(council, 5, false)) == EndOfLondonDay(*ParseDate("2026-09-23")));
  CHECK(looked_at(Raise(council, 6, true)) == council.now());
}

TEST_CASE_METHOD(PageTest, "A row opens as it came, its faults beside the fields and a choice nobody offers said so") {
  const std::string at = "/arrivals/" + PathReference(Raise(council, 3, false));
  const auto page = pages.Get(at, council.As("access-manager"));
  CHECK(Has(page.body, "value=\"CC-3\""));
  CHECK(Has(page.body, "value=\"20/09/2026 09:16\""));
  CHECK(Has(WordsOf(page.body), "Received 20/09/2026 09:16"));
  CHECK(Has(page.body, "value=\"1941-13-10\""));  // no day that there is: as it came
  CHECK(Has(page.body, "id=\"last_name-error\""));
  CHECK(Has(WordsOf(page.body), "It came as \u201cwhenever\u201d, which is none of these"));
}

TEST_CASE_METHOD(PageTest, "A row put right opens its referral once; one still wrong keeps what was typed") {
  const Actor manager = council.As("access-manager");
  const std::string at = "/arrivals/" + PathReference(Raise(council, 3, false));
  const auto refused = pages.Post(at + "/correction", {{"external_ref", "CC-3"}, {"first_name", "Wei-Lin"}}, manager);
  CHECK(refused.status == 422);
  CHECK(Has(refused.body, "value=\"Wei-Lin\""));
  const http::Fields right{{"external_ref", "CC-3"}, {"first_name", "Wei"}, {"last_name", "Chen"}, {"reason", "Falls"}};
  const auto opened = pages.Post(at + "/correction", right, manager);
  REQUIRE(opened.status == 303);
  CHECK(Has(opened.location, "/cases/"));
  CHECK(Has(pages.Words("/arrivals", manager), "Rows to put right (0)"));
  CHECK(Has(pages.Words(at, manager), "This row was put right and opened."));
  CHECK(pages.Post(at + "/correction", right, manager).status == 409);
}

// As read_referral gives it: the reference, the sign of abuse and the notes as typed.
void ReadAsTyped(CouncilPages& pages) {
  pages.service().read_referral = [](const auto& typed, Instant) {
    casework::ReferralRow row;
    row.contact.person = APerson("Wei", "Chen");
    row.contact.channel = "phone", row.contact.urgency = "routine", row.contact.source = "file";
    for (const auto& [column, text] : typed) {
      if (column == "external_ref") row.contact.external_ref = text;
      if (column == "reason") row.contact.reason = text;
      if (column == "notes") row.contact.notes = text;
      if (column == "safeguarding_concern" && !text.empty()) row.contact.safeguarding = text;
    }
    return Result<casework::ReferralRow>(row);
  };
}

TEST_CASE_METHOD(PageTest,
                 "P40: a row whose referral is there is never called opened: a concern, a note, or it stays") {
  ReadAsTyped(pages);
  const Actor manager = council.As("access-manager");
  const std::string first = "/arrivals/" + PathReference(Raise(council, 3, false));
  http::Fields typed{{"external_ref", "CC-3"}, {"last_name", "Chen"}, {"reason", "Falls"}};
  REQUIRE(pages.Post(first + "/correction", typed, manager).status == 303);
  const std::string at = "/arrivals/" + PathReference(Raise(council, 4, true, 3));
  CHECK(Has(pages.Words(at, manager),
            "Its referral is there already It came with this reference on 21 September 2026. "
            "Open the case of Wei Chen"));
  typed.Add("notes", "Bruises seen by the nurse");
  const auto stays = pages.Post(at + "/correction", typed, manager);
  CHECK(stays.status == 409);
  CHECK(Has(WordsOf(stays.body), "Already there: the referral with this reference was opened before."));
  CHECK(Has(stays.body, "Bruises seen by the nurse"));
  CHECK(Has(stays.body, "value=\"note\""));
  SECTION("its words become a note") {
    typed.Add("as", "note");
    const auto noted = pages.Post(at + "/correction", typed, manager);
    CHECK(Has(pages.Words(noted.location, manager), "The words of the row were put on its case as a note."));
    CHECK(Has(pages.Words(at, manager), "Its referral was there already: its words were put on that case as a note."));
  }
  SECTION("it tells of a sign of abuse") {
    typed.Add("safeguarding_concern", "yes");
    const auto raised = pages.Post(at + "/correction", typed, manager);
    CHECK(Has(pages.Words(raised.location, manager), "Concern raised"));
    CHECK(Has(pages.Words(at, manager),
              "Its referral was there already: a safeguarding concern was raised with its words."));
  }
}

TEST_CASE_METHOD(PageTest, "A row is dismissed with a reason and not without") {
  const Actor manager = council.As("access-manager");
  const std::string at = "/arrivals/" + PathReference(Raise(council, 3, false));
  const auto refused = pages.Post(at + "/dismissal", {{"why", " "}}, manager);
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Say why this row needs no referral."));
  const auto done = pages.Post(at + "/dismissal", {{"why", "Sent again as CC-9"}}, manager);
  REQUIRE(done.status == 303);
  CHECK(Has(pages.Words(done.location, manager), "The row was dismissed. The reason is kept."));
  CHECK(Has(pages.Words(at, manager), "This row was dismissed: Sent again as CC-9"));
}

TEST_CASE_METHOD(PageTest, "No file chosen, and a file that cannot be read, are said beside the field") {
  const Actor manager = council.As("access-manager");
  CHECK(Has(WordsOf(pages.Post("/arrivals/files", {}, manager).body), "Choose a file of referrals."));
  const auto wrong =
      pages.PostFile("/arrivals/files", {}, {.field = "file", .file_name = "x.csv", .bytes = "?"}, manager);
  CHECK(wrong.status == 422);
  CHECK(Has(WordsOf(wrong.body), "This test does not load files."));
}

// The program behind the page, as if it had read a file of three rows, one of them refused.
web::ImportOutcome OneRefused(const web::ImportWish& wish) {
  web::ImportOutcome outcome{.rows = 3, .opened = 2, .refused = 1, .people = 2, .concerns = 1};
  outcome.nothing_loaded = wish.dry_run || wish.all_or_nothing;
  if (wish.all_or_nothing) outcome.opened = 0;
  outcome.report = {{"4", "last_name", "<b>", "A last name is needed."}};
  outcome.report_file = "line,column,value,rule\r\n4,last_name,<b>,A last name is needed.\r\n";
  return outcome;
}

struct Importing : PageTest {
  Actor manager = council.As("access-manager");
  Importing() {
    pages.service().import_referrals = [](const std::string&, const std::string&, const Actor&,
                                          const web::ImportWish& wish) {
      return Result<web::ImportOutcome>(OneRefused(wish));
    };
  }
  std::string BringIn(http::Fields fields) {
    const auto answer = pages.PostFile("/arrivals/files", std::move(fields),
                                       {.field = "file", .file_name = "october.csv", .bytes = "a"}, manager);
    REQUIRE(answer.status == 303);
    return answer.location;
  }
};

TEST_CASE_METHOD(Importing, "A file brought in leads to a page of its own that can be opened again, with its report") {
  const std::string at = BringIn({{"rows", "good"}});
  for (int opened = 0; opened < 2; ++opened) {
    const auto page = pages.Get(at, manager);
    CHECK(page.status == 200);
    const std::string words = WordsOf(page.body);
    CHECK(Has(words, "Brought in: october.csv"));
    CHECK(Has(words,
              "Rows 3 Referrals opened 2 Safeguarding concerns opened 1 People we did not know 2 Already there 0 "
              "Already there, but changed since 0 Refused 1"));
    CHECK(Has(words, "Line Column Value Rule 4 Last name &lt;b&gt; A last name is needed."));
  }
  CHECK(pages.Get(at, council.As("adviser")).status == 403);
  const auto file = pages.Get(at + "/report.csv", manager);
  CHECK(file.content_type == "text/csv; charset=utf-8");
  CHECK(file.body == OneRefused({}).report_file);
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kExported);
}

TEST_CASE_METHOD(Importing, "All or nothing and only checking are told apart from a file that was brought in") {
  CHECK(Has(pages.Words("/arrivals", manager), "If one row breaks a rule, nothing of the file is kept."));
  const std::string nothing = pages.Words(BringIn({{"rows", "all"}}), manager);
  CHECK(Has(nothing, "Not brought in: october.csv"));
  CHECK(Has(nothing, "Nothing was brought in, because some rows break a rule and you asked for all or nothing."));
  CHECK_FALSE(Has(nothing, "Put the refused rows right"));
  const std::string checked = pages.Words(BringIn({{"dry_run", "yes"}}), manager);
  CHECK(Has(checked, "Checked: october.csv"));
  CHECK(Has(checked, "Nothing was kept. These are the counts that bringing it in would give."));
  CHECK_FALSE(Has(checked, "People we did not know"));
}

TEST_CASE_METHOD(Importing, "P1: what came of a file outlives the program, without what people are called") {
  storage::SqliteImportResults store(council.database(), council.log());
  const auto start = [&] { pages.service().import_results = std::make_shared<web::ImportResults>(4000, &store); };
  start();
  const std::string at = BringIn({{"rows", "good"}});
  CHECK(Has(pages.Words(at, manager), "Referrals opened 2 Safeguarding concerns opened 1 People we did not know 2"));
  start();
  const std::string words = pages.Words(at, manager);
  CHECK(Has(words, "Brought in: october.csv"));
  CHECK(Has(words, "Referrals opened 2 Safeguarding concerns opened 1 People we did not know 2"));
  CHECK(Has(words, "Line Column Rule 4 Last name A last name is needed."));
  CHECK(Has(words, "what stood in the file is kept with the rows to put right alone."));
  CHECK_FALSE(Has(words, "&lt;b&gt;"));
  CHECK_FALSE(Has(words, "Save the report as a file"));
  CHECK(pages.Get(at + "/report.csv", manager).status == 404);
  CHECK(council.Verify().empty());
}

TEST_CASE_METHOD(Importing, "Fifty results outlive the program, the newest of them") {
  storage::SqliteImportResults store(council.database(), council.log());
  for (int i = 0; i < 51; ++i) {
    council.Wait(std::chrono::hours(1));
    REQUIRE(store.Keep(std::to_string(i), Document().Set("file", "a.csv"), council.now()));
  }
  CHECK_FALSE(*store.Find("0"));
  CHECK(*store.Find("1"));
  CHECK(*store.Find("50"));
}

TEST_CASE_METHOD(Importing, "A result that is not kept any more says so") {
  const auto gone = pages.Get("/arrivals/files/other", manager);
  CHECK(gone.status == 404);
  CHECK(Has(WordsOf(gone.body), "What came of this file is not kept any more."));
}

TEST_CASE("Results of files make room for newer ones, and the newest is kept however large it is") {
  web::ImportResults results(4000);
  results.Keep("first", {.file_name = "a.csv"});
  results.Keep("second", {.file_name = "b.csv"});
  REQUIRE(results.Find("first") != nullptr);
  web::ImportResult large{.file_name = "c.csv"};
  large.outcome.report_file = std::string(10'000, 'x');
  results.Keep("third", large);
  CHECK(results.Find("first") == nullptr);
  CHECK(results.Find("second") == nullptr);
  REQUIRE(results.Find("third") != nullptr);
  CHECK(results.Find("third")->file_name == "c.csv");
}

}  // namespace
}  // namespace caseway::tests
