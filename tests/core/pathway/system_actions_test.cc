#include <catch2/catch.hpp>

#include "tests/core/pathway/visit_case.h"

namespace caseway::pathway {
namespace {

TEST_CASE("A timer falls at its time, by the system alone, and starts again") {
  VisitCase visit("asked");
  auto waiting = DueSystemActions(visit.At(), visit.now);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].action->id == "chase");
  CHECK_FALSE(waiting[0].due_now);
  CHECK(FormatIso(*waiting[0].at) == "2026-10-15T23:00:00Z");
  CHECK(visit.Do("chase", visit.system).error().say == "“Remind the desk” is not due yet.");
  visit.now = *waiting[0].at;
  CHECK(DueSystemActions(visit.At(), visit.now)[0].due_now);
  CHECK(visit.Do("chase", visit.worker).error().code == ErrorCode::kForbidden);
  const auto decision = visit.Do("chase", visit.system);
  REQUIRE(decision);
  CHECK(decision->moves);
  CHECK(decision->effects == std::vector<std::string>{"reminded"});
  visit.Take(*decision);
  CHECK_FALSE(DueSystemActions(visit.At(), visit.now)[0].due_now);
}

TEST_CASE("The system does nothing that is a person's to do") {
  VisitCase visit("asked");
  visit.Submit("first", R"({"safe":"yes","mood":"well"})");
  CHECK(visit.Do("visit", visit.system).error().code == ErrorCode::kForbidden);
  for (const auto& view : AvailableActions(visit.At(), visit.worker, visit.now)) CHECK_FALSE(view.action->by_system);
}

}  // namespace
}  // namespace caseway::pathway
