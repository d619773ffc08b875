// The permission matrix of the pathways: cells written by hand against what the definitions allow.
#include <catch2/catch.hpp>
#include <set>

#include "core/pathway/engine.h"
#include "tests/support/council.h"
#include "tests/support/matrix_file.h"

namespace caseway::tests {
namespace {

using Cell = std::string;  // "concern gather safeguarding-worker"

bool IsRule(const std::string& word) {
  return word.size() > 1 && std::string("BFP").find(word[0]) != std::string::npos && word[1] >= '0' && word[1] <= '9';
}

// A line is "state action ROLE... rule"; every line must end in the rule that gives it.
void ReadLine(const MatrixLine& line, std::set<Cell>& cells) {
  std::string rule;
  for (std::size_t i = 2; i < line.words.size(); ++i) {
    const std::string& word = line.words[i];
    if (IsRule(word)) rule = word;
    else CHECK(cells.insert(line.words[0] + " " + line.words[1] + " " + RoleOf(word, line.place)).second);
  }
  INFO(line.place << ": which rule gives this?");
  CHECK_FALSE(rule.empty());
}

std::set<Cell> WrittenByHand(const std::string& pathway) {
  std::set<Cell> cells;
  for (const auto& line : ReadMatrix(pathway + ".txt")) ReadLine(line, cells);
  return cells;
}

// A case in one state, of which nothing is known: enough to ask who may act.
struct NothingKnown : pathway::Facts {
  const Document* Submitted(std::string_view) const override { return nullptr; }
  const Document* Draft(std::string_view) const override { return nullptr; }
  pathway::PersonFacts Person() const override { return {}; }
  pathway::CaseFacts Case() const override { return {}; }
  std::vector<std::string> Alerts() const override { return {}; }
  std::vector<std::string> OpenCases() const override { return {}; }
  std::optional<bool> OpenSafeguarding() const override { return {}; }
  std::optional<bool> CommunicationNeedsRecorded() const override { return {}; }
  std::optional<bool> DuplicateOpen() const override { return {}; }
  std::vector<std::string> Linked() const override { return {}; }
  std::vector<pathway::CaseItem> Items() const override { return {}; }
};

// Refused by role is kForbidden; every other answer means that the role was let through to the requirements.
bool IsPermitted(const pathway::Bundle& bundle, const pathway::State& state, const pathway::Action& action,
                 const std::string& role) {
  pathway::CaseState at;
  at.pathway = bundle.definition.id;
  at.state = state.id;
  at.capacity = bundle.definition.capacities.front();
  at.owner.team = "access-team";
  const NothingKnown facts;
  Actor actor;
  actor.user = UserId{7};
  actor.roles = {role};
  const pathway::CaseAt here{bundle, at, facts, ShippedLibrary().council, ShippedLibrary().roles};
  const auto decision = pathway::Decide(here, {.action = action.id}, actor, *ParseInstant("2026-09-21T10:00"));
  return decision || decision.error().code != ErrorCode::kForbidden;
}

void CheckPathway(const std::string& pathway) {
  const auto bundle = ShippedLibrary().Live(pathway);
  REQUIRE(bundle);
  const std::set<Cell> allowed = WrittenByHand(pathway);
  std::set<Cell> seen;
  int differing = 0;
  for (const auto& state : bundle->definition.states) {
    for (const auto& action : state.actions) {
      for (const auto& role : ShippedRoles().Roles()) {
        const Cell cell = state.id + " " + action.id + " " + role;
        if (allowed.count(cell) != 0) seen.insert(cell);
        if (IsPermitted(*bundle, state, action, role) == (allowed.count(cell) != 0)) continue;
        ++differing;
        UNSCOPED_INFO(
            pathway << ": " << cell
                    << (allowed.count(cell) != 0 ? " is listed and refused" : " is permitted and not listed"));
      }
    }
  }
  CHECK(differing == 0);
  for (const auto& cell : allowed) {
    INFO(pathway << ": " << cell << " names no action of the pathway");
    CHECK(seen.count(cell) == 1);
  }
}

TEST_CASE("each state, action and role of a referral is permitted exactly where the matrix says") {
  CheckPathway("referral");
}
TEST_CASE("each state, action and role of an assessment is permitted exactly where the matrix says") {
  CheckPathway("assessment");
}
TEST_CASE("each state, action and role of safeguarding is permitted exactly where the matrix says") {
  CheckPathway("safeguarding");
}
TEST_CASE("each state, action and role of a sealed record is permitted exactly where the matrix says") {
  CheckPathway("position_of_trust");
}

// ---- who it was that brought the case there: written by hand from P2, P52, B4, B65
struct Settling {
  const char *pathway, *state, *action, *role;
};
// By somebody else than who brought it there.
constexpr Settling kBySecond[] = {{"assessment", "awaiting_sign_off", "sign_off", "social-worker"},
                                  {"assessment", "awaiting_sign_off", "return", "senior"},
                                  {"referral", "rejection_proposed", "reject", "senior"},
                                  {"safeguarding", "no_enquiry_proposed", "confirm", "safeguarding-manager"},
                                  {"referral", "error_proposed", "confirm_in_error", "senior"},
                                  {"safeguarding", "error_proposed", "confirm_in_error", "safeguarding-manager"},
                                  {"safeguarding", "awaiting_closure", "close", "safeguarding-manager"},
                                  {"safeguarding", "awaiting_closure", "return", "safeguarding-manager"}};
// By who holds it or brought it there, and nobody else.
constexpr Settling kOwn[] = {{"assessment", "awaiting_sign_off", "take_back", "social-worker"},
                             {"referral", "rejection_proposed", "take_back", "adviser"},
                             {"safeguarding", "awaiting_closure", "take_back", "safeguarding-worker"}};

// The rules by which the engine refuses it to user 7, apart from what the forms have yet to say.
bool IsRefusedBy(const std::string& rule, const Settling& cell, UserId holder, UserId moved_by) {
  const auto bundle = ShippedLibrary().Live(cell.pathway);
  const auto* action = bundle->definition.Find(cell.state, cell.action);
  REQUIRE(action != nullptr);
  pathway::CaseState at;
  at.pathway = cell.pathway, at.state = cell.state, at.capacity = bundle->definition.capacities.front();
  at.owner = {"access-team", holder, false};
  at.moved_by = moved_by;
  const NothingKnown facts;
  Actor actor;
  actor.user = UserId{7};
  actor.roles = {cell.role};
  const pathway::CaseAt here{*bundle, at, facts, ShippedLibrary().council, ShippedLibrary().roles};
  auto applies = *action;
  applies.when.reset();
  const auto view = pathway::ViewAction(here, applies, actor, *ParseInstant("2026-09-21T10:00"));
  REQUIRE((view && view->permitted));
  return rule == "own" ? view->not_own : view->needs_second_person;
}

TEST_CASE("what waits for a decision is settled and sent back by somebody else than who brought it there") {
  for (const auto& cell : kBySecond) {
    INFO(cell.pathway << " " << cell.state << " " << cell.action);
    CHECK(IsRefusedBy("four-eyes", cell, UserId{8}, UserId{7}));
    CHECK_FALSE(IsRefusedBy("four-eyes", cell, UserId{7}, UserId{8}));
    CHECK_FALSE(IsRefusedBy("own", cell, UserId{8}, UserId{8}));
  }
}
TEST_CASE("what waits for a decision is taken back by who holds it or brought it there, and by nobody else") {
  for (const auto& cell : kOwn) {
    INFO(cell.pathway << " " << cell.state << " " << cell.action);
    CHECK(IsRefusedBy("own", cell, UserId{8}, UserId{9}));
    CHECK_FALSE(IsRefusedBy("own", cell, UserId{7}, UserId{9}));
    CHECK_FALSE(IsRefusedBy("own", cell, UserId{8}, UserId{7}));
  }
}

TEST_CASE("no pathway is without a matrix") {
  for (const auto& entry : ShippedLibrary().live()) {
    INFO(entry.first);
    CHECK(HasMatrix(entry.first + ".txt"));
  }
}

}  // namespace
}  // namespace caseway::tests
