// Fifty workers take thousands of steps: after each the case has an owner, a date and somebody who may act, and in the
// end the record verifies itself.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "app/demonstration/walker.h"
#include "core/casework/council.h"
#include "core/casework/told_concern.h"
#include "core/pathway/engine.h"
#include "tests/support/council.h"

namespace caseway::tests {
namespace {

constexpr std::uint64_t kSeed = 20260921;
constexpr int kWorkers = 50;
constexpr int kLookAtAllEvery =
    500;  // commands between looks at every open case; the one at hand is looked at each time

constexpr int kCommands = 10000;

// The council's own accounts and enough social workers to make fifty.
std::vector<Actor> Staff(Council& council) {
  std::vector<Actor> staff;
  for (const auto& role : council.roles().Roles()) {
    for (int which : {1, 2}) staff.push_back(council.As(role, which));
  }
  for (int number = 3; static_cast<int>(staff.size()) < kWorkers; ++number) {
    const auto made = council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      casework::AccountCommand account;
      account.user_name = "social-worker." + std::to_string(number);
      account.name = "Social worker " + std::to_string(number);
      account.roles = {"social-worker"};
      account.teams = {record.council().TeamByKey("locality-north")->id};
      account.competences = council.As("social-worker").competences;
      return casework::CreateAccount(record, account, deed);
    });
    Actor actor;
    actor.user = UserId{made["user"].Number()};
    staff.push_back(council.Again(actor));
  }
  return staff;
}

loader::Demonstration Usual(const Council& council) {
  return loader::ReadDemonstration(CASEWAY_SOURCE_DIR "/workflows", council.library()).value();
}

// What must hold of an open case whatever happened (DESIGN section 5).
void CheckCase(Record& record, CaseId id, const Council& council, const std::vector<Actor>& staff) {
  const auto row = record.cases().Find(id);
  REQUIRE(row);
  if (!row->open) return;
  INFO(row->pathway << " " << row->state);
  CHECK((row->owner_user || row->owner_team));
  CHECK(row->due_at != Instant{});
  auto context = casework::CaseContext::Load(record, *row, council.library(), council.now());
  REQUIRE(context);
  const bool somebody_may = std::any_of(staff.begin(), staff.end(), [&](const Actor& actor) {
    const auto views = pathway::AvailableActions((*context)->At(), actor, council.now());
    return std::any_of(views.begin(), views.end(), [](const auto& view) { return view.permitted; });
  });
  CHECK(somebody_may);
}

class Walk {
 public:
  Walk() : staff_(Staff(council_)), walker_(staff_, Usual(council_), kSeed) {}

  void Take(int commands) {
    for (int i = 0; i < commands; ++i) {
      if (open_.size() < 60) Open();
      else Step(i);
      if (i % 7 == 0) council_.Wait(std::chrono::hours{3});
      if (i % kLookAtAllEvery == 0) LookAtAll();
    }
    LookAtAll();
  }
  int moved() const { return moved_; }
  int refused() const { return refused_; }
  std::size_t looked_at() const { return looked_at_; }
  const std::set<std::string>& states() const { return states_; }
  Council& council() { return council_; }

 private:
  void Open() {
    casework::LogContactCommand contact;
    ++opened_;
    contact.person = APerson("Person " + std::to_string(opened_), "Walker " + std::to_string(opened_ * 7919));
    contact.safeguarding = opened_ % 3 == 0 ? "yes" : opened_ % 3 == 1 ? "unknown" : "no";
    contact.channel = "phone";
    contact.reason = "Difficulty with personal care after a fall";
    contact.urgency = "soon";
    contact.consent = "yes";
    const Document told = Document().Set("safe_now", opened_ % 2 == 0 ? "yes" : "no").Set("what_happened", "A fall");
    const auto made = council_.Must(council_.As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::LogContactAsked(record, contact, opened_ % 12 == 0 ? Document() : told, deed);
    });
    for (const char* name : {"case", "concern"}) {
      if (const auto id = made[name].Number(); id != 0) open_.push_back(CaseId{id});
    }
  }
  // Every open case there is, whoever opened it.
  void LookAtAll() {
    council_.Read([&](Record& record) {
      for (const CaseId id : open_) CheckCase(record, id, council_, staff_);
    });
    looked_at_ += open_.size();
  }
  void Step(int number) {
    app::Chance chance(kSeed, 1, static_cast<std::uint64_t>(number));
    const std::size_t at = chance.Below(open_.size());
    const CaseId id = open_[at];
    app::StepTaken step;
    const auto done = council_.Do(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      auto taken = walker_.Step(record, id, static_cast<std::uint64_t>(number), deed);
      if (!taken) return Result<Document>(taken.error());
      step = *std::move(taken);
      return Result<Document>(Document(true));
    });
    // Refused as a worker would be: a restricted case, or a band just written that forbids to wait. Else it is a fault.
    const bool lawful =
        !done && (done.error().code == ErrorCode::kForbidden || done.error().code == ErrorCode::kNotAllowedInState);
    if (!done && !lawful) FAIL_CHECK(InFull(done.error()));
    if (!done) ++refused_;
    if (step.moved) ++moved_;
    if (step.ended) open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
    open_.insert(open_.end(), step.opened.begin(), step.opened.end());
    council_.Read([&](Record& record) {
      CheckCase(record, id, council_, staff_);
      for (const CaseId opened : step.opened) CheckCase(record, opened, council_, staff_);
      const auto row = record.cases().Find(id);
      states_.insert(row->pathway + " " + row->state);
    });
  }

  Council council_;
  std::vector<Actor> staff_;
  app::Walker walker_;
  std::vector<CaseId> open_;
  std::set<std::string> states_;
  int opened_ = 0, moved_ = 0, refused_ = 0;
  std::size_t looked_at_ = 0;
};

TEST_CASE("after thousands of commands by fifty workers every open case is held, dated and workable") {
  Walk walk;
  walk.Take(kCommands);
  CHECK(walk.moved() > kCommands / 2);
  CHECK(walk.refused() < kCommands / 10);
  CHECK(walk.states().size() > 25);
  CHECK(walk.looked_at() > 50 * static_cast<std::size_t>(kCommands / kLookAtAllEvery));
  // Verify rebuilds every projection from the events and compares row by row.
  for (const auto& finding : walk.council().Verify()) {
    FAIL_CHECK(finding.table << " " << finding.position << ": " << finding.say);
  }
}

}  // namespace
}  // namespace caseway::tests
