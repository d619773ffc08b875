#include "app/demonstration/work_at_hand.h"

#include <algorithm>
#include <map>

#include "app/demonstration/around.h"
#include "app/demonstration/population.h"
#include "core/casework/allocate.h"
#include "core/casework/hand_over.h"
#include "core/casework/open_case.h"
#include "core/casework/people.h"
#include "core/pathway/arrivals.h"

namespace caseway::app {
namespace {

using pathway::Action;
using Steps = std::map<std::string, int, std::less<>>;  // from each stage to the one wished; missing: there is no way

constexpr int kNear = 1;  // steps before the end from which on it is with who shall hold it

// Back to where the case came from is no way to anywhere else.
bool LeadsBack(const Action& action) {
  const auto& reads = action.when ? action.when->reads : std::vector<feel::NamePath>();
  return std::any_of(reads.begin(), reads.end(), [](const feel::NamePath& path) {
    return path.size() == 2 && path[0] == "case" && path[1] == "came_from";
  });
}

Steps StepsTo(const pathway::Definition& definition, const std::string& wished) {
  Steps steps{{wished, 0}};
  for (bool found = true; found;) {
    found = false;
    for (const auto& state : definition.states) {
      if (state.end) continue;
      for (const auto& action : state.actions) {
        const auto next = steps.find(action.to);
        if (next == steps.end() || LeadsBack(action)) continue;
        const auto [known, is_new] = steps.try_emplace(state.id, next->second + 1);
        if (is_new || known->second > next->second + 1) known->second = next->second + 1, found = true;
      }
    }
  }
  return steps;
}

// Those that lead nearer, the shortest way first.
std::vector<const Action*> Leading(const pathway::State& state, const Steps& steps) {
  const int left = steps.find(state.id)->second;
  std::vector<std::pair<int, const Action*>> found;
  for (const auto& action : state.actions) {
    const auto next = steps.find(action.to);
    if (!action.by_system && !LeadsBack(action) && next != steps.end() && next->second < left)
      found.emplace_back(next->second, &action);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Action*> actions;
  for (const auto& one : found) actions.push_back(one.second);
  return actions;
}

const Actor* FirstWith(const Walker& walker, const std::string& role, TeamId team) {
  const auto& with = walker.With(role);
  const auto found = std::find_if(with.begin(), with.end(), [&](const Actor* actor) { return actor->In(team); });
  return found == with.end() ? nullptr : *found;
}

// Somebody of any team who may allocate and see the case.
const Actor* Allocator(const Walker& walker, const CaseRow& row, const casework::Deed& deed) {
  const auto& staff = walker.staff();
  const auto found = std::find_if(staff.begin(), staff.end(), [&](const Actor& actor) {
    return deed.roles.Holds(actor, access::Permission::kAllocate) && actor.user != row.owner_user &&
           (row.restriction == Restriction::kNone || deed.roles.Holds(actor, access::Permission::kSeeRestricted));
  });
  return found == staff.end() ? nullptr : &*found;
}

struct Place {
  TeamId team;
  const Actor* holder;  // null: the queue
};
bool IsHeldThere(const CaseRow& row, const Place& place) {
  if (row.owner_team != place.team) return false;
  if (place.holder == nullptr) return row.with_managers || !row.owner_user;
  return row.owner_user == place.holder->user;
}

Result<bool> GiveTo(WritableRecord& record, const CaseRow& row, const Place& place, const Walker& walker,
                    const casework::Deed& deed) {
  const Actor* manager = Allocator(walker, row, deed);
  if (manager == nullptr) return false;
  casework::AllocateCommand command{.case_id = row.id, .worker = {}, .team = place.team, .reason = ""};
  if (place.holder != nullptr) command.worker = place.holder->user;
  const auto given = casework::Allocate(record, command, {*manager, deed.now, deed.library, deed.roles});
  if (!given) return given.error();
  return false;
}

constexpr std::pair<int, int> kToCome = {2, 12};  // days from the day it is written

loader::Demonstration WithDatesToCome(loader::Demonstration usual, const Wish& wish) {
  for (const auto& question : wish.to_come) usual.days[question] = kToCome;
  return usual;
}

// What is done where it stands: forms, an offer, a glass broken.
Result<bool> Furnish(WritableRecord& record, const CaseRow& row, const Wish& wish, const Walker& walker,
                     const casework::Deed& deed) {
  Chance chance(walker.seed(), 0xA7, static_cast<std::uint64_t>(row.id.value));
  const Actor* owner = walker.Find(row.owner_user);
  if (owner == nullptr) return true;
  const casework::Deed doing{*owner, deed.now, deed.library, deed.roles};
  const auto usual = wish.forms.empty() ? loader::Demonstration() : WithDatesToCome(walker.usual(), wish);
  for (const auto& form : wish.forms) {
    if (const auto kept = WriteForm(record, row, form, walker, chance, doing, &usual); !kept) return kept.error();
  }
  if (wish.broken_glass) {
    if (const auto broken = BreakGlass(record, row, walker, chance, deed); !broken) return broken.error();
  }
  const auto to = wish.offered_to.empty() ? std::nullopt : record.council().TeamByKey(wish.offered_to);
  const auto& words = walker.usual().around.hand_over_words;
  if (!to || words.empty()) return true;
  const auto offered = casework::OfferHandover(record, row.id, to->id, {}, chance.OneOf(words), doing);
  if (!offered) return offered.error();
  return true;
}

// A case that does not come from outside is opened by whoever holds it, or may open one.
Result<Document> OpenByHand(WritableRecord& record, const Coming& coming, const Wish& wish, const Place& place,
                            const Walker& walker, const casework::Deed& deed) {
  const auto bundle = deed.library.Live(wish.pathway);
  const Actor* opener = place.holder;
  for (const auto& role : bundle->definition.open_by) {
    if (opener == nullptr && !walker.With(role).empty()) opener = walker.With(role).front();
  }
  if (opener == nullptr) return NotFound("Nobody of the staff may open a case of this pathway.");
  const casework::Deed opening{*opener, deed.now, deed.library, deed.roles};
  const auto person = casework::RegisterPerson(
      record,
      {.person = InventPerson(coming.seed, coming.person, coming.today), .knowingly = true, .source = "demonstration"},
      opening);
  if (!person) return person;
  casework::OpenCaseCommand command;
  command.pathway = wish.pathway;
  command.subject = PersonId{(*person)["person"].Number()};
  command.received = deed.now;
  command.team = place.team;
  if (place.holder != nullptr) command.worker = place.holder->user;
  const auto opened = casework::OpenCase(record, command, opening);
  if (!opened) return opened;
  return Document().Set("wished", (*opened)["case"].Number());
}

// Somebody raises it with what the wish says was answered.
Result<Document> Raise(WritableRecord& record, const Coming& coming, const Wish& wish, const Walker& walker,
                       const casework::Deed& deed) {
  const auto bundle = deed.library.Live(wish.pathway);
  const auto form = bundle->forms.find(pathway::FirstAsked(*bundle).form);
  if (form == bundle->forms.end()) return NotFound("Nothing is asked when a concern is raised.");
  Chance chance(coming.seed, 0xC04CE, coming.person);
  const Date today = LondonDate(deed.now);
  casework::RaiseConcernCommand concern;
  concern.person = InventPerson(coming.seed, coming.person, coming.today);
  concern.answers = PlausibleAnswers(form->second, {walker.usual(), bundle->codes, today, today, {}}, chance);
  for (const auto& [question, answer] : wish.answers) concern.answers.Set(question, answer);
  const auto raised = casework::RaiseConcern(record, concern, deed);
  if (!raised) return raised;
  return Document().Set("wished", (*raised)["case"].Number());
}

}  // namespace

Result<Document> BeginAtHand(WritableRecord& record, const Coming& coming, const Wish& wish, const Walker& walker,
                             const casework::Deed& deed) {
  const auto team = record.council().TeamByKey(wish.team);
  if (!team) return NotFound("This council has no such team: " + wish.team);
  const bool is_concern = pathway::ReceivesConcerns(deed.library, wish.pathway);
  if (!is_concern && !pathway::ReceivesContacts(deed.library, wish.pathway))
    return OpenByHand(record, coming, wish, {team->id, FirstWith(walker, wish.holder, team->id)}, walker, deed);
  if (is_concern && !wish.answers.empty()) return Raise(record, coming, wish, walker, deed);
  Coming reported = coming;
  reported.safeguarding = is_concern;
  auto logged = LogComing(record, reported, walker.usual(), deed);
  if (!logged) return logged;
  Document begun;
  begun.Set("wished", (*logged)[is_concern ? "concern" : "case"].Number());
  if (is_concern) begun.Set("case", (*logged)["case"].Number());
  return begun;
}

Result<bool> ApproachAtHand(WritableRecord& record, CaseId id, const Wish& wish, std::uint64_t step,
                            const Walker& walker, const casework::Deed& deed) {
  const auto row = record.cases().Find(id);
  const auto bundle = row && row->open ? deed.library.Pinned(row->bundle) : nullptr;
  const auto team = record.council().TeamByKey(wish.team);
  if (bundle == nullptr || !team) return true;
  const Place place{team->id, FirstWith(walker, wish.holder, team->id)};
  const auto steps = StepsTo(bundle->definition, wish.state);
  const auto left = steps.find(row->state);
  if (left == steps.end()) return true;
  const bool is_held = IsHeldThere(*row, place);
  // Not every stage lets a case be given away: every other step goes on without.
  if (!is_held && left->second <= kNear && step % 2 == 1) return GiveTo(record, *row, place, walker, deed);
  if (left->second == 0) return is_held ? Furnish(record, *row, wish, walker, deed) : false;
  const auto taken = walker.StepBy(record, id, Leading(*bundle->definition.Find(row->state), steps), step, deed);
  if (!taken) return taken.error();
  return taken->ended;
}

}  // namespace caseway::app
