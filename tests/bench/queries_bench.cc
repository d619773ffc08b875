// CPU of the questions behind the four pages, in a council of so many people (20,000 unless told). Printed, never
// asserted: the steps they take are (tests/storage/queries/steps_test.cc).
//
//   queries_bench 20000
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "tests/storage/projections/random_council.h"

namespace caseway::tests {
namespace {

template <class Page>
void Print(const char* name, Page&& page) {
  constexpr int kRounds = 500;
  page();
  const std::clock_t start = std::clock();
  for (int round = 0; round < kRounds; ++round) page();
  std::printf("%-10s %7.1f us\n", name, 1e6 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kRounds);
}

void Run(int people) {
  FoldedRecord record;
  RandomCouncil council(record, 17, people);
  council.pace_minutes = 2 * 60 * 24 * 100 / people + 1;
  std::clock_t start = std::clock();
  council.Step(people * 4);
  std::printf("%-10s %7.1f us\n", "fold",
              1e6 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / people / 4);
  for (std::int64_t i = 0; i < 40; ++i) {
    record.Append("case/" + std::to_string(9'000'000 + i), "case.opened",
                  R"({"pathway":"assessment","subject":1001,"state":"state_1","owner":{"team":1,"user":777},)"
                  R"("due":{"kind":"look-again","at":"2026-12-08T00:00:00Z"}})");
  }
  Viewer viewer;
  viewer.user = UserId{777};
  viewer.now = record.now;
  const WorkClock clock{record.now, EndOfLondonDay(LondonDate(record.now)), record.now + std::chrono::hours(99)};
  auto& work = record.Get().work();
  auto& cases = record.Get().cases();
  auto& known = record.Get().people();
  Print("my work", [&] { work.Mine(viewer.user, {}, clock); });
  Print("case", [&] {
    const auto row = cases.Find(CaseId{9'000'001});
    known.Find(row->subject), known.Alerts(row->subject, LondonDate(record.now)), cases.Chronology(row->id, 0, 20);
    cases.Clocks(row->id), cases.Parties(row->id), cases.LatestForms(row->id), cases.Items(row->id);
  });
  Print("surname", [&] { known.Search(Named("tayl"), viewer); });
  Print("board", [&] {
    const BoardQuery query{TeamId{}, "", record.now, *ParseDate("2026-10-01"), LondonDate(record.now)};
    work.Board(query, viewer);
  });
}

}  // namespace
}  // namespace caseway::tests

int main(int count, char** words) {
  caseway::tests::Run(count > 1 ? std::atoi(words[1]) : 20000);
  return 0;
}
