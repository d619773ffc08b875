#include "core/casework/on_duty.h"

#include <algorithm>

#include "core/casework/holding.h"
#include "core/casework/whole_words.h"
#include "core/forms/answers.h"
#include "core/pathway/scope.h"

namespace caseway::casework {

std::vector<UserId> OnDutyFor(WritableRecord& record, const CaseContext& context, const Deed& deed) {
  const auto& seals = context.bundle().definition.seals;
  if (!seals || !seals->on_duty) return {};
  const pathway::CaseAt at = context.At();
  const auto team = record.council().TeamByKey(seals->on_duty->team);
  if (!team || !pathway::Scope(at, deed.now).Holds(seals->on_duty->when)) return {};
  const std::string alleged = AllegedOf(context);
  std::vector<UserId> users;
  for (const auto& user : record.council().MembersOf(team->id)) {
    const bool may = !user.disabled && deed.roles.Holds(ActorOf(user), access::Permission::kWorkCase);
    if (may && !StandsIn(user.name, alleged)) users.push_back(user.id);
  }
  return users;
}

std::string AllegedOf(const CaseContext& context) {
  const auto& seals = context.bundle().definition.seals;
  if (!seals || seals->alleged.empty()) return "";
  const std::string& path = seals->alleged;
  const auto group = path.find('.') + 1, question = path.rfind('.') + 1;
  const std::string form = path.substr(0, group - 1), rows = path.substr(group, question - 1 - group);
  std::string alleged;
  for (const Document* answers : {context.facts().Submitted(form), context.facts().Draft(form)}) {
    if (answers == nullptr) continue;
    for (const auto& row : forms::AnswerAt(*answers, rows).Items())
      alleged += "; " + std::string(row[path.substr(question)].Text());
  }
  return alleged;
}

bool IsAnyNamed(WritableRecord& record, CaseId id, const std::vector<UserId>& users, Instant now) {
  return std::any_of(users.begin(), users.end(), [&](UserId user) { return record.cases().HasAccess(id, user, now); });
}

}  // namespace caseway::casework
