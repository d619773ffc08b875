#include "core/casework/holding.h"

#include <algorithm>

#include "core/pathway/permitted.h"

namespace caseway::casework {
namespace {

using access::Permission;

bool SomebodySeesIt(WritableRecord& record, const CaseRow& row, TeamId team, const Deed& deed) {
  const auto members = record.council().MembersOf(team);
  return std::any_of(members.begin(), members.end(), [&](const UserRow& member) {
    return !member.disabled && SeesIt(record, row, ActorOf(member), deed);
  });
}

Document Names(UserId user) { return Document(Document::List{}).Add(user.value); }

// Marking a case in error does not move its work on.
bool Moves(const pathway::State& state, const UserRow& worker) {
  const Actor actor = ActorOf(worker);
  return std::any_of(state.actions.begin(), state.actions.end(), [&](const pathway::Action& action) {
    return action.ends != pathway::EndEffect::kRecordedInError && pathway::HasAny(actor, action.who);
  });
}

// Who could, in words: "a social worker or a senior".
std::string MoversOf(const pathway::State& state, const pathway::Library& library) {
  std::vector<std::string> roles;
  for (const auto& action : state.actions) {
    if (action.ends == pathway::EndEffect::kRecordedInError) continue;
    for (const auto& role : action.who) {
      if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
    }
  }
  return pathway::InWords(pathway::TitlesOf(library.roles, roles));
}

// Whatever whoever holds a case in this state may have to begin, or had to hold to be given it (F26).
std::vector<std::string> CompetencesAskedIn(const pathway::Definition& definition, const std::string& at) {
  std::vector<std::string> asked;
  for (const auto& state : definition.states) {
    for (const auto& action : state.actions) {
      if (!action.competence.empty() && (state.id == at || action.to == at)) asked.push_back(action.competence);
    }
  }
  return asked;
}

Result<void> IsFitFor(const UserRow& worker, const CaseRow& row, const Deed& deed) {
  const auto bundle = deed.library.Pinned(row.bundle);
  if (bundle == nullptr || bundle->definition.Find(row.state) == nullptr) return {};
  for (const auto& competence : CompetencesAskedIn(bundle->definition, row.state)) {
    const auto trained = IsTrainedFor(worker, competence, "worker", deed);
    if (!trained) return trained;
  }
  return CanWorkIn(worker, *bundle, row.state, deed);
}

}  // namespace

bool SeesIt(WritableRecord& record, const CaseRow& row, const Actor& actor, const Deed& deed) {
  access::Relation relation;
  relation.restriction = row.restriction;
  relation.named = record.cases().HasAccess(row.id, actor.user, deed.now);
  return access::May(deed.roles, actor, Permission::kSeeCase, relation).has_value();
}

Actor ActorOf(const UserRow& row) {
  Actor actor;
  actor.user = row.id;
  actor.name = row.name;
  actor.roles = row.roles;
  actor.teams = row.teams;
  actor.declared = row.declared;
  actor.competences = row.competences;
  return actor;
}

Document OwnerOf(const Holder& holder) {
  Document owner;
  owner.Set("team", holder.team.value);
  if (holder.worker) owner.Set("user", holder.worker.value);
  return owner;
}

Result<UserRow> ColleagueFor(WritableRecord& record, UserId id, const CaseRow& row, const Deed& deed) {
  auto worker = record.council().User(id);
  if (!worker || worker->disabled) return InvalidField("worker", "Choose somebody who works here now.");
  if (!deed.roles.Holds(ActorOf(*worker), Permission::kWorkCase))
    return InvalidField("worker", worker->name + " has no role that works on cases. Choose somebody else.");
  const Actor actor = ActorOf(*worker);
  if (RelationTo(actor, row, false, record.cases().Parties(row.id)).declared)
    return InvalidField("worker", "This person is close to " + worker->name + ". Choose somebody else.");
  return *std::move(worker);
}

Result<UserRow> WorkerFor(WritableRecord& record, UserId id, const CaseRow& row, const Deed& deed) {
  auto worker = ColleagueFor(record, id, row, deed);
  if (!worker) return worker;
  const auto fit = IsFitFor(*worker, row, deed);
  if (!fit) return fit.error();
  return worker;
}

Result<void> IsTrainedFor(const UserRow& worker, const std::string& competence, const char* field, const Deed& deed) {
  const auto& held = worker.competences;
  if (std::find(held.begin(), held.end(), competence) != held.end()) return {};
  const auto list = deed.library.codes.find("competences");
  const auto* code = list == deed.library.codes.end() ? nullptr : list->second.Find(competence);
  return InvalidField(field, worker.name + " does not hold the competence this work needs: " +
                                 (code == nullptr ? competence : code->label) + " (F26). Choose somebody who does.");
}

Result<void> CanWorkIn(const UserRow& worker, const pathway::Bundle& bundle, const std::string& state,
                       const Deed& deed) {
  const auto* at = bundle.definition.Find(state);
  if (at == nullptr || at->end || Moves(*at, worker)) return {};
  const auto& states = bundle.definition.states;
  const auto moves = [&](const pathway::State& other) { return Moves(other, worker); };
  if (at->owner == "manager" && std::any_of(states.begin(), states.end(), moves)) return {};
  return InvalidField("worker", worker.name + " could do nothing with this case at that stage: it takes " +
                                    MoversOf(*at, deed.library) + ".");
}

Result<Document> NamedByGiving(WritableRecord& record, const CaseRow& row, const Holder& holder, const Deed& deed) {
  const Document nobody{Document::List{}};
  if (row.restriction == Restriction::kNone) return nobody;
  if (!holder.worker) {
    if (deed.actor.is_system || SomebodySeesIt(record, row, holder.team, deed)) return nobody;
    return InvalidField("team",
                        "Nobody in that team may see this restricted case. Choose a person: whoever takes it is named "
                        "on it.");
  }
  const auto worker = record.council().User(holder.worker);
  if (!worker || SeesIt(record, row, ActorOf(*worker), deed)) return nobody;
  const bool may_name = deed.actor.is_system || deed.roles.Holds(deed.actor, Permission::kSealCase);
  if (row.restriction == Restriction::kSealed && !may_name) {
    return InvalidField("worker", worker->name +
                                      " is not named on this sealed case. Ask somebody who may change who sees it to "
                                      "name them first.");
  }
  return Names(worker->id);
}

Document NamedByTaking(WritableRecord& record, const CaseRow& row, const Deed& deed) {
  const bool must_be_named = row.restriction != Restriction::kNone && !SeesIt(record, row, deed.actor, deed);
  return must_be_named ? Names(deed.actor.user) : Document(Document::List{});
}

}  // namespace caseway::casework
