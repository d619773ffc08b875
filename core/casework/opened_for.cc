#include "core/casework/opened_for.h"

#include <algorithm>

#include "core/casework/people.h"

namespace caseway::casework {
namespace {

std::string CodeFor(const char* list, const std::string& capacity, const Deed& deed) {
  const auto codes = deed.library.codes.find(list);
  if (codes == deed.library.codes.end()) return "";
  for (const auto& code : codes->second.codes) {
    const auto of = code.more.find("opened_for");
    if (of != code.more.end() && of->second == capacity) return code.id;
  }
  return "";
}

bool IsTied(WritableRecord& record, const Relationship& tie) {
  Viewer everything;
  everything.is_system = true;
  const auto ties = record.people().Relationships(tie.person, everything);
  return std::any_of(ties.begin(), ties.end(), [&](const Relationship& one) {
    return one.outgoing && !one.until && one.other == tie.other && one.kind == tie.kind;
  });
}

}  // namespace

std::vector<PartyRow> PartiesOpenedFor(PersonId whose, const OpenCaseCommand& open, const Deed& deed) {
  const std::string role = open.subject == whose ? "" : CodeFor("party-roles", open.capacity, deed);
  if (role.empty()) return {};
  return {{whose, "", role}};
}

Result<void> TieOpenedFor(WritableRecord& record, PersonId whose, const OpenCaseCommand& open, const Deed& deed) {
  Relationship tie;
  tie.person = whose;
  tie.other = open.subject;
  tie.kind = open.subject == whose ? "" : CodeFor("relationships", open.capacity, deed);
  if (tie.kind.empty() || IsTied(record, tie)) return {};
  Actor by_rule = deed.actor;
  by_rule.is_system = true;
  const auto tied = RelatePeople(record, tie, {by_rule, deed.now, deed.library, deed.roles});
  if (!tied) return tied.error();
  return {};
}

}  // namespace caseway::casework
