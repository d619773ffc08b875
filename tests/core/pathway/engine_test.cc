#include "core/pathway/engine.h"

#include <catch2/catch.hpp>

#include "core/pathway/scope.h"
#include "tests/core/pathway/visit_case.h"

namespace caseway::pathway {
namespace {

constexpr char kReady[] = R"({"safe":"yes","mood":"well","age":"85"})";

std::string Rules(const std::vector<Unmet>& unmet) {
  std::string rules;
  for (const Unmet& one : unmet) rules += one.rule + " ";
  return rules;
}

TEST_CASE("A refusal lists every unmet requirement with rule and sentence") {
  const VisitCase visit("asked");
  const auto decision = visit.Do("visit", visit.worker);
  REQUIRE_FALSE(decision);
  CHECK(decision.error().code == ErrorCode::kNotAllowedInState);
  CHECK(decision.error().say == "“Go and visit” cannot be done yet.");
  REQUIRE(decision.error().unmet.size() == 2);
  CHECK(decision.error().unmet[0].rule == "VI-01");
  CHECK(decision.error().unmet[1].say == "It is safe to visit");
}

TEST_CASE("Who may is told to who may not") {
  const VisitCase visit("asked");
  const auto decision = visit.Do("write_off", visit.worker);
  REQUIRE_FALSE(decision);
  CHECK(decision.error().code == ErrorCode::kForbidden);
  CHECK(decision.error().say == "“Record it in error” is done by a manager.");
}

TEST_CASE("An action of another state is not found") {
  const VisitCase visit("asked");
  CHECK(visit.Do("finish", visit.worker).error().code == ErrorCode::kNotFound);
  CHECK(visit.Do("no_such", visit.worker).error().code == ErrorCode::kNotFound);
}

TEST_CASE("A move gives state, owner, date, amber and clocks") {
  VisitCase visit("asked");
  visit.Submit("first", kReady);
  const auto decision = visit.Do("visit", visit.worker);
  REQUIRE(decision);
  CHECK(decision->state == "visiting");
  CHECK(decision->moves);
  CHECK(decision->owner == Owner{"desk", UserId{1}, false});
  CHECK(decision->due->ShortSentence() == "by 6 October 2026");
  CHECK(FormatIso(*decision->amber_from) == "2026-10-04T23:00:00Z");
  REQUIRE(decision->clocks.size() == 1);
  CHECK(decision->clocks[0].due.ShortSentence() == "by 21 October 2026");
  CHECK(decision->stopped.empty());
  CHECK(decision->ToDocument()["due"]["within"].Text() == "5 days");
}

TEST_CASE("In a condition today is today, beside what the case knows") {
  VisitCase visit("asked");
  visit.Submit("first", kReady);
  const CaseAt at = visit.At();
  const Scope scope(at, visit.now);
  const auto holds = [&](const char* text) {
    Condition condition{text, {}, {}};
    REQUIRE_FALSE(forms::Compile(condition, feel::TypeScope{}));
    return scope.Holds(condition);
  };
  CHECK(holds("today != null and now != null"));
  CHECK(holds("today - duration(\"P1D\") < today"));
  CHECK(holds("first.safe = \"yes\" and today < date(\"2999-01-01\")"));
  CHECK_FALSE(holds("no_such_form != null"));
}

TEST_CASE("A reason is chosen from its list") {
  const VisitCase visit("asked");
  const auto none = visit.Do("write_off", visit.manager);
  REQUIRE_FALSE(none);
  CHECK(none.error().fields[0].field == "reason");
  Command command;
  command.action = "write_off";
  command.reason = "nonsense";
  CHECK(visit.Do(command, visit.manager).error().code == ErrorCode::kInvalidInput);
  command.reason = "mistake";
  const auto decision = visit.Do(command, visit.manager);
  REQUIRE(decision);
  CHECK(decision->ends == EndEffect::kRecordedInError);
  CHECK(decision->owner == Owner{});
  CHECK_FALSE(decision->due);
}

TEST_CASE("An action shows only when its condition holds, worked out by the decision table") {
  VisitCase visit("visiting");
  visit.Submit("first", R"({"age":"17"})");
  CHECK(AvailableActions(visit.At(), visit.worker, visit.now).size() == 2);
  visit.Submit("first", R"({"age":"18"})");
  const auto actions = AvailableActions(visit.At(), visit.worker, visit.now);
  REQUIRE(actions.size() == 3);
  CHECK(actions[2].action->id == "finish");
  CHECK(actions[2].needs_form);
  CHECK(Rules(actions[2].with_form) == "VI-03 ");
  CHECK(actions[2].unmet.empty());
  CHECK(actions[2].Ready());
}

TEST_CASE("Finishing ends the case, opens another and keeps what was decided") {
  VisitCase visit("visiting");
  visit.Submit("first", kReady);
  CHECK(Rules(visit.Do("finish", visit.worker).error().unmet) == "form VI-03 ");
  visit.Submit("closing", R"({"done":"Advice","again":"yes"})");
  const auto decision = visit.Do("finish", visit.worker);
  REQUIRE(decision);
  CHECK(decision->outcome == "helped");
  CHECK(decision->letters == std::vector<std::string>{"done"});
  REQUIRE(decision->opens.size() == 1);
  CHECK(decision->opens[0].pathway == "visit");
  CHECK(decision->stopped == std::vector<std::string>{"contact_to_visit"});
  CHECK(WriteJson(decision->decisions) == R"({"next_step":"finish"})");
}

TEST_CASE("A clock that has stopped is not stopped again") {
  VisitCase visit("visiting");
  visit.Submit("first", kReady);
  visit.Submit("closing", R"({"done":"Advice"})");
  visit.facts.stopped_clocks = {"contact_to_visit"};
  const auto decision = visit.Do("finish", visit.manager);
  REQUIRE(decision);
  CHECK(decision->clocks.empty());
  CHECK(decision->stopped.empty());
}

TEST_CASE("Four eyes: who wrote it or brought it here needs another, unless the setting lets the grade alone") {
  VisitCase visit("visiting");
  visit.Submit("first", kReady);
  visit.Submit("closing", R"({"done":"Advice"})");
  visit.state.form_authors = {UserId{1}, UserId{2}};
  CHECK(Rules(visit.Do("finish", visit.worker).error().unmet) == "four-eyes ");
  CHECK(visit.Do("finish", visit.manager));  // close_alone = ["manager"]
  visit.state.form_authors = {};
  visit.state.moved_by = UserId{1};
  CHECK_FALSE(visit.Do("finish", visit.worker));
  CHECK(AvailableActions(visit.At(), visit.worker, visit.now)[2].needs_second_person);
}

TEST_CASE("A pause starts and ends with its state; the clock runs on") {
  VisitCase visit("visiting");
  const auto pause = visit.Do("pause", visit.worker);
  REQUIRE(pause);
  CHECK(pause->pause_starts);
  CHECK(pause->due->ShortSentence() == "by 15 October 2026");
  CHECK(pause->clocks[0].due.ShortSentence() == "by 21 October 2026");
  visit.Take(*pause);
  const auto resume = visit.Do("resume", visit.worker);
  REQUIRE(resume);
  CHECK(resume->pause_ends);
}

TEST_CASE("A deed that does not move the case leaves its entry and owner") {
  VisitCase visit("visiting");
  visit.state.owner.worker = UserId{7};
  visit.now += std::chrono::hours(48);
  const auto decision = visit.Do("note_it", visit.worker);
  REQUIRE(decision);
  CHECK_FALSE(decision->moves);
  CHECK(decision->owner.worker == UserId{7});
  CHECK(decision->due->ShortSentence() == "by 6 October 2026");
  CHECK(decision->effects == std::vector<std::string>{"scheme_told"});
}

TEST_CASE("A case is opened by a role that may, in a capacity the pathway has, with owner and date at once") {
  VisitCase visit("");
  const auto opened = Open(visit.At(), visit.worker, visit.now);
  REQUIRE(opened);
  CHECK(opened->state == "asked");
  CHECK(opened->owner == Owner{"desk", {}, false});
  CHECK(opened->due->ShortSentence() == "by 5 October 2026");
  CHECK(Open(visit.At(), visit.manager, visit.now).error().say == "“A visit” is opened by a worker.");
  CHECK(Open(visit.At(), visit.system, visit.now));
  visit.state.capacity = "unpaid carer";
  CHECK(Open(visit.At(), visit.worker, visit.now).error().fields[0].field == "capacity");
}

TEST_CASE("A limit is the one that held when the clock began") {
  VisitCase visit("asked");
  visit.state.first_contact = *ParseInstant("2019-12-01T09:00");  // before the setting: the definition's 28 days
  CHECK(RunningClocks(visit.At(), visit.now)[0].due.ShortSentence() == "by 29 December 2019");
}

TEST_CASE("Drafts count only where a requirement says so") {
  VisitCase visit("asked");
  visit.facts.drafts["first"] = *ReadJson(kReady);
  CHECK(Rules(visit.Do("visit", visit.worker).error().unmet) == "VI-01 VI-02 ");
}

TEST_CASE("The explanation says what is met and what is not") {
  VisitCase visit("asked");
  visit.Submit("first", R"({"safe":"no","mood":"well"})");
  const Action* action = visit.At().bundle.definition.Find("asked", "visit");
  CHECK(Explain(visit.At(), *action, visit.worker, visit.now) ==
        "“Go and visit”\n"
        "[met]     who: done by a worker or a manager\n"
        "[met]     VI-01: The mood has been asked\n"
        "[not met] VI-02: It is safe to visit\n");
}

}  // namespace
}  // namespace caseway::pathway
