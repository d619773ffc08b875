// The four pages a council lives on, and what is kept when a case ends, cost no more in a council ten times as large
// (DESIGN section 14).
#include <catch2/catch.hpp>

#include "tests/storage/projections/random_council.h"

namespace caseway::tests {
namespace {

using storage::StatementWork;

struct Pages {
  StatementWork my_work, case_page, search, nhs_number, board, ending;
};

// A worker's 40 cases, one of them with 30 events, in a council of so many people over the same ten months.
class Sized {
 public:
  explicit Sized(int people) : council_(record_, 17, people) {
    council_.pace_minutes = 2 * 60 * 24 * 100 / people;
    council_.Step(people * 3);
    for (int i = 0; i < 40; ++i) Hold(9'000'000 + i);
    for (int i = 0; i < 30; ++i) {
      record_.Append("case/9000001", "note.written",
                     R"({"note":)" + std::to_string(8'000'000 + i) + R"(,"people":[1001],"case":9000001,"text":"n"})");
    }
    Document known;
    known.Set("first_names", "Grace").Set("last_name", "Obi").Set("nhs_number", "9990000018");
    record_.Append({"person", 9'500'000}, events::kPersonRegistered, Document().Set("person", std::move(known)));
    viewer_.user = UserId{kWorker};
    viewer_.now = record_.now;
  }

  Pages Measure() {
    return {Of([&] { MyWork(); }),    Of([&] { CasePage(); }), Of([&] { Search(); }),
            Of([&] { NhsNumber(); }), Of([&] { Board(); }),    Of([&] { Ending(); })};
  }

 private:
  static constexpr std::int64_t kWorker = 777;

  void Hold(std::int64_t id) {
    record_.Append("case/" + std::to_string(id), "case.opened",
                   R"({"pathway":"assessment","subject":1001,"state":"state_1","owner":{"team":1,"user":777},)"
                   R"("due":{"kind":"look-again","at":"2026-12-08T00:00:00Z"}})");
  }
  template <class Page>
  StatementWork Of(Page&& page) {
    record_.db().Work(true);
    page();
    return record_.db().Work(true);
  }
  void MyWork() {
    const WorkClock clock{record_.now, EndOfLondonDay(LondonDate(record_.now)), record_.now + std::chrono::hours(99)};
    auto& work = record_.Get().work();
    const auto own = work.Mine(viewer_.user, {}, clock);
    CHECK((own.counts.all == 40 && own.rows.size() == 25));
  }
  void CasePage() {
    auto& cases = record_.Get().cases();
    const auto row = cases.Find(CaseId{9000001});
    CHECK(record_.Get().people().Find(row->subject));
    CHECK(cases.Chronology(row->id, 0, 20).size() == 20);
    cases.Clocks(row->id), cases.Parties(row->id), cases.LatestForms(row->id), cases.Items(row->id);
    cases.Linked(row->id, viewer_), record_.Get().people().Alerts(row->subject, LondonDate(record_.now));
  }
  void Search() { CHECK(record_.Get().people().Search(Named("tayl"), viewer_).size() == 25); }
  void NhsNumber() {
    PersonQuery query;
    query.nhs_number = "9990000018";
    CHECK(record_.Get().people().Search(query, viewer_).size() == 1);
  }
  void Board() {
    const BoardQuery query{TeamId{}, "", record_.now, *ParseDate("2026-10-01"), *ParseDate("2026-12-31")};
    CHECK(record_.Get().work().Board(query, viewer_).size() > 50);
  }

  void Ending() {
    record_.Append("case/9000002", "case.advanced",
                   R"({"to":"closed","moves":true,"due":null,"ends":"completed","outcome":"reviewed"})");
    CHECK_FALSE(record_.Get().cases().Find(CaseId{9000002})->open);
  }

  FoldedRecord record_;
  RandomCouncil council_;
  Viewer viewer_;
};

// Within a tenth; a page whose statements pass over no row of any table may not begin to.
void CheckFlat(const char* page, const StatementWork& at_small, const StatementWork& at_large) {
  CAPTURE(page, at_small.vm_steps, at_large.vm_steps, at_small.rows_scanned, at_large.rows_scanned);
  CHECK(at_small.vm_steps > 0);
  CHECK(at_large.vm_steps * 10 <= at_small.vm_steps * 11);
  CHECK(at_large.rows_scanned * 10 <= at_small.rows_scanned * 11);
}

TEST_CASE("Pages take no more steps and pass over no more rows in a council ten times as large") {
  const Pages small = Sized(1500).Measure();
  const Pages large = Sized(15000).Measure();
  CheckFlat("my work", small.my_work, large.my_work);
  CheckFlat("case page", small.case_page, large.case_page);
  CheckFlat("find by start of surname", small.search, large.search);
  CheckFlat("find by NHS number", small.nhs_number, large.nhs_number);
  CheckFlat("board", small.board, large.board);
  CheckFlat("a case that ends", small.ending, large.ending);
}

}  // namespace
}  // namespace caseway::tests
