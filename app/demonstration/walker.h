// Walker: takes one step on a case as some member of staff would: chooses what may be done, by whom, writes what it
// needs.
//
//   Walker walker(staff, seed);
//   auto step = walker.Step(record, case_id, step_number, library, roles, now);   // on the writer
//
// It knows no pathway: it asks the engine what is possible, fills forms from their definitions until the requirements
// hold, and takes the action through AdvanceCase. Ends in error, by death or by withdrawal are rare. Used by the
// demonstration and by the random walks of the tests. Threads: immutable; Step runs on the writer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/demonstration/chance.h"
#include "core/casework/advance_case.h"

namespace caseway::app {

struct StepTaken {
  bool moved = false;  // false: nothing could be done this time
  std::string action;
  bool ended = false;
  std::vector<CaseId> opened;  // cases that came of it
  Instant next{};              // when somebody would look again
};

class Walker {
 public:
  Walker(std::vector<Actor> staff, std::uint64_t seed);
  Walker(const Walker&) = delete;
  Walker& operator=(const Walker&) = delete;
  Result<StepTaken> Step(WritableRecord& record, CaseId case_id, std::uint64_t step, const pathway::Library& library,
                         const access::RoleBook& roles, Instant now) const;
  const std::vector<Actor>& staff() const { return staff_; }
  // Those with the role, in order of hiring; null when nobody of the staff is that user.
  const std::vector<const Actor*>& With(const std::string& role) const;
  const Actor* Find(UserId user) const;

 private:
  struct Choice {
    const pathway::Action* action;
    const Actor* actor;
  };
  const Actor* ActorFor(const pathway::Action& action, const CaseRow& row, const pathway::CaseState& state,
                        Chance& chance) const;
  std::vector<Choice> Choices(casework::CaseContext& context, Chance& chance) const;

  std::vector<Actor> staff_;
  std::uint64_t seed_;
  std::map<std::string, std::vector<const Actor*>> by_role_;
  std::map<UserId, const Actor*> by_user_;
};

}  // namespace caseway::app
