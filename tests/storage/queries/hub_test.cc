// The hub's lists: the newest danger first, every list counted whole and read by pages (P43).
#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

struct HubLists {
  // Received so many hours before the record's clock.
  void Concern(int id, const std::string& state, int hours_ago, int restriction = 0) {
    record.Append("case/" + std::to_string(id), "case.opened",
                  R"({"pathway":"safeguarding","subject":1,"owner":{"team":1},"state":")" + state +
                      R"(","received":")" + FormatIso(record.now - std::chrono::hours(hours_ago)) +
                      R"(","restriction":)" + std::to_string(restriction) +
                      R"(,"due":{"kind":"look-again","at":"2026-10-01T12:00:00Z"}})");
  }
  Hub At(HubPart part, int offset) {
    query.paged = part, query.offset = offset;
    return record.Get().work().SafeguardingHub(query, viewer);
  }
  FoldedRecord record;
  Viewer viewer;
  HubQuery query{.pathway = "safeguarding",
                 .not_safe = {"not_safe"},
                 .unanswered = {"safety_unanswered"},
                 .undecided = {"concern"},
                 .plans = {"plan"},
                 .meetings = {"meeting"}};
};

std::string Ids(const std::vector<WorkRow>& rows) {
  std::string text;
  for (const auto& row : rows) text += std::to_string(row.id.value) + " ";
  return text;
}

TEST_CASE_METHOD(HubLists, "The newest danger heads the hub however many older concerns stand there") {
  for (int i = 0; i < 101; ++i) Concern(1000 + i, i % 2 == 0 ? "concern" : "safety_unanswered", 500 - i);
  Concern(1, "not_safe", 30);
  Concern(2, "not_safe", 0);
  const Hub hub = At(HubPart::kUndecided, 0);
  CHECK(hub.all_undecided == 103);
  REQUIRE(hub.undecided.size() == 25);
  CHECK(hub.undecided[0].id == CaseId{2});
  CHECK(hub.undecided[1].id == CaseId{1});
  CHECK(hub.undecided[2].id == CaseId{1099});
  const Hub last = At(HubPart::kUndecided, 100);
  CHECK(last.all_undecided == 103);
  CHECK(Ids(last.undecided) == "1096 1098 1100 ");
}

TEST_CASE_METHOD(HubLists,
                 "Not safe comes before unanswered, unanswered before the rest, which is by the longest wait") {
  Concern(1, "concern", 1), Concern(2, "concern", 90);
  Concern(3, "safety_unanswered", 80), Concern(4, "safety_unanswered", 2);
  Concern(5, "not_safe", 70), Concern(6, "not_safe", 60);
  CHECK(Ids(At(HubPart::kUndecided, 0).undecided) == "6 5 4 3 2 1 ");
}

TEST_CASE_METHOD(HubLists, "One list is paged; the others begin at their first row") {
  query.limit = 2;
  for (int i = 1; i <= 3; ++i) Concern(i, "concern", 10 - i), Concern(10 + i, "plan", 10 - i);
  const Hub hub = At(HubPart::kPlans, 2);
  CHECK(Ids(hub.undecided) == "1 2 ");
  REQUIRE(hub.plans.size() == 1);
  CHECK(hub.plans[0].work.id == CaseId{13});
  CHECK((hub.all_undecided == 3 && hub.all_plans == 3));
}

TEST_CASE_METHOD(HubLists, "The counts are of what the viewer may know") {
  Concern(1, "concern", 3), Concern(2, "concern", 2, 1), Concern(3, "not_safe", 1, 2);
  CHECK(At(HubPart::kUndecided, 0).all_undecided == 1);
  viewer.sees_restricted = true;
  CHECK(At(HubPart::kUndecided, 0).all_undecided == 2);
  CHECK(Ids(At(HubPart::kUndecided, 0).undecided) == "1 2 ");
}

}  // namespace
}  // namespace caseway::tests
