// Walker: takes one step on a case as some member of staff would: chooses what may be done, by whom, writes what it
// needs.
//
//   Walker walker(staff, demonstration, seed);
//   auto step = walker.Step(record, case_id, step_number, deed, &endings);   // on the writer
//
// It knows no pathway: it asks the engine what is possible, fills forms from their definitions until the requirements
// hold (preparing.h), and takes the action through AdvanceCase. What is likely comes from workflows/demonstration.toml;
// an ending that no case has reached yet is likelier than usual. Used by the demonstration and by the random walks of
// the tests. Threads: immutable; Step runs on the writer.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/demonstration/chance.h"
#include "app/demonstration/preparing.h"
#include "core/casework/advance_case.h"

namespace caseway::app {

struct StepTaken {
  bool moved = false;  // false: nothing could be done this time
  std::string action;
  bool ended = false;
  std::vector<CaseId> opened;  // cases that came of it
  Instant next{};              // when somebody would look again
};

// The endings that some case has reached: pathway, state and outcome.
using Endings = std::set<std::string>;
std::string EndingOf(const std::string& pathway, const pathway::Action& action);

class Walker {
 public:
  Walker(std::vector<Actor> staff, loader::Demonstration usual, std::uint64_t seed);
  Walker(const Walker&) = delete;
  Walker& operator=(const Walker&) = delete;
  // `deed` says when and by which workflows; each thing is done by whoever would do it. `endings`: none, or those
  // reached so far, added to.
  Result<StepTaken> Step(WritableRecord& record, CaseId case_id, std::uint64_t step, const casework::Deed& deed,
                         Endings* endings = nullptr) const;
  // The same by the first of these actions that somebody can take. `moved` is false when nobody can take any.
  Result<StepTaken> StepBy(WritableRecord& record, CaseId case_id, const std::vector<const pathway::Action*>& actions,
                           std::uint64_t step, const casework::Deed& deed) const;
  std::uint64_t seed() const { return seed_; }
  const std::vector<Actor>& staff() const { return staff_; }
  const loader::Demonstration& usual() const { return usual_; }
  // Those with the role, in order of hiring; null when nobody of the staff is that user.
  const std::vector<const Actor*>& With(const std::string& role) const;
  const Actor* Find(UserId user) const;

 private:
  struct Choice {
    const pathway::Action* action;
    const Actor* actor;
  };
  const Actor* ActorFor(const pathway::Action& action, const casework::CaseContext& context,
                        const access::RoleBook& roles, Chance& chance) const;
  double WeightOf(const pathway::Action& action, const CaseRow& row, const pathway::Definition& definition,
                  const Endings* endings) const;
  std::vector<Choice> Choices(casework::CaseContext& context, const Endings* endings, const access::RoleBook& roles,
                              Chance& chance) const;
  // Somebody of a team that takes the pathway, who may go on with it; or only the team where others take it from there.
  bool ChooseOwner(Record& record, casework::AdvanceCaseCommand& command, const casework::CaseContext& context,
                   const pathway::Action& action, const pathway::Library& library, Chance& chance) const;
  Result<CaseId> DoBefore(WritableRecord& record, const CaseRow& row, const Attempt& attempt, const Choice& choice,
                          const casework::Deed& deed) const;
  // Tries one choice after another. `endings`: as in Step.
  Result<StepTaken> TakeFirst(WritableRecord& record, casework::CaseContext& context,
                              const std::vector<Choice>& choices, const casework::Deed& deed, Chance& chance,
                              Endings* endings) const;
  Result<bool> Take(WritableRecord& record, casework::CaseContext& context, const Choice& choice,
                    const casework::Deed& deed, Chance& chance, StepTaken& taken) const;

  std::vector<Actor> staff_;
  loader::Demonstration usual_;
  std::uint64_t seed_;
  std::map<std::string, std::vector<const Actor*>> by_role_;
  std::map<UserId, const Actor*> by_user_;
};

}  // namespace caseway::app
